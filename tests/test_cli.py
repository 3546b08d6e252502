"""The command line: what it prints, where, and with which exit code; never a traceback."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zipfile import ZipFile

import pytest
import typer.testing

from lawgraph import __version__, cli, errors, pipeline

REPORT = """\
湘潭县易俗河镇2022年度法治政府建设工作报告
2022年，在县委坚强领导下，镇党委组织学习《民法典》，扎实推进依法行政，不断提升治理能力。
湘潭县易俗河镇人民政府
2023年1月12日
"""


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs the command line in this process, as its script does."""

    def __call__(self, *arguments: str | Path, stdin: str = "") -> Answer: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys, "argv", ["lawgraph", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        code: int | str | None = 0
        try:
            cli.main()
        except SystemExit as ended:
            code = ended.code
        out, err = capsys.readouterr()
        assert isinstance(code, int | None)
        assert "Traceback" not in err
        return Answer(code or 0, out, err)

    return run


def in_a_process(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "lawgraph", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=os.environ | environment)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "易俗河镇.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def binary(tmp_path: Path) -> Path:
    path = tmp_path / "损坏.txt"
    path.write_bytes(b"\x00\x01\x02\x03" * 40)
    return path


# ------------------------------------------------------------------------------------------------ help


def test_without_a_command_the_commands_are_listed(run: Run) -> None:
    shown = run()
    assert shown.code == 2
    for command in ("build", "extract", "who-cites"):
        assert command in shown.out


@pytest.mark.parametrize("command", [[], ["build"], ["extract"], ["who-cites"]])
def test_help_is_bilingual_and_ends_well(run: Run, command: list[str]) -> None:
    for flag in ("--help", "-h"):
        shown = run(*command, flag)
        assert shown.code == 0
        assert "Usage: lawgraph" in shown.out
        assert any("\u4e00" <= character <= "\u9fff" for character in shown.out)


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version") == Answer(0, f"{__version__}\n", "")


def test_the_runner_of_the_framework_sees_the_same_commands() -> None:
    shown = typer.testing.CliRunner().invoke(cli.app, ["--version"])
    assert (shown.exit_code, shown.output) == (0, f"{__version__}\n")


def test_an_interrupted_build_says_so_and_ends_as_a_shell_expects(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build_corpus", interrupted)
    answer = run("build", tmp_path)
    assert (answer.code, answer.out) == (errors.INTERRUPTED, "")
    assert "已中断；上次的结果没有改动" in answer.err


def test_every_error_has_an_exit_code_of_its_own() -> None:
    leaves = errors.LawgraphError.__subclasses__()
    codes = [leaf.exit_code for leaf in leaves]
    assert sorted(codes) == [2, 3, 4, 5, 6, 7, 8, 9]
    assert errors.LawgraphError.exit_code == 1


MISUSED = [
    ["frobnicate"],
    ["build"],
    ["who-cites"],
    ["extract"],
    ["build", ".", "--frobnicate"],
    ["build", ".", "--cooccurrence", "chapter"],
]


@pytest.mark.parametrize("arguments", MISUSED, ids=" ".join)
def test_a_command_that_cannot_be_understood_ends_with_2(run: Run, arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert "Usage: lawgraph" in answer.err


# --------------------------------------------------------------------------------------------- extract


def test_what_was_extracted_into_the_folder_of_the_reports_is_no_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "易俗河镇.txt").write_text(REPORT, encoding="utf-8")
    first, second = (run("extract", tmp_path, "--out", tmp_path / "提及") for _ in range(2))
    assert (first.code, second.code, second.err) == (0, 0, first.err)
    assert [path.name for path in (tmp_path / "提及").iterdir()] == ["易俗河镇.jsonl"]


def test_limits_of_reading_are_given_by_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "易俗河镇.txt").write_text(REPORT, encoding="utf-8")
    answer = run("build", tmp_path, "--out", tmp_path / "out", "--limit", "shortest_report=5000")
    assert answer.code == errors.UnreadableError.exit_code
    assert "易俗河镇.txt" in answer.err
    unknown = run("build", tmp_path, "--limit", "largest=5")
    assert unknown.code == errors.UsageError.exit_code
    assert "largest_file" in unknown.err


def test_the_mentions_of_a_report_are_printed_as_json_lines(run: Run, report: Path) -> None:
    answer = run("extract", report)
    document, *mentions = map(json.loads, answer.out.splitlines())
    assert (answer.code, answer.err) == (0, "")
    assert (document["source"], document["year"]) == ("易俗河镇.txt", 2022)
    assert "中华人民共和国民法典" in [mention["id"] for mention in mentions]


def test_a_dash_reads_standard_input(run: Run, report: Path) -> None:
    from_file, from_input = run("extract", report), run("extract", "-", stdin=REPORT)
    assert from_input.code == 0
    assert from_input.out.splitlines()[1:] == from_file.out.splitlines()[1:]


def test_standard_input_without_chinese_ends_with_3(run: Run) -> None:
    answer = run("extract", "-", stdin="not a report")
    assert (answer.code, answer.out) == (3, "")
    assert "没有中文内容" in answer.err


def test_a_file_that_cannot_be_read_is_named_and_ends_with_3(run: Run, binary: Path) -> None:
    answer = run("extract", binary)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("跳过 / skipped: 损坏.txt: ")


def test_a_file_that_is_not_there_ends_with_2(run: Run, tmp_path: Path) -> None:
    answer = run("extract", tmp_path / "没有.txt")
    assert answer.code == 2
    assert answer.err.startswith("错误 / error: 找不到文件或目录")
    assert "没有.txt" in answer.err


def test_several_reports_need_a_folder_and_say_so(run: Run, report: Path) -> None:
    for several in ([report.parent], [report, report]):
        answer = run("extract", *several)
        assert (answer.code, answer.out) == (2, "")
        assert "--out" in answer.err


def test_a_folder_of_reports_becomes_a_folder_of_json_lines(
    run: Run, report: Path, binary: Path, tmp_path: Path
) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "花石镇.txt").write_text(REPORT.replace("易俗河", "花石"), encoding="utf-8")
    answer = run("extract", tmp_path, "--out", tmp_path / "out")
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.jsonl"))
    assert written == ["2021/花石镇.jsonl", "易俗河镇.jsonl"]
    assert (answer.code, answer.out) == (3, "")
    assert "损坏.txt" in answer.err


