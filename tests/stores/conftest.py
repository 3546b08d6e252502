"""The graph of the made-up reports, and the stores that it is put into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import servers
from rdf import specimen

from lawgraph.query import KnowledgeGraph
from lawgraph.rdf import write_turtle
from lawgraph.stores import web


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("out")
    write_turtle(folder / "graph.ttl", specimen.reports(), specimen.Facts(), specimen.RUN)
    return KnowledgeGraph(folder)


@pytest.fixture(scope="session")
def graph_file(kg: KnowledgeGraph) -> Path:
    assert kg.folder is not None
    return kg.folder / "graph.ttl"


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Running]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as running:
        yield running


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Running]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running


@pytest.fixture
def virtuoso_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWGRAPH_USER", "dba")
    monkeypatch.setenv("LAWGRAPH_PASSWORD", "dba")


@pytest.fixture(autouse=True)
def no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAWGRAPH_USER", raising=False)
    monkeypatch.delenv("LAWGRAPH_PASSWORD", raising=False)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many tries as ever, without the waiting."""
    monkeypatch.setattr(web, "WAITS", (0.0,) * len(web.WAITS))
