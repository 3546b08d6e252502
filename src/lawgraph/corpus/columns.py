"""The order in which the lines of a printed page are read where it has two columns.

A program that sets a page in columns may draw it line by line across both, and then the text of the page goes from the left
column to the right one and back at every line. A table of facts looks alike, but its cells are short: it is read by its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_LEAST_LINES = 3  # fewer beside each other may be anything
_LEAST_LETTERS = 8  # of a line of a column on average; cells (发布日期, 有效) have fewer
_FULL = 1.5  # letters from the edge of its column: the text goes on in the next line


class Part(NamedTuple):
    """A stretch of a line: its text, where it stands, in points from the lower left corner, and the width of a letter."""

    text: str
    left: float
    right: float
    bottom: float
    width: float


class Row(NamedTuple):
    """A line across the page: whole, and its two parts where a wide gap parts it."""

    whole: Part
    parts: tuple[Part, ...]


class Placed(NamedTuple):
    """A line as it is read, with the number of its column: 0 for the left one and for whole lines."""

    part: Part
    column: int


def in_reading_order(rows: Sequence[Row]) -> list[Placed]:
    """The lines of a page in the order in which they are read: where there are two columns, down the left one, then the right."""
    found: list[Placed] = []
    at = 0
    while at < len(rows):
        end, gutter = _beside_each_other(rows, at)
        if not _is_text(rows[at:end]):
            end = max(end, at + 1)
            found += [Placed(row.whole, 0) for row in rows[at:end]]
        else:
            end = _continued(rows, at, end, gutter)
            parts = [part for row in rows[at:end] for part in row.parts or (row.whole,)]
            found += [Placed(part, 0) for part in parts if part.left < gutter]
            found += [Placed(part, 1) for part in parts if part.left >= gutter]
        at = end
    return found


def _beside_each_other(rows: Sequence[Row], at: int) -> tuple[int, float]:
    """The end of the rows from `at` on that stand in two columns, and where the right one begins.

    A row that only one of them has, at the end of a paragraph, is between them.
    """
    left, right = 0.0, float("inf")
    end = at
    for number in range(at, len(rows)):
        whole, parts = rows[number]
        if parts and max(left, parts[0].right) < min(right, parts[1].left):
            left, right = max(left, parts[0].right), min(right, parts[1].left)
            end = number + 1
        elif parts or end == at or not (whole.right < right or whole.left > left):
            break
    return end, right


def _is_text(rows: Sequence[Row]) -> bool:
    parted = [row.parts for row in rows if row.parts]
    return len(parted) >= _LEAST_LINES and all(
        sum(len(parts[side].text) for parts in parted) >= _LEAST_LETTERS * len(parted) for side in (0, 1)
    )


def _continued(rows: Sequence[Row], at: int, end: int, gutter: float) -> int:
    """The end of the columns with the rows below that only one of them has: on the right any, on the left after a full line."""
    lefts = [part for row in rows[at:end] for part in row.parts or (row.whole,) if part.left < gutter]
    edge = max(part.right for part in lefts)
    above = lefts[-1]
    while end < len(rows) and not rows[end].parts:
        whole = rows[end].whole
        if whole.left < gutter:
            if whole.right > gutter or edge - above.right > _FULL * above.width:
                break
            above = whole
        end += 1
    return end
