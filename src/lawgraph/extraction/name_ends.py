"""Whether the name of an organ ends where the catalogue's name does: 司法所|有效化解, but not 执法办|公环境."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from lawgraph.catalogue.roles import Role
from lawgraph.extraction.hits import Hit, Hits, Plain
from lawgraph.extraction.traps import Traps

#: characters before and behind a name that tell where its last word ends
_BEFORE, _BEHIND = 2, 4


class NameEnds:
    """The words that begin inside the end of a name, and jieba, which says whether they do in a text."""

    def __init__(self, traps: Traps, segment: Callable[[str], Sequence[str]]) -> None:
        self._traps = traps
        self._segment = segment

    def find(self, text: str, hits: Hits) -> Iterator[Hit]:
        """The hits of organs; for one whose last character begins another word a shorter one inside it, if there is one."""
        by_start: list[Plain] = []
        last = 0
        for hit in hits.organs:
            if hit.start < last < hit.end and self._traps.at_last_or_two(text, hit.end):
                continue  # 市城管委|会同市公安局, not 市城|管委会|同市公安局
            if self.is_whole(text, hit.start, hit.end):
                last = hit.end
                yield hit
                continue
            by_start = by_start or sorted(hits.roles[Role.ORGAN])
            beginning = by_start[bisect_left(by_start, (hit.start,)) : bisect_left(by_start, (hit.end,))]
            inside = (Hit._make(one) for one in beginning if one[1] < hit.end)
            shorter = max(inside, key=lambda one: (one.end, -one.start), default=None)  # 县政府|办理, not 县政府办|理
            if shorter is not None and not self._traps.at_last_or_two(text, shorter.end):
                yield shorter

    def is_whole(self, text: str, start: int, end: int) -> bool:
        """Whether a name ends here, and no other word has its last character: 司法局|部署, but not 司法|局长."""
        if not self._traps.at_last_or_two(text, end):
            return True
        # 政府|采购, 政府|信息 name no organ, though jieba parts them
        if self._traps.at_last_two(text, end) or self._traps.is_long_at_last(text, end):
            return False
        return self._ends_a_word(text, start, end)

    def _ends_a_word(self, text: str, start: int, end: int) -> bool:
        """Whether a word ends here and one of two characters or more begins: 司法所|有效, but not 司法|所有|资料."""
        at = max(0, start - _BEFORE)
        words = iter(self._segment(text[at : end + _BEHIND]))
        for word in words:
            at += len(word)
            if at >= end:
                return at == end and len(next(words, "")) > 1
        return False
