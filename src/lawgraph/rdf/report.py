"""One report as Turtle: the document, its sections, a node for every mention, and the direct edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lawgraph.iri import VOCABULARY, document_iri, local_name, mention_prefix, section_iri
from lawgraph.model import (
    Citation,
    Context,
    Document,
    EntityType,
    EvidenceLevel,
    ExtractedReport,
    Force,
    Mention,
    Polarity,
    Tense,
)
from lawgraph.rdf.dataset import Size
from lawgraph.rdf.facts import Entity, EntityFacts, candidate_entity, institution_entity, place_entity
from lawgraph.rdf.terms import day, decimal, name, statement, string
from lawgraph.rdf.vocabulary import TYPES, concept_names

_CITATION = "a " + ", ".join(TYPES["lg:Citation"])
_MENTION = "a lg:Mention"


class ReportBlock(NamedTuple):
    """A report ready to be written: its Turtle, and the entities whose facts the graph must hold.

    `name` and `source` place the block among the others; blocks of the same `document` are the same text, of
    which only the first is written. A block is made of plain values, so that a worker process can send it.
    """

    name: str
    source: str
    document: str
    turtle: str
    entities: frozenset[Entity]
    size: Size


def report_block(
    report: ExtractedReport, facts: EntityFacts, run: str, evidence: EvidenceLevel = EvidenceLevel.ALL
) -> ReportBlock:
    """The triples of one report; `run` is the IRI of the extraction run, `evidence` says which mentions get a node of their own.

    A mention that the text does not decide has lg:candidate edges and no lg:refersTo, and gives its report no
    direct edge: one node for all that may be meant by 市中区 would join places that have nothing in common.
    """
    document, frame = report.document, report.frame
    subject = name(document_iri(document.sha256))
    sections = _section_names(document)
    led = _Led(facts, frame.year)
    lines = list(_mention_lines(report, led, subject, sections, name(run), evidence))
    head, framed = _head(report, subject, led.named, facts, name(run))
    turtle = head + _section_lines(document, subject, sections) + "".join(lines)
    citations = sum(mention.type is EntityType.LAW and evidence.holds(mention.type) for mention in report.mentions)
    size = Size(len({*sections} - {""}), len(lines), citations, frame.year)
    entities = frozenset(led.entities | framed)
    return ReportBlock(document.name, document.source, document.sha256, turtle, entities, size)


class _Led:
    """Where the mentions of a report lead: `entities` are all they name or may mean, `named` the IRIs of what is decided."""

    def __init__(self, facts: EntityFacts, year: int | None) -> None:
        self.entities: set[Entity] = set()
        self.named: dict[str, EntityType] = {}
        self._facts = facts
        self._year = year
        self._targets: dict[Entity, str] = {}  # the same things are named again and again

    def target(self, mention: Mention) -> str:
        """The edges from a mention to what it names, or to all that it may mean; "" for a name that leads nowhere."""
        if mention.candidates:
            possible = [candidate_entity(mention.type, id, self._facts, self._year) for id in mention.candidates]
            self.entities.update(possible)
            return f"lg:candidate {_names(possible)} ; "
        if not mention.iri:
            return ""
        entity = Entity(mention.iri, mention.type, mention.id, mention.kind)
        if entity not in self._targets:
            self.entities.add(entity)
            self.named.setdefault(mention.iri, mention.type)
            self._targets[entity] = _target(mention)
        return self._targets[entity]


def _mention_lines(
    report: ExtractedReport, led: _Led, subject: str, sections: Sequence[str], run: str, evidence: EvidenceLevel
) -> Iterator[str]:
    """The Turtle of every mention that the graph holds; where each of all leads is noted in `led`."""
    document = report.document
    sentences: dict[tuple[int, int], str] = {}
    nodes = name(mention_prefix(document.sha256))
    for mention, span in zip(report.mentions, span_names(report.mentions), strict=True):
        held = evidence.holds(mention.type)
        if mention.candidates and not held:
            continue
        target = led.target(mention)
        if not held:
            continue
        sentence = sentences.get(mention.sentence)
        if sentence is None:
            sentence = sentences[mention.sentence] = string(document.text[slice(*mention.sentence)])
        place = sections[mention.section] if 0 <= mention.section < len(sections) else ""
        section = f" ; lg:inSection {place}" if place else ""
        at = _place_in_file(document, mention.start) if document.pages or document.paragraphs else ""
        yield (
            f"{nodes}{span} {_types(mention)} ; lg:inDocument {subject}{section} ; "
            f"lg:startOffset {mention.start} ; lg:endOffset {mention.end}{at} ;\n"
            f"    lg:quote {string(mention.text)} ; {target}{_rule(mention.via, mention.confidence)}"
            f"{_use(mention)}prov:wasGeneratedBy {run} ;\n"
            f"    lg:sentence {sentence} .\n"
        )


def span_names(mentions: Sequence[Mention]) -> list[str]:
    """What tells the mentions of one document apart in their IRIs: the offsets.

    Where the same words name two things, a town and the works named after it, the second adds its type.
    """
    names = []
    previous = (-1, -1)
    for mention in mentions:
        span = (mention.start, mention.end)
        names.append(f"{span[0]}-{span[1]}" + (f"-{mention.type.lower()}" if span == previous else ""))
        previous = span
    return names


def further_source(sha256: str, source: str) -> str:
    """What is written of a file whose text another file has too."""
    return statement(name(document_iri(sha256)), [("lg:source", string(source))])


def _head(
    report: ExtractedReport, subject: str, named: dict[str, EntityType], facts: EntityFacts, run: str
) -> tuple[str, set[Entity]]:
    """The document's own triples, and the entities that only they lead to: its place and its issuer."""
    document, frame = report.document, report.frame
    places = [place_entity(frame.place)] if frame.place else []
    possible = [] if frame.place else [place_entity(candidate) for candidate in frame.candidates]
    issuers = [institution_entity(frame.issuer, facts, frame.year)] if frame.issuer else []
    url = document.metadata.get("url", "")
    iris = sorted(named)
    properties: list[tuple[str, str]] = [
        ("a", ", ".join(TYPES["lg:Report"])),
        ("rdfs:label", string(frame.title or document.name, "zh")),
        ("lg:documentName", string(document.name)),
        ("lg:source", string(document.source)),
        ("lg:reportYear", str(frame.year) if frame.year is not None else ""),
        ("lg:reportDate", day(frame.published)),
        ("lg:reportLevel", concept_names()["division"][frame.level] if frame.level else ""),
        ("lg:locality", _names(places)),
        ("lg:candidate", _names(possible)),
        ("lg:issuedBy", _names(issuers)),
        ("lg:sourceUrl", f"{string(url)}^^xsd:anyURI" if url else ""),
        ("lg:textSha256", string(document.sha256)),
        ("lg:charCount", str(len(document.text))),
        ("prov:wasGeneratedBy", run),
        ("lg:cites", ", ".join(name(iri) for iri in iris if named[iri] is EntityType.LAW)),
        ("lg:mentions", ", ".join(name(iri) for iri in iris)),
    ]
    return statement(subject, properties), {*places, *possible, *issuers}


