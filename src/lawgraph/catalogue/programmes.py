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
from lawgraph.catalogue.turtle import Row, local, rows
from lawgraph.errors import CatalogueError
from lawgraph.iri import NAMESPACES

#: The kinds of GUIDELINES, local part of lgv:program-…
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
    for row, source in typed_rows(files, "Program", NAMESPACES["program"]):
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


def typed_rows(files: Sequence[Path], type_name: str, namespace: str) -> tuple[tuple[Row, str], ...]:
    """The subjects of one type in some Turtle files, merged by IRI, with the name of the file each stands in first.

    A subject without any type counts by its namespace. Values keep the order of the files, each once.
    """
    merged: dict[str, tuple[Row, str]] = {}
    for path in files:
        for row in rows(path):
            known, _ = merged.setdefault(row.iri, (Row(row.iri), path.name))
            for name, values in row.values.items():
                kept = known.values.setdefault(name, [])
                kept.extend(value for value in values if value not in kept)
    return tuple(pair for pair in merged.values() if _is_a(pair[0], type_name, namespace))


def _is_a(row: Row, type_name: str, namespace: str) -> bool:
    types = {local(value) for value in row.all("type")}
    return type_name in types if types else row.iri.startswith(namespace)


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
