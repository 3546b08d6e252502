"""Words that begin inside the end of a name, so that the name is none: 民法典|型案例 speaks of 典型案例."""

from __future__ import annotations

from collections.abc import Iterable


class Traps:
    """The words of a class of the grammar, by their first two characters; a longer one of `but` lifts a trap: 立法法|规定."""

    def __init__(self, words: Iterable[str], but: Iterable[str] = ()) -> None:
        self._by_two = _by_two(words)
        self._longer = {two: longer for two, words in self._by_two.items() if (longer := _longer(words))}
        self._but = _by_two(but)

    def at_last(self, text: str, end: int) -> bool:
        """Whether a word begins with the last character of a name that ends at `end`: 国家安全法|治保障."""
        two = text[end - 1 : end + 1]
        words = self._by_two.get(two)
        if words is None or not text.startswith(words, end - 1):
            return False
        but = self._but.get(two, ())
        return _longest(but, text, end - 1) <= _longest(words, text, end - 1)

    def is_long_at_last(self, text: str, end: int) -> bool:
        """Whether a phrase begins with the last character of a name, so that no other cut is meant: 减负办|实事."""
        words = self._longer.get(text[end - 1 : end + 1])
        return words is not None and text.startswith(words, end - 1)

    def at_last_or_two(self, text: str, end: int) -> bool:
        """Whether either does: 执法办|公环境, 行政执法队|伍."""
        if text[end - 1 : end + 1] in self._by_two and self.at_last(text, end):
            return True
        return text[end - 2 : end] in self._longer and self.at_last_two(text, end)

    def at_last_two(self, text: str, end: int) -> bool:
        """Whether a longer word begins with the last two characters of a name that ends at `end`, and no word that lifts it:
        综治|中心工作, but 综治中心|工作人员.
        """
        two = text[end - 2 : end]
        words = self._longer.get(two)
        if words is None or not text.startswith(words, end - 2):
            return False
        return _longest(self._but.get(two, ()), text, end - 2) <= _longest(words, text, end - 2)


def _by_two(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_two: dict[str, list[str]] = {}
    for word in sorted(words):
        by_two.setdefault(word[:2], []).append(word)
    return {two: tuple(words) for two, words in by_two.items()}


def _longer(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 2)


def _longest(words: Iterable[str], text: str, start: int) -> int:
    """How long the longest of the words is that stand at `start`; 0 when none does."""
    return max((len(word) for word in words if text.startswith(word, start)), default=0)
