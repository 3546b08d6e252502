"""lawgraph: knowledge graphs from China's annual rule-of-law government reports (法治政府建设年度报告).

    read(path)            one file → Document
    extract(source)       a path, a Document or a text → ExtractedReport
    build(corpus, out)    a folder of reports → graph, tables, network and page in `out` → KnowledgeGraph
    find(name)            what a name leads to in the catalogue, and by which rule
    open(out)             a folder that `build` wrote → KnowledgeGraph

The values they take and return are in `lawgraph.model`, the errors in `lawgraph.errors`. Nothing heavy is
imported before it is used.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lawgraph.api import build, extract, find, open, read
    from lawgraph.errors import LawgraphError
    from lawgraph.model import Citation, Document, ExtractedReport, Frame, Mention, Place, Section
    from lawgraph.query import KnowledgeGraph

__version__ = "0.1.0"

#: who uses lawgraph as a library decides what becomes of its messages (docs/cli.md#messages-and-logs)
logging.getLogger("lawgraph").addHandler(logging.NullHandler())

_HOMES = {
    "build": "lawgraph.api",
    "extract": "lawgraph.api",
    "find": "lawgraph.api",
    "open": "lawgraph.api",
    "read": "lawgraph.api",
    "LawgraphError": "lawgraph.errors",
    "KnowledgeGraph": "lawgraph.query",
    "Citation": "lawgraph.model",
    "Document": "lawgraph.model",
    "ExtractedReport": "lawgraph.model",
    "Frame": "lawgraph.model",
    "Mention": "lawgraph.model",
    "Place": "lawgraph.model",
    "Section": "lawgraph.model",
}

__all__ = [
    "Citation",
    "Document",
    "ExtractedReport",
    "Frame",
    "KnowledgeGraph",
    "LawgraphError",
    "Mention",
    "Place",
    "Section",
    "__version__",
    "build",
    "extract",
    "find",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'lawgraph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
