"""The title of a report, put together from the first lines of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.corpus.title_line import bare_title, is_row
from lawgraph.model import Document

_SEARCHED_LINES = 12
_LONGEST_TITLE = 90
_MOST_LINES = 3
#: a line so long is a paragraph
_LONG = 200
_ISSUER_ENDS = ("人民政府", "委员会", "办事处", "局", "厅", "关于")
#: 龙川县上坪镇 above 2024年度法治政府建设工作报告
_PLACE_END = re.compile("(?:[镇乡县区市旗省州盟办]|街道|苏木|党组|中心|支队|大队|管委会?)$")
_PREDICATE = re.compile(r"关于|的|\d{4}年|[*＊]{2,4}年|二[〇○零O0]|年度|法治|依法|推进|履行|落实")
#: 关于2022年度 above 法治政府建设情况的报告
_UNFINISHED = re.compile(
    "(?:^关于.*|(?:政府|委员会|办事处|局|厅|镇|乡|县|区|市|旗|街道)(?:关于)?(?:20\\d\\d|[*]{4})(?=年).*)(?:年度?|推进|落实|履行|推动|贯彻|建设)$"
)
#: the first of two issuers: 中共上坪镇委员会 above 上坪镇人民政府关于…
_COMMITTEE = re.compile("(?:中共|中国共产党).{2,24}(?:委员会|工作委员会|党工委)$")
#: 的报告 below a title whose line was full
_REST = re.compile(r"的?(?:工作)?(?:情况)?的?(?:工作)?(?:报\s*告|总\s*结|汇\s*报)(?:[(（].{1,8}[)）])?$")
#: 县委、县政府: on a line of its own
_ADDRESSEE = re.compile(
    "(?:委|府|局|厅|办|会|院|部|单位|办公室|同志|领导|各[^。;:]{0,40}(?:部门|机构|企业|院校|学校|公司|街道|县区|区县))[:：]$"
)
#: |各|有关单位: those that a notice goes to
_TO_ALL = "各"
_LABELLED_TITLE = re.compile(
    r"[\s|•·●▪*-]*(?:标\s{2,}题\s|(?:标\s*题|(?:信\s*息|文\s*件)?名\s*称|文\s*件\s*标\s*题)[|\s]*[:：|])[|\s]*(\S.{5,80}(?:报告|总结|情况|汇报))[|\s]*$"
)
#: a full stop, a number (龙上府〔2025〕6号), 2024年, at the beginning
_NO_TITLE = r"[。；;！!]|[:：]$|^[\u4e00-\u9fff]{1,12}[〔\[【(（]20\d\d[〕\]】)）]\s*第?\d+\s*号$|^\s*[\[【]|^\s*20\d\d\s*年[,，、]|^20\d\d年以来"
#: (2024年1月12日) behind a title
_TRAILING_DATE = re.compile(r"\s*[(（]?20\d\d(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|-\d{1,2}-\d{1,2})[)）]?$")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、](?!\d))")
#: 1.上坪镇2024年…报告, the only entry of a list; a heading of the report says no year
_ENTRY = re.compile(r"1[.、]\s*(?=\S*20\d\d年\S*(?:报告|总结|汇报)$)")
_COLUMN = re.compile("(?:年度)?法治政府(?:建设)?(?:情况|工作)?(?:年度)?(?:工作|情况)?(?:报告|总结|年报)$")
_DATED_TITLE = re.compile(r"(?:20\d\d|[*]{2,4}|二[〇○零].{2})年.*(?:法治|依法行政).*(?:报告|总结|情况)")
_BLANK = re.compile(r"\s+")


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The non-empty lines of a range with the offset of their first non-blank character."""
    position = start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            yield position + line.index(stripped[0]), stripped
        position += len(line)


def opening_lines(document: Document) -> list[str]:
    """The first lines of the content without the addressee's."""
    return [line for line in first_lines(document) if not _addresses(line)]


def first_lines(document: Document) -> list[str]:
    """The first lines of the content."""
    start, end = document.content
    head = islice(lines(document.text, start, min(end, start + 3000)), _SEARCHED_LINES)
    return [line for _, line in head]


