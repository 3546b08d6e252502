"""The measures agree with networkx, whose definitions are the reference, and come out the same every time."""

from __future__ import annotations

import random
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.network import Network, centrality, measures
from lawgraph.network.centrality import betweenness, to_igraph


def weighted_graph(nodes: int, edges: int, seed: int) -> nx.Graph:
    graph = nx.gnm_random_graph(nodes, edges, seed=seed)
    generator = random.Random(seed)
    for _, _, data in graph.edges(data=True):
        data["weight"] = generator.randint(1, 9)
    return nx.relabel_nodes(graph, {node: f"law:{node}" for node in graph})


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 30), st.integers(0, 60), st.integers(0, 1000))
def test_degree_strength_core_pagerank_and_betweenness_equal_networkx(nodes: int, edges: int, seed: int) -> None:
    graph = weighted_graph(nodes, edges, seed)
    rows = centrality(graph)
    assert {row.node: row.degree for row in rows} == dict(graph.degree())
    assert {row.node: row.strength for row in rows} == dict(graph.degree(weight="weight"))
    assert {row.node: row.core for row in rows} == nx.core_number(graph)
    ranks = nx.pagerank(graph, tol=1e-13, max_iter=1000)
    assert {row.node: row.pagerank for row in rows} == pytest.approx(ranks, abs=1e-8)
    assert {row.node: row.betweenness for row in rows} == pytest.approx(nx.betweenness_centrality(graph), abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_eigenvector_equals_networkx_on_the_largest_part(seed: int) -> None:
    graph = weighted_graph(30, 45, seed)
    part = graph.subgraph(max(nx.connected_components(graph), key=len))
    expected = nx.eigenvector_centrality_numpy(part, weight="weight")
    found = {row.node: row.eigenvector for row in centrality(graph)}
    assert found == pytest.approx({node: expected.get(node, 0.0) for node in graph}, abs=1e-6)


def test_two_groups_that_hardly_meet_are_two_communities() -> None:
    graph = nx.barbell_graph(6, 0)
    rows = centrality(graph)
    assert [row.community for row in rows] == [0] * 6 + [1] * 6


def test_communities_are_numbered_from_the_largest() -> None:
    graph = nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(7))
    assert [row.community for row in centrality(graph)] == [1] * 3 + [0] * 7


def test_the_same_seed_gives_the_same_rows() -> None:
    graph = weighted_graph(200, 900, 3)
    assert centrality(graph, seed=5) == centrality(graph, seed=5)


def test_measuring_leaves_pythons_own_random_numbers_alone() -> None:
    random.seed(1)
    undisturbed = random.random()
    random.seed(1)
    centrality(weighted_graph(20, 40, 1))
    assert random.random() == undisturbed


def test_betweenness_sampled_from_half_the_nodes_ranks_the_bridge_first() -> None:
    graph = nx.barbell_graph(400, 1)
    sampled = betweenness(to_igraph(graph), random.Random(0), limit=0)
    exact = betweenness(to_igraph(graph), random.Random(0))
    assert max(range(801), key=sampled.__getitem__) == 400
    assert sampled[400] == pytest.approx(exact[400], rel=0.1)


def test_a_graph_without_edges_has_no_centre() -> None:
    graph = nx.empty_graph(4)
    rows = centrality(graph)
    assert [(row.degree, row.betweenness, row.eigenvector) for row in rows] == [(0, 0, 0)] * 4
    assert sum(row.pagerank for row in rows) == pytest.approx(1)


def test_no_graph_no_rows() -> None:
    assert centrality(nx.Graph()) == ()


def test_nodes_carry_their_measures(network: Network) -> None:
    for row in network.centrality:
        assert network.graph.nodes[row.node]["pagerank"] == row.pagerank


def test_every_measure_of_the_table_says_what_it_means(network: Network) -> None:
    described = {measure.name for measure in measures()}
    for node in network.graph:
        told = set(network.graph.nodes[node]) - {"type", "label", "id", "kind", "iri"}
        assert told == described
    for measure in measures():
        assert measure.meaning_zh.endswith("。")
        assert measure.meaning_en.endswith(".")


def test_the_documentation_explains_every_measure_in_the_same_words() -> None:
    text = (Path(__file__).parents[2] / "docs" / "network.md").read_text(encoding="utf-8")
    for measure in measures():
        assert measure.meaning_zh in text
        assert measure.meaning_en in text
