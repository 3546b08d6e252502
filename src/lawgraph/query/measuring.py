"""The network of a result folder, measured: thin methods over `lawgraph.network`, which has the formulas (docs/network.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

from lawgraph.errors import UsageError
from lawgraph.model import EntityType
from lawgraph.query.questions.scope import several
from lawgraph.query.rows import Rows, typed_rows

if TYPE_CHECKING:
    import networkx as nx

    from lawgraph.network import BipartiteCentrality, Communities, Counts, RankInterval, YearRank

EnumT = TypeVar("EnumT", bound=StrEnum)


class Pairs(TypedDict, total=False):
    """Which pairs make the network.

    `scope` is report (so it is without), section or sentence; `types` are LAW, PROGRAM, INSTITUTION, LOCALITY (all without);
    entities and pairs of fewer than `min_reports` reports are left out (without: as `lawgraph build` does, 2 in a corpus of
    more than 50 reports, more where too many pairs would be left). Any other value of the first two, and any other name, is a
    UsageError.
    """

    scope: str
    types: str | Sequence[str]
    min_reports: int


@dataclass(frozen=True, slots=True)
class EntityCentrality:
    """An entity with its measures (docs/network.md); `node` is its IRI."""

    label: str
    type: str
    reports: int
    degree: int
    strength: float
    core: int
    pagerank: float
    betweenness: float
    eigenvector: float
    community: int
    node: str


class MeasuredFolder:
    """A result folder whose network can be measured. The tables are read at the first question that needs them.

    Every method raises UsageError where the graph is not a folder, ResultError where the folder's tables are missing.
    """

    folder: Path | None

    def network(self) -> nx.Graph:
        """The co-occurrence network as a networkx graph: nodes are IRIs with their measures, edges carry counts and weights.

        Raises ResultError when the folder holds no network, UsageError for an endpoint.
        """
        from lawgraph.network import read_network

        return read_network(self._needed_folder("network()"))

    def centrality(self, *, weight: str = "weight", seed: int = 0, **pairs: Unpack[Pairs]) -> Rows[EntityCentrality]:
        """How central each entity is, by PageRank. Edges weigh by `weight` (reports), jaccard, npmi or log_likelihood."""
        from dataclasses import asdict

        from lawgraph.network import Weight, centrality, weighed

        graph = weighed(self._graph(pairs), _one_of(Weight, weight))
        rows = [
            EntityCentrality(*(graph.nodes[row.node][name] for name in ("label", "type", "reports")), **asdict(row))
            for row in centrality(graph, seed=seed)
        ]
        rows.sort(key=lambda row: (-round(row.pagerank, 12), row.node))
        return typed_rows(rows, EntityCentrality, "")

    def backbone(self, alpha: float = 0.05, *, weight: str = "weight", **pairs: Unpack[Pairs]) -> nx.Graph:
        """The edges that are too strong for one of their ends to be chance: disparity below `alpha`, and their nodes."""
        from lawgraph.network import Weight, backbone

        return backbone(self._graph(pairs), alpha, weight=_one_of(Weight, weight))

    def communities(
        self, *, method: str = "leiden", seed: int = 0, seeds: int = 20, **pairs: Unpack[Pairs]
    ) -> Communities:
        """Communities by leiden or louvain, with how far they hold under other seeds."""
        from lawgraph.network import Method, communities

        return communities(self._graph(pairs), method=_one_of(Method, method), seed=seed, seeds=seeds)

    def rank_intervals(
        self, measure: str = "pagerank", *, top: int = 20, n: int = 200, seed: int = 0, types: str | Sequence[str] = ()
    ) -> Rows[RankInterval]:
        """The `top` entities by reports, strength, pagerank or eigenvector, with 95 % bootstrap intervals over reports."""
        from lawgraph.network import RankInterval, bootstrap

        kinds = _types(types)
        return typed_rows(
            bootstrap(self._counts, measure=measure, top=top, n=n, seed=seed, types=kinds), RankInterval, ""
        )

    def centrality_by_year(self, measure: str = "pagerank", *, seed: int = 0, **pairs: Unpack[Pairs]) -> Rows[YearRank]:
        """Value and rank of each entity in the network of each year's reports; without `min_reports`, of all their pairs."""
        from lawgraph.network import Scope, YearRank, centrality_by_year

        _checked(pairs)
        rows = centrality_by_year(
            self._counts,
            measure,
            scope=_one_of(Scope, pairs.get("scope", "report")),
            min_reports=pairs.get("min_reports", 1),
            types=_types(pairs.get("types", ())),
            seed=seed,
        )
        return typed_rows(rows, YearRank, "")

    def bipartite_centrality(self, *, seed: int = 0) -> Rows[BipartiteCentrality]:
        """Reports, then entities, measured in the network that joins each report with what it names."""
        from lawgraph.network import BipartiteCentrality, bipartite_centrality

        return typed_rows(bipartite_centrality(self._counts, seed=seed), BipartiteCentrality, "")

    @cached_property
    def _counts(self) -> Counts:
        from lawgraph.network import read_counts

        return read_counts(self._needed_folder("centrality()、backbone() …"))

    def _graph(self, pairs: Pairs) -> Any:
        from lawgraph.network import MOST_PAIRS, Scope, cooccurrence, cooccurrence_graph, least_reports

        _checked(pairs)
        counts = self._counts
        scope, types = _one_of(Scope, pairs.get("scope", "report")), _types(pairs.get("types", ()))
        least = pairs.get("min_reports", least_reports(len(counts.reports)))
        # Whoever says in how many reports gets all that stand in so many.
        most = None if "min_reports" in pairs else MOST_PAIRS
        return cooccurrence_graph(cooccurrence(counts, scope, min_reports=least, types=types, most_pairs=most))

    def _needed_folder(self, what: str) -> Path:
        if self.folder is None:
            raise needs_folder(what)
        return self.folder


def needs_folder(what: str, instead: str = "") -> UsageError:
    """The error of a method that an endpoint cannot answer; `instead` says what can."""
    return UsageError(
        f"kg.{what} 需要结果目录，请用 lawgraph.open(目录) / needs a result folder, which an endpoint is not{instead}"
    )


def _checked(pairs: Pairs) -> Pairs:
    """Raises UsageError for what is none of `Pairs`: left aside, a slip would widen the network without a word."""
    if wrong := sorted(pairs.keys() - Pairs.__optional_keys__):
        known = "、".join(sorted(Pairs.__optional_keys__))
        raise UsageError(f"没有这个参数 / no such parameter: {'、'.join(wrong)}; 可用 / known: {known}")
    return pairs


def _types(names: str | Sequence[str]) -> tuple[EntityType, ...]:
    return tuple(_one_of(EntityType, name) for name in several(names)) or tuple(EntityType)


def _one_of(options: type[EnumT], value: str) -> EnumT:
    try:
        return options(value)
    except ValueError:
        known = "、".join(option.value for option in options)
        raise UsageError(f"没有这个选项 / unknown: {value}; 可用 / known: {known}") from None
