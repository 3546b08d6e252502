"""What the entries of all catalogue files have in common: rows merged by their IRI, one name, a kind from a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawgraph.catalogue.turtle import Row, local, rows
from lawgraph.errors import CatalogueError


def typed_rows(
    files: Sequence[Path], types: frozenset[str], *, untyped: str | None = None
) -> tuple[tuple[Row, str], ...]:
    """The subjects of some types in some Turtle files, merged by IRI, with the name of the file each stands in first.

    A subject that has no type in any of the files counts where its IRI begins with `untyped`. Values keep the order of the files,
    each once.
    """
    merged: dict[str, tuple[Row, str]] = {}
    for path in files:
        for row in rows(path):
            known, _ = merged.setdefault(row.iri, (Row(row.iri), path.name))
            for name, values in row.values.items():
                kept = known.values.setdefault(name, [])
                kept.extend(value for value in values if value not in kept)
    return tuple(pair for pair in merged.values() if _is_one(pair[0], types, untyped))


def _is_one(row: Row, types: frozenset[str], untyped: str | None) -> bool:
    named = {local(value) for value in row.all("type")}
    return not named.isdisjoint(types) if named else untyped is not None and row.iri.startswith(untyped)


def entry_name(row: Row, source: str) -> str:
    """The one label of a row. Raises CatalogueError when there is none, or another one."""
    labels = row.all("label")
    if not labels:
        raise entry_error(source, row.iri, "缺少名称，请写 rdfs:label / no name: add rdfs:label")
    if len(labels) > 1:
        raise entry_error(
            source, row.iri, f"名称不止一个，其余请写 skos:altLabel / more than one rdfs:label: {'; '.join(labels)}"
        )
    return labels[0]


def entry_kind(row: Row, source: str, name: str, prefix: str, kinds: Sequence[str]) -> str:
    """The kind of a row from a concept such as lgv:program-reform, "" when it has none.

    Raises CatalogueError for a kind that is not among `kinds`.
    """
    value = local(row.one(name))
    kind = value.removeprefix(prefix)
    if value and (kind == value or kind not in kinds):
        known = ", ".join(f"lgv:{prefix}{k}" for k in kinds)
        raise entry_error(source, row.iri, f"没有这个类型 / unknown lg:{name} {value}: use one of {known}")
    return kind


def entry_error(source: str, iri: str, problem: str) -> CatalogueError:
    """What is wrong with one entry, in which file."""
    return CatalogueError(f"目录文件有误 / catalogue file {source}: {local(iri)}: {problem}")
