"""The page for everyone: keyboard, screen readers, themes, telephones; nothing that axe-core calls serious."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from lawgraph import iri

Open = Callable[..., Any]
MINFADIAN = iri.law_iri("中华人民共和国民法典")

_SERIOUS = """async (script) => {
  new Function(script)();
  const {violations} = await window.axe.run(document, {resultTypes: ["violations"]});
  return violations.filter(({impact}) => impact === "serious" || impact === "critical")
    .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(" | ")}`);
}"""


def serious_faults(page: Any) -> list[str]:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return list(page.ask(_SERIOUS, axe))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 800)])
def test_axe_finds_no_serious_fault(small_page: Path, open_page: Open, scheme: str, size: tuple[int, int]) -> None:
    page = open_page(small_page, size=size, color_scheme=scheme)
    assert serious_faults(page) == []
    page.select(MINFADIAN)
    page.page.fill("#search", "法")
    assert serious_faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["list", "matrix"])
def test_axe_finds_no_serious_fault_in_the_tables(small_page: Path, open_page: Open, scheme: str, view: str) -> None:
    page = open_page(
        small_page, hash=f"#view={view}&pane=text&colour=community&selected={MINFADIAN}", color_scheme=scheme
    )
    assert serious_faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_the_text(small_page: Path, open_page: Open, scheme: str) -> None:
    page = open_page(small_page, color_scheme=scheme)
    page.select("枫桥经验")
    page.page.click("#details .item >> nth=0")
    page.page.click("#details blockquote button")
    assert serious_faults(page) == []


def test_every_control_can_be_reached_with_the_tab_key(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page).page
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary, a[href]")]
        .filter((one) => one.offsetParent && one.tabIndex >= 0).length"""
    )
    reached = set()
    for _ in range(wanted + 12):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "() => { const one = document.activeElement; one.dataset.n ??= Math.random(); return one.dataset.n; }"
            )
        )
    unreached = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary, a[href]")]
        .filter((one) => one.offsetParent && one.tabIndex >= 0 && !one.dataset.n).map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert unreached == []


def test_the_table_tells_what_the_canvas_draws(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    page.page.focus("#view-graph")
    page.page.keyboard.press("ArrowRight")
    assert page.page.get_attribute("#view-list", "aria-selected") == "true"
    assert page.page.locator("#table tbody tr").count() == page.stats["visibleEdges"]


def test_from_the_search_to_a_sentence_without_a_mouse(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page)
    keys = page.page.keyboard
    keys.press("/")
    keys.type("mfd")
    keys.press("Enter")
    page.page.focus("#details .item")
    keys.press("Enter")
    assert page.page.locator("#details mark").count() >= 1


def test_the_theme_follows_the_system_until_it_is_chosen(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, color_scheme="dark")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.ask(ground)
    page.page.emulate_media(color_scheme="light")
    page.page.wait_for_function(f"dark => ({ground})() !== dark", arg=dark)
    page.page.click("#theme")
    assert page.ask(ground) == dark
    page.page.reload()
    page.ask("() => window.lawgraphView.ready")
    assert page.ask(ground) == dark


def test_the_picture_takes_the_colours_of_the_theme(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, color_scheme="dark")
    page.select(MINFADIAN)
    picture = "() => document.querySelector('#network canvas').toDataURL()"
    dark = page.ask(picture)
    page.page.click("#theme")
    page.page.wait_for_function(f"dark => ({picture})() !== dark", arg=dark)


def test_a_telephone_shows_picture_details_and_filters_one_above_the_other(small_page: Path, open_page: Open) -> None:
    page = open_page(small_page, size=(390, 800))
    assert page.ask("() => document.documentElement.scrollWidth <= innerWidth")
    assert not page.page.is_visible("#controls")
    page.page.click("#narrow")
    assert page.page.is_visible("#controls")
    assert page.page.get_attribute("#narrow", "aria-expanded") == "true"
    page.page.click("#narrow")
    stage, aside = (page.page.locator(part).bounding_box() for part in ("#stage", "#aside"))
    assert stage["width"] == aside["width"] == 390
    assert aside["y"] >= stage["y"] + stage["height"]


def test_colours_of_the_types_differ_for_the_colour_blind(small_page: Path) -> None:
    import json

    from lawgraph.view import page

    types = json.loads(page._asset("page.json"))["types"]
    assert len({style["shape"] for style in types.values()}) == len(types)
    seen = [_without_green(style["colour"]) for style in types.values()]
    near = [
        sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5
        for one in seen
        for two in seen
        if one is not two
    ]
    assert min(near) > 30


def _without_green(colour: str) -> tuple[float, float, float]:
    """How someone without green cones sees a colour (Viénot, Brettel and Mollon 1999, on linear RGB)."""
    linear = [((int(colour[at : at + 2], 16) / 255) + 0.055) / 1.055 for at in (1, 3, 5)]
    red, green, blue = (max(value, 0.0) ** 2.4 for value in linear)
    seen = (0.29275 * red + 0.70725 * green, 0.29275 * red + 0.70725 * green, -0.02234 * red + 0.02234 * green + blue)
    return tuple(255 * max(value, 0.0) ** (1 / 2.4) for value in seen)  # type: ignore[return-value]
