"""Damage as copies of web pages, Word and PDF files have it, made on purpose: seeded, pure, with the way of every offset.

A kind of damage is a function from a text and a source of chance to edits; `damaged` makes them. The kinds and their strengths
are our own choice after what copies of reports contain (see `lawgraph.text` for what the clean form undoes); they are
chosen to be visible, not to be typical: a real copy has less of each, and several at once.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lawgraph.evaluation.goldsets import GoldText
from lawgraph.evaluation.scoring import Annotated

_HALF = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_FULL = {half: full for full, half in _HALF.items()}
_HAN = "\u3400-\u9fff"

#: (position, how many characters there are taken out, what stands there instead)
Edit = tuple[int, int, str]
Kind = Callable[[str, random.Random], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text, and for every character of the old one where it stands now: `starts[i]` to `ends[i]`, empty when lost.

    What was put in before a character belongs to none. Of a doubled character `ends` of the first copy and `starts` of
    the last count, so that a name keeps one copy of a doubled first or last character: of 民民法典 the name is 民法典.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lost: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where an old half-open span stands now, from its first to its last character that is left; None when none is."""
        left = [at for at in range(start, end) if at not in self.lost]
        if not left:
            return None
        first, last = self.starts[left[0]], self.ends[left[-1]]
        return (first, last) if first < last else (self.ends[left[0]] - 1, self.ends[left[0]])


def damaged(text: str, kind: str, seed: int | str = 0) -> Damaged:
    """A text with one kind of damage (a name of `KINDS`); the same text, kind and seed give the same damage.

    >>> damaged("（２０２１）《宪法》", "half-width").text
    '(2021)《宪法》'
    """
    return _edited(text, KINDS[kind](text, random.Random(f"{kind}/{seed}")))


def carried(text: GoldText, damage: Damaged) -> GoldText:
    """An annotated text after damage: every mention where its words stand now; what was lost whole is no mention any more."""
    mentions = []
    for mention in text.gold.mentions:
        span = damage.span(mention["start"], mention["end"])
        if span is not None:
            mentions.append({**mention, "start": span[0], "end": span[1], "text": damage.text[slice(*span)]})
    within = None
    if text.within is not None:
        # from the end of what stands before, so that a blank or quote put in first is within
        first, last = text.within
        within = (damage.ends[first - 1] if first else 0, damage.ends[last - 1] if last else 0)
    return replace(text, text=damage.text, gold=Annotated(text.gold.document, mentions), within=within)


def _edited(text: str, edits: Iterable[Edit]) -> Damaged:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    lost: set[int] = set()
    at = 0

    def put(piece: str) -> None:
        nonlocal at
        pieces.append(piece)
        at += len(piece)

    by_place = {place: (taken, given) for place, taken, given in edits}
    position = 0
    while position < len(text):
        taken, given = by_place.get(position, (0, ""))
        if not taken:  # something put in before the character
            put(given)
            starts.append(at)
            put(text[position])
            ends.append(at)
            position += 1
            continue
        doubled = given == text[position] * 2
        first = at
        put(given)
        for inner in range(position, position + taken):
            starts.append(first + 1 if doubled else first)
            ends.append(first + 1 if doubled else at)
            if not given:
                lost.add(inner)
        position += taken
    return Damaged("".join(pieces), tuple(starts), tuple(ends), frozenset(lost))


# ------------------------------------------------------------------------------------------- the kinds


def _written(table: Mapping[str, str], share: float = 1.0) -> Kind:
    """Characters written otherwise, all of them or a share."""

    def kind(text: str, chance: random.Random) -> Iterator[Edit]:
        for at, sign in enumerate(text):
            if sign in table and (share == 1 or chance.random() < share):
                yield at, 1, table[sign]

    return kind


def _blanks(text: str, chance: random.Random) -> Iterator[Edit]:
    """Blanks between Chinese characters (精 神), one place in thirty; the kinds that Word, PDF and web pages give."""
    for gap in re.finditer(f"(?<=[{_HAN}])(?=[{_HAN}])", text):
        if chance.random() < 1 / 30:
            yield gap.start(), 0, chance.choice((" ", " ", "\u3000", "\u00a0", "\u200b", "  "))


