"""Every example of docs/questions.md runs and answers."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
import readmes
from typer.testing import CliRunner

from lawgraph.cli import app, asking

PAGE = readmes.ROOT / "docs" / "questions.md"


@pytest.fixture(scope="module")
def folder(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    shutil.copytree(sample_graph, folder / "out")
    return folder


@pytest.mark.parametrize("line", readmes.shell_lines(PAGE))
def test_every_command_of_the_page_answers(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    program, *arguments = shlex.split(line)
    assert program == "lawgraph"
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert done.output


def test_the_python_blocks_of_the_page_run_one_after_the_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in readmes.blocks(PAGE):
        if block.language == "python":
            exec(compile(block.text, PAGE.name, "exec"), names)
    printed = capsys.readouterr().out
    for words in ("中华人民共和国民法典", "reports read without it", "Graph with", "没有结果"):
        assert words in printed


def test_every_question_has_an_example() -> None:
    commands = {command.name for command in asking.app.registered_commands}
    shown = {line.split()[2] for line in readmes.shell_lines(PAGE) if line.split()[1] == "ask"}
    assert shown == commands
