"""What is noticed of a text that is read all the same: damaged characters, a second report, pages without text.

And what makes a text none: nothing but the menus, titles and feet of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawgraph.corpus.furniture import is_furniture, is_report_title
from lawgraph.corpus.title_line import bare_title

DAMAGED = "\ufffd"  # what stands for bytes that are no character
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_PROSE = re.compile(r"[，。；,;]|[^\s|]{40}")  # no menu and no title has either
_LONGEST = 160  # code points of a line that may be a title, with what stands around it
_LEAST = 300  # code points of a report, before and after the title that begins another


def whole_characters(text: str) -> str:
    """A text without NUL and halves of characters, which JSON can hold (`"\\ud83d"`) and no table or graph: each becomes a damaged one."""
    return _NO_CHARACTER.sub(DAMAGED, text) if _NO_CHARACTER.search(text) else text


def has_prose(text: str) -> bool:
    """Whether a text has a line that is neither page furniture nor as short as a menu's.

    >>> has_prose("首页\\n政务公开\\n法治政府建设年度报告"), has_prose("首页\\n我镇依法行政，成效明显。")
    (False, True)
    """
    return any(_PROSE.search(line) and not is_furniture(line.strip()) for line in text.splitlines())


def damaged_characters(text: str) -> list[str]:
    """The notice of characters that are none, with the line of the first."""
    number = text.count(DAMAGED)
    if not number:
        return []
    line = text.count("\n", 0, text.index(DAMAGED)) + 1
    return [
        f"{number} 个字符已损坏，读作 {DAMAGED}，第一个在第 {line} 行 / damaged characters, read as {DAMAGED}: {number}, the first on line {line}"
    ]


def further_report(content: str) -> list[str]:
    """The notice of a second report in a file: in the clean text of its content, whose paragraphs are lines, one that can only be the
    title of another, with much before and after it."""
    at = 0
    first = ""
    for line in content.splitlines(keepends=True):
        title = bare_title(line.strip()) if len(line) <= _LONGEST else ""
        if title and is_report_title(title):
            first = first or title
            if title != first and at >= _LEAST and len(content) - at >= _LEAST:
                return [
                    f"文件里似有不止一份报告，按一份读取，请拆分；第二份的标题 / more than one report, read as one; split it at the title: {title}"
                ]
        at += len(line)
    return []


def pages_without_text(pages: Sequence[int]) -> str:
    """The notice of scanned pages, counted from 1, neighbours put together.

    >>> pages_without_text([2, 5, 6, 7])
    '第 2、5-7 页是图片，没有文字，没有读到，请先做文字识别(OCR)/ pages 2, 5-7 are pictures without text: not read; recognise them (OCR)'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return (
        f"第 {'、'.join(shown)} 页是图片，没有文字，没有读到，请先做文字识别(OCR)/ "
        f"pages {', '.join(shown)} are pictures without text: not read; recognise them (OCR)"
    )
