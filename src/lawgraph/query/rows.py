"""Answers as rows: a sequence of frozen values that prints as a table and turns into a data frame, a file, a network or a picture."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, make_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import compress
from math import isfinite, isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from lawgraph.errors import UsageError
from lawgraph.query.evidence import IRI, Evidence, Quotes, is_evidence, sentences
from lawgraph.query.headings import headings, in_words
from lawgraph.rdf.terms import name
from lawgraph.tables import write_sheet
from lawgraph.wording import counted

if TYPE_CHECKING:
    import networkx as nx
    import pandas
    from matplotlib.axes import Axes

RowT = TypeVar("RowT")

#: a printed table shows this many rows, and this many columns of a terminal for one cell
_ROWS_SHOWN = 50
_CELL_WIDTH = 44
#: columns of sentences that are told apart under a row
_TOLD = frozenset({"gained", "lost"})
#: under a row, this many of the sentences it rests on
_SENTENCES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many reports were read for an answer, and how many of them have what was asked for."""

    read: int
    with_: int

    @property
    def without(self) -> int:
        """The reports that were read and do not have it: not cited, which is not the same as not read."""
        return self.read - self.with_

    def __str__(self) -> str:
        return (
            f"读过 {self.read} 份报告：{self.with_} 份有，{self.without} 份没有"
            f" / {counted(self.read, 'report')} read: {self.with_} with, {self.without} without"
        )


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is shown otherwise than as a table: its cross table, its network, its picture.

    `pivot` names the columns of rows, columns and cells of a cross table; `ends` the columns that an edge of a network joins,
    `bipartite` whether these are different kinds of thing, `weight` the column of its weight; `draw` makes the picture.
    """

    pivot: tuple[str, str, str] | None = None
    ends: tuple[str, str] | None = None
    weight: str = ""
    bipartite: bool = True
    draw: Callable[[Rows[Any]], Axes] | None = None


PLAIN = Form()


class Rows(Sequence[RowT], Generic[RowT]):
    """The rows of an answer in their order. `sparql` is a query that gives them, to run anywhere.

    `read` is how many reports were read for the answer, `with_` how many of them have what was asked for and `without` how many do
    not; None where that is no question.

    >>> rows = Rows([Evidence("a", 0, 3, "民法典", "民法典。", "study", "done", "", IRI("x"))], ("document", "text"))
    >>> print(rows)
    报告      原文
    document  text
    ────────  ──────
    a         民法典
    """

    def __init__(
        self,
        rows: Sequence[RowT],
        columns: Sequence[str],
        sparql: str = "",
        coverage: Coverage | None = None,
        form: Form = PLAIN,
    ) -> None:
        self._rows = tuple(rows)
        self.columns = tuple(columns)
        self.sparql = sparql
        self.coverage = coverage
        self._form = form

    @property
    def read(self) -> int | None:
        """The reports that were read for this answer."""
        return self.coverage.read if self.coverage else None

    @property
    def with_(self) -> int | None:
        """Those of them that have what was asked for."""
        return self.coverage.with_ if self.coverage else None

    @property
    def without(self) -> int | None:
        """Those of them that were read and do not have it."""
        return self.coverage.without if self.coverage else None

    @overload
    def __getitem__(self, index: int) -> RowT: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[RowT]: ...
    def __getitem__(self, index: int | slice) -> RowT | Rows[RowT]:
        if isinstance(index, slice):
            return Rows(self._rows[index], self.columns, self.sparql, self.coverage, self._form)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self._rows, self.columns) == (other._rows, other.columns)

    def __hash__(self) -> int:
        return hash((self._rows, self.columns))

    def __repr__(self) -> str:
        return str(self)

    def __getstate__(self) -> dict[str, Any]:
        self._all_values(self._rows)  # a pickle holds the sentences
        return self.__dict__

    def __str__(self) -> str:
        if not self._rows:
            return "\n".join(["（没有结果 / no rows）", *self._footer()])
        rows = self._all_values(self._rows[:_ROWS_SHOWN])
        narrow = [not any(map(is_evidence, column)) for column in zip(*rows, strict=True)]
        heads = self._heads()
        table = [*heads, *(list(map(_short, self._in_words(row))) for row in rows)]
        table = [list(compress(line, narrow)) for line in table]
        widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
        written = [
            "  ".join(_padded(value, width) for value, width in zip(line, widths, strict=True)).rstrip()
            for line in table
        ]
        lines, body = [*written[: len(heads)], "  ".join("─" * width for width in widths)], written[len(heads) :]
        for line, row in zip(body, rows, strict=True):
            lines.append(line)
            for column, value in zip(self.columns, row, strict=True):
                if not is_evidence(value):
                    continue
                found = sentences(value)
                told = f"    {column}: " if column in _TOLD else "    "
                lines.extend(f"{told}{' '.join(str(item).split())}" for item in found[:_SENTENCES_SHOWN])
                if len(found) > _SENTENCES_SHOWN:
                    more = len(found) - _SENTENCES_SHOWN
                    lines.append(f"    … 另有 {more} 处 / {more} more")
        if len(self) > _ROWS_SHOWN:
            lines.append(f"… 共 {len(self)} 行 / {len(self)} rows")
        return "\n".join([*lines, *self._footer()])

    def _heads(self) -> list[Sequence[str]]:
        """The lines above the rows: what the columns are called in Chinese, where it is known, and their names."""
        return [line for line in (headings(self.columns), self.columns) if line]

    def _in_words(self, row: Sequence[Any]) -> list[Any]:
        return list(map(in_words, self.columns, row)) if headings(self.columns) else list(row)

    def _footer(self) -> list[str]:
        return [str(self.coverage)] if self.coverage else []

    def _repr_html_(self) -> str:
        """The table for a notebook."""

        def line(tag: str, values: Sequence[str]) -> str:
            return "<tr>" + "".join(f"<{tag}>{html.escape(value)}</{tag}>" for value in values) + "</tr>"

        rows = map(self._in_words, self._all_values(self._rows[:_ROWS_SHOWN]))
        body = [line("td", list(map(_text, values))) for values in rows]
        heads = "".join(line("th", head) for head in self._heads())
        rest = f"<p>… 共 {len(self)} 行 / {len(self)} rows</p>" if len(self) > _ROWS_SHOWN else ""
        rest += "".join(f"<p>{html.escape(text)}</p>" for text in self._footer())
        return f"<table><thead>{heads}</thead><tbody>{''.join(body)}</tbody></table>{rest}"

    def df(self, pivot: bool = True) -> pandas.DataFrame:
        """The rows as a pandas data frame; evidence becomes a list of sentences with where they stand, and a column of whole
        numbers stays one where some are missing (`Int64`: a year is 2023 and not 2023.0).

        A cross table (`law_matrix`) becomes one: a row a place, a column a document, 0 where there is no row. `rows.df(pivot=False)`
        gives its rows.
        """
        import pandas as pd

        if pivot and self._form.pivot:
            across, down, cell_of = ([getattr(row, column) for row in self._rows] for column in self._form.pivot)
            frame = pd.DataFrame({"across": across, "down": down, "cell": cell_of})
            return _named(frame.pivot_table("cell", "across", "down", "sum", 0), self._form.pivot)
        rows = self._plain()
        frame = pd.DataFrame(rows, columns=list(self.columns))
        whole = [
            column
            for column, values in zip(self.columns, zip(*rows, strict=True), strict=False)
            if {type(value) for value in values} == {int, type(None)}
        ]
        return frame.astype(dict.fromkeys(whole, "Int64"))

    def graph(self) -> nx.Graph:
        """The answer as a networkx graph: what its rows join, with their values on the edges.

        Nodes are names (a place by its path, or by its report's title where it is not known) with `type` (the column) and, where the ends
        are different kinds of thing, `bipartite` (0 or 1). Rows with the same ends (a place in two years) are one edge: weights add up,
        and of the other values those stay that all its rows share. Raises UsageError for an answer whose rows join nothing.
        """
        import networkx as nx

        if not self._form.ends:
            raise UsageError("这种结果的行不连接两端，没有网络 / the rows of this answer join nothing: no network")
        columns, weight = self._form.ends, self._form.weight
        graph = nx.Graph()
        for row, values in zip(self._rows, self._all_values(self._rows, quotes=False), strict=True):
            ends = [getattr(row, column) or getattr(row, "name", "") for column in columns]
            for side, (column, end) in enumerate(zip(columns, ends, strict=True)):
                kind = {"type": column, "bipartite": side} if self._form.bipartite else {"type": columns[0]}
                graph.add_node(end, **kind)
            plain = {c: v for c, v in zip(self.columns, values, strict=True) if isinstance(v, int | float | str)}
            plain["weight"] = plain[weight]
            if graph.has_edge(*ends):
                known = graph.edges[*ends]
                sums = {column: known[column] + plain[column] for column in ("weight", weight)}
                shared = {column: value for column, value in plain.items() if known.get(column) == value}
                known.clear()
                plain = shared | sums
            graph.add_edge(*ends, **plain)
        return graph

    def plot(self) -> Axes:
        """The answer as a picture, with matplotlib (`pip install lawgraph[plot]`).

        Raises UsageError for an answer that a picture does not tell better, and where matplotlib is missing.
        """
        if not self._form.draw:
            raise UsageError("这种结果以表格为好，没有图 / this answer is best read as a table: no picture")
        return self._form.draw(self)

    def to_csv(self, path: str | Path) -> None:
        """Write the rows as CSV that a spreadsheet opens: UTF-8 with a mark, no cell a formula.

        Raises UsageError for a file that cannot be written.
        """
        write_sheet(Path(path), self.columns, self._plain())

    def to_json(self) -> str:
        """The rows as a JSON array of objects, the evidence of each within it."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=2)

    def as_json(self) -> list[dict[str, Any]]:
        """The rows as values that JSON has."""
        return [dict(zip(self.columns, map(_jsonable, values), strict=True)) for values in self._all_values(self._rows)]

    def _all_values(self, rows: Sequence[RowT], *, quotes: bool = True) -> list[list[Any]]:
        """The values of some rows; their sentences are fetched together, since a query a row would take long."""
        values = [[getattr(row, column) for column in self.columns] for row in rows]
        if quotes:
            Quotes.fetch_all(value for line in values for value in line)
        return values

    def _plain(self) -> list[list[Any]]:
        return [
            [[str(item) for item in value] if isinstance(value, tuple | Quotes) else value for value in values]
            for values in self._all_values(self._rows)
        ]


def typed_rows(
    rows: Sequence[RowT], row_type: type[RowT], sparql: str, coverage: Coverage | None = None, form: Form = PLAIN
) -> Rows[RowT]:
    """Rows whose columns are the fields of their dataclass."""
    return Rows(rows, [field.name for field in fields(row_type)], sparql, coverage, form)  # type: ignore[arg-type]


@cache
def row_type(*columns: str) -> type:
    """The type of rows that have these columns."""
    return make_dataclass("Row", columns, frozen=True, slots=True, namespace={"__reduce__": _reduced})


def _reduced(row: Any) -> tuple[Any, ...]:
    # pickle looks a type up by its name, and this one has none in any module
    columns = tuple(field.name for field in fields(row))
    return _row_again, (columns, tuple(getattr(row, column) for column in columns))


def _row_again(columns: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    return row_type(*columns)(*values)


def _named(frame: pandas.DataFrame, names: Sequence[str]) -> pandas.DataFrame:
    return frame.rename_axis(index=names[0], columns=names[1])


def _jsonable(value: Any) -> Any:
    if isinstance(value, tuple | Quotes):
        return [asdict(item) if isinstance(item, Evidence) else item for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return "NaN" if isnan(value) else "INF" if value > 0 else "-INF"  # as RDF writes what JSON has no number for
    return float(value) if isinstance(value, Decimal) else value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, IRI):
        return name(value)
    if is_evidence(value):
        found = sentences(value)
        if not found:
            return ""  # a law that the same places cite in both years has nothing to show
        more = f"（等 {len(found)} 处 / of {len(found)}）" if len(found) > 1 else ""
        return f"{getattr(found[0], 'sentence', found[0]).strip()}{more}"
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
