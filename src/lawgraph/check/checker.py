"""The checks of one report: each citation held against the catalogue, its brackets, its number and the verdict of time."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterator

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.load import Catalogue, load_catalogue
from lawgraph.catalogue.names import SUFFIX
from lawgraph.check.brackets import Brackets, are_of_one_kind
from lawgraph.check.findings import Doubt, Finding
from lawgraph.check.slips import is_misprint, is_slip
from lawgraph.link.verdict import verdict
from lawgraph.model import Citation, Context, ExtractedReport, Force, Tense
from lawgraph.text import normalise

#: the years of a plan, as they should be and as they are written: (2021-2025年), (20212025年), masked (****-****年)
_YEARS = re.compile(r"\([\d*X—-]+年?\)$")
#: the year of a version: (2021年), (2021修订), (2021年修正版)
_VERSION = re.compile(r"\((\d{4})年?(?:修[订正改])?版?本?\)$")
_STATUTE = "statute"
_NUMBER = re.compile(r"〔\d{4}〕\d+号$|令第\d+号$")
_ORDER = "令"
#: a sentence that says so itself: 婚姻法同时废止, 由《信访工作条例》取代, 原《婚姻法》
_KNOWN_REPEAL = re.compile("废止|失效|取代|替代|代替|停止执行|不再执行")
_FORMER = re.compile("[原旧][《〈]?$")
#: 《信访工作条例》|将于2022年5月1日起施行, 即将施行的|《信访工作条例》: within its clause
_COMES = "(?:[将拟]于[^,，。;；]{4,12}(?:施行|实施)|即将(?:施行|实施|出台))"
_TO_COME_BEHIND = re.compile(f"[^,，。;；]{{0,30}}?{_COMES}")
_TO_COME_BEFORE = re.compile(f"{_COMES}的[^,，。;；》]{{0,8}}$")
#: by which annual reports are to be published (法治政府建设与责任落实督察工作规定, 第二十四条)
_LAST_DAY = "-04-01"
#: the least likeness of a title outside the catalogue to what is offered for it
_LIKE = 0.85
_OFFERED = 3
#: a document that implements another is not that other
_IMPLEMENTING = "实施"
#: 国务院关于修改〈信访条例〉的决定: there are more of them than a catalogue holds, and what it names can be compared
_ABOUT = re.compile("关于(?:印发|发布|公布|转发|修改|修订|修正|废止)[〈《](.+)[〉》]的(?:通知|决定|公告|令)$")


def check(report: ExtractedReport, catalogue: Catalogue | None = None) -> tuple[Finding, ...]:
    """The doubtful citations of a report, in the order of the text.

    Give the catalogue that the report was annotated with, when it is not the one shipped with lawgraph. Doubts:

    - title: misprinted or wrongly worded, linked to the one document it comes near;
    - year: the years of a plan are wrong (2021—2025年 for 2020-2025年), or no version of a statute is of the year behind it;
    - number: not the document number that the catalogue has;
    - repealed: no longer in force at the end of the year (of the next one, for plans), and the sentence does not say so;
    - expired: a plan whose years were over;
    - not-yet: not adopted when the report came out (without a day: by the April after its year), or carried out before it was in force,
      unless the sentence says that it is to come;
    - bracket: one of 《 and 》 is missing, they are of two kinds (〈民法典》), or stand there twice (《《民法典》》);
    - ambiguous: several documents have the name;
    - unknown: a title in 《》 that the catalogue does not hold; but for what publishes or amends a document that it does hold.
    """
    checker = _Checker(report, catalogue or load_catalogue())
    return tuple(
        finding for mention in report.mentions if isinstance(mention, Citation) for finding in checker.findings(mention)
    )


class _Checker:
    """The checks of one report, with what all of them need."""

    def __init__(self, report: ExtractedReport, catalogue: Catalogue) -> None:
        self._text = report.document.text
        self._around = Brackets(self._text)
        self._year = report.frame.year
        self._published = report.frame.published
        self._catalogue = catalogue
        self._lines = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", self._text))]

    def findings(self, citation: Citation) -> Iterator[Finding]:
        instrument = None if citation.candidates else self._catalogue.instrument(citation.id)
        yield from self._title(citation, instrument)
        yield from self._brackets(citation)
        if instrument is not None:
            yield from self._version(citation, instrument)
            yield from self._number(citation, instrument)
            yield from self._time(citation, instrument)

    def _finding(self, citation: Citation, doubt: Doubt, zh: str, en: str, *meant: str) -> Finding:
        line = bisect_right(self._lines, citation.start)
        return Finding(
            doubt,
            line,
            citation.start - self._lines[line - 1] + 1,
            citation.start,
            citation.end,
            citation.text,
            tuple(dict.fromkeys(filter(None, meant))),
            zh,
            en,
            self._text[slice(*citation.sentence)],
        )

    def _title(self, citation: Citation, instrument: Instrument | None) -> Iterator[Finding]:
        written = normalise(citation.text)
        if citation.candidates:
            yield self._finding(
                citation,
                Doubt.AMBIGUOUS,
                "名称不止指一个文件",
                "several documents have this name",
                *citation.candidates,
            )
        elif is_misprint(written, self._catalogue.names.by_law_name):
            yield self._finding(citation, Doubt.TITLE, "题名有误", "wrong title", citation.id)
        elif citation.via == "near-miss":
            years = _YEARS.search(written)
            if years and self._is_known(_YEARS.sub("", written)):
                if "*" not in years[0]:
                    yield self._finding(
                        citation, Doubt.YEAR, "题名中的年份有误", "wrong years in the title", citation.id
                    )
            else:
                yield self._finding(citation, Doubt.TITLE, "题名有误", "wrong title", citation.id)
        elif citation.via == "short-form" and any(self._around.of(citation)):
            yield self._finding(
                citation, Doubt.TITLE, "题名不全", "not the title of the law, a short form of it", citation.id
            )
        elif citation.via == "alias" and instrument is not None and is_slip(written, instrument.title):
            yield self._finding(citation, Doubt.TITLE, "题名有误", "wrong title", citation.id)
        elif citation.via == "own-title" and any(self._around.of(citation)):
            about = _ABOUT.search(written)
            if about is not None and self._is_known(about[1]):
                return
            known = citation.kind == _STATUTE
            yield self._finding(
                citation,
                Doubt.UNKNOWN,
                "没有这部法律" if known else "目录中没有这个题名，请核对",
                "there is no such law in the catalogue of statutes" if known else "not in the catalogue: compare it",
                *self._like(written),
            )

    def _is_known(self, name: str) -> bool:
        return name in self._catalogue.names.by_law_name

    def _like(self, written: str) -> Iterator[str]:
        """The official titles of the names most like a title."""
        names = self._catalogue.names.by_law_name
        letters, implementing = set(written), written.count(_IMPLEMENTING)
        near = [
            name
            for name in names
            if len(letters.intersection(name)) * 2 > len(letters) and name.count(_IMPLEMENTING) == implementing
        ]
        for name in difflib.get_close_matches(written, near, _OFFERED, _LIKE):
            yield from (entry.instrument.title for entry in names[name])

    def _brackets(self, citation: Citation) -> Iterator[Finding]:
        opened, closed = self._around.of(citation)
        if bool(opened) != bool(closed):
            zh, en = ("缺少右书名号", "》 is missing") if opened else ("缺少左书名号", "《 is missing")
        elif opened and not are_of_one_kind(opened, closed):
            zh, en = "左右书名号不一致", "the brackets are of two kinds"
        elif self._around.are_doubled(citation, opened, closed):
            zh, en = "书名号重复", "a bracket stands there twice"
        else:
            return
        yield self._finding(citation, Doubt.BRACKET, zh, en, f"《{normalise(citation.text)}》")

    def _version(self, citation: Citation, instrument: Instrument) -> Iterator[Finding]:
        """The year of a version, 《民法典（2019年）》, that is none in which a statute was adopted or amended or came into force.

        Of statutes alone every amendment is known.
        """
        version = _VERSION.search(normalise(citation.text))
        if version is None or instrument.kind != _STATUTE:
            return
        years = [day[:4] for day in (instrument.adopted, *instrument.amended) if day]
        if years and version[1] not in {*years, instrument.effective[:4]}:
            last = max((year for year in years if self._year is None or int(year) <= self._year), default=years[0])
            yield self._finding(
                citation,
                Doubt.YEAR,
                f"目录中这部法律没有 {version[1]} 年的版本",
                f"the catalogue has no version of {version[1]}",
                f"{instrument.title}({last}年)",
            )

    def _number(self, citation: Citation, instrument: Instrument) -> Iterator[Finding]:
        if citation.number is None:
            return
        written, known = _NUMBER.search(citation.number.value), _NUMBER.search(instrument.number)
        if not written or not known or written[0][0] != known[0][0]:
            return
        # 总局令第15号 is short for 国家安全生产监督管理总局令第15号; 国办发 is not 国发
        order = written[0][0] == _ORDER
        if written[0] != known[0] or (not order and citation.number.value != instrument.number):
            yield self._finding(
                citation,
                Doubt.NUMBER,
                f"文号“{citation.number.value}”与目录不符",
                f"the catalogue has another number than {citation.number.value}",
                instrument.number,
            )

    def _time(self, citation: Citation, instrument: Instrument) -> Iterator[Finding]:
        year = self._year
        if year is not None and citation.tense is Tense.PLANNED:
            year += 1
        repealer = self._catalogue.instrument(instrument.repealed_by)
        force = verdict(instrument, year, self._published, repealer)
        if force is Force.REPEALED and not self._says_so(citation):
            day = instrument.until
            zh = f"{day} 起失效" if day else "已失效"
            en = f"no longer in force since {day}" if day else "no longer in force"
            yield self._finding(citation, Doubt.REPEALED, zh, en, instrument.repealed_by)
        elif force is Force.EXPIRED:
            yield self._finding(
                citation,
                Doubt.EXPIRED,
                "规划期限已过",
                "a plan whose years were over",
                *self._of_series(instrument, year),
            )
        elif force is Force.NOT_YET:
            yield from self._too_early(citation, instrument, year)

    def _says_so(self, citation: Citation) -> bool:
        """Whether the report knows that a document is repealed: it repeals it, says so, or calls it the former one."""
        sentence = self._text[slice(*citation.sentence)]
        before = normalise(self._text[max(0, citation.start - 3) : citation.start])
        return (
            citation.context is Context.ENACT
            or _KNOWN_REPEAL.search(sentence) is not None
            or _FORMER.search(before) is not None
        )

    def _of_series(self, instrument: Instrument, year: int | None) -> Iterator[str]:
        """The plans of the same title that stand in a year, after or before this one."""
        for entry in self._catalogue.names.by_law_name.get(SUFFIX.sub("", instrument.title), ()):
            if verdict(entry.instrument, year) in {Force.IN_FORCE, Force.AMENDED_SINCE}:
                yield entry.instrument.title

    def _too_early(self, citation: Citation, instrument: Instrument, year: int | None) -> Iterator[Finding]:
        """Publicising a law before its first day is usual (民法典 in 2020); citing it before there is one, or carrying it out, is not."""
        day = max(self._published, f"{year}-12-31" if year is not None else "")
        out = self._published or (f"{year + 1}{_LAST_DAY}" if year is not None else "")
        if instrument.adopted > max(day, out):
            start, end = citation.sentence
            if _TO_COME_BEHIND.match(self._text, citation.end, end) or _TO_COME_BEFORE.search(
                self._text, start, citation.start
            ):
                return
            yield self._finding(
                citation,
                Doubt.NOT_YET,
                f"{instrument.adopted} 才通过",
                f"adopted on {instrument.adopted} only",
                *self._before(instrument),
                *self._of_series(instrument, year),
            )
        elif citation.context is Context.IMPLEMENT and instrument.effective > day:
            yield self._finding(
                citation,
                Doubt.NOT_YET,
                f"{instrument.effective} 才施行",
                f"in force from {instrument.effective} only",
                *self._before(instrument),
            )

    def _before(self, instrument: Instrument) -> Iterator[str]:
        """The documents that this one replaced."""
        for other in self._catalogue.instruments:
            if other.repealed_by == instrument.title and other.until and other.until == instrument.effective:
                yield other.title
