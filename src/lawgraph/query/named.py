"""What the rows of an answer name: reports of the graph, and documents, programmes, institutions and places in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import Any

from lawgraph.iri import NAMESPACES
from lawgraph.model import EntityType
from lawgraph.network import Counts, ReportEntities
from lawgraph.network.labels import entity_label
from lawgraph.query.evidence import IRI, Evidence, Passage, Quotes
from lawgraph.query.names import Known
from lawgraph.query.questions.source import ReadReport

#: the columns whose texts name a thing; those of other columns (the town's short name, the organ that signed, a kind) are
#: looked at only in a row that names nothing otherwise
_NAMING = frozenset(
    {
        *("document", "documents", "report", "other", "node"),
        *("law", "title", "program", "institution", "entity", "thing"),
        *("place", "other_place", "places", "path", "province", "gained", "lost", "kept"),
    }
)
#: columns whose places are nodes, though their reports may be nodes too
_NODES = frozenset({"node"})
_PART_OF_REPORT = re.compile(
    rf"(?:{re.escape(NAMESPACES['cite'])}|{re.escape(NAMESPACES['sec'])})(?P<key>[0-9a-f]{{16}})"
    r"_(?:(?P<start>\d+)-(?P<end>\d+)(?:-(?P<type>[a-z]+))?|\d+)"
)

#: a mention in a report: its offsets, and its type in capitals where its IRI says it
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Named:
    """Reports and entities by IRI; `spans` are mentions (by the IRI of their report) whose entity is not looked up yet."""

    reports: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    spans: frozenset[tuple[str, Span]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.reports)

    def within(self, reports: Iterable[ReportEntities]) -> frozenset[str]:
        """The entities, with those of the mentions; `reports` are those that are named."""
        wanted: dict[str, set[Span]] = {}
        for iri, span in self.spans:
            wanted.setdefault(iri, set()).add(span)
        found = set(self.entities)
        for report in reports:
            spans = set(wanted.get(report.iri, ()))
            for seen in report.occurrences if spans else ():
                plain = (seen.start, seen.end, "")
                if {plain, (seen.start, seen.end, seen.type.value)} & spans:
                    found.add(seen.iri)
                    # where the same words name two things, only the second one's IRI has the type
                    spans.discard(plain)
        return frozenset(found)


@dataclass(frozen=True)
class Nodes:
    """The reports and entities of a graph, by every name that an answer gives them; `paths` are those of its places, by IRI."""

    counts: Counts
    read: Mapping[str, ReadReport]
    known: Sequence[Known]
    paths: Mapping[str, str]

    @cached_property
    def entities(self) -> frozenset[str]:
        """The IRIs of all that is named."""
        return frozenset(entity.iri for entity in self.counts.entities)

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """Name → the entities of this name: 民法典, 上坪镇司法所, 司法所 (of every town); a place only by its path.

        An official title means its own document alone, whatever else is called so too.
        """
        official: dict[str, set[str]] = {}
        others: dict[str, set[str]] = {}
        for entity in self.counts.entities:
            official.setdefault(entity.id, set()).add(entity.iri)
            if entity.type is not EntityType.LOCALITY:
                for name in (entity_label(entity.type, entity.id), entity.id.rpartition("|")[2]):
                    others.setdefault(name, set()).add(entity.iri)
        for one in self.known:
            if one.iri in self.entities:
                official.setdefault(one.title, set()).add(one.iri)
                for name in one.names:
                    others.setdefault(name, set()).add(one.iri)
        return others | official

    @cached_property
    def documents(self) -> dict[str, str]:
        """Name of a report → its IRI."""
        return {report.document: iri for iri, report in self.read.items()}

    @cached_property
    def reports_at(self) -> dict[str, dict[str, list[str]]]:
        """Path → reports of the place itself ("own") and of places below ("below")."""
        found: dict[str, dict[str, list[str]]] = {}
        for iri, report in self.read.items():
            parts = report.path.split("/") if report.path else []
            for depth in range(1, len(parts) + 1):
                whose = "own" if depth == len(parts) else "below"
                found.setdefault("/".join(parts[:depth]), {"own": [], "below": []})[whose].append(iri)
        return found

    @cached_property
    def naming(self) -> dict[str, set[str]]:
        """Entity → the reports that name it."""
        reports, entities = self.counts.reports, [entity.iri for entity in self.counts.entities]
        found: dict[str, set[str]] = {}
        for report, entity in zip(self.counts.report_of.tolist(), self.counts.entity_of.tolist(), strict=True):
            found.setdefault(entities[entity], set()).add(reports[report].iri)
        return found

    def is_named_in(self, entity: str, reports: Iterable[str]) -> bool:
        """Whether one of some reports names an entity."""
        return not self.naming.get(entity, set()).isdisjoint(reports)

    def of_year(self, reports: Iterable[str], year: int | None) -> set[str]:
        """Those of some reports that are about a year; all without one."""
        return {iri for iri in reports if year is None or self.read[iri].year == year}


@dataclass
class _Row:
    """What one row has named so far. `elsewhere`: it names a place whose reports are read, and none of them fits."""

    reports: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    spans: set[tuple[str, Span]] = field(default_factory=set)
    several: list[set[str]] = field(default_factory=list)
    places: dict[str, bool] = field(default_factory=dict)
    elsewhere: bool = False


def named_by(rows: Iterable[Any], nodes: Nodes) -> Named:
    """What rows name of a graph, row by row.

    - A report is named by its document name or IRI, by a citation or mention in it (its IRI, or a sentence the row rests on).
    - A place, by its path or IRI, stands for its reports (else those of places below): of the year that the row has, and those that
      name what the row names. It adds none where the row names a report of the place. A place without reports is what is named.
    - Anything else is named by its title, name or IRI. A row that names no report stands for all (of its year) that name what it names.
    """
    reports: set[str] = set()
    entities: set[str] = set()
    spans: set[tuple[str, Span]] = set()
    for row in rows:
        found = _read_row(row, nodes)
        reports |= found.reports
        entities |= found.entities
        spans |= found.spans
    return Named(frozenset(reports), frozenset(entities), frozenset(spans))


def _read_row(row: Any, nodes: Nodes) -> _Row:
    cells = _cells(row)
    found = _Row()
    for column, value in cells:
        if isinstance(value, IRI | Evidence) or column in _NAMING:
            _read_value(column, value, found, nodes)
    if not (found.reports or found.entities or found.spans or found.places or found.several):
        for column, value in cells:
            _read_value(column, value, found, nodes)
    for possible in found.several:
        # of the 司法所 of all towns, those of the row's reports
        found.entities |= {entity for entity in possible if nodes.is_named_in(entity, found.reports)} or possible
    year = next((value for column, value in cells if column == "year" and isinstance(value, int)), None)
    by_themselves, entities = frozenset(found.reports), frozenset(found.entities)
    for path, written in found.places.items():
        _read_place(path, written, year, by_themselves, entities, found, nodes)
    if not found.reports and not found.elsewhere:
        for entity in found.entities:
            found.reports |= nodes.of_year(nodes.naming.get(entity, set()), year)
    return found


def _cells(row: Any) -> list[tuple[str, Any]]:
    """The single values of a row, each with its column: the items of lists, and what sentences lead to."""
    if not is_dataclass(row):
        return []
    cells: list[tuple[str, Any]] = []
    for column in fields(row):
        value = getattr(row, column.name)
        if isinstance(value, Quotes):
            # the reports and documents are known before any sentence is fetched
            cells += [(column.name, IRI(iri)) for pair in value.pairs for iri in pair]
        else:
            cells += [(column.name, one) for one in (value if isinstance(value, tuple) else (value,))]
    return cells


def _read_value(column: str, value: Any, found: _Row, nodes: Nodes) -> None:
    if isinstance(value, Evidence):
        _read_value(column, value.iri, found, nodes)
    elif not isinstance(value, str) or isinstance(value, Passage):
        return
    elif value in nodes.read:
        found.reports.add(value)
    elif value in nodes.documents:
        found.reports.add(nodes.documents[value])
    elif value in nodes.paths and column not in _NODES:
        found.places[nodes.paths[value]] = False
    elif value in nodes.entities:
        found.entities.add(value)
    elif value in nodes.reports_at:
        found.places[value] = True
    elif part := _PART_OF_REPORT.fullmatch(value):
        _read_part(part, found, nodes)
    elif possible := nodes.called.get(value):
        (found.entities.update if len(possible) == 1 else found.several.append)(possible)


def _read_part(part: re.Match[str], found: _Row, nodes: Nodes) -> None:
    """A section of a report, or a citation or mention in it, by its IRI."""
    report = NAMESPACES["doc"] + part["key"]
    if report not in nodes.read:
        return
    found.reports.add(report)
    if part["start"]:
        found.spans.add((report, (int(part["start"]), int(part["end"]), (part["type"] or "").upper())))


def _read_place(
    path: str,
    written: bool,
    year: int | None,
    reports: frozenset[str],
    entities: frozenset[str],
    found: _Row,
    nodes: Nodes,
) -> None:
    """A place: nothing new, or its reports, or a thing that is named. `written` is by its path, not by its IRI."""
    if any(f"{nodes.read[iri].path}/".startswith(f"{path}/") for iri in reports):
        return
    itself = {iri for iri in nodes.called.get(path, set()) if nodes.paths.get(iri) == path}
    if not written and any(nodes.is_named_in(iri, reports) for iri in itself):
        found.entities |= itself
        return
    there = nodes.reports_at.get(path, {"own": [], "below": []})
    own = nodes.of_year(there["own"] or there["below"], year)
    if entities:
        own = {iri for iri in own if any(nodes.is_named_in(entity, (iri,)) for entity in entities)}
    found.reports |= own
    if own:
        return
    if written and path in nodes.reports_at:
        found.elsewhere = True
    else:
        found.entities |= itself


def texts(rows: Iterable[Any]) -> Iterator[str]:
    """What rows say in words, for a message."""
    for row in rows:
        yield from (str(value) for _, value in _cells(row) if isinstance(value, str) and value)
