"""The graph of a result folder, and the questions people ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ResultError, UsageError
from lawgraph.iri import VOCABULARY, law_iri
from lawgraph.model import Level
from lawgraph.query.curated import curated_query
from lawgraph.query.names import KnownLaw, KnownPlace, find_law, find_place
from lawgraph.query.remote import Endpoint
from lawgraph.query.rows import Evidence, Rows, typed_rows
from lawgraph.query.store import GraphFile, field_names, python_value
from lawgraph.stores.web import account

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from lawgraph.export import Format


@dataclass(frozen=True, slots=True)
class TownshipCitation:
    """A place that cites a document in its report on one year: how often, in what contexts, in which sentences.

    `place` is the path, "" when the report's place is not known; then `name` is the report's title.
    """

    place: str
    name: str
    code: str
    year: int | None
    law: str
    citations: int
    contexts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class LawCitation:
    """A document that the reports of a place cite, those of places below it included."""

    law: str
    kind: str
    citations: int
    reports: int
    years: tuple[int, ...]
    contexts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report of the graph."""

    document: str
    title: str
    place: str
    code: str
    level: str
    year: int | None
    published: date | None
    issuer: str
    citations: int


class KnowledgeGraph:
    """A folder that `lawgraph build` wrote, or an endpoint that has its graph. Nothing is read before the first question.

    Raises ResultError when the folder holds no graph.
    """

    folder: Path | None
    _engine: GraphFile | Endpoint

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        file = self.folder / "graph.ttl"
        if not file.is_file():
            raise ResultError(
                f"{folder} 中没有 graph.ttl，请先运行 lawgraph build / no graph.ttl in {folder}: run lawgraph build first"
            )
        self._engine = GraphFile(file)

    @classmethod
    def at(cls, url: str, *, graph: str | None = None, user: str | None = None, timeout: float = 300) -> KnowledgeGraph:
        """A graph in a store elsewhere, by the address of its SPARQL endpoint.

        `graph` is the IRI of a named graph, `user` who asks (in place of LAWGRAPH_USER; the password stands in LAWGRAPH_PASSWORD),
        `timeout` how many seconds a question may take. Raises UsageError for a user without a password; questions raise ServerError
        when the server cannot be reached, refuses, or gives a part of the answer only.
        """
        remote = cls.__new__(cls)
        remote.folder = None
        remote._engine = Endpoint(url, graph=graph, who=account(user), timeout=timeout)
        return remote

    def __repr__(self) -> str:
        if isinstance(self._engine, Endpoint):
            return f"KnowledgeGraph.at({self._engine.url!r})"
        return f"KnowledgeGraph({str(self.folder)!r})"

    def townships_citing(
        self, law: str | None = None, level: Level | str | None = Level.TOWNSHIP
    ) -> Rows[TownshipCitation]:
        """Which townships cite a document (or any), in which year, how often, and in which sentences.

        `law` is any name of the document; `level` another level of reports, or None for every level. Raises
        NameUnknownError for a name that leads to no document of the graph or to several, UsageError for an unknown
        level.
        """
        given = {**self._law(law), **_level(level)}
        sparql = curated_query("townships-citing").bound(given)
        evidence: dict[tuple[Any, ...], list[Evidence]] = {}
        for row in self._engine.select(curated_query("citations").bound(given)):
            key = (row["path"], row["name"], row["year"], row["law"])
            evidence.setdefault(key, []).append(_evidence(row))
        rows = []
        for row in self._engine.select(sparql):
            found = tuple(evidence.get((row["path"], row["name"], row["year"], row["law"]), ()))
            rows.append(
                TownshipCitation(
                    place=row["path"] or "",
                    name=row["name"],
                    code=row["code"] or "",
                    year=row["year"],
                    law=row["title"],
                    citations=row["citations"],
                    contexts=_by_frequency(found),
                    evidence=found,
                )
            )
        rows.sort(key=lambda row: (row.place, row.name, row.year or 0, row.law))
        return typed_rows(rows, TownshipCitation, sparql)

    def laws_cited_by(self, place: str) -> Rows[LawCitation]:
        """Which documents the reports of a place and of the places below it cite, the most cited first.

        `place` is a path, a code, or a name that is unique in the graph. Raises NameUnknownError for any other.
        """
        found = find_place(place, self._places)
        sparql = curated_query("laws-cited-by").bound({"place": found.iri})
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in self._engine.select(sparql):
            grouped.setdefault(row["law"], []).append(row)
        rows = [
            LawCitation(
                law=group[0]["title"],
                kind=group[0]["kind"],
                citations=len(group),
                reports=len({row["report"] for row in group}),
                years=tuple(sorted({row["year"] for row in group if row["year"] is not None})),
                contexts=_by_frequency(evidence := tuple(map(_evidence, group))),
                evidence=evidence,
            )
            for group in grouped.values()
        ]
        rows.sort(key=lambda row: (-row.reports, -row.citations, row.law))
        return typed_rows(rows, LawCitation, sparql)

    def reports(self) -> Rows[ReportEntry]:
        """The reports of the graph, by name."""
        sparql = curated_query("reports").bound({})
        rows = [
            ReportEntry(
                document=row["document"],
                title=row["title"],
                place=row["path"] or "",
                code=row["code"] or "",
                level=row["level"] or "",
                year=row["year"],
                published=row["published"],
                issuer=row["issuer"] or "",
                citations=row["citations"],
            )
            for row in self._engine.select(sparql)
        ]
        rows.sort(key=lambda row: row.document)
        return typed_rows(rows, ReportEntry, sparql)

    def ask(self, name: str, **parameters: str) -> Rows[Any] | bool | rdflib.Graph:
        """A curated query of ontology/queries by its file's name: `kg.ask("most-cited", level="township")`.

        `law`, `place` and `level` are given by name; any other parameter is an IRI. Raises UsageError for an
        unknown query or parameter.
        """
        given: dict[str, str] = {}
        for parameter, value in parameters.items():
            if parameter == "law":
                given.update(self._law(value))
            elif parameter == "level":
                given.update(_level(value))
            elif parameter == "place":
                given["place"] = find_place(value, self._places).iri
            else:
                given[parameter] = value
        return self.sparql(curated_query(name).bound(given))

    def sparql(self, query: str) -> Rows[Any] | bool | rdflib.Graph:
        """Any SPARQL 1.1 query. SELECT gives rows, ASK a bool, CONSTRUCT and DESCRIBE an rdflib graph.

        In rows, integers, decimals, booleans and dates are Python's, identifiers `IRI`, what is unbound None, all else a
        `str`. Raises UsageError for a query that is not well formed.
        """
        from pyoxigraph import QueryBoolean, QuerySolutions

        results = self._engine.run(query)
        if isinstance(results, QueryBoolean):
            return bool(results)
        if not isinstance(results, QuerySolutions):
            from lawgraph.query.rdflib_store import rdflib_graph

            return rdflib_graph(results)
        variables = [variable.value for variable in results.variables]
        columns = field_names(variables)
        row_type = make_dataclass("Row", columns, frozen=True, slots=True)
        return Rows([row_type(*(python_value(solution[v]) for v in variables)) for solution in results], columns, query)

    def network(self) -> nx.Graph:
        """The co-occurrence network as a networkx graph: nodes are IRIs with their measures, edges carry counts and NPMI.

        Raises ResultError when the folder holds no network, UsageError for an endpoint.
        """
        from lawgraph.network import read_network

        if self.folder is None:
            raise _needs_folder("network()", "")
        return read_network(self.folder)

    def export(
        self, format: Format | str, target: str | Path | None = None, *, base: str = "", licence: str = ""
    ) -> Path:
        """Writes the folder in another format, below `folder/export` or where told; returns what was written.

        Formats and errors are those of `lawgraph.export.export`.
        """
        from lawgraph.export import export

        if self.folder is None:
            raise _needs_folder("export()", "")
        return export(self.folder, format, None if target is None else Path(target), base=base, licence=licence)

    @property
    def rdf(self) -> rdflib.Graph:
        """The graph as an rdflib graph for reading: it looks into the store and copies nothing.

        Raises UsageError for an endpoint.
        """
        if isinstance(self._engine, Endpoint):
            raise _needs_folder("rdf", "；可用 CONSTRUCT 查询 / or ask with CONSTRUCT")
        return self._engine.rdf

    @cached_property
    def _laws(self) -> tuple[KnownLaw, ...]:
        names: dict[str, list[str]] = {}
        titles: dict[str, str] = {}
        for row in self._engine.select(
            "PREFIX lg: <https://w3id.org/lawgraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            "SELECT ?law ?title ?name WHERE { ?law lg:title ?title ; rdfs:label|skos:altLabel ?name }"
        ):
            titles[row["law"]] = row["title"]
            names.setdefault(row["law"], []).append(row["name"])
        return tuple(KnownLaw(law, titles[law], tuple(sorted(names[law]))) for law in sorted(titles))

    @cached_property
    def _places(self) -> tuple[KnownPlace, ...]:
        prefix = "PREFIX lg: <https://w3id.org/lawgraph/ns#> "
        reporting: set[str] = set()
        for row in self._engine.select(prefix + "SELECT DISTINCT ?path WHERE { ?report lg:locality/lg:path ?path }"):
            parts = row["path"].split("/")
            reporting.update("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        paths = {
            row["place"]: row["path"]
            for row in self._engine.select(prefix + "SELECT ?place ?path WHERE { ?place lg:path ?path }")
        }
        return tuple(KnownPlace(place, paths[place], paths[place] in reporting) for place in sorted(paths))

    def _law(self, name: str | None) -> dict[str, str]:
        return {"law": find_law(name, self._laws, _catalogue_laws).iri} if name is not None else {}


