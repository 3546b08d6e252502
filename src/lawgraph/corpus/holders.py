"""Files that hold several reports, and what is told of those that cannot be read."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from lawgraph.corpus.archive import Allowance, Member, is_safe, members
from lawgraph.corpus.formats import HOLDER_SUFFIXES, OTHER_SUFFIXES, READ_SUFFIXES, Format, format_of
from lawgraph.corpus.from_bytes import document_of
from lawgraph.corpus.from_text import document
from lawgraph.corpus.given import GivenBeside, given_of, is_given
from lawgraph.corpus.limits import ANY_LENGTH, Limits
from lawgraph.corpus.paths import readable
from lawgraph.corpus.rows import Row, rows
from lawgraph.errors import UnreadableError, fault
from lawgraph.model import Document, Notice

_log = logging.getLogger(__name__)
PAGE_PARTS = ("_files", ".files")  # what a browser saves beside a page
_BY_TURNS = 100
_OF_A_MAC = "__MACOSX"
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\[")
_NO_REPORT = re.compile(r"(?i)^(readme|licen[cs]e|changelog|sitemap|robots|使用说明|说明)\b[^/]*$")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read as a report: its path below the folder, and why (Chinese first)."""

    source: str
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", readable(self.source))


def failed(source: str, error: Exception) -> Unreadable:
    """What is told of a report at which lawgraph itself fails; where, goes to the log."""
    _log.debug("%s", source, exc_info=error)
    return Unreadable(source, fault(error))


class Within(NamedTuple):
    """How many archives a file lies in, and what may still be unpacked of the outermost."""

    depth: int
    allowance: Allowance


class Part(NamedTuple):
    """A part of a file that holds many reports: a hundred rows or members by turns, so that several can read it side by side."""

    number: int = 0
    of: int = 1

    def has(self, unit: int) -> bool:
        """Whether a row or member, counted from 0, belongs to the part."""
        return unit // _BY_TURNS % self.of == self.number


WHOLE = Part()


def may_be_report(name: str, head: Callable[[], bytes] = bytes) -> bool:
    """Whether a file of that name may be a report, or hold some; `head` gives its first bytes."""
    path = PurePosixPath(name)
    known = READ_SUFFIXES | OTHER_SUFFIXES
    if path.suffix.lower() not in known or _NO_REPORT.match(path.stem) or is_given(path.name):
        return False
    # most programs leave JSON of some kind beside what they save; a table of reports is an array
    return path.suffix.lower() != ".json" or _ARRAY.match(head().replace(b"\0", b"")) is not None


def names_of(sources: Iterable[str]) -> dict[str, str]:
    """The name of each path: without the suffix, and with it where two would have one name, or one the path of another.

    >>> names_of(["a.txt", "b.txt", "b.pdf", "b.pdf.txt"])
    {'a.txt': 'a', 'b.txt': 'b.txt', 'b.pdf': 'b.pdf', 'b.pdf.txt': 'b.pdf.txt'}
    """
    plain = {source: source.removesuffix(PurePosixPath(source).suffix) for source in sources}
    shared = Counter(plain.values())
    return {source: name if shared[name] == 1 and name not in plain else source for source, name in plain.items()}


def reports_in(
    data: bytes,
    suffix: str,
    *,
    name: str,
    source: str,
    given: Mapping[str, str],
    shortest: int | None = None,
    within: Within | None = None,
    limits: Limits = ANY_LENGTH,
    part: Part = WHOLE,
) -> Iterator[Document | Unreadable]:
    """The reports that the bytes of a file hold; what cannot be read is told, not raised.

    Of a table or an archive those of a part; what is to be told of it as a whole comes with the first part. `within`
    says how deep in archives the file lies, and what may still be unpacked of the outermost; `shortest` wins over the
    `shortest_report` of the limits.
    """
    if shortest is not None:
        limits = replace(limits, shortest_report=shortest)
    name, source = readable(name), readable(source)
    try:
        match format_of(data, suffix):
            case Format.TABLE:
                for unit, row in enumerate(rows(data, suffix.lower(), limits)):
                    if part.has(unit):
                        yield _of_row(row, source, given, limits)
            case Format.ARCHIVE:
                within = within or Within(0, Allowance(limits))
                yield from _of_archive(data, source, given, within, limits, part)
            case _:
                yield document_of(data, suffix, name=name, source=source, given=given, limits=limits)
    except UnreadableError as error:
        if not part.number:
            yield Unreadable(source, str(error))


