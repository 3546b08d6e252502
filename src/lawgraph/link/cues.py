"""Where the words of a class stand in a text, and the text around a citation that they are looked for in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lawgraph.catalogue.roles import Role
from lawgraph.extraction.hits import Plain


class Standing:
    """Where the words of one class stand in a text; what is asked of it, an alternation of the words would say too."""

    __slots__ = ("_hits",)

    def __init__(self, hits: Iterable[Plain]) -> None:
        #: words that begin together shortest first
        self._hits = sorted(hits)

    def first(self, start: int, end: int) -> Plain | None:
        """The first word in `[start, end)`, the longest where several begin together."""
        hits = self._hits
        if not hits or hits[0][0] >= end or hits[-1][0] < start:
            return None
        return next(self.each(start, end), None)

    def any(self, start: int, end: int) -> bool:
        """Whether a word stands in `[start, end)`."""
        return self.first(start, end) is not None

    def each(self, start: int, end: int) -> Iterator[Plain]:
        """The words in `[start, end)` from left to right; none overlaps the one before, and the longest wins."""
        hits = self._hits
        index, last = bisect_left(hits, (start,)), bisect_left(hits, (end,))
        while index < last:
            best = None
            first = hits[index][0]
            while index < last and hits[index][0] == first:
                if hits[index][1] <= end:
                    best = hits[index]
                index += 1
            if best is not None:
                yield best
                while index < last and hits[index][0] < best[1]:
                    index += 1


class Around(NamedTuple):
    """The clean text, the span of the sentence a citation stands in, and where the cues stand in the whole text."""

    text: str
    start: int
    end: int
    cues: Mapping[Role, Standing]
