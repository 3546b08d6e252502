"""Zones that are called after their county, city or town and stand in no table: 晋江经济开发区, 秦安县工业园区."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundInstitution, FoundLocality
from lawgraph.extraction.places import ByEnd, Chain
from lawgraph.model import Level, Place

_LEVELS = frozenset({Level.COUNTY, Level.PREFECTURE})
_CALLED_AFTER = _LEVELS | {Level.TOWNSHIP}
_LEVEL_WORDS = "县市区旗镇乡"
_SHORTEST_FULL = 3
_SHORT_NAMES = (4, 3, 2)
#: 长江新区|管委会
_COMMITTEE = "管委会"
#: 中国(江苏)自由贸易试验区
_FREE_TRADE = re.compile("中国\\(([\u4e00-\u9fff]{2,3})\\)自由贸易试验区")


class ZoneGrammar:
    """The rules for zones, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        self._form = re.compile(f"(?:{grammar.alternation('zone-form')})(?!域)")
        self._governing = frozenset(grammar["park-organ"])
        self._unnamed = frozenset(grammar["own-zone"])

    def find(
        self, text: str, places: Sequence[Chain], local: Mapping[str, Place], claims: Claims
    ) -> list[FoundLocality]:
        """The zones of a clean text; `local` are the short names of the report's surroundings."""
        if "区" not in text:
            return []
        ends = ByEnd(places)
        found = [
            FoundLocality(match.start(), match.end(), (match[1],), match.group(), (local[match[1]],), Level.OTHER.value)
            for match in _FREE_TRADE.finditer(text)
            if match[1] in local and claims.free(*match.span())
        ]
        for match in self._form.finditer(text):
            head = self._head(text, match.start(), ends, local)
            if head is not None and claims.free(head.start, match.end()):
                name = _stem(head.names[-1]) + match.group()
                found.append(FoundLocality(head.start, match.end(), head.names, name, head.places, Level.OTHER.value))
        return found

    def governed(
        self, text: str, organs: Sequence[FoundInstitution], places: Sequence[Chain], own: Place | None, claims: Claims
    ) -> list[FoundLocality]:
        """The zones that a city or county made and whose committees its report names, wherever they stand: 长江新区, with
        长江新区管委会 elsewhere in the text.
        """
        if own is None or own.level not in _LEVELS:
            return []
        committees = {organ.organ for organ in organs if organ.type.name in self._governing}
        named = {name.removesuffix(_COMMITTEE) for name in committees} - self._unnamed - committees
        zones = {name for name in named if name and not self._form.fullmatch(name)}  # 县|工业园区管委会 names none
        before = {chain.end: chain for chain in places}
        found = []
        for zone in sorted(zones):
            at = text.find(zone)
            while at >= 0:
                chain, end = before.get(at), at + len(zone)
                start = chain.start if chain is not None and own in chain.places else at
                if (chain is None or start < at) and claims.free(start, end):
                    found.append(FoundLocality(start, end, (zone,), zone, kind=Level.OTHER.value))
                at = text.find(zone, end)
        return found

    def _head(self, text: str, end: int, ends: ByEnd, local: Mapping[str, Place]) -> Chain | None:
        """The county, city or town whose name stands before a zone's form, in full or in short."""
        chain = ends.get(end)
        if chain is not None:
            return chain if chain.places[0].level in _CALLED_AFTER else None
        for length in _SHORT_NAMES:
            if length > end:
                continue  # 晋江|经济开发区 at the very beginning
            place = local.get(text[end - length : end])
            if place is not None and place.level in _CALLED_AFTER:
                return Chain(end - length, end, (text[end - length : end],), (place,))
        return None


def _stem(name: str) -> str:
    """晋江 for 晋江市: the zone is called after the place, not after its level."""
    return name[:-1] if len(name) >= _SHORTEST_FULL and name[-1] in _LEVEL_WORDS else name