def _of_archive(
    data: bytes, source: str, given: Mapping[str, str], within: Within, limits: Limits, part: Part
) -> Iterator[Document | Unreadable]:
    """The reports of an archive; what a file of it gives of another wins over what is given of the archive."""
    if within.depth >= limits.deepest:
        raise UnreadableError(
            f"压缩包层层相套，上限 {limits.told('deepest')}，请先解压或调高上限 / archives within archives; unpack it first"
        )
    files = {member.path: member for member in members(data, within.allowance, limits, size_limit)}
    called = names_of(path for path, member in files.items() if _is_told(member))
    beside = GivenBeside(lambda path: files[path].read() if path in files else None)
    if not called:
        raise UnreadableError("压缩包里没有报告 / no report in the archive")
    notices = tuple(Notice(f"{source}/{one.source}", one.reason) for one in beside.without_file(called))
    wanted = {path: name for unit, (path, name) in enumerate(called.items()) if part.has(unit)}
    found = _of_members(files, wanted, beside, source, given, within, limits)
    yield from found if part.number else noticed_first(notices, found)


def noticed_first(
    notices: tuple[Notice, ...], found: Iterator[Document | Unreadable]
) -> Iterator[Document | Unreadable]:
    """What was found, with what is to be told of all of it among the notices of the first report."""
    for one in found:
        if notices and isinstance(one, Document):
            yield replace(one, notices=notices + one.notices)
            break
        yield one
    yield from found


def _of_members(
    files: Mapping[str, Member],
    called: Mapping[str, str],
    beside: GivenBeside,
    source: str,
    given: Mapping[str, str],
    within: Within,
    limits: Limits,
) -> Iterator[Document | Unreadable]:
    for path, name in called.items():
        inner = f"{source}/{path}"
        try:
            if not is_safe(path):
                raise UnreadableError("压缩包内的路径指向包外，不予读取 / its path leads out of the archive: not read")
            yield from reports_in(
                files[path].read(),
                PurePosixPath(path).suffix,
                name=f"{source}/{name}",
                source=inner,
                given={**given, **beside.of(path)},
                limits=limits,
                within=Within(within.depth + 1, within.allowance),
            )
        except UnreadableError as error:
            yield Unreadable(inner, str(error))
        except Exception as error:
            yield failed(inner, error)


def _is_told(member: Member) -> bool:
    """Whether a member is read or named: not what a folder would be left out for."""
    *folders, name = PurePosixPath(member.path).parts
    hidden = any((part.startswith((".", "~$")) and part != "..") or part == _OF_A_MAC for part in (*folders, name))
    return not hidden and not any(part.endswith(PAGE_PARTS) for part in folders) and may_be_report(name, member.head)


def size_limit(path: str) -> str:
    """The limit that the size of a file of that name has."""
    return "largest_holder" if PurePosixPath(path).suffix.lower() in HOLDER_SUFFIXES else "largest_file"


def _of_row(row: Row, source: str, given: Mapping[str, str], limits: Limits) -> Document | Unreadable:
    """The report of a row; what the row gives wins over what is given of the table."""
    called = f"{source}#{row.id}"
    try:
        if row.problem:
            raise UnreadableError(row.problem)
        text = row.cells.get("text", "")
        limits.check("largest_file", len(text), "一行的正文过长")
        return document(
            text,
            name=called,
            source=called,
            format=Format.TABLE,
            given={**given, **given_of(row.cells)},
            shortest=limits.shortest_report,
            noticed=row.noticed,
        )
    except UnreadableError as error:
        return Unreadable(called, str(error))
    except Exception as error:
        return failed(called, error)
