"""Catalogue files as plain rows: Turtle read into subjects with their properties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lawgraph.catalogue.cache import cached
from lawgraph.errors import CatalogueError

#: reader and format of the kept rows; raise it with any change of what is kept
_VERSION = "rows-1"


@dataclass(slots=True)
class Row:
    """One subject: its IRI and, for each predicate's local name, the values in the order of the file.

    Literals stand as their text, IRIs whole. `row.one("title")` is the first value or "".
    """

    iri: str
    values: dict[str, list[str]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The local part of the subject's IRI: 民法典."""
        return local(self.iri)

    def one(self, name: str) -> str:
        """The first value of a property, "" when it has none."""
        values = self.values.get(name)
        return values[0] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a property."""
        return tuple(self.values.get(name, ()))


def local(iri: str) -> str:
    """The part of an IRI after the last `#` or `/`."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def rows(path: Path) -> Iterator[Row]:
    """The subjects of one Turtle file, in the order in which they first appear; what was read is kept in the user's cache folder.

    Raises CatalogueError for a file that cannot be read and, naming the line, for one that is not well formed.
    """
    kept = cached([path], f"{_VERSION}-{path.stem}", lambda: json.dumps(_subjects(path), ensure_ascii=False).encode())
    yield from (Row(iri, values) for iri, values in json.loads(kept).items())


def _subjects(path: Path) -> dict[str, dict[str, list[str]]]:
    from pyoxigraph import RdfFormat, parse

    subjects: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            values = subjects.setdefault(triple.subject.value, {})
            values.setdefault(local(triple.predicate.value), []).append(triple.object.value)
    except (SyntaxError, ValueError) as error:
        line = f", line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise CatalogueError(f"目录文件有误 / catalogue file not well formed: {path.name}{line}: {error}") from error
    return subjects
