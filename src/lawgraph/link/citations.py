"""Citations: which document is cited, what the report does with it, and how it stood then."""

from __future__ import annotations

from collections.abc import Sequence

from lawgraph import iri
from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.document_numbers import DocumentNumbers
from lawgraph.extraction.found import FoundInstitution, FoundLaw
from lawgraph.extraction.references import article_references
from lawgraph.frame.agency_code import of_the_number
from lawgraph.frozen import constructor
from lawgraph.link.aliases import Anaphora, definition_after
from lawgraph.link.context import ContextGrammar, lists
from lawgraph.link.doer import DoerGrammar
from lawgraph.link.issuing import IssuingGrammar
from lawgraph.link.laws import OF_THE_NATION, LawLadder, LinkedLaw, may_be_local
from lawgraph.link.local_titles import begins_with_organ, legislator, local_title, of_the_bureau, regional_title
from lawgraph.link.polarity import PolarityGrammar
from lawgraph.link.report import ReportAtHand
from lawgraph.link.tense import TenseGrammar
from lawgraph.link.verdict import verdict
from lawgraph.link.where import Where, around
from lawgraph.model import (
    ArticleReference,
    Citation,
    Context,
    DocumentNumber,
    EntityType,
    Force,
    Mention,
    Place,
    Polarity,
    Tense,
)
from lawgraph.text import normalise

_citation = constructor(Citation)
#: in titles that a place does not take over from the State
_OF_THE_STATE_ALONE = ("实施条例", "暂行")
#: 县人大常委会作出《关于开展第八个五年法治宣传教育的决议》: what every congress may pass under the same title
_RESOLUTION = "决议"


