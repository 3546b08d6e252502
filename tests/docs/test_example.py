"""The worked example runs as its README shows, and its tables, pictures and sentences are those of the graph."""

from __future__ import annotations

import csv
import math
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
import readmes

import lawgraph

SCRIPT = readmes.ROOT / "examples" / "three_findings.py"
PAGE = readmes.ROOT / "examples" / "README.md"
GOLD = readmes.ROOT / "tests" / "gold" / "reports"

EARLIER = """龙川县上坪镇2023年法治政府建设年度报告

2023年，上坪镇组织学习《中华人民共和国民法典》，宣传《反电信网络诈骗法》，推进“八五”普法。

（一）严格执行《信访条例》，办理信访事项12件，落实“谁执法谁普法”普法责任制。
"""


@dataclass(frozen=True)
class Run:
    """A run of the script: what it printed, where it wrote, what it read."""

    printed: str
    out: Path
    reports: Path

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def laws(self) -> list[dict[str, str]]:
        return [row for row in self.mentions() if row["type"] == "LAW"]

    def mentions(self) -> list[dict[str, str]]:
        """The mentions that name one thing, from the table that stands beside the graph."""
        with (self.out / "graph" / "mentions.csv").open(encoding="utf-8-sig", newline="") as file:
            return [row for row in csv.DictReader(file) if row["iri"]]


