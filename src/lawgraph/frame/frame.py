"""Reads the frame of a report from title, signature, page metadata and body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import find_hits
from lawgraph.extraction.places import Chain, chains
from lawgraph.frame.place import Decision, decide
from lawgraph.frame.spoken import capped, spoken_level
from lawgraph.frame.title import opening_lines, signature_date, title, year
from lawgraph.model import Document, Frame, Level, Place
from lawgraph.text import CleanText, clean

_SIGNATURE_REACH = 160
_OPENING_REACH = 600
_TITLE, _BODY = "title", "body"
#: sources that may name a place above the report's own, or one it only mentions
_UNSURE = frozenset({"breadcrumb", "opening", "furniture", _BODY})
_IN_BRACKETS = re.compile("《[^《》]*》")
_WE_BUREAU = re.compile("我(?:局|委|厅|院|分局|支队|大队)")
_WE_PLACE = re.compile("我(?:镇|乡|街道|县|区|市|省|州|旗|盟|苏木)")
_LEVEL_ENDS = frozenset("省市县区州旗盟")


def read_frame(document: Document, cleaned: CleanText, catalogue: Catalogue) -> Frame:
    """The frame of a document; `cleaned` is the clean form of its whole text."""
    heading = title(document, catalogue.grammar)
    published = document.metadata.get("published", "")[:10] or signature_date(document)
    reported, year_from = year(document, heading, published)
    evidence = {"year": year_from} if year_from else {}
    content = cleaned.text[slice(*cleaned.clean_span(*document.content))]
    decision, organ, source = _place_and_organ(document, heading, cleaned, reported, catalogue)
    spoken = spoken_level(content)
    place, within = decision.place, None
    if place is not None and source in _UNSURE and not organ:
        place, within = capped(place, spoken, catalogue.gazetteer)
    if not organ and place is not None and _speaks_as_bureau(content):
        organ = _bureau(content, catalogue)
        issuer = f"{place.path}|{organ}" if organ else ""
    elif place is not None:
        issuer = f"{place.path}|{organ or _default_issuer(place, catalogue)}"
    else:
        issuer = _national(heading, catalogue)
    if decision.evidence and (place or within):
        evidence["place"] = decision.evidence
    return Frame(
        title=heading,
        place=place,
        candidates=decision.candidates,
        level=_level(place, decision.candidates, within, spoken),
        year=reported,
        published=published,
        issuer=issuer,
        evidence=evidence,
        within=within,
    )


def _national(heading: str, catalogue: Catalogue) -> str:
    """The national organ that a title begins with: 农业农村部2023年度…报告."""
    names = catalogue.names
    for hit in find_hits(clean(heading).text, names).organs:
        kind = names.organs[hit.surface]
        if hit.start == 0 and kind is not None and kind.national:
            return f"|{kind.name}"
    return ""


def _level(
    place: Place | None, candidates: Sequence[Place], within: Place | None, spoken: Level | None
) -> Level | None:
    if place is not None:
        return place.level
    if candidates:
        return candidates[0].level
    return spoken if within is not None else None


def _place_and_organ(
    document: Document, heading: str, cleaned: CleanText, reported: int | None, catalogue: Catalogue
) -> tuple[Decision, str, str]:
    """The place, the organ that issued the report where the words name one, and the first source that names a place."""
    open_decision: Decision | None = None
    organ = ""
    for name, source in _sources(document, heading, cleaned):
        found = [c for c in _chains(source, catalogue) if c.places]
        if not found:
            continue
        chain = max(found, key=lambda c: (_weight(c, found), -c.start)) if name == _BODY else _deepest(found)
        decision = decide(chain, cleaned.text, catalogue.gazetteer, reported)
        organ = organ or _organ_after(source, chain.end, catalogue)
        if decision.place is not None:
            if open_decision is not None and not _agrees(decision.place, open_decision.candidates):
                continue
            return decision, organ, name
        open_decision = open_decision or decision
    return open_decision or Decision(None, (), ""), organ, ""


def _deepest(found: Sequence[Chain]) -> Chain:
    """The first chain, or the last of those that go down from it: 惠城区人民政府|桥东街道办事处."""
    chain = found[0]
    for following in found[1:]:
        above = tuple(f"{place.path}/" for place in chain.places)
        below = tuple(place for place in following.places if place.path.startswith(above))
        if not below:
            break
        chain = Chain(chain.start, following.end, (*chain.names, *following.names), below)
    return chain


def _agrees(place: Place, candidates: Sequence[Place]) -> bool:
    return any(place.path == candidate.path for candidate in candidates)


def _sources(document: Document, heading: str, cleaned: CleanText) -> Iterator[tuple[str, str]]:
    """The texts that may name the report's place, the surest first, each with its name. Titles in 《》 are left out: what
    they name is not the report's.
    """
    start, end = document.content
    yield _TITLE, clean(heading).text
    yield "issuer", clean(document.metadata.get("issuer", "")).text
    yield "signature", _without_titles(clean(document.text[max(start, end - _SIGNATURE_REACH) : end]).text)
    yield "breadcrumb", clean(document.metadata.get("breadcrumb", "")).text
    yield "opening", _without_titles(clean("\n".join(opening_lines(document))[:_OPENING_REACH]).text)
    yield "furniture", clean(document.text[end:]).text
    yield _BODY, cleaned.text


def _without_titles(text: str) -> str:
    return _IN_BRACKETS.sub("《》", text)


def _speaks_as_bureau(content: str) -> bool:
    """Whether a report speaks as a bureau: 我局, 我委."""
    return len(_WE_BUREAU.findall(content)) > len(_WE_PLACE.findall(content))


def _bureau(content: str, catalogue: Catalogue) -> str:
    """The bureau that a report without one in its title speaks as: the one it names most with a level or place in front.

    "" when none is named twice.
    """
    text = _without_titles(content)
    names = catalogue.names
    named: Counter[str] = Counter()
    for hit in find_hits(text, names).organs:
        kind = names.organs[hit.surface]
        if kind is not None and kind.kind == "department" and text[hit.start - 1 : hit.start] in _LEVEL_ENDS:
            named[text[hit.start : hit.end] if kind.as_written else kind.name] += 1
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else ""


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
    kind = names.organs[here[0].surface]
    if kind is None or (kind.kind in {"party", "government"} and not kind.parent):
        return ""
    return text[here[0].start : here[0].end] if kind.as_written else kind.name


def _default_issuer(place: Place, catalogue: Catalogue) -> str:
    if place.level is Level.OTHER:
        return catalogue.grammar["default-issuer-zone"][0]
    street = place.level is Level.TOWNSHIP and place.name.endswith(("街道", "地区"))
    return catalogue.grammar["default-issuer-street" if street else "default-issuer"][0]
