"""Checks that need the graph alone, and that SHACL cannot say or not at a bearable price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgraph.model import EvidenceLevel
from lawgraph.validation.facts import GraphFacts, local
from lawgraph.validation.problems import Check, Problem, at_mention, at_node

DESCRIBED = Check(
    "described", "凡被指向的，图中都有说明", "everything that a property leads to is described in the graph"
)
VOCABULARY = Check(
    "vocabulary",
    "所用的类和属性都在本体中",
    "every class and property of lawgraph's namespace is one of the ontology",
)
EDGES = Check(
    "edges",
    "直接边与各处提及一致：每处引用都有 lg:cites，每处提及都有 lg:mentions，反之亦然",
    "direct edges and mentions agree: lg:cites for every citation, lg:mentions for every mention, and back",
)
SECTIONS = Check(
    "sections",
    "提及在它所属章节之内，章节在它所属报告之内",
    "a mention lies in its section, and section and mention in their report",
)
KEYS = Check(
    "keys",
    "每份报告的名称、摘要值和标识只属于它自己",
    "no two reports share a name, a digest or a key",
)
IRIS = Check(
    "iris",
    "标识与内容一致：报告的标识取自摘要值，提及和章节的标识写明报告和位置",
    "IRIs say what the properties say: a report's its digest, a mention's and a section's its report and offsets",
)


def described(graph: GraphFacts) -> Iterator[Problem]:
    """References that lead to nothing."""
    for target, node in graph.references.items():
        if target not in graph.described:
            zh, en = f"所指向的 {target} 在图中没有说明", f"leads to {target}, which the graph does not describe"
            yield at_node(DESCRIBED.name, node, graph, zh, en)


def vocabulary(graph: GraphFacts, known: frozenset[str]) -> Iterator[Problem]:
    """Terms of lawgraph's namespace that are not among the known ones: a slip in a name says nothing to any query."""
    for term, node in graph.terms.items():
        if term not in known:
            yield at_node(VOCABULARY.name, node, graph, f"本体中没有 {term}", f"{term} is not in the ontology")


def edges(graph: GraphFacts, held: EvidenceLevel) -> Iterator[Problem]:
    """Direct edges without a mention, of the kinds of mention that the graph holds, and mentions without a direct edge.

    That an lg:cites edge has a citation behind it is a shape (Cites-backed), and is not said twice.
    """
    for iri, mentions in graph.by_report.items():
        report = graph.reports.get(iri)
        if report is None:
            continue
        cites, named = set(report.cites), set(report.mentions)
        expected = {EvidenceLevel.ALL: named, EvidenceLevel.CITATIONS: named & cites, EvidenceLevel.EDGES: set[str]()}[
            held
        ]
        for target in sorted(expected - {mention.target for mention in mentions}):
            label = graph.labels.get(target, target)
            zh, en = f"lg:mentions 指向“{label}”，却没有一处提及它", f"lg:mentions leads to {label}, no mention does"
            yield at_node(EDGES.name, iri, graph, zh, en)
        for mention in mentions:
            lacking = [
                edge
                for edge, target, there in (("lg:cites", mention.cited, cites), ("lg:mentions", mention.target, named))
                if target and target not in there
            ]
            if lacking:
                edge = "、".join(lacking)
                zh, en = f"报告缺少直接边 {edge}", f"the report has no direct edge {' and no '.join(lacking)}"
                yield at_mention(EDGES.name, mention, graph, zh, en)


def sections(graph: GraphFacts) -> Iterator[Problem]:
    """Mentions outside the section or report they claim, sections outside their report."""
    for section in graph.sections.values():
        report = graph.reports.get(section.report)
        if report and _outside(section.end, report.characters):
            zh, en = "章节超出报告的长度", "the section ends behind the end of its report"
            yield at_node(SECTIONS.name, section.iri, graph, zh, en)
    for mention in graph.mentions.values():
        report, place = graph.reports.get(mention.report), graph.sections.get(mention.section)
        if report and _outside(mention.end, report.characters):
            yield at_mention(SECTIONS.name, mention, graph, "位置超出报告的长度", "lies behind the end of its report")
        if place is None:
            continue
        if place.report != mention.report:
            yield at_mention(
                SECTIONS.name, mention, graph, "所属章节在另一份报告中", "its section is one of another report"
            )
        elif _outside(place.start, mention.start) or _outside(mention.end, place.end):
            zh = f"不在所属章节 {place.start}-{place.end} 之内"
            yield at_mention(SECTIONS.name, mention, graph, zh, f"not within its section {place.start}-{place.end}")


def _outside(lower: int | None, upper: int | None) -> bool:
    """Whether two offsets stand the wrong way round; of an unknown one nothing is said."""
    return lower is not None and upper is not None and lower > upper


def keys(graph: GraphFacts) -> Iterator[Problem]:
    """Names and digests that several reports have, and reports that have several."""
    owners: dict[tuple[str, str], list[str]] = {}
    for report in graph.reports.values():
        for what, values in (("名称 / name", report.names), ("摘要值 / digest", report.digests)):
            for value in values:
                owners.setdefault((what, value), []).append(report.iri)
            if len(values) > 1:
                zh, en = what.split(" / ")
                zh, en = (
                    f"一份报告有 {len(values)} 个{zh}，是两份报告合成的",
                    f"two reports in one: {len(values)} {en}s",
                )
                yield at_node(KEYS.name, report.iri, graph, zh, en)
    for (what, value), reports in owners.items():
        for iri in reports[1:]:
            zh, en = what.split(" / ")
            zh = f"{zh} {value} 也属于报告 {graph.report_name(reports[0])}（{reports[0]}）"
            yield at_node(KEYS.name, iri, graph, zh, f"shares its {en} {value} with {reports[0]}")


def iris(graph: GraphFacts) -> Iterator[Problem]:
    """IRIs that say something else than the properties beside them."""
    for report in graph.reports.values():
        if report.digests and not any(digest.startswith(report.key) for digest in report.digests):
            zh, en = "报告的标识不是摘要值的开头", "the IRI of the report is not the beginning of its digest"
            yield at_node(IRIS.name, report.iri, graph, zh, en)
    for section in graph.sections.values():
        if not _says(section.iri, [f"{local(section.report)}_{section.start}"], section.start):
            zh, en = "章节的标识与报告、起始位置不符", "the IRI of the section does not say its report and start"
            yield at_node(IRIS.name, section.iri, graph, zh, en)
    for mention in graph.mentions.values():
        span = f"{local(mention.report)}_{mention.start}-{mention.end}"
        # the second of two mentions of the same words adds its type: cite:…_24-27-locality
        named = [span, span + "-" + local(mention.iri).rpartition("-")[2]]
        if not _says(mention.iri, named, mention.start, mention.end):
            zh, en = "标识与报告、起止位置不符", "its IRI does not say its report and offsets"
            yield at_mention(IRIS.name, mention, graph, zh, en)


def _says(iri: str, expected: Sequence[str], *offsets: int | None) -> bool:
    return None in offsets or local(iri) in expected
