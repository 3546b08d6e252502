"""PDF files made for a test, with the fonts that every reader of Chinese knows."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

FONT = "STSong-Light"
#: a page of `drawn` that is scanned
PICTURE = ((0.0, 0.0, "a picture over the whole page"),)


def _chinese_font() -> bool:
    """Whether there is a font to take for one that a file does not hold: without, its characters have no width."""
    if sys.platform != "linux":
        return True
    listing = shutil.which("fc-list")
    return listing is not None and bool(
        subprocess.run([listing, ":lang=zh-cn"], capture_output=True, check=False).stdout
    )


needs_font = pytest.mark.skipif(not _chinese_font(), reason="no Chinese font: install one (fontconfig, fonts-noto-cjk)")


@cache
def font() -> str:
    registerFont(UnicodeCIDFont(FONT))
    return FONT


def printed(paragraphs: Sequence[str], head: str = "", foot: Callable[[int], str] = str, password: str = "") -> bytes:
    """Paragraphs set as a report is: 三号 letters, first lines indented, a head and a foot on every page."""
    style = ParagraphStyle("body", fontName=font(), fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")

    def around(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, 800, head)
        canvas.drawCentredString(300, 30, foot(canvas.getPageNumber()))

    file = io.BytesIO()
    made = SimpleDocTemplate(file, pagesize=A4, encrypt=password or None)
    made.build([Paragraph(text, style) for text in paragraphs], onFirstPage=around, onLaterPages=around)
    return file.getvalue()


def drawn(pages: Sequence[Sequence[tuple[float, float, str]]]) -> bytes:
    """Pages of lines, each at its place: from the left, from below, its text; or of a picture."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for page in pages:
        canvas.setFont(font(), 12)
        if page is PICTURE:
            canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 595, 842)
            canvas.showPage()
            continue
        for left, bottom, text in page:
            canvas.drawString(left, bottom, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
