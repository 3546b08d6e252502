"""Word files: the text as Word shows it, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from lawgraph.corpus import document, read
from lawgraph.corpus.packed import opened
from lawgraph.corpus.word import word_text
from lawgraph.errors import UnreadableError
from lawgraph.model import SectionKind

from .samples import REPORT, TITLE
from .word_files import numbered, paragraph, part, word_file

LISTS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
)


def lines(body: str, **parts: str) -> list[str]:
    named = {f"{name}.xml": text for name, text in parts.items()}
    return word_text(opened(word_file(body, named))).text.split("\n")


def test_a_word_file_is_the_report_that_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "白石镇.docx"
    file.write_bytes(word_file("".join(map(paragraph, REPORT.splitlines()))))
    found = read(file)
    assert found.text == REPORT.rstrip("\n")
    assert (found.format, found.encoding, found.metadata["title"]) == ("word", "", TITLE)


def test_numbers_that_word_draws_are_written(tmp_path: Path) -> None:
    body = numbered("主要成效") + numbered("加强领导", 1) + numbered("依法行政", 1) + numbered("学习", 2)
    body += numbered("存在问题") + numbered("力量薄弱", 1)
    expected = ["一、主要成效", "（一）加强领导", "（二）依法行政", "1.学习", "二、存在问题", "（一）力量薄弱"]
    assert lines(body, numbering=LISTS) == expected


def test_sections_are_found_by_the_numbers_that_word_draws(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    body = paragraph(TITLE) + numbered("存在的问题和不足") + paragraph("我镇执法力量较为薄弱。" * 3)
    file.write_bytes(word_file(body, {"numbering.xml": LISTS}))
    assert SectionKind.PROBLEMS in {section.kind for section in read(file).sections}


def test_a_style_brings_its_list() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="H1"/></w:style>',
    )
    body = paragraph("主要成效", '<w:pStyle w:val="H1"/>') + paragraph("存在问题", '<w:pStyle w:val="Own"/>')
    assert lines(body, numbering=LISTS, styles=styles) == ["一、主要成效", "二、存在问题"]


def test_a_row_of_short_cells_is_a_line() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    rows = f"<w:tr>{cell('发布机构')}{cell('白石镇')}</w:tr><w:tr>{cell('我镇依法行政。' * 20)}{cell('是')}</w:tr>"
    assert lines(f"<w:tbl>{rows}</w:tbl>") == ["发布机构  白石镇", "我镇依法行政。" * 20, "是"]


def test_a_text_box_follows_the_paragraph_that_holds_it_and_stands_once() -> None:
    box = "<w:txbxContent>" + paragraph("青溪县白石镇人民政府文件") + "</w:txbxContent>"
    twice = (
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>'
        + box
        + "</mc:Choice><mc:Fallback>"
        + box
        + "</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{twice}</w:r><w:r><w:t>{TITLE}</w:t></w:r></w:p>" + paragraph("正文")
    assert lines(body) == [TITLE, "青溪县白石镇人民政府文件", "正文"]


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    notes = part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0">' + paragraph("—") + "</w:footnote>"
        '<w:footnote w:id="2">' + paragraph("指《民法典》。") + "</w:footnote>",
    )
    body = '<w:p><w:r><w:t>学习法律</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("其他")
    assert lines(body, footnotes=notes) == ["学习法律", "指《民法典》。", "其他"]


def test_what_was_deleted_moved_or_hidden_is_left_out() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>"
    )
    assert lines(body) == ["新增"]


def test_breaks_and_tabs_stay_and_stops_of_tabs_do_not_count() -> None:
    body = '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>'
    assert lines(body) == ["甲\t乙", "丙"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w:document [<!ENTITY a "法治"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:1/x.dtd">',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    with pytest.raises(UnreadableError, match="实体声明"):
        word_text(opened(word_file(paragraph("正文"), doctype=doctype)))


def test_a_part_packed_beyond_all_reason_is_refused() -> None:
    with pytest.raises(UnreadableError, match="压缩炸弹"):
        word_text(opened(word_file(paragraph("法" * 3_000_000))))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04" + b"x" * 50, "损坏"),
        (word_file(paragraph("正文" * 50))[:-60], "损坏"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "加密"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "另存为 .docx"),
        ("正文".encode() * 50, "不是 Word 文件"),
    ],
)
def test_what_is_no_word_file_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    with pytest.raises(UnreadableError, match=reason):
        read(file)


def test_broken_xml_is_told() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(UnreadableError, match="XML 已损坏"):
        word_text(opened(file.getvalue()))


def test_a_depth_of_ten_thousand_elements_is_no_danger() -> None:
    assert lines("<w:sdt>" * 10_000 + paragraph("正文") + "</w:sdt>" * 10_000) == ["正文"]


def test_a_level_of_ten_thousand_digits_is_none() -> None:
    properties = f'<w:numPr><w:ilvl w:val="{"9" * 10_000}"/><w:numId w:val="1"/></w:numPr>'
    assert lines(paragraph("主要成效", properties), numbering=LISTS) == ["一、主要成效"]


def test_paragraphs_are_counted_as_they_hold_text(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    broken = "<w:p><w:r><w:t>法治政府建设</w:t><w:br/><w:t>年度报告</w:t></w:r></w:p>"
    file.write_bytes(word_file(broken + paragraph("") + paragraph("我镇依法行政") + paragraph("特此报告")))
    found = read(file)
    numbers = [found.paragraph_at(found.text.index(word)) for word in ("法治", "年度", "我镇", "行政", "特此")]
    assert numbers == [1, 1, 2, 2, 3]


def test_what_has_no_paragraphs_of_its_own_counts_none() -> None:
    assert document(REPORT, name="x").paragraph_at(5) is None


@pytest.mark.parametrize("encoding", ["UTF-9", "gb2312", "zlib", "idna"])
def test_an_encoding_that_no_office_file_has_is_told(encoding: str) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="{encoding}"?><w:document/>')
    with pytest.raises(UnreadableError, match="XML 已损坏"):
        word_text(opened(file.getvalue()))
