"""What a check says: the check itself, and the problems it finds, each with its report and its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lawgraph.validation.facts import GraphFacts, MentionFact


class Severity(StrEnum):
    """Whether a graph is not valid because of a problem, or only lacks something that may be lacking."""

    VIOLATION = "violation"
    WARNING = "warning"


class Check(NamedTuple):
    """A check by its name, and in one sentence what it says of a valid graph."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `rule` is the shape that is broken, "" outside SHACL. `report` is the name of the report, `words` what stands there (the
    words of a mention, the label of a thing), `start` and `end` their offsets in its text; each is empty where there
    is none. `node` is the IRI that the problem is about. `zh` and `en` say what is wrong.
    """

    check: str
    rule: str
    severity: Severity
    report: str
    words: str
    start: int | None
    end: int | None
    node: str
    zh: str
    en: str


def at_mention(check: str, mention: MentionFact, graph: GraphFacts, zh: str, en: str) -> Problem:
    """A problem of one mention."""
    report = graph.report_name(mention.report)
    return Problem(
        check, "", Severity.VIOLATION, report, mention.quote, mention.start, mention.end, mention.iri, zh, en
    )


def at_node(
    check: str,
    node: str,
    graph: GraphFacts,
    zh: str,
    en: str,
    rule: str = "",
    severity: Severity = Severity.VIOLATION,
) -> Problem:
    """A problem of any node: where a reader finds it is looked up in the graph."""
    return Problem(check, rule, severity, *graph.whereabouts(node), node, zh, en)
