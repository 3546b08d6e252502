"""Who cites what: places citing a document, documents cited by places, and the cross table of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lawgraph.query import pictures
from lawgraph.query.curated import curated_query
from lawgraph.query.evidence import Evidence, Pair, Quotes
from lawgraph.query.questions.scope import Scope
from lawgraph.query.questions.source import ReadReport, Source, coverage
from lawgraph.query.rows import Form, Rows, typed_rows


@dataclass(frozen=True, slots=True)
class TownshipCitation:
    """A place that cites a document in its report on one year: how often, in what contexts, in which sentences.

    `place` is the path, "" when the report's place is not known; then `name` is the report's title. `contexts` has the commonest
    first.
    """

    place: str
    name: str
    code: str
    year: int | None
    law: str
    citations: int
    contexts: tuple[str, ...]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class SilentReport:
    """A report that was read and does not cite a document: not cited, as opposed to not read."""

    place: str
    name: str
    code: str
    year: int | None
    document: str
    title: str


@dataclass(frozen=True, slots=True)
class LawCitation:
    """A document that the reports of places cite, those of places below them included."""

    law: str
    kind: str
    citations: int
    reports: int
    years: tuple[int, ...]
    contexts: tuple[str, ...]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How often the reports of one place cite one document, and how many of them do.

    `place` is the path, or the report's title when its place is not known.
    """

    place: str
    name: str
    law: str
    citations: int
    reports: int
    evidence: Sequence[Evidence]


def townships_citing(source: Source, scope: Scope) -> Rows[TownshipCitation]:
    """A row a place, year and document."""
    reports = source.reports(scope.reports)
    shelf = source.shelf(scope.given)
    pairs: dict[tuple[str, str, str, int | None, str], list[tuple[Pair, str]]] = {}
    for row in source.within("report-law-context", scope, reports):
        report = reports[row["report"]]
        key = (report.path, report.name, report.code, report.year, row["law"])
        pairs.setdefault(key, []).append(((row["report"], row["law"]), row["context"]))
    rows = [
        TownshipCitation(
            place=path,
            name=name,
            code=code,
            year=year,
            law=source.documents[law][0],
            citations=len(found),
            contexts=_by_frequency([context for _, context in found]),
            evidence=Quotes(shelf, [pair for pair, _ in found]),
        )
        for (path, name, code, year, law), found in pairs.items()
    ]
    rows.sort(key=lambda row: (row.place, row.name, row.year or 0, row.law))
    citing = (pair[0] for found in pairs.values() for pair, _ in found)
    sparql = curated_query("townships-citing").known(scope.given)
    return typed_rows(rows, TownshipCitation, sparql, coverage(reports, citing), _CITING)


def reports_not_citing(source: Source, scope: Scope) -> Rows[SilentReport]:
    """The reports that were read and have no such citation."""
    reports = source.reports(scope.reports)
    citing = {row["report"] for row in source.within("report-law", scope, reports)}
    rows = [
        SilentReport(report.path, report.name, report.code, report.year, report.document, report.title)
        for iri, report in reports.items()
        if iri not in citing
    ]
    rows.sort(key=lambda row: (row.place, row.name, row.year or 0, row.document))
    sparql = curated_query("reports-not-citing").known(scope.given)
    return typed_rows(rows, SilentReport, sparql, coverage(reports, citing))


def laws_cited_by(source: Source, scope: Scope) -> Rows[LawCitation]:
    """A row a document, those that most reports cite first."""
    reports = source.reports(scope.reports)
    shelf = source.shelf(scope.given)
    found: dict[str, list[tuple[ReadReport, str]]] = {}
    for row in source.within("report-law-context", scope, reports):
        found.setdefault(row["law"], []).append((reports[row["report"]], row["context"]))
    rows = [
        LawCitation(
            law=source.documents[law][0],
            kind=source.documents[law][1],
            citations=len(citations),
            reports=len({report.iri for report, _ in citations}),
            years=tuple(sorted({report.year for report, _ in citations if report.year is not None})),
            contexts=_by_frequency([context for _, context in citations]),
            evidence=Quotes(shelf, [(report.iri, law) for report, _ in _by_place(citations)]),
        )
        for law, citations in found.items()
    ]
    rows.sort(key=lambda row: (-row.reports, -row.citations, row.law))
    citing = (report.iri for citations in found.values() for report, _ in citations)
    sparql = curated_query("laws-cited-by").known(scope.given)
    return typed_rows(rows, LawCitation, sparql, coverage(reports, citing), _CITED)


def law_matrix(source: Source, scope: Scope) -> Rows[MatrixCell]:
    """A row a place and document that it cites."""
    reports = source.reports(scope.reports)
    shelf = source.shelf(scope.given)
    counts = Counter((row["report"], row["law"]) for row in source.within("report-law", scope, reports))
    names = {report.place: report.name for report in reports.values()}
    titles = {law: source.documents[law][0] for law in {law for _, law in counts}}
    cells: dict[tuple[str, str, str], list[Pair]] = {}
    for pair in counts:
        report, law = pair
        cells.setdefault((reports[report].place, titles[law], law), []).append(pair)
    rows = [
        MatrixCell(place, names[place], title, sum(map(counts.__getitem__, pairs)), len(pairs), Quotes(shelf, pairs))
        for (place, title, _), pairs in sorted(cells.items())
    ]
    sparql = curated_query("law-matrix").known(scope.given)
    return typed_rows(rows, MatrixCell, sparql, coverage(reports, (report for report, _ in counts)), _MATRIX)


def _by_place(citations: Sequence[tuple[ReadReport, str]]) -> list[tuple[ReadReport, str]]:
    return sorted(citations, key=lambda one: (one[0].path, one[0].name, one[0].year or 0, one[0].document))


def _by_frequency(contexts: Sequence[str]) -> tuple[str, ...]:
    if len(contexts) == 1:  # most rows are one citation
        return (contexts[0],)
    counts = Counter(contexts)
    return tuple(sorted(counts, key=lambda context: (-counts[context], context)))


_CITING = Form(ends=("place", "law"), weight="citations", draw=pictures.places_by_year)
_CITED = Form(draw=pictures.bars("law", value="reports"))
_MATRIX = Form(("place", "law", "citations"), ("place", "law"), "citations", draw=pictures.heat_map)
