"""The shards of a build on Apache Spark: on the processors of this machine, or on a cluster that sees its files.

Spark hands out which files belong together, and is told the keys of the batches that were made of them; reports, texts and batches do not
pass through it, but lie on a file system that every node sees under the same paths. A Python process of Spark keeps a worker process
(`lawgraph.pipeline.process`) beside it, as the local engine does: it compiles the catalogue once, and a file that ends it is left out.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from lawgraph.errors import LawgraphError, UsageError
from lawgraph.pipeline import parts
from lawgraph.pipeline.parts import PARTS, Stretch, Written
from lawgraph.pipeline.plan import Shard
from lawgraph.pipeline.process import Worker
from lawgraph.pipeline.shard import Made, Task, conditions

if TYPE_CHECKING:
    from pyspark import RDD, Accumulator, SparkContext

#: seconds between two looks at how far the executors are
_LOOK = 0.5
#: characters of Spark's own words that a message quotes
_QUOTED = 300
#: what Spark says of the task before it comes to the error
_TASK = re.compile(r"^.*\(TID \d+\) \([^)]*\): ")


class Job(NamedTuple):
    """What every executor is told: the task, what its results follow from, and two files by which it finds out whether it sees what the
    driver sees: one in the result folder, made for this job, and one of the corpus with its size.
    """

    task: Task
    conditions: str
    mark: str
    report: str
    size: int


class Problem(NamedTuple):
    """Why a shard or a part was not made: a message, or what an OSError says."""

    message: str
    number: int = 0
    file: str = ""

    def error(self) -> Exception:
        """The error to raise where the build is."""
        if self.number:
            return OSError(self.number, self.message, self.file)
        return LawgraphError(self.message)


@contextmanager
def cluster(master: str | None, log: Path) -> Iterator[SparkContext]:
    """Spark as it runs, at `master` or where Spark's own settings say, by default here. What Spark says of itself goes to `log`.

    A context that the program has already is used, and left as it is. Raises UsageError where it is another master's, LawgraphError when
    Spark does not start.
    """
    from pyspark import SparkContext

    context = SparkContext._active_spark_context
    if context is not None:
        if master and context.master != master:
            raise UsageError(
                f"Spark 已在 {context.master} 上运行，请不要另给 master / Spark runs already, at {context.master}: give no other master"
            )
        yield context
        return
    context = _started(master, log)
    try:
        yield context
    finally:
        context.stop()


def _started(master: str | None, log: Path) -> SparkContext:
    from pyspark import SparkConf, SparkContext

    with _as_it_was():
        gateway = SparkContext._gateway or _java(log)  # one Java a process, whatever it has been used for
        try:
            conf = SparkConf(_jvm=gateway.jvm).setAppName("lawgraph build")
            if master:
                conf.setMaster(master)
            conf.setIfMissing("spark.master", "local[*]")
            conf.setIfMissing("spark.log.level", "WARN")
            conf.set("spark.ui.showConsoleProgress", "false")
            if str(conf.get("spark.master")).startswith("local"):
                conf.setIfMissing("spark.ui.enabled", "false")
            return SparkContext(conf=conf, gateway=gateway)
        except Exception as error:
            raise LawgraphError(
                f"Spark 未能启动：{_last_words(error)}。请检查 --master，详见 {log} / "
                f"Spark did not start: check --master; more in {log}"
            ) from error


def _java(log: Path) -> Any:
    """Java with Spark in it, which lives as long as this process; what it says goes to a file. Raises OSError for the file."""
    from pyspark.java_gateway import launch_gateway

    launch: Callable[..., Any] = launch_gateway
    with log.open("wb") as said:
        try:
            return launch(popen_kwargs={"stdout": said, "stderr": said})
        except Exception as error:
            raise LawgraphError(
                f"Spark 未能启动：{_last_words(error)}。它需要 Java 17 或更新的版本，详见 {log} / "
                f"Spark did not start: it needs Java 17 or later; what it said is in {log}"
            ) from error


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Undoes what starting Spark does to this process."""
    interrupt = signal.getsignal(signal.SIGINT)
    set_here = "PYSPARK_PYTHON" not in os.environ
    if set_here:  # without it Spark takes whatever is called python3
        os.environ["PYSPARK_PYTHON"] = sys.executable
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # about a version of pandas, which is not used
            yield
    finally:
        if set_here:
            del os.environ["PYSPARK_PYTHON"]
        # Spark's handler outlives the context that it would stop
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, interrupt)


def make_batches(
    context: SparkContext, shards: Sequence[Shard], task: Task, progress: Callable[[int], None]
) -> list[Made]:
    """The batches of every shard, in the order of the shards; as `local.make_batches` makes them."""
    task = replace(
        task,
        root=os.path.abspath(task.root),
        shelf=os.path.abspath(task.shelf),
        out=os.path.abspath(task.out),
        catalogue=tuple(map(os.path.abspath, task.catalogue)),
    )
    report = Path(task.root) / shards[0].files[0].path
    mark = Path(task.shelf).parent / f"spark-{uuid4().hex}"
    mark.touch()
    try:
        job = Job(task, conditions(), str(mark), str(report), report.stat().st_size if report.is_file() else -1)
        done = context.accumulator(0)
        made = context.parallelize(list(enumerate(shards)), len(shards)).mapPartitions(partial(_make, job, done))
        found = _collected(context, made, _telling(done, sum(len(shard.files) for shard in shards), progress))
    finally:
        mark.unlink(missing_ok=True)
    return [Made(keys, fresh) for _, keys, fresh in sorted(_sound(found))]


