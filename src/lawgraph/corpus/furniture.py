"""Page furniture in a text copied from a web page: what stands around the report, and what it tells of it.

Above the title: the way to the page (首页>政务公开>…), a table of the document's number, issuer and dates. Under it:
dates, views, the size of the letters. After the report: the owner of the site, its licences, buttons, links. The
furniture stays in the text, outside `content`; what it tells goes to the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import load_grammar, table
from lawgraph.corpus.title_line import bare_title
from lawgraph.letterforms import normalise, simplified
from lawgraph.text import CleanText, clean

#: what labels tell that is kept
_TOLD = ("published", "issuer", "url", "title")
#: 责任单位: 县司法局、各有关部门 says who has to do a task; the page's own has one name
_DUTY = re.compile(r"\W*责任(?:单位|部门):[^|、]*、")
#: • [ 主题分类 ]: what a list on a page sets before each of its lines
_BULLETS = "•·●▪* "
_LABEL_END = re.compile(r"[:：|\]】]")
_CELL = re.compile(r"\|[\s|]*")
_VALUE_END = re.compile(r"\s{2,}|[\u3000|\[【]|\u00a0")

_WAY = re.compile(r"^\W*(?:(?:[您你]|现在|当前|所在|的)*位置(?:是)?[:：]?|首页(?=\s*[>›»/|]|$))")
_STEPS = re.compile(r"\s*[>›»→]+\s*")
_STEP = re.compile("[>›»→]+")
_BAR_STEPS = re.compile(r"\s*[>›»→|/]+\s*")
#: 大 中 小, [, a date; but not 2018年11月12日,大会在绍兴召开
_HEAD_FORM = (
    r"\[|\||【?(?:大|中|小|打印|关闭)(?:$|[\]】 ])|正文$|(?:19|20)[0-9]{2}[-年/.][0-9]{1,2}[-月/.]"
    r"(?![0-9]{1,2}日,|(?![0-9]{1,2}日? ?(?:(?:星期|周)[一二三四五六日天])?。$)[^。]*。)"
)
_TAIL_FORM = r"主办(?:单位)?$|(?:打印|关闭)(?:$|[\]】])|©|^\[|^[-—]?首页"
_SAID = re.compile(r"[,;、《》“”]|入企|公众号|(?:微信|微博)群|^(?:[0-9]{1,2}[.、]|[(（]|[一二三四五六七八九十]+[、是])")
_SHARING = re.compile(r"^(?:用?(?:微信|手机))?(?:扫一扫|扫码|扫描|分享)")
_SHORT = 30
_TITLE = re.compile(
    r"(?:法治|依法|法制|普法|司法).*(?:报告|总结|汇报|情况|公示|公告|述职|述法)(?:书|稿|表)?(?:\([^()]*\))?$"
)
_TITLE_HEAD = re.compile(
    r"(?:政府|委员会|党[委组]|党工委|办事处|管委会|[局厅委院所部镇乡省市区县旗]|街道|中心|支队|大队)$|关于[^。]*$"
    r"|[一-龥](?:20[0-9]{2}|\*{4})年度?(?:推进|落实)?$"  # 龙川县人民政府2023年度 / 法治政府建设情况报告
)
#: a title that no heading and no sentence of a report is: with its year, 报告 at its end, no number before it, and not 我镇
_WITH_YEAR = re.compile(
    r"(?![我本]|[0-9一二三四五六七八九十(]{1,4}[、.)])[^,。;:、《》“”]*20[0-9]{2}年[^,。;:、《》“”]*(?:报告|总结|汇报)$"
)
_DATE = re.compile(r"((?:19|20)[0-9]{2})\s*[-年/.]\s*([01]?[0-9])\s*[-月/.]\s*([0-3]?[0-9])")
#: in a list on a page without colons, the date on the next line
_ALONE = frozenset(("发布日期", "发布时间"))
_BARE_DATE = re.compile(r"\(?(?:19|20)[0-9]{2}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2}日?(?:[ 0-9:]*)\)?")
_SIGNATURE = re.compile(r"(?:19|20|二)[0-9〇○零一二三四五六七八九]{2,3}年.{1,3}月.{1,3}日$|\(?(?:联系人|此件|附件)")
#: the signs of dates and labels in full width: 发布时间：２０２４－０１－０５
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－／．＞", "0123456789-/.>")
_SENTENCE_END = re.compile("[。;!]")

_HEAD_LINES, _TAIL_LINES = 60, 60
_UNDER_TITLE = 6  # lines under the title that may still be furniture
_LONG = 80  # code points: a longer line is a paragraph of the report


class _Line(NamedTuple):
    """A paragraph of the clean text that is not empty."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Words(NamedTuple):
    """The words of pages: lines above a report that begin so, lines under it that hold one, short ones that do, and what stands
    in the place of an issuer and is none.
    """

    head: re.Pattern[str]
    tail: re.Pattern[str]
    short: re.Pattern[str]
    nobody: frozenset[str]


