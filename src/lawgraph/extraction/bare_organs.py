"""Organs with neither place nor level word in front: 国务院, 区委、|政府, 凤凰山|景区管委会, 派出所.

In the report of a place 公安局 alone is its own, but most endings alone are a class. What tells them apart is asked in this order,
and the first that knows an ending answers, also with "no organ":

    a street's government   由|街道办负责. 街道办 begins with its level word, so that nothing needs to stand before it
    national organs         国务院. There is one, whatever stands before it
    the organ before        区委、|政府. It tells whose this one is, and so comes before all that looks for a class
    parks, stations,        凤凰山|景区管委会, 陶家|派出所. What they are called after is neither place nor level word, and
    study groups            each kind has a test of its own for 各|开发区管委会
    what describes          有关|公安局, 原西峰市|公安局: of any place, or of one that is no more
    zones                   高新区|财政局: behind what describes, which may stand before the zone too
    classes                 党委, 法院, 学校: every place has one
    the reporting side's    公安局
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.words import Words
from lawgraph.extraction.area_organs import AreaOrgans
from lawgraph.extraction.beside_organs import OF_EVERY_PLACE, BesideOrgans
from lawgraph.extraction.found import Ending, FoundInstitution
from lawgraph.extraction.joint_offices import JointOffices
from lawgraph.extraction.organ_classes import OrganClasses
from lawgraph.extraction.organ_heads import HeadGrammar
from lawgraph.extraction.places import ByEnd
from lawgraph.extraction.zone_organs import ZoneOrgans
from lawgraph.model import Place

_STREET = "街道"
#: 纳入|党工委理论学习中心组学习; 党委(党组)理论学习中心组 and 党委、党组理论学习中心组 are classes
_OF_COMMITTEE, _OWN_REACH = re.compile("党(?:工委|委(?!\\()|组(?<!党委.党组))"), 3
_FORMER_REACH = 6
#: kinds of organ that every place has, so that without a place or level in front they name none
_CLASS_KINDS = OF_EVERY_PLACE | {"school", "enterprise", "law-firm", "site"}


class BareOrgans:
    """The rules for them, compiled from the word classes and the catalogue's organ types."""

    def __init__(
        self,
        grammar: Grammar,
        types: Sequence[InstitutionType],
        generic: Words,
        heads: HeadGrammar,
        classes: OrganClasses,
        beside: BesideOrgans,
        joint_offices: JointOffices,
        areas: AreaOrgans,
        zones: ZoneOrgans,
    ) -> None:
        self._generic, self._heads, self._classes = generic, heads, classes
        self._beside, self._joint_offices, self._areas, self._zones = beside, joint_offices, areas, zones
        self._parks = frozenset(grammar["park-organ"])
        self._stations = frozenset(grammar["station"])
        self._town_study = frozenset(grammar["town-study-group"])
        self._before_own = re.compile(rf"(?:^|[^\u4e00-\u9fffA-Za-z]|{grammar.alternation('before-study-group')})$")
        named_bare = {*grammar["region-government"], *grammar["town-congress"], *grammar["default-issuer-zone"]}
        placed = frozenset(grammar["named-by-place"])
        #: the types that name an organ of a place only with the place or a level in front
        self._class_types = frozenset(
            kind.name
            for kind in types
            if kind.name in placed
            or (kind.kind in _CLASS_KINDS and kind.name not in named_bare)
            or "village" in kind.levels[:1]
        )

    def find(
        self,
        text: str,
        ending: Ending,
        previous: FoundInstitution | None,
        chains: ByEnd,
        local: Mapping[str, Place],
    ) -> FoundInstitution | None:
        """The organ of an ending without a head, by the order of this module."""
        kind, start = ending.type, ending.start
        alone = FoundInstitution(start, ending.end, "", (), ending.name(text), kind)
        generic = self._generic.end(text, start)
        if kind.kind == "government" and text.startswith(_STREET, start) and not generic:
            return alone._replace(level=_STREET)
        if kind.national:
            return alone
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
            return alone if own is not None and _OF_COMMITTEE.match(text, start, ending.end) else None
        if generic or self._heads.is_former(text, start, _FORMER_REACH):
            return None
        if self._zones.ends_before(text, ending):
            return self._zones.bureau(text, ending, alone.organ, previous, chains, local)
        if kind.name in self._class_types or self._classes.is_of_others(text, start):
            return None
        return alone
