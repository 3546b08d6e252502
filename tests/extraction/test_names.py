"""The names by which documents and programmes are found, and the word classes of the grammar."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import load_grammar, load_rungs, table
from lawgraph.catalogue.load import load_catalogue
from lawgraph.catalogue.names import law_names, squeeze
from lawgraph.errors import CatalogueError


def document(title: str, *names: str) -> Instrument:
    return Instrument(key=title, title=title, kind="policy", names=names)


def rungs(name: str, *instruments: Instrument) -> list[tuple[str, str]]:
    return [(entry.instrument.title, entry.rung) for entry in law_names(instruments)[name]]


def test_a_law_answers_to_its_title_with_and_without_the_nations_name() -> None:
    law = document("中华人民共和国档案法")
    assert rungs("中华人民共和国档案法", law) == [(law.title, "exact")]
    assert rungs("档案法", law) == [(law.title, "full-name")]


def test_a_document_answers_to_its_title_without_the_issuer() -> None:
    opinion = document("国务院关于加强法治政府建设的意见")
    assert rungs("关于加强法治政府建设的意见", opinion) == [(opinion.title, "full-name")]


def test_a_document_answers_to_its_other_names() -> None:
    assert rungs("反诈法", document("反电信网络诈骗法", "反诈法")) == [("反电信网络诈骗法", "alias")]


def test_documents_of_a_series_share_the_name_without_years() -> None:
    first, second = document("法治政府建设实施纲要(2015-2020年)"), document("法治政府建设实施纲要(2021-2025年)")
    assert rungs("法治政府建设实施纲要", first, second) == [(first.title, "series"), (second.title, "series")]


def test_an_official_title_belongs_to_its_own_document_alone() -> None:
    own, other = document("信访条例"), document("信访工作条例", "信访条例")
    assert rungs("信访条例", own, other) == [("信访条例", "exact")]


def test_an_alias_of_two_documents_leads_to_both() -> None:
    first, second = document("传染病防治法", "防疫法"), document("动物防疫法", "防疫法")
    assert {title for title, _ in rungs("防疫法", first, second)} == {"传染病防治法", "动物防疫法"}


def test_the_better_rung_hides_the_worse_for_one_document() -> None:
    law = document("中华人民共和国档案法", "档案法")
    assert rungs("档案法", law) == [(law.title, "full-name")]


def test_every_official_title_leads_to_its_document_and_no_other() -> None:
    names = load_catalogue().names.by_law_name
    for instrument in load_catalogue().instruments:
        (entry,) = names[instrument.title]
        assert (entry.instrument, entry.rung) == (instrument, "exact")


@pytest.mark.parametrize(
    "written", ["“双随机、一公开”", "双随机一公开", "双随机，一公开", " 双随机 一公开 ", "‘双随机’·一公开"]
)
def test_the_spellings_of_a_programme_are_squeezed_into_one(written: str) -> None:
    assert squeeze(written) == "双随机一公开"


@given(st.text(st.sampled_from("双随机一公开“”、 ·,.-12"), max_size=20))
def test_squeezing_twice_is_squeezing_once(name: str) -> None:
    assert squeeze(squeeze(name)) == squeeze(name)


def test_every_programme_is_found_by_its_name() -> None:
    by_programme = load_catalogue().names.by_programme
    assert [p.name for p in load_catalogue().programmes if by_programme[squeeze(p.name)].name != p.name] == []


def test_longer_words_of_a_class_come_first() -> None:
    """In an alternation 实施方案 must be tried before 方案."""
    grammar = load_catalogue().grammar
    for name, words in grammar.classes.items():
        assert list(words) == sorted(words, key=lambda word: (-len(word), word)), name


def test_every_rung_has_a_confidence_and_a_description_in_both_languages() -> None:
    for rung in load_rungs(ontology_file("rungs.tsv")).values():
        assert 0 < rung.confidence <= 1
        assert rung.zh
        assert rung.en
        assert set(rung.types) <= {"LAW", "PROGRAM", "INSTITUTION", "LOCALITY"}


def test_a_row_with_a_missing_cell_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "grammar.tsv"
    path.write_text("class\tword\texample\npost\t书记\t\npost\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"grammar\.tsv 第 3 行"):
        load_grammar(path)


def test_a_table_may_have_blank_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "cues.tsv"
    path.write_text("\ufeffcue\tcontext\n\n宣传\tpublicise\n", encoding="utf-8")
    assert table(path) == [{"cue": "宣传", "context": "publicise"}]
