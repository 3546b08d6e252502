"""From place names and level words to places, through the report's surroundings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.places import Chain
from lawgraph.frame.place import decide, standing
from lawgraph.frame.surroundings import Surroundings
from lawgraph.model import Place


class LinkedPlace(NamedTuple):
    """A place and the rung it was found on; `place` is None and `candidates` are several when nothing decides."""

    place: Place | None
    via: str
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True)
class PlaceLadder:
    """Links place names of one report: its surroundings, the whole clean text with the names in it and the year decide.

    `issuer` is the organ that reports (司法局), "" for a government. `national` is there only where that is an organ of the
    State: what a type of organ without a place is called there (发改委 → 国家发展改革委), "" for one that is none.
    """

    catalogue: Catalogue
    around: Surroundings
    text: str
    hits: Hits
    year: int | None
    issuer: str = ""
    national: Callable[[InstitutionType], str] | None = None
    _known: dict[tuple[object, ...], LinkedPlace] = field(default_factory=dict, repr=False, compare=False)
    _levels: dict[str, LinkedPlace | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def gazetteer(self) -> Gazetteer:
        """The places there are."""
        return self.catalogue.gazetteer

    def link(self, names: tuple[str, ...], places: Sequence[Place]) -> LinkedPlace:
        """The place that a chain of names means; `places` are those it may be. The same names for the same places mean the same
        throughout a report; 保康 of a list may be more than 保康镇 is.
        """
        asked = (names, *[place.key for place in places])
        linked = self._known.get(asked)
        if linked is None:
            linked = self._known[asked] = self._link(names, places)
        return linked

    def _link(self, names: tuple[str, ...], places: Sequence[Place]) -> LinkedPlace:
        places = [self._whole(place) for place in places]
        # the report's own place is meant even where the tables end before its year: 重庆市江北区 in 2024, when Ningbo has one
        own = standing([p for p in places if self._is_above_or_own(p)], self.year)
        standing_now = own or standing(places, self.year)
        near = own or [p for p in standing_now if self.around.near(p)]
        # 大路口镇 in 梁山县's report on 2023 is its own town, which the tables have from 2024 on, not the one of 泗县
        today = {p.key for p in standing_now}
        near = near or standing([p for p in places if self.around.near(p) and p.became not in today], self.year)
        if len(near) == 1:
            return LinkedPlace(near[0], "full-path" if len(names) > 1 else "frame")
        if len(standing_now) == 1:
            return LinkedPlace(standing_now[0], "full-path" if len(names) > 1 else "unique")
        decision = decide(
            Chain(0, 0, names, tuple(near or standing_now)), self.text, self.hits, self.catalogue, self.year
        )
        if decision.place is not None:
            return LinkedPlace(decision.place, "evidence")
        return LinkedPlace(None, "open", decision.candidates)

    def _whole(self, place: Place) -> Place:
        """A town under the name that the tables give it since: 鲁布革乡 of 2017 is 鲁布革布依族苗族乡."""
        if not place.became or (self.year is not None and self.year <= place.last_year):
            return place
        whole = (town for town in self.gazetteer.everyday(place.name) if town.key == place.became)
        return next(whole, place)

    def _is_above_or_own(self, place: Place) -> bool:
        own = self.around.place
        return own is not None and (own.path == place.path or own.path.startswith(place.path + "/"))

    def by_level(self, word: str) -> LinkedPlace | None:
        """The place that a level word means throughout a report: 镇, 县."""
        if word not in self._levels:
            place = self.around.by_word(word)
            self._levels[word] = LinkedPlace(place, "frame") if place is not None else None
        return self._levels[word]

    def named(self, names: tuple[str, ...]) -> LinkedPlace | None:
        """The place of names in front of an organ: full names of a chain, or one short name of the surroundings."""
        if len(names) == 1 and names[0] in self.around.heads:
            return LinkedPlace(self.around.heads[names[0]], "frame")
        places = list(self.gazetteer.named(names[0]))
        for name in names[1:]:
            above = tuple(f"{place.path}/" for place in places)
            called = (self.gazetteer.named(name), self.gazetteer.everyday(name))
            places = next((found for towns in called if (found := [p for p in towns if p.path.startswith(above)])), [])
        if not names[1:] and not any(self.around.near(place) for place in places):
            places = [place for place in self.gazetteer.everyday(names[0]) if self.around.near(place)] or places
        return self.link(names, places) if places else None
