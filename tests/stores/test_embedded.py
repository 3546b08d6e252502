"""The store beside the graph: made once, made anew when the graph changes, never half made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdf import specimen

from lawgraph.errors import ResultError
from lawgraph.pipeline import build_corpus
from lawgraph.query import KnowledgeGraph
from lawgraph.rdf import write_turtle
from lawgraph.stores import embedded

ASK = """
import sys
from lawgraph.query import KnowledgeGraph
from lawgraph.stores import embedded
embedded.SMALL = 0
print(len(KnowledgeGraph(sys.argv[1]).reports()))
"""


@pytest.fixture
def out(tmp_path: Path, graph_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A result folder whose graph counts as a large one."""
    monkeypatch.setattr(embedded, "SMALL", 0)
    shutil.copy(graph_file, tmp_path)
    return tmp_path


def reports(out: Path) -> int:
    return len(KnowledgeGraph(out).reports())


def asking(out: Path, code: str = ASK, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, str(out)], stdout=subprocess.PIPE, text=True, **options)


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def test_a_small_graph_is_read_into_memory(graph_file: Path, tmp_path: Path) -> None:
    shutil.copy(graph_file, tmp_path)
    assert reports(tmp_path) == 4
    assert names(tmp_path) == ["graph.ttl"]


def test_a_large_graph_gets_a_store_with_the_same_answers(out: Path, kg: KnowledgeGraph) -> None:
    assert KnowledgeGraph(out).townships_citing() == kg.townships_citing()
    assert set(KnowledgeGraph(out).rdf) == set(kg.rdf)
    assert names(out) == ["graph.ttl", "store"]


def test_the_store_is_made_once(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(out)
    monkeypatch.setattr(embedded, "_fill", None)
    assert reports(out) == 4


def test_a_copied_folder_keeps_its_store(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(out)
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(out / "graph.ttl", copy)
    shutil.copytree(out / "store", copy / "store")
    os.utime(copy / "graph.ttl", (1, 1))
    monkeypatch.setattr(embedded, "_fill", None)
    assert reports(copy) == 4


def test_a_changed_graph_gets_a_new_store(out: Path) -> None:
    open_before = KnowledgeGraph(out)
    assert len(open_before.reports()) == 4
    write_turtle(out / "graph.ttl", specimen.reports()[:1], specimen.Facts(), specimen.RUN)
    assert reports(out) == 1
    assert len(open_before.reports()) == 4  # what is open stays as it was
    assert names(out) == ["graph.ttl", "store"]


def test_a_store_of_another_version_is_made_anew(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(out)
    before = (out / "store" / "lawgraph.json").read_text()
    monkeypatch.setattr(embedded, "version", lambda package: "99")
    assert reports(out) == 4
    assert (out / "store" / "lawgraph.json").read_text() != before


def test_a_damaged_store_is_made_anew(out: Path) -> None:
    reports(out)
    (out / "store" / "CURRENT").write_text("nothing")
    assert reports(out) == 4
    assert (out / "store" / "CURRENT").read_text() != "nothing"


def test_a_folder_of_that_name_which_is_not_ours_is_left_alone(out: Path) -> None:
    (out / "store").mkdir()
    (out / "store" / "diary.txt").write_text("x")
    assert reports(out) == 4
    assert names(out / "store") == ["diary.txt"]


def test_a_damaged_graph_leaves_no_store(out: Path) -> None:
    (out / "graph.ttl").write_text("doc:1 a")
    with pytest.raises(ResultError, match=r"graph\.ttl"):
        reports(out)
    assert names(out) == ["graph.ttl"]


def test_an_interruption_leaves_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(embedded, "_load", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reports(out)
    assert names(out) == ["graph.ttl"]
    assert reports(out) == 4


def test_a_graph_replaced_while_its_store_is_made_is_read_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill: Callable[[Path, Path], None] = embedded._fill

    def replaced_meanwhile(folder: Path, file: Path) -> None:
        fill(folder, file)
        write_turtle(out / "graph.ttl", specimen.reports()[:2], specimen.Facts(), specimen.RUN)

    monkeypatch.setattr(embedded, "_fill", replaced_meanwhile)
    assert reports(out) == 2
    assert names(out) == ["graph.ttl", "store"]


def test_what_a_killed_process_left_is_cleared_in_time(out: Path) -> None:
    for name, age in (("store.part-old", 2 * embedded._ABANDONED), ("store.part-new", 0)):
        (out / name).mkdir()
        os.utime(out / name, (time.time() - age,) * 2)
    assert reports(out) == 4
    assert names(out) == ["graph.ttl", "store", "store.part-new"]


def test_processes_that_make_the_store_at_once_all_answer(out: Path) -> None:
    processes = [asking(out) for _ in range(3)]
    assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["4"] * 3
    assert names(out) == ["graph.ttl", "store"]


def test_several_processes_read_at_once(out: Path) -> None:
    mine = KnowledgeGraph(out)
    mine.reports()
    with asking(out) as other:
        assert other.communicate(timeout=60)[0].strip() == "4"
    assert len(mine.laws_cited_by("龙川县")) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_full_disk_is_no_hindrance(out: Path) -> None:
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n" + ASK
    with asking(out, code) as process:
        assert process.communicate(timeout=60)[0].strip() == "4"
    assert names(out) == ["graph.ttl"]


def test_a_folder_that_cannot_be_written_is_no_hindrance(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(**_: object) -> str:
        raise PermissionError(13, "Permission denied", str(out))

    monkeypatch.setattr(embedded.tempfile, "mkdtemp", read_only)
    assert reports(out) == 4
    assert names(out) == ["graph.ttl"]


def test_a_build_removes_a_store_that_is_out_of_date_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "SMALL", 0)
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    text = (
        "龙川县上坪镇{}年法治政府建设年度报告\n\n本年，上坪镇认真宣传《民法典》，践行“枫桥经验”，扎实推进各项工作。\n"
    )
    (corpus / "a.txt").write_text(text.format(2024), encoding="utf-8")
    build_corpus(corpus, out)
    assert reports(out) == 1
    build_corpus(corpus, out)
    assert (out / "store").is_dir()
    (corpus / "b.txt").write_text(text.format(2023), encoding="utf-8")
    build_corpus(corpus, out)
    assert not (out / "store").exists()
    assert reports(out) == 2
