"""What a build keeps of up to 200 reports: every result in the form in which the whole is put together.

A batch is a folder on the shelf (`lawgraph.pipeline.shelf`) with these files, all compressed:

    graph.ttl       the Turtle of the reports, one after the other
    mentions.csv    the rows of the table of mentions, without its head
    reports.csv     the row of each report
    mentions.arrow  all mentions as a table, for Parquet and for the sentences of the page
    counts.npy      who names what, as numbers (`lawgraph.network.tally`)
    account.json    the reports with the lengths of their parts, what was skipped, the entities, the names of the counts
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawgraph.corpus import Unreadable
from lawgraph.frame.given import UNKNOWN_PLACE
from lawgraph.iri import document_key
from lawgraph.model import EntityType, EvidenceLevel, ExtractedReport, Notice
from lawgraph.network.tally import Tally, packed, tally, unpacked
from lawgraph.rdf.dataset import Size
from lawgraph.rdf.facts import EntityFacts, entity_line
from lawgraph.rdf.report import report_block
from lawgraph.tables import MentionRow, arrow_table, columns, csv_lines, mention_rows, report_row

if TYPE_CHECKING:
    import pyarrow

GRAPH, MENTIONS, REPORTS = "graph.ttl", "mentions.csv", "reports.csv"
_TABLE, _COUNTS, _ACCOUNT = "mentions.arrow", "counts.npy", "account.json"
#: reports of a batch at most: enough that the files are few, few enough that little is lost when a build is ended
LARGEST_BATCH = 200
_COLUMNS = columns(MentionRow)


class Kept(NamedTuple):
    """A report of a batch: lengths are bytes in graph.ttl, mentions.csv and reports.csv and rows in mentions.arrow."""

    source: str
    name: str
    url: str
    sha256: str
    turtle: int
    csv: int
    row: int
    rows: int
    placed: bool
    mentions: tuple[int, ...]
    size: Size
    entities: tuple[int, ...]

    @property
    def key(self) -> str:
        """The key of the report's text."""
        return document_key(self.sha256)


class BatchWriter:
    """Collects reports and writes them as a batch."""

    def __init__(self, facts: EntityFacts, run: str, evidence: EvidenceLevel) -> None:
        self._facts = facts
        self._run = run
        self._evidence = evidence
        self._kept: list[Kept] = []
        self._skipped: list[Unreadable] = []
        self._notices: list[Notice] = []
        self._entities: dict[bytes, int] = {}
        self._turtle: list[bytes] = []
        self._csv: list[bytes] = []
        self._row: list[bytes] = []
        self._rows: list[MentionRow] = []
        self._reports: list[ExtractedReport] = []

    def __len__(self) -> int:
        return len(self._kept) + len(self._skipped)

    def add(self, report: ExtractedReport) -> None:
        """Take a report."""
        block = report_block(report, self._facts, self._run, self._evidence)
        rows = mention_rows(report)
        turtle = block.turtle.encode("utf-8")
        lines = csv_lines(row for row in rows if self._evidence.holds(EntityType(row.type)))
        row = csv_lines([report_row(report)])
        counts = dict.fromkeys(EntityType, 0)
        for mention in report.mentions:
            counts[mention.type] += 1
        self._kept.append(
            Kept(
                *(report.document.source, report.document.name, report.document.metadata.get("url", "")),
                report.document.sha256,
                *(len(turtle), len(lines), len(row), len(rows)),
                report.frame.place is not None,
                tuple(counts.values()),
                block.size,
                tuple(self._number(entity_line(one)) for one in sorted(block.entities)),
            )
        )
        self._turtle.append(turtle)
        self._csv.append(lines)
        self._row.append(row)
        self._rows += rows
        self._reports.append(report)
        self._notices += report.document.notices
        if UNKNOWN_PLACE in report.frame.evidence:
            self._notices.append(_unknown_place(report))

    def _number(self, line: bytes) -> int:
        return self._entities.setdefault(line, len(self._entities))

    def skip(self, item: Unreadable) -> None:
        """Note what could not be read."""
        self._skipped.append(item)

    def write(self, folder: Path) -> None:
        """Write the batch into a folder that is there and empty. Raises OSError."""
        import pyarrow as pa

        counted = tally(self._reports)
        account = {
            "reports": self._kept,
            "skipped": [[one.source, one.reason] for one in self._skipped],
            "notices": [[one.source, one.reason] for one in self._notices],
            "counted": {
                "reports": counted.reports,
                "entities": [self._number(line) for line in counted.entities],
            },
        }
        account["entities"] = [line.decode() for line in self._entities]
        _write(folder / GRAPH, b"".join(self._turtle))
        _write(folder / MENTIONS, b"".join(self._csv))
        _write(folder / REPORTS, b"".join(self._row))
        _write(folder / _COUNTS, packed(counted))
        _write(folder / _ACCOUNT, json.dumps(account, ensure_ascii=False).encode("utf-8"))
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        table = arrow_table(self._rows, _COLUMNS)
        with pa.ipc.new_file(str(folder / _TABLE), table.schema, options=options) as file:
            file.write_table(table)


