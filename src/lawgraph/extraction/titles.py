"""Titles in brackets: where they begin and end when brackets are lost or nested, and whether they are norms."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.misprints import corrected
from lawgraph.catalogue.names import NATION, PART, SUFFIX, Names, mended, squeeze
from lawgraph.text import normalise

_BRACKET = re.compile("[《》\n。]")
_OPENED_OR_ENDED = re.compile("[《\n。]")
#: 鞍山市|《辽宁省优化营商环境条例》实施细则》: what stands around an inner title goes on behind it
_INNER = re.compile("《[^《》〈\n。]{2,60}》(?P<rest>[^《》\n。,;等]{2,12})》")
#: 《台北街道关于落实〈武汉市法治政府建设实施方案|》的工作方案〉: the brackets closed in the wrong order
_CROSSED = re.compile("》(?P<rest>[^《》〈〉\n。,;]{2,16})[〉》]")
_CLOSING = re.compile("[”〕】\\])}]")
_LONGEST = 120
_LAW = "法"
_SHORTEST_LAW = 3
#: 《某县依|法|行政工作规划要求, 《某省|法|治政府建设规划部署: with which no title of a law ends
_BEFORE_LAW, _AFTER_LAW = frozenset("依执司普立守学违合"), frozenset("治规律制院官庭援")
_ABOUT = "关于"
#: 《|新时代|“枫桥经验”》
_NEW_ERA = "新时代"
#: a bracketed note after a title: (试行), (2021-2025年), (草案)
_NOTE = re.compile(r"(?:\([^()\n]{1,24}\)){1,3}$")
#: (2021-2025年 with its closing bracket lost
_UNCLOSED = re.compile(r"\([^()]{1,24}$")
#: 《新修订的行政处罚法》, 《新安全生产法》: the title is the law's
_VERSION = re.compile(
    "(?:最新|新)?(?:修订|修正|修改|颁布|出台|公布|实施|施行)后?的|新(?:修订|修正|修改|颁布|出台|公布|实施|施行)?"
)
#: 《龙川县湿地保护条例草案》, 《普法办法送审稿》: the draft of a norm
_DRAFT = re.compile("(?<=....)(?:(?:修订|修正|修改)?草案|(?:征求意见|送审|代拟)稿)$")
_PROVISION = re.compile("第[零〇一二三四五六七八九十百千0-9]+条")
#: 《机关干部“十不准”》, 《规范涉企检查“十严禁十落实”》: so many rules
_RULES = re.compile(r"(?:(?:[一二三四五六七八九十]+|\d{1,2})个?(?:不准|不得|严禁|禁止|必须|一律|落实|严格)){1,3}$")
#: 《上海法治政府建设(2021-2025年)》: a plan tells itself by its years
_YEARS_OF_PLAN = re.compile(r"\(20\d\d-20\d\d年\)$")
#: 以《弘扬宪法精神 走进民法典》|为题, 《行政复议法适用指引》《案例选编》|等教材: a lecture or a book
_OF_A_WORK = re.compile(
    r"[》〉](?:为主?题|(?:、?《[^《》\n]{2,40}》){0,5}等?[^,。;《》\n]{0,4}(?:教材|图书|书籍|读物|书刊))"
)
_OF_WORKS_TOO = re.compile("(?:(?<!办)法|法典|指[引南])$")
#: 《学宪法》, 《讲民法典》
_SONG = frozenset("学讲说唱读")
_TRIM = ' 、,:;“”"和与及'
#: 《|和平区重大行政决策程序规则》, but 《和|民法典》
_AND = ("和", "与", "及")

#: 党的十八届四中全会|《决定》, 十九届五中全会审议通过的|《建议》
_SESSION = re.compile("(十[八九]届[一二三四五六七]中全会|二十届[一二三四五六七]中全会)(?:审议)?(?:通过)?的?$")
_SESSION_REACH = 16
_OF_SESSIONS = frozenset({"决定", "建议", "公报"})


class TitleKind(Enum):
    """What stands in the brackets."""

    NORM = "norm"
    PROGRAM = "program"
    WORK = "work"
    OTHER = "other"


class Title(NamedTuple):
    """A bracketed title. `start:end` is the title without the brackets; `outer_start:outer_end` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    kind: TitleKind


