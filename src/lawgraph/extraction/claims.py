"""Who owns which stretch of text: a name inside another name is not found a second time."""

from __future__ import annotations

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
    """The characters of clean text that are taken: one byte each, as far as the last that is."""

    def __init__(self) -> None:
        self._taken = bytearray()

    def free(self, start: int, end: int) -> bool:
        """Whether no taken span overlaps `[start, end)`."""
        return self._taken.find(1, start, end) < 0

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
        other._taken = self._taken[:]
        return other

    def take(self, start: int, end: int) -> None:
        """Takes `[start, end)`; the caller has asked `free` or means to widen a claim."""
        missing = end - len(self._taken)
        if missing > 0:
            self._taken += bytes(missing)
        self._taken[start:end] = b"\1" * (end - start)
