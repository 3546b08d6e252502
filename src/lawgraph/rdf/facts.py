"""What the writer asks the catalogue, and how it names the things reports lead to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.iri import NAMESPACES, institution_iri, law_iri, local_name, place_iri, program_iri
from lawgraph.model import EntityType, Place


class EntityFacts(Protocol):
    """The questions to the catalogue; each answers None for what the catalogue does not hold."""

    @property
    def instruments(self) -> Sequence[Instrument]:
        """All documents."""

    def instrument(self, title: str) -> Instrument | None:
        """The document with this official title."""

    def programme(self, name: str) -> Programme | None:
        """The programme with this received name."""

    def institution_type(self, name: str) -> InstitutionType | None:
        """The type of organ with this short name: 司法所."""

    def place(self, path: str, year: int | None = None) -> Place | None:
        """The place with this path, in a year when several vintages have it."""

    def place_by_key(self, key: str) -> Place | None:
        """The place whose `Place.key` this is."""

    def ancestors(self, place: Place) -> Sequence[Place]:
        """The places above a place, nearest first."""


_TYPES = {kind.value: kind for kind in EntityType}


class Entity(NamedTuple):
    """A thing that reports name: what is written about it is looked up by these four."""

    iri: str
    type: EntityType
    id: str
    kind: str


#: no IRI, type or kind holds it, and it sorts before every character, so that lines sort as entities do
_BETWEEN = b"\0"


def entity_line(entity: Entity) -> bytes:
    """An entity as one line of bytes, which takes a quarter of the memory: a country names a million of them."""
    return _BETWEEN.join(part.encode("utf-8", "surrogatepass") for part in entity)


def entity_of(line: bytes) -> Entity:
    """The entity that `entity_line` made a line of."""
    iri, type, rest = line.decode("utf-8", "surrogatepass").split("\0", 2)
    id, _, kind = rest.rpartition("\0")
    return Entity(iri, _TYPES[type], id, kind)


def candidate_entity(type: EntityType, id: str, facts: EntityFacts, year: int | None) -> Entity:
    """The entity that an id names: how the candidates of an undecided mention find their IRIs."""
    if type is EntityType.LAW:
        return instrument_entity(id, facts)
    if type is EntityType.PROGRAM:
        programme = facts.programme(id)
        if programme is None:
            return Entity(program_iri(id), type, id, "")
        return Entity(NAMESPACES["program"] + programme.key, type, id, programme.kind)
    if type is EntityType.INSTITUTION:
        return institution_entity(id, facts, year)
    place = facts.place(id, year)
    return place_entity(place) if place else Entity(place_iri(local_name(id)), type, id, "")


def instrument_entity(title: str, facts: EntityFacts) -> Entity:
    """A normative document by its official title."""
    instrument = facts.instrument(title)
    if instrument is None:
        return Entity(law_iri(title), EntityType.LAW, title, "")
    return Entity(NAMESPACES["law"] + instrument.key, EntityType.LAW, instrument.title, instrument.kind)


def institution_entity(id: str, facts: EntityFacts, year: int | None) -> Entity:
    """An institution by its id, `path|organ`."""
    path, _, organ = id.rpartition("|")
    place = facts.place(path, year) if path else None
    key = place.key if place else local_name(path) if path else ""
    known = facts.institution_type(organ)
    return Entity(institution_iri(key, organ), EntityType.INSTITUTION, id, known.kind if known else "")


def place_entity(place: Place) -> Entity:
    """A place of the gazetteer."""
    return Entity(place_iri(place.key), EntityType.LOCALITY, place.path, place.level.value)


def received_first(entity: Entity) -> tuple[bool, str, str, str]:
    """The order of the readings of one IRI: those whose kind is known come first."""
    return (not entity.kind, entity.type, entity.id, entity.kind)
