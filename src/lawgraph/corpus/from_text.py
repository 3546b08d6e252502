"""Text → Document: page furniture set apart, what the page says about itself, the sections."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lawgraph.corpus.decode import reading_of
from lawgraph.corpus.formats import Format
from lawgraph.corpus.furniture import furnish
from lawgraph.corpus.headings import Cues, sections
from lawgraph.corpus.notices import damaged_characters, further_report, has_prose, whole_characters
from lawgraph.errors import UnreadableError
from lawgraph.model import Document, Notice
from lawgraph.text import clean

_JUDGED, _LEAST_LIKE = 200, 0.08  # a text of so many Chinese characters has that share of common ones
#: the common characters in so many mostly are enough for all of a text
_OPENING = 2000
_OF_THE_FRAME = frozenset({"place", "year"})  # no page says them; the frame reads them from `Document.given`
_GARBLED = ("锟斤拷", "烫烫烫", "\ufffd")  # what failed conversions leave behind
_PLAIN = frozenset({Format.TEXT, Format.TABLE})  # what may turn out to be markup
_MARKUP = re.compile(
    r"(?is)\A\s*(?:<!doctype\s+html|<html|<\?xml[^>]*>\s*<!doctype\s+html|<head|<body|<meta|<div|<p[\s>])"
)


def document(
    text: str,
    *,
    name: str,
    source: str = "",
    encoding: str = "",
    html: bool = False,
    format: str = "text",
    pages: tuple[int, ...] = (),
    given: Mapping[str, str] = MappingProxyType({}),
    cues: Cues | None = None,
    shortest: int = 1,
    paragraphs: tuple[int, ...] = (),
    noticed: Sequence[str] = (),
) -> Document:
    """A text at hand as a Document, as `read` gives for a file.

    `html` says that the text is markup; text that begins like markup is taken for it too. `format` is what its
    container was, where the text was taken out of one, `pages` and `paragraphs` the offsets at which its pages and
    paragraphs begin, and `noticed` what is to be told of its reading; `given` is what is stated of it from outside,
    which wins over what it says itself. Raises UnreadableError for a text without Chinese, with fewer than `shortest`
    Chinese characters, or garbled, and, where `shortest` says that a report is wanted, for one that is nothing but page
    furniture.
    """
    metadata: dict[str, str] = {}
    if html or (format in _PLAIN and _MARKUP.match(text)):
        from lawgraph.corpus.page import page_text

        text, metadata = page_text(text)
        format = Format.HTML
    text = whole_characters(text)
    _check(text, shortest)
    cleaned = clean(text)
    content, told = furnish(text, cleaned)
    if shortest > 1 and not has_prose(text[slice(*content)]):
        raise UnreadableError(
            "只有网页的导航、标题和页脚，没有正文 / only the menus, titles and feet of a page: no report in it"
        )
    noticed = [*noticed, *damaged_characters(text), *further_report(cleaned.text[slice(*cleaned.clean_span(*content))])]
    return Document(
        name=name,
        source=source or name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding=encoding,
        format=str(format),
        content=content,
        sections=sections(text, content, cues, cleaned),
        metadata=told | metadata | {key: value for key, value in given.items() if key not in _OF_THE_FRAME},
        pages=pages,
        given=dict(given),
        paragraphs=paragraphs,
        notices=tuple(Notice(source or name, one) for one in noticed),
    )


def _check(text: str, shortest: int) -> None:
    garbled = sum(text.count(mark) for mark in _GARBLED if mark in text)
    opening = reading_of(text[:_OPENING])
    enough = opening.chinese >= max(shortest, 1) and opening.chinese * opening.likeness >= _LEAST_LIKE * len(text)
    if enough and not garbled:
        return
    number, likeness = reading_of(text)
    if not number:
        raise UnreadableError("没有中文内容 / no Chinese in it")
    if number < shortest:
        raise UnreadableError(
            f"内容太短(仅 {number} 个汉字，少于 {shortest} 个)，不是报告 / too short for a report (shortest_report)"
        )
    if garbled * 20 > number or (number > _JUDGED and likeness < _LEAST_LIKE):
        raise UnreadableError("内容是乱码，请重新保存原文件 / the text is garbled; save the original again")
