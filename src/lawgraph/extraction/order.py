"""The order in which the entity types claim text, so that a name inside a name has one owner.

1. Bracketed titles. A norm in 《》 is a LAW; nothing else is found inside it. A book or lecture owns its title too.
2. Programmes, but for those inside an official title about something (国务院关于…“双随机、一公开”监管的意见).
   宪法宣传周 owns its 宪法; 《民法典》宣传周 leaves the bracketed LAW beside it.
3. Titles without brackets that a place, an issuer or a year opens.
4. Institutions. 宪法学习宣传实施督导领导小组 owns its 宪法; a programme may stand inside one.
5. Documents by name.
6. Localities: villages of a table and organs of villages, zones, lists, villages by their form, full names, short names.

Documents by name, organs and chains of place names are looked for earlier than they claim, because other rules lean on them:
民法典宣传月 on 民法典, 四川省禁毒条例 on 四川省.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import Found, FoundInstitution, FoundLaw, FoundLocality, FoundProgram
from lawgraph.extraction.full_names import OFFICE, FullNames
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.institutions import InstitutionGrammar
from lawgraph.extraction.laws import LawGrammar, said_of_programme
from lawgraph.extraction.listed_villages import ListedVillages
from lawgraph.extraction.named_before import of_the_place_named
from lawgraph.extraction.place_lists import ListGrammar
from lawgraph.extraction.place_runs import RunGrammar
from lawgraph.extraction.places import Chain, chains, is_sure, is_zone_elsewhere, meant_here, told
from lawgraph.extraction.programs import ProgramGrammar
from lawgraph.extraction.segmentation import segment
from lawgraph.extraction.short_names import ShortNames
from lawgraph.extraction.titles import TitleGrammar, TitleKind
from lawgraph.extraction.village_names import VillageNames, of_their_towns
from lawgraph.extraction.zones import ZoneGrammar
from lawgraph.model import Level, Place

F = TypeVar("F", bound=Found)
_SHORT = 2
_ABOUT = "关于"
_TOWNS = frozenset({Level.TOWNSHIP, Level.OTHER})


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a report before its text is searched.

    `local` maps short names of the report's surroundings to places (上坪), `heads` those that stand before organs, `own` those of its
    place and the places above; `near` tells whether a place lies there. `place` and `year` are the report's.
    """

    local: Mapping[str, Place]
    heads: Mapping[str, Place]
    own: Mapping[str, Place]
    near: Callable[[Place], bool]
    place: Place | None = None
    year: int | None = None


