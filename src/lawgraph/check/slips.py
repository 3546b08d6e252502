"""Titles and names in use that are slips: misprints, and words that come near an official title without being short for it."""

from __future__ import annotations

from collections.abc import Container

from lawgraph.catalogue.misprints import corrected
from lawgraph.catalogue.names import NATION, SUFFIX, mended, squeeze
from lawgraph.link.near import edits
from lawgraph.text import normalise

#: 党的…条例 is said for 中国共产党…条例
_PARTY = "党的"


def is_misprint(written: str, names: Container[str]) -> bool:
    """Whether a title holds what print makes of 中华人民共和国 or of the noun at its end; `names` are those of known documents.

    >>> [is_misprint(title, ()) for title in ("中华人名共和国监察法", "工伤保险条列", "监察法")]
    [True, True, False]
    """
    nation = mended(written).startswith(NATION) and not written.startswith(NATION)
    return nation or corrected(written, names) != written


def is_slip(written: str, title: str) -> bool:
    """Whether a name in use is a slip for an official title, and not short for it.

    A slip is one character away, has the same characters in another order, or comes near with a character that the title
    has not; what only leaves characters out is short, but not behind 中华人民共和国, and what holds the title is longer.

    >>> is_slip("民典法", "中华人民共和国民法典"), is_slip("有组织犯罪法", "中华人民共和国反有组织犯罪法")
    (True, True)
    >>> is_slip("中华人民共和国刑诉法", "中华人民共和国刑事诉讼法")
    True
    >>> is_slip("保密法", "中华人民共和国保守国家秘密法"), is_slip("国务院信访条例", "信访条例")
    (False, False)
    """
    name = squeeze(SUFFIX.sub("", normalise(written).removeprefix(NATION).removeprefix(_PARTY)))
    full = squeeze(SUFFIX.sub("", normalise(title).removeprefix(NATION)))
    if full in name or len(name) < 3:
        return False
    if normalise(written).startswith(NATION) or sorted(name) == sorted(full):
        return True
    distance = edits(name, full, len(full))
    if distance == 1:
        return len(name) > 4
    rest = iter(full)
    return not all(sign in rest for sign in name) and distance * 3 <= len(full)
