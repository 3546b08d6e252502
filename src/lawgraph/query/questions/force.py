"""Citations of documents that were not in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgraph.query.curated import curated_query
from lawgraph.query.evidence import Evidence, evidence_of
from lawgraph.query.questions.scope import Scope
from lawgraph.query.questions.source import Source, coverage
from lawgraph.query.rows import Rows, typed_rows


@dataclass(frozen=True, slots=True)
class CitationOutOfForce:
    """A report that cites a document that was not in force at the end of the year reported on.

    `force` is not-yet, repealed or expired; `effective` and `until` are the document's dates as far as they are known;
    `replacement` is what repealed it.
    """

    place: str
    name: str
    year: int | None
    law: str
    force: str
    effective: date | None
    until: date | None
    replacement: tuple[str, ...]
    citations: int
    evidence: Sequence[Evidence]


def not_in_force(source: Source, scope: Scope) -> Rows[CitationOutOfForce]:
    """A row a report and document."""
    reports = source.reports(scope.reports)
    found: dict[tuple[str, str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in source.within("not-in-force", scope, reports):
        key = (row["report"], row["law"], row["force"])
        found.setdefault(key, {}).setdefault(row["citation"], []).append(row)
    rows = []
    for (iri, _, force), citations in found.items():
        report = reports[iri]
        firsts = [solutions[0] for solutions in citations.values()]
        every = [row for solutions in citations.values() for row in solutions]
        rows.append(
            CitationOutOfForce(
                place=report.path,
                name=report.name,
                year=report.year,
                law=firsts[0]["title"],
                force=force,
                effective=firsts[0]["effective"],
                until=firsts[0]["until"],
                replacement=tuple(sorted({row["replacement"] for row in every if row["replacement"]})),
                citations=len(firsts),
                evidence=tuple(evidence_of(row) for row in sorted(firsts, key=lambda row: (row["start"], row["end"]))),
            )
        )
    rows.sort(key=lambda row: (row.place, row.name, row.year or 0, row.law, row.force))
    sparql = curated_query("not-in-force").known(scope.given)
    return typed_rows(rows, CitationOutOfForce, sparql, coverage(reports, (report for report, _, _ in found)))
