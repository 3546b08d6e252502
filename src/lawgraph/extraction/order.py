"""The order in which the entity types claim text, so that a name inside a name has one owner.

1. Bracketed titles. A norm in 《》 is a LAW; nothing else is found inside it. A book or lecture owns its title too.
2. Programmes. 宪法宣传周 owns its 宪法; 《民法典》宣传周 leaves the bracketed LAW beside it.
3. Titles without brackets that a place, an issuer or a year opens.
4. Institutions. 宪法学习宣传实施督导领导小组 owns its 宪法; a programme may stand inside one.
5. Documents by name.
6. Localities.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import Found, FoundLaw, FoundLocality, FoundProgram
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.institutions import InstitutionGrammar
from lawgraph.extraction.laws import LawGrammar
from lawgraph.extraction.localities import OFFICE, LocalityGrammar, of_their_towns
from lawgraph.extraction.named_before import of_the_place_named
from lawgraph.extraction.place_lists import ListGrammar
from lawgraph.extraction.place_runs import RunGrammar
from lawgraph.extraction.places import Chain, chains, is_sure, is_zone_elsewhere, meant_here, told
from lawgraph.extraction.programs import ProgramGrammar
from lawgraph.extraction.segmentation import segment
from lawgraph.extraction.short_names import ShortNames
from lawgraph.extraction.titles import TitleGrammar, TitleKind
from lawgraph.extraction.villages import VillageGrammar
from lawgraph.extraction.zones import ZoneGrammar
from lawgraph.model import Level, Place

F = TypeVar("F", bound=Found)
_SHORT = 2
_TOWNS = frozenset({Level.TOWNSHIP, Level.OTHER})


class Extractor:
    """The grammars of all types, compiled once for a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        names = catalogue.names
        self._names = names
        self._county_words = frozenset(catalogue.grammar["county-word"])
        self._gazetteer = catalogue.gazetteer
        self._titles = TitleGrammar(catalogue.grammar, names)
        self._laws = LawGrammar(catalogue.grammar, names)
        self._programs = ProgramGrammar(catalogue.grammar, names)
        self._institutions = InstitutionGrammar(
            catalogue.grammar, names, catalogue.institution_types, segment, catalogue.gazetteer
        )
        self._short_names = ShortNames(catalogue.grammar, names, catalogue.gazetteer)
        self._localities = LocalityGrammar(catalogue.grammar, segment)
        self._lists = ListGrammar(catalogue.grammar, catalogue.gazetteer, segment)
        self._runs = RunGrammar(catalogue.grammar, names, catalogue.gazetteer)
        self._zones = ZoneGrammar(catalogue.grammar, catalogue.gazetteer.stems)
        self._village_organs = {kind.name: kind for kind in catalogue.institution_types if "village" in kind.levels}
        listed = catalogue.villages
        self._villages = VillageGrammar(catalogue.grammar, listed, segment) if listed is not None else None

    def find(
        self,
        text: str,
        hits: Hits,
        local: Mapping[str, Place],
        heads: Mapping[str, Place],
        own: Mapping[str, Place],
        near: Callable[[Place], bool],
        place: Place | None = None,
        year: int | None = None,
    ) -> list[Found]:
        """Everything named in a clean text, sorted by start, the longest first; `hits` are what `find_hits` gives for it.

        `local` maps short names of the report's surroundings to places (上坪), `heads` those that stand before organs, `own` those of its place and the places above,
        `near` tells whether a place lies there. `place` and `year` are the report's, for the villages of a table of one's own.
        """
        claims, short_places = Claims(), self._names.short_places
        titles = self._titles.find(text)
        norms = [FoundLaw(t.start, t.end, t.text, bracketed=True) for t in titles if t.kind is TitleKind.NORM]
        organ_ends = {hit.end for hit in hits.organs}
        for title in titles:
            # 《潼关县复议咨询委员会》 is an organ in brackets by mistake, 《宪法实施与法治政府》 none
            organ = (
                title.kind is TitleKind.OTHER
                and title.end in organ_ends
                and not any(title.start <= hit.start < title.end for hit in hits.laws)
            )
            if title.kind is not TitleKind.PROGRAM and not organ:
                claims.take(title.outer_start, title.outer_end)
        bracketed = claims.copy()
        found: list[Found] = list(norms)
        named = self._laws.named(text, hits, claims)
        found += _take(self._laws.called(text, hits, [*norms, *named], claims), claims)
        found += _take(self._laws.implementing(text, [*norms, *named]), claims)
        found += _take(self._programs.law_weeks(text, [*norms, *named]), claims, norms)
        found += _take(self._programs.into_places(text, hits, claims), claims)
        found += _take(self._programs.numbered(text, claims), claims)
        found += _take(self._programs.known(text, claims), claims)
        found += self._programs.formed(text, hits, claims)
        known = [f for f in found if isinstance(f, FoundProgram)]
        found += self._programs.quoted(
            text,
            hits,
            claims,
            known,
            lambda name: name in local or name in short_places or self._gazetteer.only_county(name) is not None,
        )
        own_names = {place.name for place in own.values()}
        paths = {stem: place.path for stem, place in own.items()}
        written = told(text, chains(text, hits, self._names, self._gazetteer, own_names), near, local)
        places = [
            c
            for c in (meant_here(chain, near, self._gazetteer) for chain in written)
            if is_sure(c, near, self._county_words, year)
            and (len(c.names) > 1 or not is_zone_elsewhere(c.names[0], c.places, paths))
        ]
        places = [self._localities.with_office(text, chain) for chain in places]
        places = sorted([*places, *self._localities.short_streets(text, local)], key=lambda chain: chain.start)
        spans = [(chain.start, chain.end) for chain in places]
        found += _take(self._programs.platforms(text, hits, spans, local, claims), claims)
        programs = [f for f in found if isinstance(f, FoundProgram)]
        for chain in places:
            if text.endswith(OFFICE, chain.start, chain.end):
                bracketed.take(chain.start, chain.end)  # the office is a part of the place here, and no organ
        institutions = self._institutions.find(text, hits, places, heads, bracketed, named)
        found += _take(self._laws.around(text, norms, spans), claims, norms)
        found += _take(self._laws.titled(text, hits, spans, institutions, claims), claims)
        found += _take(self._laws.dated(text, hits, claims), claims)
        found += _take(self._institutions.with_programmes(text, institutions, programs, places), claims, programs)
        found += _take(self._laws.named(text, hits, claims), claims)
        found += _take(self._laws.going_on(text, [f for f in found if isinstance(f, FoundLaw)], claims), claims)
        if self._villages is not None:
            found += _take(self._villages.find(text, place, year, places, claims), claims)
        found += _take(
            self._localities.organs(text, hits, places, self._village_organs, self._names.organs, claims), claims
        )
        found += _take(self._zones.find(text, places, local, place, claims), claims)
        found += _take(self._zones.governed(text, institutions, places, place, claims), claims)
        short = (local, short_places)
        found += _take(self._lists.find(text, places, short, claims), claims)
        found += _take(self._localities.villages(text, hits, places, short, claims), claims)
        found += _take(self._localities.named(text, places, near, claims), claims)
        localities = [f for f in found if isinstance(f, FoundLocality)]
        found += _take(self._runs.find(text, {**_named_in_full(places), **local}, claims, localities), claims)
        ends = {f.end for f in found if isinstance(f, FoundLocality)}
        starts = [program.start for program in programs]
        found += _take(self._short_names.find(text, hits, own, claims, local, ends, starts), claims)
        if place is None or place.level not in _TOWNS:
            found = of_their_towns(found)
        return of_the_place_named(sorted(found, key=lambda f: (f.start, -f.end)), text, place)


