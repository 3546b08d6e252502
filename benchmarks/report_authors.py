"""Whose reports a synthetic corpus holds: places that exist, and how their reports call them and their organs.

Counties come by turns from all provinces, each with its bureaus and towns, so that the first thousand reports of a corpus
are those of a smaller one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from lawgraph.catalogue.load import Catalogue
from lawgraph.model import Level, Place

YEARS = range(2016, 2025)
#: reports that a county and what lies in it give before the next county has its turn
TURN = 30
#: how a report calls a place of its own level, by the end of the name: 我镇, 全县, 区委
_WORDS = ("街道", "苏木", "地区", "镇", "乡", "县", "区", "市", "旗", "州", "盟", "省")
_VILLAGES = [
    first + second for first in "龙上东河莲金石新白清永安南北长平" for second in "坪川江源湖山桥城泉溪原塘阳岭"
]


@dataclass(frozen=True, slots=True)
class Author:
    """Who reports on a year: a place, or a bureau of it; `above` is the place over it, None for a province."""

    place: Place
    above: Place | None
    folder: str
    bureau: str
    year: int

    @property
    def number(self) -> str:
        """What tells this report from all others, whatever else is in the corpus."""
        return f"{self.place.key}-{self.bureau}-{self.year}"


def word_of(place: Place) -> str:
    """What a place is, as its reports say: 镇, 街道, 县, 区, 州; "" where the name does not tell."""
    return next((word for word in _WORDS if place.name.endswith(word)), "")


def villages_of(place: Place) -> tuple[str, ...]:
    """Villages of a place, made up and the same in all years."""
    names = random.Random(place.key).sample(_VILLAGES, 8)
    return tuple(name + ("社区" if number % 4 == 3 else "村") for number, name in enumerate(names))


def authors(catalogue: Catalogue, bureaus: list[str], seed: int) -> Iterator[Author]:
    """All who could report, in an order that hangs on the seed only."""
    chance = random.Random(seed)
    gazetteer = catalogue.gazetteer
    of_province: dict[str, list[Place]] = {}
    for place in gazetteer:
        if place.level is Level.COUNTY and place.last_year >= YEARS.stop and word_of(place):
            of_province.setdefault(place.path.partition("/")[0], []).append(place)
    for counties in of_province.values():
        chance.shuffle(counties)
    waiting = [
        _of_county(catalogue, county, bureaus, seed)
        for turn in zip_longest(*of_province.values())
        for county in filter(None, turn)
    ]
    while waiting:
        left = []
        for of_county in waiting:
            turn = list(islice(of_county, TURN))
            yield from turn
            if len(turn) == TURN:
                left.append(of_county)
        waiting = left


def _of_county(catalogue: Catalogue, county: Place, bureaus: list[str], seed: int) -> Iterator[Author]:
    chance = random.Random(f"{seed}-{county.key}")
    gazetteer = catalogue.gazetteer
    above = gazetteer.parent(county)
    folder = _folder(county)
    # What stands over several counties reports once, before the first of them.
    place, first = county, above
    while first is not None and gazetteer.children(first)[0] == place:
        yield from _years(first, gazetteer.parent(first), _folder(first), "", chance)
        place, first = first, gazetteer.parent(first)
    towns = [town for town in gazetteer.children(county) if town.level is Level.TOWNSHIP and word_of(town)]
    chance.shuffle(towns)
    towns = list({town.name: town for town in towns}.values())
    yield from _years(county, above, folder, "", chance)
    known = chance.sample(bureaus, 6)
    for number, town in enumerate(towns):
        if number % 3 == 0 and known:
            yield from _years(county, above, folder, known.pop(), chance)
        yield from _years(town, county, folder, "", chance)


def _folder(place: Place) -> str:
    province, _, below = place.path.partition("/")
    return f"{province}/{below.replace('/', '') or province}"


def _years(place: Place, above: Place | None, folder: str, bureau: str, chance: random.Random) -> Iterator[Author]:
    begun = chance.choice(YEARS[:6])
    for year in range(begun, min(begun + chance.randint(2, 6), YEARS.stop)):
        if place.first_year <= year <= place.last_year:
            yield Author(place, above, folder, bureau, year)
