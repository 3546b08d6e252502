"""Words of a class, and whether one of them stands at a place in a text."""

from __future__ import annotations

from collections.abc import Iterable


class Words:
    """Some words by their first and their last character: a place in a text is passed over at the price of one look.

    A pattern of a hundred words tries each of them at every place it is asked for.

    >>> words = Words(["党委", "党支部", "委"])
    >>> words.begin("县党支部", 1), words.begin("县党支部", 2), words.end("县党委", 3), words.end("县党委", 2)
    (True, False, True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        first: dict[str, list[str]] = {}
        last: dict[str, list[str]] = {}
        for word in words:
            first.setdefault(word[0], []).append(word)
            last.setdefault(word[-1], []).append(word)
        self._first = {sign: tuple(own) for sign, own in first.items()}
        self._last = {sign: tuple(own) for sign, own in last.items()}

    def begin(self, text: str, start: int) -> bool:
        """Whether one of the words begins at `start`."""
        words = self._first.get(text[start : start + 1])
        return words is not None and text.startswith(words, start)

    def end(self, text: str, end: int, start: int = 0) -> bool:
        """Whether one of the words ends at `end`, or at a line end right before it, and begins at `start` or later."""
        sign = text[end - 1 : end] if end else ""
        if sign == "\n":
            end -= 1
            sign = text[end - 1 : end] if end else ""
        words = self._last.get(sign)
        return words is not None and text.endswith(words, start, end)
