"""Organs with an open name in front of a known ending: 宪法学习宣传实施督导|领导小组, 广东卓凡|律师事务所."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lawgraph.catalogue.grammar import Grammar, alternation_but
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.firm_names import FirmNames
from lawgraph.extraction.found import OWN_NAME_KINDS, Ending, FoundInstitution, unquoted
from lawgraph.extraction.open_starts import FIRMS, SHORTEST, WORK, OpenStarts
from lawgraph.extraction.organ_classes import OF_LEVELS, OrganClasses
from lawgraph.extraction.organ_parts import lasting
from lawgraph.extraction.places import ByEnd
from lawgraph.model import Place

_OPEN_REACH = 26
_NAME_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+\Z")
#: 法治政府建设(依法行政)工作|领导小组
_NOTED_TAIL = re.compile(r"[\u4e00-\u9fff]{2,12}\([\u4e00-\u9fff]{2,6}\)[\u4e00-\u9fff]{0,4}$")
#: 北京盈科(厦门)|律师事务所
_BRANCH_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+\((?P<place>[\u4e00-\u9fff]{2,6})\)$")
#: 三棵树镇某|砂石厂, 某某|律师事务所: not told which
_MASKED = re.compile("某|[*×]|XX")
#: 乡村|振兴宣讲团 is not of a 乡, 县城|文化广场 not of a 县, 市政|设施管理中心 not of a 市
_LEVEL_IN_WORD = re.compile(
    "乡[村镇]|镇街|市场|市政(?=[设工管处园环公])|县城|市民(?=文化|广场|公园|活动)|[省市县区镇乡][域级]|[市县街]区"
    f"|{OF_LEVELS}"
)
#: |市民|热线服务中心: of the city, and not 民热线服务中心
_CITY, _OF_CITIZENS = "市", re.compile("市民(?=热线|服务|之家)")
_EACH = "各"
#: 医疗救治组等8个|专班, 立法、执法、司法、守法普法四个|协调小组
_SEVERAL = re.compile("等[0-9]+[个支家所]$|[两三四五六七八九十0-9][个支]$")
#: 镇长|办公室会议: a post has no office
_POST = re.compile("[省市县区州旗镇乡局]长")
_BELOW = ("村", "社区")
#: 社区法治|工作站 is of whatever community; 社区戒毒 is a word
_OF_ANY_VILLAGE, _STATION = re.compile("村|社区(?!矫正|戒毒|康复)"), "工作站"
_PLACED_KINDS = frozenset({"service", "school", "site"})
#: 集中|学法 holds no 中学, 年初|中共平江县委 no 初中, 收支|行为 no 支行; 干部网络学院 is a platform
_SPLIT = re.compile("(?:.[集其当之途空]中学|.年初中|初中小学(?<=年....)|.收支行|网络学院)$")
#: 中央层面学习教育|工作专班 is no group of who reports
_CENTRAL = re.compile("(?:传达|学习|按照)?(?:党)?中央层面")
#: a school inside the name of another, that is not its own: 实验小学修订|学校
_SCHOOL_INSIDE = re.compile("(?:[中小]学|大学|学院|幼儿园)(?!附属|教育|校|分校|部)[\u4e00-\u9fff]")
_AND = re.compile("[、和与及]")
#: 镇|商会: of which a place has one
_CHAMBER = "商会"
#: 新疆大学|法学院, 昌吉学院|法学院
_UNIVERSITIES, _FACULTIES = frozenset({"大学", "学院"}), frozenset({"学院", "研究院"})


class OpenNames:
    """The rules for open names, compiled from the word classes."""

    def __init__(
        self,
        grammar: Grammar,
        firms: FirmNames,
        starts: OpenStarts,
        classes: OrganClasses,
        stems: Callable[[str], Sequence[Place]],
    ) -> None:
        self._firms, self._starts, self._classes, self._stems = firms, starts, classes, stems
        self._levels = grammar["level-word"]
        self._placed_endings = frozenset(grammar["placed-ending"])
        self._like_places = frozenset(grammar["named-like-place"])
        self._with_centres = frozenset(level for level in self._levels if level not in grammar["class-before"])
        self._class_endings = frozenset(grammar["class-ending"])
        self._no_own_name = grammar["no-own-name"]
        #: 捐建|法治长廊
        self._built = re.compile(alternation_but(grammar["builds"], grammar["builds-but"]))
        #: 三峡大学|法学与公共管理|学院
        self._joint_faculty = re.compile(
            f"(?!.*(?:{grammar.alternation('of-university')}))"
            "[\u4e00-\u9fff]{2,8}[与和](?P<other>[\u4e00-\u9fff]{2,8})"
        )
        #: 县|供电公司, 县|自来水公司: of which a place has one; 市政工程有限公司 is no city's
        self._public = re.compile(grammar.alternation("public-utility"))

    def find(
        self,
        text: str,
        ending: Ending,
        previous: FoundInstitution | None,
        chains: ByEnd,
        claims: Claims,
        local: Mapping[str, Place],
    ) -> FoundInstitution | None:
        """A name with an open part: 宪法学习宣传实施督导|领导小组, 广东卓凡|律师事务所.

        The open part is made of the words before the ending back to a mark, a function word or a verb; jieba says
        where words begin, so that the 新 of 新疆 is no boundary.
        """
        own_name = ending.type.kind in OWN_NAME_KINDS
        if _SPLIT.match(text, max(0, ending.start - 2), ending.end):
            return None
        if own_name and text.endswith(self._no_own_name, 0, ending.start):
            return None
        tail = _tail(text, ending)
        after = previous.end if previous is not None else 0
        if tail is None and previous is not None and self._is_beside(text, ending, previous):
            return previous._replace(start=ending.start, end=ending.end, organ=ending.type.name, type=ending.type)
        if tail is None:
            quoted = ending.type.kind == "coordination" and text.endswith("”", 0, ending.start)
            start = self._starts.with_task(text, after, ending.start, chains) if quoted else ending.start
            return self._named(text, start, ending, chains, claims) if start < ending.start else None
        first = tail.start()
        if previous is not None and after > first:
            below = None
            if ending.type.kind not in FIRMS or previous.type.kind in FIRMS or previous.type.national:
                below = self._below(text, ending, previous, claims)
            if below is not None or after > ending.start:
                return below
            first = after
        if own_name and text.startswith(")", first - 1):
            first = self._with_bracket(text, after, first)
        start = self._starts.of_name(text, first, after, ending, chains, local)
        if text.startswith(_EACH, start - 1):
            return None  # 各|执法支队
        if ending.type.kind == "school" and _SCHOOL_INSIDE.search(text, start, ending.start):
            return None
        if ending.type.name in self._like_places and (place := local.get(text[start : ending.start])) is not None:
            return FoundInstitution(start, ending.end, "", (place.name,), ending.type.name, ending.type)
        # 灞桥公证处、|汉唐公证处
        listed = previous is not None and previous.type is ending.type and _AND.fullmatch(text, previous.end, start)
        return self._named(text, start, ending, chains, claims, is_listed=bool(listed))

    def _with_bracket(self, text: str, after: int, first: int) -> int:
        """Where the signs of a firm's name begin that holds a place in brackets: 亚太森博(山东)|浆纸|有限公司."""
        branch = _BRANCH_TAIL.search(text, max(after, first - _OPEN_REACH), first)
        return branch.start() if branch is not None and self._stems(branch["place"]) else first

    def _is_beside(self, text: str, ending: Ending, previous: FoundInstitution) -> bool:
        """Whether an organ without a name follows another of the same bureau: 县法律援助中心、|公证处."""
        alike = ending.type.name in self._like_places and previous.type.parent == ending.type.parent
        return alike and _AND.fullmatch(text, previous.end, ending.start) is not None

    def _named(
        self, text: str, start: int, ending: Ending, chains: ByEnd, claims: Claims, *, is_listed: bool = False
    ) -> FoundInstitution | None:
        """The organ that begins at `start`, with the place or level it begins with; None where that is no name but a class.
        `is_listed` says that it stands behind another of its kind.
        """
        own_name = ending.type.kind in OWN_NAME_KINDS
        name_start, level, place = self._open_head(text, start, ending.start, chains)
        if level in _BELOW or (_OF_ANY_VILLAGE.match(text, start) and text.endswith(_STATION, 0, ending.end)):
            return None  # 村级调解工作站, 完善|社区法治工作站
        done = self._firms.done.match(text, name_start, ending.start) if own_name and (level or place) else None
        if done is not None:  # 湘潭县|约谈|食安餐饮公司
            return self._named(text, done.end(), ending, chains, claims)
        if name_start == ending.start and place and own_name:
            return FoundInstitution(start, ending.end, "", (), text[start : ending.end], ending.type)
        placed = ending.type.name in self._placed_endings
        if placed and not place and level not in self._with_centres:
            return None
        public = bool(level) and ending.type.kind == "enterprise" and self._public.match(text, name_start) is not None
        alone = (ending.type.kind in _PLACED_KINDS and not placed) or ending.type.name == _CHAMBER
        if name_start == ending.start and (level or place) and (alone or public):
            # 镇|卫生院, 县|人民医院: the place alone names it
            name = text[ending.start : ending.end]
            return FoundInstitution(start, ending.end, level, place, name, ending.type)
        if not claims.free(start, ending.end):
            return None
        if self._names_none(text, name_start, ending, level, place, is_listed=is_listed):
            return None
        if own_name and not public and not (level and ending.type.kind == "school"):
            return FoundInstitution(start, ending.end, "", (), text[start : ending.end], ending.type)
        # 省|政法管理干部学院 is the province's
        name = unquoted(text[name_start : ending.end])
        return FoundInstitution(start, ending.end, level, place, name, ending.type)

    def _names_none(
        self, text: str, start: int, ending: Ending, level: str, place: tuple[str, ...], *, is_listed: bool
    ) -> bool:
        """Whether the words from `start` to an ending tell of whatever organ, and not which one, behind that level word or place."""
        part, kind, headed = text[start : ending.start], ending.type, bool(level or place)
        if len(part) < SHORTEST or (part == WORK and not headed):
            return True
        if _POST.fullmatch(part) or part in _BELOW:
            return True  # 建华|社区|调解室 is the community's
        if _SEVERAL.search(part):
            return True
        task = headed and (part.endswith(WORK) or text.startswith(WORK, ending.start))
        if (
            _CENTRAL.match(part)
            or part[0].isdigit()
            or self._classes.is_told_by(part, headed or kind.kind == "coordination", task)
        ):
            return True
        if kind.kind == "site" and (not headed or self._built.match(part)):
            return True  # 深圳市盐田区捐建|法治长廊
        if not place and text[ending.start : ending.end] in self._class_endings:
            return True  # 通知各个|学校
        if not (headed or is_listed) and kind.name in self._like_places and not self._stems(part):
            return True  # 就近|公证处, but 长安|公证处
        masked = _MASKED.search(text, start, ending.start) is not None
        return kind.kind in OWN_NAME_KINDS and (masked or self._firms.is_trade(part, kind, level or place))

    def _below(
        self, text: str, ending: Ending, previous: FoundInstitution | None, claims: Claims
    ) -> FoundInstitution | None:
        """A group or centre of the organ named right before it: 县公安局|执法办案管理中心, 南京师范大学|附属小学, 新疆大学|法学院."""
        assert previous is not None
        part = text[previous.end : ending.start]
        faculty = previous.type.name in _UNIVERSITIES and ending.type.name in _FACULTIES
        subjects = self._joint_faculty.fullmatch(part) if faculty else None
        joint = subjects is not None and not self._stems(subjects["other"][:SHORTEST])
        if previous.end > ending.start or (
            not joint and self._starts.of_words(text, previous.end, ending.start) != previous.end
        ):
            return None
        if previous.type.kind == ending.type.kind == "school" and not (part.startswith("附属") or faculty):
            return None  # 实验小学修订|学校章程
        if not part or self._classes.is_told_by(part, True) or not claims.free(previous.end, ending.end):
            return None
        name = text[previous.end : ending.end]
        if previous.type.kind not in {"party", "government"} or previous.type.parent:
            name = previous.organ + name
        return previous._replace(end=ending.end, organ=name, type=lasting(previous, ending.type))

    def _open_head(self, text: str, start: int, end: int, chains: ByEnd) -> tuple[int, str, tuple[str, ...]]:
        """A place or level word at the beginning of an open name: 镇|普法领导小组."""
        for chain in chains.around(start, start + 1):
            if chain.start == start and chain.end <= end:
                return chain.end, "", chain.names
        if _OF_CITIZENS.match(text, start):
            return start, _CITY, ()
        for level in self._levels:
            if level in _BELOW and "\u4e00" <= text[start - 1 : start] <= "\u9fff":
                continue  # 金狮|村法治公园: the village has a name
            after = start + len(level)
            if _LEVEL_IN_WORD.match(text, start):
                break
            if text.startswith(level, start) and (after == end or after + 1 < end):
                return after, level, ()
        return start, "", ()


def _tail(text: str, ending: Ending) -> re.Match[str] | None:
    """The signs before an ending that its name may be made of."""
    first = max(0, ending.start - _OPEN_REACH)
    tail = _NAME_TAIL.search(text, first, ending.start)
    if tail is None and ending.type.kind in OWN_NAME_KINDS:
        tail = _BRANCH_TAIL.search(text, first, ending.start)
    if ending.type.kind == "coordination" and ")" in text[first : ending.start]:
        tail = _NOTED_TAIL.search(text, first, ending.start) or tail
    return tail
