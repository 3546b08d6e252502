"""The shards of a build on this machine: in this process, or in several beside it that are asked shard by shard.

A file at which a process dies is found by trying those of its shard one by one, and is left out; the build goes on without it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock
from typing import Any, TextIO, cast

import lawgraph
from lawgraph.errors import LawgraphError
from lawgraph.pipeline.plan import Shard, Source
from lawgraph.pipeline.shard import Made, ShardBuilder, Task
from lawgraph.pipeline.worker import told

#: files that are worth a process of their own
_WORTH = 250


def make_batches(processes: int, shards: Sequence[Shard], task: Task, progress: Callable[[int], None]) -> list[Made]:
    """The batches of every shard, in the order of the shards.

    `progress` is called with the number of files done, from whatever thread. Raises OSError when nothing can be written, LawgraphError
    when processes die without a file that does it.
    """
    if processes == 1 or len(shards) == 1:
        builder, made = ShardBuilder(task), []
        for shard in shards:
            made.append(builder(shard))
            progress(len(shard.files))
        return made
    return _Crew(shards, task, progress).run(min(processes, len(shards)))


def worth_starting(shards: Sequence[Shard]) -> int:
    """How many processes shards are worth: as many as there are processors to use, but each starts for a second or two."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, sum(len(shard.files) for shard in shards) // _WORTH))


class _Crew:
    """Threads that each ask a process of their own."""

    def __init__(self, shards: Sequence[Shard], task: Task, progress: Callable[[int], None]) -> None:
        self._task = task
        self._progress = progress
        self._waiting: Iterator[tuple[int, Shard]] = iter(enumerate(shards))
        self._made: dict[int, Made] = {}
        self._lock = Lock()
        self._stopped = Event()
        self._processes: set[_Process] = set()

    def run(self, processes: int) -> list[Made]:
        with ThreadPoolExecutor(processes) as threads:
            working = [threads.submit(self._work) for _ in range(processes)]
            try:
                wait(working)
            finally:  # Ctrl-C: what is being made is given up
                self._stopped.set()
                for process in list(self._processes):
                    process.kill()
        for each in working:
            each.result()
        return [made for _, made in sorted(self._made.items())]

    def _work(self) -> None:
        process = self._started()
        try:
            while not self._stopped.is_set():
                with self._lock:
                    number, shard = next(self._waiting, (-1, None))
                if shard is None:
                    break
                try:
                    self._made[number] = process.made(shard, {})
                except _Died:
                    if self._stopped.is_set():
                        break
                    process, self._made[number] = self._without_what_kills(shard)
                with self._lock:
                    self._progress(len(shard.files))
            process.close()
        except BaseException:
            self._stopped.set()
            raise
        finally:
            process.kill()

    def _started(self) -> _Process:
        process = _Process(self._task)
        self._processes.add(process)
        return process

    def _without_what_kills(self, shard: Shard) -> tuple[_Process, Made]:
        """The batches of a shard at which a process died, without the files that do it, and the process that made them."""
        refused: dict[str, str] = {}
        process = self._started()
        for source in shard.files:
            try:
                process.try_file(source)
            except _Died as died:
                refused[source.path] = (
                    f"处理此文件时进程异常终止，未读入 / the process ended while reading it: left out ({died})"
                )
                process = self._started()
        try:
            return process, process.made(shard, refused)
        except _Died as died:
            process.kill()
            raise LawgraphError(
                f"工作进程被系统终止({died})，可能内存不足：请用 --processes 1 重新运行，已完成的部分会保留 / "
                "a worker process was ended, perhaps for want of memory: run again with --processes 1; what is done is kept"
            ) from None


class _Died(Exception):
    """A process ended instead of answering; the text is how."""


class _Process:
    """A worker process (`lawgraph.pipeline.worker`) that is asked question by question."""

    def __init__(self, task: Task) -> None:
        here = str(Path(lawgraph.__file__).parent.parent)
        paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "lawgraph.pipeline.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
        )
        self._questions = cast("TextIO", self._process.stdin)
        self._answers = cast("TextIO", self._process.stdout)
        self._ready = False
        self._task = task

    def made(self, shard: Shard, refused: dict[str, str]) -> Made:
        return Made(**self._answer({"shard": shard.files, "refused": refused}))

    def try_file(self, source: Source) -> None:
        self._answer({"try": source})

    def close(self) -> None:
        with suppress(OSError):
            self._process.communicate()

    def kill(self) -> None:
        self._process.kill()
        self.close()

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        if not self._ready:
            self._ready = True
            self._answer(told(self._task))
        try:
            self._questions.write(json.dumps(question) + "\n")
            self._questions.flush()
            line = self._answers.readline()
        except (OSError, ValueError):
            line = ""
        if not line:
            raise _Died(f"exit code {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "os" in answer:
            raise OSError(*answer["os"])
        if "error" in answer:
            raise LawgraphError(answer["error"])
        return answer
