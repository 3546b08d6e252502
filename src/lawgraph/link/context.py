"""What a report does with a document it cites: from the words around the citation and its section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawgraph.catalogue.grammar import Cue, Grammar, alternation
from lawgraph.link.cues import Around
from lawgraph.model import Context, SectionKind

#: what may stand between two citations of one list: 《宪法》、《民法典》和《公务员法》, 《水法》;《防洪法》, 《宪法》修正案、《监察法》, (试行), 新修订的
_JOINT = re.compile(
    r"(?:[《》〈〉“”、,;/ ]|和|与|及|以及|还有|修正案|最?新(?:修订|修改|修正|颁布|出台|公布|制定|实施|施行)?后?的?|(?:修订|修改|修正)后?的|(?:\([^()]{1,20}\)))*"
)
_ADJACENT = re.compile(
    r"[》〉”)]*(?:\([^()]{1,20}\))?(?:等)?(?:[\u4e00-\u9fff]{0,3}(?:法律法规|法律(?!咨询)|法规|党内法规|文件|规定|条文|条款|专业知识|知识|内容|政策))?(?:的|精神)*"
)
#: 国务院印发的《甲》和省政府印发的《乙》: the second 印发 belongs to the next citation
_OF_NEXT = re.compile("(?:了|的){0,2}《")
#: 出台《普法责任清单》|并严格执行: what was done first says it
_AND_THEN = "并"
#: 落实《纲要》中“强化法治教育培训”要求: what follows stands in the document
_PART_OF_IT = re.compile("》?(?:中|里|关于|“)")
#: 对|《甲条例(征求意见稿)》|提出意见3条, 就|《乙规定》|反馈意见: whoever makes it, it is not the one who is asked;
#: but 对《甲条例》|落实情况提出意见, 就《乙规定》|提出合法性审查意见
_ASKED = frozenset("对就")
_ADVICE = re.compile(
    "(?:《[^《》]*》|(?!落实|贯彻|执行|实施|宣传|学习)[^,。;《》]){0,40}?(?:提出|反馈)"
    "(?:(?!审查|审核|要求)[^,。;《》]){0,12}?(?:意见|建议)"
)
_TOWARDS = re.compile(r"对(?:新[^《,。]{0,6})?$")
#: 根据省委办公厅、省政府办公厅印发《…》, 结合县司法局《…》要求: what a superior issued is carried out
_PURSUANT = re.compile(
    "(?:根据|按照|依据|依照|遵照|结合|落实|贯彻|执行)(?:[^,。;:《》]|《[^《》]*》){2,90}?"
    "(?:政府|小组|[委厅局部院]|(?<![举主承协开创])办)(?:联合)?(?:印发|下发|发布|转发)?(?:的|了)?$"
)
_LAST_OF_PURSUANT = frozenset("府组委办厅局部院合发布的了")
_PURSUANT_REACH = 120
#: 学习《建筑法》及其实施|条例, 做好《社区矫正法》实施|前宣传, 解读《行政复议法》修订|要点, 自公布|之日起失效: a part of a noun
_NO_NOUN = "(?!(?<=实施)(?:前|条例|细则|办法|意见|方案|纲要|规定)|(?<=修[订改正])的?(?:要点|内容|重点|亮点|背景|情况|变化|条款|要求|精神|建议|意见)|(?<=公布|发布)之日)"
#: 办理《法律援助条例》|规定的案件
_PROVIDED = re.compile("[》”]?(?:所)?规定的")
#: 开展海警法|进渔港活动
_GOES_INTO = re.compile("[》”]?(?:等[^,。;]{0,6})?(?:宣传)?进[\u4e00-\u9fff]{2,6}”?(?:活动|宣讲|巡讲)")
#: 制定贯彻《纲要》|措施清单: another document is made for it
_FOR_IT = re.compile("[》”]?的?[^,。;、《》]{0,6}(?:方案|意见|办法|措施|细则|计划|清单|分工)")
#: 关于贯彻《纲要》|的实施方案印发给你们: another document is issued
_ANOTHER_OF_IT = re.compile("[》”]?的[^,。;《》]{0,8}(?:方案|意见|办法|措施|通知|细则|计划|清单|分工)")
#: 新制定《…办法》 at the beginning of a clause: the verb itself
_NEWLY = frozenset({"新制定", "新出台"})
#: 所长轮流授课,重点解读《土地管理法》: officials are taught; but 举办培训班,|向|村民讲解《民法典》
_PUBLIC = re.compile("[向为]|群众|[村居市牧渔]民|[学师]生|企业|商户|青少年|课堂|直播|(?<!党)校")
#: 围绕《纲要》|制定路线图, 结合《民法典》|制定普法方案: something else is made
_SOMETHING = re.compile("(?:制定|制订|出台|印发|编制)了?(?!开展|工作|进行|论证|完成|调研|起草)[\u4e00-\u9fff《“]{2}")
_TOGETHER = re.compile("会同|联合")
_NEAR = 10
_FAR = 28
#: 《档案法》施行|后: what follows is not done on its occasion
_SINCE = "后"


class ContextGrammar:
    """The rules for context, compiled from the table of cues."""

    def __init__(self, cues: Sequence[Cue], grammar: Grammar) -> None:
        self._contexts = {cue.word: Context(cue.context) for cue in reversed(cues)}
        self._after = {cue.word for cue in cues if cue.position in {"after", "around"}}
        words = alternation(sorted({cue.word for cue in cues if cue.position != "adjacent"}))
        self._cue = re.compile(f"(?:{words}){_NO_NOUN}")
        leading = sorted(cue.word for cue in cues if cue.position in {"leading", "adjacent"})
        self._last_of_leading = frozenset((*(word[-1] for word in leading), "了", "的"))
        self._leading = re.compile(f"({'|'.join(map(re.escape, leading))})(?:了)?(?:新?(?:修订|修改)的)?$")
        bodies = f"(?:{grammar.alternation('other-body')})"
        #: 国务院办公厅|印发, 国务院|决定公布; but 根据国务院|决定|印发 says who issues it on whose order
        self._other_body = re.compile(f"(?<![据照]){bodies}|{bodies}(?!(?:办公厅)?的?(?:决定|要求|部署|规定|精神))")
        self._explained = re.compile(f"(?:{grammar.alternation('explains')})了?(?:新修订的)?《?$")
        self._taught = re.compile(grammar.alternation("officials-taught"))
        self._in_line_with = grammar["in-line-with"]
        self._carried_out = grammar["carried-out-by"]
        self._attribute_reach = max(map(len, grammar["attributive"])) + len("了的")
        self._last_of_attribute = frozenset((*(word[-1] for word in grammar["attributive"]), "了", "的"))
        # but 创|新制定, 重|新修订
        self._attribute = re.compile(f"(?<![创重])(?:{grammar.alternation('attributive')})(?:了)?的?$")

    def context(self, around: Around, start: int, end: int, section: SectionKind) -> Context:
        """The context of the list of citations `[start, end)` (brackets included).

        In a section of shortcomings 对《行政复议法》不熟 tells of somebody's knowledge: the document is only mentioned. Else the first of
        these that says something: a word right before the list, who asks or orders, a cue right behind the list, the nearest cue
        before it in its clause, a cue behind it in its clause, the nearest cue earlier in the sentence, one later.
        """
        text = around.text
        if section is SectionKind.PROBLEMS and _TOWARDS.search(text, around.start, start):
            return Context.MENTION
        clause = self._clause_start(text, around.start, start)
        said = self._right_before(around, start) or _asked_or_ordered(around, clause, start, end)
        if said is not None:
            return said
        after = _ADJACENT.match(text, end, around.end)
        position = after.end() if after else end
        clause_end = self._clause(text, position, around.end)
        return (
            self._right_behind(text, clause, start, end, position, clause_end)
            or self._before(around, clause, start, end, clause_end)
            or self._behind(text, end, position, clause_end)
            or self._last(text, around.start, start)
            or self._cue_behind(text, position, around.end)
            or Context.MENTION
        )

    def _right_before(self, around: Around, start: int) -> Context | None:
        """What a word right before a list says of it: 根据|《普法计划》要求开展宣传."""
        if around.text[start - 1 : start] not in self._last_of_leading:
            return None
        leading = self._leading.search(around.text, max(around.start, start - _NEAR), start)
        return self._contexts[leading.group(1)] if leading is not None else None

    def _right_behind(
        self, text: str, clause: int, start: int, end: int, position: int, clause_end: int
    ) -> Context | None:
        """What a cue right behind a list says of it: …等法律法规的|宣传."""
        quoted = _PART_OF_IT.match(text, position) is not None
        quoted = quoted or _ANOTHER_OF_IT.match(text, end, clause_end) is not None
        if quoted or text.startswith(_AND_THEN, position):
            return None
        near = self._first(text, position, min(clause_end, position + _NEAR))
        if near is None or near.group() not in self._after or _OF_NEXT.match(text, near.end()):
            return None
        said = self._by_itself(text, near, clause_end) or self._contexts[near.group()]
        made = said is Context.ENACT and text.endswith(self._in_line_with, clause, start)
        return Context.IMPLEMENT if made and _SOMETHING.match(text, near.start()) else said

    def _before(self, around: Around, clause: int, start: int, end: int, clause_end: int) -> Context | None:
        """What the nearest cue before a list in its clause says of it: 严格|执行|《信访条例》."""
        text = around.text
        before = self._last(text, clause, start)
        carried_out = before is Context.ENACT and text.endswith(self._carried_out, clause, start)
        if carried_out and _FOR_IT.match(text, end, clause_end):
            return Context.IMPLEMENT
        if before is Context.PUBLICISE and self._is_taught(text, around.start, clause, start):
            return Context.STUDY
        return before

    def _is_taught(self, text: str, first: int, clause: int, start: int) -> bool:
        """Whether a document is explained to officials: 举办执法骨干培训班,邀请庭长|讲解|《行政诉讼法》."""
        return (
            self._explained.search(text, clause, start) is not None
            and self._taught.search(text, first, clause) is not None
            and _PUBLIC.search(text, first, start) is None
        )

    def _behind(self, text: str, end: int, position: int, clause_end: int) -> Context | None:
        """What the words behind a list in its clause say of it: 《法律援助条例》|规定的案件, 海警法|进渔港活动."""
        if _PROVIDED.match(text, end, clause_end):
            return Context.IMPLEMENT
        if _GOES_INTO.match(text, end, clause_end):
            return Context.PUBLICISE
        return self._cue_behind(text, position, min(clause_end, position + _FAR))

    def _cue_behind(self, text: str, start: int, end: int) -> Context | None:
        """What the first cue in a stretch behind a list says of it."""
        cue = self._first(text, start, end)
        return self._contexts[cue.group()] if cue is not None and cue.group() in self._after else None

    def _first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first cue in a stretch, without those in titles: 对《甲条例》、《关于|公布|乙目录的决定》提出建议."""
        for found in self._cue.finditer(text, start, end):
            if text.rfind("《", start, found.start()) <= text.rfind("》", start, found.start()):
                return found
        return None

    def _by_itself(self, text: str, near: re.Match[str], end: int) -> Context | None:
        """What the reporting side does on the occasion of what a law does by itself: 围绕《社区矫正法》|施行|两周年开展|宣传|."""
        if self._contexts[near.group()] is not Context.MENTION or _SINCE in text[near.end() - 1 : near.end() + 1]:
            return None
        later = self._cue.search(text, near.end(), min(end, near.end() + _FAR))
        said = self._contexts[later.group()] if later is not None and later.group() in self._after else None
        return said if said in {Context.PUBLICISE, Context.STUDY, Context.IMPLEMENT} else None

    def _clause_start(self, text: str, start: int, end: int) -> int:
        """Where the clause begins that ends at `end`."""
        return max(start, text.rfind(",", start, end) + 1, text.rfind(":", start, end) + 1)

    def _last(self, text: str, start: int, end: int) -> Context | None:
        """The context of the last cue in a stretch; one that only qualifies the document (新修订的) does not count.

        Of cues in a row (学习宣传贯彻) publicising wins, then the first.
        """
        run: list[Context] = []
        position = first = start
        for match in self._cue.finditer(text, start, end):
            if text.startswith("的", match.end()) and match.end() + 2 >= end:
                continue
            if match.group() in _NEWLY and match.start() == start and match.end() == end:
                return Context.ENACT
            last = min(end, match.end() + 1)
            if text[last - 1] in self._last_of_attribute and self._attribute.search(
                text, max(start, last - self._attribute_reach), last
            ):
                continue
            if text.rfind("《", start, match.start()) > text.rfind("》", start, match.start()):
                continue  # 《中国共产党|宣传|工作条例》
            if match.start() > position:
                run.clear()
                first = match.start()
            run.append(self._contexts[match.group()])
            position = match.end()
        if Context.PUBLICISE in run:
            return Context.PUBLICISE
        doer = max(start, text.rfind("》", start, first) + 1)  # 根据市场监管总局《甲》|修订《乙》
        if run and run[0] is Context.ENACT and self._other_body.search(text, doer, first):
            # 国务院办公厅印发《…》: not the reporting side; but 会同司法部印发《…》
            return Context.ENACT if _TOGETHER.search(text, start, first) else Context.MENTION
        return run[0] if run else None

    def _clause(self, text: str, position: int, end: int) -> int:
        """Where the clause ends that goes on at `position`: at a comma, or where 、 begins a verb of its own
        (尊崇宪法、学习宪法).
        """
        comma = text.find(",", position, end)
        end = comma if comma >= 0 else end
        mark = text.find("、", position, end)
        while mark >= 0:
            if self._cue.match(text, mark + 1):
                return mark
            mark = text.find("、", mark + 1, end)
        return end


