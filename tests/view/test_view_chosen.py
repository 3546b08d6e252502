"""What is drawn when not everything can be, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic_reports import extracted, random_corpus, small_corpus

from lawgraph.iri import document_key
from lawgraph.model import Context, Tense
from lawgraph.network import Network, analyse, as_entities, report_entities
from lawgraph.view import Limits
from lawgraph.view.about import report_labels
from lawgraph.view.chosen import NODE_TYPES, choose, quotas
from lawgraph.view.evidence import PER_EDGE, gather
from lawgraph.view.layout import positions


@pytest.fixture(scope="module")
def large() -> Network:
    return analyse(random_corpus(120, 7))


@given(st.dictionaries(st.sampled_from(NODE_TYPES), st.integers(0, 5000), min_size=1), st.integers(0, 3000))
def test_quotas_use_all_places_and_never_exceed_a_type(sizes: dict[str, int], total: int) -> None:
    granted = quotas(sizes, total)
    assert sum(granted.values()) == min(total, sum(sizes.values()))
    assert all(granted[name] <= size for name, size in sizes.items())


def test_a_type_of_few_is_not_crowded_out_by_one_of_many() -> None:
    granted = quotas({"report": 200_000, "law": 800, "program": 200}, 2000)
    assert granted["law"] > 100
    assert granted["program"] > 50


def test_everything_is_drawn_when_it_fits() -> None:
    network = analyse(small_corpus())
    chosen = choose(network, Limits())
    assert len(chosen.reports) + len(chosen.entities) == 11
    assert sum(link.relation == "cites" for link in chosen.links) == chosen.edge_totals["cites"]


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 60), st.integers(0, 120))
def test_limits_hold_and_edges_join_drawn_nodes(large: Network, nodes: int, edges: int) -> None:
    chosen = choose(large, Limits(nodes, edges))
    drawn = len(chosen.reports) + len(chosen.entities)
    assert len(chosen.core) <= nodes
    most = edges * Limits().behind
    assert sum(link.relation == "cites" for link in chosen.links) <= 2 * most
    assert sum(link.relation != "cites" for link in chosen.links) <= most
    assert all(0 <= link.source < drawn and 0 <= link.target < drawn for link in chosen.links)
    assert len({(link.source, link.target) for link in chosen.links}) == len(chosen.links)


def test_every_citation_stands_in_the_file_though_few_are_drawn(large: Network) -> None:
    chosen = choose(large, Limits(60, 400))
    assert len(chosen.core) <= 60
    assert sum(link.relation == "cites" for link in chosen.links) == chosen.edge_totals["cites"]


def test_no_entity_is_drawn_that_no_drawn_report_names(large: Network) -> None:
    chosen = choose(large, Limits(20, 500))
    reached = {link.target for link in chosen.links if link.relation != "cooccurs"}
    assert reached == set(range(len(chosen.reports), len(chosen.reports) + len(chosen.entities)))


def test_every_edge_to_an_entity_has_its_sentences() -> None:
    corpus = random_corpus(60, 3)
    network = analyse(corpus)
    chosen = choose(network, Limits())
    evidence = gather(as_entities(corpus), network.counts, chosen, Limits())
    for link in chosen.links:
        if link.relation == "cooccurs":
            continue
        places = evidence.places[link.source, link.target]
        assert 1 <= len(places) <= PER_EDGE
        entity = network.counts.entities[chosen.entities[link.target - len(chosen.reports)]]
        for piece, start, stop, hits in places:
            for begin, end, *_ in hits:
                assert evidence.pieces[piece][start:stop][begin:end] in evidence.spellings[link.target]
        assert evidence.spellings[link.target], entity


def test_whole_texts_stand_in_the_file_while_there_is_room() -> None:
    corpus = random_corpus(40, 5)
    network = analyse(corpus)
    rest = "其他各项工作有序推进。" * 100
    texts = {document_key(report.document.sha256): report.document.text + rest for report in corpus}
    chosen = choose(network, Limits())
    all_of_them = gather(as_entities(corpus), network.counts, chosen, Limits(), texts.get)
    assert len(all_of_them.whole) == len(corpus)
    size = sum(len(text.encode()) for text in texts.values())
    some = gather(as_entities(corpus), network.counts, chosen, Limits(text=size // 2), texts.get)
    assert 0 < len(some.whole) < len(corpus)
    none = gather(as_entities(corpus), network.counts, chosen, Limits(text=0), texts.get)
    assert none.pieces == []
    assert none.more


def test_a_text_that_is_not_the_one_that_was_read_is_left_out() -> None:
    report = extracted("某省/某县/甲镇", 2024, "学习民法典。")
    network = analyse([report])
    evidence = gather(
        as_entities([report]), network.counts, choose(network, Limits()), Limits(), lambda _: "别的文本" * 9
    )
    assert evidence.whole == {}
    assert evidence.pieces == ["学习民法典。"]


def test_a_mention_is_marked_where_it_stands_in_the_whole_text() -> None:
    report = extracted("某省/某县/甲镇", 2024, "𠮷村学习民法典。", "镇司法所贯彻宪法。")
    network = analyse([report])
    chosen = choose(network, Limits())
    evidence = gather(as_entities([report]), network.counts, chosen, Limits(), lambda _: report.document.text)
    piece, marks = evidence.whole[0]
    units = evidence.pieces[piece].encode("utf-16-le")
    assert [units[2 * start : 2 * end].decode("utf-16-le") for start, end, *_ in marks] == [
        "民法典",
        "镇司法所",
        "宪法",
    ]
    assert [node for *_, node in marks] == [
        network.counts.entities.index(one) + 1
        for name in ("民法典", "司法所", "宪法")
        for one in network.counts.entities
        if one.label.endswith(name)
    ]


def test_reports_of_towns_of_one_name_are_told_apart() -> None:
    places = [
        "陕西省/宝鸡市/凤翔县/城关镇",
        "陕西省/宝鸡市/麟游县/城关镇",
        "陕西省/宝鸡市/凤翔县/田家庄镇",
        "甲省/丙市/丁县/乙镇",
        "戊省/丙市/丁县/乙镇",
    ]
    counts = analyse([extracted(place, 2023, "宣传民法典。") for place in places]).counts
    labels = {report.place: label for report, label in zip(counts.reports, report_labels(counts.reports), strict=True)}
    assert [labels[place] for place in places] == [
        "凤翔县城关镇 2023",
        "麟游县城关镇 2023",
        "田家庄镇 2023",
        "甲省丙市丁县乙镇 2023",
        "戊省丙市丁县乙镇 2023",
    ]


def test_reports_of_one_place_and_year_are_told_apart_by_their_dates() -> None:
    reports = [extracted("甲省/乙镇", 2023, sentence) for sentence in ("宣传民法典。", "学习宪法。", "其他工作。")]
    dated = analyse(reports).counts.reports
    dated = [
        replace(report, published=day) for report, day in zip(dated, ("2024-01-15", "2024-03-02", ""), strict=True)
    ]
    assert report_labels(dated) == ["乙镇 2023 (2024-01-15)", "乙镇 2023 (2024-03-02)", "乙镇 2023"]


def test_reports_without_a_date_and_of_one_place_keep_their_labels() -> None:
    reports = [extracted("甲省/乙镇", year, "宣传民法典。") for year in (2022, 2023, 2023)]
    assert set(report_labels(analyse(reports).counts.reports)) == {"乙镇 2022", "乙镇 2023"}
    assert report_labels([]) == []


def test_what_is_done_with_a_law_is_kept_with_its_edge() -> None:
    report = report_entities(extracted("某省/某县/甲镇", 2024, "宣传民法典。", "学习民法典。"))
    first, second = report.occurrences
    planned = replace(second, context=Context.STUDY, tense=Tense.PLANNED)
    report = replace(report, occurrences=(replace(first, context=Context.PUBLICISE, tense=Tense.DONE), planned))
    network = analyse([report])
    evidence = gather([report], network.counts, choose(network, Limits()), Limits())
    # publicise, done is bit 0; study, planned is bit 3
    assert evidence.ways == {(0, 1): 0b1001}


def random_edges(size: int, seed: int) -> list[tuple[int, int, float]]:
    generator = np.random.default_rng(seed)
    pairs = {tuple(sorted(pair)) for pair in generator.integers(0, size, (size * 2, 2)).tolist()}
    return [(a, b, 1.0) for a, b in sorted(pairs) if a != b]


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 80), st.integers(0, 100))
def test_no_two_nodes_stand_on_one_spot(size: int, seed: int) -> None:
    edges = random_edges(size, seed) if size else []
    points = positions([8.0] * size, edges)
    assert points.shape == (size, 2)
    assert np.isfinite(points).all()
    assert len({tuple(point) for point in points.tolist()}) == size


def test_the_same_graph_stands_in_the_same_places() -> None:
    edges = random_edges(150, 1)
    assert np.array_equal(positions([8.0] * 150, edges), positions([8.0] * 150, edges))


def test_groups_that_do_not_meet_stand_apart() -> None:
    edges = [(a, b, 1.0) for part in (0, 20) for a in range(part, part + 20) for b in range(part, a)]
    points = positions([8.0] * 40, edges)
    centres = points[:20].mean(axis=0), points[20:].mean(axis=0)
    reach = max(np.hypot(*(points[:20] - centres[0]).T).max(), np.hypot(*(points[20:] - centres[1]).T).max())
    assert np.hypot(*(centres[0] - centres[1])) > reach


def test_what_stands_behind_the_filters_is_placed_beside_what_it_is_joined_to() -> None:
    edges = random_edges(60, 4)
    core = frozenset(range(40))
    points = positions([8.0] * 60, edges, core=core)
    inner = [edge for edge in edges if edge[0] < 40 and edge[1] < 40]
    assert np.array_equal(points[:40], positions([8.0] * 40, inner))
    span = np.ptp(points[:40], axis=0).max()
    for node in range(40, 60):
        near = [b if a == node else a for a, b, _ in edges if node in (a, b)]
        if near:
            assert np.hypot(*(points[near] - points[node]).T).min() < span


def test_what_is_joined_to_nothing_stands_apart_from_the_rest_and_from_each_other() -> None:
    edges = random_edges(30, 4)
    points = positions([8.0] * 36, edges, core=frozenset(range(30)))
    assert len({tuple(point) for point in points[30:].tolist()}) == 6
    assert points[30:, 1].min() > points[:30, 1].max()
