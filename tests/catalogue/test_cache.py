"""Compiled catalogue parts are kept by content, and no trouble with the cache folder stops a run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lawgraph.catalogue.cache import cache_folder, cached, content_digest
from lawgraph.errors import CatalogueError


class Compiler:
    """Counts how often it is asked, and answers with the content of a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.asked = 0

    def __call__(self) -> bytes:
        self.asked += 1
        return self.file.read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "laws.ttl"
    path.write_text("民法典", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_is_kept_is_compiled_once(file: Path, folder: Path) -> None:
    compiler = Compiler(file)
    results = [cached([file], "laws-1", compiler, folder) for _ in range(3)]
    assert results == ["民法典".encode()] * 3
    assert compiler.asked == 1


def test_compiles_anew_when_the_content_changes(file: Path, folder: Path) -> None:
    compiler = Compiler(file)
    cached([file], "laws-1", compiler, folder)
    before = file.stat()
    file.write_text("公证法", encoding="utf-8")  # as many bytes as before
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert cached([file], "laws-1", compiler, folder) == "公证法".encode()


def test_compiles_anew_for_another_version(file: Path, folder: Path) -> None:
    compiler = Compiler(file)
    cached([file], "laws-1", compiler, folder)
    cached([file], "laws-2", compiler, folder)
    assert compiler.asked == 2


def test_a_moved_checkout_finds_what_it_kept(file: Path, folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / file.name
    moved.parent.mkdir()
    moved.write_bytes(file.read_bytes())
    assert content_digest([file]) == content_digest([moved])


def test_content_that_moves_from_file_to_file_is_other_content(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("12")
    two.write_text("3")
    before = content_digest([one, two])
    one.write_text("1")
    two.write_text("23")
    assert content_digest([one, two]) != before


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 64])
def test_a_damaged_file_is_compiled_anew(file: Path, folder: Path, damage: bytes) -> None:
    compiler = Compiler(file)
    cached([file], "laws-1", compiler, folder)
    (kept,) = folder.glob("*.bin")
    kept.write_bytes(damage)
    assert cached([file], "laws-1", compiler, folder) == "民法典".encode()
    assert compiler.asked == 2
    assert cached([file], "laws-1", compiler, folder) == "民法典".encode()
    assert compiler.asked == 2


def test_a_folder_that_cannot_be_written_is_no_error(file: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    compiler = Compiler(file)
    assert cached([file], "laws-1", compiler, blocked / "cache") == "民法典".encode()
    assert compiler.asked == 1


def test_an_error_of_the_compiler_leaves_nothing_behind(file: Path, folder: Path) -> None:
    def failing() -> bytes:
        raise CatalogueError("no such place")

    with pytest.raises(CatalogueError):
        cached([file], "laws-1", failing, folder)
    assert not folder.exists()


def test_older_results_go(file: Path, folder: Path) -> None:
    for number in range(8):
        file.write_text(str(number))
        cached([file], "laws-1", Compiler(file), folder)
    assert len(list(folder.iterdir())) == 4


def test_a_missing_file_is_named(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(CatalogueError, match=r"gone\.ttl"):
        cached([tmp_path / "gone.ttl"], "laws-1", lambda: b"", folder)


def test_the_user_chooses_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAWGRAPH_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


@pytest.mark.parametrize(
    ("platform", "variable", "tail"),
    [("linux", "XDG_CACHE_HOME", "lawgraph"), ("win32", "LOCALAPPDATA", "lawgraph/Cache")],
)
def test_each_platform_has_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, tail: str
) -> None:
    monkeypatch.delenv("LAWGRAPH_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert cache_folder() == tmp_path / tail


def test_without_a_folder_everything_is_compiled(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.delenv("LAWGRAPH_CACHE", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert cached([file], "laws-1", Compiler(file)) == "民法典".encode()
