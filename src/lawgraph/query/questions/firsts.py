"""Who named a programme or a document first, and how it spread from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawgraph.query import pictures
from lawgraph.query.curated import curated_query
from lawgraph.query.evidence import Evidence, evidence_of
from lawgraph.query.questions.scope import Scope
from lawgraph.query.questions.source import ReadReport, Source, coverage
from lawgraph.query.rows import Form, Rows, typed_rows


@dataclass(frozen=True, slots=True)
class FirstUse:
    """The first report of a place that names a thing.

    `rank` is 1 for the earliest year under report, the same for all places of one year. `read_before` is how many reports on earlier
    years were read (anywhere within the filters) and do not name it; `own_before` how many of the place itself: with 0 the place
    may have named it before, in a report that was not read.
    """

    rank: int
    place: str
    name: str
    year: int | None
    published: date | None
    document: str
    read_before: int
    own_before: int
    evidence: Sequence[Evidence]


def first_to_name(source: Source, entity: str, scope: Scope) -> Rows[FirstUse]:
    """A row a place, the earliest first; reports without a year come last."""
    reports = source.reports(scope.reports)
    evidence: dict[str, list[Evidence]] = {}
    query = scope.but(entity=entity).given
    for row in source.within("sentences-naming", scope.but(entity=entity), reports):
        evidence.setdefault(row["report"], []).append(evidence_of(row, "mention"))
    earliest: dict[str, ReadReport] = {}
    for report in sorted((reports[iri] for iri in evidence.keys() & reports.keys()), key=_time):
        earliest.setdefault(report.place, report)
    ranks = {year: 1 + n for n, year in enumerate(sorted({_year(report) for report in earliest.values()}))}
    years = Counter(_year(report) for iri, report in reports.items() if iri not in evidence)
    own: dict[str, Counter[int]] = {place: Counter() for place in earliest}
    for report in reports.values():
        if report.place in own:
            own[report.place][_year(report)] += 1
    rows = [
        FirstUse(
            rank=ranks[_year(first)],
            place=first.path,
            name=first.name,
            year=first.year,
            published=first.published,
            document=first.document,
            read_before=_before(first.year, years),
            own_before=_before(first.year, own[first.place]),
            evidence=tuple(sorted(evidence[first.iri], key=lambda item: (item.start, item.end))),
        )
        for first in sorted(earliest.values(), key=_time)
    ]
    sparql = curated_query("sentences-naming").known(query)
    return typed_rows(rows, FirstUse, sparql, coverage(reports, evidence), _FORM)


def _year(report: ReadReport) -> int:
    return report.year if report.year is not None else _NO_YEAR


def _time(report: ReadReport) -> tuple[int, str, str, str]:
    return (_year(report), str(report.published or "9999"), report.place, report.document)


def _before(year: int | None, counts: Mapping[int, int]) -> int:
    return 0 if year is None else sum(count for other, count in counts.items() if other < year)


#: sorts after every year
_NO_YEAR = 9999
_FORM = Form(draw=pictures.spread)
