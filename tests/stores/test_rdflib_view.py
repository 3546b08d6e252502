"""`kg.rdf`: rdflib looks into the store."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from lawgraph.errors import UsageError
from lawgraph.query import KnowledgeGraph

LG = rdflib.Namespace("https://w3id.org/lawgraph/ns#")


@pytest.fixture(scope="module")
def read(graph_file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(graph_file)


def test_every_pattern_finds_what_rdflib_finds(kg: KnowledgeGraph, read: rdflib.Graph) -> None:
    assert len(kg.rdf) == len(read)
    triple = next(iter(sorted(read.triples((None, LG.quote, None)))))
    for mask in range(8):
        pattern = tuple(term if mask >> place & 1 else None for place, term in enumerate(triple))
        assert set(kg.rdf.triples(pattern)) == set(read.triples(pattern))  # type: ignore[arg-type]


def test_a_plain_string_is_found_and_equal(kg: KnowledgeGraph) -> None:
    assert rdflib.Literal("民法典") in set(kg.rdf.objects(None, LG.quote))
    assert (None, LG.quote, rdflib.Literal("民法典")) in kg.rdf


def test_what_can_be_in_no_graph_is_not_found(kg: KnowledgeGraph) -> None:
    assert list(kg.rdf.triples((rdflib.Literal("民法典"), None, None))) == []  # type: ignore[arg-type]
    assert list(kg.rdf.triples((None, rdflib.BNode(), None))) == []  # type: ignore[arg-type]


def test_queries_give_rows_as_rdflib_does(kg: KnowledgeGraph, read: rdflib.Graph) -> None:
    kg.rdf.bind("mine", LG)
    read.bind("mine", LG)
    query = "SELECT ?title ?from WHERE { ?law mine:title ?title OPTIONAL { ?law mine:effectiveFrom ?from } }"
    assert set(kg.rdf.query(query)) == set(read.query(query))
    title = {"title": rdflib.Literal("中华人民共和国民法典", lang="zh")}
    assert len(kg.rdf.query(query, initBindings=title)) == 1
    assert bool(kg.rdf.query("ASK { ?law mine:title ?title }"))
    assert set(kg.rdf.query("CONSTRUCT WHERE { ?law mine:title ?t }")) == set(
        read.query("CONSTRUCT WHERE { ?law mine:title ?t }")
    )


def test_a_prepared_query_runs_too(kg: KnowledgeGraph) -> None:
    prepared = rdflib.plugins.sparql.prepareQuery("SELECT ?t WHERE { ?law lg:title ?t }", initNs={"lg": LG})
    assert len(kg.rdf.query(prepared)) == 6


def test_it_is_for_reading_and_a_copy_is_not(kg: KnowledgeGraph) -> None:
    triple = (LG.a, LG.b, LG.c)
    for change in (kg.rdf.add, kg.rdf.remove):
        with pytest.raises(UsageError, match=r"rdflib\.Graph\(\) \+ kg\.rdf"):
            change(triple)
    copy = rdflib.Graph() + kg.rdf
    copy.add(triple)
    assert len(copy) == len(kg.rdf) + 1


def test_it_can_be_written_by_rdflib(kg: KnowledgeGraph, read: rdflib.Graph) -> None:
    assert set(rdflib.Graph().parse(data=kg.rdf.serialize(format="nt"), format="nt")) == set(read)
