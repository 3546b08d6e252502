"""Which line ends and blanks of a copied text mean something: a line wrapped inside a sentence is joined."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lawgraph.text.code_points import (
    IS_BLANK,
    IS_LINE_END,
    IS_WIDE,
    IS_WORD,
    SEPARATING,
    Codes,
    Kinds,
    Positions,
    decoded,
)


def separate(codes: Codes, kinds: Kinds, returns: bool) -> tuple[Positions, bool]:
    """Which raw positions stay, and whether lines were joined.

    The line ends and blanks that stay are written into `codes`. A gap is a run of blanks, line ends and
    unseen characters between two others; each is judged once.
    """
    line_end = (kinds & IS_LINE_END) != 0
    if returns:  # \r\n is one line end
        line_end[:-1] &= ~((codes[:-1] == 13) & (codes[1:] == 10))
    stay = (kinds & SEPARATING) == 0
    core = stay.nonzero()[0]
    gap = (core[1:] - core[:-1] != 1).nonzero()[0]
    before, after = core[gap], core[gap + 1]
    ends = line_end.nonzero()[0]
    first = ends.searchsorted(before)
    number = ends.searchsorted(after) - first
    broken = number.nonzero()[0]
    joined = np.zeros(len(gap), dtype=np.bool_)
    if len(broken):
        lines = _Lines(codes, kinds, core, gap[broken])
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
    words = ((kinds[before] & kinds[after] & IS_WORD) & ((number == 0) | joined)).nonzero()[0]
    if len(words):
        # unseen characters alone part nothing; digits cut by a wrap are one number
        blanks = (kinds & IS_BLANK).nonzero()[0]
        at = blanks.searchsorted(before[words])
        spaced = (blanks.searchsorted(after[words]) > at) & ~joined[words]
        digits = (codes[before[words]] < 58) & (codes[after[words]] < 58)
        cut = words[joined[words] & ~digits]
        spaces = np.concatenate((blanks[at[spaced]], ends[first[cut]]))
        stay[spaces] = True
        codes[spaces] = 32
    return stay.nonzero()[0], bool(np.logical_or.reduce(joined))


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

    def __init__(self, codes: Codes, kinds: Kinds, core: Positions, gaps: Positions) -> None:
        self._codes, self._core = codes, core
        self._cuts = np.concatenate(([0], gaps + 1, [len(core)]))
        self.wrapped = False
        lengths = self._cuts[1:] - self._cuts[:-1]
        self._short = lengths <= _LONGEST_RAGGED
        self.open_ended = bool(np.logical_or.reduce(self._short & ~self._closed()))
        if _usual_longest(lengths) > _WIDEST:
            return
        columns = np.concatenate(([0], np.cumsum(1 + ((kinds[core] & IS_WIDE) != 0))))[self._cuts]
        widths = columns[1:] - columns[:-1]
        width = _usual_longest(widths)
        self._full = abs(widths - width) <= _RAGGED
        self.wrapped = _NARROWEST <= width <= _WIDEST and int(self._full.sum()) >= max(3, len(widths) // 4)

    def joins(self, marked: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
        """Line ends inside a sentence, and line ends of which only the layout says that they are none.

        `marked[i]` tells that a blank line or an indent follows line i.
        """
        text = decoded(self._codes[self._core])
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
        last = decoded(self._codes[self._core[self._cuts[1:] - 1]])
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
            third = lines[at + 2] if at + 2 < len(lines) and short[at + 1] else ""
            unfinished = (
                short[at]
                and line[-1] not in _CLOSING
                and not LIST_MARK.match(following)
                and (_leaves_open(carried, following, third) or (_is_prose(carried) and not _SIGNED.match(following)))
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
    if line.startswith("(") and line.endswith(")"):
        return False  # (2023年3月5日通过,自公布之日起施行) stands above a text, and is no sentence of it
    return "。" in line or (_COMMA.search(line) is not None and not LIST_MARK.match(line.lstrip("#")))


def _leaves_open(line: str, following: str, third: str) -> bool:
    """Whether a title or quotation opens on a line and ends on the next, or on the third where the next is a piece of it."""
    for opening, closing in ("《》", "“”"):
        if line.rfind(opening) > line.rfind(closing):
            if closing not in following and _CLOSING.isdisjoint(following) and not LIST_MARK.match(third):
                following += third
            first = following.find(closing)
            if first >= 0 and opening not in following[:first]:
                return True
    return False
