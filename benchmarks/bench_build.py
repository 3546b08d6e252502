"""How long builds take, and what: python benchmarks/bench_build.py [--help] > table.md

Makes synthetic reports (report_texts.py), then measures, beside one another in one run:

- each stage by itself, in one process: processor seconds, reports a second, share of the whole;
- peers on the same texts: taggers, which only split them into words, and rdflib and pyoxigraph writing the same Turtle;
- whole builds by `lawgraph build`: wall clock, processor seconds, the most memory that all its processes held together (what they
  share is counted once), bytes written, and the same build again with nothing changed.

Prints Markdown. A busy machine stretches the wall clock, not the processor seconds; what carries over to another are the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from report_texts import FORMATS, texts, write

from lawgraph.compiled import annotator_with, catalogue_with
from lawgraph.corpus import document, keep_text, reports_in
from lawgraph.corpus.limits import Limits
from lawgraph.model import Document, EvidenceLevel, ExtractedReport
from lawgraph.network.tally import tally
from lawgraph.rdf.dataset import Run
from lawgraph.rdf.facts import EntityFacts
from lawgraph.rdf.report import report_block
from lawgraph.rdf.writer import write_turtle
from lawgraph.tables import MentionRow, arrow_table, columns, csv_lines, mention_rows, report_row

RUN = Run("benchmark", "0" * 64)
#: seconds between two looks at how much memory a build holds
_LOOK = 0.25


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: seconds of wall clock and of all its processors, megabytes held and written, and what run.json says."""

    reports: int
    seconds: float
    processor: float
    memory: float
    written: float
    stages: dict[str, float]


def stages(folder: Path, evidence: EvidenceLevel) -> tuple[int, dict[str, float]]:
    """Reports, and processor seconds of each stage for all of them; a batch of files at a time, as a build works."""
    facts, annotate = catalogue_with(()), annotator_with(()).annotate
    files = sorted(path for path in folder.rglob("*.*") if path.suffix[1:] in FORMATS)
    for each in _read(files[:20]):  # what is imported and compiled at first use is no part of the speed
        report = annotate(each)
        _blocks([report], facts, evidence)
        arrow_table(mention_rows(report), columns(MentionRow))
    spent: dict[str, float] = {}
    number = 0
    with TemporaryDirectory() as kept:
        for begin in range(0, len(files), 64):
            reports = []
            for path in files[begin : begin + 64]:
                with _timed(spent, "read"):
                    documents = _read([path])
                with _timed(spent, "extract and link"):  # at once: the clean form of the text is still at hand
                    reports += [annotate(each) for each in documents]
            with _timed(spent, "keep texts"):
                for report in reports:
                    keep_text(Path(kept), report.document)
            with _timed(spent, "Turtle"):
                _blocks(reports, facts, evidence)
            with _timed(spent, "rows of tables"):
                rows = [mention_rows(report) for report in reports]
            with _timed(spent, "CSV"):
                for report, own in zip(reports, rows, strict=True):
                    csv_lines(own)
                    csv_lines([report_row(report)])
            with _timed(spent, "Arrow"):
                arrow_table([row for own in rows for row in own], columns(MentionRow))
            with _timed(spent, "counts"):
                tally(reports)
            number += len(reports)
    return number, spent


@contextmanager
def _timed(spent: dict[str, float], stage: str) -> Iterator[None]:
    begun = time.process_time()
    yield
    spent[stage] = spent.get(stage, 0.0) + time.process_time() - begun


def _read(files: Iterable[Path]) -> list[Document]:
    found = []
    for path in files:
        for item in reports_in(
            path.read_bytes(), path.suffix, name=path.stem, source=path.name, given={}, limits=Limits()
        ):
            if not isinstance(item, Document):
                raise SystemExit(f"{path}: {item.reason}")
            found.append(item)
    return found


def _blocks(reports: Iterable[ExtractedReport], facts: EntityFacts, evidence: EvidenceLevel) -> int:
    return sum(len(report_block(report, facts, RUN.iri, evidence).turtle.encode()) for report in reports)


