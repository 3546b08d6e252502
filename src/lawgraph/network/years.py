"""How central each entity is in the reports of each year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from lawgraph.errors import UsageError
from lawgraph.model import EntityType

from .centrality import MEASURES, measured, mirror_of
from .cooccurrence import Scope, cooccurrence
from .counts import Counts, of_reports
from .ranking import ranks


@dataclass(frozen=True, slots=True)
class YearRank:
    """An entity in the reports of a year: `reports` that name it, its value and its rank among the `entities` of that year.

    Entities of one value share the better rank. A year whose reports do not name it has no row.
    """

    label: str
    type: str
    year: int
    reports: int
    measure: str
    value: float
    rank: int
    entities: int
    node: str


def centrality_by_year(
    counts: Counts,
    measure: str = "pagerank",
    *,
    scope: Scope = Scope.REPORT,
    min_reports: int = 1,
    types: Collection[EntityType] = tuple(EntityType),
    seed: int = 0,
) -> tuple[YearRank, ...]:
    """A row an entity and year, by year and rank; each year is a network of its own. Reports without a year are left out.

    `measure` is a column of the centrality table other than community. Raises UsageError for another.
    """
    if measure not in ("reports", *MEASURES):
        known = "、".join(("reports", *MEASURES))
        raise UsageError(f"没有这个指标 / unknown measure: {measure}; 可用 / known: {known}")
    year_of = np.array([-1 if report.year is None else report.year for report in counts.reports], dtype=np.int64)
    rows: list[YearRank] = []
    for year in np.unique(year_of[year_of >= 0]).tolist():
        part = of_reports(counts, year_of == year)
        frequency = part.reports_of_entity
        if measure == "reports":
            wanted = counts.entities.of_types(types)
            nodes = np.flatnonzero(wanted & (frequency >= min_reports))
            values = frequency[nodes].astype(np.float64)
        else:
            pairs = cooccurrence(part, scope, min_reports=min_reports, types=types)
            nodes = pairs.nodes
            values = np.array(measured(mirror_of(pairs), measure, seed), dtype=np.float64)
        rank = ranks(values, values)
        for place in np.lexsort((nodes, rank)).tolist():
            entity = counts.entities[nodes[place]]
            known_of = (entity.label, entity.type.value, year, int(frequency[nodes[place]]), measure)
            rows.append(YearRank(*known_of, float(values[place]), int(rank[place]), len(nodes), entity.iri))
    return tuple(rows)
