"""The batches of earlier builds, so that a build begins where the last one ended and repeats nothing.

A batch is called by the digest of all that it was made from: change a report, the catalogue or the program, and another batch
is looked for. It is written in a folder of its own and renamed at the end, so that no build ever meets half of one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from lawgraph.corpus.texts import KeptText, text_path

_DONE = "done.json"
_PART = ".part-"


class Shelf:
    """The batches of the result folder `out`, in `folder`."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder = folder
        self._out = out

    def path(self, key: str) -> Path:
        """The folder of a batch."""
        return self._folder / key

    def is_last(self, key: str) -> bool | None:
        """Whether a batch is the last of its shard; None where there is none, or a file or text of it is missing or has another size."""
        folder = self.path(key)
        try:
            told = json.loads((folder / _DONE).read_text(encoding="utf-8"))
            sizes = {folder / name: size for name, size in told["files"].items()}
            sizes |= {text_path(self._out, text): size for text, size in told["texts"]}
            whole = all(path.stat().st_size == size for path, size in sizes.items())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return bool(told["last"]) if whole else None

    def texts(self, keys: Iterable[str]) -> set[str]:
        """The keys of the texts that batches count on. Raises OSError or ValueError for one that is not there or damaged."""
        found: set[str] = set()
        for key in keys:
            told = json.loads((self.path(key) / _DONE).read_text(encoding="utf-8"))
            found.update(text for text, _ in told["texts"])
        return found

    def put(self, key: str, write: Callable[[Path], None], texts: Iterable[KeptText], *, last: bool) -> None:
        """Put a batch on the shelf: `write` fills a folder. Raises OSError, and leaves nothing then."""
        part = self._folder / f"{_PART}{uuid4().hex}"
        part.mkdir(parents=True)
        try:
            write(part)
            told = {
                "last": last,
                "files": {path.name: path.stat().st_size for path in sorted(part.iterdir())},
                "texts": list(texts),
            }
            (part / _DONE).write_text(json.dumps(told), encoding="utf-8")
            if self.path(key).exists():  # damaged, or `is_last` would have found it
                shutil.rmtree(self.path(key), ignore_errors=True)
            os.rename(part, self.path(key))
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def drop_others(self, keys: Collection[str]) -> None:
        """Remove all batches but these, and what broken builds left."""
        with suppress(FileNotFoundError):
            for entry in list(os.scandir(self._folder)):
                if entry.name not in keys:
                    shutil.rmtree(entry.path, ignore_errors=True)
