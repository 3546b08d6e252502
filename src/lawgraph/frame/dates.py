"""The year a report tells of and the date it bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lawgraph.corpus.title_line import is_row
from lawgraph.extraction.numerals import number
from lawgraph.frame.title import lines, opening_lines
from lawgraph.letterforms import mapping
from lawgraph.model import Document

#: 2023年, 2023|法治政府建设报告; 2000余人, 2015人次 and 2010份 are numbers of things
_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?=\s*(?:年|-|—|/|\.|度))|(?<!\d)20\d\d(?![\d余多]|[人份次件册场户名个起条项家万亿元]|平方|公里)"
)
#: |2012-|2016年, which ends with the year reported on; (2021-2025年) are the years of a plan
_UP_TO = re.compile(r"(?:19|20)\d\d年?[-—–~至到]+(?=20\d\d年)")
_OF_PLAN = re.compile(r"[(（]20\d\d年?[-—–~至到]+20\d\d年?[)）]")
#: 法治政府建设工作总结|和2023年工作打算
_NEXT = re.compile(r"[和与及暨、]20\d\d年度?[\u4e00-\u9fff]{0,12}?(?:打算|计划|思路|安排|谋划)")
_CHINESE_YEAR = re.compile(r"[二][〇○零０O0][一二三四五六七八九〇○零]{2}(?=年)")
_DATE = re.compile(r"(20\d\d)\s*年\s*(\d{1,2}|元)\s*月\s*(\d{1,2})\s*日")
_ISO_DATE = re.compile(r"(?<![\d.])(20\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d.])")
_CHINESE_DATE = re.compile(
    r"([二2][〇○零０OoＯ0][一二三四五六七八九〇○零０OoＯ]{2})年([一二三四五六七八九十元]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NUMERALS = dict.fromkeys("〇○零０OoＯ0", 0) | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
#: the year of a document's number: 龙政发〔2026〕7号, [2026]7号, 2026年第7号
_NUMBER = re.compile(r"〔\s*20\d\d\s*〕(?:\s*第?\s*\d+\s*号)?|[\[(（【]?\s*20\d\d\s*[\])）】年-]?\s*第?\s*\d{1,4}\s*号")
#: the first and the last year of a five-year plan, where a report has its figures masked
_PLAN = re.compile("“?十([三四])五”?(?:时期|规划)*(?:的)?(开局|收官)")
_PLAN_YEARS = {("三", "开局"): 2016, ("三", "收官"): 2020, ("四", "开局"): 2021, ("四", "收官"): 2025}
_PLAN_REACH = 600
_QUOTED_TITLE = re.compile("《[^《》]*》")
_LETTER = re.compile(r"(?<=2)[Oo](?=\d[\dOo]年)|(?<=2[0Oo]\d)[Oo](?=年)")
_SPACED = re.compile(r"(?<!\d)(?<!\d )(2) (0) (\d) (\d)(?= ?年)")
_SIGNATURE_REACH = 200
_LONGEST_DATE_LINE = 60
_LATE = "10"
_SENTENCE = re.compile("[。,，;；、]")
#: 2024-03, 2024年3月: when a file was saved or a page put up
_MONTH = re.compile(r"20\d\d\s*[-_.年]\s*\d{1,2}(?!\d)")


def year(document: Document, heading: str, published: str) -> tuple[int | None, str]:
    """The year reported on and where it was read: in the title, the first lines, else the year before publication, else
    that in the name of the file (上坪镇-2023).

    A report of 2023 is published in 2024: a year in the title wins over every other. The year of a document's number
    (龙政发〔2024〕7号) and of a date is none. Where the figures are masked, 十四五收官之年 tells it.
    """
    titled = _NUMBER.sub("", _plain(heading))
    found = _first_year(_QUOTED_TITLE.sub("", titled)) or _first_year(titled)  # 关于《上坪镇2023年…报告》的公示
    if found:
        return found, "title"
    start, end = document.content
    for _, line in islice(lines(document.text, start, min(end, start + 2500)), 10):
        if is_row(line):
            continue
        found = _first_year(_QUOTED_TITLE.sub("", _without_dates(_plain(line))))
        if found and (not published or found <= int(published[:4])):
            return found, "text"
    plan = _PLAN.search(document.text, start, min(end, start + _PLAN_REACH))
    if plan:
        return _PLAN_YEARS[plan[1], plan[2]], "plan"
    if published:
        # in the last months a year is reported on before it is over: 2023年11月, 2023年12月20日
        return int(published[:4]) - (published[5:7] < _LATE), "published"
    named = _first_year(_MONTH.sub("", _without_dates(_plain(document.name.rpartition("/")[2]))))
    return named, "file" if named else ""


def _plain(line: str) -> str:
    """A line with the figures of its years as they should be: ２０２３年, 2O2O年 with letters for noughts, 2 0 2 3 年."""
    return _SPACED.sub(r"\1\2\3\4", _LETTER.sub("0", line.translate(mapping())))


def _without_dates(line: str) -> str:
    for form in (_NUMBER, _DATE, _CHINESE_DATE, _ISO_DATE):
        line = form.sub("", line)
    return line


def _first_year(text: str) -> int | None:
    text = _UP_TO.sub("", _OF_PLAN.sub("", _NEXT.sub("", text)))
    match = _YEAR.search(text)
    if match:
        return int(match.group()[:4])
    match = _CHINESE_YEAR.search(text)
    return _chinese_year(match.group()) if match else None


def _chinese_year(text: str) -> int:
    return 2000 + _NUMERALS[text[2]] * 10 + _NUMERALS[text[3]]


def signature_date(document: Document) -> str:
    """The date in the signature at the end of the content, else on a line of its own below the title; "" when there is
    none. A date inside a sentence is no date of publication.
    """
    start, end = document.content
    tail = [line for _, line in lines(document.text, max(start, end - _SIGNATURE_REACH), end)]
    for line in map(_plain, chain(reversed(tail), islice(_opening(document), 4))):
        dated = len(line) <= _LONGEST_DATE_LINE and ("年" in line or "20" in line)
        date = _date(line) if dated and not _SENTENCE.search(line) else ""
        if date:
            return date
    return ""


def _opening(document: Document) -> Iterator[str]:
    """The first lines, put together only where the last ones hold no date."""
    yield from opening_lines(document)


def _date(line: str) -> str:
    """The last date in a line as an ISO date, "" when there is none."""
    line = _NUMBER.sub("", line)
    dates = [(m.start(), int(m[1]), 1 if m[2] == "元" else int(m[2]), int(m[3])) for m in _DATE.finditer(line)]
    dates += [(m.start(), int(m[1]), int(m[3]), int(m[4])) for m in _ISO_DATE.finditer(line)]
    dates += [
        (m.start(), _chinese_year(m[1]), 1 if m[2] == "元" else number(m[2]) or 0, number(m[3]) or 0)
        for m in _CHINESE_DATE.finditer(line)
    ]
    if not dates:
        return ""
    _, y, month, day = max(dates)
    return f"{y:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
