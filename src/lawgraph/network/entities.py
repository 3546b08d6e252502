"""What the network needs to know of a report: which entities it names, and in which sentences.

`ReportEntities` is an `ExtractedReport` without the text around the sentences, small enough to be kept or
streamed by the hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawgraph.iri import document_iri, document_key
from lawgraph.model import Citation, Context, EntityType, ExtractedReport, Level, Tense


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention of an entity, with the sentence it stands in.

    `start` and `end` are code points in the text of the document, `sentence_start` those of `sentence`, so
    that `sentence[start - sentence_start : end - sentence_start] == text`. `section` tells the sections of one report
    apart. `context` and `tense` are None for
    anything but a citation of a normative document.
    """

    type: EntityType
    id: str
    iri: str
    kind: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence: str
    context: Context | None = None
    tense: Tense | None = None
    section: int = 0


@dataclass(frozen=True, slots=True)
class Undecided:
    """A mention that may mean several entities: only where it stands, as code points in the text, and its type."""

    type: EntityType
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportEntities:
    """A report and the mentions in it whose entity is decided; `title` is its own, or the name of its file.

    `key` and `iri` identify the text (the same text in two files is one report). `place` is a path from the
    province, "" when the report's place is not known; `url` the address that a saved page states of itself, "" for
    any other file. `undecided` are the mentions left out because several entities remain possible.
    """

    key: str
    iri: str
    title: str
    place: str
    level: Level | None
    year: int | None
    published: str
    occurrences: tuple[Occurrence, ...]
    undecided: tuple[Undecided, ...] = ()
    url: str = ""


def report_entities(report: ExtractedReport) -> ReportEntities:
    """Reduce a report to what the network is counted from.

    A mention that the text does not decide (市中区 exists four times) belongs to no node: as one node of its
    own it would join places that have nothing to do with each other. It is kept in `undecided` instead.
    """
    document, frame = report.document, report.frame
    decided = [mention for mention in report.mentions if mention.iri and not mention.candidates]
    # Many mentions share a sentence: one string for all of them.
    sentences = {mention.sentence: document.text[slice(*mention.sentence)] for mention in decided}
    occurrences = tuple(
        Occurrence(
            type=mention.type,
            id=mention.id,
            iri=mention.iri,
            kind=mention.kind,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            sentence_start=mention.sentence[0],
            sentence=sentences[mention.sentence],
            context=mention.context if isinstance(mention, Citation) else None,
            tense=mention.tense if isinstance(mention, Citation) else None,
            section=mention.section,
        )
        for mention in decided
    )
    return ReportEntities(
        key=document_key(document.sha256),
        iri=document_iri(document.sha256),
        title=frame.title or document.name,
        place=frame.place.path if frame.place else "",
        level=frame.level,
        year=frame.year,
        published=frame.published,
        occurrences=occurrences,
        undecided=tuple(
            Undecided(mention.type, mention.start, mention.end)
            for mention in report.mentions
            if not mention.iri or mention.candidates
        ),
        url=document.metadata.get("url", ""),
    )


def as_entities(reports: Iterable[ReportEntities | ExtractedReport]) -> Iterator[ReportEntities]:
    """Reports of either form, as `ReportEntities`, one at a time."""
    for report in reports:
        yield report if isinstance(report, ReportEntities) else report_entities(report)
