"""The network as files: two tables for a spreadsheet, two graphs for Gephi, Cytoscape and igraph.

The same network gives the same bytes. Tables are UTF-8 with a byte-order mark, without which Excel reads
Chinese as mojibake, and a text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP,
CSV Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lawgraph.errors import ResultError
from lawgraph.tables import cell

from .analysis import Network
from .cooccurrence import Cooccurrence
from .exchange import Drawing, gexf_lines, graphml_lines, number
from .graphs import graph_attributes, node_attributes

if TYPE_CHECKING:
    import networkx as nx

COOCCURRENCE = "cooccurrence.csv"
CENTRALITY = "centrality.csv"
GRAPHML = "network.graphml"
GEXF = "network.gexf"

#: Pairs whose values are written out at a time: bounds memory at some 40 MB.
_CHUNK = 65_536

_LINES = 4096


def write_network(network: Network, out: Path) -> tuple[Path, ...]:
    """Write the four files into a folder, which is made if need be; returns their paths."""
    out.mkdir(parents=True, exist_ok=True)
    drawing = _drawing(network)
    written = {
        COOCCURRENCE: ("utf-8-sig", _cooccurrence_lines(network.pairs)),
        CENTRALITY: ("utf-8-sig", _centrality_lines(network)),
        GRAPHML: ("utf-8", (f"{line}\n" for line in graphml_lines(drawing))),
        GEXF: ("utf-8", (f"{line}\n" for line in gexf_lines(drawing))),
    }
    for name, (encoding, lines) in written.items():
        with (out / name).open("w", encoding=encoding, newline="") as file:
            # A file that is given line by line takes twice as long.
            while block := "".join(islice(lines, _LINES)):
                file.write(block)
    return tuple(out / name for name in written)


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


def _drawing(network: Network) -> Drawing:
    pairs = network.pairs
    ends = [np.searchsorted(pairs.nodes, end) for end in (pairs.first, pairs.second)]
    names = ("disparity", "jaccard", "log_likelihood", "npmi", "sentences", "weight")
    columns = (pairs.disparity, pairs.jaccard, pairs.log_likelihood, pairs.npmi, pairs.sentences, pairs.reports)
    known = {name: values for name, values in zip(names, columns, strict=True) if not np.isnan(values).all()}
    types = {name: "double" if values.dtype.kind == "f" else "long" for name, values in known.items()}

    def edges() -> Iterator[tuple[int, int, Sequence[str]]]:
        for part in _chunks(len(pairs.first)):
            texts = zip(*(_written(values[part]) for values in known.values()), strict=True)
            yield from zip(*(end[part].tolist() for end in ends), texts, strict=True)

    return Drawing(graph_attributes(pairs), node_attributes(pairs, network.centrality), types, edges)


def _cooccurrence_lines(pairs: Cooccurrence) -> Iterator[str]:
    """One row a pair, the pairs found in most reports first."""
    yield _row(
        *("source_type", "source", "target_type", "target", "reports", "sentences"),
        *("npmi", "jaccard", "log_likelihood", "disparity"),
        *("source_reports", "target_reports", "source_iri", "target_iri"),
    )
    frequency = pairs.counts.reports_of_entity
    # What a row says of its ends is written once an entity: there are a hundred times as many pairs.
    named = {index: pairs.counts.entities[index] for index in pairs.nodes.tolist()}
    called = {index: _cells(entity.type.value, entity.id) for index, entity in named.items()}
    iris = {index: _cells(entity.iri) for index, entity in named.items()}
    order = np.lexsort((pairs.second, pairs.first, -pairs.reports))
    columns = (pairs.reports, pairs.sentences, pairs.npmi, pairs.jaccard, pairs.log_likelihood, pairs.disparity)
    for part in _chunks(len(order)):
        chosen = order[part]
        first, second = pairs.first[chosen], pairs.second[chosen]
        values = map(",".join, zip(*(_written(column[chosen]) for column in columns), strict=True))
        ends = (first.tolist(), second.tolist(), frequency[first].tolist(), frequency[second].tolist())
        for a, b, reports_a, reports_b, weights in zip(*ends, values, strict=True):
            yield f"{called[a]},{called[b]},{weights},{reports_a},{reports_b},{iris[a]},{iris[b]}\r\n"


def _centrality_lines(network: Network) -> Iterator[str]:
    """One row an entity, the highest PageRank first."""
    yield _row(
        *("type", "id", "label", "kind", "reports", "degree", "strength", "core", "pagerank"),
        *("betweenness", "eigenvector", "community", "iri"),
    )
    frequency = network.counts.reports_of_entity
    nodes = network.pairs.nodes.tolist()
    # asked for in their order, in which they are packed (`lawgraph.rdf.lines`), and not in that of their PageRank
    entities = [network.counts.entities[index] for index in nodes]
    rows = zip(entities, frequency[nodes].tolist(), network.centrality, strict=True)
    for entity, reports, row in sorted(rows, key=lambda row: (-round(row[2].pagerank, 12), row[2].node)):
        yield _row(
            *(entity.type.value, entity.id, entity.label, entity.kind, reports),
            *(row.degree, number(row.strength), row.core, number(row.pagerank)),
            *(number(row.betweenness), number(row.eigenvector), row.community, row.node),
        )


def _chunks(size: int) -> Iterator[slice]:
    return (slice(begin, begin + _CHUNK) for begin in range(0, size, _CHUNK))


def _written(values: NDArray[Any]) -> list[str]:
    """Numbers as text, "" for one that is not known."""
    if values.dtype.kind != "f":
        return list(map(str, values.tolist()))
    texts = [f"{value:.6g}" for value in (values + 0.0).tolist()]  # as `number` has it, without millions of calls
    for unknown in np.flatnonzero(np.isnan(values)).tolist():
        texts[unknown] = ""
    return texts


def _row(*values: str | float) -> str:
    return f"{_cells(*values)}\r\n"


def _cells(*values: str | float) -> str:
    """Cells of a row as CSV, none that a spreadsheet takes for a formula."""
    buffer = StringIO()
    safe = [value if isinstance(value, str) and _isnumber(value) else cell(value) for value in values]
    csv.writer(buffer, lineterminator="").writerow(safe)
    return buffer.getvalue()


def _isnumber(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
