"""Reads the frame of a report from title, signature, page metadata and body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.places import Chain
from lawgraph.frame.dates import signature_date, year
from lawgraph.frame.given import GIVEN, UNKNOWN_PLACE, given_issuer, given_place, given_year
from lawgraph.frame.issuer import bureau, default_issuer, is_called, national, organ_after
from lawgraph.frame.named import NamedPlace, NamedPlaces, beside_others, deepest, one_each, place_of_bureau
from lawgraph.frame.place import Decision, decide, of_the_report
from lawgraph.frame.short_forms import (
    begins_with_zone,
    is_of_zone,
    zone_that_reports,
)
from lawgraph.frame.site import paper_place, site_place
from lawgraph.frame.sources import (
    Source,
    file_words,
    issued_titles,
    opening_words,
    signature,
    sources,
    subject_of,
    without_titles,
)
from lawgraph.frame.spoken import Voice, voice
from lawgraph.frame.surroundings import short_name
from lawgraph.frame.title import title
from lawgraph.model import Document, Frame, Level, Place
from lawgraph.text import CleanText, clean

#: 县|司法局2023年…: a title that names its organ and no place
_LEVEL_WORD = re.compile("[省市县区州旗盟镇乡]?")
#: 县委、县政府|坚持…, 县司法局…: the place reports; 县委办|坚持… is an office
_LEADERS = re.compile("[省市县区州旗盟](?:委|(?:人民)?政府)(?:、[省市县区州旗盟]?(?:人民)?政府)?(?![办宣政组统网])")
#: what the evidence begins with that stands in the name of the file or of a folder
FILE = "file: "
#: |水利部: the id of a national organ has no place in front
_OF_NO_PLACE = "|"
_OF_WHO_REPORTS = frozenset({"title", "subject"})
#: 县水利局认真履职,水利部充分肯定: who reports is named before the ministry, and so where that is not in the first sentence
_OF_A_PLACE = re.compile("[省市州县区旗盟镇乡街。]")
#: 县委、县政府: stands above its towns and its bureaus alike, as does the county whose site it is
_OF_ALL_BELOW = frozenset({"addressee", "site"})
_IN_CLAUSES = frozenset({"subject", "clause", "opening", "body"})


def read_frame(document: Document, cleaned: CleanText, hits: Hits, catalogue: Catalogue) -> Frame:
    """The frame of a document; `cleaned` is the clean form of its whole text, `hits` are the names in it."""
    heading = document.given.get("title") or title(document, catalogue.grammar)
    published = document.metadata.get("published", "")[:10] or signature_date(document)
    reported, year_from = given_year(document) or year(document, heading, published)
    evidence = {key: GIVEN for key in ("title", "published") if key in document.given}
    evidence |= {"year": year_from} if year_from else {}
    reader = _Reader(document, heading, cleaned, hits, reported, catalogue)
    given = given_place(document, cleaned, hits, catalogue, reported)
    decision, organ, within = (given, "", None) if given is not None else reader.place_and_organ()
    if given is None and "place" in document.given:
        evidence[UNKNOWN_PLACE] = document.given["place"]
    place = decision.place
    stated = given_issuer(document, place, catalogue) if place is not None else ""
    if stated:
        evidence["issuer"] = GIVEN
        issuer = stated
    elif place is not None:
        organ = organ or reader.organ_of_title() or reader.own_bureau(place)
        issuer = f"{place.path}|{organ}" if organ else ""
    else:
        issuer = organ if organ.startswith(_OF_NO_PLACE) else ""
    if decision.evidence and (place or within):
        evidence["place"] = decision.evidence
    return Frame(
        title=heading,
        place=place,
        candidates=decision.candidates,
        level=_level(place, decision.candidates, reader.voice.level if within or reader.voice.led else None),
        year=reported,
        published=published,
        issuer=issuer,
        evidence=evidence,
        within=within,
    )


def _level(place: Place | None, candidates: Sequence[Place], spoken: Level | None) -> Level | None:
    if place is not None:
        return place.level
    return candidates[0].level if candidates else spoken


class _Reader:
    """One document on its way to its place and issuer; what costs a pass over the text is looked up when first needed."""

    def __init__(
        self,
        document: Document,
        heading: str,
        cleaned: CleanText,
        hits: Hits,
        reported: int | None,
        catalogue: Catalogue,
    ) -> None:
        self._document = document
        self._heading = heading
        self._cleaned = cleaned
        self._hits = hits
        self._year = reported
        self._catalogue = catalogue

    @cached_property
    def content(self) -> str:
        """The clean text of the report without its furniture."""
        return self._cleaned.text[slice(*self._cleaned.clean_span(*self._document.content))]

    @cached_property
    def voice(self) -> Voice:
        """How the report speaks of itself."""
        return voice(self.content)

    @cached_property
    def _named(self) -> NamedPlaces:
        return NamedPlaces(self._cleaned, self._hits, self.voice.word, self._catalogue)

    @cached_property
    def file(self) -> str:
        """The names of the file and its folders as words."""
        return file_words(self._document)

    def place_and_organ(self) -> tuple[Decision, str, Place | None]:
        """The place, the organ that issued the report where the words name one (the id of a national one), and the place above where only
        that is known. The first source decides that names a place of the level the report speaks at.
        """
        open_decision: Decision | None = None
        called_so: tuple[Place, ...] = ()
        organ = ""
        other: list[tuple[Decision, str]] = []
        text, gazetteer = self._cleaned.text, self._catalogue.gazetteer
        site = site_place(text, gazetteer) or paper_place(text, gazetteer)
        for source in sources(self._document, self._heading, self._cleaned, site, self._catalogue.grammar):
            asked = source.name in _OF_WHO_REPORTS and open_decision is None
            if asked and (ministry := self._ministry(source)):
                return Decision(None, (), ""), ministry, None
            named = self._named.of(source) if source.name != "file" or self.file else []
            if not named:
                continue
            strict = not source.sure and bool(self.voice.word) and not self.voice.bureau
            fitting = self._fitting(source, named) if strict else named
            if not fitting:
                other += [(self._decide(one.chain, source), one.organ) for one in one_each(named)]
                continue
            if source.name in _OF_ALL_BELOW and not (self.voice.word or self.voice.bureau):
                continue
            chosen = self._chosen(source, fitting, strict)
            decision = self._decide(chosen.chain, source)
            if not self._only_publishes(source, chosen.organ):
                organ = organ or chosen.organ
            if decision.place is None:
                if open_decision is None:
                    open_decision, called_so = decision, chosen.chain.places
                continue
            if self.voice.led and not source.sure and self.voice.within(decision.place):
                # 在县委领导下,我局落实广东省部署: of a bureau in that province
                other.append((decision, chosen.organ))
                continue
            # 青山乡 of a title may be ten towns: what else the text says leaves five, but 盐池县青山乡人民政府 at its foot is surer
            expected = called_so if source.sure or open_decision is None else open_decision.candidates
            if open_decision is None or _agrees(decision.place, expected):
                return self._settled(source, decision, decision.place, chosen.organ, organ)
        if open_decision is not None:
            return open_decision, organ, None
        return self._from_others(other)

    def _settled(
        self, source: Source, decision: Decision, place: Place, named: str, organ: str
    ) -> tuple[Decision, str, Place | None]:
        """What a source has decided that names a place and, behind it, an organ (`named`): that place, the city or county whose bureau speaks
        of it, or what lies in the city of a zone that reports. `organ` is the first organ that a source has named.
        """
        if source.name in _IN_CLAUSES and self.voice.bureau and not named:
            place = place_of_bureau(place, self.content, self._catalogue.gazetteer, led=self.voice.led)
            decision = replace(decision, place=place)
        city = None if source.sure else self._city_of_zone(place)
        return (decision, organ, None) if city is None else (Decision(None, (), decision.evidence), "", city)

    def _ministry(self, source: Source) -> str:
        """The national organ that a title or a first sentence begins with."""
        organs = {hit.start: hit for hit in self._named.hits_in(source.text).organs} if source.text else {}
        if not organs or self.voice.word or (source.starts and self.voice.bureau):
            return ""
        if self._named.of(source._replace(before=None)):
            return ""  # 财政部积极支持,平江县认真落实
        place = _OF_A_PLACE.search(source.text)
        last = place.start() if place is not None else len(source.text)
        starts = (at for at in sorted(source.starts or (0,)) if at <= last)
        return next(
            filter(None, (national(source.text, at, organs, self._catalogue, titled=source.sure) for at in starts)), ""
        )

    def _city_of_zone(self, town: Place) -> Place | None:
        """The city of a town that the report of a zone names: 高新区2023年…报告 and 高新区|坚持… are not of that town."""
        grammar = self._catalogue.grammar
        if town.level is not Level.TOWNSHIP or not (
            is_of_zone(clean(self._heading).text, grammar)
            or begins_with_zone(subject_of(opening_words(self._document), grammar), grammar)
        ):
            return None
        above = self._catalogue.gazetteer.ancestors(town)
        return next((place for place in above if place.level is Level.PREFECTURE), None)

    def _decide(self, chain: Chain, source: Source) -> Decision:
        """What the text decides; where it leaves several places, what the names of the file and its folders do."""
        chain = of_the_report(chain, self._cleaned.text, self._catalogue.gazetteer)
        decision = decide(chain, self._cleaned.text, self._hits, self._catalogue, self._year)
        by_file = source.name == "file"
        if decision.place is None and self.file:
            left = chain._replace(places=decision.candidates)
            again = decide(left, self.file, self._named.hits_in(self.file), self._catalogue, self._year)
            by_file, decision = (True, again) if again.place is not None else (by_file, decision)
        return replace(decision, evidence=f"{FILE}{decision.evidence}") if by_file else decision

    def _only_publishes(self, source: Source, organ: str) -> bool:
        """Whether an organ is not the one that reports: the office that puts a government's report on the page (发布机构:
        龙川县人民政府办公室), the bureau of 我县…,龙川县司法局牵头, the centre of 我委…,龙川县疾控中心挂牌.
        """
        bureau = self.voice.bureau
        if source.name in {"clause", "issued"} or (bureau and not source.sure and source.name != "issuer"):
            return not (bureau and is_called(organ, bureau))
        return source.name == "issuer" and organ in self._catalogue.grammar["publishing-office"]

    def _from_others(self, other: Sequence[tuple[Decision, str]]) -> tuple[Decision, str, Place | None]:
        """What a report that says 我市 and names no city has: the city of the counties it names, or the province it lies in."""
        found = [decision for decision, _ in other if decision.place is not None]
        above = [d for d in found if d.place is not None and self.voice.within(d.place)]
        lifted: Counter[Place] = Counter()
        for decision in found:
            place = self.voice.lifted(decision.place, self._catalogue.gazetteer) if decision.place else None
            if place is not None:
                lifted[place] += 1
        ranked = lifted.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return Decision(ranked[0][0], (), ranked[0][0].name), "", None
        if above:
            widest = min(above, key=lambda one: one.place.path.count("/") if one.place and self.voice.led else 0)
            return Decision(None, (), widest.evidence), "", widest.place
        if found:
            return found[0], next(organ for decision, organ in other if decision is found[0]), None
        opened = next((decision for decision, _ in other), Decision(None, (), ""))
        return opened, "", None

    def _fitting(self, source: Source, named: Sequence[NamedPlace]) -> list[NamedPlace]:
        """The finds that may be of the level the report speaks at; the subject of its first sentence only not above it.

        我市 is none of a list of its counties: 奎文区、诸城市、昌乐县作交流发言.
        """
        may_be = self.voice.is_or_below if source.name == "subject" else self.voice.fits
        found: list[NamedPlace] = []
        others: set[int] = set()
        for one in named:
            places = tuple(place for place in one.chain.places if may_be(place))
            if places:
                found.append(one._replace(chain=one.chain._replace(places=places)))
            else:
                others.update((one.chain.start, one.chain.end))
        return [one for one in found if not beside_others(source.text, one.chain, others)]

    def _chosen(self, source: Source, named: Sequence[NamedPlace], strict: bool) -> NamedPlace:
        if not source.sure and self.voice.bureau:
            named = [one for one in named if is_called(one.organ, self.voice.bureau)] or named
        if source.name == "subject":
            return named[0]
        if source.most or strict:
            counted = Counter(one.chain.names[-1] for one in named)
            return max(named, key=lambda one: (counted[one.chain.names[-1]], -one.chain.start))
        return named[0] if source.name == "clause" else deepest(named)

    def organ_of_title(self) -> str:
        """The organ that a title without a place begins with: 县司法局2023年…报告."""
        text = clean(self._heading).text
        if not text:
            return ""
        organs = {hit.start: hit for hit in self._named.hits_in(text).organs}
        level = _LEVEL_WORD.match(text)
        at = level.end() if level else 0
        hit = organs.get(at) or organs.get(0)
        if hit is None:
            return ""
        kind = self._catalogue.names.organs[hit.surface]
        if kind is None or kind.national or kind.kind != "department":
            return ""
        return organ_after(text, hit.start, organs, self._catalogue)

    def own_bureau(self, place: Place) -> str:
        """The government of a place, or the bureau that a report speaks for which says 我局 or begins with what that did; "" when
        it names none.
        """
        if not self.voice.bureau:
            return self._bureau_of_subject(place) or default_issuer(place, self._catalogue)
        ending = self.voice.bureau
        issued = (
            one
            for one in self._named.of(issued_titles(self.content, self._catalogue.grammar))
            if is_called(one.organ, ending)
        )
        here = (one.organ for one in issued if any(p.path == place.path for p in one.chain.places))
        found = next(here, "") or bureau(without_titles(self.content), ending, self._catalogue)
        subject = "" if found else self._bureau_of_subject(place)  # 2024年,县水利局|坚持…, and from then on 我局
        return subject if is_called(subject, ending) else found

    def _bureau_of_subject(self, place: Place) -> str:
        """The bureau of a place that a report without 我县 or a title of its own begins with: 2024年,区财政局|认真…."""
        says_we = bool(self.voice.word) and _said_to_be(self.voice.word).search(self.content)
        if says_we or short_name(place, self._catalogue.gazetteer) in self._heading:
            return ""
        if signature(self._document).endswith("人民政府"):
            return ""  # 经开区着力推进…, of the county whose government signs
        subject = subject_of(opening_words(self._document), self._catalogue.grammar)
        if self._named.of(subject):
            return ""  # 秦安县坚持依法行政。县司法局…
        organs = {hit.start: hit for hit in self._named.hits_in(subject.text).organs}
        for at in sorted(subject.starts or ()):
            leaders = _LEADERS.match(subject.text, at)
            if leaders is not None and subject.before is not None and subject.before.match(subject.text, leaders.end()):
                return ""
            hit = organs.get(at + 1) if subject.text[at : at + 1] == place.name[-1] else organs.get(at)
            kind = self._catalogue.names.organs[hit.surface] if hit is not None else None
            if hit is None or kind is None or kind.kind != "department" or kind.national:
                continue
            if subject.before is not None and subject.before.match(subject.text, hit.end):
                return organ_after(subject.text, hit.start, organs, self._catalogue)
        return zone_that_reports(subject.text, sorted(subject.starts or ()), self._catalogue.grammar)


@cache
def _said_to_be(word: str) -> re.Pattern[str]:
    """The words that tell of whom a report is: 现将我县…报告如下, 我县法治政府建设情况如下."""
    return re.compile(f"[将就把]我{word}|我{word}[^,。;:\n]{{0,24}}如下")


def _agrees(place: Place, candidates: Sequence[Place]) -> bool:
    return any(place.path == candidate.path for candidate in candidates)
