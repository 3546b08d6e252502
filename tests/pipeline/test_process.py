"""A worker process outlives whatever a file does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lawgraph.catalogue.load import load_catalogue
from lawgraph.corpus.limits import Limits
from lawgraph.errors import LawgraphError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline.batch import Batch
from lawgraph.pipeline.plan import planned
from lawgraph.pipeline.process import Stopped, Worker
from lawgraph.pipeline.shard import Task

REPORT = "湘潭县易俗河镇{}年度法治政府建设工作报告\n我镇组织干部学习《民法典》，推进依法行政，情况如下。\n"
#: the end of the process, as by a library that cannot bear a file: no exception
AT_A_FILE = """
import os
import lawgraph.pipeline.shard as shard
read = shard.reports_in
shard.reports_in = lambda data, suffix, **told: os._exit(9) if "2022" in told["source"] else read(data, suffix, **told)
"""
AT_WRITING = """
import os
import lawgraph.pipeline.shard as shard
shard.keep_text = lambda *_: os._exit(9)
"""


@pytest.fixture
def task(tmp_path: Path) -> Task:
    corpus = tmp_path / "报告"
    corpus.mkdir()
    for year in ("2021", "2022", "2023"):
        (corpus / f"{year}.txt").write_text(REPORT.format(year), encoding="utf-8")
    out = tmp_path / "out"
    (out / "texts").mkdir(parents=True)
    return Task(str(corpus), str(out / "shelf"), str(out), (), load_catalogue().digest, EvidenceLevel.ALL, Limits())


@pytest.fixture
def started(task: Task) -> Iterator[Callable[[], Worker]]:
    """Starts workers, and ends them with the test."""
    workers: list[Worker] = []

    def start() -> Worker:
        workers.append(Worker(task))
        return workers[-1]

    yield start
    for worker in workers:
        worker.stop()


def let_die(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every Python process that starts from now on run some code first."""
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_file_that_ends_the_process_is_left_out_and_named(
    task: Task, started: Callable[[], Worker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_die(tmp_path, AT_A_FILE, monkeypatch)
    (shard,) = planned(Path(task.root), task.limits).shards
    (key,) = started().made(shard).keys
    batch = Batch(Path(task.shelf) / key)
    assert [report.source for report in batch.reports] == ["2021.txt", "2023.txt"]
    assert [(item.source, "exit code 9" in item.reason) for item in batch.skipped] == [("2022.txt", True)]


def test_a_worker_that_dies_without_a_file_that_does_it_says_what_to_do(
    task: Task, started: Callable[[], Worker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_die(tmp_path, AT_WRITING, monkeypatch)
    (shard,) = planned(Path(task.root), task.limits).shards
    with pytest.raises(LawgraphError, match="--processes 1"):
        started().made(shard)


def test_a_worker_that_was_stopped_starts_no_other_process(task: Task, started: Callable[[], Worker]) -> None:
    worker = started()
    worker.stop()
    (shard,) = planned(Path(task.root), task.limits).shards
    with pytest.raises(Stopped):
        worker.made(shard)