@cache
def _words() -> _Words:
    grammar = load_grammar(ontology_file("grammar.tsv"))
    labels = f"(?:{grammar.alternation('page-foot-label')})[:：]"
    return _Words(
        re.compile(f"{_HEAD_FORM}|{grammar.alternation('page-head')}"),
        re.compile(f"{grammar.alternation('page-foot')}|{labels}|{_TAIL_FORM}", re.IGNORECASE),
        re.compile(grammar.alternation("page-foot-short")),
        frozenset(grammar["page-nobody"]),
    )


class _Labels(NamedTuple):
    """The labels of pages: by what they tell, the best first, and the patterns of one with its colon and of one without."""

    of: Mapping[str, Sequence[str]]
    labelled: re.Pattern[str]
    glued: re.Pattern[str]


@cache
def _labels() -> _Labels:
    """The labels of ontology/page_labels.tsv, read when the first page is."""
    rows = table(ontology_file("page_labels.tsv"))
    of: dict[str, list[str]] = {}
    for row in rows:
        of.setdefault(row["tells"], []).append(row["label"])
    # Labels are padded to one width in tables: 索 引 号, 名    称
    each = "|".join(r"\s*".join(row["label"]) for row in sorted(rows, key=lambda row: -len(row["label"])))
    # 发布日期2026-01-27, 发布机构屏边县新华乡人民政府: a label whose colon was drawn by the page and not copied
    glued = "|".join(one for key in ("published", "issuer") for one in of[key] if len(one) > 2)
    return _Labels(
        {key: of[key] for key in _TOLD},
        re.compile(rf"(?:^|[\s|\[【(（】\])）•·●▪*-])\s*({each})(?:[\s\]】]*(?:[:：]|(?=\|))|\s*[\]】])"),
        re.compile(
            rf"\W*({glued})"
            r"((?:19|20)[0-9]{2}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2}日?|[一-龥]{2,24}(?:政府|委员会|办公室|办事处|[局镇乡]|街道))$"
        ),
    )


def furnish(text: str, cleaned: CleanText | None = None) -> tuple[tuple[int, int], dict[str, str]]:
    """The raw range of the report itself, its title included, and what the furniture around it tells.

    Keys of the latter: `title`, `breadcrumb` (`首页>政务公开>…`), `published` (ISO date), `issuer`, `url`; only
    those that were found.
    """
    cleaned = cleaned or clean(text)
    lines = _lines(cleaned.text)
    if not lines:
        return (0, len(text)), {}
    first, title = _head(lines)
    last = _tail(lines, first + max(1, title))
    start, end = cleaned.raw_span(lines[first].start, lines[last - 1].end)
    under = lines[min(first + title + _UNDER_TITLE, last) - 1].end
    told = told_by(text[: cleaned.raw_end(under)].splitlines() + text[end:].splitlines())
    if title:
        below = lines[first + title].text if first + title < last else ""
        if _BARE_DATE.fullmatch(below):
            told.setdefault("published", iso_date(below))
        told["title"] = bare_title("".join(line.text for line in lines[first : first + title]))
    return (start, end), told


def iso_date(text: str) -> str:
    """The first date in a text as ISO date, "" when there is none.

    >>> iso_date("2024年3月5日 10:20")
    '2024-03-05'
    """
    for written in _DATE.finditer(text):
        with suppress(ValueError):  # 2024-25-7 is the number of a document
            return date(*map(int, written.groups())).isoformat()
    return ""


def told_by(lines: list[str]) -> dict[str, str]:
    """What lines of furniture say (keys of `Document.metadata`): the way to the page, date, issuer, address.

    >>> told_by(["当前位置：首页 > 法治政府", "来源：上坪镇  发布时间：2025-02-10 09:12"])
    {'breadcrumb': '首页>法治政府', 'published': '2025-02-10', 'issuer': '上坪镇'}

    A page in full-width figures or traditional script says the same: 發佈時間：２０２５－０２－１０.
    """
    told: dict[str, str] = {}
    values: dict[str, str] = {}
    stripped = (line.strip().lstrip(_BULLETS) for line in lines)
    kept = [simplified(line.translate(_HALF_WIDTH)) if len(line) <= 4 * _LONG else "" for line in stripped if line]
    for line, following in zip_longest(kept, kept[1:], fillvalue=""):
        if "breadcrumb" not in told and (way := _way(line)):
            told["breadcrumb"] = way
        marks = list(_labels().labelled.finditer(_CELL.sub("|", line))) if _LABEL_END.search(line) else []
        if not marks and len(line) < _LONG and (glued := _labels().glued.match(line)):
            values.setdefault(*glued.groups())
        if line in _ALONE and _BARE_DATE.fullmatch(following):
            values.setdefault(line, following)
        if marks and _DATE.match(line):  # 2024-03-05  信息来源：上坪镇
            values.setdefault("日期", line)
        for mark, after in zip_longest(marks, marks[1:]):
            rest = mark.string[mark.end() : after.start() if after else None].strip(" |\u3000\u00a0]】")
            value = _VALUE_END.split(rest, maxsplit=1)[0].strip()
            if not value and not after and not rest:
                value = following
            values.setdefault(normalise(mark[1]), value)
    for key, labels in _labels().of.items():
        for label in labels:
            value = values.get(label, "")
            if key == "published":
                value = iso_date(value)
            if value and _fits(key, value):
                told.setdefault(key, value)
    return told


