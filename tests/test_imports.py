"""How the modules hang together: what an import loads, which way imports run, how long modules are, what is declared.

And that knowledge is data: no law, programme, work or place stands in the program.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from lawgraph.catalogue.load import load_catalogue

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "lawgraph").rglob("*.py"))
HEAVY = (
    "igraph",
    "jieba",
    "matplotlib",
    "networkx",
    "numpy",
    "pandas",
    "pyarrow",
    "pyoxigraph",
    "pypdfium2",
    "pypinyin",
    "pyspark",
    "pyvis",
    "rdflib",
    "requests",
    "scipy",
    "selectolax",
    "shacl",
)

#: the rooms of docs/architecture.md: a room may import those of the lines above it, and of its own line
ORDER = (
    ("errors", "frozen", "model", "iri", "letterforms", "whole", "run_account", "wording"),
    ("text",),
    ("catalogue",),
    ("corpus",),
    ("extraction",),
    ("frame",),
    ("link",),
    ("check",),
    ("rdf",),
    ("validation",),
    ("tables",),
    ("jsonl",),
    ("evaluation",),
    ("network",),
    ("view",),
    ("export",),
    ("stores",),
    ("query",),
    ("compiled",),
    ("lookup",),
    ("pipeline",),
    ("doctor",),
    ("api",),
    ("cli",),
    ("__init__", "__main__"),
)

#: rooms of so many modules that the package says what each holds
MAPPED = ("catalogue", "corpus", "extraction", "frame", "link", "query")

by_module = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())


@pytest.mark.parametrize("code", ["import lawgraph", "from lawgraph.cli import main; main()"], ids=["import", "help"])
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, "--help"], capture_output=True, encoding="utf-8", check=True
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "lawgraph" in loaded
    assert sorted(loaded & set(HEAVY)) == []


@by_module
def test_no_module_is_two_rooms(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@by_module
def test_imports_run_one_way(path: Path) -> None:
    rank = {room: place for place, rooms in enumerate(ORDER) for room in rooms}
    own = _room(_module(path))
    backwards = [
        target for target in _imports(path) if target.startswith("lawgraph.") and rank[_room(target)] > rank[own]
    ]
    assert backwards == []


def test_no_modules_need_each_other() -> None:
    # from the package itself every module may ask its version
    needs = {
        _module(path).removesuffix(".__init__"): set(_imports(path, for_types=True)) - {"lawgraph"} for path in SOURCES
    }
    list(TopologicalSorter(needs).static_order())  # raises CycleError, which names them


def test_every_room_has_its_place() -> None:
    assert {_room(_module(path)) for path in SOURCES} - {room for rooms in ORDER for room in rooms} == set()


@pytest.mark.parametrize("room", MAPPED)
def test_the_map_of_a_room_names_each_of_its_modules(room: str) -> None:
    folder = ROOT / "src" / "lawgraph" / room
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    named = {name for pair in re.findall(r"^    (\w+)  |`([a-z_]+)`", said, re.MULTILINE) for name in pair if name}
    assert named == {path.stem for path in folder.glob("*.py")} - {"__init__"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [
        r for extra, some in project["optional-dependencies"].items() if extra not in {"test", "serve"} for r in some
    ]
    declared = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in project["dependencies"] + extras}
    homes = packages_distributions()
    top = {target.split(".")[0] for path in SOURCES for target in _imports(path)} - {
        "lawgraph",
        *sys.stdlib_module_names,
    }
    assert {name.lower() for package in top for name in homes.get(package, [package])} == declared


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)


def _room(module: str) -> str:
    """The part of a module's name after lawgraph."""
    return module.split(".")[1]


def _imports(path: Path, *, for_types: bool = False) -> Iterator[str]:
    """The modules that a file imports, inside functions too; what only type checkers read is left out unless asked for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_types = [
        node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    skipped = set() if for_types else {id(inner) for node in only_types for inner in ast.walk(node)}
    package = path.relative_to(ROOT / "src").parent.parts
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            # from lawgraph import iri, __version__: the first is a module, the second a value of the package
            yield from (f"{base}.{a.name}" if _is_module(f"{base}.{a.name}") else base for a in node.names)


def _is_module(name: str) -> bool:
    path = ROOT / "src" / Path(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file with their lines, docstrings left out; the parts of f-strings are strings too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.fixture(scope="module")
def known_names() -> frozenset[str]:
    """What may not stand in the program: every name of a law, programme, work or place, of three characters or more.

    Two characters are too few: 宪法 is in no literal today, but 县委 and 河西 are words. Endings of organs (人民政府, 委员会)
    are nouns that any rule about titles needs.
    """
    catalogue = load_catalogue()
    names = [n for entry in (*catalogue.instruments, *catalogue.works) for n in (entry.title, *entry.names)]
    names += [name.removeprefix("中华人民共和国") for name in names]
    names += [n for entry in catalogue.programmes for n in (entry.name, *entry.names, *entry.quoted)]
    names += [name for name, is_stem in catalogue.gazetteer.names() if not is_stem]
    return frozenset(name for name in names if len(name) >= 3 and re.search("[\u4e00-\u9fff]", name))


def test_no_law_programme_or_place_stands_in_the_program(known_names: frozenset[str]) -> None:
    lengths = sorted({len(name) for name in known_names})
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text[start : start + length]}"
        for path in SOURCES
        for line, text in _literals(path)
        for start in range(len(text))
        for length in lengths
        if text[start : start + length] in known_names and start + length <= len(text)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["民法典", "信访工作条例", "枫桥经验", "今日说法", "上坪镇", "有组织犯罪法"])
def test_the_search_for_names_knows_them(name: str, known_names: frozenset[str]) -> None:
    assert name in known_names


def test_docstrings_may_name_laws_and_other_strings_are_looked_at(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""民法典"""\nx = f"{1}信访条例"\ndef f():\n    """宪法"""\n    return "档案法"\n', encoding="utf-8"
    )
    assert sorted(_literals(module)) == [(2, "信访条例"), (5, "档案法")]
