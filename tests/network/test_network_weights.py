"""What an edge may weigh by, and which edges make the backbone: checked against scipy and by hand."""

from __future__ import annotations

import math
import random
from importlib import import_module
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import chi2_contingency
from synthetic_reports import extracted, random_corpus

from lawgraph import iri
from lawgraph.errors import UsageError
from lawgraph.network import Scope, Weight, backbone, centrality, cooccurrence, cooccurrence_graph, count, weighed
from lawgraph.network.association import jaccard, log_likelihood
from lawgraph.network.backbone import disparity

XIANFA, MINFADIAN = iri.law_iri("中华人民共和国宪法"), iri.law_iri("中华人民共和国民法典")
FENGQIAO = iri.program_iri("枫桥经验")


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """(both, first, second, all) of two things, none of them in everything."""
    cells = [draw(st.integers(1, 300)), *(draw(st.integers(0, 300)) for _ in range(2)), draw(st.integers(1, 300))]
    both, first, second, neither = cells
    return both, both + first, both + second, sum((both, first, second, neither))


@given(tables())
def test_log_likelihood_equals_scipys_g_statistic(numbers: tuple[int, int, int, int]) -> None:
    both, first, second, total = numbers
    table = [[both, first - both], [second - both, total - first - second + both]]
    expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    found = log_likelihood(*(np.array([n]) for n in (both, first, second)), total)[0]
    assert abs(found) == pytest.approx(expected, abs=1e-7)
    if both * total != first * second:
        assert (found < 0) == (both * total < first * second)


def test_log_likelihood_follows_its_formula() -> None:
    # Ten reports; 3 name both, 2 the first only, 1 the second only, 4 neither.
    cells = [(3, 5 * 4 / 10), (2, 5 * 6 / 10), (1, 5 * 4 / 10), (4, 5 * 6 / 10)]
    expected = 2 * sum(seen * math.log(seen / due) for seen, due in cells)
    assert log_likelihood(np.array([3]), np.array([5]), np.array([4]), 10)[0] == pytest.approx(expected)


def test_what_stands_in_every_report_says_nothing_of_what_stands_beside_it() -> None:
    assert log_likelihood(np.array([4]), np.array([10]), np.array([4]), 10)[0] == 0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10), st.integers(0, 1000))
def test_jaccard_is_the_overlap_of_two_sets_of_reports(reports: int, seed: int) -> None:
    corpus = random_corpus(reports, seed)
    naming: dict[str, set[str]] = {}
    for report in corpus:
        for mention in report.mentions:
            naming.setdefault(mention.iri, set()).add(report.document.sha256)
    for first, second, data in cooccurrence_graph(cooccurrence(count(corpus))).edges(data=True):
        both, either = naming[first] & naming[second], naming[first] | naming[second]
        assert data["jaccard"] == pytest.approx(len(both) / len(either))


def test_jaccard_of_two_that_only_ever_meet_is_one() -> None:
    assert jaccard(np.array([3]), np.array([3]), np.array([3]))[0] == 1


# --- sections


def test_a_section_joins_what_stands_in_different_sentences_and_another_section_does_not() -> None:
    report = extracted("某省/某县/甲镇", 2024, "学习宪法。", "宣传民法典。", "坚持枫桥经验。")
    graph = cooccurrence_graph(cooccurrence(count([report]), Scope.SECTION))
    assert graph.has_edge(XIANFA, MINFADIAN)
    assert graph.edges[XIANFA, MINFADIAN]["sentences"] == 0
    assert not graph.has_edge(XIANFA, FENGQIAO)
    assert FENGQIAO in graph


def test_in_sections_log_likelihood_counts_sections() -> None:
    # Five sections name anything: two name both, one 宪法 only, none 民法典 only, two something else.
    both, other = "宣传宪法和民法典。", "坚持枫桥经验。"
    report = extracted("某省/某县/甲镇", 2024, both, "。", both, "。", "学习宪法。", "。", other, "。", other, "。")
    found = cooccurrence_graph(cooccurrence(count([report]), Scope.SECTION)).edges[XIANFA, MINFADIAN]
    expected = chi2_contingency([[2, 1], [0, 2]], correction=False, lambda_="log-likelihood").statistic
    assert found["log_likelihood"] == pytest.approx(expected)
    assert found["weight"] == 1


