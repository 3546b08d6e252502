"""Reports that are alike, and passages that recur word for word: so that boilerplate is not taken for practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawgraph.errors import NameUnknownError, UsageError
from lawgraph.query.curated import curated_query
from lawgraph.query.evidence import Passage, batches
from lawgraph.query.questions.scope import Scope
from lawgraph.query.questions.source import ReadReport, Source, coverage
from lawgraph.query.rows import Form, Rows, typed_rows

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

#: how alike two sets are: shared ÷ all, or shared ÷ geometric mean of their sizes
MEASURES = ("jaccard", "cosine")
#: rows of the product of reports by reports that are held at once
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class AlikeReports:
    """Two reports that name much the same documents and programmes.

    `similarity` by the measure asked for, `shared` the number of things both name, `only_one` and `only_other` those of one.
    `passages` are the sentences that stand in both word for word (blanks aside), the longest first; only sentences that name something
    are in the graph.
    """

    document: str
    other: str
    place: str
    other_place: str
    year: int | None
    other_year: int | None
    similarity: float
    shared: int
    only_one: int
    only_other: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class RepeatedPassage:
    """A sentence that stands in several reports word for word (blanks aside).

    `characters` is its length without blanks, `places` and `years` those of the reports.
    """

    characters: int
    reports: int
    passage: Passage
    places: tuple[str, ...]
    years: tuple[int, ...]
    documents: tuple[str, ...]


def reports_alike(
    source: Source, scope: Scope, document: str | None, measure: str, at_least: float, most: int
) -> Rows[AlikeReports]:
    """A row a pair, the most alike first, at most `most` of them. With `document` only pairs of that report.

    Raises NameUnknownError for a document that is not there, UsageError for an unknown measure, and for no pairs at all.
    """
    if most < 1:
        raise UsageError(f"至少要一对 / one pair or more has to be asked for: {most}")
    if measure not in MEASURES:
        raise UsageError(f"没有这种相似度 / unknown measure: {measure}; 可用 / known: {'、'.join(MEASURES)}")
    reports = source.reports(scope.reports)
    chosen = _report(document, reports).iri if document is not None else None
    named: dict[str, set[str]] = {}
    for row in source.within("report-entities", scope, reports):
        named.setdefault(row["report"], set()).add(row["entity"])
    listed = [iri for iri in reports if named.get(iri)]
    pairs = _pairs(named, listed, chosen, measure, at_least, most)
    sentences = _sentences(source, {iri for one, other, _ in pairs for iri in (one, other)})
    rows = []
    for one, other, similarity in pairs:
        first, second = reports[one], reports[other]
        shared = len(named[one] & named[other])
        common = sentences[one].keys() & sentences[other].keys()
        rows.append(
            AlikeReports(
                document=first.document,
                other=second.document,
                place=first.path,
                other_place=second.path,
                year=first.year,
                other_year=second.year,
                similarity=round(similarity, 4),
                shared=shared,
                only_one=len(named[one]) - shared,
                only_other=len(named[other]) - shared,
                passages=tuple(
                    Passage(sentences[one][key]) for key in sorted(common, key=lambda key: (-len(key), key))
                ),
            )
        )
    rows.sort(key=lambda row: (-row.similarity, -row.shared, row.document, row.other))
    having = (iri for one, other, _ in pairs for iri in (one, other))
    sparql = curated_query("report-entities").known(scope.given)
    return typed_rows(rows, AlikeReports, sparql, coverage(reports, having), _ALIKE)


def repeated_passages(source: Source, scope: Scope, characters: int, at_least: int) -> Rows[RepeatedPassage]:
    """A row a sentence of some length that stands in `at_least` reports or more, the longest first."""
    reports = source.reports(scope.reports)
    found: dict[str, tuple[str, set[str]]] = {}
    for row in source.within("report-sentences", scope, reports):
        key = _without_blanks(row["sentence"])
        if len(key) >= characters:
            text, standing = found.setdefault(key, (row["sentence"], set()))
            standing.add(row["report"])
            found[key] = (min(text, row["sentence"], key=lambda form: (len(form), form)), standing)
    rows = []
    having: set[str] = set()
    for key, (text, standing) in found.items():
        if len(standing) < at_least:
            continue
        having |= standing
        some = sorted((reports[iri] for iri in standing), key=lambda report: report.document)
        rows.append(
            RepeatedPassage(
                characters=len(key),
                reports=len(some),
                passage=Passage(text.strip()),
                places=tuple(sorted({report.place for report in some})),
                years=tuple(sorted({report.year for report in some if report.year is not None})),
                documents=tuple(report.document for report in some),
            )
        )
    rows.sort(key=lambda row: (-row.characters, -row.reports, row.passage))
    sparql = curated_query("report-sentences").known(scope.given)
    return typed_rows(rows, RepeatedPassage, sparql, coverage(reports, having))


def _report(name: str, reports: Mapping[str, ReadReport]) -> ReadReport:
    found = [report for report in reports.values() if name in {report.document, report.iri, report.title}]
    found = found or [report for report in reports.values() if name in report.document or name in report.title]
    if len(found) == 1:
        return found[0]
    if found:
        names = "".join(f"\n  {report.document}" for report in found[:12])
        raise NameUnknownError(f"“{name}”有 {len(found)} 篇报告 / several reports:{names}")
    raise NameUnknownError(f"没有名为“{name}”的报告 / no report of this name")


def _sentences(source: Source, reports: set[str]) -> dict[str, dict[str, str]]:
    """Report → sentence without blanks → sentence, of those of some length."""
    found: dict[str, dict[str, str]] = {iri: {} for iri in reports}
    for some in batches(reports):
        for row in source.select("report-sentences", {"report": some}):
            key = _without_blanks(row["sentence"])
            if len(key) >= _SHORTEST:
                found[row["report"]][key] = row["sentence"].strip()
    return found


def _without_blanks(sentence: str) -> str:
    return "".join(sentence.split())


def _pairs(
    named: Mapping[str, set[str]],
    listed: Sequence[str],
    chosen: str | None,
    measure: str,
    at_least: float,
    most: int,
) -> list[tuple[str, str, float]]:
    """The pairs that are most alike: one sparse product, a block of reports at a time."""
    import numpy as np

    if not listed or (chosen is not None and chosen not in listed):
        return []
    matrix, sizes = _matrix(named, listed)
    transposed = matrix.T.tocsr()
    wanted = [listed.index(chosen)] if chosen is not None else range(len(listed))
    best: list[tuple[float, int, int]] = []
    floor = at_least
    for start in range(0, len(wanted), _BLOCK):
        some = np.asarray(wanted[start : start + _BLOCK])
        product = (matrix[some] @ transposed).tocoo()
        one, other, shared = some[product.row], product.col, product.data
        kept = one != other if chosen is not None else one < other
        one, other, shared = one[kept], other[kept], shared[kept]
        union = sizes[one] + sizes[other] - shared if measure == "jaccard" else np.sqrt(sizes[one] * sizes[other])
        value = shared / union
        near = value >= floor
        best += zip(value[near].tolist(), one[near].tolist(), other[near].tolist(), strict=True)
        if len(best) > most:
            best = sorted(best, key=lambda pair: (-pair[0], pair[1], pair[2]))[:most]
            floor = best[-1][0]
    best.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    return [(listed[one], listed[other], value) for value, one, other in best]


def _matrix(named: Mapping[str, set[str]], listed: Sequence[str]) -> tuple[csr_array, np.ndarray]:
    """Reports by things, 1 where a report names it; and the number of things of each report."""
    import numpy as np
    from scipy.sparse import csr_array

    columns: dict[str, int] = {}
    indices = [columns.setdefault(entity, len(columns)) for iri in listed for entity in sorted(named[iri])]
    sizes = np.array([len(named[iri]) for iri in listed])
    pointers = np.concatenate(([0], np.cumsum(sizes)))
    values = np.ones(len(indices), dtype=np.int64)
    return csr_array((values, indices, pointers), shape=(len(listed), len(columns))), sizes


#: shorter sentences are alike without being taken over: 组织学习宪法。
_SHORTEST = 12
_ALIKE = Form(ends=("document", "other"), weight="similarity", bipartite=False)
