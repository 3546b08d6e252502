"""What was compiled from catalogue files, kept in the user's cache folder.

A kept result belongs to the content of its files and to the version of its compiler: change either, and it is
compiled anew. Nothing here can make a run fail: a folder that cannot be written, or a file in it that was damaged, costs
time and no more.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

from lawgraph.errors import CatalogueError

#: kept results of one version; older ones (of other checkouts, of edited catalogues) go
_KEPT = 4
_DIGEST = 16


def cache_folder() -> Path | None:
    """The user's cache folder for lawgraph: `LAWGRAPH_CACHE`, else where the platform keeps such things.

    None when there is no home folder to look in.
    """
    chosen = os.environ.get("LAWGRAPH_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "lawgraph" / "Cache" if base else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "lawgraph"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else home / ".cache") / "lawgraph"


def content_digest(files: Sequence[Path], version: str = "") -> str:
    """A digest of the names and the content of files, in their order, as hexadecimal digits.

    Raises CatalogueError for a file that cannot be read.
    """
    total = blake2b(version.encode(), digest_size=_DIGEST)
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CatalogueError(f"无法读取目录文件 / cannot read catalogue file: {file}: {error.strerror}") from error
        total.update(file.name.encode() + b"\0" + blake2b(content, digest_size=_DIGEST).digest())
    return total.hexdigest()


def cached(files: Sequence[Path], version: str, compile: Callable[[], bytes], folder: Path | None = None) -> bytes:
    """What `compile` returns for these files: from the cache when it is there, else compiled and kept.

    `version` names the compiler and its format (`divisions-1`) and is the front part of the kept file's name. `folder` is the
    cache folder to use instead of the user's own.

    Raises CatalogueError for a file that cannot be read, and whatever `compile` raises.
    """
    folder = folder or cache_folder()
    if folder is None:
        return compile()
    kept = folder / f"{version}-{content_digest(files, version)}.bin"
    found = _read(kept)
    if found is not None:
        return found
    result = compile()
    _keep(kept, result, version)
    return result


def _read(kept: Path) -> bytes | None:
    """The content of a kept file, None when there is none or its digest, in front, does not fit."""
    try:
        content = kept.read_bytes()
    except OSError:
        return None
    digest, result = content[:_DIGEST], content[_DIGEST:]
    return result if digest == blake2b(result, digest_size=_DIGEST).digest() else None


def _keep(kept: Path, result: bytes, version: str) -> None:
    """Write under another name, then rename: a second process never sees half a file."""
    temporary = None
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=kept.parent, prefix=f".{version}-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(blake2b(result, digest_size=_DIGEST).digest() + result)
        os.replace(temporary, kept)
        temporary = None
        others = sorted(kept.parent.glob(f"{version}-*.bin"), key=lambda path: path.stat().st_mtime, reverse=True)
        for other in others[_KEPT:]:
            other.unlink()
    except OSError:
        if temporary is not None:
            try:
                os.unlink(temporary)
            except OSError:
                return
