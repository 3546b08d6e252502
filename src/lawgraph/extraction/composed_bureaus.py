"""Bureaus and teams that a county has made of several: 县|经商科技局, 县|水利和农业农村局, 旗|农牧和林草综合行政执法大队. No list has
them all; what they are made of is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.roles import LAST_OF_LEVEL
from lawgraph.extraction.found import Ending
from lawgraph.extraction.name_ends import NameEnds

_COMPOSED = InstitutionType("局", "department", as_written=True)
#: 财政局、|经商科技局: with neither place nor level, as the bureaus beside it
_LISTED = InstitutionType("综合设置局", "department", as_written=True)
#: in the report of a town 财政局、|水利林业局 are the county's; 经济发展和建设局 may be the town's own
_OF_COUNTY = replace(_LISTED, levels=("county", "prefecture"))
_AND = re.compile("[和与]")
_LAST = re.compile("局|[大支中]队")
_REACH = 22


class ComposedBureaus:
    """The rule for them, compiled from the word classes."""

    def __init__(self, grammar: Grammar, ends: NameEnds) -> None:
        self._ends = ends
        topic = f"(?:{grammar.alternation('bureau-topic')})"
        # 县|城市建设和交通局 is not of a 市; 财政局、|经商科技局 in a list
        before = f"(?:(?<=[{LAST_OF_LEVEL}])(?<![城村乡][市镇])(?<!社区)|(?<![\u4e00-\u9fff]))"
        self._name = re.compile(f"{before}{topic}(?:[和与]?{topic}){{1,5}}(?:{_LAST.pattern})$")

    def find(self, text: str, endings: Sequence[Ending]) -> list[Ending]:
        """The endings with those of composed bureaus, in place of a known one that ends them: 县经商|科技局."""
        known = {ending.end: ending for ending in endings if ending.type.kind == "department"}
        composed: dict[int, Ending] = {}
        for last in _LAST.finditer(text):
            end = last.end()
            first = known[end].start if end in known else end
            name = self._name.search(text, max(0, end - _REACH), end)
            if name is not None and name.start() < first and self._ends.is_whole(text, name.start(), end):
                headed = "\u4e00" <= text[name.start() - 1 : name.start()] <= "\u9fff"
                bare = _LISTED if _AND.search(name.group()) else _OF_COUNTY
                composed[end] = Ending(name.start(), end, _COMPOSED if headed else bare)
        if not composed:
            return list(endings)
        return [ending for ending in endings if ending.end not in composed] + list(composed.values())
