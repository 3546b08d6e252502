"""docs/licences.md has every dependency that pyproject.toml declares, with its range, a licence and a purpose."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("render_licences", ROOT / "tools" / "render_licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_page_has_what_is_declared(tool: ModuleType) -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert tool.stated(page) == tool.declared(_pyproject()), "run tools/render_licences.py"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("networkx>=3.2,<4", "networkx>=3.3,<4"),
        ('    "scipy>=1.12,<2",\n', ""),
        ('    "rich>=', '    "httpx>=1",\n    "rich>='),
    ],
)
def test_a_change_of_what_is_declared_is_noticed(was: str, now: str, tool: ModuleType) -> None:
    assert was in _pyproject()
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert tool.stated(page) != tool.declared(_pyproject().replace(was, now))


def test_a_row_without_licence_or_purpose_is_none(tool: ModuleType) -> None:
    assert tool.stated(
        "## Always installed\n| a | `>=1` | MIT | tests |\n| b | `>=1` |  | tests |\n| c | `>=1` | MIT |  |\n"
    ) == [tool.Dependency("", "a", ">=1")]


def test_every_package_has_its_purpose_where_decisions_are_told(tool: ModuleType) -> None:
    told = tool.purposes((ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")) | tool.TOOLS
    assert [one.name for one in tool.declared(_pyproject()) if one.name.lower() not in told] == []


def test_a_licence_of_an_installed_package_is_read(tool: ModuleType) -> None:
    assert tool.licence("pytest") == "MIT"
