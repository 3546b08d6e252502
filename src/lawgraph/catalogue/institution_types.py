"""Types of organs, read from Turtle: ontology/institutions.ttl, or a user's own file.

A type needs a label; everything else may be missing, and one without lg:institutionKind is a department. The rows
of several files are merged by their IRI, so that a user's file may add a type, or one more form to one that is
already there:

    type:住建局 skos:altLabel "住房和城市更新局"@zh .
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.entry_rows import entry_error, entry_kind, entry_name, typed_rows
from lawgraph.catalogue.turtle import Row, local
from lawgraph.iri import BASE, local_name

#: The kinds of docs/annotation.md, local part of lgv:institution-…
KINDS = (
    "party",
    "government",
    "congress",
    "cppcc",
    "department",
    "court",
    "procuratorate",
    "mass-organisation",
    "coordination",
    "service",
    "law-firm",
    "enterprise",
    "school",
    "site",
)

#: The levels of places an organ may belong to, local part of lgv:division-…
LEVELS = ("nation", "province", "prefecture", "county", "township", "village")

#: IRIs of types: type:司法局
NAMESPACE = BASE + "type/"


def type_iri(name: str) -> str:
    """The IRI of a type of organ from its name."""
    return NAMESPACE + local_name(name)


def load_institution_types(files: Sequence[Path]) -> tuple[InstitutionType, ...]:
    """The types of organs of some Turtle files, sorted by name.

    A subject counts when it is typed lg:InstitutionType, or when it has no type and its IRI is that of one.
    `levels` come in the order of the file, the commonest first; what stands at the level of the nation alone is
    the only organ of its name. Raises CatalogueError, naming file and IRI, for a type
    without a label or with two, with an unknown kind or level, with a parent or successor that is in none of the
    files, and for a form that belongs to two types.
    """
    found = typed_rows(files, frozenset({"InstitutionType"}), untyped=NAMESPACE)
    names = {row.iri: entry_name(row, source) for row, source in found}
    types = []
    owners: dict[str, str] = {}
    for row, source in found:
        one = _institution_type(row, source, names)
        for form in (one.name, *one.names):
            owner = owners.setdefault(form, one.name)
            if owner != one.name:
                raise entry_error(source, row.iri, f"“{form}”已属于 {owner} / {form} is a form of {owner} already")
        types.append(one)
    return tuple(sorted(types, key=lambda t: t.name))


def _institution_type(row: Row, source: str, names: Mapping[str, str]) -> InstitutionType:
    name = names[row.iri]
    levels = _levels(row, source)
    return InstitutionType(
        name=name,
        kind=entry_kind(row, source, "institutionKind", "institution-", KINDS) or "department",
        names=tuple(dict.fromkeys(n for n in row.all("altLabel") if n != name)),
        levels=levels,
        parent=_other(row, source, "parentType", names),
        open=row.one("openEnding") == "true",
        as_written=row.one("idAsWritten") == "true",
        national=levels == ("nation",),
        successor=_other(row, source, "succeededBy", names),
    )


def _levels(row: Row, source: str) -> tuple[str, ...]:
    levels = tuple(local(value).removeprefix("division-") for value in row.all("atLevel"))
    for level in levels:
        if level not in LEVELS:
            known = ", ".join(f"lgv:division-{one}" for one in LEVELS)
            raise entry_error(source, row.iri, f"没有这个级别 / unknown lg:atLevel {level}: use one of {known}")
    return levels


def _other(row: Row, source: str, name: str, names: Mapping[str, str]) -> str:
    iri = row.one(name)
    if iri and iri not in names:
        raise entry_error(source, row.iri, f"找不到该机构类型 / lg:{name} leads to no type: {local(iri)}")
    return names.get(iri, "")
