"""The network as files: two tables for a spreadsheet, two graphs for Gephi, Cytoscape and igraph.

The same network gives the same bytes. Tables are UTF-8 with a byte-order mark, without which Excel reads
Chinese as mojibake, and a text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP,
CSV Injection).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ResultError

from .analysis import Network
from .cooccurrence import Cooccurrence

if TYPE_CHECKING:
    import networkx as nx

COOCCURRENCE = "cooccurrence.csv"
CENTRALITY = "centrality.csv"
GRAPHML = "network.graphml"
GEXF = "network.gexf"

_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")
# What XML 1.0 cannot hold, escaped or not (section 2.2, Char).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GEXF_DATE = re.compile(rb' lastmodifieddate="[^"]*"')


def write_network(network: Network, out: Path) -> tuple[Path, ...]:
    """Write the four files into a folder, which is made if need be; returns their paths."""
    out.mkdir(parents=True, exist_ok=True)
    graph = _for_xml(network.graph)
    contents = {
        COOCCURRENCE: cooccurrence_csv(network.pairs).encode("utf-8-sig"),
        CENTRALITY: centrality_csv(network).encode("utf-8-sig"),
        GRAPHML: _graphml(graph),
        GEXF: _gexf(graph),
    }
    for name, content in contents.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in contents)


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
    columns = (pairs.first, pairs.second, pairs.reports, pairs.sentences, pairs.npmi)
    rows = sorted(zip(*(c.tolist() for c in columns), strict=True), key=lambda row: (-row[2], row[0], row[1]))
    header = (
        *("source_type", "source", "target_type", "target", "reports", "sentences", "npmi"),
        *("source_reports", "target_reports", "source_iri", "target_iri"),
    )
    return _table(
        header,
        (
            (
                *(entities[a].type.value, entities[a].id, entities[b].type.value, entities[b].id),
                *(reports, sentences, "" if isnan(npmi) else _number(npmi)),
                *(frequency[a], frequency[b], entities[a].iri, entities[b].iri),
            )
            for a, b, reports, sentences, npmi in rows
        ),
    )


def centrality_csv(network: Network) -> str:
    """One row an entity, the highest PageRank first."""
    nodes = network.graph.nodes
    header = ("type", "id", "label", "kind", "reports", "degree", "strength", "pagerank", "betweenness")
    rows = sorted(network.centrality, key=lambda row: (-round(row.pagerank, 12), row.node))
    return _table(
        (*header, "eigenvector", "community", "iri"),
        (
            (
                *(nodes[row.node][name] for name in header[:5]),
                *(row.degree, _number(row.strength), _number(row.pagerank), _number(row.betweenness)),
                *(_number(row.eigenvector), row.community, row.node),
            )
            for row in rows
        ),
    )


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> safe_cell("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    >>> safe_cell("民法典")
    '民法典'
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) and not _is_number(cell) else cell for cell in row])
    return buffer.getvalue()


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _number(value: float) -> str:
    # Six digits: the last ones of a double differ between processors.
    return f"{value + 0.0:.6g}"


def _for_xml(graph: nx.Graph) -> nx.Graph:
    """A copy whose texts hold only what XML can, and whose numbers are rounded as in the tables."""

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return _NO_XML.sub("\ufffd", value)
        return float(_number(value)) if isinstance(value, float) else value

    copy = graph.__class__(**{name: clean(value) for name, value in graph.graph.items()})
    for node, data in graph.nodes(data=True):
        copy.add_node(clean(node), **{name: clean(value) for name, value in data.items()})
    for first, second, data in graph.edges(data=True):
        copy.add_edge(clean(first), clean(second), **{name: clean(value) for name, value in data.items()})
    return copy


def _graphml(graph: nx.Graph) -> bytes:
    import networkx as nx

    buffer = BytesIO()
    nx.write_graphml_xml(graph, buffer, named_key_ids=True)
    return buffer.getvalue()


def _gexf(graph: nx.Graph) -> bytes:
    import networkx as nx

    buffer = BytesIO()
    nx.write_gexf(graph, buffer)
    # networkx writes today's date into the file.
    return _GEXF_DATE.sub(b"", buffer.getvalue(), count=1)
