"""The encodings in which reports are saved, and what is no text at all."""

from __future__ import annotations

import codecs

import pytest

from lawgraph.corpus.decode import declared_charset, decode
from lawgraph.corpus.formats import Format, format_of
from lawgraph.errors import UnreadableError

from .samples import REPORT

TRADITIONAL = "本鎮深入學習貫徹法治政府建設實施綱要，認真開展行政執法監督，組織領導幹部學習憲法和民法典。" * 4


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + REPORT.encode("utf-8"), "utf-8-sig"),
        (REPORT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "utf-16"),
        (REPORT.encode("utf-32"), "utf-32"),
        (REPORT.encode("utf-16-le"), "utf-16-le"),
        (REPORT.encode("gb18030"), "gb18030"),
        (REPORT.replace("—", "-").replace("·", ".").encode("gb2312"), "gb18030"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    text, found = decode(data)
    assert found == encoding
    assert not text.startswith("\ufeff")
    assert "深入学习贯彻习近平法治思想" in text


def test_traditional_pages_in_big5_are_read() -> None:
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5hkscs")


def test_line_ends_stay_as_they_are_in_the_file() -> None:
    assert decode("一、成效\r\n我镇依法行政\r二".encode())[0] == "一、成效\r\n我镇依法行政\r二"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_file_cut_off_in_the_middle_of_a_character_is_read(codec: str) -> None:
    text, _ = decode((REPORT * 2).encode(codec)[:-2])
    assert text.startswith(REPORT)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_a_few_stray_bytes_cost_a_few_characters(codec: str) -> None:
    data = (REPORT * 20).encode(codec)
    at = len(data) // 2 // 4 * 4
    text, _ = decode(data[:at] + b"\xff\xfe\xdc\xdc"[: 4 if "16" in codec else 3] + data[at:])
    assert 1 <= text.count("\ufffd") <= 4
    assert text.count("青溪县白石镇2023年度法治政府建设工作报告") >= 19


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_nul_in_a_text_is_a_damaged_character(codec: str) -> None:
    assert decode((REPORT[:100] + "\x00" + REPORT[100:]).encode(codec))[0][100] == "\ufffd"


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="gb2312">', "gb18030"),
        (b'<META http-equiv=Content-Type content="text/html; charset=GBK">', "gb18030"),
        (b"<meta charset='utf-8'>", "utf-8"),
        (b"<meta charset=klingon>", ""),
        (b"<meta charset=zlib>", ""),
        (b"<meta charset=punycode>", ""),
        (b"<p>no charset=here</p>", ""),
    ],
)
def test_a_page_declares_its_charset(page: bytes, charset: str) -> None:
    assert declared_charset(page) == charset


def test_a_wrong_declaration_is_not_believed() -> None:
    page = '<html><head><meta charset="big5"></head><body>' + REPORT + "</body></html>"
    assert decode(page.encode("gb18030"))[1] == "gb18030"
    assert decode(page.encode())[1] == "utf-8"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空"),
        (b" \r\n\t ", "空"),
        (b"\x00" * 40, "空"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"{\\rtf1", "RTF"),
        (b"From: <Saved by Blink>\r\n", "MHT"),
        (b"MIME-Version: 1.0\r\n", "MHT"),
        (b"\x89PNG\r\n", "图片"),
        (b"\x1f\x8b\x08", "压缩"),
        (bytes(range(256)) * 8, "二进制"),
        (b"\xe5\x81\x9a\xff\xfe\xfd\xfc" * 30, "编码"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


def test_a_text_that_speaks_of_pdf_is_no_pdf() -> None:
    assert format_of("附件格式为%PDF。法治政府建设年度报告。".encode(), ".txt") is Format.TEXT
    assert format_of(b"made by a scanner\n%PDF-1.4", ".pdf") is Format.PDF
