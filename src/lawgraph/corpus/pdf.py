"""PDF with a text layer → text and the starts of its pages.

Lines come as the page draws them and stay lines: `text.clean` joins those that are wrapped. Heads, feet and page
numbers go (`running_heads`). A line that begins two characters to the right of the others opens a paragraph and
gets its indent back, since a full line before it tells no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawgraph.corpus.decode import reading_of
from lawgraph.corpus.limits import ANY_LENGTH, Limits
from lawgraph.corpus.running_heads import Line, without_running_heads
from lawgraph.errors import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LEAST_CHINESE = 10  # characters a page: a scan has none, or the name of the program that made it
_INDENT = "\u3000\u3000"
_INDENTED = (1.4, 2.8)  # widths of a character to the right of the margin
#: what stands for a hyphen at a line's end, and for nothing at all
_NO_SIGNS = dict.fromkeys((0x00, 0x02, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF))


class PdfText(NamedTuple):
    """The text of a PDF, and the offset at which each of its pages begins."""

    text: str
    pages: tuple[int, ...]


def pdf_text(data: bytes, limits: Limits = ANY_LENGTH) -> PdfText:
    """The text of a PDF. Raises UnreadableError for one that is encrypted, broken, scanned, or has too many pages."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise UnreadableError(
            "读取 PDF 需要 pypdfium2，请运行 pip install 'lawgraph[pdf]' / PDF needs pypdfium2: pip install 'lawgraph[pdf]'"
        ) from error
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(
                "PDF 已加密，需要密码，请先解除 / an encrypted PDF; remove its password first"
            ) from error
        raise UnreadableError("PDF 已损坏，请重新下载 / a broken PDF; download it again") from error
    try:
        return _joined(without_running_heads(list(_pages(document, limits))))
    except PdfiumError as error:
        raise UnreadableError(
            "PDF 的某一页已损坏，请重新下载 / a page of the PDF is broken; download it again"
        ) from error
    finally:
        document.close()


def _pages(document: PdfDocument, limits: Limits) -> Iterator[list[Line]]:
    count = len(document)
    limits.check("most_pages", count, "PDF 页数过多")
    chinese = 0
    for number in range(count):
        page = document[number]
        lines = _lines(page)
        page.close()
        chinese += sum(reading_of(line.text).chinese for line in lines)
        yield lines
    if chinese < _LEAST_CHINESE * count or not count:
        raise UnreadableError(
            "这是扫描的 PDF，没有文字层，请先做文字识别(OCR)并存为 .txt 或带文字的 PDF / "
            "a scanned PDF without text; recognise its text (OCR) first"
        )


def _lines(page: PdfPage) -> list[Line]:
    """The lines of a page in the order of its text, those of a paragraph's beginning with their indent."""
    layer = page.get_textpage()
    text = layer.get_text_range()
    found: list[tuple[str, float, float, float]] = []
    placed = len(text) == layer.count_chars()  # else an offset leads to another character
    at = 0
    for line in text.split("\n"):
        shown = line.translate(_NO_SIGNS).strip()
        if shown:
            first = at + len(line) - len(line.lstrip())
            left, bottom, right, _ = layer.get_charbox(first, loose=True) if placed else (0.0, 0.0, 0.0, 0.0)
            half = text[first].isascii()  # the digits of 2023年 are half as wide as the characters of an indent
            found.append((shown, left, bottom, (right - left) * (2 if half else 1)))
        at += len(line) + 1
    layer.close()
    margin = min((left for _, left, _, _ in found), default=0.0)
    return [
        Line(_INDENT + shown if _opens(left - margin, width) else shown, left, round(bottom, 1))
        for shown, left, bottom, width in found
    ]


def _opens(indent: float, width: float) -> bool:
    least, most = _INDENTED
    return width > 0 and least <= indent / width <= most


def _joined(pages: Sequence[Sequence[Line]]) -> PdfText:
    lines: list[str] = []
    starts = []
    length = 0
    for page in pages:
        starts.append(length)
        lines += (line.text for line in page)
        length += sum(len(line.text) + 1 for line in page)
    text = "\n".join(lines)
    return PdfText(text, tuple(min(start, len(text)) for start in starts))