def write_parts(context: SparkContext, graph: Path, made_from: str, size: int = parts.USUAL) -> None:
    """Writes a graph in parts into a folder beside it. Raises OSError."""
    graph = Path(os.path.abspath(graph))
    folder = graph.parent / PARTS
    folder.mkdir()
    stretches = parts.cut(graph, size)
    written = _collected(context, context.parallelize(stretches, len(stretches)).map(partial(_write, graph, folder)))
    parts.write_list(folder, made_from, sorted(Written(*each) for each in _sound(written)))


def _sound(answers: Iterable[Any]) -> list[Any]:
    """The answers of executors. Raises the first problem among them."""
    answers = list(answers)
    for answer in answers:
        if isinstance(answer, Problem):
            raise answer.error()
    return answers


def _collected(context: SparkContext, answers: RDD[Any], look: Callable[[], None] = lambda: None) -> list[Any]:
    """What the executors answer; `look` is called now and then meanwhile, and at the end.

    A thread waits for them: who interrupts a thread that reads from Java leaves the connection, and Java's answers, in pieces.
    """
    with ThreadPoolExecutor(1) as waiting:
        job = waiting.submit(answers.collect)
        try:
            while not wait([job], _LOOK).done:
                look()
            found: list[Any] = job.result()
        except KeyboardInterrupt:
            with suppress(Exception):  # Java may have been interrupted too
                context.cancelAllJobs()
            raise
        except Exception as error:
            raise LawgraphError(
                f"Spark 未能完成：{_last_words(error)}。各节点须装有与此处相同版本的 Python 和 lawgraph；已完成的部分会保留 / "
                "Spark did not come to an end: all nodes need the Python and the lawgraph of this machine, in the same versions; what is done is kept"
            ) from error
    look()
    return found


def _telling(done: Accumulator[int], total: int, progress: Callable[[int], None]) -> Callable[[], None]:
    """Tells, whenever it is called, how many more files are done."""
    told = 0

    def tell() -> None:
        nonlocal told
        files = min(done.value, total)  # a shard that was lost with its node is counted twice
        if files > told:
            progress(files - told)
            told = files

    return tell


def _last_words(error: Exception) -> str:
    """What an error of Spark's comes down to, on one line: the last error named before Java's causes of causes."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    telling = [
        line
        for line in lines
        if ("Error: " in line or "Exception: " in line) and not line.startswith(("at ", "Caused by:"))
    ]
    return _TASK.sub("", (telling or lines or [type(error).__name__])[-1])[-_QUOTED:]


# What follows runs on the executors.


def _make(job: Job, done: Accumulator[int], shards: Iterable[tuple[int, Shard]]) -> Iterator[Any]:
    for number, shard in shards:
        made = _hand(job).made(shard)
        yield made if isinstance(made, Problem) else (number, *made)
        done.add(len(shard.files))


def _write(graph: Path, folder: Path, stretch: Stretch) -> Any:
    try:
        return parts.write_part(graph, Stretch(*stretch), folder)
    except OSError as error:
        return _told(error)


@lru_cache(maxsize=1)
def _hand(job: Job) -> _Hand:
    """What a Python process of Spark, which takes one shard after the other, has at hand for a job."""
    return _Hand(job)


class _Hand:
    """A worker process, or the problem because of which there is none: then all shards that come here are answered by it at once."""

    def __init__(self, job: Job) -> None:
        unlike = difference(job)
        self._problem = Problem(unlike) if unlike else None
        self._worker = None if unlike else Worker(job.task)

    def made(self, shard: Shard) -> Made | Problem:
        if self._worker is not None:
            try:
                return self._worker.made(shard)
            except OSError as error:
                self._problem = _told(error)
            except LawgraphError as error:
                self._problem = Problem(str(error))
            self._worker.stop()
            self._worker = None
        assert self._problem is not None
        return self._problem


def _told(error: OSError) -> Problem:
    return Problem(error.strerror or str(error), error.errno or errno.EIO, os.fspath(error.filename or ""))


def difference(job: Job) -> str:
    """Why this node would not give the results that the driver would, as a message; "" where it would."""
    node = platform.node()
    if conditions() != job.conditions:
        return (
            f"节点 {node} 上的 lawgraph 或所用库的版本与此处不同，请在各节点安装同样的版本 / "
            f"lawgraph or a library that it reads with has another version on the node {node}: install the same everywhere"
        )
    if not Path(job.mark).exists():
        return (
            f"节点 {node} 看不到结果目录 {job.task.out}：它须在各节点都能读写的共享文件系统上，路径相同 / "
            f"the node {node} does not see the result folder: it must be on a file system that all nodes read and write, under the same path"
        )
    report = Path(job.report)
    if (report.stat().st_size if report.is_file() else -1) != job.size:
        return (
            f"节点 {node} 看不到报告目录 {job.task.root}：它须在各节点都能读取的共享文件系统上，路径相同 / "
            f"the node {node} does not see the folder of reports: it must be on a file system that all nodes read, under the same path"
        )
    return ""
