"""Which entities stand together: pairs counted in reports, sections and sentences, and how closely they are tied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import EntityType

from .association import jaccard, log_likelihood, npmi
from .backbone import disparity
from .counts import Counts
from .tally import Indices

#: Rows of the product matrix computed at a time: bounds memory at a block times the number of entities.
_BLOCK = 2048

#: Pairs of sections or sentences listed at a time: bounds memory at some 30 bytes a pair.
_PAIRS = 8_000_000


class Scope(StrEnum):
    """What two entities must share to count as standing together."""

    REPORT = "report"
    SECTION = "section"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, eq=False)
class Cooccurrence:
    """Pairs of entities of `counts`, `first < second`, sorted.

    `reports` is the number of reports in which the pair shares the scope, `sentences` the number of sentences
    that name both. `jaccard`, `npmi` (NaN where undefined) and `log_likelihood` say how closely they are tied, `disparity`
    how likely chance would make the edge so strong (docs/network.md). `nodes` are the entities that were looked at, with
    or without a partner.
    """

    counts: Counts
    scope: Scope
    nodes: Indices
    first: Indices
    second: Indices
    reports: Indices
    sentences: Indices
    jaccard: NDArray[np.float64]
    npmi: NDArray[np.float64]
    log_likelihood: NDArray[np.float64]
    disparity: NDArray[np.float64]


def cooccurrence(
    counts: Counts,
    scope: Scope = Scope.REPORT,
    *,
    min_reports: int = 1,
    types: Collection[EntityType] = tuple(EntityType),
) -> Cooccurrence:
    """Count the pairs of entities of the given types that share a report, a section or a sentence, in `min_reports`
    reports.
    """
    size = len(counts.entities)
    frequency = counts.reports_of_entity
    wanted = np.array([entity.type in types for entity in counts.entities], dtype=bool) & (frequency >= min_reports)
    in_sentences = _in_units(counts.sentence_report, counts.sentence_start, counts.sentence_entity, wanted)
    if scope is Scope.REPORT:
        first, second, reports = _in_reports(counts, wanted, min_reports)
        units, with_entity, total = reports, frequency, len(counts.reports)
    else:
        of_report, start, member = counts.sentence_report, counts.sentence_start, counts.sentence_entity
        shared = in_sentences
        if scope is Scope.SECTION:
            of_report, start, member = counts.section_report, counts.section_number, counts.section_entity
            shared = _in_units(of_report, start, member, wanted)
        keys, reports, units = shared
        enough = reports >= min_reports
        first, second = np.divmod(keys[enough], max(size, 1))
        reports, units = reports[enough], units[enough]
        with_entity, total = np.bincount(member, minlength=size), len(_opens(of_report, start))
    return Cooccurrence(
        counts,
        scope,
        np.flatnonzero(wanted),
        first,
        second,
        reports,
        _look_up(size, first, second, in_sentences),
        jaccard(reports, frequency[first], frequency[second]),
        npmi(reports, frequency[first], frequency[second], len(counts.reports)),
        log_likelihood(units, with_entity[first], with_entity[second], total),
        disparity(first, second, reports, size),
    )


def _in_reports(counts: Counts, wanted: NDArray[np.bool_], min_reports: int) -> tuple[Indices, Indices, Indices]:
    from scipy.sparse import csr_array

    keep = wanted[counts.entity_of]
    shape = (len(counts.reports), len(counts.entities))
    rows, columns = counts.report_of[keep], counts.entity_of[keep]
    incidence = csr_array((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=shape)
    transposed = incidence.T.tocsr()
    found: list[tuple[Indices, Indices, Indices]] = []
    for offset in range(0, shape[1], _BLOCK):
        block = (transposed[offset : offset + _BLOCK] @ incidence).tocoo()
        first, second = block.row.astype(np.int64) + offset, block.col.astype(np.int64)
        chosen = (first < second) & (block.data >= min_reports)
        found.append((first[chosen], second[chosen], block.data[chosen]))
    if not found:
        return (np.empty(0, dtype=np.int64),) * 3
    first, second, reports = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((second, first))
    return first[order], second[order], reports[order]


def _opens(report: Indices, unit: Indices) -> Indices:
    """The rows at which a section or sentence begins; rows are sorted by report and unit."""
    if not len(report):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.r_[True, (report[1:] != report[:-1]) | (unit[1:] != unit[:-1])])


def _in_units(
    report: Indices, unit: Indices, member: Indices, wanted: NDArray[np.bool_]
) -> tuple[Indices, Indices, Indices]:
    """(first * entities + second, reports, units) of the pairs that share a section or a sentence, sorted."""
    keep = wanted[member]
    report, unit, member = report[keep], unit[keep], member[keep]
    opens = _opens(report, unit)
    sizes = np.diff(np.r_[opens, len(member)])
    opens, sizes = opens[sizes > 1], sizes[sizes > 1]
    if not len(opens):
        return (np.empty(0, dtype=np.int64),) * 3
    # Batches end with a report, so that the reports of a pair add up.
    last = np.flatnonzero(np.r_[report[opens][1:] != report[opens][:-1], True])
    listed = np.cumsum(sizes * (sizes - 1) // 2)[last] // _PAIRS
    batch = np.repeat(listed, np.diff(np.r_[0, last + 1]))
    parts = [
        _pairs_of(report, member, opens[batch == number], sizes[batch == number], len(wanted))
        for number in np.unique(batch)
    ]
    if len(parts) == 1:
        return parts[0]
    keys, reports, units = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(keys, kind="stable")
    pairs, at = np.unique(keys[order], return_index=True)
    return pairs, np.add.reduceat(reports[order], at), np.add.reduceat(units[order], at)


def _pairs_of(
    report: Indices, member: Indices, opens: Indices, sizes: Indices, entities: int
) -> tuple[Indices, Indices, Indices]:
    keys: list[Indices] = []
    owners: list[Indices] = []
    for size in np.unique(sizes):
        begin = opens[sizes == size]
        left, right = np.triu_indices(size, 1)
        # Rows are sorted, so within a sentence the left entity always has the lower number.
        keys.append((member[begin[:, None] + left] * entities + member[begin[:, None] + right]).ravel())
        owners.append(np.repeat(report[begin], len(left)))
    key, owner = np.concatenate(keys), np.concatenate(owners)
    order = np.lexsort((owner, key))
    key, owner = key[order], owner[order]
    pairs, at, units = np.unique(key, return_index=True, return_counts=True)
    fresh = np.r_[True, (key[1:] != key[:-1]) | (owner[1:] != owner[:-1])]
    return pairs, np.add.reduceat(fresh.astype(np.int64), at), units.astype(np.int64)


def _look_up(size: int, first: Indices, second: Indices, pairs: tuple[Indices, Indices, Indices]) -> Indices:
    keys, _, sentences = pairs
    wanted = first * size + second
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, sentences[at], 0)
