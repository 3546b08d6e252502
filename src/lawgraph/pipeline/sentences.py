"""The reports that the page shows, with their sentences, read from the batches that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lawgraph.network.entities import ReportEntities
from lawgraph.network.reading import QUOTED, with_mentions
from lawgraph.pipeline.batch import Batch
from lawgraph.pipeline.shelf import Shelf
from lawgraph.tables import cell

if TYPE_CHECKING:
    import pyarrow


def reports_of(shelf: Shelf, batch_of: Mapping[str, str], keys: Collection[str]) -> Iterator[ReportEntities]:
    """The reports of some keys; `batch_of` leads from each to its batch. Raises Damaged for one that cannot be read."""
    wanted: dict[str, set[str]] = {}
    for key in sorted(keys, key=lambda key: (batch_of[key], key)):
        wanted.setdefault(batch_of[key], set()).add(key)
    for batch, reports in wanted.items():
        yield from _of_batch(Batch(shelf.path(batch)), reports)


def _of_batch(batch: Batch, keys: Collection[str]) -> Iterator[ReportEntities]:
    told = {report.key: report for report in batch.tally.reports}
    known: dict[str, ReportEntities] = {}
    shown: list[bool] = []
    for kept in batch.reports:
        report = told.get(kept.key) if kept.key in keys else None
        shown.append(report is not None)
        if report is not None:
            known[str(cell(kept.name))] = ReportEntities(*report[:-1], occurrences=(), url=kept.url)
            del told[kept.key]  # the same text in two files is one report
    yield from with_mentions(_rows(batch.table(shown)), known)


def _rows(table: pyarrow.Table) -> Iterable[tuple[Any, ...]]:
    return zip(*(table[column].to_pylist() for column in QUOTED), strict=True)
