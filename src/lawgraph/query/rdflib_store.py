"""The store as rdflib sees it: `rdflib_view(store)` reads from it and copies nothing.

Not oxrdflib's: that gives every plain string the datatype xsd:string, which rdflib holds to differ from `Literal("民法典")`, and a
write to a store opened for reading fails there without saying why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.query import Result
from rdflib.store import Store
from rdflib.term import Identifier, Variable

from lawgraph.errors import UsageError
from lawgraph.query.federation import refuse_service

if TYPE_CHECKING:
    from collections.abc import Iterable

_STRING = "http://www.w3.org/2001/XMLSchema#string"


class OxigraphView(Store):
    """A pyoxigraph store for reading. Queries are answered by Oxigraph; changing it raises UsageError."""

    def __init__(self, store: ox.Store) -> None:
        super().__init__()
        self._store = store
        self._namespaces: dict[str, URIRef] = {}

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """The triples that fit a pattern, in which None fits everything."""
        subject, predicate, object_ = (_to_oxigraph(term) for term in triple_pattern)
        # a literal as subject, as in rdflib's generalised triples, is in no graph
        if isinstance(subject, ox.Literal) or isinstance(predicate, (ox.Literal, ox.BlankNode)):
            return
        for quad in self._store.quads_for_pattern(subject, predicate, object_, ox.DefaultGraph()):
            yield from_oxigraph_triple(quad), iter((context,))

    def __len__(self, context: Any = None) -> int:
        return len(self._store)

    def query(self, query: Any, initNs: Any, initBindings: Any, queryGraph: Any, **options: Any) -> Result:
        """The answer of Oxigraph; a query that was prepared by rdflib is left to rdflib. Raises UsageError for one that
        asks another server.
        """
        if isinstance(query, str):
            refuse_service(query)
        if not isinstance(query, str) or options:
            raise NotImplementedError
        answer = self._store.query(
            query,
            prefixes={prefix: str(namespace) for prefix, namespace in {**self._namespaces, **initNs}.items()},
            substitutions={ox.Variable(name): _to_oxigraph(term) for name, term in initBindings.items()},
        )
        if isinstance(answer, ox.QueryBoolean):
            result = Result("ASK")
            result.askAnswer = bool(answer)
        elif isinstance(answer, ox.QuerySolutions):
            result = Result("SELECT")
            result.vars = [Variable(variable.value) for variable in answer.variables]
            result.bindings = [
                {name: from_oxigraph(term) for name, term in zip(result.vars, row, strict=True) if term is not None}
                for row in answer
            ]
        else:
            result = Result("CONSTRUCT")
            result.graph = rdflib_graph(answer)
        return result

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Names a namespace for printing and queries; nothing is written."""
        if override or not (prefix in self._namespaces or namespace in self._namespaces.values()):
            self._namespaces = {p: n for p, n in self._namespaces.items() if n != namespace}
            self._namespaces[prefix] = namespace

    def prefix(self, namespace: URIRef) -> str | None:
        """The name of a namespace."""
        return next((prefix for prefix, known in self._namespaces.items() if known == namespace), None)

    def namespace(self, prefix: str) -> URIRef | None:
        """The namespace of a name."""
        return self._namespaces.get(prefix)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """All names of namespaces."""
        yield from self._namespaces.items()

    def add(self, *_: Any, **__: Any) -> NoReturn:
        """Raises UsageError."""
        raise UsageError(
            "kg.rdf 只读，请先复制：rdflib.Graph() + kg.rdf / kg.rdf is read-only, copy it: rdflib.Graph() + kg.rdf"
        )

    addN = remove = add


def rdflib_view(store: ox.Store) -> Graph:
    """A store as an rdflib graph for reading."""
    return Graph(OxigraphView(store))


def rdflib_graph(triples: Iterable[Any]) -> Graph:
    """Triples of oxigraph as an rdflib graph in memory."""
    graph = Graph()
    graph.addN((*from_oxigraph_triple(triple), graph) for triple in triples)
    return graph


def from_oxigraph_triple(triple: Any) -> tuple[Any, Any, Any]:
    """A triple, or the triple of a quad, in rdflib's terms."""
    return from_oxigraph(triple.subject), from_oxigraph(triple.predicate), from_oxigraph(triple.object)


def from_oxigraph(term: Any) -> Identifier:
    """A term of oxigraph as rdflib has it when it reads the same Turtle."""
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        return URIRef(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=None if term.datatype.value == _STRING else URIRef(term.datatype.value))


def _to_oxigraph(term: Any) -> Any:
    if term is None:
        return None
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if isinstance(term, BNode):
        return ox.BlankNode(term)
    return ox.Literal(
        str(term), language=term.language, datatype=ox.NamedNode(term.datatype) if term.datatype else None
    )
