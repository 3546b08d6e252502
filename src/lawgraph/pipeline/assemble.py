"""From the batches of a build to the whole: graph, tables and counts, in the order of the files, each text once.

Reads one batch at a time: memory grows with the entities and with what the network is counted from, not with the texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lawgraph.corpus import Unreadable
from lawgraph.model import EntityType, EvidenceLevel, Notice
from lawgraph.network.counts import Counts, merged
from lawgraph.network.tally import Tally, without
from lawgraph.pipeline import batch as batches
from lawgraph.pipeline.batch import Batch
from lawgraph.rdf.dataset import Distribution, Run
from lawgraph.rdf.facts import EntityFacts
from lawgraph.rdf.writer import GraphStream
from lawgraph.tables import MentionRow, ReportRow, columns, csv_head, parquet_writer

if TYPE_CHECKING:
    import pyarrow

#: bytes that a file is written in at a time
_BUFFER = 2**20
#: rows that Parquet packs and reads together
_ROWS_A_GROUP = 50_000
#: batches that wait for Parquet at most, which packs them in a thread of its own
_WAITING = 3


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose text another file has too; it is counted once."""

    source: str
    same_as: str


@dataclass(slots=True)
class Told:
    """What the batches say of the reports, each text once; `batch_of` leads from the key of a report to the batch that holds it."""

    reports: int = 0
    skipped: list[Unreadable] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    placeless: list[str] = field(default_factory=list)
    mentions: Counter[EntityType] = field(default_factory=Counter)
    batch_of: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, batch: Batch, seen: dict[str, str]) -> list[bool]:
        """Takes what a batch says; which of its reports count. `seen` are the texts so far, with the file of each."""
        self.skipped += batch.skipped
        self.notices += batch.notices
        wanted = []
        for report in batch.reports:
            same_as = seen.get(report.sha256)
            wanted.append(same_as is None)
            if same_as is not None:
                self.duplicates.append(Duplicate(report.source, same_as))
                continue
            seen[report.sha256] = report.source
            self.reports += 1
            self.batch_of[report.key] = key
            self.mentions.update(dict(zip(EntityType, report.mentions, strict=True)))
            if not report.placed:
                self.placeless.append(report.source)
        return wanted


def _once(batch: Batch, wanted: Sequence[bool]) -> Tally:
    counted = {report.key for report, keep in zip(batch.reports, wanted, strict=True) if keep}
    twice = {report.key for report in batch.reports} - counted
    return without(batch.tally, twice) if twice else batch.tally


def assemble(
    found: Iterable[tuple[str, Batch]],
    folder: Path,
    *,
    facts: EntityFacts,
    run: Run,
    files: Sequence[Distribution],
    evidence: EvidenceLevel,
    sections: bool,
) -> tuple[Told, Counts]:
    """Writes graph.ttl and the tables of batches, which come with their keys, into a folder; `sections` as in `merged`.

    Raises OSError when something cannot be written, Damaged for a batch that cannot be read.
    """
    told = Told()
    with ExitStack() as open_files:

        def opened(name: str) -> BinaryIO:
            return open_files.enter_context((folder / name).open("wb", buffering=_BUFFER))

        out = opened(batches.GRAPH)
        graph = GraphStream(out, facts, run, files)
        graph.begin()
        reports = opened(batches.REPORTS)
        reports.write(csv_head(ReportRow))
        mentions = None
        parquet = None
        if evidence is not EvidenceLevel.EDGES:
            mentions = opened(batches.MENTIONS)
            mentions.write(csv_head(MentionRow))
            parquet = open_files.enter_context(_Parquet(folder / "mentions.parquet", evidence))

        def written() -> Iterator[Tally]:
            seen: dict[str, str] = {}
            for key, batch in found:
                wanted = told.add(key, batch, seen)
                kept = batch.reports
                out.write(batch.part(batches.GRAPH, [report.turtle for report in kept], wanted))
                reports.write(batch.part(batches.REPORTS, [report.row for report in kept], wanted))
                if mentions and parquet:
                    mentions.write(batch.part(batches.MENTIONS, [report.csv for report in kept], wanted))
                    parquet.add(batch, wanted)
                counted = [report for report, keep in zip(kept, wanted, strict=True) if keep]
                for report in counted:
                    graph.tell(report.sha256, report.size)
                named = {at for report in counted for at in report.entities}
                graph.add_entities(line for at, line in enumerate(batch.entities) if at in named)
                yield _once(batch, wanted)
            graph.end()  # which gives back the memory of all entities before those of the network are put in order

        counts = merged(written(), sections=sections)
    return told, counts


class _Parquet:
    """Writes the mentions of batches as Parquet, in a thread: packing them takes as long as all the rest.

    Memory comes from the system's pool, because Arrow's own keeps a hundred megabytes that it has no use for any more.
    """

    def __init__(self, path: Path, evidence: EvidenceLevel) -> None:
        self._path = path
        self._types = [kind.value for kind in EntityType if evidence.holds(kind)]
        self._waiting: list[pyarrow.Table] = []
        self._rows = 0
        self._submitted: list[Future[None]] = []

    def __enter__(self) -> _Parquet:
        import pyarrow as pa

        self._writer = parquet_writer(self._path, columns(MentionRow), memory_pool=pa.system_memory_pool())
        self._thread = ThreadPoolExecutor(1)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self._thread.shutdown(wait=True, cancel_futures=kind is not None)
            if kind is None:
                for future in self._submitted:
                    future.result()
                self._flush()
        finally:
            self._writer.close()

    def add(self, batch: Batch, wanted: Sequence[bool]) -> None:
        """Take the mentions of the reports of a batch that are wanted."""
        if len(self._submitted) >= _WAITING:
            self._submitted.pop(0).result()
        self._submitted.append(self._thread.submit(self._take, batch, wanted))

    def _take(self, batch: Batch, wanted: Sequence[bool]) -> None:
        import pyarrow as pa
        import pyarrow.compute as pc

        table = batch.table(wanted)
        if len(self._types) < len(EntityType):
            table = table.filter(pc.is_in(table["type"], pa.array(self._types)))
        self._waiting.append(table)
        self._rows += table.num_rows
        if self._rows >= _ROWS_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.concat_tables(self._waiting).combine_chunks(pa.system_memory_pool()))
        self._waiting, self._rows = [], 0