def _unknown_place(report: ExtractedReport) -> Notice:
    stated = report.frame.evidence[UNKNOWN_PLACE]
    return Notice(
        report.document.source,
        f"所给的地方不在目录中，以报告自己所写为准 / the place given is not in the catalogue, the report decides: {stated}",
    )


class Damaged(Exception):
    """A batch whose files cannot be read, because the disk lost some of them; `folder` is its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@dataclass(frozen=True)
class Batch:
    """A batch on the shelf. Whatever it gives raises Damaged where its files are."""

    folder: Path

    @cached_property
    def _account(self) -> dict[str, Any]:
        try:
            account: dict[str, Any] = json.loads(self._read(_ACCOUNT))
        except ValueError as error:
            raise Damaged(self.folder) from error
        return account

    @cached_property
    def reports(self) -> tuple[Kept, ...]:
        """The reports in their order."""
        return tuple(
            Kept._make([*first, tuple(mentions), Size(*size), tuple(entities)])
            for *first, mentions, size, entities in self._account["reports"]
        )

    @cached_property
    def skipped(self) -> tuple[Unreadable, ...]:
        """What could not be read."""
        return tuple(Unreadable(source, reason) for source, reason in self._account["skipped"])

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What should be known of files that were read."""
        return tuple(Notice(source, reason) for source, reason in self._account["notices"])

    @cached_property
    def entities(self) -> tuple[bytes, ...]:
        """What the reports name, as lines (`entity_line`); `Kept.entities` are places in it."""
        return tuple(line.encode() for line in self._account["entities"])

    @property
    def tally(self) -> Tally:
        """Who names what."""
        try:
            told, known = self._account["counted"], self.entities
            return unpacked(self._read(_COUNTS), told["reports"], [known[at] for at in told["entities"]])
        except (ValueError, EOFError) as error:
            raise Damaged(self.folder) from error

    def part(self, name: str, lengths: Sequence[int], wanted: Sequence[bool]) -> bytes:
        """One of the files of text: the parts, of such lengths, of the reports that are wanted."""
        data = self._read(name)
        if all(wanted):
            return data
        kept, at = [], 0
        for length, keep in zip(lengths, wanted, strict=True):
            if keep:
                kept.append(data[at : at + length])
            at += length
        return b"".join(kept)

    def table(self, wanted: Sequence[bool]) -> pyarrow.Table:
        """The mentions of the reports that are wanted, as a table."""
        import pyarrow as pa

        try:
            with pa.memory_map(str(self.folder / _TABLE)) as source:
                table = pa.ipc.open_file(source, memory_pool=pa.system_memory_pool()).read_all()
        except (OSError, pa.ArrowException) as error:
            raise Damaged(self.folder) from error
        if all(wanted):
            return table
        kept, at = [], 0
        for report, keep in zip(self.reports, wanted, strict=True):
            if keep:
                kept.append(table.slice(at, report.rows))
            at += report.rows
        return pa.concat_tables(kept) if kept else table.slice(0, 0)

    def _read(self, name: str) -> bytes:
        import pyarrow as pa

        try:
            with pa.input_stream(str(self.folder / name), compression="zstd") as stored:
                data: bytes = stored.read()
        except OSError as error:
            raise Damaged(self.folder) from error
        return data


def _write(path: Path, data: bytes) -> None:
    import pyarrow as pa

    with pa.output_stream(str(path), compression="zstd") as out:
        out.write(data)
