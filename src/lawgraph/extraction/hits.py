"""One pass of the name automaton over a clean text, sorted by what the names may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from lawgraph.catalogue.names import Names


class Hit(NamedTuple):
    """A catalogue name at `start:end` of the clean text; `surface` counts in `Names.surfaces`."""

    start: int
    end: int
    surface: int


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of a text by type, each without overlaps, the longest first where two begin or overlap."""

    laws: tuple[Hit, ...]
    places: tuple[Hit, ...]
    organs: tuple[Hit, ...]


def find_hits(text: str, names: Names) -> Hits:
    """All names of documents, places and organs in a clean text."""
    laws: list[Hit] = []
    places: list[Hit] = []
    organs: list[Hit] = []
    is_law, is_place, is_organ = names.laws, names.places, names.organs
    for hit in map(Hit._make, names.automaton.find_overlapping(text)):
        surface = hit[2]
        if is_law[surface]:
            laws.append(hit)
        if is_place[surface]:
            places.append(hit)
        if is_organ[surface] is not None:
            organs.append(hit)
    return Hits(longest(laws), tuple(sorted(places, key=_order)), longest_ending(organs))


def _order(hit: Hit) -> tuple[int, int]:
    return (hit.start, -hit.end)


#: by their ends, and of those that end together the longest first
_ending = itemgetter(1, 0)


def longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The leftmost hits, the longest where several begin at one place; a hit that overlaps a taken one is dropped.

    未成年人保护法 hides 保护法, and 中华人民共和国宪法 hides 宪法.
    """
    taken: list[Hit] = []
    end = 0
    for hit in sorted(hits):
        if hit.start >= end:
            taken.append(hit)
            end = hit.end
        elif hit.start == taken[-1].start:
            taken[-1] = hit
            end = hit.end
    return tuple(taken)


def longest_ending(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Of the hits that overlap, the one that ends last, and of those that end together, the longest.

    An organ's type is the end of its name: 人民政府办公室 is an office, not a 人民政府.
    """
    taken: list[Hit] = []
    for hit in sorted(hits, key=_ending):
        while taken and taken[-1].start >= hit.start and taken[-1].end <= hit.end and taken[-1] != hit:
            if taken[-1].end == hit.end:
                break
            taken.pop()
        if taken and taken[-1].end == hit.end:
            continue
        taken.append(hit)
    return tuple(taken)
