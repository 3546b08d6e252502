"""ZIP archives: their reports by name, within limits, and never a file outside."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from lawgraph.corpus import ANY_LENGTH, Limits, Unreadable, read, read_all
from lawgraph.errors import UnreadableError
from lawgraph.model import Document

from .samples import REPORT
from .word_files import paragraph, word_file

OTHER = REPORT.replace("白石镇", "黑石镇")


def packed(members: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


def found(folder: Path, data: bytes, limits: Limits = ANY_LENGTH) -> dict[str, Document | Unreadable]:
    (folder / "z.zip").write_bytes(data)
    return {one.source: one for one in read_all(folder, limits=limits)}


def reasons(folder: Path, data: bytes, limits: Limits = ANY_LENGTH) -> dict[str, str]:
    return {source: one.reason for source, one in found(folder, data, limits).items() if isinstance(one, Unreadable)}


def test_every_member_is_a_report_with_its_path(tmp_path: Path) -> None:
    word = word_file("".join(map(paragraph, OTHER.splitlines())))
    told = found(tmp_path, packed({"2023/白石镇.txt": REPORT, "2023/黑石镇.docx": word}))
    assert {source: one.name for source, one in told.items() if isinstance(one, Document)} == {
        "z.zip/2023/白石镇.txt": "z.zip/2023/白石镇",
        "z.zip/2023/黑石镇.docx": "z.zip/2023/黑石镇",
    }


def test_what_is_no_report_is_passed_over(tmp_path: Path) -> None:
    names = ("__MACOSX/a.txt", ".hidden/a.txt", "~$a.docx", "page_files/ad.html", "README.txt", "x.bin", "2023/")
    assert list(found(tmp_path, packed({**dict.fromkeys(names, OTHER), "a.txt": REPORT}))) == ["z.zip/a.txt"]


def test_tables_and_archives_within_are_read(tmp_path: Path) -> None:
    inner = packed({"a.txt": REPORT})
    told = found(tmp_path, packed({"county.zip": inner, "t.csv": f'id,text\n7,"{OTHER}"\n'}))
    assert list(told) == ["z.zip/county.zip/a.txt", "z.zip/t.csv#7"]
    assert all(isinstance(one, Document) for one in told.values())


def test_an_array_of_reports_within_is_read_and_other_json_passed_over(tmp_path: Path) -> None:
    array = json.dumps([{"id": "7", "text": OTHER}])
    assert list(found(tmp_path, packed({"t.json": array, "about.json": '{"made": "2024"}'}))) == ["z.zip/t.json#7"]


def test_what_is_given_within_an_archive_holds_there(tmp_path: Path) -> None:
    data = packed(
        {"a/b.txt": REPORT, "metadata.csv": "file,year\na/b.txt,2020\n", "a/b.meta.json": '{"url": "http://x.cn"}'}
    )
    (tmp_path / "metadata.csv").write_text("file,place\nz.zip,龙川县\n", encoding="utf-8")
    (one,) = found(tmp_path, data).values()
    assert isinstance(one, Document)
    assert one.given == {"place": "龙川县", "year": "2020", "url": "http://x.cn"}


def test_names_that_chinese_windows_wrote_are_read(tmp_path: Path) -> None:
    data = packed({"aaaaaa.txt": REPORT}).replace(b"aaaaaa.txt", "白石镇".encode("gb18030") + b".txt")
    assert list(found(tmp_path, data)) == ["z.zip/白石镇.txt"]


@pytest.mark.parametrize("name", ["", ".", "./", "././", "\x00.txt"])
def test_a_member_without_a_name_is_passed_over(tmp_path: Path, name: str) -> None:
    info = ZipInfo("x")
    info.filename = name
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr(info, OTHER)
        made.writestr("a.txt", REPORT)
    assert list(found(tmp_path, file.getvalue())) == ["z.zip/a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "2023/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt", "D:\\a.txt"])
def test_paths_that_lead_outside_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    info = ZipInfo("x")
    info.filename = name
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr(info, REPORT)
    (reason,) = reasons(folder, file.getvalue()).values()
    assert "路径" in reason
    assert [path.name for path in tmp_path.rglob("*")] == ["reports", "z.zip"]


def test_a_bomb_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    data = packed({"bomb.txt": b"\xe6\xb3\x95" * 3_000_000, "a.txt": REPORT})
    assert "压缩炸弹" in reasons(tmp_path, data)["z.zip/bomb.txt"]
    assert isinstance(found(tmp_path, data)["z.zip/a.txt"], Document)


def test_archives_within_archives_end(tmp_path: Path) -> None:
    data = packed({"a.txt": REPORT})
    for _ in range(Limits().deepest + 1):
        data = packed({"n.zip": data})
    (reason,) = reasons(tmp_path, data).values()
    assert "层" in reason


def test_the_whole_of_an_archive_is_bounded(tmp_path: Path) -> None:
    limits = Limits(largest_total=len(REPORT.encode()) * 2)
    data = packed({"a.txt": REPORT, "n.zip": packed({"b.txt": OTHER})})
    assert "总量" in reasons(tmp_path, data, limits)["z.zip/n.zip/b.txt"]


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    data = packed({"a.txt": REPORT, "b.txt": OTHER})
    assert "上限 1" in reasons(tmp_path, data, Limits(most_members=1))["z.zip"]


def test_a_size_that_is_a_lie_does_no_harm(tmp_path: Path) -> None:
    data = packed({"a.txt": b"x" * 5_000_000})
    true, lie = struct.pack("<L", 5_000_000), struct.pack("<L", 10)
    assert reasons(tmp_path, data.replace(true, lie)).keys() == {"z.zip/a.txt"}


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": REPORT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "已加密" in reasons(tmp_path, bytes(data))["z.zip/a.txt"]


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    assert "损坏" in reasons(tmp_path, packed({"a.txt": REPORT})[:-30])["z.zip"]


def test_an_archive_without_reports_is_told(tmp_path: Path) -> None:
    assert "没有报告" in reasons(tmp_path, packed({"x.bin": b"x"}))["z.zip"]


def test_one_file_is_asked_for_and_an_archive_holds_many(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(packed({"a.txt": REPORT}))
    with pytest.raises(UnreadableError, match="压缩包"):
        read(tmp_path / "z.zip")
