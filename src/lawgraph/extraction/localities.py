"""Places: names of divisions with the places above them, lists with a shared ending, villages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.extract.claims import Claims
from lawgraph.extract.found import FoundLocality
from lawgraph.extract.places import Chain
from lawgraph.model import Level, Place

_NAME = r"“?([\u4e00-\u9fff]{2,5})”?"
#: 东岭、西洼、南河等村; 徐州、常州、淮安、扬州、泰州5个设区市
_LIST = re.compile(
    rf"(?<![\u4e00-\u9fff])?{_NAME}(?:、{_NAME})*、{_NAME}(?:等)?(?:\d+|[一二三四五六七八九十两]+)?(?:个)?"
    r"(?P<shared>行政村|村|社区|镇|乡|街道|县|区|设区市|市)(?![\u4e00-\u9fff]?[委民级庄干党组居容域])"
)
_ITEM = re.compile(r"[\u4e00-\u9fff]+")
_VILLAGE = re.compile(r"([\u4e00-\u9fff]{2,7}?)(村|社区|嘎查)(?![委民级干党组居支部务规改社两容庄医官落镇寨集企情])")
_BEFORE = 4


class LocalityGrammar:
    """The rules for places, compiled from the word classes."""

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer, segment: Callable[[str], Sequence[str]]) -> None:
        self._gazetteer = gazetteer
        self._generic = frozenset(grammar["village-generic"])
        self._boundary = re.compile(f"(?:{grammar.alternation('open-boundary')})$")
        self._boundaries = frozenset(grammar["open-boundary"])
        self._generic_before = frozenset(grammar["generic-before"])
        self._segment = segment

    def named(
        self, text: str, chains: Sequence[Chain], near: Callable[[Place], bool], claims: Claims
    ) -> list[FoundLocality]:
        """Divisions by their full names, where the report's surroundings or the text around says it is a name.

        `near` tells whether a place lies in the report's surroundings. 示范县 names no 范县, 学习和县委 no 和县.
        """
        found = []
        for chain in chains:
            if not claims.free(chain.start, chain.end):
                continue
            if self._is_name(text, chain, near):
                found.append(FoundLocality(chain.start, chain.end, chain.names, places=chain.places))
        return found

    def _is_name(self, text: str, chain: Chain, near: Callable[[Place], bool]) -> bool:
        before = text[max(0, chain.start - _BEFORE) : chain.start]
        clear = not before or not "\u4e00" <= before[-1] <= "\u9fff" or self._boundary.search(before) is not None
        if len(chain.names) > 1 or any(near(place) for place in chain.places):
            return clear or len(chain.names[-1]) > 2
        if chain.places[0].level in {Level.PROVINCE, Level.PREFECTURE}:
            return True
        return clear and len(chain.names[0]) > 2

    def listed(self, text: str, claims: Claims) -> list[FoundLocality]:
        """Names in a list that share one ending: 下党、宁化、才溪乡."""
        found = []
        for match in _LIST.finditer(text):
            shared = match["shared"]
            below = shared in {"行政村", "村", "社区"}
            suffix = "村" if below and shared != "社区" else shared.removeprefix("设区")
            items = list(_ITEM.finditer(text, match.start(), match.start("shared")))
            names = [m for m in items if not re.fullmatch("等|等?个|等?[一二三四五六七八九十两]+个?", m.group())]
            stripped = [(m.start(), re.sub("(?:等|[一二三四五六七八九十两]*个)+$", "", m.group())) for m in names]
            if any(name in self._generic_before or not name for _, name in stripped):
                continue
            known = [
                (start, name, tuple(p for p in self._gazetteer.stems(name) if p.name == name + suffix))
                for start, name in stripped
            ]
            if not below and not all(places for _, _, places in known):
                continue
            for start, name, places in known:
                end = start + len(name)
                if end < match.start("shared") + 1 and claims.free(start, end):
                    found.append(
                        FoundLocality(start, end, (name + suffix,), village=name + suffix if below else "", places=places)
                    )
        return found

    def villages(self, text: str, claims: Claims) -> list[FoundLocality]:
        """Villages and communities below the township: 河湾村, 金龙社区."""
        found = []
        for match in _VILLAGE.finditer(text):
            start = self._village_start(match.group(1), match.start())
            if start is None:
                continue
            name = text[start : match.end()]
            if len(name) < 3 or name in self._generic or not claims.free(start, match.end()):
                continue
            if any(name.endswith(word) for word in self._generic if len(word) > 2):
                continue
            found.append(FoundLocality(start, match.end(), (name,), village=name))
        return found

    def _village_start(self, before: str, offset: int) -> int | None:
        """Where the village's own name begins: the last words of the segmented text before 村 that are no function words."""
        words = self._segment(before)
        start = len(before)
        for word in reversed(words):
            if word in self._boundaries or word in self._generic_before or self._boundary.search(word):
                break
            if len(before) - start + len(word) > 4:
                break
            start -= len(word)
        length = len(before) - start
        return offset + start if 2 <= length <= 4 else None
