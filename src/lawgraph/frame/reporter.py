"""Who reports: the place, and the organ where the words name one.

The sources of a page are asked one after the other (`sources`), and the first decides that names a place of the level the report
speaks at. One that leaves several places (青山乡 of a title may be ten towns) holds a later one to these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lawgraph.extraction.places import Chain
from lawgraph.frame.issuer import is_called, national
from lawgraph.frame.named import NamedPlace, beside_others, deepest, one_each, place_of_bureau
from lawgraph.frame.place import Decision, decide, of_the_report, province_by_short_name
from lawgraph.frame.reading import Reading
from lawgraph.frame.short_forms import begins_with_zone, is_of_zone
from lawgraph.frame.sources import Source
from lawgraph.model import Level, Place
from lawgraph.text import clean

#: what the evidence begins with that stands in the name of the file or of a folder
FILE = "file: "
#: the sources that may begin with a ministry that reports
_OF_WHO_REPORTS = frozenset({"title", "subject"})
#: 县水利局认真履职,水利部充分肯定: who reports is named before the ministry, and so where that is not in the first sentence
_OF_A_PLACE = re.compile("[省市州县区旗盟镇乡街。]")
#: 县委、县政府: stands above its towns and its bureaus alike, as does the county whose site it is
_OF_ALL_BELOW = frozenset({"addressee", "site"})
#: whose organs are named in passing
_IN_PASSING = frozenset({"clause", "issued", "body"})
_IN_CLAUSES = frozenset({"subject", "clause", "opening", "body"})
_UNKNOWN = Decision(None, (), "")


class Reporter(NamedTuple):
    """Who reports: what is known of the place, the organ that the words name ("" for none; |水利部, the id of a national one), and
    the place above where only that is known.
    """

    decision: Decision
    organ: str = ""
    within: Place | None = None


class _Said(NamedTuple):
    """What a source says: the decision between the places of a name, these (`called`), and the organ named behind it."""

    decision: Decision
    called: tuple[Place, ...]
    organ: str


def who_reports(reading: Reading) -> Reporter:
    """The reporter, by the first source that tells."""
    spoken = reading.voice
    organ = ""
    opened: _Said | None = None
    others: list[_Said] = []  # of places that are not of the level spoken at
    for source in reading.sources():
        if opened is None and source.name in _OF_WHO_REPORTS and (ministry := _ministry(reading, source)):
            return Reporter(_UNKNOWN, ministry)
        named = reading.named.of(source) if source.name != "file" or reading.file else []
        strict = not source.sure and bool(spoken.word) and not spoken.bureau
        fitting = _fitting(reading, source, named) if strict else named
        if not fitting:
            others += [_said(reading, source, one) for one in one_each(named)]
            continue
        if source.name in _OF_ALL_BELOW and not (spoken.word or spoken.bureau):
            continue
        said = _said(reading, source, _chosen(reading, source, fitting, strict))
        place = said.decision.place
        if not organ and not _only_publishes(reading, source, said.organ):
            organ = said.organ
        if place is None:
            opened = opened or said
        elif spoken.led and not source.sure and spoken.within(place):
            others.append(said)  # 在县委领导下,我局落实广东省部署: of a bureau in that province
        # what else the text says leaves five towns of ten, but 盐池县青山乡人民政府 at its foot is surer
        elif opened is None or _agrees(place, opened.called if source.sure else opened.decision.candidates):
            return _settled(reading, source, said, place, organ)
    return _from_others(reading, others) if opened is None else Reporter(opened.decision, organ)


def _settled(reading: Reading, source: Source, said: _Said, place: Place, organ: str) -> Reporter:
    """Who reports where a source has decided for a place: that place, the city or county whose bureau speaks of it, or what lies in
    the city of a zone that reports. `organ` is the first organ that a source has named.
    """
    decision, spoken = said.decision, reading.voice
    if source.name in _IN_CLAUSES and spoken.bureau and not said.organ:
        place = place_of_bureau(place, reading.content, reading.catalogue.gazetteer, led=spoken.led)
        decision = replace(decision, place=place)
    city = None if source.sure else _city_of_zone(reading, place)
    return Reporter(decision, organ) if city is None else Reporter(Decision(None, (), decision.evidence), "", city)


def _ministry(reading: Reading, source: Source) -> str:
    """The national organ that a title or a first sentence begins with."""
    organs = reading.organs_in(source.text) if source.text else {}
    if not organs or reading.voice.word or (source.starts and reading.voice.bureau):
        return ""
    if reading.named.of(source._replace(before=None)):
        return ""  # 财政部积极支持,平江县认真落实
    place = _OF_A_PLACE.search(source.text)
    last = place.start() if place is not None else len(source.text)
    starts = (at for at in sorted(source.starts or (0,)) if at <= last)
    found = (national(source.text, at, organs, reading.catalogue, titled=source.sure) for at in starts)
    return next(filter(None, found), "")


def _city_of_zone(reading: Reading, town: Place) -> Place | None:
    """The city of a town that the report of a zone names: 高新区2023年…报告 and 高新区|坚持… are not of that town."""
    grammar = reading.catalogue.grammar
    if town.level is not Level.TOWNSHIP or not (
        is_of_zone(clean(reading.heading).text, grammar) or begins_with_zone(reading.subject(), grammar)
    ):
        return None
    above = reading.catalogue.gazetteer.ancestors(town)
    return next((place for place in above if place.level is Level.PREFECTURE), None)


def _said(reading: Reading, source: Source, named: NamedPlace) -> _Said:
    return _Said(_decision(reading, source, named.chain), named.chain.places, named.organ)


def _decision(reading: Reading, source: Source, chain: Chain) -> Decision:
    """What the text decides; where it leaves several places, what the names of the file and its folders do."""
    text, catalogue, year = reading.cleaned.text, reading.catalogue, reading.year
    chain = of_the_report(chain, text, catalogue.gazetteer)
    decision = decide(chain, text, reading.hits, catalogue, year)
    by_file = source.name == "file"
    if decision.place is None and reading.file:
        left = chain._replace(places=decision.candidates)
        again = decide(left, reading.file, reading.named.hits_in(reading.file), catalogue, year)
        by_file, decision = (True, again) if again.place is not None else (by_file, decision)
    return replace(decision, evidence=f"{FILE}{decision.evidence}") if by_file else decision


def _only_publishes(reading: Reading, source: Source, organ: str) -> bool:
    """Whether an organ is not the one that reports: the office that puts a government's report on the page (发布机构:
    龙川县人民政府办公室), the bureau of 我县…,龙川县司法局牵头, the centre of 我委…,龙川县疾控中心挂牌, the office of
    按照《龙川县依法治县办公室关于…的通知》.
    """
    bureau = reading.voice.bureau
    if source.name in _IN_PASSING or (bureau and not source.sure and source.name != "issuer"):
        return not (bureau and is_called(organ, bureau))
    return source.name == "issuer" and organ in reading.catalogue.grammar["publishing-office"]


def _from_others(reading: Reading, others: Sequence[_Said]) -> Reporter:
    """What a report that says 我市 and names no city has: the city of the counties it names, or the province it lies in."""
    spoken = reading.voice
    decided = [(said, said.decision.place) for said in others if said.decision.place is not None]
    gazetteer = reading.catalogue.gazetteer
    lifted = (spoken.lifted(place, gazetteer) for _, place in decided)
    ranked = Counter(place for place in lifted if place is not None).most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return Reporter(Decision(ranked[0][0], (), ranked[0][0].name))
    above = [(said, place) for said, place in decided if spoken.within(place)]
    if above:
        said, place = min(above, key=lambda one: one[1].path.count("/")) if spoken.led else above[0]
        return Reporter(Decision(None, (), said.decision.evidence), "", place)
    if decided:
        return Reporter(decided[0][0].decision, decided[0][0].organ)
    return Reporter(others[0].decision if others else province_by_short_name(reading.content, spoken.bureau, gazetteer))


def _fitting(reading: Reading, source: Source, named: Sequence[NamedPlace]) -> list[NamedPlace]:
    """The finds that may be of the level the report speaks at; the subject of its first sentence only not above it.

    我市 is none of a list of its counties: 奎文区、诸城市、昌乐县作交流发言.
    """
    may_be = reading.voice.is_or_below if source.name == "subject" else reading.voice.fits
    found: list[NamedPlace] = []
    others: set[int] = set()
    for one in named:
        places = tuple(place for place in one.chain.places if may_be(place))
        if places:
            found.append(one._replace(chain=one.chain._replace(places=places)))
        else:
            others.update((one.chain.start, one.chain.end))
    return [one for one in found if not beside_others(source.text, one.chain, others)]


def _chosen(reading: Reading, source: Source, named: Sequence[NamedPlace], strict: bool) -> NamedPlace:
    """The find of a source that tells who reports: the first, the one named most, or the deepest of 惠城区人民政府桥东街道办事处."""
    if not source.sure and reading.voice.bureau:
        named = [one for one in named if is_called(one.organ, reading.voice.bureau)] or named
    if source.name == "subject":
        return named[0]
    if source.most or strict:
        counted = Counter(one.chain.names[-1] for one in named)
        return max(named, key=lambda one: (counted[one.chain.names[-1]], -one.chain.start))
    return named[0] if source.name == "clause" else deepest(named)


def _agrees(place: Place, candidates: Sequence[Place]) -> bool:
    return any(place.path == candidate.path for candidate in candidates)
