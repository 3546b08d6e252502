"""When what a report says of a document is done: in the year under report, or as it plans."""

from __future__ import annotations

import re

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.roles import Role
from lawgraph.link.cues import Around
from lawgraph.model import Context, SectionKind, Tense

#: 《易俗河镇值班制度》|拟于明年印发, but 废止《车辆管理规定》|等9件、拟修改3件 is done; 《黄河保护法》|将于2023年施行; 《工地管理办法》|将在建工程编号 is no plan
_WILL_BE = re.compile(
    r"(?:等[^,。;、]{0,8})?(?:将[于在](?=[\d年明来下近本])|(?:拟|计划|预计|力争|争取)[于在]|(?:拟|计划|预计|力争|争取|将)(?:提[交请]|报[批送审请]|出台|印发|修[订改]))"
)
_OBJECT_REACH = 60
#: 按|计划开展宣讲, 按照年度普法|计划组织学习: the plan is a thing
_PLAN = "计划"
_THE_PLAN = frozenset("按照作度法习训定传动期原")
#: 将于2024年1月1日施行的|《爱国主义教育法》 says it of the law
_IN_FORCE_LATER = re.compile("[^,。;]{2,20}(?:施行|实施|生效)的")
#: 2025年工作计划:深入实施《…》 in the report of 2024; 2025年1月印发《…》 is done
_BEGINS_WITH_YEAR = re.compile(r"[\s展望到一二三四五六七八九十()、.0-9是]{0,6}?(20\d\d)年(?![)\d])")
#: |下一步,一是学习《…》。二是落实《…》。, |下一步工作中:…: what opens a sentence so holds for the rest of its paragraph, up to the next heading
_OPENING_REACH = 5
_OPENS = re.compile(r"(?:^|[\n。;])[(\d一二三四五六)、.展望]{0,4}$")
#: 改进|措施:, (三)努力|方向:; but 工作措施: tells of what was done
_TO_DO = ("措施:", "举措:", "方向:", "打算:", "思路:", "计划:")
_OPENS_TO_DO = re.compile(
    r"(?:^|[\n。;])[(\d一二三四五六)、.]{0,4}(?:(?:改进|整改|努力)的?|工作的?(?![措举]))[\u4e00-\u9fff]{2}$"
)
#: 整改措施:|已修订《值班制度》
_ALREADY = re.compile("已[^,。;:]*$")
_FROM_NOW_ON = re.compile("(?:的?(?:主?要?工作)?(?:打算|计划|安排|思路|重点|措施|方向|中)?)?[,:。]")
_HEADING = re.compile("[。;:](?P<open>[(]?)(?P<number>[一二三四五六七八九十]{1,2})(?P<close>[)、])")
#: 2023年,我镇将:|(一)…;(二)…: the number with which the points of a plan begin
_FIRST_POINT = "一"
_PARAGRAPH_REACH, _NUMBER_REACH = 400, 4
#: how far before a colon the words stand that open what is to be done: 努力|方向:
_NEAR = 10


class TenseGrammar:
    """The rules for tense, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        #: 我局将贯彻《…》; 将学习《…》作为首要任务 tells of what is done with it
        self._will = re.compile(f"将(?:以(?:《?$|贯彻|落实|学习|宣传|实施|深入)|{grammar.alternation('will')})")
        self._taken_as = re.compile(grammar.alternation("taken-as"))
        self._plans, self._reports = grammar["plan-title"], grammar["plan-title-but"]

    def of_citation(
        self, around: Around, span: tuple[int, int], context: Context, section: SectionKind, year: int | None
    ) -> Tense:
        """When something is done with the list of citations at `span`; a document that is made may be told to come behind its title."""
        start, end = span
        if context is Context.ENACT and _WILL_BE.match(around.text, end, around.end):
            return Tense.PLANNED
        return self.tense(around, start, section, year)

    def _tells_of_plans(self, text: str, at: int, start: int) -> bool:
        """Whether a word of planning at `at` says that something will be done, up to the citation at `start`."""
        noun = text.startswith(_PLAN, at) and text[at - 1 : at] in _THE_PLAN
        return not noun and _IN_FORCE_LATER.fullmatch(text, at, start) is None

    def is_plan(self, title: str) -> bool:
        """Whether a document is a plan as a whole, by its title: 2024年普法工作要点, but not 2023年工作总结及2024年工作计划."""
        return title.endswith(self._plans) and not any(word in title for word in self._reports)

    def tense(self, around: Around, start: int, section: SectionKind, year: int | None) -> Tense:
        """Planned in the section of plans, behind a word of planning in the sentence, or in a sentence that begins with a
        year after the one reported on (`year`); else done.
        """
        planned = around.cues[Role.PLANNED].each(around.start, start)
        if section is SectionKind.PLANS or any(self._tells_of_plans(around.text, at, start) for at, _, _ in planned):
            return Tense.PLANNED
        will = self._will.search(around.text, around.start, start)
        if will and not self._taken_as.search(around.text, will.end(), min(around.end, start + _OBJECT_REACH)):
            return Tense.PLANNED
        begins = _BEGINS_WITH_YEAR.match(around.text, around.start, start)
        if begins and year:
            return Tense.PLANNED if int(begins[1]) > year else Tense.DONE
        return Tense.PLANNED if _goes_on_planning(around, start, year) else Tense.DONE


def _goes_on_planning(around: Around, start: int, year: int | None) -> bool:
    """Whether what stands in the paragraph before a citation at `start` says that plans follow: 改进措施:…, or in an earlier sentence
    下一步,一是…。二是…。, 2024年,… in the report of 2023.
    """
    text, end = around.text, around.start
    first = max(text.rfind("\n", 0, end) + 1, end - _PARAGRAPH_REACH)
    times = [(at, stop) for at, stop, _ in around.cues[Role.PLANNED].each(first, end)]
    if year is not None and (at := text.rfind(next_year := f"{year + 1}年", first, end)) >= 0:
        times.append((at, at + len(next_year)))
    openings = [
        stop
        for at, stop in times
        if _FROM_NOW_ON.match(text, stop) and _OPENS.search(text[max(0, at - _OPENING_REACH) : at])
    ]
    openings += [
        at
        for what in _TO_DO
        if (at := text.rfind(what, first, start)) >= 0
        and _OPENS_TO_DO.search(text[max(0, at - _NEAR) : at + len(what) - 1])
        and not _ALREADY.search(text, max(at, end), start)
    ]
    return bool(openings) and not _has_heading(text, max(openings) - 1, end + _NUMBER_REACH)


def _has_heading(text: str, start: int, end: int) -> bool:
    """Whether a heading stands there; the points of a plan from the first on are none: 我镇将:(一)加强学习;(二)…"""
    points: set[str] = set()
    for heading in _HEADING.finditer(text, start, end):
        form = heading["open"] + heading["close"]
        if heading["number"] == _FIRST_POINT:
            points.add(form)
        elif form not in points:
            return True
    return False
