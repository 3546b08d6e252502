"""Communities, and how far they are the network's own and not the seed's.

Leiden (V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden", Scientific Reports 9, 2019) and Louvain (V. D.
Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. 2008) both search a partition of high
modularity in a random order of nodes; another order may end in another partition. What all orders agree on is found by
running several.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lawgraph.errors import UsageError

from .centrality import leiden, louvain, numbered, seeded_igraph, to_igraph
from .tally import Indices

if TYPE_CHECKING:
    import networkx as nx


class Method(StrEnum):
    """How communities are searched."""

    LEIDEN = "leiden"
    LOUVAIN = "louvain"


@dataclass(frozen=True, slots=True)
class Communities:
    """The communities of a graph under one seed, and their agreement with those under `seeds` - 1 others.

    `community` is the number of each of `nodes`, 0 the largest. `stability` is, for each node, the share of the other runs in
    which it stays with its community's core: with the group that holds most of the community. `adjusted_rand` (Hubert and
    Arabie 1985) and `mutual_information` (normalised; Danon et al. 2005) are means over all pairs of runs, 1 where all agree.
    """

    nodes: tuple[str, ...]
    community: tuple[int, ...]
    stability: tuple[float, ...]
    seeds: int
    modularity: float
    adjusted_rand: float
    mutual_information: float


def communities(graph: nx.Graph, *, method: Method = Method.LEIDEN, seed: int = 0, seeds: int = 20) -> Communities:
    """The communities under `seed`, compared with those under the `seeds` - 1 numbers after it; edges weigh by `weight`.

    Raises UsageError for fewer than two seeds.
    """
    if seeds < 2:
        raise UsageError(f"至少需要两个种子才能比较 / stability takes two seeds or more: {seeds}")
    if not graph:
        return Communities((), (), (), seeds, 0.0, 1.0, 1.0)
    mirror = to_igraph(graph)
    runs = [_partition(mirror, method, number) for number in range(seed, seed + seeds)]
    modularity = mirror.modularity(runs[0], weights="weight") if mirror.ecount() else 0.0
    stays = np.mean([_stays(runs[0], other) for other in runs[1:]], axis=0)
    pairs = list(combinations(runs, 2))
    return Communities(
        tuple(graph),
        tuple(runs[0].tolist()),
        tuple(stays.tolist()),
        seeds,
        modularity,
        *(sum(_agreement(a, b, name) for a, b in pairs) / len(pairs) for name in ("adjusted_rand", "nmi")),
    )


def _partition(mirror: Any, method: Method, seed: int) -> Indices:
    with seeded_igraph(seed):
        found = leiden(mirror) if method is Method.LEIDEN else louvain(mirror)
    return np.array(numbered(found), dtype=np.int64)


def _agreement(one: Indices, other: Indices, measure: str) -> float:
    import igraph

    # Both indices are 0/0 for two runs that put everything into one group.
    if np.array_equal(one, other):
        return 1.0
    return float(igraph.compare_communities(one.tolist(), other.tolist(), method=measure))


def _stays(one: Indices, other: Indices) -> NDArray[np.bool_]:
    """For each node True where the other run has it in the group that holds most of its community."""
    width = int(other.max()) + 1
    keys, sizes = np.unique(one * width + other, return_counts=True)
    community, group = np.divmod(keys, width)
    order = np.lexsort((group, -sizes, community))
    _, at = np.unique(community[order], return_index=True)
    core = group[order][at]
    stays: NDArray[np.bool_] = core[one] == other
    return stays