def taggers(corpus: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Processor seconds a text of lawgraph and of taggers on the same texts."""
    annotate = annotator_with(()).annotate
    yield "lawgraph: read the text, extract, link", _a_text(corpus, lambda text: annotate(document(text, name="peer")))
    import jieba.posseg

    yield "jieba.posseg", _a_text(corpus, lambda text: list(jieba.posseg.cut(text)))
    try:
        import rjieba
    except ImportError:
        return
    yield "rjieba.tag", _a_text(corpus, rjieba.tag)


def _a_text(corpus: Sequence[str], work: Callable[[str], object]) -> float:
    work(corpus[0])
    begun = time.process_time()
    for text in corpus:
        work(text)
    return (time.process_time() - begun) / len(corpus)


def writers(reports: Sequence[ExtractedReport], facts: EntityFacts) -> tuple[int, list[tuple[str, float]]]:
    """Triples of some reports, and processor seconds of writing them as Turtle; the others have them in memory already."""
    import pyoxigraph
    import rdflib

    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        ours = _seconds(lambda: write_turtle(path, reports, facts, RUN))
        store = pyoxigraph.Store()
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
        graph = rdflib.Graph().parse(path)
        copy = partial(store.dump, str(path) + "2", pyoxigraph.RdfFormat.TURTLE)
        oxigraph = _seconds(lambda: copy(from_graph=pyoxigraph.DefaultGraph()))
        theirs = _seconds(lambda: graph.serialize(str(path) + "3", format="turtle"))
    return len(store), [("lawgraph, from what was extracted", ours), ("pyoxigraph", oxigraph), ("rdflib", theirs)]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def build(corpus: Path, out: Path, processes: int, evidence: str) -> Built:
    """One build by the command line."""
    command = [sys.executable, "-m", "lawgraph", "build", str(corpus), "--out", str(out)]
    command += ["--processes", str(processes), "--evidence", evidence]
    before, begun = os.times(), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    ended, most = Event(), [0.0]
    watch = Thread(target=_watch, args=(process.pid, ended, most))
    watch.start()
    told, _ = process.communicate()
    seconds, after = time.perf_counter() - begun, os.times()
    ended.set()
    watch.join()
    if process.returncode:
        raise SystemExit(told.decode("utf-8", "replace"))
    account = json.loads((out / "run.json").read_text(encoding="utf-8"))
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    written = sum(path.stat().st_size for path in out.iterdir() if path.is_file())
    return Built(account["reports"], seconds, spent, most[0], written / 1e6, account["seconds"])


def _watch(top: int, ended: Event, most: list[float]) -> None:
    while not ended.wait(_LOOK):
        most[0] = max(most[0], sum(map(_megabytes, _below(top))))


def _below(top: int) -> set[int]:
    """A process with all that it started, and these started (Linux)."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        parents.setdefault(parent, []).append(int(path.parent.name))
    found, waiting = set(), [top]
    while waiting:
        process = waiting.pop()
        found.add(process)
        waiting += parents.get(process, [])
    return found


def _megabytes(process: int) -> float:
    """What a process holds; what it shares with others by its part, so that the sum over processes counts it once."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(told.split("\nPss:")[1].split()[0]) / 1024


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print("|", " | ".join(head), "|")
    print("|" + "---|" * len(head))
    for row in rows:
        print(
            "|", " | ".join(f"{cell:,.2f}" if isinstance(cell, float) else str(cell) for cell in row), "|", flush=True
        )
    print(flush=True)


def show_stages(folder: Path, evidence: EvidenceLevel) -> None:
    number, spent = stages(folder, evidence)
    whole = sum(spent.values())
    print(f"Stages, one process, {number:,} reports, processor time:\n")
    rows = [
        (name, f"{seconds / number * 1000:.2f} ms", f"{number / seconds:,.0f}", f"{seconds / whole:.0%}")
        for name, seconds in (*spent.items(), ("all", whole))
    ]
    table(("stage", "a report", "reports/s", "share"), rows)


def show_peers(folder: Path, many: int) -> None:
    documents = _read(sorted(folder.rglob("*.txt"))[:many])
    found = list(taggers([each.text for each in documents]))
    print(f"The same {len(documents)} texts:\n")
    table(
        ("", "a text", "texts/s", "time, as a multiple of lawgraph's"),
        [(name, f"{spent * 1000:.2f} ms", f"{1 / spent:,.0f}", f"{spent / found[0][1]:.2f}") for name, spent in found],
    )
    annotate = annotator_with(()).annotate
    triples, written = writers([annotate(each) for each in documents[: many // 4]], catalogue_with(()))
    print(f"Writing {triples:,} triples as Turtle:\n")
    table(
        ("", "seconds", "triples/s", "time, as a multiple of lawgraph's"),
        [(name, f"{spent:.2f}", f"{triples / spent:,.0f}", f"{spent / written[0][1]:.1f}") for name, spent in written],
    )


def show_builds(corpus: Path, folder: Path, processes: Sequence[int], evidence: Sequence[str]) -> None:
    rows = []
    for level in evidence:
        for many in processes:
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            built = build(corpus, out, many, level)
            again = build(corpus, out, many, level)
            rows.append(
                (
                    *(f"{built.reports:,}", level, many, f"{built.seconds:,.1f} s", f"{built.processor:,.1f} s"),
                    *(f"{built.reports / built.seconds:,.0f}", f"{built.reports / built.processor:,.0f}"),
                    *(f"{built.memory:,.0f} MB", f"{built.written:,.0f} MB", f"{again.seconds:,.1f} s"),
                    ", ".join(f"{name} {seconds:,.1f}" for name, seconds in built.stages.items()),
                )
            )
            print(rows[-1], file=sys.stderr, flush=True)
            shutil.rmtree(out, ignore_errors=True)
    head = ("reports", "evidence", "processes", "wall clock", "processors", "reports/s", "reports/s of processor")
    table((*head, "memory", "files", "again, unchanged", "stages, wall clock"), rows)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument(
        "--sizes", default="1000", help="reports of the builds, with commas: 1000,10000,100000; 0 for none"
    )
    arguments.add_argument("--processes", default="1,2", help="processes of the builds")
    arguments.add_argument("--evidence", default="all,citations,edges")
    arguments.add_argument("--formats", default="txt", help="txt, html or both")
    arguments.add_argument(
        "--stages", type=int, default=500, metavar="REPORTS", help="reports for the stages; 0 leaves them out"
    )
    arguments.add_argument(
        "--peers", type=int, default=100, metavar="REPORTS", help="texts for the taggers; 0 leaves peers out"
    )
    arguments.add_argument(
        "--folder", type=Path, help="where corpora and results lie meanwhile; a corpus that is there is used again"
    )
    options = arguments.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        corpus = partial(_corpus, folder, options.formats.split(","))
        if options.stages:
            show_stages(corpus(options.stages), EvidenceLevel.ALL)
        if options.peers:
            show_peers(corpus(options.peers), options.peers)
        for size in filter(None, map(int, options.sizes.split(","))):
            processes = [int(many) for many in options.processes.split(",")]
            show_builds(corpus(size), folder, processes, options.evidence.split(","))


def _corpus(folder: Path, formats: Sequence[str], reports: int) -> Path:
    made = folder / f"reports-{reports}-{'-'.join(formats)}"
    if not made.is_dir():
        write(made, texts(reports, formats=formats))
    return made


if __name__ == "__main__":
    main()