class TitleGrammar:
    """The rules for bracketed titles, compiled from the word classes of the grammar and the catalogue's names."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        self._ending = re.compile(f"(?:{grammar.alternation('title-ending')})$")
        self._first_ending = re.compile(f"(?:{grammar.alternation('title-ending')})(?:\\([^()\\n]{{1,24}}\\))?")
        # 社会信|用法 is a law
        self._not_title = re.compile(f"(?<![信利])(?:{grammar.alternation('not-a-title')})$")
        #: 《优化营商环境20条》: so many measures; 《普法知识100条》 is a book
        self._measures = re.compile(rf"(?!.*(?:{grammar.alternation('book-word')})).{{4,}}(?<![第0-9])\d{{1,3}}条$")
        self._verbs = re.compile(grammar.alternation("theme-verb"))
        self._opening = re.compile(f"(?:{grammar.alternation('title-opening')})$")
        #: the same titles stand in report after report
        self._kind = lru_cache(maxsize=4096)(self._kind_of)

    def find(self, text: str) -> list[Title]:
        """The bracketed titles of a clean text, from left to right; no two overlap."""
        titles: list[Title] = []
        position = text.find("《")
        while position >= 0:
            title = self._title_at(text, position)
            if title is not None:
                titles += self._members(title)
                position = text.find("《", max(title.end, position + 1))
            else:
                position = text.find("《", position + 1)
        return titles

    def _members(self, title: Title) -> list[Title]:
        """The titles of a bracket that holds a list, 《反家庭暴力法、未成年人保护法》, 《湿地保护法森林法》; else the one title."""
        members = title.text.split("、") if "、" in title.text else self._run_together(title)
        if len(members) == 1 or any(normalise(member) not in self._names.by_law_name for member in members):
            return [title]
        found: list[Title] = []
        at = title.start
        for member in members:
            end = at + len(member)
            first = title.outer_start if at == title.start else at
            last = title.outer_end if end == title.end else end
            found.append(Title(at, end, first, last, member, TitleKind.NORM))
            at = end + title.text.startswith("、", end - title.start)
        return found

    def _run_together(self, title: Title) -> list[str]:
        """The two laws of a bracket that has lost those between them."""
        text, names = title.text, self._names.by_law_name
        if title.kind is TitleKind.NORM and text.count(_LAW) > 1 and text not in names:
            for end in range(_SHORTEST_LAW, len(text) - _SHORTEST_LAW + 1):
                if text[end - 1] == _LAW and text[:end] in names and text[end:] in names:
                    return [text[:end], text[end:]]
        return [text]

    def _title_at(self, text: str, opening: int) -> Title | None:
        end, closed = self._content_end(text, opening)
        start = opening + 1
        stray = _CLOSING.search(text, start, end)
        if stray is not None and text[start : stray.start()] in self._names.by_law_name:
            end = stray.start()  # 《安全生产法”、“消防法》
        if not closed:
            end = self._broken_end(text, start, end)
        while start < end and text[start] in _TRIM and not (text[start] == "“" and "”" in text[start:end]):
            start += 1
        if text.startswith(_AND, opening + 1) and text[start:end] not in self._names.by_law_name:
            start = opening + 1
        while end > start and text[end - 1] in _TRIM and not (text[end - 1] == "”" and "“" in text[start:end]):
            end -= 1
        if text[end - 1] == "〉" and text.rfind("〈", start, end) < 0:
            end -= 1  # 〈《法治建设工作要点〉》
        if text.startswith("〈", start, end) and text.find("〉", start, end) in (-1, end - 1):
            start, end = start + 1, end - text.endswith("〉", start, end)  # 《〈行政复议法实施条例〉》
        if end - start < 2:
            return None
        version = _VERSION.match(text, start, end)
        if version is not None and version[0] + text[version.end() : end] not in self._names.by_law_name:
            start = version.end() if text[version.end() : end] in self._names.by_law_name else start
        outer_end = end + 1 if end < len(text) and text[end] in "》〉" else end
        content = text[start:end]
        provision = _PROVISION.search(text, start, end) if "条" in content else None
        if provision is not None and self._ending.search(text, start, provision.start()):
            end = provision.start()  # 《行政处罚法第三十三条》
            content = text[start:end]
        session = _SESSION.search(text, max(0, opening - _SESSION_REACH), opening) if content in _OF_SESSIONS else None
        if session is not None and session[1] + content in self._names.by_law_name:
            content = session[1] + content  # 党的十八届四中全会审议通过的《决定》
        kind = self._kind(content)
        if (
            kind is TitleKind.NORM
            and _OF_WORKS_TOO.search(content)
            and content not in self._names.by_law_name
            and _OF_A_WORK.match(text, end)
        ):
            kind = TitleKind.WORK
        return Title(start, end, opening, max(outer_end, end), content, kind)

    def _content_end(self, text: str, opening: int) -> tuple[int, bool]:
        """Where the content of the bracket at `opening` ends, and whether a closing bracket says so."""
        depth = 1
        limit = min(len(text), opening + _LONGEST)
        closing = text.find("》", opening + 1, limit)
        if closing >= 0 and _OPENED_OR_ENDED.search(text, opening + 1, closing) is None:
            crossed = None
            if text.rfind("〈", opening, closing) > text.rfind("〉", opening, closing):
                crossed = _CROSSED.match(text, closing)
            if crossed is not None and self._ending.search(crossed["rest"]):
                return crossed.end("rest"), True
            return closing, True
        for match in _BRACKET.finditer(text, opening + 1, limit):
            position = match.start()
            mark = match.group()
            if mark == "》":
                depth -= 1
                if depth == 0:
                    return position, True
            elif mark == "《":
                # 《关于印发《…方案》的通知》 nests; 《民法典《公务员法》 has lost a bracket
                before = text[opening + 1 : position]
                if self._opening.search(before) or before.startswith("关于") or self._encloses(text, before, position):
                    depth += 1
                else:
                    return position, False
            else:
                return position, False
        return limit, False

    def _encloses(self, text: str, before: str, position: int) -> bool:
        """Whether what stands `before` a title that opens at `position` is the beginning of one around it."""
        inner = _INNER.match(text, position)
        return (
            inner is not None
            and before.rstrip("、") not in self._names.by_law_name  # 《行政处罚法、|《行政强制法》、行政许可法》
            and self._ending.search(inner["rest"]) is not None
        )

    def _broken_end(self, text: str, start: int, limit: int) -> int:
        """The end of a title whose closing bracket is lost: a known name, else its first normative ending."""
        content = text[start:limit]
        stop = re.search("[〉}\\])】,:;\n]" if content.startswith(_ABOUT) else "[〉}\\])】,:;、\n]", content)
        names = (self._names.by_law_name, self._names.by_work)
        known = [n for n in range(min(len(content), 60), 1, -1) if any(content[:n] in each for each in names)]
        if known:
            return start + known[0]
        if stop and stop.group() in "〉}])】" and self._ending.search(content[: stop.start()]):
            return start + stop.start()
        endings = self._first_ending.finditer(content[: stop.start()] if stop else content)
        return start + next((ending.end() for ending in endings if not _is_part_of_word(content, ending)), 0)

    def _kind_of(self, content: str) -> TitleKind:
        """Whether a bracketed title is a norm (《民法典》), a programme, another work (《今日说法》) or something else."""
        title = PART.sub("", mended(normalise(content)))
        if title in self._names.by_work:
            return TitleKind.WORK
        if corrected(title, self._names.by_law_name) in self._names.by_law_name:
            return TitleKind.NORM
        bare = _UNCLOSED.sub("", _NOTE.sub("", title)).removesuffix("〉").removesuffix("”")
        if bare in self._names.by_law_name:
            return TitleKind.NORM
        if squeeze(bare.removeprefix(_NEW_ERA)) in self._names.by_programme and not self._ending.search(bare):
            return TitleKind.PROGRAM
        bare = _DRAFT.sub("", bare)
        if self._not_title.search(bare) or (bare[:1] in _SONG and bare[1:] in self._names.by_law_name):
            return TitleKind.WORK
        ending = self._ending.search(bare)
        if (
            ending
            and len(bare) > 1
            and not (ending.group().startswith(_LAW) and self._verbs.search(bare.removeprefix(NATION)))
        ):
            return TitleKind.NORM
        if (
            _RULES.search(bare)
            or self._measures.fullmatch(bare)
            or _YEARS_OF_PLAN.search(title)
            or (SUFFIX.search(title) and nearly_known(bare, self._names))
        ):
            return TitleKind.NORM
        return TitleKind.OTHER


def _is_part_of_word(content: str, ending: re.Match[str]) -> bool:
    """Whether what looks like the end of a law is a part of a word: 依|法|行政, |法|治政府."""
    return ending.group() == _LAW and (
        content[ending.start() - 1 : ending.start()] in _BEFORE_LAW
        or content[ending.end() : ending.end() + 1] in _AFTER_LAW
    )


def nearly_known(title: str, names: Names) -> bool:
    """Whether a title lacks one character of a known one: 法治政府建设实施纲(2015-2020年)."""
    return any(known[:-1] == title or known[1:] == title for known in names.law_lengths.get(len(title) + 1, ()))
