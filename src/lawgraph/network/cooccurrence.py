"""Which entities stand together: pairs counted in reports and in sentences, and their association.

The association is the normalised pointwise mutual information of G. Bouma, "Normalized (Pointwise) Mutual
Information in Collocation Extraction", GSCL 2009:

    npmi(a, b) = ln( p(a,b) / (p(a) p(b)) ) / -ln p(a,b),    p(x) = reports with x / all reports

It is 1 where two entities only ever occur together, 0 where they meet as often as chance would have it, and
approaches -1 where they avoid each other. Where both stand in every report it is 0/0, undefined, and left
empty.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import EntityType

from .counts import Counts, Indices

#: Rows of the product matrix computed at a time: bounds memory at a block times the number of entities.
_BLOCK = 2048


class Scope(StrEnum):
    """What two entities must share to count as standing together."""

    REPORT = "report"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, eq=False)
class Cooccurrence:
    """Pairs of entities of `counts`, `first < second`, sorted.

    `reports` is the number of reports in which the pair shares the scope, `sentences` the number of sentences
    that name both, `npmi` the association over reports (NaN where undefined). `nodes` are the entities that
    were looked at, with or without a partner.
    """

    counts: Counts
    scope: Scope
    nodes: Indices
    first: Indices
    second: Indices
    reports: Indices
    sentences: Indices
    npmi: NDArray[np.float64]


def cooccurrence(
    counts: Counts,
    scope: Scope = Scope.REPORT,
    *,
    min_reports: int = 1,
    types: Collection[EntityType] = tuple(EntityType),
) -> Cooccurrence:
    """Count the pairs of entities of the given types that share a report, or a sentence, in `min_reports`
    reports.
    """
    frequency = counts.reports_of_entity
    wanted = np.array([entity.type in types for entity in counts.entities], dtype=bool) & (frequency >= min_reports)
    sentence_pairs = _in_sentences(counts, wanted)
    if scope is Scope.REPORT:
        first, second, reports = _in_reports(counts, wanted, min_reports)
        sentences = _look_up(len(counts.entities), first, second, sentence_pairs)
    else:
        keys, reports, sentences = sentence_pairs
        enough = reports >= min_reports
        first, second = np.divmod(keys[enough], max(len(counts.entities), 1))
        reports, sentences = reports[enough], sentences[enough]
    npmi = association(reports, frequency[first], frequency[second], len(counts.reports))
    return Cooccurrence(counts, scope, np.flatnonzero(wanted), first, second, reports, sentences, npmi)


def association(
    together: NDArray[np.int64], with_first: NDArray[np.int64], with_second: NDArray[np.int64], total: int
) -> NDArray[np.float64]:
    """NPMI from numbers of reports (all at least 1); NaN where both entities stand in all `total` reports."""
    joint = together / max(total, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log(joint * total * total / (with_first * with_second))
        values: NDArray[np.float64] = np.clip(pmi / -np.log(joint), -1.0, 1.0)
    values[together == total] = np.nan
    return values


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


def _in_sentences(counts: Counts, wanted: NDArray[np.bool_]) -> tuple[Indices, Indices, Indices]:
    """(first * entities + second, reports, sentences) of the pairs that share a sentence, sorted."""
    keep = wanted[counts.sentence_entity]
    report, start = counts.sentence_report[keep], counts.sentence_start[keep]
    member = counts.sentence_entity[keep]
    if not len(member):
        return (np.empty(0, dtype=np.int64),) * 3
    opens = np.flatnonzero(np.r_[True, (report[1:] != report[:-1]) | (start[1:] != start[:-1])])
    sizes = np.diff(np.r_[opens, len(member)])
    keys: list[Indices] = []
    owners: list[Indices] = []
    for size in np.unique(sizes[sizes > 1]):
        begin = opens[sizes == size]
        left, right = np.triu_indices(size, 1)
        # Rows are sorted, so within a sentence the left entity always has the lower number.
        keys.append((member[begin[:, None] + left] * len(counts.entities) + member[begin[:, None] + right]).ravel())
        owners.append(np.repeat(report[begin], len(left)))
    if not keys:
        return (np.empty(0, dtype=np.int64),) * 3
    key, owner = np.concatenate(keys), np.concatenate(owners)
    order = np.lexsort((owner, key))
    key, owner = key[order], owner[order]
    pairs, at, sentences = np.unique(key, return_index=True, return_counts=True)
    fresh = np.r_[True, (key[1:] != key[:-1]) | (owner[1:] != owner[:-1])]
    reports = np.add.reduceat(fresh.astype(np.int64), at)
    return pairs, reports, sentences.astype(np.int64)


def _look_up(size: int, first: Indices, second: Indices, pairs: tuple[Indices, Indices, Indices]) -> Indices:
    keys, _, sentences = pairs
    wanted = first * size + second
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, sentences[at], 0)
