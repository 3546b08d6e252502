"""Whether the name of an organ ends where the catalogue's name does: 司法所|有效化解, but not 执法办|公环境."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawgraph.catalogue.roles import Role
from lawgraph.extraction.hits import Hit, Hits
from lawgraph.extraction.traps import Traps

#: characters before and behind a name that tell where its last word ends
_BEFORE, _BEHIND = 2, 4


class NameEnds:
    """The words that begin inside the end of a name, and jieba, which says whether they do in a text."""

    def __init__(self, traps: Traps, segment: Callable[[str], Sequence[str]]) -> None:
        self._traps = traps
        self._segment = segment

    def of(self, text: str, hit: Hit, hits: Hits) -> Hit | None:
        """A hit of an organ, a shorter one inside it where its last character begins another word, or None."""
        if not self._traps.at_last_or_two(text, hit.end):
            return hit
        if not self._traps.at_last_two(text, hit.end) and self._ends_a_word(text, hit.start, hit.end):
            return hit  # 政府|采购, 政府|信息 name no organ, though jieba parts them
        inside = [Hit._make(one) for one in hits.roles[Role.ORGAN] if hit.start <= one[0] and one[1] < hit.end]
        shorter = max(inside, key=lambda one: (one.end, -one.start), default=None)  # 县政府|办理, not 县政府办|理
        return None if shorter is None or self._traps.at_last_or_two(text, shorter.end) else shorter

    def _ends_a_word(self, text: str, start: int, end: int) -> bool:
        """Whether a word ends here and one of two characters or more begins: 司法所|有效, but not 司法|所有|资料."""
        at = max(0, start - _BEFORE)
        words = iter(self._segment(text[at : end + _BEHIND]))
        for word in words:
            at += len(word)
            if at >= end:
                return at == end and len(next(words, "")) > 1
        return False
