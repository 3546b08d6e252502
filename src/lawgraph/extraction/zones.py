"""Zones that are called after their county or city and stand in no table: 晋江经济开发区, 秦安县工业园区."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLocality
from lawgraph.extraction.places import ByEnd, Chain
from lawgraph.model import Level, Place

_LEVELS = frozenset({Level.COUNTY, Level.PREFECTURE})
_LEVEL_WORDS = "县市区旗"
_SHORTEST_FULL = 3
_SHORT_NAMES = (4, 3, 2)


class ZoneGrammar:
    """The rules for zones, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        self._form = re.compile(f"(?:{grammar.alternation('zone-form')})(?!域)")

    def find(
        self, text: str, places: Sequence[Chain], local: Mapping[str, Place], claims: Claims
    ) -> list[FoundLocality]:
        """The zones of a clean text; `local` are the short names of the report's surroundings."""
        if "区" not in text:
            return []
        ends = ByEnd(places)
        found = []
        for match in self._form.finditer(text):
            head = self._head(text, match.start(), ends, local)
            if head is not None and claims.free(head.start, match.end()):
                name = _stem(head.names[-1]) + match.group()
                found.append(FoundLocality(head.start, match.end(), head.names, name, head.places, Level.OTHER.value))
        return found

    def _head(self, text: str, end: int, ends: ByEnd, local: Mapping[str, Place]) -> Chain | None:
        """The county or city whose name stands before a zone's form, in full or in short."""
        chain = ends.get(end)
        if chain is not None:
            return chain if chain.places[0].level in _LEVELS else None
        for length in _SHORT_NAMES:
            if length > end:
                continue  # 晋江|经济开发区 at the very beginning
            place = local.get(text[end - length : end])
            if place is not None and place.level in _LEVELS:
                return Chain(end - length, end, (text[end - length : end],), (place,))
        return None


def _stem(name: str) -> str:
    """晋江 for 晋江市: the zone is called after the place, not after its level."""
    return name[:-1] if len(name) >= _SHORTEST_FULL and name[-1] in _LEVEL_WORDS else name
