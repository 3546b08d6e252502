"""Who names what in a part of a corpus: small enough to be kept in a file, and merged with those of the other parts.

The parts of a corpus are counted beside one another; `lawgraph.network.counts.merged` puts them together.
"""

from __future__ import annotations

import io
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawgraph.iri import document_iri, document_key
from lawgraph.model import ExtractedReport, Level
from lawgraph.rdf.facts import Entity, entity_line

from .entities import ReportEntities

Indices = NDArray[np.int64]
#: numbers as they are kept, of which a country has a hundred million
Column = NDArray[np.int32]
Rows = tuple[Column, Column, Column]


class Tallied(NamedTuple):
    """A report that was counted; `undecided` is the number of mentions that may mean several things."""

    key: str
    iri: str
    title: str
    place: str
    level: Level | None
    year: int | None
    published: str
    undecided: int


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The incidence of some reports; reports and entities, which are lines (`entity_line`), are told by their places in
    `reports` and `entities`.

    `named` are report, entity and how often it is named there; `sentences` report, the code point that a sentence
    starts at, and an entity in it; `sections` report, number of a section, and an entity in it.
    """

    reports: tuple[Tallied, ...]
    entities: tuple[bytes, ...]
    named: Rows
    sentences: Rows
    sections: Rows


def tally(reports: Iterable[ReportEntities | ExtractedReport]) -> Tally:
    """Count some reports. A text that comes twice is one report."""
    told: dict[str, Tallied] = {}
    described: dict[str, Entity] = {}
    numbers: dict[str, int] = {}
    named_rows, sentence_rows, section_rows = ((array("i"), array("i"), array("i")) for _ in range(3))
    for report in reports:
        tallied, mentions = _of_extracted(report) if isinstance(report, ExtractedReport) else _of_entities(report)
        if tallied.key in told:
            continue
        row = len(told)
        told[tallied.key] = tallied
        named: Counter[int] = Counter()
        standing: set[tuple[int, int]] = set()
        within: set[tuple[int, int]] = set()
        for entity, sentence_start, section in mentions:
            number = numbers.setdefault(entity.iri, len(numbers))
            if described.setdefault(entity.iri, entity) > entity:
                described[entity.iri] = entity
            named[number] += 1
            standing.add((sentence_start, number))
            within.add((section, number))
        _extend(named_rows, row, sorted(named.items()))
        _extend(sentence_rows, row, sorted(standing))
        _extend(section_rows, row, sorted(within))
    return Tally(
        tuple(told.values()),
        tuple(entity_line(described[iri]) for iri in numbers),
        *(_as_rows(rows) for rows in (named_rows, sentence_rows, section_rows)),
    )


def without(counted: Tally, keys: Collection[str]) -> Tally:
    """The same without some reports, told by their keys, and without what only these name."""
    kept = np.array([report.key not in keys for report in counted.reports], dtype=bool)
    place = np.cumsum(kept, dtype=np.int32) - 1
    rows = [
        tuple(column[kept[rows[0]]] for column in rows) for rows in (counted.named, counted.sentences, counted.sections)
    ]
    still = np.zeros(len(counted.entities), dtype=bool)
    still[rows[0][1]] = True
    number = np.cumsum(still, dtype=np.int32) - 1
    named, sentences, sections = rows
    return Tally(
        tuple(report for report, stays in zip(counted.reports, kept.tolist(), strict=True) if stays),
        tuple(entity for entity, stays in zip(counted.entities, still.tolist(), strict=True) if stays),
        (place[named[0]], number[named[1]], named[2]),
        (place[sentences[0]], sentences[1], number[sentences[2]]),
        (place[sections[0]], sections[1], number[sections[2]]),
    )


def packed(counted: Tally) -> bytes:
    """The numbers of a tally as bytes."""
    numbers = io.BytesIO()
    for column in (*counted.named, *counted.sentences, *counted.sections):
        np.save(numbers, column, allow_pickle=False)
    return numbers.getvalue()


def unpacked(numbers: bytes, reports: Iterable[Sequence[Any]], entities: Iterable[bytes]) -> Tally:
    """A tally from its numbers, its reports as JSON has them, and its entities. Raises ValueError, TypeError or
    EOFError for anything else.
    """
    stream = io.BytesIO(numbers)
    columns = [np.load(stream, allow_pickle=False) for _ in range(9)]
    told = [
        Tallied(key, iri, title, place, Level(level) if level else None, *rest)
        for key, iri, title, place, level, *rest in reports
    ]
    return Tally(
        tuple(told),
        tuple(entities),
        (columns[0], columns[1], columns[2]),
        (columns[3], columns[4], columns[5]),
        (columns[6], columns[7], columns[8]),
    )


#: an entity that is named, the code point that the sentence starts at, and the number of the section
_Mention = tuple[Entity, int, int]


def _of_entities(report: ReportEntities) -> tuple[Tallied, list[_Mention]]:
    tallied = Tallied(
        *(report.key, report.iri, report.title, report.place, report.level, report.year, report.published),
        len(report.undecided),
    )
    return tallied, [(Entity(o.iri, o.type, o.id, o.kind), o.sentence_start, o.section) for o in report.occurrences]


def _of_extracted(report: ExtractedReport) -> tuple[Tallied, list[_Mention]]:
    """The same without the sentences, as `report_entities` has it: what the text does not decide belongs to no node."""
    document, frame = report.document, report.frame
    mentions = [
        (Entity(m.iri, m.type, m.id, m.kind), m.sentence[0], m.section)
        for m in report.mentions
        if m.iri and not m.candidates
    ]
    tallied = Tallied(
        document_key(document.sha256),
        document_iri(document.sha256),
        frame.title or document.name,
        frame.place.path if frame.place else "",
        *(frame.level, frame.year, frame.published),
        len(report.mentions) - len(mentions),
    )
    return tallied, mentions


def _extend(rows: tuple[array[int], ...], report: int, pairs: list[tuple[int, int]]) -> None:
    rows[0].extend(repeat(report, len(pairs)))
    rows[1].extend([second for second, _ in pairs])
    rows[2].extend([third for _, third in pairs])


def _as_rows(rows: tuple[array[int], ...]) -> Rows:
    first, second, third = (
        np.frombuffer(values, dtype=np.int32) if values else np.empty(0, dtype=np.int32) for values in rows
    )
    return first, second, third
