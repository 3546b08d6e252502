"""The co-occurrence network as GraphML and GEXF: the files of the result folder, compressed or with moved identifiers."""

from __future__ import annotations

import re
from pathlib import Path

from lawgraph.export.files import replacing, result_file
from lawgraph.export.source import Terms
from lawgraph.network.files import GEXF, GRAPHML

# Identifiers stand in these attributes and in the column `iri` only; labels may hold anything.
_IDENTIFIER = re.compile(r"""((?<= )(?:id|source|target)="|<data key="n_iri">|for="n_iri" value=")([^"<]*)""")


def write_graphml(folder: Path, target: Path, terms: Terms) -> None:
    """network.graphml."""
    _write(folder, GRAPHML, target, terms)


def write_gexf(folder: Path, target: Path, terms: Terms) -> None:
    """network.gexf."""
    _write(folder, GEXF, target, terms)


def _write(folder: Path, name: str, target: Path, terms: Terms) -> None:
    with (
        result_file(folder, name).open(encoding="utf-8", errors="surrogateescape", newline="") as lines,
        replacing(target) as out,
    ):
        for line in lines:
            moved = _IDENTIFIER.sub(lambda match: match[1] + terms.iri(match[2]), line) if terms.base else line
            out.write(moved.encode(errors="surrogateescape"))
