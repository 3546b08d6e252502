"""The catalogue and the annotator compiled from it, once a process and content."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from lawgraph.catalogue.cache import content_digest
from lawgraph.catalogue.load import Catalogue, load_catalogue
from lawgraph.catalogue.user import with_files
from lawgraph.link.annotate import Annotator


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
