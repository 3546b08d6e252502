"""What is named together with documents: programmes and institutions, in one report or in one sentence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawgraph.errors import UsageError
from lawgraph.query import pictures
from lawgraph.query.curated import curated_query
from lawgraph.query.evidence import Evidence, Pair, Quotes
from lawgraph.query.questions.scope import Scope
from lawgraph.query.questions.source import ReadReport, Source, coverage
from lawgraph.query.rows import Form, Rows, typed_rows

#: where two things count as named together
WITHIN = ("report", "sentence")


@dataclass(frozen=True, slots=True)
class NamedWithLaw:
    """A programme or institution that reports name together with a document.

    `together` is the number of reports that do so, in the whole report or in one sentence; `with_law` and `with_other` are the
    reports that name each. `lift` is how many times more often they stand together than chance would have it, p(a,b)/(p(a)p(b));
    `npmi` the same between -1 and 1 (docs/network.md), None where every report has both. Both are unreliable for few reports, and
    None within sentences: reports that name each anywhere are no measure of chance for a sentence.
    `evidence` are the citations of the document in the sentences (or reports) that name both.
    """

    law: str
    other: str
    together: int
    with_law: int
    with_other: int
    lift: float | None
    npmi: float | None
    evidence: Sequence[Evidence]


def named_with(
    source: Source, what: str, scope: Scope, within: str = "report", at_least: int = 1, organs: bool = False
) -> Rows[NamedWithLaw]:
    """A row a document and programme (`what` is program) or institution, those of most reports first.

    `organs` takes institutions of one type for one: the 司法所 of every town. Raises UsageError for another `within`.
    """
    if within not in WITHIN:
        raise UsageError(f"没有这个范围 / unknown range: {within}; 可用 / known: {'、'.join(WITHIN)}")
    reports = source.reports(scope.reports)
    names, naming = _others(source, what, scope, reports, organs)
    citing: dict[str, set[str]] = {}
    for row in source.within("report-law", scope, reports):
        citing.setdefault(row["law"], set()).add(row["report"])
    with_other = Counter(other for others in naming.values() for other in others)
    found: dict[tuple[str, str], list[Pair]] = {}
    if within == "sentence":
        sentences = _in_sentences(source, what, scope, reports, organs)
    else:
        whole: dict[str, dict[str, frozenset[str]]] = {
            report: dict.fromkeys(others, frozenset()) for report, others in naming.items()
        }
        sentences = {(report, law): whole.get(report, {}) for law, some in citing.items() for report in sorted(some)}
    for pair, others in sentences.items():
        for other in others:
            found.setdefault((pair[1], other), []).append(pair)
    shelf = source.shelf(scope.given)
    rows = []
    for (law, other), pairs in found.items():
        if len(pairs) < at_least:
            continue
        lift, npmi = (
            association(len(pairs), len(citing[law]), with_other[other], len(reports))
            if within == "report"
            else (None, None)
        )
        rows.append(
            NamedWithLaw(
                law=source.documents[law][0],
                other=names[other],
                together=len(pairs),
                with_law=len(citing[law]),
                with_other=with_other[other],
                lift=lift,
                npmi=npmi,
                evidence=Quotes(shelf, pairs)
                if within == "report"
                else _Some(shelf, pairs, frozenset().union(*(sentences[pair][other] for pair in pairs))),
            )
        )
    rows.sort(key=lambda row: (-row.together, -(row.lift or 0.0), row.law, row.other))
    query = f"{what}s-in-sentences" if within == "sentence" else f"{what}s-in-reports"
    having = (report for pairs in found.values() for report, _ in pairs)
    return typed_rows(rows, NamedWithLaw, curated_query(query).known(scope.given), coverage(reports, having), _FORM)


def association(both: int, one: int, other: int, reports: int) -> tuple[float, float | None]:
    """Lift and NPMI of two things that stand in `one` and `other` of some reports, in `both` of them together.

    >>> association(2, 2, 2, 4)
    (2.0, 1.0)
    >>> association(4, 4, 4, 4)
    (1.0, None)
    """
    lift = both * reports / (one * other)
    surprise = -math.log(both / reports)
    return round(lift, 4), round(math.log(lift) / surprise, 4) if surprise else None


class _Some(Quotes):
    """Those of the sentences that name the other thing too."""

    __slots__ = ("_kept",)

    def __init__(self, shelf: Any, pairs: Sequence[Pair], kept: frozenset[str]) -> None:
        super().__init__(shelf, pairs)
        self._kept = kept

    @property
    def _items(self) -> tuple[Evidence, ...]:
        return tuple(item for item in super()._items if item.iri in self._kept)


def _others(
    source: Source, what: str, scope: Scope, reports: Mapping[str, ReadReport], organs: bool
) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The name of each programme or institution, and those that each report names."""
    names: dict[str, str] = {}
    naming: dict[str, set[str]] = {}
    for row in source.within(f"report-{what}", scope, reports):
        key, name = _key(row, organs)
        names[key] = name
        naming.setdefault(row["report"], set()).add(key)
    return names, naming


def _in_sentences(
    source: Source, what: str, scope: Scope, reports: Mapping[str, ReadReport], organs: bool
) -> dict[Pair, dict[str, frozenset[str]]]:
    """Report and document → what stands in one sentence with it → the citations in such sentences."""
    found: dict[Pair, dict[str, set[str]]] = {}
    for row in source.within(f"{what}s-in-sentences", scope, reports):
        key, _ = _key(row, organs)
        found.setdefault((row["report"], row["law"]), {}).setdefault(key, set()).add(row["citation"])
    return {
        pair: {other: frozenset(citations) for other, citations in others.items()} for pair, others in found.items()
    }


def _key(row: dict[str, Any], organs: bool) -> tuple[str, str]:
    return (row["organ"], row["organ"]) if organs and row.get("organ") else (row["entity"], row["name"])


_FORM = Form(ends=("law", "other"), weight="together", draw=pictures.bars("law", "other", value="together"))
