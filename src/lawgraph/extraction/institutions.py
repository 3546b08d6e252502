"""Organs: an ending from the catalogue, and in front of it a place, a level word, another organ or an open name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names
from lawgraph.extract.claims import Claims
from lawgraph.extract.found import FoundInstitution
from lawgraph.extract.hits import Hits
from lawgraph.extract.places import Chain
from lawgraph.model import Place

#: 区委, 街道工委: the committee's short form, told from 区委员会 and 县委托
_COMMITTEE = re.compile(r"(?<=[省市县区旗州盟镇乡道街团])(?:工委|委)(?!员|托|派|屈|任|以)")
_PARTY_PREFIX = re.compile(r"(?:中国共产党|中共)$")
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:科|股|处)(?![室理置罚长分级技普学员遇])")
_COORDINATION = re.compile(r"(?:[、和与及,]|及其|以及)?$")
_OPEN_REACH = 26
_CJK_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”·]+$")
#: kinds of organ that every place has, so that without a place or level in front they name none
_CLASS_KINDS = frozenset({"party", "government", "congress", "cppcc", "court", "procuratorate", "school", "enterprise",
                          "law-firm", "mass-organisation", "site"})
_OWN_NAME_KINDS = frozenset({"law-firm", "enterprise", "school"})


@dataclass(frozen=True, slots=True)
class _Ending:
    start: int
    end: int
    type: InstitutionType


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in front of an organ: where it begins, the level word and the place names."""

    start: int
    level: str = ""
    place: tuple[str, ...] = ()


