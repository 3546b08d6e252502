"""A page of a result folder, of a part of it, or of what the rows of an answer name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.catalogue.entries import Instrument, Programme
from lawgraph.catalogue.turtle import local
from lawgraph.corpus.texts import kept_text
from lawgraph.errors import UsageError
from lawgraph.iri import VOCABULARY, local_name
from lawgraph.network import Counts, ReportEntities, Scope, count, least_reports, network_of, read_reports
from lawgraph.query.named import Nodes, named_by, texts
from lawgraph.query.names import Known
from lawgraph.query.questions import scope as filtering
from lawgraph.query.questions.scope import several
from lawgraph.query.questions.source import Source
from lawgraph.rdf.terms import day
from lawgraph.run_account import is_of_results, run_account, taken_by_results
from lawgraph.view import (
    Limits,
    Page,
    Part,
    known_things,
    left_by_each,
    may_have,
    only_naming,
    part_of,
    render,
)
from lawgraph.whole import is_folder

if TYPE_CHECKING:
    from lawgraph.query.curated import Given

#: bytes that the name of a file may have: most systems take 255, and a Chinese character is three
_LONGEST_NAME = 180
_STATE = "中华人民共和国"


def page_of(
    folder: Path,
    source: Source,
    counts: Callable[[], Counts],
    scope: filtering.Scope,
    rows: Sequence[Any] | None,
    *,
    title: str,
    limits: Limits | None,
    beside: bool,
) -> Page:
    """The page of the reports within a scope, or of those of them that rows name. `counts` are those of the folder.

    `beside` says that the page will lie in the folder itself, where the texts of the reports are.

    Raises UsageError where nothing is left, ResultError where the folder's tables are missing or damaged.
    """
    part = _part(scope.given)
    words = _words(scope.given, source)
    if rows is None:
        reports = list(part_of(_fitting(folder, part), part))
        if part and not reports:
            raise _nothing_left(folder, part, words)
    else:
        reports = _of_rows(folder, source, counts(), part, _checked(rows))
    network = network_of(count(reports), scope=_scope_of(folder), min_reports=least_reports(len(reports)))
    html = render(
        network,
        reports,
        title=title or " · ".join(word for some in words.values() for word in some),
        corpus=run_account(folder).get("corpus", ""),
        part=bool(part) or rows is not None,
        known=_known(network.counts, source),
        texts=partial(kept_text, folder),
        texts_beside=beside,
        limits=limits,
    )
    kind = ["rows"] if rows is not None else []
    name = _file_name([*kind, *(word for some in words.values() for word in some)])
    return Page(html, name, len(network.counts.reports), len(network.counts.entities))


def lies_beside(path: str | Path, folder: Path) -> bool:
    """Whether a page saved at a path lies in the result folder itself, where the texts of the reports are.

    Raises UsageError for a file of the results that is no page, and for a folder that is lawgraph's own.
    """
    target = Path(path)
    holds = target if is_folder(path) else target.parent
    beside = holds.resolve() == folder.resolve()
    if is_of_results(target, folder) and not (beside and (is_folder(path) or target.suffix == ".html")):
        raise taken_by_results(target)
    return beside


def _known(counts: Counts, source: Source) -> dict[str, Instrument | Programme]:
    """What is known of documents and programmes, with the names and facts of the graph, which may be those of a catalogue of one's own."""
    from lawgraph.catalogue.load import load_catalogue

    known = known_things(counts, load_catalogue())
    facts: dict[str, dict[str, list[str]]] = {}
    for row in source.select("facts"):
        facts.setdefault(row["thing"], {}).setdefault(local(row["property"]), []).append(row["fact"])
    for one in source.laws:
        known[one.iri] = _as_told(known.get(one.iri, Instrument("", one.title, "")), one.names, facts.get(one.iri, {}))
    for one in source.programs:
        known[one.iri] = _as_told(known.get(one.iri, Programme("", one.title, "")), one.names, facts.get(one.iri, {}))
    return known


def _as_told(
    entry: Instrument | Programme, names: tuple[str, ...], facts: Mapping[str, list[str]]
) -> Instrument | Programme:
    """An entry with the names and facts of the graph. Where these are its own it keeps what a graph leaves out: 2021 is no day."""
    fields = _OF_DOCUMENTS if isinstance(entry, Instrument) else _OF_PROGRAMMES
    told: dict[str, Any] = {}
    for property, (field, read) in fields.items():
        told[field] = read(facts.get(property, []))
    same = all(_written(field, getattr(entry, field)) == value for field, value in told.items())
    return replace(entry, names=names, **({} if same else told))


def _written(field: str, value: Any) -> Any:
    """A fact of the catalogue as a graph has it."""
    if field == "amended":
        return tuple(sorted(one for one in value if day(one)))
    return "" if field in _DAYS and not day(value) else value


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""


def _year(values: Sequence[str]) -> int:
    return int(values[0]) if values else 0


