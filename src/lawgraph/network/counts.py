"""Who names what: the incidence of reports and entities, counted once over a corpus.

A report counts once for an entity however often or at whatever length it names it: otherwise one report of
forty pages outweighs twenty of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from sys import intern

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import ExtractedReport
from lawgraph.rdf.facts import entity_of
from lawgraph.rdf.lines import GatheredLines, PackedLines

from .entities import ReportEntities
from .nodes import Entities, ReportNode, node_line
from .tally import Column, Indices, Rows, Tallied, Tally, tally

#: numbers of a block, a megabyte
_BLOCK = 2**18
#: reports whose rows are sorted at a time
_SORTED = 4096
_EMPTY = np.empty(0, dtype=np.int32)
_NONE: Rows = (_EMPTY, _EMPTY, _EMPTY)


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The incidence of a corpus: reports and entities in a fixed order, and index arrays into both.

    `report_of`, `entity_of`, `mentions`: one row for each report and entity that it names, sorted.
    `sentence_report`, `sentence_start`, `sentence_entity`: one row for each sentence and entity in it,
    sorted; a sentence is known by its report and the code point it starts at. `section_report`, `section_number`,
    `section_entity`: the same for sections, the innermost that a mention stands in.
    """

    reports: tuple[ReportNode, ...]
    entities: Entities
    report_of: Column
    entity_of: Column
    mentions: Column
    sentence_report: Column
    sentence_start: Column
    sentence_entity: Column
    section_report: Column
    section_number: Column
    section_entity: Column
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
    return merged([tally(reports)])


def merged(tallies: Iterable[Tally], *, sections: bool = True) -> Counts:
    """The counts of a corpus from those of its parts; no report may stand in two of them.

    Without `sections`, whose rows are a third of all, nothing can be counted by section.
    """
    nodes: list[ReportNode] = []
    readings = GatheredLines()
    pairs, members, parts = _Rows(), _Rows(), _Rows()
    ambiguous = 0
    for part in tallies:
        place = np.array(readings.add(part.entities), dtype=np.int32)
        reports = len(part.reports)
        nodes.extend(map(_report_node, part.reports))
        ambiguous += sum(report.undecided for report in part.reports)
        report, entity, times = part.named
        pairs.add(reports, report, place[entity], times)
        for rows, (report, unit, entity) in ((members, part.sentences), (parts, part.sections if sections else _NONE)):
            rows.add(reports, report, place[entity], unit)

    # Numbers were given in the order of arrival; the sorted order makes the result independent of it.
    by_key = np.array(sorted(range(len(nodes)), key=lambda row: nodes[row].key), dtype=np.int32)
    entities, entity_place = _in_order(readings)
    return Counts(
        tuple(nodes[row] for row in by_key.tolist()),
        entities,
        *pairs.sorted(by_key, entity_place, entity_first=True),
        *members.sorted(by_key, entity_place, entity_first=False),
        *parts.sorted(by_key, entity_place, entity_first=False),
        ambiguous,
    )


def _in_order(readings: GatheredLines) -> tuple[Entities, Column]:
    """The entities in their order, one an IRI, and for the number of each reading the place of its entity."""
    entity_of_reading = np.empty(readings.given, dtype=np.int32)
    nodes = GatheredLines()
    iri = ""
    for line, numbers in readings.in_order():
        named = entity_of(line)
        if named.iri != iri:
            (node,) = nodes.add((node_line(named),))
            iri = named.iri
        entity_of_reading[numbers] = node
    place_of_node = np.empty(nodes.given, dtype=np.int32)

    def placed() -> Iterator[bytes]:
        for place, (line, (node,)) in enumerate(nodes.in_order()):
            place_of_node[node] = place
            yield line

    return Entities(PackedLines(placed())), place_of_node[entity_of_reading]


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


def _rows_of(wanted: NDArray[np.bool_], report: Column, second: Column, third: Column) -> Rows:
    keep = wanted[report]
    return (np.cumsum(wanted, dtype=np.int32) - 1)[report[keep]], second[keep], third[keep]


def _report_node(report: Tallied) -> ReportNode:
    # the ten reports of a town share its path, and a thousand their date
    place, published = intern(report.place), intern(report.published)
    return ReportNode(report.key, report.iri, report.title, place, report.level, report.year, published)


class _Numbers:
    """Numbers that come part by part, kept in blocks that never move: a block that grows leaves holes in memory as large as itself."""

    def __init__(self) -> None:
        self._blocks: list[Column] = []
        self._left = 0

    def add(self, numbers: Column) -> None:
        while len(numbers):
            if not self._left:
                self._blocks.append(np.empty(_BLOCK, dtype=np.int32))
                self._left = _BLOCK
            taken = numbers[: self._left]
            self._blocks[-1][_BLOCK - self._left :][: len(taken)] = taken
            self._left -= len(taken)
            numbers = numbers[len(taken) :]

    def whole(self) -> Column:
        """All of them in one array; keeps none."""
        blocks, self._blocks = self._blocks, []
        return np.concatenate([*blocks[:-1], blocks[-1][: _BLOCK - self._left]]) if blocks else _EMPTY


class _Rows:
    """Rows of a report, an entity and a number, collected part by part; the rows of a report come one after the other."""

    def __init__(self) -> None:
        self._sizes, self._entities, self._others = _Numbers(), _Numbers(), _Numbers()

    def add(self, reports: int, of_report: Column, entities: Column, others: Column) -> None:
        """Takes the rows of so many reports more, which they number from 0."""
        self._sizes.add(np.bincount(of_report, minlength=reports).astype(np.int32))
        self._entities.add(entities)
        self._others.add(others)

    def sorted(self, by_key: Column, entity_place: Column, *, entity_first: bool) -> Rows:
        """The three columns sorted, reports in the order that `by_key` gives, entities by their places; keeps none.

        Some reports are sorted at a time: what sorting takes beside the rows does not grow with them.
        """
        sizes, entities, others = self._sizes.whole(), self._entities.whole(), self._others.whole()
        ends = np.cumsum(sizes, dtype=np.int64)
        report = np.repeat(np.arange(len(by_key), dtype=np.int32), sizes[by_key])
        second, third = np.empty_like(entities), np.empty_like(others)
        done = 0
        for some in np.array_split(by_key, len(by_key) // _SORTED + 1):
            many = sizes[some].astype(np.int64)
            total = int(many.sum())
            at = np.repeat(ends[some] - np.cumsum(many), many) + np.arange(total)
            pair = entity_place[entities[at]], others[at]
            minor, major = reversed(pair) if entity_first else pair
            rows = slice(done, done + total)
            order = np.lexsort((minor, major, report[rows]))
            second[rows], third[rows] = major[order], minor[order]
            done += total
        return report, second, third
