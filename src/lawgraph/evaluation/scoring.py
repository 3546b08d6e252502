"""How well predicted mentions agree with a gold set, by the rules of the annotation guidelines.

Written against records (plain dictionaries of the JSONL format), so that it knows nothing of lawgraph and can judge any
extractor. What is counted, for each type of entity and over all of them:

    mention   exact spans: precision, recall, F1
    overlap   the same, where a prediction and a gold mention of one type overlap at all
    entity    F1 over the sets of (document, id): what a query for an entity sees
    link      of the exact spans, the share with the right id
    context, tense   of the exact spans of documents (LAW), the share that agrees
    document  by field, the share of documents whose field is right

An optional gold mention is neither rewarded nor punished: a prediction is left out of the count when it equals one, or when
it overlaps one and no required mention. Every id under `also` is right, and counts as the gold id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

TYPES = ("LAW", "PROGRAM", "INSTITUTION", "LOCALITY")
FIELDS = ("title", "locality", "code", "level", "year", "published", "issuer")

Record = Mapping[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document: its record and its mentions, gold or predicted."""

    document: Record
    mentions: Sequence[Record]


NOTHING = Annotated({}, ())


@dataclass(slots=True)
class Counts:
    """What is counted for one type."""

    exact: int = 0
    predicted: int = 0
    gold: int = 0
    predicted_touching: int = 0
    gold_touched: int = 0
    linked: int = 0
    context: int = 0
    tense: int = 0
    entities_right: int = 0
    entities_predicted: int = 0
    entities_gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Judged:
    """The predictions of one type in one document beside the gold: `pairs` are the exact ones with their gold mention."""

    required: Sequence[Record]
    optional: Sequence[Record]
    counted: Sequence[Record]
    pairs: Sequence[tuple[Record, Record]]

    @property
    def missed(self) -> list[Record]:
        """Required mentions without an exact prediction."""
        found = {_span(gold) for _, gold in self.pairs}
        return [mention for mention in self.required if _span(mention) not in found]

    @property
    def wrong(self) -> list[Record]:
        """Counted predictions that are no gold mention."""
        right = {_span(predicted) for predicted, _ in self.pairs}
        return [mention for mention in self.counted if _span(mention) not in right]


def _span(mention: Record) -> Span:
    return mention["start"], mention["end"]


def _touch(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def right_id(predicted: Record, gold: Record) -> bool:
    """Whether a prediction carries the gold id or one of the further ids that are right."""
    return predicted.get("id") in (gold["id"], *gold.get("also", ()))


def judge(gold: Annotated, predicted: Annotated, kind: str) -> Judged:
    """Sorts the predictions of one type into those that count and those that are left out."""
    marked = [mention for mention in gold.mentions if mention["type"] == kind]
    required = [mention for mention in marked if not mention.get("optional")]
    optional = [mention for mention in marked if mention.get("optional")]
    by_span = {_span(mention): mention for mention in required}
    left_open = {_span(mention) for mention in optional}
    once = {_span(m): m for m in reversed(predicted.mentions) if m["type"] == kind}  # of equal spans the first stays
    counted = []
    for mention in once.values():
        if _span(mention) not in by_span:
            beside = any(_touch(mention, other) for other in optional)
            inside = any(_touch(mention, other) for other in required)
            if _span(mention) in left_open or (beside and not inside):
                continue
        counted.append(mention)
    pairs = [(mention, by_span[_span(mention)]) for mention in counted if _span(mention) in by_span]
    return Judged(required, optional, counted, pairs)


def _count(judged: Judged) -> Counts:
    received = {other: gold["id"] for gold in judged.required for other in gold.get("also", ())}
    wanted = {gold["id"] for gold in judged.required}
    debatable = {gold["id"] for gold in judged.optional} - wanted
    named = {received.get(m.get("id"), m.get("id")) for m in judged.counted} - debatable
    return Counts(
        exact=len(judged.pairs),
        predicted=len(judged.counted),
        gold=len(judged.required),
        predicted_touching=_touching(judged.counted, judged.required),
        gold_touched=_touching(judged.required, judged.counted),
        linked=sum(right_id(*pair) for pair in judged.pairs),
        context=_agreeing(judged.pairs, "context"),
        tense=_agreeing(judged.pairs, "tense"),
        entities_right=len(wanted & named),
        entities_predicted=len(named),
        entities_gold=len(wanted),
    )


def _touching(some: Sequence[Record], others: Sequence[Record]) -> int:
    return sum(any(_touch(one, other) for other in others) for one in some)


def _agreeing(pairs: Iterable[tuple[Record, Record]], key: str) -> int:
    return sum(predicted.get(key) == gold.get(key) for predicted, gold in pairs)


def score(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> dict[str, float]:
    """All measures by name: `LAW.mention.f1`, `ALL.link`, `LAW.context`, `document.title`.

    A document without a prediction counts as one in which nothing was found.
    """
    counts = {kind: Counts() for kind in TYPES}
    agreed = dict.fromkeys(FIELDS, 0)
    stated = dict.fromkeys(FIELDS, 0)
    for name, document in gold.items():
        answer = predicted.get(name, NOTHING)
        for kind in TYPES:
            counts[kind] += _count(judge(document, answer, kind))
        for field in FIELDS:
            if field in document.document:
                stated[field] += 1
                agreed[field] += document.document[field] == answer.document.get(field)
    measures: dict[str, float] = {}
    for kind, count in [*counts.items(), ("ALL", sum(counts.values(), Counts()))]:
        measures |= {f"{kind}.{name}": value for name, value in _measures(count)}
    law = counts["LAW"]
    measures["LAW.context"] = law.context / law.exact if law.exact else 0.0
    measures["LAW.tense"] = law.tense / law.exact if law.exact else 0.0
    measures |= {f"document.{field}": agreed[field] / stated[field] for field in FIELDS if stated[field]}
    return measures


def _measures(count: Counts) -> Iterator[tuple[str, float]]:
    def parts(name: str, precision: float, recall: float) -> Iterator[tuple[str, float]]:
        both = precision + recall
        yield f"{name}.p", precision
        yield f"{name}.r", recall
        yield f"{name}.f1", 2 * precision * recall / both if both else 0.0

    def precision(right: int, predicted: int, gold: int) -> float:
        return right / predicted if predicted else float(not gold)

    def recall(right: int, gold: int) -> float:
        return right / gold if gold else 1.0

    yield from parts("mention", precision(count.exact, count.predicted, count.gold), recall(count.exact, count.gold))
    touching = count.predicted_touching / count.predicted if count.predicted else 0.0
    yield from parts("overlap", touching, recall(count.gold_touched, count.gold))
    yield from parts(
        "entity",
        precision(count.entities_right, count.entities_predicted, count.entities_gold),
        recall(count.entities_right, count.entities_gold),
    )
    yield "link", count.linked / count.exact if count.exact else 0.0


def all_right(gold: Annotated, predicted: Annotated, accept: Callable[[Record, Record], bool] = right_id) -> bool:
    """Whether every required mention is found, exactly and under a right id, and nothing else is."""
    judged = [judge(gold, predicted, kind) for kind in TYPES]
    return all(not one.missed and not one.wrong and all(accept(*pair) for pair in one.pairs) for one in judged)
