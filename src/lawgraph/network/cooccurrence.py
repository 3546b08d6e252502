"""Which entities stand together: pairs counted in reports, sections and sentences, and how closely they are tied."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lawgraph.model import EntityType

from .association import jaccard, log_likelihood, npmi
from .backbone import disparity
from .counts import Counts
from .tally import Column, Indices

#: Products of the incidence with itself computed at a time: bounds memory at some 20 bytes each.
_PRODUCTS = 8_000_000

#: Pairs of sections or sentences listed at a time: bounds memory at some 30 bytes a pair.
_PAIRS = 2_000_000


class Scope(StrEnum):
    """What two entities must share to count as standing together."""

    REPORT = "report"
    SECTION = "section"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, eq=False)
class Cooccurrence:
    """Pairs of entities of `counts`, `first < second`, sorted, that share the scope in at least `min_reports` reports.

    `reports` is the number of reports in which the pair shares the scope, `sentences` the number of sentences
    that name both. `jaccard`, `npmi` (NaN where undefined) and `log_likelihood` say how closely they are tied, `disparity`
    how likely chance would make the edge so strong (docs/network.md). `nodes` are the entities that were looked at, with
    or without a partner.
    """

    counts: Counts
    scope: Scope
    min_reports: int
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
    most_pairs: int | None = None,
) -> Cooccurrence:
    """Count the pairs of entities of the given types that share a report, a section or a sentence, in `min_reports`
    reports; where more than `most_pairs` do, in as many reports as leave no more.
    """
    size = len(counts.entities)
    frequency = counts.reports_of_entity
    of_types = counts.entities.of_types(types)
    wanted = of_types & (frequency >= min_reports)
    if scope is Scope.REPORT:
        first, second, reports, least = _in_reports(counts, wanted, min_reports, most_pairs)
        units, with_entity, total = reports, frequency, len(counts.reports)
    else:
        of_report, start, member = counts.sentence_report, counts.sentence_start, counts.sentence_entity
        if scope is Scope.SECTION:
            of_report, start, member = counts.section_report, counts.section_number, counts.section_entity
        keys, reports, units = _in_units(of_report, start, member, wanted)
        least = _least(reports, min_reports, most_pairs)
        enough = reports >= least
        first, second = np.divmod(keys[enough], max(size, 1))
        reports, units = reports[enough], units[enough]
        with_entity, total = np.bincount(member, minlength=size), len(_opens(of_report, start))
    return Cooccurrence(
        counts,
        scope,
        least,
        np.flatnonzero(of_types & (frequency >= least)),
        first,
        second,
        reports,
        units if scope is Scope.SENTENCE else _sentences(counts, first, second),
        jaccard(reports, frequency[first], frequency[second]),
        npmi(reports, frequency[first], frequency[second], len(counts.reports)),
        log_likelihood(units, with_entity[first], with_entity[second], total),
        disparity(first, second, reports, size),
    )


def _least(reports: Indices, least: int, most: int | None) -> int:
    """The lowest number of reports, `least` or above, that no more than `most` pairs reach."""
    if most is None or len(reports) <= most:
        return least
    reached = np.cumsum(np.bincount(reports)[::-1])[::-1]
    return max(least, int(np.count_nonzero(reached > most)))


def _in_reports(
    counts: Counts, wanted: NDArray[np.bool_], least: int, most: int | None
) -> tuple[Indices, Indices, Indices, int]:
    """The pairs that share a report, in how many they do, and the least number of these that was kept."""
    from scipy.sparse import csr_array

    frequency = counts.reports_of_entity
    # Those named most come first: where `least` rises, it does so at once, and the many that fall below it are left out.
    entities = np.flatnonzero(wanted)[np.argsort(-frequency[wanted], kind="stable")]
    number = np.zeros(len(wanted), dtype=np.int32)
    number[entities] = np.arange(len(entities))
    keep = wanted[counts.entity_of]
    columns = number[counts.entity_of[keep]]
    opens = np.r_[0, np.cumsum(np.bincount(counts.report_of[keep], minlength=len(counts.reports)))]
    ones = np.ones(len(columns), dtype=np.int32)
    named = csr_array((ones, columns, opens.astype(np.int32)), shape=(len(counts.reports), len(entities)))
    naming = named.T.tocsr()
    products = np.cumsum(naming @ np.diff(named.indptr).astype(np.int64))
    found = np.empty((3, 0), dtype=np.int32)
    begin = 0
    while begin < len(entities):
        spent = products[begin - 1] if begin else 0
        end = max(int(np.searchsorted(products, spent + _PRODUCTS)), begin + 1)
        # A pair is counted once, with the one that is named more: what stands left of it is done.
        block = naming[begin:end] @ named
        at = np.flatnonzero(block.data >= least)
        row, column = np.searchsorted(block.indptr, at, "right") - 1, block.indices[at]
        after = column > row
        more = np.stack((row[after] + begin, column[after] + begin, block.data[at[after]])).astype(np.int32)
        found = np.concatenate((found, more), axis=1)
        least = _least(found[2], least, most)
        found = found[:, found[2] >= least]
        left = int(np.count_nonzero(frequency[entities] >= least))
        named = named[:, end - begin : left - begin]
        entities, begin = entities[:left], end
    one, other = entities[found[0]], entities[found[1]]
    first, second = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((second, first))
    return first[order], second[order], found[2][order].astype(np.int64), least


def _opens(report: Column, unit: Column) -> Indices:
    """The rows at which a section or sentence begins; rows are sorted by report and unit."""
    if not len(report):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.r_[True, (report[1:] != report[:-1]) | (unit[1:] != unit[:-1])])


def _in_units(
    report: Column, unit: Column, member: Column, wanted: NDArray[np.bool_]
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
    report: Column, member: Column, opens: Indices, sizes: Indices, entities: int
) -> tuple[Indices, Indices, Indices]:
    keys, rows = zip(*_keys_of(member, opens, sizes, entities), strict=True)
    key, owner = np.concatenate(keys), report[np.concatenate(rows)]
    order = np.lexsort((owner, key))
    key, owner = key[order], owner[order]
    pairs, at, units = np.unique(key, return_index=True, return_counts=True)
    fresh = np.r_[True, (key[1:] != key[:-1]) | (owner[1:] != owner[:-1])]
    return pairs, np.add.reduceat(fresh.astype(np.int64), at), units.astype(np.int64)


def _sentences(counts: Counts, first: Indices, second: Indices) -> Indices:
    """In how many sentences each of these sorted pairs stands."""
    size = len(counts.entities)
    wanted = np.zeros(size, dtype=bool)
    wanted[first] = wanted[second] = True
    keep = wanted[counts.sentence_entity]
    member = counts.sentence_entity[keep]
    opens = _opens(counts.sentence_report[keep], counts.sentence_start[keep])
    sizes = np.diff(np.r_[opens, len(member)])
    keys, found = first * size + second, np.zeros(len(first), dtype=np.int64)
    batch = np.cumsum(sizes * (sizes - 1) // 2) // _PAIRS
    for number in np.unique(batch[sizes > 1]):
        chosen = (batch == number) & (sizes > 1)
        named = np.sort(np.concatenate([keys for keys, _ in _keys_of(member, opens[chosen], sizes[chosen], size)]))
        at = np.flatnonzero(np.r_[True, named[1:] != named[:-1]])
        times = np.diff(np.r_[at, len(named)])
        named = named[at]
        place = np.minimum(np.searchsorted(named, keys), len(named) - 1)
        found += np.where(named[place] == keys, times[place], 0)
    return found


def _keys_of(member: Column, opens: Indices, sizes: Indices, entities: int) -> Iterator[tuple[Indices, Indices]]:
    """The pairs of units that open at these rows as first * entities + second, with the row at which their unit opens."""
    for size in np.unique(sizes):
        begin = opens[sizes == size]
        left, right = np.triu_indices(size, 1)
        # Rows are sorted, so within a unit the left entity always has the lower number.
        keys = member[begin[:, None] + left].astype(np.int64) * entities + member[begin[:, None] + right]
        yield keys.ravel(), np.repeat(begin, len(left))
