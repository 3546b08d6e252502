"""Places: names of divisions with the places above them, lists with a shared ending, villages."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundInstitution, FoundLocality
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.open_organs import Ending
from lawgraph.extraction.places import Chain
from lawgraph.model import Level, Place

#: the end of a list of names with one ending: 、南河等村, 、泰州5个设区市; most 、 have none of these in their run of characters
_LIST_END = re.compile(
    r"、(?=[\u4e00-\u9fff“”\d]*?[村社嘎乡镇县街区市])“?(?P<last>[\u4e00-\u9fff]{1,6}?)”?(?:等)?(?:\d+|[一二三四五六七八九十两]+)?(?:个)?"
    r"(?:苏木)?(?P<shared>行政村|村|社区|嘎查|乡镇|镇街|县\(市\)|县\(区\)|县\(市、区\)|镇|乡|街道|县区|县|区|设区市|市)(?!居?[委民级庄干党组居容域矫镇]|村|社区|、|等(?:\d*个)?(?:社区|村|镇|乡|街道))"
)
#: the names before: 东岭、西洼
_LIST_START = re.compile(r"“?[\u4e00-\u9fff]{1,8}”?(?:、“?[\u4e00-\u9fff]{1,8}”?)*$")
_MEASURE = re.compile("公顷|平方|公里|[亩米户人万亿吨件起例次场名个余条处份家项宗块座栋间]")
_LIST_REACH = 80
_ENDED = re.compile("(?:村|社区|嘎查|镇|乡|街道|县|区|市)$")
_LISTING = frozenset("、和与及")
#: 中层干部及|社区主干 names no community
_AND_OF = "及"
_BELOW = frozenset({"村", "社区", "嘎查"})
#: with which endings of its own a member of such a list is whole: 回龙社区、石堰村、金绛等村; 天津新村 may be a 社区
_WITH_ENDING = {"村": ("村", "社区", "嘎查"), "社区": ("社区", "嘎查"), "嘎查": ("社区", "嘎查")}
_LEVEL_OF = {
    "市": Level.PREFECTURE, "县": Level.COUNTY, "区": Level.COUNTY, "县区": Level.COUNTY,
    "县(市)": Level.COUNTY, "县(区)": Level.COUNTY, "县(市、区)": Level.COUNTY,
    "镇": Level.TOWNSHIP, "乡": Level.TOWNSHIP, "街道": Level.TOWNSHIP,
    "乡镇": Level.TOWNSHIP, "镇街": Level.TOWNSHIP,
}  # fmt: skip
_SHORTEST_LISTED, _LONGEST_LISTED = 2, 6
#: 阿纳库勒、夏马勒、色力布亚等乡镇: one name of three may be spelled in a way of its own
_ONE_UNKNOWN_IN = 3
_ITEM = re.compile(r"[\u4e00-\u9fff]+")
_VILLAGE = re.compile(
    r"(?P<kind>[村社嘎](?<=[\u4e00-\u9fff].)(?:(?<=村)|(?<=社)区|(?<=嘎)查))(?![委民级干党组居支部务规改社容貌通庄医官落镇寨集企情矫]|社区|两[委级会职]|科技园|软件园|产业园|了(?!解))"
)
_NEXT_VILLAGE = re.compile("、[\u4e00-\u9fff]{2,4}村")
_ROADS = ("路", "街", "巷")
#: 重庆市|人民政府令第329号: a number, and nothing is said of the place
_DECREE = re.compile(r"(?:人民)?政府令第?\d+号")
_NO_VILLAGE = frozenset(
    "全各本该我他乡农两三四五六七八九十几多每中城进驻入下访到镇县省市区个新老旧古邻名强美包联帮治山渔贫富"
)
_VILLAGE_WORD = "村"
_ENDS_OF_VILLAGES = frozenset("村区查")
#: a name so short right behind its town is whole, whatever its last character means alone
_SHORT_STRETCH = (2, 3)
_EACH = frozenset("各每本全该两")
_JOINING = frozenset("和与及在对由向到从的各")
#: 河湾村|村委会, 河湾|村委会, 北栅社区|居委会
_COMMITTEE = re.compile(
    "(?P<kind>村|社区|嘎查)(?:村|社区)?(?P<organ>委会|民委员会|居委会|居民委员会|党支部|党总支)(?![书成班])"
)
_LAST_OF_VILLAGE = ("村", "区", "查")
#: 河湾村党委|书记, 河湾村人民调解委员会|成员
_POST_OR_MEETING = ("书", "成员", "班子", "会议", "主任", "委员")
_COUNTED = re.compile(r"[\d一二三四五六七八九十百两多]+\Z")
_MEASURE_WORD = "个"
_DONE = ("完成", "推动", "推进", "实现", "加强", "规范", "选派", "督促", "协助", "配合", "原")
_WHOLE_COMMITTEE = {"委会": "村委会", "民委员会": "村委会", "居民委员会": "居委会"}
_VILLAGE_REACH = 8
_LONGEST_VILLAGE, _LONGEST_COMMUNITY = 4, 6
#: 托格日尕孜|村, 乌兰额日格|嘎查: spelled by the sound
_SHORTEST_SPELLED, _LONGEST_SPELLED = 5, 8
#: what a village is called where names are Mongolian: 萨如拉图雅|嘎查
_MONGOLIAN = "嘎查"
#: 在那达慕大会、|宝日胡舒嘎查: a gathering is no village
_GATHERING = ("大会", "会议", "活动", "庙会", "文化节", "集市")
_BEFORE = 4


class LocalityGrammar:
    """The rules for places, compiled from the word classes."""

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer, segment: Callable[[str], Sequence[str]]) -> None:
        self._gazetteer = gazetteer
        self._segment = segment
        self._generic = frozenset(grammar["village-generic"])
        self._boundary = re.compile(f"(?:{grammar.alternation('open-boundary')})$")
        self._visits = ("赴", "前往", *grammar["visit"])
        self._boundaries = frozenset(grammar["open-boundary"])
        self._compound = grammar["village-compound"]
        self._last_in_name = frozenset(grammar["village-last"])
        self._before_list = re.compile(
            f"{grammar.alternation('village-before')}|{grammar.alternation('open-boundary')}"
        )
        self._before_village = re.compile(f"(?:{grammar.alternation('village-before')})")
        self._leading = re.compile("|".join(word for word in grammar["village-before"] if len(word) > 1))
        words = grammar["village-descriptor"]
        self._described = re.compile("|".join(w for w in words if len(w) > 1))
        self._describing = frozenset(w for w in words if len(w) == 1)
        self._village_words = tuple(w for w in grammar["village-generic"] if len(w) > 3)
        self._generic_before = frozenset(grammar["generic-before"])
        self._sounds = "".join(grammar["spelled-sound"])
        self._spelled = frozenset(self._sounds)

    def named(
        self, text: str, chains: Sequence[Chain], near: Callable[[Place], bool], claims: Claims
    ) -> list[FoundLocality]:
        """Divisions by their full names, where the report's surroundings or the text around says it is a name.

        `near` tells whether a place lies in the report's surroundings. 示范县 names no 范县, 学习和县委 no 和县.
        """
        found: list[FoundLocality] = []
        for chain in chains:
            if not claims.free(chain.start, chain.end) or _DECREE.match(text, chain.end):
                continue
            listed = bool(found) and found[-1].end == chain.start - 1 and text[chain.start - 1] in _LISTING
            if listed or self._is_name(text, chain, near):
                found.append(FoundLocality(chain.start, chain.end, chain.names, places=chain.places))
        return found

    def _is_name(self, text: str, chain: Chain, near: Callable[[Place], bool]) -> bool:
        before = text[max(0, chain.start - _BEFORE) : chain.start]
        clear = not before or not "\u4e00" <= before[-1] <= "\u9fff" or self._boundary.search(before) is not None
        if before.endswith(self._visits):
            return True  # 考察和静县, 赴环县学习
        if len(chain.names) > 1 or any(near(place) for place in chain.places):
            return clear or len(chain.names[-1]) > 2
        if chain.places[0].level in {Level.PROVINCE, Level.PREFECTURE}:
            return True
        return clear and len(chain.names[0]) > 2

    def listed(self, text: str, claims: Claims) -> list[FoundLocality]:
        """Names in a list that share one ending: 下党、宁化、才溪乡. A list of divisions is one where all are known."""
        found = []
        for match in _LIST_END.finditer(text):
            before = _LIST_START.search(text, max(0, match.start() - _LIST_REACH), match.start())
            if before is None or (text[match.start() + 1] == "“" and text[before.start()] != "“"):
                continue  # 开展反诈宣传、“无诈社区”创建
            if _MEASURE.match(text, before.start()) and text[before.start() - 1 : before.start()].isdigit():
                continue  # 冯台村3.89公顷、付台村6.38公顷
            shared = match["shared"].removeprefix("设区").removeprefix("行政")
            items = [(m.start(), m.group()) for m in _ITEM.finditer(text, before.start(), match.end("last"))]
            items = self._behind_a_verb(items)
            first, name = items[0]
            ends = [m.end() for m in self._before_list.finditer(name)]
            cut = max((end for end in ends if self._may_begin(name[end:], shared)), default=0)
            sounds = len(name.removesuffix(shared).rstrip(self._sounds))
            if len(name.removesuffix(shared)) - sounds >= _SHORTEST_SPELLED:
                cut = min(cut, sounds)  # 组织|玉斯屯克库都克村、塔汗其村等5个村
            items[0] = (first + cut, name[cut:])
            items[-1:] = self._halves(*items[-1])
            if any(
                not item or item in self._generic_before or item.endswith((_AND_OF, *_GATHERING)) for _, item in items
            ):
                continue  # 中层干部及|社区主干
            counted = match.end("last") < match.start("shared") - text[match.end("last")].count("”")
            if not counted and any(_ENDED.search(item) for _, item in items[:-1]):
                continue  # 金桂村、银杏村: each name has its own ending; in 西康路、天津新村等社区 they share one
            if shared not in _BELOW:
                # 花马池镇、大水坑、惠安堡等乡镇: what has its own ending is named by it
                items = [(start, item) for start, item in items if not self._is_whole(item)]
                if not items:
                    continue
            if shared in _BELOW:
                if any(self._describing.issuperset(item) or len(item) > _LONGEST_LISTED for _, item in items):
                    continue
                if items[-1][1] + shared in self._generic:
                    continue  # 组织各单位、村|社区参加
                if items[-1][1].endswith(self._compound) or (not counted and items[-1][1].endswith("镇")):
                    continue  # 服务中心建设、平安法治乡|村建设, 美丽圩镇建设、典型镇|村培育
                made = [
                    FoundLocality(start, start + len(item), (item + shared,), village=item + shared)
                    for start, item in items
                    # 东岭村、西洼两村: the first has its own ending; 中村、下寨等村: 中 alone is no name, 中村村 is
                    if not item.endswith(_WITH_ENDING[shared]) or len(item) - len(shared) < _SHORTEST_LISTED
                ]
            else:
                items[0] = self._last_name(*items[0], shared)
                known = [(start, item, self._called(item, shared)) for start, item in items]
                if not counted and _LEVEL_OF.get(shared) is Level.TOWNSHIP and not _have_neighbours(known):
                    continue  # 世纪广场、江南|街道: no county has both
                if sum(not places for _, _, places in known) > len(known) // _ONE_UNKNOWN_IN:
                    continue
                made = [
                    FoundLocality(start, start + len(item), (places[0].name,), places=places)
                    for start, item, places in known
                    if places
                ]
            found += [place for place in made if claims.free(place.start, place.end)]
        return found

    def _behind_a_verb(self, items: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """The members from the last that is too long for a name and holds a word before one: 县司法局、|县民宗局到里茶、潘内等村."""
        for number in range(len(items) - 1, 0, -1):
            item = items[number][1]
            if len(item) <= _LONGEST_VILLAGE:
                continue
            begins = (item[m.end() :] for m in self._before_list.finditer(item) if m.group() not in _LISTING)
            if any(len(name) >= _SHORTEST_LISTED for name in begins):
                return items[number:]
        return items

    def _halves(self, start: int, item: str) -> list[tuple[int, str]]:
        """The last member of a list, or the two that 和 joins: 河湾、|东岭|和|西洼|村."""
        if _LISTING.isdisjoint(item):
            return [(start, item)]
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
        exact = self._gazetteer.named(stem + shared)
        called = tuple(place for place in self._gazetteer.stems(stem) if place.level is level)
        if not exact:
            return called
        # 无为、南陵两县: 无为市 since 2019, beside the county that it was
        beside = {place.path.rpartition("/")[0] for place in exact}
        return (*exact, *(p for p in called if p not in exact and p.path.rpartition("/")[0] in beside))

    def villages(self, text: str, hits: Hits, places: Sequence[Chain], claims: Claims) -> list[FoundLocality]:
        """Villages and communities below the township: 河湾村, 金龙社区, 城东街道东方红社区.

        The name stands between a mark, a function word or a place and 村, and is no word that describes a village.
        """
        ends = {chain.end: chain for chain in places}
        inside = {position for chain in places for position in range(chain.start, chain.end)}
        found = []
        for match in hits.matches(_VILLAGE, text, Role.VILLAGE):
            last = match.start("kind")
            if text.endswith(self._compound, 0, last) or {last, match.end()} <= inside:
                continue  # 禄丰市中|村乡 is a town
            start = self._village_start(text, last, ends)
            if start is None:
                continue
            stem, name = text[start:last], text[start : match.end()]
            chain = ends.get(start)
            first = chain.start if chain is not None else start
            of_its_town = chain is not None and chain.names[-1].startswith(stem)  # 一市镇|一市村
            if name in self._generic or not claims.free(first, match.end()):
                continue
            if not (of_its_town or self._is_proper(stem)):
                continue
            if chain is None:
                found.append(FoundLocality(first, match.end(), (name,), village=name))
            else:
                found.append(FoundLocality(first, match.end(), chain.names, village=name, places=chain.places))
        return found

    def organs(
        self,
        text: str,
        hits: Hits,
        places: Sequence[Chain],
        types: Mapping[str, InstitutionType],
        organs: Sequence[InstitutionType | None],
        claims: Claims,
    ) -> list[FoundInstitution]:
        """The organs of villages and communities: 河湾村|村委会, 河湾村委会, 北栅社区|居委会, 河湾村|人民调解委员会.

        `types` are those of villages by name, `organs` the types that the hits of organs name.
        """
        endings = [
            Ending(match.end("kind"), match.end(), kind)
            for match in _COMMITTEE.finditer(text)
            if (kind := types.get(_WHOLE_COMMITTEE.get(match["organ"], match["organ"]))) is not None
        ]
        known = {ending.start for ending in endings}
        endings += [
            Ending(start, end, kind)
            for start, end, surface in hits.organs
            if text.startswith(_LAST_OF_VILLAGE, start - 1)
            and start not in known
            and (kind := organs[surface]) is not None
            and kind.name in types
            and not text.startswith(_POST_OR_MEETING, end)
        ]
        ends = {chain.end: chain for chain in places}
        found = []
        for start, end, kind in sorted(endings, key=lambda ending: ending.start):
            last = next((start - len(ending) for ending in _BELOW if text.endswith(ending, 0, start)), start)
            first = None if text.endswith(self._compound, 0, last) else self._village_start(text, last, ends)
            name = text[first:start] if first is not None else ""
            if last == start or first is None or name in self._generic or not self._is_proper(text[first:last]):
                continue
            if self._is_counted(text[first:last]) or text.startswith(_DONE, first):
                continue  # 东城街道十个|村委会, 完成|社区党支部换届
            chain = ends.get(first)
            first = chain.start if chain is not None else first
            if claims.free(first, end):
                names = chain.names if chain is not None else ()
                organ = text[start:end] if kind.as_written else kind.name
                found.append(FoundInstitution(first, end, "", names, organ, kind, village=name))
        return found

    def _is_counted(self, stem: str) -> bool:
        """Whether a number before 村 says how many: 全镇十二|村; 柏井二村 is one of two with a name."""
        number = _COUNTED.search(stem)
        return number is not None and not (
            number.start() >= _SHORTEST_LISTED and self._is_proper(stem[: number.start()])
        )

    def _village_start(self, text: str, last: int, ends: Container[int]) -> int | None:
        """Where the name that ends before 村 begins: after the nearest mark, place or function word.

        jieba says where words begin, so that the 向 of 向阳村 is no function word; nor is the 新 of 河头新村.
        """
        first = last
        while (
            first > 0
            and last - first < _VILLAGE_REACH
            and first not in ends
            and "\u4e00" <= text[first - 1] <= "\u9fff"
        ):
            first -= 1
        listed = text[first - 1 : first] == "、" and text[first - 2 : first - 1] in _ENDS_OF_VILLAGES
        longest = _LONGEST_COMMUNITY if text.startswith("社", last) else _LONGEST_VILLAGE
        if listed and _SHORTEST_LISTED <= last - first <= longest and text[first:last] not in self._generic:
            return first  # 新桂社区、|府又社区: whole, whatever its characters mean
        sounds = first + len(text[first:last].rstrip(self._sounds))
        if _SHORTEST_SPELLED <= last - sounds <= _LONGEST_SPELLED:
            return sounds  # 组织|玉斯屯克库都克村, in which jieba sees words
        start = last
        for word in reversed(self._segment(text[first:last])):
            if (word in self._boundaries or self._before_village.fullmatch(word)) and not (
                word in self._last_in_name and start == last
            ):
                break
            start -= len(word)
        if start == last and first in ends and last - first in _SHORT_STRETCH and text[first] not in _JOINING:
            # 薛百镇|宋和村, but 周溪镇组织各|村
            return None if text[last - 1] in _EACH else first
        if text[start] == "为" and last - start > _SHORTEST_LISTED:
            start += 1  # 为|北蒲州村配备法律顾问
        led = self._leading.match(text, start, last)
        if led is not None and last - led.end() >= _SHORTEST_LISTED:
            start = led.end()  # 包联|大峪村, which jieba cuts otherwise
        if last - start == 1 and self._is_one_character(text, start, last, ends):
            return start
        spelled = text.startswith(_MONGOLIAN, last) or self._spelled.issuperset(text[start:last])
        longest = _LONGEST_SPELLED if spelled else _LONGEST_VILLAGE
        return start if _SHORTEST_LISTED <= last - start <= longest else None

    def _is_one_character(self, text: str, start: int, last: int, ends: Container[int]) -> bool:
        """Whether a name of one character is a village's: in a list, 台村、刘家村, or behind its town, 尚义镇|龚村."""
        if text[start:last] in _NO_VILLAGE or text[start : last + 1] in self._generic:
            return False
        listed = text[max(0, start - 2) : start] == "村、" or _NEXT_VILLAGE.match(text, last + 1) is not None
        return listed or (start in ends and text.startswith(_VILLAGE_WORD, last))

    def _is_proper(self, stem: str) -> bool:
        """Whether the characters before 村 are a name: no function word, no word of another kind than a name or thing."""
        if len(stem) > _SHORTEST_LISTED and stem.endswith(_ROADS):
            return True  # 民主路社区 is named after a road
        if _MEASURE_WORD in stem:
            return False  # 每个|村社区
        if self._described.search(stem) or self._describing.issuperset(stem) or stem.endswith(self._compound):
            return False
        return not any(word in stem for word in self._village_words) and stem not in self._boundaries


def _have_neighbours(named: Sequence[tuple[int, str, Sequence[Place]]]) -> bool:
    """Whether each of several names may mean a place in a county where another of them lies."""
    above = [{place.path.rpartition("/")[0] for place in places} for _, _, places in named if places]
    return len(above) < 2 or all(
        any(one & other for at, other in enumerate(above) if at != number) for number, one in enumerate(above)
    )
