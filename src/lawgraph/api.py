"""The verbs of the public surface."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import isfile  # unlike Path.is_file it takes any text, however long for a name
from pathlib import Path

from lawgraph.compiled import annotator_with
from lawgraph.corpus import document, read
from lawgraph.corpus.formats import READ_SUFFIXES
from lawgraph.errors import UsageError
from lawgraph.lookup import find
from lawgraph.model import Document, EvidenceLevel, ExtractedReport
from lawgraph.pipeline import Where, build_corpus, finish
from lawgraph.query import KnowledgeGraph
from lawgraph.stores.web import is_address

_LONGEST_PATH = 250

__all__ = ["build", "extract", "find", "open", "read"]


def extract(source: str | Path | Document, *, catalogue: Sequence[str | Path] = ()) -> ExtractedReport:
    """Everything found in a report: a path to its file, a Document, or (as a `str`) its text.

    `catalogue` are files of one's own that add to the shipped catalogue. Raises UnreadableError for a file that cannot be
    read, UsageError for a path given as a `str`, and CatalogueError for a catalogue file that is not well formed.
    """
    if isinstance(source, Path):
        source = read(source)
    elif isinstance(source, str):
        suffix = Path(source).suffix if "\n" not in source and len(source) < _LONGEST_PATH else ""
        if suffix.lower() in READ_SUFFIXES or (suffix and isfile(source)):
            raise UsageError(f"这是文件的路径，请写 Path({source!r}) / a path, not a text: write Path({source!r})")
        source = document(source, name="text")
    return annotator_with(catalogue).annotate(source)


def build(
    corpus: str | Path,
    out: str | Path = "out",
    *,
    catalogue: Sequence[str | Path] = (),
    evidence: str = "all",
    processes: int | None = None,
    engine: str = "local",
    master: str | None = None,
    fresh: bool = False,
) -> KnowledgeGraph:
    """Builds the graph of a folder of reports into `out` and opens it.

    `catalogue` are files of one's own that add to the shipped catalogue; `out/run.json` names them with their digests.
    Files that cannot be read are skipped and named there too. `evidence` says which mentions the graph holds one by
    one, with their sentences: `all`, `citations`, or none with `edges`. So many `processes` work side by side, without
    a number as many as is worth it; with `spark` as the engine they are those of a cluster at `master` (docs/scale.md).
    What the build before made of files that are still the same is used again, unless `fresh`. Raises UsageError when
    the folder does not exist or holds no file that could be a report, and CatalogueError for a catalogue file that is
    not well formed.
    """
    build_corpus(
        Path(corpus),
        Path(out),
        catalogue=catalogue,
        evidence=_evidence(evidence),
        processes=processes,
        engine=_engine(engine),
        master=master,
        fresh=fresh,
    )
    return open(out)


def _evidence(name: str) -> EvidenceLevel:
    try:
        return EvidenceLevel(name)
    except ValueError:
        raise UsageError(
            f"evidence 是 all、citations 或 edges / evidence is all, citations or edges, not: {name}"
        ) from None


def _engine(name: str) -> Where:
    try:
        return Where(name)
    except ValueError:
        raise UsageError(f"engine 是 local 或 spark / engine is local or spark, not: {name}") from None


def open(
    out: str | Path = "out", *, graph: str | None = None, user: str | None = None, timeout: float = 300
) -> KnowledgeGraph:
    """Opens a folder that `build` wrote, or a SPARQL endpoint that has its graph: `open("http://127.0.0.1:7878/query")`.

    The rest is for an endpoint: the IRI of the named graph to ask (the default graph without), who asks (LAWGRAPH_USER
    without; the password always from LAWGRAPH_PASSWORD), and how many seconds a question may take. Raises ResultError when there is no
    graph in a folder, UsageError for a graph or user given with a folder.
    """
    if isinstance(out, str) and is_address(out):
        return KnowledgeGraph.at(out, graph=graph, user=user, timeout=timeout)
    if graph or user:
        raise UsageError(f"graph、user 只用于网址 / graph and user are for an address, not for a folder: {out}")
    finish(Path(out))
    return KnowledgeGraph(Path(out))
