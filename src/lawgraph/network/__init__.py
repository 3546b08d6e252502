"""The network: which entities stand together in reports, and how central each is.

    from lawgraph import network
    net = network.analyse(reports)           # ExtractedReport or ReportEntities, in any order
    net.graph                                # networkx: entities, weight = reports they share
    network.bipartite_graph(net.counts)      # networkx: reports and what they name
    network.write_network(net, out)          # cooccurrence.csv, centrality.csv, network.graphml, network.gexf
    network.read_network(out)                # the graph again

Measures and formulas: docs/network.md.
"""

from .analysis import Network, analyse, network_of
from .centrality import Centrality, centrality
from .cooccurrence import Cooccurrence, Scope, cooccurrence
from .counts import Counts, Entity, ReportNode, count
from .entities import Occurrence, ReportEntities, as_entities, report_entities
from .files import read_network, write_network
from .graphs import bipartite_graph, cooccurrence_graph
from .measures import Measure, measures

__all__ = [
    "Centrality",
    "Cooccurrence",
    "Counts",
    "Entity",
    "Measure",
    "Network",
    "Occurrence",
    "ReportEntities",
    "ReportNode",
    "Scope",
    "analyse",
    "as_entities",
    "bipartite_graph",
    "centrality",
    "cooccurrence",
    "cooccurrence_graph",
    "count",
    "measures",
    "network_of",
    "read_network",
    "report_entities",
    "write_network",
]
