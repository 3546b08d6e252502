"""Lists of places: names that share one ending, 下党、宁化、才溪乡, and short names that make a list clear among themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.levels import LEVELS_OF_WORD
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLocality
from lawgraph.extraction.places import ByEnd, Chain
from lawgraph.extraction.village_names import VillageDescriptors, has_head
from lawgraph.model import Level, Place

_NUMBER = r"(?:\d+|[一二三四五六七八九十两]+)"
#: 泰州|5个|设区市, 蒿林|等偏远|乡镇, 磨憨|边境四|镇; but 东山|四|村
_HOW_MANY = rf"(?:(?:等{_NUMBER}?|{_NUMBER})个?(?:%(any)s)|(?:%(longer)s){_NUMBER}个?|等?{_NUMBER}?个?)"
_SHARED = (
    r"(?P<shared>行政村|(?<=[等个\d])村居(?!民)|村|社区|嘎查|乡镇|镇街|县\(市\)|县\(区\)|县\(市、区\)|县市区?|市县"
    "|旗县区?|市州|州市|地市|盟市|镇|乡|苏木|街道|县区|县|区|设区市|市|州|旗)"
)
#: 西洼村|委会, 西洼村|居民: the ending belongs to another word; but 西洼等村|村民, 两村|村规民约
_GOES_ON = "居?[委民级庄干党居容域矫镇头]|居?组(?!织)|村(?![民规干部“])|社区"
_MARK = "、"
_ALL_OF_THEM = re.compile(f"{_NUMBER}个?")
#: 金桂、烟塘等村、|红旗等社区: what stands before is a list of its own
_LISTED_BEFORE = re.compile("等(?:\\d+|[两三四五六七八九十])?个?(?:村|社区|嘎查)$")
#: 哲寮村|党总支: the organ of a village is no member
_ORGAN_OF_VILLAGE = re.compile("(?:村|社区|嘎查).{2,}$")
#: 曲亭、苏堡、堤村|三个乡镇: 村 is a part of the name
_SECOND_ENDING = rf"(?:等(?:\d*个)?(?:%(any)s)?|{_NUMBER}个)(?:社区|村|镇|乡|街道|[县市区旗州])"
#: 三阳乡团山、安定镇|丁家坡、梅仙镇|石牛等村: towns with a village each
_VILLAGES_BEHIND = r"(?<=[镇乡])[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,8}){0,6}等\d{0,2}个?(?:行政)?村"
#: the end of a list of names with one ending: 、南河等村; most 、 have none of these characters in their run
_LIST_END = (
    r"、(?=[\u4e00-\u9fff“”\d]*?[村社嘎乡镇木县街区市州旗])"
    r"“?(?P<last>[\u4e00-\u9fff]{1,6}?|[\u4e00-\u9fff]{2,3}[和与及][\u4e00-\u9fff]{2,4}[乡镇道木][\u4e00-\u9fff]{2,4}?)”?"
    rf"{_HOW_MANY}(?:苏木)?{_SHARED}(?!{_GOES_ON}|{_SECOND_ENDING}|{_VILLAGES_BEHIND})"
)
#: the names before: 东岭、西洼
_LIST_START = re.compile(r"“?[\u4e00-\u9fff]{1,8}”?(?:、“?[\u4e00-\u9fff]{1,8}”?)*$")
_MEASURE = re.compile("公顷|平方|公里|[亩米户人万亿吨件起例次场名个余条处份家项宗块座栋间]")
_LIST_REACH = 80
_ENDED = re.compile("(?:村|社区|居委会|村委会|委员会|小区|嘎查|苏木|镇|乡|街道|县|区|市|旗)$")
_LISTING = frozenset("、和与及")
_NEW_AREA = "新区"
#: 中层干部及|社区主干 names no community
_AND_OF = "及"
_AND_SO_ON = "等"
_BELOW = frozenset({"村", "社区", "嘎查"})
_TOWNS = ("镇", "乡", "街道", "苏木")
#: with which endings of its own a member of such a list is whole: 回龙社区、石堰村、金绛等村; 天津新村 may be a 社区
_WITH_ENDING = {"村": ("村", "社区", "嘎查"), "社区": ("社区", "嘎查"), "嘎查": ("社区", "嘎查")}
#: what lists end in beside level words: 龙川、和平等县(区), 新安、上坪等镇街
_LEVEL_OF_SEVERAL = {
    **dict.fromkeys(
        ("县区", "县(市)", "县(区)", "县(市、区)", "县市", "县市区", "市县", "旗县", "旗县区"), Level.COUNTY
    ),
    **dict.fromkeys(("市州", "州市", "地市", "盟市"), Level.PREFECTURE),
    **dict.fromkeys(("乡镇", "镇街"), Level.TOWNSHIP),
}
_LEVEL_OF = {word: levels[-1] for word, levels in LEVELS_OF_WORD.items()} | _LEVEL_OF_SEVERAL
_SHORTEST_LISTED, _LONGEST_LISTED = 2, 6
#: 阿纳库勒、夏马勒、色力布亚等乡镇: one name of three may be spelled in a way of its own
_ONE_UNKNOWN_IN = 3
_ITEM = re.compile(r"[\u4e00-\u9fff]+")
_GROUP = re.compile("村[一二三四五六七八九十\\d]+[组社队]")
#: 利川两市和|建始: the list before ends, another begins
_AFTER_ANOTHER = re.compile(
    "(?:[两三四五六七八九十]|个|设区|等)(?:乡镇|[市县区旗镇乡村]|街道|社区)(?:和|与|及|以及)(?=[\u4e00-\u9fff]{2})"
)
#: 组织玉斯屯克库都克村, but no name of a village is longer
_LONGEST_NAME = 4
_SHORTEST_SPELLED = 5
#: 在那达慕大会、|宝日胡舒嘎查: a gathering is no village
_GATHERING = ("大会", "会议", "活动", "庙会", "文化节", "集市")


class _List(NamedTuple):
    """The members of a list with their offsets, the ending they share, whether something stands before it (等3个村), and whether
    that is their number alone (两村).
    """

    items: list[tuple[int, str]]
    shared: str
    counted: bool
    numbered: bool


class ListGrammar:
    """The rules for lists that share an ending, compiled from the word classes."""

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer, segment: Callable[[str], Sequence[str]]) -> None:
        self._gazetteer = gazetteer
        self._segment = segment
        self._generic = frozenset(grammar["village-generic"])
        self._compound = grammar["village-compound"]
        self._before_list = re.compile(
            f"{grammar.alternation('village-before')}|{grammar.alternation('open-boundary')}"
        )
        longer = (word for word in grammar["listed-kind"] if len(word) > 1)  # 磨憨|边境四镇, but 东山|四村
        kinds = {"any": grammar.alternation("listed-kind"), "longer": "|".join(longer)}
        #: 深入|社区, 送法进|社区: what leads to villages, and no name of one
        self._leads_to = re.compile(f"^(?:{grammar.alternation('village-before')})$|进$")
        self._list_end = re.compile(_LIST_END % kinds)
        self._descriptors = VillageDescriptors(grammar)
        self._generic_before = frozenset(grammar["generic-before"])
        self._sounds = "".join(grammar["spelled-sound"])

    def find(
        self, text: str, places: Sequence[Chain], heads: Sequence[Container[str]], claims: Claims
    ) -> list[FoundLocality]:
        """Names in a list that share one ending: 下党、宁化、才溪乡. A list of divisions is one where all are known; `heads` hold the
        short names of places.
        """
        found: list[FoundLocality] = []
        ends = ByEnd(places)
        for match in self._list_end.finditer(text):
            members = self._members(text, match)
            if members is not None:
                made = self._villages(members, ends, heads) if members.shared in _BELOW else self._divisions(members)
                found += [place for place in made if claims.free(place.start, place.end)]
        return found

    def _members(self, text: str, match: re.Match[str]) -> _List | None:
        """The members of the list that ends in a match; None where what stands there is no list of names."""
        before = _LIST_START.search(text, max(0, match.start() - _LIST_REACH), match.start())
        if before is None or (text[match.start() + 1] == "“" and text[before.start()] != "“"):
            return None  # 开展反诈宣传、“无诈社区”创建
        shared = match["shared"].removeprefix("设区").removeprefix("行政").removesuffix("居")
        counted = match.end("last") < match.start("shared") - text[match.end("last")].count("”")
        if not counted and text.startswith(_MARK, match.end()):
            return None  # 南河社区、|…: the list goes on
        if not counted and _ENDED.search(text, max(0, match.start() - 2), match.start()):
            return None  # 河曲县、内蒙古准格尔|旗: each name has its own ending
        items = [(m.start(), m.group()) for m in _ITEM.finditer(text, before.start(), match.end("last"))]
        items = _behind_another(items)
        lists = [number for number, (_, item) in enumerate(items, 1) if _LISTED_BEFORE.search(item)]
        items = items[lists[-1] :] if lists else items
        if not items:
            return None  # 烟塘等村|等社区
        if any(_GROUP.search(item) for _, item in items):
            return None  # 东山村三组、三江村五社
        if _MEASURE.match(items[0][1]) and text[items[0][0] - 1 : items[0][0]].isdigit():
            return None  # 冯台村3.89公顷、付台村6.38公顷
        items[-1:] = self._halves(*items[-1], shared)
        items = self._behind_a_verb(items, shared)
        if not counted and len(items) == 1 and _LISTING.isdisjoint(items[0][1]):
            return None  # 一、严禁在|丰泽区|燃放: one name with its own ending
        cut = self._before_name(items[0][1], shared)
        items[0] = (items[0][0] + cut, items[0][1][cut:])
        if not counted and self._leads_to.search(items[-1][1]):
            return None  # 张贴标语、播放广播、深入|社区
        if any(not item or item in self._generic_before or item.endswith((_AND_OF, *_GATHERING)) for _, item in items):
            return None  # 中层干部及|社区主干
        if not counted and any(_ENDED.search(item) or _ORGAN_OF_VILLAGE.search(item) for _, item in items[:-1]):
            return None  # 金桂村、银杏村: each name has its own ending; in 西康路、天津新村等社区 they share one
        last, name = items[-1]
        if (
            shared not in _BELOW
            and text.startswith(_AND_SO_ON, match.end("last"))
            and self._called(name + _AND_SO_ON, shared)
        ):
            items[-1] = (last, name + _AND_SO_ON)  # 靖西、那坡、天等三县
        whole = len(name) == 1 or name[-1:] + shared == _NEW_AREA
        if not counted and shared not in _BELOW and whole and any(len(item) > 1 for _, item in items):
            items[-1] = (last, name + shared)  # 武功、乾县: of one character alone is no name; 浏阳、宁乡、滨海新区
        numbered = counted and _ALL_OF_THEM.fullmatch(text, match.end("last"), match.start("shared")) is not None
        return _List(items, shared, counted, numbered)

    def _villages(self, members: _List, ends: ByEnd, heads: Sequence[Container[str]]) -> list[FoundLocality]:
        """The villages of a list: 东岭、西洼、南河等村; none where a member is no name of one. A town before one is that of those
        behind it too, 莲花镇|河湾、东坪等村, up to another place, 莲花镇河湾、|兴国邵店等村.
        """
        shared, counted, numbered = members[1:]
        homes: list[Chain | None] = []
        items: list[tuple[int, str]] = []
        for start, item in members.items:
            town = _town(start, item, ends)
            cut = town.start - start - 1 if town is not None else 0
            if cut >= _SHORTEST_LISTED and item[cut] in _LISTING:  # 西洼和|莲花镇|河湾
                homes.append(homes[-1] if homes else None)
                items.append((start, item[:cut]))
            homes.append(town or (homes[-1] if homes and not has_head(item, heads) else None))
            items.append((start, item) if town is None else (town.end, item[town.end - start :]))
        last = items[-1][1]
        if any(self._descriptors.make_up(item) or len(item) > _LONGEST_LISTED for _, item in items):
            return []
        described = sum(self._descriptors.stand_in(item) for _, item in items)
        if described > (len(items) - 1 if numbered else 0):
            return []  # 经济薄弱、矛盾突出等重点|村, 贫困、富裕|两村; but 河湾、富裕|两村 are names
        if last + shared in self._generic:
            return []  # 组织各单位、村|社区参加
        if not counted and any(last + shared in names for names in heads):
            return []  # 西溪南、岩寺、杨村等地 in a county that has a 杨村乡
        if last.endswith(self._compound) or (not counted and last.endswith("镇")):
            return []  # 服务中心建设、平安法治乡|村建设, 美丽圩镇建设、典型镇|村培育
        return [
            FoundLocality(
                home.start if home is not None and home.end == start else start,
                start + len(item),
                home.names if home is not None else (item + shared,),
                village=item + shared,
                places=home.places if home is not None else (),
            )
            for home, (start, item) in zip(homes, items, strict=True)
            # 东岭村、西洼两村: the first has its own ending; 中村、下寨等村: 中 alone is no name, 中村村 is
            if not item.endswith(_WITH_ENDING[shared]) or len(item) - len(shared) < _SHORTEST_LISTED
            # 三阳乡、钟洞社区等8个村(社区): the town is no village; 新城区 may be a community
            if not (item.endswith(_TOWNS) and self._is_whole(item))
        ]

    def _divisions(self, members: _List) -> list[FoundLocality]:
        """The divisions of a list that are known; none where too many are not, or no county has the towns side by side.

        花马池镇、大水坑、惠安堡等乡镇: what has its own ending is named by it, but 乾县 could be no more than a part of a word.
        """
        items = [
            (start, item) for start, item in members.items if len(_ENDED.sub("", item)) == 1 or not self._is_whole(item)
        ]
        if not items:
            return []
        items[0] = self._last_name(*items[0], members.shared)
        known = self._beside(items, members.shared)
        if _LEVEL_OF.get(members.shared) is Level.TOWNSHIP and not _have_neighbours(known):
            return []  # 世纪广场、江南|街道, 高新、工业、农业等重点|镇
        if sum(not places for _, _, places in known) > len(known) // _ONE_UNKNOWN_IN:
            return []
        return [
            FoundLocality(start, start + len(item), (places[0].name,), places=places)
            for start, item, places in known
            if places
        ]

    def _beside(self, items: Sequence[tuple[int, str]], shared: str) -> list[tuple[int, str, tuple[Place, ...]]]:
        """The members with the places that they name: those side by side in the county where most of them lie, though the ending
        of one may be another there. 牛栏江、杨林、|杨桥|等镇 is 杨桥街道 beside the two and no 杨桥镇 elsewhere.
        """
        level = _LEVEL_OF.get(shared)
        options: list[dict[str, list[Place]]] = []
        for _, item in items:
            exact = self._called(item, shared)
            within: dict[str, list[Place]] = {}
            for place in exact:
                within.setdefault(place.parent, []).append(place)
            for place in self._gazetteer.stems(item) if exact else ():
                if place.level is level and place.parent not in {one.parent for one in exact}:
                    within.setdefault(place.parent, []).append(place)
            options.append(within)
        shares = Counter(parent for within in options for parent in within)
        most = max(shares.values(), default=0)
        beside = {parent for parent, share in shares.items() if share == most > 1}
        return [
            (
                start,
                item,
                tuple(p for parent in within if parent in beside for p in within[parent]) or self._called(item, shared),
            )
            for (start, item), within in zip(items, options, strict=True)
        ]

    def _before_name(self, item: str, shared: str) -> int:
        """How many characters of the first member stand before its name: 在|漳, 组织|玉斯屯克库都克."""
        if self._is_whole(item) or (shared not in _BELOW and self._called(item, shared)):
            ends = []  # 新民、老高川等镇; 前卫镇、高台等村
        else:
            ends = [m.end() for m in self._before_list.finditer(item)]
        cut = max((end for end in ends if self._may_begin(item[end:], shared)), default=0)
        stem = item.removesuffix(shared)
        sounds = len(stem.rstrip(self._sounds))
        return min(cut, sounds) if len(stem) - sounds >= _SHORTEST_SPELLED else cut

    def _behind_a_verb(self, items: list[tuple[int, str]], shared: str) -> list[tuple[int, str]]:
        """The members from the last that is too long for a name and holds a word before one: 县司法局、|县民宗局到里茶、潘内等村."""
        for number in range(len(items) - 1, 0, -1):
            item = items[number][1]
            if len(item) <= _LONGEST_NAME or (shared not in _BELOW and self._called(item, shared)):
                continue  # 温都尔勒图镇 is whole, whatever its characters mean
            begins = (item[m.end() :] for m in self._before_list.finditer(item) if m.group() not in _LISTING)
            if any(len(name) >= _SHORTEST_LISTED and name[0] not in _LISTING for name in begins):
                return items[number:]  # but 南新|和王尹镇尹川
        return items

    def _halves(self, start: int, item: str, shared: str) -> list[tuple[int, str]]:
        """The last member of a list, or the two that 和 joins: 河湾、|东岭|和|西洼|村; 上罗|和|孝儿|三个乡镇, where 和孝 would be a word."""
        if _LISTING.isdisjoint(item):
            return [(start, item)]
        for number, character in enumerate(item):
            before, after = item[:number], item[number + 1 :]
            if character in _LISTING and self._called(before, shared) and self._called(after, shared):
                return [(start, before), (start + number + 1, after)]
        at = start
        words = item.partition(_AND_OF) if _AND_OF in item else self._segment(item)
        for word in words:
            before, after = item[: at - start], item[at - start + len(word) :]
            if word in _LISTING and min(len(before), len(after)) >= _SHORTEST_LISTED:
                return [(start, before), (at + len(word), after)]
            at += len(word)
        return [(start, item)]

    def _is_whole(self, item: str) -> bool:
        """Whether a member of a list is a full name: 花马池镇."""
        return _ENDED.search(item) is not None and bool(self._gazetteer.named(item))

    def _last_name(self, start: int, item: str, shared: str) -> tuple[int, str]:
        """The name at the end of the first member of a list of divisions: 镇原县|屯字、孟坝、平泉三镇."""
        for cut in range(len(item) - 1):
            if self._called(item[cut:], shared):
                return start + cut, item[cut:]
        return start, item

    def _may_begin(self, item: str, shared: str) -> bool:
        """Whether a list may begin so: with two characters or more, or with one that is known, 在|漳、岷两县."""
        return len(item) >= _SHORTEST_LISTED or bool(item and shared not in _BELOW and self._called(item, shared))

    def _called(self, stem: str, shared: str) -> tuple[Place, ...]:
        """The places that a stem and the shared ending name: 漳 and 县, 安定 and 县 (安定区, a county by level)."""
        level = _LEVEL_OF.get(shared)
        whole = stem.endswith(shared) and len(stem) == len(shared) + 1  # 乾县, not 乾
        exact = self._gazetteer.named(stem if whole else stem + shared)
        called = tuple(place for place in self._gazetteer.stems(stem) if place.level is level)
        if not exact:
            return called
        # 无为、南陵两县: 无为市 since 2019, beside the county that it was; but 保康镇 and 保康街道 lie side by side
        return (*exact, *(one for one in called if any(_became(other, one) for other in exact)))


def _became(one: Place, other: Place) -> bool:
    """Whether two places have stood for one another in the tables: 无为县 up to 2018, 无为市 from 2019."""
    apart = one.last_year < other.first_year or other.last_year < one.first_year
    return apart and one.parent == other.parent


def _town(start: int, item: str, ends: ByEnd) -> Chain | None:
    """The place before the name of a village in a list: 莲花镇|河湾, 新|店镇|河湾, whose 新 was taken for a word."""
    last = start + len(item)
    before = [chain for chain in ends.around(start, last) if chain.end + _SHORTEST_LISTED <= last]
    return before[-1] if before else None


def _behind_another(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The members behind another list: 恩施、利川两市和|建始、巴东等县."""
    for number in range(len(items) - 1, -1, -1):
        start, item = items[number]
        another = _AFTER_ANOTHER.search(item)
        if another is not None:
            return [(start + another.end(), item[another.end() :]), *items[number + 1 :]]
    return items


def _have_neighbours(named: Sequence[tuple[int, str, Sequence[Place]]]) -> bool:
    """Whether each of several names may mean a place in a county where another of them lies."""
    above = [{place.parent for place in places} for _, _, places in named if places]
    return len(above) < 2 or all(
        any(one & other for at, other in enumerate(above) if at != number) for number, one in enumerate(above)
    )
