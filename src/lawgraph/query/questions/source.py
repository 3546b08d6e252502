"""What all questions start from: the engine, the names of the graph, the reports that were read, the sentences."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol, cast

from lawgraph.errors import ResultError
from lawgraph.iri import BASE, NAMESPACES
from lawgraph.model import EvidenceLevel
from lawgraph.query.curated import Given, curated_query
from lawgraph.query.evidence import REPORTS_AT_ONCE, Evidence, Pair, Shelf, evidence_of
from lawgraph.query.names import (
    Known,
    KnownPlace,
    catalogue_laws,
    catalogue_programs,
    find_law,
    find_place,
    find_program,
)
from lawgraph.query.questions.scope import Filters, Scope, listed, refuse_empty, several, written
from lawgraph.query.rows import Coverage

_log = logging.getLogger(__name__)

#: the kind of thing whose mentions a query asks for: by its class, or by the IRI that is given
_OF_OTHERS = re.compile(rf"\?entity a lg:(?:Program|Institution)\b|VALUES \?entity {{ <{BASE}(?:program|inst|place)/")
_OF_DOCUMENTS = re.compile(rf"VALUES \?entity {{ <{NAMESPACES['law']}")


class Engine(Protocol):
    """Where queries are put."""

    def select(self, query: str) -> Iterator[dict[str, Any]]:
        """The solutions of a SELECT, by variable."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read. `path` is "" when its place is not known; then `name` is its title."""

    iri: str
    document: str
    title: str
    path: str
    name: str
    code: str
    year: int | None
    published: date | None

    @property
    def place(self) -> str:
        """The path of its place, or its title where the place is not known."""
        return self.path or self.name


