"""Programmes: catalogue names in any punctuation, and names that their form gives away (“五色”工作法, “X”专项行动)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from lawgraph.catalogue.entries import Programme
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import NATION, Names, ProgrammeName, squeeze
from lawgraph.catalogue.roles import GOES_INTO, Role
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLaw, FoundProgram
from lawgraph.extraction.hits import Hits, leftmost
from lawgraph.extraction.quotation_forms import is_numeric
from lawgraph.extraction.quotations import QUOTED, QuotationGrammar
from lawgraph.extraction.squeezed import squeeze_text

#: “12.4”, 3·15, “119”, “六·五”, “六五” in front of an observance
_DATE = re.compile(
    r"(?:[“”]\d{1,2}[·.]?\d{1,2}[“”]|\d{1,2}[·.]\d{1,2}|\d{1,2}月\d{1,2}日|“\d{1,2}[·.]?\d{1,2}|“[一二三四五六七八九十]{1,3}·?[一二三四五六七八九十]{1,3}”)$"
)
#: the last signs of such a date
_BEFORE_OBSERVANCE = frozenset("“”日0123456789\n")
_DATED = re.compile(
    # a set of characters comes first, because `re` looks for one faster than for branches
    r"(?P<date>[“0-9](?:(?<=“)\d{1,2}[·.]?\d{1,2}”|(?<![\d“].)(?<=\d)\d?[·.]\d{1,2}))(?P<name>(?!等)[\u4e00-\u9fff]{2,14}?(?:日|周|月|节))(?![日周月])"
)
#: “6·16安全咨询月”: the date is no part of the name
_DATE_OF_DAY = re.compile("\\d{2,4}[\u4e00-\u9fff]{2,12}[日周月节]$")
_NOT_OBSERVANCE = re.compile("[的每本当半上下个近]|[0-9]")
_OF_THE_STATE = "国家"
#: 进乡村(社区)
_OR = r"(?:\([\u4e00-\u9fff]{2,4}\))?"
_INTO = f"[{GOES_INTO}]" + r"[\u4e00-\u9fff]{1,4}?" + _OR
_AND = r"(?:[、,/·]|和|与|及)"
_LAST_INTO = (
    f"[{GOES_INTO}]"
    r"(?:宗教(?:活动)?场所|[\u4e00-\u9fff]{1,3}\([\u4e00-\u9fff]{2,4}\)|[\u4e00-\u9fff]{2,4}?(?=活动|等|落实|工作|专项|主题|系列|宣传|的|[、,。”“;\n])|[\u4e00-\u9fff]{2})"
)
_NUMBER = re.compile(r"[\d·.]+")
_ANOTHER_DAY = re.compile("(?!等)[\u4e00-\u9fff]{2,14}?[日周月节](?![日周月])")
#: “一村一警|一顾问”, “四所一庭|一中心”: what is counted goes on
_COUNTS = "一两三四五六七八九十"
_GOES_ON_COUNTING = re.compile(f"(?:[{_COUNTS}][\u4e00-\u9fff]{{1,6}})+”")
#: “三月|法治宣传月”, “湖北省|智慧普法依法治理云平台”: what stands before a known name in its quotation marks
_MONTH = re.compile("“(?:[一二三四五六七八九十]{1,2}|\\d{1,2})月份?$")
_REGION = re.compile("“[\u4e00-\u9fff]{1,4}[省市县区州旗]$")
_PREFIX_REACH = 7
#: 枫桥模式和|321基层治理模式: behind another of its kind
_BEHIND_ANOTHER = "(?<=(?:模式|机制|作法|解法|体系)[和、][0-9])"
#: the rest of the number in 321基层治理模式 and 1+3+N工作体系, but for the hot lines 110 to 129 and 12345
_REST_OF_NUMBER = r"(?!(?<=1)(?:[12]\d\D|23\d\d))[\dA-Z+]{1,7}"
#: 断卡|行动, 净网|专项行动: without quotation marks too
_CAMPAIGN = re.compile("(?:专项|集中)?行动")
#: “断卡行动” is 断卡
_CAMPAIGN_NOUN = re.compile(f"{_CAMPAIGN.pattern}$")
#: 向欠薪行为|“亮剑” says what is done, and names no campaign
_AIMED, _AIMED_REACH = re.compile("向[^,。;、“”]{2,10}$"), 13
#: 发挥专项整治的“亮剑”|作用
_EFFECT = "”作用"
#: “五老”调解|员 are people
_PERSON = "解员"
#: 美好生活,民法典相伴: so many characters stand in this order by no chance
_LONG = 6
#: 进法律机关、进法律乡村: a garbled 法律进机关、进乡村
_GARBLED = re.compile("进法律[\u4e00-\u9fff]{2}(?:、进(?:法律)?[\u4e00-\u9fff]{2})+")
_PLAN = "计划(20"
_OPENERS = frozenset({"", "“"})


class ProgramGrammar:
    """The rules for programmes, compiled from the word classes and the catalogue's names."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        law = f"(?:{grammar.alternation('goes-into')})"
        # 法律进机关、进乡村、进社区: the law goes into two or more kinds of place
        self._into_places = re.compile(f"{law}(?:宣传)?{_INTO}{_AND}(?:{law}?{_INTO}{_AND})*{law}?{_LAST_INTO}")
        self._into_bare = re.compile(
            f"(?:{grammar.alternation('goes-into-alone')})进(?:{grammar.alternation('goes-into-place')})"
        )
        #: 粤省事|·龙川办, 办不成事|窗口, 习近平法治思想|大讲堂: a known name that is a part of the quoted one only;
        #: “莎姐|守未”行动; but “法律明白人|培养”工程 is of the known one
        self._rest_of_name = re.compile(
            f"(?:·[^“”、,]{{1,8}}|{grammar.alternation('name-goes-on')}"
            f"|(?!{grammar.alternation('done-with-programme')}|[的等])[\u4e00-\u9fff]{{2,4}}(?=”(?:专项)?(?:行动|工程|品牌)))”"
        )
        #: 推行|马扎调解法, 创新|田埂工作法, without quotation marks; 运用多种调解法 and 探索创新工作法 name none
        self._method = re.compile(
            f"(?:{grammar.alternation('method-verb')})[了出]?"
            f"(?P<name>(?!{grammar.alternation('plain-method')}|[一二三四五六七八九十几两这该此])(?:(?!的)[\u4e00-\u9fff]){{2,6}}(?:调解|工作)法)"
            "(?=[,。、;:“”\n和与及等化调开解做进推]|$)"
        )
        self._places_programme = names.by_programme[grammar["goes-into-programme"][0]]
        practised = "|".join(f"(?<={word}[0-9])|(?<={word}[了出][0-9])" for word in grammar["practised"])
        lasts = "".join(sorted({word[-1] for word in grammar["practised"]}))
        # 推广|321基层治理模式, 构建|1+3+N工作体系: without quotation marks too. The number comes first, because `re` looks for
        # one faster than for what may stand before it, and the one character before it rules out nearly all
        self._practised = re.compile(
            f"(?P<name>[0-9](?<=[{lasts}了出和、][0-9])(?:{practised}|{_BEHIND_ANOTHER}){_REST_OF_NUMBER}"
            f"(?!{grammar.alternation('number-of')})(?:(?!的)[\u4e00-\u9fff]){{0,10}}?"
            f"(?:{grammar.alternation('numbered-way')}))"
        )
        #: 世界|环境日, before a mark or a word that shows its end
        self._observance = re.compile(
            f"(?:{grammar.alternation('whose-day')})[\u4e00-\u9fff]{{1,8}}?(?:宣传|活动|文化)?[日周月]"
            f"(?=[、,。“”()》;:\n]|{grammar.alternation('behind-day')}|$)"
        )
        self._law_week = re.compile(grammar.alternation("law-week"))
        self._day_traps = frozenset(grammar["day-trap"])
        #: the same nouns stand in report after report
        self._kind = lru_cache(maxsize=4096)(self._kind_of)
        self._nouns = [
            (kind.removeprefix("noun-"), re.compile(f"(?:{grammar.alternation(kind)})$"))
            for kind in sorted(grammar.classes)
            if kind.startswith("noun-")
        ]
        #: the rules for names in quotation marks, which are given their kinds and catalogue entries here
        self.quotations = QuotationGrammar(grammar, names, self._named, self._kind)

    def law_weeks(self, text: str, laws: Sequence[FoundLaw]) -> list[FoundProgram]:
        """《中华人民共和国民法典》宣传周, 民法典宣传月: a week or month named after a document."""
        found = []
        for law in laws:
            after = law.end + (law.bracketed and text.startswith("》", law.end))
            match = self._law_week.match(text, after)
            if match is None:
                continue
            start = law.start - 1 if law.bracketed else law.start
            name = law.title.removeprefix(NATION) + match.group()
            if text.endswith(_OF_THE_STATE, 0, start) and _OF_THE_STATE + name in self._names.by_programme:
                start -= len(_OF_THE_STATE)  # 国家|宪法宣传日
            start = self._dated_start(text, start, match.end())
            found.append(self._named(start, match.end(), squeeze(name), "observance"))
        return found

    def known(self, text: str, claims: Claims) -> list[FoundProgram]:
        """Catalogue names, however they are quoted and separated; a number or date in front belongs to the name."""
        squeezed = squeeze_text(text)
        hits = leftmost(self._names.squeezed.find_overlapping(squeezed.text))
        programmes = self._names.programmes
        found = []
        for number, (first, last, surface) in enumerate(hits, 1):
            name = programmes[surface]
            if name.quoted and number < len(hits):
                after, _, following = hits[number]
                if after == last and programmes[following].programme is name.programme:
                    continue  # “12.4”国家宪法日: the number alone names nothing where the name follows
            start, end = squeezed.span(first, last)
            if claims.free(start, end) and not self._is_part(text, start, end, name):
                program = self._known_at(text, start, end, name)
                found += [program] if program is not None else []
        return found

    def _is_part(self, text: str, start: int, end: int, name: ProgrammeName) -> bool:
        """Whether a known name is a part of something else where it stands, or an ordinary word."""
        inside, entry = text[start:end], name.programme
        if "," in inside and len(entry.name) < _LONG and not _in_quotes(text, start, end):
            return True
        if text.startswith(_PERSON, end - 1):
            return True
        if "、" in (text[start - 1 : start], text[end : end + 1]) and self.quotations.is_step(text, start):
            return True
        if "”" in inside and "“" not in inside and _begins_inside(text, start):
            return True
        if text.startswith(_PLAN, end) and text[start : text.find(")", end) + 1] in self._names.by_law_name:
            return True  # 提升行政执法质量三年行动|计划(2023-2025年) is a document
        campaign = entry.kind == "campaign" and text[start - 1 : start] != "“" and _CAMPAIGN.match(text, end)
        return name.quoted and not campaign and not self._stands_out(text, start, end)

    def _known_at(self, text: str, start: int, end: int, name: ProgrammeName) -> FoundProgram | None:
        """The programme of a known name, with what belongs to it around; None where the quoted name is another."""
        entry = name.programme
        longer = self._with_rest(text, start, end, entry.kind)
        if longer is not None:
            return longer
        if "+" in (text[start - 1 : start], text[end : end + 1]):
            return None  # 支部+|网格+调解
        if text.startswith("”", end) and text[start - 1 : start] not in _OPENERS:
            prefixed = self._with_prefix(text, start, end, entry)
            if prefixed is not None:
                return prefixed
        if entry.kind != "observance":
            return FoundProgram(*self._core(text, *_balance(text, start, end)), entry.name, entry.kind, entry)
        if name.quoted and _NUMBER.fullmatch(text, start, end) and _ANOTHER_DAY.match(text, end + 1):
            return None  # “1·10”中国人民警察节 is no 110宣传日; but “3·15”科普宣传 names the day
        if text[end - 1 : end + 1] in self._day_traps and not text.startswith("期间", end):
            return None
        start, end = self._core(text, *_balance(text, start, end))
        return FoundProgram(self._dated_start(text, start, end), end, entry.name, entry.kind, entry)

    def _with_rest(self, text: str, start: int, end: int, kind: str) -> FoundProgram | None:
        """The programme whose quoted name goes on behind a known one: “粤省事|·龙川办”; but “世界水日|·中国水周” are two."""
        if text[start - 1 : start] != "“":
            return None
        rest = self._rest_of_name.match(text, end)
        if rest is None and text[start] in _COUNTS:
            rest = _GOES_ON_COUNTING.match(text, end)
        if rest is None or text[end + 1 : rest.end() - 1] in self._names.by_programme:
            return None
        return self._named(start, rest.end() - 1, squeeze(text[start : rest.end() - 1]), kind)

    def _with_prefix(self, text: str, start: int, end: int, entry: Programme) -> FoundProgram | None:
        """The programme whose quoted name has a place or a month before a known one: “湖北省|智慧普法依法治理云平台”."""
        region = _REGION.search(text, max(0, start - _PREFIX_REACH), start)
        if region is not None and entry.kind == "platform":
            first = region.start() + 1
            return self._named(first, end, squeeze(text[first:end]), entry.kind)
        month = _MONTH.search(text, max(0, start - _PREFIX_REACH), start)
        if month is not None and entry.kind == "observance":
            return FoundProgram(month.start() + 1, end, entry.name, entry.kind, entry)
        return None

    def _dated_start(self, text: str, start: int, end: int) -> int:
        """Where an observance begins with the date in front of it: “12.4”国家宪法日."""
        if text[start - 1 : start] not in _BEFORE_OBSERVANCE:
            return start
        date = _DATE.search(text, max(0, start - 8), start)
        if date is None:
            return start
        opened = date.group().count("“") > date.group().count("”") and "”" not in text[start:end]
        return date.start() + opened

    def _core(self, text: str, start: int, end: int) -> tuple[int, int]:
        """“断卡”行动 is named by 断卡; “五色”工作法 by the whole, because a colour or number is no name."""
        match = QUOTED.match(text, start, end)
        if match is None or match.end() == end or self.quotations.noun.fullmatch(text, match.end(), end) is None:
            return start, end
        content = match.group(1)
        if content in self.quotations.vague or is_numeric(content):
            return start, end
        return match.span(1)

    def _stands_out(self, text: str, start: int, end: int) -> bool:
        """Whether a name that is also an ordinary word is quoted, or has a quoted part."""
        if text.startswith(_EFFECT, end):
            return False
        if text[start - 1 : start] == "“" and (text[end : end + 1] == "”" or "”" in text[start:end]):
            # “春风行动”, “一件事”集成改革
            aimed = _AIMED.search(text, max(0, start - _AIMED_REACH), start - 1) is not None
            return not aimed or _CAMPAIGN.match(text, end + 1) is not None
        return "“" in text[start:end]

    def into_places(self, text: str, hits: Hits, claims: Claims) -> list[FoundProgram]:
        """The law that goes into two or more kinds of place, spelled out: 法律进机关、进乡村、进社区."""
        found = []
        entry = self._places_programme
        for match in hits.matches(self._into_places, text, Role.INTO_PLACES):
            if claims.free(*match.span()):
                found.append(FoundProgram(*_balance(text, *match.span()), entry.name, entry.kind, entry))
        if "进法律" in text:
            found += [FoundProgram(*m.span(), entry.name, entry.kind, entry) for m in _GARBLED.finditer(text)]
        return found

    def formed(self, text: str, hits: Hits, claims: Claims) -> list[FoundProgram]:
        """Names that their form gives away, where no catalogue name stands."""
        found: list[FoundProgram] = []
        for (start, end), name, kind in self._by_form(text, hits):
            if claims.free(start, end):
                found.append(self._named(start, end, name, kind))
                claims.take(start, end)
        return found

    def _by_form(self, text: str, hits: Hits) -> Iterator[tuple[tuple[int, int], str, str]]:
        """The span, name and kind of what may be a programme by its form."""
        for match in hits.matches(self._into_bare, text, Role.INTO_PLACE):
            yield match.span(), match.group(), "campaign"
        for match in _DATED.finditer(text):
            if not _NOT_OBSERVANCE.search(match["name"]):
                yield match.span(), match["name"], "observance"
        for match in hits.matches(self._observance, text, Role.OBSERVANCE):
            if not _NOT_OBSERVANCE.search(match.group()):
                yield match.span(), match.group(), "observance"
        for match in self._method.finditer(text) if "调解法" in text or "工作法" in text else ():
            yield match.span("name"), match["name"], "working-method"
        for match in self._practised.finditer(text):
            yield match.span("name"), squeeze(match["name"]), self._kind(match["name"])

    def platforms(
        self, text: str, hits: Hits, places: Sequence[tuple[int, int]], short: Iterable[str], claims: Claims
    ) -> list[FoundProgram]:
        """A platform named with its province or city, in full (at `places`) or by a `short` name: 河北干部网络学院."""
        spans: list[tuple[int, int]] = []
        longest_at = {at: end for at, end, _ in sorted(hits.roles[Role.PLATFORM])}
        spans += [(first, longest_at[last]) for first, last in places if last in longest_at]
        for at, end in longest_at.items():
            spans += [(at - len(name), end) for name in short if text.endswith(name, 0, at)]
        return [
            self._named(start, end, text[start:end], "platform")
            for start, end in sorted(spans)
            if claims.free(start, end)
        ]

    def _kind_of(self, noun: str) -> str:
        return next((kind for kind, pattern in self._nouns if pattern.search(noun)), "campaign")

    def _named(self, start: int, end: int, name: str, kind: str) -> FoundProgram:
        entry: Programme | None = self._names.by_programme.get(squeeze(name))
        if entry is None and _DATE_OF_DAY.match(name):
            return self._named(start, end, name.lstrip("0123456789"), kind)
        if entry is None:
            known = self._names.by_programme.get(_CAMPAIGN_NOUN.sub("", squeeze(name)))
            entry = known if known is not None and known.kind == "campaign" else None
        if entry is not None:
            return FoundProgram(start, end, entry.name, entry.kind, entry)
        return FoundProgram(start, end, name, kind, None)


def _in_quotes(text: str, start: int, end: int) -> bool:
    opening = text.rfind("“", max(0, start - 30), start + 1)
    return opening >= 0 and "”" not in text[opening:start] and text.find("”", end - 1, end + 30) >= 0


def _begins_inside(text: str, start: int) -> bool:
    """Whether a quotation has begun before a name that goes on behind it: “三查|三单”制度 has no 三单制."""
    opening = text.rfind("“", max(0, start - 12), start)
    return 0 <= opening < start - 1 and "”" not in text[opening:start]


def _balance(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens a span over the quotation mark whose partner is inside: 八五”普法 → “八五”普法."""
    inside = text[start:end]
    for opening, closing in ("“”", "‘’"):
        opened, closed = inside.count(opening), inside.count(closing)
        if closed > opened and text[start - 1 : start] == opening:
            return start - 1, end
        if opened > closed and text[end : end + 1] == closing:
            return start, end + 1
    return start, end
