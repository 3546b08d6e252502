"""The pictures of the page in the READMEs and docs/page.md: builds corpus/ and photographs its page.

    python tools/screenshot.py docs

Writes view.png (the sentences that name 民法典 in a report), page-text.png (the same in the text, dark) and page-phone.png. Needs the
test extra, Chromium (its path in LAWGRAPH_CHROMIUM unless it is `chromium`) and a Chinese font.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

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


def photograph(page_file: Path, folder: Path) -> None:
    """Writes the three pictures, in CSS pixels."""
    browser_path = shutil.which(os.environ.get("LAWGRAPH_CHROMIUM") or "chromium")
    if browser_path is None:
        sys.exit("no Chromium: install one or set LAWGRAPH_CHROMIUM to its path")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=_FLAGS)

        def opened(width: int, height: int, scheme: Literal["light", "dark"]) -> Any:
            context = browser.new_context(
                offline=True, viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page = context.new_page()
            page.goto(page_file.as_uri())
            page.evaluate("() => window.lawgraphView.ready")
            page.fill("#search", CHOSEN)
            page.press("#search", "Enter")
            return page

        def save(page: Any, name: str) -> None:
            page.wait_for_timeout(500)  # the last frame has been drawn
            page.screenshot(path=str(folder / name))

        page = opened(1280, 760, "light")
        page.locator("#details button[data-edge]").first.click()  # the report that names it most
        page.wait_for_selector("#details mark")
        save(page, "view.png")
        page = opened(1280, 760, "dark")
        page.locator("#details button[data-edge]").first.click()
        page.locator("#details blockquote button").first.click()
        save(page, "page-text.png")
        save(opened(390, 760, "light"), "page-phone.png")
        browser.close()


def main() -> None:
    """Builds the sample reports and takes the pictures."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build_corpus(CORPUS, out)
        photograph(out / PAGE, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
