"""The rules of ontology/shapes.ttl put to a graph, by the `shacl` package (docs/decisions.md says why that one)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lawgraph.catalogue.files import ontology_file
from lawgraph.errors import ResultError
from lawgraph.validation.facts import GraphFacts
from lawgraph.validation.problems import Check, Problem, Severity, at_node

SHAPES = Check("shapes", "图谱符合 SHACL 规则", "the graph holds to its SHACL shapes (ontology/shapes.ttl)")
_SH = "http://www.w3.org/ns/shacl#"
_LONGEST = 60


class Broken(NamedTuple):
    """A rule that a node breaks: `rule` is the name of the shape, `value` what is wrong ("" where something lacks)."""

    rule: str
    component: str
    node: str
    value: str
    severity: Severity
    message: str


def broken_rules(file: Path) -> list[Broken]:
    """What SHACL finds in a Turtle or N-Triples file. Raises ResultError for a file that cannot be read."""
    import shacl

    shapes = shacl.Shapes.from_file(str(ontology_file("shapes.ttl")))
    try:
        results = shapes.validate_file(str(file)).results
    except (ValueError, OSError) as error:
        raise ResultError(f"图谱文件有误，请重新生成 / damaged graph, build it again: {file}: {error}") from error
    return [
        Broken(
            rule=_sparql_rules().get(r.message or "") or _local(r.source_shape or r.root_shape or ""),
            component=r.component.removesuffix("ConstraintComponent"),
            node=r.focus_node.strip("<>"),
            value=r.value_plain or "",
            severity=Severity.VIOLATION if r.severity == "Violation" else Severity.WARNING,
            message=r.message or "",
        )
        for r in results
    ]


def as_problem(broken: Broken, graph: GraphFacts) -> Problem:
    """A broken rule with the report and the words it is about."""
    zh, _, en = broken.message.partition(" / ")
    zh, en = zh or f"不合规则 {broken.rule}", en or f"breaks the rule {broken.rule} ({broken.component})"
    if broken.value and broken.value != broken.node:
        value = broken.value if len(broken.value) <= _LONGEST else broken.value[:_LONGEST] + "…"
        zh, en = f"{zh}（现为 {value}）", f"{en} (it is {value})"
    return at_node(SHAPES.name, broken.node, graph, zh, en, broken.rule, broken.severity)


@cache
def _sparql_rules() -> Mapping[str, str]:
    """Message → name of the SPARQL constraint that says it: results name only the shape that holds the constraint."""
    from pyoxigraph import RdfFormat, parse

    triples = list(parse(path=str(ontology_file("shapes.ttl")), format=RdfFormat.TURTLE))
    constraints = {t.subject for t in triples if t.predicate.value == _SH + "select"}
    return {
        t.object.value: _local(t.subject.value)
        for t in triples
        if t.predicate.value == _SH + "message" and t.subject in constraints
    }


def _local(iri: str) -> str:
    return iri.strip("<>").rpartition("#")[2]
