"""Documents and works that files of one's own add or correct."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.instruments import KIND_OF_LEVEL, Work
from lawgraph.catalogue.names import LawName
from lawgraph.catalogue.turtle import local
from lawgraph.catalogue.user.statement import Problems, Statement
from lawgraph.catalogue.user.values import choices, concept, day, days, names, plain, with_more
from lawgraph.iri import NAMESPACES, law_iri, local_name
from lawgraph.text import normalise

_LEVELS = tuple(level.removeprefix("level-") for level in KIND_OF_LEVEL)
_WORK_KINDS: Mapping[str, str] = {"图书": "book", "报刊": "periodical", "其他": "material", "材料": "material"}


@dataclass(frozen=True, slots=True)
class Given:
    """What a statement became: the id of its entry, and the names that it gives it."""

    statement: Statement
    id: str
    names: tuple[str, ...]


def documents(
    statements: Sequence[Statement],
    known: Iterable[Instrument],
    by_name: Mapping[str, tuple[LawName, ...]],
    problems: Problems,
) -> tuple[tuple[Instrument, ...], list[Given]]:
    """The documents `known` with those of the statements, sorted by key; and what each statement gave.

    A statement adds to the document of its IRI (in a table: of its title; where it names no kind, of any name that leads to one
    document only). What it says stands in place of what was known; names are added. `repealed_by` and `members` that no entry
    has are kept as they are written.
    """
    entries = {instrument.key: instrument for instrument in known}
    entries |= _announced(statements, entries)
    placed = []
    for statement in statements:
        key = _key(statement, entries, by_name, problems)
        if key is None:
            continue
        entry = _described(statement, entries.get(key), problems)
        if entry is not None:
            entries[entry.key] = entry
            placed.append((statement, entry.key))
    titles = {key: entry.title for key, entry in entries.items()}
    for statement, key in placed:
        entry = entries[key]
        repealed_by = tuple(_titles(statement, "repealed_by", titles, by_name, problems))
        members = tuple(_titles(statement, "members", titles, by_name, problems))
        entries[key] = replace(
            entry,
            repealed_by=repealed_by[0] if repealed_by else entry.repealed_by,
            members=members or entry.members,
        )
    given = []
    for statement, key in placed:
        title = entries[key].title
        further = [normalise(name) for name in statement.all("names")]
        given.append(Given(statement, title, tuple(dict.fromkeys(name for name in further if name != title))))
    return tuple(entries[key] for key in sorted(entries)), given


def _announced(statements: Sequence[Statement], known: Mapping[str, Instrument]) -> dict[str, Instrument]:
    """The documents that tables add, so that rows in front of theirs can speak of them: in another file, further up."""
    added = {}
    for at in statements:
        title = _title(at)
        key = local(law_iri(title))
        level = concept(at, "kind", "level", _LEVELS, Problems())
        if title and level and not at.iri and key not in known:
            added[key] = Instrument(key, title, KIND_OF_LEVEL["level-" + level])
    return added


def _key(
    at: Statement, entries: Mapping[str, Instrument], by_name: Mapping[str, tuple[LawName, ...]], problems: Problems
) -> str | None:
    """The key of the document that a statement is about, None when it cannot be told."""
    if at.iri and local(at.iri) in entries:
        return local(at.iri)
    title = _title(at)
    if not title:
        problems.error(at, "缺少名称，请写 rdfs:label 或 lg:title", "no name: add rdfs:label or lg:title")
        return None
    if len(title) < 2:
        problems.error(at, f"“{title}”只有一个字，不能作名称", "a single character cannot be a title")
        return None
    if len(at.all("name")) > 1:
        problems.error(
            at, "名称不止一个，其余请写 skos:altLabel", "more than one title: write the others as skos:altLabel"
        )
        return None
    key = local(law_iri(title))
    if at.iri and key in entries:
        problems.error(
            at,
            f"目录中已有同名文件，请改写 law:{key}",
            f"the catalogue has a document of this title: write law:{key}",
        )
        return None
    if at.iri and local(at.iri) != key:
        problems.warning(at, f"图谱中将用 law:{key}", f"its IRI in the graph will be law:{key}")
    if key in entries or at.says("kind"):
        return key
    leading = {entry.instrument.key for entry in by_name.get(title, ())}
    if len(leading) == 1:
        return leading.pop()
    if leading:
        problems.error(
            at,
            f"这一名称指 {len(leading)} 个文件，请写全称：{'、'.join(e.instrument.title for e in by_name[title])}",
            f"{len(leading)} documents have this name: write the full title",
        )
    else:
        problems.error(
            at,
            f"目录中没有这个文件；如是新增，请写{'lg:level' if at.iri else '种类 kind'}：{choices(at, 'level', _LEVELS)}",
            f"not in the catalogue; to add it, give its {'lg:level' if at.iri else 'kind'}",
        )
    return None


def _title(at: Statement) -> str:
    return normalise(at.one("name")).strip("《》")


def _described(at: Statement, known: Instrument | None, problems: Problems) -> Instrument | None:
    level = concept(at, "kind", "level", _LEVELS, problems)
    if known is None:
        title = _title(at)
        if not level:
            return None
        known = Instrument(local(law_iri(title)), title, KIND_OF_LEVEL["level-" + level])
        labels: tuple[str, ...] = ()
    else:
        # a title that differs from the known one is one more name: 民法典 of 中华人民共和国民法典
        labels = tuple(normalise(name) for name in at.all("name") if normalise(name).strip("《》") not in _forms(known))
    further = (*labels, *map(normalise, names(at, "names", problems)))
    entry = replace(
        known,
        kind=KIND_OF_LEVEL["level-" + level] if level else known.kind,
        names=with_more(known.names, further, known.title),
        issuer=at.one("issuer") or known.issuer,
        number=at.one("number") or known.number,
        adopted=day(at, "adopted", problems) or known.adopted,
        effective=day(at, "effective", problems) or known.effective,
        until=day(at, "until", problems) or known.until,
        amended=days(at, "amended", problems) or known.amended,
    )
    if entry.until and entry.effective and entry.until <= entry.effective:
        problems.error(
            at,
            f"失效日期 {entry.until} 不晚于施行日期 {entry.effective}",
            f"no longer in force on {entry.until}, in force since {entry.effective}",
        )
    return entry


def _forms(known: Instrument) -> set[str]:
    short = known.key
    return {known.title, short, *known.names}


def _titles(
    at: Statement,
    column: str,
    titles: Mapping[str, str],
    by_name: Mapping[str, tuple[LawName, ...]],
    problems: Problems,
) -> Iterable[str]:
    """The titles of the documents that a column refers to; one that the catalogue lacks as it is written."""
    for value in at.all(column):
        key = document_key(value, titles, by_name)
        if key not in titles:
            problems.warning(
                at,
                f"{at.column(column)}：目录中没有“{plain(value)}”，按原文保留",
                f"{at.column(column)} leads to no document of the catalogue and is kept as written: {plain(value)}",
            )
        yield titles.get(key, plain(value))


def document_key(value: str, keys: Container[str], by_name: Mapping[str, tuple[LawName, ...]]) -> str:
    """The key of the document that an IRI, a title or a name of one document only refers to, in the catalogue or not."""
    if value.startswith(NAMESPACES["law"]):
        return local(value)
    title = normalise(value).strip("《》")
    key = local(law_iri(title))
    leading = {entry.instrument.key for entry in by_name.get(title, ())}
    return leading.pop() if key not in keys and len(leading) == 1 else key


def works(
    statements: Sequence[Statement], known: Iterable[Work], problems: Problems
) -> tuple[tuple[Work, ...], list[Given]]:
    """The works `known` with those of the statements, sorted by key; and what each statement gave."""
    entries = {work.key: work for work in known}
    given = []
    for at in statements:
        title = _title(at)
        key = local(at.iri) if local(at.iri) in entries else local_name(title)
        work = entries.get(key)
        if not title and work is None:
            problems.error(at, "缺少名称，请写 rdfs:label", "no name: add rdfs:label")
            continue
        word = at.one("kind").lower()
        kind = _WORK_KINDS.get(word, word)
        if kind and kind not in _WORK_KINDS.values():
            problems.error(
                at, f"没有“{word}”这种作品，可用：{'、'.join(_WORK_KINDS)}", f"unknown kind of work {word!r}"
            )
            continue
        work = work or Work(key, title, kind or "material")
        further = tuple(map(normalise, names(at, "names", problems)))
        entries[key] = replace(work, kind=kind or work.kind, names=tuple(dict.fromkeys((*work.names, *further))))
        given.append(Given(at, work.title, further))
    return tuple(entries[key] for key in sorted(entries)), given
