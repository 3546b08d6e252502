"""How central each entity is in a co-occurrence network, and which community it belongs to.

igraph computes, networkx holds the graph: on 200,000 edges igraph's PageRank takes 0.05 s against 0.56 s.
What each measure means is in measures.json; formulas and limits are in docs/network.md.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .cooccurrence import Cooccurrence

if TYPE_CHECKING:
    import networkx as nx

DAMPING = 0.85

#: Exact betweenness visits every edge from every node. Up to this many visits (some 4 s on one core) it is
#: exact.
EXACT_BETWEENNESS = 500_000_000

#: Beyond that, shortest paths are followed from this many nodes drawn with the seed (Brandes and Pich 2007).
SAMPLED_SOURCES = 512


@dataclass(frozen=True, slots=True)
class Centrality:
    """One row of the centrality table. `node` is the IRI; communities are numbered from the largest, 0."""

    node: str
    degree: int
    strength: float
    core: int
    pagerank: float
    betweenness: float
    eigenvector: float
    community: int


def centrality(graph: nx.Graph, *, seed: int = 0) -> tuple[Centrality, ...]:
    """Measure every node of an undirected graph, in the order of its nodes; edges weigh by `weight`.

    `seed` fixes the order in which Leiden visits nodes, and the sample where betweenness is sampled.
    """
    return _all_measures(list(graph), to_igraph(graph), seed)


def centrality_of(pairs: Cooccurrence, *, seed: int = 0) -> tuple[Centrality, ...]:
    """The same of the graph of these pairs, which need not be made: networkx takes a kilobyte an edge."""
    entities = pairs.counts.entities
    return _all_measures([entities[index].iri for index in pairs.nodes.tolist()], mirror_of(pairs), seed)


def _all_measures(nodes: Sequence[str], mirror: Any, seed: int) -> tuple[Centrality, ...]:
    if not nodes:
        return ()
    with seeded_igraph(seed) as generator:
        columns = [compute(mirror, generator) for compute in MEASURES.values()]
    # From the seed again, so that `communities` of the same seed are these.
    with seeded_igraph(seed):
        groups = numbered(leiden(mirror))
    return tuple(Centrality(*row) for row in zip(nodes, *columns, groups, strict=True))


def measured(mirror: Any, measure: str, seed: int = 0) -> list[float]:
    """One measure of MEASURES of every node of an igraph graph, in the order of its nodes."""
    if not mirror.vcount():
        return []
    with seeded_igraph(seed) as generator:
        return MEASURES[measure](mirror, generator)


def mirror_of(pairs: Cooccurrence) -> Any:
    """The co-occurrence graph in igraph, its nodes in the order of `pairs.nodes`."""
    import igraph

    edges = np.column_stack([np.searchsorted(pairs.nodes, end) for end in (pairs.first, pairs.second)])
    return igraph.Graph(n=len(pairs.nodes), edges=edges, edge_attrs={"weight": pairs.reports.tolist()})


def to_igraph(graph: nx.Graph) -> Any:
    """The same graph in igraph: nodes numbered in networkx's order, edges with their `weight`."""
    import igraph

    number = {node: index for index, node in enumerate(graph)}
    edges = [(number[a], number[b], data.get("weight", 1)) for a, b, data in graph.edges(data=True)]
    return igraph.Graph(
        n=len(number), edges=[(a, b) for a, b, _ in edges], edge_attrs={"weight": [w for *_, w in edges]}
    )


@contextmanager
def seeded_igraph(seed: int) -> Iterator[random.Random]:
    """Let igraph draw from a generator of its own with this seed, and give it Python's back afterwards."""
    import igraph

    generator = random.Random(seed)
    igraph.set_random_number_generator(generator)
    try:
        yield generator
    finally:
        igraph.set_random_number_generator(random)


def betweenness(mirror: Any, generator: random.Random, limit: int = EXACT_BETWEENNESS) -> list[float]:
    """Betweenness by steps, as a share of the pairs of other nodes; sampled where exactness costs above
    `limit`.
    """
    nodes = mirror.vcount()
    if nodes < 3:
        return [0.0] * nodes
    pairs = (nodes - 1) * (nodes - 2) / 2
    if nodes * mirror.ecount() <= limit or nodes <= SAMPLED_SOURCES:
        return [value / pairs for value in mirror.betweenness(directed=False)]
    sources = sorted(generator.sample(range(nodes), SAMPLED_SOURCES))
    scale = nodes / SAMPLED_SOURCES
    return [value * scale / pairs for value in mirror.betweenness(directed=False, sources=sources)]


def _eigenvector(mirror: Any) -> list[float]:
    # In a graph of several parts the vector lives in one of them, and which one may hang on rounding.
    values = [0.0] * mirror.vcount()
    parts = mirror.connected_components()
    largest = max(parts, key=len)
    if len(largest) < 2:
        return values
    part = mirror.induced_subgraph(largest)
    vector = part.eigenvector_centrality(weights="weight")
    length = sum(value * value for value in vector) ** 0.5
    for index, value in zip(largest, vector, strict=True):
        values[index] = value / length
    return values


def leiden(mirror: Any) -> list[int]:
    """The group of each node: a partition of high weighted modularity whose groups are connected, refined until it stays."""
    if not mirror.ecount():
        return list(range(mirror.vcount()))
    found = mirror.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    return list(found.membership)


def louvain(mirror: Any) -> list[int]:
    """The group of each node: a partition of high weighted modularity, found faster; a group may fall apart in itself."""
    return list(mirror.community_multilevel(weights="weight").membership)


def numbered(membership: list[int]) -> list[int]:
    """Groups numbered largest first, then by first node: not in the order in which a method came upon them."""
    groups: dict[int, list[int]] = {}
    for node, group in enumerate(membership):
        groups.setdefault(group, []).append(node)
    ranked = sorted(groups, key=lambda group: (-len(groups[group]), groups[group][0]))
    number = {group: place for place, group in enumerate(ranked)}
    return [number[group] for group in membership]


#: The measures of a node, by column, in the order of `Centrality`; all but the community, which is a partition of them all.
MEASURES: dict[str, Callable[[Any, random.Random], list[Any]]] = {
    "degree": lambda mirror, _: mirror.degree(),
    "strength": lambda mirror, _: mirror.strength(weights="weight"),
    "core": lambda mirror, _: mirror.coreness(),
    "pagerank": lambda mirror, _: mirror.pagerank(directed=False, damping=DAMPING, weights="weight"),
    "betweenness": betweenness,
    "eigenvector": lambda mirror, _: _eigenvector(mirror),
}
