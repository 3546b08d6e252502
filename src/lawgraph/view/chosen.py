"""What is drawn of a network too large to draw: the nodes and edges of the page, and how much they leave out.

By rank alone 1,488 of 2,000 nodes would be reports, since a corpus has more of them than of anything else: so
each type gets a share that grows with the square root of its size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawgraph.network import Counts, Network

#: The types of node on the page, in the order of the legend.
NODE_TYPES = ("report", "law", "program", "institution", "locality")

#: Co-occurrence edges take at most this share of the edges: they are many, and switched off at first.
_COOCCURRENCE_SHARE = 0.25

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many nodes and edges a page draws at most: about what a browser moves without stuttering."""

    nodes: int = 2000
    edges: int = 6000


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the page between two of its nodes.

    `relation` is `cites` or `mentions` (a report and what it names, `weight` times) or `cooccurs` (two
    entities that share `weight` reports, with their NPMI and the number of sentences that name both).
    """

    source: int
    target: int
    relation: str
    weight: int
    sentences: int = 0
    npmi: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The nodes of the page: reports first, then entities, as indices into the counts; and the edges between
    them.

    A node's number on the page is its place in `reports` followed by `entities`. `totals` are the nodes of
    each type in the corpus, `edge_totals` the edges of each relation.
    """

    reports: tuple[int, ...]
    entities: tuple[int, ...]
    links: tuple[Link, ...]
    totals: Mapping[str, int]
    edge_totals: Mapping[str, int]


