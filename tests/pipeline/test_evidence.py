"""How many mentions results hold one by one, and that all else is the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import lawgraph
from lawgraph.errors import ResultError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline import build_corpus
from lawgraph.query import KnowledgeGraph
from lawgraph.validation import validate

from .reports import LIANHUA, YISUHE, rows_of

LG = "https://w3id.org/lawgraph/ns#"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[EvidenceLevel, Path]:
    top = tmp_path_factory.mktemp("evidence")
    corpus = top / "报告"
    corpus.mkdir()
    (corpus / "易俗河镇.txt").write_text(YISUHE, encoding="utf-8")
    (corpus / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
    for level in EvidenceLevel:
        build_corpus(corpus, top / level, evidence=level)
    return {level: top / level for level in EvidenceLevel}


def direct_edges(out: Path) -> set[tuple[str, str]]:
    """Which report cites or mentions what."""
    parsed = pyoxigraph.parse(path=str(out / "graph.ttl"))
    return {
        (triple.subject.value, triple.object.value)
        for triple in parsed
        if triple.predicate.value.endswith(("cites", "mentions")) and "/doc/" in triple.subject.value
    }


def test_the_direct_edges_the_network_and_the_page_are_the_same(built: dict[EvidenceLevel, Path]) -> None:
    whole = built[EvidenceLevel.ALL]
    assert direct_edges(whole)
    for out in built.values():
        assert direct_edges(out) == direct_edges(whole)
        for name in ("reports.csv", "cooccurrence.csv", "centrality.csv", "network.gexf", "view.html"):
            assert (out / name).read_bytes() == (whole / name).read_bytes(), name


def test_citations_only_leave_the_rows_and_nodes_of_documents(built: dict[EvidenceLevel, Path]) -> None:
    rows = rows_of(built[EvidenceLevel.CITATIONS] / "mentions.csv")
    assert rows == [row for row in rows_of(built[EvidenceLevel.ALL] / "mentions.csv") if row["type"] == "LAW"]
    graph = (built[EvidenceLevel.CITATIONS] / "graph.ttl").read_text(encoding="utf-8")
    assert graph.count("lg:startOffset") > graph.count("a lg:Citation") == len(rows)


def test_edges_only_leave_no_sentence(built: dict[EvidenceLevel, Path]) -> None:
    out = built[EvidenceLevel.EDGES]
    assert not (out / "mentions.csv").exists()
    assert not (out / "mentions.parquet").exists()
    assert 'lg:sentence "' not in (out / "graph.ttl").read_text(encoding="utf-8")
    assert "mentions.csv" not in (out / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("level", EvidenceLevel)
def test_every_level_gives_a_valid_folder(built: dict[EvidenceLevel, Path], level: EvidenceLevel) -> None:
    assert list(validate(built[level]).problems) == []


def test_the_run_says_how_much_is_held(built: dict[EvidenceLevel, Path]) -> None:
    for level, out in built.items():
        assert json.loads((out / "run.json").read_text(encoding="utf-8"))["options"]["evidence"] == level


def test_a_question_about_sentences_is_not_answered_from_edges(built: dict[EvidenceLevel, Path]) -> None:
    with pytest.raises(ResultError, match="--evidence edges"):
        lawgraph.open(built[EvidenceLevel.EDGES]).townships_citing("民法典")


def test_a_query_about_mentions_is_not_answered_from_edges(built: dict[EvidenceLevel, Path]) -> None:
    with pytest.raises(ResultError, match="--evidence edges"):
        lawgraph.open(built[EvidenceLevel.EDGES]).ask("most-cited")


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.centrality(),
        lambda kg: kg.view(law="民法典"),
        lambda kg: kg.export("csv"),
        lambda kg: kg.export("web-annotation"),
    ],
)
def test_what_needs_the_table_of_mentions_says_why_there_is_none(
    built: dict[EvidenceLevel, Path], ask: Callable[[KnowledgeGraph], object]
) -> None:
    with pytest.raises(ResultError, match="--evidence edges"):
        ask(lawgraph.open(built[EvidenceLevel.EDGES]))


def test_a_network_of_citations_only_is_told_from_that_of_the_build(
    built: dict[EvidenceLevel, Path], caplog: pytest.LogCaptureFixture
) -> None:
    lawgraph.open(built[EvidenceLevel.CITATIONS]).centrality()
    assert "--evidence citations" in caplog.text


def test_citations_answer_who_cites_what(built: dict[EvidenceLevel, Path]) -> None:
    few, all_ = (
        lawgraph.open(built[level]).townships_citing("民法典") for level in (EvidenceLevel.CITATIONS, EvidenceLevel.ALL)
    )
    assert [(row.name, row.citations) for row in few] == [(row.name, row.citations) for row in all_] != []


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.first_to_name(program="枫桥经验"),
        lambda kg: kg.programs_with("民法典", within="sentence"),
        lambda kg: kg.institutions_with("民法典"),
        lambda kg: kg.ask("institutions-in-sentences"),
    ],
)
def test_a_question_about_other_mentions_is_not_answered_from_citations(
    built: dict[EvidenceLevel, Path], ask: Callable[[KnowledgeGraph], object]
) -> None:
    with pytest.raises(ResultError, match="--evidence all"):
        ask(lawgraph.open(built[EvidenceLevel.CITATIONS]))


def test_citations_answer_who_cited_a_law_first_without_a_warning(
    built: dict[EvidenceLevel, Path], caplog: pytest.LogCaptureFixture
) -> None:
    few, all_ = (
        lawgraph.open(built[level]).first_to_name(law="民法典")
        for level in (EvidenceLevel.CITATIONS, EvidenceLevel.ALL)
    )
    assert few == all_
    assert few
    assert not caplog.text


def test_a_question_whose_answer_lacks_a_part_says_so(
    built: dict[EvidenceLevel, Path], caplog: pytest.LogCaptureFixture
) -> None:
    list(lawgraph.open(built[EvidenceLevel.CITATIONS]).repeated_passages())
    assert "--evidence citations" in caplog.text
