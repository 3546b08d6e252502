"""Lists of short names that are clear among themselves: 加榜、加勉、宰便三个片区, 西昌、昭觉、普格、金阳联合禁毒.

No word beside says that places are meant, but the names of three towns of one county do not stand side by side by chance.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLocality
from lawgraph.extraction.hits import occurrences
from lawgraph.model import Level, Place

_MARK = "、"
_AND = re.compile("以及|[和与及]")
_BEFORE_LIST = frozenset("与和")
_LENGTHS = (6, 5, 4, 3, 2)
_LEADING_LENGTHS = (3, 2)
_LARGE = frozenset({Level.PROVINCE, Level.PREFECTURE})
_SO_MANY = (
    r"等?(?:\d+|[两三四五六七八九十])?个?(?:地|县|市|区|州|旗|镇|乡|街道|片区|县城|城区|法庭)(?![司政委府公人内级域])"
)
_FEWEST, _FEWEST_ALONE = 2, 3
_AND_SO_ON = "等"


class _Member(NamedTuple):
    """A name in a list and the places it may mean; `weak` where it is a word too, `found` where it is a place already."""

    start: int
    end: int
    places: tuple[Place, ...]
    weak: bool = False
    found: bool = False


class _Near(NamedTuple):
    """The short names of the report's surroundings, and what they begin with."""

    names: Mapping[str, Place]
    starts: frozenset[str]

    def provinces(self) -> set[str]:
        """The provinces that the surroundings lie in; few lists ask for them."""
        return {place.path.partition("/")[0] for place in self.names.values()}


class _Elsewhere(NamedTuple):
    """What a short name means wherever it stands: provinces and prefectures, counties, or what lies in the place it begins with
    (宁夏|固原).
    """

    large: tuple[Place, ...]
    counties: tuple[Place, ...]
    led: tuple[Place, ...]


