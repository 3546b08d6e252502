"""One pass of the name automaton over a clean text, sorted by what the names may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from re import Match, Pattern
from typing import NamedTuple

from lawgraph.catalogue.names import Names
from lawgraph.catalogue.roles import Role


class Hit(NamedTuple):
    """A catalogue name at `start:end` of the clean text; `surface` counts in `Names.surfaces`."""

    start: int
    end: int
    surface: int


#: a hit as the automaton gives it: most give way to others before anybody asks for their fields
Plain = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of a text by type, each without overlaps, the longest first where two begin or overlap."""

    laws: tuple[Hit, ...]
    places: tuple[Hit, ...]
    organs: tuple[Hit, ...]
    #: all hits by `Role`, in no order
    roles: Sequence[Sequence[Plain]]

    def matches(self, pattern: Pattern[str], text: str, role: Role, shift: int = 0) -> Iterator[Match[str]]:
        """What `pattern.finditer(text)` gives, where the pattern begins with the words of a role, or `shift` behind their beginning."""
        last = 0
        for start, _, _ in sorted(self.roles[role]):
            if start + shift >= last:
                match = pattern.match(text, start + shift)
                if match is not None:
                    last = match.end()
                    yield match


_ROLES = tuple(Role)
_NONE = Hits((), (), (), ((),) * len(_ROLES))


def find_hits(text: str, names: Names) -> Hits:
    """All names of documents, places and organs in a clean text, and the words of forms."""
    found = names.automaton.find_overlapping(text)
    if not found:
        return _NONE
    kinds = names.roles
    of_kind: list[list[Plain]] = [[] for _ in names.kinds_of_roles]
    for hit in found:
        of_kind[kinds[hit[2]]].append(hit)
    roles: list[list[Plain]] = [[] for _ in _ROLES]
    for kind, hits in zip(names.kinds_of_roles, of_kind, strict=True):
        for role in kind if hits else ():
            roles[role] += hits
    # of the places that begin together the longest first
    places = sorted(sorted(roles[Role.PLACE], key=_end, reverse=True), key=_start)
    return Hits(longest(roles[Role.LAW]), tuple(map(Hit._make, places)), longest_ending(roles[Role.ORGAN]), roles)


_start, _end = itemgetter(0), itemgetter(1)
#: by their ends, and of those that end together the longest first
_ending = itemgetter(1, 0)


def longest(hits: Iterable[Plain]) -> tuple[Hit, ...]:
    """The leftmost hits, the longest where several begin at one place; a hit that overlaps a taken one is dropped.

    未成年人保护法 hides 保护法, and 中华人民共和国宪法 hides 宪法.
    """
    return tuple(map(Hit._make, leftmost(hits)))


def leftmost(hits: Iterable[Plain]) -> list[Plain]:
    """As `longest`, where nobody asks for the fields by name."""
    taken: list[Plain] = []
    last = end = 0
    for hit in sorted(hits):
        if hit[0] >= end:
            taken.append(hit)
        elif hit[0] == last:
            taken[-1] = hit
        else:
            continue
        last, end, _ = hit
    return taken


def longest_ending(hits: Iterable[Plain]) -> tuple[Hit, ...]:
    """Of the hits that overlap, the one that ends last, and of those that end together, the longest.

    An organ's type is the end of its name: 人民政府办公室 is an office, not a 人民政府.
    """
    taken: list[Plain] = []
    last = -1
    for hit in sorted(hits, key=_ending):
        start, end, _ = hit
        if end == last:
            continue
        while taken and taken[-1][0] >= start:
            taken.pop()
        taken.append(hit)
        last = end
    return tuple(map(Hit._make, taken))


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
