"""What reasoners conclude: a report is never legislation, a type of organ no organisation, and nothing is two things at once.

The ontology, a graph and the axioms of the vocabularies that lawgraph aligns to (alignments.ttl) are closed under RDFS and
under OWL 2 RL by owlrl. Triples with literals are left out: no conclusion here rests on them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from lawgraph.catalogue.files import ontology_file
from lawgraph.iri import NAMESPACES, ONTOLOGY
from lawgraph.rdf import Distribution, TurtleWriter
from rdf import specimen

LG = rdflib.Namespace(ONTOLOGY)
ELI = rdflib.Namespace("http://data.europa.eu/eli/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
LAW = rdflib.Namespace(NAMESPACES["law"])
LEGISLATION = {LG.Legislation, ELI.LegalResource, SCHEMA.Legislation}
#: no thing is in two of these
APART = (
    LG.Report,
    LG.Section,
    LG.Mention,
    LG.Instrument,
    LG.Work,
    LG.Program,
    LG.Institution,
    LG.InstitutionType,
    LG.Locality,
    LG.ExtractionRun,
    LG.KnowledgeGraph,
    SKOS.Concept,
)
ALIGNMENTS = Path(__file__).with_name("alignments.ttl")
Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]
Closure = Callable[..., rdflib.Graph]


def closed(semantics: type) -> Closure:
    def close(graph: rdflib.Graph, *further: Triple) -> rdflib.Graph:
        copy = rdflib.Graph() + graph
        copy.addN((*triple, copy) for triple in further)
        owlrl.DeductiveClosure(semantics, axiomatic_triples=False, datatype_axioms=False).expand(copy)
        return copy

    return close


RDFS_CLOSURE, OWL_CLOSURE = closed(owlrl.RDFS_Semantics), closed(owlrl.OWLRL_Semantics)


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """What is stated: the ontology, types of organs, works, a graph, and what the other vocabularies say."""
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    files = (Distribution("graph.ttl", "text/turtle", "图", "The graph"),)
    with TurtleWriter(path, specimen.Facts(), specimen.RUN, files) as writer:
        for report in specimen.reports():
            writer.add(report)
    graph = rdflib.Graph()
    for source in (
        *(ontology_file(name) for name in ("lawgraph.ttl", "institutions.ttl", "works.ttl")),
        ALIGNMENTS,
        path,
    ):
        for triple in rdflib.Graph().parse(source):
            if not isinstance(triple[2], rdflib.Literal):
                graph.add(triple)
    return graph


@pytest.fixture(scope="module", params=[RDFS_CLOSURE, OWL_CLOSURE], ids=["RDFS", "OWL 2 RL"])
def concluded(request: pytest.FixtureRequest, stated: rdflib.Graph) -> rdflib.Graph:
    close: Closure = request.param
    return close(stated)


def members(graph: rdflib.Graph, class_: rdflib.term.Node) -> set[rdflib.term.Node]:
    return set(graph.subjects(RDF.type, class_))


def legislation(graph: rdflib.Graph) -> set[rdflib.term.Node]:
    return set().union(*(members(graph, class_) for class_ in LEGISLATION))


def complaints(graph: rdflib.Graph) -> list[str]:
    """The inconsistencies that owlrl found."""
    return [str(text) for text in graph.objects() if "isjoint" in text and " " in text]


def test_reports_and_their_parts_are_never_legislation(concluded: rdflib.Graph) -> None:
    for class_ in (LG.Report, LG.Section, LG.Mention, LG.Citation):
        assert members(concluded, class_)
        assert not members(concluded, class_) & legislation(concluded)


def test_only_laws_are_legislation(concluded: rdflib.Graph, stated: rdflib.Graph) -> None:
    assert legislation(concluded) == members(stated, LG.Legislation)
    assert not members(concluded, LG.PolicyInstrument) & legislation(concluded)
    assert LAW["某某暂行办法"] not in legislation(concluded)


def test_a_type_of_organ_is_no_organisation(concluded: rdflib.Graph) -> None:
    assert members(concluded, LG.Institution) <= members(concluded, ORG.Organization)
    assert not members(concluded, LG.InstitutionType) & members(concluded, ORG.Organization)


def test_nothing_is_two_things(concluded: rdflib.Graph) -> None:
    for position, class_ in enumerate(APART):
        for other in APART[position + 1 :]:
            assert members(concluded, class_) & members(concluded, other) == set()


def test_terms_of_the_vocabulary_are_no_concepts_and_concepts_no_terms(concluded: rdflib.Graph) -> None:
    terms = {s for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for s in members(concluded, kind)}
    assert not terms & members(concluded, SKOS.Concept)


def test_our_own_types_need_no_reasoner(concluded: rdflib.Graph, stated: rdflib.Graph) -> None:
    ours = {class_ for class_ in members(stated, OWL.Class) if str(class_).startswith(ONTOLOGY)}
    assert {c: members(concluded, c) for c in ours} == {c: members(stated, c) for c in ours}


def test_nothing_contradicts_itself(stated: rdflib.Graph) -> None:
    assert complaints(OWL_CLOSURE(stated)) == []


@pytest.mark.parametrize(
    ("property", "above"),
    [(LG.cites, ELI.cites), (LG.level, ELI.type_document), (LG.institutionKind, ORG.classification)],
)
def test_an_alignment_that_were_an_axiom_would_be_noticed(
    property: rdflib.URIRef, above: rdflib.URIRef, stated: rdflib.Graph
) -> None:
    unsafe = RDFS_CLOSURE(stated, (property, RDFS.subPropertyOf, above))
    reports_are_laws = bool(members(unsafe, LG.Report) & legislation(unsafe))
    policies_are_laws = bool(members(unsafe, LG.PolicyInstrument) & legislation(unsafe))
    types_are_organs = bool(members(unsafe, LG.InstitutionType) & members(unsafe, ORG.Organization))
    assert reports_are_laws or policies_are_laws or types_are_organs


def test_a_report_called_a_law_is_a_contradiction(stated: rdflib.Graph) -> None:
    report = next(iter(sorted(members(stated, LG.Report))))
    assert complaints(OWL_CLOSURE(stated, (report, RDF.type, ELI.LegalResource)))


def test_every_alignment_leads_to_a_vocabulary_that_is_declared() -> None:
    graph = rdflib.Graph().parse(ontology_file("lawgraph.ttl"))
    known = tuple(str(namespace) for prefix, namespace in graph.namespaces() if prefix not in {"lg", "lgv"})
    aligned = list(graph.subject_objects(LG.alignsWith))
    assert len(aligned) > 40
    assert all(str(other).startswith(known) for _, other in aligned)
    assert (LG.alignsWith, RDF.type, OWL.AnnotationProperty) in graph


# --- the order of levels

VOCABULARY_GRAPH = rdflib.Graph().parse(ontology_file("lawgraph.ttl"))
ORDER = {
    (str(a).rpartition("level-")[2], str(b).rpartition("level-")[2])
    for a, b in VOCABULARY_GRAPH.subject_objects(LG.prevailsOver)
}
LEVELS = {str(c).rpartition("level-")[2] for c in VOCABULARY_GRAPH.subjects(RDF.type, SKOS.Concept) if "level-" in c}


def test_no_level_stands_above_itself_and_no_two_above_each_other() -> None:
    assert not [pair for pair in ORDER if pair[0] == pair[1]]
    assert not [(a, b) for a, b in ORDER if (b, a) in ORDER]


def test_every_pair_that_follows_is_written_out() -> None:
    assert {(a, d) for a, b in ORDER for c, d in ORDER if b == c} <= ORDER
    assert (LG.prevailsOver, RDF.type, OWL.TransitiveProperty) in VOCABULARY_GRAPH


@pytest.mark.parametrize(
    ("above", "below", "article"),
    [
        ("constitution", "law", "98"),
        ("constitution", "local-rule", "98"),
        ("law", "admin-regulation", "99"),
        ("law", "local-regulation", "99"),
        ("law", "departmental-rule", "99"),
        ("admin-regulation", "local-regulation", "99"),
        ("admin-regulation", "departmental-rule", "99"),
        ("local-regulation", "local-rule", "100"),
        ("law", "supervisory-regulation", "supervision regulations (2019), article 2"),
    ],
)
def test_the_order_is_that_of_the_legislation_law(above: str, below: str, article: str) -> None:
    assert (above, below) in ORDER
    concept = rdflib.URIRef(f"https://w3id.org/lawgraph/vocab/level-{above}")
    sources = {s.language: str(s) for s in VOCABULARY_GRAPH.objects(concept, rdflib.DCTERMS.source)}
    assert set(sources) == {"zh", "en"}
    assert article in sources["en"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("departmental-rule", "local-regulation"),
        ("departmental-rule", "local-rule"),
        ("rule", "local-regulation"),
        ("admin-regulation", "supervisory-regulation"),
        ("judicial-interpretation", "admin-regulation"),
        ("judicial-interpretation", "local-regulation"),
        ("party-regulation", "law"),
        ("policy", "departmental-rule"),
    ],
)
def test_what_the_law_does_not_rank_is_not_comparable(one: str, other: str) -> None:
    assert {one, other} <= LEVELS
    assert (one, other) not in ORDER
    assert (other, one) not in ORDER


def test_the_order_stands_in_every_graph(stated: rdflib.Graph, tmp_path: Path) -> None:
    with TurtleWriter(tmp_path / "g.ttl", specimen.Facts(), specimen.RUN):
        pass
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert set(graph.subject_objects(LG.prevailsOver)) == set(VOCABULARY_GRAPH.subject_objects(LG.prevailsOver))
