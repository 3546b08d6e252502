"""The graph describes itself, and what it says of itself is true."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, VOID, XSD

from lawgraph.iri import NAMESPACES, ONTOLOGY
from lawgraph.model import ExtractedReport
from lawgraph.pipeline import FILES, RUN
from lawgraph.rdf import Distribution, Run, TurtleWriter, write_turtle
from rdf import specimen

LG = rdflib.Namespace(ONTOLOGY)
REPORTS = specimen.reports()
FILE = Distribution("mentions.csv", "text/csv", "提及，一处一行", "One row a mention")


def described(
    folder: Path, *reports: ExtractedReport, run: Run = specimen.RUN, files: tuple[Distribution, ...] = (FILE,)
) -> rdflib.Graph:
    with TurtleWriter(folder / "g.ttl", specimen.Facts(), run, files) as writer:
        for report in reports:
            writer.add(report)
    return rdflib.Graph().parse(folder / "g.ttl")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    return described(tmp_path_factory.mktemp("graph"), *REPORTS, specimen.renamed(REPORTS[0], "copy"))


def dataset(graph: rdflib.Graph) -> rdflib.term.Node:
    (found,) = graph.subjects(RDF.type, LG.KnowledgeGraph)
    return found


def test_the_dataset_is_one_for_void_dcat_and_prov(graph: rdflib.Graph) -> None:
    assert set(graph.objects(dataset(graph), RDF.type)) == {LG.KnowledgeGraph, VOID.Dataset, DCAT.Dataset}
    assert {title.language for title in graph.objects(dataset(graph), DCTERMS.title)} == {"zh", "en"}


def test_every_class_is_counted_as_the_graph_holds_it(graph: rdflib.Graph) -> None:
    counted = {
        graph.value(part, VOID["class"]): graph.value(part, VOID.entities).toPython()
        for part in graph.objects(dataset(graph), VOID.classPartition)
    }
    own = {type for type in graph.objects(None, RDF.type) if type.startswith(ONTOLOGY)}
    apart = {LG.ExtractionRun, LG.KnowledgeGraph}
    assert counted == {type: len(set(graph.subjects(RDF.type, type))) for type in own - apart}


def test_nothing_is_counted_twice(graph: rdflib.Graph) -> None:
    prefixes = ("doc", "sec", "cite", "law", "program", "inst", "place")
    things = {
        subject
        for subject in graph.subjects(RDF.type)
        if str(subject).startswith(tuple(NAMESPACES[p] for p in prefixes))
    }
    assert graph.value(dataset(graph), VOID.entities).toPython() == len(things)


def test_the_years_are_those_of_the_reports(graph: rdflib.Graph) -> None:
    years = graph.value(dataset(graph), DCTERMS.temporal)
    assert graph.value(years, DCAT.startDate) == rdflib.Literal("2020", datatype=XSD.gYear)
    assert graph.value(years, DCAT.endDate) == rdflib.Literal("2024", datatype=XSD.gYear)


def test_the_run_tells_software_and_catalogue(graph: rdflib.Graph) -> None:
    run = graph.value(dataset(graph), PROV.wasGeneratedBy)
    assert (run, RDF.type, LG.ExtractionRun) in graph
    software, catalogue = graph.value(run, PROV.wasAssociatedWith), graph.value(run, PROV.used)
    assert (software, RDF.type, PROV.SoftwareAgent) in graph
    assert str(graph.value(catalogue, DCTERMS.identifier)) == "sha256:" + specimen.RUN.catalogue


def test_the_files_go_by_their_names(graph: rdflib.Graph) -> None:
    (file,) = graph.objects(dataset(graph), DCAT.distribution)
    assert str(graph.value(file, DCTERMS.title)) == "mentions.csv"
    assert str(graph.value(file, DCAT.mediaType)) == "https://www.iana.org/assignments/media-types/text/csv"


def test_no_clock_no_licence_no_publisher(graph: rdflib.Graph) -> None:
    told = {name for name in graph.predicates(dataset(graph))}
    assert not told & {DCTERMS.issued, DCTERMS.created, DCTERMS.license, DCTERMS.publisher, PROV.generatedAtTime}
    assert not {PROV.startedAtTime, PROV.endedAtTime} & set(graph.predicates())


def test_the_same_texts_and_run_are_the_same_dataset(tmp_path: Path, graph: rdflib.Graph) -> None:
    assert dataset(described(tmp_path, *reversed(REPORTS))) == dataset(graph)


def test_another_text_or_another_run_is_another_dataset(tmp_path: Path, graph: rdflib.Graph) -> None:
    assert dataset(described(tmp_path, *REPORTS[1:])) != dataset(graph)
    assert dataset(described(tmp_path, *REPORTS, run=Run("0.2.0", specimen.RUN.catalogue))) != dataset(graph)


def test_a_graph_of_no_report_describes_itself_as_empty(tmp_path: Path) -> None:
    write_turtle(tmp_path / "g.ttl", [], specimen.Facts(), specimen.RUN)
    empty = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert graph_size(empty) == 0
    assert empty.value(dataset(empty), DCTERMS.temporal) is None


def graph_size(graph: rdflib.Graph) -> int:
    return int(graph.value(dataset(graph), VOID.entities).toPython())


def test_a_build_describes_the_files_it_leaves(sample_graph: Path) -> None:
    left = {path.name for path in sample_graph.iterdir() if path.is_file()}
    assert {file.file for file in FILES} == left - {RUN}
    graph = rdflib.Graph().parse(sample_graph / "graph.ttl")
    named = {str(graph.value(file, DCTERMS.title)) for file in graph.objects(dataset(graph), DCAT.distribution)}
    assert named == left - {RUN}