class InstitutionGrammar:
    """The rules for organs, compiled from the word classes and the catalogue's organ types."""

    def __init__(self, grammar: Grammar, names: Names, types: Sequence[InstitutionType]) -> None:
        self._names = names
        self._levels = grammar["level-word"]
        self._generic = re.compile(f"(?:{grammar.alternation('generic-before')})$")
        self._boundary = re.compile(f"(?:{grammar.alternation('open-boundary')})")
        self._post = re.compile(f"(?:{grammar.alternation('post')}|长(?!期|效|远|江|城)|{grammar.alternation('meeting')})")
        by_name = {t.name: t for t in types}
        self._party = by_name[grammar["party-committee"][0]]
        self._working = by_name.get(grammar["party-working-committee"][0], self._party)

    def find(
        self, text: str, hits: Hits, chains: Sequence[Chain], local: Mapping[str, Place], claims: Claims
    ) -> list[FoundInstitution]:
        """The organs of a clean text that can be told which one they are, from left to right."""
        by_end = {chain.end: chain for chain in chains}
        found: list[FoundInstitution] = []
        for ending in self._endings(text, hits):
            if not claims.free(ending.start, ending.end):
                continue
            previous = found[-1] if found else None
            organ = self._with_section(text, self._organ(text, ending, previous, by_end, local, claims))
            if organ is None:
                continue
            if previous is not None and organ.start <= previous.start:
                found.pop()
            found.append(organ)
        return [organ for organ in found if not self._post.match(text, organ.end)]

    def _endings(self, text: str, hits: Hits) -> list[_Ending]:
        types = self._names.organs
        endings = [_Ending(h.start, h.end, kind) for h in hits.organs if (kind := types[h.index]) is not None]
        covered = [(e.start, e.end) for e in endings]
        for match in _COMMITTEE.finditer(text):
            index = bisect_left(covered, (match.end(),))
            if index and covered[index - 1][1] > match.start():
                continue
            kind = self._working if len(match.group()) > 1 else self._party
            endings.append(_Ending(match.start(), match.end(), kind))
        return sorted(endings, key=lambda e: e.start)

    def _organ(
        self,
        text: str,
        ending: _Ending,
        previous: FoundInstitution | None,
        chains: Mapping[int, Chain],
        local: Mapping[str, Place],
        claims: Claims,
    ) -> FoundInstitution | None:
        kind = ending.type
        if previous is not None and previous.end == ending.start:
            joined = self._joined(text, previous, ending)
            if joined is not None:
                return joined
        if kind.open:
            return self._open(text, ending, previous, chains, claims)
        head = self._head(text, ending.start, chains, local)
        name = self._organ_name(text, ending)
        if head is not None:
            return FoundInstitution(head.start, ending.end, head.level, head.place, name, kind)
        if "nation" in kind.levels and (len(kind.levels) == 1 or kind.national):
            return FoundInstitution(ending.start, ending.end, "", (), name, kind)
        coordinated = self._coordinated(text, ending, previous)
        if coordinated is not None:
            return coordinated
        if kind.kind in _CLASS_KINDS or "village" in kind.levels[:1]:
            return None
        before = text[max(0, ending.start - 6) : ending.start]
        if self._generic.search(before):
            return None
        return FoundInstitution(ending.start, ending.end, "", (), name, kind)

    def _organ_name(self, text: str, ending: _Ending) -> str:
        return text[ending.start : ending.end] if ending.type.as_written else ending.type.name

    def _joined(self, text: str, previous: FoundInstitution, ending: _Ending) -> FoundInstitution | None:
        """县委|政法委 and 人民政府|综合行政执法队 are organs of the place; 司法局|社矫科 is an organ of the bureau."""
        kind = ending.type
        main = previous.type.kind in {"party", "government"} and not previous.type.parent
        if main and kind.kind in {"party", "government"} and not kind.parent:
            return None  # 党委|政府, 县委|县政府: two organs
        name = self._organ_name(text, ending)
        if not main:
            if previous.type.kind == kind.kind == "department" and kind.levels != ("nation",) and not kind.parent:
                return None
            name = previous.organ + name
        return replace(previous, end=ending.end, organ=name, type=kind)

    def _with_section(self, text: str, organ: FoundInstitution | None) -> FoundInstitution | None:
        """莲池区司法局|社矫科: a section of a bureau."""
        if organ is None or organ.type.kind != "department" or organ.type.open or not (organ.level or organ.place):
            return organ
        match = _SECTION.match(text, organ.end)
        if match is None or self._boundary.search(match.group()):
            return organ
        return replace(organ, end=match.end(), organ=organ.organ + match.group())

    def _head(
        self, text: str, end: int, chains: Mapping[int, Chain], local: Mapping[str, Place]
    ) -> _Head | None:
        """The place or level word that ends where an organ's ending begins; None when there is none, or a generic one."""
        chain = chains.get(end)
        if chain is not None:
            party = _PARTY_PREFIX.search(text, max(0, chain.start - 5), chain.start)
            return _Head(party.start() if party else chain.start, place=chain.names)
        for length in (4, 3, 2):
            if text[max(0, end - length) : end] in local:
                return _Head(end - length, place=(text[end - length : end],))
        for level in self._levels:
            if text.endswith(level, 0, end):
                return self._level_head(text, end, level)
        party = _PARTY_PREFIX.search(text, max(0, end - 5), end)
        return _Head(party.start()) if party else None

    def _level_head(self, text: str, end: int, level: str) -> _Head | None:
        start = end - len(level)
        before = text[max(0, start - 4) : start]
        if before.endswith(("我", "本")):
            return _Head(end, level=level)  # 我镇司法所: 我镇 is no part of the name
        if before.endswith(("各", "全", "该", "每", "某", "两", "双", "乡", "镇", "县", "市", "区", "村", "街", "驻", "跨", "城")):
            return None
        if level in {"村", "社区"}:
            return None
        return _Head(start, level=level)

    def _coordinated(
        self, text: str, ending: _Ending, previous: FoundInstitution | None
    ) -> FoundInstitution | None:
        """区委、政府; 镇党委政府: the second organ has the first one's place."""
        if previous is None or not (previous.level or previous.place) or ending.start - previous.end > 2:
            return None
        if ending.type.kind not in {"party", "government", "congress", "cppcc", "mass-organisation"}:
            return None
        if not _COORDINATION.fullmatch(text, previous.end, ending.start):
            return None
        return FoundInstitution(
            ending.start, ending.end, previous.level, previous.place, self._organ_name(text, ending), ending.type
        )

    def _open(
        self,
        text: str,
        ending: _Ending,
        previous: FoundInstitution | None,
        chains: Mapping[int, Chain],
        claims: Claims,
    ) -> FoundInstitution | None:
        """A name with an open part: 宪法学习宣传实施督导|领导小组, 广东卓凡|律师事务所."""
        window = text[max(0, ending.start - _OPEN_REACH) : ending.start]
        tail = _CJK_TAIL.search(window)
        if tail is None:
            return None
        offset = ending.start - len(tail.group())
        part = tail.group()
        opened = part.rfind("“")
        if opened >= 0 and "”" not in part[opened:]:
            offset, part = offset + opened + 1, part[opened + 1 :]
        if previous is not None and previous.end > offset:
            if previous.type.kind in {"party", "government"} and previous.end < ending.start:
                name = text[previous.end : ending.end]
                if not self._boundary.search(name[: -len(text[ending.start : ending.end])]):
                    return replace(previous, end=ending.end, organ=name, type=ending.type)
            part, offset = text[previous.end : ending.start], previous.end
        cut = max((m.end() for m in self._boundary.finditer(part)), default=0)
        start = offset + cut
        head = self._open_head(text, start, ending.start, chains)
        name_start = head[0]
        organ = text[name_start : ending.end]
        if ending.start - name_start < 2 or not claims.free(start, ending.end):
            return None
        if self._generic.search(organ[:2]) or self._generic.fullmatch(organ[: ending.start - name_start]):
            return None
        if ending.type.kind in _OWN_NAME_KINDS:
            return FoundInstitution(start, ending.end, "", (), text[start : ending.end], ending.type)
        return FoundInstitution(start, ending.end, head[1], head[2], organ, ending.type)

    def _open_head(
        self, text: str, start: int, end: int, chains: Mapping[int, Chain]
    ) -> tuple[int, str, tuple[str, ...]]:
        """A place or level word at the beginning of an open name: 镇|普法领导小组."""
        for chain in chains.values():
            if chain.start == start and chain.end < end:
                return chain.end, "", chain.names
        for level in self._levels:
            if text.startswith(level, start) and start + len(level) + 1 < end:
                return start + len(level), level, ()
        return start, "", ()
