"""Who names what: the incidence of reports and entities, counted once over a corpus.

A report counts once for an entity however often or at whatever length it names it: otherwise one report of
forty pages outweighs twenty of two.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import ExtractedReport
from lawgraph.rdf.facts import entity_of

from .entities import ReportEntities
from .nodes import Entities, ReportNode, node_line
from .tally import Column, Indices, Rows, Tallied, Tally, tally


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
    readings: dict[bytes, int] = {}
    pairs, members, parts = _Rows(), _Rows(), _Rows()
    ambiguous = 0
    for part in tallies:
        numbers = (readings.setdefault(line, len(readings)) for line in part.entities)
        place = np.fromiter(numbers, np.int32, len(part.entities))
        offset = len(nodes)
        nodes.extend(map(_report_node, part.reports))
        ambiguous += sum(report.undecided for report in part.reports)
        pairs.add(part.named[0] + offset, place[part.named[1]], part.named[2])
        members.add(part.sentences[0] + offset, part.sentences[1], place[part.sentences[2]])
        if sections:
            parts.add(part.sections[0] + offset, part.sections[1], place[part.sections[2]])

    # Numbers were given in the order of arrival; the sorted order makes the result independent of it.
    by_key = sorted(range(len(nodes)), key=lambda row: nodes[row].key)
    report_place = _positions(by_key)
    entities, entity_place = _in_order(readings)
    return Counts(
        tuple(nodes[row] for row in by_key),
        entities,
        *pairs.sorted(report_place, 1, entity_place),
        *members.sorted(report_place, 2, entity_place),
        *parts.sorted(report_place, 2, entity_place),
        ambiguous,
    )


def _in_order(readings: dict[bytes, int]) -> tuple[Entities, Column]:
    """The entities in their order, one an IRI, and for the number of each reading the place of its entity; forgets the readings."""
    lines = list(readings)
    readings.clear()
    entity_of_reading = np.empty(len(lines), dtype=np.int32)
    chosen: list[bytes] = []
    iri = ""
    for number in sorted(range(len(lines)), key=lines.__getitem__):
        named = entity_of(lines[number])
        lines[number] = b""  # room for the line of the node
        if named.iri != iri:
            chosen.append(node_line(named))
            iri = named.iri
        entity_of_reading[number] = len(chosen) - 1
    order = sorted(range(len(chosen)), key=chosen.__getitem__)
    return Entities([chosen[number] for number in order]), _positions(order)[entity_of_reading]


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


class _Rows:
    """Rows of three numbers, collected part by part.

    They are kept in blocks that grow: small arrays by the thousand, with what is thrown away between them, leave memory full of holes.
    """

    def __init__(self) -> None:
        self._columns = [array("i"), array("i"), array("i")]

    def add(self, *columns: Column) -> None:
        for known, column in zip(self._columns, columns, strict=True):
            known.frombytes(column.tobytes())

    def sorted(self, report_place: Column, entity_column: int, entity_place: Column) -> Rows:
        """The three columns, reports and entities by their places in the order of the corpus, sorted."""
        columns = [
            np.frombuffer(column, dtype=np.int32) if column else np.empty(0, np.int32) for column in self._columns
        ]
        self._columns.clear()  # at 200,000 reports a column takes fifty megabytes
        columns[0] = report_place[columns[0]]
        columns[entity_column] = entity_place[columns[entity_column]]
        order = np.lexsort(columns[::-1])
        first, second, third = (column[order] for column in columns)
        return first, second, third


def _positions(order: list[int]) -> Column:
    positions = np.empty(len(order), dtype=np.int32)
    positions[order] = np.arange(len(order))
    return positions
