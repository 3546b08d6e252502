"""Limits of reading: each holds, is named where it is passed, and can be raised."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from lawgraph.corpus import Limits, Unreadable, read, read_all, read_stream
from lawgraph.corpus.limits import BOUNDS, default_in_unit, limits_in_units
from lawgraph.errors import UnreadableError, UsageError

from .pdf_files import drawn
from .samples import REPORT
from .test_archive import packed
from .test_rows import as_csv, as_jsonl, as_parquet
from .word_files import paragraph, word_file

SIZE = len(REPORT.encode())
PAGES = drawn([[(72, 700, "第一页的正文，在此开始叙述。")], [(72, 700, "第二页的正文，在此开始叙述。")]])
LONG_WORD = word_file(paragraph("镇党委书记带头学法" * 60_000))
LONG_TEXT = "镇党委书记带头学法" * 60_000

TABLE = as_csv([{"text": REPORT}])
INNER = packed({"b.txt": REPORT})
WHOLE = SIZE + len(INNER)

#: limit → a file, its bytes, the limit within which it is just read, and one beyond
CASES: dict[str, tuple[str, bytes, int, int]] = {
    "largest_file": ("a.txt", REPORT.encode(), SIZE, SIZE - 1),
    "largest_holder": ("t.csv", TABLE, len(TABLE), len(TABLE) - 1),
    "largest_total": ("z.zip", packed({"n.zip": INNER}), WHOLE, WHOLE - 1),
    "largest_ratio": ("z.zip", packed({"a.txt": LONG_TEXT}), 1_000, 100),
    "most_members": ("z.zip", packed({"a.txt": REPORT, "b.bin": b""}), 2, 1),
    "deepest": ("z.zip", packed({"n.zip": INNER}), 2, 1),
    "most_pages": ("p.pdf", PAGES, 2, 1),
    "shortest_report": ("s.txt", "我镇依法行政，成效明显。".encode(), 10, 11),
}


@pytest.mark.parametrize("name", [each.name for each in fields(Limits)])
def test_a_limit_is_held_and_named_and_what_is_within_it_is_read(tmp_path: Path, name: str) -> None:
    file, data, enough, beyond = CASES[name]
    (tmp_path / file).write_bytes(data)
    fits = replace(Limits(), **{name: enough})
    assert not [one for one in read_all(tmp_path, limits=fits) if isinstance(one, Unreadable)]
    (told,) = read_all(tmp_path, limits=replace(fits, **{name: beyond}))
    assert isinstance(told, Unreadable)
    assert name in told.reason


@pytest.mark.parametrize("name", ["z.zip", "w.docx"])
def test_what_is_packed_too_tightly_is_refused_in_archives_and_word_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(packed({"a.txt": LONG_TEXT}) if name == "z.zip" else LONG_WORD)
    (told,) = read_all(tmp_path, limits=Limits(largest_ratio=100))
    assert isinstance(told, Unreadable)
    assert "压缩炸弹" in told.reason


@pytest.mark.parametrize(("name", "write"), [("t.csv", as_csv), ("t.jsonl", as_jsonl), ("t.parquet", as_parquet)])
def test_a_row_that_is_too_long_is_told_and_the_others_are_read(
    tmp_path: Path, name: str, write: Callable[[list[dict[str, str]]], bytes]
) -> None:
    (tmp_path / name).write_bytes(write([{"text": REPORT * 3}, {"text": REPORT}]))
    long, short = read_all(tmp_path, limits=Limits(largest_file=SIZE * 2 // 3))
    assert isinstance(long, Unreadable)
    assert "largest_file" in long.reason
    assert short.source == f"{name}#2"


def test_what_is_piped_in_is_bounded_too() -> None:
    with pytest.raises(UnreadableError, match="largest_file"):
        read_stream(io.BytesIO(REPORT.encode()), limits=Limits(largest_file=SIZE - 1))


def test_a_single_file_may_be_short_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("我镇法治", encoding="utf-8")
    assert read(tmp_path / "a.txt").text == "我镇法治"
    with pytest.raises(UnreadableError, match="太短"):
        read(tmp_path / "a.txt", limits=Limits())


@pytest.mark.parametrize("name", [each.name for each in fields(Limits)])
def test_a_limit_below_the_least_is_a_mistake_of_use(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        limits_in_units({name: BOUNDS[name].least - 1})


def test_limits_are_given_in_the_units_that_people_use() -> None:
    assert limits_in_units({name: default_in_unit(name) for name in BOUNDS}) == Limits()


def test_every_limit_says_what_it_bounds_in_both_languages() -> None:
    assert [name for name, bound in BOUNDS.items() if not (bound.zh and bound.en.isascii())] == []
