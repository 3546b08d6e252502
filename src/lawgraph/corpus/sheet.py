"""The lines of a table as text (CSV, TSV), whichever sign parts its cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lawgraph.corpus.decode import decode
from lawgraph.corpus.packed import LARGEST_FILE
from lawgraph.errors import UnreadableError

_DELIMITERS = ",\t;"


def lines_of(data: bytes) -> Iterator[list[str]]:
    """The lines of a table, the heads of its columns first; what parts the cells is what the first line has most of.

    Raises UnreadableError for what is no text or no CSV.
    """
    text = decode(data)[0].removeprefix("\ufeff")
    first = text.partition("\n")[0]
    # a report may be longer than the 131,072 characters of a cell by default
    limit = csv.field_size_limit(LARGEST_FILE)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    except csv.Error as error:
        raise UnreadableError(f"CSV 格式有误 / malformed CSV: {error}") from error
    finally:
        csv.field_size_limit(limit)
