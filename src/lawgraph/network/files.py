"""The network as files: two tables for a spreadsheet, two graphs for Gephi, Cytoscape and igraph.

The same network gives the same bytes. Tables are UTF-8 with a byte-order mark, without which Excel reads
Chinese as mojibake, and a text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP,
CSV Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ResultError
from lawgraph.tables import cell

from .analysis import Network
from .cooccurrence import Cooccurrence
from .exchange import gexf_lines, graphml_lines, number

if TYPE_CHECKING:
    import networkx as nx

COOCCURRENCE = "cooccurrence.csv"
CENTRALITY = "centrality.csv"
GRAPHML = "network.graphml"
GEXF = "network.gexf"


def write_network(network: Network, out: Path) -> tuple[Path, ...]:
    """Write the four files into a folder, which is made if need be; returns their paths."""
    out.mkdir(parents=True, exist_ok=True)
    (out / COOCCURRENCE).write_bytes(cooccurrence_csv(network.pairs).encode("utf-8-sig"))
    (out / CENTRALITY).write_bytes(centrality_csv(network).encode("utf-8-sig"))
    for name, lines in ((GRAPHML, graphml_lines(network.graph)), (GEXF, gexf_lines(network.graph))):
        with (out / name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    return tuple(out / name for name in (COOCCURRENCE, CENTRALITY, GRAPHML, GEXF))


def read_network(out: Path) -> nx.Graph:
    """The network of a result folder, as `write_network` left it; nodes are IRIs.

    Raises ResultError where the folder holds no network, or a damaged one.
    """
    import networkx as nx

    path = out / GRAPHML
    if not path.is_file():
        raise ResultError(
            f"没有网络文件 {path}：请先运行 lawgraph build。 No network there; run `lawgraph build` first."
        )
    try:
        return nx.read_graphml(path)
    except (SyntaxError, nx.NetworkXError, ValueError, KeyError) as damage:
        raise ResultError(
            f"网络文件 {path} 已损坏（{damage}）：请重新运行 lawgraph build。 It is damaged; run `lawgraph build` again."
        ) from damage


def cooccurrence_csv(pairs: Cooccurrence) -> str:
    """One row a pair, the pairs found in most reports first."""
    entities = pairs.counts.entities
    frequency = pairs.counts.reports_of_entity.tolist()
    ties = (pairs.npmi, pairs.jaccard, pairs.log_likelihood, pairs.disparity)
    columns = (pairs.first, pairs.second, pairs.reports, pairs.sentences, *ties)
    rows = sorted(zip(*(c.tolist() for c in columns), strict=True), key=lambda row: (-row[2], row[0], row[1]))
    header = (
        *("source_type", "source", "target_type", "target", "reports", "sentences"),
        *("npmi", "jaccard", "log_likelihood", "disparity"),
        *("source_reports", "target_reports", "source_iri", "target_iri"),
    )
    return _table(
        header,
        (
            (
                *(entities[a].type.value, entities[a].id, entities[b].type.value, entities[b].id),
                *(reports, sentences, *("" if isnan(value) else number(value) for value in values)),
                *(frequency[a], frequency[b], entities[a].iri, entities[b].iri),
            )
            for a, b, reports, sentences, *values in rows
        ),
    )


def centrality_csv(network: Network) -> str:
    """One row an entity, the highest PageRank first."""
    nodes = network.graph.nodes
    header = ("type", "id", "label", "kind", "reports", "degree", "strength", "core", "pagerank")
    rows = sorted(network.centrality, key=lambda row: (-round(row.pagerank, 12), row.node))
    return _table(
        (*header, "betweenness", "eigenvector", "community", "iri"),
        (
            (
                *(nodes[row.node][name] for name in header[:5]),
                *(row.degree, number(row.strength), row.core, number(row.pagerank)),
                *(number(row.betweenness), number(row.eigenvector), row.community, row.node),
            )
            for row in rows
        ),
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([value if isinstance(value, str) and _isnumber(value) else cell(value) for value in row])
    return buffer.getvalue()


def _isnumber(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
