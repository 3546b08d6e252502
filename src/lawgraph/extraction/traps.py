"""Words that begin inside the end of a name, so that the name is none: 民法典|型案例 speaks of 典型案例."""

from __future__ import annotations

from collections.abc import Iterable


class Traps:
    """The words of a class of the grammar, by their first character."""

    def __init__(self, words: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for word in sorted(words):
            by_first.setdefault(word[0], []).append(word)
        self._by_first = {first: tuple(words) for first, words in by_first.items()}
        self._longer = {first: tuple(w for w in words if len(w) > 2) for first, words in by_first.items()}

    def at_last(self, text: str, end: int) -> bool:
        """Whether a word begins with the last character of a name that ends at `end`: 国家安全法|治保障."""
        words = self._by_first.get(text[end - 1])
        return words is not None and text.startswith(words, end - 1)

    def at_last_two(self, text: str, end: int) -> bool:
        """Whether a longer word begins with the last two characters of a name that ends at `end`."""
        words = self._longer.get(text[end - 2])
        return words is not None and text.startswith(words, end - 2)
