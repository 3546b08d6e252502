"""The organs of zones: 雄安新区|管委会, 新区|党工委, 高新区|财政局."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names
from lawgraph.catalogue.words import Words
from lawgraph.extraction.area_organs import AreaOrgans
from lawgraph.extraction.found import Ending, FoundInstitution
from lawgraph.extraction.places import ByEnd
from lawgraph.model import Level, Place

#: how long the words for a zone are: 高新技术产业开发区, 经济技术开发区, 实验区
_WORD_LENGTHS = range(9, 1, -1)
#: 秦安, 湘潭县
_NAME_LENGTHS = range(5, 1, -1)
#: 市|高新区财政局 in a county's report
_LEVELS = frozenset("省市州县旗")
#: 高新区|财政局, 成都|高新区法院
_OF_ZONES = frozenset({"department", "court", "procuratorate"})
_ABOVE_TOWNS = ("county", "prefecture")
_WORKING = re.compile("党?工委$")
#: 日照经济技术开发区|管委, as Shandong says
_COMMITTEE, _SHORT_COMMITTEE = "管委会", "管委"
_BEFORE = frozenset("由与和同在经向到对报给导")
#: 各综保区、|景区管委会, but 各区、|高新区管委会, 各县市区、|高新区管委会
_OF_EACH = re.compile("各(?![省市州盟县区旗镇乡街辖]+、)[\u4e00-\u9fff]{2,5}[区园]、(?:[\u4e00-\u9fff]{2,6}、)?$")
_LIST_REACH = 16


class ZoneOrgans:
    """Where the organ of a zone begins; its types have names that begin with a part of the zone's (区管委会, 开发区管委会)."""

    def __init__(self, grammar: Grammar, names: Names, generic: Words, areas: AreaOrgans, gazetteer: Gazetteer) -> None:
        self._areas, self._stems = areas, gazetteer.stems
        self._organs = frozenset(grammar["zone-organ"])
        self._own, self._other = grammar["own-zone"], grammar["other-zone"]  # longest first
        self._generic, self._others = generic, Words(grammar["other-before-level"])
        #: in the report of a zone or new area its own, with nothing in front: 由|开发区财政局, but 与|燕郊开发区财政局
        self.words = frozenset((*grammar["zone-word"], *grammar["economic-zone"], *grammar["high-tech-zone"]))
        self._large = names.short_places
        self._types = {
            name: kind
            for name, kind in zip(names.surfaces, names.organs, strict=True)
            if kind is not None and kind.name in self._organs and not name.startswith("区")
        }
        if _COMMITTEE in self._types:
            self._types[_SHORT_COMMITTEE] = self._types[_COMMITTEE]

    def of(self, text: str, ending: Ending, chains: ByEnd, heads: Mapping[str, Place]) -> Ending:
        """雄安新区|管委会, not 雄安新|区管委会: behind the name of a zone, or in its own report the word for it, stands its committee."""
        if ending.type.name not in self._organs:
            return ending
        for after in range(ending.start + 1, ending.start + 1 + max(_WORD_LENGTHS)):
            organ = self._types.get(text[after : ending.end])
            if organ is not None and any(self._is_word(text, after - length, after, heads) for length in _WORD_LENGTHS):
                return Ending(after, ending.end, organ)
        for chain in chains.around(ending.start, ending.start + 1):
            organ = self._types.get(text[chain.end : ending.end])
            if organ is not None and chain.start < ending.start:
                return Ending(chain.end, ending.end, organ)
        return ending

    def beside(self, text: str, ending: Ending, previous: FoundInstitution) -> FoundInstitution | None:
        """The committee of the zone whose working committee of the Party is named before it: 高新区党工委、|管委会."""
        zone = _WORKING.sub("", previous.organ)
        name = zone + text[ending.start : ending.end]
        if previous.type.name not in self._organs or zone in ("", previous.organ) or name not in self._types:
            return None
        return FoundInstitution(ending.start, ending.end, previous.level, previous.place, name, self._types[name])

    def ends_before(self, text: str, ending: Ending) -> bool:
        """Whether an organ stands right behind a word for a zone: 高新区|财政局, 钱塘新区|建设局."""
        start = ending.start
        return text.endswith(self._other, 0, start) or (
            ending.type.kind in _OF_ZONES and text.endswith(self._own, 0, start)
        )

    def bureau(
        self,
        text: str,
        ending: Ending,
        name: str,
        previous: FoundInstitution | None,
        chains: ByEnd,
        local: Mapping[str, Place],
    ) -> FoundInstitution | None:
        """The bureau of a zone that no table has: 高新区|财政局, 秦安|经开区财政局, 市|高新区财政局, 钱塘|新区建设局; None for 各开发区财政局.

        It is of the county or city, whatever its kind.
        """
        zone = next(zone for zone in (*self._own, *self._other) if text.endswith(zone, 0, ending.start))
        start = ending.start - len(zone)
        if self.of_many(text, start):
            return None
        kind = replace(ending.type, levels=_ABOVE_TOWNS)
        whole = Ending(start, ending.end, kind)
        if zone not in self._own:
            return self._areas.zone(text, whole, previous, local)
        chain = chains.get(start)
        if chain is not None:
            return FoundInstitution(chain.start, ending.end, "", chain.names, zone + name, kind)
        above = next((text[start - n : start] for n in _NAME_LENGTHS if text[start - n : start] in local), "")
        if not above and any(text[start - n : start] in self._large for n in _NAME_LENGTHS):
            return None  # 武汉|经开区财政局: of a place elsewhere
        area = "" if above else self._areas.area(text, whole, previous)
        if area and all(place.level is Level.TOWNSHIP for place in self._stems(area)):
            return self._areas.zone(text, whole, previous, local)  # 城南|经开区财政局
        if area:
            return None  # 昆山|高新区财政局: of a county elsewhere
        place = (above,) if above else ()
        level = text[start - 1 : start] if not above and text[start - 1 : start] in _LEVELS else ""
        if level and "\u4e00" <= text[start - 2 : start - 1] <= "\u9fff" and text[start - 2] not in _BEFORE:
            return None  # 我市|高新区财政局: of no zone that can be told
        return FoundInstitution(start - len(above + level), ending.end, level, place, zone + name, kind)

    def _is_word(self, text: str, start: int, end: int, heads: Mapping[str, Place]) -> bool:
        return start >= 0 and text[start:end] in heads and not self.of_many(text, start)  # 各|开发区管委会

    def of_many(self, text: str, start: int) -> bool:
        """Whether the word for a zone that begins at `start` is said of several, or of another: 各|开发区, 各综保区、|景区,
        兄弟|开发区.
        """
        if text.startswith("、", start - 1) and _OF_EACH.search(text, max(0, start - _LIST_REACH), start):
            return True
        return self._generic.end(text, start) or self._others.end(text, start)
