"""Facts about the things that reports lead to: documents, programmes, institutions, places.

Each is written once a graph. What a thing is tied to (the county above a township, the law that repealed
another, the bureau an office belongs to) is written too, so that no edge of the graph ends at a bare name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import groupby
from operator import attrgetter

from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.iri import NAMESPACES, institution_iri, local_name, place_iri
from lawgraph.model import EntityType, Level, Place
from lawgraph.rdf.facts import (
    Entity,
    EntityFacts,
    entity_line,
    entity_of,
    instrument_entity,
    place_entity,
    received_first,
)
from lawgraph.rdf.lines import GatheredLines, PackedLines
from lawgraph.rdf.terms import day, name, statement, string
from lawgraph.rdf.vocabulary import TYPES, class_of_kind, concept_names

_STATE = "中华人民共和国"
#: things in the order of their IRIs lead to the same few places and organs one after the other
_RECENT = 4096
#: stands behind every IRI
_LAST = b"\xff"
_ANCESTOR_PROPERTY = {
    Level.COUNTY: "lg:inCounty",
    Level.PREFECTURE: "lg:inPrefecture",
    Level.PROVINCE: "lg:inProvince",
}


def entity_statements(named: Sequence[bytes], facts: EntityFacts) -> Iterator[str]:
    """The Turtle of all entities, which come as lines (`entity_line`) in order, and of what they are tied to, sorted by IRI."""
    known = [named]
    waiting: Iterator[Entity] = map(entity_of, named)
    while beside := PackedLines(_others(_tied_to(waiting, facts), merge(*known))):
        known.append(beside)
        waiting = (readings[0] for readings in _by_iri(beside))
    for readings in _by_iri(merge(*known)):
        yield _STATEMENTS[readings[0].type](readings, facts)


def _tied_to(entities: Iterable[Entity], facts: EntityFacts) -> Iterator[bytes]:
    """The entities that the statements of these lead to, as lines in order."""
    gathered = GatheredLines()

    @lru_cache(_RECENT)
    def note(entity: Entity) -> None:
        gathered.add((entity_line(entity),))

    for entity in entities:
        for other in _tied(entity, facts):
            note(other)
    return (line for line, _ in gathered.in_order())


def _others(lines: Iterable[bytes], known: Iterator[bytes]) -> Iterator[bytes]:
    """Those lines whose IRI stands in none that is known; both come in order."""
    taken, up_to = map(_iri, known), b""
    for line in lines:
        while up_to < _iri(line):
            up_to = next(taken, _LAST)
        if up_to != _iri(line):
            yield line


def _iri(line: bytes) -> bytes:
    return line[: line.index(0)]


def _by_iri(lines: Iterable[bytes]) -> Iterator[list[Entity]]:
    """The readings of one IRI after the other."""
    for _, same in groupby(map(entity_of, lines), key=attrgetter("iri")):
        yield sorted(same, key=received_first)


def _tied(entity: Entity, facts: EntityFacts) -> Iterator[Entity]:
    """The entities that the statement of this one leads to."""
    if entity.type is EntityType.LAW:
        instrument = facts.instrument(entity.id)
        if instrument:
            for title in (instrument.repealed_by, *instrument.members):
                if title:
                    yield instrument_entity(title, facts)
    elif entity.type is EntityType.PROGRAM:
        programme = facts.programme(entity.id)
        for promoted in _promoted(programme, facts) if programme else ():
            yield instrument_entity(promoted.title, facts)
    elif entity.type is EntityType.INSTITUTION:
        place = _jurisdiction(entity, facts)
        if place:
            yield place
        parent = _parent(entity, facts)
        if parent:
            yield parent
    else:
        known = _known_place(entity, facts)
        if known and known.became:
            successor = facts.place_by_key(known.became)
            if successor:
                yield place_entity(successor)
        for above in _ancestors(entity, facts):
            yield place_entity(above)


def _instrument(readings: list[Entity], facts: EntityFacts) -> str:
    entity = readings[0]
    known = facts.instrument(entity.id)
    title = known.title if known else entity.id
    short = title.removeprefix(_STATE) or title
    kind = known.kind if known else entity.kind
    types = [] if known else list(TYPES["lg:CitedTitle"])
    levels = concept_names()["level"]
    class_ = class_of_kind(kind)
    types = [*TYPES.get(class_, ()), *types] or ["lg:Instrument"]
    others = [*(known.names if known else ()), *(reading.id for reading in readings[1:])]
    return statement(
        name(entity.iri),
        [
            ("a", types),
            ("rdfs:label", string(short, "zh")),
            ("lg:title", string(title, "zh")),
            ("lg:shortTitle", string(short, "zh") if short != title else ""),
            ("skos:altLabel", [string(other, "zh") for other in others if other not in {short, title}]),
            ("lg:level", levels.get(kind, levels["unknown"])),
            *(
                [
                    ("lg:issuer", string(known.issuer) if known.issuer else ""),
                    ("lg:docNumber", string(known.number) if known.number else ""),
                    ("lg:adoptedOn", day(known.adopted)),
                    ("lg:amendedOn", [day(value) for value in known.amended]),
                    ("lg:effectiveFrom", day(known.effective)),
                    ("lg:effectiveUntil", day(known.until)),
                    (
                        "lg:repealedBy",
                        [_instrument_name(title, facts) for title in (known.repealed_by,) if title],
                    ),
                    ("lg:hasMember", [_instrument_name(member, facts) for member in known.members]),
                ]
                if known
                else []
            ),
        ],
    )


def _programme(readings: list[Entity], facts: EntityFacts) -> str:
    entity = readings[0]
    known = facts.programme(entity.id)
    label = known.name if known else entity.id
    others = [*(known.names if known else ()), *(reading.id for reading in readings[1:])]
    kind = known.kind if known else entity.kind
    return statement(
        name(entity.iri),
        [
            ("a", "lg:Program"),
            ("rdfs:label", string(label, "zh")),
            ("skos:altLabel", [string(other, "zh") for other in others if other != label]),
            ("lg:programKind", concept_names()["program"].get(kind, "")),
            *(
                [
                    ("skos:hiddenLabel", [string(other, "zh") for other in known.quoted]),
                    ("lg:periodStart", str(known.first_year) if known.first_year else ""),
                    ("lg:periodEnd", str(known.last_year) if known.last_year else ""),
                    ("lg:observedOn", f'"--{known.date}"^^xsd:gMonthDay' if known.date else ""),
                    ("lg:startedBy", string(known.started_by) if known.started_by else ""),
                    ("lg:promotes", [name(NAMESPACES["law"] + law.key) for law in _promoted(known, facts)]),
                ]
                if known
                else []
            ),
        ],
    )


def _institution(readings: list[Entity], facts: EntityFacts) -> str:
    entity = readings[0]
    path, _, organ = entity.id.rpartition("|")
    place = _jurisdiction(entity, facts)
    parent = _parent(entity, facts)
    others = [reading.id.rpartition("|")[2] for reading in readings[1:]]
    return statement(
        name(entity.iri),
        [
            ("a", TYPES["lg:Institution"]),
            ("rdfs:label", string(path.rpartition("/")[2] + organ, "zh")),
            ("skos:altLabel", [string(other, "zh") for other in others if other != organ]),
            ("lg:organ", string(organ)),
            ("lg:institutionKind", concept_names()["institution"].get(entity.kind, "")),
            ("lg:jurisdiction", name(place.iri) if place else ""),
            ("lg:partOf", name(parent.iri) if parent else ""),
        ],
    )


def _locality(readings: list[Entity], facts: EntityFacts) -> str:
    entity = readings[0]
    known = _known_place(entity, facts)
    path = known.path if known else entity.id
    level = known.level.value if known else entity.kind
    above = _ancestors(entity, facts)
    parent = above[0] if above and above[0].path == path.rpartition("/")[0] else None
    successor = facts.place_by_key(known.became) if known and known.became else None
    levels = concept_names()["division"]
    return statement(
        name(entity.iri),
        [
            ("a", TYPES["lg:Locality"]),
            ("rdfs:label", string(path.rpartition("/")[2], "zh")),
            ("lg:path", string(path)),
            ("lg:divisionLevel", levels.get(level, levels["other"])),
            ("lg:divisionCode", string(known.code) if known and known.code else ""),
            ("lg:civilAffairsCode", string(known.mca_code) if known and known.mca_code else ""),
            ("lg:firstYear", str(known.first_year) if known and known.first_year else ""),
            ("lg:lastYear", str(known.last_year) if known and known.last_year else ""),
            ("lg:became", name(place_iri(successor.key)) if successor else ""),
            ("lg:within", name(place_iri(parent.key)) if parent else ""),
            *(
                (_ANCESTOR_PROPERTY[place.level], name(place_iri(place.key)))
                for place in above
                if place.level in _ANCESTOR_PROPERTY
            ),
        ],
    )


_STATEMENTS = {
    EntityType.LAW: _instrument,
    EntityType.PROGRAM: _programme,
    EntityType.INSTITUTION: _institution,
    EntityType.LOCALITY: _locality,
}


def _instrument_name(title: str, facts: EntityFacts) -> str:
    return name(instrument_entity(title, facts).iri)


def _promoted(programme: Programme, facts: EntityFacts) -> list[Instrument]:
    return [instrument for instrument in facts.instruments if instrument.key in programme.promotes]


def _key(iri: str) -> str:
    return iri.removeprefix(NAMESPACES["place"])


def _known_place(entity: Entity, facts: EntityFacts) -> Place | None:
    return facts.place_by_key(_key(entity.iri))


def _ancestors(entity: Entity, facts: EntityFacts) -> tuple[Place, ...]:
    """The places above a place, nearest first; for a village outside the gazetteer, those in its path."""
    known = _known_place(entity, facts)
    if known:
        return tuple(facts.ancestors(known))
    path = entity.id
    while "/" in path:
        path = path.rpartition("/")[0]
        nearest = facts.place(path)
        if nearest:
            return (nearest, *facts.ancestors(nearest))
    return ()


def _jurisdiction(entity: Entity, facts: EntityFacts) -> Entity | None:
    """The place of an institution: its IRI is the place's key with the organ behind it."""
    path, _, organ = entity.id.rpartition("|")
    if not path:
        return None
    key = entity.iri.removeprefix(NAMESPACES["inst"]).removesuffix("-" + local_name(organ))
    known = facts.place_by_key(key)
    return place_entity(known) if known else Entity(place_iri(key), EntityType.LOCALITY, path, "")


