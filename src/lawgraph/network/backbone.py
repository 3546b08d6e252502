"""The backbone of a network: the edges that are strong for one of their ends, however rarely named that end is.

The disparity filter of M. Á. Serrano, M. Boguñá and A. Vespignani, "Extracting the multiscale backbone of complex
weighted networks", PNAS 106 (2009): an edge of weight w at a node of degree k and strength s has p = w / s; were the
strength of the node divided among its edges at random, one as strong or stronger would be found with probability

    disparity = (1 - p) ** (k - 1)

and the edge keeps the smaller value of its two ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lawgraph.errors import UsageError

from .association import Values, Weight
from .tally import Indices

if TYPE_CHECKING:
    import networkx as nx


def disparity(first: Indices, second: Indices, weights: Values | Indices, nodes: int) -> Values:
    """The disparity of each edge, 0 (not by chance) to 1; edges join the nodes `first` and `second`, numbered below `nodes`.

    An edge that is the only one of both its ends has 1: there is nothing to compare it with.
    """
    weight = np.asarray(weights, dtype=np.float64)
    values: Values = np.ones(len(weight))
    degree = np.bincount(first, minlength=nodes) + np.bincount(second, minlength=nodes)
    strength = np.bincount(first, weight, nodes) + np.bincount(second, weight, nodes)
    for end in (first, second):
        # 1 - w/s may fall below 0 by rounding where an end has one edge only.
        values = np.minimum(values, np.clip(1.0 - weight / strength[end], 0.0, 1.0) ** (degree[end] - 1))
    return values


def backbone(graph: nx.Graph, alpha: float = 0.05, *, weight: Weight = Weight.REPORTS) -> nx.Graph:
    """The edges whose disparity is below `alpha`, and their nodes, with all attributes; the edges' `disparity` is of `weight`.

    Edges that have no such weight, or none above 0, count as absent. Raises UsageError for an `alpha` outside 0 to 1.
    """
    if not 0 < alpha <= 1:
        raise UsageError(f"alpha 应大于 0、不超过 1 / alpha must be above 0 and at most 1: {alpha}")
    number = {node: index for index, node in enumerate(graph)}
    edges = [(a, b, data) for a, b, data in graph.edges(data=True) if data.get(weight.value, 0) > 0]
    first = np.array([number[a] for a, _, _ in edges], dtype=np.int64)
    second = np.array([number[b] for _, b, _ in edges], dtype=np.int64)
    values = disparity(
        first, second, np.array([data[weight.value] for *_, data in edges], dtype=np.float64), len(number)
    )
    kept = graph.__class__(**{**graph.graph, "alpha": alpha})
    chosen = np.flatnonzero(values < alpha).tolist()
    ends = {node for index in chosen for node in edges[index][:2]}
    kept.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True) if node in ends)
    for index in chosen:
        a, b, data = edges[index]
        kept.add_edge(a, b, **{**data, "disparity": float(values[index])})
    return kept