def test_a_report_of_a_name_that_was_written_is_not_written_over(run: Run, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "花石镇.txt").write_text(REPORT + year, encoding="utf-8")
    first = run("extract", tmp_path / "2023", "--out", tmp_path / "out")
    before = (tmp_path / "out" / "花石镇.jsonl").read_bytes()
    answer = run("extract", tmp_path / "2023", tmp_path / "2024", "--out", tmp_path / "out")
    assert (first.code, answer.code) == (0, 3)
    assert (tmp_path / "out" / "花石镇.jsonl").read_bytes() == before
    assert f"跳过 / skipped: {(tmp_path / '2024' / '花石镇.txt').as_posix()}: " in answer.err


def test_a_folder_that_cannot_be_written_ends_with_2(run: Run, report: Path) -> None:
    answer = run("extract", report, "--out", report)
    assert answer.code == 2
    assert "无法写入" in answer.err


# ----------------------------------------------------------------------------------------------- build


def test_a_build_tells_what_it_found_and_where_the_page_is(run: Run, report: Path, tmp_path: Path) -> None:
    answer = run("build", report, "--out", tmp_path / "out")
    assert (answer.code, answer.err) == (0, "")
    assert "1 份报告" in answer.out
    assert "中华人民共和国民法典" in answer.out
    assert "view.html" in answer.out


def test_a_build_that_skipped_files_says_which_and_ends_with_3(
    run: Run, report: Path, binary: Path, tmp_path: Path
) -> None:
    (tmp_path / "副本.txt").write_text(REPORT, encoding="utf-8")
    answer = run("build", tmp_path, "--out", tmp_path / "out")
    assert answer.code == 3
    assert "跳过 / skipped: 损坏.txt: " in answer.err
    assert "重复 / duplicate: 易俗河镇.txt = 副本.txt" in answer.err
    assert (tmp_path / "out" / "graph.ttl").is_file()


def test_a_build_says_where_the_place_of_a_report_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("我镇认真贯彻《民法典》，开展普法宣传，推进依法行政。", encoding="utf-8")
    answer = run("build", tmp_path / "in", "--out", tmp_path / "out")
    assert answer.code == 0
    assert "未能确定所属地方 / place not known: a.txt" in answer.err
    assert "metadata.csv" in answer.err
    assert "法律法规文件 / LAW" in answer.out
    (tmp_path / "in" / "a.txt").rename(tmp_path / "in" / "平江县梅仙镇.txt")
    assert "metadata.csv" not in run("build", tmp_path / "in", "--out", tmp_path / "out").err


def test_an_empty_folder_ends_with_2_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    answer = run("build", tmp_path, "--out", tmp_path / "out")
    assert (answer.code, answer.out) == (2, "")
    assert "请把报告放进这个目录再运行" in answer.err


# ------------------------------------------------------------------------------------------- who-cites


def test_who_cites_a_law_prints_places_and_sentences(run: Run, sample_graph: Path) -> None:
    answer = run("who-cites", "民法典", "--out", sample_graph)
    assert (answer.code, answer.err) == (0, "")
    assert "上坪镇" in answer.out
    assert "《中华人民共和国民法典》" in answer.out


def test_json_is_the_same_answer_for_programs(run: Run, sample_graph: Path) -> None:
    answer = run("who-cites", "民法典", "--json", "-o", sample_graph)
    rows = json.loads(answer.out)["rows"]
    assert (answer.code, answer.err) == (0, "")
    assert [row["place"] for row in rows] == sorted(row["place"] for row in rows)
    for row in rows:
        assert row["law"] == "中华人民共和国民法典"
        assert len(row["evidence"]) == row["citations"]
        assert all(evidence["text"] in evidence["sentence"] for evidence in row["evidence"])


