"""What a bureau's report calls its bureau, the one above it and its sections: 县局, 市局, 局法规科."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.extraction.found import BRANCH_WORD, Ending, FoundInstitution
from lawgraph.extraction.places import ByEnd

BUREAU = InstitutionType("局", "department")
#: 秦安|分局 in the report of 天水市生态环境局秦安分局
BRANCH = InstitutionType(BRANCH_WORD, "department")
_POLICE = "公安"
#: the classes of verbs that a branch stands behind, and how long these are: 督促|公安碑林分局
_BEFORE_BRANCH, _VERB = ("zone-before", "before-firm", "organ-acts"), 2
_SHORT_NAMES = (4, 3, 2)
#: 县局, 市局: in a bureau's report itself, or the bureau above it; 全县局面, 市局部 are none
_OWN_BUREAU = re.compile(
    "局(?<=(?<![各全该两每某本我超城])[省市州县区盟旗]局)(?![势级址里内域]|面(?!向)|部(?!署)|长(?!期)|限(?!期))"
)
#: 省厅 in the report of a bureau: the department of the province above it
_DEPARTMENT = re.compile("厅(?<=(?<![各全该两每某本我])省厅)(?![级局际长])")
#: the bureau, commission or department that reports, each by its own character, which `re` looks for at once
_OWN = "局委厅"
#: 县局, 省厅, 局法规科, 委政策法规科: where what says which organ it is ends
_WHOSE = re.compile(f"[{_OWN}]")
_OURS = ("我", "本")


class OwnBureaus:
    """The rules for them, compiled from the word classes; `is_section` tells whether a section can be called so: 我局|组织法规科
    is none.
    """

    def __init__(self, grammar: Grammar, types: Iterable[InstitutionType], is_section: Callable[[str], bool]) -> None:
        self._is_section = is_section
        self._of_districts = _DistrictBranches(grammar, types)
        before = "".join(grammar["before-own-section"])
        no_section = f"(?!{grammar.alternation('section-trap')})"
        section = f"[\u4e00-\u9fff]{{2,6}}?(?:{grammar.alternation('own-section')})"
        group = f"(?:(?!{grammar.alternation('sets-up')}|召开|[属为由等])[\u4e00-\u9fff]){{2,10}}?领导小组"
        #: 由局|法规科, 局|办公室, 任组长的局|普法领导小组, 充实厅|法治建设领导小组, 在委|政策法规科, 厅|法规处
        self._sections = [
            re.compile(
                rf"{whose}(?<=(?<![^,。;:、(“\n{before}]){whose})"
                f"(?:(?:{section}|(?<=局)(?:办公室|机关[纪党]委)){no_section}|{group})"
            )
            for whose in _OWN
        ]

    def with_own(self, text: str, endings: list[Ending], local: Collection[str]) -> list[Ending]:
        """With 县局 and 局法规科, and with 秦安分局 by the `local` names."""
        ends = {ending.end for ending in endings}
        branches = (m.start() for m in re.finditer(BRANCH.name, text))
        named = ((at, next((n for n in _SHORT_NAMES if n <= at and text[at - n : at] in local), 0)) for at in branches)
        own = [Ending(at - n, end, BRANCH) for at, n in named if n and (end := at + len(BRANCH.name)) not in ends]
        bureaus = (m.end() for pattern in (_OWN_BUREAU, _DEPARTMENT) for m in pattern.finditer(text))
        own += [Ending(end - 2, end, BUREAU) for end in bureaus if end not in ends]
        found = (m for section in self._sections for m in section.finditer(text))
        sections = {m.end(): m.start() for m in found if self._is_section(text[m.start() + 1 : m.end()])}
        own += [Ending(start, end, BUREAU) for end, start in sections.items()]
        return [ending for ending in endings if ending.end not in sections] + own

    def organ(
        self, text: str, ending: Ending, previous: FoundInstitution | None, chains: ByEnd
    ) -> FoundInstitution | None:
        """The organ of one of these endings: 县|局, 滨州市|局, 局|法规科, 秦安|分局, 公安|鄠邑分局; 我局 is no part of 我局|法规科."""
        start, end, kind = ending
        if kind is BRANCH:
            free = previous is None or previous.end <= start
            of_district = self._of_districts.find(text, start, end) if free else None
            if of_district is not None or not free or text.endswith(_POLICE, 0, start):
                return of_district
            return FoundInstitution(start, end, text[start:end], (), "", kind)
        whose = _WHOSE.search(text, start)
        at = whose.end() if whose is not None else start
        chain = chains.get(at - 1) if at == end else None
        if chain is not None:
            return FoundInstitution(chain.start, at, text[start:at], chain.names, "", kind)
        first = at if text.endswith(_OURS, 0, start) else start
        return FoundInstitution(first, end, text[start:at], (), text[at:end], kind)


class _DistrictBranches:
    """The branches that bureaus of a city have in its districts, named without 局: 公安|鄠邑分局, 生态环境|灞桥分局."""

    def __init__(self, grammar: Grammar, types: Iterable[InstitutionType]) -> None:
        called = {form: kind.name for kind in types for form in (kind.name, *kind.names)}
        words = grammar["branch-bureau"]
        self._names = {word: called[f"{word}局"].removesuffix("局") + BRANCH.name for word in words}
        verbs = [verb for kind in _BEFORE_BRANCH for verb in grammar[kind] if len(verb) == _VERB]
        self._reach = max(map(len, words)) + _VERB
        #: 市公安|鄠邑分局, 联合|公安|鄠邑分局, but 长航公安|岳阳分局 is no district's
        self._before = re.compile(
            f"(?:^|[^\u4e00-\u9fff]|[省市县由与和同向对及]|{alternation(verbs)})({alternation(words)})$"
        )

    def find(self, text: str, start: int, end: int) -> FoundInstitution | None:
        """The branch whose district begins at `start`; None for what has no word of a bureau before it (秦安|分局)."""
        bureau = self._before.search(text, max(0, start - self._reach), start)
        if bureau is None:
            return None
        name = self._names[bureau[1]]
        kind = InstitutionType(name, BRANCH.kind)
        return FoundInstitution(bureau.start(1), end, "", (text[start : end - len(BRANCH.name)],), name, kind)
