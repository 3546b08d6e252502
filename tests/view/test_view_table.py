"""The table beside the picture, and what can be taken away: CSV, PNG, SVG."""

from __future__ import annotations

import csv
import io
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from synthetic_reports import extracted

from lawgraph import iri, view
from lawgraph.model import Context, Tense
from lawgraph.network import analyse, report_entities

Open = Callable[..., Any]
MINFADIAN = iri.law_iri("中华人民共和国民法典")


def downloaded(page: Any, button: str) -> Path:
    with page.page.expect_download() as waiting:
        page.page.click(button)
    return Path(waiting.value.path())


def rows_of(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))


def column(page: Any, number: int) -> list[str]:
    return list(page.page.locator(f"#table tbody tr > :nth-child({number})").all_inner_texts())


def test_the_list_has_a_row_for_every_relation(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    assert page.page.locator("#table tbody tr").count() == page.stats["visibleEdges"] == 13


def test_the_list_follows_filters_and_selection(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    page.page.uncheck("[data-relation=mentions]")
    assert set(column(page, 4)) == {"引用"}
    page.select(MINFADIAN)
    assert set(column(page, 5)) == {"民法典"}
    assert "选中后: 民法典" in page.page.inner_text("#table caption")


@pytest.mark.parametrize(("heading", "number"), [("weight", 9), ("year", 3), ("from", 1), ("to", 5)])
def test_a_heading_sorts_up_and_down(small_page: Path, open_page: Open, heading: str, number: int) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    head = page.page.locator(f"#table th:has([data-column={heading}])")
    told = []
    for _ in range(2):
        head.locator("button").click()
        told.append((head.get_attribute("aria-sort"), column(page, number)))
    (first, up), (second, down) = told
    assert {first, second} == {"ascending", "descending"}
    assert sorted(up) == sorted(down)
    assert up[0] == down[-1]


def test_a_row_leads_to_its_sentences(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    page.page.click("#table tbody tr >> nth=0 >> button")
    assert page.page.locator("#details mark").count() >= 1
    assert page.page.locator("#table tr.chosen").count() == 1
    assert page.page.locator("#table tbody tr").count() == 13


def test_reading_a_row_keeps_the_rows_around_it(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    page.select(MINFADIAN)
    rows = column(page, 1)
    page.page.click("#table tbody tr >> nth=1 >> button")
    assert column(page, 1) == rows
    page.page.keyboard.press("Escape")
    assert len(column(page, 1)) == 13


@pytest.mark.parametrize("steps", ["1", "2"])
def test_the_address_leads_back_to_the_rows_around_it(small_page: Path, open_page: Open, steps: str) -> None:
    page = open_page(small_page, hash=f"#view=list&steps={steps}&selected={MINFADIAN}")
    page.page.click("#table tbody tr >> nth=-1 >> button")
    again = open_page(small_page, hash="#" + page.page.url.split("#", 1)[1])
    assert again.page.inner_text("#table table") == page.page.inner_text("#table table")
    assert 0 < len(column(again, 1)) < 13


def test_contexts_and_tenses_stand_in_one_order_whichever_comes_first(tmp_path: Path, open_page: Open) -> None:
    report = report_entities(extracted("某省/某县/甲镇", 2024, "学习民法典。", "民法典明年宣传。", "镇司法所工作。"))
    first, second = (one for one in report.occurrences if one.iri == MINFADIAN)
    both = replace(first, context=Context.STUDY, tense=Tense.DONE), replace(second, tense=Tense.PLANNED)
    report = replace(report, occurrences=both)
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]), hash="#view=list").page
    assert [page.inner_text(f"#table tbody td:nth-child({n})") for n in (7, 8)] == ["宣传、学习", "已做、计划"]


def test_a_list_without_relations_blames_no_filter(tmp_path: Path, open_page: Open) -> None:
    report = extracted("某省/某县/甲镇", 2024, "其他各项工作。")
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]), hash="#view=list").page
    assert page.inner_text("#table tbody") == "这里没有关系可列：所选报告没有提到任何对象。"


