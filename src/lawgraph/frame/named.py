"""The places that a source of the frame names, each with the organ behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hit, Hits, find_hits
from lawgraph.extraction.places import Chain, chains
from lawgraph.frame.issuer import organ_after
from lawgraph.frame.plain_zones import is_strange
from lawgraph.frame.short_forms import (
    STREET_WORDS,
    district_of_branch,
    short_place,
    short_street,
    short_zone,
    with_county,
    with_street_or_zone,
    zone_committee,
)
from lawgraph.frame.sources import Source
from lawgraph.model import Level, Place
from lawgraph.text import CleanText

#: where places are named of which none need be the one that reports
_IN_PASSING = frozenset({"opening", "body"})

#: places whose short names stand in lists
_LARGE = frozenset({Level.PROVINCE, Level.PREFECTURE, Level.COUNTY})
#: 市委, of what such a county lies in; a county-level city has one itself
_CITY_LEADS = "市委"
_NOT_CITIES = ("区", "县", "旗")


#: 市公安局坚持…,天水市公安局|麦积分局坚持…: who speaks is named before the branch
_BUREAU = "局"


class NamedPlace(NamedTuple):
    """A place as a source names it, and the organ named behind it, "" for none."""

    chain: Chain
    organ: str


class NamedPlaces:
    """Finds the places in the sources of one report; `word` is the level word that the report uses of its place (镇)."""

    def __init__(self, cleaned: CleanText, hits: Hits, word: str, catalogue: Catalogue) -> None:
        self._text = cleaned.text
        self._word = word
        self._catalogue = catalogue
        self._known = {cleaned.text: hits}

    def of(self, source: Source) -> list[NamedPlace]:
        """The places that a source names where it should."""
        if not source.text:
            return []
        names, gazetteer = self._catalogue.names, self._catalogue.gazetteer
        hits = self.hits_in(source.text)
        found = [
            chain
            for chain in chains(source.text, hits, names, gazetteer)
            if chain.places and not is_strange(source.text, chain, gazetteer, self._catalogue.grammar)
        ]
        if source.starts is not None:
            found = [chain for chain in found if chain.start in source.starts]
        if source.before is not None:
            found = [chain for chain in found if source.before.match(source.text, chain.end)]
        if source.name in _IN_PASSING:
            found = [chain for chain in found if not follows_short(source.text, chain.start, gazetteer)]
        if source.name in {"title", "stated", "signature"}:
            found = [self._with_everyday(with_street_or_zone(source.text, chain, gazetteer)) for chain in found]
            short = None if found else short_place(source.text, self._text, gazetteer, self._catalogue.grammar)
            found = [short] if short is not None else found
        if not found and source.before is not None:
            zone = short_zone(source.text, gazetteer, source.starts or (), source.before)
            found = [zone] if zone is not None else found
        if not found and (source.name == "subject" or (source.name == "issued" and self._word in STREET_WORDS)):
            short = short_street(source.text, gazetteer, source.starts or ())
            found = [short] if short is not None else found
        organs = {hit.start: hit for hit in hits.organs}
        return [self._with_organ(source, chain, organs) for chain in found]

    def hits_in(self, text: str) -> Hits:
        """The names in a source's text, looked for once."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = find_hits(text, self._catalogue.names)
        return known

    def _with_everyday(self, chain: Chain) -> Chain:
        """A lone town whose county the report names nowhere, as the one whose county it names that is called so every day:
        东山乡 for 东山彝族乡 in a report that speaks of 文山市.
        """
        if len(chain.names) > 1 or any(map(self._names_county_of, chain.places)):
            return chain
        called = tuple(filter(self._names_county_of, self._catalogue.gazetteer.everyday(chain.names[0])))
        return chain._replace(places=called) if called else chain

    def _names_county_of(self, place: Place) -> bool:
        county = self._catalogue.gazetteer.parent(place)
        return county is not None and county.name in self._text

    def _with_organ(self, source: Source, chain: Chain, organs: Mapping[int, Hit]) -> NamedPlace:
        if source.sure and chain.end not in organs:
            chain = with_county(source.text, chain, organs, self._catalogue.gazetteer)
        organ = organ_after(source.text, chain.end, organs, self._catalogue)
        speaks = source.name == "subject" and _BUREAU not in source.text[: chain.start]
        if not organ or not (source.sure or speaks):
            return NamedPlace(
                chain, organ or (zone_committee(source.text, chain.end, self._catalogue.grammar) if source.sure else "")
            )
        district, organ = district_of_branch(source.text, chain, organ, self._catalogue.gazetteer)
        return NamedPlace(chain._replace(places=district) if district else chain, organ)


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


def place_of_bureau(place: Place, text: str, gazetteer: Gazetteer, *, led: bool) -> Place:
    """The city of the county that a bureau's report names, where the bureau answers to the city's committee and the report says
    nothing of the county's: 我局…省委…市委…，潮阳区获评示范区. The county of a town, where a county's committee leads it (`led`): 我局
    在县委领导下…，到莲花镇普法.
    """
    county = gazetteer.parent(place)
    if led and place.level is Level.TOWNSHIP and county is not None and county.level is Level.COUNTY:
        return county
    word, city = place.name[-1], gazetteer.parent(place)
    if place.level is not Level.COUNTY or word not in _NOT_CITIES or city is None or city.level is not Level.PREFECTURE:
        return place
    of_county = any(own in text for own in (f"{word}委", f"{word}政府", f"{word}人民政府"))
    return city if _CITY_LEADS in text and not of_county else place
