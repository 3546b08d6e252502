"""Organs right behind another: one name with it, 县委|政法委, or an organ of the same place, 区委、|政府."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.found import Ending, FoundInstitution
from lawgraph.extraction.organ_classes import is_of_town
from lawgraph.extraction.organ_parts import lasting
from lawgraph.extraction.zone_organs import ZoneOrgans

#: kinds of organ that every place has: 区委、|政府
OF_EVERY_PLACE = frozenset({"party", "government", "congress", "cppcc", "court", "procuratorate", "mass-organisation"})
#: of which a place has one of each: 人社局、住建局、|总工会, 公安局、司法局、|法院
_ONE_EACH = frozenset({"mass-organisation", "court", "procuratorate"})
_REGIONS = ("地", "地区", "盟")
_COORDINATION = re.compile("(?:[、和与及,]|及其|以及|会同|联合|协同|携手)?$")
_AND = re.compile("[、和与及]")
_CENTRE = "中心"


class BesideOrgans:
    """The rules for an organ behind another, compiled from the word classes and the catalogue's organ types by name."""

    def __init__(self, grammar: Grammar, by_name: Mapping[str, InstitutionType], zones: ZoneOrgans) -> None:
        self._zones = zones
        self._inner = frozenset(grammar["bureau-organ"])
        self._inner_unit = re.compile(f"(?:{grammar.alternation('inner-unit')})$")
        self._party = by_name[grammar["party-committee"][0]]
        self._working = by_name[grammar["party-working-committee"][0]]
        self._standing = by_name[grammar["congress-standing"][0]]
        self._region = by_name[grammar["region-government"][0]]
        self._study, self._group_study = grammar["study-group"]
        self._parks = frozenset(grammar["park-organ"])
        self._stations = frozenset(grammar["station"])
        self._offices = frozenset((*grammar["default-issuer-street"], *grammar["default-issuer-zone"]))

    def joined(self, text: str, previous: FoundInstitution, ending: Ending) -> FoundInstitution | None:
        """县委|政法委 and 人民政府|综合行政执法队 are organs of the place; 司法局|社矫科 is an organ of the bureau."""
        kind = ending.type
        if kind.national:
            return None  # 中共中央办公厅|国务院办公厅: two organs
        if previous.type.kind == "party" and text[ending.start : ending.end] == _CENTRE:
            return None  # 局党委|中心学习, but 区委|宣讲团
        main = previous.type.kind in {"party", "government"} and not previous.type.parent
        name = ending.name(text)
        unnamed = not text.startswith(self._party.name, ending.start)
        if previous.type.kind in {"government", "department"} and name == self._study and unnamed:
            name = self._group_study  # 县政府|理论学习中心组
        if kind.name in self._inner and previous.type.kind == "government":
            return previous._replace(end=ending.end, organ=previous.organ + name, type=kind)
        if main and kind.kind in {"party", "government"} and not kind.parent:
            return None  # 党委|政府, 县委|县政府: two organs
        committee = previous.type in (self._working, self._party) or previous.type.name in self._parks
        if committee and kind.name in self._offices:
            return None  # 街道党工委|办事处, 高新区党工委|管委会, 高新区党委|管委会
        if not main and previous.organ + name not in kind.names:  # 全面依法治县委员会|执法协调小组 is known
            inner = kind.parent == previous.type.name or self._inner_unit.search(text, ending.start, ending.end)
            if previous.type.kind in {"department", "service"} and kind.kind == "department" and not inner:
                return None  # 平安办|司法所: two offices side by side
            name = previous.organ + name
        return previous._replace(end=ending.end, organ=name, type=lasting(previous, kind))

    def coordinated(self, text: str, ending: Ending, previous: FoundInstitution | None) -> FoundInstitution | None:
        """区委、政府; 镇党委政府: the second organ has the first one's place. 派出所、司法所、法庭 are stations of the town, and
        人社局、住建局、总工会、法院 of one place.
        """
        if previous is None or ending.start - previous.end > 2:
            return None
        if is_of_town(previous, ending.type) and _AND.fullmatch(text, previous.end, ending.start):
            # 易俗河镇司法所、|派出所、|综治中心
            return FoundInstitution(ending.start, ending.end, "", previous.place, ending.name(text), ending.type)
        if ending.type is self._region and not "".join((previous.level, *previous.place)).endswith(_REGIONS):
            return None  # 省检察院与|行署公安局
        zone = self._zones.beside(text, ending, previous)
        if zone is not None and _COORDINATION.fullmatch(text, previous.end, ending.start):
            return zone
        stations = {previous.type.name, ending.type.name} <= self._stations
        offices = ending.type.kind in _ONE_EACH and previous.type.kind in _ONE_EACH | {"department"}
        offices = offices and not previous.type.national  # 公安部、|检察院系统
        if not (previous.level or previous.place or stations or offices):
            return None
        if ending.type.kind not in OF_EVERY_PLACE or not _COORDINATION.fullmatch(text, previous.end, ending.start):
            return None
        if previous.type.kind == "congress" and self._standing.name.endswith(text[ending.start : ending.end]):
            ending = ending._replace(type=self._standing)  # 县人大及其|常委会
        return FoundInstitution(
            ending.start, ending.end, previous.level, previous.place, ending.name(text), ending.type
        )


def with_head_of(previous: FoundInstitution | None, organ: FoundInstitution) -> FoundInstitution:
    """县|委全面依法治县委员会 and 全面依法治县委员会守法普法协调小组 are one name, 县 at its head."""
    if previous is None or organ.level or organ.place or not previous.start < organ.start < previous.end < organ.end:
        return organ
    return organ._replace(start=previous.start, level=previous.level, place=previous.place)
