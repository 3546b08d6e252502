"""The graph in parts is the graph, whatever the size of the parts; and they come and go with the results."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from lawgraph.errors import UsageError
from lawgraph.pipeline import build_corpus, parts, results
from lawgraph.pipeline.engine import Where, check
from lawgraph.pipeline.parts import PARTS, cut, write_list, write_part


def triples_of(folder: Path) -> set[Quad]:
    """What stands in all parts of a folder."""
    found: set[Quad] = set()
    for file in folder.glob("*.nt.gz"):
        found |= set(parse(gzip.decompress(file.read_bytes()), format=RdfFormat.N_TRIPLES))
    return found


@pytest.mark.parametrize("size", [1, 5_000, 40_000, 10**9])
def test_the_union_of_the_parts_is_the_graph(sample_graph: Path, tmp_path: Path, size: int) -> None:
    graph = sample_graph / "graph.ttl"
    for part in cut(graph, size):
        write_part(graph, part, tmp_path)
    assert triples_of(tmp_path) == set(parse(path=graph, format=RdfFormat.TURTLE))


def test_parts_are_about_as_large_as_asked_for(sample_graph: Path) -> None:
    graph = sample_graph / "graph.ttl"
    lengths = [part.end - part.start for part in cut(graph, 20_000)]
    assert sum(lengths) == graph.stat().st_size
    assert all(20_000 <= length < 25_000 for length in lengths[:-1])


def test_what_is_told_of_a_part_is_so(sample_graph: Path, tmp_path: Path) -> None:
    graph = sample_graph / "graph.ttl"
    part = cut(graph, 20_000)[1]
    written = write_part(graph, part, tmp_path)
    data = (tmp_path / written.file).read_bytes()
    assert (written.file, written.bytes) == ("part-00001.nt.gz", len(data))
    assert written.triples == len(gzip.decompress(data).splitlines())


def test_a_part_is_written_the_same_twice(sample_graph: Path, tmp_path: Path) -> None:
    graph = sample_graph / "graph.ttl"
    (part,) = cut(graph)
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        write_part(graph, part, folder)
    assert (first / part.file).read_bytes() == (second / part.file).read_bytes()


@pytest.fixture
def with_parts(sample_graph: Path, sample_corpus: Path, tmp_path: Path) -> Path:
    """A folder with results of the samples and their parts, as an engine that writes parts leaves it; the reports lie beside it."""
    shutil.copytree(sample_corpus, tmp_path / "corpus")
    out = tmp_path / "out"
    shutil.copytree(sample_graph, out)
    lay_parts(out, out)
    return out


def lay_parts(results_in: Path, folder: Path) -> None:
    (folder / PARTS).mkdir()
    graph = results_in / "graph.ttl"
    write_list(folder / PARTS, "digest", [write_part(graph, part, folder / PARTS) for part in cut(graph)])


def test_parts_stand_as_long_as_they_are_as_they_were_left(with_parts: Path) -> None:
    assert parts.stand(with_parts, "digest")
    assert not parts.stand(with_parts, "of another build")
    (with_parts / PARTS / "part-00000.nt.gz").write_bytes(b"")
    assert not parts.stand(with_parts, "digest")


def test_a_local_build_of_other_reports_removes_the_parts(with_parts: Path) -> None:
    corpus = with_parts.parent / "corpus"
    next(corpus.glob("*.txt")).unlink()
    build_corpus(corpus, with_parts)
    assert not (with_parts / PARTS).exists()


def test_a_local_build_leaves_a_folder_of_that_name_that_no_build_made(with_parts: Path) -> None:
    (with_parts / PARTS / "parts.json").unlink()
    corpus = with_parts.parent / "corpus"
    next(corpus.glob("*.txt")).unlink()
    build_corpus(corpus, with_parts)
    assert (with_parts / PARTS / "part-00000.nt.gz").exists()


@pytest.mark.parametrize("moved_before", [False, True], ids=["nothing", "the parts"])
def test_new_parts_take_the_place_of_old_ones_when_a_build_was_ended_meanwhile(
    with_parts: Path, moved_before: bool
) -> None:
    """The build was ended when all was ready: before anything was moved, or after the parts were."""
    work = with_parts / results.WORK
    new = with_parts if moved_before else work / "next"
    if moved_before:
        shutil.rmtree(with_parts / PARTS)
    (work / "next").mkdir()
    lay_parts(with_parts, new)
    (new / PARTS / "new").touch()
    (work / "next" / "complete.json").write_text(f'["{PARTS}"]')
    results.finish(with_parts)
    assert (with_parts / PARTS / "new").exists()
    assert not (work / "next").exists()


def test_parts_are_not_read_as_reports(with_parts: Path, sample_corpus: Path) -> None:
    for file in sample_corpus.glob("*.txt"):
        shutil.copy(file, with_parts)
    assert build_corpus(with_parts, with_parts).skipped == []


def test_a_master_is_for_spark() -> None:
    with pytest.raises(UsageError, match="--engine spark"):
        check(Where.LOCAL, processes=None, master="local[2]")


def test_with_spark_the_master_says_how_many_processes() -> None:
    with pytest.raises(UsageError, match=r"local\[3\]"):
        check(Where.SPARK, processes=3, master=None)


def test_without_pyspark_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lawgraph.pipeline.engine.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'lawgraph\[spark\]'"):
        check(Where.SPARK, processes=None, master=None)


def test_without_java_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("lawgraph.pipeline.engine.find_spec", lambda name: name)
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="JAVA_HOME"):
        check(Where.SPARK, processes=None, master=None)
