"""PDF with a text layer → text and the starts of its pages.

Lines come as the page draws them and stay lines: `text.clean` joins those that are wrapped. Heads, feet and page
numbers go (`running_heads`). A line that begins two characters to the right of the others opens a paragraph and
gets its indent back, since a full line before it tells no end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawgraph.corpus.columns import Part, Row, in_reading_order
from lawgraph.corpus.decode import reading_of
from lawgraph.corpus.limits import ANY_LENGTH, Limits
from lawgraph.corpus.running_heads import Line, without_running_heads
from lawgraph.errors import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_LEAST_CHINESE = 10  # characters a page: a scan has none, or the name of the program that made it
_INDENT = "\u3000\u3000"
_GAP = re.compile(r"(?<=\S)[ \u3000\u00a0]+(?=\S)")
_WIDE = 1.2  # widths of a character between two columns
_INDENTED = (1.4, 2.8)  # widths of a character to the right of the margin
#: what stands for a hyphen at a line's end, and for nothing at all
_NO_SIGNS = dict.fromkeys((0x00, 0x02, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF))


class PdfText(NamedTuple):
    """The text of a PDF, the offset at which each of its pages begins, and the numbers of those that are pictures, from 1."""

    text: str
    pages: tuple[int, ...]
    scanned: tuple[int, ...]


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
        pages = list(_pages(document, limits))
    except PdfiumError as error:
        raise UnreadableError(
            "PDF 的某一页已损坏，请重新下载 / a page of the PDF is broken; download it again"
        ) from error
    finally:
        document.close()
    scanned = tuple(number for number, page in enumerate(pages, start=1) if page.is_picture)
    if not any(page.is_text for page in pages) or 2 * len(scanned) > len(pages):
        raise UnreadableError(
            "这是扫描的 PDF，没有文字层，请先做文字识别(OCR)并存为 .txt 或带文字的 PDF / "
            "a scanned PDF without text; recognise its text (OCR) first"
        )
    return _joined(without_running_heads([page.lines for page in pages]), scanned)


class _Page(NamedTuple):
    """A page as it was read: its lines, whether they are text, and whether it is a picture without any."""

    lines: list[Line]
    is_text: bool
    is_picture: bool


def _pages(document: PdfDocument, limits: Limits) -> Iterator[_Page]:
    count = len(document)
    limits.check("most_pages", count, "PDF 页数过多")
    for number in range(count):
        page = document[number]
        lines = _lines(page)
        is_text = sum(reading_of(line.text).chinese for line in lines) >= _LEAST_CHINESE
        yield _Page(lines, is_text, not is_text and _has_picture(page))
        page.close()


def _has_picture(page: PdfPage) -> bool:
    """Whether a page has a picture: without text it is a scan, where one without either is blank."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])), None) is not None


def _lines(page: PdfPage) -> list[Line]:
    """The lines of a page in the order in which they are read, those of a paragraph's beginning with their indent."""
    layer = page.get_textpage()
    text = layer.get_text_range()
    rows: list[Row] = []
    placed = len(text) == layer.count_chars()  # else an offset leads to another character
    at = 0
    for line in text.split("\n"):
        if line.translate(_NO_SIGNS).strip():
            rows.append(_row(layer, text, at, at + len(line)) if placed else _unplaced(line))
        at += len(line) + 1
    layer.close()
    lines = in_reading_order(rows)
    margins = {column: min(part.left for part, own in lines if own == column) for _, column in lines}
    return [
        Line(
            _INDENT + part.text if _opens(part.left - margins[column], part.width) else part.text,
            part.left,
            round(part.bottom, 1),
        )
        for part, column in lines
    ]


def _row(layer: PdfTextPage, text: str, start: int, end: int) -> Row:
    """The line between two offsets, in two parts where the widest of its gaps is no blank between words."""
    whole = _part(layer, text, start, end)
    gaps = [
        (layer.get_charbox(gap.end(), loose=True)[0] - layer.get_charbox(gap.start() - 1, loose=True)[2], gap)
        for gap in _GAP.finditer(text, start, end)
    ]
    width, gap = max(gaps, default=(0.0, None), key=lambda one: one[0])
    if gap is None or width < _WIDE * whole.width:
        return Row(whole, ())
    return Row(whole, (_part(layer, text, start, gap.start()), _part(layer, text, gap.end(), end)))


def _part(layer: PdfTextPage, text: str, start: int, end: int) -> Part:
    line = text[start:end]
    first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1
    left, bottom, right, _ = layer.get_charbox(first, loose=True)
    half = text[first].isascii()  # the digits of 2023年 are half as wide as the characters of an indent
    return Part(
        line.translate(_NO_SIGNS).strip(),
        left,
        layer.get_charbox(last, loose=True)[2],
        bottom,
        (right - left) * (2 if half else 1),
    )


def _unplaced(line: str) -> Row:
    return Row(Part(line.translate(_NO_SIGNS).strip(), 0.0, 0.0, 0.0, 0.0), ())


def _opens(indent: float, width: float) -> bool:
    least, most = _INDENTED
    return width > 0 and least <= indent / width <= most


def _joined(pages: Sequence[Sequence[Line]], scanned: tuple[int, ...]) -> PdfText:
    lines: list[str] = []
    starts = []
    length = 0
    for page in pages:
        starts.append(length)
        lines += (line.text for line in page)
        length += sum(len(line.text) + 1 for line in page)
    text = "\n".join(lines)
    return PdfText(text, tuple(min(start, len(text)) for start in starts), scanned)
