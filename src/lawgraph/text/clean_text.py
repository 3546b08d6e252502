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

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lawgraph.letterforms import edited, is_plain, repairs, simplified
from lawgraph.text.code_points import IS_DOUBTFUL, IS_TRADITIONAL, SEPARATING, Positions, code_points, decoded
from lawgraph.text.line_breaks import separate


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

    def without(self, dropped: Sequence[int]) -> CleanText:
        """The same text without the clean characters at some offsets."""
        kept = np.delete(np.arange(len(self.text)) if self._kept is None else self._kept, dropped)
        text = "".join(np.delete(np.array(list(self.text)), dropped))
        return CleanText(text, self.raw_length, kept)

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
    tables = code_points()
    codes = tables.clean.take(np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype=np.uint32))
    kinds = tables.kinds.take(codes)
    seen = int(np.bitwise_or.reduce(kinds))
    if seen & IS_TRADITIONAL:
        simple = simplified(raw)
        if simple != raw:
            return clean(simple)
    kept: Positions | None = None
    joined = False
    if seen & SEPARATING:
        kept, joined = separate(codes, kinds, "\r" in raw)
        codes = codes.take(kept)
        if len(kept) == len(raw):
            kept = None
    text = decoded(codes)
    if seen & IS_DOUBTFUL or "--" in text or "一20" in text:
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
