"""What stands in front of an organ: the place or level word that tells whose it is, 镇|党委, 中共龙川|县委."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.catalogue.words import Words
from lawgraph.extraction.far_heads import FarHeads
from lawgraph.extraction.found import BODIES, FoundInstitution
from lawgraph.extraction.places import Chain, begins_word
from lawgraph.model import Level, Place

#: 团县委: the league's committee, its short name around the level
LEAGUE = "团"
#: 辖区派出所: the area it has charge of is no level
_OWN_AREA = "辖区"
_PARTY_PREFIXES = ("中国共产党", "中共")
_PARTY_REACH = 5
#: how long the names of places are that stand before organs: 托格日尕孜|司法所, 高新技术产业开发区|管委会 in that zone's report
_SHORT_NAMES = range(9, 1, -1)
_ONCE = "原"
_JOINT_REACH = 12
#: 各|县, 乡|镇: before a level word these make another word
_PART_OF_A_WORD = frozenset("各全该每某两双乡镇县市区州盟村街驻跨城")
#: 十六|区政府, 三|县司法局: organs of so many places; 统一|县委部署 is of one
_MANY = frozenset("二三四五六七八九十")
#: 入驻|镇便民服务中心, but 驻镇|单位
_MASKS = ("*", "×", "某", "X", "x")
#: 健全|县委议事规则: no 全县
_NO_PART = ("入驻", "进驻", "派驻", "健全")
#: 上级法|院党组
_OF_OTHERS, _OTHERS_REACH = re.compile("(?:[上下]一?级|各级?|基层|两级)[\u4e00-\u9fff]{0,2}[局厅院委]$"), 6
#: 部|党组, 总署|党委: the organ of the ministry that reports; 干部, 支部 and 武装部 are none
_MINISTRY = re.compile("(?:总[局署]|(?<![干支本总内外全各装战织团门军])部)$")
#: 县局|党委: the bureau at that level of the one that reports
_BUREAU_AT_LEVEL = re.compile("(?<![各全该两每某本我])[省市州县区盟旗]局$")
#: 地委: the committee of a 地区; 当地|委托 and 基地|委员会 are none
_REGION_COMMITTEE = re.compile("(?<![当各本实土基异驻属外内产耕场林工营阵])地$")

#: 省|十四届|人大常委会, 市|第十六届|人民政府
_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届$")
_TERM_REACH = 6
#: 江苏, 黑龙江
_STEM, _LONG_STEM = 2, 3
_ELECTED = frozenset({"congress", "government", "cppcc"})
#: 县十八届人大|三次会议: the meeting of all its members is the congress, and no organ does anything there
_SESSION = re.compile("第?[一二三四五六七八九十]{1,3}次")
_STANDING = ("常委会", "常务委员会")


class Head(NamedTuple):
    """What stands in front of an organ: where it begins, the level word and the place names."""

    start: int
    level: str = ""
    place: tuple[str, ...] = ()


#: what is called by its city too
_BEHIND_CITIES = frozenset({Level.OTHER, Level.COUNTY})
#: of a place that is known to be another, and no more
NOT_OURS = Head(-1)
_TOWN_WORDS = frozenset({"镇", "乡"})
_STATE, _COUNTY = "州", "县"
#: 师市|司法局 of a city that is a division of the 兵团; but 选派律师|市律协
_DIVISION, _PERSONS = "师市", ("律师", "教师", "医师", "导师", "讲师", "老师")


class HeadGrammar:
    """The rules for heads, compiled from the word classes."""

    def __init__(self, grammar: Grammar, regions: Mapping[str, str], far: FarHeads) -> None:
        self.levels = grammar["level-word"]
        #: the level words by their last characters
        self._by_last = {
            last: tuple(level for level in self.levels if level.endswith(last)) for last in "".join(self.levels)
        }
        no_former = "".join(word[-2] for word in grammar["ends-in-yuan"])
        #: 原西峰市|司法局, a city that is no more; but 林业和草原局与|县公安局, 太原高新区|财政局
        self._former = re.compile(f"(?<![{no_former}]){_ONCE}[\u4e00-\u9fff]{{1,3}}[市县区]?$")
        self._inner = frozenset(grammar["bureau-organ"])
        self._regions = regions
        self._far = far
        self._boundaries = frozenset(grammar["open-boundary"])
        self._others = Words(grammar["other-before-level"])
        areas = (*grammar["own-zone"], *grammar["other-zone"])
        self._no_place = grammar["no-other-place"]
        self._no_district = (*grammar["no-district"], *(area[:-1] for area in areas if area.endswith("区")))
        zones = alternation((*grammar["economic-zone"], *grammar["high-tech-zone"]))
        #: 高新区(|新市区), 经济技术开发区(|头屯河区)
        self._joint_zone = re.compile(f"(?:{zones})\\($")
        self._no_others = Words(grammar["other-before-level-but"])

    def head(
        self, text: str, end: int, kind: InstitutionType, chains: Mapping[int, Chain], local: Mapping[str, Place]
    ) -> Head | None:
        """The place or level word that ends where an organ's ending begins; None when there is none, or a generic one."""
        chain = chains.get(end)
        if chain is not None:
            return Head(_with_party(text, chain.start), place=chain.names)
        if text.startswith(")", end - 1) and (joint := self._joint_head(text, end - 1, chains, local)) is not None:
            return joint
        named = self._of_short_name(text, end, chains, local)
        if named is not None:
            return named
        level = self._level_before(text, end)
        if level:
            return self._of_level(text, end, level, chains, local)
        bureau = self._of_bureau(text, end) if kind.name in self._inner else None
        if bureau is not None:
            return bureau
        if text.startswith("委", end) and _REGION_COMMITTEE.search(text, max(0, end - 2), end):
            return self._region(text, end - 1)
        far = self._far.find(text, end, kind)
        if far is not None:
            return Head(far[0], place=far[1])
        party = _with_party(text, end)
        return Head(party) if party < end else None

    def _of_short_name(
        self, text: str, end: int, chains: Mapping[int, Chain], local: Mapping[str, Place]
    ) -> Head | None:
        """The place by its short name, with what stands above it in front: 上坪|司法所, 温岭市|大溪|派出所."""
        for length in _SHORT_NAMES:
            name = text[end - length : end]
            if name in local and end >= length and not (name == "新区" and text.endswith("高新区", 0, end)):
                if name.endswith(_COUNTY) and not begins_word(text, end - length, end):
                    continue  # 组成|县委督导组 in the report of 成县
                above = chains.get(end - length)
                if above is not None and any(local[name].path.startswith(f"{place.path}/") for place in above.places):
                    return Head(_with_party(text, above.start), place=(name,))
                return Head(_with_above(text, end - length, local[name]), place=(name,))
        return None

    def _level_before(self, text: str, end: int) -> str:
        """The level word that ends here, "" for none: 杭州|公安局 is of no 州, and 辖区派出所 of no 区."""
        if text.endswith(_OWN_AREA, 0, end):
            return ""
        for level in self._by_last.get(text[end - 1 : end], ()):
            of_city = level == _STATE and self._far.knows(text[max(0, end - 2) : end])
            of_person = level == _DIVISION and text.endswith(_PERSONS, 0, end - 1)
            if text.endswith(level, 0, end) and not of_city and not of_person:
                return level
        return ""

    def _of_level(
        self, text: str, end: int, level: str, chains: Mapping[int, Chain], local: Mapping[str, Place]
    ) -> Head | None:
        """The head of a level word that ends here; `NOT_OURS` where it is said of another place, None where of none."""
        start = end - len(level)
        doubled = chains.get(start)
        if doubled is not None and doubled.names[-1].endswith(level):
            return Head(_with_party(text, doubled.start), place=doubled.names)  # 郏县县委
        for length in (4, 3, 2):
            known = local.get(text[max(0, start - length) : start])
            if known is not None and known.name.endswith(level) and start >= length:
                # 《信访工作条例》|和平区政府, whose 和 was taken for the particle
                return Head(_with_party(text, start - length), place=(text[start - length : start],))
        of_another = level in _TOWN_WORDS and self._is_of_another(text, start, chains)
        if of_another or (self._others.end(text, start) and not self._no_others.end(text, start)):
            return NOT_OURS
        return self.level_head(text, end, level)

    def _of_bureau(self, text: str, end: int) -> Head | None:
        """The bureau or ministry that reports, in front of an organ of bureaus: 局|党组, 县局|党委, 部|党组; 上级法院党组 is another's."""
        ministry = _MINISTRY.search(text, max(0, end - 2), end)
        if ministry is not None:
            return Head(ministry.start(), level=ministry.group())
        if text[end - 1 : end] not in BODIES:
            return None
        if _OF_OTHERS.search(text, max(0, end - _OTHERS_REACH), end):
            return NOT_OURS
        at_level = _BUREAU_AT_LEVEL.search(text, max(0, end - 3), end)
        start = at_level.start() if at_level is not None else end - 1
        return Head(start, level=text[start:end])

    def _joint_head(self, text: str, end: int, chains: Mapping[int, Chain], local: Mapping[str, Place]) -> Head | None:
        """The district that a zone is one with, in brackets that close at `end`: 高新区(新市区|)人民政府."""
        district = chains.get(end)
        first = max(0, district.start - _JOINT_REACH) if district is not None else 0
        zone = self._joint_zone.search(text, first, district.start) if district is not None else None
        if district is None or zone is None:
            return None
        city = chains.get(zone.start())
        start = city.start if city is not None else zone.start()
        short = next((length for length in _SHORT_NAMES if text[max(0, start - length) : start] in local), 0)
        return Head(start - short, place=district.names)

    def _is_of_another(self, text: str, start: int, chains: Mapping[int, Chain]) -> bool:
        """Whether a town that the gazetteer does not know by this name is written behind its county: 彭泽县|马当|镇人民政府."""
        for length in (2, 3):
            county = chains.get(start - length)
            if county is not None and county.places[0].level is Level.COUNTY:
                return text[county.end : start] not in self._boundaries
        return False

    def _region(self, text: str, end: int) -> Head:
        """喀什|地委, 中共阿克苏|地委, and 地委 alone: the region by its short name, else the report's."""
        for length in (4, 3, 2):
            region = self._regions.get(text[max(0, end - length) : end])
            if region is not None:
                return Head(_with_party(text, end - length), place=(region,))
        return Head(_with_party(text, end), level=text[end])

    def is_former(self, text: str, end: int, reach: int) -> bool:
        """Whether a place that is no more ends here, with 原 no further back than `reach`: 原西峰市|司法局."""
        first = text.find(_ONCE, max(0, end - reach), end)
        return first >= 0 and self._former.search(text, first, end) is not None

    def level_head(self, text: str, end: int, level: str) -> Head | None:
        """The head that a level word makes; None where it is a part of another word: 示范|区, 各|县."""
        start = end - len(level)
        before = text[max(0, start - 4) : start]
        if before.endswith(LEAGUE):
            return Head(start - len(LEAGUE), level=level)
        if level in {"村", "社区"}:
            return None
        if before.endswith(_MASKS) or before[-1:] in _MANY:
            return NOT_OURS  # **区人民政府: which one it is was made unknown; 三县司法局: of so many
        if before.endswith(("我", "本")):
            return Head(end, level=level)  # 我镇司法所: 我镇 is no part of the name
        if before.endswith(level):  # 县县卫生健康局: doubled by a slip
            return Head(start, level=level)
        if (
            (level == "区" and before.endswith(self._no_district))
            or (level == "市" and before.endswith(("地", "省")))
            or text.endswith(self._no_place, 0, end)
            or self.is_former(text, start, 4)
        ):
            return None
        if before[-1:] in _PART_OF_A_WORD and not before.endswith(_NO_PART):
            return None
        return Head(_with_party(text, start), level=level)  # 中共|县委