def _parent(entity: Entity, facts: EntityFacts) -> Entity | None:
    """The institution it belongs to: an organ of the parent type, of the nearest place that has such organs.

    龙川县上坪镇's 司法所 belongs to 龙川县's 司法局, for townships have no 司法局. An organ of no known type belongs to the
    organ its name begins with, of the same place: 司法局社矫科, 党委理论学习中心组.
    """
    organ = entity.id.rpartition("|")[2]
    jurisdiction = _jurisdiction(entity, facts)
    place = _known_place(jurisdiction, facts) if jurisdiction else None
    own = facts.institution_type(organ)
    if own is None:
        whole = _begins_with(organ, facts)
        return _organ(whole, place) if whole and place else None
    parent = facts.institution_type(own.parent) if own.parent else None
    if parent is None:
        return None
    if jurisdiction is None:
        return _organ(parent, None) if parent.national else None
    for above in (*((place,) if place else ()), *_ancestors(jurisdiction, facts)):
        if not parent.levels or above.level.value in parent.levels:
            return _organ(parent, above)
    return _organ(parent, None) if parent.national else None


def _begins_with(organ: str, facts: EntityFacts) -> InstitutionType | None:
    """The type with the longest name that an organ's name begins with."""
    for length in range(len(organ) - 1, 1, -1):
        known = facts.institution_type(organ[:length])
        if known and not known.open:
            return known
    return None


def _organ(type: InstitutionType, place: Place | None) -> Entity:
    key, path = (place.key, place.path) if place else ("", "")
    return Entity(institution_iri(key, type.name), EntityType.INSTITUTION, f"{path}|{type.name}", type.kind)