def _named_in_full(places: Sequence[Chain]) -> dict[str, Place]:
    """The short names of the counties that a text names with a place above them: 酉阳, where 重庆市酉阳县 stands."""
    return {
        chain.names[-1][:-1]: chain.places[0]
        for chain in places
        if len(chain.names) > 1 and chain.places[0].level is Level.COUNTY and len(chain.names[-1]) > _SHORT
    }


def _take(found: Sequence[F], claims: Claims, inside: Sequence[Found] = ()) -> list[F]:
    """Claims what is free, and what encloses one of `inside` and nothing else that is taken: 《民法典》宣传周,
    扫黑除恶专项斗争领导小组.
    """
    taken = []
    inside = sorted(inside, key=lambda other: other.start)
    starts = [other.start for other in inside]
    for item in found:
        if claims.free(item.start, item.end) or claims.free_but(item.start, item.end, _within(item, inside, starts)):
            claims.take(item.start, item.end)
            taken.append(item)
    return taken


def _within(item: Found, inside: Sequence[Found], starts: Sequence[int]) -> list[Found]:
    """Those of `inside`, in the order of their `starts`, that lie in an item and are shorter."""
    near = inside[bisect_left(starts, item.start) : bisect_right(starts, item.end)]
    return [other for other in near if other.end <= item.end and other.end - other.start < item.end - item.start]
