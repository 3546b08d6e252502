"""Schools by their numbers: 平凉四中, 县一中."""

from __future__ import annotations

import re

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.extraction.open_organs import Ending

#: 平凉|四中, 县|一中: a school by its number; 十九届|四中全会 and “六小” are none
_NUMBERED = re.compile(
    "[一二三四五六七八九十]{1,2}中(?=[、,。;:()“”\n]|[和与及等]|师生|学生|校园|开展|举办|组织|承办|作|为|的|在|被|获)"
)
NUMBERED_SCHOOL = InstitutionType("中学", "school", as_written=True)


def numbered_schools(text: str) -> list[Ending]:
    """四中 and 一中, of which the place or level in front tells whose they are."""
    return [Ending(m.start(), m.end(), NUMBERED_SCHOOL) for m in _NUMBERED.finditer(text)] if "中" in text else []
