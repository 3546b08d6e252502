"""Heads and feet that every page of a printed report bears, and page numbers: told by their height, their words and their number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

#: — 3 —, -3-, 3/12, 第3页, 第 3 页 共 12 页, Page 3 of 12
_PAGE_NUMBER = re.compile(
    r"[-—–―~·•*.\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/,，、]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―~·•*.\s]*"
    r"|(?:Page|P\.?)\s*\d{1,4}(?:\s*of\s*\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")
_EDGE = 2  # lines at the top and at the bottom of a page that may be such
_LONGEST_NUMBER = 40  # code points of a page number with what stands around it
_SAME_HEIGHT = 4  # points
_LEAST_SHARE = 3  # a head that stands on a third of the pages: 单双页 have two of them, and a cover none


class Line(NamedTuple):
    """A line of a printed page: its text, and where it begins, in points from the lower left corner."""

    text: str
    left: float
    bottom: float


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, feet, and heads but for the first of each, which may be the report's title or issuer."""
    edges = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    least = max(2, -(-len(pages) // _LEAST_SHARE))
    heads, feet = (
        (
            {
                key
                for key, count in Counter(chain.from_iterable({_key(line) for line in at} for at in some)).items()
                if count >= least
            }
            for some in zip(*edges, strict=True)
        )
        if edges
        else (set(), set())
    )
    seen: set[tuple[str, int]] = set()
    kept = []
    for page, (top, bottom) in zip(pages, edges, strict=True):
        dropped = {line for line in (*top[:1], *bottom[:1]) if _is_page_number(line.text.strip())}
        dropped |= {line for line in bottom if _key(line) in feet}
        for line in top:
            if _key(line) in heads and _key(line) in seen:
                dropped.add(line)
            seen.add(_key(line))
        kept.append([line for line in page if line not in dropped])
    return kept


def _is_page_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and bool(_PAGE_NUMBER.fullmatch(text))


def _edge(page: Sequence[Line], *, top: bool) -> list[Line]:
    """The outermost lines of a page, the first of them the outermost; the order of the text may be another."""
    half = sorted((line.bottom for line in page), reverse=top)
    heights = list(dict.fromkeys(half))[:_EDGE]
    if len(set(half)) < 2 * _EDGE:
        heights = heights[:1]  # 2024年1月10日 alone on the last page is no foot
    return sorted(
        (line for line in page if line.bottom in heights), key=lambda line: -line.bottom if top else line.bottom
    )


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", _BLANKS.sub("", line.text)), round(line.bottom / _SAME_HEIGHT)
