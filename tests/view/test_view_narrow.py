"""Narrowing what is seen: years, places, contexts, strength, steps around a node, and what to relax when nothing is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic_reports import extracted

from lawgraph import iri, view
from lawgraph.model import Context, Tense
from lawgraph.network import Occurrence, ReportEntities, analyse, report_entities

Open = Callable[..., Any]
MINFADIAN = iri.law_iri("中华人民共和国民法典")


def told(report: ReportEntities, ways: dict[str, tuple[Context, Tense]]) -> ReportEntities:
    """The report with citations in these ways, by the words of the citation."""

    def way(seen: Occurrence) -> Occurrence:
        context, tense = ways.get(seen.text, (seen.context, seen.tense))
        return replace(seen, context=context, tense=tense)

    return replace(report, occurrences=tuple(map(way, report.occurrences)))


@pytest.fixture(scope="module")
def corpus() -> list[ReportEntities]:
    publicise, study, enact = Context.PUBLICISE, Context.STUDY, Context.ENACT
    done, planned = Tense.DONE, Tense.PLANNED
    rows = [
        (
            "广东省/河源市/龙川县/甲镇",
            2021,
            ("宣传民法典、宪法。", "学习行政处罚法。"),
            {"行政处罚法": (study, planned)},
        ),
        ("广东省/河源市/龙川县/甲镇", 2022, ("宣传民法典,民法典进村,再讲民法典。",), {}),
        ("广东省/河源市/龙川县/乙镇", 2022, ("学习宪法,落实枫桥经验。",), {"宪法": (study, done)}),
        ("广东省/河源市/紫金县/丙镇", 2023, ("制定方案落实信访工作条例。",), {"信访工作条例": (enact, planned)}),
        (
            "河北省/保定市/莲池区/丁镇",
            2024,
            ("宣传民法典。", "镇司法所宣传法律明白人。"),
            {"民法典": (publicise, done)},
        ),
    ]
    return [told(report_entities(extracted(place, year, *text)), ways) for place, year, text, ways in rows]


@pytest.fixture(scope="module")
def narrow_page(corpus: list[ReportEntities], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return view.write(tmp_path_factory.mktemp("narrow") / "view.html", analyse(corpus), corpus)


def visible(page: Any) -> dict[str, int]:
    return dict(page.stats["visible"])


def test_years_are_a_range(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.select_option("#year-from", "2022")
    page.page.select_option("#year-to", "2023")
    assert visible(page)["report"] == 3
    assert visible(page)["law"] == 3


def test_a_bar_of_the_histogram_is_a_year(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    assert page.page.get_attribute("[data-year='2022']", "aria-label") == "2022 年：2 份报告"
    page.page.click("[data-year='2022']")
    assert visible(page)["report"] == 2
    assert page.page.input_value("#year-from") == page.page.input_value("#year-to") == "2022"


def test_drawing_over_the_bars_takes_the_years_between(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    first, last = (page.page.locator(f"[data-year='{year}']").bounding_box() for year in (2022, 2024))
    page.page.mouse.move(first["x"] + 5, first["y"] + 40)
    page.page.mouse.down()
    page.page.mouse.move(last["x"] + 5, last["y"] + 40, steps=4)
    page.page.mouse.up()
    assert (page.page.input_value("#year-from"), page.page.input_value("#year-to")) == ("2022", "2024")


def test_the_bars_answer_to_the_keyboard(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.focus("[data-year='2021']")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    assert visible(page)["report"] == 2
    page.page.keyboard.press("Shift+ArrowRight")
    assert visible(page)["report"] == 3


def test_the_place_tree_opens_down_to_the_town(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    for branch in ("广东省", "广东省/河源市", "广东省/河源市/龙川县"):
        page.page.click(f"[data-branch='{branch}'] > .line > .fold")
    page.page.check("[data-place='广东省/河源市/龙川县/乙镇']")
    assert visible(page)["report"] == 1
    page.page.check("[data-place='河北省']")
    assert visible(page)["report"] == 2


def test_a_branch_of_the_place_tree_closes_again(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page).page
    fold = page.locator("[data-branch='广东省'] > .line > .fold")
    fold.click()
    assert page.is_visible("[data-place='广东省/河源市']")
    assert fold.get_attribute("aria-expanded") == "true"
    fold.click()
    assert not page.is_visible("[data-place='广东省/河源市']")
    assert page.is_visible("[data-place='广东省']")


def test_a_county_stands_for_its_towns(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page, hash="#places=广东省/河源市/龙川县")
    assert visible(page)["report"] == 3
    assert page.page.is_checked("[data-place='广东省/河源市/龙川县']")


@pytest.mark.parametrize(
    ("context", "laws"), [("publicise", 2), ("study", 2), ("enact", 1), ("implement", 0), ("mention", 0)]
)
def test_contexts_leave_the_laws_cited_so(narrow_page: Path, open_page: Open, context: str, laws: int) -> None:
    page = open_page(narrow_page)
    page.page.check(f"[data-context={context}]")
    assert visible(page)["law"] == laws


def test_contexts_add_up(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.check("[data-context=study]")
    page.page.check("[data-context=enact]")
    assert visible(page)["law"] == 3


def test_what_is_only_planned_can_be_asked_for(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.select_option("#tense", "planned")
    assert visible(page)["law"] == 2
    page.page.check("[data-context=study]")
    assert visible(page)["law"] == 1


def test_strength_leaves_what_is_named_often(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.evaluate(
        "() => { const box = document.getElementById('weight'); box.value = 3; box.dispatchEvent(new Event('input')); }"
    )
    assert visible(page) == {"report": 1, "law": 1, "program": 0, "institution": 0, "locality": 0}
    assert page.page.inner_text("#weight-value") == "≥ 3 次"


def test_two_steps_reach_further_than_one(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.select_option("#rest", "hide")
    page.select("枫桥经验")
    one = page.stats["visibleNodes"]
    page.page.select_option("#steps", "2")
    assert one == 2
    assert page.stats["visibleNodes"] == 3


def test_the_rest_is_dimmed_until_it_is_to_be_hidden(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    everything = page.stats["visibleNodes"]
    page.select("枫桥经验")
    assert page.stats["visibleNodes"] == everything
    page.page.select_option("#rest", "hide")
    assert page.stats["visibleNodes"] == 2
    page.page.keyboard.press("Escape")
    assert page.stats["visibleNodes"] == everything


def test_an_empty_result_says_what_to_relax(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.select_option("#year-from", "2024")
    page.page.check("[data-place='广东省']")
    assert page.stats["visibleNodes"] == 0
    said = page.page.inner_text("#empty")
    assert "没有符合全部条件的内容" in said
    assert "不限年度" in said
    assert "不限地方" in said
    page.page.click("[data-relax=places]")
    assert visible(page)["report"] == 1
    assert not page.page.is_visible("#empty")


def test_all_filters_can_be_taken_back_at_once(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    everything = page.stats
    page.page.check("[data-context=enact]")
    page.page.uncheck("[data-type=law]")
    page.page.select_option("#year-from", "2023")
    page.page.click("#reset")
    assert page.stats == everything


def test_colour_may_show_the_community(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.select_option("#colour", "community")
    assert page.page.locator("#communities .key").count() >= 2
    assert "民法典" in page.page.inner_text("#communities")


def test_size_may_show_another_measure(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.select_option("#measure", "betweenness")
    assert "measure=betweenness" in page.page.url


def test_a_filter_that_hides_the_selection_says_so(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.select(MINFADIAN)
    page.page.click("[data-year='2023']")
    assert "当前筛选隐藏了它" in page.details()


def test_what_is_looked_for_lifts_the_filters_that_hide_it(narrow_page: Path, open_page: Open) -> None:
    page = open_page(narrow_page)
    page.page.click("[data-year='2023']")
    page.select(MINFADIAN)
    assert page.stats["visible"]["law"] > 1
    assert "当前筛选隐藏了它" not in page.details()
