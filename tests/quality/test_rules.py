"""Precision by linking rule, on answers that can be counted by hand."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from lawgraph.evaluation.rules import RuleCount, by_rule, interval
from lawgraph.evaluation.scoring import Annotated, Record

from .goldsets import ROOT


def mention(start: int, name: str, via: str = "", **more: object) -> dict[str, object]:
    return {"start": start, "end": start + 2, "type": "LAW", "id": name, "via": via, **more}


def ruled(gold: list[Record], predicted: list[Record]) -> dict[tuple[str, str], RuleCount]:
    return by_rule({"a": Annotated({}, gold)}, {"a": Annotated({}, predicted)})


def test_a_rule_is_right_where_span_and_id_are() -> None:
    gold = [mention(0, "宪法"), mention(5, "民法典"), mention(9, "刑法")]
    found = ruled(gold, [mention(0, "宪法", "exact"), mention(5, "民法", "exact"), mention(20, "宪法", "exact")])
    rule = found["LAW", "exact"]
    assert (rule.predicted, rule.exact, rule.right, rule.gold) == (3, 2, 1, 3)
    assert (rule.precision, rule.link, rule.recall) == (1 / 3, 1 / 2, 1 / 3)


def test_what_is_optional_speaks_for_no_rule() -> None:
    assert ruled([mention(0, "纲要", optional=True)], [mention(0, "纲要", "anaphora")]) == {}


def test_predictions_without_a_rule_are_counted_together() -> None:
    assert list(ruled([mention(0, "宪法")], [mention(0, "宪法")])) == [("LAW", "")]


@pytest.mark.parametrize(
    ("right", "number", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.722, 1.0), (1, 10, 0.018, 0.404), (0, 4, 0.0, 0.490)],
)
def test_the_interval_of_a_share(right: int, number: int, low: float, high: float) -> None:
    """Wilson's interval without continuity correction, worked out apart."""
    assert all(math.isclose(x, y, abs_tol=6e-4) for x, y in zip(interval(right, number), (low, high), strict=True))


def test_the_tables_of_the_page_have_a_row_for_every_type_rule_and_kind_of_damage() -> None:
    command = [sys.executable, str(ROOT / "tools" / "report_quality.py"), "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
