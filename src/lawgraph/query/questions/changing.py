"""What changes: between years, and from one group of places to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawgraph.errors import UsageError
from lawgraph.query import pictures
from lawgraph.query.curated import curated_query
from lawgraph.query.evidence import Evidence, Pair, Quotes
from lawgraph.query.questions.scope import Scope, whole_year
from lawgraph.query.questions.source import ReadReport, Source, coverage
from lawgraph.query.rows import Form, Rows, typed_rows


@dataclass(frozen=True, slots=True)
class LawChange:
    """How the places that cite a document changed from one year to another.

    Only places with a report on both years are compared. `gained` cite it in the later year only, `lost` in the earlier only,
    `kept` in both; `before` and `after` count the citing places of each year, `change` is their difference. `evidence` are the
    sentences of the places gained, in the later year, and of the places lost, in the earlier.
    """

    law: str
    before: int
    after: int
    change: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    kept: tuple[str, ...]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class LawOnlyHere:
    """A document that the reports of one group of places cite and those of another do not.

    `places` and `reports` of the first group that cite it; `read_there` is how many reports of the other group were read without
    finding it.
    """

    law: str
    kind: str
    citations: int
    reports: int
    places: tuple[str, ...]
    read_there: int
    evidence: Sequence[Evidence]


def change_between(source: Source, before: int, after: int, scope: Scope) -> Rows[LawChange]:
    """A row a document that some place cites in either year, the greatest change first.

    Raises UsageError for one year twice, and for what is no year.
    """
    before, after = whole_year(before), whole_year(after)
    if before == after:
        raise UsageError(f"两个年度相同 / twice the same year: {before}")
    both = scope.but(year=[before, after])
    reports = {iri: report for iri, report in source.reports(both.reports).items() if report.path}
    comparable = {r.path for r in reports.values() if r.year == before} & {
        r.path for r in reports.values() if r.year == after
    }
    shelf = source.shelf(both.given)
    laws: dict[str, dict[int, dict[str, list[Pair]]]] = {}
    citing: set[str] = set()
    for row in source.within("report-law", both, reports):
        report = reports.get(row["report"])
        if report is None or report.year is None or report.path not in comparable:
            continue
        citing.add(report.iri)
        years = laws.setdefault(row["law"], {before: {}, after: {}})
        years[report.year].setdefault(report.path, []).append((report.iri, row["law"]))
    rows = []
    for law, years in laws.items():
        old, new = years[before], years[after]
        gained, lost = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
        pairs = [pair for place in gained for pair in new[place]] + [pair for place in lost for pair in old[place]]
        rows.append(
            LawChange(
                law=source.documents[law][0],
                before=len(old),
                after=len(new),
                change=len(new) - len(old),
                gained=tuple(gained),
                lost=tuple(lost),
                kept=tuple(sorted(old.keys() & new.keys())),
                evidence=Quotes(shelf, pairs),
            )
        )
    rows.sort(key=lambda row: (-abs(row.change), -len(row.gained) - len(row.lost), -len(row.kept), row.law))
    compared = {iri: report for iri, report in reports.items() if report.path in comparable}
    sparql = curated_query("laws-by-year").known(both.given)
    return typed_rows(rows, LawChange, sparql, coverage(compared, citing), _CHANGE)


def laws_only_in(source: Source, here: Scope, there: Scope) -> Rows[LawOnlyHere]:
    """A row a document that is cited here and not there, those of most places first."""
    read_here, read_there = source.reports(here.reports), source.reports(there.reports)
    elsewhere = {row["law"] for row in source.within("report-law", there, read_there)}
    shelf = source.shelf(here.given)
    found: dict[str, list[ReadReport]] = {}
    for row in source.within("report-law", here, read_here):
        if row["law"] not in elsewhere:
            found.setdefault(row["law"], []).append(read_here[row["report"]])
    rows = [
        LawOnlyHere(
            law=source.documents[law][0],
            kind=source.documents[law][1],
            citations=len(citations),
            reports=len({report.iri for report in citations}),
            places=tuple(sorted({report.place for report in citations})),
            read_there=len(read_there),
            evidence=Quotes(shelf, [(report.iri, law) for report in _in_order(citations)]),
        )
        for law, citations in found.items()
    ]
    rows.sort(key=lambda row: (-len(row.places), -row.reports, -row.citations, row.law))
    citing = (report.iri for citations in found.values() for report in citations)
    other = {"other" if name == "place" else f"other_{name}": value for name, value in there.given.items()}
    sparql = curated_query("laws-only-in").known({**here.given, **other})
    return typed_rows(rows, LawOnlyHere, sparql, coverage(read_here, citing), _ONLY)


def _in_order(reports: Iterable[ReadReport]) -> list[ReadReport]:
    return sorted(reports, key=lambda report: (report.place, report.year or 0, report.document))


_CHANGE = Form(draw=pictures.bars("law", value="change"))
_ONLY = Form(draw=pictures.bars("law", value="reports"))
