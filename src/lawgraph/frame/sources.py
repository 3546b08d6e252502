"""The texts of a page that may name the report's own place, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.frame.title import addressees, lines, opening_lines
from lawgraph.model import Document
from lawgraph.text import CleanText, clean

_OPENING_REACH = 600
_STATED_REACH = 2500
_SIGNATURE_REACH = 160
_LONGEST_SIGNATURE = 40
_IN_BRACKETS = re.compile("《[^《》]*》")
#: 现将|龙川县上坪镇2024年…情况报告如下, 现将《|天水市水利局2023年…报告》予以公布
_STATED = re.compile(
    r"现[将就](?:《(?=[^《》]{4,60}报告》(?:予以|公[布开示]|如下))|(?:20\d\d年度?)?)(?=[\u4e00-\u9fff]{2,40}20\d\d年|[^。]{2,60}(?:报告|汇报|总结|公示|通报)如下)"
)
_WE = re.compile("我(?:镇|乡|街(?![头坊区面])|苏木|县|区|旗|市|州|盟|省)")
_LABEL = re.compile(r"^[\u4e00-\u9fff()]{2,10}:")
_SIGNED = re.compile(
    r"^[^,。;、!?“”《》:|]{2,30}?(?:政府|委员会|办事处|[局委厅办院所镇乡县区市旗]|街道|中心|[支大]队|党组)(?:\((?:盖?章|公章|签章)\))?"
    r"(?:20\d\d年.{1,6}日|二.{3}年.{2,6}日|20\d\d[-./]\d+[-./]\d+)?$"
)
_DATE_LINE = re.compile(r"^\(?(?:20\d\d年\d+月\d+日|20\d\d[-./]\d+[-./]\d+|二.{3}年.{2,7}日)\)?$")
#: where the subject of a clause may begin
_CLAUSE = re.compile(r"(?:^|[,;:。\n])(?:20\d\d年(?:度)?(?:以来)?,?|今年(?:以来)?,?|近年来,?|[*]+年,?)?(?:中共)?")
_SUBJECT_SENTENCES = 2
_BETWEEN_NAMES = re.compile(r"[\s/_.·-]+")
_HAN = re.compile("[\u4e00-\u9fff]")


class Source(NamedTuple):
    """A clean text that may name the place: `starts` are the offsets names must begin at (None: any), and what stands behind
    a name matches `before` (None: anything).

    `sure` says that it names the report's own place and no other. `most` asks for the place it names most, not the first.
    """

    name: str
    text: str
    starts: frozenset[int] | None = None
    sure: bool = False
    most: bool = False
    before: re.Pattern[str] | None = None


def sources(document: Document, heading: str, cleaned: CleanText, site: str, grammar: Grammar) -> Iterator[Source]:
    """The sources of a page, each made when it is asked for. Titles in 《》 are left out of those made of prose: what they
    name is not the report's, unless the reporting side issued them. `site` is the full name of the place whose site it is.
    """
    start, end = document.content
    first, last = cleaned.clean_span(start, end)
    yield Source("title", clean(heading).text, sure=True)
    yield Source("issuer", clean(document.metadata.get("issuer", "")).text)
    yield Source("stated", _stated(cleaned.text[first : min(last, first + _STATED_REACH)]), frozenset((0,)), sure=True)
    yield Source("signature", signature(document), sure=True)
    opening = opening_words(document)
    subject = subject_of(opening, grammar)
    yield subject
    yield Source("clause", subject.text, _clauses(subject.text))
    yield Source("addressee", clean(addressees(document)).text)
    yield issued_titles(cleaned.text[first:last], grammar)
    yield Source("breadcrumb", clean(document.metadata.get("breadcrumb", "")).text)
    yield Source("opening", opening)
    yield Source("furniture", clean(document.text[end:]).text)
    yield Source("site", site)
    yield Source("file", file_words(document))
    yield Source("body", cleaned.text, most=True)


@cache
def _subject(reporting: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between a place and what it says of itself: 渝中区|坚持…, 长治市|司法局认真|贯彻…, 涉县|水利局,以|…,
    岳阳市|生态环境局(以下简称“我局”)坚持….
    """
    organ = "[\u4e00-\u9fff]{0,14}(?<=[局委厅办府]),"
    return re.compile(rf"(?:[^,。;:、\n《“]{{0,16}}?(?:\([^()\n]{{2,24}}\))?|{organ})(?:{alternation(reporting)})")


