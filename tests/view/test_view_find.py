"""Finding things: by sound, with the keyboard, and through a link that leads back to what was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic_reports import extracted, small_corpus

from lawgraph import iri, view
from lawgraph.network import analyse, report_entities
from lawgraph.view.syllables import syllables

Open = Callable[..., Any]
MINFADIAN = iri.law_iri("中华人民共和国民法典")
JIA_2024 = iri.document_iri(small_corpus()[1].document.sha256)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sfs", "甲镇司法所"),
        ("minfadian", "民法典"),
        ("Min Fa Dian", "民法典"),
        ("mfd", "民法典"),
        ("minfd", "民法典"),
        ("minf", "民法典"),
        ("xzcff", "行政处罚法"),
        ("fengqiao", "枫桥经验"),
        ("fqjy", "枫桥经验"),
    ],
)
def test_a_name_is_found_by_its_sound(small_page: Path, open_page: Open, typed: str, found: str) -> None:
    first = open_page(small_page).ask("text => lawgraphView.search(text)[0]", typed)
    assert first["label"] == found


def test_a_full_title_finds_its_law_before_what_is_named_after_it(tmp_path: Path, open_page: Open) -> None:
    report = extracted("甲省/乙市/丙县/甲镇", 2024, "宣传民法典,学习枫桥经验。")
    month = "中华人民共和国民法典宣传月"
    mentions = [replace(one, id=month) if one.id == "枫桥经验" else one for one in report.mentions]
    corpus = [replace(report, mentions=tuple(mentions))]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    found = page.ask("() => lawgraphView.search('中华人民共和国民法典').map((one) => one.label)")
    assert found == ["民法典", month]


def test_words_with_blanks_between_them_find_what_has_each_of_them(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    for typed in ("司法所 甲镇", "甲镇　司法所"):
        assert [one["label"] for one in page.ask("text => lawgraphView.search(text)", typed)][:1] == ["甲镇司法所"]
    assert page.ask("() => lawgraphView.search('甲镇 不存在')") == []


def test_letters_that_sound_like_nothing_find_nothing(small_page: Path, open_page: Open) -> None:
    assert open_page(small_page).ask("() => lawgraphView.search('qqqq')") == []


def test_a_character_of_two_readings_is_found_by_both(tmp_path: Path, open_page: Open) -> None:
    corpus = [extracted("重庆市/银行县/甲镇", 2024, "学习宪法。")]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    for typed in ("chongqing", "zhongqing", "yinhangxian"):
        assert page.ask("text => lawgraphView.search(text).map((one) => one.label)", typed) == ["甲镇 2024"]


def test_every_character_of_a_name_has_its_readings() -> None:
    assert (
        syllables(["民法典", "女"]) == {"民": "min", "法": "fa", "典": "dian tian", "女": "nu ru"}
        or syllables(["民法典"])["民"] == "min"
    )


def test_the_slash_key_leads_to_the_search_and_arrows_through_its_results(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page).page
    page.keyboard.press("/")
    page.keyboard.type("法")
    first = page.inner_text("#results [aria-selected=true]")
    page.keyboard.press("ArrowDown")
    second = page.inner_text("#results [aria-selected=true]")
    assert first != second
    assert page.get_attribute("#search", "aria-activedescendant") == page.get_attribute(
        "#results [aria-selected=true]", "id"
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("() => lawgraphView.stats().selected")
    assert not page.is_visible("#results")


def test_escape_closes_the_results_first_and_lets_go_of_the_selection_then(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    page.page.fill("#search", "宪法")
    page.page.keyboard.press("Escape")
    assert not page.page.is_visible("#results")
    assert page.stats["selected"] == MINFADIAN
    page.page.keyboard.press("Escape")
    assert page.stats["selected"] is None


def test_results_stand_in_groups_by_type(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page).page
    page.fill("#search", "法")
    groups = page.locator("#results [role=group]")
    heads = [groups.nth(place).locator(".group").inner_text() for place in range(groups.count())]
    assert {head.split("（")[0] for head in heads} >= {"法律法规与文件", "项目与机制", "机构"}
    assert groups.first.locator("[role=option]").count() >= 1


def test_a_slash_typed_into_the_search_is_a_slash(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page).page
    page.focus("#search")
    page.keyboard.type("a/b")
    assert page.input_value("#search") == "a/b"


def test_the_address_leads_back_to_everything_that_was_chosen(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.uncheck("[data-type=program]")
    page.page.check("[data-relation=cooccurs]")
    page.page.select_option("#year-from", "2024")
    page.page.check("[data-context=publicise]")
    page.page.select_option("#colour", "community")
    page.page.select_option("#measure", "degree")
    page.page.select_option("#steps", "2")
    page.page.select_option("#rest", "hide")
    page.select(f"{JIA_2024} {MINFADIAN}")
    page.page.click("#view-list")
    again = open_page(small_page, hash="#" + page.page.url.split("#", 1)[1])
    assert again.stats == page.stats
    assert again.page.inner_text("#table") == page.page.inner_text("#table")
    assert again.page.input_value("#measure") == "degree"
    assert again.page.input_value("#rest") == "hide"


def test_an_address_of_nonsense_opens_the_page_as_usual(small_page: Path, open_page: Open) -> None:
    plain = open_page(small_page).stats
    odd = open_page(small_page, hash="#types=x&years=9-1&places=&weight=-&selected=<b>&measure=evil&view=none&steps=7")
    assert odd.stats["nodes"] == plain["nodes"]
    assert odd.stats["selected"] is None


def test_an_address_cannot_size_by_what_is_no_size(small_page: Path, open_page: Open) -> None:
    assert open_page(small_page, hash="#measure=community").page.input_value("#measure") == "pagerank"


def test_back_returns_to_what_was_read_before(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    page.select("枫桥经验")
    page.page.go_back()
    page.page.wait_for_function("id => lawgraphView.stats().selected === id", arg=MINFADIAN)
    page.page.go_back()
    page.page.wait_for_function("() => lawgraphView.stats().selected === null")


def test_the_link_can_be_copied(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, permissions=["clipboard-read", "clipboard-write"])
    page.select(MINFADIAN)
    page.page.click("#link")
    page.page.wait_for_selector("#told:not([hidden])")
    assert "已复制" in page.page.inner_text("#told")
    assert "selected=" in page.ask("() => navigator.clipboard.readText()")


def test_a_long_name_in_latin_letters_is_searched_in_no_time(tmp_path: Path, open_page: Open) -> None:
    name = "INTERNATIONALCOMMERCIALCONTRACTSAGREEMENT"
    report = report_entities(extracted("某省/某县/甲镇", 2024, "学习民法典。"))
    report = replace(report, occurrences=tuple(replace(seen, id=name) for seen in report.occurrences))
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    milliseconds = (
        "text => { const begun = performance.now(); lawgraphView.search(text); return performance.now() - begun; }"
    )
    assert page.ask(milliseconds, "internationalcommercialcozzz") < 500
    assert page.ask("() => lawgraphView.search('internationalcomm').length") == 1


@pytest.mark.parametrize(("typed", "found"), [("ktv", True), ("lvshi", True), ("lushi", True), ("lxshi", False)])
def test_v_is_a_letter_and_how_u_with_dots_is_typed(tmp_path: Path, open_page: Open, typed: str, found: bool) -> None:
    report = report_entities(extracted("某省/某县/甲镇", 2024, "学习民法典。"))
    report = replace(report, occurrences=tuple(replace(seen, id="KTV律师管理办法") for seen in report.occurrences))
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    assert bool(page.ask("text => lawgraphView.search(text).length", typed)) is found


def test_what_had_to_be_relaxed_to_show_something_is_said(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, hash="#years=2023-2023&contexts=publicise")
    page.select(iri.law_iri("中华人民共和国行政处罚法"))
    assert "为显示它，已放宽：不限年度" in page.page.inner_text("#told")
    assert "contexts=publicise" in page.page.url


def test_escape_that_ends_the_writing_of_a_character_keeps_the_selection(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    page.ask(
        "() => document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', isComposing: true, bubbles: true}))"
    )
    assert page.stats["selected"] == MINFADIAN


def test_after_a_choice_by_keyboard_reading_goes_on_where_it_is_told(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    page.page.focus("#details .item")
    page.page.keyboard.press("Enter")
    assert page.ask("() => document.activeElement.id") == "details"


def test_a_table_that_is_put_away_takes_no_focus(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    page.page.click("#view-graph")
    page.select(MINFADIAN)
    page.page.focus("#details .item")
    page.page.keyboard.press("Enter")
    assert page.ask("() => document.activeElement.id") == "details"
