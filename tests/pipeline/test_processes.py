"""Several processes give what one gives; one that dies takes nothing with it but the file at which it died."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from corpus.pdf_files import printed

from lawgraph.corpus.limits import Limits
from lawgraph.errors import INTERRUPTED, LawgraphError, UsageError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline import build_corpus, local, shard
from lawgraph.pipeline.plan import Source, shards_of
from lawgraph.pipeline.process import Worker

from .reports import LIANHUA, YISUHE, everything, towns

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of files as POSIX systems have them")
#: a module that Python loads at its start: it ends the process when a report of that name is annotated
_DEADLY = """
import os, sys
sys.path[:0] = {path!r}
from lawgraph.link.annotate import Annotator
annotate = Annotator.annotate
def deadly(self, document):
    if "{name}" in document.name:
        os.kill(os.getpid(), 9)
    return annotate(self, document)
Annotator.annotate = deadly
"""


_FAULTY = """
import sys
sys.path[:0] = {path!r}
from lawgraph.pipeline.shelf import Shelf
Shelf.put = lambda *_, **__: 1 / 0
"""


#: a module that Python loads at its start: worker processes end in the middle of their first answer
_STAMMERING = """
import os, sys
if "lawgraph.pipeline.worker" in sys.orig_argv:
    os.write(1, b'{"ke')
    os._exit(1)
