"""Where questions are put: the graph of a result folder, opened at the first question."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ResultError, UsageError
from lawgraph.query.evidence import IRI
from lawgraph.stores.embedded import open_graph

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

_XSD = "http://www.w3.org/2001/XMLSchema#"
#: SERVICE <…> asks another server
_SERVICE = re.compile(r"\bSERVICE\s+(?:SILENT\s+)?[<?\w]", re.IGNORECASE)


class GraphFile:
    """A Turtle file as an engine for SPARQL. Nothing is read before the first question."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def select(self, query: str) -> Iterator[dict[str, Any]]:
        """The solutions of a SELECT, by variable, as Python values (`python_value`)."""
        return solutions(self.run(query))

    def run(self, query: str) -> Any:
        """The results of any query as pyoxigraph gives them.

        Raises UsageError for a query that is not well formed or asks another server, ResultError when the file or the store
        beside it is damaged.
        """
        if _SERVICE.search(query):
            raise UsageError(
                "查询不得使用 SERVICE：lawgraph 不访问网络 / no SERVICE in a query: lawgraph does not use the network"
            )
        try:
            return self._store.query(query)
        except SyntaxError as error:
            raise UsageError(f"查询有误 / query not well formed: {error}") from error
        except (OSError, RuntimeError) as error:
            raise ResultError(
                f"无法读取图谱，若刚重新生成请重新打开 / cannot read the graph; if it was built anew, open it again: "
                f"{self._file}: {error}"
            ) from error

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph as rdflib sees it, without a copy."""
        from lawgraph.query.rdflib_store import rdflib_view

        return rdflib_view(self._store)

    @cached_property
    def _store(self) -> pyoxigraph.Store:
        return open_graph(self._file)


def solutions(results: Any) -> Iterator[dict[str, Any]]:
    """The solutions of a SELECT, by variable, as Python values."""
    variables = [variable.value for variable in results.variables]
    for solution in results:
        yield {variable: python_value(solution[variable]) for variable in variables}


def python_value(term: Any) -> Any:
    """A term of a solution as a Python value."""
    from pyoxigraph import Literal

    if term is None:
        return None
    if not isinstance(term, Literal):
        return IRI(term.value)
    kind = term.datatype.value.removeprefix(_XSD)
    convert = _CONVERTERS.get(kind)
    try:
        return convert(term.value) if convert else term.value
    except (ValueError, ArithmeticError):
        return term.value


_CONVERTERS: Mapping[str, Any] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "boolean": "true".__eq__,
    "date": date.fromisoformat,
}


def field_names(variables: Sequence[str]) -> list[str]:
    """Names of variables as names of fields, all different."""
    names: list[str] = []
    for variable in variables:
        name = re.sub(r"^(?=\d)", "_", variable)
        while keyword.iskeyword(name) or name in names:
            name += "_"
        names.append(name)
    return names