def _asked_or_ordered(around: Around, clause: int, start: int, end: int) -> Context | None:
    """What somebody else has to do with a document: it asks for advice (对|《甲条例》提出意见), or it is carried out on its order
    (根据省政府印发|《…》).
    """
    text, before = around.text, around.text[start - 1 : start]
    if before in _ASKED and _ADVICE.match(text, end, around.end):
        return Context.MENTION
    if before in _LAST_OF_PURSUANT and _PURSUANT.search(text, max(clause, start - _PURSUANT_REACH), start):
        return Context.IMPLEMENT
    return None


def lists(text: str, spans: Sequence[tuple[int, int]], bare: Sequence[bool]) -> list[tuple[int, int]]:
    """For each span of a citation the span of the list it stands in: 《宪法》、《民法典》和《公务员法》.

    Of a `bare` one behind a comma something new is told: 印发《办法》,|《办法》自3月1日起施行.
    """
    result: list[tuple[int, int]] = []
    group: list[int] = []

    def close() -> None:
        if group:
            span = (spans[group[0]][0], spans[group[-1]][1])
            result.extend([span] * len(group))

    for index, (start, _) in enumerate(spans):
        joint = _JOINT.fullmatch(text, spans[group[-1]][1], start) if group else None
        if group and (joint is None or "\n" in joint.group() or (bare[index] and "," in joint.group())):
            close()
            group = []
        group.append(index)
    close()
    return result
