"""Where the sentences of a clean text end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

#: A title or a short quotation is not cut inside: “马上办!网上办!”服务. Closing signs belong to the sentence. Every branch
#: begins with a sign of its own, so that these are all that re looks for.
_SENTENCE_MARK = re.compile(
    "《[^《》\n]{1,80}》|“[^“”\n]{1,60}”|\n|" + "|".join(rf"\{sign}[。!?;]*[”’)》]*" for sign in "。!?;")
)


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
