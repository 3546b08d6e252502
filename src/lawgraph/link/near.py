"""Near misses: the one known name that a misprinted title stands next to."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import NATION, LawName, Names
from lawgraph.catalogue.roles import LAST_OF_LEVEL
from lawgraph.extraction.segmentation import segment

_DIGITS = re.compile(r"\d")
#: (2021-2025年), (20212025年), (****-****年), (202x-202x年), (20××-2025年)
_YEARS = re.compile(r"\([\d*Xx×\-—年]+(?:年)?\)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = 2
_WORD = 2
#: 刑法修正案(十一), 第九个五年规划
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+|\([一二三四五六七八九十]+\)")
_SHORTEST = 5
#: a plan tells itself by its years, so that more of its title may be misprinted
_SHORTEST_PLAN, _PLAN_EDITS = 8, 3
_SUBSTITUTED = 12
#: 商品房预售管理办法 is another than 商品房销售管理办法
_STATUTE = re.compile("(?<!办)法$")


class NearMisses:
    """The names that misprints may be taken for, with the words that tell slips from other titles."""

    def __init__(self, names: Names, grammar: Grammar) -> None:
        self._names = names
        self._terms = frozenset(grammar["legal-term"])
        #: words that titles lose or gain without becoming others
        self._filler = re.compile(f"(?:{grammar.alternation('title-filler')})+")

    def of(self, title: str) -> tuple[LawName, ...]:
        """The documents whose name is nearest to a title, when one name alone is that near; else none.

        Allowed: one character in six, at least one. Guards: the same last character, the same digits outside the year
        range, and for the words that tell a document from its parent (实施) the same count. 道路安全交通法 has the
        words of the title in another order. A title shorter than 12 characters may have lost or gained characters, but
        only a 法 may have one exchanged, because all statutes are known and all 条例 are not, and not where that makes
        another term of law.
        """
        stem = _YEARS.sub("", title)
        if title[:1] in LAST_OF_LEVEL and (title[1:] in self._names.by_law_name or stem[1:] in self._names.by_law_name):
            return ()  # 《市|法治政府建设实施纲要(2021-2025年)》: the city's, whose name was left out
        reordered = self._names.law_letters.get("".join(sorted(title)), ())
        if reordered:
            return reordered
        found = tuple(
            entry
            for entry in self._nearest(title, stem)
            if self._same_words(stem, entry.instrument.title) and not self._other_term(stem, entry.instrument.title)
        )
        return tuple(entry for entry in found if _same_years(title, entry.instrument.title)) or self._same_plan(
            title, stem
        )

    def _same_plan(self, title: str, stem: str) -> tuple[LawName, ...]:
        """The one plan of the same years whose title is a word away: 法制政府建设纲要(2021-2025年) has 法制 for 法治 and no 实施."""
        years = _YEAR.findall(title)
        if len(years) != _PERIOD or len(stem) < _SHORTEST_PLAN:
            return ()
        near: dict[str, LawName] = {}
        for known, entries in self._names.by_law_name.items():
            if _YEARS.search(known) and _YEAR.findall(known) == years:
                plan = _YEARS.sub("", known)
                if plan[-1] == stem[-1] and edits(stem, plan, _PLAN_EDITS + 1) <= _PLAN_EDITS:
                    near.update({entry.instrument.title: entry for entry in entries})
        return tuple(near.values()) if len(near) == 1 else ()

    def _same_words(self, stem: str, known: str) -> bool:
        """Whether two titles differ by slips and not by a word: 依法治校 is not 依法行政, 乡村法治建设 not 市县法治建设."""
        other = _YEARS.sub("", known).removeprefix(NATION)
        for kind, first, last, begin, end in SequenceMatcher(None, stem, other, autojunk=False).get_opcodes():
            if kind == "replace" and min(last - first, end - begin) >= _WORD:
                return False
            changed = stem[first:last] or other[begin:end]
            if kind in {"insert", "delete"} and len(changed) >= _WORD and first and not self._filler.fullmatch(changed):
                return False
        return True

    def _other_term(self, stem: str, known: str) -> bool:
        """Whether the character that tells two titles apart tells two terms of law apart: 行政处分法 is no slip for 行政处罚法."""
        other = known.removeprefix(NATION)
        if len(other) != len(stem):
            return False
        at = [i for i in range(len(stem)) if stem[i] != other[i]]
        return len(at) == 1 and any(
            stem[first : first + _WORD] in self._terms and other[first : first + _WORD] in self._terms
            for first in range(max(0, at[0] - 1), at[0] + 1)
        )

    def _nearest(self, title: str, stem: str) -> tuple[LawName, ...]:
        if stem != title and stem in self._names.by_law_name:
            return self._names.by_law_name[stem]
        if len(stem) < _SHORTEST:
            return ()
        if stem != title:
            # 法治政府建设实施纲(2015-2020年) has lost its last character
            cut = [known for known in self._names.law_lengths.get(len(stem) + 1, ()) if known[:-1] == stem]
            if len(cut) == 1:
                return self._names.by_law_name[cut[0]]
        limit = max(1, len(stem) // 6)
        own = frozenset(stem)
        best, found = limit, list[str]()
        for length in range(len(stem) - limit, len(stem) + limit + 1):
            for known, characters in self._names.law_endings.get((stem[-1], length), ()):
                # each edit changes one character of the set at most
                if len(own - characters) > best or not _comparable(stem, known):
                    continue
                distance = edits(stem, known, best + 1)
                if distance < best:
                    best, found = distance, [known]
                elif distance == best:
                    found.append(known)
        titles = {entry.instrument.title for known in found for entry in self._names.by_law_name[known]}
        if len(titles) != 1:
            return ()
        return self._names.by_law_name[found[0]]


def _same_years(title: str, known: str) -> bool:
    """Whether the years of two titles can be one period's: a plan of (2026-2030年) is not the one of (2021-2025年)."""
    years, others = set(_YEAR.findall(title)), set(_YEAR.findall(known))
    return len(years) < _PERIOD or len(others) < _PERIOD or bool(years & others)


def _comparable(title: str, known: str) -> bool:
    if title.count("实施") != known.count("实施"):
        return False
    if _DIGITS.findall(title) != _DIGITS.findall(known) or _ORDINAL.findall(title) != _ORDINAL.findall(known):
        return False
    if len(title) != len(known) or len(title) >= _SUBSTITUTED:
        return True
    if _STATUTE.search(title) is None:
        return False
    # 珠江保护法 is not 长江保护法, and 渔民|专业合作社法 begins with another word, but 防|电信网络诈骗法 can be nothing else
    return title[0] == known[0] or (len(title) >= _SHORTEST_PLAN and len(segment(title)[0]) == 1)


def edits(one: str, other: str, limit: int) -> int:
    """The edit distance of two strings (insertions, deletions, substitutions), or `limit` when it is not below it.

    >>> edits("有组织犯罪法", "反有组织犯罪法", 3)
    1
    """
    if abs(len(one) - len(other)) >= limit:
        return limit
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        previous, row[0] = row[0], i
        best = i
        for j, b in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
            best = min(best, row[j])
        if best >= limit:
            return limit
    return min(row[-1], limit)
