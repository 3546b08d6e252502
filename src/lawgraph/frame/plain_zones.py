"""Zones whose names any city may have: 东部新区, 化工园区. A table knows some of them, and a report may speak of another."""

from __future__ import annotations

import re
from functools import cache

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.extraction.places import Chain
from lawgraph.model import Level, Place

_CHINESE = re.compile("[\u4e00-\u9fff]")
_SHORTEST = 2


@cache
def _plain(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words)})+")


def is_plain(place: Place, grammar: Grammar) -> bool:
    """Whether a zone's name says only what kind of zone it is, or on which side of a city it lies."""
    return place.level is Level.OTHER and _plain(grammar["zone-plain"]).fullmatch(place.name) is not None


def is_strange(text: str, chain: Chain, gazetteer: Gazetteer, grammar: Grammar) -> bool:
    """Whether a plain zone stands right behind words that name none of the places above it: 成都|东部新区 is not that of 温岭市."""
    plain = len(chain.names) == 1 and all(is_plain(place, grammar) for place in chain.places)
    if not plain or not _CHINESE.search(text[max(0, chain.start - 1) : chain.start]):
        return False
    above = {name for place in chain.places for one in gazetteer.ancestors(place) for name in (one.name, one.name[:-1])}
    return not any(len(name) >= _SHORTEST and text.endswith(name, 0, chain.start) for name in above)
