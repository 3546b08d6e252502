"""The text of a file someone wrote by hand or saved from a spreadsheet, whatever its encoding."""

from __future__ import annotations

import codecs
import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

from lawgraph.errors import CatalogueError

_GZIP = b"\x1f\x8b"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class UserFile:
    """A catalogue file of one's own, as `run.json` names it: its name without folder, the SHA-256 of its bytes."""

    name: str
    sha256: str


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises CatalogueError when it is missing or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CatalogueError(f"没有这个目录文件 / no such catalogue file: {path}") from None
    except OSError as error:
        raise CatalogueError(f"无法读取目录文件 {path}：{error.strerror} / cannot read this catalogue file") from error


def unpacked(content: bytes, name: str) -> bytes:
    """The bytes of a file without gzip around them. Raises CatalogueError when they are cut off or damaged."""
    if not content.startswith(_GZIP):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        raise CatalogueError(f"{name} 的压缩有损坏 / damaged gzip file") from None


def decoded(content: bytes, name: str) -> str:
    """The text of a file: UTF-8 with or without a byte order mark, UTF-16 with one ("Unicode text"), else GB18030.

    Raises CatalogueError for bytes that are none of these, such as a workbook of a spreadsheet.
    """
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise CatalogueError(
            f"{name} 是 Excel 或 Word 文件，请另存为“CSV UTF-8”或“制表符分隔的文本” / "
            "an Excel or Word file; save it as CSV UTF-8 or as tab-delimited text"
        )
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CatalogueError(
        f"{name} 不是 UTF-8 或 GB18030 文本，请另存为 UTF-8 / neither UTF-8 nor GB18030: save it as UTF-8"
    )
