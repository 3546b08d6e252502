"""Files to write: where they go, and how they appear whole or not at all."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

_PART = re.compile(r"\.(.+)\.[0-9a-f]{32}\.part")
_SLASHES = tuple(slash for slash in (os.sep, os.altsep) if slash)


def is_folder(path: str | Path) -> bool:
    """Whether a file that is to be written to a path goes into it, under a name of its own: a folder that is there, or
    any path that ends with a slash.
    """
    return str(path).endswith(_SLASHES) or Path(path).is_dir()


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file under another name and renames it. Raises OSError, and leaves what was there before."""
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def remains(folder: Path, name: re.Pattern[str]) -> list[Path]:
    """What processes that were killed left of files whose name fits, in a folder that may not be there."""
    found = folder.iterdir() if folder.is_dir() else ()
    parts = ((path, _PART.fullmatch(path.name)) for path in found)
    return [path for path, part in parts if part and name.fullmatch(part[1])]
