"""What makes of the name of an organ that of a class or of something else: 各县、市、区人民政府, 法律服务站12个, 县府办发〔2021〕5号."""

from __future__ import annotations

import re

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.roles import LAST_OF_LEVEL
from lawgraph.catalogue.words import Words
from lawgraph.extraction.found import FoundInstitution
from lawgraph.model import Level

#: 各镇人民政府、|街道办事处
_OF_EACH = re.compile("各[镇乡街道县区市旗苏木()]{1,8}(?:(?:人民)?政府|党委|党工委)[、,](?:街道办事处[、,])?$")
_OF_EACH_TOO = frozenset({"街道办事处", "街道党工委", "开发区管委会", "管委会"})
#: 各县、市、|区人民政府: one class
_EACH_LEVEL = re.compile("各(?:[省市州县旗乡镇][、,])+$")
#: 以各县(区)|社区矫正中心为平台: of each of them
_OF_EACH_KIND = re.compile(r"各[省市县区州旗乡镇街、]{1,4}\([省市县区州旗乡镇街道、]{1,5}\)$")
_MANY = "(?:各|等|两级|三级|均|[两二三四五六七八九十0-9]个?(?:乡镇|[县区镇乡村]|行政村|街道|社区))"
#: 库区|民政局, 注册地|市场监管局, 某|县公安局
_OF_ANOTHER = frozenset(f"{LAST_OF_LEVEL}某")
#: 各园区党工委、|管委会: bare, and of each as well
_OF_EACH_PARTY = re.compile("各[^,。;、]{1,8}党工?委[、和与及]?$")
#: 居家养老服务站|12个, 执法中队|6支: a class, counted
_HOW_MANY = re.compile(r"\d+余?[个家所处支](?!月|百分)")
#: 镇村两级|服务中心, 县乡村三级|工作专班
OF_LEVELS = "(?:[省市州县区旗镇乡街村]|街道|社区){2,4}[两三四]级"
#: 三个|工作站, 多家|企业, 云龙县、巍山县|三县|联席会议
_COUNTED = re.compile(
    f"[一二三四五六七八九十两几数多百][个家所名类轮支]|[两三四五六七八九十][县市区镇乡省州地]|{OF_LEVELS}"
)
#: of one character, and of a class wherever they stand: 该|领导小组
_POINTING = frozenset("各该等每")
#: 国务院医改办2015年度公立|医院: what was done in a year, and no name
_IN_A_YEAR = re.compile(r"\d年")
_REACH = 20
#: 府办发〔2021〕5号 is a document number, no office
#: (开州委法20239) has lost the brackets of its year; 国务院令第493号 is one too
_NUMBER = re.compile(
    r"(?:令第?\d+号|[\u4e00-\u9fff]{0,3}20\d{3,}|[发函字办规]{0,2}[〔\[【(]\s*(?:\d{4}|\*+)\s*[〕\]】)]|[\u4e00-\u9fff]{0,3}〔\d{4})"
)
#: 〔2014〕保市府办|172号: the year stands in front
_DIGITS, _YEAR_BEFORE = re.compile(r"\d+号"), re.compile(r"[〔\[(]\d{4}[〕\])][\u4e00-\u9fff]{0,3}$")
_YEAR_REACH = 9
_HONOUR_REACH = 12
#: “老街坊”|人民调解室, but “八五”|普法领导小组办公室
_ROOM = re.compile("(?<!办公)室")
_TOWNS = ("镇", "乡", "街道", "苏木")


