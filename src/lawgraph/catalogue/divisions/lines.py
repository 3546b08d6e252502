"""Files of divisions as rows of plain values.

They are shipped as Turtle with a subject a line, always in this order, and read so without a Turtle parser in a fifth of
the time:

    place:441622127 a lg:Locality ; rdfs:label "上坪镇"@zh ; lg:divisionLevel lgv:division-township ; …

A file in which any line is written otherwise (by hand, by another tool) goes to the parser, so that it means what
Turtle says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lawgraph.catalogue.turtle import Row, local, rows
from lawgraph.errors import CatalogueError
from lawgraph.iri import NAMESPACES, ONTOLOGY, VOCABULARY

_LEVEL = "division-"
_HEADER = {
    f"@prefix lg: <{ONTOLOGY}> .",
    f"@prefix lgv: <{VOCABULARY}> .",
    f"@prefix place: <{NAMESPACES['place']}> .",
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
}
_PLACE = re.compile(
    r"place:([0-9a-z-]+) a lg:Locality"
    r' ; rdfs:label "([^"\\]+)"@zh'
    r'((?: ; skos:altLabel "[^"\\]+"@zh)*)'
    r'((?: ; skos:hiddenLabel "[^"\\]+"@zh)*)'
    r" ; lg:divisionLevel lgv:division-([a-z]+)"
    r"(?: ; lg:within place:([0-9a-z-]+))?"
    r'(?: ; lg:divisionCode "([0-9]+)")?'
    r'(?: ; lg:civilAffairsCode "([0-9]+)")?'
    r" ; lg:firstYear ([0-9]{4}) ; lg:lastYear ([0-9]{4})"
    r"(?: ; lg:became place:([0-9a-z-]+))?"
    r" \."
)
_QUOTED = re.compile(r'"([^"]+)"')


class PlaceRow(NamedTuple):
    """One place as it stands in a file; `within` and `became` are keys, "" for none."""

    key: str
    label: str
    short: tuple[str, ...]
    hidden: tuple[str, ...]
    level: str
    within: str
    code: str
    mca_code: str
    first: int
    last: int
    became: str


class LevelWords(NamedTuple):
    """The words that end the names of places of a level: 镇, 乡, 街道."""

    level: str
    words: tuple[str, ...]


def division_rows(path: Path) -> Iterator[PlaceRow | LevelWords]:
    """What one Turtle file says of places and of level words.

    Raises CatalogueError, naming the line or the place, when it is not well formed.
    """
    found = _shipped(path)
    if found is not None:
        yield from found
        return
    for row in rows(path):
        if row.all("levelWord"):
            yield LevelWords(row.key.removeprefix(_LEVEL), row.all("levelWord"))
        else:
            yield _place(row, path)


def _shipped(path: Path) -> list[PlaceRow] | None:
    """The places of a file in the shipped layout, None when any line is something else or says more of a place."""
    places: list[PlaceRow] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        match = _PLACE.fullmatch(line)
        if match:
            key, label, short, hidden, level, within, code, mca_code, first, last, became = match.groups("")
            places.append(
                PlaceRow(
                    key,
                    label,
                    tuple(_QUOTED.findall(short)) if short else (),
                    tuple(_QUOTED.findall(hidden)) if hidden else (),
                    level,
                    within,
                    code,
                    mca_code,
                    int(first),
                    int(last),
                    became,
                )
            )
        elif line and line[0] != "#" and line not in _HEADER:
            return None
    return places if len({place.key for place in places}) == len(places) else None


def _place(row: Row, path: Path) -> PlaceRow:
    def year(name: str) -> int:
        text = row.one(name)
        if not (text.isascii() and text.isdigit()):
            raise CatalogueError(
                f"区划年份有误 / year of a place not well formed: {path.name}: {row.key} {name} {text!r}"
            )
        return int(text)

    if not row.one("label") or not row.one("divisionLevel"):
        raise CatalogueError(f"区划缺少名称或级别 / place without label or level: {path.name}: {row.key}")
    if any("\n" in name for name in (row.one("label"), *row.all("altLabel"), *row.all("hiddenLabel"))):
        raise CatalogueError(f"区划名称含换行 / line break in the name of a place: {path.name}: {row.key}")
    return PlaceRow(
        row.key,
        row.one("label"),
        row.all("altLabel"),
        row.all("hiddenLabel"),
        local(row.one("divisionLevel")).removeprefix(_LEVEL),
        local(row.one("within")),
        row.one("divisionCode"),
        row.one("civilAffairsCode"),
        year("firstYear"),
        year("lastYear"),
        local(row.one("became")),
    )
