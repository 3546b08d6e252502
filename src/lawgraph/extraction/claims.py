"""Who owns which stretch of text: a name inside another name is not found a second time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Claims:
    """Spans of clean text that are taken, kept sorted; spans may touch but a claim is refused where one is taken."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def free(self, start: int, end: int) -> bool:
        """Whether no taken span overlaps `[start, end)`."""
        after = bisect_left(self._starts, end)
        before = bisect_right(self._ends, start)
        return before >= after

    def free_but(self, start: int, end: int, within: Sequence[Spanned]) -> bool:
        """Whether nothing but the spans `within` is taken of `[start, end)`; their brackets count as theirs."""
        position = start
        for span in sorted(within, key=lambda s: s.start):
            if span.start - 1 > position and not self.free(position, span.start - 1):
                return False
            position = max(position, span.end + 1)
        return position >= end or self.free(position, end)

    def copy(self) -> Claims:
        """An independent copy."""
        other = Claims()
        other._starts, other._ends = self._starts[:], self._ends[:]
        return other

    def take(self, start: int, end: int) -> None:
        """Takes `[start, end)`; the caller has asked `free` or means to widen a claim."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if first < last:
            start = min(start, self._starts[first])
            end = max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]