def _with_above(text: str, start: int, place: Place) -> int:
    """Where a name begins that stands behind its province's, or a zone's or county's behind its city's: 江苏|新沂经济开发区管委会,
    廊坊|开发区管委会, 天水|秦安产业园区管委会.
    """
    above = place.path.split("/")[:-1]
    if not above:
        return start
    cities = (above[-1], above[-1][:-1]) if place.level in _BEHIND_CITIES and len(above[-1]) > _STEM else ()
    province = above[0]
    names = (*cities, province, province[:_LONG_STEM], province[:_STEM])
    return next((start - len(name) for name in names if text.endswith(name, 0, start)), start)


def before_term(text: str, start: int, end: int, kind: InstitutionType) -> int:
    """Where an organ begins, with the number of its term: 省|十四届人大常委会."""
    term = _TERM.search(text, max(0, start - _TERM_REACH), start) if kind.kind in _ELECTED else None
    # 市十八届人民政府|第三十次常务会议 is held by the government
    session = kind.kind != "government" and _SESSION.match(text, end) and not text.endswith(_STANDING, 0, end)
    return start if term is None or session else term.start()


def beside_committee(text: str, head: Head, previous: FoundInstitution | None, kind: InstitutionType) -> Head:
    """湛江市委|市政府 in the report of a town below another city: the government is that of the committee's place."""
    if not head.level or previous is None or not previous.place or kind.kind != "government":
        return head
    committee = previous.type.kind == "party" and text.endswith(head.level + "委", 0, previous.end)
    if committee and text[previous.end : head.start] in {"", "、", "和"}:
        return head._replace(level="", place=previous.place)
    return head


def _with_party(text: str, start: int) -> int:
    """Where an organ of the party begins whose place begins at `start`: 中共|龙川县委."""
    end = start - text.endswith("\n", 0, start)
    if not text.endswith(_PARTY_PREFIXES, max(0, start - _PARTY_REACH), end):
        return start
    return next(end - len(words) for words in _PARTY_PREFIXES if text.endswith(words, 0, end))
