"""What an examination finds of an installation, a machine, a result folder, and how `lawgraph doctor` tells it."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lawgraph import __version__, doctor
from lawgraph.catalogue.files import ontology_file
from lawgraph.cli import app
from lawgraph.doctor import installation, machine, work
from lawgraph.doctor.findings import Finding, State
from lawgraph.doctor.installation import Requirement, fits, requirement
from lawgraph.errors import CatalogueError, SetupError

ROOT = Path(__file__).parents[1]
GB = 2**30


# ------------------------------------------------------------------------------------------ installation


@pytest.mark.parametrize(
    ("version", "bounds", "fit"),
    [
        ("0.42.1", ">=0.42.1,<0.43", True),
        ("0.43", ">=0.42.1,<0.43", False),
        ("3.11.7", ">=3.11", True),
        ("3.9.18", ">=3.11", False),
        ("0.3.2", "==0.3.2", True),
        ("0.3.3", "==0.3.2", False),
        ("7", ">=7.0,<8", True),
        ("2026.10.18", ">=2.32", True),
        ("15.0.0", "", True),
        ("1.5.post1", "!=1.5", False),
    ],
)
def test_a_version_is_compared_number_by_number(version: str, bounds: str, fit: bool) -> None:
    assert fits(version, bounds) is fit


def test_requirements_are_read_as_metadata_write_them() -> None:
    assert requirement("pypdfium2<6,>=4.30; extra == 'pdf'") == Requirement("pypdfium2", "<6,>=4.30", "pdf")
    assert requirement('numpy (>=1.26) ; extra == "plot"') == Requirement("numpy", ">=1.26", "plot")
    assert requirement("rich") == Requirement("rich", "")


NUMPY = Requirement("numpy", ">=1.26,<3")


@pytest.mark.parametrize(
    ("version", "fault", "told"),
    [
        (None, "", "numpy is missing"),
        ("1.25", "", "numpy 1.25: >=1.26,<3 is needed"),
        ("2.0", "ImportError: libz", "numpy 2.0 cannot be loaded: ImportError: libz"),
    ],
    ids=["missing", "old", "not loaded"],
)
def test_a_library_that_does_not_work_is_told_with_what_to_run(version: str | None, fault: str, told: str) -> None:
    (found,) = installation.libraries([NUMPY], lambda name: version, lambda name: fault)
    assert (found.state, found.en) == (State.BROKEN, told)
    assert found.advice_en == 'run python -m pip install "numpy>=1.26,<3"'


def test_libraries_that_work_are_one_finding() -> None:
    rich = Requirement("rich", ">=13")
    (found,) = installation.libraries([NUMPY, rich], lambda name: "2.0" if name == "numpy" else "15.0", lambda name: "")
    assert (found.state, found.zh) == (State.OK, "2 个库齐备")


def test_a_library_that_cannot_be_loaded_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "halfthere.py").write_text("raise OSError('no such library')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert installation.why_not_loaded("halfthere") == "OSError: no such library"


@pytest.mark.parametrize(
    ("version", "state"), [("5.1", State.OK), (None, State.NOTE), ("3.0", State.WARNING)], ids=["there", "none", "old"]
)
def test_what_only_some_need_never_keeps_lawgraph_from_working(version: str | None, state: State) -> None:
    (found,) = installation.extras([Requirement("pypdfium2", ">=4.30,<6", "pdf")], lambda name: version)
    assert found.state is state


def test_every_extra_for_users_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) - {"test"} == set(installation.EXTRAS)


@pytest.mark.parametrize(("installed", "state"), [("1.2", State.OK), ("1.1", State.WARNING), (None, State.WARNING)])
def test_the_version_that_runs_is_held_against_the_installed_one(installed: str | None, state: State) -> None:
    assert installation.package("1.2", installed).state is state


def test_a_python_that_is_too_old_is_told() -> None:
    assert installation.python("3.10.1", ">=3.11").state is State.BROKEN


# ----------------------------------------------------------------------------------------------- machine


@pytest.mark.parametrize(
    ("size", "state"), [(16 * GB, State.OK), (GB, State.WARNING), (None, State.NOTE)], ids=["much", "little", "unknown"]
)
def test_memory_is_judged_by_its_size(size: int | None, state: State) -> None:
    assert machine.memory(size).state is state


@pytest.mark.parametrize(
    ("is_file", "fault", "free", "state"),
    [
        (False, "", 50 * GB, State.OK),
        (False, "", None, State.OK),
        (False, "", GB // 2, State.WARNING),
        (False, "", 2**20, State.BROKEN),
        (False, "Permission denied", 50 * GB, State.BROKEN),
        (True, "", 50 * GB, State.BROKEN),
    ],
    ids=["good", "unknown", "little", "full", "forbidden", "file"],
)
def test_a_result_folder_has_to_be_one_and_to_have_space(
    is_file: bool, fault: str, free: int | None, state: State
) -> None:
    assert machine.result_folder(Path("out"), is_file, fault, free).state is state


def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_above(tmp_path: Path) -> None:
    assert machine.why_not_written(tmp_path / "a" / "b") == ""
    assert list(tmp_path.iterdir()) == []


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    assert machine.why_not_written(tmp_path / "a" / "b") != ""


@pytest.mark.parametrize(
    ("terminal", "files", "state"),
    [
        ("UTF-8", "utf-8", State.OK),
        ("cp65001", "utf-8", State.OK),
        ("cp936", "utf-8", State.WARNING),
        ("ANSI_X3.4-1968", "utf-8", State.WARNING),
        ("UTF-8", "ascii", State.WARNING),
        ("no-such-thing", "utf-8", State.WARNING),
    ],
)
def test_a_terminal_that_does_not_show_chinese_is_told(terminal: str, files: str, state: State) -> None:
    assert machine.encodings(terminal, files).state is state


# -------------------------------------------------------------------------------------------------- work


def test_the_made_up_report_gives_what_is_in_it() -> None:
    assert work.self_test().state is State.OK


@pytest.mark.parametrize(
    ("field", "value"), [("place", None), ("year", 2023), ("mentions", []), ("mentions", [["一", "LAW", "二"]])]
)
def test_anything_else_that_is_found_in_it_is_told(field: str, value: object) -> None:
    wanted: dict[str, Any] = json.loads(ontology_file("self-test.json").read_text(encoding="utf-8"))
    assert work.judged(wanted, wanted).state is State.OK
    assert work.judged(wanted | {field: value}, wanted).state is State.BROKEN


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LAWGRAPH_CACHE", str(tmp_path / "file" / "cache"))
    assert work.cache().state is State.WARNING


@pytest.fixture
def out(sample_graph: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_graph, tmp_path / "out"))


def test_whole_results_are_told_with_their_counts(out: Path) -> None:
    found = work.results(out, __version__)
    assert (found.state, found.zh) == (State.OK, f"结果：3 份报告，跳过 0 份，由 lawgraph {__version__} 生成")


def test_results_of_another_version_are_noted(out: Path) -> None:
    assert work.results(out, "9.0").state is State.NOTE


def test_no_results_are_noted(tmp_path: Path) -> None:
    assert work.results(tmp_path / "out", __version__).state is State.NOTE


def test_a_first_build_that_was_ended_is_noted(tmp_path: Path) -> None:
    (tmp_path / ".lawgraph").mkdir()
    found = work.results(tmp_path, __version__)
    assert (found.state, found.advice_zh) == (State.NOTE, "中断了的，重新运行会接着做")


@pytest.mark.parametrize("name", ["graph.ttl", "view.html", "reports.csv"])
def test_a_file_that_is_gone_is_named(out: Path, name: str) -> None:
    (out / name).unlink()
    found = work.results(out, __version__)
    assert found.state is State.WARNING
    assert name in found.zh


def test_a_page_that_was_made_anew_is_no_change(out: Path) -> None:
    (out / "view.html").write_text("anew", encoding="utf-8")
    assert work.results(out, __version__).state is State.OK


def test_a_file_of_another_size_is_named(out: Path) -> None:
    (out / "mentions.csv").write_text("edited", encoding="utf-8")
    assert "mentions.csv" in work.results(out, __version__).zh


@pytest.mark.parametrize("account", ["", "{}", "[]", '{"lawgraph": "1", "files": 3, "reports": 1, "skipped": []}'])
def test_a_damaged_account_is_told(out: Path, account: str) -> None:
    (out / "run.json").write_text(account, encoding="utf-8")
    assert work.results(out, __version__).state is State.WARNING


def test_results_without_an_account_are_incomplete(out: Path) -> None:
    (out / "run.json").unlink()
    assert work.results(out, __version__).state is State.WARNING


# --------------------------------------------------------------------------------------------- the command


def test_a_sound_installation_can_work(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["doctor", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    assert "✗" not in done.stdout
    for words in ("Python 3.", "自检", "目录", "缓存", "内存", "结果", "可以工作"):
        assert words in done.stdout


def test_programs_get_every_finding(out: Path) -> None:
    told = json.loads(CliRunner().invoke(app, ["doctor", "--out", str(out), "--json"]).stdout)
    assert (told["ok"], told["lawgraph"], told["counts"]["broken"]) == (True, __version__, 0)
    assert {finding["check"] for finding in told["findings"]} >= {"python", "libraries", "self-test", "results"}
    assert sum(told["counts"].values()) == len(told["findings"])


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_what_is_broken_has_an_exit_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: list[str]
) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["doctor", "--out", str(tmp_path / "out"), *form])
    assert isinstance(done.exception, SetupError)
    assert done.exception.exit_code == 9
    assert "1 处故障" in str(done.exception)


def test_a_check_that_fails_is_a_finding_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> Finding:
        raise CatalogueError("缺少文件 / missing file")

    monkeypatch.setattr(work, "catalogue", lost)
    found = {finding.check: finding for finding in doctor.examine(tmp_path / "out")}
    assert found["catalogue"].state is State.BROKEN
    assert found["browser"].state in {State.OK, State.NOTE}