def addressees(document: Document) -> str:
    """The line that a report is addressed with (中共渠县县委、渠县人民政府:), "" when there is none; a notice to those below
    (秦安县、清水县人民政府,市政府各部门:) has no such line.
    """
    line = next((line for line in first_lines(document)[:4] if _addresses(line)), "")
    return "" if _TO_ALL in line else line


def _addresses(line: str) -> bool:
    return line.endswith((":", "：")) and bool(_ADDRESSEE.search(line))


def title(document: Document, grammar: Grammar) -> str:
    """The title: the first lines of the content that name a report on the rule of law, as few as do, with the short lines
    before them that belong to it (an issuer on a line of its own); else the page's own title, else a short first line.

    A line to an addressee (县委依法治县办:), a row of a table, a masthead, a number (龙上府〔2025〕6号) and a sentence (现将…报告如下)
    are no title.
    """
    opening = opening_lines(document)
    for line in opening:
        labelled = _LABELLED_TITLE.match(line) if "题" in line or "称" in line else None
        if labelled:
            return bare_title(labelled[1])
    head = [
        line if len(line) > _LONG else bare_title(line) for line in opening if len(line) > _LONG or not is_row(line)
    ]
    head = [line for number, line in enumerate(head) if not _is_column(line, head[number + 1 :])]
    if head:
        head[0] = _ENTRY.sub("", head[0])
    words, nouns = _any_of(grammar["report-word"]), _any_of(grammar["report-noun"])
    no_title = _no_title(grammar["no-title"], grammar["no-title-opening"])
    for last in range(len(head)):
        for count in range(1, min(_MOST_LINES, last + 1) + 1):
            first = last + 1 - count
            joined = "".join(head[first : last + 1])
            if _HEADING.match(head[first]) or no_title.search(joined) or len(joined) > _LONGEST_TITLE:
                break
            plain = _BLANK.sub("", joined)
            if words.search(plain) and nouns.search(plain):
                return _TRAILING_DATE.sub("", _whole(head, first, last, no_title))
    told = bare_title(document.metadata.get("title", ""))
    if told and not any(word in told for word in grammar["no-title"]):
        return told
    first_line = head[0] if head else ""
    if not first_line or no_title.search(first_line) or _HEADING.match(first_line) or len(first_line) > _LONGEST_TITLE:
        return ""
    return first_line


def _is_column(line: str, below: Sequence[str]) -> bool:
    """Whether a line is the name of the column that a page stands in: 法治政府建设年度报告 above a title with a year."""
    return bool(_COLUMN.match(line)) and any(_DATED_TITLE.search(other) for other in below[:3])


def _whole(head: Sequence[str], first: int, last: int, no_title: re.Pattern[str]) -> str:
    """A title with the lines above that begin it and the one below that ends it."""
    joined = "".join(head[first : last + 1])
    while first and _continues(head[first - 1], joined, no_title):
        first -= 1
        joined = head[first] + joined
    below = head[last + 1] if last + 1 < len(head) else ""
    return joined + below if _REST.match(below) else joined


@cache
def _no_title(words: tuple[str, ...], openings: tuple[str, ...]) -> re.Pattern[str]:
    """What no title holds or begins with: 现将…|报告如下, |根据|…."""
    return re.compile(rf"{_NO_TITLE}|{alternation(words)}|^\s*(?:{alternation(openings)})")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def _continues(line: str, following: str, no_title: re.Pattern[str]) -> bool:
    """Whether a line before a title belongs to it: an issuer alone, 中共X镇委员会 or X县人民政府; not the name of a site
    above a title that has an issuer of its own.
    """
    if not 1 < len(line) <= 40 or no_title.search(line) or _HEADING.match(line) or ":" in line:
        return False
    if line.endswith("关于") or _UNFINISHED.search(line) or _COMMITTEE.match(line):
        return True
    if len(line) > 3 and line.endswith(_ISSUER_ENDS):
        return not any(end in following for end in _ISSUER_ENDS[:-1])
    return bool(_PLACE_END.search(line) and _PREDICATE.match(following))
