"""The network: which entities stand together in reports, and how central each is.

    from lawgraph import network
    net = network.analyse(reports)           # ExtractedReport or ReportEntities, in any order
    net.graph                                # networkx: entities, weight = reports they share
    network.bipartite_graph(net.counts)      # networkx: reports and what they name
    network.write_network(net, out)          # cooccurrence.csv, centrality.csv, network.graphml, network.gexf
    network.read_network(out)                # the graph again
    network.read_counts(out)                 # the counts again, from the tables of a result folder
    network.read_reports(out)                # the reports again, with their sentences
    network.backbone(net.graph)              # the edges that are strong for one of their ends
    network.communities(net.graph)           # and how far they hold under other seeds
    network.bootstrap(net.counts)            # how far the top ranks depend on the choice of reports

Measures and formulas: docs/network.md.
"""

from .analysis import MOST_PAIRS, Network, analyse, least_reports, network_of
from .association import Weight
from .backbone import backbone
from .bipartite import BipartiteCentrality, bipartite_centrality
from .bootstrap import RankInterval, bootstrap
from .centrality import Centrality, centrality
from .communities import Communities, Method, communities
from .cooccurrence import Cooccurrence, Scope, cooccurrence
from .counts import Counts, count, of_reports
from .entities import Occurrence, ReportEntities, Undecided, as_entities, report_entities
from .files import read_network, write_network
from .graphs import bipartite_graph, cooccurrence_graph, weighed
from .measures import Measure, measures
from .nodes import Entity, ReportNode
from .reading import read_counts, read_reports
from .years import YearRank, centrality_by_year

__all__ = [
    "MOST_PAIRS",
    "BipartiteCentrality",
    "Centrality",
    "Communities",
    "Cooccurrence",
    "Counts",
    "Entity",
    "Measure",
    "Method",
    "Network",
    "Occurrence",
    "RankInterval",
    "ReportEntities",
    "ReportNode",
    "Scope",
    "Undecided",
    "Weight",
    "YearRank",
    "analyse",
    "as_entities",
    "backbone",
    "bipartite_centrality",
    "bipartite_graph",
    "bootstrap",
    "centrality",
    "centrality_by_year",
    "communities",
    "cooccurrence",
    "cooccurrence_graph",
    "count",
    "least_reports",
    "measures",
    "network_of",
    "of_reports",
    "read_counts",
    "read_network",
    "read_reports",
    "report_entities",
    "weighed",
    "write_network",
]