@pytest.mark.parametrize("scope", [Scope.SECTION, Scope.SENTENCE])
def test_pairs_listed_in_batches_are_the_same(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = count(random_corpus(30, 4))
    whole = cooccurrence(counts, scope)
    monkeypatch.setattr(import_module("lawgraph.network.cooccurrence"), "_PAIRS", 20)
    parts = cooccurrence(counts, scope)
    for name in ("first", "second", "reports", "sentences", "log_likelihood"):
        assert np.array_equal(getattr(whole, name), getattr(parts, name))


# --- another weight


def test_strength_by_jaccard_is_the_sum_of_jaccard() -> None:
    graph = cooccurrence_graph(cooccurrence(count(random_corpus(20, 1))))
    other = weighed(graph, Weight.JACCARD)
    assert {row.node: row.strength for row in centrality(other)} == pytest.approx(
        dict(graph.degree(weight="jaccard")), abs=1e-12
    )


@pytest.mark.parametrize("weight", [Weight.NPMI, Weight.LOG_LIKELIHOOD])
def test_pairs_that_meet_no_more_than_by_chance_are_no_edges(weight: Weight) -> None:
    graph = cooccurrence_graph(cooccurrence(count(random_corpus(20, 1))))
    other = weighed(graph, weight)
    assert set(other) == set(graph)
    assert {frozenset(edge) for edge in other.edges} == {
        frozenset((a, b)) for a, b, data in graph.edges(data=True) if data.get(weight.value, 0) > 0
    }


# --- the backbone


def by_integral(graph: nx.Graph, one: str, other: str) -> float:
    """The disparity of an edge as Serrano et al. define it: 1 - (k-1) times the integral of (1-x)^(k-2) from 0 to p."""
    values = []
    for node in (one, other):
        degree = graph.degree(node)
        if degree > 1:
            share = graph.edges[one, other]["weight"] / graph.degree(node, weight="weight")
            values.append(1 - (degree - 1) * quad(lambda x, k=degree: (1 - x) ** (k - 2), 0, share)[0])
    return min(values, default=1.0)


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 15), st.integers(1, 40), st.integers(0, 1000))
def test_disparity_is_the_integral_of_its_definition(nodes: int, edges: int, seed: int) -> None:
    graph = nx.gnm_random_graph(nodes, edges, seed=seed)
    generator = random.Random(seed)
    for *_, data in graph.edges(data=True):
        data["weight"] = generator.randint(1, 50)
    ends = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    weights = np.array([data["weight"] for *_, data in graph.edges(data=True)])
    expected = [by_integral(graph, a, b) for a, b in graph.edges]
    assert disparity(ends[:, 0], ends[:, 1], weights, nodes).tolist() == pytest.approx(expected, abs=1e-8)


def test_the_backbone_keeps_the_strong_edge_of_a_rare_node_before_the_weak_edges_of_a_frequent_one() -> None:
    graph = nx.Graph()
    for number in range(9):
        graph.add_edge("民法典", f"甲{number}", weight=10)
    for number in range(4):
        graph.add_edge("枫桥经验", f"乙{number}", weight=1)
    for first, second in combinations([f"甲{number}" for number in range(9)], 2):
        graph.add_edge(first, second, weight=10)
    graph.add_edge("枫桥经验", "法律明白人", weight=8)
    kept = backbone(graph, 0.05)
    assert list(kept.edges) == [("枫桥经验", "法律明白人")]
    assert kept.edges["枫桥经验", "法律明白人"]["disparity"] == pytest.approx((1 - 8 / 12) ** 4)


def test_a_wider_alpha_keeps_more() -> None:
    graph = cooccurrence_graph(cooccurrence(count(random_corpus(30, 2))))
    few, more = backbone(graph, 0.4), backbone(graph, 0.6)
    assert set(map(frozenset, few.edges)) < set(map(frozenset, more.edges))
    assert all(data["disparity"] < 0.4 for *_, data in few.edges(data=True))


def test_edges_know_their_disparity_before_any_is_dropped() -> None:
    graph = cooccurrence_graph(cooccurrence(count(random_corpus(30, 2))))
    for first, second, data in backbone(graph, 0.5).edges(data=True):
        assert data["disparity"] == pytest.approx(graph.edges[first, second]["disparity"])


@pytest.mark.parametrize("alpha", [0, -1, 1.5])
def test_an_alpha_that_is_no_probability_is_refused(alpha: float) -> None:
    with pytest.raises(UsageError, match="alpha"):
        backbone(nx.path_graph(3), alpha)
