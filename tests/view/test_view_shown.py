"""A page as a value: in a notebook, as a file, in the browser."""

from __future__ import annotations

import re
import webbrowser
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from parts import CIVIL

from lawgraph import iri
from lawgraph.errors import UsageError
from lawgraph.query import KnowledgeGraph
from lawgraph.view import Page


@pytest.fixture
def page(parts_graph: KnowledgeGraph) -> Page:
    return parts_graph.view(law="民法典", place="广东", context="study")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the default browser was asked to open."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not addresses.append(address))
    return addresses


def test_a_page_is_a_value_that_does_not_print_its_markup(page: Page) -> None:
    assert repr(page) == "Page(name='view-民法典-广东省-学习培训.html', reports=2, entities=6, path=None)"
    with pytest.raises(FrozenInstanceError):
        page.html = ""  # type: ignore[misc]


def test_a_page_is_saved_as_the_file_named(page: Page, tmp_path: Path) -> None:
    file = page.save(tmp_path / "deep" / "page.html")
    assert file == tmp_path / "deep" / "page.html"
    assert file.read_bytes().decode("utf-8") == page.html


def test_a_page_is_saved_under_its_name_in_a_folder(page: Page, tmp_path: Path) -> None:
    assert page.save(tmp_path) == tmp_path / "view-民法典-广东省-学习培训.html"


def test_a_page_knows_where_it_was_saved(parts_graph: KnowledgeGraph, tmp_path: Path, opened: list[str]) -> None:
    page = parts_graph.view(law="民法典", path=tmp_path / "网页.html")
    assert page.path == page.open() == tmp_path / "网页.html"
    assert opened == [(tmp_path / "网页.html").as_uri()]


def test_a_page_that_was_not_saved_opens_from_a_file_of_its_own(page: Page, opened: list[str]) -> None:
    file = page.open()
    assert file.read_text(encoding="utf-8") == page.html
    assert opened == [file.as_uri()]


def test_a_file_that_cannot_be_written_is_told(page: Page, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        page.save(tmp_path / "file" / "page.html")


@pytest.mark.parametrize("error", [None, webbrowser.Error("could not locate runnable browser"), OSError()])
def test_where_no_browser_opens_the_file_is_named(
    error: Exception | None, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(address: str) -> bool:
        if error is not None:
            raise error
        return False

    monkeypatch.setattr(webbrowser, "open", fail)
    with pytest.raises(UsageError, match=r"no browser could be opened.*view-民法典-广东省-学习培训\.html"):
        page.open()


def test_in_a_notebook_the_page_is_one_frame_whose_source_is_the_page(page: Page) -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(page._repr_html_())
    ((tag, attributes),) = found
    assert tag == "iframe"
    assert attributes["srcdoc"] == page.html
    assert attributes["sandbox"] == "allow-scripts allow-downloads"
    assert re.search(r"height: \d+px", str(attributes["style"]))


@pytest.fixture
def notebook(page: Page, browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The frame in a page of a notebook's kind, opened in Chromium without a network; nothing may have gone wrong."""
    host = tmp_path / "notebook.html"
    cell = f'<div class="output">{page._repr_html_()}</div><script>window.secret = "notebook"</script>'
    host.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>notebook</title><h1>甲</h1>{cell}", encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 900})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(host.as_uri())
    yield tab
    context.close()
    assert complaints == []


def test_the_frame_draws_the_part_and_shows_its_sentences(notebook: Any) -> None:
    inner = notebook.frames[1]
    inner.wait_for_function("() => window.lawgraphView")
    inner.evaluate("() => window.lawgraphView.ready")
    assert inner.evaluate("() => lawgraphView.stats().visible.report") == 2
    assert inner.evaluate("iri => lawgraphView.select(iri)", iri.law_iri(CIVIL))
    assert "民法典" in inner.inner_text("body")
    box = notebook.locator("iframe").bounding_box()
    assert (box["width"] > 1000, box["height"]) == (True, 640)


def test_the_frame_cannot_reach_the_notebook(notebook: Any) -> None:
    reached = notebook.frames[1].evaluate("() => { try { return parent.secret } catch { return null } }")
    assert reached is None
