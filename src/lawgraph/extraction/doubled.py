"""Characters that a slip has doubled inside a name: 信访工作作条例, 司法法所, 枫桥桥经验.

At the edge of a name the name stands there without the copy (镇|镇党委), unless that would part an organ from the level word
before it (县公|公安局). A doubled character of a word (人人, 立法法, 司法局局长)
stays, because no known name needs it gone.
"""

from __future__ import annotations

import numpy as np

from lawgraph.catalogue.names import SEPARATORS, Names
from lawgraph.catalogue.roles import LAST_OF_LEVEL, Role
from lawgraph.text.clean_text import CleanText

#: how far a name may reach on either side
_REACH = 16
_NAMES = frozenset({Role.LAW, Role.PLACE, Role.ORGAN})
_SHORTEST = 3
_HAN = ("\u4e00", "\u9fff")


def undoubled(cleaned: CleanText, names: Names) -> CleanText:
    """A clean text without the second copies of characters that stand doubled inside a known name."""
    codes = np.frombuffer(cleaned.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    twice = (codes[1:] == codes[:-1]).nonzero()[0].tolist()
    dropped = [at + 1 for at in twice if _HAN[0] <= cleaned.text[at] <= _HAN[1] and _is_slip(cleaned.text, at, names)]
    return cleaned.without(dropped) if dropped else cleaned


def _is_slip(text: str, at: int, names: Names) -> bool:
    """Whether a name would stand around `at` if its character stood there once, and none stands there as it is: 立法法|法律."""
    before, after = text[max(0, at - _REACH) : at], text[at + 2 : at + 2 + _REACH]
    if _holds(before, text[at] + after, names, 1):
        return not _holds(before + text[at], text[at] + after, names, 0)
    return before[-1:] in LAST_OF_LEVEL and text[at] not in LAST_OF_LEVEL and _begins_organ(text[at] + after, names)


def _begins_organ(text: str, names: Names) -> bool:
    """Whether a text begins with the name of an organ of three characters or more: 公安局破获…, but not 政府."""
    kinds, roles = names.kinds_of_roles, names.roles
    found = names.automaton.find_overlapping(text)
    return any(start == 0 and end >= _SHORTEST and Role.ORGAN in kinds[roles[surface]] for start, end, surface in found)


def _holds(before: str, after: str, names: Names, beyond: int) -> bool:
    """Whether a known name reaches over the edge between two texts, and by more than `beyond` characters of the second."""
    edge, kinds, roles = len(before), names.kinds_of_roles, names.roles
    for start, end, surface in names.automaton.find_overlapping(before + after):
        if start < edge and end > edge + beyond and not _NAMES.isdisjoint(kinds[roles[surface]]):
            return True
    before = SEPARATORS.sub("", before)
    edge, text = len(before), before + SEPARATORS.sub("", after)
    return any(start < edge and end > edge + beyond for start, end, _ in names.squeezed.find_overlapping(text))
