"""The shards of a build on this machine: in this process, or in several beside it that are asked shard by shard."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event, Lock

from lawgraph.corpus.formats import ARCHIVE_SUFFIXES, PDF_SUFFIXES
from lawgraph.pipeline.plan import Shard
from lawgraph.pipeline.process import Stopped, Worker
from lawgraph.pipeline.shard import Made, ShardBuilder, Task

#: files that are worth a process of their own; a part of a large table or archive is worth one too
_WORTH = 250
_DANGEROUS = PDF_SUFFIXES | ARCHIVE_SUFFIXES


def make_batches(processes: int, shards: Sequence[Shard], task: Task, progress: Callable[[int], None]) -> list[Made]:
    """The batches of every shard, in the order of the shards; in this process, where it is one that nothing can end.

    `progress` is called with the number of files done, from whatever thread. Raises OSError when nothing can be written, LawgraphError
    when processes die without a file that does it.
    """
    if (processes == 1 or len(shards) == 1) and not _may_end_a_process(shards):
        builder, made = ShardBuilder(task), []
        for shard in shards:
            made.append(builder(shard))
            progress(len(shard.files))
        return made
    return _Crew(shards, task, progress).run(min(processes, len(shards)))


def _may_end_a_process(shards: Sequence[Shard]) -> bool:
    """Whether there is a PDF, or an archive that may hold one: there are some at which a library ends the process."""
    return any(Path(source.path).suffix.lower() in _DANGEROUS for shard in shards for source in shard.files)


def worth_starting(shards: Sequence[Shard]) -> int:
    """How many processes shards are worth: as many as there are processors to use, but each starts for a second or two."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    worth = sum(len(shard.files) if shard.part.of == 1 else _WORTH for shard in shards)
    return max(1, min(usable, worth // _WORTH))


class _Crew:
    """Threads that each ask a process of their own."""

    def __init__(self, shards: Sequence[Shard], task: Task, progress: Callable[[int], None]) -> None:
        self._task = task
        self._progress = progress
        self._waiting: Iterator[tuple[int, Shard]] = iter(enumerate(shards))
        self._made: dict[int, Made] = {}
        self._lock = Lock()
        self._stopped = Event()
        self._workers: list[Worker] = []

    def run(self, processes: int) -> list[Made]:
        with ThreadPoolExecutor(processes) as threads:
            working = [threads.submit(self._work) for _ in range(processes)]
            try:
                wait(working)
            finally:  # Ctrl-C: what is being made is given up
                self._stopped.set()
                for worker in list(self._workers):
                    worker.stop()
        for each in working:
            each.result()
        return [made for _, made in sorted(self._made.items())]

    def _work(self) -> None:
        worker = Worker(self._task)
        self._workers.append(worker)
        try:
            while not self._stopped.is_set():
                with self._lock:
                    number, shard = next(self._waiting, (-1, None))
                if shard is None:
                    break
                self._made[number] = worker.made(shard)
                with self._lock:
                    self._progress(len(shard.files))
            worker.close()
        except Stopped:
            return
        except BaseException:
            self._stopped.set()
            raise
        finally:
            worker.stop()
