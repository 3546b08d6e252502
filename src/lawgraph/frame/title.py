"""Title, year and date of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lawgraph.catalogue.grammar import Grammar
from lawgraph.model import Document

_SEARCHED_LINES = 12
_LONGEST_TITLE = 90
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*(?:年|-|—|/|\.|度))|(?<!\d)20\d\d(?!\d)")
_CHINESE_YEAR = re.compile(r"[二][〇○零０O0][一二三四五六七八九〇○零]{2}(?=年)")
_DATE = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISO_DATE = re.compile(r"(?<!\d)(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_CHINESE_DATE = re.compile(
    r"(二[〇○零][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NUMERALS = {"〇": 0, "○": 0, "零": 0, "０": 0, "O": 0, "0": 0} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_ISSUER_ENDS = ("人民政府", "委员会", "办事处", "局", "厅", "关于")
#: 县委、县政府: on a line of its own
_ADDRESSEE = re.compile("(?:委|府|局|厅|办|会|院|部|办公室|同志|领导)[:：]$")
_LABELLED_TITLE = re.compile(r"(?:标\s*题|名\s*称)[:：]\s*(\S.{5,80}(?:报告|总结|情况|汇报))$")
_NO_TITLE = re.compile(
    r"[。；;！!]|[:：]$|现将|报告如下|汇报如下|^\s*(?:根据|按照|为了?|\[|【|备注|文号|索引|附件)|^\s*20\d\d\s*年[,，、]|^20\d\d年以来"
)
#: (2024年1月12日) behind a title
_TRAILING_DATE = re.compile(r"\s*[(（]?20\d\d(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|-\d{1,2}-\d{1,2})[)）]?$")
_QUOTED_TITLE = re.compile("《[^《》]*》")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、])")
_SIGNATURE_REACH = 200
_LONGEST_DATE_LINE = 60
_SENTENCE = re.compile("[。,，;；、]")


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The non-empty lines of a range with the offset of their first non-blank character."""
    position = start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            yield position + line.index(stripped[0]), stripped
        position += len(line)


def title(document: Document, grammar: Grammar) -> str:
    """The title: the first line of the content that names a report on the rule of law, with the short lines before it
    that belong to it (an issuer on a line of its own); else the page's own title, else a short first line.

    A line to an addressee (县委依法治县办:), a line of metadata and a sentence (现将…报告如下) are no title.
    """
    words, nouns = _any_of(grammar["report-word"]), _any_of(grammar["report-noun"])
    head = opening_lines(document)
    for number, line in enumerate(head):
        labelled = _LABELLED_TITLE.match(line)
        if labelled:
            return labelled.group(1)
        joined = line
        before = number
        while before and _continues(head[before - 1], line):
            before -= 1
            joined = head[before] + joined
        for after in range(number, min(number + 3, len(head))):
            if after > number:
                joined += head[after]
            if _NO_TITLE.search(joined) or len(joined) > _LONGEST_TITLE or _HEADING.match(head[after]):
                break
            if words.search(joined) and nouns.search(joined):
                return _TRAILING_DATE.sub("", joined)
    if document.metadata.get("title"):
        return document.metadata["title"]
    first = head[0] if head else ""
    if not first or _NO_TITLE.search(first) or _HEADING.match(first) or len(first) > _LONGEST_TITLE:
        return ""
    return first


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def opening_lines(document: Document) -> list[str]:
    """The first lines of the content without the addressee's."""
    start, end = document.content
    head = islice(lines(document.text, start, min(end, start + 3000)), _SEARCHED_LINES)
    return [line for _, line in head if not (line.endswith((":", "：")) and _ADDRESSEE.search(line))]


def _continues(line: str, following: str) -> bool:
    """Whether a line before a title belongs to it: an issuer alone, 中共X镇委员会 or X县人民政府; not the name of a site
    above a title that has an issuer of its own.
    """
    if not 3 < len(line) <= 40 or not line.endswith(_ISSUER_ENDS) or ":" in line:
        return False
    return line.endswith("关于") or not any(end in following for end in _ISSUER_ENDS[:-1])


def year(document: Document, heading: str, published: str) -> tuple[int | None, str]:
    """The year reported on and where it was read: in the title, the first lines, else the year before publication.

    A report of 2023 is published in 2024: a year in the title wins over every other.
    """
    found = _first_year(heading)
    if found:
        return found, "title"
    start, end = document.content
    for _, line in islice(lines(document.text, start, min(end, start + 2500)), 10):
        found = _first_year(_QUOTED_TITLE.sub("", _DATE.sub("", _CHINESE_DATE.sub("", line))))
        if found and (not published or found <= int(published[:4])):
            return found, "text"
    if published:
        return int(published[:4]) - 1, "published"
    return None, ""


def _first_year(text: str) -> int | None:
    match = _YEAR.search(text)
    if match:
        return int(match.group()[:4])
    match = _CHINESE_YEAR.search(text)
    return _chinese_year(match.group()) if match else None


def _chinese_year(text: str) -> int:
    return 2000 + _NUMERALS[text[2]] * 10 + _NUMERALS[text[3]]


def _chinese_number(text: str) -> int:
    """A numeral up to 99: 十 10, 十二 12, 二十 20, 二十三 23."""
    tens, ten, units = text.partition("十")
    if not ten:
        return _NUMERALS[text]
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[units] if units else 0)


def signature_date(document: Document) -> str:
    """The date in the signature at the end of the content, else on a line of its own below the title; "" when there is
    none. A date inside a sentence is no date of publication.
    """
    start, end = document.content
    tail = [line for _, line in lines(document.text, max(start, end - _SIGNATURE_REACH), end)]
    for line in (*reversed(tail), *opening_lines(document)[:4]):
        date = "" if len(line) > _LONGEST_DATE_LINE or _SENTENCE.search(line) else _date(line)
        if date:
            return date
    return ""


def _date(line: str) -> str:
    """The last date in a line as an ISO date, "" when there is none."""
    if "年" not in line and "-" not in line:
        return ""
    dates = [(m.start(), int(m[1]), int(m[2]), int(m[3])) for form in (_DATE, _ISO_DATE) for m in form.finditer(line)]
    dates += [
        (m.start(), _chinese_year(m[1]), _chinese_number(m[2]), _chinese_number(m[3]))
        for m in _CHINESE_DATE.finditer(line)
    ]
    if not dates:
        return ""
    _, y, month, day = max(dates)
    return f"{y:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
