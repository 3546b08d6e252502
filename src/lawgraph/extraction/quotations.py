"""Programmes in quotation marks: what the words in them, before them or behind them show to be a name.

“五色”工作法, “X”专项行动, 创设“小案审会”; not “最后一公里”, which says something and names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names, squeeze
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundProgram
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.quotation_forms import (
    is_campaign,
    is_counted,
    is_even,
    is_great,
    is_halved,
    is_merger,
    is_numeric,
    is_paired,
    is_paired_work,
    is_platform,
    is_things,
    tells_how,
    without_year,
)

QUOTED = re.compile(r"“([^“”\n。;:《》]{2,24})”")
#: an image that names a method (“石榴籽”调解法) is short; 板凳说事 names it alone
_LONGEST_IMAGE = 3
#: “十三五”|期间要以超常规举措推进: between a number and its noun no clause stands
_CLAUSE = re.compile("期间|时期|以来|[要的是]")
_PERIOD = re.compile("十[一二三四五六]五")
#: “五清”|(清渠、清路、清院)|行动
_EXPLAINED = re.compile(r"\([^()\n]{2,40}\)")
_WORK = ("工作", "重点工作")
#: how much of a known name stands before the part of it in quotation marks
_BEGINNINGS = (2, 3, 4)
#: “平安金东·共治有我”|为主题 is a slogan, “最美法官·张某”|同志 a person
_OF_NO_HALVES = re.compile("为?的?主题|同志|事迹|理念")
_LONGEST_QUOTATION = 24
#: the longest short name of a place that stands before its programme: 呼和浩特
_LONGEST_PLACE = 4
_HUNDRED_DAYS = "百日"
#: “宁夏经验”, “河东模式”: what a place is known for by its name
_OF_PLACE = re.compile("([\u4e00-\u9fff]{2,4})(?:经验|模式)")
#: “信用湖南”: the site of a place on who keeps his word
_TRUSTED = "信用"
#: “访、议、评、调”四步|工作法, “业务+法律”三位一体|学习模式: how many steps or sides a method has
_STAGES = re.compile("[一二两三四五六七八九十多]+(?:位一体|合一|步|字)")
_LONGEST_NAME = 8
#: how far before a quotation or its list stands what is done with it: 推广|“枫桥经验”
_VERB_REACH = 12
#: 推行“逢四说事”。, 开展“平安大院”建设
_SHORT_NAME = re.compile("(?!.{0,4}[的不])[\u4e00-\u9fff]{3,8}")
_ENDS_THERE = re.compile("等?(?:[,。、;:)\n]|建设|工作|[\u4e00-\u9fff]{0,4}服务|\\Z)")
#: a comma begins another clause: …“渔火夜话”,|“一核多元”格局形成
_RUN_ON = re.compile("(?:\\d{1,4}余?[个处支家场次期间])?[、和与及]?")
_RUN = re.compile("(?:[、和与及]?“[^“”\n]{2,24}”){1,12}")
_POPULARISATION = "普法"
#: “四长联防”[3]: the number of a note
_NOTED = re.compile(r"\[\d{1,2}\]")
_JOINT = re.compile(r"(?:\[\d{1,2}\])?[、,和与及]?")
#: behind a list: 等多种|载体, 4次|主题活动
_SUCH = re.compile(r"等?(?:\d+[次个项场]|多[种个项]|系列)?")
#: “集中+分散”的方式
_WAY = re.compile("(?:相结合)?的?(?:方式|形式|办法|手段)")


class QuotationGrammar:
    """The rules for quotations, compiled from the word classes.

    `named` makes the programme of a span and a name, `kind` tells what kind a noun shows.
    """

    def __init__(
        self,
        grammar: Grammar,
        names: Names,
        named: Callable[[int, int, str, str], FoundProgram],
        kind: Callable[[str], str],
    ) -> None:
        self._named = named
        self._kind = kind
        self._known = names.by_programme
        self._longer_forms = names.longer_forms
        #: “合作模式” is none of 合作
        self._words = frozenset((*grammar["place-stem-word"], *grammar["short-place-word"], *grammar["town-word"]))
        self.vague = frozenset((*grammar["colour"], *grammar["vice"]))
        #: “围坐式”普法, “全透明”的执法平台 tell how, and name nothing
        self._manner = re.compile(f".+式|{grammar.alternation('manner')}")
        self._names_itself = grammar["names-itself"]
        #: “庭院会”累计召开126场, “小马说法”短视频; not “民主生活会”
        self._gathering = re.compile(
            f"(?!.*(?:{grammar.alternation('formal-meeting')}))[\u4e00-\u9fff]{{2,6}}(?:会|{grammar.alternation('gathering')})"
        )
        #: “老兵调解室”
        self._room = re.compile(f"[\u4e00-\u9fff]{{2,6}}(?:{grammar.alternation('mediation-room')})")
        #: “法润茶乡”等宣传活动, “蜀道枫桥”等特色品牌
        self._and_such = re.compile(f"等[\u4e00-\u9fff]{{0,4}}(?:{grammar.alternation('such-noun')})")
        self._aims = frozenset(grammar["aim"])
        self.noun = re.compile(f"(?:{grammar.alternation('program-noun')})")
        self._into_quoted = re.compile(f"[\u4e00-\u9fff]{{2,6}}进(?:{grammar.alternation('goes-into-place')})")
        self._into_one = re.compile(
            f"(?:{grammar.alternation('goes-into-alone')})(?:宣传)?(?:进|下)[\u4e00-\u9fff]{{1,4}}$"
        )
        #: but “学规矩、讲规矩、守规矩”的|行动|自觉 says what people are to be
        self._strong_noun = re.compile(
            f"\\d*(?!等)[\u4e00-\u9fff]{{1,6}}?(?:{grammar.alternation('strong-noun')})(?!自觉)"
        )
        #: “炕头调解”, but not “联合调解”
        self._mediated = re.compile(f"(?!{grammar.alternation('mediation-way')})[\u4e00-\u9fff]{{2}}调解")
        self._brand = re.compile("[\u4e00-\u9fff]{0,4}?(?:品牌|调解室|工作室)")
        self._method_nouns = frozenset(grammar["noun-working-method"])
        self._staged_noun = re.compile(f"[\u4e00-\u9fff]{{0,10}}?(?:{grammar.alternation('strong-noun')})")
        self._own_noun = re.compile(f"(?<=.)(?:{grammar.alternation('program-noun')})$")
        self._number_noun = re.compile(
            f"(?:(?![和与及])[\u4e00-\u9fff]){{0,10}}?(?:{grammar.alternation('number-noun')})"
        )
        self._slogan = re.compile(grammar.alternation("slogan"))
        self._authority = re.compile(f"(?:{grammar.alternation('issuing-authority')})$")
        self._verb = re.compile(f"(?:{grammar.alternation('program-verb')})[^,。;“”]{{0,6}}$")
        #: 深化”枫桥经验“实践|,打造|”石榴籽调解室“: what stands between two names whose marks are turned round
        self._between = re.compile(f",(?:{grammar.alternation('program-verb')})")
        self._organs = frozenset(
            surface for surface, organ in zip(names.surfaces, names.organs, strict=True) if organ is not None
        )
        #: “法律服务工作室” is an organ of a known type
        self._rooms = tuple(
            surface
            for surface, organ in zip(names.surfaces, names.organs, strict=True)
            if organ is not None and surface.endswith("工作室") and len(surface) > len("调解工作室")
        )
        self._made = re.compile(f"(?:{grammar.alternation('program-maker')})[了出]?$")
        self._thing = re.compile(f"(?:{grammar.alternation('made-thing')})$")
        self._negation = re.compile(f"(?:{grammar.alternation('quote-negation')})[\u4e00-\u9fff]{{0,2}}$")
        #: “政府信息公开指南”|专栏
        self._document = re.compile(f"(?:{grammar.alternation('bare-title-ending')}|指南)$")
        self._site = re.compile(f"[\u4e00-\u9fff]{{0,6}}?(?:{grammar.alternation('brand-site')})")

    def numbered(self, text: str, claims: Claims) -> list[FoundProgram]:
        """A quoted number, colour or vice with its noun: “五色”工作法, “1310”具体部署, “黄赌毒”专项治理."""
        found = []
        for match in QUOTED.finditer(text):
            content = match.group(1)
            if content not in self.vague and not is_numeric(content):
                continue
            if text.startswith(_POPULARISATION, match.end()) or _PERIOD.fullmatch(content):
                continue  # “八五”普法|和年度学法计划: a known name; “十五五”|法治政府建设谋篇布局: five years, and what they are for
            explained = _EXPLAINED.match(text, match.end())
            noun = self._number_noun.match(text, match.end() if explained is None else explained.end())
            if noun is not None and _CLAUSE.search(noun.group()):
                continue
            if noun is not None and explained is not None:
                if claims.free(*match.span(1)):
                    found.append(self._named(*match.span(1), squeeze(content), self._kind(noun.group())))
                continue
            if noun is not None and self._ends_known(text, match):
                continue  # 民法典“十进”工程
            if noun is not None and claims.free(match.start(), noun.end()):
                name = squeeze(content) + noun.group()
                found.append(self._named(match.start(), noun.end(), name, self._kind(noun.group())))
        return found

    def _ends_known(self, text: str, quoted: re.Match[str]) -> bool:
        """Whether a quotation ends the name of a known programme that begins before it: 民法典|“十进”."""
        first = quoted.start()
        return any(text[first - n : first] + quoted[1] in self._known for n in _BEGINNINGS if n <= first)

    def find(
        self,
        text: str,
        hits: Hits,
        claims: Claims,
        known: Sequence[FoundProgram],
        is_place: Callable[[str], bool],
    ) -> list[FoundProgram]:
        """The programmes in quotation marks that are not among those that are `known` by other rules; `is_place` tells the short names
        of places.
        """
        found: list[FoundProgram] = []
        laws = {(start, end) for start, end, _ in hits.laws}
        named = {(program.start, program.end) for program in known}
        beside: set[int] = set()
        left: list[tuple[re.Match[str], int]] = []
        run, last = 0, -1
        for match, listed in _listed(text, list(QUOTED.finditer(text)), is_place):
            if last < 0 or _RUN_ON.fullmatch(text, last, match.start()) is None:
                run = match.start()
            last = match.end()
            if match.span(1) in named:
                beside.add(run)
            if (
                match.span(1) in laws  # 实施“一规划两纲要”
                or self._is_slogan(text, match)
                or self._negation.search(text, max(0, listed[0] - _VERB_REACH), listed[0])
            ):
                continue
            program = self._quoted(text, match, listed) or self._of_place(match, is_place)
            if program is None:
                left.append((match, run))
            elif claims.free(program.start, program.end):
                found.append(program)
                claims.take(program.start, program.end)
                beside.add(run)
        names = {program.id for program in found} if left else set()
        for match, run in left:
            # “板凳会”“农家小院会”开到群众家门口: what stands in a list with a programme; “山歌说理”: what is one elsewhere in the report
            if (squeeze(match[1]) in names or (run in beside and self._is_name(match[1]))) and claims.free(
                *match.span(1)
            ):
                found.append(self._named(*match.span(1), squeeze(match[1]), self._kind(match[1])))
                claims.take(*match.span(1))
        return found

    def _quoted(self, text: str, match: re.Match[str], listed: tuple[int, int]) -> FoundProgram | None:
        """The programme in quotation marks, by the words in them and around them or around the list of quotations it stands in."""
        content, span = match[1], match.span(1)
        if content in self.vague or content in self._aims or is_numeric(content) or content.endswith(self._rooms):
            return None
        if squeeze(content) in self._longer_forms:
            return self._named(*span, squeeze(content), "")  # “容缺受理制”, whatever is done with it
        if self._into_one.fullmatch(content) or self._into_quoted.fullmatch(content):
            return self._named(*span, squeeze(content), "campaign")
        if (explained := _EXPLAINED.match(text, listed[1])) is not None:
            listed = listed[0], explained.end()
        if tells_how(content) or ("+" in content and _WAY.match(text, listed[1])):
            return None
        by_noun = self._with_noun(text, match, listed)
        if by_noun is not None:
            return by_noun
        kind = self._kind_without_noun(text, match, listed)
        return self._named(*span, squeeze(content), kind) if kind else None

    def _with_noun(self, text: str, match: re.Match[str], listed: tuple[int, int]) -> FoundProgram | None:
        """The programme that the noun behind a quotation or behind its list shows: “X”|专项行动, “甲”“乙”四步|工作法."""
        content = match[1]
        stages = _STAGES.match(text, listed[1])
        after = stages.end() if stages is not None else listed[1]
        noun = self.noun.match(text, after)
        if noun is not None and noun.group() == _POPULARISATION and listed != match.span():
            noun = None  # “一规划两纲要”和“八五”|普法
        if noun is not None and noun.group() in self._method_nouns and len(content) <= _LONGEST_IMAGE:
            # “石榴籽”调解法: the image alone is no name
            return self._named(match.start(), noun.end(), squeeze(content) + noun.group(), self._kind(noun.group()))
        if noun is None and stages is not None:
            noun = self._staged_noun.match(text, after)
        elif noun is None and ("、" not in content or is_even(content)):
            noun = self._strong_noun.match(text, after)
            two = noun is not None and content.count("、") == 1
            if noun is not None and two and (noun.group()[0] == "的" or self._kind(noun.group()) != "mechanism"):
                noun = None  # “笔墨普法、丹青说法”主题展演活动, “公平公正、依法依规”的评审机制
        if noun is None or self._manner.fullmatch(content) is not None:
            return None
        return self._named(*match.span(1), squeeze(content), self._kind(noun.group()))

    def _kind_without_noun(self, text: str, match: re.Match[str], listed: tuple[int, int]) -> str:
        """The kind of programme that a quotation is by its own form or by what is done with it; "" where it names none."""
        content, end = match[1], match.end()
        before = text[max(0, listed[0] - _VERB_REACH) : listed[0]]
        promoted = self._verb.search(before) is not None and not is_things(content)
        if promoted and (self._own_noun.search(without_year(content)) or "+" in content or is_paired(content)):
            return self._kind(content)
        if is_merger(content):
            return "reform"
        if (
            is_campaign(content)
            or (is_paired_work(content) and text.startswith(_WORK, end))  # “两严一降”工作
            or (is_great(content) and promoted)
            or (is_counted(content) and (promoted or self._authority.search(before)))
        ):
            return "campaign"
        if (
            self._room.fullmatch(content)
            or self._is_made(text, match, listed)
            or (is_halved(content) and not _OF_NO_HALVES.match(text, end))
            or (self._names_its_kind(content) and not promoted)
        ):
            return self._kind(content)
        if len(content) > _LONGEST_NAME or "、" in content:
            return ""
        if self._and_such.match(text, end):
            return "campaign"
        return "brand" if self._site.match(text, end) and self._document.search(content) is None else ""

    def _names_its_kind(self, content: str) -> bool:
        """Whether the last word of a quotation says what it is, and it is no organ: “法治宣传平台”, “庭院会”, “炕头调解”."""
        if is_platform(content) or without_year(content).endswith(self._names_itself):
            return True
        gathers = self._gathering.fullmatch(content) is not None or self._mediated.fullmatch(content) is not None
        return gathers and content not in self._organs

    def _of_place(self, match: re.Match[str], is_place: Callable[[str], bool]) -> FoundProgram | None:
        """The experience or the site that is called after a place and nothing else: “宁夏经验”, “信用湖南”."""
        content = match[1]
        known = _OF_PLACE.fullmatch(content)
        if known is not None and known[1] not in self._words and is_place(known[1]):
            return self._named(*match.span(1), content, "governance-experience")
        if content.startswith(_TRUSTED) and is_place(content.removeprefix(_TRUSTED)):
            return self._named(*match.span(1), content, "platform")
        return None

    def is_step(self, text: str, start: int) -> bool:
        """Whether what begins at `start` is one of the steps of a method that a quotation tells: “|村民说事|、干部问事、集中议事”工作法.

        Where two or more of them are programmes by themselves, it is a list of these.
        """
        quoted = QUOTED.match(text, text.rfind("“", max(0, start - _LONGEST_QUOTATION), start))
        if quoted is None or quoted.end() < start or not is_even(quoted[1]):
            return False
        if (self.noun.match(text, quoted.end()) or self._strong_noun.match(text, quoted.end())) is None:
            return False
        return sum(step in self._known for step in quoted[1].split("、")) < 2

    def _is_made(self, text: str, match: re.Match[str], listed: tuple[int, int]) -> bool:
        """Whether a short name is what the report makes or does, and nothing but that: 创设“小案审会”, 打造“政策厨房”。"""
        return (
            self._is_name(match[1])
            and self._made.search(text, max(0, listed[0] - _LONGEST_NAME), listed[0]) is not None
            and (_ENDS_THERE.match(text, listed[1]) or _ENDS_THERE.match(text, _run_end(text, match))) is not None
        )

    def _is_name(self, content: str) -> bool:
        """Whether a quotation may be a name by its length, and is no image and no quality: “法治高地”, “零距离化”."""
        return _SHORT_NAME.fullmatch(content) is not None and self._thing.search(content) is None

    def _is_slogan(self, text: str, match: re.Match[str]) -> bool:
        """Whether a quotation says something and names nothing, unless it plays on a saying as “畲乡老娘舅”调解品牌 does;
        “小事不出村、大事不出镇” only says it.
        """
        content = match[1]
        if squeeze(content) in self._longer_forms:
            return False  # “大喇叭村村响”
        if "," in content and self._between.search(content) is not None:
            return True
        if self.noun.fullmatch(content) and not content.startswith(_HUNDRED_DAYS):
            return True  # 以“专项行动”为牵引
        slogan = self._slogan.search(content)
        if slogan is None:
            return False
        plays = "、" not in content and len(content) <= _LONGEST_NAME and self._brand.match(text, match.end())
        return not plays


def _listed(
    text: str, quoted: Sequence[re.Match[str]], is_place: Callable[[str], bool]
) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Each quotation with the span of the list it stands in: “昆仑2024”“护航”|专项行动, “甲”、“乙”和“丙”等|品牌, “甲”、南通“乙”等|经验."""
    groups: list[list[re.Match[str]]] = []
    for match in quoted:
        joint = _JOINT.match(text, groups[-1][-1].end(), match.start()) if groups else None
        between = text[joint.end() : match.start()] if joint is not None else ""
        if joint is not None and (not between or (len(between) <= _LONGEST_PLACE and is_place(between))):
            groups[-1].append(match)
        else:
            groups.append([match])
    for group in groups:
        such = _SUCH.match(text, group[-1].end()) if len(group) > 1 else None
        note = _NOTED.match(text, group[-1].end()) if such is None else None
        span = (group[0].start(), (such or note or group[-1]).end())
        yield from ((match, span) for match in group)


def _run_end(text: str, match: re.Match[str]) -> int:
    """Where the quotations end that follow one without a comma: 推行“民情夜访”“瑶山夜话”|，“1+6+N”体系建成."""
    run = _RUN.match(text, match.end())
    return run.end() if run is not None else match.end()
