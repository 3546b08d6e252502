"""Schools, houses and groups by their numbers: 平凉四中, 县一中, 市第一看守所, 县委第三巡察组."""

from __future__ import annotations

import re
from dataclasses import replace

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.extraction.found import Ending, FoundInstitution
from lawgraph.extraction.organ_heads import Head

#: 平凉|四中, 县|一中: a school by its number; 十九届|四中全会 and “六小” are none
_NUMBERED = re.compile(
    "中(?<=[一二三四五六七八九十]中)(?=[、,。;:()“”\n]|[和与及等]|师生|学生|校园|开展|举办|组织|承办|作|为|的|在|被|获)"
)
#: 市|第一|看守所, 县委|第三|巡察组
_NTH = re.compile("第[一二三四五六七八九十]{1,3}$")
_NTH_REACH = 4
_NUMERALS = frozenset("一二三四五六七八九十")
NUMBERED_SCHOOL = InstitutionType("中学", "school", as_written=True)


def numbered_schools(text: str) -> list[Ending]:
    """四中 and 一中, of which the place or level in front tells whose they are."""
    return [
        Ending(m.start() - 1 - (text[m.start() - 2 : m.start() - 1] in _NUMERALS), m.end(), NUMBERED_SCHOOL)
        for m in _NUMBERED.finditer(text)
    ]


def numbered_school(text: str, ending: Ending, head: Head | None) -> FoundInstitution | None:
    """平凉四中 has a name of its own, 县一中 is the county's; 四中 alone names none."""
    if head is None or not (head.place or head.level):
        return None
    start = ending.start if head.level else head.start
    return FoundInstitution(head.start, ending.end, head.level, (), text[start : ending.end], ending.type)


def with_number(text: str, ending: Ending) -> Ending:
    """An organ with the number in front of it, which is part of its name: 市|第一看守所."""
    if ending.type.kind != "department" or text[ending.start - 1 : ending.start] not in _NUMERALS:
        return ending
    number = _NTH.search(text, max(0, ending.start - _NTH_REACH), ending.start)
    return Ending(number.start(), ending.end, replace(ending.type, as_written=True)) if number else ending


def numbered_part(text: str, ending: Ending, previous: FoundInstitution | None) -> FoundInstitution | None:
    """An organ with a number behind the one that it is a part of: 县委|第三巡察组."""
    if previous is None or ending.type.parent != previous.type.name:
        return None
    if _NTH.fullmatch(text, previous.end, ending.start) is None:
        return None
    return previous._replace(end=ending.end, organ=text[previous.end : ending.end], type=ending.type)
