"""Questions to a graph: `KnowledgeGraph(folder)`, with answers as `Rows` of frozen values.

The queries themselves are files, ontology/queries/*.rq: the same text runs in any SPARQL 1.1 store.

    graph              KnowledgeGraph: a method for each question; the questions are in questions/, a module a family
    curated            the queries of ontology/, and what can be given to each
    names              a name that a user types → the one thing that it means
    pinyin             … in Latin letters: minfadian
    rows               answers: tables, data frames, files
    evidence           … the sentences that they rest on
    headings           … what their columns are called in Chinese
    pictures           … bars, heat maps, curves
    measuring          the network of the folder, measured
    viewing            pages of a folder, of a part of it, or of an answer
    named              … what the rows of an answer name
    store              engines: the graph of a folder
    remote             … an endpoint elsewhere
    federation         … queries that ask another server are refused
    rdflib_store       the graph as rdflib sees it
"""

from lawgraph.query.curated import CuratedQuery, curated_names, curated_query
from lawgraph.query.evidence import IRI, Evidence
from lawgraph.query.graph import KnowledgeGraph, ReportEntry
from lawgraph.query.pictures import empty_axes
from lawgraph.query.questions.alike import AlikeReports, RepeatedPassage
from lawgraph.query.questions.changing import LawChange, LawOnlyHere
from lawgraph.query.questions.citing import LawCitation, MatrixCell, SilentReport, TownshipCitation
from lawgraph.query.questions.differing import Difference
from lawgraph.query.questions.firsts import FirstUse
from lawgraph.query.questions.force import CitationOutOfForce
from lawgraph.query.questions.scope import Filters
from lawgraph.query.questions.together import NamedWithLaw
from lawgraph.query.rows import Coverage, Rows

__all__ = [
    "IRI",
    "AlikeReports",
    "CitationOutOfForce",
    "Coverage",
    "CuratedQuery",
    "Difference",
    "Evidence",
    "Filters",
    "FirstUse",
    "KnowledgeGraph",
    "LawChange",
    "LawCitation",
    "LawOnlyHere",
    "MatrixCell",
    "NamedWithLaw",
    "RepeatedPassage",
    "ReportEntry",
    "Rows",
    "SilentReport",
    "TownshipCitation",
    "curated_names",
    "curated_query",
    "empty_axes",
]
