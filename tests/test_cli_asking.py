"""`lawgraph ask`, `who-cites` and `diff`: what they print, write and refuse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lawgraph.cli import app
from lawgraph.errors import LawgraphError, UsageError


def ask(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


def test_an_answer_ends_with_the_reports_that_were_read(sample_graph: Path) -> None:
    shown = ask("who-cites", "行政处罚法", "-o", sample_graph)
    assert shown.exit_code == 0
    assert shown.output.splitlines()[-1] == "读过 3 份报告：1 份有，2 份没有 / 3 reports read: 1 with, 2 without"


def test_json_carries_the_counts_beside_the_rows(sample_graph: Path) -> None:
    answer = json.loads(ask("ask", "laws", "zhongfeng", "--json", "-o", sample_graph).output)
    assert (answer["read"], answer["with"], answer["without"]) == (1, 1, 0)
    assert all(row["evidence"] for row in answer["rows"])


def test_rows_are_written_for_a_spreadsheet(sample_graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "matrix.csv"
    shown = ask("ask", "matrix", "民法典", "--csv", file, "-o", sample_graph)
    assert (shown.exit_code, shown.stdout) == (0, "")
    with file.open(encoding="utf-8-sig") as text:
        rows = list(csv.DictReader(text))
    assert [row["citations"] for row in rows] == ["3", "2", "2"]
    assert "民法典" in rows[0]["evidence"]


def test_years_without_a_place_in_both_are_told_from_years_without_a_change(sample_graph: Path) -> None:
    shown = ask("ask", "change", "2020", "2023", "-o", sample_graph)
    assert shown.exit_code == 0
    assert "没有哪个地方两年都有报告" in shown.stderr
    assert "读过 0 份报告" in shown.stdout


def test_a_file_that_cannot_be_written_is_told(sample_graph: Path, tmp_path: Path) -> None:
    shown = ask("ask", "matrix", "--csv", tmp_path / "no" / "matrix.csv", "-o", sample_graph)
    assert isinstance(shown.exception, LawgraphError)
    assert shown.exception.exit_code == 2


@pytest.mark.parametrize(
    "options", [["--sparql", "--csv", "x.csv"], ["--sparql", "--json"], ["--csv", "-"]], ids=" ".join
)
def test_forms_of_an_answer_that_exclude_each_other_are_told(
    sample_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = ask("ask", "matrix", *options, "-o", sample_graph)
    assert isinstance(shown.exception, UsageError)
    assert list(tmp_path.iterdir()) == []


def test_the_query_is_shown_with_its_filters_and_nothing_else(sample_graph: Path) -> None:
    shown = ask("ask", "matrix", "mfd", "--place", "广东", "--sparql", "-o", sample_graph).output
    assert "VALUES ?law { <https://w3id.org/lawgraph/law/民法典> }" in shown
    assert 'VALUES ?place { "广东省" }' in shown
    assert "#?" not in shown
    assert "读过" not in shown


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ([], 3),
        (["--place", "广东", "--place", "重庆"], 2),
        (["--year", "2020", "--year", "2023"], 2),
        (["--context", "implement"], 1),
        (["--kind", "行政法规"], 0),
        (["--program", "宪法宣传周"], 1),
        (["--level", "county"], 0),
        (["--level", "all"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_filters_of_the_command_line(filters: list[str], places: int, sample_graph: Path) -> None:
    answer = json.loads(ask("who-cites", "民法典", *filters, "--json", "-o", sample_graph).output)
    assert len(answer["rows"]) == places


def test_a_name_that_fits_several_ends_with_6_and_the_candidates(sample_graph: Path) -> None:
    shown = ask("ask", "matrix", "xf", "-o", sample_graph)
    assert isinstance(shown.exception, LawgraphError)
    assert shown.exception.exit_code == 6
    assert "中华人民共和国刑法" in str(shown.exception)


def test_two_results_are_compared(sample_graph: Path) -> None:
    answer = json.loads(ask("diff", sample_graph, sample_graph, "--json").output)
    assert answer == {"read": 3, "with": 0, "without": 3, "rows": []}


@pytest.mark.parametrize("line", [["ask", "matrix", "-o", "{out}"], ["diff", "{out}", "{out}"]], ids=["ask", "diff"])
@pytest.mark.parametrize("name", ["reports.csv", "run.json", "texts/a.csv"])
def test_rows_never_replace_a_file_of_the_results(name: str, line: list[str], sample_graph: Path) -> None:
    reports = (sample_graph / "reports.csv").read_bytes()
    shown = ask(*(part.format(out=sample_graph) for part in line), "--csv", sample_graph / name)
    assert isinstance(shown.exception, LawgraphError)
    assert shown.exception.exit_code == 2
    assert "请另选名称" in str(shown.exception)
    assert (sample_graph / "reports.csv").read_bytes() == reports