class Extractor:
    """The grammars of all types, compiled once for a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        names, grammar, gazetteer = catalogue.names, catalogue.grammar, catalogue.gazetteer
        self._names = names
        self._county_words = frozenset(grammar["county-word"])
        self._gazetteer = gazetteer
        self._titles = TitleGrammar(grammar, names)
        self._laws = LawGrammar(grammar, names)
        self._programs = ProgramGrammar(grammar, names)
        self._institutions = InstitutionGrammar(grammar, names, catalogue.institution_types, segment, gazetteer)
        self._short_names = ShortNames(grammar, names, gazetteer)
        self._village_names = VillageNames(grammar, segment)
        self._full_names = FullNames(grammar, self._village_names)
        self._lists = ListGrammar(grammar, gazetteer, segment)
        self._runs = RunGrammar(grammar, names, gazetteer)
        self._zones = ZoneGrammar(grammar, gazetteer.stems)
        self._village_organs = {kind.name: kind for kind in catalogue.institution_types if "village" in kind.levels}
        listed = catalogue.villages
        self._listed_villages = ListedVillages(grammar, listed, segment) if listed is not None else None

    def find(self, text: str, hits: Hits, here: Setting) -> list[Found]:
        """Everything named in a clean text, sorted by start, the longest first; `hits` are what `find_hits` gives for it."""
        claims = Claims()
        norms = self._norms(text, hits, claims)
        bracketed = claims.copy()
        named = self._laws.named(text, hits, claims)
        found: list[Found] = list(norms)
        found += _take(self._laws.called(text, hits, [*norms, *named], claims), claims)
        found += _take(self._laws.quoted(text, [*norms, *named], claims), claims)
        found += _take(self._laws.implementing(text, [*norms, *named]), claims)
        # 国务院关于…全面推行部门联合“双随机、一公开”监管的意见 names no programme besides
        found += _take([law for law in named if _ABOUT in law.title], claims)
        programs = self._programmes(text, hits, here, norms, named, claims)
        places = self._places(text, hits, here)
        spans = [(chain.start, chain.end) for chain in places]
        programs += _take(self._programs.platforms(text, hits, spans, here.local, claims), claims)
        found += programs
        for chain in places:
            if text.endswith(OFFICE, chain.start, chain.end):
                bracketed.take(chain.start, chain.end)  # the office is a part of the place here, and no organ
        institutions = self._institutions.find(text, hits, places, here.heads, bracketed, named)
        found += _take(self._laws.around(text, norms, spans), claims, norms)
        titles = self._laws.titled(text, hits, spans, institutions)
        titled = _take([title for title in titles if not said_of_programme(title)], claims, programs)
        titled += _take([title for title in titles if said_of_programme(title)], claims)
        # 寿县|“八五”普法|规划 is a document, and no programme besides
        inside = {p for p in programs if any(t.start <= p.start and p.end <= t.end for t in titled)}
        if inside:
            programs = [program for program in programs if program not in inside]
            found = [item for item in found if item not in inside]
        found += titled
        found += _take(self._laws.dated(text, hits, claims), claims)
        found += _take(self._institutions.with_programmes(text, institutions, programs, places), claims, programs)
        found += _take(self._laws.named(text, hits, claims), claims)
        found += _take(self._laws.going_on(text, [f for f in found if isinstance(f, FoundLaw)], claims), claims)
        found += self._localities(text, hits, here, places, institutions, programs, claims)
        if here.place is None or here.place.level not in _TOWNS:
            found = of_their_towns(found)
        return of_the_place_named(sorted(found, key=lambda f: (f.start, -f.end)), text, here.place)

    def _norms(self, text: str, hits: Hits, claims: Claims) -> list[FoundLaw]:
        """The norms in 《》; they claim their brackets, as other titles do that are neither a programme nor an organ."""
        titles = self._titles.find(text)
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
        return [FoundLaw(t.start, t.end, t.text, bracketed=True) for t in titles if t.kind is TitleKind.NORM]

    def _programmes(
        self,
        text: str,
        hits: Hits,
        here: Setting,
        norms: Sequence[FoundLaw],
        named: Sequence[FoundLaw],
        claims: Claims,
    ) -> list[FoundProgram]:
        """The programmes; `norms` are the documents in 《》, `named` those by name."""

        def is_place(name: str) -> bool:
            large = name in here.local or name in self._names.short_places
            return large or self._gazetteer.only_county(name) is not None

        found = _take(self._programs.law_weeks(text, [*norms, *named]), claims, norms)
        found += _take(self._programs.into_places(text, hits, claims), claims)
        found += _take(self._programs.quotations.numbered(text, claims), claims)
        found += _take(self._programs.known(text, claims), claims)
        found += self._programs.formed(text, hits, claims)
        return found + self._programs.quotations.find(text, hits, claims, found, is_place)

    def _places(self, text: str, hits: Hits, here: Setting) -> list[Chain]:
        """The chains of place names that are no words, from left to right; a street reaches as far as its community needs it."""
        own_names = {place.name for place in here.own.values()}
        paths = {stem: place.path for stem, place in here.own.items()}
        written = chains(text, hits, self._names, self._gazetteer, own_names)
        read = (meant_here(chain, here.near, self._gazetteer) for chain in told(text, written, here.near, here.local))
        places = [
            self._full_names.with_office(text, chain)
            for chain in read
            if is_sure(chain, here.near, self._county_words, here.year)
            and (len(chain.names) > 1 or not is_zone_elsewhere(chain.names[0], chain.places, paths))
        ]
        places += self._full_names.short_streets(text, here.local)
        return sorted(places, key=lambda chain: chain.start)

    def _localities(
        self,
        text: str,
        hits: Hits,
        here: Setting,
        places: Sequence[Chain],
        institutions: Sequence[FoundInstitution],
        programs: Sequence[FoundProgram],
        claims: Claims,
    ) -> list[Found]:
        """The places that no other name owns, with the organs of villages."""
        found: list[Found] = []
        if self._listed_villages is not None:
            found += _take(self._listed_villages.find(text, here.place, here.year, places, claims), claims)
        organs = self._village_names.organs(text, hits, places, self._village_organs, self._names.organs, claims)
        found += _take(organs, claims)
        found += _take(self._zones.find(text, places, here.local, here.place, claims), claims)
        found += _take(self._zones.governed(text, institutions, places, here.place, claims), claims)
        short = (here.local, self._names.short_places)
        found += _take(self._lists.find(text, places, short, claims), claims)
        found += _take(self._village_names.find(text, hits, places, short, claims), claims)
        found += _take(self._village_names.neighbourhoods(text, here.place, places, claims), claims)
        found += _take(self._full_names.find(text, places, here.near, claims), claims)
        localities = [f for f in found if isinstance(f, FoundLocality)]
        localities += _take(self._runs.find(text, {**_named_in_full(places), **here.local}, claims, localities), claims)
        ends = {place.end for place in localities}
        starts = [program.start for program in programs]
        localities += _take(self._short_names.find(text, hits, here.own, claims, here.local, ends, starts), claims)
        return [*(f for f in found if not isinstance(f, FoundLocality)), *localities]


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
