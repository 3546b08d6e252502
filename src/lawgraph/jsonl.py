"""Reports as JSON lines: one document record, then one record a mention, sorted by start, then longest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from lawgraph.model import ArticleReference, Citation, Document, EntityType, ExtractedReport, Mention


def records(report: ExtractedReport) -> Iterator[dict[str, Any]]:
    """The records of a report. Offsets are code points of its text; `id`, `kind`, `context` and `tense` are as in
    docs/annotation.md; `candidates` stand where an id is open, `code` where a place has one, `articles` and `number`
    where a citation has some, `page` and `paragraph` where the file has them.
    """
    frame = report.frame
    document: dict[str, Any] = {
        "record": "document",
        "title": frame.title,
        "locality": frame.place.path if frame.place else None,
        "code": frame.place.code if frame.place else None,
        "level": frame.level.value if frame.level else None,
        "year": frame.year,
        "published": frame.published or None,
        "issuer": frame.issuer or None,
        "source": report.document.source,
        "sha256": report.document.sha256,
        "evidence": dict(frame.evidence),
    }
    if frame.candidates:
        document["candidates"] = [place.path for place in frame.candidates]
    yield document
    for mention in report.mentions:
        yield _mention(mention) | _place_in_file(report.document, mention.start)


def _mention(mention: Mention) -> dict[str, Any]:
    record: dict[str, Any] = {
        "record": "mention",
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type.value,
        "id": mention.id,
        "kind": mention.kind,
    }
    if mention.code:
        record["code"] = mention.code
    if isinstance(mention, Citation):
        record["context"] = mention.context.value
        record["tense"] = mention.tense.value
        record["force"] = mention.force.value
        if mention.articles:
            record["articles"] = [_article(reference) for reference in mention.articles]
        if mention.number is not None:
            record["number"] = asdict(mention.number)
    if mention.type in {EntityType.LAW, EntityType.PROGRAM}:
        record["polarity"] = mention.polarity.value
    record |= {"iri": mention.iri, "via": mention.via, "confidence": mention.confidence}
    if mention.candidates:
        record["candidates"] = list(mention.candidates)
    return record


def _place_in_file(document: Document, offset: int) -> dict[str, int]:
    numbers = {"page": document.page_at(offset), "paragraph": document.paragraph_at(offset)}
    return {name: number for name, number in numbers.items() if number is not None}


def _article(reference: ArticleReference) -> dict[str, Any]:
    """The numbers that a reference has, with its own words and one way of writing it."""
    numbers = {name: value for name, value in asdict(reference).items() if value is not None}
    return numbers | {"provision": str(reference)}


def dumps(report: ExtractedReport) -> str:
    """The records of a report, one JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records(report))
