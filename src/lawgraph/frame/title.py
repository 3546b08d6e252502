"""Title, year and date of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgraph.catalogue.grammar import Grammar
from lawgraph.model import Document

_SEARCHED_LINES = 12
_LONGEST_TITLE = 90
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*(?:年|-|—|/|\.|度))|(?<!\d)20\d\d(?!\d)")
_CHINESE_YEAR = re.compile(r"[二][〇○零０O0][一二三四五六七八九〇○零]{2}(?=年)")
_DATE = re.compile(r"((?:20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_CHINESE_DATE = re.compile(r"(二[〇○零][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_NUMERALS = {"〇": 0, "○": 0, "零": 0, "０": 0, "O": 0, "0": 0} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_SENTENCE_END = "。；;！!"
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、])")
_SIGNATURE_REACH = 200


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
    that belong to it (an issuer on a line of its own); else the page's own title, else the first line.
    """
    words = re.compile(grammar.alternation("report-word"))
    nouns = re.compile(grammar.alternation("report-noun"))
    start, end = document.content
    head = [line for _, line in lines(document.text, start, min(end, start + 3000))][:_SEARCHED_LINES]
    for number, line in enumerate(head):
        joined = line
        before = number
        while before and _continues(head[before - 1]):
            before -= 1
            joined = head[before] + joined
        for after in range(number, min(number + 3, len(head))):
            if after > number:
                joined += head[after]
            if _ends_sentence(joined) or len(joined) > _LONGEST_TITLE or _HEADING.match(head[after]):
                break
            if words.search(joined) and nouns.search(joined):
                return joined
    if document.metadata.get("title"):
        return document.metadata["title"]
    first = head[0] if head else ""
    return first if first and not _ends_sentence(first) and len(first) <= _LONGEST_TITLE else ""


def _continues(line: str) -> bool:
    """Whether a line before a title belongs to it: an issuer alone, 中共X镇委员会 or X县人民政府."""
    return 3 < len(line) <= 40 and line.endswith(("人民政府", "委员会", "办事处", "局", "厅", "关于")) and ":" not in line


def _ends_sentence(line: str) -> bool:
    return line.endswith(tuple(_SENTENCE_END)) or "。" in line


def year(document: Document, heading: str, published: str) -> tuple[int | None, str]:
    """The year reported on and where it was read: in the title, the first lines, else the year before publication.

    A report of 2023 is published in 2024: a year in the title wins over every other.
    """
    found = _first_year(heading)
    if found:
        return found, "title"
    start, end = document.content
    for _, line in list(lines(document.text, start, min(end, start + 2500)))[:10]:
        found = _first_year(_DATE.sub("", _CHINESE_DATE.sub("", line)))
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
    """The date in the signature at the end of the content, "" when there is none."""
    start, end = document.content
    tail = document.text[max(start, end - _SIGNATURE_REACH) : end]
    dates = [(m.start(), int(m[1]), int(m[2]), int(m[3])) for m in _DATE.finditer(tail)]
    dates += [
        (m.start(), _chinese_year(m[1]), _chinese_number(m[2]), _chinese_number(m[3]))
        for m in _CHINESE_DATE.finditer(tail)
    ]
    if not dates:
        return ""
    _, y, month, day = max(dates)
    return f"{y:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
