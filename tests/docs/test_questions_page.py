"""Every example of docs/questions.md and docs/view.md runs and answers."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
import readmes
from typer.testing import CliRunner

from lawgraph.cli import app, asking

PAGE, VIEW = (readmes.ROOT / "docs" / name for name in ("questions.md", "view.md"))


@pytest.fixture(scope="module")
def folder(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    shutil.copytree(sample_graph, folder / "out")
    return folder


@pytest.mark.parametrize("line", [*readmes.shell_lines(PAGE), *readmes.shell_lines(VIEW)])
def test_every_command_of_the_pages_answers(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    program, *arguments = shlex.split(line)
    assert program == "lawgraph"
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert done.output


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (PAGE, ("中华人民共和国民法典", "reports read without it", "Graph with", "没有结果")),
        (VIEW, ("Page(name='view-民法典-广东省.html', reports=1", "Page(name='view-rows.html', reports=3")),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_the_python_blocks_of_a_page_run_one_after_the_other(
    page: Path,
    expected: tuple[str, ...],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in readmes.blocks(page):
        if block.language == "python":
            exec(compile(block.text, page.name, "exec"), names)
    printed = capsys.readouterr().out
    for words in expected:
        assert words in printed


def test_every_question_has_an_example() -> None:
    commands = {command.name for command in asking.app.registered_commands}
    shown = {line.split()[2] for line in readmes.shell_lines(PAGE) if line.split()[1] == "ask"}
    assert shown == commands
