"""Programmes: catalogue names in any punctuation, and names that their form gives away (“五色”工作法, “X”专项行动)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from lawgraph.catalogue.entries import Programme
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import NATION, Names, squeeze
from lawgraph.catalogue.roles import GOES_INTO, WHOSE_DAY, Role
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLaw, FoundProgram
from lawgraph.extraction.hits import Hits, leftmost
from lawgraph.extraction.squeezed import squeeze_text

#: “12.4”, 3·15, “119”, “六·五” in front of an observance
_DATE = re.compile(
    r"(?:[“”]\d{1,2}[·.]?\d{1,2}[“”]|\d{1,2}[·.]\d{1,2}|\d{1,2}月\d{1,2}日|“\d{1,2}[·.]?\d{1,2}|“[一二三四五六七八九十]{1,3}·[一二三四五六七八九十]{1,3}”)$"
)
#: the last signs of such a date
_BEFORE_OBSERVANCE = frozenset("“”日0123456789\n")
_DATED = re.compile(
    # a set of characters comes first, because `re` looks for one faster than for branches
    r"(?P<date>[“0-9](?:(?<=“)\d{1,2}[·.]?\d{1,2}”|(?<![\d“].)(?<=\d)\d?[·.]\d{1,2}))(?P<name>(?!等)[\u4e00-\u9fff]{2,14}?(?:日|周|月|节))(?![日周月])"
)
_OBSERVANCE = re.compile(
    rf"(?:{'|'.join(WHOSE_DAY)})"
    r"(?:[\u4e00-\u9fff]{1,8}?)(?:宣传|活动|文化)?(?:日|周|月)(?=[、,。“”()》;:\n]|等|活动|宣传|期间|主题|集中|系列|$)"
)
_NOT_OBSERVANCE = re.compile("[的每本当半上下个近]|[0-9]")
_LAW_WEEK = re.compile(r"(?:学习|集中|普法|主题)?宣传(?:周|月|日)|普法(?:周|月|日)|学习(?:宣传)?(?:周|月)")
_INTO = f"[{GOES_INTO}]" + r"[\u4e00-\u9fff]{2,4}?"
_AND = r"(?:[、,/·]|和|与|及)"
_LAST_INTO = (
    f"[{GOES_INTO}]"
    r"(?:宗教(?:活动)?场所|[\u4e00-\u9fff]{2,3}?(?=活动|等|落实|工作|专项|主题|系列|宣传|[、,。”“;\n])|[\u4e00-\u9fff]{2})"
)
_QUOTED = re.compile(r"“([^“”\n。;:《》]{2,24})”")
#: “围坐式”普法 tells how, and names nothing
_MANNER = "式"
#: an image that names a method (“石榴籽”调解法) is short; 板凳说事 names it alone
_LONGEST_IMAGE = 3
_NUMBER = re.compile(r"[\d·.]+")
_CHINESE = re.compile("[\u4e00-\u9fff]")
#: “八场硬仗”, “五个龙川”; “四领一促”; “百名律师进百村”
_COUNTED = re.compile("[二两三四五六七八九十百]+(?:个|大|场|项|张|条|件)[\u4e00-\u9fff]{1,5}")
_PAIRED = re.compile("(?:[一二两三四五六七八九十][\u4e00-\u9fff]){2,3}")
#: “一网办、一窗办、一次办”
_EASY = re.compile("[\u4e00-\u9fff]{1,3}办(?:、[\u4e00-\u9fff]{1,3}办)+")
#: 粤省事|·龙川办, 办不成事|窗口: a known name that is a part of the quoted one only
#: 习近平法治思想|大讲堂
_REST_OF_NAME = re.compile("(?:·[^“”、,]{1,8}|窗口|驿站|专窗|大讲堂)”")
#: “三月|法治宣传月”, “湖北省|智慧普法依法治理云平台”: what stands before a known name in its quotation marks
_MONTH = re.compile("“(?:[一二三四五六七八九十]{1,2}|\\d{1,2})月份?$")
_REGION = re.compile("“[\u4e00-\u9fff]{1,4}[省市县区州旗]$")
_PREFIX_REACH = 7
_HUNDREDS = re.compile("[百千万](?:名|场|堂|家|企|村|支)")
#: “访、议、评、调”四步|工作法, “业务+法律”三位一体|学习模式: how many steps or sides a method has
#: names that need no verb before them: “老马工作法”获全市推广, “苗歌普法”工作
_METHODS = ("工作法", "调解法", "治理法", "宣传月", "宣传周", "行动", "攻坚战", "保卫战")
_STAGES = re.compile("[一二两三四五六七八九十多]+(?:位一体|合一|步|字)")
#: “法润茶乡”等宣传活动
_AND_SUCH = re.compile("等(?:[\u4e00-\u9fff]{0,4})?(?:宣传|普法|主题|系列)活动")
_LONGEST_NAME = 8
#: 推行“逢四说事”。, 开展“平安大院”建设
_SHORT_NAME = re.compile("(?!.{0,4}[的不])[\u4e00-\u9fff]{3,8}")
_ENDS_THERE = re.compile("等?(?:[,。、;:)\n]|建设|工作|\\Z)")
_ROOM = re.compile("[\u4e00-\u9fff]{2,6}(?:调解|工作)室")
_POPULARISATION = "普法"
_JOINT = re.compile("[、,和与及]?")
#: behind a list: 等多种|载体, 4次|主题活动
_SUCH = re.compile(r"等?(?:\d+[次个项场]|多[种个项]|系列)?")
#: “线上+线下”, “常态化+专题化”, “部署—落实—督查” tell how or in what steps, and name nothing
_STEPS = re.compile("—|线[上下]\\+|\\+线[上下]|[\u4e00-\u9fff]化(?:\\+|$)")
_OPENERS = frozenset({"", "“"})
_NUMERALS = "一二三四五六七八九十百千万两双零"
_NUMERIC = re.compile(rf"[\dA-Za-z+*×{_NUMERALS}NXn\-—/·]+[\u4e00-\u9fff]?$")


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
        self._into_quoted = re.compile(f"[\u4e00-\u9fff]{{2,6}}进(?:{grammar.alternation('goes-into-place')})")
        self._into_one = re.compile(
            f"(?:{grammar.alternation('goes-into-alone')})(?:宣传)?(?:进|下)[\u4e00-\u9fff]{{1,4}}$"
        )
        self._places_programme = names.by_programme[grammar["goes-into-programme"][0]]
        self._strong_noun = re.compile(f"\\d*(?!等)[\u4e00-\u9fff]{{1,6}}?(?:{grammar.alternation('strong-noun')})")
        self._brand = re.compile("[\u4e00-\u9fff]{0,4}?(?:品牌|调解室|工作室)")
        self._method_nouns = frozenset(grammar["method-noun"])
        self._day_traps = frozenset(grammar["day-trap"])
        self._noun = re.compile(f"(?:{grammar.alternation('program-noun')})")
        self._staged_noun = re.compile(f"[\u4e00-\u9fff]{{0,10}}?(?:{grammar.alternation('strong-noun')})")
        self._own_noun = re.compile(f"(?<=.)(?:{grammar.alternation('program-noun')})$")
        self._number_noun = re.compile(f"[\u4e00-\u9fff]{{0,10}}?(?:{grammar.alternation('number-noun')})")
        self._vague = frozenset((*grammar["colour"], *grammar["vice"]))
        self._slogan = re.compile(grammar.alternation("slogan"))
        self._authority = re.compile(f"(?:{grammar.alternation('issuing-authority')})$")
        self._verb = re.compile(f"(?:{grammar.alternation('program-verb')})[^,。;“”]{{0,6}}$")
        #: “法律服务工作室” is an organ of a known type
        self._rooms = tuple(
            surface
            for surface, organ in zip(names.surfaces, names.organs, strict=True)
            if organ is not None and surface.endswith("工作室") and len(surface) > len("调解工作室")
        )
        self._made = re.compile(f"(?:{grammar.alternation('program-maker')})[了出]?$")
        self._thing = re.compile(f"(?:{grammar.alternation('made-thing')})$")
        self._negation = re.compile(f"(?:{grammar.alternation('quote-negation')})[\u4e00-\u9fff]{{0,2}}$")
        self._site = re.compile(f"[\u4e00-\u9fff]{{0,6}}?(?:{grammar.alternation('brand-site')})")
        #: the same nouns stand in report after report
        self._kind = lru_cache(maxsize=4096)(self._kind_of)
        self._nouns = [
            (kind.removeprefix("noun-"), re.compile(f"(?:{grammar.alternation(kind)})$"))
            for kind in sorted(grammar.classes)
            if kind.startswith("noun-")
        ]

    def law_weeks(self, text: str, laws: Sequence[FoundLaw]) -> list[FoundProgram]:
        """《中华人民共和国民法典》宣传周, 民法典宣传月: a week or month named after a document."""
        found = []
        for law in laws:
            after = law.end + (law.bracketed and text.startswith("》", law.end))
            match = _LAW_WEEK.match(text, after)
            if match is None:
                continue
            start = law.start - 1 if law.bracketed else law.start
            name = law.title.removeprefix(NATION) + match.group()
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
            entry = name.programme
            if name.quoted and number < len(hits):
                after, _, following = hits[number]
                if after == last and programmes[following].programme is entry:
                    continue  # “12.4”国家宪法日: the number alone names nothing where the name follows
            start, end = squeezed.span(first, last)
            if not claims.free(start, end):
                continue
            inside = text[start:end]
            if "," in inside and not _in_quotes(text, start, end):
                continue
            if name.quoted and not self._stands_out(text, start, end):
                continue
            rest = _REST_OF_NAME.match(text, end) if text[start - 1 : start] == "“" else None
            if rest is not None:
                found.append(self._named(start, rest.end() - 1, squeeze(text[start : rest.end() - 1]), entry.kind))
                continue
            if "+" in (text[start - 1 : start], text[end : end + 1]) and _in_quotes(text, start, end):
                continue
            if text.startswith("”", end) and text[start - 1 : start] not in _OPENERS:
                region = _REGION.search(text, max(0, start - _PREFIX_REACH), start)
                if region is not None and entry.kind == "platform":
                    found.append(
                        self._named(region.start() + 1, end, squeeze(text[region.start() + 1 : end]), entry.kind)
                    )
                    continue
                month = _MONTH.search(text, max(0, start - _PREFIX_REACH), start)
                if month is not None and entry.kind == "observance":
                    found.append(FoundProgram(month.start() + 1, end, entry.name, entry.kind, entry))
                    continue
            if name.quoted and _NUMBER.fullmatch(inside) and _CHINESE.match(text, end + 1) and text[end + 1] != "等":
                continue  # “1·10”中国人民警察节 is no 110宣传日
            if entry.kind == "observance" and text[end - 1 : end + 1] in self._day_traps:
                continue
            start, end = self._core(text, *_balance(text, start, end))
            if entry.kind == "observance":
                start = self._dated_start(text, start, end)
            found.append(FoundProgram(start, end, entry.name, entry.kind, entry))
        return found

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
        match = _QUOTED.match(text, start, end)
        if match is None or match.end() == end or self._noun.fullmatch(text, match.end(), end) is None:
            return start, end
        content = match.group(1)
        if content in self._vague or _is_numeric(content):
            return start, end
        return match.span(1)

    def _stands_out(self, text: str, start: int, end: int) -> bool:
        """Whether a name that is also an ordinary word is quoted, or has a quoted part."""
        if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
            return True
        return "“" in text[start:end]

    def into_places(self, text: str, hits: Hits, claims: Claims) -> list[FoundProgram]:
        """The law that goes into two or more kinds of place, spelled out: 法律进机关、进乡村、进社区."""
        found = []
        entry = self._places_programme
        for match in hits.matches(self._into_places, text, Role.INTO_PLACES):
            if claims.free(*match.span()):
                found.append(FoundProgram(*_balance(text, *match.span()), entry.name, entry.kind, entry))
        return found

    def numbered(self, text: str, claims: Claims) -> list[FoundProgram]:
        """A quoted number, colour or vice with its noun: “五色”工作法, “1310”具体部署, “黄赌毒”专项治理."""
        found = []
        for match in _QUOTED.finditer(text):
            content = match.group(1)
            if content not in self._vague and not _is_numeric(content):
                continue
            if text.startswith(_POPULARISATION, match.end()):
                continue  # “八五”普法|和年度学法计划: a known name
            noun = self._number_noun.match(text, match.end())
            if noun is not None and claims.free(match.start(), noun.end()):
                name = squeeze(content) + noun.group()
                found.append(self._named(match.start(), noun.end(), name, self._kind(noun.group())))
        return found

    def formed(self, text: str, hits: Hits, claims: Claims) -> list[FoundProgram]:
        """Names that their form gives away, where no catalogue name stands."""
        found: list[FoundProgram] = []
        for match in hits.matches(self._into_bare, text, Role.INTO_PLACE):
            if claims.free(*match.span()):
                found.append(self._named(match.start(), match.end(), match.group(), "campaign"))
                claims.take(*match.span())
        for match in _DATED.finditer(text):
            if claims.free(*match.span()) and not _NOT_OBSERVANCE.search(match["name"]):
                found.append(self._named(match.start(), match.end(), match["name"], "observance"))
                claims.take(*match.span())
        for match in hits.matches(_OBSERVANCE, text, Role.OBSERVANCE):
            if claims.free(*match.span()) and not _NOT_OBSERVANCE.search(match.group()):
                found.append(self._named(match.start(), match.end(), match.group(), "observance"))
                claims.take(*match.span())
        laws = {(start, end) for start, end, _ in hits.laws}
        for match, listed in _listed(text, list(_QUOTED.finditer(text))):
            program = self._quoted(text, match, listed)
            if (
                program is not None
                and match.span(1) not in laws  # 实施“一规划两纲要”
                and claims.free(program.start, program.end)
                and not self._is_slogan(text, match)
                and not self._negation.search(text, max(0, listed[0] - 12), listed[0])
            ):
                found.append(program)
                claims.take(program.start, program.end)
        return found

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

    def _quoted(self, text: str, match: re.Match[str], listed: tuple[int, int]) -> FoundProgram | None:
        """The programme in quotation marks, by the words around it or around the list of quotations it stands in."""
        content = match.group(1)
        start, end = match.start(1), match.end(1)
        before = text[max(0, listed[0] - 12) : listed[0]]
        if content in self._vague or _is_numeric(content) or content.endswith(self._rooms):
            return None
        if self._into_one.fullmatch(content) or self._into_quoted.fullmatch(content):
            return self._named(start, end, squeeze(content), "campaign")
        stages = _STAGES.match(text, listed[1])
        after = stages.end() if stages is not None else listed[1]
        noun = self._noun.match(text, after)
        if noun is not None and noun.group() == _POPULARISATION and listed != match.span():
            noun = None  # “一规划两纲要”和“八五”|普法
        chain = "+" in content
        if _STEPS.search(content):
            return None
        if noun is not None and noun.group() in self._method_nouns and len(content) <= _LONGEST_IMAGE:
            # “石榴籽”调解法: the image alone is no name
            return self._named(match.start(), noun.end(), squeeze(content) + noun.group(), self._kind(noun.group()))
        if noun is None and stages is not None:
            noun = self._staged_noun.match(text, after)
        elif noun is None and "、" not in content:
            noun = self._strong_noun.match(text, after)
        if noun is not None and not content.endswith(_MANNER):
            return self._named(start, end, squeeze(content), self._kind(noun.group()))
        promoted = self._verb.search(before) is not None
        if promoted and (self._own_noun.search(content) or chain or _PAIRED.fullmatch(content)):
            return self._named(start, end, squeeze(content), self._kind(content))
        if _HUNDREDS.match(content) or _EASY.fullmatch(content):
            return self._named(start, end, squeeze(content), "campaign")
        if _COUNTED.fullmatch(content) and (promoted or self._authority.search(before)):
            return self._named(start, end, squeeze(content), "campaign")
        if self._is_room(content) or self._is_made(text, content, listed):
            return self._named(start, end, squeeze(content), self._kind(content))
        method = content.endswith(_METHODS) or (content.endswith(_POPULARISATION) and len(content) > _LONGEST_IMAGE)
        if method and not promoted:
            return self._named(start, end, squeeze(content), self._kind(content))
        if _AND_SUCH.match(text, match.end()) and len(content) <= _LONGEST_NAME and "、" not in content:
            return self._named(start, end, squeeze(content), "campaign")
        if len(content) <= _LONGEST_NAME and "、" not in content and self._site.match(text, match.end()):
            return self._named(start, end, squeeze(content), "brand")
        return None

    def _is_made(self, text: str, content: str, listed: tuple[int, int]) -> bool:
        """Whether a short name is what the report makes or does, and nothing but that: 创设“小案审会”, 打造“政策厨房”。"""
        return (
            _SHORT_NAME.fullmatch(content) is not None
            and self._thing.search(content) is None
            and self._made.search(text, max(0, listed[0] - _LONGEST_NAME), listed[0]) is not None
            and _ENDS_THERE.match(text, listed[1]) is not None
        )

    def _is_room(self, content: str) -> bool:
        """Whether a mediation room has a name of its own: “老兵调解室”."""
        return _ROOM.fullmatch(content) is not None

    def _is_slogan(self, text: str, match: re.Match[str]) -> bool:
        """Whether a quotation says something and names nothing, unless it plays on a saying as “畲乡老娘舅”调解品牌 does;
        “小事不出村、大事不出镇” only says it.
        """
        content = match[1]
        slogan = self._slogan.search(content)
        if slogan is None:
            return False
        plays = "、" not in content and len(content) <= _LONGEST_NAME and self._brand.match(text, match.end())
        return slogan.group() == content or not plays

    def _kind_of(self, noun: str) -> str:
        return next((kind for kind, pattern in self._nouns if pattern.search(noun)), "campaign")

    def _named(self, start: int, end: int, name: str, kind: str) -> FoundProgram:
        entry: Programme | None = self._names.by_programme.get(squeeze(name))
        if entry is not None:
            return FoundProgram(start, end, entry.name, entry.kind, entry)
        return FoundProgram(start, end, name, kind, None)


def _listed(text: str, quoted: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Each quotation with the span of the list it stands in: “昆仑2024”“护航”|专项行动, “甲”、“乙”和“丙”等|品牌."""
    groups: list[list[re.Match[str]]] = []
    for match in quoted:
        if groups and _JOINT.fullmatch(text, groups[-1][-1].end(), match.start()):
            groups[-1].append(match)
        else:
            groups.append([match])
    for group in groups:
        such = _SUCH.match(text, group[-1].end()) if len(group) > 1 else None
        span = (group[0].start(), such.end() if such is not None else group[-1].end())
        yield from ((match, span) for match in group)


def _is_numeric(content: str) -> bool:
    """Whether a quotation is a number or a chain of signs: “1310”, “4+N”."""
    return (content[0] < "一" or content[0] in _NUMERALS or content[0] > "鿿") and _NUMERIC.fullmatch(
        content
    ) is not None


def _in_quotes(text: str, start: int, end: int) -> bool:
    opening = text.rfind("“", max(0, start - 30), start + 1)
    return opening >= 0 and "”" not in text[opening:start] and text.find("”", end - 1, end + 30) >= 0


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