#: No line of a printed text begins with these, and none ends with an opening sign.
_NEVER_FIRST = "、，。；：！？）》〉”’」』】〕,.;:!?)%"
_NEVER_LAST = "（《〈“‘「『【〔("


def _wraps(text: str, chance: random.Random) -> Iterator[Edit]:
    """A line break after so many characters of a paragraph, one width in a text; none in a figure or Latin word."""
    width = chance.randint(24, 42)
    for paragraph in re.finditer(r"[^\r\n]+", text):
        line = paragraph.start()
        while paragraph.end() - line > width:
            cut = line + width
            while cut > line + width // 2 and (
                text[cut] in _NEVER_FIRST
                or text[cut - 1] in _NEVER_LAST
                or (text[cut - 1 : cut + 1].isascii() and text[cut - 1 : cut + 1].isalnum())
            ):
                cut -= 1
            yield cut, 0, "\n"
            line = cut


def _doubled(text: str, chance: random.Random) -> Iterator[Edit]:
    """Chinese characters printed twice, one in two hundred."""
    for sign in re.finditer(f"[{_HAN}]", text):
        if chance.random() < 1 / 200:
            yield sign.start(), 1, sign[0] * 2


def _traditional(text: str, _: random.Random) -> Iterator[Edit]:
    """Every character in traditional script, one for one, chosen by the words around it (OpenCC)."""
    converted = _to_traditional().convert(text)
    for at, sign in enumerate(text):
        other = converted[at] if len(converted) == len(text) else _to_traditional().convert(sign)
        if other != sign:
            yield at, 1, other


@cache
def _to_traditional() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


_TITLE_MARKS = {"《": "<<", "》": ">>"}
_SHUT = dict.fromkeys("》）)", "")

#: The kinds of damage by name.
KINDS: Mapping[str, Kind] = {
    "half-width": _written(_HALF),
    "full-width": _written(_FULL),
    "mixed-width": _written(_HALF | _FULL, 1 / 2),
    "plain-quotes": _written({"“": '"', "”": '"'}),
    "corner-quotes": _written({"“": "「", "”": "」"}),
    "turned-quotes": _written({"“": "”", "”": "“"}, 1 / 4),
    "lost-quotes": _written({"“": "", "”": "", "「": "", "」": "", '"': ""}, 1 / 4),
    "angle-quotes": _written(_TITLE_MARKS),
    "blanks": _blanks,
    "line-wraps": _wraps,
    "lost-brackets": _written(_SHUT, 1 / 4),
    "doubled": _doubled,
    "traditional": _traditional,
}

#: What each kind is, in the words of the users: English, Chinese.
MEANINGS: Mapping[str, tuple[str, str]] = {
    "half-width": ("every full-width sign, digit and letter half-width", "标点、数字、字母全部变为半角"),
    "full-width": ("every half-width sign, digit and letter full-width", "标点、数字、字母全部变为全角"),
    "mixed-width": ("half of them the other width", "半数标点、数字、字母全半角互换"),
    "plain-quotes": ("“ ” become plain quotes", "弯引号变为直引号"),
    "corner-quotes": ("“ ” become 「 」", "弯引号变为直角引号"),
    "turned-quotes": ("one quotation mark in four turned round", "四分之一的引号方向颠倒"),
    "lost-quotes": ("one quotation mark in four lost", "四分之一的引号丢失"),
    "angle-quotes": ("《 》 become << >>", "书名号变为双尖括号"),
    "blanks": ("a blank at one place in thirty between Chinese characters", "每三十个字间隙多一处空白"),
    "line-wraps": ("lines broken at one width of 24 to 42 characters", "按固定宽度（24 至 42 字）硬换行"),
    "lost-brackets": ("one closing bracket 》 ） in four lost", "四分之一的后书名号、后括号丢失"),
    "doubled": ("one Chinese character in two hundred doubled", "每二百个汉字重复一个"),
    "traditional": ("traditional characters", "简体变为繁体"),
}

#: The kinds that may cost no more than `LOSS_ALLOWED` of F1 over all types: signs, quotation marks, blanks, line breaks.
PROMISED = tuple(kind for kind in KINDS if kind not in {"lost-brackets", "doubled", "traditional"})
LOSS_ALLOWED = 0.03
