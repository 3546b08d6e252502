"""From a folder of reports to a folder of results.

Files are shared out in shards (`plan`), shards become batches on a shelf (`shard`, `batch`, `shelf`), wherever they are worked on (`engine`);
what is there from an earlier build is not made again. The batches are put together (`assemble`), the network and the page made
of their counts, and all files take their places at once (`results`).
"""

from __future__ import annotations

import ctypes
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

from lawgraph import __version__
from lawgraph.catalogue.load import Catalogue
from lawgraph.compiled import catalogue_with
from lawgraph.corpus.limits import Limits
from lawgraph.corpus.paths import readable
from lawgraph.corpus.texts import TEXTS, drop_texts, kept_text
from lawgraph.errors import UsageError
from lawgraph.model import EvidenceLevel, Notice
from lawgraph.network.analysis import least_reports, network_of
from lawgraph.network.cooccurrence import Scope
from lawgraph.network.files import write_network
from lawgraph.pipeline import engine as engines
from lawgraph.pipeline import parts, results
from lawgraph.pipeline.account import Summary, account_of, libraries
from lawgraph.pipeline.assemble import assemble
from lawgraph.pipeline.batch import Batch, Damaged
from lawgraph.pipeline.engine import Engine, Where
from lawgraph.pipeline.plan import Plan, Shard, planned
from lawgraph.pipeline.sentences import reports_of
from lawgraph.pipeline.shard import Task, conditions
from lawgraph.pipeline.shelf import Shelf
from lawgraph.rdf.dataset import Run
from lawgraph.run_account import RUN, run_account
from lawgraph.stores.embedded import drop_stale
from lawgraph.view import page
from lawgraph.view.about import known_things

_log = logging.getLogger(__name__)
_BATCHES = "batches"
_ENGINE_LOG = "spark.log"
#: how often a build begins anew because something that was kept is damaged, the last time with nothing that was kept
_ATTEMPTS = 4


