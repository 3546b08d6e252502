"""Turtle, N-Triples and N-Quads: a line at a time, in the order of graph.ttl.

In N-Quads what a report says, itself, its sections and its mentions, is a graph of its own with the report's IRI as its
name; what reports share, laws, places, the lists and the description, is in the default graph, where a query finds it beside any
of them: `SELECT … { GRAPH ?report { ?report lg:cites ?law } ?law lg:title ?title }`.
"""

from __future__ import annotations

from pathlib import Path

from lawgraph.export.files import replacing
from lawgraph.export.source import Terms, triples, turtle_lines


def write_turtle(folder: Path, target: Path, terms: Terms) -> None:
    """The graph as it is in the folder."""
    with replacing(target) as out:
        out.writelines(turtle_lines(folder, terms))


def write_ntriples(folder: Path, target: Path, terms: Terms) -> None:
    """One triple a line (https://www.w3.org/TR/n-triples/)."""
    with replacing(target) as out:
        out.writelines(f"{triple} .\n".encode() for triple in triples(folder, terms))


def write_nquads(folder: Path, target: Path, terms: Terms) -> None:
    """One triple a line with the report it belongs to (https://www.w3.org/TR/n-quads/)."""
    subject, graph = "", ""
    with replacing(target) as out:
        for triple in triples(folder, terms):
            if triple.subject.value != subject:
                subject = triple.subject.value
                report = report_of(subject, terms)
                graph = f" <{report}>" if report else ""
            out.write(f"{triple}{graph} .\n".encode())


def report_of(iri: str, terms: Terms) -> str:
    """The report that a thing of the graph is, or is part of; "" for what reports share.

    >>> report_of("https://w3id.org/lawgraph/cite/0a_3-9", Terms())
    'https://w3id.org/lawgraph/doc/0a'
    """
    for prefix in ("cite", "doc", "sec"):
        namespace = terms.namespaces[prefix]
        if iri.startswith(namespace):
            return terms.namespaces["doc"] + iri.removeprefix(namespace).partition("_")[0]
    return ""
