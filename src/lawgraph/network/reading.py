"""The reports of a result folder, read from its tables: what `lawgraph build` found, without extracting again."""

from __future__ import annotations

import csv
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from lawgraph.errors import ResultError
from lawgraph.iri import document_key
from lawgraph.model import Context, EntityType, EvidenceLevel, Level, Tense
from lawgraph.run_account import check_mentions_held, evidence_held
from lawgraph.tables import cell

from .counts import Counts, count
from .entities import Occurrence, ReportEntities, Undecided

_log = logging.getLogger(__name__)

_COUNTED = ("document", "type", "id", "iri", "kind", "start", "end", "text", "sentence_start", "section")
#: what only a page needs: the sentences are most of the table
QUOTED = (*_COUNTED, "sentence", "context", "tense")
#: the members of each class by what the table holds: looked up for every mention, which asking the class is slow for
_TYPES = {one.value: one for one in EntityType}
_CONTEXTS: Mapping[str, Context | None] = {"": None} | {one.value: one for one in Context}
_TENSES: Mapping[str, Tense | None] = {"": None} | {one.value: one for one in Tense}


def read_counts(out: Path) -> Counts:
    """The counts of a folder that `lawgraph build` wrote.

    The tables tell sections apart by their headings: two that follow each other under the same words are one. Raises
    ResultError where mentions.parquet or reports.csv is missing or damaged.
    """
    return count(_read(out, _COUNTED, None))


def read_reports(out: Path, wanted: Callable[[ReportEntities], bool] | None = None) -> Iterator[ReportEntities]:
    """The reports of such a folder with their sentences, one at a time.

    `wanted` is asked of each report before its mentions are read, so that few reports of many are read quickly. Sections and
    errors as in `read_counts`.
    """
    return _read(out, QUOTED, wanted)


def _read(
    out: Path, columns: tuple[str, ...], wanted: Callable[[ReportEntities], bool] | None
) -> Iterator[ReportEntities]:
    import pyarrow as pa

    mentions, reports = out / "mentions.parquet", out / "reports.csv"
    for path in (mentions, reports):
        if not path.is_file():
            check_mentions_held(out)
            raise ResultError(f"没有 {path}：请先运行 lawgraph build / not there: run lawgraph build first")
    if evidence_held(out) is EvidenceLevel.CITATIONS:
        _log.warning(
            "结果只逐处保留引用(--evidence citations)：这里的网络和网页只由引用算出，与生成时的不同 / "
            "the results hold citations only (--evidence citations): this network or page is made of these, unlike those of the build"
        )
    try:
        with reports.open(encoding="utf-8-sig", newline="") as file:
            known = {row["document"]: _report(row) for row in csv.DictReader(file)}
        if wanted is not None:
            known = {name: report for name, report in known.items() if wanted(report)}
        yield from with_mentions(_rows(mentions, columns, None if wanted is None else known), known)
    except (pa.ArrowException, KeyError, ValueError, csv.Error) as damage:
        raise ResultError(
            f"{out} 中的表格已损坏（{damage}）：请重新运行 lawgraph build / the tables are damaged: run lawgraph build again"
        ) from damage


def _rows(mentions: Path, columns: tuple[str, ...], documents: dict[str, Any] | None) -> Iterator[tuple[Any, ...]]:
    """The rows of the table, those of some documents where these are given."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(mentions) as file:
        for batch in file.iter_batches(columns=list(columns)):
            values = [batch[column] for column in columns]
            if documents is not None:
                names = [str(cell(name)) in documents for name in values[0].to_pylist()]
                values = [column.filter(names) for column in values]
            yield from zip(*(column.to_pylist() for column in values), strict=True)


def with_mentions(rows: Iterable[tuple[Any, ...]], known: Mapping[str, ReportEntities]) -> Iterator[ReportEntities]:
    """Reports with their mentions, in the order of the table, then those that mention nothing.

    `rows` are cells of the columns `QUOTED` of the table of mentions, or of those that only counts need; `known` are
    the reports without their mentions, by their names as cells.
    """
    left = dict(known)
    for document, mentions in groupby(rows, key=itemgetter(0)):
        seen: list[Occurrence] = []
        sentences: dict[int, str] = {}
        undecided: list[Undecided] = []
        section, heading = 0, None
        for _, type_, id_, iri, kind, start, end, text, sentence_start, title, *quoted in mentions:
            section += title != heading
            heading = title
            sentence, context, tense = quoted or ("", "", "")
            if iri:
                # many mentions share a sentence: one string for all of them
                sentence = sentences.setdefault(sentence_start, sentence)
                about = _CONTEXTS[context or ""], _TENSES[tense or ""]
                seen.append(
                    Occurrence(
                        *(_TYPES[type_], id_, iri, kind, start, end, text, sentence_start, sentence, *about),
                        section=section,
                    )
                )
            else:
                undecided.append(Undecided(_TYPES[type_], start, end))
        yield replace(left.pop(str(cell(document))), occurrences=tuple(seen), undecided=tuple(undecided))
    yield from left.values()


def _report(row: dict[str, str]) -> ReportEntities:
    """A report without its mentions."""
    return ReportEntities(
        key=document_key(row["sha256"]),
        iri=row["iri"],
        title=row["title"] or row["document"],
        place=row["place"],
        level=Level(row["level"]) if row["level"] else None,
        year=int(row["year"]) if row["year"] else None,
        published=row["published"],
        occurrences=(),
        url=row["url"],
    )
