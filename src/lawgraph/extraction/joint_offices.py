"""One office for two duties: 经济发展和|建设局 of a town is no 建设局, 政法和社会管理|办公室 no 社会管理办公室."""

from __future__ import annotations

import re

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.found import Ending, FoundInstitution

#: 镇|社会治安和应急管理办公室
_LEVEL_BEFORE = re.compile("(?:镇|乡|街道|县|旗|州)(?![域级区村镇])(?=..)")
_OWN_OFFICE = InstitutionType("办公室", "department", as_written=True)
_WITH_DUTIES = frozenset({"department", "service"})
_REACH = 16


class JointOffices:
    """The rule for offices with two duties, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        #: 经济发展和|建设局, 政法和|社会管理办公室: at the beginning of a clause or in a list;
        #: 县直各单位和|驻村工作队: two kinds of organ; 镇干部和|综治中心: who works with one
        who = "".join(f"(?<!{word})" for word in grammar["who-and"])
        self._two_duties = re.compile(
            rf"(?:^|[、,。;:(\n由])((?!由)(?:(?!各)[\u4e00-\u9fff]){{2,6}}{who}和[\u4e00-\u9fff]{{0,4}})\Z"
        )

    def find(self, text: str, ending: Ending, previous: FoundInstitution | None) -> FoundInstitution | None:
        """The office whose second duty is a known ending, under its own name."""
        if ending.type.kind not in _WITH_DUTIES or ending.type.parent:
            return None
        duties = self._two_duties.search(text, max(0, ending.start - _REACH), ending.start)
        if duties is None or (previous is not None and previous.end > duties.start(1)):
            return None
        level = _LEVEL_BEFORE.match(duties[1])
        if level is None and ending.type.kind == "service":
            return None  # 做好调解和|综治中心建设, but 县|政务服务和大数据中心
        start, after = duties.start(1), duties.start(1) + (level.end() if level is not None else 0)
        return FoundInstitution(start, ending.end, text[start:after], (), text[after : ending.end], _OWN_OFFICE)
