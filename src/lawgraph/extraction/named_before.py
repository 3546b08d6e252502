"""Organs below the report's own level, of the one place that their paragraph has named: 三阳乡…，乡综治中心 in a county's report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawgraph.extraction.found import Found, FoundInstitution, FoundLocality
from lawgraph.model import Level, Place

#: what the places right below are called, by the level of the place that reports
_BELOW = {
    Level.COUNTY: frozenset({"镇", "乡", "街道", "苏木"}),
    Level.PREFECTURE: frozenset({"县", "区", "旗"}),
}
#: 眉县, but not the 县 of 各县
_SHORTEST = 2
#: 司法所, 派出所
_OF_TOWNS = ("township",)
_LEVEL_WORD = re.compile("(?:镇|乡|街道|苏木)$")
#: 各县法院、|县检察院, 有关|县公安局: of several, though one was named
_OF_MANY = re.compile("(?:[各每]|全[省市州县区]|有关|相关|其[他它余]|所有)[^,。;\n]{0,10}$")
_REACH = 14
_LARGER = ("县", "市", "区", "省", "州", "旗", "盟")


def _is_bare(item: FoundInstitution) -> bool:
    """Whether a station of a town is named without its town: 司法所 in a county's report."""
    return (
        item.type.levels == _OF_TOWNS
        and not (item.level or item.place or item.village)
        and item.organ == item.type.name
    )


def _towns(found: Sequence[Found]) -> set[str]:
    """The towns that a text names, each without its level word."""
    names = [item.place[-1] for item in found if isinstance(item, FoundInstitution) and item.place]
    places = [item for item in found if isinstance(item, FoundLocality) and item.places]
    names += [item.names[-1] for item in places if item.places[0].level is Level.TOWNSHIP]
    return {_LEVEL_WORD.sub("", name) for name in names if not name.endswith(_LARGER)}


def of_the_place_named(found: Sequence[Found], text: str, own: Place | None) -> list[Found]:
    """What is found, sorted by start; organs that only a level word tells of below the report's level get the place of that
    level that was named before them in the same paragraph, if it was one only. A bare 司法所 is the one named
    before, 三阳司法所, in a text that names no other town.
    """
    words = _BELOW.get(own.level, frozenset()) if own is not None else frozenset()
    if not any(isinstance(item, FoundInstitution) and (item.level in words or _is_bare(item)) for item in found):
        return list(found)
    said: list[Found] = []
    named: dict[str, tuple[str, ...]] = {}
    towns = _towns(found)
    stations: dict[str, tuple[str, ...]] = {}
    paragraph = 0
    for item in found:
        begins = text.rfind("\n", paragraph, item.start)
        if begins >= 0:
            paragraph, named = begins + 1, {}
        if isinstance(item, FoundInstitution) and item.level in words and not item.place:
            many = _OF_MANY.search(text, max(paragraph, item.start - _REACH), item.start)
            places = [names for name, names in named.items() if many is None and name.endswith(item.level)]
            said.append(item._replace(level="", place=places[0]) if len(places) == 1 else item)
            continue
        if isinstance(item, FoundInstitution) and words and item.type.levels == _OF_TOWNS:
            if _is_bare(item) and item.type.name in stations and len(towns) == 1:
                said.append(item._replace(place=stations[item.type.name]))
                continue
            if item.place:
                stations.setdefault(item.type.name, item.place)
        names = item.names if isinstance(item, FoundLocality) and item.places else ()
        names = item.place if isinstance(item, FoundInstitution) else names
        if names and len(names[-1]) >= _SHORTEST:
            named.setdefault(names[-1], names)
        said.append(item)
    return said
