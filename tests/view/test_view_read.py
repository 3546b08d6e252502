"""Reading: what the panel says of laws, towns and reports, and the text of a report with its mentions marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic_reports import extracted, small_corpus

from lawgraph import iri, view
from lawgraph.catalogue.entries import Instrument, Programme
from lawgraph.model import ExtractedReport, Level
from lawgraph.network import analyse, report_entities

Open = Callable[..., Any]
MINFADIAN = iri.law_iri("中华人民共和国民法典")
JIA_2024, JIA_2023 = (iri.document_iri(small_corpus()[number].document.sha256) for number in (1, 0))
FENGQIAO = iri.program_iri("枫桥经验")


def with_url(report: ExtractedReport, url: str) -> ExtractedReport:
    return replace(report, document=replace(report.document, metadata={"url": url}))


def test_a_law_shows_its_kind_its_dates_and_whether_it_is_in_force(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    for told in ("法律", "全国人民代表大会", "2020-05-28", "2021-01-01", "有效"):
        assert told in page.details()


@pytest.mark.parametrize(
    ("law", "told"),
    [
        (Instrument("x", "x", "statute", until="2021-01-01", repealed_by="中华人民共和国民法典"), "已失效"),
        (Instrument("x", "x", "statute", effective="2999-01-01"), "尚未施行"),
        (Instrument("x", "x", "statute", effective="1999-01-01", until="2999-01-01"), "有效"),
        (Instrument("x", "x", "statute", effective="1999-01-01", repealed_by="新法"), "已失效"),
    ],
)
def test_force_follows_the_dates(tmp_path: Path, open_page: Open, law: Instrument, told: str) -> None:
    corpus = small_corpus()
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus, known={MINFADIAN: law}))
    page.select(MINFADIAN)
    assert told in page.details()


def test_a_law_the_catalogue_does_not_date_claims_no_force(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(iri.law_iri("信访工作条例")) or page.select(iri.law_iri("中华人民共和国宪法"))
    assert "效力" not in page.details()


def test_a_programme_shows_who_started_it_and_when(tmp_path: Path, open_page: Open) -> None:
    corpus = small_corpus()
    known = {
        FENGQIAO: Programme("枫桥经验", "枫桥经验", "governance-experience", first_year=1963, started_by="浙江诸暨")
    }
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus, known=known))
    page.select(FENGQIAO)
    assert "浙江诸暨" in page.details()
    assert "1963–" in page.details()


def test_a_report_links_to_its_page_and_to_the_kept_text(tmp_path: Path, open_page: Open) -> None:
    report = with_url(small_corpus()[0], "https://www.example.gov.cn/a.html")
    path = view.write(tmp_path / "view.html", analyse([report]), [report], texts_beside=True)
    page = open_page(path)
    page.select(iri.document_iri(report.document.sha256))
    links = page.page.locator("#details a")
    assert links.nth(0).get_attribute("href") == "https://www.example.gov.cn/a.html"
    assert links.nth(1).get_attribute("href") == f"texts/{iri.document_key(report.document.sha256)}.txt"
    assert "noreferrer" in links.nth(0).get_attribute("rel")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https:x"])
def test_an_address_that_is_none_of_the_web_is_no_link(tmp_path: Path, open_page: Open, url: str) -> None:
    report = with_url(small_corpus()[0], url)
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    page.select(iri.document_iri(report.document.sha256))
    assert page.page.locator("#details a").count() == 0


def test_a_sentence_leads_to_its_place_in_the_text(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(f"{JIA_2024} {MINFADIAN}")
    page.page.click("#details blockquote button")
    text = page.page.inner_text("#reading .text")
    assert text == small_corpus()[1].document.text
    asked = page.page.locator("#reading .asked").all_inner_texts()
    assert "".join(dict.fromkeys(asked)).startswith("深入学习")
    assert page.page.locator("#reading mark.own").all_inner_texts() == ["民法典", "民法典"]


def test_every_mention_of_a_report_is_marked_by_type(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(JIA_2023)
    page.page.click("#pane-text")
    marks = page.page.locator("#reading .text mark")
    assert marks.all_inner_texts() == ["宪法", "民法典", "法律明白人", "镇司法所", "枫桥经验", "南河村"]
    classes = [marks.nth(place).get_attribute("class") for place in range(6)]
    assert classes == ["law", "law", "program", "institution", "program", "locality"]


def test_a_mention_that_is_not_decided_is_marked_too(tmp_path: Path, open_page: Open) -> None:
    report = extracted("某省/某县/甲镇", 2024, "在南河村宣传民法典。")
    village, law = report.mentions
    report = replace(report, mentions=(replace(village, candidates=("甲", "乙")), law))
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    page.select(iri.document_iri(report.document.sha256))
    page.page.click("#pane-text")
    assert page.page.locator("#reading .text mark").all_inner_texts() == ["南河村", "民法典"]
    assert page.page.locator("#reading .text mark[data-node]").all_inner_texts() == ["民法典"]


def test_a_name_within_a_name_is_marked_inside_it(tmp_path: Path, open_page: Open) -> None:
    report = extracted("某省/某县/甲镇", 2024, "开展宪法、民法典宣传周。")
    inner = report.mentions[1]
    outer = replace(inner, start=inner.start, end=inner.end + 3, text="民法典宣传周")
    report = replace(report, mentions=(report.mentions[0], outer, inner))
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    page.select(iri.document_iri(report.document.sha256))
    page.page.click("#pane-text")
    assert page.page.inner_text("#reading .text") == "开展宪法、民法典宣传周。"
    assert page.page.locator("#reading mark mark").all_inner_texts() == ["民法典"]


def test_a_mention_in_the_text_leads_to_its_sentences(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(JIA_2023)
    page.page.click("#pane-text")
    page.page.click("#reading mark:has-text('枫桥经验')")
    assert page.stats["selected"] == f"{JIA_2023} {FENGQIAO}"
    assert "镇司法所坚持和发展枫桥经验" in page.details()


def test_a_law_offers_the_reports_to_read(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    page.page.click("#pane-text")
    assert page.page.locator("#reading .item").count() == 2
    page.page.click("#reading .item >> nth=0")
    assert page.page.locator("#reading mark.own").count() >= 1


def test_a_law_of_many_reports_offers_them_part_by_part(tmp_path: Path, open_page: Open) -> None:
    reports = [extracted(f"某省/某县/{number}镇", 2024, "宣传民法典。") for number in range(160)]
    path = view.write(tmp_path / "view.html", analyse(reports), reports)
    page = open_page(path, hash=f"#pane=text&selected={MINFADIAN}").page
    assert page.locator("#reading .item").count() == 150
    page.click("#reading .more")
    assert page.locator("#reading .item").count() == 160


def test_a_text_that_had_no_room_says_where_it_is(tmp_path: Path, open_page: Open) -> None:
    corpus = small_corpus()
    network = analyse(corpus)
    limits = view.Limits(text=2_000)
    texts = {iri.document_key(report.document.sha256): "长" * 5_000 for report in corpus}
    reports = [report_entities(report) for report in corpus]
    path = view.write(tmp_path / "view.html", network, reports, texts=texts.get, texts_beside=True, limits=limits)
    page = open_page(path)
    page.select(JIA_2024)
    page.page.click("#pane-text")
    assert "全文没有放进本文件" in page.page.inner_text("#reading")
    assert "深入学习宪法和民法典" in page.page.inner_text("#reading")


def test_a_town_shows_its_laws_against_the_rest_of_its_county(tmp_path: Path, open_page: Open) -> None:
    county = "某省/某市/某县"
    corpus = [
        extracted(f"{county}/甲镇", 2024, "学习民法典。"),
        extracted(f"{county}/乙镇", 2024, "学习宪法。"),
        extracted(f"{county}/丙镇", 2024, "学习宪法、民法典。"),
        extracted("某省/某市/别县/丁镇", 2024, "学习行政处罚法。"),
    ]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    page.select(iri.document_iri(corpus[0].document.sha256))
    assert "与某县其他地方比较" in page.details()
    rows = page.page.locator("#details table.average tbody tr")
    told = [rows.nth(place).inner_text().split() for place in range(rows.count())]
    assert told == [["宪法", "未引用", "100", "%"], ["民法典", "引用", "50", "%"]]


def test_english_has_a_form_for_one(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#language")
    page.select(f"{JIA_2023} {MINFADIAN}")
    assert "1 time" in page.details()
    assert "1 times" not in page.details()
    page.select(f"{JIA_2024} {MINFADIAN}")
    assert "2 times" in page.details()


def test_on_a_telephone_the_sentence_is_brought_into_sight(tmp_path: Path, open_page: Open) -> None:
    report = extracted("某省/某县/甲镇", 2024, *["其他各项工作有序推进，成效明显。"] * 150, "宣传民法典。")
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]), size=(390, 800))
    page.select(f"{iri.document_iri(report.document.sha256)} {MINFADIAN}")
    page.page.click("#details blockquote button")
    box = page.page.locator("#reading mark.asked").bounding_box()
    assert 0 < box["y"] < 800


def test_a_town_is_compared_with_towns_and_not_with_its_county(tmp_path: Path, open_page: Open) -> None:
    county = "某省/某市/某县"
    own = extracted(county, 2024, "学习行政处罚法。")
    own = replace(own, frame=replace(own.frame, level=Level.COUNTY))
    corpus = [own, extracted(f"{county}/甲镇", 2024, "学习民法典。"), extracted(f"{county}/乙镇", 2024, "学习宪法。")]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    page.select(iri.document_iri(corpus[1].document.sha256))
    assert "另外 1 份报告" in page.details()
    assert "行政处罚法" not in page.page.inner_text("#details table.average")
    page.select(iri.document_iri(own.document.sha256))
    assert page.page.locator("table.average").count() == 0
