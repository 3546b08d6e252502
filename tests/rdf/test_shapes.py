"""The shapes accept what is written and name what is wrong."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.collection import Collection

from lawgraph.catalogue.files import ontology_file
from lawgraph.rdf import write_turtle
from lawgraph.rdf.vocabulary import concepts
from rdf import specimen

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file("shapes.ttl"))


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    write_turtle(path, specimen.reports(), specimen.Facts(), specimen.RUN)
    return path.read_text(encoding="utf-8")


def broken_rules(turtle: str, shapes: rdflib.Graph) -> set[str]:
    _, results, _ = pyshacl.validate(rdflib.Graph().parse(data=turtle, format="turtle"), shacl_graph=shapes)
    assert isinstance(results, rdflib.Graph)
    return {str(message).partition(" / ")[2] for message in results.objects(None, SH.resultMessage)}


def test_what_is_written_conforms(turtle: str, shapes: rdflib.Graph) -> None:
    assert broken_rules(turtle, shapes) == set()


@pytest.mark.parametrize(
    ("written", "instead", "rule"),
    [
        ("lg:reportYear 2020", "lg:reportYear 20", "at most one year, a plausible integer"),
        (
            "lg:startOffset 24 ; lg:endOffset 27",
            "lg:startOffset 24 ; lg:endOffset 28",
            "the quote is as long as its offsets say",
        ),
        (
            'lg:divisionCode "500110123"',
            'lg:divisionCode "50011012"',
            "at most one statistical code, of six, nine or twelve digits",
        ),
        ("lg:citeTense lgv:tense-planned", "lg:citeTense lgv:tense-past", "done or planned"),
        ("lgv:force-repealed ;", "lgv:force-gone ;", "one force status from the list"),
        ('lg:articleRef "第32条第1款"', 'lg:articleRef "第三十二条"', "provisions are written one way"),
        ("lgv:polarity-lacking ;", "lgv:polarity-none ;", "at most one polarity, from the list"),
        ("lg:confidence 0.95", "lg:confidence 1.95", "one confidence from 0 to 1"),
        ('lg:organ "司法部" ;', "", "needs its short form"),
        ("lg:refersTo place:500110123-南河村 ;", "", None),
        ("lg:cites law:民法典", "lg:cites law:婚姻法", "every direct edge has a citation behind it"),
        ('"1981-01-01"^^xsd:date', '"2022-01-01"^^xsd:date', "at most one first day in force, not after the last"),
        ("lg:locality place:441622 ;", "", "the place of the report is not known"),
        ("    prov:used run:", "    prov:wasInformedBy run:", "needs the catalogue that was used"),
        (
            "    void:class lg:Report ;",
            "    rdfs:seeAlso lg:Report ;",
            "each part names a class and counts its members",
        ),
        (
            "    dcterms:language ",
            "    dcterms:license <https://a.example/>, <https://b.example/> ;\n    dcterms:language ",
            "at most one licence, an IRI",
        ),
    ],
)
def test_a_fault_is_found(written: str, instead: str, rule: str | None, turtle: str, shapes: rdflib.Graph) -> None:
    assert written in turtle
    found = broken_rules(turtle.replace(written, instead), shapes)
    assert (rule in found) if rule else found


def test_a_report_whose_place_and_year_are_unknown_is_still_written(tmp_path: Path, shapes: rdflib.Graph) -> None:
    report = specimen.Draft("x", "法治政府建设年度报告", None, None, None).report()
    write_turtle(tmp_path / "g.ttl", [report], specimen.Facts(), specimen.RUN)
    found = broken_rules((tmp_path / "g.ttl").read_text(encoding="utf-8"), shapes)
    assert found == {"the place of the report is not known", "the year of the report is not known"}


def test_the_lists_of_the_shapes_are_those_of_the_ontology(shapes: rdflib.Graph) -> None:
    lists: dict[str, set[str]] = {}
    for concept in concepts():
        lists.setdefault(concept.scheme, set()).add(concept.iri)
    allowed = [{str(item) for item in Collection(shapes, head)} for head in shapes.objects(None, SH["in"])]
    assert allowed
    assert all(values in lists.values() for values in allowed)


def test_every_rule_has_a_message_in_both_languages(shapes: rdflib.Graph) -> None:
    rules = {*shapes.subjects(SH.path, None), *shapes.subjects(SH.select, None)}
    for rule in rules:
        if "ecided" not in str(rule):  # the branches of sh:or speak through the shape that holds them
            (message,) = shapes.objects(rule, SH.message)
            assert " / " in message
