"""One report from end to end: clean text, frame, extraction, linking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from lawgraph import iri
from lawgraph.catalogue.load import Catalogue
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.found import Found, FoundInstitution, FoundLaw, FoundLocality, FoundProgram
from lawgraph.extraction.hits import Hits, find_hits
from lawgraph.extraction.order import Extractor
from lawgraph.extraction.places import Chain, chains, is_sure
from lawgraph.extraction.references import article_references, document_numbers
from lawgraph.frame.frame import read_frame
from lawgraph.frame.surroundings import Surroundings, surroundings
from lawgraph.frozen import constructor
from lawgraph.link.aliases import Anaphora, definition_after
from lawgraph.link.context import ContextGrammar, lists
from lawgraph.link.cues import Standing
from lawgraph.link.doer import may
from lawgraph.link.institutions import LinkedInstitution, link_institution, village_committee
from lawgraph.link.issuing import Issuers
from lawgraph.link.laws import OF_THE_NATION, LawLadder, LinkedLaw, may_be_local
from lawgraph.link.local_titles import begins_with_organ, local_title, regional_title
from lawgraph.link.places import PlaceLadder
from lawgraph.link.polarity import PolarityGrammar
from lawgraph.link.verdict import verdict
from lawgraph.link.where import Where, around, located
from lawgraph.model import (
    ArticleReference,
    Citation,
    Context,
    Document,
    DocumentNumber,
    EntityType,
    ExtractedReport,
    Force,
    Frame,
    Mention,
    Place,
    Polarity,
    Tense,
)
from lawgraph.text import CleanText, clean, normalise

_mention, _citation = constructor(Mention), constructor(Citation)


class Annotator:
    """Everything compiled once for a catalogue; `annotate` is a pure function of a document."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._extractor = Extractor(catalogue)
        self._laws = LawLadder(catalogue.grammar, catalogue.names)
        self._contexts = ContextGrammar(catalogue.cues, catalogue.grammar)
        self._polarity = PolarityGrammar(catalogue.lacking_cues)
        self._anaphora = Anaphora(catalogue.grammar)
        self._chains = lru_cache(maxsize=4096)(self._chains_of)

    def _chains_of(self, title: str) -> tuple[Chain, ...]:
        """The place names in a title; the same titles come again in report after report."""
        names = self._catalogue.names
        return tuple(chains(title, find_hits(title, names), names, self._catalogue.gazetteer))

    def annotate(self, document: Document) -> ExtractedReport:
        """The report with its frame and every mention in its content; page furniture is read for the frame only."""
        cleaned = clean(document.text)
        hits = find_hits(cleaned.text, self._catalogue.names)
        frame = read_frame(document, cleaned, hits, self._catalogue)
        surrounding = surroundings(frame, self._catalogue)
        first, last = cleaned.clean_span(*document.content)
        found = self._extractor.find(
            cleaned.text,
            hits,
            surrounding.local,
            surrounding.heads,
            surrounding.own,
            surrounding.near,
            frame.place,
            frame.year,
        )
        found = [item for item in found if first <= item.start and item.end <= last]
        report = _Report(document, cleaned, frame, surrounding, self._catalogue, self._chains, hits, found)
        standing = list(zip(found, located(found, document, cleaned), strict=True))
        citations = iter(self._citations(report, [(f, at) for f, at in standing if isinstance(f, FoundLaw)]))
        mentions: list[Mention] = []
        for item, where in standing:
            mention = next(citations) if isinstance(item, FoundLaw) else self._mention(report, item, where)
            if mention is not None:
                mentions.append(mention)
        return ExtractedReport(document, frame, tuple(mentions))

    def _mention(self, report: _Report, item: Found, where: Where) -> Mention | None:
        match item:
            case FoundProgram():
                via = "name" if item.entry is not None else "pattern"
                near = around(report.cleaned.text, where, report.cues, where.clean_sentence[0])
                tense = self._contexts.tense(near, item.start, where.kind, report.frame.year)
                polarity = self._polarity.polarity(near, item.start, item.end, where.kind, tense, report.names)
                resource = iri.program_iri(item.id)
                return report.mention(where, EntityType.PROGRAM, item.id, resource, item.kind, via, polarity=polarity)
            case FoundInstitution():
                return self._institution(report, item, where)
            case FoundLocality():
                return self._locality(report, item, where)
        return None

    def _institution(self, report: _Report, item: FoundInstitution, where: Where) -> Mention | None:
        if item.village:
            named = village_committee(item, report.places)
            return report.mention(where, EntityType.INSTITUTION, *named, item.type.kind, "frame") if named else None
        linked, resource = report.institution(item)
        if linked is None:
            return None
        kind = item.type.kind
        return report.mention(where, EntityType.INSTITUTION, linked.id, resource, kind, linked.via, linked.candidates)

    def _locality(self, report: _Report, item: FoundLocality, where: Where) -> Mention | None:
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

    def _village(self, report: _Report, item: FoundLocality, where: Where) -> Mention:
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

    def _citations(self, report: _Report, located_laws: Sequence[tuple[FoundLaw, Where]]) -> list[Mention]:
        text, found = report.cleaned.text, [item for item, _ in located_laws]
        articles = article_references(text, found)
        numbers = document_numbers(text, found, report.ends)
        groups = lists(text, [(f.start - f.bracketed, f.end + f.bracketed) for f in found])
        begins = {item.start - item.bracketed: where.clean_sentence[0] for item, where in located_laws}
        aliases: dict[str, LinkedLaw] = {}
        last: list[LinkedLaw] = []
        told: dict[tuple[int, ...], tuple[Context, Tense]] = {}
        citations: list[Mention] = []
        for (item, where), group, provisions, number in zip(located_laws, groups, articles, numbers, strict=True):
            near = around(text, where, report.cues, begins[group[0]])
            reach = *group, near.start, near.end
            if reach not in told:  # 学习《宪法》《民法典》: one context for the whole list
                told[reach] = self._contexts.said(near, *group, where.kind, report.frame.year)
            context, tense = told[reach]
            linked = self._link(report, item, group[0], context, aliases, last)
            if report.frame.place is not None and not may(context, linked, report.frame.place, near, group):
                context = Context.MENTION
            last.append(linked)
            short = definition_after(text, item.end + item.bracketed)
            if short is not None:
                name = normalise(text[short[0] : short[1]])
                aliases[name] = LinkedLaw(linked.id, linked.kind, "local-alias", linked.instrument, place=linked.place)
            key = linked.place.key if linked.place is not None and linked.instrument is None else ""
            identifier = iri.law_iri(linked.id, key)
            citations.append(
                _citation(
                    where.start,
                    where.end,
                    where.text,
                    EntityType.LAW,
                    linked.id,
                    identifier,
                    linked.kind,
                    linked.via,
                    report.confidence(linked.via),
                    where.sentence,
                    where.section,
                    linked.candidates,
                    context,
                    tense,
                    report.provisions(provisions),
                    report.number(number),
                    self._force(report, linked),
                    polarity=self._polarity.polarity(near, item.start, item.end, where.kind, tense, report.names),
                )
            )
        return citations

    def _force(self, report: _Report, linked: LinkedLaw) -> Force:
        """The verdict of time; where several documents remain possible there is none."""
        instrument = linked.instrument if not linked.candidates else None
        repealer = self._catalogue.instrument(instrument.repealed_by) if instrument is not None else None
        return verdict(instrument, report.frame.year, report.frame.published, repealer)

    def _link(
        self,
        report: _Report,
        item: FoundLaw,
        first: int,
        context: Context,
        aliases: dict[str, LinkedLaw],
        before: Sequence[LinkedLaw],
    ) -> LinkedLaw:
        if self._anaphora.is_bare(item.title) and item.title not in aliases:
            antecedent = self._anaphora.antecedent(item.title, [linked.id for linked in before])
            if antecedent is not None:
                index, inside = antecedent
                found = before[index]
                if inside:
                    found = self._laws.link(inside, report.frame.year, aliases, report.place_in)
                return LinkedLaw(found.id, found.kind, "anaphora", found.instrument, found.candidates, found.place)
        implementing = self._laws.implementing(item.title, before)
        if implementing is not None:
            return implementing
        regulation = regional_title(item.title, report.around)
        if regulation is not None and normalise(item.title) not in aliases:
            name, place = regulation
            return LinkedLaw(name, self._laws.kind(name, local=True), "local-title", place=place)
        linked = self._laws.among(self._laws.link(item.title, report.frame.year, aliases, report.place_in), before)
        if self._anaphora.is_bare(item.title):
            return linked  # 《纲要》 without antecedent is nobody's own
        level, alone = report.issuers.level_before(first)
        above = report.around.by_word(level) if level else None
        nations = not alone or linked.kind in OF_THE_NATION or first != item.start - item.bracketed
        if above is not None and (linked.via == "own-title" or not nations):  # 落实省《优化营商环境条例》
            name, place = local_title(normalise(item.title), above, report.around)
            return LinkedLaw(name, self._laws.kind(name, local=True), "local-title", place=place)
        organ = report.issuer(item, first)
        issuer = report.place_of(organ)
        own = issuer or report.frame.place
        if own is None or (isinstance(organ, FoundInstitution) and organ.type.national):
            return linked  # 最高人民法院出台了《关于诉前调解工作的意见》
        enacted = context is Context.ENACT and not self._laws.is_national(item.title)
        if linked.via == "own-title" and (
            enacted or issuer is not None or begins_with_organ(linked.id) or self._laws.is_internal(linked.id)
        ):
            name, place = local_title(linked.id, own, report.around)
            return LinkedLaw(name, linked.kind, "local-title", place=place)
        theirs = (enacted and linked.via == "alias") or (issuer is not None and linked.via == "near-miss")
        if theirs and may_be_local(linked):
            # 制定《“八五”普法规划》, 修订《公务接待管理规定》, 省委、省政府《法治政府建设实施纲要(2016-2020年)》: not the nation's
            name, place = local_title(normalise(item.title), own, report.around)
            return LinkedLaw(name, "policy", "local-title", place=place)
        return linked


class _Report:
    """A document on its way: what linking a mention needs to know of it."""

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
        self.issuers = Issuers(cleaned.text, found)
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


def annotator(catalogue: Catalogue) -> Callable[[Document], ExtractedReport]:
    """The function that annotates documents with a catalogue."""
    return Annotator(catalogue).annotate
