"""Clean text without quotation marks and separators, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_KEPT = re.compile("[^“”‘’\"'·、,.\\- ]+")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The squeezed text; `starts[i]` is where its `i`-th kept run begins in it, `origins[i]` where it does in the text."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset in the clean text of the character at `offset`."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of clean text from the first to the last character of `[start, end)`."""
        return self.origin(start), self.origin(end - 1) + 1


def squeeze_text(text: str) -> Squeezed:
    """Leaves out quotation marks, middle dots, commas, 、, full stops, hyphens and blanks."""
    runs: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    position = 0
    for match in _KEPT.finditer(text):
        run = match.group()
        runs.append(run)
        starts.append(position)
        origins.append(match.start())
        position += len(run)
    return Squeezed("".join(runs), tuple(starts), tuple(origins))
