"""Large pages: 2,000 and 10,000 nodes drawn, more behind the filters, and what the page says of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from synthetic_country import synthetic_country

from lawgraph import view
from lawgraph.network import analyse

Open = Callable[..., Any]
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """800 reports of a made-up country: more than 6,000 things, 2,000 of them drawn at first."""
    reports = list(synthetic_country(800))
    path = tmp_path_factory.mktemp("large") / "view.html"
    return view.write(path, analyse(reports, min_reports=2), reports)


def test_two_thousand_nodes_and_six_thousand_edges_fit_the_file(large_page: Path, open_page: Open) -> None:
    assert large_page.stat().st_size <= 2.5 * MEGABYTE
    stats = open_page(large_page).stats
    assert (stats["nodes"], stats["visibleNodes"], stats["visibleEdges"]) == (2000, 2000, 6000)
    assert stats["inFile"]["nodes"] > 6000


def test_no_type_crowds_out_another(large_page: Path, open_page: Open) -> None:
    visible = open_page(large_page).stats["visible"]
    assert min(visible.values()) > 200


def test_the_page_says_what_it_leaves_out(large_page: Path, open_page: Open) -> None:
    said = open_page(large_page).page.inner_text("#statement")
    for told in ("图中 2,000 个节点", "缩小时只画最强的 2,500 条线", "lawgraph view"):
        assert told in said


def test_what_a_part_of_the_corpus_cannot_tell_is_not_claimed(tmp_path: Path, open_page: Open) -> None:
    reports = list(synthetic_country(300))
    limits = view.Limits(nodes=300, edges=300, behind=2)
    path = view.write(tmp_path / "view.html", analyse(reports, min_reports=2), reports, limits=limits)
    page = open_page(path, hash="#view=matrix")
    assert "只计本文件所含的关系" in page.page.inner_text("#table caption")
    report = page.ask("() => lawgraphView.search('镇 20').find((one) => one.type === 'report').iri")
    page.select(report)
    assert "所以不作比较" in page.details()
    assert page.page.locator("table.average").count() == 0


def test_every_citation_of_hundreds_of_reports_stands_in_the_file(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page, hash="#view=matrix")
    assert "只计本文件所含的关系" not in page.page.inner_text("#table caption")
    assert page.page.locator("#table tbody tr").count() > 100


def test_a_filter_brings_up_what_was_not_drawn(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page)
    before = page.stats["visible"]["report"]
    branch = page.page.locator("[data-branch]").first.get_attribute("data-branch")
    page.page.check(f"[data-place='{branch}']")
    told = int(page.page.locator(f"[data-branch='{branch}'] > .line output").inner_text().replace(",", ""))
    assert page.stats["visible"]["report"] == told
    assert page.stats["visibleNodes"] <= 2000
    assert before < 800


def test_the_neighbourhood_of_a_node_is_drawn_whole(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page)
    law = page.ask("() => lawgraphView.search('法')[0]")
    page.select(law["iri"])
    assert page.stats["visibleNodes"] > 2000
    page.page.select_option("#rest", "hide")
    assert 100 < page.stats["visibleNodes"] <= 2000
    neighbours = (
        page.page.locator("#details .item").count()
        + page.page.locator("#details h3:has-text('与它一同出现') + div .item").count()
    )
    assert neighbours > 100


def test_what_is_not_drawn_can_be_searched(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page)
    hidden = page.ask(
        "() => lawgraphView.search('镇').map((one) => one.iri).find((iri) => { lawgraphView.select(iri); return lawgraphView.stats().visibleNodes > 2000; })"
    )
    assert hidden
    assert page.stats["selected"] == hidden


def test_ten_thousand_nodes_are_drawn_and_moved(tmp_path: Path, open_page: Open) -> None:
    reports = list(synthetic_country(3000))
    limits = view.Limits(nodes=10_000, edges=30_000, behind=1)
    page = open_page(view.write(tmp_path / "view.html", analyse(reports, min_reports=2), reports, limits=limits))
    assert page.stats["visibleNodes"] == 10_000
    assert page.stats["visibleEdges"] > 20_000
    law = page.ask("() => lawgraphView.search('民法典')[0].iri")
    before = page.ask("iri => lawgraphView.position(iri)", law)
    page.page.mouse.move(500, 150)
    page.page.mouse.down()
    page.page.mouse.move(560, 190, steps=5)
    page.page.mouse.up()
    after = page.ask("iri => lawgraphView.position(iri)", law)
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (60, 40)


def test_no_two_labels_cover_each_other(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page)
    page.ask(
        """() => { window.written = []; const plain = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          const at = this.getTransform(), width = this.measureText(text).width * at.a, high = parseFloat(this.font) * at.d;
          window.written.push([at.a * x + at.e - width / 2, at.d * y + at.f, width, high]);
          plain.call(this, text, x, y);
        }; }"""
    )
    page.page.click("#fit")
    page.page.wait_for_timeout(300)
    boxes = page.ask("() => window.written")
    assert len(boxes) > 20
    for place, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, other_width, other_height in boxes[:place]:
            apart = x >= other_x + other_width - 2 or other_x >= x + width - 2
            assert apart or y >= other_y + other_height - 2 or other_y >= y + height - 2
