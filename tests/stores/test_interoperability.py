"""Every curated query gives the same rows in every store."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
import servers

from lawgraph.iri import NAMESPACES, VOCABULARY
from lawgraph.query import KnowledgeGraph, curated_names, curated_query
from lawgraph.query.curated import CuratedQuery
from lawgraph.query.rdflib_store import rdflib_graph
from lawgraph.stores.push import push, target
from lawgraph.stores.web import account

GRAPH = "https://example.org/图"
#: what each parameter is given in turn
GIVEN: dict[str, list[str | int]] = {
    "law": [NAMESPACES["law"] + name for name in ("婚姻法", "上坪镇议事规则", "民法典")],
    "level": [VOCABULARY + "division-township", VOCABULARY + "division-county"],
    "kind": ["policy", "statute"],
    "context": ["publicise", "study"],
    "place": ["广东省/河源市/龙川县/上坪镇", "广东省/河源市/龙川县", "广东省"],
    "other": ["广东省/河源市/龙川县/上坪镇", "重庆市"],
    "year": [2023, 2024],
    "status": [VOCABULARY + "force-repealed"],
    "program": [NAMESPACES["program"] + "枫桥经验"],
    "other_level": [VOCABULARY + "division-county"],
    "other_year": [2023],
    "other_program": [NAMESPACES["program"] + "枫桥经验"],
    "other_context": ["study"],
    "entity": [NAMESPACES["program"] + "枫桥经验", NAMESPACES["law"] + "民法典"],
}
#: every report of the specimen cites something
EMPTY_UNGIVEN = {"reports-not-citing"}
REPORTS = "PREFIX lg: <https://w3id.org/lawgraph/ns#> SELECT ?report WHERE { ?report a lg:Report } ORDER BY ?report"
NAMES = curated_names()
by_name = pytest.mark.parametrize("name", NAMES)

Table = list[tuple[str | None, ...]]


def bound(query: CuratedQuery, kg: KnowledgeGraph) -> list[str]:
    """The query as it stands, and with each value of each parameter."""
    given = GIVEN | {"report": [str(row.report) for row in kg.sparql(REPORTS)]}
    return [query.bound({}), *(query.bound({p: value}) for p in query.parameters for value in given[p])]


def text(value: Any) -> str | None:
    return None if value is None else str(value)


def by(kg: KnowledgeGraph, query: str) -> Table | set[Any]:
    answer = kg.sparql(query)
    if isinstance(answer, rdflib.Graph):
        return set(answer)
    return _sorted((text(getattr(row, c)) for c in answer.columns) for row in answer)


def by_rdflib(graph: rdflib.Graph, query: str) -> Table | set[Any]:
    answer = graph.query(query)
    if answer.type == "CONSTRUCT":
        return set(answer.graph or ())
    return _sorted((text(value) for value in row) for row in answer)  # type: ignore[union-attr]


def by_jena(jena: servers.Jena, file: Path, query: str, folder: Path) -> Table | set[Any]:
    (folder / "query.rq").write_text(query, encoding="utf-8")
    if "CONSTRUCT" in query:
        return set(rdflib.Graph().parse(data=jena.run(file, folder / "query.rq", "N-TRIPLES"), format="nt"))
    answer = json.loads(jena.run(file, folder / "query.rq", "json"))
    names = answer["head"]["vars"]
    return _sorted(
        (row[name]["value"] if name in row else None for name in names) for row in answer["results"]["bindings"]
    )


def _sorted(rows: Iterable[Iterable[str | None]]) -> Table:
    return sorted((tuple(row) for row in rows), key=lambda row: [value or "" for value in row])


@cache
def read_by_rdflib(file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(file)


@pytest.fixture(scope="module")
def in_oxigraph(graph_file: Path, oxigraph_server: servers.Running) -> KnowledgeGraph:
    push(graph_file, target(oxigraph_server.store, GRAPH), add=False, who=None, timeout=60)
    return KnowledgeGraph.at(oxigraph_server.queries, graph=GRAPH)


@pytest.fixture(scope="module")
def in_virtuoso(graph_file: Path, virtuoso_server: servers.Running) -> KnowledgeGraph:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("LAWGRAPH_PASSWORD", "dba")
        push(graph_file, target(virtuoso_server.store, GRAPH), add=False, who=account("dba"), timeout=60)
    return KnowledgeGraph.at(virtuoso_server.queries, graph=GRAPH)


@pytest.fixture(scope="module")
def jena(tmp_path_factory: pytest.TempPathFactory) -> servers.Jena:
    return servers.Jena.installed(tmp_path_factory.mktemp("jena"))


@by_name
def test_rdflib_gives_the_same_rows(name: str, kg: KnowledgeGraph, graph_file: Path) -> None:
    for query in bound(curated_query(name), kg):
        assert by_rdflib(read_by_rdflib(graph_file), query) == by(kg, query)


@by_name
def test_an_oxigraph_server_gives_the_same_rows(name: str, kg: KnowledgeGraph, in_oxigraph: KnowledgeGraph) -> None:
    for query in bound(curated_query(name), kg):
        assert by(in_oxigraph, query) == by(kg, query)


@by_name
def test_virtuoso_gives_the_same_rows(name: str, kg: KnowledgeGraph, in_virtuoso: KnowledgeGraph) -> None:
    query = bound(curated_query(name), kg)[-1]  # one is enough: it thinks for seconds about a query it has not seen
    assert by(in_virtuoso, query) == by(kg, query)


@by_name
def test_jena_gives_the_same_rows(
    name: str, kg: KnowledgeGraph, graph_file: Path, jena: servers.Jena, tmp_path: Path
) -> None:
    query = bound(curated_query(name), kg)[-1]  # one is enough where each starts a virtual machine
    assert by_jena(jena, graph_file, query, tmp_path) == by(kg, query)


@by_name
def test_every_query_has_an_answer_to_compare(name: str, kg: KnowledgeGraph) -> None:
    queries = bound(curated_query(name), kg)
    assert by(kg, queries[0]) or name in EMPTY_UNGIVEN
    assert len(queries) == 1 or any(by(kg, query) for query in queries[1:])


def test_the_questions_have_the_same_answers_from_a_server(kg: KnowledgeGraph, in_oxigraph: KnowledgeGraph) -> None:
    assert in_oxigraph.townships_citing("民法典") == kg.townships_citing("民法典")
    assert in_oxigraph.laws_cited_by("龙川县") == kg.laws_cited_by("龙川县")
    assert in_oxigraph.reports() == kg.reports()


def test_the_graph_as_rdflib_sees_it_is_what_rdflib_reads(kg: KnowledgeGraph, graph_file: Path) -> None:
    assert (
        set(kg.rdf)
        == set(read_by_rdflib(graph_file))
        == set(rdflib_graph(kg._engine.run("CONSTRUCT WHERE { ?s ?p ?o }")))
    )
