"""Boxes and arrows from data: a layered drawing of a small directed graph, the same on every machine.

Nodes stand in columns, each as far right as what it leads to allows, and within a column near their neighbours. An arrow that
passes a column has a place of its own there, so that it crosses no box. Places are compared as fractions, so that no
platform rounds otherwise. (Sugiyama, Tagawa and Toda 1981, with barycentres.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

_ROUNDS = 16
Edge = tuple[str, str]


@dataclass(frozen=True)
class Box:
    """Where a node stands, or an arrow passes: the left upper corner and the size, in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Drawing:
    """Nodes and passages by column, and for each edge the nodes and passages it leads through."""

    columns: tuple[tuple[str, ...], ...]
    routes: Mapping[Edge, tuple[str, ...]]


def layered(nodes: Sequence[str], edges: Sequence[Edge]) -> Drawing:
    """The columns from left to right; nodes without edges fill the shortest ones.

    >>> layered(["a", "b", "c", "alone"], [("a", "b"), ("b", "c"), ("a", "c")]).columns
    (('a', 'alone'), ('a→c 1', 'b'), ('c',))
    """
    column = _column_of(nodes, edges)
    found: list[list[str]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    for node, number in column.items():
        found[number].append(node)
    routes: dict[Edge, tuple[str, ...]] = {}
    for a, b in edges:
        step = 1 if column[b] > column[a] else -1
        passed = range(column[a] + step, column[b], step)
        passages = [f"{a}→{b} {number}" for number in passed]
        for number, passage in zip(passed, passages, strict=True):
            found[number].append(passage)
        routes[a, b] = (a, *passages, b)
    steps = [pair for route in routes.values() for pair in pairwise(route)]
    ordered = _untangled(found, steps)
    for node in nodes:
        if node not in column:
            min(ordered, key=len).append(node)
    return Drawing(tuple(map(tuple, ordered)), routes)


def _column_of(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Node → column for those with edges: the last column less the longest way on from it."""
    below = {node: sorted({b for a, b in edges if a == node}) for node in nodes}
    depth: dict[str, int] = {}

    def deep(node: str, path: tuple[str, ...]) -> int:
        if node not in depth:
            onward = [n for n in below[node] if n not in path]
            depth[node] = max((1 + deep(n, (*path, n)) for n in onward), default=0)
        return depth[node]

    joined = [node for node in nodes if any(node in edge for edge in edges)]
    last = max((deep(node, (node,)) for node in joined), default=0)
    return {node: last - depth[node] for node in joined}


def _untangled(found: list[list[str]], steps: Sequence[Edge]) -> list[list[str]]:
    """Each column in the order of the mean place of its neighbours, to and fro."""
    near: dict[str, list[str]] = {}
    for a, b in steps:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    ordered = [sorted(column) for column in found]
    for round in range(_ROUNDS):
        place = {n: Fraction(2 * i + 1, 2 * len(c)) for c in ordered for i, n in enumerate(c)}
        for column in ordered if round % 2 else reversed(ordered):
            mean = {n: sum((place[m] for m in near[n]), Fraction(0)) / len(near[n]) for n in column}
            column.sort(key=lambda node, mean=mean: (mean[node], node))  # type: ignore[misc]
            place.update({n: Fraction(2 * i + 1, 2 * len(column)) for i, n in enumerate(column)})
    return ordered


def boxes(
    drawing: Drawing, heights: Mapping[str, int], *, width: int, passage: int, gap_x: int, gap_y: int
) -> tuple[dict[str, Box], int, int]:
    """The box of every node and passage (`passage` pixels high), and the width and height of the whole."""
    tall = [sum(heights.get(n, passage) + gap_y for n in column) - gap_y for column in drawing.columns]
    height = max(tall)
    placed = {}
    for number, column in enumerate(drawing.columns):
        y = (height - tall[number]) // 2
        for node in column:
            placed[node] = Box(number * (width + gap_x), y, width, heights.get(node, passage))
            y += placed[node].height + gap_y
    return placed, len(drawing.columns) * (width + gap_x) - gap_x, height
