"""The graph of a result folder, and the questions people ask of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, cast

from lawgraph.errors import ResultError, UsageError
from lawgraph.model import EvidenceLevel, Level
from lawgraph.query.curated import curated_query
from lawgraph.query.measuring import MeasuredFolder, needs_folder
from lawgraph.query.questions import alike, changing, citing, differing, firsts, force, together
from lawgraph.query.questions.alike import AlikeReports, RepeatedPassage
from lawgraph.query.questions.changing import LawChange, LawOnlyHere
from lawgraph.query.questions.citing import LawCitation, MatrixCell, SilentReport, TownshipCitation
from lawgraph.query.questions.differing import Difference
from lawgraph.query.questions.firsts import FirstUse
from lawgraph.query.questions.force import CitationOutOfForce
from lawgraph.query.questions.scope import ButLevel, ButPlace, ButYear, Filters, OfReports, Scope, listed
from lawgraph.query.questions.source import Source
from lawgraph.query.questions.together import NamedWithLaw
from lawgraph.query.remote import Endpoint
from lawgraph.query.rows import Rows, row_type, typed_rows
from lawgraph.query.store import GraphFile, field_names, reader
from lawgraph.run_account import evidence_held
from lawgraph.stores.web import account

if TYPE_CHECKING:
    import rdflib

    from lawgraph.export import Format
    from lawgraph.view import Limits, Page


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


class KnowledgeGraph(MeasuredFolder):
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
        self, law: str | None = None, level: Level | str | None = Level.TOWNSHIP, **filters: Unpack[ButLevel]
    ) -> Rows[TownshipCitation]:
        """Which townships cite a document (or any), in which year, how often, and in which sentences.

        `law` is any name of the document; `level` another level of reports, or None for every level; `filters` as in `Filters`.
        `rows.without` counts the reports that were read and do not cite it. Raises NameUnknownError for a name that leads
        to nothing or to several things, UsageError for an unknown level, context or kind.
        """
        return citing.townships_citing(self._source, self._scope({**filters, "level": level}, law))

    def reports_not_citing(self, law: str, **filters: Unpack[Filters]) -> Rows[SilentReport]:
        """Which reports were read and do not cite a document: not cited, as opposed to not read."""
        return citing.reports_not_citing(self._source, self._scope(filters, law))

    def laws_cited_by(self, place: str | Sequence[str], **filters: Unpack[ButPlace]) -> Rows[LawCitation]:
        """Which documents the reports of a place, or of several, and of the places below cite, those of most reports first.

        `place` is a path, a code, or a name that is unique in the graph. Raises NameUnknownError for any other.
        """
        return citing.laws_cited_by(self._source, self._scope({**filters, "place": place}))

    def law_matrix(self, law: str | None = None, **filters: Unpack[Filters]) -> Rows[MatrixCell]:
        """Places by documents: how often each place cites each. `.df()` gives the cross table, `.graph()` the bipartite graph."""
        return citing.law_matrix(self._source, self._scope(filters, law))

    def change_between(
        self, before: int, after: int, law: str | None = None, **filters: Unpack[ButYear]
    ) -> Rows[LawChange]:
        """Which documents more places cite in one year than in another, and which fewer, among places with a report on both."""
        return changing.change_between(self._source, before, after, self._scope({**filters}, law))

    def not_in_force(self, law: str | None = None, **filters: Unpack[Filters]) -> Rows[CitationOutOfForce]:
        """Citations of documents that were not in force at the end of the year under report."""
        return force.not_in_force(self._source, self._scope(filters, law))

    def laws_only_in(
        self, place: str | Sequence[str], other: str | Sequence[str], **filters: Unpack[ButPlace]
    ) -> Rows[LawOnlyHere]:
        """Which documents the reports of some places cite and those of other places do not; those below are included."""
        shared = listed(filters)  # both sides read them
        here, there = self._scope({**shared, "place": place}), self._scope({**shared, "place": other})
        return changing.laws_only_in(self._source, here, there)

    def programs_with(
        self, law: str | None = None, *, within: str = "report", at_least: int = 1, **filters: Unpack[Filters]
    ) -> Rows[NamedWithLaw]:
        """Which programmes stand with a document (or with any) in one report, or in one sentence, and how much more than by chance.

        `within` is report or sentence; pairs of fewer reports than `at_least` are left out.
        """
        return together.named_with(self._source, "program", self._scope(filters, law), within, at_least)

    def institutions_with(
        self,
        law: str | None = None,
        *,
        within: str = "sentence",
        at_least: int = 1,
        organs: bool = False,
        **filters: Unpack[Filters],
    ) -> Rows[NamedWithLaw]:
        """Which institutions stand with a document (or with any) in one sentence, or in one report.

        `organs` takes institutions of one type for one, so that the 司法所 of all towns are counted together.
        """
        return together.named_with(self._source, "institution", self._scope(filters, law), within, at_least, organs)

    def first_to_name(
        self, *, program: str | None = None, law: str | None = None, **filters: Unpack[OfReports]
    ) -> Rows[FirstUse]:
        """Which places named a programme (or a document) first: a row a place with its first report, the earliest first.

        First among the reports that were read: `read_before` says how many earlier ones there are. Raises UsageError unless one
        of `program` and `law` is given.
        """
        if (program is None) == (law is None):
            raise UsageError("请给出项目或文件之一 / give a programme or a document, one of them")
        known = self._source.program(program) if program is not None else self._source.law(law or "")
        return firsts.first_to_name(self._source, known.iri, self._scope({**filters}))

    def reports_alike(
        self,
        document: str | None = None,
        *,
        measure: str = "jaccard",
        at_least: float = 0.5,
        most: int = 100,
        **filters: Unpack[OfReports],
    ) -> Rows[AlikeReports]:
        """Which reports (or which others, of one) name most nearly the same documents and programmes, with the sentences they share.

        `measure` is jaccard or cosine over the sets of what they name, `at_least` the least similarity, `most` the number of pairs.
        """
        return alike.reports_alike(self._source, self._scope({**filters}), document, measure, at_least, most)

    def repeated_passages(
        self, *, characters: int = 20, reports: int = 2, **filters: Unpack[OfReports]
    ) -> Rows[RepeatedPassage]:
        """Sentences of so many characters or more that stand in so many reports or more word for word, the longest first."""
        return alike.repeated_passages(self._source, self._scope({**filters}), characters, reports)

    def differences(self, new: KnowledgeGraph, law: str | None = None, **filters: Unpack[Filters]) -> Rows[Difference]:
        """What a newer result has gained and lost against this one in citations, by place and document."""
        shared = listed(filters)  # both sides read them
        return differing.differences(self._source, new._source, self._scope(shared, law), new._scope(shared, law))

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

    def ask(self, name: str, **parameters: str | int) -> Rows[Any] | bool | rdflib.Graph:
        """A curated query of ontology/queries by its file's name: `kg.ask("most-cited", level="township")`.

        `law`, `place`, `program`, `level`, `context` and `kind` are given by name, `year` as a number; any other parameter is an IRI.
        Raises UsageError for an unknown query or parameter, ResultError for one about single mentions where the graph holds none.
        """
        named = {"law", "place", "level", "year", "context", "kind", "program"}
        filters = {key: value for key, value in parameters.items() if key in named - {"law"}}
        others = {key: value for key, value in parameters.items() if key not in named and value is not None}
        scope = self._scope(filters, cast("str | None", parameters.get("law")))
        query = curated_query(name).bound({**scope.given, **others})
        self._source.check(query)
        return self.sparql(query)

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
        row, value_of = row_type(*columns), reader()
        return Rows([row(*map(value_of, solution)) for solution in results], columns, query)

    def export(
        self, format: Format | str, target: str | Path | None = None, *, base: str = "", licence: str = ""
    ) -> Path:
        """Writes the folder in another format, below `folder/export` or where told; returns what was written.

        Formats and errors are those of `lawgraph.export.export`.
        """
        from lawgraph.export import export

        return export(self._needed_folder("export()"), format, target, base=base, licence=licence)

    def view(
        self,
        rows: Sequence[Any] | None = None,
        *,
        law: str | Sequence[str] | None = None,
        title: str = "",
        path: str | Path | None = None,
        limits: Limits | None = None,
        **filters: Unpack[Filters],
    ) -> Page:
        """The network as a page: of the whole folder, of a part of it, or of what the rows of any answer name.

        `law` and `filters` choose the part (docs/view.md says which reports and edges that is); with `rows` they narrow
        what these name. `title` stands in place of the names of the filters, `path` is a file to save the page in, or a
        folder (one that is there, or any name that ends with a slash). In a notebook the page shows itself. Raises
        UsageError where nothing is left to draw, for a place among the results that is not for pages, and for an
        endpoint.
        """
        from dataclasses import replace

        from lawgraph.query.viewing import lies_beside, page_of

        folder = self._needed_folder("view()")
        scope = self._scope({**filters}, law)
        beside = path is not None and lies_beside(path, folder)
        page = page_of(
            folder, self._source, lambda: self._counts, scope, rows, title=title, limits=limits, beside=beside
        )
        return page if path is None else replace(page, path=page.save(path))

    @property
    def rdf(self) -> rdflib.Graph:
        """The graph as an rdflib graph for reading: it looks into the store and copies nothing.

        Raises UsageError for an endpoint.
        """
        if isinstance(self._engine, Endpoint):
            raise needs_folder("rdf", "；可用 CONSTRUCT 查询 / or ask with CONSTRUCT")
        return self._engine.rdf

    @cached_property
    def _source(self) -> Source:
        return Source(self._engine, evidence_held(self.folder) if self.folder else EvidenceLevel.ALL)

    def _scope(self, filters: Mapping[str, object], law: str | Sequence[str] | None = None) -> Scope:
        return self._source.scope(cast(Filters, filters), law)
