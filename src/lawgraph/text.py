"""Raw ⇄ clean text: the form that names are matched in, and the way back to the offsets a reader sees.

Reports reach us as copies of web pages, Word and PDF files: `重要指示精 神`, `（２０２１—２０２５年）`,
`"八五"普法`, lines broken in the middle of a word. `clean` writes all that one way and remembers where every
character came from, so that a name is matched once, in one spelling, and still quoted as it stands in the
document. All offsets are code points.

What the clean form is:

* full-width letters, digits and punctuation are half-width (`（１）` → `(1)`); 。 、 《》 〔〕 stay;
* double quotes of every make are “ and ”; a plain `"` opens or closes by turns within its paragraph;
* `<<…>>`, `≪…≫` are 《…》, and a pair `<…>` around Chinese is 〈…〉: 《西藏自治区实施<就业促进法>办法》;
* middle dots are `·`; a dash between digits is `-`, even in `2021一2025`, where it was read as the numeral;
* radicals and compatibility forms that PDF files give for characters (`⽂`, `⺠`) are the characters;
* traditional characters are simplified, one for one (`行政處罰法` → `行政处罚法`);
* blanks stay only between Latin letters or digits, one of them; zero-width characters and controls are gone;
* one `\\n` ends a paragraph, and a line wrapped inside a sentence is joined. Where nothing but a blank line
  or an indent shows that a full line ended a paragraph, two `\\n` keep that knowledge.

Every clean character stands for one raw character that maps to it. Cleaning a clean text changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawgraph.letterforms import (
    BLANKS,
    DOUBTFUL,
    LINE_ENDS,
    TRADITIONAL,
    UNSEEN,
    edited,
    is_plain,
    mapping,
    normalise,
    repairs,
    simplified,
)

__all__ = ["LIST_MARK", "CleanText", "Sentences", "clean", "normalise", "sentences"]

Codes = NDArray[np.uint32]
Positions = NDArray[np.int64]

_WORD, _WIDE, _BLANK, _LINE_END, _UNSEEN, _DOUBTFUL, _TRADITIONAL = 1, 2, 4, 8, 16, 32, 64
_SEPARATING = _BLANK | _LINE_END | _UNSEEN


class _Tables(NamedTuple):
    """For every code point: the clean one, and what kind of character a clean one is."""

    clean: Codes
    flags: NDArray[np.uint8]


@cache
def _tables() -> _Tables:
    clean = np.arange(0x110000, dtype=np.uint32)
    same = mapping()
    clean[list(same)] = list(same.values())
    flags = np.zeros(len(clean), dtype=np.uint8)
    flags[0x2E80:] = _WIDE
    flags[[code for code in range(0x2E80) if chr(code).isalnum()]] = _WORD
    for characters, flag in ((BLANKS, _BLANK), (LINE_ENDS, _LINE_END), (UNSEEN, _UNSEEN)):
        one = re.compile(f"[{characters}]")
        flags[[code for code in range(0x10000) if one.match(chr(code))]] = flag
    flags[[code for code in range(0x10000) if chr(code) in DOUBTFUL]] |= _DOUBTFUL
    flags[list(map(ord, TRADITIONAL))] |= _TRADITIONAL
    return _Tables(clean, flags)


@dataclass(frozen=True, slots=True, eq=False)
class CleanText:
    """A text in clean form, with the way back: offsets are code points, spans half-open.

    >>> c = clean("深入学习“枫 桥经验”")
    >>> c.text
    '深入学习“枫桥经验”'
    >>> c.raw_span(5, 9)
    (5, 10)
    """

    text: str
    raw_length: int
    #: the raw position of every clean character; None when they are the same
    _kept: Positions | None = None

    def raw_start(self, offset: int) -> int:
        """The raw offset of the clean character at `offset`; the raw length for the end of the clean text."""
        if offset >= len(self.text):
            return self.raw_length
        return offset if self._kept is None else self._kept.item(offset)

    def raw_end(self, offset: int) -> int:
        """The raw offset just after the clean character before `offset`; 0 for 0."""
        if offset <= 0:
            return 0
        return offset if self._kept is None else self._kept.item(offset - 1) + 1

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a clean span; blanks and breaks inside belong to it, those around it do not."""
        first = self.raw_start(start)
        return (first, self.raw_end(end)) if end > start else (first, first)

    def raw_spans(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The raw spans of many clean spans, none of them empty."""
        if self._kept is None:
            return list(spans)
        kept = self._kept.data
        return [(kept[start], kept[end - 1] + 1) for start, end in spans]

    def clean_offset(self, raw: int) -> int:
        """The offset of the first clean character that comes from `raw` or later."""
        if self._kept is None:
            return min(raw, len(self.text))
        return int(self._kept.searchsorted(raw))

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """The clean span of what a raw span holds."""
        return self.clean_offset(start), self.clean_offset(end)


@lru_cache(maxsize=4)  # a report is cleaned by the reader and again by the extractor, right after one another
def clean(raw: str) -> CleanText:
    """A text in the form that names are matched in (see the head of this module).

    >>> clean("《法治政府建设实施纲要（２０２１—２０２５ 年）》").text
    '《法治政府建设实施纲要(2021-2025年)》'
    """
    if is_plain(raw):
        return CleanText(raw, len(raw))
    tables = _tables()
    codes = tables.clean.take(np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype=np.uint32))
    flags = tables.flags.take(codes)
    seen = int(np.bitwise_or.reduce(flags))
    if seen & _TRADITIONAL:
        simple = simplified(raw)
        if simple != raw:
            return clean(simple)
    kept: Positions | None = None
    joined = False
    if seen & _SEPARATING:
        kept, joined = _separate(codes, flags, "\r" in raw)
        codes = codes.take(kept)
        if len(kept) == len(raw):
            kept = None
    text = _decoded(codes)
    if seen & _DOUBTFUL or "--" in text or "一20" in text:
        edits = repairs(text)
        dropped = [at for at, sign in edits.items() if not sign]
        if dropped:
            kept = np.delete(np.arange(len(raw)) if kept is None else kept, dropped)
        text = edited(text, edits)
    result = CleanText(text, len(raw), kept)
    return _settled(result) if joined else result


def _settled(result: CleanText) -> CleanText:
    """Joined lines are longer lines: look once more, until nothing changes."""
    more = clean(result.text)
    if more.text == result.text or more._kept is None or result._kept is None:
        return result
    return CleanText(more.text, result.raw_length, result._kept[more._kept])


def _decoded(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _separate(codes: Codes, flags: NDArray[np.uint8], returns: bool) -> tuple[Positions, bool]:
    """Which raw positions stay, and whether lines were joined.

    The line ends and blanks that stay are written into `codes`. A gap is a run of blanks, line ends and
    unseen characters between two others; each is judged once.
    """
    line_end = (flags & _LINE_END) != 0
    if returns:  # \r\n is one line end
        line_end[:-1] &= ~((codes[:-1] == 13) & (codes[1:] == 10))
    stay = (flags & _SEPARATING) == 0
    core = stay.nonzero()[0]
    gap = (core[1:] - core[:-1] != 1).nonzero()[0]
    before, after = core[gap], core[gap + 1]
    ends = line_end.nonzero()[0]
    first = ends.searchsorted(before)
    number = ends.searchsorted(after) - first
    broken = number.nonzero()[0]
    joined = np.zeros(len(gap), dtype=np.bool_)
    if len(broken):
        lines = _Lines(codes, flags, core, gap[broken])
        if lines.wrapped or lines.open_ended:
            indents = after[broken] - ends[first[broken] + number[broken] - 1] - 1
            marked = (number[broken] > 1) | (indents > _median(indents) + 1)
            inside, kept_apart = lines.joins(marked)
            joined[broken[inside]] = True
            second = ends[first[broken[kept_apart]]] + 1
            stay[second] = True
            codes[second] = 10
        paragraph_ends = ends[first[broken[~joined[broken]]]]
        stay[paragraph_ends] = True
        codes[paragraph_ends] = 10
    words = ((flags[before] & flags[after] & _WORD) & ((number == 0) | joined)).nonzero()[0]
    if len(words):
        # unseen characters alone part nothing; digits cut by a wrap are one number
        blanks = (flags & _BLANK).nonzero()[0]
        at = blanks.searchsorted(before[words])
        spaced = (blanks.searchsorted(after[words]) > at) & ~joined[words]
        digits = (codes[before[words]] < 58) & (codes[after[words]] < 58)
        cut = words[joined[words] & ~digits]
        spaces = np.concatenate((blanks[at[spaced]], ends[first[cut]]))
        stay[spaces] = True
        codes[spaces] = 32
    return stay.nonzero()[0], bool(np.logical_or.reduce(joined))


# ------------------------------------------------------------------------------------------- wrapped lines

#: A line that starts so opens a heading or an item of a list.
LIST_MARK = re.compile(
    r"第?[一二三四五六七八九十百]{1,3}(?:、|部分|章|节|是|要|[.．])|[(（][一二三四五六七八九十0-9]{0,3}[)）]"
    r"|[0-9]{1,2}(?:[、.．)）](?![0-9])|是)|[㈠-㈩①-⑳⑴-⒇●◆■]|[-*·•] "
)
_CLOSING = frozenset("。！？：；!?:;…|")  # a bar closes the row of a table

# In columns, of which a Chinese character has two: wrapped copies have 16 to 52 characters a line, and a line
# may end three characters early or late, because no line starts with a closing sign.
_NARROWEST, _WIDEST, _RAGGED = 32, 104, 6


def _median(sizes: Positions) -> float:
    """The middle one of some sizes, or the mean of the two in the middle."""
    ordered, middle = np.sort(sizes), len(sizes) // 2
    return float(ordered[middle] if len(sizes) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)


def _usual_longest(sizes: Positions) -> int:
    """The longest line but for the odd one in fifty."""
    return int(np.sort(sizes)[(len(sizes) - 1) * 49 // 50])


class _Lines:
    """The lines of a text, to tell a line end inside a sentence from one that ends a paragraph.

    A text counts as wrapped when its lines keep to one width and a quarter of them fill it.
    """

    def __init__(self, codes: Codes, flags: NDArray[np.uint8], core: Positions, gaps: Positions) -> None:
        self._codes, self._core = codes, core
        self._cuts = np.concatenate(([0], gaps + 1, [len(core)]))
        self.wrapped = False
        lengths = self._cuts[1:] - self._cuts[:-1]
        self._short = lengths <= _LONGEST_RAGGED
        self.open_ended = bool(np.logical_or.reduce(self._short & ~self._closed()))
        if _usual_longest(lengths) > _WIDEST:
            return
        columns = np.concatenate(([0], np.cumsum(1 + ((flags[core] & _WIDE) != 0))))[self._cuts]
        widths = columns[1:] - columns[:-1]
        width = _usual_longest(widths)
        self._full = abs(widths - width) <= _RAGGED
        self.wrapped = _NARROWEST <= width <= _WIDEST and int(self._full.sum()) >= max(3, len(widths) // 4)

    def joins(self, marked: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
        """Line ends inside a sentence, and line ends of which only the layout says that they are none.

        `marked[i]` tells that a blank line or an indent follows line i.
        """
        text = _decoded(self._codes[self._core])
        lines = [text[start:end] for start, end in pairwise(self._cuts.tolist())]
        if not self.wrapped:
            return self._ragged(lines, marked)
        inside: list[int] = []
        apart: list[int] = []
        for at in self._full[:-1].nonzero()[0].tolist():
            line, following = lines[at], lines[at + 1]
            if line[-1] in _CLOSING or LIST_MARK.match(following):
                continue
            heading = LIST_MARK.match(line) and not _CLOSING.intersection(line)
            if heading and (self._full[at + 1] or _CLOSING.intersection(following[:-1])):
                continue  # a heading as wide as the page: the rest of it is short, what follows it is not
            (apart if marked[at] else inside).append(at)
        return inside, apart

    def _closed(self) -> NDArray[np.bool_]:
        """Which lines end with a closing sign."""
        last = _decoded(self._codes[self._core[self._cuts[1:] - 1]])
        return np.fromiter(map(_CLOSING.__contains__, last), dtype=np.bool_)

    def _ragged(self, lines: list[str], marked: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
        """Line ends inside a sentence of a text whose lines keep to no width.

        A short line of prose that no closing sign ends goes on in the next (…加强《信访工作条例》宣|传), and so does one that
        leaves a title or a quotation open (学习《行政|处罚法》). Headings hold no 。 and titles no comma.
        """
        inside: list[int] = []
        apart: list[int] = []
        carried = ""
        short = self._short.tolist()
        for at, (line, following) in enumerate(pairwise(lines)):
            carried += line
            unfinished = (
                short[at]
                and line[-1] not in _CLOSING
                and not LIST_MARK.match(following)
                and (_leaves_open(carried, following) or (_is_prose(carried) and not _SIGNED.match(following)))
            )
            if unfinished:
                (apart if marked[at] else inside).append(at)
            if not unfinished or marked[at]:
                carried = ""
        return inside, apart


#: A line longer than this is a paragraph, not a piece of one.
_LONGEST_RAGGED = 60
_COMMA = re.compile("[,，、;；]")
#: A date or the name of a government on a line of its own ends a report.
_SIGNED = re.compile(r"(?:20\d\d|二[〇○零]..)年|[^,，。、]{2,20}(?:人民政府|委员会|办事处|局|办公室)$|[\[【(（]")


def _is_prose(line: str) -> bool:
    return "。" in line or (_COMMA.search(line) is not None and not LIST_MARK.match(line.lstrip("#")))


def _leaves_open(line: str, following: str) -> bool:
    """Whether a title or quotation opens on a line and ends on the next."""
    for opening, closing in ("《》", "“”"):
        if line.rfind(opening) > line.rfind(closing):
            first = following.find(closing)
            if first >= 0 and opening not in following[:first]:
                return True
    return False


# ----------------------------------------------------------------------------------------------- sentences

#: A title or a short quotation is not cut inside: “马上办!网上办!”服务. Closing signs belong to the sentence. Every branch
#: begins with a sign of its own, so that these are all that re looks for.
_SENTENCE_MARK = re.compile(
    "《[^《》\n]{1,80}》|“[^“”\n]{1,60}”|\n|" + "|".join(rf"\{sign}[。!?;]*[”’)》]*" for sign in "。!?;")
)


def sentences(raw: str, cleaned: CleanText | None = None) -> tuple[tuple[int, int], ...]:
    """The raw spans of the sentences of a text, in order, without the blanks around them.

    A sentence ends at 。 ! ? ; (half or full width) and where a paragraph ends; a line wrapped inside a
    sentence does not end it. Give `cleaned` when `clean(raw)` is at hand.

    >>> raw = "学习《宪法》。 开展“谁执法，谁普法！”活动"
    >>> [raw[start:end] for start, end in sentences(raw)]
    ['学习《宪法》。', '开展“谁执法，谁普法！”活动']
    """
    source = cleaned or clean(raw)
    return tuple(source.raw_spans(list(Sentences(source.text))))


class Sentences:
    """The sentences of a clean text, each without the blanks around it."""

    def __init__(self, text: str) -> None:
        self._text = text
        # 强调“……要推进全民守法。” ends with its quotation
        ends = [
            mark.end()
            for mark in _SENTENCE_MARK.finditer(text)
            if text[mark.start()] not in "《“" or text.startswith("。”", mark.end() - 2)
        ]
        self._ends = [0, *ends, len(text)]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The spans that are not empty, in order."""
        for start, end in pairwise(self._ends):
            span = self._stripped(start, end)
            if span is not None:
                yield span

    def at(self, offset: int) -> tuple[int, int] | None:
        """The span of the sentence that begins last of those at or before an offset in the text; None when none does."""
        for last in range(bisect_right(self._ends, offset), 0, -1):
            span = self._stripped(self._ends[last - 1], self._ends[last])
            if span is not None and span[0] <= offset:
                return span
        return None

    def _stripped(self, start: int, end: int) -> tuple[int, int] | None:
        piece = self._text[start:end]
        body = piece.strip()
        if not body:
            return None
        first = start if piece[0] == body[0] else start + piece.index(body)
        return first, first + len(body)
