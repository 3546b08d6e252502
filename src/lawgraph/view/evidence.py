"""The sentences behind the edges of the page and, where there is room, the reports' whole texts with every mention marked.

JavaScript counts text in UTF-16 units: all offsets here are those, once they have left the reports.
"""

from __future__ import annotations

import base64
import gzip
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lawgraph.model import Context, EntityType, Tense
from lawgraph.network import Counts, Occurrence, ReportEntities

from .chosen import Chosen, Limits

#: Sentences shown for an edge; the page says how many more there are.
PER_EDGE = 12

#: Other spellings of an entity that the page's search knows, from the texts themselves.
_SPELLINGS = 12

_CONTEXTS, _TENSES, _TYPES = list(Context), list(Tense), list(EntityType)

#: where an occurrence stands in its sentence, in code points, and its way
_Hit = tuple[int, int, int]
#: edge → start of a sentence → the occurrences in it
_Edges = dict[tuple[int, int], dict[int, list[_Hit]]]
#: the text of a report by its key, or None where it is not kept
Texts = Callable[[str], str | None]


@dataclass(slots=True)
class Evidence:
    """What stands behind the edges (page numbers of report and entity) and the reports of the page.

    `pieces` are sentences and whole texts. A place of an edge is [piece, from, to, hits]: the sentence is that part of the
    piece, and a hit [from, to, way] counts within the sentence. A way is the number of a context times two, plus one
    for what is planned; -1 for anything but a citation. `ways` has a bit for each way in which an edge cites. `more` counts
    the sentences left out per edge, `spellings` holds how each entity is written in the reports. `whole` maps reports to
    their piece and its marks: [start, end, type, node], the node -1 where it is not on the page or not decided. `urls` are
    the addresses that saved pages state.
    """

    pieces: list[str] = field(default_factory=list)
    places: dict[tuple[int, int], list[list[Any]]] = field(default_factory=dict)
    ways: dict[tuple[int, int], int] = field(default_factory=dict)
    more: dict[tuple[int, int], int] = field(default_factory=dict)
    spellings: dict[int, dict[str, None]] = field(default_factory=dict)
    whole: dict[int, tuple[int, list[list[int]]]] = field(default_factory=dict)
    urls: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Read:
    """What is kept of a report of the page: its edges with their sentences, where all its mentions stand, and, once
    chosen, which sentences are shown.
    """

    key: str
    edges: _Edges
    sentences: dict[int, str]
    marks: list[tuple[int, int, int, int]]
    shown: set[int] = field(default_factory=set)


def gather(
    reports: Iterable[ReportEntities], counts: Counts, chosen: Chosen, limits: Limits, texts: Texts = lambda _: None
) -> Evidence:
    """The evidence of the chosen edges; reads the reports once and keeps only what is shown.

    Sentences come first, in the order of the edges, then whole texts, those of the reports that are drawn at first and
    name most; both until `limits.text` is used up.
    """
    evidence = Evidence()
    read = _read(reports, counts, chosen, evidence)
    left = _choose_sentences(chosen, read, limits.text)
    whole = _choose_texts(chosen, read, texts, left)
    for source in sorted(read):
        _store(source, read[source], whole.get(source), evidence)
    return evidence


def _read(reports: Iterable[ReportEntities], counts: Counts, chosen: Chosen, evidence: Evidence) -> dict[int, _Read]:
    report_number = {counts.reports[index].key: place for place, index in enumerate(chosen.reports)}
    entity_number = {
        counts.entities[index].iri: place for place, index in enumerate(chosen.entities, len(chosen.reports))
    }
    linked = {(link.source, link.target) for link in chosen.links if link.relation != "cooccurs"}
    read: dict[int, _Read] = {}
    for report in reports:
        source = report_number.pop(report.key, None)
        if source is None:
            continue
        if report.url:
            evidence.urls[source] = report.url
        edges: _Edges = {}
        sentences: dict[int, str] = {}
        marks = [(one.start, one.end, _TYPES.index(one.type), -1) for one in report.undecided]
        for seen in report.occurrences:
            edge = (source, entity_number.get(seen.iri, -1))
            marks.append((seen.start, seen.end, _TYPES.index(seen.type), edge[1]))
            if edge in linked:
                start = seen.sentence_start
                sentences[start] = seen.sentence
                hit = (seen.start - start, seen.end - start, _way(seen))
                edges.setdefault(edge, {}).setdefault(start, []).append(hit)
                spellings = evidence.spellings.setdefault(edge[1], {})
                if len(spellings) < _SPELLINGS:
                    spellings.setdefault(seen.text)
                if seen.context:
                    evidence.ways[edge] = evidence.ways.get(edge, 0) | 1 << _way(seen)
        read[source] = _Read(report.key, edges, sentences, marks)
    return read


