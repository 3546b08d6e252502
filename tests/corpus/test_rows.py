"""Tables of reports: a report a row, its columns however they are called, and what is told of bad ones."""

from __future__ import annotations

import csv
import io
import json
import sys
import tracemalloc
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from lawgraph.corpus import Unreadable, read, read_all
from lawgraph.corpus.sheet import lines_of
from lawgraph.errors import UnreadableError
from lawgraph.model import Document

from .samples import REPORT, TITLE

Rows = Sequence[Mapping[str, object]]
ROWS: Rows = [
    {"id": "001", "text": REPORT, "year": 2022, "url": "http://example.cn/1"},
    {"id": "b/c", "text": REPORT.replace("白石镇", "黑石镇"), "year": 2021, "url": None},
]


def as_csv(rows: Rows, delimiter: str = ",") -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def as_jsonl(rows: Rows) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def as_array(rows: Rows) -> bytes:
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def as_parquet(rows: Rows) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), file)
    return file.getvalue()


def found(folder: Path, name: str, data: bytes) -> list[Document | Unreadable]:
    (folder / name).write_bytes(data)
    return list(read_all(folder))


def documents(folder: Path, name: str, data: bytes) -> list[Document]:
    return [one for one in found(folder, name, data) if isinstance(one, Document)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", as_csv(ROWS)),
        ("t.CSV", b"\xef\xbb\xbf" + as_csv(ROWS)),
        ("t.csv", as_csv(ROWS).decode().encode("gb18030")),
        ("t.tsv", as_csv(ROWS, "\t")),
        ("t.csv", as_csv(ROWS, ";")),
        ("t.jsonl", as_jsonl(ROWS)),
        ("t.json", as_array(ROWS)),
        ("t.json", b"\xef\xbb\xbf\n" + as_array(ROWS)),
        ("t.jsonl", as_array(ROWS)),
        ("t.parquet", as_parquet(ROWS)),
    ],
)
def test_every_row_is_a_report_with_what_it_gives(tmp_path: Path, name: str, data: bytes) -> None:
    first, second = documents(tmp_path, name, data)
    assert (first.name, first.source, first.format) == (f"{name}#001", f"{name}#001", "table")
    assert (first.text.replace("\r\n", "\n"), first.metadata["title"]) == (REPORT, TITLE)
    assert (first.given, first.metadata["url"]) == (
        {"year": "2022", "url": "http://example.cn/1"},
        "http://example.cn/1",
    )
    assert (second.name, second.given) == (f"{name}#b_c", {"year": "2021"})


def test_rows_without_identifiers_are_counted_from_1(tmp_path: Path) -> None:
    rows = [{"正文": REPORT}, {"正文": REPORT + "。"}]
    assert [one.name for one in documents(tmp_path, "t.csv", as_csv(rows))] == ["t.csv#1", "t.csv#2"]


def test_columns_may_have_chinese_names(tmp_path: Path) -> None:
    (one,) = documents(
        tmp_path, "t.csv", as_csv([{"编号": "7", "全文": REPORT, "年度": "2020年", "发布日期": "2021年3月5日"}])
    )
    assert (one.name, one.given) == ("t.csv#7", {"year": "2020", "published": "2021-03-05"})


def test_a_report_longer_than_a_cell_of_pythons_default_is_read(tmp_path: Path) -> None:
    (one,) = documents(tmp_path, "t.csv", as_csv([{"text": REPORT * 400}]))
    assert len(one.text.replace("\r\n", "\n")) == len(REPORT * 400)


@pytest.mark.parametrize(
    ("name", "write"), [("t.csv", as_csv), ("t.jsonl", as_jsonl), ("t.json", as_array), ("t.parquet", as_parquet)]
)
def test_a_table_without_texts_is_told_with_its_columns(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    (one,) = found(tmp_path, name, write([{"县": "青溪县", "report": REPORT}]))
    assert isinstance(one, Unreadable)
    assert "没有正文列" in one.reason
    assert "县, report" in one.reason


def test_a_bad_row_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "text": REPORT},
        {"id": "1", "text": REPORT},
        {"id": "3", "text": "—"},
        {"id": "4", "text": REPORT},
    ]
    told = found(tmp_path, "t.csv", as_csv(rows))
    assert [(one.source, isinstance(one, Document)) for one in told] == [
        ("t.csv#1", True),
        ("t.csv#2", False),
        ("t.csv#3", False),
        ("t.csv#4", True),
    ]
    assert "编号" in told[1].reason if isinstance(told[1], Unreadable) else False


def test_a_line_that_is_no_object_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, "t.jsonl", as_jsonl(ROWS) + b"\n[1]\n{broken")
    assert [type(one) for one in told] == [Document, Document, Unreadable, Unreadable]


def test_an_item_of_an_array_that_is_no_object_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, "t.json", json.dumps([{"text": REPORT}, 1]).encode())
    assert [type(one) for one in told] == [Document, Unreadable]
    assert [one.reason for one in told if isinstance(one, Unreadable)] == [
        "第 2 项不是 JSON 对象 / item 2 is no JSON object"
    ]


def test_an_array_that_is_cut_off_is_told_once(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "t.json", as_array(ROWS)[:-5])
    assert isinstance(one, Unreadable)
    assert "不完整" in one.reason


@pytest.mark.parametrize("text", ['{"title": "x", "url": "http://x.cn"}', "", "null", '"["'])
def test_json_beside_a_report_is_no_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (one,) = documents(tmp_path, "a.json", text.encode())
    assert (one.name, one.source) == ("a", "a.txt")


def test_one_object_is_a_report_where_its_file_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": REPORT, "year": 2021}, indent=2), encoding="utf-8")
    (one,) = read_all(tmp_path / "a.json")
    assert isinstance(one, Document)
    assert one.given == {"year": "2021"}


