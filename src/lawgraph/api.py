"""The four verbs of the public surface."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lawgraph.catalogue.load import load_catalogue
from lawgraph.corpus import document, read
from lawgraph.link.annotate import Annotator
from lawgraph.model import Document, ExtractedReport
from lawgraph.query import KnowledgeGraph

__all__ = ["build", "extract", "open", "read"]


@cache
def default_annotator() -> Annotator:
    """The annotator of the catalogue that is shipped with lawgraph, compiled once a process."""
    return Annotator(load_catalogue())


def extract(source: str | Path | Document) -> ExtractedReport:
    """Everything found in a report: a path to its file, a Document, or (as a `str`) its text.

    Raises UnreadableError for a file that cannot be read.
    """
    if isinstance(source, Path):
        source = read(source)
    elif isinstance(source, str):
        source = document(source, name="text")
    return default_annotator().annotate(source)


def build(corpus: str | Path, out: str | Path = "out") -> KnowledgeGraph:
    """Builds the graph of a folder of reports into `out` and opens it.

    Files that cannot be read are skipped and named in `out/run.json`. Raises UsageError when the folder does not exist or
    holds no file that could be a report.
    """
    from lawgraph.pipeline import build_corpus

    build_corpus(Path(corpus), Path(out))
    return open(out)


def open(out: str | Path = "out") -> KnowledgeGraph:
    """Opens a folder that `build` wrote. Raises ResultError when there is no graph in it."""
    return KnowledgeGraph(Path(out))
