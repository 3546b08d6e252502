"""Quality does not sink: extraction against three gold sets, and the floors it may not fall below (see floors.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lawgraph.evaluation.scoring import score

from . import floors, goldsets
from .goldsets import GoldSet, Probe


@pytest.fixture(scope="session")
def reports() -> GoldSet:
    return goldsets.of_reports(goldsets.OWN)


@pytest.fixture(scope="session")
def probes() -> list[Probe]:
    return list(goldsets.probes())


@pytest.fixture(scope="session")
def shared(shared_gold: Path) -> GoldSet:
    return goldsets.of_reports(shared_gold)


def floors_of(name: str) -> floors.Floors:
    found = floors.stored()[name]
    if found.digest != goldsets.DIGESTS[name]():
        pytest.fail(f"the gold set “{name}” has changed: measure its floors anew (see tests/quality/floors.py)")
    return found


def test_the_reports_keep_their_floors(reports: GoldSet) -> None:
    assert floors.below(floors.of_reports(reports), floors_of("reports").floors) == []


def test_the_probe_sentences_keep_their_floors(probes: list[Probe]) -> None:
    assert floors.below(floors.of_probes(probes), floors_of("probes").floors) == []


def test_no_difficulty_is_given_up(probes: list[Probe]) -> None:
    """Of every difficulty that real reports have (T01 lost brackets … T74 repeals) the sentences that were right stay so."""
    right = {name: float(right) for name, (right, _) in floors.by_difficulty(probes).items()}
    assert floors.below(right, floors_of("probes").difficulties) == []


def test_the_real_reports_keep_their_floors(shared: GoldSet) -> None:
    assert floors.below(floors.of_reports(shared), floors_of("shared").floors) == []


def test_the_real_reports_keep_what_was_promised(shared: GoldSet) -> None:
    assert floors.below(floors.of_reports(shared), floors.PROMISED) == []


def test_no_recorded_floor_lies_below_what_was_promised() -> None:
    recorded = floors.stored()["shared"].floors
    assert [name for name, promised in floors.PROMISED.items() if recorded[name] < promised - floors.MARGIN] == []


@pytest.mark.parametrize("name", ["reports", "shared"])
def test_the_scorer_agrees_with_the_scorer_of_the_guidelines(
    name: str, tmp_path: Path, shared_gold: Path, request: pytest.FixtureRequest
) -> None:
    script = shared_gold / "score.py"
    found: GoldSet = request.getfixturevalue(name)
    folder = {"reports": goldsets.OWN, "shared": shared_gold}[name]
    for stem, answer in found.predicted.items():
        lines = [answer.document, *answer.mentions]
        (tmp_path / f"{stem}.jsonl").write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
    command = [sys.executable, str(script), str(folder / "annotations"), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert score(found.gold, found.predicted) == pytest.approx(_flat(theirs))


def _flat(scores: dict[str, dict[str, object]]) -> dict[str, object]:
    """Their nested scores under our names; counts and what they do not state left out."""
    flat: dict[str, object] = {}
    for kind, measures in scores.items():
        for measure, value in measures.items():
            if isinstance(value, dict):
                flat |= {f"{kind}.{measure}.{part}": value[part] for part in ("p", "r", "f1")}
            else:
                flat[f"{kind}.{measure}"] = value
    return flat


def test_every_mention_is_quoted_from_its_report(reports: GoldSet) -> None:
    for report in reports.reports.values():
        text = report.document.text
        assert [m for m in report.mentions if text[m.start : m.end] != m.text] == []
        assert [m for m in report.mentions if not m.sentence[0] <= m.start < m.end <= m.sentence[1]] == []


def test_every_documented_field_is_filled_somewhere(reports: GoldSet) -> None:
    """A field that is always empty is no field: ambiguous ids, evidence and every rung that reports can reach occur."""
    found = reports.reports.values()
    mentions = [mention for report in found for mention in report.mentions]
    for name in ("id", "iri", "kind", "via", "confidence", "section"):
        assert any(getattr(mention, name) for mention in mentions), name
    for name in ("title", "place", "level", "year", "published", "issuer", "evidence"):
        assert any(getattr(report.frame, name) for report in found), name
