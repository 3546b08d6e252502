"""Documents named without brackets: by a catalogue name, or by a title that a place, an issuer or a year opens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import NATION, Names
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundInstitution, FoundLaw
from lawgraph.extraction.hits import Hits, leftmost, occurrences
from lawgraph.extraction.traps import Traps

#: a year range or note in brackets that belongs to the title before it
_NOTE = re.compile(r"(?:修订|修正)?草案|\((?:\d{4}[^()\n]{0,12}|试行|暂行|修订|修正|草案|[^()\n]{1,8}稿)\)")
#: 档案法实施条例 is a document of its own, not 档案法
_SEQUEL = re.compile(r"实施(?:条例|细则|办法|意见|规定)|若干(?:规定|措施)")
#: 广西壮族自治区|实施|《中华人民共和国工会法》|办法
_CARRY_OUT = ("实施", "贯彻", "施行", "执行")
_MEASURES = re.compile("》(?:实施)?(?:办法|细则|条例|若干规定|若干措施)(?!的)")
_YEAR = re.compile(r"[2〇零一二三四五六七八九](?:(?<=2)0\d\d|(?<!2)[〇零一二三四五六七八九]{3})年?+度?+")
#: 法治|浙江|建设规划(2021-2025年)
_RULE_OF_LAW, _BUILDING = "法治", "建设"
#: 上海|法治社会建设规划|(2021-2025年)
_YEARS = re.compile(r"[^,。;:!?\n《》“”()、]{4,20}\(20\d\d[-—–]+20\d\d年\)")
_STOP = re.compile(r"[,。;:!?\n《》“”()、>|]")
#: 寿县|“八五”|普法规划: a number in quotation marks right behind the place is a part of the title
_QUOTED_NUMBER = re.compile("“[一二三四五六七八九十]{1,3}”")
#: 易俗河镇放管服改革|措施落地, 湘潭县“八五”普法评估|标准高: said of a programme, where 易俗河镇扫黑除恶|方案 is a document
_OF_PROGRAMME = re.compile(r"(?:措施|标准|规范|计划|指引)(?:\([^()]*\))?$")
_LONGEST_MIDDLE = 46
_SHORTEST_ISSUED = 8
_MIDDLE = r"[^,。;:!?\n《》“”()、]"
#: what follows an issuer that belongs to the title: a year, what the document is about, or what a ministry has (国务院|工作规则)
_ISSUED = re.compile(r"20\d\d|关于|[〇零一二三四五六七八九]{4}年|工作规则")
_AND = re.compile("[、和与\n]?")
#: 《劳动争议调解仲裁法》(以下简称|调解仲裁法|)
_CALL = "称"
_CALLED = re.compile("称(?:为)?(?P<name>[\u4e00-\u9fff]{0,12}(?:法|条例))[)》]")
#: 》(以下简称“|纲要|”), 》(平政发〔2021〕5号,以下简称《|实施办法|》)
_SHORT_NAME = re.compile(
    "》?[^《》。\n]{0,30}?(?:以下|下)?(?:统一)?(?:简称|统称|(?<=下)称)(?:为)?:?[“《]{0,2}(?P<name>[\u4e00-\u9fff]{2,12})[”》)〕]"
)
#: 学习|条例, 依照|条例|规定: what may stand before a short name that is a common noun
_BARE_NOUN = "条例"
_DONE_REACH = 2
#: 区委关于法治建设的部署和|中共莲池区委…要点: two things, not one title
_JOINED = re.compile("(?:部署|要求|精神|安排|指示|讲话)(?:和|与|及|以及)")
#: 县民政局|等12个单位56项服务事项清单
_COUNTED = re.compile(r"^等|\d+(?:个|项|家|部)")
#: 现将|上坪镇2024年度法治政府建设工作及2025年工作计划|报告如下
_REPORTED = re.compile("现[将就把][^,。;:\n]*$")
_REPORTED_REACH = 16
#: 市委关于第一责任人职责的制度规定
_PROVISIONS = re.compile("的(?:制度|有关|相关|各项)?(?:规定|要求|安排|部署)$")
_YEAR_BEFORE = re.compile(r"20\d\d年(?:度)?$")
_FUNCTION = re.compile("[在对为与和及从向]|(?<!自)由")
#: 2018年|对市县两级权责清单|进行调整; but 2023年|为民办实事实施方案, 2022年|对口支援工作方案
_TOWARDS = ("对", "就", "为", "在", "由", "与", "向")
_DEALT_WITH = re.compile("[^,。;、]{0,4}(?:进行|实行|调整|予以|加以|作[了出])")
_SHORTEST_POLICY, _SHORTEST_SEVERAL = 8, 6
_SHORTEST_TITLE = 3
_DEFINITION_REACH = 22


class _Endings:
    """Where titles may end in a text, sorted; no title crosses a mark."""

    def __init__(self, text: str, hits: Hits) -> None:
        self._text = text
        self._ends = [end for _, end, _ in leftmost(hits.roles[Role.TITLE_ENDING])]

    def first(self, low: int, high: int) -> int | None:
        """The first end in `[low, high]` with no mark before it."""
        index = bisect_left(self._ends, low)
        if index == len(self._ends) or self._ends[index] > high:
            return None
        end = self._ends[index]
        return end if _STOP.search(self._text, max(0, low - 3), end) is None else None


class LawGrammar:
    """The rules for documents without brackets."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        self._traps = Traps(grammar["law-trap"], grammar["law-trap-but"])
        self._foreign = tuple(grammar["foreign-law"])
        endings = grammar.alternation("bare-title-ending")
        self._norm = re.compile(f"(?:{grammar.alternation('issued-ending')})(?:\\([^()]*\\))?$")
        # 按照江西省信访条例|规定处理, 落实条例|相关规定: what it says; 规划|实施方案 is one title
        provisions = f"(?<=条例|办法|规定|细则|规则)(?:{grammar.alternation('provision-noun')})"
        said = f"{grammar.alternation('said-of-document')}|{provisions}"
        self._more = re.compile(f"(?!{said}){_MIDDLE}{{0,4}}?(?:{endings})")
        self._about = re.compile(f"(?:{grammar.alternation('about-ending')})$")
        self._verbs = re.compile(grammar.alternation("title-verb"))
        self._topics = re.compile(grammar.alternation("title-topic"))
        self._of_system = re.compile(grammar.alternation("system-noun"))
        #: 深圳经济特区|文明行为条例
        self._area = re.compile(grammar.alternation("law-area"))
        self._its = re.compile(f"》?(?:(?:及|和|与)其|及)(?P<noun>{grammar.alternation('implementing-noun')})")
        #: 行政规范|性文件, 责任清单|制度, 兴国镇举办法|治文艺演出: the ending begins another word; 规定|要求 too, but 按照某某县实施方案|要求 names the plan
        self._goes_on = re.compile(
            f"{grammar.alternation('title-goes-on')}|(?<=规定|标准|规范)要求|(?<=规划|计划)(?:处(?![理置罚])|[科股])|(?<=[举主承开]办法)[治律]"
        )
        no_kind = "".join(f"(?<!{kind})" for kind in grammar["kind-before-regulation"])
        #: 、|古树名木保护条例(试行)
        self._listed = re.compile(
            f"[、和与及](?P<title>(?!{grammar.alternation('listed-title-trap')})"
            "(?:(?![和及]|有关|相关|其他)[\u4e00-\u9fff]){3,16}?"
            f"{no_kind}条例(?:\\((?:试行|暂行|草案)\\))?)(?=[、,。;等和及\n]|$)"
        )
        #: 寿县|以法治思想为指引: a phrase; 福建省|有关规定, 武平县|相关办法: whatever documents
        self._no_title = re.compile(f"{grammar.alternation('title-boundary')}|以.{{2,16}}为")
        self._empty = re.compile(grammar.alternation("empty-title"))
        self._done_with = re.compile(f"(?:{grammar.alternation('done-with-document')}|[,。;:、\n将把对以])$")
        self._year_title = re.compile(
            f"{_YEAR.pattern}({_MIDDLE}{{2,24}}?(?:{grammar.alternation('dated-title-ending')}))"
        )

    def named(self, text: str, hits: Hits, claims: Claims) -> list[FoundLaw]:
        """Catalogue names in running text: 宪法、民法典, 保密法等法律法规; not 国家安全法治保障 and 德国民法典."""
        found = []
        for hit in hits.laws:
            if not claims.free(hit.start, hit.end) or self._traps.at_last(text, hit.end):
                continue
            if text.endswith(self._foreign, 0, hit.start):
                claims.take(hit.start, hit.end)
                continue  # 德国|民法典, 国际|刑法: of the same name as one of the state's
            name = self._names.surfaces[hit.surface]
            instruments = [entry.instrument for entry in self._names.laws[hit.surface]]
            kinds = {instrument.kind for instrument in instruments}
            # 落实|一规划两纲要: no common words, as 三个规定 are
            several = len(name) >= _SHORTEST_SEVERAL and any(instrument.members for instrument in instruments)
            quoted = text[hit.start - 1 : hit.start] == "“" and text[hit.end : hit.end + 1] == "”"
            if kinds <= {"policy", "rule"} and (
                (len(name) < _SHORTEST_POLICY and not quoted and not several) or self._of_system.match(text, hit.end)
            ):
                continue
            start, end = hit.start, hit.end
            if text.startswith(NATION, start - len(NATION)):
                start -= len(NATION)
            sequel = _SEQUEL.match(text, end)
            if sequel:
                end = sequel.end()
            note = _NOTE.match(text, end)
            if note:
                end = note.end()
            found.append(FoundLaw(start, end, text[start:end], bracketed=False))
        return found

    def called(self, text: str, hits: Hits, laws: Iterable[FoundLaw], claims: Claims) -> list[FoundLaw]:
        """The uses of a short name that is defined without brackets behind a title that holds it: 依据|调解仲裁法|受理."""
        titles: dict[str, FoundLaw] = {}
        for law in laws if _CALL in text else ():
            defined = _CALLED.search(text, law.end, law.end + _DEFINITION_REACH)
            name = defined["name"] if defined is not None else ""
            if (len(name) >= _SHORTEST_TITLE or name == _BARE_NOUN) and law.title.endswith(name):
                titles.setdefault(name, law)
        found = []
        for name, law in titles.items():
            at, before = text.find(name, law.end), law.title.removesuffix(name)[-2:]
            while at >= 0:
                index = bisect_left(hits.laws, (at,)) - 1
                longer = (index >= 0 and hits.laws[index].end > at) or (before and text.endswith(before, 0, at))
                noun = name == _BARE_NOUN and not self._done_with.search(text, max(0, at - _DONE_REACH), at)
                if not (longer or noun) and claims.free(at, at + len(name)):
                    found.append(FoundLaw(at, at + len(name), name, bracketed=False))
                at = text.find(name, at + len(name))
        return found

    def quoted(self, text: str, laws: Iterable[FoundLaw], claims: Claims) -> list[FoundLaw]:
        """The uses in quotation marks of a short name that is defined behind a title: (以下简称《纲要》) … “纲要”|明确的任务."""
        found = []
        for law in laws if _CALL in text else ():
            defined = _SHORT_NAME.match(text, law.end)
            if defined is None or defined["name"] not in law.title:
                continue
            name = defined["name"]
            found += [
                FoundLaw(at + 1, at + 1 + len(name), name, bracketed=False)
                for at in occurrences(text, f"“{name}”")
                if at >= defined.end() and claims.free(at + 1, at + 1 + len(name))
            ]
        return found

    def going_on(self, text: str, laws: Iterable[FoundLaw], claims: Claims) -> list[FoundLaw]:
        """A regulation that a list of documents goes on with: 《禁毒法》、|志愿者权益保障条例|, 海南省信访条例、|古树名木保护条例(试行)."""
        found = []
        for law in laws:
            end = law.end + law.bracketed
            while (more := self._listed.match(text, end)) is not None:
                start, end = more.span("title")
                title = more["title"]
                if self._verbs.search(title) or self._no_title.search(title) or not claims.free(start, end):
                    break
                found.append(FoundLaw(start, end, title, bracketed=False))
        return found

    def implementing(self, text: str, laws: Iterable[FoundLaw]) -> list[FoundLaw]:
        """行政复议法及其|实施条例, 《土地管理法》及其|实施条例: the known document that implements the law before it."""
        found = []
        for law in laws:
            its = self._its.match(text, law.end)
            entries = self._names.by_law_name.get(law.title, ()) if its is not None else ()
            if its is not None and any(e.instrument.title + its["noun"] in self._names.by_law_name for e in entries):
                found.append(FoundLaw(its.start("noun"), its.end(), its["noun"], bracketed=False))
        return found

    def around(self, text: str, norms: Iterable[FoundLaw], places: Sequence[tuple[int, int]]) -> list[FoundLaw]:
        """What a place has made to carry out the law in brackets: 广西壮族自治区实施《中华人民共和国工会法》办法."""
        found = []
        for law in norms:
            verb = law.start - len("《") - len(_CARRY_OUT[0])
            if not text.startswith(_CARRY_OUT, verb) or (measures := _MEASURES.match(text, law.end)) is None:
                continue
            found += [
                FoundLaw(start, measures.end(), text[start : measures.end()], bracketed=False)
                for start, end in places
                if end == verb
            ]
        return found

    def titled(
        self,
        text: str,
        hits: Hits,
        places: Sequence[tuple[int, int]],
        institutions: Sequence[FoundInstitution],
    ) -> list[FoundLaw]:
        """Titles that a place or an issuer opens: 东金庄乡行政处罚事项清单, 四川省禁毒条例.

        The issuer belongs to the title where a year or 关于 follows it (中共莲池区委全面依法治区委员会2023工作要点), else
        the title begins after it (河北省司法厅|乡镇行政执法自由裁量标准).
        """
        endings = _Endings(text, hits)
        found = []
        issuers = {organ.start for organ in institutions}
        for number, organ in enumerate(institutions):
            if _ISSUED.match(text, organ.end):
                first = institutions[number - 1] if number else organ
                joint = _AND.fullmatch(text, first.end, organ.start) is not None
                if joint and not organ.place:
                    continue  # 市委、市政府关于法治建设的意见 tells in plain words what two organs want
                start = first.start if joint else organ.start  # 中共安溪县委、安溪县人民政府|关于…的意见
                title = self._title(text, start, organ.end, endings)
            else:
                title = self._issued(text, organ, endings)
            if title is not None:
                found.append(title)
        areas = [match.span() for match in self._area.finditer(text)]
        areas += [
            (start - len(_RULE_OF_LAW), end)
            for start, end, _ in hits.roles[Role.SHORT_PLACE]
            if text.endswith(_RULE_OF_LAW, 0, start) and text.startswith(_BUILDING, end)
        ]
        in_short = [
            (start, end)
            for start, end, _ in hits.roles[Role.SHORT_PLACE]
            if text.startswith(_RULE_OF_LAW, end) and _YEARS.match(text, end)
        ]
        for start, end in (*places, *areas, *in_short):
            if start not in issuers:
                quoted = _QUOTED_NUMBER.match(text, end)
                title = self._title(text, start, quoted.end() if quoted is not None else end, endings)
                if title is not None and not (quoted is not None and said_of_programme(title)):
                    found.append(title)
        return sorted(found, key=lambda law: (law.start, -law.end))

    def _issued(self, text: str, organ: FoundInstitution, endings: _Endings) -> FoundLaw | None:
        """A title right behind its issuer, which is no part of it; only for a norm by name (标准, 条例), not for a plan."""
        title = self._title(text, organ.end, organ.end, endings)
        if title is None or title.end - title.start < _SHORTEST_ISSUED or _FUNCTION.search(title.title):
            return None
        return title._replace(issuer=organ) if self._norm.search(title.title) else None

    def _title(self, text: str, start: int, after: int, endings: _Endings) -> FoundLaw | None:
        """The title from `start` whose last noun lies behind `after`; None when a verb stands between."""
        last = after + _LONGEST_MIDDLE
        end = endings.first(after + 3, last)
        while end is not None and self._goes_on.match(text, end := self._last_ending(text, end)):
            if text.endswith(_BARE_NOUN, 0, end):
                break  # 按照江西省信访条例|程序办理
            end = endings.first(end + 1, last)  # 龙川县行政规范|性文件管理规定
        if end is None:
            return None
        middle = text[after:end]
        if _COUNTED.search(middle):
            return None
        about = middle.find("关于")
        plain = self._topics.sub("", middle if about < 0 else middle[:about])
        if self._verbs.search(plain) or self._no_title.search(plain) or _JOINED.search(middle):
            return None
        if about < 0 and (
            self._about.search(middle) or self._empty.fullmatch(middle) or len(_YEAR.sub("", middle)) < _SHORTEST_TITLE
        ):
            return None  # 《纲要》及重庆市|实施方案, 四平市2025年|规范涉企行政检查
        if _REPORTED.search(text, max(0, start - _REPORTED_REACH), start) or (
            about >= 0 and _PROVISIONS.search(middle)
        ):
            return None
        note = _NOTE.match(text, end)
        end = note.end() if note else end
        year = _YEAR_BEFORE.search(text, max(0, start - 6), start)
        if year is not None and _YEAR.search(text, start, end) is None:
            start = year.start()  # 2024年|龙川县法治政府建设工作要点
        return FoundLaw(start, end, text[start:end], bracketed=False)

    def dated(self, text: str, hits: Hits, claims: Claims) -> list[FoundLaw]:
        """Titles that a year opens: 2024年度普法依法治理工作要点."""
        found: list[FoundLaw] = []
        if not hits.roles[Role.DATED_TITLE_ENDING]:
            return found
        for match in self._year_title.finditer(text):
            middle = match.group(1)
            if self._verbs.search(middle) or self._empty.fullmatch(middle) or not claims.free(*match.span()):
                continue
            if self._goes_on.match(text, match.end()):
                continue
            if middle.startswith(_TOWARDS) and _DEALT_WITH.match(text, match.end()):
                continue
            if _REPORTED.search(text, max(0, match.start() - _REPORTED_REACH), match.start()):
                continue
            found.append(FoundLaw(match.start(), match.end(), match.group(), bracketed=False))
        return found

    def _last_ending(self, text: str, end: int) -> int:
        """Where a title ends whose last noun is made of two: …规划|实施方案."""
        while True:
            match = self._more.match(text, end)
            if match is None or self._verbs.search(match.group()):
                return end
            end = match.end()


def said_of_programme(title: FoundLaw) -> bool:
    """Whether a title that holds a programme is more likely a phrase: 易俗河镇放管服改革措施."""
    return _OF_PROGRAMME.search(title.title) is not None
