"""All checks of one graph."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lawgraph.catalogue.files import ontology_file
from lawgraph.corpus.texts import kept_texts
from lawgraph.errors import ResultError
from lawgraph.model import EvidenceLevel
from lawgraph.run_account import RUN, evidence_held
from lawgraph.validation import beside, within
from lawgraph.validation.facts import GraphFacts, read_graph
from lawgraph.validation.problems import Check, Problem, Severity
from lawgraph.validation.shapes import SHAPES, as_problem, broken_rules

WITHIN = (within.DESCRIBED, within.VOCABULARY, within.EDGES, within.SECTIONS, within.KEYS, within.IRIS)
BESIDE = (beside.TEXTS, beside.DIGEST, beside.QUOTE, beside.SENTENCE, beside.TABLES, beside.RUN)
#: those for which a text has to be read
_OF_TEXTS = (beside.DIGEST, beside.QUOTE, beside.SENTENCE)
#: every check, in the order in which they are told
CHECKS: tuple[Check, ...] = (SHAPES, *WITHIN, *BESIDE)

_GRAPH = "graph.ttl"
#: the rule that every lg:cites has a citation behind it; a graph of edges alone has none
_BACKED = "Cites-backed"


@dataclass(frozen=True, slots=True)
class Validation:
    """What validating a graph gave.

    `checks` are those that were made: of a graph without its folder of results the texts and tables cannot be compared, nor words
    with texts where none is kept.
    `problems` are sorted by report, then by place in its text.
    """

    file: Path
    triples: int
    reports: int
    mentions: int
    checks: tuple[Check, ...]
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> bool:
        """Whether nothing but warnings was found: a report whose year is not known is a report all the same."""
        return not any(problem.severity is Severity.VIOLATION for problem in self.problems)


def validate(target: str | Path = "out") -> Validation:
    """Validates a folder that `build` wrote, or a Turtle or N-Triples file.

    Of a file named graph.ttl in a folder of results the texts and tables beside it are compared too. Raises ResultError when
    there is no graph or it is damaged, UsageError for a file of another kind.
    """
    file, folder = _located(Path(target))
    with ThreadPoolExecutor(max_workers=1) as engine:  # it lets Python go on meanwhile
        broken = engine.submit(broken_rules, file)
        graph = read_graph(file)
        held = evidence_held(folder) if folder else EvidenceLevel.ALL
        problems = [*_within(graph, held), *(_beside(graph, folder) if folder else ())]
        rules = [one for one in broken.result() if held is not EvidenceLevel.EDGES or one.rule != _BACKED]
        problems += (as_problem(rule, graph) for rule in rules)
    order = {check.name: place for place, check in enumerate(CHECKS)}
    problems.sort(key=lambda p: (p.report, p.start or 0, p.node, order[p.check], p.rule, p.zh))
    return Validation(
        file=file,
        triples=graph.triples,
        reports=len(graph.reports),
        mentions=len(graph.mentions),
        checks=_made(graph, folder),
        problems=tuple(problems),
    )


def _made(graph: GraphFacts, folder: Path | None) -> tuple[Check, ...]:
    """The checks that are made of a graph."""
    if folder is None:
        return SHAPES, *WITHIN
    if graph.reports and kept_texts(folder).keys().isdisjoint(report.key for report in graph.reports.values()):
        return tuple(check for check in CHECKS if check not in _OF_TEXTS)
    return CHECKS


def _located(target: Path) -> tuple[Path, Path | None]:
    """The file of the graph, and the folder of results that it belongs to."""
    file = target / _GRAPH if target.is_dir() else target
    results = target.is_dir() or (target.name == _GRAPH and (target.parent / RUN).is_file())
    if not file.is_file():
        raise ResultError(f"没有图谱 {file}，请先运行 lawgraph build / no graph {file}: run lawgraph build first")
    return file, file.parent if results else None


def _within(graph: GraphFacts, held: EvidenceLevel) -> Iterator[Problem]:
    yield from within.described(graph)
    yield from within.vocabulary(graph, _known_terms())
    yield from within.edges(graph, held)
    yield from within.sections(graph)
    yield from within.keys(graph)
    yield from within.iris(graph)


def _beside(graph: GraphFacts, folder: Path) -> Iterator[Problem]:
    yield from beside.texts(graph, folder)
    yield from beside.tables(graph, folder)
    yield from beside.run(graph, folder)


@cache
def _known_terms() -> frozenset[str]:
    """What the ontology defines."""
    from pyoxigraph import RdfFormat, parse

    triples = parse(path=str(ontology_file("lawgraph.ttl")), format=RdfFormat.TURTLE)
    return frozenset(triple.subject.value for triple in triples)
