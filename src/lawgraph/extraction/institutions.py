"""Organs: an ending from the catalogue, and in front of it a place, a level word, another organ or an open name."""

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
from lawgraph.extraction.beside_organs import OF_EVERY_PLACE, BesideOrgans, with_head_of
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.composed_bureaus import ComposedBureaus
from lawgraph.extraction.far_heads import FarHeads
from lawgraph.extraction.firm_names import FirmNames
from lawgraph.extraction.found import OWN_NAME_KINDS, Ending, FoundInstitution, FoundLaw, FoundProgram
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
from lawgraph.extraction.organ_classes import OrganClasses, is_whole
from lawgraph.extraction.organ_heads import (
    LEAGUE,
    NOT_OURS,
    Head,
    HeadGrammar,
    before_term,
    beside_committee,
)
from lawgraph.extraction.organ_parts import OrganParts
from lawgraph.extraction.own_bureaus import BRANCH, BUREAU, DistrictBranches, own_bureau, with_own_bureaus
from lawgraph.extraction.places import ByEnd, Chain, cities, regions
from lawgraph.extraction.traps import Traps
from lawgraph.extraction.zone_organs import ZoneOrgans
from lawgraph.model import Level, Place

#: 区委, 街道工委: the committee's short form, told from 区委员会, 县委托, 委以重任 and 民盟湘潭市委会
_NO_COMMITTEE = "[员托屈任]|以(?:重|要)任|派(?![出驻员])|会(?![议同商])"
_COMMITTEE = re.compile(rf"[工委](?<=[{LAST_OF_LEVEL}].)(?:(?<=工)委|(?<=委))(?!{_NO_COMMITTEE})")
#: 团县委, 团街道工委
_YOUTH = re.compile(f"{LEAGUE}(?:[省市县区旗州镇乡]|街道|苏木)(?P<committee>工?委)(?![员托派屈任])")
#: what may hold a 联席会议 with others
_HOLDING = frozenset({"department", "court", "procuratorate"})
_OPENING_QUOTE = "“"
_PLACE_GOES_ON = ("村", "社区", "路", "街道")
_STREET = ("街道", "街")
_OF_VILLAGE = ("社区", "村")
#: 纳入|党工委理论学习中心组学习; 党委(党组)理论学习中心组 and 党委、党组理论学习中心组 are classes
_OF_COMMITTEE, _OWN_REACH = re.compile("党(?:工委|委(?!\\()|组(?<!党委.党组))"), 3
#: kinds of organ that every place has, so that without a place or level in front they name none
_CLASS_KINDS = OF_EVERY_PLACE | {"school", "enterprise", "law-firm", "site"}


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
        far = FarHeads(grammar, cities(names), gazetteer.only_county, segment)
        self._heads = HeadGrammar(grammar, regions(gazetteer), far)
        self._classes = OrganClasses(grammar)
        firms = FirmNames(grammar)
        starts = OpenStarts(grammar, firms, segment, gazetteer.stems)
        self._open_names = OpenNames(grammar, firms, starts, self._classes, gazetteer.stems)
        self._areas = AreaOrgans(grammar, firms, starts, self._classes, gazetteer.stems)
        self._generic = Words((*grammar["generic-before"], *grammar["class-before"]))
        self._joint_offices = JointOffices(grammar)
        self._ends = NameEnds(Traps(grammar["organ-trap"], grammar["organ-trap-but"]), segment)
        by_name = {t.name: t for t in types}
        self._parts = OrganParts(grammar)
        self._branches = NationalBranches(types, names.short_places)
        self._composed = ComposedBureaus(grammar, self._ends)
        self._inner = frozenset(grammar["bureau-organ"])
        self._conference = grammar["conference"][0]
        self._placed = frozenset(grammar["named-by-place"])
        self._party = by_name[grammar["party-committee"][0]]
        self._committees = {name: InstitutionType(name, self._party.kind) for name in grammar["other-party"]}
        for kind in types:
            if kind.kind == "cppcc" or kind.name == grammar["youth-league"][0]:
                self._committees |= dict.fromkeys(sorted((kind.name, *kind.names), key=len, reverse=True), kind)
        self._study = grammar["study-group"][0]
        self._town_study = frozenset(grammar["town-study-group"])
        self._region = by_name[grammar["region-government"][0]]
        self._named_bare = frozenset((*grammar["town-congress"], *grammar["default-issuer-zone"]))
        self._youth = by_name[grammar["youth-league"][0]]
        self._zones = ZoneOrgans(grammar, names, self._generic, self._areas, gazetteer)
        self._beside = BesideOrgans(grammar, by_name, self._zones)
        self._parks = frozenset(grammar["park-organ"])
        self._of_districts = DistrictBranches(grammar, types)
        self._stations = frozenset(grammar["station"])
        ports = (name for name in self._stations if "township" not in by_name[name].levels)
        self._no_towns = self._parks.union(ports)
        self._congress_working = by_name[grammar["congress-working-committee"][0]]
        self._working = by_name[grammar["party-working-committee"][0]]
        self._before_own = re.compile(rf"(?:^|[^\u4e00-\u9fffA-Za-z]|{grammar.alternation('before-study-group')})$")

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
            if ending.type.kind in OWN_NAME_KINDS and (
                text.startswith(_PLACE_GOES_ON, ending.end) or ending.end + 1 in by_end
            ):
                continue  # 木厂|村 is a village, 中厂|镇 a town
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
                name = text[program.start : organ.end]
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
        endings = self._composed.find(text, with_own_bureaus(text, endings, local, self._parts.is_section))
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
            return own_bureau(text, ending, previous, chains, self._of_districts)
        if kind is NUMBERED_SCHOOL:
            return numbered_school(text, ending, self._heads.head(text, ending.start, kind, chains, local))
        if kind.open:
            joint = self._joint_offices.find(text, ending, previous)
            return joint or self._open_names.find(text, ending, previous, chains, claims, local)
        head = self._head(text, ending, previous, chains, local)
        if head is NOT_OURS:
            return None
        if head is None:
            return self._bare(text, ending, previous, chains, local)
        return self._of_head(text, head, ending, previous)

    def _head(
        self,
        text: str,
        ending: Ending,
        previous: FoundInstitution | None,
        chains: ByEnd,
        local: Mapping[str, Place],
    ) -> Head | None:
        """What stands in front of an organ; None where that tells nothing of this one, `NOT_OURS` where it makes it another's."""
        kind = ending.type
        head = self._heads.head(text, before_term(text, ending.start, ending.end, kind), kind, chains, local)
        if head is None or head is NOT_OURS:
            return head
        if head.level and text.endswith("等", 0, head.start):
            return NOT_OURS  # 约谈邯郸、邢台等|市政府
        if head.place and head.place[0] in self._zones.words:
            zone = ending._replace(start=head.start)
            if self._zones.of_many(text, zone.start) or self._areas.area(text, zone, previous):
                return None  # 各|开发区财政局, 燕郊|开发区财政局 in the report of another
        if head.place and kind.name in self._no_towns:
            town = local.get(head.place[0])
            if town is not None and town.level is Level.TOWNSHIP:
                return None  # 天岳新区|管委会 is of a zone, and not of 天岳街道, 新港|海关 not of 新港街道
        if "village" in kind.levels[:1] and (head.level or text.startswith(_OF_VILLAGE, ending.start)):
            return NOT_OURS  # 各村及|街道居委会; 梅仙|社区居委会 in 梅仙镇 is of the community
        return head

    def _of_head(self, text: str, head: Head, ending: Ending, previous: FoundInstitution | None) -> FoundInstitution:
        """An organ with a place or a level in front: 龙川县|司法局, 县|司法局."""
        kind, name = ending.type, ending.name(text)
        other = self._committee_of(text, head) if kind is self._party else None
        if other is not None:
            return FoundInstitution(other[0], ending.end, head.level, head.place, other[1].name, other[1])
        head = beside_committee(text, head, previous, kind)
        if name == self._study and (head.level or "".join(head.place[-1:])).endswith(_STREET):
            name = self._working.name + name.removeprefix(self._party.name)  # 街道|理论学习中心组
        if previous is not None and previous.end == head.start:
            # 龙川县人民政府 上坪镇人民政府, 鹤岗市人民政府 鹤岗市中级人民法院
            beside = previous.type.name == kind.name or previous.place == head.place
            if previous.type.kind == "congress" and kind is self._working:
                # 市人大常委会|龙池桥街道工作委员会: of the congress, not of the party
                kind, name = self._congress_working, self._congress_working.name
                head = head._replace(start=previous.start)
            elif head.place and is_whole(previous) and not beside:
                # 国家税务总局|广西壮族自治区税务局, 北京市西城区人民政府|广安门内街道办事处 are one name
                head = head._replace(start=previous.start)
        return FoundInstitution(head.start, ending.end, head.level, head.place, name, kind)

    def _committee_of(self, text: str, head: Head) -> tuple[int, InstitutionType] | None:
        """Where the words begin that tell whose committee it is, when it is not the Party's: 政协|平江县委员会, 民盟|岳阳市委员会."""
        for surface, kind in self._committees.items():
            if text.endswith(surface, 0, head.start):
                return head.start - len(surface), kind
        return None

    def _bare(
        self,
        text: str,
        ending: Ending,
        previous: FoundInstitution | None,
        chains: ByEnd,
        local: Mapping[str, Place],
    ) -> FoundInstitution | None:
        """An organ with neither place nor level in front: 国务院, 区委、|政府, 凤凰山|景区管委会, 派出所."""
        kind, name, start = ending.type, ending.name(text), ending.start
        generic = self._generic.end(text, start)
        street = _STREET[0]
        if kind.kind == "government" and text.startswith(street, start) and not generic:
            return FoundInstitution(start, ending.end, street, (), name, kind)  # 由|街道办负责
        if kind.national:
            return FoundInstitution(start, ending.end, "", (), name, kind)
        beside = self._beside.coordinated(text, ending, previous) or self._joint_offices.find(text, ending, previous)
        if beside is not None:
            return beside
        if kind.name in self._parks:
            if generic or self._zones.of_many(text, start):
                return None  # 各|开发区管委会, 兄弟|开发区管委会
            return self._areas.zone(text, ending, previous, local)
        station = self._areas.station(text, ending, previous, chains, local) if kind.name in self._stations else None
        if station is not None:
            return station
        if kind.name in self._town_study:
            own = self._before_own.search(text, max(0, start - _OWN_REACH), start)
            group = own is not None and _OF_COMMITTEE.match(text, start, ending.end)
            return FoundInstitution(start, ending.end, "", (), name, kind) if group else None
        if generic or self._heads.is_former(text, start, 6):
            return None
        if self._zones.ends_before(text, ending):
            return self._zones.bureau(text, ending, name, previous, chains, local)
        if (
            kind.name in self._placed
            or (kind.kind in _CLASS_KINDS and kind is not self._region and kind.name not in self._named_bare)
            or "village" in kind.levels[:1]
            or self._classes.is_of_others(text, start)
        ):
            return None
        return FoundInstitution(start, ending.end, "", (), name, kind)
