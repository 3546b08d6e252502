"""The whole graph as one Turtle file: written as reports come, and the same whatever order they come in."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from lawgraph.model import ExtractedReport
from lawgraph.rdf.dataset import Distribution, Run, Size, dataset_statements, member_classes
from lawgraph.rdf.entities import entity_statements
from lawgraph.rdf.facts import Entity, EntityFacts, entity_line
from lawgraph.rdf.lines import GatheredLines, PackedLines
from lawgraph.rdf.report import ReportBlock, further_source, report_block
from lawgraph.rdf.terms import prologue
from lawgraph.rdf.vocabulary import concept_statements


class GraphStream:
    """Writes a graph to an open file, the blocks of reports in the order in which they are handed over.

    `begin` writes what stands before the first report and `end` what follows the last: the facts about all entities, and the graph's
    description of itself, with `distributions` as its files. Memory grows with the entities, not with the reports.
    """

    def __init__(self, out: BinaryIO, facts: EntityFacts, run: Run, distributions: Sequence[Distribution] = ()) -> None:
        self._out = out
        self._facts = facts
        self._run = run
        self._distributions = distributions
        self._entities = GatheredLines()
        self._documents: list[str] = []
        self._years: set[int] = set()
        self._classes: Counter[str] = Counter()

    def begin(self) -> None:
        """Write prefixes, run and vocabulary."""
        self._out.write(f"{prologue()}\n{self._run.turtle()}\n{concept_statements()}\n".encode())

    def tell(self, document: str, size: Size) -> None:
        """Note what stands in the Turtle of a report, which the caller writes; `document` is the SHA-256 of its text."""
        self._documents.append(document)
        self._classes.update(
            {
                "lg:Report": 1,
                "lg:Section": size.sections,
                "lg:Mention": size.mentions,
                "lg:Citation": size.citations,
            }
        )
        if size.year is not None:
            self._years.add(size.year)

    def add_entities(self, entities: Iterable[bytes]) -> None:
        """Note what reports lead to, as lines (`entity_line`)."""
        self._entities.add(entities)

    def end(self) -> None:
        """Write the entities and the description."""
        self._out.write(b"\n")
        named = PackedLines(line for line, _ in self._entities.in_order())
        for text in entity_statements(named, self._facts):
            self._classes.update(member_classes(text))
            self._out.write(text.encode("utf-8"))
        description = dataset_statements(self._run, self._documents, self._years, self._classes, self._distributions)
        self._out.write(f"\n{description}".encode())


class _Stored(NamedTuple):
    name: str
    source: str
    document: str
    offset: int
    length: int
    size: Size


class TurtleWriter:
    """Writes a graph to `path`, report by report, whatever their order.

    Blocks are kept in a file beside `path` as they come and put in the order of their names at the end. A
    write that is broken off leaves what was at `path` before. `distributions` are the files that the graph
    describes as its own. Use it as a context manager.
    """

    def __init__(self, path: Path, facts: EntityFacts, run: Run, distributions: Sequence[Distribution] = ()) -> None:
        self._path = path
        self._facts = facts
        self._run = run
        self._distributions = distributions
        self._entities: dict[str, frozenset[Entity]] = {}
        self._stored: list[_Stored] = []
        self._offset = 0
        self._spool_path = path.with_name(path.name + ".blocks")
        self._part = path.with_name(path.name + ".part")
        self._spool: BinaryIO = self._spool_path.open("w+b")

    def __enter__(self) -> TurtleWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._assemble()
        finally:
            self._spool.close()
            self._spool_path.unlink(missing_ok=True)
            self._part.unlink(missing_ok=True)

    def add(self, report: ExtractedReport) -> None:
        """Write one report."""
        self.add_block(report_block(report, self._facts, self._run.iri))

    def add_block(self, block: ReportBlock) -> None:
        """Write a report that was made into Turtle elsewhere."""
        data = block.turtle.encode("utf-8")
        self._spool.write(data)
        self._stored.append(_Stored(block.name, block.source, block.document, self._offset, len(data), block.size))
        self._offset += len(data)
        self._entities[block.document] = self._entities.get(block.document, frozenset()) | block.entities

    def _assemble(self) -> None:
        with self._part.open("wb") as out:
            graph = GraphStream(out, self._facts, self._run, self._distributions)
            graph.begin()
            written: set[str] = set()
            for stored in sorted(self._stored):
                if stored.document in written:
                    out.write(further_source(stored.document, stored.source).encode())
                    continue
                written.add(stored.document)
                self._spool.seek(stored.offset)
                out.write(self._spool.read(stored.length))
                graph.tell(stored.document, stored.size)
                graph.add_entities(map(entity_line, self._entities[stored.document]))
            graph.end()
        os.replace(self._part, self._path)


def write_turtle(path: Path, reports: Iterable[ExtractedReport], facts: EntityFacts, run: Run) -> None:
    """Write the graph of some reports to a file."""
    with TurtleWriter(path, facts, run) as writer:
        for report in reports:
            writer.add(report)