def test_a_folder_without_results_ends_with_5(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "没有"):
        answer = run("who-cites", "民法典", "--out", folder)
        assert (answer.code, answer.out) == (5, "")
        assert "lawgraph build" in answer.err


def test_damaged_results_end_with_5(run: Run, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("garbage <", encoding="utf-8")
    answer = run("who-cites", "民法典", "--out", tmp_path)
    assert (answer.code, answer.out) == (5, "")
    assert "请重新生成" in answer.err


def test_an_unknown_name_ends_with_6_and_brings_the_nearest(run: Run, sample_graph: Path) -> None:
    answer = run("who-cites", "民法點", "--out", sample_graph)
    assert (answer.code, answer.out) == (6, "")
    assert "民法典" in answer.err


# ----------------------------------------------------------------------------------- as users start it


def test_results_are_utf8_whatever_the_terminal_says(report: Path) -> None:
    done = in_a_process("extract", report, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "民法典" in done.stdout.decode("utf-8")


def test_an_error_leaves_the_process_with_its_code_and_one_line(tmp_path: Path) -> None:
    done = in_a_process("who-cites", "民法典", "--out", tmp_path)
    assert done.returncode == 5
    assert done.stdout == b""
    assert done.stderr.decode("utf-8").count("\n") == 1


def test_a_report_can_be_piped_in(report: Path) -> None:
    done = in_a_process("extract", "-", stdin=REPORT.encode("utf-8"), PYTHONUTF8="1")
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["locality"] == "湖南省/湘潭市/湘潭县/易俗河镇"


# ------------------------------------------------------------------------------------------------ validate


@pytest.fixture
def built(sample_graph: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_graph, tmp_path / "out"))


def test_a_valid_graph_is_told_with_every_check(run: Run, built: Path) -> None:
    answer = run("validate", built)
    assert (answer.code, answer.out) == (0, "")
    assert "3 份报告" in answer.err
    assert answer.err.count("✓") == 13


def test_where_nothing_is_cited_there_is_no_table_of_it(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "reports"
    corpus.mkdir()
    (corpus / "a.txt").write_text("今年各项工作有序推进，群众办事更加方便，服务水平不断提高。", encoding="utf-8")
    answer = run("build", corpus, "--out", tmp_path / "out")
    assert answer.code == 0
    assert "most cited" not in answer.out


def test_a_graph_that_is_not_valid_has_an_exit_code_of_its_own(run: Run, built: Path) -> None:
    graph = (built / "graph.ttl").read_text(encoding="utf-8")
    (built / "graph.ttl").write_text(graph.replace("lgv:tense-planned ;", "lgv:tense-some-day ;", 1), encoding="utf-8")
    answer = run("validate", built / "graph.ttl")
    assert answer.code == 8
    first, second = answer.out.splitlines()
    assert re.search(r"^违规 / violation: [a-z-]+-20\d\d:\d+-\d+ “.+”: 须为已做或计划（现为 .*tense-some", first)
    assert first.endswith("[shapes Citation-tense]")
    assert second.endswith("[described]")
    assert "2 处违规 / not valid, violations: 2" in answer.err


def test_a_problem_of_the_folder_begins_with_what_is_wrong(run: Run, built: Path) -> None:
    (built / "reports.csv").unlink()
    assert run("validate", built).out.startswith(f"违规 / violation: 没有 {built / 'reports.csv'}")


def test_problems_as_json_are_all_there(run: Run, built: Path) -> None:
    for text in (built / "texts").iterdir():
        text.write_bytes(
            b"\xef\xbb\xbf" + text.read_bytes()
        )  # what some editors put in front: every offset is off by one
    shown, whole = run("validate", built), run("validate", built, "--json")
    told = json.loads(whole.out)
    assert (shown.code, whole.code, told["valid"]) == (8, 8, False)
    quotes = [problem for problem in told["problems"] if problem["check"] == "quote"]
    assert len(quotes) == next(check["problems"] for check in told["checks"] if check["name"] == "quote") > 100
    assert f"[quote] 另有 {len(quotes) - 20} 处" in shown.out
    assert quotes[0].keys() >= {"check", "rule", "severity", "report", "words", "start", "end", "node", "zh", "en"}


def test_without_a_graph_there_is_nothing_to_validate(run: Run, tmp_path: Path) -> None:
    answer = run("validate", tmp_path)
    assert answer.code == 5
    assert "请先运行 lawgraph build" in answer.err


def test_reports_of_an_archive_are_written_under_its_name_and_nowhere_else(run: Run, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("2023/a.txt", REPORT)
        archive.writestr("../b.txt", REPORT)
    answer = run("extract", tmp_path / "z.zip", "--out", tmp_path / "out")
    assert answer.code == 3
    assert "跳过 / skipped: z.zip/../b.txt: " in answer.err
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jsonl")] == ["out/z.zip/2023/a.jsonl"]
