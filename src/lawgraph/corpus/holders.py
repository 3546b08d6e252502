"""Files that hold several reports, and what is told of those that cannot be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lawgraph.corpus.formats import OTHER_SUFFIXES, READ_SUFFIXES, Format, format_of
from lawgraph.corpus.from_bytes import document_of
from lawgraph.corpus.from_text import document
from lawgraph.corpus.given import given_of, is_given
from lawgraph.corpus.rows import Row, rows
from lawgraph.errors import UnreadableError
from lawgraph.model import Document

_NO_REPORT = re.compile(r"(?i)^(readme|licen[cs]e|changelog|sitemap|robots|使用说明|说明)\b[^/]*$")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read as a report: its path below the folder, and why (Chinese first)."""

    source: str
    reason: str


def may_be_report(name: str) -> bool:
    """Whether a file of that name may be a report, or hold some."""
    path = PurePosixPath(name)
    known = READ_SUFFIXES | OTHER_SUFFIXES
    return path.suffix.lower() in known and not _NO_REPORT.match(path.stem) and not is_given(name)


def names_of(sources: Iterable[str]) -> dict[str, str]:
    """The name of each path: without the suffix, and with it where two would have one name.

    >>> names_of(["a.txt", "b.txt", "b.pdf"])
    {'a.txt': 'a', 'b.txt': 'b.txt', 'b.pdf': 'b.pdf'}
    """
    plain = {source: source.removesuffix(PurePosixPath(source).suffix) for source in sources}
    shared = Counter(plain.values())
    return {source: name if shared[name] == 1 else source for source, name in plain.items()}


def reports_in(
    data: bytes, suffix: str, *, name: str, source: str, given: Mapping[str, str], shortest: int
) -> Iterator[Document | Unreadable]:
    """The reports that the bytes of a file hold; what cannot be read is told, not raised."""
    try:
        if format_of(data, suffix) is Format.TABLE:
            for row in rows(data, suffix.lower()):
                yield _of_row(row, source, given, shortest)
        else:
            yield document_of(data, suffix, name=name, source=source, given=given, shortest=shortest)
    except UnreadableError as error:
        yield Unreadable(source, str(error))


def _of_row(row: Row, source: str, given: Mapping[str, str], shortest: int) -> Document | Unreadable:
    """The report of a row; what the row gives wins over what is given of the table."""
    called = f"{source}#{row.id}"
    try:
        if row.problem:
            raise UnreadableError(row.problem)
        return document(
            row.cells.get("text", ""),
            name=called,
            source=called,
            format=Format.TABLE,
            given={**given, **given_of(row.cells)},
            shortest=shortest,
        )
    except UnreadableError as error:
        return Unreadable(called, str(error))