def _needs_folder(what: str, instead: str) -> UsageError:
    return UsageError(
        f"kg.{what} 需要结果目录，请用 lawgraph.open(目录) / needs a result folder, which an endpoint is not{instead}"
    )


def _catalogue_laws() -> tuple[KnownLaw, ...]:
    """The documents of the catalogue: one that no report cites is known all the same, and the answer is no rows."""
    from lawgraph.catalogue.load import load_catalogue

    return tuple(KnownLaw(law_iri(i.title), i.title, i.names) for i in load_catalogue().instruments)


def _level(level: Level | str | None) -> dict[str, str]:
    if level is None:
        return {}
    try:
        return {"level": f"{VOCABULARY}division-{Level(level).value}"}
    except ValueError:
        known = "、".join(Level)
        raise UsageError(f"没有这个级别 / unknown level: {level}; 可用 / known: {known}") from None


def _evidence(row: Mapping[str, Any]) -> Evidence:
    return Evidence(
        document=row["document"],
        start=row["start"],
        end=row["end"],
        text=row["quote"],
        sentence=row["sentence"],
        context=row["context"],
        tense=row["tense"],
        section=row["section"] or "",
        iri=row["citation"],
    )


def _by_frequency(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The contexts, the commonest first."""
    counts = Counter(item.context for item in evidence)
    return tuple(sorted(counts, key=lambda context: (-counts[context], context)))
