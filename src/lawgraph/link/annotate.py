"""One report from end to end: clean text, frame, extraction, linking."""

from __future__ import annotations

from functools import lru_cache

from lawgraph import iri
from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.doubled import undoubled
from lawgraph.extraction.found import Found, FoundInstitution, FoundLaw, FoundLocality, FoundProgram
from lawgraph.extraction.hits import find_hits
from lawgraph.extraction.order import Extractor, Setting
from lawgraph.extraction.places import Chain, chains
from lawgraph.frame.frame import read_frame
from lawgraph.frame.surroundings import surroundings
from lawgraph.link.citations import CitationLinker
from lawgraph.link.institutions import village_committee
from lawgraph.link.issuing import IssuingGrammar
from lawgraph.link.polarity import PolarityGrammar
from lawgraph.link.report import ReportAtHand
from lawgraph.link.tense import TenseGrammar
from lawgraph.link.where import Where, around, located
from lawgraph.model import Document, EntityType, ExtractedReport, Mention
from lawgraph.text import clean


class Annotator:
    """Everything compiled once for a catalogue; `annotate` is a pure function of a document."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._extractor = Extractor(catalogue)
        self._tenses = TenseGrammar(catalogue.grammar)
        self._polarity = PolarityGrammar(catalogue.lacking_cues)
        self._issuing = IssuingGrammar(catalogue.grammar)
        self._citations = CitationLinker(catalogue, self._tenses, self._polarity, self._issuing)
        self._chains = lru_cache(maxsize=4096)(self._chains_of)

    def _chains_of(self, title: str) -> tuple[Chain, ...]:
        """The place names in a title; the same titles come again in report after report."""
        names = self._catalogue.names
        return tuple(chains(title, find_hits(title, names), names, self._catalogue.gazetteer))

    def annotate(self, document: Document) -> ExtractedReport:
        """The report with its frame and every mention in its content; page furniture is read for the frame only."""
        cleaned = undoubled(clean(document.text), self._catalogue.names)
        hits = find_hits(cleaned.text, self._catalogue.names)
        frame = read_frame(document, cleaned, hits, self._catalogue)
        surrounding = surroundings(frame, self._catalogue)
        first, last = cleaned.clean_span(*document.content)
        here = Setting(surrounding.local, surrounding.heads, surrounding.own, surrounding.near, frame.place, frame.year)
        found = self._extractor.find(cleaned.text, hits, here)
        found = [item for item in found if first <= item.start and item.end <= last]
        report = ReportAtHand(
            document, cleaned, frame, surrounding, self._catalogue, self._chains, hits, found, self._issuing
        )
        is_plan = self._tenses.is_plan(frame.title)
        standing = list(zip(found, located(found, document, cleaned, is_plan=is_plan), strict=True))
        citations = iter(self._citations.find(report, [(f, at) for f, at in standing if isinstance(f, FoundLaw)]))
        mentions: list[Mention] = []
        for item, where in standing:
            mention = next(citations) if isinstance(item, FoundLaw) else self._mention(report, item, where)
            if mention is not None:
                mentions.append(mention)
        return ExtractedReport(document, frame, tuple(mentions))

    def _mention(self, report: ReportAtHand, item: Found, where: Where) -> Mention | None:
        match item:
            case FoundProgram():
                return self._program(report, item, where)
            case FoundInstitution():
                return self._institution(report, item, where)
            case FoundLocality():
                return self._locality(report, item, where)
        return None

    def _program(self, report: ReportAtHand, item: FoundProgram, where: Where) -> Mention:
        via = "name" if item.entry is not None else "pattern"
        near = around(report.cleaned.text, where, report.cues, where.clean_sentence[0])
        tense = self._tenses.tense(near, item.start, where.kind, report.frame.year)
        polarity = self._polarity.polarity(near, item.start, item.end, where.kind, tense, report.names)
        resource = iri.program_iri(item.id)
        return report.mention(where, EntityType.PROGRAM, item.id, resource, item.kind, via, polarity=polarity)

    def _institution(self, report: ReportAtHand, item: FoundInstitution, where: Where) -> Mention | None:
        if item.village:
            named = village_committee(item, report.places)
            return report.mention(where, EntityType.INSTITUTION, *named, item.type.kind, "frame") if named else None
        linked, resource = report.institution(item)
        if linked is None:
            return None
        kind = item.type.kind
        return report.mention(where, EntityType.INSTITUTION, linked.id, resource, kind, linked.via, linked.candidates)

    def _locality(self, report: ReportAtHand, item: FoundLocality, where: Where) -> Mention | None:
        if item.village:
            return self._village(report, item, where)
        linked = report.places.link(item.names, item.places)
        if linked.place is not None:
            place = linked.place
            return report.mention(
                where,
                EntityType.LOCALITY,
                place.path,
                iri.place_iri(place.key),
                place.level.value,
                linked.via,
                code=place.code,
            )
        name = "/".join(item.names)
        identifier = iri.place_iri(f"{report.key}-{iri.local_name(name)}")
        candidates = tuple(place.path for place in linked.candidates)
        return report.mention(
            where, EntityType.LOCALITY, name, identifier, linked.candidates[0].level.value, "open", candidates
        )

    def _village(self, report: ReportAtHand, item: FoundLocality, where: Where) -> Mention:
        """A village of the township written in front of it, else of the report's own place."""
        above = report.places.link(item.names, item.places).place if item.places else report.frame.place
        local = iri.local_name(item.village)
        listed = report.villages(item.village, above)
        if len(listed) == 1:
            place = listed[0]
            resource = iri.place_iri(place.key)
            return report.mention(
                where, EntityType.LOCALITY, place.path, resource, "village", "listed", code=place.code
            )
        if listed:
            resource = iri.place_iri(f"{report.key}-{local}")
            paths = tuple(place.path for place in listed)
            return report.mention(where, EntityType.LOCALITY, item.village, resource, "village", "open", paths)
        if above is None:
            resource = iri.place_iri(f"{report.key}-{local}")
            return report.mention(where, EntityType.LOCALITY, item.village, resource, item.kind, "open")
        resource = iri.place_iri(f"{above.key}-{local}")
        name = f"{above.path}/{item.village}"
        return report.mention(where, EntityType.LOCALITY, name, resource, item.kind, "below")
