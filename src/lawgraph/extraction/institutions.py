"""Organs: an ending from the catalogue, and in front of it a place, a level word, another organ or an open name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundInstitution, FoundProgram
from lawgraph.extraction.hits import Hit, Hits
from lawgraph.extraction.places import Chain
from lawgraph.extraction.traps import Traps
from lawgraph.model import Place

#: 区委, 街道工委: the committee's short form, told from 区委员会 and 县委托
_COMMITTEE = re.compile(r"(?=[工委])(?<=[省市县区旗州盟镇乡道街团])(?:工委|委)(?!员|托|派|屈|任|以)")
#: 团县委: the league's committee, its short name around the level
_LEAGUE = "团"
_YOUTH = re.compile(f"{_LEAGUE}[省市县区旗州]委")
#: 辖区派出所: the area it has charge of is no level
_OWN_AREA = "辖区"
_PARTY_PREFIX = re.compile(r"(?:中国共产党|中共)$")
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:科|股|处)(?![室理置罚长分级技普学员遇])")
_BRANCH = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}?)(?P<kind>分局|监管局|管理局)")
_OPENING_QUOTE = "“"
#: 各县区|成立行政复议委员会, 丹英、丹延等社区|设立人民调解室: organs of many places
_MANY = re.compile("(?:各|等|两级|三级|均)[^,。;]{0,10}(?:成立|设立|建立|组建)了?$")
#: 原西峰市|司法局, a city that is no more
_FORMER = re.compile("原[\u4e00-\u9fff]{1,3}[市县区]?$")
_COORDINATION = re.compile(r"(?:[、和与及,]|及其|以及)?$")
_OPEN_REACH = 26
_MANY_REACH = 16
_NAME_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+$")
#: 北京盈科(厦门)|律师事务所
_BRANCH_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+\([\u4e00-\u9fff]{2,6}\)$")
_SHORTEST_OPEN = 2
#: 府办发〔2021〕5号 is a document number, no office
_NUMBER = re.compile(r"[发函字办规]{0,2}[〔\[【(]\s*(?:\d{4}|\*+)\s*[〕\]】)]")
#: kinds of organ that every place has, so that without a place or level in front they name none
_CLASS_KINDS = frozenset(
    {
        "party",
        "government",
        "congress",
        "cppcc",
        "court",
        "procuratorate",
        "school",
        "enterprise",
        "law-firm",
        "mass-organisation",
        "site",
    }
)
#: 示范|区党工委, 经开|区管委会: no district
_ZONES = (
    *("示范", "开发", "高新", "新", "度假", "自贸", "园", "经开", "产业", "集聚", "保税", "合作", "功能", "试验"),
    *("地", "灾", "景", "社", "校", "厂", "库", "林", "牧", "片", "辖"),
)
#: 局党组: the organ of the bureau that reports
_BUREAU = frozenset("局厅院")
_PLACED_KINDS = frozenset({"service", "school", "site"})
_OWN_NAME_KINDS = frozenset({"law-firm", "enterprise", "school"})


class _Ending(NamedTuple):
    start: int
    end: int
    type: InstitutionType


class _Head(NamedTuple):
    """What stands in front of an organ: where it begins, the level word and the place names."""

    start: int
    level: str = ""
    place: tuple[str, ...] = ()


class InstitutionGrammar:
    """The rules for organs, compiled from the word classes and the catalogue's organ types."""

    def __init__(
        self,
        grammar: Grammar,
        names: Names,
        types: Sequence[InstitutionType],
        segment: Callable[[str], Sequence[str]],
    ) -> None:
        self._names = names
        self._segment = segment
        self._levels = grammar["level-word"]
        self._generic = re.compile(f"(?:{grammar.alternation('generic-before')})$")
        self._class_before = re.compile(f"(?:{grammar.alternation('class-before')})$")
        self._boundary = re.compile(f"(?:{grammar.alternation('open-boundary')})")
        self._boundaries = frozenset(grammar["open-boundary"])
        self._hard = re.compile(grammar.alternation("hard-boundary"))
        self._class_endings = frozenset(grammar["class-ending"])
        self._visits = frozenset(grammar["visit"])
        self._post = re.compile(grammar.alternation("post"))
        self._meeting = re.compile(grammar.alternation("meeting"))
        self._traps = Traps(grammar["organ-trap"], grammar["organ-trap-but"])
        by_name = {t.name: t for t in types}
        self._office = grammar["office"][0]
        self._inner_unit = re.compile(f"(?:{grammar.alternation('inner-unit')})$")
        self._inner = frozenset(grammar["bureau-organ"])
        self._party = by_name[grammar["party-committee"][0]]
        self._standing = by_name[grammar["congress-standing"][0]]
        self._youth = by_name[grammar["youth-league"][0]]
        self._working = by_name[grammar["party-working-committee"][0]]

    def find(
        self, text: str, hits: Hits, chains: Sequence[Chain], local: Mapping[str, Place], claims: Claims
    ) -> list[FoundInstitution]:
        """The organs of a clean text that can be told which one they are, from left to right."""
        by_end = {chain.end: chain for chain in chains}
        found: list[FoundInstitution] = []
        for ending in self._endings(text, hits):
            if not claims.free(ending.start, ending.end):
                continue
            previous = found[-1] if found else None
            organ = self._with_section(text, self._organ(text, ending, previous, by_end, local, claims))
            if organ is None:
                continue
            if previous is not None and organ.start <= previous.start:
                found.pop()
            found.append(organ)
        return [organ for organ in found if not self._is_other(text, organ)]

    def with_programme(self, text: str, organ: FoundInstitution, programs: Sequence[FoundProgram]) -> FoundInstitution:
        """八五|普法领导小组: a programme that reaches into an organ's name begins it, behind a level word."""
        if organ.level or organ.place:
            return organ
        for program in programs:
            if program.start < organ.start < program.end <= organ.end:
                start = program.start - text.endswith(_OPENING_QUOTE, 0, program.start)
                level = next((level for level in self._levels if text.endswith(level, 0, start)), "")
                head = self._level_head(text, start, level) if level else None
                name = text[program.start : organ.end]
                if head is None:
                    return replace(organ, start=program.start, organ=name)
                return replace(organ, start=head.start, level=head.level, organ=name)
        return organ

    def _is_other(self, text: str, organ: FoundInstitution) -> bool:
        """Whether what follows makes a post (镇党委|书记), a meeting (县政府|常务会议) or a document number of an organ."""
        if self._post.match(text, organ.end) or _NUMBER.match(text, organ.end):
            return True
        main = organ.type.kind in {"party", "government"}
        return main and self._meeting.match(text, organ.end) is not None

    def _endings(self, text: str, hits: Hits) -> list[_Ending]:
        types = self._names.organs
        endings = [
            _Ending(h.start, h.end, kind)
            for h in hits.organs
            if (kind := types[h.surface]) is not None and not self._goes_on(text, h)
        ]
        endings += [_Ending(m.end() - 1, m.end(), self._youth) for m in _YOUTH.finditer(text)]
        covered = sorted((e.start, e.end) for e in endings)
        for match in _COMMITTEE.finditer(text):
            index = bisect_left(covered, (match.end(),))
            if index and covered[index - 1][1] > match.start():
                continue
            kind = self._working if len(match.group()) > 1 else self._party
            endings.append(_Ending(match.start(), match.end(), kind))
        return sorted(endings, key=lambda e: e.start)

    def _goes_on(self, text: str, hit: Hit) -> bool:
        """Whether the end of a form begins another word: 执法办|公环境, 行政执法队|伍."""
        return self._traps.at_last(text, hit.end) or self._traps.at_last_two(text, hit.end)

    def _organ(
        self,
        text: str,
        ending: _Ending,
        previous: FoundInstitution | None,
        chains: Mapping[int, Chain],
        local: Mapping[str, Place],
        claims: Claims,
    ) -> FoundInstitution | None:
        kind = ending.type
        if previous is not None and previous.end == ending.start:
            if kind.name in self._inner and self._meeting.match(text, ending.end):
                return None  # 县司法局|党组会议: the bureau stays
            joined = self._joined(text, previous, ending)
            if joined is not None:
                return joined
        if kind.open:
            return self._open(text, ending, previous, chains, claims)
        head = self._head(text, ending.start, kind, chains, local)
        name = self._organ_name(text, ending)
        if head is not None:
            if previous is not None and previous.end == head.start and head.place and _is_whole(previous):
                # 国家税务总局|广西壮族自治区税务局, 北京市西城区人民政府|广安门内街道办事处 are one name
                head = head._replace(start=previous.start)
            return FoundInstitution(head.start, ending.end, head.level, head.place, name, kind)
        if kind.national:
            return FoundInstitution(ending.start, ending.end, "", (), name, kind)
        coordinated = self._coordinated(text, ending, previous)
        if coordinated is not None:
            return coordinated
        if kind.kind in _CLASS_KINDS or "village" in kind.levels[:1]:
            return None
        before = text[max(0, ending.start - 6) : ending.start]
        if self._generic.search(before) or self._class_before.search(before) or _FORMER.search(before):
            return None
        if _MANY.search(text, max(0, ending.start - _MANY_REACH), ending.start):
            return None
        return FoundInstitution(ending.start, ending.end, "", (), name, kind)

    def _organ_name(self, text: str, ending: _Ending) -> str:
        return text[ending.start : ending.end] if ending.type.as_written else ending.type.name

    def _joined(self, text: str, previous: FoundInstitution, ending: _Ending) -> FoundInstitution | None:
        """县委|政法委 and 人民政府|综合行政执法队 are organs of the place; 司法局|社矫科 is an organ of the bureau."""
        kind = ending.type
        if kind.national:
            return None  # 中共中央办公厅|国务院办公厅: two organs
        main = previous.type.kind in {"party", "government"} and not previous.type.parent
        if kind.name in self._inner and previous.type.kind == "government":
            return replace(previous, end=ending.end, organ=previous.organ + self._organ_name(text, ending), type=kind)
        if main and kind.kind in {"party", "government"} and not kind.parent:
            return None  # 党委|政府, 县委|县政府: two organs
        name = self._organ_name(text, ending)
        if not main:
            inner = kind.parent == previous.type.name or self._inner_unit.search(text, ending.start, ending.end)
            if previous.type.kind in {"department", "service"} and kind.kind == "department" and not inner:
                return None  # 平安办|司法所: two offices side by side
            name = previous.organ + name
        return replace(previous, end=ending.end, organ=name, type=_lasting(previous, kind))

    def _with_section(self, text: str, organ: FoundInstitution | None) -> FoundInstitution | None:
        """莲池区司法局|社矫科: a section of a bureau."""
        if organ is not None and organ.type.kind == "coordination" and text.startswith(self._office, organ.end):
            return replace(organ, end=organ.end + len(self._office), organ=organ.organ + self._office)
        if organ is None or organ.type.kind != "department" or organ.type.open or not (organ.level or organ.place):
            return organ
        branch = _BRANCH.match(text, organ.end)
        if branch is not None and self._boundary.search(branch["place"]) is None:
            # 徐州市公安局|鼓楼分局, 深圳市市场监督管理局|坪山监管局
            name = organ.organ.removesuffix("局") + "分局" if branch["kind"] == "分局" else organ.organ
            return replace(organ, end=branch.end(), organ=name, branch=branch["place"])
        match = _SECTION.match(text, organ.end)
        if match is None or self._boundary.search(match.group()):
            return organ
        return replace(organ, end=match.end(), organ=organ.organ + match.group())

    def _head(
        self, text: str, end: int, kind: InstitutionType, chains: Mapping[int, Chain], local: Mapping[str, Place]
    ) -> _Head | None:
        """The place or level word that ends where an organ's ending begins; None when there is none, or a generic one."""
        chain = chains.get(end)
        if chain is not None:
            return _Head(_with_party(text, chain.start), place=chain.names)
        for length in (4, 3, 2):
            if length <= end and text[end - length : end] in local:
                return _Head(end - length, place=(text[end - length : end],))
        for level in self._levels if text.endswith(self._levels, 0, end) else ():
            if text.endswith(level, 0, end) and not text.endswith(_OWN_AREA, 0, end):
                doubled = chains.get(end - len(level))
                if doubled is not None and doubled.names[-1].endswith(level):
                    return _Head(_with_party(text, doubled.start), place=doubled.names)  # 郏县县委
                return self._level_head(text, end, level)
        if kind.name in self._inner and text[end - 1 : end] in _BUREAU:
            return _Head(end - 1, level=text[end - 1 : end])
        party = _with_party(text, end)
        return _Head(party) if party < end else None

    def _level_head(self, text: str, end: int, level: str) -> _Head | None:
        start = end - len(level)
        before = text[max(0, start - 4) : start]
        if before.endswith(_LEAGUE):
            return _Head(start - len(_LEAGUE), level=level)
        if before.endswith(("我", "本")):
            return _Head(end, level=level)  # 我镇司法所: 我镇 is no part of the name
        if before.endswith(level):  # 县县卫生健康局: doubled by a slip
            return _Head(start, level=level)
        if (level == "区" and before.endswith(_ZONES)) or _FORMER.search(before):
            return None
        if before.endswith(
            ("各", "全", "该", "每", "某", "两", "双", "乡", "镇", "县", "市", "区", "村", "街", "驻", "跨", "城")
        ):
            return None
        if level in {"村", "社区"}:
            return None
        return _Head(start, level=level)

    def _coordinated(self, text: str, ending: _Ending, previous: FoundInstitution | None) -> FoundInstitution | None:
        """区委、政府; 镇党委政府: the second organ has the first one's place."""
        if previous is None or not (previous.level or previous.place) or ending.start - previous.end > 2:
            return None
        if ending.type.kind not in {
            "party",
            "government",
            "congress",
            "cppcc",
            "mass-organisation",
            "court",
            "procuratorate",
        }:
            return None
        if not _COORDINATION.fullmatch(text, previous.end, ending.start):
            return None
        if previous.type.kind == "congress" and self._standing.name.endswith(text[ending.start : ending.end]):
            # 县人大及其|常委会
            ending = ending._replace(type=self._standing)
        return FoundInstitution(
            ending.start, ending.end, previous.level, previous.place, self._organ_name(text, ending), ending.type
        )

    def _open(
        self, text: str, ending: _Ending, previous: FoundInstitution | None, chains: Mapping[int, Chain], claims: Claims
    ) -> FoundInstitution | None:
        """A name with an open part: 宪法学习宣传实施督导|领导小组, 广东卓凡|律师事务所.

        The open part is made of the words before the ending back to a mark, a function word or a verb; jieba says
        where words begin, so that the 新 of 新疆 is no boundary.
        """
        first = max(0, ending.start - _OPEN_REACH)
        own_name = ending.type.kind in _OWN_NAME_KINDS
        tail = _NAME_TAIL.search(text, first, ending.start)
        if tail is None and own_name:
            tail = _BRANCH_TAIL.search(text, first, ending.start)
        if tail is None:
            return None
        after = previous.end if previous is not None else 0
        first = tail.start()
        if after > first:
            below = self._below(text, ending, previous, claims)
            if below is not None or after > ending.start:
                return below
            first = after
        start = self._open_start(text, first, ending.start, self._visits if own_name else frozenset())
        if ending.type.kind == "coordination":
            start = self._placed_start(text, first, start, ending.start, chains)
        if not own_name:
            # 印制|增福镇公共服务中心: a place begins the name of its organ; 国网湘潭县供电公司 is named by its owner
            inside = [c.start for c in chains.values() if start < c.start and c.end <= ending.start]
            start = max(inside, default=start)
        name_start, level, place = self._open_head(text, start, ending.start, chains)
        if name_start == ending.start and place and own_name:
            return FoundInstitution(start, ending.end, "", (), text[start : ending.end], ending.type)
        if name_start == ending.start and (level or place) and ending.type.kind in _PLACED_KINDS:
            # 镇|卫生院, 县|人民医院: the place alone names it
            name = text[ending.start : ending.end]
            return FoundInstitution(start, ending.end, level, place, name, ending.type)
        if ending.start - name_start < _SHORTEST_OPEN or not claims.free(start, ending.end):
            return None
        part = text[name_start : ending.start]
        if part[0].isdigit() or self._generic.search(part[:2]) or self._generic.fullmatch(part):
            return None
        if ending.type.kind == "site" and not (level or place):
            return None
        if not place and text[ending.start : ending.end] in self._class_endings:
            return None  # 通知各个|学校
        if own_name and not (level and ending.type.kind == "school"):
            return FoundInstitution(start, ending.end, "", (), text[start : ending.end], ending.type)
        # 省|政法管理干部学院 is the province's
        return FoundInstitution(start, ending.end, level, place, text[name_start : ending.end], ending.type)

    def _placed_start(self, text: str, first: int, start: int, last: int, chains: Mapping[int, Chain]) -> int:
        """易俗河镇|行政执法协调|领导小组: behind a place a verb may belong to the name."""
        for end in range(last - 2, first, -1):
            chain = chains.get(end)
            if chain is not None and chain.start >= first and not self._hard.search(text, end, last):
                return chain.start
        return start

    def _below(
        self, text: str, ending: _Ending, previous: FoundInstitution | None, claims: Claims
    ) -> FoundInstitution | None:
        """A group or centre of the organ named right before it: 县公安局|执法办案管理中心, 南京师范大学|附属小学."""
        assert previous is not None
        part = text[previous.end : ending.start]
        if previous.end > ending.start or self._open_start(text, previous.end, ending.start) != previous.end:
            return None
        if not part or self._generic.search(part[:2]) or not claims.free(previous.end, ending.end):
            return None
        name = text[previous.end : ending.end]
        if previous.type.kind not in {"party", "government"} or previous.type.parent:
            name = previous.organ + name
        return replace(previous, end=ending.end, organ=name, type=_lasting(previous, ending.type))

    def _open_start(self, text: str, first: int, last: int, further: Set[str] = frozenset()) -> int:
        """Where the words of an open part begin."""
        words = self._segment(text[first:last])
        start = last
        for word in reversed(words):
            if word in self._boundaries or word in further:
                break
            start -= len(word)
        return start

    def _open_head(
        self, text: str, start: int, end: int, chains: Mapping[int, Chain]
    ) -> tuple[int, str, tuple[str, ...]]:
        """A place or level word at the beginning of an open name: 镇|普法领导小组."""
        for chain in chains.values():
            if chain.start == start and chain.end <= end:
                return chain.end, "", chain.names
        for level in self._levels:
            after = start + len(level)
            if text.startswith(level, start) and (after == end or after + 1 < end):
                return after, level, ()
        return start, "", ()


def _with_party(text: str, start: int) -> int:
    """Where an organ of the party begins whose place begins at `start`: 中共|龙川县委."""
    party = _PARTY_PREFIX.search(text, max(0, start - 5), start)
    return party.start() if party is not None else start


def _lasting(whole: FoundInstitution, part: InstitutionType) -> InstitutionType:
    """The type of a part of an organ: what belongs to a national organ is national, 中央依法治国办|法治督察组."""
    return whole.type if whole.type.national else part


def _is_whole(organ: FoundInstitution) -> bool:
    """Whether an organ can stand in front of the full name of one below it."""
    return organ.type.national or (bool(organ.place) and organ.type.kind == "government")
