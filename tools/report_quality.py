"""Measures lawgraph on the gold sets, prints the tables and writes them into docs/quality.md.

    python tools/report_quality.py            # measure, print, write
    python tools/report_quality.py --check    # exit code 1 when a table of the page lacks a type, rule or kind of damage

`--check` measures nothing: numbers move with every change of extraction (tests/quality/floors.json holds them from below), the rows
of a table only when there is something new to measure. The annotated real reports may not be published; they are looked for
in `$LAWGRAPH_SHARED/gold`, by default in `shared/gold` beside the checkout. Without them their tables stay as they are.
A table stands between `<!-- begin measured:NAME -->` and `<!-- end measured:NAME -->`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import load_rungs
from lawgraph.compiled import default_annotator
from lawgraph.evaluation.damage import KINDS, MEANINGS
from lawgraph.evaluation.goldsets import GoldText, answers, read_probes, read_reports
from lawgraph.evaluation.loss import losses
from lawgraph.evaluation.rules import RuleCount, by_rule, interval
from lawgraph.evaluation.scoring import TYPES, count, nested

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "quality.md"
OWN = ROOT / "tests" / "gold"
SHARED = Path(os.environ.get("LAWGRAPH_SHARED") or ROOT.parent / "shared") / "gold"
SEEDS = range(5)

#: label cells → measured cells
Rows = Mapping[tuple[str, ...], Sequence[str]]
_PART = re.compile(
    r"(<!-- begin measured:(?P<name>[\w-]+) -->\n)(?P<body>.*?)(<!-- end measured:(?P=name) -->)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page: the heads of its label and value columns, the labels it must have, and how it is measured."""

    labels: tuple[str, ...]
    values: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    measure: Callable[[Sequence[GoldText]], Rows]
    #: where its texts come from: `reports`, `probes` (both made up), `shared` (real)
    sets: tuple[str, ...]

    def written(self, measured: Rows) -> str:
        """The table in Markdown."""
        if unknown := sorted(set(measured) - set(self.rows)):
            raise SystemExit(f"measured, but no row of the table: {unknown}")
        empty = ["–"] * len(self.values)
        lines = [(*self.labels, *self.values), self._rule()]
        lines += [(*row, *measured.get(row, empty)) for row in self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"

    def _rule(self) -> tuple[str, ...]:
        return ("---",) * len(self.labels) + ("--:",) * len(self.values)

    def stale(self, body: str) -> str:
        """What a table on the page lacks, "" when its heads and labels are as they would be written."""
        lines = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in body.split("\n") if line]
        if not lines or lines[0] != (*self.labels, *self.values):
            return "other columns"
        if [line[: len(self.labels)] for line in lines[2:]] != list(self.rows):
            return "other rows"
        return "" if all(len(line) == len(lines[0]) and all(line) for line in lines[2:]) else "cells are missing"


def _scores(texts: Sequence[GoldText]) -> Rows:
    gold = {text.name: text.gold for text in texts}
    measures = nested(count(gold, answers(texts, default_annotator().annotate)))
    rows: dict[tuple[str, ...], list[str]] = {}
    for kind in (*TYPES, "ALL"):
        of = measures[kind]
        shares = [of["mention"][part] for part in ("p", "r", "f1")] + [of["entity"]["f1"], of["link"]]
        rows[(kind,)] = [str(of["mention"]["gold"]), *map(_number, shares)]
    return rows


def _rules(texts: Sequence[GoldText]) -> Rows:
    gold = {text.name: text.gold for text in texts}
    found = by_rule(gold, answers(texts, default_annotator().annotate))
    return {(rule.type, f"`{rule.via}`"): _rule_cells(rule) for rule in found.values()}


def _rule_cells(rule: RuleCount) -> list[str]:
    low, high = interval(rule.right, rule.predicted)
    shares = [rule.precision, rule.link, rule.recall]
    precision, link, recall = ("–" if share is None else _number(share) for share in shares)
    return [str(rule.predicted), precision, f"{low:.2f}–{high:.2f}", link, recall]


def _damage(texts: Sequence[GoldText]) -> Rows:
    rows: dict[tuple[str, ...], list[str]] = {}
    for kind, loss in losses(texts, default_annotator().annotate, KINDS, SEEDS).items():
        measures = ["ALL.mention.f1", "ALL.entity.f1", *(f"{one}.mention.f1" for one in TYPES)]
        cells = [*(_number(loss.of(measure)) for measure in measures), _number(loss.worst["ALL.mention.f1"])]
        rows[kind, *MEANINGS[kind]] = cells
    return rows


def _number(value: float) -> str:
    return f"{round(value, 3) + 0.0:.3f}"  # + 0.0: a loss of -0.0001 is 0.000, not -0.000


def tables() -> dict[str, Table]:
    """The tables of the page by name."""
    rungs = load_rungs(ontology_file("rungs.tsv")).values()
    scores = ("type",), ("n", "precision", "recall", "F1", "entity F1", "link"), tuple((t,) for t in (*TYPES, "ALL"))
    rules = (
        ("type", "`via`"),
        ("n", "precision", "95 %", "id right of exact spans", "share of recall"),
        tuple((kind, f"`{rung.name}`") for kind in TYPES for rung in rungs if kind in rung.types),
    )
    damage = (
        ("damage", "what is done", "损坏"),
        ("F1 lost", "entity F1 lost", *TYPES, "worst seed"),
        tuple((kind, *MEANINGS[kind]) for kind in KINDS),
    )
    return {
        "scores-reports": Table(*scores, _scores, ("reports",)),
        "scores-probes": Table(*scores, _scores, ("probes",)),
        "scores-shared": Table(*scores, _scores, ("shared",)),
        "rules-own": Table(*rules, _rules, ("reports", "probes")),
        "rules-shared": Table(*rules, _rules, ("shared",)),
        "damage-reports": Table(*damage, _damage, ("reports",)),
        "damage-probes": Table(*damage, _damage, ("probes",)),
        "damage-shared": Table(*damage, _damage, ("shared",)),
    }


def gold_sets() -> dict[str, list[GoldText]]:
    """The gold sets that are at hand."""
    sets = {"reports": read_reports(OWN), "probes": read_probes(OWN / "probes.jsonl")}
    if (SHARED / "annotations").is_dir():
        sets["shared"] = read_reports(SHARED)
    return sets


def stale(page: str) -> list[str]:
    """What is out of date in the page's tables, in words."""
    found = {part["name"]: part["body"] for part in _PART.finditer(page)}
    wanted = tables()
    faults = {name: wanted[name].stale(found[name]) if name in found else "no such table" for name in wanted}
    unknown = [f"{name}: nothing of that name is measured" for name in found if name not in wanted]
    return [f"{name}: {fault}" for name, fault in faults.items() if fault] + unknown


def written(page: str) -> str:
    """The page with every table measured anew whose texts are at hand."""
    sets = gold_sets()
    known = tables()

    def part(match: re.Match[str]) -> str:
        table = known.get(match["name"])
        if table is None or not set(table.sets) <= set(sets):
            return match[0]
        body = table.written(table.measure([text for name in table.sets for text in sets[name]]))
        print(f"{match['name']}\n\n{body}")
        return f"{match[1]}\n{body}\n{match[4]}"

    return _PART.sub(part, page)


def main(arguments: Sequence[str]) -> int:
    """Measures and writes, or checks; the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    page = PAGE.read_text(encoding="utf-8")
    if not arguments:
        page = written(page)
        PAGE.write_bytes(page.encode("utf-8"))
    faults = stale(page)
    for fault in faults:
        print(f"docs/quality.md, run tools/report_quality.py: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
