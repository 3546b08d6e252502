"""An endpoint elsewhere answers as a folder does, or says why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
import servers
from servers import Running, Scripted, Told, table

import lawgraph
from lawgraph.errors import NameUnknownError, ResultError, ServerError, UsageError
from lawgraph.query import IRI, KnowledgeGraph, Rows
from lawgraph.stores.push import push, target
from lawgraph.stores.web import account

GRAPH = "https://example.org/remote"


@pytest.fixture
def there(graph_file: Path, oxigraph_server: Running) -> KnowledgeGraph:
    push(graph_file, target(oxigraph_server.store, GRAPH), add=False, who=None, timeout=60)
    return lawgraph.open(oxigraph_server.queries, graph=GRAPH)


def test_values_have_the_types_of_the_local_store(there: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    query = (
        "PREFIX lg: <https://w3id.org/lawgraph/ns#> SELECT ?law ?title ?from ?gone (1 AS ?one) (0.5 AS ?half) (true AS ?yes)"
        " WHERE { ?law lg:title ?title ; lg:effectiveFrom ?from OPTIONAL { ?law lg:docNumber ?gone } } ORDER BY ?from"
    )
    rows = there.sparql(query)
    assert isinstance(rows, Rows)
    assert (type(rows[0].law), rows[0].title, rows[0].from_) == (IRI, "中华人民共和国婚姻法", date(1981, 1, 1))
    assert (rows[0].gone, rows[0].one, rows[0].half, rows[0].yes) == (None, 1, Decimal("0.5"), True)
    assert list(map(repr, rows)) == list(map(repr, kg.sparql(query)))  # type: ignore[arg-type]


def test_a_construct_gives_an_rdflib_graph(there: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    answer = there.ask("web-annotations", law="民法典")
    assert isinstance(answer, rdflib.Graph)
    assert set(answer) == set(kg.ask("web-annotations", law="民法典"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["# 问\nPREFIX : <http://e/>\nBASE <http://e/> construct WHERE { ?s :p ?o }", "DESCRIBE <http://e/>"]
)
def test_a_graph_is_asked_for_where_the_query_makes_one(query: str, there: KnowledgeGraph) -> None:
    assert isinstance(there.sparql(query), rdflib.Graph)


def test_names_are_as_forgiving_as_in_a_folder(there: KnowledgeGraph) -> None:
    assert there.laws_cited_by("中峰") == there.laws_cited_by("中峰镇")
    with pytest.raises(NameUnknownError, match="婚姻法"):
        there.townships_citing("婚烟法")


def test_a_faulty_query_is_the_users_error(there: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="查询有误"):
        there.sparql("SELECT * WHERE { ?s }")


def test_what_needs_the_files_says_so(there: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="需要结果目录"):
        there.network()
    with pytest.raises(UsageError, match="CONSTRUCT"):
        _ = there.rdf


def test_it_is_shown_by_its_address(there: KnowledgeGraph, oxigraph_server: Running) -> None:
    assert oxigraph_server.queries in repr(there)


def test_opening_asks_nothing() -> None:
    lawgraph.open("http://127.0.0.1:9/query")


def test_a_graph_name_is_no_use_for_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graph"):
        lawgraph.open(tmp_path, graph=GRAPH)
    with pytest.raises(ResultError):
        lawgraph.open(tmp_path)


# --- answers that cannot be used


@pytest.mark.parametrize(
    "told",
    [
        Told(206, {"Content-Type": "application/sparql-results+json"}, table(n=1).body),
        Told(200, {"X-SPARQL-MaxRows": "10000"}, table(n=1).body),
        Told(200, {"X-SQL-State": "S1TAT"}, table(n=1).body),
    ],
    ids=["206", "rows", "time"],
)
def test_an_answer_that_was_cut_short_is_refused(told: Told) -> None:
    with Scripted(lambda asked: told) as server, pytest.raises(ServerError, match="截断"):
        lawgraph.open(server.address).sparql("SELECT ?n WHERE {}")


def test_virtuoso_cuts_answers_and_we_notice(
    graph_file: Path, virtuoso_server: Running, virtuoso_account: None
) -> None:
    push(graph_file, target(virtuoso_server.store, GRAPH), add=False, who=account(), timeout=60)
    virtuoso = lawgraph.open(virtuoso_server.queries, graph=GRAPH)
    assert len(virtuoso.sparql("SELECT * WHERE { ?s ?p ?o } LIMIT 20")) == 20  # type: ignore[arg-type]
    with pytest.raises(ServerError, match="X-SPARQL-MaxRows"):
        virtuoso.sparql("SELECT * WHERE { ?s ?p ?o }")


def test_virtuoso_answers_yes_and_no(virtuoso_server: Running) -> None:
    virtuoso = lawgraph.open(virtuoso_server.queries)
    assert virtuoso.sparql("ASK { ?s ?p ?o }") is True
    assert virtuoso.sparql("ASK { ?s ?s ?s }") is False


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b"1", b""])
def test_what_is_no_endpoint_is_told(body: bytes) -> None:
    with Scripted(lambda asked: Told(200, {"Content-Type": "text/html"}, body)) as server:
        for query in ("SELECT ?n WHERE {}", "CONSTRUCT WHERE { ?s ?p ?o }"):
            with pytest.raises(ServerError, match="SPARQL"):
                lawgraph.open(server.address).sparql(query)


def test_a_server_that_fails_while_it_answers_is_told() -> None:
    begun = table(n=1).body.removesuffix(b"]}}") + b"Timeout after 60 s"
    with Scripted(lambda asked: Told(200, {"Content-Type": "application/sparql-results+json"}, begun)) as server:
        for ask in (lambda kg: kg.sparql("SELECT ?n WHERE {}"), lambda kg: kg.townships_citing("民法典")):
            with pytest.raises(ServerError, match="SPARQL"):
                ask(lawgraph.open(server.address))


def test_a_server_that_fails_is_told_in_its_words() -> None:
    with (
        Scripted(lambda asked: Told(500, body="内存不足".encode())) as server,
        pytest.raises(ServerError, match="内存不足"),
    ):
        lawgraph.open(server.address).reports()


@pytest.mark.usefixtures("impatient")
def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(ServerError, match="无法连接"):
        lawgraph.open(f"http://127.0.0.1:{servers.free_port()}/query").reports()


def test_an_answer_that_takes_too_long_is_not_waited_for() -> None:
    import time

    def slow(asked: servers.Asked) -> Told:
        time.sleep(1)
        return table(n=1)

    with Scripted(slow) as server, pytest.raises(ServerError, match="没有答复"):
        lawgraph.open(server.address, timeout=0.2).sparql("SELECT ?n WHERE {}")


def test_an_address_without_a_host_is_the_users_error() -> None:
    with pytest.raises(UsageError, match="地址有误"):
        lawgraph.open("http:///query").reports()


def test_no_proxy_stands_before_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with Scripted(lambda asked: table(n=1)) as server:
        assert len(lawgraph.open(server.address).sparql("SELECT ?n WHERE {}")) == 1  # type: ignore[arg-type]