class CitationLinker:
    """The rules for documents, compiled once for a catalogue."""

    def __init__(
        self, catalogue: Catalogue, tenses: TenseGrammar, polarity: PolarityGrammar, issuing: IssuingGrammar
    ) -> None:
        self._catalogue = catalogue
        self._laws = LawLadder(catalogue.grammar, catalogue.names)
        self._anaphora = Anaphora(catalogue.grammar)
        self._numbers = DocumentNumbers(catalogue.grammar)
        self._contexts = ContextGrammar(catalogue.cues, catalogue.grammar)
        self._tenses = tenses
        self._occasions = catalogue.grammar["occasion-with-document"]
        self._polarity = polarity
        self._doers = DoerGrammar(catalogue.grammar, issuing)

    def find(self, report: ReportAtHand, located_laws: Sequence[tuple[FoundLaw, Where]]) -> list[Mention]:
        """The citations of a report in the order of its text: a document may point back to one that is cited before."""
        text, found = report.cleaned.text, [item for item, _ in located_laws]
        articles = article_references(text, found)
        numbers = self._numbers.of_each(text, found, report.ends)
        spans = [(f.start - f.bracketed, f.end + f.bracketed) for f in found]
        groups = lists(text, spans, [self._anaphora.is_bare(f.title) for f in found])
        begins = {item.start - item.bracketed: where.clean_sentence[0] for item, where in located_laws}
        aliases: dict[str, LinkedLaw] = {}
        last: list[LinkedLaw] = []
        told: dict[tuple[int, ...], tuple[Context, Tense]] = {}
        citations: list[Mention] = []
        for (item, where), group, provisions, number in zip(located_laws, groups, articles, numbers, strict=True):
            near = around(text, where, report.cues, begins[group[0]])
            reach = *group, near.start, near.end
            if reach not in told:  # 学习《宪法》《民法典》: one context for the whole list
                said = self._contexts.context(near, *group, where.kind)
                told[reach] = said, self._tenses.of_citation(near, group, said, where.kind, report.frame.year)
            context, tense = told[reach]
            linked = self._link(report, item, group[0], context, number, aliases, last)
            own = report.frame.place
            if own is not None and not self._doers.may(context, linked, own, near, group):
                context = Context.MENTION
            elif context is Context.MENTION and own is not None and self._doers.made_public(linked, own, near, group):
                context = Context.ENACT
            last.append(linked)
            short = definition_after(text, item.end + item.bracketed)
            if short is not None:
                name = normalise(text[short[0] : short[1]])
                aliases[name] = LinkedLaw(linked.id, linked.kind, "local-alias", linked.instrument, place=linked.place)
            polarity = self._polarity.polarity(near, item.start, item.end, where.kind, tense, report.names)
            citations.append(self._citation(report, where, linked, context, tense, provisions, number, polarity))
        return citations

    def _citation(
        self,
        report: ReportAtHand,
        where: Where,
        linked: LinkedLaw,
        context: Context,
        tense: Tense,
        provisions: Sequence[ArticleReference],
        number: DocumentNumber | None,
        polarity: Polarity,
    ) -> Mention:
        """A citation of a document; one of a place that no catalogue has carries the key of that place in its IRI."""
        key = linked.place.key if linked.place is not None and linked.instrument is None else ""
        return _citation(
            where.start,
            where.end,
            where.text,
            EntityType.LAW,
            linked.id,
            iri.law_iri(linked.id, key),
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
            polarity=polarity,
        )

    def _force(self, report: ReportAtHand, linked: LinkedLaw) -> Force:
        """The verdict of time; where several documents remain possible there is none."""
        instrument = linked.instrument if not linked.candidates else None
        repealer = self._catalogue.instrument(instrument.repealed_by) if instrument is not None else None
        return verdict(instrument, report.frame.year, report.frame.published, repealer)

    def _link(
        self,
        report: ReportAtHand,
        item: FoundLaw,
        first: int,
        context: Context,
        number: DocumentNumber | None,
        aliases: dict[str, LinkedLaw],
        before: Sequence[LinkedLaw],
    ) -> LinkedLaw:
        """Where a title leads that stands in a list which begins at `first`: to the document it points back to (该条例), to what it
        implements, to one of the place whose level word it begins with, down the ladder, or to a document of the place that
        issued it. `aliases` and `before` are the short names defined and the documents cited so far.
        """
        bare = self._anaphora.is_bare(item.title)
        if bare and item.title not in aliases:
            antecedent = self._antecedent(report, item.title, aliases, before)
            if antecedent is not None:
                return antecedent
        implementing = self._laws.implementing(item.title, before)
        if implementing is not None:
            return implementing
        regulation = regional_title(item.title, report.around)
        if regulation is not None and normalise(item.title) not in aliases:
            name, place = regulation
            return LinkedLaw(name, self._laws.kind(name, local=True), "local-title", place=place)
        linked = self._laws.among(self._laws.link(item.title, report.frame.year, aliases, report.place_in), before)
        if bare:
            return linked  # 《纲要》 without antecedent is nobody's own
        return (
            self._of_level(report, item, first, linked)
            or self._of_number(report, number, linked)
            or self._of_issuer(report, item, first, context, linked)
            or linked
        )

    def _antecedent(
        self, report: ReportAtHand, title: str, aliases: dict[str, LinkedLaw], before: Sequence[LinkedLaw]
    ) -> LinkedLaw | None:
        """The document cited before that 该条例 or 《纲要》 means."""
        antecedent = self._anaphora.antecedent(title, [linked.id for linked in before])
        if antecedent is None:
            return None
        index, inside = antecedent
        found = before[index]
        if inside:
            found = self._laws.link(inside, report.frame.year, aliases, report.place_in)
        return LinkedLaw(found.id, found.kind, "anaphora", found.instrument, found.candidates, found.place)

    def _of_level(self, report: ReportAtHand, item: FoundLaw, first: int, linked: LinkedLaw) -> LinkedLaw | None:
        """The document of the place whose level word or name stands before the title: 落实|省|《优化营商环境条例》,
        落实|山东省|《优化营商环境条例》.
        """
        level, alone = report.issuers.level_before(first)
        if not level and linked.kind in OF_THE_NATION:
            return None
        above = report.around.by_word(level) if level else legislator(report.issuer(item, first), report.place_of)
        nations = (level and not alone) or linked.kind in OF_THE_NATION or first != item.start - item.bracketed
        nations = nations or (not level and self._is_the_states(report.cleaned.text, item, linked))
        if above is None or (linked.via != "own-title" and nations):
            return None
        name, place = local_title(normalise(item.title), above, report.around)
        return LinkedLaw(name, self._laws.kind(name, local=True), "local-title", place=place)

    def _is_the_states(self, text: str, item: FoundLaw, linked: LinkedLaw) -> bool:
        """Whether a place before a title has no such document of its own: of 天水市《信访工作条例》 it has none, and in
        天水市《物业管理条例》|知识竞赛 the contest is the place's.
        """
        return (
            linked.kind == "party-regulation"
            or any(word in item.title for word in _OF_THE_STATE_ALONE)
            or text.startswith(self._occasions, item.end + item.bracketed)
        )

    def _of_issuer(
        self, report: ReportAtHand, item: FoundLaw, first: int, context: Context, linked: LinkedLaw
    ) -> LinkedLaw | None:
        """The document of the place whose organ is said to have issued it, or of the report's own that does."""
        organ = report.issuer(item, first)
        issuer = report.place_of(organ)
        own = issuer or report.frame.place
        if own is None or (isinstance(organ, FoundInstitution) and organ.type.national):
            return None  # 最高人民法院出台了《关于诉前调解工作的意见》
        national = linked.kind == "statute" or self._laws.is_national(item.title)  # 托育服务法(草案) is nobody's here
        enacted = context is Context.ENACT and not national
        if linked.via == "own-title" and item.issuer is not None and issuer is not None:
            # 寿县政府|权责清单 is what 《寿县政府权责清单》 is
            title = issuer.name + _without_head(report, item.issuer) + linked.id
            return LinkedLaw(title, linked.kind, "local-title", place=issuer)
        if linked.via == "own-title" and (
            enacted or issuer is not None or begins_with_organ(linked.id) or self._laws.is_internal(linked.id)
        ):
            return _of_place(linked.id, linked.kind, own, report)
        theirs = (enacted and linked.via == "alias") or (issuer is not None and linked.via == "near-miss")
        resolved = issuer is not None and linked.instrument is not None and linked.id.endswith(_RESOLUTION)
        if resolved or (theirs and may_be_local(linked)):
            # 制定《“八五”普法规划》, 修订《公务接待管理规定》, 省委、省政府《法治政府建设实施纲要(2016-2020年)》: not the nation's
            return _of_place(normalise(item.title), "policy", own, report)
        return None

    def _of_number(self, report: ReportAtHand, number: DocumentNumber | None, linked: LinkedLaw) -> LinkedLaw | None:
        """The document of the report's place or one above it whose code its number begins with: 《关于规范执法的通知》(|湘政办发|〔2021〕5号)."""
        if number is None or linked.via != "own-title":
            return None
        catalogue = self._catalogue
        place = of_the_number(number.value, report.around.chain(), catalogue.gazetteer, catalogue.grammar)
        return _of_place(linked.id, linked.kind, place, report) if place is not None else None


def _without_head(report: ReportAtHand, organ: FoundInstitution) -> str:
    """The words of an organ without the place or level word they begin with: 寿县|政府, 县|农业农村局."""
    written = report.cleaned.text[organ.start : organ.end]
    return written.removeprefix("".join(organ.place)).removeprefix(organ.level)


def _of_place(title: str, kind: str, own: Place, report: ReportAtHand) -> LinkedLaw:
    name, place = local_title(of_the_bureau(title, report.frame.issuer), own, report.around)
    return LinkedLaw(name, kind, "local-title", place=place)
