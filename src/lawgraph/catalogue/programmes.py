"""Programmes, read from Turtle: ontology/programs.ttl, or a user's own file.

A programme needs a label; everything else may be missing, and one without lg:programKind is a campaign. The rows
of several files are merged by their IRI, so that a user's file may add a programme, or one more name to one that is
already there:

    program:枫桥经验 skos:altLabel "枫桥做法"@zh .
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lawgraph.catalogue.entries import Programme
from lawgraph.catalogue.entry_rows import entry_error, entry_kind, entry_name, typed_rows
from lawgraph.catalogue.turtle import Row, local
from lawgraph.iri import NAMESPACES

#: The kinds of docs/annotation.md, local part of lgv:program-…
KINDS = (
    "law-popularisation-plan",
    "governance-experience",
    "campaign",
    "reform",
    "mechanism",
    "working-method",
    "observance",
    "platform",
    "brand",
    "guiding-thought",
)

_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"--(\d\d-\d\d)")
_WEIGHTS = ("firm", "optional")


def load_programmes(files: Sequence[Path]) -> tuple[Programme, ...]:
    """The programmes of some Turtle files, sorted by name.

    A subject counts when it is typed lg:Program, or when it has no type and its IRI is a programme's.
    Raises CatalogueError, naming file and IRI, for a programme without a label or with two, with an unknown kind or
    weight, with a year or date that is none, and for two programmes of the same name.
    """
    owners: dict[str, str] = {}
    programmes = []
    for row, source in typed_rows(files, frozenset({"Program"}), untyped=NAMESPACES["program"]):
        programme = _programme(row, source)
        if programme.name in owners:
            other = owners[programme.name]
            raise entry_error(source, row.iri, f"与 {other} 同名 / same name as {other}")
        owners[programme.name] = row.key
        programmes.append(programme)
    return tuple(sorted(programmes, key=lambda p: p.name))


def _programme(row: Row, source: str) -> Programme:
    name = entry_name(row, source)
    date = row.one("observedOn")
    if date and not _DATE.fullmatch(date):
        raise entry_error(source, row.iri, f"日期应为 --12-04 的形式 / not a month and day like --12-04: {date}")
    weight = row.one("weight") or _WEIGHTS[0]
    if weight not in _WEIGHTS:
        raise entry_error(
            source, row.iri, f"没有这个分量 / unknown lg:weight {weight}: use one of {', '.join(_WEIGHTS)}"
        )
    return Programme(
        key=row.key,
        name=name,
        kind=entry_kind(row, source, "programKind", "program-", KINDS) or "campaign",
        names=tuple(dict.fromkeys(n for n in row.all("altLabel") if n != name)),
        quoted=tuple(dict.fromkeys(row.all("hiddenLabel"))),
        first_year=_year(row, source, "periodStart"),
        last_year=_year(row, source, "periodEnd"),
        date=date.removeprefix("--"),
        started_by=row.one("startedBy"),
        promotes=tuple(local(iri) for iri in row.all("promotes")),
        bare=row.one("writtenBare") != "false",
        optional=weight == "optional",
    )


def _year(row: Row, source: str, name: str) -> int:
    value = row.one(name)
    if value and not _YEAR.fullmatch(value):
        raise entry_error(source, row.iri, f"年份应为四位数字 / lg:{name} is not a year: {value}")
    return int(value or 0)
