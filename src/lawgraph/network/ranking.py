"""Ranks in which entities of one value share the better one."""

from __future__ import annotations

from typing import Any

import numpy as np

from .association import Values


def ranks(values: Values, all_values: Values) -> Any:
    """The rank of each value among all: 1 and the number that are greater.

    Greater means beyond rounding: two entities that stand in the same reports differ in the last digit of their PageRank.
    """
    ordered = np.sort(all_values)
    return len(ordered) + 1 - np.searchsorted(ordered, values + 1e-12 + 1e-9 * np.abs(values), "right")
