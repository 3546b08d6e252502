"""Nothing that stands in a report can act in the page, and the page asks nothing of anyone."""

from __future__ import annotations

import gzip
import random
import re
import threading
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from synthetic_reports import small_corpus

from lawgraph import view
from lawgraph.catalogue.entries import Instrument
from lawgraph.network import ReportEntities, analyse, report_entities


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def hostile(text: str) -> ReportEntities:
    """A report in which every text that comes from outside is `text`."""
    report = report_entities(small_corpus()[0])
    sentence = f"学习{text}。"
    occurrences = tuple(
        replace(
            seen,
            id=f"{text}{number}",
            text=text,
            kind=text,
            sentence=sentence,
            sentence_start=number * 1000,
            start=number * 1000 + 2,
            end=number * 1000 + 2 + len(text),
        )
        for number, seen in enumerate(report.occurrences)
    )
    return replace(report, title=text, place=text, published=text, url=f"javascript:{text}", occurrences=occurrences)


HOSTILE = [
    "</script><script>window.hacked=1;fetch('{server}/a')</script>",
    "<img src='{server}/b' onerror='window.hacked=1'>",
    "\"><svg onload=window.hacked=1><a href='javascript:window.hacked=1'>",
    "';window.hacked=1;//{{{{7*7}}}}<!--<script>",
    "]]></style><link rel=stylesheet href={server}/c>\u2028\u2029\x00\ud800",
    "<iframe src={server}/d></iframe><object data={server}/e></object>",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_markup_in_a_report_stays_text(
    pattern: str, tmp_path: Path, open_page: Any, listener: tuple[str, list[str]]
) -> None:
    server, asked = listener
    text = pattern.format(server=server)
    report = hostile(text)
    known = {report.occurrences[0].iri: Instrument(text, text, text, names=(text,), issuer=text, repealed_by=text)}
    whole = "".join(f"学习{text}。".ljust(1000) for _ in report.occurrences)
    path = view.write(
        tmp_path / "view.html",
        analyse([report]),
        [report],
        title=text,
        corpus=text,
        known=known,
        texts=lambda _: whole,
    )
    page = open_page(path, offline=False)
    assert page.ask("() => document.querySelectorAll('script').length") == 6
    page.page.fill("input[type=search]", text[:8])
    assert page.select(report.occurrences[0].iri)
    assert page.select(f"{report.iri} {report.occurrences[0].iri}")
    page.page.hover("#network")
    page.page.click("#language")
    page.page.wait_for_timeout(150)
    assert page.ask("() => window.hacked") is None
    assert page.ask("() => document.querySelectorAll('img, iframe, object, link, svg[onload]').length") == 0
    visible = text.replace("\ud800", "\ufffd")  # what UTF-8 cannot hold
    assert page.ask("() => document.querySelector('#details mark').textContent") == visible
    page.page.click("#details blockquote button")
    assert visible in page.ask("() => document.querySelector('#reading .text').textContent")
    for tab in ("#view-list", "#view-matrix", "#view-graph"):
        page.page.click(tab)
    assert page.ask("() => window.hacked") is None
    assert (
        page.ask(
            "() => document.querySelectorAll('img, iframe, object, link, svg[onload], a[href^=javascript]').length"
        )
        == 0
    )
    assert asked == []


def test_opening_and_using_the_page_asks_no_server(tmp_path: Path, open_page: Any) -> None:
    corpus = small_corpus()
    page = open_page(view.write(tmp_path / "view.html", analyse(corpus), corpus), offline=False)
    requests: list[str] = []
    page.page.on("request", lambda request: requests.append(request.url))
    page.page.reload()
    page.ask("() => window.lawgraphView.ready")
    page.select("枫桥经验")
    page.page.click("#fit")
    assert [url for url in requests if not url.startswith("file:")] == []


def test_no_script_may_run_but_those_of_the_page(tmp_path: Path) -> None:
    corpus = small_corpus()
    html = view.render(analyse(corpus), corpus)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert policy[1].count("sha256-") == 3


def test_the_page_names_no_address_to_load_from() -> None:
    corpus = small_corpus()
    html = view.render(analyse(corpus), corpus)
    assert not re.search(r"""(?:src|href)\s*=\s*["']?https?:""", html)
    assert "sourceMappingURL" not in html


def test_the_licence_of_the_library_is_kept() -> None:
    html = view.render(analyse([]), [])
    assert "@license" in html
    assert "Almende" in html


def test_the_same_corpus_makes_the_same_page() -> None:
    corpus = small_corpus()
    assert view.render(analyse(corpus), corpus) == view.render(analyse(corpus[::-1]), corpus[::-1])


def test_the_page_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    corpus = small_corpus()
    path = view.write(tmp_path / "新目录" / "view.html", analyse(corpus), corpus)
    assert "民法典" in path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("level", [0, 1, 9])
@pytest.mark.parametrize("size", [0, 1, 40, 5_000, 200_000])
def test_the_page_unpacks_what_python_packs(browser: Any, level: int, size: int) -> None:
    generator = random.Random(size)
    words = ["民法典", "宪法", "行政处罚法", "。", "a"]
    data = "".join(generator.choice(words) for _ in range(size)).encode()
    if level == 0:
        data = generator.randbytes(size)
    script = files("lawgraph.view").joinpath("inflate.js").read_text(encoding="utf-8")
    page = browser.new_page()
    same = page.evaluate(
        """([script, packed, wanted]) => {
            const bytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
            const inflate = new Function(script + "; return inflate;")();
            const out = inflate(bytes(packed)), expected = bytes(wanted);
            return out.length === expected.length && out.every((byte, at) => byte === expected[at]);
        }""",
        [script, b64encode(gzip.compress(data, level, mtime=0)).decode(), b64encode(data).decode()],
    )
    page.close()
    assert same
