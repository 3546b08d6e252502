"""From reports to the network in one call."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lawgraph.model import EntityType, ExtractedReport

from .centrality import Centrality, centrality_of
from .cooccurrence import Cooccurrence, Scope, cooccurrence
from .counts import Counts, count
from .entities import ReportEntities
from .graphs import cooccurrence_graph, node_attributes

if TYPE_CHECKING:
    import networkx as nx


#: above this many reports a pair that meets in one of them only is left out of the network: 600 reports have
#: half a million such pairs, which say that a report exists and nothing else
MANY_REPORTS = 50

#: a network has no more pairs than this, unless more are asked for: about what Gephi and networkx hold and a spreadsheet opens.
#: 100,000 reports have many million pairs, and nearly all of them meet in a handful of reports
MOST_PAIRS = 500_000


@dataclass(frozen=True, eq=False)
class Network:
    """A corpus as a network: its counts, its pairs, and how central each entity is, in the order of `pairs.nodes`."""

    counts: Counts
    pairs: Cooccurrence
    centrality: tuple[Centrality, ...]

    @cached_property
    def graph(self) -> nx.Graph:
        """The graph of the pairs; its nodes carry the measures as attributes. Made when it is asked for: files and page do without."""
        graph = cooccurrence_graph(self.pairs)
        graph.add_nodes_from(node_attributes(self.pairs, self.centrality).items())
        return graph


def least_reports(reports: int) -> int:
    """In how many reports entities and pairs of a corpus of so many must stand for `lawgraph build`."""
    return 2 if reports > MANY_REPORTS else 1


def analyse(
    reports: Iterable[ReportEntities | ExtractedReport],
    *,
    scope: Scope = Scope.REPORT,
    min_reports: int = 1,
    types: Collection[EntityType] = tuple(EntityType),
    most_pairs: int | None = MOST_PAIRS,
    seed: int = 0,
) -> Network:
    """Count a corpus, connect what stands together, and measure it (see `network_of`)."""
    return network_of(
        count(reports), scope=scope, min_reports=min_reports, types=types, most_pairs=most_pairs, seed=seed
    )


def network_of(
    counts: Counts,
    *,
    scope: Scope = Scope.REPORT,
    min_reports: int = 1,
    types: Collection[EntityType] = tuple(EntityType),
    most_pairs: int | None = MOST_PAIRS,
    seed: int = 0,
) -> Network:
    """The network of a corpus that is already counted.

    Where more than `most_pairs` pairs share `min_reports` reports, those are left out that share fewest (`pairs.min_reports` tells
    how many were asked for in the end); None keeps all.
    """
    pairs = cooccurrence(counts, scope, min_reports=min_reports, types=types, most_pairs=most_pairs)
    return Network(counts, pairs, centrality_of(pairs, seed=seed))
