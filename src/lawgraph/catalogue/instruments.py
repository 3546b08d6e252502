"""Normative documents and works, read from Turtle: ontology/laws.ttl and its neighbours, or a user's file.

A document needs a label (or an official title) and a level; everything else may be missing. Rows of several
files are merged by their IRI, so that a user's file may add a law, or a name to one that is already there:

    law:民法典 skos:altLabel "民典"@zh .
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.entry_rows import entry_error, typed_rows
from lawgraph.catalogue.turtle import Row, local

#: Level of the ontology (local part of lgv:level-…) → kind of docs/annotation.md; a kind's first level is its usual one.
KIND_OF_LEVEL = {
    "level-constitution": "constitution",
    "level-law": "statute",
    "level-admin-regulation": "administrative-regulation",
    "level-supervisory-regulation": "supervision-regulation",
    "level-judicial-interpretation": "judicial-interpretation",
    "level-local-regulation": "local-regulation",
    "level-departmental-rule": "rule",
    "level-local-rule": "rule",
    "level-rule": "rule",
    "level-party-regulation": "party-regulation",
    "level-normative-document": "policy",
    "level-policy": "policy",
    "level-work-document": "policy",
}

_INSTRUMENT_TYPES = frozenset({"Instrument", "Legislation", "PolicyInstrument"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_PROPERTIES = ("adoptedOn", "effectiveFrom", "effectiveUntil", "amendedOn")


@dataclass(frozen=True, slots=True)
class Work:
    """Something between 《》 that is no normative document: a book, a periodical, a programme, an oath.

    `kind` is book, periodical or material; `names` are its other names. A known work is no law:
    《习近平谈治国理政》, 《人民日报》, 《入矫誓词》.
    """

    key: str
    title: str
    kind: str
    names: tuple[str, ...] = ()


def load_instruments(files: Sequence[Path]) -> tuple[Instrument, ...]:
    """The normative documents of some Turtle files, sorted by key.

    A subject counts when it is an lg:Instrument, lg:Legislation or lg:PolicyInstrument, or has no type at all.
    `repealed_by` and `members` are titles; for a document that is in none of the files, the local part of its
    IRI. Raises CatalogueError, naming file and IRI, for a document without label or level, with an unknown
    level, a malformed date or two different titles, and for two documents of the same title.
    """
    merged = {row.iri: (row, source) for row, source in typed_rows(files, _INSTRUMENT_TYPES, untyped="")}
    titles = {iri: _title(row, source) for iri, (row, source) in merged.items()}
    owners: dict[str, str] = {}
    for iri, title in titles.items():
        if title in owners:
            twin = local(owners[title])
            raise entry_error(merged[iri][1], iri, f"与 {twin} 同名 / same title as {twin}")
        owners[title] = iri
    return tuple(_instrument(*merged[iri], titles) for iri in sorted(merged))


def load_works(files: Sequence[Path]) -> tuple[Work, ...]:
    """The works (lg:Work) of some Turtle files, sorted by key.

    Raises CatalogueError for a work without a label.
    """
    works = []
    for row, source in sorted(typed_rows(files, frozenset({"Work"})), key=lambda pair: pair[0].iri):
        title = row.one("label")
        if not title:
            raise entry_error(source, row.iri, "缺少 rdfs:label / no rdfs:label")
        works.append(Work(row.key, title, row.one("workKind"), _other_names(row, title)))
    return tuple(works)


def _title(row: Row, source: str) -> str:
    titles = row.all("title") or row.all("label")
    if not titles:
        raise entry_error(source, row.iri, "缺少名称，请写 rdfs:label / no name: add rdfs:label")
    if len(titles) > 1:
        raise entry_error(source, row.iri, f"名称不止一个 / more than one title: {'; '.join(titles)}")
    return titles[0]


def _instrument(row: Row, source: str, titles: dict[str, str]) -> Instrument:
    for name in _DATE_PROPERTIES:
        for value in row.all(name):
            if not _DATE.fullmatch(value):
                raise entry_error(source, row.iri, f"日期应形如 2021-01-01 / no ISO date: lg:{name} {value}")
    title = titles[row.iri]
    repealed_by = row.one("repealedBy")
    return Instrument(
        key=row.key,
        title=title,
        kind=_kind(row, source),
        names=_other_names(row, title),
        issuer=row.one("issuer"),
        number=row.one("docNumber"),
        adopted=row.one("adoptedOn"),
        effective=row.one("effectiveFrom"),
        until=row.one("effectiveUntil"),
        amended=tuple(sorted(row.all("amendedOn"))),
        repealed_by=titles.get(repealed_by, local(repealed_by)),
        members=tuple(titles.get(member, local(member)) for member in row.all("hasMember")),
    )


def _kind(row: Row, source: str) -> str:
    levels = [local(value) for value in row.all("level")]
    if not levels:
        raise entry_error(source, row.iri, f"缺少效力层级，请写 lg:level / no lg:level: add one of {_levels()}")
    if len(levels) > 1:
        raise entry_error(source, row.iri, f"效力层级不止一个 / more than one level: {'; '.join(levels)}")
    if levels[0] not in KIND_OF_LEVEL:
        raise entry_error(source, row.iri, f"没有这个效力层级 / unknown level {levels[0]}: use one of {_levels()}")
    return KIND_OF_LEVEL[levels[0]]


def _levels() -> str:
    return ", ".join(f"lgv:{level}" for level in KIND_OF_LEVEL)


def _other_names(row: Row, title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_names(row, title)))


def _names(row: Row, title: str) -> Iterator[str]:
    for name in (*row.all("label"), *row.all("altLabel")):
        if name != title:
            yield name
