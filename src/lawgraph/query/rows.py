"""Answers as rows: a sequence of frozen values that prints as a table and turns into a data frame or a file."""

from __future__ import annotations

import csv
import html
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from lawgraph.rdf.terms import name
from lawgraph.tables import cell

if TYPE_CHECKING:
    import pandas

RowT = TypeVar("RowT")

#: a printed table shows this many rows, and this many columns of a terminal for one cell
_ROWS_SHOWN = 50
_CELL_WIDTH = 44
#: under a row, this many of the sentences it rests on
_SENTENCES_SHOWN = 3


class IRI(str):
    """An identifier in an answer, as opposed to a text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place of one citation: the report, the offsets of the words in its text, the words and their sentence.

    `document` is the report's name, `iri` the citation in the graph, `section` the heading it stands under.
    """

    document: str
    start: int
    end: int
    text: str
    sentence: str
    context: str
    tense: str
    section: str
    iri: IRI

    def __str__(self) -> str:
        return f"{self.document}[{self.start}:{self.end}] {self.sentence}"


class Rows(Sequence[RowT], Generic[RowT]):
    """The rows of an answer in their order. `sparql` is the query that gave them, to run anywhere.

    >>> rows = Rows([Evidence("a", 0, 3, "民法典", "民法典。", "study", "done", "", IRI("x"))], ("document", "text"))
    >>> print(rows)
    document  text
    ────────  ──────
    a         民法典
    """

    def __init__(self, rows: Sequence[RowT], columns: Sequence[str], sparql: str = "") -> None:
        self._rows = tuple(rows)
        self.columns = tuple(columns)
        self.sparql = sparql

    @overload
    def __getitem__(self, index: int) -> RowT: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[RowT]: ...
    def __getitem__(self, index: int | slice) -> RowT | Rows[RowT]:
        if isinstance(index, slice):
            return Rows(self._rows[index], self.columns, self.sparql)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self._rows, self.columns) == (other._rows, other.columns)

    def __hash__(self) -> int:
        return hash((self._rows, self.columns))

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        if not self._rows:
            return "（没有结果 / no rows）"
        rows = [self._values(row) for row in self._rows[:_ROWS_SHOWN]]
        narrow = [not any(map(_is_evidence, column)) for column in zip(*rows, strict=True)]
        table = [self.columns, *([_short(value) for value in row] for row in rows)]
        table = [list(compress(line, narrow)) for line in table]
        widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
        header, *body = (
            "  ".join(_padded(value, width) for value, width in zip(line, widths, strict=True)).rstrip()
            for line in table
        )
        lines = [header, "  ".join("─" * width for width in widths)]
        for line, row in zip(body, rows, strict=True):
            lines.append(line)
            for value in filter(_is_evidence, row):
                lines.extend(f"    {' '.join(str(item).split())}" for item in value[:_SENTENCES_SHOWN])
                if len(value) > _SENTENCES_SHOWN:
                    more = len(value) - _SENTENCES_SHOWN
                    lines.append(f"    … 另有 {more} 处 / {more} more")
        if len(self) > _ROWS_SHOWN:
            lines.append(f"… 共 {len(self)} 行 / {len(self)} rows")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """The table for a notebook."""

        def line(tag: str, values: Sequence[str]) -> str:
            return "<tr>" + "".join(f"<{tag}>{html.escape(value)}</{tag}>" for value in values) + "</tr>"

        body = [line("td", [_text(value) for value in self._values(row)]) for row in self._rows[:_ROWS_SHOWN]]
        rest = f"<p>… 共 {len(self)} 行 / {len(self)} rows</p>" if len(self) > _ROWS_SHOWN else ""
        return f"<table><thead>{line('th', self.columns)}</thead><tbody>{''.join(body)}</tbody></table>{rest}"

    def df(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; evidence becomes a list of sentences with where they stand."""
        import pandas as pd

        return pd.DataFrame([self._plain(row) for row in self._rows], columns=list(self.columns))

    def to_csv(self, path: str | Path) -> None:
        """Write the rows as CSV that a spreadsheet opens: UTF-8 with a mark, no cell a formula."""
        with Path(path).open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(self.columns)
            for row in self._rows:
                writer.writerow([cell("\n".join(v) if isinstance(v, list) else v) for v in self._plain(row)])

    def to_json(self) -> str:
        """The rows as a JSON array of objects, the evidence of each within it."""
        objects = [dict(zip(self.columns, map(_jsonable, self._values(row)), strict=True)) for row in self._rows]
        return json.dumps(objects, ensure_ascii=False, indent=2)

    def _values(self, row: RowT) -> list[Any]:
        return [getattr(row, column) for column in self.columns]

    def _plain(self, row: RowT) -> list[Any]:
        return [[str(item) for item in value] if isinstance(value, tuple) else value for value in self._values(row)]


def typed_rows(rows: Sequence[RowT], row_type: type[RowT], sparql: str) -> Rows[RowT]:
    """Rows whose columns are the fields of their dataclass."""
    return Rows(rows, [field.name for field in fields(row_type)], sparql)  # type: ignore[arg-type]


def _is_evidence(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Evidence)


def _jsonable(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(item) if isinstance(item, Evidence) else item for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, IRI):
        return name(value)
    if _is_evidence(value):
        more = f"（等 {len(value)} 处 / of {len(value)}）" if len(value) > 1 else ""
        return f"{value[0].sentence.strip()}{more}"
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value)


def _short(value: Any) -> str:
    """A value on one line, cut where it is too wide."""
    text = " ".join(_text(value).split())
    if _width(text) <= _CELL_WIDTH:
        return text
    kept = ""
    for character in text:
        if _width(kept + character) > _CELL_WIDTH - 1:
            break
        kept += character
    return kept + "…"


def _width(text: str) -> int:
    """The columns of a terminal that a text takes: two for a Chinese character, none for a combining one.

    >>> _width("民法典 ok")
    9
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