class OrganClasses:
    """The rules for what is no organ of one place, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        self._post, self._meeting = Words(grammar["post"]), Words(grammar["meeting"])
        self._honour = re.compile(f"“[^“”]*(?:{grammar.alternation('honour')})[^“”]*$")
        self._no_place = grammar["no-other-place"]
        words = grammar["generic-before"]
        self._words = tuple(word for word in words if len(word) > 1 or word in _POINTING)
        self._never = tuple(word for word in self._words if word not in grammar["begins-name"])
        self._acts = grammar["organ-acts"]
        #: 各县区|成立行政复议委员会, 鲁掌等四镇|成立人民调解委员会, 丹英、丹延等社区|设立人民调解室: organs of many places;
        #: 13家公立医疗机构|建立法治建设领导小组; 指导高密市|组建行政审批局: of the one that is told to
        bodies = f"[0-9][家个所][^,。;月]{{0,8}}(?:{grammar.alternation('counted-body')})[^,。;]{{0,4}}"
        place = "(?!下)[^,。;]{1,12}(?<![我本全])[市县区旗镇乡]"  # but 在省厅支持|下县|成立
        told = f"(?:{grammar.alternation('told-to')})(?:[^,。;]{{0,4}}{bodies}|{place})"
        self._many = re.compile(f"(?:{_MANY}[^,。;]{{0,10}}|{told})(?:{grammar.alternation('sets-up')})了?$")
        self._last_of_many = frozenset(("了", "\n", *(word[-1] for word in grammar["sets-up"])))

    def is_meeting(self, text: str, end: int) -> bool:
        """Whether words behind an organ name a meeting: 党组|会议."""
        return self._meeting.begin(text, end)

    def is_of_others(self, text: str, start: int) -> bool:
        """Whether an organ that begins at `start`, with neither place nor level, is of another place, or one of many; 辖区|派出所 has
        charge of where the report is from.
        """
        before = text[start - 1 : start]
        if before in self._last_of_many:
            return self._many.search(text, max(0, start - _REACH), start) is not None
        return before in _OF_ANOTHER and not text.endswith(self._no_place, 0, start)

    def is_told_by(self, part: str, placed: bool, task: bool = False) -> bool:
        """Whether an open part tells a class of organs: 乡镇|执法队, 三个|工作站; but 区社会信用体系建设|领导小组 is the district's.

        So does what is done with one (县司法局|撤销|调解中心), unless it is the `task` of the one: 县|走访慰问|工作领导小组.
        """
        return (
            part.startswith(self._never if placed else self._words)
            or (part.startswith(self._acts) and not task)
            or _COUNTED.match(part) is not None
            or part in self._words
            or _IN_A_YEAR.search(part) is not None
        )

    def is_other(self, text: str, organ: FoundInstitution) -> bool:
        """Whether what stands around it makes a post (镇党委|书记), a meeting that names nobody (党委|会议), a number (调解室|3个) or a
        document number of an organ.
        """
        if self._post.begin(text, organ.end) or _is_number(text, organ) or _is_class(text, organ):
            return True
        bare = not (organ.level or organ.place)
        if bare and self._is_part_of_quoted(text, organ):
            return True
        return bare and organ.type.kind in {"party", "government"} and self.is_meeting(text, organ.end)

    def _is_part_of_quoted(self, text: str, organ: FoundInstitution) -> bool:
        """Whether an organ without a place is a part of a name in quotation marks: “老街坊”|人民调解室, “五星级|司法所”, where
        words of praise stand in front.
        """
        if text.startswith("”", organ.start - 1) and _ROOM.match(text, organ.end - 1):
            return True
        if not text.startswith("”", organ.end):
            return False
        return self._honour.search(text, max(0, organ.start - _HONOUR_REACH), organ.start) is not None


def _is_class(text: str, organ: FoundInstitution) -> bool:
    """Whether the words around an organ say that several are meant."""
    bare = not (organ.level or organ.place)
    if (
        bare
        and organ.type.kind == "government"
        and _OF_EACH_PARTY.search(text, max(0, organ.start - _REACH), organ.start)
    ):
        return True
    if organ.level and _EACH_LEVEL.search(text, max(0, organ.start - _REACH), organ.start):
        return True
    if text[organ.start : organ.end] in _OF_EACH_TOO and _OF_EACH.search(
        text, max(0, organ.start - _REACH), organ.start
    ):
        return True
    if text.endswith(")", 0, organ.start) and _OF_EACH_KIND.search(text, max(0, organ.start - _REACH), organ.start):
        return True
    return not (organ.place or organ.type.national) and _HOW_MANY.match(text, organ.end) is not None


def _is_number(text: str, organ: FoundInstitution) -> bool:
    """Whether an organ's name is a part of a document number."""
    if organ.type.kind != "court" and _NUMBER.match(text, organ.end):  # 县人民法院(2023)…号 is a case
        return True
    if _DIGITS.match(text, organ.end) is None:
        return False
    return _YEAR_BEFORE.search(text, max(0, organ.start - _YEAR_REACH), organ.start) is not None


def is_of_town(organ: FoundInstitution, kind: InstitutionType) -> bool:
    """Whether an organ is one of a town that is named, and has a kind of organ beside it that towns have too."""
    own = Level.TOWNSHIP.value
    return bool(organ.place) and organ.place[-1].endswith(_TOWNS) and own in organ.type.levels and own in kind.levels


def is_whole(organ: FoundInstitution) -> bool:
    """Whether an organ can stand in front of the full name of one below it."""
    return organ.type.national or (bool(organ.place) and organ.type.kind == "government")
