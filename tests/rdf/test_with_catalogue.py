"""The writer with the catalogue that is shipped: its entries are valid, and its ties come out right."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.load import Catalogue, load_catalogue
from lawgraph.iri import NAMESPACES, ONTOLOGY
from lawgraph.model import EntityType, Place
from lawgraph.rdf import Entity, write_turtle
from lawgraph.rdf.entities import entity_statements
from lawgraph.rdf.facts import entity_line, institution_entity, instrument_entity, place_entity
from lawgraph.rdf.terms import prologue
from rdf import specimen

LG = rdflib.Namespace(ONTOLOGY)
LAW, PLACE, INST, PROGRAM = (rdflib.Namespace(NAMESPACES[p]) for p in ("law", "place", "inst", "program"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def graph_of(entities: list[Entity], catalogue: Catalogue) -> rdflib.Graph:
    turtle = prologue() + "".join(entity_statements(sorted({*map(entity_line, entities)}), catalogue))
    return rdflib.Graph().parse(data=turtle, format="turtle")


def known_place(catalogue: Catalogue, path: str) -> Place:
    place = catalogue.place(path)
    assert place is not None
    return place


def test_every_entry_of_the_catalogue_conforms(catalogue: Catalogue) -> None:
    entities = [instrument_entity(entry.title, catalogue) for entry in catalogue.instruments]
    for entry in catalogue.programmes:
        entities.append(Entity(PROGRAM[entry.key], EntityType.PROGRAM, entry.name, entry.kind))
    for place in list(catalogue.gazetteer)[::400]:
        entities.append(place_entity(place))
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"))
    conforms, _, report = pyshacl.validate(graph_of(entities, catalogue), shacl_graph=shapes)
    assert conforms, report


def test_no_entry_of_the_catalogue_is_taken_for_a_title_outside_it(catalogue: Catalogue) -> None:
    entities = [instrument_entity(entry.title, catalogue) for entry in catalogue.instruments]
    for entry in catalogue.programmes:
        entities.append(Entity(PROGRAM[entry.key], EntityType.PROGRAM, entry.name, entry.kind))
    graph = graph_of(entities, catalogue)
    assert sorted(graph.subjects(RDF.type, LG.CitedTitle)) == []


def test_a_justice_office_belongs_to_the_bureau_of_its_county(catalogue: Catalogue) -> None:
    office = institution_entity(f"{specimen.TOWN.path}|司法所", catalogue, 2024)
    graph = graph_of([office], catalogue)
    assert graph.value(INST["441622127-司法所"], LG.partOf) == INST["441622-司法局"]
    assert graph.value(INST["441622-司法局"], LG.jurisdiction) == PLACE["441622"]


def test_a_section_belongs_to_the_bureau_whose_name_it_bears(catalogue: Catalogue) -> None:
    section = institution_entity("广东省/河源市/龙川县|司法局社矫科", catalogue, 2024)
    graph = graph_of([section], catalogue)
    assert graph.value(INST["441622-司法局社矫科"], LG.partOf) == INST["441622-司法局"]


def test_a_place_that_changed_leads_to_what_it_became(catalogue: Catalogue) -> None:
    old = known_place(catalogue, "河北省/保定市/莲池区/五尧乡")
    graph = graph_of([place_entity(old)], catalogue)
    successor = graph.value(PLACE[old.key], LG.became)
    assert str(graph.value(successor, LG.path)) == "河北省/保定市/莲池区/五尧镇"


def test_a_report_with_a_village_and_a_coined_programme(catalogue: Catalogue, tmp_path: Path) -> None:
    town = known_place(catalogue, specimen.ZHONGFENG.path)
    draft = specimen.Draft("x", "到南河村推行“某某工作法”。", town)
    draft.locality("南河村", f"{town.path}/南河村", f"{town.key}-南河村", "village")
    draft.program("某某工作法", "某某工作法", "working-method")
    write_turtle(tmp_path / "g.ttl", [draft.report()], catalogue, specimen.RUN)
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert graph.value(PLACE[f"{town.key}-南河村"], LG.within) == PLACE[town.key]
    assert graph.value(PLACE[town.key], LG.inCounty) == PLACE["500110"]
    assert (PROGRAM["某某工作法"], RDF.type, LG.Program) in graph
