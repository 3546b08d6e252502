"""What each kind of damage costs: the measures of annotated texts before, less the mean of those after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lawgraph.evaluation.damage import KINDS, carried, damaged
from lawgraph.evaluation.goldsets import Annotate, GoldText, answers
from lawgraph.evaluation.scoring import Annotated, score


@dataclass(frozen=True, slots=True)
class Loss:
    """The measures (`ALL.mention.f1` …) before a kind of damage, and after it as the mean over the seeds.

    `worst` is the greatest loss of any single seed.
    """

    kind: str
    before: Mapping[str, float]
    after: Mapping[str, float]
    worst: Mapping[str, float]

    def of(self, measure: str) -> float:
        """The loss of a measure; below 0 when damage did good."""
        return self.before[measure] - self.after[measure]


def losses(
    texts: Sequence[GoldText], annotate: Annotate, kinds: Iterable[str] = tuple(KINDS), seeds: Iterable[int] = (0, 1, 2)
) -> dict[str, Loss]:
    """The loss by kind of damage. A text is damaged by its name and the seed, so that one more text changes no other."""
    before = _measured(texts, annotate)
    result = {}
    for kind in kinds:
        runs = []
        for seed in seeds:
            copies = [carried(text, damaged(text.text, kind, f"{text.name}/{seed}")) for text in texts]
            runs.append(_measured(copies, annotate))
        after = {name: sum(run.get(name, 0.0) for run in runs) / len(runs) for name in before}
        worst = {name: before[name] - min(run.get(name, 0.0) for run in runs) for name in before}
        result[kind] = Loss(kind, before, after, worst)
    return result


def _measured(texts: Sequence[GoldText], annotate: Annotate) -> dict[str, float]:
    gold: dict[str, Annotated] = {text.name: text.gold for text in texts}
    return score(gold, answers(texts, annotate))