def _python(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def run(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The script over seven reports, two of them of one town on neighbouring years, one that cites nothing."""
    folder = tmp_path_factory.mktemp("example")
    reports = folder / "reports"
    shutil.copytree(sample_corpus, reports)
    for name in ("pingli-chengguan-2019", "leizhou-beihe-2022", "wuxiang-hongshui-2024"):
        shutil.copy(GOLD / f"{name}.txt", reports)
    (reports / "shangping-2023.txt").write_text(EARLIER, encoding="utf-8")
    done = _python(SCRIPT, reports, "--out", folder / "findings", cwd=folder)
    assert done.returncode == 0, done.stderr
    return Run(done.stdout, folder / "findings", reports)


def test_the_shipped_reports_are_said_to_be_made_up(tmp_path: Path) -> None:
    command = next(line for line in readmes.shell_lines(PAGE) if SCRIPT.name in line)
    done = _python(*command.replace("examples/", f"{SCRIPT.parent}/").split()[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "报告多为编造，只演示做法，不是结论 / mostly made-up reports: an example, not a result" in done.stdout
    reports = lawgraph.open(tmp_path / "out" / "example" / "graph").reports()
    assert Counter(report.document.partition("/")[0] for report in reports) == {"made-up": 21, "digests": 3}
    assert "no place has reports on two neighbouring years" in done.stdout


def test_kinds_and_contexts_are_those_of_the_mentions(run: Run) -> None:
    counted = Counter((row["kind"], row["context"]) for row in run.laws() if row["level"] == "township")
    written = {
        (row["kind"], context): int(row[context])
        for row in run.table("1-kinds-by-context")
        for context in ("publicise", "study", "implement", "enact", "mention")
    }
    assert {cell: count for cell, count in written.items() if count} == dict(counted)


def test_the_share_lies_within_its_interval(run: Run) -> None:
    rows = run.table("1-kinds-by-context")
    known = [[float(row[column]) for column in ("low", "share publicised", "high")] for row in rows if row["low"]]
    assert known
    assert all(0 <= low <= share <= high <= 1 and low < high for low, share, high in known)


def test_what_is_printed_is_what_is_written(run: Run) -> None:
    for row in run.table("1-kinds-by-context"):
        numbers = [row[context] for context in ("publicise", "study", "implement", "enact", "mention")]
        assert re.search(rf"^{row['kind']} +" + " +".join(numbers) + r"\b", run.printed, re.MULTILINE)
    for row in run.table("2-not-in-force"):
        assert re.search(rf"{row['year']} +{row['law']} +{row['force']}\b", run.printed)


def test_documents_not_in_force_are_those_of_the_mentions(run: Run) -> None:
    outside = {"not-yet", "repealed", "expired"}
    counted = Counter((r["place"], r["year"], r["id"], r["force"]) for r in run.laws() if r["force"] in outside)
    table = run.table("2-not-in-force")
    assert {(r["place"], r["year"], r["law"], r["force"]): int(r["citations"]) for r in table} == dict(counted)
    assert ("广东省/河源市/龙川县/上坪镇", "2023", "信访条例", "repealed") in counted
    by_year = {row["year"]: int(row["reports read"]) for row in run.table("2-not-in-force-by-year")}
    assert by_year == {"2019": 1, "2020": 1, "2022": 1, "2023": 2, "2024": 2}


def test_the_change_is_that_of_the_town_with_two_reports(run: Run) -> None:
    cited: dict[str, set[str]] = {"2023": set(), "2024": set()}
    for row in run.laws():
        if row["place"].endswith("上坪镇") and row["kind"] == "statute":
            cited[row["year"]].add(row["id"])
    change = {row["law"]: int(row["change"]) for row in run.table("2-change-between-years")}
    assert change == {law: (law in cited["2024"]) - (law in cited["2023"]) for law in cited["2023"] | cited["2024"]}


def test_pairs_are_counted_and_tested_as_said(run: Run) -> None:
    naming: dict[str, dict[str, set[str]]] = {"LAW": {}, "PROGRAM": {}}
    for row in run.mentions():
        if row["type"] in naming:
            naming[row["type"]].setdefault(row["id"], set()).add(row["document"])
    laws, programs = ({id: some for id, some in things.items() if len(some) >= 3} for things in naming.values())
    pairs = {(row["law"], row["other"]): row for row in run.table("3-programmes-with-laws")}
    assert pairs
    assert pairs.keys() == {(a, b) for a, b in product(laws, programs) if laws[a] & programs[b]}
    read = len(lawgraph.open(run.out / "graph").reports())
    for (law, program), row in pairs.items():
        one, other, both = len(laws[law]), len(programs[program]), len(laws[law] & programs[program])
        assert (int(row["with_law"]), int(row["with_other"]), int(row["together"])) == (one, other, both)
        assert float(row["lift"]) == pytest.approx(both * read / (one * other), abs=1e-4)
        chance = sum(
            math.comb(other, k) * math.comb(read - other, one - k) / math.comb(read, one)
            for k in range(both, min(one, other) + 1)
        )
        assert float(row["p"]) == pytest.approx(chance, abs=1e-4)
        assert float(row["q"]) >= float(row["p"]) - 1e-3


def test_every_sentence_that_is_printed_stands_in_its_report(run: Run) -> None:
    printed = re.findall(r"^    (\S+)\[(\d+):(\d+)\] (.+)$", run.printed, re.MULTILINE)
    assert len(printed) > 10
    texts = {name: lawgraph.read(run.reports / f"{name}.txt").text for name, *_ in printed}
    for name, start, end, sentence in printed:
        words = texts[name][int(start) : int(end)]
        assert "".join(words.split()) in "".join(sentence.split())
        assert "".join(sentence.split()) in "".join(texts[name].split())


def test_each_finding_says_what_it_rests_on_and_does_not_show(run: Run) -> None:
    for number in (1, 2, 3):
        assert f"FINDING {number}. " in run.printed
    assert "a small sample: with 7 reports" in run.printed
    assert SCRIPT.read_text(encoding="utf-8").count("\n# What this does not show") == 3


def test_the_pictures_show_something(run: Run) -> None:
    from matplotlib.image import imread

    pictures = sorted(run.out.glob("*.png"))
    names = ["1-kinds-by-context", "2-change-between-years", "2-not-in-force", "3-programmes-with-laws"]
    assert [path.stem for path in pictures] == names
    for path in pictures:
        image = imread(path)[:, :, :3]
        height, width, _ = image.shape
        assert height >= 200
        assert width >= 500
        assert image.std() > 0.05, f"{path.name} is all but blank"
        assert len({tuple(colour) for colour in image.reshape(-1, 3)[::7]}) > 20


def test_the_readme_names_every_table(run: Run) -> None:
    named = set(re.findall(r"`([\w-]+\.csv)`", PAGE.read_text(encoding="utf-8")))
    assert named == {path.name for path in run.out.glob("*.csv")}


def test_without_matplotlib_it_says_at_once_what_to_install(run: Run, tmp_path: Path) -> None:
    without = (
        f"import runpy, sys; sys.modules['matplotlib'] = None; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    )
    done = _python("-c", without, run.reports, "--out", "findings", cwd=tmp_path)
    assert done.returncode == 1
    assert "pip install 'lawgraph[plot]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "findings" / "graph").exists()


def test_a_folder_without_citations_is_told(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    shutil.copy(GOLD / "wuxiang-hongshui-2024.txt", tmp_path / "reports")
    done = _python(SCRIPT, "reports", cwd=tmp_path)
    assert done.returncode == 1
    assert "no township report among these cites a document" in done.stderr
