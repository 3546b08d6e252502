"""A build on Spark, here in two of its Python processes, leaves what a local build of the same reports leaves, and the graph in parts."""

from __future__ import annotations

import csv
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from lawgraph.corpus.limits import Limits
from lawgraph.errors import LawgraphError, UsageError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline import Summary, build_corpus
from lawgraph.pipeline.engine import Where
from lawgraph.pipeline.parts import PARTS
from lawgraph.pipeline.plan import planned
from lawgraph.pipeline.shard import Task, conditions
from lawgraph.pipeline.spark import Job, cluster, difference, write_parts

if TYPE_CHECKING:
    from pyspark import SparkContext

pytest.importorskip("pyspark", reason="no Spark: pip install 'lawgraph[spark]'")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("no Java: install default-jre-headless (Debian)", allow_module_level=True)
# Spark leaves sockets to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

REPORT = """\
湘潭县易俗河镇{year}年度法治政府建设工作报告
{year}年，我镇深入学习贯彻习近平法治思想，扎实推进依法行政。现将有关情况报告如下：
组织干部学习《宪法》《民法典》，严格执行《信访工作条例》，发扬“枫桥经验”。赴市中区考察{year}次。
湘潭县易俗河镇人民政府
"""


def report(year: int) -> str:
    return REPORT.format(year=year)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four shards: a table is one of its own. A row and a file have the text of a file before, one file is no report."""
    folder = tmp_path_factory.mktemp("spark") / "报告"
    folder.mkdir()
    for name, years in (("乙.csv", (2016, 2017)), ("丁.csv", (2018, 2019, 2016))):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["title", "text"])
            table.writerows([f"{year}", report(year)] for year in years)
    for name, year in (("丙", 2020), ("丙二", 2021), ("戊", 2019)):
        (folder / f"{name}.txt").write_text(report(year), encoding="utf-8")
    (folder / "损坏.txt").write_bytes(b"\x00\x01\x02\x03" * 40)
    assert len(planned(folder, Limits()).shards) > 2
    return folder


@pytest.fixture(scope="module")
def local(corpus: Path) -> Summary:
    return build_corpus(corpus, corpus.parent / "local")


@pytest.fixture(scope="module")
def context(corpus: Path) -> Iterator[SparkContext]:
    """A context that builds find and leave as it is, so that Java starts once."""
    from pyspark import SparkContext

    with cluster("local[2]", corpus.parent / "spark.log"):
        context = SparkContext._active_spark_context
        assert context is not None
        yield context


@pytest.fixture(scope="module")
def built(corpus: Path, context: SparkContext) -> Summary:
    return on_spark(corpus, corpus.parent / "spark")


def on_spark(corpus: Path, out: Path, **more: Any) -> Summary:
    return build_corpus(corpus, out, engine=Where.SPARK, **more)


def triples(out: Path) -> set[Quad]:
    """What stands in the parts of a folder of results."""
    found: set[Quad] = set()
    for file in (out / PARTS).glob("*.nt.gz"):
        found |= set(parse(gzip.decompress(file.read_bytes()), format=RdfFormat.N_TRIPLES))
    return found


def test_all_files_are_those_of_a_local_build(local: Summary, built: Summary) -> None:
    names = {path.name for path in local.out.iterdir() if path.is_file()} - {"run.json"}
    assert {path.name for path in built.out.iterdir()} == names | {"run.json", "texts", ".lawgraph", PARTS}
    for name in sorted(names):
        assert (built.out / name).read_bytes() == (local.out / name).read_bytes(), name


def test_the_texts_are_those_of_a_local_build(local: Summary, built: Summary) -> None:
    texts = [{file.name: file.read_bytes() for file in (each.out / "texts").iterdir()} for each in (local, built)]
    assert texts[0] == texts[1]


def test_the_account_is_that_of_a_local_build_but_for_the_seconds(local: Summary, built: Summary) -> None:
    accounts = [json.loads((each.out / "run.json").read_text(encoding="utf-8")) for each in (local, built)]
    assert {**accounts[0], "seconds": 0} == {**accounts[1], "seconds": 0}
    assert accounts[0]["duplicates"]
    assert accounts[0]["skipped"]


def test_the_parts_hold_the_graph_of_a_local_build(local: Summary, built: Summary) -> None:
    assert triples(built.out) == set(parse(path=local.out / "graph.ttl", format=RdfFormat.TURTLE))


def test_executors_write_many_parts(local: Summary, context: SparkContext, tmp_path: Path) -> None:
    graph = shutil.copy(local.out / "graph.ttl", tmp_path)
    write_parts(context, Path(graph), "digest", size=10_000)
    told = json.loads((tmp_path / PARTS / "parts.json").read_text(encoding="utf-8"))["parts"]
    assert len(told) > 3
    assert {part["file"]: part["bytes"] for part in told} == {
        file.name: file.stat().st_size for file in (tmp_path / PARTS).glob("*.nt.gz")
    }
    assert triples(tmp_path) == set(parse(path=graph, format=RdfFormat.TURTLE))


def test_nothing_of_the_engine_stays_behind(built: Summary) -> None:
    assert sorted(path.name for path in (built.out / ".lawgraph").iterdir()) == ["batches", "lock"]


def test_progress_is_told_until_all_files_are_done(corpus: Path, context: SparkContext, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    on_spark(corpus, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)
    assert sorted(told) == told


def test_a_build_that_is_interrupted_leaves_spark_to_the_next(
    corpus: Path, context: SparkContext, tmp_path: Path
) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        on_spark(corpus, tmp_path, progress=interrupt)
    assert not (tmp_path / "run.json").exists()
    assert on_spark(corpus, tmp_path).reports == 6


def test_a_second_build_has_nothing_to_do(corpus: Path, built: Summary) -> None:
    again = on_spark(corpus, built.out)
    assert (again.unchanged, again.fresh) == (True, 0)


def test_parts_are_written_where_a_local_build_was_before(corpus: Path, context: SparkContext, tmp_path: Path) -> None:
    build_corpus(corpus, tmp_path)
    after = on_spark(corpus, tmp_path)
    assert (after.unchanged, after.fresh) == (False, 0)
    assert triples(tmp_path) == set(parse(path=tmp_path / "graph.ttl", format=RdfFormat.TURTLE))


def test_what_is_stated_of_reports_is_read_anew_by_the_next_build(context: SparkContext, tmp_path: Path) -> None:
    """Python processes of Spark outlive a build."""
    corpus = tmp_path / "报告"
    corpus.mkdir()
    (corpus / "a.txt").write_text(report(2020), encoding="utf-8")
    on_spark(corpus, tmp_path / "out")
    (corpus / "metadata.csv").write_text("file,url\na.txt,https://example.org/a\n", encoding="utf-8")
    on_spark(corpus, tmp_path / "out")
    assert "https://example.org/a" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_what_an_executor_cannot_write_is_told_as_by_a_local_build(
    corpus: Path, context: SparkContext, tmp_path: Path
) -> None:
    (tmp_path / ".lawgraph").mkdir()
    (tmp_path / ".lawgraph" / "batches").touch()
    with pytest.raises(UsageError, match=r"无法写入 .*batches"):
        on_spark(corpus, tmp_path)


def test_an_error_of_the_program_on_an_executor_comes_with_its_words(
    corpus: Path, context: SparkContext, tmp_path: Path
) -> None:
    (tmp_path / "graph.ttl").write_text("no Turtle .\n", encoding="utf-8")
    with pytest.raises(LawgraphError, match="SyntaxError"):
        write_parts(context, tmp_path / "graph.ttl", "digest")


def test_another_master_than_that_of_the_running_context_is_refused(
    corpus: Path, context: SparkContext, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"local\[2\]"):
        on_spark(corpus, tmp_path, master="local[7]")


def test_a_folder_of_parts_that_no_build_made_is_not_touched(
    corpus: Path, context: SparkContext, tmp_path: Path
) -> None:
    (tmp_path / PARTS).mkdir()
    with pytest.raises(UsageError, match=r"graph\.nt"):
        on_spark(corpus, tmp_path)


@pytest.fixture
def job(corpus: Path, tmp_path: Path) -> Job:
    task = Task(str(corpus), str(tmp_path), str(tmp_path), (), "", EvidenceLevel.ALL, Limits())
    (tmp_path / "mark").touch()
    seen = corpus / "丙.txt"
    return Job(task, conditions(), str(tmp_path / "mark"), str(seen), seen.stat().st_size)


def test_a_node_that_sees_what_the_driver_sees_may_work(job: Job) -> None:
    assert difference(job) == ""


@pytest.mark.parametrize(
    ("unlike", "said"),
    [
        (lambda job: job._replace(conditions="of another version"), "版本"),
        (lambda job: job._replace(mark=f"{job.mark}-elsewhere"), "看不到结果目录"),
        (lambda job: job._replace(report=f"{job.report}-elsewhere"), "看不到报告目录"),
        (lambda job: job._replace(size=job.size + 1), "看不到报告目录"),
    ],
    ids=["version", "results", "reports", "other reports"],
)
def test_a_node_on_which_something_differs_says_what(job: Job, unlike: Callable[[Job], Job], said: str) -> None:
    assert said in difference(unlike(job))


def test_what_a_node_says_reaches_the_user(context: SparkContext, corpus: Path, tmp_path: Path) -> None:
    """The digest of the catalogue is another one where the worker process compiles it."""
    from lawgraph.pipeline.spark import make_batches

    (tmp_path / "texts").mkdir()
    task = Task(str(corpus), str(tmp_path / "shelf"), str(tmp_path), (), "another", EvidenceLevel.ALL, Limits())
    with pytest.raises(LawgraphError, match="目录文件在生成过程中被改动"):
        make_batches(context, planned(corpus, Limits()).shards, replace(task), lambda _: None)


#: what a library does that cannot bear a file: no exception, the end of the process
DEADLY = """
import os, sys
if "lawgraph.pipeline.worker" in " ".join(sys.orig_argv):
    import lawgraph.pipeline.shard as shard
    read = shard.reports_in
    shard.reports_in = lambda data, suffix, **told: os._exit(9) if "丙二" in told["source"] else read(data, suffix, **told)
