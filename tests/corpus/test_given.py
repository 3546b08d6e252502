"""What is stated of reports beside them: where it is looked for, what wins, what is told."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from lawgraph.corpus import Unreadable, discover, read, read_all
from lawgraph.corpus.given import METADATA_TABLE, GivenBeside
from lawgraph.corpus.limits import Limits
from lawgraph.errors import UnreadableError
from lawgraph.model import Document
from lawgraph.pipeline.plan import planned

from .samples import REPORT, TITLE
from .test_archive import packed


def report(path: Path, text: str = REPORT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def given(path: Path, root: Path | None = None) -> dict[str, str]:
    return dict(read(path, root).given)


def test_a_sidecar_gives_what_it_holds(tmp_path: Path) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / "a.meta.json", json.dumps({"place": "龙川县上坪镇", "year": 2021, "title": "标题", "other": 1}))
    found = read(file)
    assert found.given == {"place": "龙川县上坪镇", "year": "2021", "title": "标题"}
    assert found.metadata["title"] == "标题"
    assert "place" not in found.metadata


def test_nothing_is_given_without_such_files(tmp_path: Path) -> None:
    found = read(report(tmp_path / "a.txt"))
    assert (found.given, found.metadata["title"]) == ({}, TITLE)


def test_the_sidecar_with_the_whole_name_is_nearer(tmp_path: Path) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / "a.meta.json", '{"year": 2020, "url": "http://example.cn"}')
    report(tmp_path / "a.txt.meta.json", '{"year": 2021}')
    assert given(file) == {"year": "2021", "url": "http://example.cn"}


def test_a_table_gives_for_the_files_of_its_folder_and_of_those_below(tmp_path: Path) -> None:
    file = report(tmp_path / "2021" / "a.txt")
    report(tmp_path / "metadata.csv", "文件,年度,发布机构\n2021\\a.txt,2020,甲\nb.txt,2019,乙\n")
    report(tmp_path / "2021" / "metadata.csv", "file,year\na.txt,2021\n")
    assert given(file, tmp_path) == {"year": "2021", "issuer": "甲"}


def test_a_sidecar_wins_over_a_table(tmp_path: Path) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / "metadata.csv", "file,year,place\na.txt,2020,龙川县\n")
    report(tmp_path / "a.meta.json", '{"year": "2021年度"}')
    assert given(file) == {"year": "2021", "place": "龙川县"}


def test_the_row_of_a_table_of_reports_wins_over_what_is_given_of_the_table(tmp_path: Path) -> None:
    report(tmp_path / "t.csv", f'text,year\n"{REPORT}",2022\n"{REPORT}。",\n')
    report(tmp_path / "t.meta.json", '{"year": 2020, "place": "龙川县"}')
    found = [one for one in read_all(tmp_path) if isinstance(one, Document)]
    assert [one.given for one in found] == [{"year": "2022", "place": "龙川县"}, {"year": "2020", "place": "龙川县"}]


def test_a_table_or_file_of_metadata_is_no_report(tmp_path: Path) -> None:
    report(tmp_path / "a.txt")
    report(tmp_path / "a.meta.json", "{}")
    report(tmp_path / "metadata.csv", "file\n")
    assert [path.name for path in discover(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.meta.json", "{", r"a\.meta\.json: JSON 有误"),
        ("a.meta.json", "[]", "不是 JSON 对象"),
        ("a.meta.json", '{"year": "去年"}', "去年"),
        ("a.meta.json", '{"published": "春节前"}', "春节前"),
        ("metadata.csv", "name,year\na.txt,2020\n", r"没有 file\(文件\)列.*name, year"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, reason: str) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / name, text)
    with pytest.raises(UnreadableError, match=reason):
        read(file)
    (told,) = read_all(tmp_path)
    assert isinstance(told, Unreadable)


def test_a_broken_table_is_read_once_and_told_of_every_report() -> None:
    asked: list[str] = []

    def load(path: str) -> bytes | None:
        asked.append(path)
        return "名称;年度\n甲;2023\n".encode() if path == METADATA_TABLE else None

    beside = GivenBeside(load)
    for name in ("甲.txt", "乙.txt", "丙.txt"):
        with pytest.raises(UnreadableError, match="file"):
            beside.of(name)
    assert asked.count(METADATA_TABLE) == 1


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_cells_of_a_table_may_be_parted_as_in_a_table_of_reports(sign: str) -> None:
    table = f"文件{sign}年度\n甲.txt{sign}2023\n".encode()
    beside = GivenBeside(lambda path: table if path == METADATA_TABLE else None)
    assert beside.of("甲.txt") == {"year": "2023"}


def notices(folder: Path) -> list[tuple[str, str]]:
    return [
        (n.source, n.reason.rpartition(": ")[2])
        for one in read_all(folder)
        if isinstance(one, Document)
        for n in one.notices
    ]


def test_rows_that_name_no_file_are_told_with_their_table(tmp_path: Path) -> None:
    report(tmp_path / "2023" / "a.txt")
    report(tmp_path / "b.txt")
    report(tmp_path / "metadata.csv", "file,year\nb.txt,2023\n2023\\a.txt,2023\n2022/a.txt,2022\n")
    report(tmp_path / "2023" / "metadata.csv", "file,year\na.txt,2023\nb.txt,2023\n")
    assert notices(tmp_path) == [("metadata.csv", "2022/a.txt"), ("2023/metadata.csv", "b.txt")]


def test_rows_that_name_no_member_of_an_archive_are_told(tmp_path: Path) -> None:
    data = packed({"metadata.csv": "file,year\na.txt,2023\nb.txt,2023\n", "a.txt": REPORT, "c.txt": REPORT})
    (tmp_path / "z.zip").write_bytes(data)
    assert notices(tmp_path) == [("z.zip/metadata.csv", "b.txt")]


def test_a_table_whose_files_are_all_there_gives_nothing_to_tell(tmp_path: Path) -> None:
    report(tmp_path / "a.txt")
    report(tmp_path / "metadata.csv", "file,year\na.txt,2023\n")
    assert notices(tmp_path) == []


def test_a_table_may_leave_out_the_suffix_that_windows_does_not_show(tmp_path: Path) -> None:
    file, other = report(tmp_path / "各镇" / "上坪镇.txt"), report(tmp_path / "b.v2.txt")
    report(tmp_path / "metadata.csv", "文件,年度\n各镇\\上坪镇,2021\nb.v2,2022\nb.v2.txt,2023\n")
    assert (given(file, tmp_path), given(other, tmp_path)) == ({"year": "2021"}, {"year": "2023"})
    assert notices(tmp_path) == []


def test_columns_that_say_nothing_are_told(tmp_path: Path) -> None:
    report(tmp_path / "a.txt")
    report(tmp_path / "metadata.csv", "序号,文件名,单位,年份,,备注\n1,a.txt,上坪镇,2023,,\n")
    (told,) = planned(tmp_path, Limits()).notices
    assert told.source == "metadata.csv"
    assert "没有用到这些列 / columns that are not used: 单位、备注；可用 / known: 文件、地方、年度" in told.reason


@pytest.mark.parametrize("heading", ["地方", "所属地区", "乡镇", "Place "])
def test_the_column_of_places_has_several_names(tmp_path: Path, heading: str) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / "metadata.csv", f"文件,{heading}\na.txt,龙川县上坪镇\n")
    assert given(file) == {"place": "龙川县上坪镇"}


def test_many_missing_files_are_counted_and_some_named(tmp_path: Path) -> None:
    report(tmp_path / "a.txt")
    report(tmp_path / "metadata.csv", "file,year\n" + "".join(f"{number}.txt,2023\n" for number in range(50)))
    ((_, named),) = notices(tmp_path)
    assert named == "、".join(f"{number}.txt" for number in range(10)) + "…"


@pytest.mark.parametrize(
    ("name", "text"), [("metadata.csv", "file,year\na.txt,2020\n"), ("a.meta.json", '{"year": 2020}')]
)
def test_what_is_too_large_beside_a_report_is_named(tmp_path: Path, name: str, text: str) -> None:
    file = report(tmp_path / "a.txt")
    size = file.stat().st_size
    report(tmp_path / name, text + " " * size)
    (told,) = read_all(tmp_path, limits=Limits(largest_file=size, largest_holder=size))
    assert isinstance(told, Unreadable)
    assert told.reason.startswith(f"{name}: 文件过大")


def test_a_table_within_an_archive_that_cannot_be_unpacked_is_named(tmp_path: Path) -> None:
    data = packed({"metadata.csv": "file,year\n" + "a.txt,2020\n" * 200_000, "a.txt": REPORT})
    (tmp_path / "z.zip").write_bytes(data)
    (told,) = read_all(tmp_path)
    assert isinstance(told, Unreadable)
    assert (told.source, told.reason[:12]) == ("z.zip/a.txt", "metadata.csv")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("metadata.csv", "file,place,year\na.txt,湖南省/雷州市/白石镇,2023\n"),
        ("a.meta.json", '{"place": "湖南省/雷州市/白石镇", "year": 2023}'),
    ],
)
def test_what_chinese_windows_wrote_is_read_though_names_have_few_common_characters(
    tmp_path: Path, name: str, text: str
) -> None:
    file = report(tmp_path / "a.txt")
    (tmp_path / name).write_bytes(text.encode("gb18030"))
    assert given(file) == {"place": "湖南省/雷州市/白石镇", "year": "2023"}


def test_a_table_in_another_encoding_than_a_chinese_one_is_told(tmp_path: Path) -> None:
    file = report(tmp_path / "a.txt")
    (tmp_path / "metadata.csv").write_bytes("file,place\na.txt,Besançon Fécamp Nîmes\n".encode("latin-1"))
    with pytest.raises(UnreadableError, match=r"metadata\.csv: 无法识别文字编码"):
        read(file)


def test_a_row_that_states_no_year_costs_its_own_report_alone(tmp_path: Path) -> None:
    report(tmp_path / "a.txt")
    report(tmp_path / "b.txt")
    report(tmp_path / "metadata.csv", "file,year\na.txt,去年\nb.txt,2020\n")
    bad, good = read_all(tmp_path)
    assert isinstance(bad, Unreadable)
    assert isinstance(good, Document)
    assert bad.reason == "metadata.csv: 元数据的年度不是年份 / the year given is none: 去年"
    assert good.given == {"year": "2020"}


def test_what_is_wrong_with_a_table_keeps_nothing_of_the_reports_it_was_told_of() -> None:
    beside = GivenBeside(lambda path: b"name\n" if path == METADATA_TABLE else None)
    told = []
    for _ in range(3):
        with pytest.raises(UnreadableError) as problem:
            beside.of("a.txt")
        told.append(len(problem.traceback))
    assert told[0] == told[-1]


@pytest.mark.parametrize(
    "date", ["20240305", "2024年3月5日", "2024/3/5 0:00", "2024-03-05T08:00:00+08:00", "20240305.0"]
)
def test_a_date_may_be_written_in_many_ways(tmp_path: Path, date: str) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / "metadata.csv", f"file,published\na.txt,{date}\n")
    assert given(file) == {"published": "2024-03-05"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
@pytest.mark.parametrize(("name", "text"), [("metadata.csv", "name\n"), ("a.meta.json", "{")])
def test_what_is_wrong_is_told_under_a_name_that_can_be_shown(tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / os.fsdecode("白石镇".encode("gb18030"))
    report(folder / "a.txt")
    report(folder / name, text)
    (told,) = read_all(tmp_path)
    assert isinstance(told, Unreadable)
    assert told.reason.startswith(f"白石镇/{name}: ")


def test_one_file_that_is_asked_for_says_nothing_of_the_others_in_its_folder(tmp_path: Path) -> None:
    file = report(tmp_path / "a.txt")
    report(tmp_path / "b.txt")
    report(tmp_path / "metadata.csv", "file,year\na.txt,2020\nb.txt,2021\n")
    (found,) = read_all(file)
    assert isinstance(found, Document)
    assert (found.given, found.notices) == ({"year": "2020"}, ())
    assert planned(file, Limits()).notices == ()
