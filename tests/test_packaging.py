"""The wheel holds everything that runs need, and works without the checkout beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import lawgraph

ROOT = Path(__file__).parents[1]

_EXTRACT = """
import lawgraph
from pathlib import Path
from lawgraph.catalogue.files import ontology_folder

package = Path(lawgraph.__file__).parent
assert ontology_folder() == package / "ontology", ontology_folder()
report = lawgraph.extract(Path("report.txt"))
print(report.frame.place.code, *(mention.id for mention in report.mentions))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as pip makes it from the checkout; needs the package index for the build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the wheel was laid out."""
    folder = tmp_path_factory.mktemp("site")
    wheel.extractall(folder)
    return folder


def test_the_wheel_holds_every_file_of_the_package_and_the_ontology(wheel: zipfile.ZipFile) -> None:
    sources = {path.relative_to(ROOT / "src").as_posix() for path in _files(ROOT / "src" / "lawgraph")}
    ontology = {"lawgraph/" + path.relative_to(ROOT).as_posix() for path in _files(ROOT / "ontology")}
    held = {name for name in wheel.namelist() if not name.endswith("/") and ".dist-info/" not in name}
    assert held == sources | ontology


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_the_wheel_tells_its_licence_version_and_command(wheel: zipfile.ZipFile) -> None:
    info = f"lawgraph-{lawgraph.__version__}.dist-info"
    metadata = Parser().parsestr(wheel.read(f"{info}/METADATA").decode("utf-8"))
    assert metadata["Version"] == lawgraph.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "The lawgraph developers" in wheel.read(f"{info}/licenses/LICENSE").decode("utf-8")
    assert "lawgraph = lawgraph.cli:main" in wheel.read(f"{info}/entry_points.txt").decode("utf-8")


def test_every_package_is_bounded_below_and_above(wheel: zipfile.ZipFile) -> None:
    """A later major version may break what is installed tomorrow; an older one was never tried."""
    metadata = Parser().parsestr(wheel.read(f"lawgraph-{lawgraph.__version__}.dist-info/METADATA").decode("utf-8"))
    needed = metadata.get_all("Requires-Dist") or []
    assert needed
    assert [one for one in needed if "==" not in one.partition(";")[0] and not (">=" in one and "<" in one)] == []


def test_the_wheel_stays_small(wheel: zipfile.ZipFile) -> None:
    assert wheel.filename is not None
    assert Path(wheel.filename).stat().st_size < 5 * 2**20


def test_the_installed_package_extracts_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    text = (
        "龙川县上坪镇2024年法治政府建设年度报告\n\n本年，上坪镇认真宣传《民法典》，践行“枫桥经验”，扎实推进各项工作。\n"
    )
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", _EXTRACT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == "441622127"
    assert {"中华人民共和国民法典", "枫桥经验"} <= set(done.stdout.split())
