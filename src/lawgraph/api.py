"""The verbs of the public surface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from lawgraph.catalogue.cache import content_digest
from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.find import Candidate, find_laws, find_others, law_candidate, nearest, without_repeats
from lawgraph.catalogue.load import Catalogue, load_catalogue
from lawgraph.catalogue.user import with_files
from lawgraph.corpus import document, read
from lawgraph.errors import NameUnknownError
from lawgraph.extraction.hits import find_hits
from lawgraph.extraction.places import chains
from lawgraph.iri import law_iri
from lawgraph.link.annotate import Annotator
from lawgraph.link.laws import LawLadder, LinkedLaw
from lawgraph.link.verdict import verdict
from lawgraph.model import Document, ExtractedReport, Place
from lawgraph.query import KnowledgeGraph
from lawgraph.text import normalise

__all__ = ["build", "extract", "find", "open", "read"]


@cache
def default_annotator() -> Annotator:
    """The annotator of the catalogue that is shipped with lawgraph, compiled once a process."""
    return Annotator(load_catalogue())


def catalogue_with(files: Sequence[str | Path] = ()) -> Catalogue:
    """The shipped catalogue with files of one's own laid over it (docs/own-catalogue.md), compiled once a process and
    content.

    Raises CatalogueError, with lines, for files that cannot be read or are not well formed.
    """
    if not files:
        return load_catalogue()
    paths = tuple(map(Path, files))
    return _catalogue_with(paths, content_digest(paths))


def annotator_with(files: Sequence[str | Path] = ()) -> Annotator:
    """The annotator of the catalogue with files of one's own, compiled once a process and content.

    Raises CatalogueError as `catalogue_with` does.
    """
    if not files:
        return default_annotator()
    paths = tuple(map(Path, files))
    return _annotator_with(paths, content_digest(paths))


@lru_cache(maxsize=4)
def _catalogue_with(paths: tuple[Path, ...], digest: str) -> Catalogue:
    return with_files(load_catalogue(), paths)


@lru_cache(maxsize=4)
def _annotator_with(paths: tuple[Path, ...], digest: str) -> Annotator:
    return Annotator(_catalogue_with(paths, digest))


def extract(source: str | Path | Document, *, catalogue: Sequence[str | Path] = ()) -> ExtractedReport:
    """Everything found in a report: a path to its file, a Document, or (as a `str`) its text.

    `catalogue` are files of one's own that add to the shipped catalogue. Raises UnreadableError for a file that cannot be
    read, and CatalogueError for a catalogue file that is not well formed.
    """
    if isinstance(source, Path):
        source = read(source)
    elif isinstance(source, str):
        source = document(source, name="text")
    return annotator_with(catalogue).annotate(source)


def build(corpus: str | Path, out: str | Path = "out", *, catalogue: Sequence[str | Path] = ()) -> KnowledgeGraph:
    """Builds the graph of a folder of reports into `out` and opens it.

    `catalogue` are files of one's own that add to the shipped catalogue; `out/run.json` names them with their digests. Files that
    cannot be read are skipped and named there too. Raises UsageError when the folder does not exist or holds no file that
    could be a report, and CatalogueError for a catalogue file that is not well formed.
    """
    from lawgraph.pipeline import build_corpus

    build_corpus(Path(corpus), Path(out), catalogue=catalogue)
    return open(out)


def find(name: str, *, year: int | None = None, catalogue: Sequence[str | Path] = ()) -> tuple[Candidate, ...]:
    """What a name leads to in the catalogue, and by which rule: documents first, then programmes, types of organs, works, places.

    A document's name is linked as in a report: when it is none of the catalogue's own names it may be a misprint of one (`via` is
    near-miss). `year` is that of the report: it decides between documents of one name and gives the status; by default the
    status is that of today. Raises NameUnknownError, with the names that are most like it, when the name leads nowhere.
    """
    known = catalogue_with(catalogue)
    today = "" if year else date.today().isoformat()

    def candidate(instrument: Instrument, via: str) -> Candidate:
        force = verdict(instrument, year, today, known.instrument(instrument.repealed_by))
        return law_candidate(instrument, via, force.value)

    linked = _linked(name, year, known)
    laws = [candidate(entry.instrument, entry.rung) for entry in find_laws(name, known)]
    if laws:
        laws = [replace(law, chosen=law.id == linked.id and not linked.candidates) for law in laws]
    elif linked.instrument is not None:
        laws = [replace(candidate(linked.instrument, linked.via), chosen=True)]
    elif linked.via not in {"own-title", "local-title"}:
        laws = [Candidate("law", linked.id, law_iri(linked.id), linked.kind, linked.via, chosen=True)]
    found = without_repeats((*laws, *find_others(name, known)))
    if not found:
        like = "、".join(nearest(name, known))
        hint = f"；相近的有 / nearest: {like}" if like else ""
        raise NameUnknownError(f"目录中没有“{name}” / nothing of this name in the catalogue{hint}")
    return found


def _linked(name: str, year: int | None, catalogue: Catalogue) -> LinkedLaw:
    """What the ladder makes of a title in a report of a year: a misprint of a law, a draft of it."""

    def place_in(title: str) -> Place | None:
        found = chains(title, find_hits(title, catalogue.names), catalogue.names, catalogue.gazetteer)
        return found[0].places[0] if found else None

    return LawLadder(catalogue.grammar, catalogue.names).link(normalise(name).strip("《》"), year, {}, place_in)


def open(out: str | Path = "out") -> KnowledgeGraph:
    """Opens a folder that `build` wrote. Raises ResultError when there is no graph in it."""
    return KnowledgeGraph(Path(out))
