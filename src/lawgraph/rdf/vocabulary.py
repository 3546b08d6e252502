"""The concept lists of ontology/lawgraph.ttl, and the types that are written out for each class.

Kinds, levels, contexts, tenses and linking rules are data of the ontology; a value such as `Mention.kind`
finds its concept by skos:notation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.turtle import local
from lawgraph.iri import VOCABULARY
from lawgraph.rdf.terms import name, string

#: Class to the types its members are given: the class, those above it, and the nearest ones of ELI, schema.org
#: and W3C ORG, so that a store needs no inference and a tool that knows only those vocabularies finds its things.
#: Mentions have no foreign type: they are most of the graph.
TYPES = {
    "lg:Report": ("lg:Report", "schema:Report"),
    "lg:Citation": ("lg:Citation", "lg:Mention"),
    "lg:Legislation": ("lg:Legislation", "lg:Instrument", "eli:LegalResource", "schema:Legislation"),
    "lg:PolicyInstrument": ("lg:PolicyInstrument", "lg:Instrument"),
    "lg:CitedTitle": ("lg:CitedTitle", "lg:Instrument"),
    "lg:Locality": ("lg:Locality", "schema:AdministrativeArea"),
    "lg:Institution": ("lg:Institution", "org:Organization"),
    "lg:ExtractionRun": ("lg:ExtractionRun", "prov:Activity"),
    "lg:KnowledgeGraph": ("lg:KnowledgeGraph", "dcat:Dataset", "void:Dataset"),
}


@dataclass(frozen=True, slots=True)
class Concept:
    """One value of a list: `notation` is how Python values and tables write it, `name` its name in Turtle."""

    iri: str
    scheme: str
    notation: str
    order: int
    zh: str
    en: str
    of_class: str = ""
    prevails_over: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The prefixed name: lgv:level-law."""
        return name(self.iri)


def read_concepts(path: Path) -> tuple[Concept, ...]:
    """The concepts of a Turtle file (what has a skos:notation), list by list in their display order."""
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for triple in parse(path=str(path), format=RdfFormat.TURTLE):
        value, language = triple.object.value, ""
        if isinstance(triple.object, Literal):
            language = triple.object.language or ""
        properties = found.setdefault(triple.subject.value, {})
        properties.setdefault(local(triple.predicate.value), []).append((language, value))
    concepts = [_concept(iri, properties) for iri, properties in found.items() if "notation" in properties]
    return tuple(sorted(concepts, key=lambda concept: (concept.scheme, concept.order, concept.notation)))


@cache
def concepts() -> tuple[Concept, ...]:
    """The concepts of the vocabulary that is shipped with lawgraph."""
    return read_concepts(ontology_file("lawgraph.ttl"))


@cache
def concept_names() -> Mapping[str, Mapping[str, str]]:
    """List → notation → name in Turtle: `["level"]["statute"]` is lgv:level-law."""
    return {scheme: {n: c.name for n, c in values.items()} for scheme, values in by_notation().items()}


@cache
def by_notation() -> Mapping[str, Mapping[str, Concept]]:
    """List → notation → concept."""
    lists: dict[str, dict[str, Concept]] = {}
    for concept in concepts():
        lists.setdefault(concept.scheme, {})[concept.notation] = concept
    return lists


def class_of_kind(kind: str) -> str:
    """The class of normative documents of a kind, "" for a kind that the vocabulary does not know.

    >>> class_of_kind("statute"), class_of_kind("party-regulation"), class_of_kind("")
    ('lg:Legislation', 'lg:PolicyInstrument', '')
    """
    concept = by_notation()["level"].get(kind)
    return name(concept.of_class) if concept and concept.of_class else ""


def concept_statements() -> str:
    """The lists as Turtle: a graph that carries them can be read without the ontology beside it."""
    return "".join(
        f"{concept.name} a skos:Concept ; skos:inScheme {name(VOCABULARY + concept.scheme)} ; "
        f"skos:notation {string(concept.notation)} ; lg:displayOrder {concept.order} ; "
        f"skos:prefLabel {string(concept.zh, 'zh')}, {string(concept.en, 'en')}{_rank(concept)} .\n"
        for concept in concepts()
    )


def _rank(concept: Concept) -> str:
    """Which levels a level stands above, all of them, so that a query needs no transitive path."""
    below = ", ".join(map(name, concept.prevails_over))
    return f" ; lg:prevailsOver {below}" if below else ""


def _concept(iri: str, properties: dict[str, list[tuple[str, str]]]) -> Concept:
    labels = dict(properties["prefLabel"])
    return Concept(
        iri=iri,
        scheme=local(properties["inScheme"][0][1]),
        notation=properties["notation"][0][1],
        order=int(properties["displayOrder"][0][1]),
        zh=labels["zh"],
        en=labels["en"],
        of_class=properties.get("classOfLevel", [("", "")])[0][1],
        prevails_over=tuple(sorted(value for _, value in properties.get("prevailsOver", []))),
    )
