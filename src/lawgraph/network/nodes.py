"""The nodes of the network: reports, and the entities that they name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import EntityType, Level
from lawgraph.rdf.facts import Entity as Named

from .labels import entity_label, label_depths, place_name

_TYPES = tuple(EntityType)
_BETWEEN = "\0"


@dataclass(frozen=True, slots=True)
class Entity:
    """A law, programme, institution or place; `label` is its short name, told apart from the others here."""

    type: EntityType
    id: str
    iri: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class ReportNode:
    """A report as a node."""

    key: str
    iri: str
    title: str
    place: str
    level: Level | None
    year: int | None
    published: str

    @property
    def label(self) -> str:
        """Its place and year, or its title when the place is not known."""
        name = place_name(self.place) or self.title or self.key
        return f"{name} {self.year}" if self.place and self.year is not None else name


def node_line(named: Named) -> bytes:
    """What is known of an entity as one line of bytes; lines sort by type, id and IRI."""
    return _BETWEEN.join((named.type, named.id, named.iri, named.kind)).encode("utf-8", "surrogatepass")


class Entities(Sequence[Entity]):
    """Entities in a fixed order, each made of its line (`node_line`) when it is asked for.

    A country names a million of them, which would take a gigabyte; the lines take a fifth of that.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        places = {kind.value.encode(): place for place, kind in enumerate(_TYPES)}
        types = (places[line[: line.index(0)]] for line in lines)
        self._types = np.fromiter(types, np.uint8, len(lines))
        self._depths = label_depths(len(lines), self.name)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Entity: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Entity, ...]: ...

    def __getitem__(self, index: int | slice) -> Entity | tuple[Entity, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(len(self))[index])
        type, id, iri, kind = self._known(index)
        return Entity(type, id, iri, kind, entity_label(type, id, int(self._depths[index])))

    def type_of(self, index: int) -> EntityType:
        """The type of an entity."""
        return _TYPES[int(self._types[index])]

    def name(self, index: int) -> tuple[EntityType, str]:
        """Type and id of an entity, by which they are in order."""
        return self._known(index)[:2]

    def of_types(self, types: Collection[EntityType]) -> NDArray[np.bool_]:
        """For each entity, whether it is of one of these types."""
        return np.isin(self._types, [place for place, kind in enumerate(_TYPES) if kind in types])

    def _known(self, index: int) -> tuple[EntityType, str, str, str]:
        _, _, rest = self._lines[index].decode("utf-8", "surrogatepass").partition(_BETWEEN)
        id, iri, kind = rest.rsplit(_BETWEEN, 2)
        return self.type_of(index), id, iri, kind
