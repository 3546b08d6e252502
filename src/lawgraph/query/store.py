"""Where questions are put: the graph of a result folder, opened at the first question."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ResultError, UsageError
from lawgraph.query.evidence import IRI
from lawgraph.query.federation import refuse_service
from lawgraph.stores.embedded import open_graph

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

_XSD = "http://www.w3.org/2001/XMLSchema#"


class GraphFile:
    """A Turtle file as an engine for SPARQL. Nothing is read before the first question."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def select(self, query: str) -> Iterator[dict[str, Any]]:
        """The solutions of a SELECT, by variable, as Python values (`reader`)."""
        return solutions(self.run(query))

    def run(self, query: str) -> Any:
        """The results of any query as pyoxigraph gives them.

        Raises UsageError for a query that is not well formed or asks another server, ResultError when the file or the store
        beside it is damaged.
        """
        refuse_service(query)
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
    value_of = reader()
    for solution in results:
        yield dict(zip(variables, map(value_of, solution), strict=True))


def reader() -> Callable[[Any], Any]:
    """What turns the terms of one result into Python values.

    An identifier that returns, as a report's does in each of its citations, stays one string, whose hash is known.
    """
    from pyoxigraph import Literal, NamedNode

    identifiers = _Identifiers()

    def value_of(term: Any) -> Any:
        kind = type(term)
        if kind is NamedNode:
            return identifiers[term.value]
        if kind is Literal:
            value = term.value
            convert = _CONVERTERS.get(term.datatype.value)
            if convert is None:
                return value
            try:
                return convert(value)
            except (ValueError, ArithmeticError, LookupError):
                return value
        return None if term is None else IRI(term.value)

    return value_of


class _Identifiers(dict[str, IRI]):
    def __missing__(self, text: str) -> IRI:
        iri = self[text] = IRI(text)
        return iri


#: by datatype; every other literal is its text
_CONVERTERS: Mapping[str, Callable[[str], Any]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    f"{_XSD}date": date.fromisoformat,
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
