"""A headless Chromium for the page, and a look-out for anything it complains of."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import parts
import pytest

from lawgraph import iri, view
from lawgraph.catalogue.entries import Instrument
from lawgraph.network import analyse
from lawgraph.query import KnowledgeGraph

# The synthetic reports are those of the network's tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "network"))
from synthetic_reports import small_corpus

MINFADIAN = iri.law_iri("中华人民共和国民法典")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
]


@pytest.fixture(scope="session")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of three made-up reports of two towns (`small_corpus`); its catalogue knows one law."""
    corpus = small_corpus()
    known = {
        MINFADIAN: Instrument(
            "民法典",
            "中华人民共和国民法典",
            "statute",
            names=("民法大典",),
            issuer="全国人民代表大会",
            adopted="2020-05-28",
            effective="2021-01-01",
        )
    }
    path = tmp_path_factory.mktemp("view") / "view.html"
    return view.write(path, analyse(corpus), corpus, known=known, corpus="小样")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium from LAWGRAPH_CHROMIUM or the path; without one the tests skip, except on a CI server."""
    found = os.environ.get("LAWGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        message = "no Chromium: install one or set LAWGRAPH_CHROMIUM to its path"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found, args=_FLAGS)
        yield chromium
        chromium.close()


class Opened:
    """A page that was opened, with what it complained of since."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(60_000)  # what a machine that does much else takes; nothing waits so long that works
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def ask(self, expression: str, argument: Any = None) -> Any:
        return self.page.evaluate(expression, argument)

    def select(self, identifier: str) -> bool:
        return bool(self.ask("id => lawgraphView.select(id)", identifier))

    @property
    def stats(self) -> Any:
        return self.ask("() => lawgraphView.stats()")

    def details(self) -> str:
        return str(self.page.inner_text("#details"))

    def click_at(self, identifier: str) -> None:
        """Click with the mouse where a node, or the middle of an edge, is drawn."""
        spot = self.ask("id => lawgraphView.position(id)", identifier)
        frame = self.page.locator("#network").bounding_box()
        self.page.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"])


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """Open a page's file without a network, wait until it is ready; at the end nothing may have gone wrong."""
    contexts, opened = [], []

    def open_file(
        path: Path, *, offline: bool = True, hash: str = "", size: tuple[int, int] = (1440, 900), **options: Any
    ) -> Opened:
        context = browser.new_context(offline=offline, viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        one = Opened(context.new_page())
        opened.append(one)
        one.page.goto(path.as_uri() + hash)
        one.ask("() => window.lawgraphView.ready")
        return one

    yield open_file
    complaints = [complaint for one in opened for complaint in one.complaints]
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def parts_graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of the made-up reports of parts.py."""
    return parts.folder(tmp_path_factory.mktemp("parts") / "out")


@pytest.fixture
def drawn(parts_graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> parts.Drawn:
    """What a page of them draws."""
    return parts.Drawn(parts_graph, monkeypatch)
