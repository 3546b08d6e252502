"""What extraction finds: stretches of clean text with what their form tells, before anything is linked.

Offsets here count in the clean text; linking maps them back to the raw text.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from lawgraph.catalogue.entries import InstitutionType, Programme
from lawgraph.model import Level, Place

#: kinds of organisations with a name of their own
OWN_NAME_KINDS = frozenset({"law-firm", "enterprise", "school"})
#: the last characters of the bodies that a report calls 我局, 我厅, 我院 and 我委
BODIES = frozenset("局厅院委")
BRANCH_WORD = "分局"
_MINISTRIES = frozenset({"部", "总局", "总署"})


class Reporting(Enum):
    """The body in front of an organ that only the one who reports makes a certain one."""

    BUREAU = auto()  # 局|党组
    BUREAU_AT_LEVEL = auto()  # 县局|党委, 省厅
    BRANCH = auto()  # 秦安分局
    MINISTRY = auto()  # 部|党组, 总局|党委


class FoundInstitution(NamedTuple):
    """An organ: `level` is the level word in front (镇) or the body there that reports (局), `place` the place names in
    front of it, outermost first ((龙川县, 上坪镇)), `organ` what remains as it stands in ids, `type` the catalogue's
    type of its ending. `branch` is the short name of the district whose branch it is: 徐州市公安局|鼓楼|分局. `village`
    is the village or community whose committee it is: 河湾村|村委会.
    """

    start: int
    end: int
    level: str
    place: tuple[str, ...]
    organ: str
    type: InstitutionType
    branch: str = ""
    village: str = ""

    @property
    def reporting(self) -> Reporting | None:
        """Which body that reports is told by `level`; None where that is a level word or nothing."""
        if self.level in BODIES:
            return Reporting.BUREAU
        if self.level in _MINISTRIES:
            return Reporting.MINISTRY
        if self.level.endswith(BRANCH_WORD):
            return Reporting.BRANCH
        return Reporting.BUREAU_AT_LEVEL if self.level[1:] in BODIES else None


def unquoted(name: str) -> str:
    """The name of an organ as it stands in ids: “七五”普法领导小组 is 七五普法领导小组."""
    return name.replace("“", "").replace("”", "")


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
