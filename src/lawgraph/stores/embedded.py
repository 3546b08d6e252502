"""The graph in an Oxigraph store on disk, `out/store`, so that a question need not begin with reading Turtle.

The store holds a file that names what it was made from: the digest of graph.ttl and the version of pyoxigraph, whose format
may change. The digest and not size and time, because it is right after a copy or an unpacked archive too, and costs 0.1 s for a
million triples where the store itself saves 5. A store is filled in a folder of its own beside and renamed at the end, so that
no process ever meets half of one; of two that make it at the same time one wins and both are right.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from lawgraph.errors import ResultError

if TYPE_CHECKING:
    from pyoxigraph import Store

_log = logging.getLogger(__name__)

STORE = "store"
#: bytes of Turtle below which reading it into memory (0.3 s at most) is faster than making a store, and answers come sooner
SMALL = 4_000_000
#: the file in a store that says what it was made from; a folder without it is not ours and is left alone
_MARK = "lawgraph.json"
_PART = "store.part-"
#: seconds after which a folder that is being filled is taken for the remains of a process that was ended
_ABANDONED = 3600


def open_graph(file: Path) -> Store:
    """The graph of a Turtle file, ready for questions: from the store beside it, which is made if need be.

    A small graph is read into memory, and so is one beside which nothing can be written. Raises ResultError for a file that is
    not well formed.
    """
    if file.stat().st_size < SMALL:
        return _in_memory(file)
    try:
        return _opened(file)
    except OSError:
        return _in_memory(file)


def make_store(file: Path) -> Path:
    """The folder of the store beside a Turtle file; made, or made anew, where none is or the file has changed.

    Raises ResultError for a file that is not well formed, OSError where nothing can be written, FileExistsError where the place
    is taken by something that lawgraph did not make.
    """
    folder = file.parent / STORE
    source = _source(file)
    if _holds(folder, source):
        return folder
    if folder.exists() and not (folder / _MARK).is_file():
        raise FileExistsError(17, "not made by lawgraph", str(folder))
    _log.info("建立查询用的存储 / making the store for questions: %s", folder)
    _clear_abandoned(file.parent)
    part = Path(tempfile.mkdtemp(prefix=_PART, dir=file.parent))
    try:
        _fill(part, file)
        if _source(file) != source:  # a build replaced the file in the meantime
            return make_store(file)
        (part / _MARK).write_text(json.dumps(source) + "\n", encoding="utf-8")
        part.chmod(0o755)  # mkdtemp keeps others out; a result folder may be shared
        _install(part, folder, source)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def drop_stale(file: Path) -> None:
    """Removes the store beside a Turtle file if it was made from another state of the file.

    One that another program holds open, on Windows, stays: it is not used any more either.
    """
    folder = file.parent / STORE
    with suppress(OSError):
        if (folder / _MARK).is_file() and not _holds(folder, _source(file)):
            _discard(folder)


def _opened(file: Path) -> Store:
    from pyoxigraph import Store

    folder = make_store(file)
    try:
        return Store.read_only(str(folder))
    except (OSError, RuntimeError):  # damaged, or replaced at this moment
        _discard(folder)
        return Store.read_only(str(make_store(file)))


def _in_memory(file: Path) -> Store:
    from pyoxigraph import Store

    store = Store()
    _load(store, file)
    return store


def _fill(folder: Path, file: Path) -> None:
    from pyoxigraph import Store

    store = Store(str(folder))
    _load(store, file)
    store.flush()
    store.optimize()


def _load(store: Store, file: Path) -> None:
    from pyoxigraph import RdfFormat

    try:
        store.bulk_load(path=str(file), format=RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as error:
        raise ResultError(f"图谱文件有误，请重新生成 / damaged graph, build it again: {file}: {error}") from error


def _source(file: Path) -> dict[str, str]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"sha256": digest, "pyoxigraph": version("pyoxigraph")}


def _holds(folder: Path, source: dict[str, str]) -> bool:
    try:
        return bool(json.loads((folder / _MARK).read_text(encoding="utf-8")) == source)
    except (OSError, ValueError):
        return False


def _install(part: Path, folder: Path, source: dict[str, str]) -> None:
    """Puts a filled folder in its place; where another process was quicker, with the same content, its own stays."""
    for _ in range(3):
        try:
            part.rename(folder)
            return
        except OSError:
            if _holds(folder, source):
                return
            _discard(folder)
    part.rename(folder)


def _discard(folder: Path) -> None:
    """Moves a store away, in one step, and removes it; readers that have it open keep what they have."""
    away = Path(tempfile.mkdtemp(prefix=_PART, dir=folder.parent)) / STORE
    with suppress(FileNotFoundError):
        os.rename(folder, away)
    shutil.rmtree(away.parent, ignore_errors=True)


def _clear_abandoned(parent: Path) -> None:
    for remains in parent.glob(f"{_PART}*"):
        with suppress(OSError):
            if time.time() - remains.stat().st_mtime > _ABANDONED:
                shutil.rmtree(remains, ignore_errors=True)
