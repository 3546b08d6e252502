"""A result folder is measured as the corpus it was built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from synthetic_reports import extracted, random_corpus, small_corpus

import lawgraph
from lawgraph.errors import ResultError, UsageError
from lawgraph.model import ExtractedReport
from lawgraph.network import (
    ReportEntities,
    Scope,
    backbone,
    bipartite_centrality,
    bootstrap,
    centrality_by_year,
    communities,
    cooccurrence,
    cooccurrence_graph,
    count,
    network_of,
    read_counts,
    read_reports,
    report_entities,
    write_network,
)
from lawgraph.query import KnowledgeGraph
from lawgraph.tables import mention_rows, report_row, write_mentions, write_reports

CORPUS = [*random_corpus(15, 2), *small_corpus(), extracted("某省/某县/戊镇", 2024, "一切正常。")]


def built(folder: Path, corpus: list[ExtractedReport]) -> Path:
    """A folder with what the measures are read from."""
    write_mentions(folder, (row for report in corpus for row in mention_rows(report)))
    write_reports(folder, map(report_row, corpus))
    write_network(network_of(count(corpus)), folder)
    (folder / "graph.ttl").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("out"), CORPUS)


@pytest.fixture(scope="module")
def kg(out: Path) -> KnowledgeGraph:
    return lawgraph.open(out)


def test_the_tables_hold_what_was_counted(out: Path) -> None:
    read, counted = read_counts(out), count(CORPUS)
    assert read.reports == counted.reports
    assert list(read.entities) == list(counted.entities)
    assert read.ambiguous == counted.ambiguous
    for name in ("report_of", "entity_of", "mentions", "sentence_report", "sentence_start", "sentence_entity"):
        assert np.array_equal(getattr(read, name), getattr(counted, name))


def test_a_report_whose_name_looks_like_a_formula_is_found(tmp_path: Path) -> None:
    (report, *_) = small_corpus()
    odd = replace(report, document=replace(report.document, name="=甲镇"))
    assert len(read_counts(built(tmp_path, [odd])).report_of) == len(count([report]).report_of)


def test_reports_are_read_back_with_their_sentences(out: Path) -> None:
    read = {report.key: report for report in read_reports(out)}
    for report in map(report_entities, CORPUS):
        again = read.pop(report.key)
        assert replace(again, occurrences=()) == replace(report, occurrences=())
        # sections are told apart by their headings, which these reports do not have
        assert again.occurrences == tuple(replace(seen, section=1) for seen in report.occurrences)
    assert read == {}


def test_some_reports_are_read_without_the_others(out: Path) -> None:
    asked = []

    def of_2024(report: ReportEntities) -> bool:
        asked.append(report.key)
        return report.year == 2024 and not report.occurrences

    read = list(read_reports(out, of_2024))
    assert len(asked) == len(CORPUS)
    assert [report.key for report in read] == [report.key for report in read_reports(out) if report.year == 2024]
    assert any(report.occurrences for report in read)


@pytest.mark.parametrize("name", ["mentions.parquet", "reports.csv"])
def test_a_table_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    (built(tmp_path, small_corpus()) / name).unlink()
    with pytest.raises(ResultError, match=name):
        read_counts(tmp_path)
    with pytest.raises(ResultError, match=name):
        list(read_reports(tmp_path))


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    (built(tmp_path, small_corpus()) / "mentions.parquet").write_bytes(b"PAR1")
    with pytest.raises(ResultError, match="已损坏"):
        read_counts(tmp_path)


def test_centrality_is_what_the_build_wrote(kg: KnowledgeGraph) -> None:
    nodes = kg.network().nodes
    rows = kg.centrality()
    assert {row.node for row in rows} == set(nodes)
    for row in rows:
        for name in ("label", "type", "reports", "degree", "core", "community"):
            assert nodes[row.node][name] == getattr(row, name)
        assert nodes[row.node]["pagerank"] == pytest.approx(row.pagerank, rel=1e-5)
    assert [row.pagerank for row in rows] == sorted((row.pagerank for row in rows), reverse=True)


def test_another_weight_and_scope_make_another_network(kg: KnowledgeGraph) -> None:
    by_jaccard = {row.node: row for row in kg.centrality(weight="jaccard", scope="sentence", types=["LAW"])}
    assert {row.type for row in by_jaccard.values()} == {"LAW"}
    assert all(0 <= row.strength < len(by_jaccard) for row in by_jaccard.values())


def test_each_method_gives_what_the_network_module_gives(kg: KnowledgeGraph) -> None:
    counts = count(CORPUS)
    graph = cooccurrence_graph(cooccurrence(counts))
    kept = kg.backbone(0.5)
    assert nx.utils.graphs_equal(kept, backbone(graph, 0.5))
    assert kg.communities(seeds=3) == communities(graph, seeds=3)
    assert tuple(kg.rank_intervals(top=3, n=5)) == bootstrap(counts, top=3, n=5)
    assert tuple(kg.bipartite_centrality()) == bipartite_centrality(counts)
    found = centrality_by_year(counts, "degree", scope=Scope.SENTENCE)
    assert tuple(kg.centrality_by_year("degree", scope="sentence")) == found


def test_a_single_type_may_be_given_as_it_is(kg: KnowledgeGraph) -> None:
    assert kg.centrality(types="LAW") == kg.centrality(types=["LAW"])


def test_a_backbone_has_a_backbone_of_its_own(kg: KnowledgeGraph) -> None:
    inner = backbone(kg.backbone(0.5), 0.3)
    assert inner.graph["alpha"] == 0.3


def test_the_intervals_are_a_table_to_save(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.rank_intervals("reports", top=2, n=5).to_csv(tmp_path / "ranks.csv")
    header, first, _ = (tmp_path / "ranks.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header == "label,type,measure,value,low,high,rank,best,worst,node"
    assert first.startswith("行政处罚法,LAW,reports,11")


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.centrality(weight="frequency"),
        lambda kg: kg.centrality(scope="chapter"),
        lambda kg: kg.centrality(type=["LAW"]),
        lambda kg: kg.centrality_by_year(min_report=2),
        lambda kg: kg.backbone(types=["法律"]),
        lambda kg: kg.communities(method="walktrap"),
    ],
)
def test_an_option_that_does_not_exist_is_told_with_those_that_do(
    kg: KnowledgeGraph, ask: Callable[[KnowledgeGraph], Any]
) -> None:
    with pytest.raises(UsageError, match="可用 / known"):
        ask(kg)


def test_an_endpoint_has_no_tables_to_measure() -> None:
    kg = KnowledgeGraph.at("http://127.0.0.1:1/query")
    for ask in (kg.network, kg.centrality, kg.rank_intervals):
        with pytest.raises(UsageError, match="needs a result folder"):
            ask()
