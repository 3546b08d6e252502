"""What the command line says beside its results: how loud, where to, and what remains of a fault."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lawgraph import cli
from lawgraph.cli import talking
from lawgraph.link.annotate import Annotator
from lawgraph.model import Document, ExtractedReport

REPORT = "易俗河镇2022年度法治政府建设工作报告\n\n2022年，镇党委组织学习《民法典》，扎实推进依法行政。\n"


@dataclass(frozen=True)
class Spoken:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Spoken]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Spoken:
        monkeypatch.setattr(sys, "argv", ["lawgraph", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Spoken(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "易俗河镇.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Makes `lawgraph check` meet an exception before it reads a report."""

    def fault(error: Exception) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("lawgraph.compiled.catalogue_with", fail)

    return fault


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes `lawgraph check` tell what it does, as the library does."""

    def check(*_: object) -> list[object]:
        logger = logging.getLogger("lawgraph.check")
        logger.debug("a detail")
        logger.info("a stage")
        logger.warning("a warning")
        return []

    monkeypatch.setattr("lawgraph.check.check", check)


# ---------------------------------------------------------------------------------------- how loud


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize(
    ("loudness", "heard"),
    [
        ([], ["a warning", "1 份报告"]),
        (["--verbose"], ["a stage", "a warning", "1 份报告"]),
        (["--quiet"], []),
    ],
    ids=["normal", "verbose", "quiet"],
)
def test_what_is_heard_depends_on_what_was_asked_for(
    run: Run, report: Path, loudness: list[str], heard: list[str]
) -> None:
    err = run(*loudness, "check", report).err
    assert [words for words in ("a detail", "a stage", "a warning", "1 份报告") if words in err] == heard


def test_results_and_errors_remain_when_quiet(run: Run, report: Path) -> None:
    assert "民法典" in run("--quiet", "extract", report).out
    assert run("--quiet", "extract", report.parent / "没有.txt").err.startswith("错误 / error: 找不到文件")


def test_verbose_and_quiet_exclude_each_other(run: Run, report: Path) -> None:
    answer = run("--quiet", "--verbose", "check", report)
    assert (answer.code, answer.out) == (2, "")
    assert "只能选一个" in answer.err


def test_whether_it_is_quiet_can_be_asked() -> None:
    try:
        heard = []
        for quiet in (True, False):
            talking.start(quiet=quiet)
            heard.append(talking.is_quiet())
    finally:
        talking.stop()
    assert heard == [True, False]


# ---------------------------------------------------------------------------------------- the log


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize("loudness", [[], ["--quiet"]], ids=["normal", "quiet"])
def test_the_log_holds_everything_with_times(run: Run, report: Path, tmp_path: Path, loudness: list[str]) -> None:
    log = tmp_path / "run.log"
    run(*loudness, "--log-file", log, "check", report)
    lines = log.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ lawgraph", line)] == []
    for words in ("a detail", "a stage", "a warning", "1 份报告", "check"):
        assert any(words in line for line in lines)


def test_a_log_goes_on_at_its_end(run: Run, report: Path, tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    for _ in range(2):
        run("--log-file", log, "check", report)
    assert log.read_text(encoding="utf-8").count("1 份报告") == 2


def test_a_log_that_cannot_be_written_is_told(run: Run, report: Path, tmp_path: Path) -> None:
    log = tmp_path / "没有" / "run.log"
    answer = run("--log-file", log, "check", report)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"错误 / error: 日志文件无法写入：{log}")


def test_a_log_takes_no_place_of_a_result(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"files": {"reports.csv": 3}}', encoding="utf-8")
    (tmp_path / "reports.csv").write_text("old", encoding="utf-8")
    answer = run("--log-file", tmp_path / "reports.csv", "check", report)
    assert answer.code == 2
    assert "属于结果目录" in answer.err
    assert (tmp_path / "reports.csv").read_text(encoding="utf-8") == "old"


def test_passwords_in_addresses_stay_out_of_the_log(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    run("--log-file", log, "push", "http://somebody:secret@127.0.0.1:9/store", "--out", tmp_path)
    text = log.read_text(encoding="utf-8")
    assert "127.0.0.1:9/store" in text
    assert "secret" not in text


def test_nothing_remains_of_it_after_a_command(run: Run, report: Path, tmp_path: Path) -> None:
    run("--log-file", tmp_path / "run.log", "check", report)
    assert [type(handler) for handler in logging.getLogger("lawgraph").handlers] == [logging.NullHandler]


def test_as_a_library_nothing_is_configured_or_printed() -> None:
    code = (
        "import logging, lawgraph; lawgraph.extract('本镇学习《民法典》，扎实推进各项工作。\\n');"
        "logging.getLogger('lawgraph.x').warning('told'); assert not logging.getLogger().handlers"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# -------------------------------------------------------------------------------- faults of lawgraph


def test_a_fault_ends_with_1_and_a_short_message(run: Run, report: Path, fault: Callable[[Exception], None]) -> None:
    fault(ZeroDivisionError("division by zero"))
    answer = run("check", report)
    assert (answer.code, answer.out) == (1, "")
    assert "ZeroDivisionError: division by zero" in answer.err
    assert "--log-file" in answer.err
    assert "Traceback" not in answer.err


def test_the_log_holds_the_traceback_of_a_fault(
    run: Run, report: Path, tmp_path: Path, fault: Callable[[Exception], None]
) -> None:
    fault(ZeroDivisionError("division by zero"))
    log = tmp_path / "run.log"
    answer = run("--log-file", log, "check", report)
    assert "Traceback" not in answer.err
    assert str(log) in answer.err
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_verbose_command_shows_the_traceback_of_a_fault(
    run: Run, report: Path, fault: Callable[[Exception], None]
) -> None:
    fault(ZeroDivisionError("division by zero"))
    assert "Traceback" in run("--verbose", "check", report).err


@pytest.mark.parametrize(
    ("error", "words"),
    [(MemoryError(), "内存不足"), (OSError(28, "No space left on device", "out/graph.ttl"), "检查权限和磁盘空间")],
    ids=["memory", "disk"],
)
def test_a_machine_that_is_full_is_no_fault_of_lawgraph(
    run: Run, report: Path, fault: Callable[[Exception], None], error: Exception, words: str
) -> None:
    fault(error)
    answer = run("check", report)
    assert answer.code == 1
    assert words in answer.err
    assert "缺陷" not in answer.err


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_fault_at_one_report_costs_that_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (tmp_path / "报告").mkdir()
    for name in ("甲", "乙", "丙"):
        (tmp_path / "报告" / f"{name}.txt").write_text(REPORT.replace("镇党委", f"{name}组"), encoding="utf-8")
    works = Annotator.annotate

    def fails(annotator: Annotator, document: Document) -> ExtractedReport:
        if document.name == "乙":
            raise ZeroDivisionError
        return works(annotator, document)

    monkeypatch.setattr(Annotator, "annotate", fails)
    answer = run(command, tmp_path / "报告", *(["--out", tmp_path / "out"] if command == "extract" else []))
    assert answer.code == 3
    assert "跳过 / skipped: 乙.txt: lawgraph 自身出错" in answer.err
    assert "ZeroDivisionError" in answer.err
    if command == "extract":
        assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == ["丙", "甲"]
    else:
        assert "2 份报告" in answer.err


# -------------------------------------------------------------------------------------- hostile names


def test_a_terminal_is_not_told_what_to_do_by_the_name_of_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "报告\x1b[2J\u202etxt.txt"
    try:
        path.write_bytes(b"")
    except OSError:
        pytest.skip("this file system has no such names")
    answer = run("check", tmp_path)
    assert "报告\\x1b[2J\\u202etxt.txt" in answer.err
    assert "\x1b" not in answer.err


def test_a_terminal_is_not_told_what_to_do_by_the_words_of_a_report(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "易俗河镇.txt"
    path.write_text(REPORT + "\n我镇学习《有组织\x9b31m犯罪法》。\n", encoding="utf-8")
    answer = run("check", path)
    assert "\\x9b31m" in answer.out
    assert "\x9b" not in answer.out


# ------------------------------------------------------------------ command lines that are not understood


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "没有这个命令 / No such command 'frobnicate'"),
        (["build"], "缺少参数 / Missing argument"),
        (["build", ".", "--frobnicate"], "没有这个选项 / No such option: --frobnicate"),
        (["build", ".", "elsewhere"], "多出了参数 / Got unexpected extra argument"),
        (["build", ".", "--out"], "选项的用法不对 / Option '--out'"),
        (["build", ".", "--cooccurrence", "chapter"], "参数的值不能用，须为下列之一：'report'"),
        (["serve", "--port", "much"], "参数的值不能用，须为整数 / "),
        (["serve", "--port", "99999"], "参数的值不能用，不得大于 65535 / "),
        (["serve", "--port", "0"], "参数的值不能用，不得小于 1 / "),
        (["push", "http://x", "--timeout", "long"], "参数的值不能用，须为数字 / "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_was_wrong_is_said_in_chinese_first(run: Run, arguments: list[str], told: str) -> None:
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"错误 / error: {told}")


def test_an_option_of_the_program_behind_the_command_is_told_its_place(run: Run) -> None:
    answer = run("check", ".", "--verbose")
    assert answer.code == 2
    assert "请写在命令之前" in answer.err
    assert "lawgraph --verbose" in answer.err


def test_messages_come_out_of_a_process_that_was_started_by_a_shell(report: Path) -> None:
    command = [sys.executable, "-m", "lawgraph", "--verbose", "check", str(report)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "读入目录" in done.stderr.decode("utf-8")