def _way(line: str) -> str:
    """The breadcrumb in a line, its steps parted by `>`; "" when there is none."""
    mark = _WAY.match(line)
    if not mark and len(_STEP.findall(line)) < 2:
        return ""
    rest = line[mark.end() :] if mark and "位置" in mark[0] else line
    steps = (_BAR_STEPS if mark else _STEPS).split(rest.strip(" \u3000\u00a0"))
    if len(steps) < 2:
        return ""
    steps[-1] = _VALUE_END.split(steps[-1], maxsplit=1)[0]
    return ">".join(step.strip() for step in steps if step.strip())


def _fits(key: str, value: str) -> bool:
    if key == "issuer":
        return (
            1 < len(value) <= 40
            and value not in _words().nobody
            and not _labels().labelled.match(value)
            and not iso_date(value)
        )
    if key == "title":
        return bool(_TITLE.search(value))
    return key != "url" or value.startswith("http")


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        if line:
            found.append(_Line(at, line))
        at += len(line) + 1
    return found


def _is_label(line: str) -> bool:
    """Whether a line is a label alone, whose value is on the next: 发布机构:, • [ 主题分类 ]."""
    bare = line.lstrip(_BULLETS)
    label = _labels().labelled.match(bare) if bare.endswith((":", "]")) else None
    return label is not None and (bare.endswith(":") or label.end() == len(bare))


def _is_head_furniture(line: str) -> bool:
    line = line.lstrip(_BULLETS)
    return len(line) <= _LONG * 4 and bool(
        _WAY.match(line)
        or _labels().labelled.match(line)
        or (_words().head.match(line) and not (len(line) > _LONG and _SENTENCE_END.search(line)))
        or len(_STEP.findall(line)) > 1
    )


def _head(lines: list[_Line]) -> tuple[int, int]:
    """The index of the first line of the report, and of how many lines its title is (0: it has none)."""
    plain: list[int] = []
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if index and _is_label(lines[index - 1].text) and not _TITLE.search(line.text):
            continue  # 发布机构: has its value, 白石镇, on a line of its own
        if _is_head_furniture(line.text) and not _TITLE.search(bare_title(line.text[-_LONG:])):
            continue
        if len(_STEP.findall(line.text)) > 1 or _labels().labelled.match(line.text):
            continue
        if len(line.text) > _LONG or _SENTENCE_END.search(line.text):
            break
        plain.append(index)
        for count in (1, 2, 3):
            run = range(index - count + 1, index + 1)
            if run.start >= 0 and all(member in plain for member in run):
                whole = bare_title("".join(lines[member].text for member in run))
                if len(whole) <= _LONG and _TITLE.search(whole):
                    return _whole_title(lines, run.start, index + 1, plain)
    first = next((at for at, line in enumerate(lines) if not _is_head_furniture(line.text)), 0)
    return first, 0


def _whole_title(lines: list[_Line], first: int, after: int, plain: list[int]) -> tuple[int, int]:
    """The title with the lines above that begin it: 龙川县上坪镇人民政府 / 关于2024年度法治政府建设情况的报告."""
    while (
        first - 1 in plain
        and after - first < 3
        and (lines[first].text.startswith(("关于", "的")) or _TITLE_HEAD.search(lines[first - 1].text))
        and not _TITLE.search(lines[first - 1].text)
        and lines[first].text[:2] != lines[first - 1].text[:2]
    ):
        first -= 1
    return first, after - first


def is_furniture(line: str) -> bool:
    """Whether a line belongs to what stands around a report: way, labels, owner, licences, buttons, links."""
    return _is_head_furniture(line) or _is_tail_furniture(line)


def is_report_title(line: str) -> bool:
    """Whether a line in clean form can only be the title of a report.

    >>> is_report_title("上坪镇2023年度法治政府建设工作报告"), is_report_title("一、2023年法治政府建设情况报告")
    (True, False)
    """
    return len(line) <= _LONG and bool(_WITH_YEAR.match(line)) and bool(_TITLE.search(line))


def _is_tail_furniture(line: str) -> bool:
    if len(line) > _LONG * 2 or line.endswith("。"):
        return False
    if _DUTY.match(line):
        return False
    if _words().tail.search(line) or _labels().labelled.match(line):
        return True
    return (
        len(line) <= _SHORT
        and bool(_words().short.search(line))
        and not (_SAID.search(line) and not _SHARING.match(line))
    )


def _tail(lines: list[_Line], after: int) -> int:
    """The index after the last line of the report."""
    last = len(lines)
    for index in range(len(lines) - 1, max(after, len(lines) - _TAIL_LINES) - 1, -1):
        line = lines[index].text
        if _is_tail_furniture(line):
            last = index
        elif _SIGNATURE.match(line) or len(line) > _LONG or line.endswith("。"):
            break
    return last
