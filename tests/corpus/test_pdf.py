"""PDF files: the report without what the printing added, its pages, and what is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lawgraph.corpus import read
from lawgraph.corpus.pdf import pdf_text
from lawgraph.corpus.running_heads import Line, without_running_heads
from lawgraph.errors import UnreadableError
from lawgraph.model import Document
from lawgraph.text import clean

from .pdf_files import PICTURE, drawn, needs_font, printed
from .samples import BODY, REPORT, TITLE

PARAGRAPHS = [TITLE, *BODY.splitlines()]
HEAD = "青溪县白石镇人民政府文件"


def saved(folder: Path, data: bytes) -> Document:
    file = folder / "白石镇.pdf"
    file.write_bytes(data)
    return read(file)


def test_a_printed_report_is_read_with_its_title_and_wrapped_lines_joined(tmp_path: Path) -> None:
    found = saved(tmp_path, printed(PARAGRAPHS))
    assert (found.format, found.metadata["title"]) == ("pdf", TITLE)
    assert [line for line in clean(found.text).text.split("\n") if line] == clean(REPORT).text.rstrip("\n").split("\n")


def test_the_sections_are_those_of_the_report(tmp_path: Path) -> None:
    found = saved(tmp_path, printed(PARAGRAPHS))
    assert [section.heading for section in found.sections if section.depth == 1] == [
        "一、2023年法治政府建设的主要举措和成效",
        "二、存在的问题和不足",
        "三、下一步工作打算",
    ]


def test_page_numbers_are_dropped_and_a_head_stands_once(tmp_path: Path) -> None:
    found = saved(tmp_path, printed(PARAGRAPHS * 6, HEAD, lambda number: f"— {number} —"))
    assert len(found.pages) > 3
    assert found.text.count(HEAD) == 1
    assert "— 2 —" not in found.text


def test_a_foot_is_dropped_where_it_would_part_a_sentence() -> None:
    text, pages, _ = pdf_text(printed(["我镇深入推进依法行政工作" * 200], foot=lambda n: f"白石镇法治报告 第{n}页"))
    assert len(pages) > 2
    assert "法治报告" not in text


def test_pages_begin_where_their_first_line_does() -> None:
    text, pages, _ = pdf_text(drawn([[(72, 700, "第一页的正文在此开始叙述")], [(72, 700, "第二页的正文在此开始叙述")]]))
    assert [text[start:][:3] for start in pages] == ["第一页", "第二页"]


@needs_font
def test_a_full_line_before_an_indent_ends_a_paragraph() -> None:
    first, second = "我镇依法行政工作成效明显群众满意度不断提高", "一是普法形式单一"
    text, _, _ = pdf_text(drawn([[(72, 700, first), (72, 680, first), (96, 660, second), (72, 640, first)]]))
    assert text.split("\n")[2] == f"\u3000\u3000{second}"


@pytest.mark.parametrize("number", ["3", "- 3 -", "—3—", "第 3 页", "第3页 共12页", "3/12", "Page 3 of 12"])
def test_page_numbers_are_known_however_they_are_written(number: str) -> None:
    page = [Line(text, 72.0, 700.0 - 20 * at) for at, text in enumerate(("正文", "正文", "正文", "正文", number))]
    assert [line.text for line in without_running_heads([page])[0]] == ["正文"] * 4


def test_a_line_that_two_pages_share_in_their_middle_stays() -> None:
    page = [Line(text, 72.0, 700.0 - 20 * at) for at, text in enumerate(("甲", "乙", "同一句话", "丙", "丁"))]
    other = [Line(text, 72.0, 700.0 - 20 * at) for at, text in enumerate(("戊", "己", "同一句话", "庚", "辛"))]
    assert without_running_heads([page, other]) == [page, other]


LEFT = ["镇党委书记带头学法，全年专题研究法治", "工作4次，组织学习《中华人民共和国民法", "典》，办理行政处罚案件12件。"]
RIGHT = [
    "二、存在的问题和不足之处有以下几点",
    "一是普法形式较为单一；二是执法力量较",
    "为薄弱；三是执法人员业务能力有待提高。",
]
ROWS = [700 - 20 * at for at in range(3)]
BESIDE = [one for y, left, right in zip(ROWS, LEFT, RIGHT, strict=True) for one in ((72, y, left), (320, y, right))]
UNEVEN = [one for y, left, right in zip(ROWS, LEFT, RIGHT, strict=True) for one in ((72, y, left), (320, y - 7, right))]
IN_TURN = [
    *((72, y, line) for y, line in zip(ROWS, LEFT, strict=True)),
    *((320, y, line) for y, line in zip(ROWS, RIGHT, strict=True)),
]
COLUMNS = {
    "drawn line by line": (BESIDE, [*LEFT, *RIGHT]),
    "drawn line by line, the right one lower": (UNEVEN, [*LEFT, *RIGHT]),
    "drawn one after the other": (IN_TURN, [*LEFT, *RIGHT]),
    "under a title and above a signature": (
        [(150, 740, TITLE), *BESIDE, (72, 600, "青溪县白石镇人民政府"), (72, 580, "2024年1月10日")],
        [TITLE, *LEFT, *RIGHT, "青溪县白石镇人民政府", "2024年1月10日"],
    ),
    "the right one longer": (
        [*BESIDE, (320, 640, "我镇将继续努力。")],
        [*LEFT, *RIGHT, "我镇将继续努力。"],
    ),
    "the left one longer": (
        [*BESIDE[:4], (72, 660, LEFT[0]), (320, 660, RIGHT[2]), (72, 640, "工作4次。")],
        [*LEFT[:2], LEFT[0], "工作4次。", *RIGHT],
    ),
    "a line of one between": (
        [*BESIDE[:4], (320, 660, RIGHT[1]), (72, 640, LEFT[0]), (320, 640, RIGHT[0])],
        [*LEFT[:2], LEFT[0], *RIGHT[:2], RIGHT[1], RIGHT[0]],
    ),
    "facts and no columns": (
        [one for y in ROWS for one in ((72, y, "发布机构"), (320, y, "白石镇人民政府"))],
        ["发布机构 白石镇人民政府"] * 3,
    ),
}


@needs_font
@pytest.mark.parametrize(("page", "lines"), COLUMNS.values(), ids=COLUMNS)
def test_two_columns_are_read_one_after_the_other(page: list[tuple[float, float, str]], lines: list[str]) -> None:
    assert pdf_text(drawn([page])).text.split("\n") == lines


def test_a_paragraph_of_the_right_column_keeps_its_indent() -> None:
    page = [
        *BESIDE[:4],
        (72, 660, LEFT[2]),
        (344, 660, "三是执法人员业务能力"),
        (72, 640, LEFT[0]),
        (320, 640, RIGHT[1]),
    ]
    assert pdf_text(drawn([page])).text.split("\n")[-2] == "\u3000\u3000三是执法人员业务能力"


def test_pages_that_are_pictures_are_told_and_the_others_read(tmp_path: Path) -> None:
    text = [(72, 700 - 20 * at, line) for at, line in enumerate(PARAGRAPHS)]
    found = saved(tmp_path, drawn([text, PICTURE, text, text, PICTURE, PICTURE, [], text]))
    (notice,) = found.notices
    assert notice.source == "白石镇.pdf"
    assert "第 2、5-6 页是图片" in notice.reason
    assert len(found.pages) == 8


def test_a_scan_with_a_cover_in_letters_is_a_scan() -> None:
    with pytest.raises(UnreadableError, match="扫描"):
        pdf_text(drawn([[(72, 700, PARAGRAPHS[1])], PICTURE, PICTURE]))


def test_a_scan_is_told() -> None:
    with pytest.raises(UnreadableError, match="扫描"):
        pdf_text(drawn([[], [(72, 30, "扫描全能王")]]))


def test_a_password_is_told() -> None:
    with pytest.raises(UnreadableError, match="已加密"):
        pdf_text(printed(PARAGRAPHS, password="secret"))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"x" * 200, printed(PARAGRAPHS)[:300]])
def test_a_broken_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="损坏"):
        pdf_text(data)


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableError, match=r"pip install 'lawgraph\[pdf\]'"):
        pdf_text(b"%PDF-1.7")
