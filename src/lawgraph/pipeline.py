"""From a folder of reports to a folder of results: read → annotate → graph, tables, network, page, account of the run."""

from __future__ import annotations

import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lawgraph import __version__
from lawgraph.catalogue.load import Catalogue
from lawgraph.compiled import annotator_with, catalogue_with
from lawgraph.corpus import SHORTEST_REPORT, TextKeeper, Unreadable, discover, given_below, names, read_each
from lawgraph.corpus.texts import TEXTS, kept_text
from lawgraph.errors import UsageError
from lawgraph.model import Document, EntityType, ExtractedReport
from lawgraph.network.analysis import least_reports, network_of
from lawgraph.network.cooccurrence import Scope
from lawgraph.network.counts import count
from lawgraph.network.entities import ReportEntities, report_entities
from lawgraph.network.files import write_network
from lawgraph.rdf.dataset import Distribution, Run
from lawgraph.rdf.writer import TurtleWriter
from lawgraph.stores.embedded import drop_stale
from lawgraph.tables import mention_rows, mention_table, report_row, report_table
from lawgraph.view import page
from lawgraph.view.about import known_things

GRAPH = "graph.ttl"
PAGE = "view.html"
RUN = "run.json"
#: the files that a build leaves, as the graph describes them (run.json, which holds timings, is about the build)
FILES = (
    Distribution(GRAPH, "text/turtle", "知识图谱", "The knowledge graph"),
    Distribution("mentions.csv", "text/csv", "提及，一处一行", "One row a mention"),
    Distribution("mentions.parquet", "application/vnd.apache.parquet", "提及，一处一行", "One row a mention"),
    Distribution("reports.csv", "text/csv", "报告，一份一行", "One row a report"),
    Distribution("cooccurrence.csv", "text/csv", "共现，一对一行", "One row a pair that stands in the same reports"),
    Distribution(
        "centrality.csv", "text/csv", "网络指标，一项一行", "One row a thing, with its measures in the network"
    ),
    Distribution("network.graphml", "application/xml", "共现网络（GraphML）", "The co-occurrence network as GraphML"),
    Distribution("network.gexf", "application/xml", "共现网络（GEXF）", "The co-occurrence network as GEXF"),
    Distribution(PAGE, "text/html", "网页", "The network as a page"),
)
#: libraries whose version a result depends on
_LIBRARIES = ("daachorse", "igraph", "jieba", "networkx", "pyarrow", "pyoxigraph", "pyvis", "rdflib")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose text another file has too; it is counted once."""

    source: str
    same_as: str


@dataclass(slots=True)
class Summary:
    """What a build did: what was read and what was not, counts by type, the most cited documents, seconds by stage."""

    out: Path
    reports: int = 0
    skipped: list[Unreadable] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    placeless: list[str] = field(default_factory=list)
    mentions: Counter[EntityType] = field(default_factory=Counter)
    entities: dict[EntityType, set[str]] = field(default_factory=lambda: {t: set() for t in EntityType})
    citing: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, report: ExtractedReport) -> None:
        """Counts one report; a document is cited once by a report however often it is named there."""
        self.reports += 1
        if report.frame.place is None:
            self.placeless.append(report.document.source)
        for mention in report.mentions:
            self.mentions[mention.type] += 1
            if not mention.candidates:
                self.entities[mention.type].add(mention.id)
        self.citing.update({m.id for m in report.mentions if m.type is EntityType.LAW and not m.candidates})

    def most_cited(self, limit: int) -> list[tuple[str, int]]:
        """The documents cited by most reports."""
        return sorted(self.citing.items(), key=lambda item: (-item[1], item[0]))[:limit]

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds the time of a block to a stage."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - begun


def build_corpus(
    corpus: Path,
    out: Path,
    *,
    scope: Scope = Scope.REPORT,
    catalogue: Sequence[str | Path] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Builds everything that can be built from the reports below `corpus` into `out`.

    `catalogue` are files of one's own laid over the shipped catalogue. `progress` is called with the number of files done and
    of all. Raises CatalogueError for such a file that is not well formed, UsageError when there is no such
    folder or no file in it that could be a report, or when `out` cannot be written.
    """
    files = discover(corpus)
    if not files:
        raise UsageError(
            f"{corpus} 中没有可读的报告文件(.txt、.html、.docx、.pdf、.csv 等)/ no report files (.txt, .html, .docx, .pdf, .csv …) below {corpus}: "
            "请把报告放进这个目录再运行 / put reports there and run again"
        )
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} 是文件，请指定目录 / a file: name a folder for the results")
    summary = Summary(out)
    with summary.timed("catalogue"):
        known = catalogue_with(catalogue)
        annotate = annotator_with(catalogue).annotate
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / RUN).unlink(missing_ok=True)  # it is written last: where it stands, the build came to its end
        entities = _extract(corpus, files, known, annotate, summary, progress)
        drop_stale(out / GRAPH)
        with summary.timed("network"):
            min_reports = least_reports(len(entities))
            network = network_of(count(entities), scope=scope, min_reports=min_reports)
            write_network(network, out)
        with summary.timed("page"):
            page.write(
                out / PAGE,
                network,
                entities,
                known=known_things(entities, known),
                corpus=corpus.name,
                texts=partial(kept_text, out),
                texts_beside=True,
            )
        _write_run(summary, known, corpus, {"scope": scope.value, "min_reports": min_reports})
    except OSError as error:
        raise UsageError(
            f"无法写入 {error.filename2 or error.filename or out}：{error.strerror}。请关闭正在打开它的程序，检查权限和磁盘空间 / "
            "cannot be written: close the program that has it open, check permissions and disk space"
        ) from error
    return summary


