"""Types of organs that files of one's own add or correct."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.institution_types import KINDS, LEVELS, NAMESPACE, type_iri
from lawgraph.catalogue.user.documents import Given
from lawgraph.catalogue.user.statement import Problems, Statement
from lawgraph.catalogue.user.values import concept, concepts, flag, names, plain, with_more
from lawgraph.text import normalise


def institution_types(
    statements: Sequence[Statement], known: Iterable[InstitutionType], problems: Problems
) -> tuple[tuple[InstitutionType, ...], list[Given]]:
    """The types of organs `known` with those of the statements, sorted by name; and what each statement gave.

    A statement adds to the type of its IRI, in a table to the one that has its name as one of its forms. One of no kind is a
    department.
    """
    entries = {type_iri(entry.name): entry for entry in known}
    forms = {normalise(form): iri for iri, entry in entries.items() for form in (*entry.names, entry.name)}
    placed = []
    for at in statements:
        name = normalise(at.one("name"))
        iri = at.iri or forms.get(name) or type_iri(name)
        entry = entries.get(iri) or _new_type(at, name, entries, forms, problems)
        if entry is None:
            continue
        for form in map(normalise, names(at, "names", problems)):
            owner = forms.get(form, iri)
            if owner != iri and entries[owner].name == form:
                problems.error(
                    at, f"“{form}”是另一类机构的名称，不能作{entry.name}的别名", f"{form} is the name of another type"
                )
        entries[iri] = _described_type(at, entry, problems)
        placed.append((at, iri))
    for at, iri in placed:
        own = {key: value.name for key, value in entries.items()}
        entries[iri] = replace(
            entries[iri],
            parent=_reference(at, "parent", own, forms, problems) or entries[iri].parent,
            successor=_reference(at, "successor", own, forms, problems) or entries[iri].successor,
        )
    given = [Given(at, entries[iri].name, tuple(map(normalise, at.all("names")))) for at, iri in placed]
    return tuple(sorted(entries.values(), key=lambda t: t.name)), given


def _new_type(
    at: Statement, name: str, entries: Mapping[str, InstitutionType], forms: Mapping[str, str], problems: Problems
) -> InstitutionType | None:
    if not name or len(at.all("name")) > 1:
        problems.error(at, "应有一个名称，请写 rdfs:label", "one name is needed: add rdfs:label")
        return None
    if name in forms:
        problems.error(
            at, f"“{name}”已属于 {entries[forms[name]].name}", f"a form of {entries[forms[name]].name} already"
        )
        return None
    if not at.says("kind"):
        problems.warning(at, "未写种类，按部门(department)计", "no kind: counted as a department")
    return InstitutionType(name, "department")


def _described_type(at: Statement, known: InstitutionType, problems: Problems) -> InstitutionType:
    levels = concepts(at, "levels", "division", LEVELS, problems) or known.levels
    open_ending = flag(at, "open", problems)
    as_written = flag(at, "as_written", problems)
    return replace(
        known,
        kind=concept(at, "kind", "institution", KINDS, problems) or known.kind,
        names=with_more(known.names, tuple(map(normalise, at.all("names"))), known.name),
        levels=levels,
        open=known.open if open_ending is None else open_ending,
        as_written=known.as_written if as_written is None else as_written,
        national=levels == ("nation",),
    )


def _reference(
    at: Statement, column: str, names: Mapping[str, str], forms: Mapping[str, str], problems: Problems
) -> str:
    """The name of the type that a column refers to, "" when nothing is said or no such type is there."""
    value = at.one(column)
    if not value:
        return ""
    iri = value if value.startswith(NAMESPACE) else forms.get(normalise(value), type_iri(normalise(value)))
    if iri not in names:
        problems.error(
            at,
            f"{at.column(column)}：没有“{plain(value)}”这类机构",
            f"{at.column(column)} is no type of organ: {plain(value)}",
        )
        return ""
    return names[iri]
