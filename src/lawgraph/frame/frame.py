"""Reads the frame of a report from title, signature, page metadata and body."""

from __future__ import annotations

from collections.abc import Sequence

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hits
from lawgraph.frame.dates import signature_date, year
from lawgraph.frame.given import GIVEN, UNKNOWN_PLACE, given_issuer, given_place, given_year
from lawgraph.frame.own_organ import own_organ
from lawgraph.frame.reading import Reading
from lawgraph.frame.reporter import Reporter, who_reports
from lawgraph.frame.title import title
from lawgraph.model import Document, Frame, Level, Place
from lawgraph.text import CleanText

#: |水利部: the id of a national organ has no place in front
_OF_NO_PLACE = "|"


def read_frame(document: Document, cleaned: CleanText, hits: Hits, catalogue: Catalogue) -> Frame:
    """The frame of a document; `cleaned` is the clean form of its whole text, `hits` are the names in it."""
    heading = document.given.get("title") or title(document, catalogue.grammar)
    published = document.metadata.get("published", "")[:10] or signature_date(document)
    reported, year_from = given_year(document) or year(document, heading, published)
    evidence = {key: GIVEN for key in ("title", "published") if key in document.given}
    evidence |= {"year": year_from} if year_from else {}
    reading = Reading(document, heading, cleaned, hits, reported, catalogue)
    given = given_place(document, cleaned, hits, catalogue, reported)
    reporter = Reporter(given) if given is not None else who_reports(reading)
    decision, within = reporter.decision, reporter.within
    if given is None and "place" in document.given:
        evidence[UNKNOWN_PLACE] = document.given["place"]
    stated = given_issuer(document, decision.place, catalogue) if decision.place is not None else ""
    if stated:
        evidence["issuer"] = GIVEN
    if decision.evidence and (decision.place or within):
        evidence["place"] = decision.evidence
    spoken = reading.voice.level if within or reading.voice.led else None
    return Frame(
        title=heading,
        place=decision.place,
        candidates=decision.candidates,
        level=_level(decision.place, decision.candidates, spoken),
        year=reported,
        published=published,
        issuer=stated or _issuer(reading, reporter),
        evidence=evidence,
        within=within,
    )


def _issuer(reading: Reading, reporter: Reporter) -> str:
    """The id of the organ that reports; "" when none is known."""
    place = reporter.decision.place
    if place is None:
        return reporter.organ if reporter.organ.startswith(_OF_NO_PLACE) else ""
    organ = reporter.organ or own_organ(reading, place)
    return f"{place.path}|{organ}" if organ else ""


def _level(place: Place | None, candidates: Sequence[Place], spoken: Level | None) -> Level | None:
    if place is not None:
        return place.level
    return candidates[0].level if candidates else spoken