class RunGrammar:
    """The rules for lists of short names, compiled from the word classes and the gazetteer."""

    def __init__(self, grammar: Grammar, names: Names, gazetteer: Gazetteer) -> None:
        self._large = names.short_places
        self._gazetteer = gazetteer
        #: behind two names: 府谷、神木|两地, 山亭、滕州|交界处
        self._sure = re.compile(f"{_SO_MANY}|{grammar.alternation('shared-by-places')}")
        self._longer = re.compile(grammar.alternation("short-place-longer"))
        self._words = frozenset((*grammar["place-stem-word"], *grammar["short-place-word"], *grammar["town-word"]))
        # the same names come again in report after report
        self._elsewhere = lru_cache(maxsize=4096)(self._elsewhere_of)

    def find(
        self, text: str, local: Mapping[str, Place], claims: Claims, found: Collection[FoundLocality]
    ) -> list[FoundLocality]:
        """The lists of a text; `local` are the short names of the report's surroundings, `found` the places found so far."""
        ends = {place.end: place for place in found}
        starts = {place.start: place for place in found}
        near = _Near(local, frozenset([name[:2] for name in local]))
        marks = list(occurrences(text, _MARK))
        at, made = 0, []
        while at < len(marks):
            behind = marks[at] + 1
            if behind not in starts and not (self._may_begin(text, behind, near) and claims.free(behind, behind + 1)):
                at += 1
                continue  # neither 、|监督 nor 、|长校派出所 begins a list
            run, last = self._run(text, marks, at, near, ends, starts)
            at = max(last, at) + 1
            if self._is_list(text, run, claims):
                made += [
                    FoundLocality(member.start, member.end, (member.places[0].name,), places=member.places)
                    for member in run
                    if not member.found
                ]
        return made

    def _run(
        self,
        text: str,
        marks: list[int],
        at: int,
        near: _Near,
        ends: Mapping[int, FoundLocality],
        starts: Mapping[int, FoundLocality],
    ) -> tuple[list[_Member], int]:
        """The members of the list around a mark, and the number of the last mark in it; no member where none follows the mark."""
        behind, last = self._behind(text, marks, at, near, starts)
        return (self._towns(text, [*self._before(text, marks[at], near, ends), *behind]) if behind else []), last

    def _towns(self, text: str, run: list[_Member]) -> list[_Member]:
        """The members, a county among towns of its own as the town of that name: 南屏、倚象、|思茅| in 思茅区 is 思茅街道.

        Left out where it was found as the county before.
        """
        counties = {place.parent for member in run for place in member.places if place.level is Level.TOWNSHIP}
        towns = []
        for member in run:
            if not any(place.path in counties for place in member.places):
                towns.append(member)
            elif not member.found:
                named = self._gazetteer.stems(text[member.start : member.end])
                seats = tuple(p for p in named if p.level is Level.TOWNSHIP and p.parent in counties)
                towns += [member._replace(places=seats)] if seats else []
        return towns

    def _before(self, text: str, mark: int, near: _Near, ends: Mapping[int, FoundLocality]) -> list[_Member]:
        """The member before a mark, and the one that 与 joins to it: 来凤与|龙山、酉阳."""
        known = ends.get(mark)
        if known is not None:
            return [_Member(known.start, known.end, known.places, found=True)]
        head = self._last(text, mark, near)
        if head is None:
            return []
        first = self._last(text, head.start - 1, near) if text[head.start - 1 : head.start] in _BEFORE_LIST else None
        return [first, head] if first is not None else [head]

    def _behind(
        self, text: str, marks: list[int], at: int, near: _Near, starts: Mapping[int, FoundLocality]
    ) -> tuple[list[_Member], int]:
        """The members behind a mark, and the number of the last mark among them."""
        run: list[_Member] = []
        while True:
            start = marks[at] + 1
            stop = marks[at + 1] if at + 1 < len(marks) else len(text)
            known = starts.get(start)
            if known is not None:
                run.append(_Member(known.start, known.end, known.places, found=True))
            elif stop - start <= _LENGTHS[0] and (member := self._member(text, start, stop, near)):
                run.append(member)
            else:
                break
            if run[-1].end != stop or stop == len(text):
                return run, at
            at += 1
        last = self._first(text, start, near)
        if last is not None:
            run.append(last)
            joined = _AND.match(text, last.end)
            if joined is not None:
                final = self._first(text, joined.end(), near)
                run += [final] if final is not None else []
        return run, at

    def _may_begin(self, text: str, start: int, near: _Near) -> bool:
        """Whether a short name may begin here, by its first two characters: of most words the answer is no."""
        start_of_name = text[start : start + 2]
        return start_of_name in near.starts or start_of_name in self._gazetteer.stem_starts

    def _first(self, text: str, start: int, near: _Near) -> _Member | None:
        """The longest name that begins at `start`."""
        if not self._may_begin(text, start, near):
            return None
        return next((m for n in _LENGTHS if (m := self._member(text, start, start + n, near))), None)

    def _last(self, text: str, end: int, near: _Near) -> _Member | None:
        """The longest name that ends at `end`."""
        return next((m for n in _LENGTHS if (m := self._member(text, end - n, end, near))), None)

    def _member(self, text: str, start: int, end: int, near: _Near) -> _Member | None:
        """The place that the characters between name in short: one near the report's, a province or prefecture, or a
        county, of the report's province where it has one of that name.
        """
        name = text[max(0, start) : end]
        if len(name) != end - start:
            return None
        place = near.names.get(name)
        if place is not None:
            return _Member(start, end, (place,), weak=name in self._words)
        known = self._elsewhere(name)
        if known is None:
            return None
        if known.large:
            return _Member(start, end, known.large, weak=name in self._words)
        if known.counties:
            provinces = near.provinces()
            within = tuple(county for county in known.counties if county.path.partition("/")[0] in provinces)
            return _Member(start, end, within or known.counties, weak=True)
        return _Member(start, end, known.led)

    def _elsewhere_of(self, name: str) -> _Elsewhere | None:
        named = () if name in self._words else self._gazetteer.stems(name)
        counties = tuple(place for place in named if place.level is Level.COUNTY)
        means = _Elsewhere(self._large.get(name, ()), counties, self._led(name))
        return means if any(means) else None

    def _led(self, name: str) -> tuple[Place, ...]:
        """What a name says that begins with the province or city: 宁夏|固原, 六安|霍山."""
        for length in _LEADING_LENGTHS:
            above = tuple(f"{place.path}/" for place in self._large.get(name[:length], ()))
            if above and len(name) > length + 1:
                named = (p for p in self._gazetteer.stems(name[length:]) if p.level is not Level.TOWNSHIP)
                return tuple(place for place in named if place.path.startswith(above))
        return ()

    def _is_list(self, text: str, run: list[_Member], claims: Claims) -> bool:
        """Whether the names in a list are places: three of one level, or two where the words behind say so."""
        if len(run) < _FEWEST or all(member.found for member in run):
            return False
        if any(not member.found and not claims.free(member.start, member.end) for member in run):
            return False  # 龙津、嵩溪、长校派出所: of stations
        if self._longer.match(text, run[-1].end):
            return False  # 广州、深圳、珠海机场
        levels = {level for member in run for level in {place.level for place in member.places}}
        if Level.TOWNSHIP in levels and levels - {Level.TOWNSHIP}:
            return False
        strong = sum(not member.weak for member in run)
        if strong >= _FEWEST and (len(run) >= _FEWEST_ALONE or levels <= _LARGE):
            return True
        alone = levels == {Level.COUNTY} and text.startswith(_AND_SO_ON, run[-1].end)  # 昆山、江阴|等地
        return (strong >= _FEWEST - 1 or alone) and self._sure.match(text, run[-1].end) is not None
