"""What a reader can do with the page, in a real browser without a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic_reports import extracted, random_corpus, small_corpus

from lawgraph import iri, view
from lawgraph.network import Scope, analyse

MINFADIAN = iri.law_iri("中华人民共和国民法典")
XIANFA = iri.law_iri("中华人民共和国宪法")
JIA_2024, JIA_2023 = (iri.document_iri(small_corpus()[number].document.sha256) for number in (1, 0))

Open = Callable[[Path], Any]


def test_the_page_opens_from_a_file_and_draws_everything(small_page: Path, open_page: Open) -> None:
    stats = open_page(small_page).ask("() => lawgraphView.stats()")
    assert (stats["nodes"], stats["visibleNodes"], stats["visibleEdges"]) == (11, 11, 13)
    assert stats["visible"] == {"report": 3, "law": 3, "program": 2, "institution": 2, "locality": 1}


def test_a_citation_shows_the_sentence_with_the_name_marked(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    assert page.select(f"{JIA_2024} {MINFADIAN}")
    assert "深入学习宪法和民法典,民法典进乡村。" in page.details()
    assert page.page.locator("#details mark").all_inner_texts() == ["民法典", "民法典"]
    assert "甲镇2024年法治政府建设年度报告" in page.details()
    assert "2025-01-20" in page.details()


def test_clicking_an_edge_shows_its_sentence(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.click_at(f"{JIA_2024} {MINFADIAN}")
    assert page.ask("() => lawgraphView.stats().selected") == f"{JIA_2024} {MINFADIAN}"
    assert "深入学习宪法和民法典" in page.details()


def test_clicking_a_node_tells_what_it_is_and_who_names_it(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.click_at(MINFADIAN)
    for told in ("中华人民共和国民法典", "2 份报告提到，共 3 次", "甲镇 2023", "甲镇 2024", "宪法", "法律"):
        assert told in page.details()


def test_from_a_law_to_a_report_to_the_sentence(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select("中华人民共和国民法典")
    page.page.click("#details button:has-text('甲镇 2023')")
    assert "开展宪法、民法典宣传,培养法律明白人。" in page.details()


def test_a_click_beside_everything_lets_go(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.select(MINFADIAN)
    page.page.mouse.click(300, 880)
    assert page.ask("() => lawgraphView.stats().selected") is None


@pytest.mark.parametrize("typed", ["民法典", "《民法典》", "中华人民共和国民法典", "民法大典", " 民 法典"])
def test_search_finds_a_law_by_any_of_its_names(small_page: Path, open_page: Open, typed: str) -> None:
    page = open_page(small_page)
    page.page.fill("input[type=search]", typed)
    page.page.click("#results [role=option]")
    assert page.ask("() => lawgraphView.stats().selected") == MINFADIAN


def test_enter_selects_the_best_match(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.fill("input[type=search]", "宪法")
    page.page.press("input[type=search]", "Enter")
    assert page.ask("() => lawgraphView.stats().selected") == XIANFA


def test_a_county_finds_its_reports(small_page: Path, open_page: Open) -> None:
    found = open_page(small_page).ask("() => lawgraphView.search('龙川县')")
    assert {"甲镇 2023", "甲镇 2024"} <= {entry["label"] for entry in found}


def test_search_says_when_nothing_is_found(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.fill("input[type=search]", "海商法")
    assert "海商法" in page.page.inner_text("#results")
    assert page.page.locator("#results [role=option]").count() == 0


@pytest.mark.parametrize("kind", ["report", "law", "program", "institution", "locality"])
def test_the_legend_hides_and_shows_a_type(small_page: Path, open_page: Open, kind: str) -> None:
    page = open_page(small_page)
    page.page.click(f"input[data-type={kind}]")
    assert page.ask("() => lawgraphView.stats().visible")[kind] == 0
    page.page.click(f"input[data-type={kind}]")
    assert page.ask("() => lawgraphView.stats().visibleNodes") == 11


def test_hiding_laws_hides_the_citations(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("input[data-type=law]")
    assert page.ask("() => lawgraphView.stats().visibleEdges") == 6


def test_looking_for_a_hidden_node_shows_it(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("input[data-type=law]")
    page.select(MINFADIAN)
    assert page.page.is_checked("input[data-type=law]")
    assert page.ask("() => lawgraphView.stats().visible.law") == 3


def test_one_year_leaves_its_reports_and_what_they_name(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.select_option("#year-to", "2023")
    visible = page.ask("() => lawgraphView.stats().visible")
    assert visible == {"report": 1, "law": 2, "program": 2, "institution": 1, "locality": 1}


def test_standing_together_can_be_switched_on(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("input[data-relation=cooccurs]")
    assert page.ask("() => lawgraphView.stats().visibleEdges") == 17
    page.select(f"{XIANFA} {MINFADIAN}")
    assert "在 2 份报告中共同出现，其中有 2 个句子同时提到二者" in page.details()
    assert "NPMI" in page.details()
    page.page.click("#details .item >> nth=0")
    assert page.page.locator("#details mark").count() >= 1


def test_the_page_speaks_english_and_remembers_it(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#language")
    assert "Laws and documents" in page.page.inner_text("#legend")
    assert "Click a node" in page.details()
    page.page.reload()
    page.ask("() => window.lawgraphView.ready")
    assert page.ask("() => document.documentElement.lang") == "en"
    page.page.click("#language")
    assert "法律法规与文件" in page.page.inner_text("#legend")


def test_every_measure_is_explained(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.click("#controls > details > summary")
    for name in ("PageRank", "中介中心性", "特征向量中心性", "社群"):
        assert name in page.page.inner_text("#measures")
    page.page.select_option("#measure", "betweenness")
    assert "最短路径" in page.page.inner_text("#meaning")


def test_rearranging_starts_and_stops(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    before = page.ask("id => lawgraphView.position(id)", MINFADIAN)
    page.page.click("#move")
    page.page.wait_for_timeout(400)
    page.page.click("#move")
    assert page.ask("id => lawgraphView.position(id)", MINFADIAN) != before
    assert page.page.get_attribute("#move", "aria-pressed") == "false"


def test_an_empty_corpus_says_so(tmp_path: Path, open_page: Open) -> None:
    page = open_page(view.write(tmp_path / "view.html", analyse([]), []))
    assert "没有可画的内容" in page.page.inner_text("#stage")
    assert page.ask("() => lawgraphView.stats().nodes") == 0


def test_reports_in_which_nothing_was_found_are_drawn_all_the_same(tmp_path: Path, open_page: Open) -> None:
    corpus = [extracted("某省/某县/甲镇", year, "总结如下。") for year in (2023, 2024)]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    assert page.ask("() => lawgraphView.stats().visible.report") == 2


def test_a_rare_character_before_the_name_does_not_shift_the_mark(tmp_path: Path, open_page: Open) -> None:
    corpus = [extracted("某省/某县/甲镇", 2024, "𠮷村𠀀组学习民法典。")]
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus))
    page.select(f"{iri.document_iri(corpus[0].document.sha256)} {MINFADIAN}")
    assert page.page.locator("#details mark").all_inner_texts() == ["民法典"]


def test_much_evidence_is_packed_and_read_all_the_same(tmp_path: Path, open_page: Open) -> None:
    corpus = random_corpus(400, 1, per_report=14)
    path = view.write(tmp_path / "view.html", analyse(corpus), corpus)
    assert 'data-encoding="gzip+base64"' in path.read_text(encoding="utf-8")
    page = open_page(path)
    report = next(report for report in corpus if any(m.iri == MINFADIAN for m in report.mentions))
    page.select(f"{iri.document_iri(report.document.sha256)} {MINFADIAN}")
    cited = next(m for m in report.mentions if m.iri == MINFADIAN)
    assert report.document.text[slice(*cited.sentence)] in page.details()


def test_what_is_left_out_is_said(tmp_path: Path, open_page: Open) -> None:
    corpus = random_corpus(60, 2)
    limits = view.Limits(nodes=20, edges=30, behind=1)
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus, limits=limits))
    stats = page.stats
    assert stats["nodes"] <= 20
    assert stats["visibleEdges"] <= 30
    said = page.page.inner_text("#statement")
    assert f"图中 {stats['visibleNodes']} 个节点、{stats['visibleEdges']} 条关系" in said
    assert f"本文件含 {stats['inFile']['nodes']} 个节点（共 " in said


def test_a_network_of_sentences_makes_a_page_too(tmp_path: Path, open_page: Open) -> None:
    corpus = small_corpus()
    network = analyse(corpus, scope=Scope.SENTENCE, min_reports=2)
    page = open_page(view.write(tmp_path / "view.html", network, corpus))
    assert page.ask("() => lawgraphView.stats().nodes") == 11


def test_a_report_without_place_or_year_is_drawn_under_its_title(tmp_path: Path, open_page: Open) -> None:
    report = extracted("某省/某县/甲镇", 2024, "学习民法典。", title="某单位法治工作总结")
    bare = replace(report, frame=replace(report.frame, place=None, level=None, year=None, published=""))
    page = open_page(view.write(tmp_path / "view.html", analyse([bare]), [bare]))
    assert [entry["label"] for entry in page.ask("() => lawgraphView.search('总结')")] == ["某单位法治工作总结"]


def test_a_node_stays_where_it_is_dragged(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    before, other = (page.ask("id => lawgraphView.position(id)", each) for each in (MINFADIAN, XIANFA))
    frame = page.page.locator("#network").bounding_box()
    page.page.mouse.move(frame["x"] + before["x"], frame["y"] + before["y"])
    page.page.mouse.down()
    page.page.mouse.move(frame["x"] + before["x"] + 80, frame["y"] + before["y"] + 50, steps=6)
    page.page.mouse.up()
    after = page.ask("id => lawgraphView.position(id)", MINFADIAN)
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (80, 50)
    assert page.ask("id => lawgraphView.position(id)", XIANFA) == other
    page.page.click("[data-type=law]")
    page.page.click("[data-type=law]")
    assert page.ask("id => lawgraphView.position(id)", MINFADIAN) == after


def test_what_rearranges_itself_is_drawn_by_the_page_alone(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.ask(
        "() => { window.drawn = 0; const plain = CanvasRenderingContext2D.prototype.stroke; CanvasRenderingContext2D.prototype.stroke = function (...all) { if (this.canvas.isConnected) window.drawn++; plain.apply(this, all); }; }"
    )
    page.page.click("#move")
    page.page.uncheck("[data-type=report]")
    page.page.wait_for_timeout(300)
    page.page.click("#move")
    page.page.wait_for_timeout(100)
    page.ask("() => { window.drawn = 0; document.getElementById('fit').click(); }")
    page.page.wait_for_timeout(100)
    assert page.stats["visibleEdges"] == 0
    assert page.ask("() => window.drawn") == 0


def test_the_panel_begins_at_its_top_for_what_is_chosen_next(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, size=(1200, 420))
    page.select(MINFADIAN)
    page.ask("() => { document.getElementById('details').scrollTop = 500; }")
    page.page.locator("#details .item").last.click()
    assert page.ask("() => document.getElementById('details').scrollTop") == 0
