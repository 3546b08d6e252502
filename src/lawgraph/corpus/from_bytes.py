"""The bytes of a file → Document, by the format that they are in."""

from __future__ import annotations

from lawgraph.corpus.decode import decode
from lawgraph.corpus.formats import Format, format_of
from lawgraph.corpus.from_text import document
from lawgraph.corpus.packed import opened
from lawgraph.corpus.pdf import pdf_text
from lawgraph.corpus.word import word_text
from lawgraph.model import Document


def document_of(data: bytes, suffix: str, *, name: str, source: str = "", shortest: int = 1) -> Document:
    """The report that the bytes of a file hold; `suffix` is that of the file's name.

    Raises UnreadableError with the reason when it is no report that can be read.
    """
    kind = format_of(data, suffix)
    pages: tuple[int, ...] = ()
    match kind:
        case Format.WORD:
            text, encoding = word_text(opened(data)), ""
        case Format.PDF:
            (text, pages), encoding = pdf_text(data), ""
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
        shortest=shortest,
    )