def test_a_year_that_is_none_is_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "t.csv", as_csv([{"text": REPORT, "year": "去年"}]))
    assert isinstance(one, Unreadable)
    assert "去年" in one.reason


def test_a_broken_parquet_file_is_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "t.parquet", as_parquet(ROWS)[:-20])
    assert isinstance(one, Unreadable)
    assert "损坏" in one.reason


def test_one_file_is_asked_for_and_a_table_holds_many(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(as_csv(ROWS))
    with pytest.raises(UnreadableError, match="一行一份报告"):
        read(tmp_path / "t.csv")


def test_a_parquet_file_with_damaged_texts_is_told(tmp_path: Path) -> None:
    data = as_parquet([{"text": "法治政府" * 3}]).replace("法治".encode(), b"\xff\xfe\xff\xfe\xff\xfe")
    assert [type(one) for one in found(tmp_path, "t.parquet", data)] == [Unreadable]


def test_two_tables_read_in_turn_do_not_disturb_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        rows = [{"text": name}, {"text": REPORT * 400}, {"text": REPORT * 401}]
        (tmp_path / name / "t.csv").write_bytes(as_csv(rows if name == "a" else rows[:1]))
    long, short = read_all(tmp_path / "a"), read_all(tmp_path / "b")
    next(long)
    assert len(list(short)) == 1
    assert [type(one) for one in long] == [Document, Document]


def test_half_a_character_in_a_cell_is_a_damaged_one(tmp_path: Path) -> None:
    row = json.dumps({"id": "\ud83d", "text": REPORT, "title": "报告\ud83d", "url": "http://example.cn/\ud83d"})
    (one,) = documents(tmp_path, "t.jsonl", row.encode())
    assert one.name == "t.jsonl#\ufffd"
    assert dict(one.given) == {"title": "报告\ufffd", "url": "http://example.cn/\ufffd"}


def test_half_a_character_in_the_name_of_a_column_can_be_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "t.jsonl", json.dumps({"\ud83d": REPORT}).encode())
    assert isinstance(one, Unreadable)
    assert one.reason.endswith("but: \ufffd")


def test_a_nul_in_a_cell_is_a_damaged_character_and_told(tmp_path: Path) -> None:
    (one,) = documents(tmp_path, "t.jsonl", json.dumps({"text": REPORT + "\x00", "title": "报告\x00"}).encode())
    assert (one.text[-1], one.given["title"]) == ("\ufffd", "报告\ufffd")
    assert [notice.reason[:2] for notice in one.notices] == ["1 "]


@pytest.mark.parametrize("ids", [["2", ""], ["", "1"], ["a/b", "a_b"], ["甲" * 150 + "1", "甲" * 150 + "2"]])
def test_rows_whose_names_would_be_one_are_all_read(tmp_path: Path, ids: list[str]) -> None:
    rows = [{"id": id, "text": REPORT + id} for id in ids]
    assert len({one.name for one in documents(tmp_path, "t.csv", as_csv(rows))}) == 2


@pytest.mark.parametrize("text", [REPORT.split("\n"), REPORT.encode()])
def test_a_text_may_be_a_list_of_paragraphs_or_bytes(tmp_path: Path, text: object) -> None:
    (one,) = documents(tmp_path, "t.parquet", as_parquet([{"text": text}]))
    assert one.text == REPORT


def test_cells_beyond_the_columns_are_told_for_the_text_may_go_on_in_them(tmp_path: Path) -> None:
    text = REPORT.replace("\n", "")
    cut, whole = documents(tmp_path, "t.csv", f"year,text\n2022,{text},加强普法\n2021,{text},,\n".encode())
    assert cut.text == whole.text == text
    assert [notice.source for notice in cut.notices] == ["t.csv#1"]
    assert cut.notices[0].reason.endswith("the rest is not read: 加强普法")
    assert whole.notices == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_table_end_as_its_program_ends_them(tmp_path: Path, end: str) -> None:
    table = f'id,text{end}1,"{REPORT}"{end}2,"{REPORT}，"'
    assert [one.text for one in documents(tmp_path, "t.csv", table.encode())] == [REPORT, f"{REPORT}，"]


def test_a_large_table_stands_in_memory_once() -> None:
    text = "甲,乙\n" + "一,二\n" * 100_000
    data = text.encode()
    tracemalloc.start()
    lines = lines_of(data)
    next(lines)
    tracemalloc.reset_peak()
    for _ in lines:
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1.1 * sys.getsizeof(text)


def test_a_row_that_leaves_out_its_text_costs_none_of_the_others(tmp_path: Path) -> None:
    table = json.dumps({"title": TITLE}) + "\n[]\n" + json.dumps({"text": REPORT}) + "\n"
    *bad, good = found(tmp_path, "t.jsonl", table.encode())
    assert [one.source for one in bad] == ["t.jsonl#1", "t.jsonl#2"]
    assert isinstance(good, Document)
    assert good.name == "t.jsonl#3"


def test_a_table_without_rows_is_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "t.csv", b"text\n")
    assert isinstance(one, Unreadable)
    assert one.reason.startswith("表格里没有一行")


@pytest.mark.parametrize(
    "columns",
    ["document,start,end,text,sentence_start,sentence", "source,doubt,line,column,start,end,text,meant,zh,en,sentence"],
)
def test_a_table_that_lawgraph_wrote_is_not_read_as_reports(tmp_path: Path, columns: str) -> None:
    row = ",".join([REPORT.replace("\n", "").replace(",", "，")] * len(columns.split(",")))
    (one,) = found(tmp_path, "存疑.csv", f"{columns}\n{row}\n".encode())
    assert isinstance(one, Unreadable)
    assert "lawgraph 写出的表" in one.reason
