"""The synthetic report texts of the benchmarks: they read like reports, and nobody can take them for one."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

import lawgraph
from lawgraph.corpus import document
from lawgraph.model import EntityType


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
    import report_texts

    return report_texts


def test_a_larger_corpus_begins_with_the_smaller_one(maker: ModuleType) -> None:
    assert list(maker.texts(5, seed=3)) == list(islice(maker.texts(9, seed=3), 5))


def test_another_seed_gives_other_texts(maker: ModuleType) -> None:
    assert {report.text for report in maker.texts(5, seed=3)}.isdisjoint(
        report.text for report in maker.texts(5, seed=4)
    )


@pytest.mark.parametrize("form", ["txt", "html"])
def test_every_text_says_twice_that_it_is_synthetic(maker: ModuleType, form: str) -> None:
    assert {report.text.count("合成文本，仅供测速") for report in maker.texts(5, formats=[form])} == {2}


def test_a_corpus_covers_all_provinces_that_have_counties(maker: ModuleType) -> None:
    assert len({report.author.place.path.partition("/")[0] for report in maker.texts(1000)}) == 31


def test_no_two_reports_are_one_file(maker: ModuleType) -> None:
    paths = [report.path for report in maker.texts(2000)]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("form", ["txt", "html"])
def test_the_label_does_not_hide_title_and_year(maker: ModuleType, form: str) -> None:
    for report in maker.texts(20, formats=[form]):
        frame = lawgraph.extract(document(report.text, name="r", html=form == "html")).frame
        assert (frame.year, "法治政府建设" in frame.title) == (report.author.year, True)


def test_the_reports_name_all_that_reports_name(maker: ModuleType) -> None:
    named = [
        {mention.type for mention in lawgraph.extract(document(report.text, name="r")).mentions}
        for report in maker.texts(20)
    ]
    assert all(types >= set(EntityType) - {EntityType.LOCALITY} for types in named)
    assert sum(EntityType.LOCALITY in types for types in named) > 10  # a district's report may name no place


def test_where_more_sentences_name_something_there_are_more_mentions(maker: ModuleType) -> None:
    few, many = (
        sum(
            len(lawgraph.extract(document(report.text, name="r")).mentions) for report in maker.texts(20, naming=naming)
        )
        for naming in (0.1, 0.5)
    )
    assert few * 1.5 < many
