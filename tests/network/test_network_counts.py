"""Who names what, and which entities stand together: checked against counting by hand."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from importlib import import_module
from itertools import combinations
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic_reports import extracted, random_corpus, small_corpus

from lawgraph import iri
from lawgraph.model import EntityType, ExtractedReport
from lawgraph.network import Counts, Scope, analyse, bipartite_graph, cooccurrence, count, report_entities
from lawgraph.network.association import npmi
from lawgraph.network.tally import tally

XIANFA, MINFADIAN = iri.law_iri("中华人民共和国宪法"), iri.law_iri("中华人民共和国民法典")


def pairs_by_hand(reports: list[ExtractedReport], scope: Scope) -> dict[tuple[str, str], tuple[int, int]]:
    """(iri, iri) → (reports, sentences), counted the slow way."""
    in_reports: Counter[tuple[str, str]] = Counter()
    in_sentences: Counter[tuple[str, str]] = Counter()
    for report in reports:
        sentences: dict[int, set[str]] = {}
        shared: dict[int, set[str]] = {}
        for mention in report.mentions:
            unit = {Scope.REPORT: 0, Scope.SECTION: mention.section, Scope.SENTENCE: mention.sentence[0]}[scope]
            sentences.setdefault(mention.sentence[0], set()).add(mention.iri)
            shared.setdefault(unit, set()).add(mention.iri)
        in_reports.update({pair for names in shared.values() for pair in combinations(sorted(names), 2)})
        in_sentences.update(pair for names in sentences.values() for pair in combinations(sorted(names), 2))
    return {pair: (reports, in_sentences[pair]) for pair, reports in in_reports.items()}


def test_a_report_counts_once_however_often_it_names_a_law() -> None:
    counts = count([extracted("某省/某县/甲镇", 2024, "宣传民法典。", "再讲民法典,又讲民法典。")])
    assert counts.reports_of_entity.tolist() == [1]
    assert counts.mentions_of_entity.tolist() == [3]


def test_the_same_text_in_two_files_is_one_report(corpus: list[ExtractedReport]) -> None:
    assert len(count([*corpus, corpus[0]]).reports) == len(corpus)


def test_a_report_node_is_called_by_place_and_year(corpus: list[ExtractedReport]) -> None:
    assert sorted(report.label for report in count(corpus).reports) == ["乙镇 2024", "甲镇 2023", "甲镇 2024"]


def test_a_report_without_a_place_is_called_by_its_title() -> None:
    report = replace(report_entities(small_corpus()[0]), place="", year=None)
    assert count([report]).reports[0].label == "甲镇2023年法治政府建设年度报告"


def test_a_report_without_place_and_title_is_called_after_its_file() -> None:
    report = small_corpus()[0]
    unknown = replace(report, frame=replace(report.frame, place=None, title=""))
    assert count([unknown]).reports[0].label == unknown.document.name == "甲镇-2023"
    assert report_entities(unknown).title == "甲镇-2023"


def test_an_undecided_mention_is_counted_apart_and_is_no_node() -> None:
    report = extracted("某省/某县/甲镇", 2024, "在南河村宣传民法典。")
    village, law = report.mentions
    undecided = replace(village, candidates=("某省/某县/甲镇/南河村", "某省/某县/乙镇/南河村"))
    counts = count([replace(report, mentions=(undecided, law))])
    assert [entity.iri for entity in counts.entities] == [MINFADIAN]
    assert counts.ambiguous == 1


def test_the_sentence_of_an_occurrence_holds_its_text_at_its_offsets(corpus: list[ExtractedReport]) -> None:
    for report in corpus:
        for seen in report_entities(report).occurrences:
            begin, end = seen.start - seen.sentence_start, seen.end - seen.sentence_start
            assert seen.sentence[begin:end] == seen.text


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 12), st.integers(0, 10_000), st.sampled_from(list(Scope)))
def test_pairs_equal_counting_by_hand(reports: int, seed: int, scope: Scope) -> None:
    corpus = random_corpus(reports, seed)
    pairs = cooccurrence(count(corpus), scope)
    names = [entity.iri for entity in pairs.counts.entities]
    found = {
        tuple(sorted((names[a], names[b]))): (weight, sentences)
        for a, b, weight, sentences in zip(
            *(column.tolist() for column in (pairs.first, pairs.second, pairs.reports, pairs.sentences)),
            strict=True,
        )
    }
    assert found == pairs_by_hand(corpus, scope)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 1_000))
def test_the_order_of_reports_changes_nothing(shuffler: object, seed: int) -> None:
    corpus = random_corpus(8, seed)
    shuffled = list(corpus)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    assert_same(count(corpus), count(shuffled))


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 9), st.integers(0, 1_000))
def test_a_corpus_counted_in_parts_a_few_numbers_at_a_time_gives_the_same(parts: int, seed: int) -> None:
    corpus = random_corpus(8, seed)
    counts, lines = import_module("lawgraph.network.counts"), import_module("lawgraph.rdf.lines")
    with patch.multiple(counts, _BLOCK=5, _SORTED=3), patch.object(lines, "_LOOSE", 4):
        in_parts = counts.merged(tally(corpus[begin::parts]) for begin in range(parts))
    assert_same(count(corpus), in_parts)


def assert_same(one: Counts, other: Counts) -> None:
    assert one.reports == other.reports
    assert list(one.entities) == list(other.entities)
    for name in (
        "report_of",
        "entity_of",
        "mentions",
        "sentence_report",
        "sentence_start",
        "sentence_entity",
        "section_report",
        "section_number",
        "section_entity",
    ):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_min_reports_and_types_narrow_the_pairs(corpus: list[ExtractedReport]) -> None:
    pairs = cooccurrence(count(corpus), min_reports=2, types=[EntityType.LAW])
    names = [entity.id.removeprefix("中华人民共和国") for entity in pairs.counts.entities]
    found = [{names[a], names[b]} for a, b in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)]
    assert sorted(map(sorted, found)) == [["宪法", "民法典"], ["宪法", "行政处罚法"]]


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 1_000), st.sampled_from(list(Scope)), st.integers(0, 60))
def test_of_too_many_pairs_those_of_most_reports_stay(seed: int, scope: Scope, most: int) -> None:
    counts = count(random_corpus(12, seed))
    pairs = cooccurrence(counts, scope, most_pairs=most)
    assert len(pairs.first) <= most
    same = cooccurrence(counts, scope, min_reports=pairs.min_reports)
    for name in ("nodes", "first", "second", "reports", "sentences", "disparity"):
        assert np.array_equal(getattr(pairs, name), getattr(same, name))
    if pairs.min_reports > 1:
        assert len(cooccurrence(counts, scope, min_reports=pairs.min_reports - 1).first) > most


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 1_000), st.sampled_from([None, 5, 30]))
def test_pairs_counted_a_few_at_a_time_are_the_same(seed: int, most: int | None) -> None:
    counts = count(random_corpus(12, seed))
    at_once = cooccurrence(counts, most_pairs=most)
    module = import_module("lawgraph.network.cooccurrence")
    with patch.multiple(module, _PRODUCTS=20, _PAIRS=7):
        by_parts = cooccurrence(counts, most_pairs=most)
    for name in ("nodes", "first", "second", "reports", "sentences"):
        assert np.array_equal(getattr(at_once, name), getattr(by_parts, name))


def test_a_network_says_in_how_many_reports_its_pairs_meet(corpus: list[ExtractedReport]) -> None:
    net = analyse(corpus, most_pairs=10)
    assert net.graph.graph["min_reports"] == min(data["weight"] for *_, data in net.graph.edges(data=True)) == 2


def one_association(together: int, first: int, second: int, total: int) -> float:
    return float(npmi(*(np.array([n]) for n in (together, first, second)), total)[0])


def test_npmi_is_one_where_two_only_ever_meet() -> None:
    assert one_association(3, 3, 3, 12) == pytest.approx(1)


def test_npmi_is_zero_where_two_meet_by_chance() -> None:
    assert one_association(2, 4, 6, 12) == pytest.approx(0)


def test_npmi_follows_its_formula() -> None:
    expected = math.log((2 / 10) / ((5 / 10) * (3 / 10))) / -math.log(2 / 10)
    assert one_association(2, 5, 3, 10) == pytest.approx(expected)


def test_npmi_is_undefined_where_both_stand_in_every_report() -> None:
    assert math.isnan(one_association(4, 4, 4, 4))


@given(st.data())
def test_npmi_stays_between_minus_one_and_one(data: st.DataObject) -> None:
    total = data.draw(st.integers(2, 1000))
    first, second = data.draw(st.integers(1, total)), data.draw(st.integers(1, total))
    lowest = max(1, first + second - total)
    together = data.draw(st.integers(lowest, min(first, second)))
    value = one_association(together, first, second, total)
    assert math.isnan(value) or -1 <= value <= 1


def test_a_report_cites_laws_and_mentions_the_rest(corpus: list[ExtractedReport]) -> None:
    graph = bipartite_graph(count(corpus))
    for _, entity, data in graph.edges(data=True):
        node = graph.nodes[entity]
        assert data["relation"] == ("cites" if node["type"] == "LAW" else "mentions")
    assert graph.nodes[XIANFA]["reports"] == 3
