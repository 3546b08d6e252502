"""The ontology, and what the code and the catalogue take from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from lawgraph.catalogue.files import ontology_file, ontology_folder
from lawgraph.catalogue.turtle import local
from lawgraph.iri import ONTOLOGY, VOCABULARY
from lawgraph.model import Context, Force, Level, Polarity, SectionKind, Tense
from lawgraph.rdf import write_turtle
from lawgraph.rdf.terms import PREFIXES
from lawgraph.rdf.vocabulary import TYPES, by_notation, concepts
from rdf import specimen

GRAPH = rdflib.Graph().parse(ontology_file("lawgraph.ttl"))
LG = rdflib.Namespace(ONTOLOGY)
TERM_TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERMS = sorted({term for kind in TERM_TYPES for term in GRAPH.subjects(RDF.type, kind)})
CONCEPTS = sorted({*GRAPH.subjects(RDF.type, SKOS.Concept), *GRAPH.subjects(RDF.type, SKOS.ConceptScheme)})

# The kinds of the annotation guidelines, which Mention.kind holds.
KINDS = {
    "level": "constitution statute administrative-regulation supervision-regulation judicial-interpretation "
    "local-regulation rule party-regulation policy",
    "program": "law-popularisation-plan governance-experience campaign reform mechanism working-method observance "
    "platform brand guiding-thought",
    "institution": "party government congress cppcc department court procuratorate mass-organisation coordination "
    "service law-firm enterprise school site",
}


def languages(term: rdflib.term.Node, *properties: rdflib.URIRef) -> set[str | None]:
    return {value.language for name in properties for value in GRAPH.objects(term, name)}


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_every_term_says_what_it_means_in_both_languages(term: rdflib.URIRef) -> None:
    assert languages(term, RDFS.label) == {"zh", "en"}
    assert languages(term, RDFS.comment, SKOS.definition) == {"zh", "en"}


@pytest.mark.parametrize("concept", CONCEPTS, ids=local)
def test_every_concept_says_what_it_means_in_both_languages(concept: rdflib.URIRef) -> None:
    assert languages(concept, SKOS.prefLabel) == {"zh", "en"}
    assert languages(concept, SKOS.definition) == {"zh", "en"}


def test_no_node_is_blank() -> None:
    assert not [node for triple in GRAPH for node in triple if isinstance(node, rdflib.BNode)]


def test_concepts_are_named_after_their_list() -> None:
    for concept in concepts():
        assert local(concept.iri).startswith(f"{concept.scheme}-")
        assert concept.iri.startswith(VOCABULARY)


def test_every_notation_names_one_concept_of_its_list() -> None:
    assert sum(map(len, by_notation().values())) == len(concepts())


@pytest.mark.parametrize("scheme", KINDS)
def test_every_kind_of_the_guidelines_has_its_concept(scheme: str) -> None:
    assert set(KINDS[scheme].split()) <= set(by_notation()[scheme])


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("context", Context),
        ("tense", Tense),
        ("polarity", Polarity),
        ("force", Force),
        ("section", SectionKind),
        ("division", Level),
    ],
)
def test_every_value_of_the_model_has_its_concept(scheme: str, values: type[Context]) -> None:
    assert {value.value for value in values} <= set(by_notation()[scheme])


def test_every_linking_rule_has_its_concept() -> None:
    lines = ontology_file("rungs.tsv").read_text(encoding="utf-8").splitlines()
    rungs = {line.split("\t")[0] for line in lines[1:] if line and not line.startswith("#")}
    assert rungs == set(by_notation()["via"])


@pytest.mark.parametrize("class_", TYPES)
def test_the_types_written_out_follow_from_the_ontology(class_: str) -> None:
    def iri(term: str) -> rdflib.URIRef:
        prefix, _, rest = term.partition(":")
        return rdflib.URIRef(PREFIXES[prefix] + rest)

    above = set(GRAPH.transitive_objects(iri(class_), RDFS.subClassOf))
    written = {iri(term) for term in TYPES[class_]}
    assert written <= above
    assert {term for term in above if term.startswith(ONTOLOGY)} <= written


def ontology_sources() -> list[Path]:
    folder = ontology_folder()
    return sorted(path for path in folder.rglob("*") if path.suffix in {".ttl", ".rq"})


@pytest.mark.parametrize("path", ontology_sources(), ids=lambda path: path.name)
def test_every_term_in_use_is_declared(path: Path) -> None:
    declared = {f"lg:{local(t)}" for t in TERMS} | {f"lgv:{local(c)}" for c in CONCEPTS}
    text = re.sub(r'"[^"\n]*"|^\s*#.*$|<[^>]*>', "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(re.findall(r"\b(?:lg|lgv):[A-Za-z][\w-]*", text)) <= declared


def test_every_property_is_in_use(tmp_path: Path) -> None:
    write_turtle(tmp_path / "g.ttl", specimen.reports(), specimen.Facts(), specimen.RUN)
    used = {name for _, name, _ in rdflib.Graph().parse(tmp_path / "g.ttl")} | set(GRAPH.predicates())
    for path in ontology_sources():
        if path.suffix == ".ttl" and path.name not in {"lawgraph.ttl", "shapes.ttl"}:
            used |= {LG[term] for term in re.findall(r"\blg:([a-z]\w*)", path.read_text(encoding="utf-8"))}
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    assert {local(term) for kind in kinds for term in GRAPH.subjects(RDF.type, kind) if term not in used} == set()
