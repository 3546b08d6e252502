"""Every mistake by name: what was missed, what was found and is not there, what is right but for one field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawgraph.evaluation.scoring import NOTHING, TYPES, Annotated, Record, judge, right_id


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. `what` is `missed`, `wrong` (found, not in the gold), or the field that differs: `id`, `context`, `tense`.

    `found` and `wanted` are the values of that field; of a miss `wanted` is the gold id, of a false find `found` the id it
    was given. `via` is the rule that linked the prediction, "" where there is none.
    """

    document: str
    what: str
    type: str
    start: int
    text: str
    found: str
    wanted: str
    via: str


def mistakes(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> Iterator[Mistake]:
    """The mistakes in the order of documents and types; what is optional in the gold is none (see `scoring`)."""
    for name, document in gold.items():
        for kind in TYPES:
            judged = judge(document, predicted.get(name, NOTHING), kind)
            for mention in judged.missed:
                yield _mistake(name, "missed", kind, mention, "", mention["id"])
            for mention in judged.wrong:
                yield _mistake(name, "wrong", kind, mention, mention.get("id"), "")
            for mention, wanted in judged.pairs:
                if not right_id(mention, wanted):
                    yield _mistake(name, "id", kind, mention, mention.get("id"), wanted["id"])
                for field in ("context", "tense") if kind == "LAW" else ():
                    if mention.get(field) != wanted.get(field):
                        yield _mistake(name, field, kind, mention, mention.get(field), wanted.get(field))


def _mistake(document: str, what: str, kind: str, mention: Record, found: object, wanted: object) -> Mistake:
    words = " ".join(str(mention.get("text", "")).split())  # a wrapped title has a line break inside
    return Mistake(
        document,
        what,
        kind,
        mention["start"],
        words,
        str(found or ""),
        str(wanted or ""),
        str(mention.get("via") or ""),
    )
