"""Organs with a place or a level word in front that tells whose they are: 龙川县|司法局, 镇|党委, 民盟|岳阳市|委员会."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.area_organs import AreaOrgans
from lawgraph.extraction.found import Ending, FoundInstitution
from lawgraph.extraction.organ_classes import is_whole
from lawgraph.extraction.organ_heads import NOT_OURS, Head, HeadGrammar, before_term, beside_committee
from lawgraph.extraction.places import ByEnd
from lawgraph.extraction.zone_organs import ZoneOrgans
from lawgraph.model import Level, Place

_STREETS = ("街道", "街")
_OF_VILLAGE = ("社区", "村")
#: 约谈邯郸、邢台|等|市政府
_AND_OTHERS = "等"


class HeadedOrgans:
    """The rules for them, compiled from the word classes and the catalogue's organ types."""

    def __init__(
        self,
        grammar: Grammar,
        types: Sequence[InstitutionType],
        heads: HeadGrammar,
        zones: ZoneOrgans,
        areas: AreaOrgans,
    ) -> None:
        self._heads, self._zones, self._areas = heads, zones, areas
        by_name = {kind.name: kind for kind in types}
        self._party = by_name[grammar["party-committee"][0]]
        self._working = by_name[grammar["party-working-committee"][0]]
        self._congress_working = by_name[grammar["congress-working-committee"][0]]
        self._study = grammar["study-group"][0]
        #: the words in front of 岳阳市委员会 that make it another's than the Party's
        self._other_committees = {name: InstitutionType(name, self._party.kind) for name in grammar["other-party"]}
        for kind in types:
            if kind.kind == "cppcc" or kind.name == grammar["youth-league"][0]:
                surfaces = sorted((kind.name, *kind.names), key=len, reverse=True)
                self._other_committees |= dict.fromkeys(surfaces, kind)
        ports = (name for name in grammar["station"] if "township" not in by_name[name].levels)
        self._no_towns = frozenset((*grammar["park-organ"], *ports))

    def head(
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
        if head.level and text.endswith(_AND_OTHERS, 0, head.start):
            return NOT_OURS
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

    def organ(self, text: str, head: Head, ending: Ending, previous: FoundInstitution | None) -> FoundInstitution:
        """The organ that a head makes of an ending: 龙川县|司法局, 县|司法局."""
        kind, name = ending.type, ending.name(text)
        other = self._committee_of(text, head) if kind is self._party else None
        if other is not None:
            start, kind = other
            return FoundInstitution(start, ending.end, head.level, head.place, kind.name, kind)
        head = beside_committee(text, head, previous, kind)
        if name == self._study and (head.level or "".join(head.place[-1:])).endswith(_STREETS):
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
        for surface, kind in self._other_committees.items():
            if text.endswith(surface, 0, head.start):
                return head.start - len(surface), kind
        return None
