"""How far the top ranks depend on which reports happen to be in the corpus.

The bootstrap of B. Efron ("Bootstrap methods: another look at the jackknife", Annals of Statistics 7, 1979): draw as many
reports with replacement, measure again, n times; the middle 95 % of the values is the percentile interval. With X the
incidence of reports and entities and W the times each report was drawn, the co-occurrence matrix of a draw is

    A = X' W X - diag(X' W 1)

It is never made: what the measures need is its product with a vector, which is three sparse products, for many draws at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from lawgraph.errors import UsageError
from lawgraph.model import EntityType

from .association import Values
from .centrality import DAMPING
from .counts import Counts
from .ranking import ranks

#: Numbers of one dense matrix (reports, or entities, by draws) at a time: 32 MB.
_NUMBERS = 4_000_000
_ROUNDS = 1000
_PRECISION = 1e-10


@dataclass(frozen=True, slots=True)
class RankInterval:
    """An entity among the first by a measure; `low` to `high` and `best` to `worst` hold `level` of the values and ranks drawn.

    Entities of one value share the better rank.
    """

    label: str
    type: str
    measure: str
    value: float
    low: float
    high: float
    rank: int
    best: int
    worst: int
    node: str


class _Draws:
    """The co-occurrence matrices of some draws, known by their products; one column a draw."""

    def __init__(self, incidence: Any, drawn: Values) -> None:
        self._incidence, self._transposed = incidence, incidence.T.tocsr()
        self._drawn = drawn
        self.reports: Values = self._transposed @ drawn
        sizes = np.asarray(incidence.sum(axis=1)).reshape(-1, 1)
        self.strength: Values = self._transposed @ (drawn * sizes) - self.reports

    def times(self, vectors: Values) -> Values:
        product: Values = self._transposed @ (self._drawn * (self._incidence @ vectors)) - self.reports * vectors
        return product


def bootstrap(
    counts: Counts,
    *,
    measure: str = "pagerank",
    top: int = 20,
    n: int = 200,
    seed: int = 0,
    level: float = 0.95,
    types: Collection[EntityType] = tuple(EntityType),
) -> tuple[RankInterval, ...]:
    """Percentile intervals of value and rank of the `top` entities by a measure, over `n` draws of reports; the best first.

    `measure` is reports, strength, pagerank or eigenvector. The network is that of all pairs that share a report
    (`min_reports=1`): a report drawn twice would lift its pairs over any threshold. Raises UsageError for another measure,
    for `n` or `top` below 1, and for a `level` outside 0 to 1.
    """
    if measure not in BOOTSTRAPPED:
        known = "、".join(BOOTSTRAPPED)
        raise UsageError(f"不能对这一指标做自助法区间 / no bootstrap of this measure: {measure}; 可用 / known: {known}")
    if n < 1 or top < 1 or not 0 < level < 1:
        raise UsageError(
            f"n、top 至少为 1，level 在 0 与 1 之间 / n and top at least 1, level between 0 and 1: {n}, {top}, {level}"
        )
    incidence, entities = _incidence(counts, types)
    if not entities:
        return ()
    compute = BOOTSTRAPPED[measure]
    whole = compute(_Draws(incidence, np.ones((len(counts.reports), 1))))[:, 0]
    first = np.lexsort((np.arange(len(whole)), -np.round(whole, 12)))[:top]
    values, ranked = [whole[first, None]], [_ranks(whole[:, None], first)]
    for drawn in _drawn(len(counts.reports), n, seed, max(1, _NUMBERS // max(incidence.shape))):
        found = compute(_Draws(incidence, drawn))
        values.append(found[first])
        ranked.append(_ranks(found, first))
    ends = (50 * (1 - level), 50 * (1 + level))
    value = np.percentile(np.hstack(values[1:]), ends, axis=1)
    rank = np.percentile(np.hstack(ranked[1:]), ends, axis=1, method="inverted_cdf")
    rows = []
    for place, index in enumerate(first.tolist()):
        entity = counts.entities[entities[index]]
        span = (float(value[0, place]), float(value[1, place]))
        ordered = (int(ranked[0][place, 0]), int(rank[0, place]), int(rank[1, place]))
        rows.append(
            RankInterval(entity.label, entity.type.value, measure, float(whole[index]), *span, *ordered, entity.iri)
        )
    return tuple(rows)


def _incidence(counts: Counts, types: Collection[EntityType]) -> tuple[Any, list[int]]:
    """Reports by the entities of some types, and the number of each column's entity."""
    from scipy.sparse import csr_array

    frequency = counts.reports_of_entity
    wanted = counts.entities.of_types(types) & (frequency > 0)
    keep = wanted[counts.entity_of]
    column = np.cumsum(wanted) - 1
    shape = (len(counts.reports), int(wanted.sum()))
    rows = counts.report_of[keep], column[counts.entity_of[keep]]
    return csr_array((np.ones(len(rows[0])), rows), shape=shape), np.flatnonzero(wanted).tolist()


def _drawn(reports: int, n: int, seed: int, batch: int) -> Iterator[Values]:
    """How often each report was drawn, a column a draw; batches do not change what is drawn."""
    generator = np.random.default_rng(seed)
    for begin in range(0, n, batch):
        columns = [
            np.bincount(generator.integers(0, reports, reports), minlength=reports)
            for _ in range(begin, min(begin + batch, n))
        ]
        yield np.column_stack(columns).astype(np.float64)


def _ranks(values: Values, wanted: Any) -> Any:
    """The rank of some rows in each column."""
    return np.column_stack([ranks(column[wanted], column) for column in values.T])


def _reports(draws: _Draws) -> Values:
    return draws.reports


def _strength(draws: _Draws) -> Values:
    return draws.strength


def _pagerank(draws: _Draws) -> Values:
    present = (draws.reports > 0).astype(np.float64)
    present /= np.maximum(present.sum(axis=0), 1)
    strength = np.where(draws.strength > 0, draws.strength, np.inf)
    alone = np.isinf(strength)
    values = present
    for _ in range(_ROUNDS):
        lost = (values * alone).sum(axis=0)
        new = DAMPING * (draws.times(values / strength) + lost * present) + (1 - DAMPING) * present
        change = np.abs(new - values).sum(axis=0).max(initial=0.0)
        values = new
        if change < _PRECISION:
            break
    return values


def _eigenvector(draws: _Draws) -> Values:
    values = (draws.reports > 0).astype(np.float64)
    # With a part of the strength on the diagonal the least eigenvalue, which may be as large as the leading one, falls behind.
    shift = draws.strength.mean(axis=0) / 2 + 1e-9
    for _ in range(_ROUNDS):
        new = draws.times(values) + shift * values
        length = np.sqrt((new**2).sum(axis=0))
        new /= np.where(length > 0, length, 1.0)
        change = np.abs(new - values).max(initial=0.0)
        values = new
        if change < _PRECISION:
            break
    return values


#: Not degree and betweenness: a draw holds 63 % of the reports, so these are lower in every draw, and the interval missed them.
BOOTSTRAPPED: dict[str, Callable[[_Draws], Values]] = {
    "reports": _reports,
    "strength": _strength,
    "pagerank": _pagerank,
    "eigenvector": _eigenvector,
}