def _place_in_file(document: Document, offset: int) -> str:
    numbers = {"lg:page": document.page_at(offset), "lg:paragraph": document.paragraph_at(offset)}
    return "".join(f" ; {name} {number}" for name, number in numbers.items() if number)


def _types(mention: Mention) -> str:
    return _CITATION if mention.type is EntityType.LAW else _MENTION


def _target(mention: Mention) -> str:
    referent = name(mention.iri)
    cited = f"lg:citedInstrument {referent} ; " if mention.type is EntityType.LAW else ""
    return f"lg:refersTo {referent} ; {cited}"


@lru_cache(maxsize=256)
def _rule(via: str, confidence: float) -> str:
    """By which rule a mention was understood."""
    rung = concept_names()["via"].get(via) or name(f"{VOCABULARY}via-{local_name(via)}")
    return f"lg:resolution {rung} ; lg:confidence {decimal(confidence)} ; "


def _use(mention: Mention) -> str:
    """What the report does with the document it cites, or whether it names a programme as lacking."""
    if not isinstance(mention, Citation):
        return _named_as(mention.polarity) if mention.type is EntityType.PROGRAM else ""
    written = _cited_as(mention.context, mention.tense, mention.force) + _named_as(mention.polarity)
    if mention.articles:
        references = dict.fromkeys(string(str(reference)) for reference in mention.articles)
        written += f"lg:articleRef {', '.join(references)} ; "
    if mention.number is not None:
        written += f"lg:citedNumber {string(mention.number.value)} ; "
    return written


@lru_cache(maxsize=256)
def _cited_as(context: Context, tense: Tense, force: Force) -> str:
    concepts = concept_names()
    return (
        f"lg:citeContext {concepts['context'][context]} ; lg:citeTense {concepts['tense'][tense]} ; "
        f"lg:forceStatusAtReport {concepts['force'][force]} ; "
    )


@lru_cache(maxsize=8)
def _named_as(polarity: Polarity) -> str:
    return f"lg:polarity {concept_names()['polarity'][polarity]} ; "


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(dict.fromkeys(name(entity.iri) for entity in entities))


def _section_names(document: Document) -> tuple[str, ...]:
    """The name of each section, "" for an empty one; sections that start at one place share a node."""
    return tuple(
        name(section_iri(document.sha256, section.start)) if section.end > section.start else ""
        for section in document.sections
    )


def _section_lines(document: Document, subject: str, names: tuple[str, ...]) -> str:
    kinds = concept_names()["section"]
    written: set[str] = set()
    lines = []
    for section, node in zip(document.sections, names, strict=True):
        if not node or node in written:
            continue
        written.add(node)
        heading = f" ; lg:heading {string(section.heading)}" if section.heading else ""
        lines.append(
            f"{node} a lg:Section ; lg:sectionOf {subject} ; lg:sectionKind {kinds[section.kind]} ; "
            f"lg:startOffset {section.start} ; lg:endOffset {section.end}{heading} .\n"
        )
    return "".join(lines)
