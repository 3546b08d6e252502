"""Villages and communities of a table of one's own, in the report of their town or county.

A table knows names that no form tells (中村, 龙腾世纪花园社区) and where a name begins (走访|河湾村). It does not know whether a
word is meant as a name: 新村, 平安社区 and 团结 are villages of many towns and words in all reports. So a full name that is a word
too counts beside another village or behind its town, and a name without its ending only in a list that shares one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lawgraph.catalogue.grammar import Grammar, alternation_but
from lawgraph.catalogue.villages import Villages, stem_of
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLocality
from lawgraph.extraction.hits import Hit, longest
from lawgraph.extraction.places import Chain
from lawgraph.model import Level, Place

_PLACES = 128
_TOWNS = frozenset({Level.TOWNSHIP, Level.OTHER})
_SHORT = 2
_REACH = 6
_HAN = "[\u4e00-\u9fff]"
_AND = re.compile("、|和|与|及|以及")
#: the end of a list that shares its ending: 、左会等村, 、河湾两个社区, 、东岭等5个村(社区)
_SHARED = r"(?=[村社嘎])(?P<shared>村|社区|嘎查)(?P<both>\(社区\)|/社区)?"
_COUNTED = re.compile(r"等?(?:\d+|[一二三四五六七八九十两]+)?个?(?:行政)?$")
_MARKED = re.compile("[、和与及]")
_COUNT_REACH, _LIST_REACH = 8, 20
_RUN = re.compile(f"“?({_HAN}{{1,12}})”?$")
_FEWEST = 2


class ListedNames(NamedTuple):
    """The villages of a place, compiled: every form of a name that counts → the name."""

    automaton: Any
    surfaces: Sequence[str]
    names: Mapping[str, str]
    #: name without its ending → name, where one village only has it; empty for a county, in which they are too many
    stems: Mapping[str, str]


class _Seen(NamedTuple):
    start: int
    end: int
    name: str
    chain: Chain | None
    is_sure: bool


def compile_names(names: Iterable[str], *, stems: bool) -> ListedNames | None:
    """The names of a place's villages, None when it has none; 岳村村 is also written 岳村."""
    from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

    forms: dict[str, str] = {}
    of_stem: dict[str, list[str]] = {}
    for name in names:
        forms[name] = name
        of_stem.setdefault(stem_of(name), []).append(name)
    for name in list(forms):
        if name.endswith("村村") and len(name) == _SHORT + 1:
            forms.setdefault(name[:-1], name)
    if not forms:
        return None
    surfaces = sorted(forms)
    alone = {stem: own[0] for stem, own in of_stem.items() if len(own) == 1 and len(stem) >= _SHORT}
    return ListedNames(Automaton(surfaces), surfaces, forms, alone if stems else {})


