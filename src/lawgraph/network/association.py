"""How closely two entities are tied: weights that compare how often they meet with how often each is named.

    jaccard(a, b) = n_ab / (n_a + n_b - n_ab)                                              Jaccard 1912
    npmi(a, b)    = ln( p(a,b) / (p(a) p(b)) ) / -ln p(a,b),   p(x) = n_x / N              Bouma 2009
    G2(a, b)      = 2 * sum over the four cells of O ln(O / E)                             Dunning 1993

n are numbers of reports, N of all reports. For G² they are numbers of what is shared (reports, sections, sentences), since
its four cells must add up to all of them. Formulas, sources and limits: docs/network.md.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]


class Weight(StrEnum):
    """What an edge of the co-occurrence graph may weigh by: the names of its attributes."""

    REPORTS = "weight"
    JACCARD = "jaccard"
    NPMI = "npmi"
    LOG_LIKELIHOOD = "log_likelihood"


def npmi(together: Numbers, with_first: Numbers, with_second: Numbers, total: int) -> Values:
    """NPMI from numbers of reports (all at least 1): 1 where two only meet, 0 by chance, near -1 where they avoid each other.

    NaN where both entities stand in all `total` reports: 0/0.
    """
    joint = together / max(total, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log(joint * total * total / (with_first * with_second))
        values: Values = np.clip(pmi / -np.log(joint), -1.0, 1.0)
    values[together == total] = np.nan
    return values


def jaccard(together: Numbers, with_first: Numbers, with_second: Numbers) -> Values:
    """The share of those that name either which name both (together, in the scope), 0 to 1."""
    values: Values = together / np.maximum(with_first + with_second - together, 1)
    return values


def log_likelihood(together: Numbers, with_first: Numbers, with_second: Numbers, total: int) -> Values:
    """G² of the two-by-two table of two entities, negative where they meet less often than by chance.

    The sign is not Dunning's: G² itself is as large for two that avoid each other, and as a weight would tie them.
    """
    both = together.astype(np.float64)
    cells = (both, with_first - both, with_second - both, total - with_first - with_second + both)
    rows = (with_first, with_first, total - with_first, total - with_first)
    columns = (with_second, total - with_second, with_second, total - with_second)
    # The cells in the order: both, first only, second only, neither.
    value = np.zeros(len(both))
    for observed, row, column in zip(cells, rows, columns, strict=True):
        with np.errstate(divide="ignore", invalid="ignore"):
            part = observed * np.log(observed * total / (row.astype(np.float64) * column))
        value += np.where(observed > 0, part, 0.0)
    signed: Values = np.where(both * total < with_first.astype(np.float64) * with_second, -1.0, 1.0)
    signed *= 2.0 * np.maximum(value, 0.0)
    return signed
