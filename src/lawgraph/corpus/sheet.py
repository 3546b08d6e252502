"""The lines of a table as text (CSV, TSV), whichever sign parts its cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from lawgraph.corpus.decode import decode
from lawgraph.errors import UnreadableError

_DELIMITERS = ",\t;"
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")


def lines_of(data: bytes) -> Iterator[list[str]]:
    """The lines of a table, the heads of its columns first; what parts the cells is what the first line has most of.

    Raises UnreadableError for what is no text or no CSV.
    """
    text = decode(data, prose=False)[0].removeprefix("\ufeff")
    first = next(_pieces(text), "")
    lines = csv.reader(_pieces(text), delimiter=max(_DELIMITERS, key=first.count))
    while (line := _next(lines, longest=len(text))) is not None:
        yield line


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text with their ends, one at a time: a table may be a gigabyte, and is not to be there twice."""
    return (line[0] for line in _LINE.finditer(text))


def _next(lines: Iterator[list[str]], longest: int) -> list[str] | None:
    """The next line; a report may be longer than the 131,072 characters that Python allows a cell, for all readers at once."""
    limit = csv.field_size_limit(longest)
    try:
        return next(lines, None)
    except csv.Error as error:
        raise UnreadableError(f"CSV 格式有误 / malformed CSV: {error}") from error
    finally:
        csv.field_size_limit(limit)
