"""Documents say what the code says: commands, columns, rules, queries."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from lawgraph.catalogue.load import load_catalogue
from lawgraph.cli import app
from lawgraph.model import Context, Force, Polarity, Tense
from lawgraph.query import KnowledgeGraph
from lawgraph.query.curated import curated_names
from lawgraph.tables import MentionRow, ReportRow

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "render_docs.py"


@pytest.fixture(scope="module")
def render_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("render_docs", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _commands(group: Any = None, above: str = "") -> list[str]:
    """Every command line there is: "", "build", "catalogue", "catalogue check" …"""
    group = group or get_command(app)
    inner = [
        line
        for name, one in getattr(group, "commands", {}).items()
        for line in _commands(one, f"{above} {name}".strip())
    ]
    return [above, *inner]


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_generated_parts_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_generated_part_stands_in_some_page(render_docs: ModuleType) -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert [name for name in render_docs.PARTS if f"<!-- begin {name} -->" not in pages] == []


@pytest.mark.parametrize("command", _commands())
def test_every_option_that_help_shows_is_documented(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = CliRunner().invoke(app, [*command.split(), "--help"]).stdout
    section = _page("cli.md").partition(f"## lawgraph {command}".rstrip() + "\n")[2].partition("\n## ")[0]
    options = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", shown)) - {"--help", "-h"}
    assert [option for option in sorted(options) if f"`{option}`" not in section] == []


def test_every_command_is_documented() -> None:
    commands = _commands()
    assert {"build", "extract", "who-cites"} <= set(commands)
    assert [name for name in commands if f"## lawgraph {name}".rstrip() + "\n" not in _page("cli.md")] == []


def test_every_rule_that_links_is_documented() -> None:
    page = _page("linking.md")
    assert [rung for rung in load_catalogue().rungs if f"| `{rung}` |" not in page] == []


def test_every_column_is_documented() -> None:
    page = _page("data-dictionary.md")
    assert [c for c in (*MentionRow._fields, *ReportRow._fields) if f"| `{c}` |" not in page] == []


def test_every_query_is_documented() -> None:
    page = _page("queries.md")
    assert [name for name in curated_names() if f"[`{name}`]" not in page] == []


def test_a_bar_in_a_cell_does_not_end_it(render_docs: ModuleType) -> None:
    assert render_docs.grid(["id"], [["|广东卓凡律师事务所"]]).splitlines()[-1] == "| \\|广东卓凡律师事务所 |"


@pytest.fixture(scope="module")
def extracted() -> list[dict[str, object]]:
    """Every record that extraction gives for the made-up reports of the gold set and one of no known place."""
    from lawgraph import extract
    from lawgraph.jsonl import records

    reports = sorted((ROOT / "tests" / "gold" / "reports").glob("*.txt"))
    vague = "城关镇法治政府建设年度报告\n\n一年来，镇党委认真学习宪法、民法典，在鼓楼区贯彻《信访工作条例》，扎实推进各项工作。\n"
    return [record for source in [*reports, vague] for record in records(extract(source))]


def test_every_field_of_the_json_lines_is_documented_and_occurs(extracted: list[dict[str, object]]) -> None:
    page = _page("annotation.md")
    given = {field for record in extracted for field, value in record.items() if value not in (None, "", [], {})}
    tables = page[page.index("| field of the document") : page.index("## LAW")]
    first_cells = " ".join(row.split("|")[1] for row in tables.splitlines() if row.startswith("|"))
    assert set(re.findall(r"`(\w+)`", first_cells)) | {"record"} == given


@pytest.mark.parametrize(
    ("field", "values"), [("polarity", Polarity), ("force", Force), ("context", Context), ("tense", Tense)]
)
def test_every_value_of_a_field_is_documented(field: str, values: type[StrEnum]) -> None:
    page = _page("annotation.md")
    described = " ".join(line for line in page.splitlines() if f"`{field}`" in line or f"`{field}`:" in line)
    after = page.partition(f"- `{field}`")[2].partition("\n\n")[0]
    assert [value for value in values if f"`{value}`" not in described + after] == []


def test_every_kind_is_documented(extracted: list[dict[str, object]]) -> None:
    page = _page("annotation.md")
    for kind_of in ("LAW", "PROGRAM", "LOCALITY"):
        kinds = {str(record["kind"]) for record in extracted if record.get("type") == kind_of}
        section = page.partition(f"## {kind_of}")[2].partition("\n## ")[0]
        assert {kind for kind in kinds if f"`{kind}`" not in section} == set()


def test_every_room_of_the_program_is_in_the_architecture() -> None:
    page = _page("architecture.md")
    rooms = [
        path
        for path in (ROOT / "src" / "lawgraph").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    ]
    names = {path.name if path.suffix else f"{path.name}/" for path in rooms} - {"__init__.py"}
    assert {name for name in names if f"`{name}`" not in page} == set()


CALLS = [
    (path.name, line.strip())
    for path in sorted((ROOT / "docs").glob("*.md"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.startswith("    kg.")
]


@pytest.mark.parametrize(("page", "call"), CALLS, ids=[call for _, call in CALLS])
def test_calls_shown_in_the_documents_run(page: str, call: str, sample_graph: Path) -> None:
    answer = eval(call, {"kg": KnowledgeGraph(sample_graph)})
    assert len(answer) > 0
