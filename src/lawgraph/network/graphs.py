"""The counted network as networkx graphs, for everything a researcher may want to do with them.

Nodes are IRIs. Attributes a value is not known for (a year, an NPMI that is undefined) are absent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from math import isnan
from typing import TYPE_CHECKING, Any

from .association import Weight
from .centrality import Centrality
from .cooccurrence import Cooccurrence
from .counts import Counts
from .nodes import Entity, ReportNode

if TYPE_CHECKING:
    import networkx as nx

#: The type of a node that stands for a report; all others have the type of their entity.
REPORT = "REPORT"

_MEASURED = tuple(field.name for field in fields(Centrality) if field.name != "node")


def cooccurrence_graph(pairs: Cooccurrence) -> nx.Graph:
    """Entities that stand together.

    Node attributes: `type`, `label`, `id`, `kind`, `iri`, `reports` (how many name it). Edge attributes:
    `weight` (reports that hold both), `sentences` (that name both), `jaccard`, `npmi`, `log_likelihood`, `disparity`.
    """
    import networkx as nx

    iris = {index: pairs.counts.entities[index].iri for index in pairs.nodes.tolist()}
    graph = nx.Graph(**graph_attributes(pairs))
    graph.add_nodes_from(node_attributes(pairs).items())
    names = ("weight", "sentences", "jaccard", "log_likelihood", "disparity", "npmi")
    columns = (pairs.reports, pairs.sentences, pairs.jaccard, pairs.log_likelihood, pairs.disparity, pairs.npmi)
    ends = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    for (first, second), values in zip(ends, zip(*(c.tolist() for c in columns), strict=True), strict=True):
        known = dict(zip(names, values, strict=True))
        if isnan(known["npmi"]):
            del known["npmi"]
        graph.add_edge(iris[first], iris[second], **known)
    return graph


def graph_attributes(pairs: Cooccurrence) -> dict[str, Any]:
    """What is known of a co-occurrence graph as a whole."""
    return {
        "scope": pairs.scope.value,
        "corpus_reports": len(pairs.counts.reports),
        "min_reports": pairs.min_reports,
    }


def node_attributes(pairs: Cooccurrence, measured: Sequence[Centrality] = ()) -> dict[str, dict[str, Any]]:
    """What is known of the nodes of a co-occurrence graph, by IRI, in their order; with their measures where these are given."""
    entities, frequency = pairs.counts.entities, pairs.counts.reports_of_entity
    known = {
        entities[index].iri: _entity_attributes(entities[index], int(frequency[index]))
        for index in pairs.nodes.tolist()
    }
    for row in measured:
        known[row.node].update((name, getattr(row, name)) for name in _MEASURED)
    return known


def weighed(graph: nx.Graph, weight: Weight) -> nx.Graph:
    """The graph whose edges' `weight` is another of their attributes; edges without it, or not above 0, are left out.

    An NPMI of 0 or less says that two stand together no more than by chance: no tie that a walk could follow.
    """
    other = graph.__class__(**graph.graph, weighed_by=weight.value)
    other.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True))
    for first, second, data in graph.edges(data=True):
        if data.get(weight.value, 0) > 0:
            other.add_edge(first, second, **{**data, "weight": data[weight.value]})
    return other


def bipartite_graph(counts: Counts) -> nx.Graph:
    """Reports and the entities they name.

    Nodes have `bipartite` 0 (reports, of type REPORT) or 1 (entities). Edge attributes: `weight` (times the
    report names the entity) and `relation`, `cites` for a normative document and `mentions` for anything
    else.
    """
    import networkx as nx

    graph = nx.Graph(corpus_reports=len(counts.reports))
    frequency = counts.reports_of_entity
    for report in counts.reports:
        graph.add_node(report.iri, bipartite=0, **_report_attributes(report))
    entities = tuple(counts.entities)
    for entity, reports in zip(entities, frequency.tolist(), strict=True):
        graph.add_node(entity.iri, bipartite=1, **_entity_attributes(entity, reports))
    columns = (counts.report_of, counts.entity_of, counts.mentions)
    for report_index, entity_index, times in zip(*(c.tolist() for c in columns), strict=True):
        entity = entities[entity_index]
        relation = relation_to(entity)
        graph.add_edge(counts.reports[report_index].iri, entity.iri, weight=times, relation=relation)
    return graph


def relation_to(entity: Entity) -> str:
    """What a report does with an entity it names: `cites` a normative document, `mentions` anything else."""
    return "cites" if entity.type.value == "LAW" else "mentions"


def _entity_attributes(entity: Entity, reports: int) -> dict[str, Any]:
    return {
        "type": entity.type.value,
        "label": entity.label,
        "id": entity.id,
        "kind": entity.kind,
        "iri": entity.iri,
        "reports": reports,
    }


def _report_attributes(report: ReportNode) -> dict[str, Any]:
    known: dict[str, Any] = {"type": REPORT, "label": report.label, "iri": report.iri, "title": report.title}
    if report.place:
        known["place"] = report.place
    if report.level:
        known["level"] = report.level.value
    if report.year is not None:
        known["year"] = report.year
    return known
