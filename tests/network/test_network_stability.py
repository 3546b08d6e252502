"""What holds under another seed, another draw of reports, another year: checked against doing it step by step."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import comb, log

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic_reports import extracted, random_corpus

from lawgraph.errors import UsageError
from lawgraph.model import EntityType
from lawgraph.network import (
    Method,
    Scope,
    bootstrap,
    centrality,
    centrality_by_year,
    communities,
    count,
    network_of,
    report_entities,
)
from lawgraph.network.bootstrap import _drawn
from lawgraph.network.communities import _agreement, _stays

# --- communities

partitions = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30)


@settings(deadline=None)
@given(partitions)
def test_agreement_equals_counting_pairs_and_information_by_hand(labels: list[tuple[int, int]]) -> None:
    one, other = (np.array(side) for side in zip(*labels, strict=True))
    if np.array_equal(one, other):
        return
    n = len(labels)
    both = sum(a == b for a, b in combinations(labels, 2))
    first = sum(a[0] == b[0] for a, b in combinations(labels, 2))
    second = sum(a[1] == b[1] for a, b in combinations(labels, 2))
    chance, most = first * second / comb(n, 2), (first + second) / 2
    if most != chance:
        assert _agreement(one, other, "adjusted_rand") == pytest.approx((both - chance) / (most - chance))

    def entropy(values: list[object]) -> float:
        return -sum(values.count(v) / n * log(values.count(v) / n) for v in set(values))

    apart = entropy(one.tolist()) + entropy(other.tolist())
    if apart > 0:
        shared = apart - entropy(list(labels))
        assert _agreement(one, other, "nmi") == pytest.approx(2 * shared / apart, abs=1e-9)


def test_a_node_stays_that_goes_with_most_of_its_community() -> None:
    one, other = np.array([0, 0, 0, 0, 1, 1]), np.array([5, 5, 5, 2, 2, 2])
    assert _stays(one, other).tolist() == [True, True, True, False, True, True]


@pytest.mark.parametrize("method", list(Method))
def test_two_groups_that_hardly_meet_are_found_by_every_seed(method: Method) -> None:
    found = communities(nx.barbell_graph(6, 0), method=method)
    assert found.community == (0,) * 6 + (1,) * 6
    assert (found.adjusted_rand, found.mutual_information) == (1, 1)
    assert set(found.stability) == {1}


def test_a_node_between_two_groups_is_the_unstable_one() -> None:
    graph = nx.Graph(combinations(range(6), 2))
    graph.add_edges_from(combinations(range(6, 12), 2))
    graph.add_edges_from((12, node) for node in (0, 1, 6, 7))
    found = communities(graph, seeds=40)
    assert 0 < found.stability[12] < 1
    assert min(found.stability[:12]) == 1
    assert 0 < found.adjusted_rand < 1


def test_modularity_is_that_of_networkx() -> None:
    graph = nx.karate_club_graph()
    found = communities(graph, seeds=3)
    groups = [{n for n, c in zip(graph, found.community, strict=True) if c == k} for k in set(found.community)]
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups, weight="weight"))
    assert found.modularity > 0.44  # the best partition known of this graph has 0.4449 by weight
    assert found.community == tuple(row.community for row in centrality(graph))


def test_one_seed_shows_no_stability() -> None:
    with pytest.raises(UsageError, match="two seeds"):
        communities(nx.path_graph(3), seeds=1)


def test_a_graph_without_edges_has_a_community_a_node() -> None:
    assert communities(nx.empty_graph(3)).community == (0, 1, 2)
    assert communities(nx.Graph()).nodes == ()


# --- bootstrap


def reports_drawn(times: np.ndarray, corpus: list) -> list:
    """A corpus that holds each report as often as it was drawn, each time as a report of its own."""
    entities = {report.key: report for report in map(report_entities, corpus)}
    counts = count(corpus)
    return [
        replace(entities[node.key], key=f"{node.key}-{copy}")
        for node, often in zip(counts.reports, times.astype(int).tolist(), strict=True)
        for copy in range(often)
    ]


@pytest.mark.parametrize("measure", ["reports", "strength", "pagerank", "eigenvector"])
def test_intervals_equal_measuring_each_draw_with_the_network_itself(measure: str) -> None:
    corpus, n, top = random_corpus(12, 3), 25, 5
    counts = count(corpus)
    rows = bootstrap(counts, measure=measure, top=top, n=n, seed=9)
    values: dict[str, list[float]] = {row.node: [] for row in rows}
    ranks: dict[str, list[int]] = {row.node: [] for row in rows}
    for times in np.hstack(list(_drawn(len(counts.reports), n, 9, 7))).T:
        drawn = network_of(count(reports_drawn(times, corpus)))
        found = {node: float(data[measure]) for node, data in drawn.graph.nodes(data=True)}
        for row in rows:
            value = found.get(row.node, 0.0)
            values[row.node].append(value)
            ranks[row.node].append(1 + sum(other > value + 1e-8 for other in found.values()))
    for row in rows:
        assert (row.low, row.high) == pytest.approx(np.percentile(values[row.node], (2.5, 97.5)), abs=1e-6)
        assert (row.best, row.worst) == tuple(
            np.percentile(ranks[row.node], (2.5, 97.5), method="inverted_cdf").tolist()
        )


@pytest.mark.parametrize("measure", ["reports", "strength", "pagerank", "eigenvector"])
def test_the_value_itself_is_that_of_the_centrality_table(measure: str) -> None:
    counts = count(random_corpus(20, 5))
    graph = network_of(counts).graph
    rows = bootstrap(counts, measure=measure, top=4, n=10)
    highest = sorted((float(data[measure]) for _, data in graph.nodes(data=True)), reverse=True)
    assert [row.value for row in rows] == pytest.approx(highest[:4], abs=1e-7)
    assert [row.value for row in rows] == pytest.approx([graph.nodes[row.node][measure] for row in rows], abs=1e-7)


def test_what_every_report_names_is_first_in_every_draw() -> None:
    corpus = [
        extracted(f"某省/某县/{town}镇", 2024, f"学习宪法,宣传{law}。")
        for town, law in zip("甲乙丙丁", ["民法典", "行政处罚法", "信访工作条例", "枫桥经验"], strict=True)
    ]
    first, *rest = bootstrap(count(corpus), measure="reports", top=5)
    assert (first.label, first.value, first.low, first.high) == ("宪法", 4, 4, 4)
    assert (first.rank, first.best, first.worst) == (1, 1, 1)
    assert all(row.low == 0 < row.high for row in rest)
    assert all(row.rank == 2 for row in rest)


def test_the_same_seed_draws_the_same_whatever_the_batches() -> None:
    whole = np.hstack(list(_drawn(10, 9, 4, 100)))
    assert np.array_equal(whole, np.hstack(list(_drawn(10, 9, 4, 2))))
    assert (whole.sum(axis=0) == 10).all()


def test_a_bootstrap_may_look_at_laws_only() -> None:
    rows = bootstrap(count(random_corpus(15, 1)), types=[EntityType.LAW], n=5)
    assert {row.type for row in rows} == {"LAW"}


@pytest.mark.parametrize("wrong", [{"measure": "betweenness"}, {"n": 0}, {"top": 0}, {"level": 95}])
def test_a_bootstrap_that_cannot_be_made_is_refused(wrong: dict) -> None:
    with pytest.raises(UsageError):
        bootstrap(count(random_corpus(3, 1)), **wrong)


def test_where_nothing_is_named_there_are_no_intervals() -> None:
    assert bootstrap(count([])) == ()
    assert bootstrap(count([extracted("某省/某县/甲镇", 2024, "其他工作。")]), measure="eigenvector") == ()


# --- years


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 500), st.sampled_from(["reports", "degree", "strength", "core", "pagerank", "betweenness"]))
def test_a_year_is_measured_as_if_there_were_no_other(seed: int, measure: str) -> None:
    corpus = [
        replace(report, frame=replace(report.frame, year=2022 + number % 3))
        for number, report in enumerate(random_corpus(12, seed))
    ]
    rows = centrality_by_year(count(corpus), measure)
    for year in (2022, 2023, 2024):
        alone = network_of(count([report for report in corpus if report.frame.year == year])).graph
        expected = {node: float(data[measure]) for node, data in alone.nodes(data=True)}
        found = [row for row in rows if row.year == year]
        assert {row.node: row.value for row in found} == pytest.approx(expected, abs=1e-8)
        for row in found:
            assert row.rank == 1 + sum(value > row.value + 1e-8 for value in expected.values())
            assert row.entities == len(expected)
            assert row.reports == alone.nodes[row.node]["reports"]


def test_a_law_rises_from_one_year_to_the_next() -> None:
    corpus = [
        *(extracted(f"某省/某县/{town}镇", 2023, "学习宪法。") for town in "甲乙丙"),
        *(extracted(f"某省/某县/{town}镇", 2024, "学习民法典。") for town in "甲乙"),
        extracted("某省/某县/丙镇", 2024, "学习宪法。"),
    ]
    rows = centrality_by_year(count(corpus), "reports")
    assert [(row.year, row.rank, row.label, row.value) for row in rows] == [
        (2023, 1, "宪法", 3),
        (2024, 1, "民法典", 2),
        (2024, 2, "宪法", 1),
    ]


def test_a_report_without_a_year_stands_in_no_year() -> None:
    report = extracted("某省/某县/甲镇", 2024, "学习宪法。")
    undated = replace(report, frame=replace(report.frame, year=None))
    assert centrality_by_year(count([undated])) == ()


def test_the_networks_of_the_years_may_be_of_sentences() -> None:
    apart = extracted("某省/某县/甲镇", 2024, "学习宪法。", "宣传民法典。")
    by_report, by_sentence = (
        centrality_by_year(count([apart]), "degree", scope=scope) for scope in (Scope.REPORT, Scope.SENTENCE)
    )
    assert [row.value for row in by_report] == [1, 1]
    assert [row.value for row in by_sentence] == [0, 0]


def test_an_unknown_measure_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"closeness.*betweenness"):
        centrality_by_year(count([]), "closeness")