def build_corpus(
    corpus: Path,
    out: Path,
    *,
    scope: Scope = Scope.REPORT,
    catalogue: Sequence[str | Path] = (),
    evidence: EvidenceLevel = EvidenceLevel.ALL,
    limits: Limits | None = None,
    processes: int | None = None,
    engine: Where = Where.LOCAL,
    master: str | None = None,
    fresh: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Builds everything that can be built from the reports below `corpus` into `out`.

    `catalogue` are files of one's own laid over the shipped catalogue, `evidence` says which mentions are held one by
    one, `limits` what is read at most. So many `processes` work side by side, without a number as many as is worth it;
    the results are the same. With Spark as the `engine`, which works at `master` (or where its own settings say), the
    graph is written in parts as well. What an earlier build into the same folder made of the same files is used again,
    unless `fresh`. `progress` is called with the number of files done and of all. Raises CatalogueError for such a file
    that is not well formed, UsageError when there is no such folder or no file in it that could be a report, when `out`
    cannot be written, or when another build is writing there.
    """
    engines.check(engine, processes=processes, master=master)
    limits = limits or Limits()
    plan = planned(corpus, limits)
    _refuse_unusable(corpus, out, plan, engine)
    summary = Summary(out)
    with summary.timed("catalogue"):
        known = catalogue_with(catalogue)
    try:
        with results.locked(out) as work:
            results.resume(work, out)
            shelf = Shelf(work / _BATCHES, out)
            if fresh:
                shelf.drop_others(())
            (out / TEXTS).mkdir(exist_ok=True)
            task = Task(
                root=str(plan.root.absolute()),
                shelf=str((work / _BATCHES).absolute()),
                out=str(out.absolute()),
                catalogue=tuple(str(Path(file).absolute()) for file in catalogue),
                digest=known.digest,
                evidence=evidence,
                limits=limits,
            )
            name = readable(Path(os.path.abspath(corpus)).name)
            build = _Build(name, out, work, shelf, known, scope, evidence, plan.notices, summary)
            log = work / _ENGINE_LOG
            with engines.started(engine, plan.shards, processes=processes, master=master, log=log) as started:
                _until_it_can_be_read(partial(build.run, plan.shards, task, started, progress), shelf)
    except OSError as error:
        raise UsageError(
            f"无法写入 {error.filename2 or error.filename or out}：{error.strerror or error}。请关闭正在打开它的程序，检查权限和磁盘空间 / "
            "cannot be written: close the program that has it open, check permissions and disk space"
        ) from error
    return summary


def _refuse_unusable(corpus: Path, out: Path, plan: Plan, engine: Where) -> None:
    """Raises UsageError where there is nothing to read, or results may not be written."""
    if not plan.shards:
        raise UsageError(
            f"{corpus} 中没有可读的报告文件(.txt、.html、.docx、.pdf、.csv 等)/ no report files (.txt, .html, .docx, .pdf, .csv …) below {corpus}: "
            "请把报告放进这个目录再运行 / put reports there and run again"
        )
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} 是文件，请指定目录 / a file: name a folder for the results")
    if (shown := readable(str(out.absolute()))) != str(out.absolute()):
        raise UsageError(
            f"结果目录的路径不是 UTF-8，请改名或用 --out 另指定目录 / the path of the results is not in UTF-8: rename it, or name another folder with --out: {shown}"
        )
    for name in (RUN, *(file.file for file in results.FILES)):
        if (out / name).is_dir():
            raise UsageError(f"无法写入 {out / name}：那是目录，请移走 / cannot be written: a folder is there, move it")
    if written_over := [file.file for file in results.FILES if plan.holds(out / file.file)]:
        raise UsageError(
            f"{out / written_over[0]} 是要读的报告，结果会覆盖它，请用 --out 另指定目录 / "
            "is among the reports, and the results would take its place: name another folder with --out"
        )
    if foreign := results.foreign(out):
        raise UsageError(
            f"{foreign} 不是 lawgraph build 写的，结果会覆盖它，请移走或用 --out 另指定目录 / "
            "no build wrote it, and the results would take its place: move it, or name another folder with --out"
        )
    if engine is Where.SPARK and (out / parts.PARTS).exists() and not parts.are_there(out):
        raise UsageError(
            f"无法写入 {out / parts.PARTS}：那里的文件不是 lawgraph build 写的，请移走 / cannot be written: no build put there what is there, move it"
        )


def _until_it_can_be_read(run: Callable[[], None], shelf: Shelf) -> None:
    """Runs a build again as long as something that was kept is damaged, by the disk or by someone: it is made again.

    Raises UsageError where what was just written cannot be read back.
    """
    for attempt in count(1):
        try:
            run()
            return
        except Damaged as damaged:
            shutil.rmtree(damaged.folder, ignore_errors=True)
            if attempt == _ATTEMPTS - 1:
                shelf.drop_others(())
            if attempt == _ATTEMPTS:
                raise UsageError(
                    f"{damaged.folder} 写入后读不回来，请检查磁盘 / cannot be read back after it was written: check the disk"
                ) from damaged


def _give_back() -> None:
    """Gives back the memory that glibc keeps between what is still in use, a fifth of all at 100,000 reports; others
    keep none, or have no such call.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


class _Build:
    """One build, with what all its steps need."""

    def __init__(
        self,
        corpus: str,
        out: Path,
        work: Path,
        shelf: Shelf,
        catalogue: Catalogue,
        scope: Scope,
        evidence: EvidenceLevel,
        noticed: Sequence[Notice],
        summary: Summary,
    ) -> None:
        self._corpus = corpus
        self._out = out
        self._work = work
        self._shelf = shelf
        self._catalogue = catalogue
        self._scope = scope
        self._evidence = evidence
        self._noticed = noticed
        self._summary = summary

    def run(self, shards: Sequence[Shard], task: Task, engine: Engine, progress: Callable[[int, int], None]) -> None:
        """All steps; those that would change nothing are left out."""
        summary = self._summary
        total, done = sum(len(shard.files) for shard in shards), 0

        def tell(files: int) -> None:
            nonlocal done
            done += files
            progress(done, total)

        _log.info("%d files in %d shards below %s", total, len(shards), task.root)
        with summary.timed("reports"):
            made = engine.batches(shards, task, tell)
        keys = [key for each in made for key in each.keys]
        summary.fresh += sum(each.fresh for each in made)
        made_from = self._digest(keys)
        account = run_account(self._out)
        parts_stand = engine.parts is None or parts.stand(self._out, made_from)
        if not (parts_stand and self._stands(account, made_from) and summary.recall(account)):
            self._publish(keys, made_from, engine)
        # also where nothing had to be done: the build before may have been ended at this point
        drop_stale(self._out / results.GRAPH)
        self._shelf.drop_others(set(keys))
        drop_texts(self._out, self._shelf.texts(keys))

    def _publish(self, keys: Sequence[str], made_from: str, engine: Engine) -> None:
        summary = self._summary
        with results.prepared(self._work) as folder:
            least = self._write(folder, keys)
            made_of = {
                "made_from": made_from,
                "files": results.sizes(folder, [file.file for file in results.FILES]),
            }
            options = {"scope": self._scope.value, "min_reports": least, "evidence": self._evidence.value}
            if engine.parts is not None:
                with summary.timed("parts"):
                    engine.parts(folder / results.GRAPH, made_from)
            account = account_of(summary, self._catalogue, self._corpus, options, made_of)
            (folder / RUN).write_bytes(account)
            results.publish(self._work, self._out)

    def _write(self, folder: Path, keys: Sequence[str]) -> int:
        """Writes all files but run.json; how many reports a pair of the network stands in at least."""
        summary = self._summary
        with summary.timed("graph and tables"):
            told, counts = assemble(
                self._batches(keys),
                folder,
                facts=self._catalogue,
                run=Run(__version__, self._catalogue.digest),
                files=results.files_of(self._evidence),
                evidence=self._evidence,
                sections=self._scope is Scope.SECTION,
            )
        _give_back()
        summary.take(told, self._noticed)
        summary.count(counts)
        with summary.timed("network"):
            network = network_of(counts, scope=self._scope, min_reports=least_reports(len(counts.reports)))
            write_network(network, folder)
        _give_back()
        with summary.timed("page"):
            page.write(
                folder / results.PAGE,
                network,
                partial(reports_of, self._shelf, told.batch_of),
                known=known_things(counts, self._catalogue),
                corpus=self._corpus,
                texts=partial(kept_text, self._out),
                texts_beside=True,
            )
        return network.pairs.min_reports

    def _batches(self, keys: Sequence[str]) -> Iterator[tuple[str, Batch]]:
        for key in keys:
            yield key, Batch(self._shelf.path(key))

    def _digest(self, keys: Sequence[str]) -> str:
        """The digest of all that the files follow from."""
        noticed = [[notice.source, notice.reason] for notice in self._noticed]
        told = [keys, self._scope, self._corpus, noticed, self._catalogue.digest, conditions(), libraries()]
        return blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()

    def _stands(self, account: Mapping[str, Any], made_from: str) -> bool:
        """Whether the files that are there, with their account, were made from the same and are as they were left."""
        files = account.get("files")
        return (
            account.get("made_from") == made_from
            and isinstance(files, dict)
            and files == results.sizes(self._out, files)
        )
