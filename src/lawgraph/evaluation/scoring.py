"""How well predicted mentions agree with a gold set, by the rules of the annotation guidelines.

Written against records (plain dictionaries of the JSON lines), so that it can judge any extractor. What is counted, for each type of entity and over all of them:

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

from collections.abc import Callable, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted over a gold set: by type and over `ALL`, and of each document field (right, stated)."""

    counts: Mapping[str, Counts]
    fields: Mapping[str, tuple[int, int]]


def count(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> Tally:
    """Counts the predictions against the gold, document by document.

    A document without a prediction counts as one in which nothing was found; predictions for other documents are not looked at.
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
    return Tally(
        {**counts, "ALL": sum(counts.values(), Counts())},
        {field: (agreed[field], stated[field]) for field in FIELDS if stated[field]},
    )


def nested(tally: Tally) -> dict[str, dict[str, Any]]:
    """All measures by type and name, with the counts behind precision and recall: `["LAW"]["mention"]["f1"]`."""
    result: dict[str, dict[str, Any]] = {}
    for kind, counts in tally.counts.items():
        touching = counts.predicted_touching / counts.predicted if counts.predicted else float(not counts.gold)
        result[kind] = {
            "mention": _shares(counts.exact, counts.predicted, counts.gold),
            "overlap": _balanced(touching, counts.gold_touched / counts.gold if counts.gold else 1.0),
            "entity": _shares(counts.entities_right, counts.entities_predicted, counts.entities_gold),
            "link": _share(counts.linked, counts.exact),
        }
    law = tally.counts["LAW"]
    result["LAW"] |= {"context": _share(law.context, law.exact), "tense": _share(law.tense, law.exact)}
    result["document"] = {field: right / stated for field, (right, stated) in tally.fields.items()}
    return result


def score(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> dict[str, float]:
    """All measures by one name each: `LAW.mention.f1`, `ALL.link`, `LAW.context`, `document.title`."""
    flat: dict[str, float] = {}
    for kind, measures in nested(count(gold, predicted)).items():
        for name, value in measures.items():
            if isinstance(value, dict):
                flat |= {f"{kind}.{name}.{part}": value[part] for part in ("p", "r", "f1")}
            else:
                flat[f"{kind}.{name}"] = value
    return flat


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _shares(right: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 with their counts; where there is nothing to find, finding nothing is right."""
    precision = right / predicted if predicted else float(not gold)
    recall = right / gold if gold else 1.0
    return {**_balanced(precision, recall), "tp": right, "predicted": predicted, "gold": gold}


def _balanced(precision: float, recall: float) -> dict[str, float]:
    both = precision + recall
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / both if both else 0.0}


def all_right(gold: Annotated, predicted: Annotated, accept: Callable[[Record, Record], bool] = right_id) -> bool:
    """Whether every required mention is found, exactly and under a right id, and nothing else is."""
    judged = [judge(gold, predicted, kind) for kind in TYPES]
    return all(not one.missed and not one.wrong and all(accept(*pair) for pair in one.pairs) for one in judged)
