"""Places far from the report's in front of organs, by their short names: 四川|公安厅, 江苏昆山|司法局, 与义乌|市场监管局.

Without them the organ would be taken for one of the report's own place. Near places are known by `local` names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.model import Place

#: 黑龙江, 石家庄, 海南
_LENGTHS = (4, 3, 2)
_LONGEST_COUNTY, _SHORTEST = 3, 2
_KINDS = frozenset({"department", "court", "procuratorate", "government", "congress", "cppcc", "service"})
_OF_A_COUNTY = frozenset({"department", "court", "procuratorate"})
_LARGE = frozenset({"province", "prefecture"})
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CUE_REACH = 4
#: 由|四川公安厅, 及|义乌市场监管局
_PARTICLES = "及由经向从请将被"


class FarHeads:
    """The rules for them, compiled from the word classes; `cities` are the short names of provinces and prefectures."""

    def __init__(
        self,
        grammar: Grammar,
        cities: Mapping[str, str],
        only_county: Callable[[str], Place | None],
        segment: Callable[[str], Sequence[str]],
    ) -> None:
        self._cities = cities
        self._only_county = only_county
        self._segment = segment
        self._words = frozenset((*grammar["place-stem-word"], *grammar["short-place-word"], *grammar["town-word"]))
        cues = (*grammar["short-place-before"], *grammar["short-place-before-large"])
        cues += tuple(word for word in grammar["open-boundary"] if len(word) > 1)
        self._before = re.compile(f"(?:{alternation(cues)}|[{_PARTICLES}])$")
        self._county = lru_cache(maxsize=4096)(self._county_of)

    def knows(self, name: str) -> bool:
        """Whether a name is the short one of a province, a prefecture or one county: 杭州, 滕州."""
        return name in self._cities or self._county(name) is not None

    def find(self, text: str, end: int, kind: InstitutionType) -> tuple[int, tuple[str, ...]] | None:
        """Where the name of a place begins that ends at `end`, with the full names it means; None where no word can begin there."""
        if kind.kind not in _KINDS or kind.open or kind.national:
            return None
        if not _LARGE.isdisjoint(kind.levels):
            for start in range(max(0, end - _LENGTHS[0]), end - _SHORTEST + 1):
                city = self._cities.get(text[start:end])
                if city is not None and text[start:end] not in self._words:
                    begins = self._begins(text, start) or self._is_word(text, start, end)
                    return (start, (city,)) if begins else None
        if kind.kind in _OF_A_COUNTY and "county" in kind.levels:
            for start in range(max(0, end - _LONGEST_COUNTY), end - _SHORTEST + 1):
                county = self._county(text[start:end])
                if county is not None:
                    above = self._above(text, start, county)
                    return (above, (county.name,)) if self._begins(text, above) else None
        return None

    def _above(self, text: str, start: int, county: Place) -> int:
        """Where the names of its province and city begin in front of a county: 江苏|昆山, 江苏省苏州市|昆山."""
        for above in reversed(county.path.split("/")[:-1]):
            full = start - len(above) if text.endswith(above, 0, start) else start
            short = (start - length for length in _LENGTHS if self._cities.get(text[start - length : start]) == above)
            start = min(full, next(short, start))
        return start

    def _begins(self, text: str, start: int) -> bool:
        """Whether a name may begin here: at no word's middle, so that 协调|海南 is none."""
        before = text[max(0, start - _CUE_REACH) : start]
        return _CHINESE.search(before[-1:]) is None or self._before.search(before) is not None

    def _is_word(self, text: str, start: int, end: int) -> bool:
        """Whether jieba sees the name behind other words: 提交|北京, but 黄河|南."""
        words = self._segment(text[max(0, start - _CUE_REACH) : end])
        return words[-1] == text[start:end]

    def _county_of(self, name: str) -> Place | None:
        """The one county of a short name that is no word."""
        return None if name in self._words else self._only_county(name)