"""


def test_the_command_says_what_it_says_and_nothing_of_sparks(corpus: Path, tmp_path: Path) -> None:
    """As from a terminal, in a process of its own, with a file that ends the process that reads it."""
    (tmp_path / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    paths = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "lawgraph",
            "build",
            str(corpus),
            "--out",
            str(tmp_path / "out"),
            "--engine",
            "spark",
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert done.returncode == 3, done.stderr
    said = [line for line in done.stderr.splitlines() if "重复 / duplicate" not in line]
    assert [line.split(": ")[1] for line in said if line.startswith("跳过")] == ["丙二.txt", "损坏.txt"]
    assert [line for line in said if "spark" in line.lower() or "WARN" in line] == []
    assert "WARN" in (tmp_path / "out" / ".lawgraph" / "spark.log").read_text(encoding="utf-8")


def test_a_python_that_the_nodes_do_not_have_is_named(corpus: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lawgraph", "build", str(corpus), "--out", str(tmp_path), "--engine", "spark"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYSPARK_PYTHON": "/nowhere/python"},
    )
    assert done.returncode == 1
    assert 'Spark 未能完成：java.io.IOException: Cannot run program "/nowhere/python"' in done.stderr


def test_a_master_that_is_none_is_named(corpus: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "lawgraph", "build", str(corpus), "--out", str(tmp_path / "out")),
            *("--engine", "spark", "--master", "no-master"),
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "no-master" in done.stderr
    assert "Traceback" not in done.stderr
