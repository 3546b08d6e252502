"""The report that is at work: what its names lead to, worked out once and used for every mention."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from lawgraph import iri
from lawgraph.catalogue.load import Catalogue
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.found import Found, FoundInstitution, FoundLaw, FoundLocality
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.places import Chain, is_sure
from lawgraph.frame.surroundings import Surroundings
from lawgraph.frozen import constructor
from lawgraph.link.cues import Standing
from lawgraph.link.institutions import LinkedInstitution, link_institution
from lawgraph.link.issuing import Issuers, IssuingGrammar
from lawgraph.link.places import PlaceLadder
from lawgraph.link.where import Where
from lawgraph.model import ArticleReference, Document, DocumentNumber, EntityType, Frame, Mention, Place, Polarity
from lawgraph.text import CleanText

_mention = constructor(Mention)


class ReportAtHand:
    """A document on its way: what linking a mention needs to know of it, and mentions as its parts."""

    def __init__(
        self,
        document: Document,
        cleaned: CleanText,
        frame: Frame,
        around: Surroundings,
        catalogue: Catalogue,
        title_chains: Callable[[str], Sequence[Chain]],
        hits: Hits,
        found: Sequence[Found],
        issuing: IssuingGrammar,
    ) -> None:
        self.document = document
        self.cleaned = cleaned
        self.frame = frame
        self.key = iri.document_key(document.sha256)
        organ = frame.issuer.partition("|")[2]
        kind = catalogue.institution_type(organ)
        issuer = organ if kind is None or kind.kind not in {"government", "party"} else ""
        national = catalogue.national_organ if frame.place is None and frame.issuer else None
        self.places = PlaceLadder(catalogue, around, cleaned.text, hits, frame.year, issuer, national)
        #: where names end, and their spans, of which each reaches to the furthest end so far
        self.ends = sorted(item.end for item in found)
        self.names = list(zip((item.start for item in found), accumulate((f.end for f in found), max), strict=True))
        self.around = around
        self.issuers = Issuers(cleaned.text, found, issuing)
        self._institutions: dict[tuple[object, ...], tuple[LinkedInstitution | None, str]] = {}
        self._catalogue = catalogue
        self._chains = title_chains
        #: where the words stand that tell of tense and polarity
        self.cues = {role: Standing(hits.roles[role]) for role in (Role.PLANNED, Role.LACK, Role.REMEDY, Role.TURN)}

    def place_in(self, title: str) -> Place | None:
        """The place that a title names, by its full name or by a short name of the surroundings at its beginning."""
        sure = [chain for chain in self._chains(title) if is_sure(chain, self.around.near)]
        if sure:
            return self.places.link(sure[0].names, sure[0].places).place
        return next((p for n in (4, 3, 2) if (p := self.around.local.get(title[:n])) is not None), None)

    def issuer(self, item: FoundLaw, first: int) -> FoundInstitution | FoundLocality | None:
        """Who is named as the issuer right before a title, or before the list that begins at `first`: 县司法局|印发的《…清单》."""
        return item.issuer or self.issuers.before(first)

    def institution(self, item: FoundInstitution) -> tuple[LinkedInstitution | None, str]:
        """What an organ is linked to, and its identifier; the same words mean the same organ throughout a report."""
        words = item.level, item.place, item.organ, item.branch, item.type.name
        known = self._institutions.get(words)
        if known is None:
            known = self._institutions[words] = self._institution(item)
        return known

    def _institution(self, item: FoundInstitution) -> tuple[LinkedInstitution | None, str]:
        linked = link_institution(item, self.places)
        if linked is None:
            return None, ""
        if linked.place is not None:
            return linked, iri.institution_iri(linked.place.key, linked.organ)
        return linked, iri.institution_iri(self.key if linked.via == "open" else "", linked.organ)

    def place_of(self, organ: FoundInstitution | FoundLocality | None) -> Place | None:
        """The place of an organ of the report, or the place that stands for its organs."""
        if isinstance(organ, FoundLocality):
            return self.places.link(organ.names, organ.places).place
        linked = self.institution(organ)[0] if organ is not None else None
        return linked.place if linked is not None else None

    def mention(
        self,
        where: Where,
        kind_of: EntityType,
        identifier: str,
        resource: str,
        kind: str,
        via: str,
        candidates: tuple[str, ...] = (),
        polarity: Polarity = Polarity.AFFIRMED,
        code: str = "",
    ) -> Mention:
        """A mention of anything but a document."""
        return _mention(
            where.start,
            where.end,
            where.text,
            kind_of,
            identifier,
            resource,
            kind,
            via,
            self.confidence(via),
            where.sentence,
            where.section,
            candidates,
            polarity=polarity,
            code=code,
        )

    def villages(self, name: str, above: Place | None) -> tuple[Place, ...]:
        """The villages of this name that a table of one's own has in a town, or in the towns of a county."""
        known = self._catalogue.villages
        return known.named(name, above, self.frame.year) if known is not None and above is not None else ()

    def provisions(self, references: Sequence[ArticleReference]) -> tuple[ArticleReference, ...]:
        """References with their offsets and words in the raw text."""
        return tuple(
            replace(reference, start=start, end=end, text=self.document.text[start:end])
            for reference in references
            for start, end in (self.cleaned.raw_span(reference.start, reference.end),)
        )

    def number(self, number: DocumentNumber | None) -> DocumentNumber | None:
        """A document number with its offsets and words in the raw text."""
        if number is None:
            return None
        start, end = self.cleaned.raw_span(number.start, number.end)
        return replace(number, start=start, end=end, text=self.document.text[start:end])

    def confidence(self, via: str) -> float:
        """The confidence tier of a rung."""
        return self._catalogue.rungs[via].confidence
