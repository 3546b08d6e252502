"""The network of two sides agrees with networkx.bipartite."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic_reports import extracted, random_corpus

from lawgraph.network import bipartite_centrality, bipartite_graph, count


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 15), st.integers(0, 1000))
def test_the_measures_equal_networkx(reports: int, seed: int) -> None:
    counts = count(random_corpus(reports, seed))
    graph = bipartite_graph(counts)
    side = [node for node, data in graph.nodes(data=True) if data["bipartite"] == 0]
    rows = {row.node: row for row in bipartite_centrality(counts)}
    assert list(rows) == list(graph)
    assert {node: row.degree for node, row in rows.items()} == dict(graph.degree())
    near = nx.average_neighbor_degree(graph)
    for node, row in rows.items():
        assert (row.neighbour_degree or 0) == pytest.approx(near[node])
    if len(counts.entities) > 1 and reports > 1:
        shares = nx.bipartite.degree_centrality(graph, side)
        between = nx.bipartite.betweenness_centrality(graph, side)
        assert {node: row.degree_share for node, row in rows.items()} == pytest.approx(shares)
        assert {node: row.betweenness for node, row in rows.items()} == pytest.approx(between, abs=1e-9)


def test_a_law_of_long_lists_is_told_from_one_that_stands_by_itself() -> None:
    corpus = [
        extracted("某省/某县/甲镇", 2024, "学习宪法、民法典、行政处罚法、信访工作条例。"),
        extracted("某省/某县/乙镇", 2024, "坚持枫桥经验。"),
    ]
    company = {row.label: row.neighbour_degree for row in bipartite_centrality(count(corpus))}
    assert company["宪法"] == 4
    assert company["枫桥经验"] == 1


def test_a_report_that_names_nothing_has_no_neighbours() -> None:
    (row,) = bipartite_centrality(count([extracted("某省/某县/甲镇", 2024, "一切正常。")]))
    assert (row.type, row.degree, row.betweenness, row.neighbour_degree) == ("REPORT", 0, 0, None)
