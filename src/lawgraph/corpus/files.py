"""Files of a folder: which of them are reports, and reading them one by one without stopping at a bad one."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from lawgraph.corpus.from_bytes import document_of
from lawgraph.corpus.given import GivenBeside
from lawgraph.corpus.holders import (
    PAGE_PARTS,
    Unreadable,
    may_be_report,
    names_of,
    noticed_first,
    reports_in,
    size_limit,
)
from lawgraph.corpus.limits import ANY_LENGTH, Limits
from lawgraph.corpus.packed import HEAD
from lawgraph.corpus.paths import readable
from lawgraph.corpus.texts import is_kept_text
from lawgraph.errors import UnreadableError, UsageError
from lawgraph.model import Document, Notice

#: what tells a folder that `lawgraph build` wrote; while results take their places there is only the folder that it works in
_RESULTS, _WORK = frozenset({"graph.ttl", "run.json"}), ".lawgraph"
#: what tells a folder of tables that `lawgraph export` wrote
_EXPORT = frozenset({"datapackage.json", "dictionary.csv"})
#: what could be taken for a report among the results: tables, pages, packed files in the folder of parts
_RESULT = re.compile(r"(mentions|reports|cooccurrence|centrality)\.csv|mentions\.parquet|view(-.*)?\.html|graph\.nt")

#: bytes that are asked for at a time of what does not say how large it is
_PIECE = 2**16


def check_exists(path: Path) -> None:
    """Raises UsageError for a path that is not there."""
    if not path.exists():
        raise UsageError(f"找不到文件或目录 / no such file or folder: {path}")


def discover(folder: str | Path) -> list[Path]:
    """The files below a folder that may be reports, sorted by their path; a single file is itself.

    The results of an earlier build, hidden files and folders, README and LICENSE files, the parts that a browser saves
    beside a page and files of other kinds are left out; a text that a build kept is a report only when its own folder
    is asked for. Links are followed, each folder is entered once, and a link to another of the files is left out. A
    folder that may not be opened is in the list itself, so that reading it says so. Raises UsageError when there is no
    such folder.
    """
    top = Path(folder)
    check_exists(top)
    if not top.is_dir():
        return [top]
    found: list[Path] = []
    entered: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        current = waiting.pop()
        try:
            about = current.stat()
            if (about.st_dev, about.st_ino) in entered:
                continue
            entered.add((about.st_dev, about.st_ino))
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            found.append(current)
            continue
        called = {entry.name for entry in entries}
        results = _WORK in called or called >= _RESULTS
        if (results or called >= _EXPORT) and current != top:
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")) or (results and is_result(entry.name)):
                continue
            path = current / entry.name
            if _is_folder(entry):
                if not entry.name.endswith(PAGE_PARTS):
                    # a link waits until all real folders are entered: the real path names the report
                    waiting.insert(0 if entry.is_symlink() else len(waiting), path)
            elif may_be_report(entry.name, partial(_head, path)) and (current == top or not is_kept_text(path)):
                found.append(path)
    return sorted(_without_links(found), key=lambda path: path.relative_to(top).parts)


def _without_links(files: Sequence[Path]) -> list[Path]:
    """Files without the links to others of them: 最新.txt → 2024/白石镇.txt is that report once more, under a name that may change."""
    links = {path for path in files if path.is_symlink()}
    real = {os.path.realpath(path) for path in files if path not in links} if links else frozenset()
    return [path for path in files if path not in links or os.path.realpath(path) not in real]


def _head(path: Path) -> bytes:
    """The first bytes of an ordinary file, none of any other: a pipe would be waited for."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def is_result(name: str) -> bool:
    """Whether a file or folder of that name, in a folder of results, is one of them."""
    return _RESULT.fullmatch(name) is not None


