"""Files that take their names only when they are complete, compressed by name, and the same for the same content."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path
from typing import IO

from lawgraph.errors import ResultError
from lawgraph.run_account import check_mentions_held

_BUFFER = 1 << 20


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """A file to write beside `target`, which it replaces at the end of the block unless that ends with an error.

    Compressed where the name ends in .gz, without name and time, so that the same content gives the same bytes.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb", buffering=_BUFFER) as raw:
            if target.suffix == ".gz":
                packed = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0)
                with packed, BufferedWriter(packed, _BUFFER) as out:
                    yield out
            else:
                yield raw
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def result_file(folder: Path, name: str) -> Path:
    """A file of a result folder. Raises ResultError when it is not there."""
    path = folder / name
    if not path.is_file():
        if name.startswith("mentions."):
            check_mentions_held(folder)
        raise ResultError(
            f"{folder} 中没有 {name}，请先运行 lawgraph build / no {name} in {folder}: run lawgraph build first"
        )
    return path
