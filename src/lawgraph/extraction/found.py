"""What extraction finds: stretches of clean text with what their form tells, before anything is linked.

Offsets here count in the clean text; linking maps them back to the raw text.
"""

from __future__ import annotations

from typing import NamedTuple

from lawgraph.catalogue.entries import InstitutionType, Programme
from lawgraph.model import Level, Place

#: kinds of organisations with a name of their own
OWN_NAME_KINDS = frozenset({"law-firm", "enterprise", "school"})


class FoundInstitution(NamedTuple):
    """An organ: `level` is the level word in front (镇), `place` the place names in front of it, outermost first
    ((龙川县, 上坪镇)), `organ` what remains as it stands in ids, `type` the catalogue's type of its ending. `branch` is the
    short name of the district whose branch it is: 徐州市公安局|鼓楼|分局. `village` is the village or community whose
    committee it is: 河湾村|村委会.
    """

    start: int
    end: int
    level: str
    place: tuple[str, ...]
    organ: str
    type: InstitutionType
    branch: str = ""
    village: str = ""


class FoundLaw(NamedTuple):
    """A normative document: its title as written; `bracketed` when it stood in 《》; `issuer` when an organ stands right
    before a title without brackets (河北省司法厅|乡镇行政执法自由裁量标准).
    """

    start: int
    end: int
    title: str
    bracketed: bool
    issuer: FoundInstitution | None = None


class Ending(NamedTuple):
    """The end of an organ's name, which tells its type."""

    start: int
    end: int
    type: InstitutionType

    def name(self, text: str) -> str:
        """The name of an organ that ends so: that of its type, or as written where each has its own."""
        written = text[self.start : self.end]
        return written if self.type.kind in OWN_NAME_KINDS else self.type.named(written)


class FoundProgram(NamedTuple):
    """A programme: the catalogue entry, or the id and kind that its form gives."""

    start: int
    end: int
    id: str
    kind: str
    entry: Programme | None


class FoundLocality(NamedTuple):
    """A place: the names as written, outermost first (重庆市, 綦江区, 中峰镇), or a village below the township, or whatever
    else, as `kind` says, lies in a place and stands in no table (晋江经济开发区).
    """

    start: int
    end: int
    names: tuple[str, ...]
    village: str = ""
    places: tuple[Place, ...] = ()
    kind: str = Level.VILLAGE.value


Found = FoundLaw | FoundProgram | FoundInstitution | FoundLocality