def _part(given: Given) -> Part:
    """Filters that are looked up, as a part."""

    def texts_of(name: str) -> frozenset[str]:
        return frozenset(str(value) for value in several(given.get(name)))

    return Part(
        law=texts_of("law"),
        program=texts_of("program"),
        place=texts_of("place"),
        level=frozenset(iri.removeprefix(f"{VOCABULARY}division-") for iri in texts_of("level")),
        year=frozenset(int(value) for value in several(given.get("year"))),
        context=texts_of("context"),
        kind=texts_of("kind"),
    )


def _words(given: Given, source: Source) -> dict[str, list[str]]:
    """Filter → its values as people read them: the same, however they were typed."""
    from lawgraph.rdf.vocabulary import by_notation

    known: dict[str, Known] = {}
    for name, among in (("law", source.laws), ("program", source.programs)):
        if name in given:
            known.update({one.iri: one for one in among})
    words: dict[str, list[str]] = {}
    for name in ("law", "program", "place", "level", "year", "context", "kind"):
        for value in several(given.get(name)):
            text = str(value)
            if name in {"law", "program"}:
                # one that no report names is not among them; its IRI ends with its name
                text = (known[text].title if text in known else text.rpartition("/")[2]).removeprefix(_STATE)
            elif name == "level":
                text = by_notation()["division"][text.removeprefix(f"{VOCABULARY}division-")].zh
            elif name in {"context", "kind"}:
                text = by_notation()["level" if name == "kind" else name][text].zh
            words.setdefault(name, []).append(text)
    return words


def _fitting(folder: Path, part: Part) -> Iterable[ReportEntities]:
    """The reports of a folder that may be part."""
    return read_reports(folder, (lambda report: may_have(part, report)) if part else None)


def _of_rows(folder: Path, source: Source, counts: Counts, part: Part, rows: Sequence[Any]) -> list[ReportEntities]:
    nodes = Nodes(
        counts,
        source.reports({}),
        (*source.laws, *source.programs),
        {place.iri: place.path for place in source.places},
    )
    named = named_by(rows, nodes)
    if not named:
        said = "、".join(list(dict.fromkeys(texts(rows)))[:3])
        raise UsageError(
            "这些行没有指到图中的报告、文件、项目、机构或地方 / these rows name no report, document, programme, institution or place"
            f" of the graph{f': {said}' if said else ''}"
        )
    wanted = read_reports(folder, lambda report: report.iri in named.reports and may_have(part, report))
    reports = list(part_of(wanted, part))
    if not reports:
        raise UsageError("这些行所指的报告都不符合筛选条件 / none of the reports that these rows name fits the filters")
    entities = named.within(reports)
    return list(only_naming(reports, entities)) if entities else reports


def _checked(rows: object) -> Sequence[Any]:
    if isinstance(rows, str) or not isinstance(rows, Sequence):
        raise UsageError(
            f"kg.view() 需要提问所得的行 / kg.view() takes the rows of an answer, not {type(rows).__name__}"
        )
    if not rows:
        raise UsageError("没有行可画 / an answer without rows: nothing to draw")
    return rows


def _nothing_left(folder: Path, part: Part, words: dict[str, list[str]]) -> UsageError:
    left = left_by_each(read_reports(folder), part)
    said = {name: f"{name}={'、'.join(words[name])}" for name in left}
    blame = "；".join(said[name] for name, reports in left.items() if not reports)
    if blame:
        return UsageError(f"没有一份报告符合 / no report fits: {blame}")
    alone = "；".join(f"{said[name]} ({reports})" for name, reports in left.items())
    return UsageError(
        f"没有一份报告同时符合这些条件（括号内为各自单独符合的报告数） / no report fits all of these (in brackets: the reports that fit each alone): {alone}"
    )


def _scope_of(folder: Path) -> Scope:
    """Where the build of a folder counted things as named together: a page of a part counts as the page of the whole."""
    try:
        return Scope(run_account(folder)["options"]["scope"])
    except (ValueError, KeyError, TypeError):
        return Scope.REPORT


def _file_name(words: Sequence[str]) -> str:
    """A file name that the same filters always give: view-民法典-广东省.html; view.html without filters.

    >>> _file_name(["民法典", "广东省/河源市", "2024"])
    'view-民法典-广东省-河源市-2024.html'
    """
    name = "-".join(["view", *(local_name(word) for word in words)])
    if len(name.encode()) > _LONGEST_NAME:
        digest = hashlib.sha256(name.encode()).hexdigest()[:8]
        name = f"{name.encode()[:_LONGEST_NAME].decode(errors='ignore')}-{digest}"
    return f"{name}.html"


#: property of the graph → the field of an entry that it tells of, and how its values are read
_OF_DOCUMENTS: Mapping[str, tuple[str, Callable[[Sequence[str]], Any]]] = {
    "issuer": ("issuer", _first),
    "docNumber": ("number", _first),
    "adoptedOn": ("adopted", _first),
    "amendedOn": ("amended", tuple),
    "effectiveFrom": ("effective", _first),
    "effectiveUntil": ("until", _first),
    "repealedBy": ("repealed_by", _first),
}
_OF_PROGRAMMES: Mapping[str, tuple[str, Callable[[Sequence[str]], Any]]] = {
    "startedBy": ("started_by", _first),
    "periodStart": ("first_year", _year),
    "periodEnd": ("last_year", _year),
}
_DAYS = frozenset({"adopted", "effective", "until"})
