"""A worker process that is asked shard by shard, and is there again after a file has ended it.

A file at which a process dies is found by trying those of its shard one by one, and is left out. Engines that keep a process of this
kind beside their own can therefore not be ended by a report.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any, TextIO, cast

import lawgraph
from lawgraph.errors import LawgraphError
from lawgraph.pipeline.plan import Shard, Source
from lawgraph.pipeline.shard import Made, Task


class Stopped(Exception):
    """A worker was stopped by whoever has it, and gives no answer."""


class Worker:
    """A process that makes batches, started anew whenever a file ends it."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._process = _Process(task)
        self._stopped = False

    def made(self, shard: Shard) -> Made:
        """The batches of a shard, without the files that end the process.

        Raises OSError when nothing can be written, LawgraphError when the process ends without a file that does it, Stopped after `stop`.
        """
        try:
            return self._process.made(shard, {})
        except _Died:
            return self._without_what_kills(shard)

    def close(self) -> None:
        """Ends the process when it has nothing to do."""
        self._process.close()

    def stop(self) -> None:
        """Ends the process at once, from whatever thread."""
        self._stopped = True
        self._process.kill()

    def _restart(self) -> None:
        if self._stopped:
            raise Stopped
        self._process.kill()
        self._process = _Process(self._task)
        if self._stopped:  # meanwhile
            self._process.kill()
            raise Stopped

    def _without_what_kills(self, shard: Shard) -> Made:
        refused: dict[str, str] = {}
        self._restart()
        for source in shard.files:
            try:
                self._process.try_file(source)
            except _Died as died:
                refused[source.path] = (
                    f"处理此文件时进程异常终止，未读入 / the process ended while reading it: left out ({died})"
                )
                self._restart()
        try:
            return self._process.made(shard, refused)
        except _Died as died:
            if self._stopped:
                raise Stopped from None
            raise LawgraphError(
                f"工作进程被系统终止({died})，可能内存不足：请减少同时工作的进程(--processes 1，--master 'local[1]')再运行，已完成的部分会保留 / "
                "a worker process was ended, perhaps for want of memory: run again with fewer at work (--processes 1, "
                "--master 'local[1]'); what is done is kept"
            ) from None


class _Died(Exception):
    """A process ended instead of answering; the text is how."""


class _Process:
    """A worker process (`lawgraph.pipeline.worker`) that is asked question by question."""

    def __init__(self, task: Task) -> None:
        here = str(Path(lawgraph.__file__).parent.parent)
        paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "lawgraph.pipeline.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
            process_group=0,  # Ctrl-C in a terminal is for the build, which ends this process
        )
        self._questions = cast("TextIO", self._process.stdin)
        self._answers = cast("TextIO", self._process.stdout)
        self._ready = False
        self._task = task
        self._ending = Lock()

    def made(self, shard: Shard, refused: dict[str, str]) -> Made:
        return Made(**self._answer({"shard": shard, "refused": refused}))

    def try_file(self, source: Source) -> None:
        self._answer({"try": source})

    def close(self) -> None:
        """May be called by two threads: by the one that asks, and on Ctrl-C by the build, one after the other."""
        with self._ending, suppress(OSError, ValueError):  # the second finds the pipes closed
            self._process.communicate()

    def kill(self) -> None:
        self._process.kill()
        self.close()

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        if not self._ready:
            self._ready = True
            self._answer(asdict(self._task))
        try:
            self._questions.write(json.dumps(question) + "\n")
            self._questions.flush()
            line = self._answers.readline()
        except (OSError, ValueError):
            line = ""
        if not line.endswith("\n"):
            raise _Died(f"exit code {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "os" in answer:
            raise OSError(*answer["os"])
        if "error" in answer:
            raise LawgraphError(answer["error"])
        if "fault" in answer:
            fault = RuntimeError(answer["fault"].splitlines()[-1])
            fault.add_note(answer["fault"])  # for the log
            raise fault
        return answer
