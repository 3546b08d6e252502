"""Reports and what they name as one network of two sides, without the step to pairs.

In the co-occurrence graph a report that names two hundred things is 19,900 edges; here it is one node with two hundred.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .association import Values
from .centrality import betweenness, seeded_igraph
from .counts import Counts
from .graphs import REPORT


@dataclass(frozen=True, slots=True)
class BipartiteCentrality:
    """A report (type REPORT) or an entity between the two sides.

    `degree`: how many entities the report names, or how many reports name the entity; `degree_share` of all on the other
    side. `betweenness`: how far it joins what otherwise does not meet, as a share of the most a node of its side could have
    (Borgatti and Everett 1997). `neighbour_degree`: for a report, by how many reports the entities in it are named on
    average, high for one that says what all say; for an entity, how many entities a report that names it names on average,
    high for one that stands in long lists. None for a report that names nothing.
    """

    node: str
    type: str
    label: str
    degree: int
    degree_share: float
    betweenness: float
    neighbour_degree: float | None


def bipartite_centrality(counts: Counts, *, seed: int = 0) -> tuple[BipartiteCentrality, ...]:
    """Measure every report, then every entity. `seed` draws the sample where betweenness is sampled."""
    reports, entities = len(counts.reports), len(counts.entities)
    degree = np.r_[
        np.bincount(counts.report_of, minlength=reports), np.bincount(counts.entity_of, minlength=entities)
    ].astype(np.int64)
    ends = counts.report_of, counts.entity_of + reports
    nearby = np.bincount(ends[0], degree[ends[1]], reports + entities) + np.bincount(
        ends[1], degree[ends[0]], reports + entities
    )
    others = np.r_[np.full(reports, entities), np.full(entities, reports)]
    between = _betweenness(counts, seed)
    known = [(report.iri, REPORT, report.label) for report in counts.reports]
    known += [(entity.iri, entity.type.value, entity.label) for entity in counts.entities]
    return tuple(
        BipartiteCentrality(*node, links, links / max(other, 1), share, near / links if links else None)
        for node, links, other, share, near in zip(
            known, degree.tolist(), others.tolist(), between.tolist(), nearby.tolist(), strict=True
        )
    )


def _betweenness(counts: Counts, seed: int) -> Values:
    import igraph

    reports, entities = len(counts.reports), len(counts.entities)
    size = reports + entities
    if size < 3:
        return np.zeros(size)
    edges = zip(counts.report_of.tolist(), (counts.entity_of + reports).tolist(), strict=True)
    with seeded_igraph(seed) as generator:
        shares = betweenness(igraph.Graph(n=size, edges=list(edges)), generator)
    paths = np.array(shares) * ((size - 1) * (size - 2) / 2)
    most = np.r_[np.full(reports, _most(reports, entities)), np.full(entities, _most(entities, reports))]
    values: Values = np.divide(paths, most, out=np.zeros(size), where=most > 0)
    return values


def _most(side: int, other: int) -> float:
    """The greatest betweenness that a node of a side of so many nodes can have (Borgatti and Halgin 2011)."""
    if not other:
        return 0.0
    s, t = divmod(side - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
