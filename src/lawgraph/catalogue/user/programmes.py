"""Programmes that files of one's own add or correct."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from lawgraph.catalogue.entries import Instrument, Programme
from lawgraph.catalogue.names import LawName, law_names, programme_names, squeeze
from lawgraph.catalogue.programmes import KINDS
from lawgraph.catalogue.turtle import local
from lawgraph.catalogue.user.documents import Given, document_key
from lawgraph.catalogue.user.statement import Problems, Statement
from lawgraph.catalogue.user.values import concept, day_of_year, flag, names, plain, with_more, year
from lawgraph.iri import program_iri

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
        kind=concept(at, "kind", "program", KINDS, problems) or known.kind,
        names=with_more(known.names, names(at, "names", problems), known.name),
        quoted=with_more(known.quoted, names(at, "quoted", problems), known.name),
        first_year=first,
        last_year=last,
        date=day_of_year(at, "date", problems) or known.date,
        started_by=at.one("issuer") or known.started_by,
        promotes=tuple(promotes) or known.promotes,
        bare=known.bare if bare is None else bare,
        optional=weight == _WEIGHTS[1],
    )
