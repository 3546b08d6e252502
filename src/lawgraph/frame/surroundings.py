"""The places around a report's own: what 我镇, 县司法局, 市委 and 上坪司法所 stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.load import Catalogue
from lawgraph.model import Frame, Level, Place

_SHORTEST_STEM = 2
_STREET_WORD = "街道"
_NEW_AREA = "新区"
#: classes of words for one kind of zone, the short one last: 经济技术开发区, 经开区
_SHORTENED_ZONES = ("economic-zone", "high-tech-zone")


@dataclass(frozen=True)
class Surroundings:
    """The report's place, the places above it (nearest first), and short names that are safe near it.

    Where nothing decides between several places, `place` is None and `candidates` holds them. `zone_words` are what the report
    of a zone calls it: 新区, 高新区.
    """

    place: Place | None
    above: tuple[Place, ...]
    local: Mapping[str, Place]
    candidates: tuple[Place, ...] = ()
    zone_words: tuple[str, ...] = ()

    @cached_property
    def own(self) -> dict[str, Place]:
        """The short names of the place and of those above it."""
        keys = {place.key for place in self.chain()}
        return {name: place for name, place in self.local.items() if place.key in keys}

    @cached_property
    def heads(self) -> Mapping[str, Place]:
        """The names that may stand in front of an organ: the short names, in the report of a zone the words for it (新区|管委会,
        经开区|党工委), and in 滨海新区 and what lies in it 新区 (新区|司法局).
        """
        district = next((p for p in self.chain() if p.level is Level.COUNTY and p.name.endswith(_NEW_AREA)), None)
        named = {} if district is None else {_NEW_AREA: district}
        if self.place is not None:
            named |= dict.fromkeys(self.zone_words, self.place)
        return {**named, **self.local} if named else self.local

    def near(self, place: Place) -> bool:
        """Whether a place is the report's own, above or below it, or directly below a place above it (a neighbour)."""
        if self.place is None and not self.above:
            return any(place.path == candidate.path for candidate in self.candidates)
        own = (self.place or self.above[0]).path
        return f"{own}/".startswith((f"{place.path}/", f"{place.parent}/")) or place.path.startswith(f"{own}/")

    def at(self, level: Level) -> Place | None:
        """The report's place or the one above it that has a level."""
        for place in self.chain():
            if place.level is level:
                return place
        return None

    def by_word(self, word: str) -> Place | None:
        """The place that a level word means: 镇 the township, 县 the county, 区 in an autonomous region with no district
        on the way the region itself, 市 the nearest city (in a municipality's county, the municipality).
        """
        chain = self.chain()
        match word:
            case "镇" | "乡" | "街道" | "街" | "苏木":
                return self.at(Level.TOWNSHIP)
            case "区":
                if self.place is not None and self.place.level is Level.OTHER and self.place.name.endswith(word):
                    return self.place
                district = next((p for p in chain if p.path.endswith(("区", "特区")) and p.level is Level.COUNTY), None)
                return district or next((p for p in chain if p.path.endswith("自治区")), None)
            case "市" | "师市":  # 师市党委: of a city that is a division of the 兵团 too
                return next((p for p in chain if p.path.endswith("市")), None)
            case "自治区" | "自治州" | "自治县" | "自治旗" | "省" | "州" | "盟" | "旗" | "县":
                return next((p for p in chain if p.path.endswith(word)), None)
            case "地" | "地区":
                return next((p for p in chain if p.path.endswith("地区")), None)
            case "兵团":
                return next((p for p in chain if p.path.startswith("新疆") and p.level is Level.PROVINCE), None)
            case "林区":  # 神农架林区
                return next((p for p in chain if p.path.endswith("林区")), None)
            case "村" | "社区":
                return self.at(Level.VILLAGE)
        return None

    def chain(self) -> tuple[Place, ...]:
        """The report's place and those above it, nearest first."""
        return (self.place, *self.above) if self.place else self.above