class Source:
    """A graph as questions see it. Names are read once; everything else is asked when it is needed."""

    def __init__(self, engine: Engine, held: EvidenceLevel = EvidenceLevel.ALL) -> None:
        self._engine = engine
        self._held = held
        self._reports: dict[tuple[tuple[str, str], ...], dict[str, ReadReport]] = {}

    def select(self, name: str, given: Given | None = None) -> Iterator[dict[str, Any]]:
        """The solutions of a curated query, with those of the parameters that it has.

        Raises ResultError for a query about single mentions where the graph holds none.
        """
        query = curated_query(name).known(given or {})
        self.check(query)
        return self._engine.select(query)

    def check(self, query: str) -> None:
        """No answer, or one that lacks a part, must not be taken for a finding.

        Raises ResultError for a query about single mentions where the graph holds none of those that it is about; warns where it
        holds some of them only.
        """
        if self._held is EvidenceLevel.ALL or "lg:inDocument" not in query:
            return
        if self._held is EvidenceLevel.EDGES:
            raise ResultError(
                "结果是用 --evidence edges 生成的，没有逐处的提及和原句，答不了这个问题：请重新生成 / "
                "the results hold no single mentions (--evidence edges), which this question is about: build them again"
            )
        if "lg:refersTo ?entity" in query and _OF_OTHERS.search(query):
            raise ResultError(
                "结果只逐处保留引用(--evidence citations)，没有提到项目、机构、地方的原句，答不了这个问题：请用 --evidence all 重新生成 / "
                "the results hold citations only (--evidence citations), no sentences that name programmes, institutions or places, which this "
                "question is about: build them again with --evidence all"
            )
        of_any = "lg:refersTo" in query or "lg:citedInstrument" not in query
        if of_any and not _OF_DOCUMENTS.search(query):
            _log.warning(
                "结果只逐处保留引用(--evidence citations)：项目、机构、地方的原句不在其中 / "
                "the results hold citations only (--evidence citations): sentences that name programmes, institutions or places are not there"
            )

    def within(self, name: str, scope: Scope, reports: Mapping[str, ReadReport]) -> Iterator[dict[str, Any]]:
        """The solutions of a curated query that are about some reports, those of the scope.

        Few reports are named in the query, so that a store starts from them; many are picked out of all here, which takes a store
        longer than streaming.
        """
        given = {key: value for key, value in scope.given.items() if key not in scope.reports}
        if scope.reports and len(reports) <= REPORTS_AT_ONCE:
            if not reports:
                return
            given["report"] = list(reports)
        for row in self.select(name, given):
            if row["report"] in reports:
                yield row

    def reports(self, given: Given) -> dict[str, ReadReport]:
        """The reports that were read within place, level, year and programme, by IRI. They are asked for once."""
        key = tuple(sorted((name, repr(value)) for name, value in given.items()))
        if key not in self._reports:
            self._reports[key] = self._read(given)
        return self._reports[key]

    def _read(self, given: Given) -> dict[str, ReadReport]:
        found = {
            row["report"]: ReadReport(
                row["report"],
                row["document"],
                row["title"],
                row["path"] or "",
                row["name"],
                row["code"] or "",
                row["year"],
                row["published"],
            )
            for row in self.select("reports-read", given)
        }
        return dict(sorted(found.items(), key=lambda item: (item[1].document, item[0])))

    def shelf(self, given: Given) -> Shelf:
        """The sentences that cite documents, fetched when they are looked at."""
        kept = {name: value for name, value in given.items() if name in {"law", "kind", "context"}}

        def fetch(reports: Sequence[str]) -> Mapping[Pair, Sequence[Evidence]]:
            found: dict[Pair, list[Evidence]] = {}
            for row in self.select("sentences-citing", {**kept, "report": reports}):
                found.setdefault((row["report"], row["law"]), []).append(evidence_of(row))
            for items in found.values():
                items.sort(key=lambda item: (item.start, item.end))
            return found

        return Shelf(fetch)

    def scope(self, filters: Filters, law: str | Sequence[str] | None = None) -> Scope:
        """Filters with their names looked up. Raises NameUnknownError and UsageError."""
        laws = None if law is None else several(law)
        refuse_empty("law", laws)
        iris = [self.law(name).iri for name in several(laws)]
        return Scope.of(
            cast(Filters, listed(filters)),
            law=(iris if len(iris) > 1 else iris[0]) if iris else None,
            place=lambda name: self.place(name).path,
            program=lambda name: self.program(name).iri,
        )

    def law(self, name: str) -> Known:
        """The document that a name means."""
        return find_law(written(name), self.laws, catalogue_laws)

    def program(self, name: str) -> Known:
        """The programme that a name means."""
        return find_program(written(name), self.programs, catalogue_programs)

    def place(self, name: str) -> KnownPlace:
        """The place that a name means."""
        return find_place(written(name), self.places)

    @cached_property
    def laws(self) -> tuple[Known, ...]:
        """The documents of the graph with their names."""
        return self._known("names-of-documents")

    @cached_property
    def programs(self) -> tuple[Known, ...]:
        """The programmes of the graph with their names."""
        return self._known("names-of-programs")

    def _known(self, query: str) -> tuple[Known, ...]:
        names: dict[str, list[str]] = {}
        titles: dict[str, str] = {}
        for row in self.select(query):
            titles[row["thing"]] = row["title"]
            names.setdefault(row["thing"], []).append(row["name"])
        return tuple(Known(iri, titles[iri], tuple(sorted(names[iri]))) for iri in sorted(titles))

    @cached_property
    def places(self) -> tuple[KnownPlace, ...]:
        """The places of the graph."""
        reporting: set[str] = set()
        for row in self.select("places-of-reports"):
            parts = row["path"].split("/")
            reporting.update("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        paths = {row["place"]: row["path"] for row in self.select("places")}
        return tuple(KnownPlace(place, paths[place], paths[place] in reporting) for place in sorted(paths))

    @cached_property
    def documents(self) -> dict[str, tuple[str, str]]:
        """The documents of the graph: title and kind by IRI."""
        return {row["law"]: (row["title"], row["kind"]) for row in self.select("documents")}


def coverage(reports: Mapping[str, ReadReport], having: Iterable[str]) -> Coverage:
    """How many of the reports that were read are among those that have the thing."""
    return Coverage(len(reports), len(set(having) & reports.keys()))