"""
#: a module that Python loads at its start: worker processes take long to begin
_SLOW = """
import pathlib, sys, time
if "lawgraph.pipeline.worker" in sys.orig_argv:
    pathlib.Path({begun!r}).touch()
    time.sleep(60)
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve files in shards of about three."""
    monkeypatch.setattr("lawgraph.pipeline.plan._USUAL", 3)
    folder = towns(tmp_path / "报告", *range(2013, 2024))
    (folder / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
    return folder


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Worker processes die at 莲花镇; the folder is on their path."""
    folder = tmp_path / "site"
    folder.mkdir()
    source = str(Path(shard.__file__).parents[2])
    (folder / "sitecustomize.py").write_text(_DEADLY.format(path=[source], name="莲花"), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def test_two_processes_write_what_one_writes(corpus: Path, tmp_path: Path) -> None:
    one = build_corpus(corpus, tmp_path / "one", processes=1)
    two = build_corpus(corpus, tmp_path / "two", processes=2)
    assert everything(tmp_path / "two") == everything(tmp_path / "one")
    assert (two.fresh, two.reports) == (one.fresh, one.reports) == (12, 12)


@POSIX
def test_a_file_at_which_a_process_dies_is_named_and_the_rest_is_built(
    corpus: Path, tmp_path: Path, deadly: Path
) -> None:
    told: list[int] = []
    summary = build_corpus(corpus, tmp_path / "out", processes=2, progress=lambda done, total: told.append(done))
    assert [item.source for item in summary.skipped] == ["莲花镇.txt"]
    assert "处理此文件时进程异常终止，未读入" in summary.skipped[0].reason
    assert told[-1] == 12
    (corpus / "莲花镇.txt").unlink()
    build_corpus(corpus, tmp_path / "without", processes=1)
    assert everything(tmp_path / "out") == everything(tmp_path / "without")


@POSIX
@pytest.mark.parametrize("name", ["莲花镇.pdf", "莲花镇.zip"])
def test_a_pdf_does_not_end_a_build_of_one_process(corpus: Path, tmp_path: Path, deadly: Path, name: str) -> None:
    (corpus / "莲花镇.txt").unlink()
    data = printed(LIANHUA.split("\n"))
    if name.endswith("zip"):
        with ZipFile(corpus / name, "w") as archive:
            archive.writestr("a.pdf", data)
    else:
        (corpus / name).write_bytes(data)
    summary = build_corpus(corpus, tmp_path / "out", processes=1)
    assert summary.reports == 11
    assert [item.source for item in summary.skipped] == [name]


def test_processes_that_die_whatever_they_are_given_end_the_build_with_what_to_do(
    corpus: Path, tmp_path: Path, deadly: Path
) -> None:
    (deadly / "sitecustomize.py").write_text("import os; os.kill(os.getpid(), 9)", encoding="utf-8")
    with pytest.raises(LawgraphError, match="--processes 1"):
        build_corpus(corpus, tmp_path / "out", processes=2)


def test_a_mistake_of_the_program_costs_one_report(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lawgraph.link.annotate import Annotator
    from lawgraph.model import Document, ExtractedReport

    annotate = Annotator.annotate

    def failing(self: Annotator, document: Document) -> ExtractedReport:
        if document.name == "莲花镇":
            raise ZeroDivisionError("division by zero")
        return annotate(self, document)

    monkeypatch.setattr(Annotator, "annotate", failing)
    summary = build_corpus(corpus, tmp_path / "out", processes=1)
    assert summary.reports == 11
    ((source, reason),) = [(item.source, item.reason) for item in summary.skipped]
    assert source == "莲花镇.txt"
    assert "ZeroDivisionError: division by zero (test_processes.py:" in reason


@pytest.mark.parametrize("failing", ["lawgraph.pipeline.shard.reports_in", "lawgraph.pipeline.batch.mention_rows"])
def test_a_mistake_in_reading_or_writing_a_report_costs_that_report(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    module, _, name = failing.rpartition(".")
    works = getattr(sys.modules[module], name)

    def fails(*arguments: Any, **named: Any) -> Any:
        about = named.get("source") or arguments[0].document.source
        if about == "莲花镇.txt":
            raise ZeroDivisionError("division by zero")
        return works(*arguments, **named)

    monkeypatch.setattr(failing, fails)
    summary = build_corpus(corpus, tmp_path / "out", processes=1)
    assert summary.reports == 11
    assert [item.source for item in summary.skipped] == ["莲花镇.txt"]
    assert "ZeroDivisionError" in summary.skipped[0].reason


def test_a_process_that_ends_in_the_middle_of_an_answer_has_ended(corpus: Path, tmp_path: Path, deadly: Path) -> None:
    (deadly / "sitecustomize.py").write_text(_STAMMERING, encoding="utf-8")
    with pytest.raises(LawgraphError, match="--processes 1"):
        build_corpus(corpus, tmp_path / "out", processes=2)


def test_a_fault_in_a_worker_is_told_and_not_taken_for_a_want_of_memory(
    corpus: Path, tmp_path: Path, deadly: Path
) -> None:
    (deadly / "sitecustomize.py").write_text(
        _FAULTY.format(path=[str(Path(shard.__file__).parents[2])]), encoding="utf-8"
    )
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        build_corpus(corpus, tmp_path / "out", processes=2)


@POSIX
@pytest.mark.parametrize("processes", [1, 2])
def test_a_full_disk_is_told_and_the_results_before_stand(corpus: Path, tmp_path: Path, processes: int) -> None:
    """No file may grow beyond 20 kB: writing fails in the middle, as on a full disk."""
    out = tmp_path / "out"
    build_corpus(towns(tmp_path / "一份", 2022), out)
    whole, account = everything(out), (out / "run.json").read_bytes()
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from lawgraph.cli import main; main()"
    )
    command = [sys.executable, "-c", limited, "build", str(corpus), "--out", str(out), "-j", str(processes)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == UsageError.exit_code, done.stderr
    assert "无法写入" in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(out).items() >= whole.items()  # texts of new reports may lie there already
    assert (out / "run.json").read_bytes() == account
    build_corpus(corpus, out)
    build_corpus(corpus, tmp_path / "fresh")
    assert everything(out) == everything(tmp_path / "fresh")


@POSIX
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_told(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(UsageError, match=r"无法写入 .*检查权限"):
        build_corpus(corpus, tmp_path / "out")


@POSIX
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_worker_processes_end_with_the_build(tmp_path: Path, ending: signal.Signals) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("processes are looked up in /proc")
    corpus = _shards(tmp_path / "报告")
    build = subprocess.Popen(
        [sys.executable, "-m", "lawgraph", "build", str(corpus), "--out", str(tmp_path / "out"), "-j", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not (workers := _workers(build.pid)) and build.poll() is None:
        time.sleep(0.01)
    assert workers
    os.kill(build.pid, ending)
    build.wait()
    for _ in range(6000):  # one that is still loading the program looks for its parent late
        if not _workers_alive(workers):
            break
        time.sleep(0.01)
    assert _workers_alive(workers) == []
    shutil.rmtree(tmp_path / "out", ignore_errors=True)


def _shards(folder: Path) -> Path:
    """Files that are each a shard of its own."""
    folder.mkdir()
    for year in range(2000, 2024):
        row = json.dumps({"text": YISUHE.replace("2022", str(year))})
        (folder / f"{year}.jsonl").write_text(row + "\n", encoding="utf-8")
    return folder


def _workers(parent: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(status.parent.name))
    return found


def _workers_alive(processes: list[int]) -> list[int]:
    alive = []
    for process in processes:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":
            alive.append(process)
    return alive


def test_a_process_may_be_ended_by_two_threads_at_once(tmp_path: Path) -> None:
    task = shard.Task(str(tmp_path), str(tmp_path), str(tmp_path), (), "", EvidenceLevel.ALL, Limits())
    for _ in range(5):
        worker = Worker(task)
        with ThreadPoolExecutor(4) as threads:
            for ended in [threads.submit(worker.stop) for _ in range(4)]:
                ended.result()


def test_a_large_table_is_worth_as_many_processes_as_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert local.worth_starting(shards_of([Source("报告.jsonl", "报告")], [40 * 2**20])) == 2


def test_few_files_are_worth_no_second_process(corpus: Path) -> None:
    from lawgraph.corpus.limits import Limits
    from lawgraph.pipeline.plan import planned

    assert local.worth_starting(planned(corpus, Limits()).shards) == 1


@POSIX
def test_processes_that_are_only_starting_do_not_hear_of_ctrl_c(tmp_path: Path, deadly: Path) -> None:
    corpus = _shards(tmp_path / "报告")
    begun = tmp_path / "begun"
    (deadly / "sitecustomize.py").write_text(_SLOW.format(begun=str(begun)), encoding="utf-8")
    build = subprocess.Popen(
        [sys.executable, "-m", "lawgraph", "build", str(corpus), "--out", str(tmp_path / "out"), "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(deadly), str(Path(shard.__file__).parents[2])])},
    )
    while not begun.exists() and build.poll() is None:
        time.sleep(0.01)
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does
    said, _ = build.communicate()
    assert build.returncode == INTERRUPTED
    assert "已中断" in said
    assert "Traceback" not in said
