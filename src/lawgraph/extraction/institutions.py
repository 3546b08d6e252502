"""Organs: an ending from the catalogue, and in front of it a place, a level word, another organ or an open name.

Whose an ending is is asked in this order (`InstitutionGrammar._organ`); the first that knows such an ending answers, also with
"no organ":

    zones             雄安新区|管委会, not 雄安新|区管委会: where the ending begins, before anything is asked of what stands in front
    the organ before  县委|政法委: what stands right behind an organ is a part of it or stands beside it, whatever it looks like alone
    numbered parts    县委|第三巡察组: of the organ before too, and so before the number is taken into the name (市|第一看守所)
    own bureaus       县局, 局|法规科: the words tell whose it is, and 县 would be read as a head
    numbered schools  平凉|四中: by their head, but never without one
    open names        宪法学习宣传|领导小组: what stands in front is a part of the name
    heads             龙川县|司法局, 县|司法局 (`headed_organs`)
    the rest          派出所, 国务院 (`bare_organs`)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names
from lawgraph.catalogue.roles import LAST_OF_LEVEL, Role
from lawgraph.catalogue.words import Words
from lawgraph.extraction.area_organs import AreaOrgans
from lawgraph.extraction.bare_organs import BareOrgans
from lawgraph.extraction.beside_organs import BesideOrgans, with_head_of
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.composed_bureaus import ComposedBureaus
from lawgraph.extraction.far_heads import FarHeads
from lawgraph.extraction.firm_names import FirmNames
from lawgraph.extraction.found import OWN_NAME_KINDS, Ending, FoundInstitution, FoundLaw, FoundProgram, unquoted
from lawgraph.extraction.headed_organs import HeadedOrgans
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.joint_offices import JointOffices
from lawgraph.extraction.name_ends import NameEnds
from lawgraph.extraction.national_branches import NationalBranches
from lawgraph.extraction.numbered_organs import (
    NUMBERED_SCHOOL,
    numbered_part,
    numbered_school,
    numbered_schools,
    with_number,
)
from lawgraph.extraction.open_organs import OpenNames
from lawgraph.extraction.open_starts import OpenStarts
from lawgraph.extraction.organ_classes import OrganClasses
from lawgraph.extraction.organ_heads import LEAGUE, NOT_OURS, HeadGrammar
from lawgraph.extraction.organ_parts import OrganParts
from lawgraph.extraction.own_bureaus import BRANCH, BUREAU, OwnBureaus
from lawgraph.extraction.places import ByEnd, Chain, cities, regions
from lawgraph.extraction.traps import Traps
from lawgraph.extraction.zone_organs import ZoneOrgans
from lawgraph.model import Place

#: 区委, 街道工委: the committee's short form, told from 区委员会, 县委托, 委以重任 and 民盟湘潭市委会
_NO_COMMITTEE = "[员托屈任]|以(?:重|要)任|派(?![出驻员])|会(?![议同商])"
_COMMITTEE = re.compile(rf"[工委](?<=[{LAST_OF_LEVEL}].)(?:(?<=工)委|(?<=委))(?!{_NO_COMMITTEE})")
#: 团县委, 团街道工委
_YOUTH = re.compile(f"{LEAGUE}(?:[省市县区旗州镇乡]|街道|苏木)(?P<committee>工?委)(?![员托派屈任])")
#: what may hold a 联席会议 with others
_HOLDING = frozenset({"department", "court", "procuratorate"})
_OPENING_QUOTE = "“"
#: how long the short names of towns that end in 厂 are: 马厂, 大木厂, 南马厂
_SHORT_LENGTHS = (2, 3, 4)
_PLACE_GOES_ON = ("村", "社区", "路", "街道")


class InstitutionGrammar:
    """The rules for organs, compiled from the word classes and the catalogue's organ types."""

    def __init__(
        self,
        grammar: Grammar,
        names: Names,
        types: Sequence[InstitutionType],
        segment: Callable[[str], Sequence[str]],
        gazetteer: Gazetteer,
    ) -> None:
        self._names = names
        by_name = {kind.name: kind for kind in types}
        self._party = by_name[grammar["party-committee"][0]]
        self._working = by_name[grammar["party-working-committee"][0]]
        self._youth = by_name[grammar["youth-league"][0]]
        self._inner = frozenset(grammar["bureau-organ"])
        self._conference = grammar["conference"][0]
        self._ends = NameEnds(Traps(grammar["organ-trap"], grammar["organ-trap-but"]), segment)
        self._composed = ComposedBureaus(grammar, self._ends)
        self._parts = OrganParts(grammar)
        self._branches = NationalBranches(types, names.short_places)
        self._own = OwnBureaus(grammar, types, self._parts.is_section)
        self._classes = OrganClasses(grammar)
        far = FarHeads(grammar, cities(names), gazetteer.only_county, segment)
        self._heads = HeadGrammar(grammar, regions(gazetteer), far)
        firms = FirmNames(grammar)
        starts = OpenStarts(grammar, firms, segment, gazetteer.stems)
        self._open_names = OpenNames(grammar, firms, starts, self._classes, gazetteer.stems)
        self._joint_offices = JointOffices(grammar)
        areas = AreaOrgans(grammar, firms, starts, self._classes, gazetteer.stems)
        generic = Words((*grammar["generic-before"], *grammar["class-before"]))
        self._zones = ZoneOrgans(grammar, names, generic, areas, gazetteer)
        self._beside = BesideOrgans(grammar, by_name, self._zones)
        self._headed = HeadedOrgans(grammar, types, self._heads, self._zones, areas)
        self._bare = BareOrgans(
            grammar,
            types,
            generic,
            self._heads,
            self._classes,
            self._beside,
            self._joint_offices,
            areas,
            self._zones,
        )

    def find(
        self,
        text: str,
        hits: Hits,
        chains: Sequence[Chain],
        local: Mapping[str, Place],
        claims: Claims,
        laws: Sequence[FoundLaw],
    ) -> list[FoundInstitution]:
        """The organs of a clean text that can be told which one they are, from left to right.

        `laws` are the documents named without brackets: 公司法 holds no 公司.
        """
        by_end = ByEnd(chains)
        law_ends = {position: law.end for law in laws for position in range(law.start, law.end)}
        found: list[FoundInstitution] = []
        for ending in self._endings(text, hits, local):
            if ending.end < law_ends.get(ending.start, 0) or not claims.free(ending.start, ending.end):
                continue
            if ending.type.kind in OWN_NAME_KINDS and _ends_in_place(text, ending.end, by_end, local):
                continue
            previous = found[-1] if found else None
            organ = self._organ(text, ending, previous, by_end, local, claims)
            if organ is None or (organ.type.kind in OWN_NAME_KINDS and organ.start in law_ends):
                continue  # 药品管理法和|某某学院: what begins with a law is no name
            if organ.type.national:
                organ = self._branches.with_branch(text, organ)
            organ = with_head_of(previous, self._parts.with_part(text, organ, local))
            if previous is not None and organ.start <= previous.start:
                found.pop()
            found.append(organ)
            found += self._parts.more_branches(text, organ, local)
        return [organ for organ in found if not self._classes.is_other(text, organ)]

    def with_programmes(
        self,
        text: str,
        organs: Iterable[FoundInstitution],
        programs: Iterable[FoundProgram],
        chains: Sequence[Chain],
    ) -> list[FoundInstitution]:
        """八五|普法领导小组: a programme that reaches into an organ's name begins it, behind a place or level word."""
        places = {chain.end: chain for chain in chains}
        inside: dict[int, list[FoundProgram]] = {}
        for program in programs:
            for position in range(program.start + 1, program.end):
                inside.setdefault(position, []).append(program)
        return [self._with_programme(text, organ, inside.get(organ.start, ()), places) for organ in organs]

    def _with_programme(
        self, text: str, organ: FoundInstitution, programs: Sequence[FoundProgram], places: Mapping[int, Chain]
    ) -> FoundInstitution:
        if organ.level or organ.place:
            return organ
        for program in programs:
            if program.end <= organ.end:
                start = program.start - text.endswith(_OPENING_QUOTE, 0, program.start)
                name = unquoted(text[program.start : organ.end])
                place = places.get(start)
                if place is not None:
                    return organ._replace(start=place.start, place=place.names, organ=name)
                level = next((level for level in self._heads.levels if text.endswith(level, 0, start)), "")
                head = self._heads.level_head(text, start, level) if level else None
                if head is None:
                    return organ._replace(start=program.start, organ=name)
                return organ._replace(start=head.start, level=head.level, organ=name)
        return organ

    def _endings(self, text: str, hits: Hits, local: Collection[str]) -> list[Ending]:
        types = self._names.organs
        endings = [
            Ending(hit.start, hit.end, kind)
            for hit in self._ends.find(text, hits)
            if (kind := types[hit.surface]) is not None
        ]
        endings += [Ending(m.start("committee"), m.end(), self._youth) for m in _YOUTH.finditer(text)]
        endings += numbered_schools(text)
        endings = self._composed.find(text, self._own.with_own(text, endings, local))
        covered = sorted((e.start, e.end) for e in endings)
        for match in hits.matches(_COMMITTEE, text, Role.COMMITTEE, 1):
            index = bisect_left(covered, (match.end(),))
            if index and covered[index - 1][1] > match.start():
                continue
            kind = self._working if len(match.group()) > 1 else self._party
            endings.append(Ending(match.start(), match.end(), kind))
        return sorted(endings, key=lambda e: e.start)

    def _organ(
        self,
        text: str,
        ending: Ending,
        previous: FoundInstitution | None,
        chains: ByEnd,
        local: Mapping[str, Place],
        claims: Claims,
    ) -> FoundInstitution | None:
        """The organ that an ending is the end of, by the order of this module; None where it names none that can be told."""
        ending = self._zones.of(text, ending, chains, local)
        kind = ending.type
        if previous is not None and previous.end == ending.start:
            if kind.name in self._inner and self._classes.is_meeting(text, ending.end):
                return None  # 县司法局|党组会议: the bureau stays
            if kind.name == self._conference and previous.type.kind in _HOLDING:
                return None  # 县检察院、县公安局|联席会议: several hold it
            joined = self._beside.joined(text, previous, ending)
            if joined is not None:
                return joined
        numbered = numbered_part(text, ending, previous)
        if numbered is not None:
            return numbered
        ending = with_number(text, ending)
        kind = ending.type
        if kind is BRANCH or kind is BUREAU:
            return self._own.organ(text, ending, previous, chains)
        if kind is NUMBERED_SCHOOL:
            return numbered_school(text, ending, self._heads.head(text, ending.start, kind, chains, local))
        if kind.open:
            joint = self._joint_offices.find(text, ending, previous)
            return joint or self._open_names.find(text, ending, previous, chains, claims, local)
        head = self._headed.head(text, ending, previous, chains, local)
        if head is None:
            return self._bare.find(text, ending, previous, chains, local)
        return None if head is NOT_OURS else self._headed.organ(text, head, ending, previous)


def _ends_in_place(text: str, end: int, chains: ByEnd, local: Mapping[str, Place]) -> bool:
    """Whether what looks like the last word of a firm's name is of a place: 木厂|村, 箭厂|河乡, 中厂|镇, or of a short name of one
    near: 浒湾和箭厂|河|两乡, 回龙、沙河、大木厂|三个镇.
    """
    if text.startswith(_PLACE_GOES_ON, end) or chains.around(end, end):
        return True
    return any(text[max(0, end - length) : last] in local for length in _SHORT_LENGTHS for last in (end, end + 1))
