"""How often each linking rule (`via`, docs/linking.md) is right, with the number of cases that says so."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lawgraph.evaluation.scoring import NOTHING, TYPES, Annotated, judge, right_id

_Z = 1.959964  # of the normal distribution, for an interval of 95 %


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What a rule gave for one type: `predicted` mentions that count, of them `exact` spans, of them `right` in id too.

    `gold` is the number of required mentions of the type, whichever rule would have found them.
    """

    type: str
    via: str
    predicted: int
    exact: int
    right: int
    gold: int

    @property
    def precision(self) -> float | None:
        """The share of its mentions that are right in span and id; None when there were none."""
        return self.right / self.predicted if self.predicted else None

    @property
    def link(self) -> float | None:
        """Of the exact spans, the share with the right id; None when there were none."""
        return self.right / self.exact if self.exact else None

    @property
    def recall(self) -> float | None:
        """The share of all required mentions of the type that this rule gets right.

        The recall of a type, ids counted, is the sum over its rules: a miss belongs to no rule.
        """
        return self.right / self.gold if self.gold else None


def by_rule(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> dict[tuple[str, str], RuleCount]:
    """The counts of every (type, rule) that occurs, sorted by type, then the most used first.

    Predictions without `via` count under "".
    """
    found: Counter[tuple[str, str]] = Counter()
    exact: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    required: Counter[str] = Counter()
    for name, document in gold.items():
        for kind in TYPES:
            judged = judge(document, predicted.get(name, NOTHING), kind)
            required[kind] += len(judged.required)
            found.update((kind, str(mention.get("via") or "")) for mention in judged.counted)
            for mention, wanted in judged.pairs:
                rule = kind, str(mention.get("via") or "")
                exact[rule] += 1
                right[rule] += right_id(mention, wanted)
    order = sorted(found, key=lambda rule: (TYPES.index(rule[0]), -found[rule], rule[1]))
    return {rule: RuleCount(*rule, found[rule], exact[rule], right[rule], required[rule[0]]) for rule in order}


def interval(right: int, number: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927), which holds for small numbers and shares near 1 too.

    >>> low, high = interval(20, 20)
    >>> round(low, 2), round(high, 2)
    (0.84, 1.0)
    """
    if not number:
        return 0.0, 1.0
    share, square = right / number, _Z * _Z
    middle = share + square / (2 * number)
    spread = _Z * math.sqrt((share * (1 - share) + square / (4 * number)) / number)
    whole = 1 + square / number
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
