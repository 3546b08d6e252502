"""Where the nodes stand: communities apart, what belongs together close, the same every time.

Browsers take a minute to lay out 500 nodes and do not come back from 2,000; igraph does it beforehand in a
second.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lawgraph.network.centrality import seeded_igraph

Points = NDArray[np.float64]

#: Distance between neighbouring nodes, in units of the page's canvas.
SPACING = 36.0

#: Space left between two communities, as a multiple of SPACING.
_GAP = 1.0

_ROUNDS = 300

#: Room for labels that a small picture has and a large one has not, as a share of all distances.
_ROOM = 2.2

# Screens are wider than high, and so are labels.
_SHAPE = np.array([1.2, 0.85])


def positions(
    radii: Sequence[float],
    edges: Sequence[tuple[int, int, float]],
    *,
    core: Collection[int] | None = None,
    seed: int = 0,
) -> Points:
    """Places for nodes of these radii joined by (node, node, weight), as an array of shape (n, 2) around (0,
    0).

    Each Louvain community is laid out by itself (Fruchterman and Reingold 1991), then the communities are
    packed as discs with those that share most edges next to each other. Nodes without an edge form a disc of
    their own. Where a `core` of nodes is named, only these are laid out, and every other stands near those of them that it is
    joined to: it is drawn only when somebody asks for it.
    """
    size = len(radii)
    if core is None or len(core) == size:
        return _laid_out(radii, edges, seed)
    inner = np.array(sorted(core), dtype=np.int64)
    number = np.full(size, -1, dtype=np.int64)
    number[inner] = np.arange(len(inner))
    within = [(int(number[a]), int(number[b]), weight) for a, b, weight in edges if number[a] >= 0 and number[b] >= 0]
    placed = np.zeros((size, 2))
    placed[inner] = _laid_out([radii[node] for node in inner], within, seed)
    return _beside(placed, number >= 0, edges)


def _beside(placed: Points, known: NDArray[np.bool_], edges: Sequence[tuple[int, int, float]]) -> Points:
    """Places for the rest: the middle of their placed neighbours, a little aside; from neighbour to neighbour."""
    ends = np.array([(a, b) for a, b, _ in edges], dtype=np.int64).reshape(-1, 2)
    ends = np.concatenate((ends, ends[:, ::-1]))
    known = known.copy()
    while True:
        reached = ends[~known[ends[:, 0]] & known[ends[:, 1]]]
        if not len(reached):
            break
        sums, times = np.zeros_like(placed), np.bincount(reached[:, 0], minlength=len(placed))
        np.add.at(sums, reached[:, 0], placed[reached[:, 1]])
        new = np.flatnonzero(times)
        # Those with the same neighbours would stand on one spot.
        turn, reach = new * np.pi * (3 - 5**0.5), SPACING * (1 + new % 7)
        placed[new] = sums[new] / times[new, None] + np.column_stack((np.cos(turn), np.sin(turn))) * reach[:, None]
        known[new] = True
    left = np.flatnonzero(~known)  # joined to nothing: a disc of their own, below
    if len(left):
        disc = _sunflower(len(left))
        lowest = placed[known][:, 1].max(initial=0.0)
        placed[left] = disc + np.array([0.0, lowest + 2 * SPACING - disc[:, 1].min()])
    return np.round(placed)


def _laid_out(radii: Sequence[float], edges: Sequence[tuple[int, int, float]], seed: int) -> Points:
    import igraph

    size = len(radii)
    if not size:
        return np.empty((0, 2))
    # A hub pulls with all its edges at once; damped, it does not collapse what it touches into a ball.
    degree = np.bincount(np.array([(a, b) for a, b, _ in edges], dtype=np.int64).ravel(), minlength=size)
    weights = [(1 + np.log1p(weight)) / (degree[a] * degree[b]) ** 0.25 for a, b, weight in edges]
    graph = igraph.Graph(n=size, edges=[(a, b) for a, b, _ in edges], edge_attrs={"weight": weights})
    with seeded_igraph(seed) as generator:
        membership = np.array(graph.community_multilevel(weights="weight").membership)
        membership[degree == 0] = -1
        groups = sorted(
            (np.flatnonzero(membership == group) for group in np.unique(membership)),
            key=lambda members: (-len(members), members[0]),
        )
        inner = [_within(graph.induced_subgraph(members.tolist()), generator) for members in groups]
        centres = _pack(graph, groups, [_radius(points) for points in inner], generator)
    placed = np.zeros((size, 2))
    for members, points, centre in zip(groups, inner, centres, strict=True):
        placed[members] = points + centre
    placed = _apart(placed * _SHAPE * (1 + _ROOM / (1 + size / 60)), np.array(radii))
    centred: Points = np.round(placed - (placed.max(axis=0) + placed.min(axis=0)) / 2)
    return centred


def _within(graph: Any, generator: random.Random) -> Points:
    size = graph.vcount()
    if graph.ecount() == 0:
        return _sunflower(size)
    start = [[generator.uniform(-1, 1), generator.uniform(-1, 1)] for _ in range(size)]
    layout = graph.layout_fruchterman_reingold(weights="weight", niter=_ROUNDS, seed=start, grid="nogrid")
    points: Points = np.array(layout.coords)
    points -= points.mean(axis=0)
    # A circle of this radius gives each node a cell of SPACING across; the outermost twentieth may reach
    # beyond.
    reach = np.quantile(np.hypot(*points.T), 0.95) or 1.0
    points *= SPACING * size**0.5 * 0.56 / reach
    return points


def _sunflower(size: int) -> Points:
    turn = np.pi * (3 - 5**0.5)
    index = np.arange(size)
    radius = SPACING * 0.55 * np.sqrt(index)
    return np.column_stack((radius * np.cos(index * turn), radius * np.sin(index * turn)))


def _radius(points: Points) -> float:
    # Few stragglers would keep whole communities at a distance; `_apart` sees to those.
    return float(np.quantile(np.hypot(*points.T), 0.9)) + SPACING * _GAP / 2


def _pack(graph: Any, groups: Sequence[Any], radii: Sequence[float], generator: random.Random) -> Points:
    """Centres for the discs: near those they share edges with, without overlap, close to the middle."""
    import igraph

    if len(groups) == 1:
        return np.zeros((1, 2))
    group_of = np.empty(graph.vcount(), dtype=np.int64)
    for number, members in enumerate(groups):
        group_of[members] = number
    shared: dict[tuple[int, int], float] = {}
    for edge in graph.es:
        a, b = sorted((int(group_of[edge.source]), int(group_of[edge.target])))
        if a != b:
            shared[a, b] = shared.get((a, b), 0.0) + edge["weight"]
    between = igraph.Graph(n=len(groups), edges=list(shared), edge_attrs={"weight": list(shared.values())})
    start = [[generator.uniform(-1, 1), generator.uniform(-1, 1)] for _ in groups]
    layout = between.layout_fruchterman_reingold(weights="weight", niter=_ROUNDS, seed=start, grid="nogrid")
    centres, sizes = np.array(layout.coords), np.array(radii)
    centres -= centres.mean(axis=0)
    centres *= 2 * np.sqrt((sizes**2).sum()) / max(np.hypot(*centres.T).max(), 1e-9)
    first, second = np.triu_indices(len(groups), 1)
    for step in range(_ROUNDS):
        centres *= 1 - 0.03 * (1 - step / _ROUNDS)
        centres = _push(centres, first, second, sizes[first] + sizes[second])
    for _ in range(_ROUNDS):
        centres = _push(centres, first, second, sizes[first] + sizes[second])
    return centres


def _apart(points: Points, radii: Points, rounds: int = 60) -> Points:
    """Push nodes away from each other until there is some space between their rims."""
    from scipy.spatial import cKDTree

    clear = SPACING / 4
    for _ in range(rounds):
        close = cKDTree(points).query_pairs(2 * float(radii.max()) + clear, output_type="ndarray")
        close = close[np.lexsort((close[:, 1], close[:, 0]))]
        first, second = close[:, 0], close[:, 1]
        wanted = radii[first] + radii[second] + clear
        if not (np.hypot(*(points[second] - points[first]).T) < wanted - 1).any():
            break
        points = _push(points, first, second, wanted)
    return points


def _push(points: Points, first: Any, second: Any, wanted: Points) -> Points:
    """Move each pair apart by half of what it lacks to the wanted distance."""
    gap = points[second] - points[first]
    distance = np.hypot(*gap.T)
    # Two on one spot part along an angle of their own.
    angle = (first * 2.399 + second) % (2 * np.pi)
    aside = np.column_stack((np.cos(angle), np.sin(angle)))
    direction = np.where(distance[:, None] > 1e-9, gap / np.maximum(distance, 1e-9)[:, None], aside)
    lack = np.maximum(wanted - distance, 0)[:, None] / 4 * direction
    moved = points.copy()
    np.add.at(moved, second, lack)
    np.add.at(moved, first, -lack)
    return moved
