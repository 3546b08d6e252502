"""Organs called after the area they have charge of, which no table need have: 凤凰山|景区管委会, 陶家|派出所, 樟树坪|人民法庭."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.firm_names import FirmNames
from lawgraph.extraction.found import Ending, FoundInstitution
from lawgraph.extraction.open_starts import SHORTEST, OpenStarts
from lawgraph.extraction.organ_classes import OrganClasses
from lawgraph.extraction.own_bureaus import BRANCH
from lawgraph.extraction.places import ByEnd
from lawgraph.model import Level, Place

_NAME_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+\Z")
_COMMITTEE_IN_FULL = re.compile("管理委员会$|管委$")
#: 凤凰山|景区管委会, 陶家|派出所: how far what such an organ is called after is looked for, and how long it is
_AREA_REACH, _LONGEST_ZONE, _AREA_LENGTHS = 10, 8, (2, 3)
#: 上杭|古田派出所, 上杭县|古田派出所: how long the short names of a county and of its town are
_COUNTY_LENGTHS = (2, 3, 4)


class AreaOrgans:
    """The rules for them, compiled from the word classes; `stems` gives the places of a short name."""

    def __init__(
        self,
        grammar: Grammar,
        firms: FirmNames,
        starts: OpenStarts,
        classes: OrganClasses,
        stems: Callable[[str], Sequence[Place]],
    ) -> None:
        self._starts, self._classes, self._stems = starts, classes, stems
        self._own_zones = grammar["own-zone"]
        #: 考察|南湖新区教育局, 上报|凤凰山景区管委会
        #: and 贯彻|长江新区管委会要求; 认真贯彻 jieba takes for one word
        verbs = grammar["done-with-document"]
        carried_out = (*verbs, *(f"{how}{verb}" for how in grammar["how-done"] for verb in verbs))
        self._done_with = frozenset((*firms.words, *grammar["village-before"], *grammar["village-verb"], *carried_out))
        self._sides = frozenset(grammar["zone-plain"])
        self._no_area = frozenset(f"{word}区" for word in grammar["no-district"])
        #: 樟树坪, 马家沟: what a place may be called that no table has
        self._area = re.compile(f"[\u4e00-\u9fff]{{2}}(?:{grammar.alternation('terrain')})")

    def zone(
        self, text: str, ending: Ending, previous: FoundInstitution | None, local: Mapping[str, Place]
    ) -> FoundInstitution | None:
        """The committee of a zone with a name, 凤凰山|景区管委会, or of the only one of its kind: 经开区管委会."""
        start = self._area_start(text, ending, previous)
        part = text[start : ending.start]
        # 武汉|长江新区管委会, 武汉市|长江新区管委会; 敕勒川乳业开发区管委会 is not that of 敕勒川镇
        larger = (name for name, place in local.items() if place.level is not Level.TOWNSHIP)
        city = next((name for name in larger if part.startswith(name)), "")
        city = local[city].name if city and part.startswith(local[city].name) else city
        city = city if len(part) - len(city) >= SHORTEST else ""
        part = part.removeprefix(city)
        named = SHORTEST <= len(part) <= _LONGEST_ZONE and not self._classes.is_told_by(part, False)
        if not named and (part or not text.startswith(self._own_zones, ending.start)):
            return None
        name = _COMMITTEE_IN_FULL.sub("管委会", text[start + len(city) : ending.end])
        return FoundInstitution(start, ending.end, "", (city,) if city else (), name, ending.type)

    def area(self, text: str, ending: Ending, previous: FoundInstitution | None) -> str:
        """The words that an organ is called after: |燕郊|开发区财政局, "" for 支援|开发区财政局."""
        area = text[self._area_start(text, ending, previous) : ending.start]
        return area if area in self._sides or self._stems(area) else ""

    def station(
        self,
        text: str,
        ending: Ending,
        previous: FoundInstitution | None,
        chains: ByEnd,
        local: Mapping[str, Place],
    ) -> FoundInstitution | None:
        """A station that is called after its area, and that area like a place somewhere: 陶家|派出所, 樟树坪|人民法庭."""
        start = self._area_start(text, ending, previous)
        if start and any(p.level is Level.TOWNSHIP for p in self._stems(text[start - 1 : ending.start])):
            start -= 1  # 前高庙|司法所: 前 begins the name of the town
        of_county = self._station_of_county(text, start, ending, chains, local)
        if of_county is not None:
            return of_county
        area = text[start : ending.start]
        known = self._area.fullmatch(area) is not None or (len(area) in _AREA_LENGTHS and bool(self._stems(area)))
        if not known or area in self._no_area or self._classes.is_told_by(area, False):
            return None  # 矿区|派出所: of whatever area, though there is a district of that name
        county = _county_of(previous, local) if previous is not None and previous.end == start else ""
        if county:
            town = _the_town([place for place in self._stems(area) if f"/{county}/" in place.path])
            if town:  # 大安市公安局|安广派出所, 金坛分局|薛埠派出所
                return FoundInstitution(start, ending.end, "", (county, town), ending.name(text), ending.type)
        # of the county where the county reports: its towns' stations have names
        kind = replace(ending.type, open=True)
        return FoundInstitution(start, ending.end, "", (), text[start : ending.end], kind)

    def _station_of_county(
        self, text: str, start: int, ending: Ending, chains: ByEnd, local: Mapping[str, Place]
    ) -> FoundInstitution | None:
        """A station with the county in front of its town in short: 上杭县|古田|派出所, 上杭|古田|派出所."""
        for length in _COUNTY_LENGTHS:
            after = ending.start - length
            county = chains.get(after)
            if county is not None:
                first, names, above = county.start, county.names, county.places
            elif (place := local.get(text[start : start + length])) is not None and place.level is Level.COUNTY:
                first, after, names, above = start, start + length, (place.name,), (place,)
            else:
                continue
            paths = tuple(f"{place.path}/" for place in above)
            town = _the_town([p for p in self._stems(text[after : ending.start]) if p.path.startswith(paths)])
            if town:
                place_names = (*names, town)
                return FoundInstitution(first, ending.end, "", place_names, ending.name(text), ending.type)
        return None

    def _area_start(self, text: str, ending: Ending, previous: FoundInstitution | None) -> int:
        """Where the words begin that an organ is called after; its own start where there are none."""
        first = max(ending.start - _AREA_REACH, previous.end if previous is not None else 0)
        tail = _NAME_TAIL.search(text, first, ending.start) if first < ending.start else None
        return (
            ending.start if tail is None else self._starts.of_words(text, tail.start(), ending.start, self._done_with)
        )


def _county_of(bureau: FoundInstitution, local: Mapping[str, Place]) -> str:
    """The county whose bureau is named right before its station: 大安市公安局, 公安局金坛分局 or 金坛分局; "" where none is."""
    name = bureau.place[-1] if bureau.place else bureau.level.removesuffix(BRANCH.name)
    return local[name].name if name in local else name if bureau.place else ""


def _the_town(places: Sequence[Place]) -> str:
    """The name of the one town that places of a short name in a county are, "" where there are several: 贾家街道, which was
    贾家镇.
    """
    today = [place for place in places if not place.became]
    return today[0].name if len(today) == 1 and all(place.level is Level.TOWNSHIP for place in places) else ""
