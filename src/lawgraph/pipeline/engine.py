"""Where the shards of a build are worked on: in processes of this machine, or on a cluster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from lawgraph.errors import UsageError
from lawgraph.pipeline.local import make_batches, worth_starting
from lawgraph.pipeline.plan import Shard
from lawgraph.pipeline.shard import Made, Task


class Where(StrEnum):
    """What hands out the shards."""

    LOCAL = "local"
    SPARK = "spark"


class Engine(NamedTuple):
    """What hands out the shards of a build.

    `batches` makes those of all shards, in the order of the shards, telling how many files are done. `parts`, where
    there is one, writes the graph of a folder into parts beside it, and beside these what they follow from. Both raise
    OSError when something cannot be written.
    """

    batches: Callable[[Sequence[Shard], Task, Callable[[int], None]], list[Made]]
    parts: Callable[[Path, str], None] | None = None


def check(where: Where, *, processes: int | None, master: str | None) -> None:
    """Raises UsageError for what cannot be used here, before anything is begun."""
    if where is Where.LOCAL:
        if master:
            raise UsageError("--master 只用于 --engine spark / --master is for --engine spark")
        return
    if processes:
        raise UsageError(
            f"--engine spark 的进程数由 --master 给出 / with --engine spark the master says how many: --master 'local[{processes}]'"
        )
    if find_spec("pyspark") is None:
        raise UsageError(
            "没有安装 pyspark，请先安装 / pyspark is not installed, install it first: pip install 'lawgraph[spark]'"
        )
    started = "PYSPARK_GATEWAY_PORT" in os.environ  # by spark-submit, which runs this program
    if not started and shutil.which("java", path=_java_path()) is None:
        raise UsageError(
            "找不到 Java：Spark 需要 Java 17 或更新的版本，请安装，或用环境变量 JAVA_HOME 指出 / "
            "no Java found: Spark needs Java 17 or later; install it, or say by JAVA_HOME where it is"
        )


@contextmanager
def started(
    where: Where, shards: Sequence[Shard], *, processes: int | None, master: str | None, log: Path
) -> Iterator[Engine]:
    """An engine for some shards; what Spark says of itself goes into the file `log`."""
    if where is Where.LOCAL:
        yield Engine(partial(make_batches, processes or worth_starting(shards)))
        return
    from lawgraph.pipeline import spark

    with spark.cluster(master, log) as context:
        yield Engine(partial(spark.make_batches, context), partial(spark.write_parts, context))


def _java_path() -> str | None:
    """Where Spark looks for Java: JAVA_HOME, where it is set, else PATH."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin") if home else None
