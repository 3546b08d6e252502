"""A build may be killed at any moment: what was there stays or is replaced as a whole, and the next build goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawgraph.pipeline import build_corpus

from . import killing
from .reports import LIANHUA, towns

#: `LAWGRAPH_KILL_STEP=1` kills at every single touch of a file: some two hundred builds
STEP = int(os.environ.get("LAWGRAPH_KILL_STEP", "5"))

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a process that is loaded once and killed often needs fork"
)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A folder of results, its files, and those that a build of the changed reports gives."""
    top = tmp_path_factory.mktemp("killed")
    corpus = towns(top / "报告", 2020, 2021, 2022)
    build_corpus(corpus, top / "out")
    before = killing.digests(top / "out")
    (corpus / "易俗河镇2020.txt").unlink()
    (corpus / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
    build_corpus(corpus, top / "fresh")
    return top, before, killing.digests(top / "fresh")


@pytest.fixture(scope="module")
def told(folders: tuple[Path, dict[str, str], dict[str, str]]) -> list[dict[str, Any]]:
    top = folders[0]
    command = [sys.executable, str(Path(killing.__file__)), str(top / "报告"), str(top / "out"), "1", str(STEP)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["killed"] for line in lines[-2:]] == [True, False]
    return lines


def results(files: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in files.items() if not name.startswith("texts/")}


def test_no_file_is_ever_half_written(
    folders: tuple[Path, dict[str, str], dict[str, str]], told: list[dict[str, Any]]
) -> None:
    _, before, after = folders
    whole = {*before.items(), *after.items()}
    for line in told:
        # the name of a text that is being written begins with a dot
        files = {(name, digest) for name, digest in line["found"].items() if "/." not in name}
        assert files <= whole, line["n"]


def test_the_results_before_stand_or_are_replaced_as_a_whole(
    folders: tuple[Path, dict[str, str], dict[str, str]], told: list[dict[str, Any]]
) -> None:
    _, before, after = folders
    for line in told:
        assert results(line["finished"]) in (results(before), results(after)), line["n"]


def test_every_text_of_the_results_is_there(
    folders: tuple[Path, dict[str, str], dict[str, str]], told: list[dict[str, Any]]
) -> None:
    _, before, after = folders
    for line in told:
        files = line["finished"]
        needed = before if results(files) == results(before) else after
        assert needed.items() <= files.items(), line["n"]


def test_the_next_build_gives_what_one_without_interruption_gives(
    folders: tuple[Path, dict[str, str], dict[str, str]], told: list[dict[str, Any]]
) -> None:
    for line in told:
        assert line["after"] == folders[2], line["n"]


def test_a_batch_that_was_finished_is_not_made_again(told: list[dict[str, Any]]) -> None:
    fresh = [line["fresh"] for line in told]
    assert fresh[0] > 0
    assert fresh[-1] == 0
    assert sorted(fresh, reverse=True) == fresh
