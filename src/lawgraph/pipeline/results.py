"""The files that a build leaves in a result folder, and how they get there: all of them, or none.

They are made in a folder of their own. When all are there a list of them is written, then each takes its place; a build that was
ended in the middle of that is brought to its end by whoever comes next, because the list says what is still to be moved.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from lawgraph.errors import UsageError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline import parts
from lawgraph.rdf.dataset import Distribution
from lawgraph.run_account import RUN
from lawgraph.whole import write_whole

GRAPH = "graph.ttl"
PAGE = "view.html"
#: the folder in a result folder that holds what the next build begins with; its name keeps it out of every corpus
WORK = ".lawgraph"
_NEXT, _LIST, _LOCK, _OLD = "next", "complete.json", "lock", "old"

#: the files that a build leaves, as the graph describes them (run.json, which holds timings, is about the build)
FILES = (
    Distribution(GRAPH, "text/turtle", "知识图谱", "The knowledge graph"),
    Distribution("mentions.csv", "text/csv", "提及，一处一行", "One row a mention"),
    Distribution("mentions.parquet", "application/vnd.apache.parquet", "提及，一处一行", "One row a mention"),
    Distribution("reports.csv", "text/csv", "报告，一份一行", "One row a report"),
    Distribution("cooccurrence.csv", "text/csv", "共现，一对一行", "One row a pair that stands in the same reports"),
    Distribution(
        "centrality.csv", "text/csv", "网络指标，一项一行", "One row a thing, with its measures in the network"
    ),
    Distribution("network.graphml", "application/xml", "共现网络（GraphML）", "The co-occurrence network as GraphML"),
    Distribution("network.gexf", "application/xml", "共现网络（GEXF）", "The co-occurrence network as GEXF"),
    Distribution(PAGE, "text/html", "网页", "The network as a page"),
)
_KNOWN = frozenset({file.file for file in FILES} | {RUN, parts.PARTS})
_OF_MENTIONS = frozenset({"mentions.csv", "mentions.parquet"})


def files_of(evidence: EvidenceLevel) -> tuple[Distribution, ...]:
    """The files of a build: without single mentions there is no table of them."""
    return tuple(file for file in FILES if evidence is not EvidenceLevel.EDGES or file.file not in _OF_MENTIONS)


def foreign(out: Path) -> Path | None:
    """A file with the name of a result in a folder that no build has written into: the reports.csv of somebody's own."""
    if (out / WORK).exists() or (out / RUN).exists():
        return None
    return next((out / file.file for file in FILES if (out / file.file).exists()), None)


@contextmanager
def locked(out: Path) -> Iterator[Path]:
    """Keeps other builds out of a result folder, and gives the folder in it that a build works in.

    The lock is the system's own and goes with the process, however that ends. Raises UsageError when another build has it, OSError
    when the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    work = out / WORK
    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / _LOCK)
    try:
        lock.acquire(timeout=0)
    except NotImplementedError:
        raise UsageError(
            f"{out} 所在的文件系统不支持文件锁，请把结果放在本机磁盘上 / its file system knows no locks: put the results on a disk of this machine"
        ) from None
    except Timeout:
        raise UsageError(
            f"另一个 lawgraph build 正在写入 {out}：请等它结束，或用 --out 另指定目录 / "
            "another build is writing there: wait for it, or name another folder with --out"
        ) from None
    try:
        yield work
    finally:
        lock.release()


@contextmanager
def prepared(work: Path) -> Iterator[Path]:
    """An empty folder for the files of a build; what is left in it at the end is removed."""
    folder = work / _NEXT
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        if not (folder / _LIST).exists():
            shutil.rmtree(folder, ignore_errors=True)


def publish(work: Path, out: Path) -> None:
    """Moves the files of a build to their places; run.json, which tells that a build came to its end, is the last.

    Raises OSError when one cannot be moved, because another program has it open: the next build or reader goes on from there.
    """
    names = [path.name for path in (work / _NEXT).iterdir()]
    write_whole(work / _NEXT / _LIST, json.dumps(sorted(names)).encode())
    _move(work, out)


def finish(out: Path) -> None:
    """Brings to its end what a build had ready when it was ended; does nothing where there is no such thing, or a build at work."""
    if not (out / WORK / _NEXT / _LIST).is_file():
        return
    with suppress(UsageError, OSError), locked(out) as work:
        resume(work, out)


def resume(work: Path, out: Path) -> None:
    """The same for the build that has the lock. Raises OSError."""
    if (work / _NEXT / _LIST).is_file():
        _move(work, out)


def _move(work: Path, out: Path) -> None:
    folder = work / _NEXT
    # the folder may be anybody's: a list that names ../../.profile moves nothing, and one that is none neither
    try:
        names = _KNOWN & set(json.loads((folder / _LIST).read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        shutil.rmtree(folder, ignore_errors=True)
        return
    if (folder / RUN).exists():
        (out / RUN).unlink(missing_ok=True)
    for name in {file.file for file in FILES} - names:
        (out / name).unlink(missing_ok=True)
    if parts.are_there(out) and (parts.PARTS not in names or (folder / parts.PARTS).exists()):
        os.replace(out / parts.PARTS, folder / _OLD)  # a folder does not give its place to another by itself
    for name in sorted(names, key=lambda name: (name == RUN, name)):
        with suppress(FileNotFoundError):  # moved before
            os.replace(folder / name, out / name)
    shutil.rmtree(folder, ignore_errors=True)


def sizes(folder: Path, names: Collection[str]) -> Mapping[str, int]:
    """The bytes of files of a folder; those that are not there are left out."""
    found = {}
    for name in sorted(names):
        with suppress(OSError):
            found[name] = (folder / name).stat().st_size
    return found
