"""What the READMEs show works as shown, and both say the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from readmes import CHINESE, ENGLISH, ROOT, block, blocks, links, outline, shell_lines

import lawgraph
from lawgraph import errors
from lawgraph.model import Level
from lawgraph.query import KnowledgeGraph

BOTH = pytest.mark.parametrize("readme", [ENGLISH, CHINESE], ids=["en", "zh"])


@pytest.fixture
def desk(sample_graph: Path, sample_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder as a reader has it after the first command: corpus/ and out/, and the table shown."""
    shutil.copytree(sample_corpus, tmp_path / "corpus")
    shutil.copytree(sample_graph, tmp_path / "out")
    (tmp_path / "my-laws.csv").write_text(block(ENGLISH, "csv").text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def many_levels(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """A graph of reports of every level, one of them without a place that can be told."""
    folder = tmp_path_factory.mktemp("levels")
    for path in (ROOT / "tests" / "gold" / "reports").glob("*.txt"):
        shutil.copy(path, folder)
    nowhere = "本镇法治政府建设年度报告\n\n一年来，本镇认真学习宪法、民法典，贯彻《信访工作条例》，扎实推进各项工作。\n"
    (folder / "nowhere.txt").write_text(nowhere, encoding="utf-8")
    return lawgraph.build(folder, folder / "out")


def test_both_readmes_have_the_same_parts_in_the_same_order() -> None:
    assert outline(ENGLISH) == outline(CHINESE)


def test_both_readmes_show_the_same_code() -> None:
    assert [(b.language, b.code) for b in blocks(ENGLISH)] == [(b.language, b.code) for b in blocks(CHINESE)]


def test_both_readmes_lead_to_the_same_pages_and_to_each_other() -> None:
    assert sorted({*links(ENGLISH)} - {CHINESE.name}) == sorted({*links(CHINESE)} - {ENGLISH.name})
    assert CHINESE.name in links(ENGLISH)
    assert ENGLISH.name in links(CHINESE)


@BOTH
def test_the_python_block_runs(readme: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block(readme, "python").text, readme.name, "exec"), {"__name__": "__main__"})
    printed = capsys.readouterr().out
    assert "中华人民共和国民法典" in printed
    assert "重庆市綦江区中峰镇" in printed


def test_the_python_block_has_ten_lines() -> None:
    assert sum(1 for line in block(ENGLISH, "python").text.splitlines() if line) <= 10


@BOTH
def test_the_sparql_block_gives_the_rows_of_townships_citing(readme: Path, sample_graph: Path) -> None:
    _same_rows(KnowledgeGraph(sample_graph), block(readme, "sparql").text)


def test_the_sparql_block_keeps_counties_out_and_townships_of_unknown_place_in(many_levels: KnowledgeGraph) -> None:
    assert {report.level for report in many_levels.reports()} > {Level.TOWNSHIP, Level.COUNTY}
    _same_rows(many_levels, block(ENGLISH, "sparql").text)


def _same_rows(kg: KnowledgeGraph, query: str) -> None:
    answer = kg.sparql(query)
    asked = {(row.place or "", row.name, row.year, row.law, row.citations) for row in answer}  # type: ignore[union-attr]
    known = {(row.place, row.name, row.year, row.law, row.citations) for row in kg.townships_citing()}
    assert known
    assert asked == known
    assert len(answer) == len(known)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", [line for line in shell_lines(ENGLISH) if "&&" not in line and " export " not in line])
def test_commands_that_ask_run_and_answer(line: str, desk: Path) -> None:
    program, *arguments = line.split()
    assert program == ".venv/bin/lawgraph"
    answer = _lawgraph(arguments, desk)
    assert re.search("民法典|错误 0", answer.stdout) or "3 份报告" in answer.stderr


def test_the_export_shown_writes_the_file_it_names(desk: Path) -> None:
    (line,) = (line for line in shell_lines(ENGLISH) if " export " in line)
    _lawgraph(line.split()[1:], desk)
    assert (desk / line.split()[-1]).stat().st_size > 0


def test_the_install_lines_are_one_line_each_and_make_their_own_environment() -> None:
    build, test = (line for line in shell_lines(ENGLISH) if "&&" in line)
    assert build.split(" && ")[0] == test.split(" && ")[0] == "python3 -m venv .venv"
    assert build.endswith(".venv/bin/lawgraph build corpus")
    assert ".[test]" in test
    assert "-m pytest" in test


def test_windows_has_the_same_commands() -> None:
    posix = [line for line in shell_lines(ENGLISH) if "&&" in line]
    for shown, line in zip(shell_lines(ENGLISH, "powershell"), posix, strict=True):
        first, *rest = line.replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\").split(" && ")
        assert shown == "; ".join([first, *(f"if ($?) {{ {command} }}" for command in rest)])


def test_ci_finds_the_commands_it_takes_from_the_readme() -> None:
    wanted = re.findall(r"readme_command '([^']+)'", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert len(wanted) == 2
    for words in wanted:
        assert len([line for line in shell_lines(ENGLISH) if words in line]) == 1


@BOTH
def test_the_table_adds_a_law_and_a_name(readme: Path, desk: Path) -> None:
    report = desk / "report.txt"
    report.write_text(
        "上坪镇2024年法治政府建设年度报告\n\n本年宣传《养犬条例》和《民典》，扎实推进各项工作。\n", encoding="utf-8"
    )
    (desk / "my-laws.csv").write_text(block(readme, "csv").text, encoding="utf-8")
    found = _lawgraph(["extract", report.name, "--catalogue", "my-laws.csv"], desk).stdout
    assert re.search('"text": "养犬条例".*"id": "某市养犬管理条例", "kind": "local-regulation"', found)
    assert re.search('"text": "民典".*"id": "中华人民共和国民法典".*"via": "alias"', found)


def _lawgraph(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from lawgraph.cli import main; main()", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


@BOTH
def test_the_table_of_results_names_every_file_of_a_build(readme: Path, sample_graph: Path) -> None:
    named = _first_cells(readme, "| `view.html`")
    assert sorted(re.findall(r"`([\w.]+)`", " ".join(named))) == sorted(path.name for path in sample_graph.iterdir())


@BOTH
def test_the_table_of_exit_codes_names_every_code(readme: Path) -> None:
    codes = {e.exit_code for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.LawgraphError)}
    assert sorted(map(int, _first_cells(readme, "| 0 |"))) == sorted(codes | {0, errors.INTERRUPTED})


def _first_cells(page: Path, first_row: str) -> list[str]:
    """The first cells of the table that starts with this row."""
    text = page.read_text(encoding="utf-8")
    rows = text[text.index(first_row) :].split("\n\n")[0].splitlines()
    return [row.split("|")[1].strip() for row in rows]


OTHERS = [ROOT / "CONTRIBUTING.md", ROOT / "examples" / "README.md"]
PAGES = sorted([ENGLISH, CHINESE, *OTHERS, *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    missing = [link for link in links(page) if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ENGLISH]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        waiting += [
            (page.parent / link).resolve() for link in links(page) if link.endswith(".md") and "://" not in link
        ]
    assert {page for page in PAGES if page not in reached} == set()
