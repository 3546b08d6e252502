"""Folders of reports: what is read, what is left out, what is told as unreadable."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.corpus import (
    SHORTEST_REPORT,
    Limits,
    Unreadable,
    discover,
    document,
    read,
    read_all,
    read_stream,
    sections,
)
from lawgraph.corpus import names as names_below
from lawgraph.errors import UnreadableError, UsageError
from lawgraph.model import Document

from .samples import BODY, REPORT, TITLE


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in discover(folder)]


def test_a_report_is_read_with_its_name_text_and_digest(tmp_path: Path) -> None:
    file = tmp_path / "2023" / "白石镇.txt"
    file.parent.mkdir()
    file.write_bytes(REPORT.encode())
    (found,) = read_all(tmp_path)
    assert isinstance(found, Document)
    assert (found.name, found.source) == ("2023/白石镇", "2023/白石镇.txt")
    assert (found.text, found.encoding, found.format) == (REPORT, "utf-8", "text")
    assert len(found.sha256) == 64
    assert found.metadata["title"] == TITLE
    assert read(file).name == "白石镇"
    assert read(str(file)).sha256 == found.sha256


def test_a_name_may_have_dots(tmp_path: Path) -> None:
    file = tmp_path / "白石镇.2023.txt"
    file.write_text(REPORT, encoding="utf-8")
    assert read(file).name == "白石镇.2023"


def test_folders_are_searched_in_a_fixed_order_and_other_files_left_out(tmp_path: Path) -> None:
    for name in (
        *("b.txt", "a/z.html", "a.txt", "c.SHTML", "d.md", "old.doc", "e.pdf"),
        *("README.md", "readme.txt", "LICENSE.txt", ".hidden.txt", ".git/x.txt", "~$b.txt", "data.csv", "p.png"),
        *("page_files/ad.html", "说明.txt"),
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(REPORT, encoding="utf-8")
    assert names(tmp_path) == ["a/z.html", "a.txt", "b.txt", "c.SHTML", "d.md", "data.csv", "e.pdf", "old.doc", "p.png"]


def test_no_two_files_have_one_name(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.docx", "a.docx.txt", "a.pdf")]
    assert list(names_below(files, tmp_path).values()) == ["a.docx", "a.docx.txt", "a.pdf"]


def test_no_two_files_have_one_name_where_one_of_the_names_is_no_utf_8(tmp_path: Path) -> None:
    files = [tmp_path / "黑石镇.txt", tmp_path / os.fsdecode("黑石镇.txt".encode("gb18030"))]
    assert len(set(names_below(files, tmp_path).values())) == 2


def test_one_file_is_a_folder_of_one(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(REPORT, encoding="utf-8")
    assert discover(file) == [file]
    assert [one.source for one in read_all(file)] == ["x.txt"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"找不到.*nowhere"):
        discover(tmp_path / "nowhere")


def test_an_empty_folder_has_no_reports(tmp_path: Path) -> None:
    assert list(read_all(tmp_path)) == []


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no right to make links here")


def test_links_that_go_round_in_circles_end(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    link(folder / "again", tmp_path)
    link(tmp_path / "twin", folder)
    assert names(tmp_path) == ["reports/a.txt"]


def test_a_link_gives_way_to_the_report_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "白石镇.txt").write_text(REPORT, encoding="utf-8")
    link(tmp_path / "0最新.txt", tmp_path / "2024" / "白石镇.txt")
    assert names(tmp_path) == ["2024/白石镇.txt"]


def test_a_link_to_a_report_elsewhere_is_read(tmp_path: Path) -> None:
    (tmp_path / "白石镇.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    link(tmp_path / "reports" / "a.txt", tmp_path / "白石镇.txt")
    assert names(tmp_path / "reports") == ["a.txt"]


def test_a_broken_link_is_told(tmp_path: Path) -> None:
    link(tmp_path / "gone.txt", tmp_path / "nowhere.txt")
    (found,) = read_all(tmp_path)
    assert isinstance(found, Unreadable)
    assert "无法打开" in found.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_all(tmp_path)
    assert isinstance(found, Unreadable)
    assert "不是普通文件" in found.reason


def test_a_folder_given_for_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="目录"):
        read(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_name_that_chinese_windows_wrote_is_read_with_what_stands_beside_it(tmp_path: Path) -> None:
    for name, data in (("白石镇.txt", REPORT), ("白石镇.meta.json", '{"year": 2021}')):
        (tmp_path / os.fsdecode(name.encode("gb18030"))).write_text(data, encoding="utf-8")
    (found,) = read_all(tmp_path)
    assert isinstance(found, Document)
    assert (found.name, found.source, found.given) == ("白石镇", "白石镇.txt", {"year": "2021"})


def test_a_file_that_grows_while_it_is_read_is_bounded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    about = os.stat_result((stat.S_IFREG, *[0] * 9))  # as if it had been empty a moment before
    monkeypatch.setattr(Path, "stat", lambda self, **_: about)
    with pytest.raises(UnreadableError, match="largest_file"):
        read(tmp_path / "a.txt", limits=Limits(largest_file=100))


BAD = {
    "empty.txt": (b"", "空"),
    "blank.txt": ("　\n\n　".encode(), "没有中文"),
    "english.txt": (b"Annual report on the rule of law." * 10, "没有中文"),
    "no-text.html": (b"<html><body><script>var a=1</script></body></html>", "没有中文"),
    "word.docx": (b"PK\x03\x04" + b"x" * 50, "损坏"),
    "scan.pdf": (b"%PDF-1.5" + b"x" * 50, "PDF"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图片"),
    # read as UTF-16, eight characters of it are Chinese, and one of these is common
    "binary.txt": ("領䊣䨄ꐍ豣ｾ䫊ᾋ".encode("utf-16-le") + b"\x00\x01\x02\x03" * 20, "二进制"),
    "latin.txt": ("Rapport annuel sur l'état de droit, régénéré".encode("latin-1"), "编码"),
    "mojibake.txt": (REPORT.encode().decode("gb18030", "replace").encode(), "乱码"),
    "lost.txt": (("锟斤拷" * 40 + "法治政府建设").encode(), "乱码"),
}


def test_a_limit_may_be_higher_than_there_is_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    limits = Limits(largest_file=2**60)
    assert read(tmp_path / "a.txt", limits=limits).text == REPORT
    assert read_stream(io.BytesIO(REPORT.encode()), limits=limits).text == REPORT


def test_nothing_stops_for_a_bad_file(tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    found = {one.source: one for one in read_all(tmp_path)}
    assert set(found) == {*BAD, "good.txt"}
    assert isinstance(found["good.txt"], Document)
    for name, (_, reason) in BAD.items():
        bad = found[name]
        assert isinstance(bad, Unreadable), name
        assert reason in bad.reason, name


@pytest.mark.parametrize(
    ("name", "text"), [("short.txt", "白石镇法治政府"), ("menu.html", "<ul><li>首页<li>政务公开</ul>")]
)
def test_a_stub_is_no_report_but_a_text(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert read(file).text
    with pytest.raises(UnreadableError, match="太短"):
        read(file, shortest=SHORTEST_REPORT)


def test_markup_in_a_text_file_is_read_as_a_page(tmp_path: Path) -> None:
    file = tmp_path / "saved.txt"
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    file.write_text(f"<!DOCTYPE html><html><body><h1>{TITLE}</h1>{paragraphs}</body></html>", encoding="utf-8")
    found = read(file)
    assert found.format == "html"
    assert "<p>" not in found.text


def test_a_text_at_hand_is_a_document_too() -> None:
    found = document(REPORT, name="白石镇")
    assert found.source == found.name == "白石镇"
    assert found.sections


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_a_document_or_a_clear_refusal(text: str, html: bool) -> None:
    with contextlib.suppress(UnreadableError):
        found = document(text + REPORT, name="x", html=html)
        assert_sound(found)


def assert_sound(found: Document) -> None:
    start, end = found.content
    assert 0 <= start <= end <= len(found.text)
    assert all(start <= part.start < part.end <= end for part in found.sections)


@given(st.binary(max_size=200), st.sampled_from([".txt", ".html"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    file = tmp_path_factory.mktemp("any") / f"x{suffix}"
    file.write_bytes(data + REPORT.encode())
    with contextlib.suppress(UnreadableError):
        assert_sound(read(file))


@pytest.mark.parametrize("name", ["t.jsonl", "t.zip"])
def test_a_mistake_of_the_program_costs_one_of_many_reports_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    texts = {year: REPORT.replace("2023", year) for year in ("2021", "2022", "2023")}
    if name.endswith("zip"):
        with ZipFile(tmp_path / name, "w") as archive:
            for year, text in texts.items():
                archive.writestr(f"{year}.txt", text)
    else:
        rows = [json.dumps({"id": year, "text": text}) for year, text in texts.items()]
        (tmp_path / name).write_text("\n".join(rows), encoding="utf-8")

    def fails(text: str, *arguments: Any) -> Any:
        return 1 / 0 if "2022年度" in text else sections(text, *arguments)

    monkeypatch.setattr("lawgraph.corpus.from_text.sections", fails)
    first, bad, last = read_all(tmp_path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, Unreadable)
    assert "2022" in bad.source
    assert "ZeroDivisionError" in bad.reason
