"""Wheel and source archive installed as users install them: a fresh environment each, away from the checkout.

    python -m pytest -m installs

takes minutes and the package index, so a run of all tests leaves it out; `.ci/run` does it in a step of its own. The wheel is made from the
source archive, so that nothing may be missing there; every Python that is declared is tried, and once the oldest packages that
pyproject.toml allows.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

import lawgraph

pytestmark = pytest.mark.installs

ROOT = Path(__file__).parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

#: every module that is there, which loads whatever stands at the head of one
EVERY_MODULE = """
import importlib, pkgutil, lawgraph
print(lawgraph.__file__)
for module in pkgutil.walk_packages(lawgraph.__path__, "lawgraph."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


@dataclass(frozen=True)
class Installed:
    """An environment with lawgraph in it, and an empty folder beside it to work in."""

    environment: Path
    desk: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.environment / SCRIPTS / program), *arguments]
        return _run(command, self.desk, LAWGRAPH_CACHE=str(self.environment / "cache"))


def _run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command without what the environment says of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LAWGRAPH_"))}
    return subprocess.run(
        command, cwd=folder, env=kept | environment, capture_output=True, encoding="utf-8", check=False
    )


def _done(command: list[str], folder: Path) -> None:
    done = _run(command, folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("archives")
    _done([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], folder)
    return folder


@dataclass(frozen=True)
class Installation:
    """What is installed: in which Python, from which archive, with the newest or the oldest packages that are allowed."""

    python: str
    archive: str
    packages: str = "newest"

    def __str__(self) -> str:
        return f"{self.python}-{self.archive}-{self.packages}"


INSTALLATIONS = (
    Installation("3.11", "wheel"),
    Installation("3.12", "wheel"),
    Installation("3.13", "wheel"),
    Installation("3.13", "sdist"),
    Installation("3.11", "wheel", "oldest"),
)


@pytest.fixture(scope="module")
def at_work(
    request: pytest.FixtureRequest, archives: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[Installation, Future[Installed]]]:
    """All environments that the chosen tests ask for, being made two at a time while the first tests run."""
    chosen = {item.callspec.params["installed"] for item in request.session.items if "installed" in item.fixturenames}
    with ThreadPoolExecutor(2) as pool:
        yield {
            one: pool.submit(_make, one, archives, tmp_path_factory.mktemp(str(one)))
            for one in INSTALLATIONS
            if one in chosen
        }


@pytest.fixture(scope="module", params=INSTALLATIONS, ids=str)
def installed(request: pytest.FixtureRequest, at_work: Mapping[Installation, Future[Installed]]) -> Installed:
    return at_work[request.param].result()


def _make(what: Installation, archives: Path, folder: Path) -> Installed:
    python = _interpreter(what.python)
    if python is None:
        pytest.skip(f"no Python {what.python} with venv here: install python{what.python} and python{what.python}-venv")
    (archive,) = archives.glob("*.whl" if what.archive == "wheel" else "*.tar.gz")
    constraints = folder / "constraints.txt"
    constraints.write_text(_lowest() if what.packages == "oldest" else "", encoding="utf-8")
    _done([str(python), "-m", "venv", str(folder / "env")], folder)
    pip = [str(folder / "env" / SCRIPTS / "python"), "-m", "pip", "install", "--quiet"]
    _done([*pip, "--constraint", str(constraints), str(archive)], folder)
    shutil.copytree(ROOT / "corpus", folder / "desk" / "corpus")
    return Installed(folder / "env", folder / "desk")


def _interpreter(version: str) -> Path | None:
    """A Python of this version that can make environments: on the path, or one of pyenv, whose commands on the path may lead
    nowhere."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    places = [shutil.which(f"python{version}"), *sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}"))]
    for place in filter(None, places):
        if _run([place, "-c", "import ensurepip, venv"], ROOT).returncode == 0:
            return Path(place)
    return None


def _lowest() -> str:
    """The lowest version that is declared of each package, as constraints for pip."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return "".join(re.sub(r"^([\w-]+)[>=]=([\w.]+).*", r"\1==\2\n", one) for one in project["dependencies"])


def test_every_module_of_the_installed_package_can_be_loaded(installed: Installed) -> None:
    done = installed.run("python", "-c", EVERY_MODULE)
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.strip()).is_relative_to(installed.environment)


def test_the_packages_fit_together(installed: Installed) -> None:
    done = installed.run("python", "-m", "pip", "check")
    assert done.returncode == 0, done.stdout


def test_the_command_tells_its_version(installed: Installed) -> None:
    assert installed.run("lawgraph", "--version").stdout == f"{lawgraph.__version__}\n"


def test_the_doctor_finds_nothing_broken(installed: Installed) -> None:
    done = installed.run("lawgraph", "doctor")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_mentions_of_a_report_are_extracted(installed: Installed) -> None:
    done = installed.run("lawgraph", "extract", "corpus/guangdong-heyuan-longchuan-shangping-2024.txt")
    assert (done.returncode, done.stderr) == (0, "")
    document, *mentions = map(json.loads, done.stdout.splitlines())
    assert document["locality"] == "广东省/河源市/龙川县/上坪镇"
    assert "中华人民共和国民法典" in [mention["id"] for mention in mentions]


@pytest.fixture(scope="module")
def built(installed: Installed) -> Installed:
    """The same, with the results of the sample reports in `out`."""
    done = installed.run("lawgraph", "build", "corpus")
    assert (done.returncode, done.stderr) == (0, "")
    return installed


def test_results_are_asked(built: Installed) -> None:
    done = built.run("lawgraph", "who-cites", "民法典", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "广东省/河源市/龙川县/上坪镇" in [row["place"] for row in json.loads(done.stdout)["rows"]]


def test_results_are_valid(built: Installed) -> None:
    done = built.run("lawgraph", "validate")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_of_a_part_is_made(built: Installed) -> None:
    done = built.run("lawgraph", "view", "--law", "民法典")
    assert done.returncode == 0, done.stderr
    assert (built.desk / done.stdout.strip()).is_file()


def test_tables_are_exported(built: Installed) -> None:
    done = built.run("lawgraph", "export", "parquet")
    assert done.returncode == 0, done.stderr
    assert (built.desk / done.stdout.strip()).is_dir()


def test_a_saved_page_and_a_table_of_reports_are_read(installed: Installed) -> None:
    text = (ROOT / "corpus" / "guangdong-heyuan-longchuan-shangping-2024.txt").read_text(encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    (installed.desk / "page.html").write_text(f"<html><body><div>{paragraphs}</div></body></html>", encoding="utf-8")
    (installed.desk / "rows.jsonl").write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    done = installed.run("lawgraph", "extract", "page.html", "rows.jsonl", "--out", "mentions")
    assert done.returncode == 0, done.stderr
    assert len(list((installed.desk / "mentions").rglob("*.jsonl"))) == 2


def test_the_source_archive_holds_what_the_tests_need(archives: Path) -> None:
    (archive,) = archives.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        held = {name.partition("/")[2] for name in packed.getnames()}
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    for part in built["targets"]["sdist"]["include"]:
        path = ROOT / part.lstrip("/")
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        names = {file.relative_to(ROOT).as_posix() for file in files if "__pycache__" not in file.parts}
        assert names <= held
        assert names
