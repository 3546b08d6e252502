"""Bytes → text: which encoding a report was saved in.

Order of trust: byte order mark, UTF-8 that decodes strictly, the charset a page declares, then GB18030 (which
contains GBK and GB2312) and Big5, of which the one that reads as Chinese wins. "Reads as Chinese" is measured by
the share of the commonest characters: a third of any report, nearly none of a wrongly decoded one.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawgraph.corpus.formats import refuse_others
from lawgraph.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)

#: The commonest characters of Chinese prose and of this genre, in both scripts.
_COMMON = (
    "的一是在不了有和人中大为上国我以要时来用到作地于出对成会可主年工能下方定行学法所民等部理加制本政全实"
    "及提步进情党治建设府依执宣传政务推重责任规落关各高效开展组织领导会為國時來對會學進黨設執傳務關開領導區県縣鎮"
)
_SOMETHING = re.compile(rb"[^\x00 \t\r\n]")
_FIRST = 0x4E00  # the first of the common Chinese characters
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_SAMPLE = 20_000  # code points: enough to judge
_ENOUGH = 0.12
_FIRST_LEVEL = range(0xB0, 0xD8)  # leading bytes of the characters that GB2312 has first, which are the common ones
_CHINESE = frozenset({"utf-8", "gb18030", "big5hkscs", "cp950", "hz"})
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs", "x-gbk": "gb18030"}


def decode(data: bytes, *, prose: bool = True) -> tuple[str, str]:
    """The text of a file, without its byte order mark, and the name of its encoding.

    Without `prose` it may be a table of names, which have few of the commonest characters. Raises UnreadableError for
    what is empty, no text, or in no encoding that yields Chinese.
    """
    if not _SOMETHING.search(data):
        raise UnreadableError("文件是空的 / the file is empty")
    refuse_others(data)
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            text = _nearly(data[len(mark) :], codec)
            if text:
                return text.replace("\x00", "\ufffd"), name
            break
    nuls = data.count(0)
    if nuls:
        wide = _wide(data)
        if wide[0]:
            return wide
    try:
        text, codec = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, codec = _guessed(data)
        if not text and not prose:
            text, codec = _of_names(data)
    if nuls > _few(len(data)) or (nuls and not text):
        raise UnreadableError("这是二进制文件，不是文本 / a binary file, not a text")
    if not text:
        raise UnreadableError("无法识别文字编码，请另存为 UTF-8 / in no encoding that gives Chinese; save it as UTF-8")
    return text.replace("\x00", "\ufffd"), codec


class Reading(NamedTuple):
    """How Chinese a text is: how many Chinese characters it has, and what share of them is common (0 to 1)."""

    chinese: int
    likeness: float


def reading_of(text: str) -> Reading:
    """How Chinese a text is; a wrong encoding gives rare characters."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32) - np.uint32(_FIRST)
    han = codes[codes < len(_common())]  # unsigned: what stands before the first is beyond the last
    return Reading(len(han), int(np.count_nonzero(_common().take(han))) / len(han) if len(han) else 0.0)


@cache
def _common() -> NDArray[np.bool_]:
    table = np.zeros(0xA000 - _FIRST, dtype=np.bool_)
    table[[ord(character) - _FIRST for character in _COMMON]] = True
    return table


def declared_charset(data: bytes) -> str:
    """The Python codec for the charset that a page declares in its first 4,096 bytes; "" when there is none for Chinese.

    Python knows codecs that are none for text (zlib, hex) or take long (punycode); a page that declares one is not asked.
    """
    found = _CHARSET.search(data, 0, 4096)
    if not found:
        return ""
    name = found[1].decode("ascii").lower()
    try:
        codec = codecs.lookup(_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return codec if codec in _CHINESE else ""


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 that lost its mark: NUL bytes, and Chinese when read so; ("", "") for anything else."""
    for codec in ("utf-16-le", "utf-16-be"):
        text = _nearly(data, codec)
        reading = reading_of(text)
        # Among a few characters that happen to be Chinese one is soon a common one.
        if "\x00" not in text and reading.likeness >= _ENOUGH and reading.chinese * 4 >= len(text):
            return text, codec
    return "", ""


def _guessed(data: bytes) -> tuple[str, str]:
    """The text in the encoding that reads most like Chinese; ("", "") when none does."""
    candidates = [codec for codec in (declared_charset(data),) if codec]
    candidates += [codec for codec in ("gb18030", "big5hkscs", "utf-8") if codec not in candidates]
    best = (_ENOUGH, "", "")
    for codec in candidates:
        text = _nearly(data, codec)
        if text and (score := reading_of(text[:_SAMPLE]).likeness) > best[0]:
            best = (score, text, codec)
    return best[1], best[2]


def _of_names(data: bytes) -> tuple[str, str]:
    """A table of names that Chinese Windows wrote: most of its Chinese characters are of the 3,755 that GB2312 has first; else ("", "")."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "", ""
    chinese = "".join(character for character in text if "\u4e00" <= character <= "\u9fff")
    leads = chinese.encode("gb2312", "ignore")[::2]
    first = sum(_FIRST_LEVEL.start <= lead < _FIRST_LEVEL.stop for lead in leads)
    return (text, "gb18030") if chinese and first >= len(chinese) / 2 else ("", "")


def _nearly(data: bytes, codec: str) -> str:
    """The text if the bytes fit the codec but for a few (a file cut off in a character, a stray byte), else ""."""
    text = data.decode(codec, "replace")
    return text if text.count("\ufffd") <= _few(len(text)) else ""


def _few(length: int) -> int:
    """How many characters or bytes of so many may be damaged in a text that is read all the same."""
    return 4 + length // 500
