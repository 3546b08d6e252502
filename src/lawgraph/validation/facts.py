"""The graph as the checks see it: one pass over the file, keeping of each node only what a check asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lawgraph.errors import ResultError, UsageError
from lawgraph.iri import ONTOLOGY

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
#: of these one value is enough: that there is no second is said by the shapes
_SINGLE = frozenset(
    {"inDocument", "inSection", "startOffset", "endOffset", "quote", "sentence", "refersTo", "citedInstrument"}
    | {"sectionOf", "heading", "charCount"}
)
_SEVERAL = frozenset({"documentName", "textSha256", "cites", "mentions"})
_KEPT = {_LABEL: "label"} | {ONTOLOGY + name: name for name in _SINGLE | _SEVERAL}


class MentionFact(NamedTuple):
    """A mention; offsets are None where the graph has no integer."""

    iri: str
    report: str
    section: str
    start: int | None
    end: int | None
    quote: str
    sentence: str
    target: str
    cited: str


class SectionFact(NamedTuple):
    """A section of a report."""

    iri: str
    report: str
    start: int | None
    end: int | None
    heading: str


class ReportFact(NamedTuple):
    """A report with its direct edges; several names or digests are a fault that a check looks for."""

    iri: str
    names: tuple[str, ...]
    digests: tuple[str, ...]
    characters: int | None
    cites: tuple[str, ...]
    mentions: tuple[str, ...]

    @property
    def key(self) -> str:
        """The local part of its IRI, by which its text is found."""
        return local(self.iri)


@dataclass(frozen=True)
class GraphFacts:
    """What the checks ask of a graph. Everything is by IRI, in the order of the file.

    `described` are the nodes with a type; `references` lead from what properties of lawgraph point at to the first node
    that points there, `terms` from every property and class of lawgraph's namespace to the first node that uses it.
    """

    triples: int
    reports: Mapping[str, ReportFact]
    sections: Mapping[str, SectionFact]
    mentions: Mapping[str, MentionFact]
    labels: Mapping[str, str]
    described: frozenset[str]
    references: Mapping[str, str]
    terms: Mapping[str, str]

    @cached_property
    def by_report(self) -> Mapping[str, list[MentionFact]]:
        """The mentions of each report."""
        grouped: dict[str, list[MentionFact]] = {iri: [] for iri in self.reports}
        for mention in self.mentions.values():
            grouped.setdefault(mention.report, []).append(mention)
        return grouped

    def report_name(self, iri: str) -> str:
        """The name of a report; its IRI when the graph does not say it."""
        report = self.reports.get(iri)
        return report.names[0] if report and report.names else iri

    def whereabouts(self, node: str) -> tuple[str, str, int | None, int | None]:
        """Report, words and offsets of a node: of a thing, where it is named first."""
        mention = self.mentions.get(node) or self._first_named.get(node)
        if mention:
            return self.report_name(mention.report), mention.quote, mention.start, mention.end
        section = self.sections.get(node)
        if section:
            return self.report_name(section.report), section.heading, section.start, section.end
        if node in self.reports:
            return self.report_name(node), "", None, None
        return "", self.labels.get(node, ""), None, None

    @cached_property
    def _first_named(self) -> Mapping[str, MentionFact]:
        first: dict[str, MentionFact] = {}
        for mention in self.mentions.values():
            if mention.target:
                first.setdefault(mention.target, mention)
        return first


def local(iri: str) -> str:
    """The part of an IRI behind its last slash."""
    return iri.rpartition("/")[2]


def read_graph(file: Path) -> GraphFacts:
    """Reads a Turtle or N-Triples file. Raises UsageError for another kind of file, ResultError for a damaged one."""
    reader = _Reader()
    try:
        reader.read(_triples(file))
    except (SyntaxError, ValueError, OSError) as error:
        raise ResultError(f"图谱文件有误，请重新生成 / damaged graph, build it again: {file}: {error}") from error
    return reader.facts()


def _triples(file: Path) -> Iterable[Any]:
    from pyoxigraph import RdfFormat, parse

    formats = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES}
    if file.suffix not in formats:
        raise UsageError(f"只能校验 .ttl 和 .nt 文件 / only .ttl and .nt files can be validated: {file}")
    return parse(path=str(file), format=formats[file.suffix])


class _Reader:
    def __init__(self) -> None:
        self._triples = 0
        self._nodes: dict[str, dict[str, str]] = {}
        self._lists: dict[str, dict[str, dict[str, None]]] = {}
        self._types: dict[str, set[str]] = {}
        self._members: dict[str, dict[str, None]] = {name: {} for name in ("Report", "Section", "Mention")}
        self._references: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        self._same: dict[str, str] = {}  # a sentence with six mentions is one string, not six

    def read(self, triples: Iterable[Any]) -> None:
        from pyoxigraph import BlankNode, NamedNode

        same, nodes, references = self._same.setdefault, self._nodes, self._references
        name = ""
        for triple in triples:
            self._triples += 1
            subject, predicate, value = triple.subject, triple.predicate.value, triple.object
            if subject.value != name:
                name = same(subject.value, subject.value)
            label = f"_:{name}" if isinstance(subject, BlankNode) else name
            written = value.value
            if predicate == _TYPE:
                self._typed(label, written)
                continue
            if predicate.startswith(ONTOLOGY):
                self._terms.setdefault(predicate, label)
                if isinstance(value, NamedNode):
                    written = same(written, written)
                    references.setdefault(written, label)
            kept = _KEPT.get(predicate)
            if kept is None:
                continue
            if kept in _SEVERAL:
                self._lists.setdefault(label, {}).setdefault(kept, {})[written] = None
            else:
                nodes.setdefault(label, {}).setdefault(kept, same(written, written) if kept == "sentence" else written)

    def _typed(self, node: str, type: str) -> None:
        self._types.setdefault(node, set()).add(type)
        if type.startswith(ONTOLOGY):
            self._terms.setdefault(type, node)
            kind = type.removeprefix(ONTOLOGY)
            if kind in self._members:
                self._members[kind][node] = None

    def facts(self) -> GraphFacts:
        return GraphFacts(
            triples=self._triples,
            reports={iri: self._report(iri) for iri in self._members["Report"]},
            sections={iri: self._section(iri) for iri in self._members["Section"]},
            mentions={iri: self._mention(iri) for iri in self._members["Mention"]},
            labels={iri: values["label"] for iri, values in self._nodes.items() if "label" in values},
            described=frozenset(self._types),
            references=self._references,
            terms=self._terms,
        )

    def _report(self, iri: str) -> ReportFact:
        values, lists = self._nodes.get(iri, {}), self._lists.get(iri, {})
        names, digests, cites, mentions = (tuple(lists.get(name, ())) for name in _IN_ORDER)
        return ReportFact(iri, names, digests, _integer(values.get("charCount")), cites, mentions)

    def _section(self, iri: str) -> SectionFact:
        get = self._nodes.get(iri, {}).get
        start, end = _integer(get("startOffset")), _integer(get("endOffset"))
        return SectionFact(iri, get("sectionOf", ""), start, end, get("heading", ""))

    def _mention(self, iri: str) -> MentionFact:
        get = self._nodes.get(iri, {}).get
        return MentionFact(
            iri,
            get("inDocument", ""),
            get("inSection", ""),
            _integer(get("startOffset")),
            _integer(get("endOffset")),
            get("quote", ""),
            get("sentence", ""),
            get("refersTo", ""),
            get("citedInstrument", ""),
        )


_IN_ORDER = ("documentName", "textSha256", "cites", "mentions")


def _integer(written: str | None) -> int | None:
    """A whole number, None for anything else: that it must be one is said by the shapes."""
    try:
        return int(written) if written is not None else None
    except ValueError:
        return None