def _choose_sentences(chosen: Chosen, read: Mapping[int, _Read], room: int) -> int:
    """Note for each report which sentences are kept, the strongest edges first; returns the room that is left."""
    for link in chosen.links:
        edge = (link.source, link.target)
        if link.source not in read:
            continue
        report = read[link.source]
        for start in sorted(report.edges.get(edge, {}))[:PER_EDGE]:
            size = 0 if start in report.shown else _bytes(report.sentences[start])
            if size <= room:
                room -= size
                report.shown.add(start)
    return room


def _choose_texts(chosen: Chosen, read: Mapping[int, _Read], texts: Texts, room: int) -> dict[int, str]:
    """The reports whose whole text still has room; their sentences are parts of it and need no room of their own."""
    whole: dict[int, str] = {}
    for source in sorted(read, key=lambda source: (source not in chosen.core, -len(read[source].edges), source)):
        if room <= 0:
            break
        text = texts(read[source].key)
        sentences = {start: read[source].sentences[start] for start in read[source].shown}
        # A text of an earlier build would be marked in the wrong places.
        if text is None or any(not text.startswith(sentence, start) for start, sentence in sentences.items()):
            continue
        size = _bytes(text) - sum(map(_bytes, sentences.values()))
        if size <= room:
            room -= size
            whole[source] = text
    return whole


def _store(source: int, report: _Read, text: str | None, evidence: Evidence) -> None:
    """Put what was chosen of a report into pieces, in the order of its edges."""
    pieces: dict[int, tuple[int, int, int]] = {}
    if text is not None:
        piece, at = len(evidence.pieces), _utf16(text)
        evidence.pieces.append(text)
        marks = sorted(report.marks, key=lambda mark: (mark[0], -mark[1]))
        evidence.whole[source] = (piece, [[at(start), at(end), kind, node] for start, end, kind, node in marks])
        for start in report.shown:
            pieces[start] = (piece, at(start), at(start + len(report.sentences[start])))
    else:
        for start in sorted(report.shown):
            sentence = report.sentences[start]
            pieces[start] = (len(evidence.pieces), 0, _utf16(sentence)(len(sentence)))
            evidence.pieces.append(sentence)
    for edge in sorted(report.edges):
        by_sentence = report.edges[edge]
        shown = [start for start in sorted(by_sentence) if start in pieces][:PER_EDGE]
        evidence.places[edge] = [
            [*pieces[start], _hits(by_sentence[start], report.sentences[start])] for start in shown
        ]
        if len(by_sentence) > len(shown):
            evidence.more[edge] = len(by_sentence) - len(shown)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _hits(hits: list[_Hit], sentence: str) -> list[list[int]]:
    at = _utf16(sentence)
    return sorted([at(start), at(end), way] for start, end, way in hits)


def _way(seen: Occurrence) -> int:
    if seen.context is None:
        return -1
    return 2 * _CONTEXTS.index(seen.context) + _TENSES.index(seen.tense or Tense.DONE)


def _utf16(text: str) -> Callable[[int], int]:
    """From code points of a text to UTF-16 units: a character beyond U+FFFF (𠮷) is two of them.

    >>> _utf16("𠮷村民法典")(2)
    3
    """
    plain = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
    rare = [] if plain else [index for index, char in enumerate(text) if char > "\uffff"]
    return lambda index: index + bisect_left(rare, index)


def packed(json_text: str) -> str:
    """gzip and base64, the same bytes at any hour: the page unpacks it when it is asked for."""
    return base64.b64encode(gzip.compress(json_text.encode("utf-8"), 9, mtime=0)).decode("ascii")
