"""Reads the frame of a report from title, signature, page metadata and body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import find_hits
from lawgraph.extraction.places import Chain, chains
from lawgraph.frame.place import Decision, decide
from lawgraph.frame.title import signature_date, title, year
from lawgraph.model import Document, Frame, Level, Place
from lawgraph.text import CleanText, clean

_SIGNATURE_REACH = 160
_OPENING_REACH = 600


def read_frame(document: Document, cleaned: CleanText, catalogue: Catalogue) -> Frame:
    """The frame of a document; `cleaned` is the clean form of its whole text."""
    heading = title(document, catalogue.grammar)
    published = document.metadata.get("published", "")[:10] or signature_date(document)
    reported, year_from = year(document, heading, published)
    evidence = {"year": year_from} if year_from else {}
    decision, organ = _place_and_organ(document, heading, cleaned, reported, catalogue)
    place = decision.place
    if decision.evidence:
        evidence["place"] = decision.evidence
    level = place.level if place else (decision.candidates[0].level if decision.candidates else None)
    return Frame(
        title=heading,
        place=place,
        candidates=decision.candidates,
        level=level,
        year=reported,
        published=published,
        issuer=f"{place.path}|{organ or _default_issuer(place, catalogue)}" if place else "",
        evidence=evidence,
    )


def _place_and_organ(
    document: Document, heading: str, cleaned: CleanText, reported: int | None, catalogue: Catalogue
) -> tuple[Decision, str]:
    """The place and, where the words name one, the organ that issued the report; the first source that names a place."""
    open_decision: Decision | None = None
    organ = ""
    for source in _sources(document, heading, cleaned):
        found = [c for c in _chains(source, catalogue) if c.places]
        if not found:
            continue
        chain = found[0] if source is not cleaned.text else max(found, key=lambda c: (_weight(c, found), -c.start))
        decision = decide(chain, cleaned.text, catalogue.gazetteer, reported)
        organ = organ or _organ_after(source, chain.end, catalogue)
        if decision.place is not None:
            if open_decision is not None and not _agrees(decision.place, open_decision.candidates):
                continue
            return decision, organ
        open_decision = open_decision or decision
    return open_decision or Decision(None, (), ""), organ


def _agrees(place: Place, candidates: Sequence[Place]) -> bool:
    return any(place.path == candidate.path for candidate in candidates)


def _sources(document: Document, heading: str, cleaned: CleanText) -> Iterator[str]:
    """The texts that may name the report's place, the surest first."""
    start, end = document.content
    yield clean(heading).text
    yield clean(document.metadata.get("issuer", "")).text
    yield clean(document.text[max(start, end - _SIGNATURE_REACH) : end]).text
    yield clean(document.metadata.get("breadcrumb", "")).text
    yield clean(document.text[start : min(end, start + _OPENING_REACH)]).text
    yield clean(document.text[end:]).text
    yield cleaned.text


def _chains(text: str, catalogue: Catalogue) -> list[Chain]:
    return chains(text, find_hits(text, catalogue.names), catalogue.names, catalogue.gazetteer) if text else []


def _weight(chain: Chain, found: Sequence[Chain]) -> int:
    """How often the last name of a chain ends one: the place a report speaks of is the one it names most."""
    return sum(other.names[-1] == chain.names[-1] for other in found)


def _organ_after(text: str, position: int, catalogue: Catalogue) -> str:
    """The organ named right after a place: 龙川县|司法局2023年…; the last of two (中共X镇委员会X镇人民政府)."""
    names = catalogue.names
    here = [hit for hit in find_hits(text, names).organs if hit.start == position]
    if not here:
        return ""
    kind = names.organs[here[0].index]
    if kind is None or (kind.kind in {"party", "government"} and not kind.parent):
        return ""
    return text[here[0].start : here[0].end] if kind.as_written else kind.name


def _default_issuer(place: Place, catalogue: Catalogue) -> str:
    street = place.level is Level.TOWNSHIP and place.name.endswith(("街道", "地区"))
    return catalogue.grammar["default-issuer-street" if street else "default-issuer"][0]
