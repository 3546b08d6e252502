"""The counts of a result folder, read from its tables: what `lawgraph build` counted, without extracting again."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from lawgraph.errors import ResultError
from lawgraph.iri import document_key
from lawgraph.model import EntityType, Level
from lawgraph.tables import cell

from .counts import Counts, count
from .entities import Occurrence, ReportEntities, Undecided

_COLUMNS = ("document", "type", "id", "iri", "kind", "start", "end", "text", "sentence_start", "section")


def read_counts(out: Path) -> Counts:
    """The counts of a folder that `lawgraph build` wrote.

    The tables tell sections apart by their headings: two that follow each other under the same words are one. Raises
    ResultError where mentions.parquet or reports.csv is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    mentions, reports = out / "mentions.parquet", out / "reports.csv"
    for path in (mentions, reports):
        if not path.is_file():
            raise ResultError(f"没有 {path}：请先运行 lawgraph build / not there: run lawgraph build first")
    try:
        with reports.open(encoding="utf-8-sig", newline="") as file:
            known = {row["document"]: row for row in csv.DictReader(file)}
        return count(_reports(pq.read_table(mentions, columns=list(_COLUMNS)), known))
    except (pa.ArrowException, KeyError, ValueError, csv.Error) as damage:
        raise ResultError(
            f"{out} 中的表格已损坏（{damage}）：请重新运行 lawgraph build / the tables are damaged: run lawgraph build again"
        ) from damage


def _reports(table: Any, known: dict[str, dict[str, str]]) -> Iterator[ReportEntities]:
    """Reports in the order of the table, then those that mention nothing."""
    left = dict(known)
    rows = (row for batch in table.to_batches() for row in zip(*(batch[c].to_pylist() for c in _COLUMNS), strict=True))
    for document, mentions in groupby(rows, key=itemgetter(0)):
        seen: list[Occurrence] = []
        undecided: list[Undecided] = []
        section, heading = 0, None
        for _, type_, id_, iri, kind, start, end, text, sentence, title in mentions:
            section += title != heading
            heading = title
            if iri:
                seen.append(
                    Occurrence(EntityType(type_), id_, iri, kind, start, end, text, sentence, "", section=section)
                )
            else:
                undecided.append(Undecided(EntityType(type_), start, end))
        yield _report(left.pop(str(cell(document))), tuple(seen), tuple(undecided))
    for row in left.values():
        yield _report(row, (), ())


def _report(
    row: dict[str, str], occurrences: tuple[Occurrence, ...], undecided: tuple[Undecided, ...]
) -> ReportEntities:
    return ReportEntities(
        key=document_key(row["sha256"]),
        iri=row["iri"],
        title=row["title"],
        place=row["place"],
        level=Level(row["level"]) if row["level"] else None,
        year=int(row["year"]) if row["year"] else None,
        published=row["published"],
        occurrences=occurrences,
        undecided=undecided,
        url=row["url"],
    )
