"""Who owns which stretch of text: a name inside another name is not found a second time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


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

    def take(self, start: int, end: int) -> None:
        """Takes `[start, end)`; the caller has asked `free` or means to widen a claim."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if first < last:
            start = min(start, self._starts[first])
            end = max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]