def surroundings(frame: Frame, catalogue: Catalogue) -> Surroundings:
    """The surroundings of a report's place; short names are those of the place, of what is above and below it and of its
    neighbours. A short name that several of them share, or of one character, is left out.
    """
    gazetteer = catalogue.gazetteer
    words = (catalogue.grammar["place-stem-word"], catalogue.grammar["short-place-word"])
    if frame.place is None and frame.within is not None:
        above = _around(frame.within, frame.year, gazetteer, words)
        return Surroundings(None, (frame.within, *above.above), above.local, frame.candidates)
    if frame.place is None:
        return Surroundings(None, (), {}, frame.candidates)
    around = _around(frame.place, frame.year, gazetteer, words)
    if frame.place.level is not Level.OTHER:
        return around
    return replace(
        around,
        zone_words=_zone_words(frame.place.name, [place.name for place in around.above], catalogue.grammar),
    )


@lru_cache(maxsize=4096)
def _around(place: Place, year: int | None, gazetteer: Gazetteer, words: tuple[tuple[str, ...], ...]) -> Surroundings:
    above = gazetteer.ancestors(place)
    around = [place, *above, *gazetteer.children(place, year)]
    if above and place.level is Level.TOWNSHIP:
        around += gazetteer.children(above[0], year)
    local: dict[str, Place] = {}
    shared: set[str] = set()
    for near in around:
        stem = short_name(near, gazetteer)
        if len(stem) < _SHORTEST_STEM or stem in shared:
            continue
        known = local.get(stem)
        if known is not None and near.key == known.became and known is not place:
            known = None  # 陇阳乡 is 陇阳镇 since 2017, but 陇阳 is 陇阳乡 in its own report
        if known is not None and known.key == near.became:
            continue
        if known is not None and known.path != near.path and known is not place and known not in above:
            shared.add(stem)
            del local[stem]
        elif known is None:
            local[stem] = near
    for near in around:
        if near.name.endswith(_STREET_WORD) and (street := near.name[:-1]) not in shared:
            local.setdefault(street, near)  # 洛浦街 is 洛浦街道
    if above and place.level is Level.COUNTY:
        # 加强与|喜德|生态环境局联动, in the report of another county of the same city
        taken = {*chain.from_iterable(words), *local, *shared}
        local |= {stem: near for stem, near in _below(above[0], year, gazetteer).items() if stem not in taken}
    return Surroundings(place, above, local)


@lru_cache(maxsize=4096)
def _below(city: Place, year: int | None, gazetteer: Gazetteer) -> Mapping[str, Place]:
    """The counties of a city by their short names; a name that two of them share is left out."""
    named = [(short_name(county, gazetteer), county) for county in gazetteer.children(city, year)]
    times = Counter(stem for stem, _ in named)
    return {stem: county for stem, county in named if len(stem) >= _SHORTEST_STEM and times[stem] == 1}


def short_name(place: Place, gazetteer: Gazetteer) -> str:
    """A place's name without its level word, as the gazetteer knows it: 上坪镇 → 上坪; the full name when there is none."""
    name = place.name
    for length in range(len(name) - 1, 1, -1):
        stem = name[:length]
        if any(other.name == name for other in gazetteer.stems(stem)):
            return stem
    return name


def _zone_words(zone: str, above: Sequence[str], grammar: Grammar) -> tuple[str, ...]:
    """What a zone in some places calls itself: 雄安新区 is 新区, 长春净月高新技术产业开发区 is 高新技术产业开发区, 高新区, 开发区 and
    净月高新区.
    """
    words = [word for word in grammar["zone-word"] if zone.endswith(word)]
    for kind in _SHORTENED_ZONES:
        forms = [form for form in grammar[kind] if zone.endswith(form)]
        words += forms and [*forms, grammar[kind][-1]]
    longest = max(map(len, words), default=0)
    own = zone[: len(zone) - longest]
    for place in above:
        own = own.removeprefix(place[:-1])
    return (*words, *(own + word for word in words if len(own) >= _SHORTEST_STEM))