def _extract(
    corpus: Path,
    files: list[Path],
    catalogue: Catalogue,
    annotate: Callable[[Document], ExtractedReport],
    summary: Summary,
    progress: Callable[[int, int], None],
) -> list[ReportEntities]:
    """Reads and annotates file by file, writing graph and tables as it goes."""
    root = corpus if corpus.is_dir() else corpus.parent
    called = names(files, root)
    beside = given_below(root)
    seen: dict[str, str] = {}
    entities: list[ReportEntities] = []
    with ExitStack() as stack:
        run = Run(__version__, catalogue.digest)
        turtle = stack.enter_context(TurtleWriter(summary.out / GRAPH, catalogue, run, FILES))
        mentions = stack.enter_context(mention_table(summary.out))
        reports = stack.enter_context(report_table(summary.out))
        texts = stack.enter_context(TextKeeper(summary.out))
        for number, path in enumerate(files, start=1):
            found = read_each(path, root, name=called[path], beside=beside, shortest=SHORTEST_REPORT)
            while True:
                with summary.timed("read"):
                    document = next(found, None)
                if document is None:
                    break
                if isinstance(document, Unreadable):
                    summary.skipped.append(document)
                    continue
                if document.sha256 in seen:
                    summary.duplicates.append(Duplicate(document.source, seen[document.sha256]))
                    continue
                seen[document.sha256] = document.source
                with summary.timed("texts"):
                    texts.keep(document)
                with summary.timed("extract"):
                    report = annotate(document)
                with summary.timed("graph"):
                    turtle.add(report)
                with summary.timed("tables"):
                    mentions.write(mention_rows(report))
                    reports.write([report_row(report)])
                entities.append(report_entities(report))
                summary.add(report)
            progress(number, len(files))
        begun = time.perf_counter()
    summary.seconds["graph"] = summary.seconds.get("graph", 0.0) + time.perf_counter() - begun
    return entities


def _write_run(summary: Summary, catalogue: Catalogue, corpus: Path, options: Mapping[str, str | int]) -> None:
    from importlib.metadata import version

    account = {
        "lawgraph": __version__,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "catalogue": {
            "sha256": catalogue.digest,
            "files": [{"name": file.name, "sha256": file.sha256} for file in catalogue.user_files],
            "instruments": len(catalogue.instruments),
            "programmes": len(catalogue.programmes),
            "institution_types": len(catalogue.institution_types),
            "places": len(catalogue.gazetteer),
            "villages": len(catalogue.villages) if catalogue.villages is not None else 0,
        },
        "corpus": corpus.name or str(corpus),
        "options": dict(options),
        "reports": summary.reports,
        "texts": TEXTS,
        "skipped": [{"source": s.source, "reason": s.reason} for s in summary.skipped],
        "duplicates": [{"source": d.source, "same_as": d.same_as} for d in summary.duplicates],
        "without_place": summary.placeless,
        "mentions": {t.value: summary.mentions[t] for t in EntityType},
        "entities": {t.value: len(summary.entities[t]) for t in EntityType},
        "seconds": {stage: round(seconds, 3) for stage, seconds in summary.seconds.items()},
    }
    text = json.dumps(account, ensure_ascii=False, indent=2) + "\n"
    (summary.out / RUN).write_bytes(text.encode("utf-8"))
