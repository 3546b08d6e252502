"""The sentences behind the edges of the page, each stored once however many names it holds."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lawgraph.network import Counts, Occurrence, ReportEntities

from .chosen import Chosen

#: Sentences shown for an edge; the page says how many more there are.
PER_EDGE = 12

#: Other spellings of an entity that the page's search knows, from the texts themselves.
_SPELLINGS = 12

#: Evidence above this many bytes is compressed inside the page.
COMPRESS_ABOVE = 64_000

# edge → start of a sentence → the occurrences in it
_Edges = dict[tuple[int, int], dict[int, list[Occurrence]]]


@dataclass(slots=True)
class Evidence:
    """Sentences, and for each edge (page numbers of report and entity) the places in them that name the
    entity.

    A place is [sentence, hits]; a hit is [from, to, context, tense] in UTF-16 units of the sentence, as
    JavaScript counts, context and tense "" for anything but a citation. `more` counts the sentences left out
    per edge, `spellings` holds how each entity is written in the reports.
    """

    sentences: list[str] = field(default_factory=list)
    places: dict[tuple[int, int], list[tuple[int, list[list[Any]]]]] = field(default_factory=dict)
    more: dict[tuple[int, int], int] = field(default_factory=dict)
    spellings: dict[int, dict[str, None]] = field(default_factory=dict)


def gather(reports: Iterable[ReportEntities], counts: Counts, chosen: Chosen) -> Evidence:
    """The evidence of the chosen edges; reads the reports once and keeps only what is shown."""
    report_number = {counts.reports[index].key: place for place, index in enumerate(chosen.reports)}
    entity_number = {
        counts.entities[index].iri: place for place, index in enumerate(chosen.entities, len(chosen.reports))
    }
    drawn = {(link.source, link.target) for link in chosen.links if link.relation != "cooccurs"}
    found: dict[int, _Edges] = {}
    for report in reports:
        source = report_number.pop(report.key, None)
        if source is None:
            continue
        edges: _Edges = {}
        for seen in report.occurrences:
            edge = (source, entity_number.get(seen.iri, -1))
            if edge in drawn:
                edges.setdefault(edge, {}).setdefault(seen.sentence_start, []).append(seen)
        found[source] = edges
    return _in_page_order(found)


def _in_page_order(found: Mapping[int, _Edges]) -> Evidence:
    evidence = Evidence()
    for source in sorted(found):
        edges = found[source]
        stored: dict[int, int] = {}
        for edge in sorted(edges):
            by_sentence = edges[edge]
            shown = sorted(by_sentence)[:PER_EDGE]
            if len(by_sentence) > len(shown):
                evidence.more[edge] = len(by_sentence) - len(shown)
            places = evidence.places.setdefault(edge, [])
            for start in shown:
                if start not in stored:
                    stored[start] = len(evidence.sentences)
                    evidence.sentences.append(by_sentence[start][0].sentence)
                hits = sorted((_hit(seen) for seen in by_sentence[start]), key=lambda hit: hit[:2])
                places.append((stored[start], hits))
            spellings = evidence.spellings.setdefault(edge[1], {})
            for occurrences in by_sentence.values():
                for seen in occurrences:
                    if len(spellings) < _SPELLINGS:
                        spellings.setdefault(seen.text)
    return evidence


def _hit(seen: Occurrence) -> list[Any]:
    begin, end = seen.start - seen.sentence_start, seen.end - seen.sentence_start
    return [
        _utf16_length(seen.sentence[:begin]),
        _utf16_length(seen.sentence[:end]),
        seen.context.value if seen.context else "",
        seen.tense.value if seen.tense else "",
    ]


def _utf16_length(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def packed(json_text: str) -> str:
    """gzip and base64, the same bytes at any hour: the page unpacks it when the first sentence is asked
    for.
    """
    return base64.b64encode(gzip.compress(json_text.encode("utf-8"), 9, mtime=0)).decode("ascii")
