"""Which format a file is in, told by its first bytes, and what to do about those that are not read."""

from __future__ import annotations

from enum import StrEnum

from lawgraph.corpus.packed import opened
from lawgraph.corpus.word import BODY
from lawgraph.errors import UnreadableError

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx"})
PDF_SUFFIXES = frozenset({".pdf"})
JSON_SUFFIXES, PARQUET_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"}), frozenset({".parquet"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv"}) | JSON_SUFFIXES | PARQUET_SUFFIXES
#: files that hold several reports
ARCHIVE_SUFFIXES = frozenset({".zip"})
HOLDER_SUFFIXES = TABLE_SUFFIXES | ARCHIVE_SUFFIXES
READ_SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | WORD_SUFFIXES | PDF_SUFFIXES | HOLDER_SUFFIXES
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".bmp", ".gif", ".webp"})
_SHEETS = frozenset({".xls", ".xlsx", ".et"})
_PACKED = frozenset({".rar", ".7z", ".gz", ".tar", ".tgz"})
#: Formats in which reports are published too; they are listed, and named as unreadable, rather than passed over.
OTHER_SUFFIXES = (
    frozenset({".doc", ".wps", ".rtf", ".odt", ".ofd", ".mht", ".mhtml", ".ppt", ".pptx"})
    | _PICTURES
    | _SHEETS
    | _PACKED
)


class Format(StrEnum):
    """The formats that are read; the value is what `Document.format` says."""

    TEXT = "text"
    HTML = "html"
    WORD = "word"
    PDF = "pdf"
    TABLE = "table"
    ARCHIVE = "archive"


_PICTURE = "这是图片，没有文字，请先做文字识别(OCR)并存为 .txt / a picture without text; recognise it (OCR) and save it as .txt"
_OLD_OFFICE = (
    "这是旧版 Word/WPS 文件(.doc、.wps)，请在 Word 或 WPS 中打开，另存为 .docx / "
    "an old Word or WPS file; open it in Word or WPS and save it as .docx"
)
_ENCRYPTED_OFFICE = "这是加密的 Office 文件，请打开后取消密码，另存为 .docx / an encrypted office file; open it and save it without a password"
_RTF = "这是 RTF 文件，请在 Word 中另存为 .docx / an RTF file; save it as .docx"
_OFD = "这是 OFD 版式文件，请用阅读器导出为 .txt 或 .docx / an OFD file; export it as .txt or .docx with its reader"
_ODT = "这是 ODT 文件，请另存为 .docx / an OpenDocument file; save it as .docx"
_SHEET = "这是 Excel 表格，请另存为 CSV(UTF-8)/ a spreadsheet; save it as CSV (UTF-8)"
_SLIDES = "这是幻灯片，不是报告；请另存为 .txt / slides; save their text as .txt"
_WEB_ARCHIVE = "这是 MHT 网页存档，请另存为“仅 HTML” / a web archive (MHT); save the page as HTML only"
_OTHER_PACKED = "这是压缩文件，请先解压 / a compressed file; unpack it first"
_PDF = "这是 PDF 文件，此处不能读取 / a PDF file, which cannot be read here"
_ZIP = "这是 Word(.docx) 或压缩文件，此处不能读取 / a Word or ZIP file, which cannot be read here"

_EMPTY_ZIP = b"PK\x05\x06"
_ZIP_MARK, _OLE_MARK, _PDF_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_PDF_MARK_REACH = 1024  # bytes: some programs write a line of their own before the mark
#: First bytes of files that people take for reports, and what to tell them.
_OTHERS = (
    (_PDF_MARK, _PDF),
    (_ZIP_MARK, _ZIP),
    (_OLE_MARK, _OLD_OFFICE),
    (b"{\\rtf", _RTF),
    (b"From: <Saved by", _WEB_ARCHIVE),
    (b"MIME-Version:", _WEB_ARCHIVE),
    (b"\x1f\x8b", _OTHER_PACKED),
    (b"Rar!", _OTHER_PACKED),
    (b"7z\xbc\xaf", _OTHER_PACKED),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
)
#: what a ZIP file holds that is another format
_ZIPPED = (
    ("OFD.xml", _OFD),
    ("content.xml", _ODT),
    ("xl/workbook.xml", _SHEET),
    ("ppt/presentation.xml", _SLIDES),
)
_BY_SUFFIX = (
    (_PICTURES, _PICTURE),
    (_SHEETS, _SHEET),
    (_PACKED, _OTHER_PACKED),
    (frozenset({".ofd"}), _OFD),
    (frozenset({".ppt", ".pptx"}), _SLIDES),
)
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")


def format_of(data: bytes, suffix: str) -> Format:
    """The format of a file: what its bytes say, and its suffix between text and HTML.

    Raises UnreadableError for a format that is not read, with what to do.
    """
    if data.startswith((_ZIP_MARK, _EMPTY_ZIP)):
        return _zipped(data, suffix)
    reach = _PDF_MARK_REACH if suffix.lower() in PDF_SUFFIXES else len(_PDF_MARK)  # a text may speak of %PDF
    if _PDF_MARK in data[:reach]:
        return Format.PDF
    for suffixes, message in _BY_SUFFIX:
        if suffix.lower() in suffixes:
            raise UnreadableError(message)
    refuse_others(data)
    if suffix.lower() in WORD_SUFFIXES and data.strip(b"\x00 \t\r\n"):
        raise UnreadableError(
            "不是 Word 文件：内容已损坏，或后缀有误 / no Word file: it is broken, or its suffix is wrong"
        )
    if suffix.lower() in PDF_SUFFIXES and data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("不是 PDF 文件：内容已损坏，或后缀有误 / no PDF: it is broken, or its suffix is wrong")
    if suffix.lower() in TABLE_SUFFIXES:
        return Format.TABLE
    return Format.HTML if suffix.lower() in HTML_SUFFIXES else Format.TEXT


def refuse_others(data: bytes) -> None:
    """Raises UnreadableError, with what to do, for the bytes of a file that is no text."""
    if data.startswith(_OLE_MARK) and _ENCRYPTED_PART in data:
        raise UnreadableError(_ENCRYPTED_OFFICE)
    for magic, message in _OTHERS:
        if data.startswith(magic):
            raise UnreadableError(message)


def _zipped(data: bytes, suffix: str) -> Format:
    held = set(opened(data).namelist())
    if BODY in held:
        return Format.WORD
    for name, message in _ZIPPED:
        if name in held:
            raise UnreadableError(message)
    if suffix.lower() in WORD_SUFFIXES:
        raise UnreadableError("不是 Word 文件，缺少正文 / no Word file: it has no word/document.xml")
    return Format.ARCHIVE
