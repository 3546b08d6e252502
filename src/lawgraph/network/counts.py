"""Who names what: the incidence of reports and entities, counted once over a corpus.

A report counts once for an entity however often or at whatever length it names it: otherwise one report of
forty pages outweighs twenty of two.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import EntityType, ExtractedReport, Level

from .entities import ReportEntities, as_entities
from .labels import distinct_labels, place_name

Indices = NDArray[np.int64]


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
    """A report as a node; `label` is its place and year, or its title when the place is not known."""

    key: str
    iri: str
    title: str
    place: str
    level: Level | None
    year: int | None
    published: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The incidence of a corpus: reports and entities in a fixed order, and index arrays into both.

    `report_of`, `entity_of`, `mentions`: one row for each report and entity that it names, sorted.
    `sentence_report`, `sentence_start`, `sentence_entity`: one row for each sentence and entity in it,
    sorted; a sentence is known by its report and the code point it starts at. `section_report`, `section_number`,
    `section_entity`: the same for sections, the innermost that a mention stands in.
    """

    reports: tuple[ReportNode, ...]
    entities: tuple[Entity, ...]
    report_of: Indices
    entity_of: Indices
    mentions: Indices
    sentence_report: Indices
    sentence_start: Indices
    sentence_entity: Indices
    section_report: Indices
    section_number: Indices
    section_entity: Indices
    ambiguous: int = field(default=0)

    @property
    def reports_of_entity(self) -> Indices:
        """For each entity, the number of reports that name it."""
        return np.bincount(self.entity_of, minlength=len(self.entities))

    @property
    def mentions_of_entity(self) -> Indices:
        """For each entity, the number of times it is named in all reports together."""
        totals = np.zeros(len(self.entities), dtype=np.int64)
        np.add.at(totals, self.entity_of, self.mentions)
        return totals


def count(reports: Iterable[ReportEntities | ExtractedReport]) -> Counts:
    """Count a corpus. The result does not depend on the order of the reports.

    A text that comes twice is one report. Where reports disagree on the id or kind of an IRI, the first in
    sorted order stands.
    """
    nodes: dict[str, ReportNode] = {}
    described: dict[str, tuple[EntityType, str, str]] = {}
    numbers: dict[str, int] = {}
    report_rows, entity_rows, mention_rows = array("q"), array("q"), array("q")
    sentence_rows, start_rows, member_rows = array("q"), array("q"), array("q")
    section_rows, number_rows, part_rows = array("q"), array("q"), array("q")
    ambiguous = 0
    for report in as_entities(reports):
        if report.key in nodes:
            continue
        row = len(nodes)
        nodes[report.key] = _report_node(report)
        ambiguous += len(report.undecided)
        named: Counter[int] = Counter()
        standing: set[tuple[int, int]] = set()
        within: set[tuple[int, int]] = set()
        for occurrence in report.occurrences:
            iri = occurrence.iri
            number = numbers.setdefault(iri, len(numbers))
            description = (occurrence.type, occurrence.id, occurrence.kind)
            if described.setdefault(iri, description) > description:
                described[iri] = description
            named[number] += 1
            standing.add((occurrence.sentence_start, number))
            within.add((occurrence.section, number))
        for number, times in named.items():
            report_rows.append(row)
            entity_rows.append(number)
            mention_rows.append(times)
        for start, number in standing:
            sentence_rows.append(row)
            start_rows.append(start)
            member_rows.append(number)
        for section, number in within:
            section_rows.append(row)
            number_rows.append(section)
            part_rows.append(number)

    # Numbers were given in the order of arrival; the sorted order makes the result independent of it.
    keys = list(nodes)
    by_key = sorted(range(len(keys)), key=keys.__getitem__)
    iris = list(numbers)
    by_name = sorted(range(len(iris)), key=lambda number: (*described[iris[number]][:2], iris[number]))
    report_place, entity_place = _positions(by_key), _positions(by_name)
    labels = distinct_labels([described[iris[number]][:2] for number in by_name])
    entities = tuple(
        Entity(*described[iris[number]][:2], iris[number], described[iris[number]][2], label)
        for number, label in zip(by_name, labels, strict=True)
    )
    pairs = _sorted_rows(report_place[_indices(report_rows)], entity_place[_indices(entity_rows)], mention_rows)
    members = _sorted_rows(
        report_place[_indices(sentence_rows)], _indices(start_rows), entity_place[_indices(member_rows)]
    )
    parts = _sorted_rows(report_place[_indices(section_rows)], _indices(number_rows), entity_place[_indices(part_rows)])
    return Counts(tuple(nodes[keys[place]] for place in by_key), entities, *pairs, *members, *parts, ambiguous)


def of_reports(counts: Counts, wanted: NDArray[np.bool_]) -> Counts:
    """The counts of some of the reports: True for those wanted. Entities keep their numbers, named or not.

    `ambiguous`, which is known of all reports together, stays as it is.
    """
    reports = tuple(report for report, chosen in zip(counts.reports, wanted.tolist(), strict=True) if chosen)
    return Counts(
        reports,
        counts.entities,
        *_rows_of(wanted, counts.report_of, counts.entity_of, counts.mentions),
        *_rows_of(wanted, counts.sentence_report, counts.sentence_start, counts.sentence_entity),
        *_rows_of(wanted, counts.section_report, counts.section_number, counts.section_entity),
        counts.ambiguous,
    )


def _rows_of(
    wanted: NDArray[np.bool_], report: Indices, second: Indices, third: Indices
) -> tuple[Indices, Indices, Indices]:
    keep = wanted[report]
    return (np.cumsum(wanted, dtype=np.int64) - 1)[report[keep]], second[keep], third[keep]


def _report_node(report: ReportEntities) -> ReportNode:
    name = place_name(report.place) or report.title or report.key
    label = f"{name} {report.year}" if report.place and report.year is not None else name
    return ReportNode(
        report.key, report.iri, report.title, report.place, report.level, report.year, report.published, label
    )


def _indices(values: array[int]) -> Indices:
    return np.frombuffer(values, dtype=np.int64) if values else np.empty(0, dtype=np.int64)


def _positions(order: list[int]) -> Indices:
    positions = np.empty(len(order), dtype=np.int64)
    positions[order] = np.arange(len(order))
    return positions


def _sorted_rows(first: Indices, second: Indices, third: Indices | array[int]) -> tuple[Indices, Indices, Indices]:
    last = np.asarray(third, dtype=np.int64)
    order = np.lexsort((last, second, first))
    return first[order], second[order], last[order]