def names(files: Sequence[Path], root: Path) -> dict[Path, str]:
    """The name of each file: its path below `root` without the suffix, and with it where two would have one name."""
    sources = {path: path.relative_to(root).as_posix() for path in files}
    called = names_of(sources.values())
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for path, source in sources.items():
        name = readable(called[source])
        while name in taken:  # written by Chinese Windows, and beside it once more in UTF-8
            name += "_"
        taken.add(name)
        found[path] = name
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; a link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def read(
    path: str | Path,
    root: str | Path | None = None,
    *,
    name: str = "",
    shortest: int | None = None,
    limits: Limits = ANY_LENGTH,
) -> Document:
    """One file as a document; `root` is the folder that its name is counted from (`name` overrides it), `shortest` the fewest
    Chinese characters that count as a text: by default those of the limits, one.

    Raises UnreadableError with the reason when it is no report that can be read.
    """
    path = Path(path)
    source = path.relative_to(root).as_posix() if root is not None else path.name
    name = name or source.removesuffix(path.suffix)
    if shortest is not None:
        limits = replace(limits, shortest_report=shortest)
    beside = given_below(path.parent if root is None else Path(root), limits)
    data = content(path, limits)
    given = beside.of(source)
    return document_of(data, path.suffix, name=readable(name), source=readable(source), given=given, limits=limits)


def read_stream(stream: BinaryIO, name: str = "stdin", *, limits: Limits = ANY_LENGTH) -> Document:
    """A report that is piped in, in any of the formats and encodings of a file. Raises UnreadableError as `read` does."""
    return document_of(_within(stream, 0, "largest_file", limits), "", name=name, limits=limits)


def read_all(folder: str | Path, *, limits: Limits = ANY_LENGTH) -> Iterator[Document | Unreadable]:
    """Every report below a folder, in the order of `discover`; what cannot be read is told, not raised.

    What is to be told of the folder as a whole stands among the notices of the first report.
    """
    top = Path(folder)
    root = top if top.is_dir() else top.parent
    files = discover(top)
    called = names(files, root)
    beside = given_below(root, limits)
    found = (read_each(path, root, name=called[path], beside=beside, limits=limits) for path in files)
    yield from noticed_first(rows_without_file(top, files, beside), chain.from_iterable(found))


def rows_without_file(top: Path, files: Sequence[Path], beside: GivenBeside) -> tuple[Notice, ...]:
    """What is to be told of the tables metadata.csv of a folder: the files that they name and that are not among those read.

    Nothing where a single file is asked for: the tables beside it name others.
    """
    if not top.is_dir():
        return ()
    return beside.without_file([path.relative_to(top).as_posix() for path in files])


def read_each(
    path: Path,
    root: Path,
    *,
    name: str,
    beside: GivenBeside,
    shortest: int | None = None,
    limits: Limits = ANY_LENGTH,
) -> Iterator[Document | Unreadable]:
    """The reports of one file: of a table a row each, of an archive its members, of any other the one; what cannot be
    read is told, not raised.

    `beside` is what the files of the folder `root` give of others; `shortest` wins over the `shortest_report` of the
    limits.
    """
    source = path.relative_to(root).as_posix()
    try:
        data, given = content(path, limits), beside.of(source)
    except UnreadableError as error:
        yield Unreadable(source, str(error))
        return
    yield from reports_in(data, path.suffix, name=name, source=source, given=given, shortest=shortest, limits=limits)


def given_below(root: Path, limits: Limits = ANY_LENGTH) -> GivenBeside:
    """What the files of a folder give of others: see `lawgraph.corpus.given`."""

    def load(source: str) -> bytes | None:
        path = root / source
        try:
            return content(path, limits) if path.is_file() else None
        except OSError:
            return None

    return GivenBeside(load)


def content(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises UnreadableError for one that cannot be opened or is too large."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            os.scandir(path).close()
            raise UnreadableError("这是目录，不是文件 / a folder, not a file")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("不是普通文件 / not an ordinary file")
        with path.open("rb") as file:
            return _within(file, about.st_size, size_limit(path.name), limits)
    except OSError as error:
        raise UnreadableError(f"无法打开 / cannot be opened: {error.strerror or error}") from error


def _within(file: BinaryIO, size: int, name: str, limits: Limits) -> bytes:
    """The bytes of a file that is said to have so many; it may have grown since. UnreadableError above the limit of that name."""
    limits.check(name, size, "文件过大")
    most: int = getattr(limits, name)
    pieces: list[bytes] = []
    length = 0
    # never asked for as much as it may be: memory is taken for that
    while length <= most and (piece := file.read(max(size + 1, _PIECE))):
        pieces.append(piece)
        length += len(piece)
    limits.check(name, length, "文件过大")
    return b"".join(pieces)
