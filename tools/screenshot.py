"""The picture of the page in the READMEs: builds corpus/ and photographs the page with the sentences that name 民法典.

    python tools/screenshot.py docs/view.png

Needs the test extra, Chromium (its path in LAWGRAPH_CHROMIUM unless it is `chromium`) and a Chinese font.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lawgraph.pipeline import PAGE, build_corpus

CORPUS = Path(__file__).parents[1] / "corpus"
CHOSEN = "民法典"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
]


def photograph(page_file: Path, picture: Path, *, chosen: str, width: int = 1280, height: int = 760) -> None:
    """Writes a PNG of a page, in CSS pixels: one thing searched for, and the sentences that name it in a report."""
    browser_path = shutil.which(os.environ.get("LAWGRAPH_CHROMIUM") or "chromium")
    if browser_path is None:
        sys.exit("no Chromium: install one or set LAWGRAPH_CHROMIUM to its path")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=_FLAGS)
        page = browser.new_context(offline=True, viewport={"width": width, "height": height}).new_page()
        page.goto(page_file.as_uri())
        page.evaluate("() => window.lawgraphView.ready")
        page.fill("#search", chosen)
        page.press("#search", "Enter")
        page.locator("#details button[data-edge]").first.click()  # the report that names it most
        page.wait_for_selector("#details mark")
        page.wait_for_timeout(1000)  # the view glides to the chosen node
        page.screenshot(path=str(picture))
        browser.close()


def main() -> None:
    """Builds the sample reports and takes the picture."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build_corpus(CORPUS, out)
        photograph(out / PAGE, Path(sys.argv[1]), chosen=CHOSEN)


if __name__ == "__main__":
    main()
