"""Programmes and types of organs that files of one's own add or correct."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.catalogue.institution_types import KINDS as ORGAN_KINDS
from lawgraph.catalogue.institution_types import LEVELS, NAMESPACE, type_iri
from lawgraph.catalogue.names import LawName, law_names, programme_names, squeeze
from lawgraph.catalogue.programmes import KINDS as PROGRAMME_KINDS
from lawgraph.catalogue.turtle import local
from lawgraph.catalogue.user.documents import Given, document_key
from lawgraph.catalogue.user.statement import Problems, Statement
from lawgraph.catalogue.user.values import concept, concepts, day_of_year, flag, names, plain, year
from lawgraph.iri import program_iri
from lawgraph.text import normalise

_WEIGHTS = ("firm", "optional")


def programmes(
    statements: Sequence[Statement], known: Iterable[Programme], instruments: Sequence[Instrument], problems: Problems
) -> tuple[tuple[Programme, ...], list[Given]]:
    """The programmes `known` with those of the statements, sorted by name; and what each statement gave.

    A statement adds to the programme of its IRI, in a table to the one that its name leads to. One of no kind is a campaign.
    """
    entries = {programme.key: programme for programme in known}
    leading = programme_names(entries.values())
    laws = {instrument.key for instrument in instruments}
    by_name = law_names(instruments) if any(at.says("promotes") for at in statements) else {}
    given = []
    for at in statements:
        entry = entries.get(local(at.iri)) if at.iri else None
        if entry is None and not at.iri:
            named = leading.get(squeeze(at.one("name")))
            entry = entries[named.programme.key] if named else entries.get(local(program_iri(at.one("name"))))
        if entry is None:
            entry = _new_programme(at, entries, problems)
        elif at.iri and at.says("name") and at.all("name") != (entry.name,):
            problems.error(
                at,
                f"目录中此条名为“{entry.name}”，别的写法请写 skos:altLabel",
                f"the catalogue calls it {entry.name}: write other names as skos:altLabel",
            )
            continue
        if entry is None:
            continue
        entry = _described_programme(at, entry, laws, by_name, problems)
        entries[entry.key] = entry
        further = (*names(at, "names", problems), *names(at, "quoted", problems))
        given.append(Given(at, entry.name, further))
    return tuple(sorted(entries.values(), key=lambda p: p.name)), given


def _new_programme(at: Statement, entries: Mapping[str, Programme], problems: Problems) -> Programme | None:
    if not at.one("name"):
        problems.error(at, "缺少名称，请写 rdfs:label", "no name: add rdfs:label")
        return None
    if len(at.all("name")) > 1:
        problems.error(at, "名称不止一个，其余请写 skos:altLabel", "more than one rdfs:label: write skos:altLabel")
        return None
    key = local(program_iri(at.one("name")))
    if key in entries:
        problems.error(
            at, f"目录中已有同名项目，请改写 program:{key}", f"a programme of this name is there: write program:{key}"
        )
        return None
    if at.iri and local(at.iri) != key:
        problems.warning(at, f"图谱中将用 program:{key}", f"its IRI in the graph will be program:{key}")
    if not at.says("kind"):
        problems.warning(at, "未写种类，按专项行动(campaign)计", "no kind: counted as a campaign")
    return Programme(key, at.one("name"), "campaign")


def _described_programme(
    at: Statement,
    known: Programme,
    laws: Container[str],
    by_name: Mapping[str, tuple[LawName, ...]],
    problems: Problems,
) -> Programme:
    first = year(at, "first_year", problems) or known.first_year
    last = year(at, "last_year", problems) or known.last_year
    if first and last and last < first:
        problems.error(at, f"终止年 {last} 早于起始年 {first}", f"it ends in {last} and begins in {first}")
    weight = at.one("weight") or _WEIGHTS[known.optional]
    if weight not in _WEIGHTS:
        problems.error(
            at,
            f"{at.column('weight')} 没有“{weight}”这个取值，可用：{'、'.join(_WEIGHTS)}",
            f"unknown {at.column('weight')} {weight!r}",
        )
    bare = flag(at, "bare", problems)
    promotes = []
    for value in at.all("promotes"):
        key = document_key(value, laws, by_name)
        promotes.append(key)
        if key not in laws:
            problems.warning(
                at,
                f"{at.column('promotes')}：目录中没有“{plain(value)}”",
                f"{at.column('promotes')} leads to no document of the catalogue: {plain(value)}",
            )
    return replace(
        known,
        kind=concept(at, "kind", "program", PROGRAMME_KINDS, problems) or known.kind,
        names=_more(known.names, names(at, "names", problems), known.name),
        quoted=_more(known.quoted, names(at, "quoted", problems), known.name),
        first_year=first,
        last_year=last,
        date=day_of_year(at, "date", problems) or known.date,
        started_by=at.one("issuer") or known.started_by,
        promotes=tuple(promotes) or known.promotes,
        bare=known.bare if bare is None else bare,
        optional=weight == _WEIGHTS[1],
    )


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
        entry = entries.get(iri)
        if entry is None:
            if not name or len(at.all("name")) > 1:
                problems.error(at, "应有一个名称，请写 rdfs:label", "one name is needed: add rdfs:label")
                continue
            if name in forms:
                problems.error(
                    at, f"“{name}”已属于 {entries[forms[name]].name}", f"a form of {entries[forms[name]].name} already"
                )
                continue
            if not at.says("kind"):
                problems.warning(at, "未写种类，按部门(department)计", "no kind: counted as a department")
            entry = InstitutionType(name, "department")
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


def _described_type(at: Statement, known: InstitutionType, problems: Problems) -> InstitutionType:
    levels = concepts(at, "levels", "division", LEVELS, problems) or known.levels
    open_ending = flag(at, "open", problems)
    as_written = flag(at, "as_written", problems)
    return replace(
        known,
        kind=concept(at, "kind", "institution", ORGAN_KINDS, problems) or known.kind,
        names=_more(known.names, tuple(map(normalise, at.all("names"))), known.name),
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


def _more(known: tuple[str, ...], further: tuple[str, ...], own: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *(name for name in further if name != own))))
