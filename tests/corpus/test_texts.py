"""The texts that a build keeps: exactly what was read, found by the key of the report, and never read as reports."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.corpus import discover, document, drop_texts, keep_text, kept_texts, read, read_all
from lawgraph.corpus.texts import TEXTS, kept_text, text_path
from lawgraph.iri import document_key
from lawgraph.model import Document

from .samples import REPORT


def keep(folder: Path, *documents: Document) -> None:
    for one in documents:
        keep_text(folder, one)


@given(st.text("法治报告\r\n\t \u3000\x00\x85\u2028\ufeff“”😀", max_size=40))
def test_a_kept_text_is_the_text_byte_for_byte(tmp_path_factory: pytest.TempPathFactory, odd: str) -> None:
    """Line ends of Windows, a mark of byte order inside, 𝄞 outside the basic plane: offsets count them all."""
    folder = tmp_path_factory.mktemp("out")
    one = document(REPORT + odd, name="白石镇")
    keep(folder, one)
    data = text_path(folder, document_key(one.sha256)).read_bytes()
    assert data == one.text.encode("utf-8")
    assert hashlib.sha256(data).hexdigest() == one.sha256


def test_texts_of_an_earlier_build_go_and_files_of_others_stay(tmp_path: Path) -> None:
    first, second = document(REPORT, name="a"), document(REPORT + "附：略。\n", name="b")
    keep(tmp_path, first, second)
    (tmp_path / TEXTS / "我的笔记.txt").write_text("不要删", encoding="utf-8")
    keep(tmp_path, second)
    drop_texts(tmp_path, {document_key(second.sha256)})
    assert kept_texts(tmp_path).keys() == {document_key(second.sha256)}
    assert (tmp_path / TEXTS / "我的笔记.txt").exists()


def test_a_text_that_is_no_text_any_more_is_as_good_as_none(tmp_path: Path) -> None:
    one = document(REPORT, name="a")
    keep(tmp_path, one)
    key = document_key(one.sha256)
    assert kept_text(tmp_path, key) == one.text
    text_path(tmp_path, key).write_bytes(b"\xff\xfe\x00")
    assert kept_text(tmp_path, key) is None
    text_path(tmp_path, key).unlink()
    text_path(tmp_path, key).mkdir()
    assert kept_text(tmp_path, key) is None


def test_a_text_that_was_damaged_is_written_again(tmp_path: Path) -> None:
    one = document(REPORT, name="a")
    keep(tmp_path, one)
    text_path(tmp_path, document_key(one.sha256)).write_bytes(b"")
    keep(tmp_path, one)
    assert text_path(tmp_path, document_key(one.sha256)).read_bytes() == one.text.encode("utf-8")


@pytest.mark.parametrize("finished", [True, False])
def test_kept_texts_are_no_reports_even_of_a_build_that_came_to_no_end(tmp_path: Path, finished: bool) -> None:
    (tmp_path / "白石镇.txt").write_text(REPORT, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    keep(out, read(tmp_path / "白石镇.txt"))
    for name in ("graph.ttl", "run.json") if finished else ():
        (out / name).write_text("", encoding="utf-8")
    assert discover(tmp_path) == [tmp_path / "白石镇.txt"]


def test_reports_in_a_folder_of_that_name_are_read(tmp_path: Path) -> None:
    (tmp_path / TEXTS).mkdir()
    (tmp_path / TEXTS / "白石镇.txt").write_text(REPORT, encoding="utf-8")
    keep(tmp_path, document(REPORT, name="a"))
    assert discover(tmp_path) == [tmp_path / TEXTS / "白石镇.txt"]


def test_kept_texts_are_read_when_their_own_folder_is_asked_for(tmp_path: Path) -> None:
    one = document(REPORT, name="a")
    keep(tmp_path, one)
    (again,) = read_all(tmp_path / TEXTS)
    assert isinstance(again, Document)
    assert again.sha256 == one.sha256
