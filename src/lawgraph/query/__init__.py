"""Questions to a graph: `KnowledgeGraph(folder)`, with answers as `Rows` of frozen values.

The queries themselves are files, ontology/queries/*.rq: the same text runs in any SPARQL 1.1 store.
"""

from lawgraph.query.curated import CuratedQuery, curated_names, curated_query
from lawgraph.query.graph import KnowledgeGraph, LawCitation, ReportEntry, TownshipCitation
from lawgraph.query.rows import IRI, Evidence, Rows

__all__ = [
    "IRI",
    "CuratedQuery",
    "Evidence",
    "KnowledgeGraph",
    "LawCitation",
    "ReportEntry",
    "Rows",
    "TownshipCitation",
    "curated_names",
    "curated_query",
]
