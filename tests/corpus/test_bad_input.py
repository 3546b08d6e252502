"""Bad, large and strange files: none stops a reading, each is told as docs/bad-input.md has it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from lawgraph import build
from lawgraph.corpus import discover, document
from lawgraph.corpus.notices import further_report, has_prose
from lawgraph.corpus.page import page_text
from lawgraph.text import clean

from .bad_input import CASES, HEAD, PAGE, VANISHING, make, outcomes, table
from .samples import BODY, REPORT, TITLE

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems allow neither such names nor such files")


@on_linux
def test_what_becomes_of_bad_files_is_what_the_page_says(tmp_path: Path) -> None:
    stands = PAGE.read_text(encoding="utf-8").partition(HEAD)[2].partition("\n\n")[0].splitlines()
    found = table(tmp_path).removeprefix(HEAD).splitlines()
    assert found == stands, "run: python -m tests.corpus.bad_input"


@on_linux
def test_a_build_lists_what_was_not_read_what_is_to_be_told_and_what_stands_twice(tmp_path: Path) -> None:
    folder, other = tmp_path / "reports", tmp_path / "again"
    folder.mkdir()
    other.mkdir()
    make(folder)
    make(other)
    (folder / VANISHING).unlink()
    build(folder, tmp_path / "out")
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    skipped = {one["source"].split("/")[0].split("#")[0]: one["reason"] for one in run["skipped"]}
    told = outcomes(other)
    assert {name for name, said in told.items() if "**not read**" in said} - {VANISHING} == set(skipped)
    assert all(reason in told[name] for name, reason in skipped.items())
    noticed = {one["source"].split("/")[0].split("#")[0]: one["reason"] for one in run["notices"]}
    assert {name for name, said in told.items() if "**told**" in said} == set(noticed)
    assert all(reason in told[name] for name, reason in noticed.items())
    assert [(one["source"], one["same_as"]) for one in run["duplicates"]] == [("twice.txt", "same.txt")]


@on_linux
def test_every_case_is_found_or_passed_over_for_a_reason(tmp_path: Path) -> None:
    make(tmp_path)
    found = {path.relative_to(tmp_path).parts[0] for path in discover(tmp_path)}
    passed_over = {"circle", "0last.txt", "beside.json"}
    assert set(CASES) - found == {*passed_over, "黑石镇.txt"}  # the latter under the bytes that Windows wrote


OTHER = "青溪县黑石镇2023年度法治政府建设工作报告"


#: a text whose lines are broken at one width, so that one of them looks like a title: …，其中 / 青溪县黑石镇…报告 / …
WIDTH = len(OTHER)
PROSE = ("镇党委书记带头学法，专题研究法治工作，" * WIDTH)[: 20 * WIDTH]
WRAPPED = "\n".join(
    [
        *(PROSE[at : at + WIDTH] for at in range(0, len(PROSE), WIDTH)),
        OTHER,
        *(PROSE[at : at + WIDTH] for at in range(0, len(PROSE), WIDTH)),
    ]
)


@pytest.mark.parametrize("between", ["", "\n\n首页>政务公开\n", "附件2\n"])
def test_a_second_report_is_told_with_its_title(between: str) -> None:
    (notice,) = document(f"{REPORT}{between}{OTHER}\n{BODY}", name="x").notices
    assert notice.reason.endswith(OTHER)


@pytest.mark.parametrize(
    "text",
    [
        REPORT * 2,  # the same title again: a cover, or a copy
        f"{REPORT}上一篇：{OTHER}\n",
        f"关于报送2023年法治政府建设情况的报告\n现将有关情况报上，请审阅。\n{REPORT}",
        f"{REPORT}一、2023年度法治政府建设情况报告\n{BODY}",
        f"{REPORT}详见《{OTHER}》。\n{BODY}",
        f"{REPORT}我镇报送了2022年度法治政府建设工作报告\n，并向社会公开。{BODY}",
        WRAPPED,
    ],
)
def test_one_report_is_not_taken_for_two(text: str) -> None:
    assert further_report(clean(text).text) == []


def test_a_report_without_punctuation_is_no_menu() -> None:
    assert has_prose("我镇深入学习贯彻习近平法治思想扎实推进依法行政工作取得明显成效群众满意度不断提高现将情况报告如下")


def test_what_is_wanted_as_a_text_may_be_a_title_alone() -> None:
    assert document(TITLE, name="x").notices == ()


def test_a_row_of_cells_within_cells_is_read_once(tmp_path: Path) -> None:
    text, _ = page_text("<table><tr><td>" * 3_000 + "我镇，依法行政。")
    assert text == "我镇，依法行政。"


def test_a_tag_of_very_many_attributes_is_refused() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    with pytest.raises(Exception, match="层层相套"):
        page_text(f"<div {attributes}>我镇，依法行政。</div>")