def quotas(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Share `total` places among types in proportion to the square root of their size, never above their
    size.

    >>> quotas({"report": 8100, "law": 900, "program": 40}, 1000)
    {'report': 720, 'law': 240, 'program': 40}
    """
    granted = dict.fromkeys(sizes, 0)
    if sum(sizes.values()) <= total:
        return dict(sizes)
    open_types = [name for name, size in sizes.items() if size]
    left = total
    while open_types:
        roots = sum(sizes[name] ** 0.5 for name in open_types)
        full = [name for name in open_types if sizes[name] <= left * sizes[name] ** 0.5 / roots]
        if not full:
            for name in open_types:
                granted[name] = int(left * sizes[name] ** 0.5 / roots)
            # What rounding left over goes to the largest types.
            for name in sorted(open_types, key=lambda name: -sizes[name])[: total - sum(granted.values())]:
                granted[name] += 1
            break
        for name in full:
            granted[name] = sizes[name]
            left -= sizes[name]
        open_types = [name for name in open_types if name not in full]
    return granted


def choose(network: Network, limits: Limits) -> Chosen:
    """The nodes named by most reports and the reports that name most, within quotas; then their strongest
    edges.
    """
    counts = network.counts
    types = [entity.type.value.lower() for entity in counts.entities]
    totals = {"report": len(counts.reports)} | {name: types.count(name) for name in NODE_TYPES[1:]}
    reports = _richest_reports(counts, types, quotas(totals, limits.nodes)["report"])
    entities = _most_named(counts, types, reports, limits.nodes - len(reports))
    pairs = network.pairs
    edge_totals = Counter({"cites": 0, "mentions": 0, "cooccurs": len(pairs.first)})
    for kind, times in zip(*np.unique(counts.entity_of, return_counts=True), strict=True):
        edge_totals["cites" if types[kind] == "law" else "mentions"] += int(times)
    kept = int(limits.edges * _COOCCURRENCE_SHARE)
    together = _cooccurrence_links(network, reports, entities)
    named = _report_links(counts, types, reports, entities)
    named = named[: max(limits.edges - kept, limits.edges - len(together))]
    links = (*named, *together[: limits.edges - len(named)])
    return Chosen(reports, entities, links, totals, edge_totals)


def _richest_reports(counts: Counts, types: list[str], size: int) -> tuple[int, ...]:
    is_law = np.array([name == "law" for name in types], dtype=np.int64)
    laws = np.zeros(len(counts.reports), dtype=np.int64)
    np.add.at(laws, counts.report_of, is_law[counts.entity_of])
    named = np.bincount(counts.report_of, minlength=len(counts.reports))
    order = np.lexsort((np.arange(len(laws)), -named, -laws))
    return tuple(sorted(order[:size].tolist()))


def _most_named(counts: Counts, types: list[str], reports: tuple[int, ...], total: int) -> tuple[int, ...]:
    """Only what a drawn report names: anything else would be a dot without an edge, and without a
    sentence.
    """
    reached = np.zeros(len(types), dtype=bool)
    reached[counts.entity_of[np.isin(counts.report_of, reports)]] = True
    left = quotas(Counter(types[index] for index in np.flatnonzero(reached).tolist()), total)
    order = np.lexsort((np.arange(len(types)), -counts.mentions_of_entity, -counts.reports_of_entity))
    chosen = []
    for index in order[reached[order]].tolist():
        if left[types[index]]:
            left[types[index]] -= 1
            chosen.append(index)
    return tuple(sorted(chosen))


def _report_links(counts: Counts, types: list[str], reports: tuple[int, ...], entities: tuple[int, ...]) -> list[Link]:
    """Edges from reports to entities, best first.

    Every node's strongest edge comes before any node's second; a report's edges take turns by type, laws
    twice as often as the rest, since who cites which law is what the page is asked most.
    """
    report_number, entity_number = _numbers(counts, reports, entities)
    source, target = report_number[counts.report_of], entity_number[counts.entity_of]
    drawn = (source >= 0) & (target >= 0)
    source, target, weight = source[drawn], target[drawn], counts.mentions[drawn]
    kind = np.array([NODE_TYPES.index(name) for name in types], dtype=np.int64)[counts.entity_of[drawn]]
    frequency = counts.reports_of_entity[counts.entity_of[drawn]]
    turn = _rank_within(source * len(NODE_TYPES) + kind, weight * (len(counts.reports) + 1) + frequency)
    turn = np.where(kind == NODE_TYPES.index("law"), turn // 2, turn)
    best = np.minimum(turn, _rank_within(target, weight))
    order = np.lexsort((target, source, -weight, best)).tolist()
    relation = ["cites" if types[entity] == "law" else "mentions" for entity in entities]
    return [
        Link(int(source[edge]), int(target[edge]), relation[target[edge] - len(reports)], int(weight[edge]))
        for edge in order
    ]


def _cooccurrence_links(network: Network, reports: tuple[int, ...], entities: tuple[int, ...]) -> list[Link]:
    """Edges between entities, best first by association weighted with how many reports show it."""
    pairs = network.pairs
    _, number = _numbers(network.counts, reports, entities)
    source, target = number[pairs.first], number[pairs.second]
    # One shared report is no pattern: every pair of a report that stands alone would be drawn.
    drawn = (source >= 0) & (target >= 0) & (pairs.reports >= 2)
    source, target = source[drawn], target[drawn]
    weight, sentences, npmi = pairs.reports[drawn], pairs.sentences[drawn], pairs.npmi[drawn]
    value = np.nan_to_num(npmi, nan=0.0) * np.log1p(weight)
    best = np.minimum(_rank_within(source, value), _rank_within(target, value))
    order = np.lexsort((target, source, -value, best)).tolist()
    return [
        Link(
            *(int(source[edge]), int(target[edge]), "cooccurs", int(weight[edge]), int(sentences[edge])),
            npmi=None if np.isnan(npmi[edge]) else round(float(npmi[edge]), 3),
        )
        for edge in order
    ]


def _numbers(counts: Counts, reports: tuple[int, ...], entities: tuple[int, ...]) -> tuple[Indices, Indices]:
    """For each report and each entity of the corpus, its number on the page, or -1."""
    report_number = np.full(len(counts.reports), -1, dtype=np.int64)
    report_number[list(reports)] = np.arange(len(reports))
    entity_number = np.full(len(counts.entities), -1, dtype=np.int64)
    entity_number[list(entities)] = np.arange(len(entities)) + len(reports)
    return report_number, entity_number


def _rank_within(group: Indices, value: NDArray[np.number]) -> Indices:
    """The rank of each value among those of its group, the highest 0; ties by position."""
    order = np.lexsort((np.arange(len(group)), -value, group))
    ranks = np.empty(len(group), dtype=np.int64)
    opens = np.flatnonzero(np.r_[True, np.diff(group[order]) != 0]) if len(group) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[opens, len(group)])
    ranks[order] = np.arange(len(group)) - np.repeat(opens, sizes)
    return ranks
