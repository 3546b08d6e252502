"""The provisions that a document is cited for: 《行政处罚法》|第三十四条第一款.

The ways of naming a provision follow the order of 编、章、节、条、款、项、目 in 立法法 (2023) 第六十五条. Reports write them as they like,
so they are read tolerantly. All offsets here count in the clean text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lawgraph.extraction.found import FoundLaw
from lawgraph.extraction.numerals import NUMERAL, number
from lawgraph.model import ArticleReference

#: one number of a reference: 第三十四条, 第一百二十条之一, (二)项, 第30, 三十五条
_TOKEN = re.compile(
    rf"(?P<mark>第)?(?P<bracket>\()?(?P<number>{NUMERAL})(?(bracket)\))"
    r"(?:(?P<unit>[条款项目])(?:之(?P<inserted>[一二三四五六七八九十]{1,3}))?)?"
)
#: how a reference begins
_BEGINNING = ("第", "(")
#: and what each that counts names first
_ARTICLE = "条"
_SEPARATOR = re.compile(r"(?P<range>[-~—–至到])|(?P<pause>、)|(?P<list>[和与及,/]|以及)?")
#: what may stand between a title and its provision: 》(2021年修订)中的|第三十三条, 》第二章|第八条, 》(|第五条)
_JOINT = re.compile(
    rf"[》〉”}}]*(?:\((?!第(?:{NUMERAL})条)[^()\n]{{1,30}}\)){{0,2}}[》〉”)]*"
    r"(?:其中|中|里|内|之|其)?(?:所?规定)?(?:关于[^,。;()《》\n]{1,20}?的)?的?"
    rf"(?:第(?:{NUMERAL})[编章节])*(?:\((?=第))?"
)
#: 第五十七条二款|规定, 第五十七条二款|三项; not 第九条四款|饮料
_NO_THING = re.compile(
    rf"(?:之|的)?规定|处|[第(、,。;:)》\n和与及]|(?:{NUMERAL})项(?:(?:之|的)?规定|处|[、,。;:)》\n和与及]|$)|$"
)
_POINTING = re.compile(
    r"(?:该|本|此|同)(?P<noun>法典|法|条例|规定|办法|细则|规则|章程|纲要|解释|决定)(?:典)?(?=第[0-9〇零○一二三四五六七八九十百千])"
)
_NOTES = re.compile(r"(?:\([^()]*\))+$")
_UNITS = "条款项目"
#: 该法 is one of the last this many documents
_POINTS_BACK = 8


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    number: int
    unit: str
    marked: bool
    inserted: int | None
    joined: str


def _tokens(text: str, start: int, limit: int) -> list[_Token]:
    """The numbers of a reference from `start`, each with how it is joined to the one before: "", 、 (pause), 和 (list) or
    至 (range).
    """
    tokens: list[_Token] = []
    position = start
    while True:
        joined = ""
        if tokens:
            separator = _SEPARATOR.match(text, position, limit)
            assert separator is not None  # both parts are optional
            joined = separator.lastgroup if separator.lastgroup and separator[0] else ""
            position = separator.end()
        match = _TOKEN.match(text, position, limit)
        if match is None or (value := number(match["number"])) is None:
            break
        inserted = match["inserted"]
        marked = match["mark"] is not None or match["bracket"] is not None
        below = match["unit"] == "款" or (match["unit"] == "项" and bool(tokens) and tokens[-1].unit == "款")
        goes_on = bool(tokens) and not joined and below and _NO_THING.match(text, match.end(), limit) is not None
        if not marked and joined not in {"range", "pause"} and not goes_on:
            break
        if match["bracket"] and not match["mark"] and not joined and tokens and text[tokens[-1].end - 1] == ")":
            joined = "pause"  # 第(一)(二)项
        tokens.append(
            _Token(
                match.start(),
                match.end(),
                value,
                match["unit"] or "",
                marked,
                number(inserted) if inserted else None,
                joined,
            )
        )
        position = match.end()
    following = ""
    for token in reversed(tokens):  # 第三十、三十一条: a number without a unit has that of the next
        following = token.unit = token.unit or following
    while tokens and not tokens[-1].unit:
        tokens.pop()
    return tokens


def _belongs(token: _Token, previous: _Token | None, current: ArticleReference | None) -> bool:
    """Whether a number goes on with the reference: 第三十八条、四十一条 does, 第三十八条、2项措施 does not."""
    if previous is None or current is None:
        return token.marked and token.unit == "条"
    if not token.joined:
        return _UNITS.index(token.unit) > _UNITS.index(previous.unit)
    if token.unit == previous.unit:
        return token.number > previous.number or token.marked
    return token.marked


def _read(text: str, start: int, limit: int) -> tuple[ArticleReference, ...]:
    """The references that begin at `start`."""
    found: list[ArticleReference] = []
    previous: _Token | None = None
    for token in _tokens(text, start, limit):
        current = found[-1] if found else None
        if not _belongs(token, previous, current):
            break
        if current is None or (token.unit == "条" and token.joined != "range"):
            found.append(ArticleReference(token.start, token.end, "", token.number, token.inserted))
        elif token.joined == "range":
            if token.number <= (previous.number if previous else 0):
                break
            whole = replace(current, paragraph=None, item=None, subitem=None) if token.unit == "条" else current
            found[-1] = replace(whole, end=token.end, last=token.number)
        elif current.last is not None and not token.joined:
            found[-1] = replace(current, end=token.end)  # 第三条至第五条第二款: the paragraph is of the last article
        else:
            deeper = _below(current, token)
            if token.joined:
                found.append(replace(deeper, start=token.start, end=token.end, last=None))
            else:
                found[-1] = replace(deeper, end=token.end)
        previous = token
    return tuple(replace(reference, text=text[reference.start : reference.end]) for reference in found)


def _below(current: ArticleReference, token: _Token) -> ArticleReference:
    match token.unit:
        case "款":
            return replace(current, paragraph=token.number, item=None, subitem=None)
        case "项":
            return replace(current, item=token.number, subitem=None)
        case _:
            return replace(current, subitem=token.number)


def article_references(text: str, laws: Sequence[FoundLaw]) -> list[tuple[ArticleReference, ...]]:
    """For each cited document the provisions named with it; `laws` stand in the order of the text.

    They stand right behind the title (《行政处罚法》第三十三条、第三十四条), or later in the paragraph behind a noun that points back
    to it (依据该法第二十条).
    """
    found: list[list[ArticleReference]] = [[] for _ in laws]
    for index, law in enumerate(laws):
        limit = min(law.end + 200, laws[index + 1].start) if index + 1 < len(laws) else len(text)
        if text.find(_ARTICLE, law.end, limit) < 0:
            continue
        joint = _JOINT.match(text, law.end, limit)
        if joint is not None and text.startswith(_BEGINNING, joint.end()):
            found[index] += _read(text, joint.end(), limit)
    for index, law in enumerate(laws):
        limit = laws[index + 1].start if index + 1 < len(laws) else len(text)
        paragraph = text.find("\n", law.end, limit)
        limit = limit if paragraph < 0 else paragraph
        if text.find(_ARTICLE, law.end, limit) < 0 or text.find("第", law.end, limit) < 0:
            continue
        for pointing in _POINTING.finditer(text, law.end, limit):
            meant = _antecedent(text, laws, index, pointing["noun"])
            if meant is not None:
                found[meant] += _read(text, pointing.end(), limit)
    return [tuple(sorted(references, key=lambda r: r.start)) for references in found]


def _antecedent(text: str, laws: Sequence[FoundLaw], index: int, noun: str) -> int | None:
    """The last document of the paragraph, of the few from `index` back, whose title ends in a noun."""
    end = laws[index].end
    for at in range(index, max(-1, index - _POINTS_BACK), -1):
        if text.find("\n", laws[at].end, end) >= 0:
            return None
        title = _NOTES.sub("", laws[at].title)
        if title.endswith((noun, "法典") if noun == "法" else noun):
            return at
        end = laws[at].end
    return None
