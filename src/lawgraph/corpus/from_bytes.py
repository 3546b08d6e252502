"""The bytes of a file → Document, by the format that they are in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lawgraph.corpus.decode import decode
from lawgraph.corpus.formats import Format, format_of
from lawgraph.corpus.from_text import document
from lawgraph.corpus.limits import ANY_LENGTH, Limits
from lawgraph.corpus.notices import pages_without_text
from lawgraph.corpus.packed import opened
from lawgraph.corpus.pdf import pdf_text
from lawgraph.corpus.word import word_text
from lawgraph.errors import UnreadableError
from lawgraph.model import Document


def document_of(
    data: bytes,
    suffix: str,
    *,
    name: str,
    source: str = "",
    given: Mapping[str, str] = MappingProxyType({}),
    limits: Limits = ANY_LENGTH,
) -> Document:
    """The report that the bytes of a file hold; `suffix` is that of the file's name, `given` what is stated of it.

    Raises UnreadableError with the reason when it is no report that can be read.
    """
    kind = format_of(data, suffix)
    encoding = ""
    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    noticed: tuple[str, ...] = ()
    match kind:
        case Format.WORD:
            text, paragraphs = word_text(opened(data), limits)
        case Format.PDF:
            text, pages, scanned = pdf_text(data, limits)
            noticed = (pages_without_text(scanned),) if scanned else ()
        case Format.TABLE:
            raise UnreadableError(
                "这是表格，一行一份报告，请用 lawgraph build / a table of reports: use lawgraph build"
            )
        case Format.ARCHIVE:
            raise UnreadableError(
                "这是压缩包，含多份报告，请用 lawgraph build / an archive of reports: use lawgraph build"
            )
        case Format.TEXT | Format.HTML:
            text, encoding = decode(data)
    return document(
        text,
        name=name,
        source=source,
        encoding=encoding,
        html=kind is Format.HTML,
        format=kind,
        pages=pages,
        paragraphs=paragraphs,
        noticed=noticed,
        given=given,
        shortest=limits.shortest_report,
    )