def test_the_matrix_counts_places_by_laws(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-matrix")
    heads = page.page.locator("#table thead button").all_inner_texts()
    assert [head.split()[0] for head in heads] == ["地方", "报告", "合计", "宪法", "民法典", "行政处罚法"]
    rows = page.page.locator("#table tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["广东省 河源市 龙川县 甲镇", "2", "6", "2", "3", "1"],
        ["河北省 保定市 莲池区 乙镇", "1", "2", "1", "", "1"],
    ]


def test_the_matrix_can_be_one_of_provinces_and_programmes(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-matrix")
    page.page.select_option("#matrix-rows", "province")
    page.page.select_option("#matrix-columns", "program")
    assert column(page, 1) == ["广东省"]
    page.page.select_option("#matrix-columns", "institution")
    assert column(page, 1) == ["广东省", "河北省"]


def test_the_address_leads_back_to_the_table_as_it_was(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-matrix")
    page.page.select_option("#matrix-rows", "county")
    page.page.select_option("#matrix-columns", "institution")
    page.page.click("[data-column=place]")
    again = open_page(small_page, hash="#" + page.page.url.split("#", 1)[1])
    assert again.page.inner_text("#table table") == page.page.inner_text("#table table")
    assert again.page.input_value("#matrix-rows") == "county"


def test_the_csv_of_the_list_holds_the_sentences(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-list")
    head, *rows = rows_of(downloaded(page, "#csv"))
    assert head[-4:] == ["原句", "标题", "发布日期", "原网页"]
    assert len(rows) == 13
    told = {(row[0], row[4]): row[-4] for row in rows}
    assert told["甲镇 2024", "民法典"] == "深入学习宪法和民法典,民法典进乡村。"


def test_the_csv_of_the_matrix_is_that_of_the_table(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#view-matrix")
    head, *rows = rows_of(downloaded(page, "#csv"))
    assert head[:3] == ["地方", "报告", "合计"]
    assert [sum(map(int, row[3:])) for row in rows] == [int(row[2]) for row in rows]


@pytest.mark.parametrize("label", ["=1+1", "+cmd", "-2", "@x", "\t=1", "＝1", ' ="a"'])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path, open_page: Open, label: str) -> None:
    report = report_entities(extracted("某省/某县/甲镇", 2024, "学习民法典。"))
    seen = replace(report.occurrences[0], id=label, sentence=f"{label}民法典。", start=len(label), sentence_start=0)
    report = replace(report, occurrences=(replace(seen, end=len(label) + 3),))
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    page.page.click("#view-list")
    _, row = rows_of(downloaded(page, "#csv"))
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝") for cell in row if cell and not cell.isdigit())
    assert row[4] == f"'{label}"


def test_the_table_can_be_copied(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, permissions=["clipboard-read", "clipboard-write"])
    page.page.click("#view-matrix")
    page.page.click("#copy")
    page.page.wait_for_selector("#told:not([hidden])")
    copied = page.ask("() => navigator.clipboard.readText()").splitlines()
    assert copied[0].split("\t")[:3] == ["地方", "报告", "合计"]
    assert len(copied) == 3


def test_long_tables_come_in_parts(tmp_path: Path, open_page: Open) -> None:
    corpus = [extracted(f"某省/某市/某县/镇{number}", 2024, "宣传宪法、民法典。") for number in range(150)]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    page.page.click("#view-list")
    assert page.page.locator("#table tbody tr").count() == 200
    page.page.click("#table > .more")
    assert page.page.locator("#table tbody tr").count() == 300
    assert not page.page.is_visible("#table > .more")


def test_the_svg_has_the_picture_its_legend_and_what_it_shows(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("[data-year='2024']")
    tree = ET.parse(downloaded(page, "#svg"))
    texts = [node.text or "" for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    joined = "\n".join(texts)
    for told in ("民法典", "法律法规与文件", "小样", "3 份报告 2023–2024", date.today().isoformat(), "报告年度: 2024"):
        assert told in joined
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}path"))) > page.stats["visibleNodes"]


def test_the_legend_of_a_picture_names_what_its_colours_mean(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, hash="#colour=community&relations=cites", size=(600, 800))
    page.page.click("#narrow")
    tree = ET.parse(downloaded(page, "#svg"))
    texts = [node.text or "" for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "引用" in texts
    assert "提到" not in texts
    assert "大小按: PageRank" in texts
    assert any(text.endswith("…") and "民法典" in text for text in texts)
    right = [
        float(node.get("x")) for node in tree.iter("{http://www.w3.org/2000/svg}text") if node.text in ("机构", "地方")
    ]
    assert max(right) < 600


def test_labels_stay_text_in_the_svg(tmp_path: Path, open_page: Open) -> None:
    report = report_entities(extracted("某省/某县/甲镇", 2024, "学习民法典。"))
    label = "<script>x</script>&\"'"
    report = replace(report, occurrences=tuple(replace(seen, id=label) for seen in report.occurrences))
    page = open_page(view.write(tmp_path / "view.html", analyse([report]), [report]))
    tree = ET.parse(downloaded(page, "#svg"))
    assert not list(tree.iter("{http://www.w3.org/2000/svg}script"))
    assert any(label[:10] in (node.text or "") for node in tree.iter("{http://www.w3.org/2000/svg}text"))


def test_the_png_is_larger_than_the_screen_by_its_caption(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    data = downloaded(page, "#png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    stage = page.page.locator("#stage").bounding_box()
    assert width == 2 * round(stage["width"])
    assert height > 2 * stage["height"] + 100
