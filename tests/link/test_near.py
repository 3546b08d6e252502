"""Near misses: edit distance, and what a misprint may be taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.load import load_catalogue
from lawgraph.catalogue.names import NATION
from lawgraph.link.near import NearMisses, edits
from lawgraph.text import normalise

WORDS = st.text(st.sampled_from("反有组织犯罪法条例"), max_size=9)


def distance(one: str, other: str) -> int:
    """Edit distance by its definition, for short strings."""
    if not one or not other:
        return len(one) + len(other)
    return min(
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    )


@given(st.text("反法条", max_size=5), st.text("反法条", max_size=5), st.integers(1, 6))
def test_the_distance_is_that_of_its_definition_up_to_the_limit(one: str, other: str, limit: int) -> None:
    assert edits(one, other, limit) == min(distance(one, other), limit)


@given(WORDS, WORDS, st.integers(1, 10))
def test_the_distance_is_the_same_both_ways(one: str, other: str, limit: int) -> None:
    assert edits(one, other, limit) == edits(other, one, limit)


@given(WORDS)
def test_a_title_is_at_no_distance_from_itself(title: str) -> None:
    assert edits(title, title, 3) == 0


@given(WORDS, WORDS, WORDS)
def test_a_detour_is_never_shorter(one: str, other: str, between: str) -> None:
    assert edits(one, other, 99) <= edits(one, between, 99) + edits(between, other, 99)


NEAR = NearMisses(load_catalogue().names, load_catalogue().grammar)


def nearest(title: str) -> set[str]:
    return {entry.instrument.title for entry in NEAR.of(title)}


MISPRINTS = [
    ("农产品质量安会法", "中华人民共和国农产品质量安全法"),
    ("反电信网诈骗法", "中华人民共和国反电信网络诈骗法"),
    ("村民委员组织法", "中华人民共和国村民委员会组织法"),
    ("生产安全事故报告和调查处理规定条例", "生产安全事故报告和调查处理条例"),
    ("法治社会建设实施纲要(****-****年)", "法治社会建设实施纲要(2020-2025年)"),
]


@pytest.mark.parametrize(("misprint", "title"), MISPRINTS)
def test_a_misprint_leads_to_the_one_document_it_stands_next_to(misprint: str, title: str) -> None:
    assert nearest(misprint) == {title}


@pytest.mark.parametrize("title", ["行政处分法", "行政监督法"])
def test_a_term_of_law_is_no_slip_for_another(title: str) -> None:
    grammar = load_catalogue().grammar
    without_terms = NearMisses(load_catalogue().names, Grammar({**grammar.classes, "legal-term": ()}))
    assert without_terms.of(title) != ()
    assert NEAR.of(title) == ()


GUARDED = [
    "安全生产法实施细则",  # not 安全生产法
    "档案条例",  # too short
    "民法",  # too short
    "行政处罚条例",  # 条例 is no misprint of 法
    "重大行政决策程序暂行规定",  # nor 规定 of 条例
    "珠江保护法",  # nor is the first character exchanged: it is not 长江保护法
    "商品房租售管理办法",  # nor do 办法: it is not 商品房销售管理办法
    "城市公园管理条例",  # 条例 exchange no character, because not all are known
    "易俗河镇财务管理制度",
]


@pytest.mark.parametrize("title", GUARDED)
def test_a_title_that_may_be_another_document_is_left_alone(title: str) -> None:
    assert nearest(title) == set()


KNOWN = sorted(name for name in load_catalogue().names.by_law_name if 6 <= len(name) <= 24 and "(" not in name)


@given(st.sampled_from(KNOWN), st.data())
def test_what_a_misprint_is_taken_for_differs_in_one_character_of_six(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    misprint = name[:at] + data.draw(st.sampled_from(["", "的", name[at] * 2])) + name[at + 1 :]
    for entry in NEAR.of(misprint):
        names = [known for known, found in load_catalogue().names.by_law_name.items() if entry in found]
        assert min(_edits(misprint, known) for known in names) <= max(1, len(misprint) // 6)


def _edits(one: str, other: str) -> int:
    return edits(one, other, 99)


def test_a_law_that_the_catalogue_does_not_know_is_not_taken_for_another() -> None:
    """Each of a sample of laws and regulations is taken out of the catalogue; hardly one is then linked elsewhere."""
    catalogue = load_catalogue()
    tried, mistaken = 0, []
    for instrument in catalogue.instruments[::8]:
        if instrument.kind not in {"statute", "administrative-regulation"}:
            continue
        others = {
            name: entries
            for name, entries in catalogue.names.by_law_name.items()
            if instrument not in [entry.instrument for entry in entries]
        }
        tried += 1
        near = NearMisses(replace(catalogue.names, by_law_name=others), catalogue.grammar)
        found = near.of(normalise(instrument.title).removeprefix(NATION))
        mistaken += [(instrument.title, entry.instrument.title) for entry in found]
    assert tried > 100
    assert len(mistaken) <= tried * 0.05, mistaken
