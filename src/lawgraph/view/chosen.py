"""What a page holds of a network too large for one: its nodes and edges, those drawn at first, and how much is left out.

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
    """How much a page holds.

    `nodes` and `edges` are drawn at most at one time: about what a browser moves without stuttering. `behind` times as many
    stand behind the filters and around what is selected; of citations twice as many again, because a law that is not cited must
    not be confused with one that was left out. `text` is how many bytes of UTF-8 the sentences and the reports' own
    texts take together; compressed, they take a third of that in the file.
    """

    nodes: int = 2000
    edges: int = 6000
    behind: int = 4
    text: int = 2_200_000


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
    them, those that tell most first.

    A node's number on the page is its place in `reports` followed by `entities`; `core` are the numbers of those that
    are drawn while nothing is filtered. `totals` are the nodes of each type in the corpus, `edge_totals` the edges of
    each relation.
    """

    reports: tuple[int, ...]
    entities: tuple[int, ...]
    core: frozenset[int]
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
    types = [counts.entities.type_of(index).value.lower() for index in range(len(counts.entities))]
    totals = {"report": len(counts.reports)} | {name: types.count(name) for name in NODE_TYPES[1:]}
    room = limits.nodes * limits.behind
    first_reports, first_entities = _pick(counts, types, limits.nodes, quotas(totals, limits.nodes)["report"])
    # Who cites which law must be known of as many as possible.
    more_reports, more_entities = _pick(counts, types, room, min(totals["report"], room // 2), laws=room // 4)
    reports = tuple(sorted({*first_reports, *more_reports}))
    entities = tuple(sorted({*first_entities, *more_entities}))
    numbers = _numbers(counts, reports, entities)
    first = (_only(numbers[0], first_reports), _only(numbers[1], first_entities))
    core = frozenset(number for part in first for number in part[part >= 0].tolist())
    pairs = network.pairs
    edge_totals = Counter({"cites": 0, "mentions": 0, "cooccurs": len(pairs.first)})
    for kind, times in zip(*np.unique(counts.entity_of, return_counts=True), strict=True):
        edge_totals["cites" if types[kind] == "law" else "mentions"] += int(times)
    most = limits.edges * limits.behind
    pairs_kept = _cooccurrence_links(network, numbers[1], int(most * _COOCCURRENCE_SHARE))
    # What is drawn at first hangs together by edges of its own, before any that lead behind the filters.
    named = [*_report_links(counts, types, first, limits.edges), *_report_links(counts, types, numbers, None)]
    named = list({(link.source, link.target): link for link in named}.values())
    cites = [link for link in named if link.relation == "cites"][: 2 * most]
    mentions = [link for link in named if link.relation != "cites"][
        : max(most - len(pairs_kept) - len(cites), most // 2)
    ]
    kept = {(link.source, link.target) for link in (*cites, *mentions)}
    links = (*(link for link in named if (link.source, link.target) in kept), *pairs_kept)
    return Chosen(reports, entities, core, links, totals, edge_totals)


def _pick(
    counts: Counts, types: list[str], size: int, reports: int, laws: int = 0
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """So many reports and entities together, as indices into the counts; so many laws at least, where there are as many."""
    richest = _richest_reports(counts, types, reports)
    return richest, _most_named(counts, types, richest, size - len(richest), laws)


def _richest_reports(counts: Counts, types: list[str], size: int) -> tuple[int, ...]:
    is_law = np.array([name == "law" for name in types], dtype=np.int64)
    laws = np.zeros(len(counts.reports), dtype=np.int64)
    np.add.at(laws, counts.report_of, is_law[counts.entity_of])
    named = np.bincount(counts.report_of, minlength=len(counts.reports))
    order = np.lexsort((np.arange(len(laws)), -named, -laws))
    return tuple(sorted(order[:size].tolist()))


def _most_named(counts: Counts, types: list[str], reports: tuple[int, ...], total: int, laws: int) -> tuple[int, ...]:
    """Only what a report of the page names: anything else would be a dot without an edge, and without a
    sentence.
    """
    reached = np.zeros(len(types), dtype=bool)
    reached[counts.entity_of[np.isin(counts.report_of, reports)]] = True
    there = Counter(types[index] for index in np.flatnonzero(reached).tolist())
    left = quotas(there, total)
    if left.get("law", 0) < min(laws, there["law"]):
        granted = min(laws, there.pop("law"))
        left = quotas(there, total - granted) | {"law": granted}
    order = np.lexsort((np.arange(len(types)), -counts.mentions_of_entity, -counts.reports_of_entity))
    chosen = []
    for index in order[reached[order]].tolist():
        if left[types[index]]:
            left[types[index]] -= 1
            chosen.append(index)
    return tuple(sorted(chosen))


def _report_links(counts: Counts, types: list[str], numbers: tuple[Indices, Indices], most: int | None) -> list[Link]:
    """Edges from reports to entities that have a number, best first.

    Every node's strongest edge comes before any node's second; a report's edges take turns by type, laws
    twice as often as the rest, since who cites which law is what the page is asked most.
    """
    source, target = numbers[0][counts.report_of], numbers[1][counts.entity_of]
    drawn = (source >= 0) & (target >= 0)
    source, target, weight = source[drawn], target[drawn], counts.mentions[drawn].astype(np.int64)
    kind = np.array([NODE_TYPES.index(name) for name in types], dtype=np.int64)[counts.entity_of[drawn]]
    frequency = counts.reports_of_entity[counts.entity_of[drawn]]
    law = NODE_TYPES.index("law")
    turn = _rank_within(source * len(NODE_TYPES) + kind, weight * (len(counts.reports) + 1) + frequency)
    best = np.minimum(np.where(kind == law, turn // 2, turn), _rank_within(target, weight))
    order = np.lexsort((target, source, -weight, best))[:most]
    columns = (column[order].tolist() for column in (source, target, weight, kind))
    return [
        Link(a, b, "cites" if kind == law else "mentions", times) for a, b, times, kind in zip(*columns, strict=True)
    ]


def _cooccurrence_links(network: Network, number: Indices, most: int) -> list[Link]:
    """Edges between entities that have a number, best first by association weighted with how many reports show it."""
    pairs = network.pairs
    source, target = number[pairs.first], number[pairs.second]
    # One shared report is no pattern: every pair of a report that stands alone would be drawn.
    drawn = (source >= 0) & (target >= 0) & (pairs.reports >= 2)
    source, target = source[drawn], target[drawn]
    weight, sentences, npmi = pairs.reports[drawn], pairs.sentences[drawn], pairs.npmi[drawn]
    value = np.nan_to_num(npmi, nan=0.0) * np.log1p(weight)
    best = np.minimum(_rank_within(source, value), _rank_within(target, value))
    order = np.lexsort((target, source, -value, best))[:most].tolist()
    return [
        Link(
            *(int(source[edge]), int(target[edge]), "cooccurs", int(weight[edge]), int(sentences[edge])),
            npmi=None if np.isnan(npmi[edge]) else round(float(npmi[edge]), 3),
        )
        for edge in order
    ]


def _only(number: Indices, wanted: tuple[int, ...]) -> Indices:
    """The numbers of some, and -1 for the rest."""
    kept = np.full(len(number), -1, dtype=np.int64)
    kept[list(wanted)] = number[list(wanted)]
    return kept


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
