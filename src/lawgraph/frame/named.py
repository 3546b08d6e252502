"""The places that a source of the frame names, each with the organ behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.extraction.places import Chain
from lawgraph.model import Level, Place

#: places whose short names stand in lists
_LARGE = frozenset({Level.PROVINCE, Level.PREFECTURE, Level.COUNTY})
#: 市委, of what such a county lies in; a county-level city has one itself
_CITY_LEADS = "市委"
_NOT_CITIES = ("区", "县", "旗")


class NamedPlace(NamedTuple):
    """A place as a source names it, and the organ named behind it, "" for none."""

    chain: Chain
    organ: str


def one_each(named: Sequence[NamedPlace]) -> list[NamedPlace]:
    """One of the finds of each name."""
    by_name: Mapping[tuple[str, ...], NamedPlace] = {one.chain.names: one for one in reversed(named)}
    return list(by_name.values())[::-1]


def beside_others(text: str, chain: Chain, others: Set[int]) -> bool:
    """Whether a place stands in a list beside one of the `others`, given by where they begin and end."""
    before = text[chain.start - 1 : chain.start] == "、" and chain.start - 1 in others
    return before or (text[chain.end : chain.end + 1] == "、" and chain.end + 1 in others)


def deepest(named: Sequence[NamedPlace]) -> NamedPlace:
    """The first place, or the last of those that go down from it: 惠城区人民政府|桥东街道办事处."""
    chosen = named[0]
    for following in named[1:]:
        above = tuple(f"{place.path}/" for place in chosen.chain.places)
        below = tuple(place for place in following.chain.places if place.path.startswith(above))
        if not below:
            break
        chain = Chain(chosen.chain.start, following.chain.end, (*chosen.chain.names, *following.chain.names), below)
        chosen = NamedPlace(chain, following.organ)
    return chosen


def follows_short(text: str, start: int, gazetteer: Gazetteer) -> bool:
    """Whether a name follows the short name of another place in a list: 浏阳、宁乡、|滨海新区."""
    if text[start - 1 : start] != "、":
        return False
    before = (text[max(0, start - 1 - length) : start - 1] for length in (2, 3))
    return any(place.level in _LARGE for name in before for place in gazetteer.stems(name))


def city_of_bureau(place: Place, text: str, gazetteer: Gazetteer) -> Place:
    """The city of the county that a bureau's report names, where the bureau answers to the city's committee and the report says
    nothing of the county's: 我局…省委…市委…，潮阳区获评示范区.
    """
    word, city = place.name[-1], gazetteer.parent(place)
    if place.level is not Level.COUNTY or word not in _NOT_CITIES or city is None or city.level is not Level.PREFECTURE:
        return place
    of_county = any(own in text for own in (f"{word}委", f"{word}政府", f"{word}人民政府"))
    return city if _CITY_LEADS in text and not of_county else place
