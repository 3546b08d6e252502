"""Numbers that Word draws and does not write: 一、 and （二） before headings, as numbering.xml and styles.xml say.

Without them a report has no headings that show its sections.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CHINESE = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        *("taiwaneseCountingThousand", "koreanCounting", "ideographDigital", "japaneseDigitalTenThousand"),
    }
)
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_UNDRAWN = frozenset({"bullet", "none"})
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 9
_MOST_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted: from where, in which figures, written how (`（%1）`)."""

    start: int
    figures: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a file: list → its levels and the list it counts with; style → its list and level."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    counted_as: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)


class Counter:
    """Counts the paragraphs of the lists as they come."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}

    def number(self, style: str, list_id: str, level: int | None) -> str:
        """What Word draws before the next paragraph, "" when nothing; its own list wins over that of its style."""
        own, own_level = self._numbering.styles.get(style, ("", 0))
        list_id, depth = list_id or own, own_level if level is None else level
        levels = self._numbering.levels.get(list_id, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._numbering.counted_as[list_id], [None] * _DEEPEST)
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        if levels[depth].figures in _UNDRAWN:
            return ""
        return _PLACEHOLDER.sub(lambda mark: _drawn(levels, counts, int(mark[1]) - 1), levels[depth].pattern)


def _drawn(levels: Mapping[int, Level], counts: list[int | None], depth: int) -> str:
    if depth not in levels:
        return ""
    count = counts[depth]
    return figures(levels[depth].start if count is None else count, levels[depth].figures)


def figures(number: int, kind: str) -> str:
    """A number as a list writes it.

    >>> [figures(n, "chineseCountingThousand") for n in (2, 10, 11, 20, 21)]
    ['二', '十', '十一', '二十', '二十一']
    """
    if kind in _CHINESE and 0 <= number < 100:
        tens, units = divmod(number, 10)
        ten = ("" if tens < 2 else _DIGITS[tens]) + "十" if tens else ""
        return ten + (_DIGITS[units] if units or not tens else "")
    if kind in _CIRCLED and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if kind == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if kind == "ideographZodiac" and 1 <= number <= len(_BRANCHES):
        return _BRANCHES[number - 1]
    if kind in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr(ord("A" if kind == "upperLetter" else "a") + number - 1)
    if kind in {"upperRoman", "lowerRoman"} and 1 <= number < 40:
        drawn = ""
        for value, sign in _ROMAN:
            times, number = divmod(number, value)
            drawn += sign * times
        return drawn if kind == "upperRoman" else drawn.lower()
    return str(number)


def numbering_of(lists: Element | None, styles: Element | None) -> Numbering:
    """The lists that numbering.xml and styles.xml define; either may be missing."""
    if lists is None:
        return Numbering()
    drawn: dict[str, dict[int, Level]] = {}
    by_style: dict[str, dict[str, int]] = {}
    for abstract in lists.iter("abstractNum"):
        key = abstract.get("abstractNumId", "")
        drawn[key] = dict(_levels(abstract))
        by_style[key] = {
            style.get("val", ""): integer(level.get("ilvl"))
            for level in abstract.iter("lvl")
            if (style := level.find("pStyle")) is not None
        }
    levels: dict[str, dict[int, Level]] = {}
    counted_as: dict[str, str] = {}
    for one in lists.iter("num"):
        key, abstract_id = one.get("numId", ""), _value(one, "abstractNumId")
        levels[key] = drawn.get(abstract_id, {}) | dict(_overridden(one, drawn.get(abstract_id, {})))
        # a list that starts anew counts for itself, any other goes on where the one with the same form stopped
        counted_as[key] = f"num {key}" if one.find("lvlOverride") is not None else abstract_id
    return Numbering(levels, counted_as, dict(_styled(styles, lists, by_style)))


def _levels(abstract: Element) -> list[tuple[int, Level]]:
    return [
        (
            integer(level.get("ilvl")),
            Level(integer(_value(level, "start") or "1"), _value(level, "numFmt"), _value(level, "lvlText")),
        )
        for level in abstract.iter("lvl")
        if integer(level.get("ilvl")) < _DEEPEST
    ]


def _overridden(one: Element, levels: Mapping[int, Level]) -> list[tuple[int, Level]]:
    found = []
    for override in one.iter("lvlOverride"):
        depth = integer(override.get("ilvl"))
        found += _levels(override)
        start = _value(override, "startOverride")
        if start and depth in levels and override.find("lvl") is None:
            found.append((depth, Level(integer(start), levels[depth].figures, levels[depth].pattern)))
    return found


def _styled(
    styles: Element | None, lists: Element, by_style: Mapping[str, Mapping[str, int]]
) -> list[tuple[str, tuple[str, int]]]:
    """The lists of the styles; a style that says none has that of the style it is based on."""
    if styles is None:
        return []
    abstracts = {one.get("numId", ""): _value(one, "abstractNumId") for one in lists.iter("num")}
    named = {style.get("styleId", ""): style for style in styles.iter("style")}
    found = []
    for name, style in named.items():
        at: Element | None = style
        for _ in range(_DEEPEST):  # styles may be based on each other in a circle
            if at is None:
                break
            if (list_id := _value(at, "pPr/numPr/numId")) != "":
                level = by_style.get(abstracts.get(list_id, ""), {}).get(name, integer(_value(at, "pPr/numPr/ilvl")))
                found.append((name, (list_id, level)))
                break
            at = named.get(_value(at, "basedOn"))
    return found


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get("val", "")


def integer(text: str | None) -> int:
    """A number as an attribute has it; 0 for what is none, or longer than any list."""
    return int(text) if text and len(text) < _MOST_DIGITS and text.isascii() and text.isdigit() else 0