@cache
def _issued(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A title that the reporting side issues itself: 编制《, 印发了《, 出台《…》《."""
    return re.compile(
        rf"(?:{alternation(verbs)})(?:了|并实施|实施)?(?:《[^《》]*》[、,和及与]?){{0,4}}《([^《》]{{4,90}})》"
    )


def opening_words(document: Document) -> str:
    """What a report begins with, as a clean text without the titles in it."""
    return without_titles(clean("\n".join(opening_lines(document))[:_OPENING_REACH]).text)


def subject_of(opening: str, grammar: Grammar) -> Source:
    """The first sentences of an opening, where a clause begins with who reports: 渝中区|坚持…."""
    sentence = _first_sentences(opening)
    spoken = _WE.search(sentence)  # 我市坚持依法行政,源城区获评示范: who speaks is named already
    starts = _clauses(sentence)
    early = starts if spoken is None else frozenset(at for at in starts if at < spoken.start())
    return Source("subject", sentence, early, before=_subject(grammar["reporting"]))


def _clauses(sentence: str) -> frozenset[int]:
    """Where the subjects of clauses may begin."""
    return frozenset(found.end() for found in _CLAUSE.finditer(sentence))


def file_words(document: Document) -> str:
    """The names of a report's file and of the folders it lies in, as one clean text: 平江县/梅仙镇-2023 is 平江县梅仙镇2023."""
    return clean(_BETWEEN_NAMES.sub("", document.name)).text if _HAN.search(document.name) else ""


def without_titles(text: str) -> str:
    """A clean text with nothing left inside 《》."""
    return _IN_BRACKETS.sub("《》", text)


def issued_titles(text: str, grammar: Grammar) -> Source:
    """The titles that the reporting side issued: 县政府制定《龙川县2021年普法工作要点》."""
    titles = _issued(grammar["issues"]).findall(text)
    starts, at = [], 0
    for title in titles:
        starts.append(at)
        at += len(title) + 1
    return Source("issued", "\n".join(titles), frozenset(starts), most=True)


def _stated(text: str) -> str:
    found = _STATED.search(text)
    return text[found.end() : found.end() + 60] if found else ""


def _first_sentences(opening: str) -> str:
    """The first sentences of the opening, from the first line that is one."""
    for paragraph in opening.split("\n"):
        if "," in paragraph or "。" in paragraph:
            following = opening[opening.index(paragraph) :]
            return "。".join(following.split("。")[:_SUBJECT_SENTENCES])
    return ""


def signature(document: Document) -> str:
    """The lines of the signature: each ends in the name of an organ, or stands above a date; a place in a sentence at
    the end of a report is none.
    """
    start, end = document.content
    tail = [clean(line).text for _, line in lines(document.text, _line_start(document.text, start, end), end)]
    signed = []
    for line, below in zip_longest(tail, tail[1:], fillvalue=""):
        bare = _LABEL.sub("", line)
        if len(bare) <= _LONGEST_SIGNATURE and (
            _SIGNED.match(bare) or (_DATE_LINE.match(below) and not re.search("[,。;:]", bare))
        ):
            signed.append(bare)
    return "\n".join(signed)


def _line_start(text: str, start: int, end: int) -> int:
    """Where the first line begins of those that lie in the signature's reach."""
    reach = max(start, end - _SIGNATURE_REACH)
    if reach == start:
        return start
    line_end = text.find("\n", reach, end)
    return end if line_end < 0 else line_end + 1
