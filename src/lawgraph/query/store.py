"""Where questions are put: the graph file of a result folder, read into memory at the first question."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ResultError, UsageError
from lawgraph.query.evidence import IRI

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
        results = self.run(query)
        variables = [variable.value for variable in results.variables]
        for solution in results:
            yield {variable: python_value(solution[variable]) for variable in variables}

    def run(self, query: str) -> Any:
        """The results of any query as pyoxigraph gives them.

        Raises UsageError for a query that is not well formed or asks another server, ResultError when the file
        is damaged.
        """
        if _SERVICE.search(query):
            raise UsageError(
                "查询不得使用 SERVICE：lawgraph 不访问网络 / no SERVICE in a query: lawgraph does not use the network"
            )
        try:
            return self._store.query(query)
        except SyntaxError as error:
            raise UsageError(f"查询有误 / query not well formed: {error}") from error

    def triples(self) -> Iterator[Any]:
        """Every triple of the graph, as pyoxigraph has it."""
        return (quad.triple for quad in self._store)

    @cached_property
    def _store(self) -> pyoxigraph.Store:
        from pyoxigraph import RdfFormat, Store

        store = Store()
        try:
            store.bulk_load(path=str(self._file), format=RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise ResultError(
                f"图谱文件有误，请重新生成 / damaged graph, build it again: {self._file}: {error}"
            ) from error
        return store


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


def rdflib_graph(triples: Iterable[Any]) -> rdflib.Graph:
    """Triples of oxigraph as an rdflib graph."""
    import rdflib
    from pyoxigraph import Literal

    def term(value: Any) -> rdflib.term.Identifier:
        if not isinstance(value, Literal):
            return rdflib.URIRef(value.value)
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        return rdflib.Literal(
            value.value,
            datatype=None if value.datatype.value == _XSD + "string" else rdflib.URIRef(value.datatype.value),
        )

    graph = rdflib.Graph()
    graph.addN((term(t.subject), term(t.predicate), term(t.object), graph) for t in triples)
    return graph
