"""A graph in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from lawgraph.stores.turtle import pieces


def triples(turtle: bytes) -> set[object]:
    return {quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)}


@given(st.integers(1, 60_000))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_pieces_are_documents_and_together_the_graph(graph_file: Path, size: int) -> None:
    parts = [triples(piece) for piece in pieces(graph_file, size)]
    assert set().union(*parts) == triples(graph_file.read_bytes())


def test_a_piece_is_about_as_large_as_asked(graph_file: Path) -> None:
    sizes = [len(piece) for piece in pieces(graph_file, 5000)]
    assert len(sizes) > 3
    assert max(sizes) < 12_000


def test_a_real_graph_is_the_union_of_its_pieces(sample_graph: Path) -> None:
    file = sample_graph / "graph.ttl"
    parts = [triples(piece) for piece in pieces(file, 20_000)]
    assert len(parts) > 5
    assert set().union(*parts) == triples(file.read_bytes())


@pytest.mark.parametrize("text", ["", "@prefix law: <https://w3id.org/lawgraph/law/> .\n"])
def test_an_empty_graph_is_one_empty_piece(text: str, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(text)
    assert [triples(piece) for piece in pieces(tmp_path / "graph.ttl")] == [set()]