class ListedVillages:
    """The rules for villages of a table, compiled from the word classes."""

    def __init__(self, grammar: Grammar, villages: Villages, segment: Callable[[str], Sequence[str]]) -> None:
        self._villages = villages
        self._segment = segment
        self._boundaries = frozenset((*grammar["open-boundary"], *grammar["village-before"]))
        self._generic = frozenset((*grammar["village-generic"], *grammar["village-word"]))
        self._describing = re.compile(f"(?:{grammar.alternation('village-descriptor')})*")
        #: 团结|村民, 河湾|村级组织, 和平|社区矫正, 团结|村居; 河湾村党支部 and 和平社区居委会 name a village
        trap = alternation_but(grammar["village-trap"], grammar["village-trap-but"])
        self._goes_on = re.compile(f"{trap}|(?<=村)居(?!民)")
        body = alternation_but(grammar["village-body"], grammar["village-trap-but"])
        self._shared = re.compile(f"{_SHARED}(?!{trap}|{body})")
        self._names = lru_cache(maxsize=_PLACES)(self._compiled)

    def _compiled(self, place: Place, year: int | None) -> ListedNames | None:
        return compile_names(self._villages.under(place, year), stems=place.level in _TOWNS)

    def find(
        self, text: str, place: Place | None, year: int | None, chains: Sequence[Chain], claims: Claims
    ) -> list[FoundLocality]:
        """The villages of a report's place that a clean text names."""
        names = self._names(place, year) if place is not None else None
        if place is None or names is None:
            return []
        ends = {chain.end: chain for chain in chains}
        listed = self._listed(text, names, ends, place) if names.stems else []
        found = [*listed, *self._full(text, names, ends, [(item.start, item.end) for item in listed])]
        return [item for item in found if claims.free(item.start, item.end)]

    def _full(
        self, text: str, names: ListedNames, ends: Mapping[int, Chain], listed: Sequence[tuple[int, int]]
    ) -> list[FoundLocality]:
        """Full names; one that is a word too only behind its town, or beside another village."""
        taken = dict(listed)
        seen = []
        for hit in longest(map(Hit._make, names.automaton.find_overlapping(text))):
            if hit.start in taken or self._goes_on.match(text, hit.end):
                continue
            chain = ends.get(hit.start)
            surface = names.surfaces[hit.surface]
            before = self._word_before(text, hit.start, hit.end)
            if chain is None and not self._ends(before):
                continue
            # 在|中村, but not 举办|中村: after a verb two characters are too few
            clear = len(surface) > _SHORT or not before or before in self._boundaries
            is_sure = chain is not None or (clear and not self._is_word(surface))
            seen.append(_Seen(hit.start, hit.end, names.names[surface], chain, is_sure))
        sure = {i for i, one in enumerate(seen) if one.is_sure}
        neighbours = [(i, i + 1) for i in range(len(seen) - 1)]
        for one, other in (*neighbours, *((b, a) for a, b in reversed(neighbours))):
            first, second = seen[min(one, other)], seen[max(one, other)]
            if one in sure and _AND.fullmatch(text, first.end, second.start):
                sure.add(other)
        return [_found(seen[i]) for i in sorted(sure)]

    def _word_before(self, text: str, start: int, end: int) -> str | None:
        """The word in front of a name, "" where a mark stands there, None where the name begins inside a word (城|中村)."""
        first = start
        while first > max(0, start - _REACH) and "\u4e00" <= text[first - 1] <= "\u9fff":
            first -= 1
        if first == start:
            return ""
        position = end
        for word in reversed(self._segment(text[first:end])):
            if position == start:
                return word
            position -= len(word)
        return None

    def _ends(self, before: str | None) -> bool:
        """Whether a name may begin behind this: a function word, any word (走访|河湾村), but not one more character of a
        longer name (小|河湾村).
        """
        return before is not None and (len(before) != 1 or before in self._boundaries)

    def _is_word(self, surface: str) -> bool:
        """Whether a name is a word too: 新村, 幸福村, 和谐社区."""
        stem = stem_of(surface)
        return surface in self._generic or self._describing.fullmatch(stem or surface) is not None

    def _listed(self, text: str, names: ListedNames, ends: Mapping[int, Chain], place: Place) -> list[FoundLocality]:
        """Names in a list that share an ending, of which two at least are villages of the town: 汛期|中村、下寨、左会等村."""
        found = []
        for match in self._shared.finditer(text):
            ending = match.start()
            counted = _COUNTED.search(text, max(0, ending - _COUNT_REACH), ending)
            if counted is None or not _MARKED.search(text, max(0, ending - _LIST_REACH), ending):
                continue
            if counted.start() == ending and text.startswith("、", match.end()):
                continue  # 下寨、左会村、河湾村 is no list that ends here, 下寨、左会等村、社区 is one
            shared = "" if match["both"] else match["shared"]
            for last in sorted({counted.start(), ending}):
                items = self._items(text, last, shared, names)
                if last == ending and all(text[item.start : item.end] in names.names for item in items[:-1]):
                    continue  # 中村、左会村: each name has its own ending
                if len(items) >= _FEWEST:
                    chain = ends.get(items[0].start)
                    if chain is None or any(other.path == place.path for other in chain.places):
                        found += items
                    break
        return found

    def _items(self, text: str, end: int, shared: str, names: ListedNames) -> list[FoundLocality]:
        """The members of a list that ends at `end` which are known, in the order of the text."""
        found: list[FoundLocality] = []
        while (run := _RUN.search(text, max(0, end - 14), end)) is not None:
            start, item = run.span(1)[0], run[1]
            first = run.start()
            inner = re.search("[和与及]", item)
            if not found and inner is not None and _known(item[inner.end() :], shared, names):
                # 下寨和左会等村
                found.append(_item(start + inner.end(), item[inner.end() :], shared, names))
                end = start + inner.start()
                continue
            marked = text[first - 1 : first] == "、"
            cut = 0 if marked else self._cut(text, start, item, shared, names)
            if _known(item[cut:], shared, names):
                found.append(_item(start + cut, item[cut:], shared, names))
            elif not found:
                break
            if not marked:
                break
            end = first - 1
        return found[::-1]

    def _cut(self, text: str, start: int, item: str, shared: str, names: ListedNames) -> int:
        """Where the first member of a list begins in the characters before the first mark."""
        for cut in range(len(item) - _SHORT + 1):
            if _known(item[cut:], shared, names) and self._ends(
                self._word_before(text, start + cut, start + len(item))
            ):
                return cut
        return len(item)


def _known(item: str, shared: str, names: ListedNames) -> str:
    """The village that a member of a list means, by its name or by what stands before the shared ending; "" for none."""
    if len(item) < _SHORT:
        return ""
    return names.names.get(item) or (names.names.get(item + shared) if shared else names.stems.get(item)) or ""


def _item(start: int, item: str, shared: str, names: ListedNames) -> FoundLocality:
    name = _known(item, shared, names)
    return FoundLocality(start, start + len(item), (name,), village=name)


def _found(one: _Seen) -> FoundLocality:
    if one.chain is None:
        return FoundLocality(one.start, one.end, (one.name,), village=one.name)
    return FoundLocality(one.chain.start, one.end, one.chain.names, village=one.name, places=one.chain.places)
