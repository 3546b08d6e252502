"""A folder of reports becomes a folder of results: everything that can be built is, and what cannot be is named."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pyshacl
import pytest
import rdflib

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.load import load_catalogue
from lawgraph.corpus import discover
from lawgraph.corpus.files import is_result
from lawgraph.corpus.holders import may_be_report
from lawgraph.corpus.limits import Limits
from lawgraph.errors import UsageError
from lawgraph.export import export
from lawgraph.model import EntityType
from lawgraph.network.cooccurrence import Scope
from lawgraph.pipeline import FILES, Summary, assemble, build_corpus
from lawgraph.pipeline.batch import LARGEST_BATCH

from .reports import LIANHUA, RESULTS, YISUHE, rows_of

SPREADSHEET_FORMULA = "=HYPERLINK(1)"


def lay_out(folder: Path) -> Path:
    """Two reports, one of them twice and one under a name that a spreadsheet would run, and a file that is no text."""
    (folder / "湖南").mkdir(parents=True)
    (folder / "湖南" / "易俗河镇2022.txt").write_text(YISUHE, encoding="utf-8")
    (folder / f"{SPREADSHEET_FORMULA}.txt").write_bytes(LIANHUA.encode("gb18030"))
    (folder / "湖南" / "易俗河镇2022-副本.txt").write_text(YISUHE, encoding="utf-8")
    (folder / "损坏.txt").write_bytes(b"\x00\x01\x02\x03" * 40)
    (folder / "扫描件.pdf").write_bytes(b"%PDF-1.4\n")
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("pipeline") / "报告")


@pytest.fixture(scope="module")
def built(corpus: Path) -> Summary:
    return build_corpus(corpus, corpus.parent / "out")


@pytest.fixture(scope="module")
def run(built: Summary) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built.out / "run.json").read_text(encoding="utf-8"))
    return found


def test_every_promised_file_is_there_and_holds_something(built: Summary) -> None:
    sizes = {path.name: path.stat().st_size for path in built.out.iterdir() if path.is_file()}
    assert sizes.keys() >= RESULTS
    assert all(sizes[name] for name in RESULTS)


def test_the_text_of_every_report_is_kept_once_and_found_from_the_graph(built: Summary) -> None:
    kept = {file.name: file.read_bytes() for file in (built.out / "texts").iterdir()}
    assert sorted(kept.values()) == sorted([YISUHE.encode(), LIANHUA.encode()])
    graph = (built.out / "graph.ttl").read_text(encoding="utf-8")
    assert all(f"\ndoc:{name.removesuffix('.txt')} a lg:Report" in graph for name in kept)


def test_nothing_half_written_stays_behind(built: Summary) -> None:
    assert not list(built.out.rglob("*.part*"))
    assert not (built.out / ".lawgraph" / "next").exists()
    assert {path.name for path in built.out.iterdir()} == RESULTS | {"texts", ".lawgraph"}


def test_what_cannot_be_read_is_named_and_the_rest_is_built(built: Summary) -> None:
    assert built.reports == 2
    assert sorted(item.source for item in built.skipped) == ["扫描件.pdf", "损坏.txt"]
    assert all(item.reason for item in built.skipped)


def test_a_report_that_lies_there_twice_counts_once(built: Summary) -> None:
    (duplicate,) = built.duplicates
    assert {duplicate.source, duplicate.same_as} == {"湖南/易俗河镇2022.txt", "湖南/易俗河镇2022-副本.txt"}
    assert dict(built.most_cited(10))["中华人民共和国民法典"] == 2


def test_the_run_tells_what_was_read_and_with_what(run: dict[str, Any], built: Summary) -> None:
    assert run["reports"] == 2
    assert [item["source"] for item in run["skipped"]] == [item.source for item in built.skipped]
    assert [item["same_as"] for item in run["duplicates"]] == [built.duplicates[0].same_as]
    assert run["without_place"] == []
    assert run["options"]["scope"] == "report"
    assert run["corpus"] == "报告"
    assert run["catalogue"]["sha256"] == load_catalogue().digest
    assert run["catalogue"]["instruments"] == len(load_catalogue().instruments)
    assert set(run["libraries"]) >= {"pyoxigraph", "networkx", "pyarrow", "pyvis"}
    assert run["mentions"] == {kind.value: built.mentions[kind] for kind in EntityType}
    assert all(run["mentions"].values())
    assert all(seconds >= 0 for seconds in run["seconds"].values())


def test_the_run_names_no_folder_of_this_machine(built: Summary, corpus: Path) -> None:
    for name in ("run.json", "graph.ttl", "view.html", "mentions.csv", "network.graphml"):
        assert str(corpus.parent) not in (built.out / name).read_text(encoding="utf-8"), name


def test_tables_open_in_a_spreadsheet(built: Summary) -> None:
    for name in ("mentions.csv", "reports.csv", "cooccurrence.csv", "centrality.csv"):
        assert (built.out / name).read_bytes().startswith(b"\xef\xbb\xbf"), name


def test_no_cell_of_a_table_is_run_as_a_formula(built: Summary) -> None:
    cells = [
        value
        for name in ("mentions.csv", "reports.csv", "cooccurrence.csv", "centrality.csv")
        for row in rows_of(built.out / name)
        for value in row.values()
    ]
    assert f"'{SPREADSHEET_FORMULA}" in cells
    # a number may be below zero
    assert [c for c in cells if c[:1] in {"=", "+", "-", "@", "\t", "\r"} and not c[1:2].isdigit()] == []


def test_the_tables_agree_with_the_run(built: Summary, run: dict[str, Any]) -> None:
    mentions = rows_of(built.out / "mentions.csv")
    assert len(mentions) == sum(run["mentions"].values())
    assert pq.read_table(built.out / "mentions.parquet").num_rows == len(mentions)
    assert {row["document"].removeprefix("'") for row in rows_of(built.out / "reports.csv")} == {
        row["document"].removeprefix("'") for row in mentions
    }


def test_every_row_leads_to_the_words_of_its_report(built: Summary) -> None:
    texts = {"易俗河镇2022-副本": YISUHE, "易俗河镇2022": YISUHE, SPREADSHEET_FORMULA: LIANHUA}
    for row in rows_of(built.out / "mentions.csv"):
        text = texts[row["document"].removeprefix("'").rpartition("/")[2]]
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
        assert row["text"] in row["sentence"]


def test_the_network_has_the_entities_of_the_reports(built: Summary) -> None:
    labels = {row["label"] for row in rows_of(built.out / "centrality.csv")}
    assert any("民法典" in label for label in labels)
    assert any("枫桥经验" in label for label in labels)


def test_the_page_is_one_file_that_loads_nothing(built: Summary) -> None:
    page = (built.out / "view.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert re.search(r"""<(?:script|link|img)[^>]+(?:src|href)=["']?(?:https?:)?//""", page) is None


def test_the_graph_keeps_to_its_shapes(built: Summary) -> None:
    graph = rdflib.Graph().parse(built.out / "graph.ttl")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(ontology_file("shapes.ttl")))
    assert conforms, report


def test_a_second_build_writes_the_same_bytes_under_another_hash_seed(
    built: Summary, corpus: Path, tmp_path: Path
) -> None:
    """In another process, from a folder that was filled in another order."""
    moved = tmp_path / "报告"
    for path in sorted(corpus.rglob("*.*"), reverse=True):
        target = moved / path.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    again = tmp_path / "out"
    command = [sys.executable, "-m", "lawgraph", "build", str(moved), "--out", str(again)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONHASHSEED": "4711"})
    assert done.returncode == 3
    runs = [json.loads((folder / "run.json").read_text(encoding="utf-8")) for folder in (built.out, again)]
    assert runs[0]["catalogue"] == runs[1]["catalogue"], "the catalogue was edited while the tests ran"
    for name in sorted(RESULTS - {"run.json"}):
        assert (again / name).read_bytes() == (built.out / name).read_bytes(), name
    texts = [{file.name: file.read_bytes() for file in (folder / "texts").iterdir()} for folder in (built.out, again)]
    assert texts[0] == texts[1]
    assert {**runs[0], "seconds": 0} == {**runs[1], "seconds": 0}


def test_mentions_are_packed_group_by_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble, "_ROWS_A_GROUP", 3)
    for number in range(LARGEST_BATCH + 1):
        (tmp_path / f"{number}.txt").write_text(f"{YISUHE}调解纠纷{number}件。", encoding="utf-8")
    summary = build_corpus(tmp_path, tmp_path / "out")
    stored = pq.ParquetFile(tmp_path / "out" / "mentions.parquet").metadata
    assert stored.num_row_groups > 1
    assert stored.num_rows == summary.mentions.total()


def test_pairs_may_be_counted_by_sentence(corpus: Path, built: Summary, tmp_path: Path) -> None:
    by_sentence = build_corpus(corpus, tmp_path, scope=Scope.SENTENCE)
    fewer = rows_of(by_sentence.out / "cooccurrence.csv")
    assert 0 < len(fewer) < len(rows_of(built.out / "cooccurrence.csv"))
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["options"]["scope"] == "sentence"


def test_progress_is_told_until_all_files_are_done(corpus: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_corpus(corpus, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5)
    assert sorted(told) == told


def test_what_should_be_known_of_a_file_is_told_by_summary_and_run(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    shutil.copytree(corpus, folder)
    (folder / "metadata.csv").write_text("file,year\n湖南/没有.txt,2020\n", encoding="utf-8")
    summary = build_corpus(folder, tmp_path / "out")
    assert [notice.source for notice in summary.notices] == ["metadata.csv"]
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["notices"]
    assert told == [{"source": "metadata.csv", "reason": summary.notices[0].reason}]


def test_a_stated_place_that_nobody_knows_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(YISUHE, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,place\na.txt,青溪县白石镇\n", encoding="utf-8")
    ((source, reason),) = [(one.source, one.reason) for one in build_corpus(tmp_path, tmp_path / "out").notices]
    assert source == "a.txt"
    assert reason.endswith("the report decides: 青溪县白石镇")


def test_a_limit_of_reading_holds_for_a_build(corpus: Path, tmp_path: Path) -> None:
    summary = build_corpus(corpus, tmp_path / "out", limits=Limits(largest_file=100))
    assert summary.reports == 0
    reasons = [item.reason for item in summary.skipped if item.source.endswith("2022.txt")]
    assert reasons
    assert all("largest_file" in reason for reason in reasons)


def test_a_report_of_which_the_place_is_not_known_is_told(tmp_path: Path) -> None:
    (tmp_path / "我镇.txt").write_text(
        "我镇2022年法治政府建设工作情况报告\n我镇组织学习《民法典》，推进依法行政，情况如下。\n", encoding="utf-8"
    )
    assert build_corpus(tmp_path, tmp_path / "out").placeless == ["我镇.txt"]


@pytest.fixture
def bare_folder(tmp_path: Path) -> Path:
    (tmp_path / "notes.psd").write_bytes(b"")
    (tmp_path / "README.txt").write_text("说明", encoding="utf-8")
    return tmp_path


def test_a_folder_without_reports_is_refused_with_what_to_do(bare_folder: Path) -> None:
    with pytest.raises(UsageError, match="请把报告放进这个目录再运行") as refused:
        build_corpus(bare_folder, bare_folder / "out")
    assert str(bare_folder) in str(refused.value)
    assert not (bare_folder / "out").exists()


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到文件或目录"):
        build_corpus(tmp_path / "没有", tmp_path / "out")


def test_a_result_folder_that_is_a_file_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="是文件"):
        build_corpus(corpus, tmp_path / "out")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_folder_that_chinese_windows_named_is_built_under_its_name(tmp_path: Path) -> None:
    corpus = tmp_path / os.fsdecode("报告".encode("gb18030"))
    corpus.mkdir()
    (corpus / "易俗河.txt").write_text(YISUHE, encoding="utf-8")
    build_corpus(corpus, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["corpus"] == "报告"
    with pytest.raises(UsageError, match=r"不是 UTF-8.*报告/out"):
        build_corpus(corpus, corpus / "out")


def test_a_later_build_replaces_the_earlier_one(tmp_path: Path) -> None:
    reports = tmp_path / "报告"
    reports.mkdir()
    (reports / "易俗河镇.txt").write_text(YISUHE, encoding="utf-8")
    build_corpus(reports, tmp_path / "out")
    (reports / "易俗河镇.txt").unlink()
    (reports / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
    build_corpus(reports, tmp_path / "out")
    assert [row["document"] for row in rows_of(tmp_path / "out" / "reports.csv")] == ["莲花镇"]
    assert "易俗河" not in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert [file.read_bytes() for file in (tmp_path / "out" / "texts").iterdir()] == [LIANHUA.encode()]


def test_a_build_does_not_read_its_own_results(tmp_path: Path) -> None:
    (tmp_path / "易俗河.txt").write_text(YISUHE, encoding="utf-8")
    for out in (tmp_path / "out", tmp_path):
        build_corpus(tmp_path, out)
        assert build_corpus(tmp_path, out).reports == 1


def test_two_files_of_one_stem_are_two_documents(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(YISUHE, encoding="utf-8")
    (tmp_path / "r.md").write_text(YISUHE.replace("2022", "2021"), encoding="utf-8")
    build_corpus(tmp_path, tmp_path / "out")
    assert {row["document"] for row in rows_of(tmp_path / "out" / "mentions.csv")} == {"r.txt", "r.md"}


def test_a_result_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(YISUHE, encoding="utf-8")
    (tmp_path / "out" / "view.html").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"无法写入 .*view\.html"):
        build_corpus(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out" / "run.json").exists(), "a build that came to no end has no account"


def test_a_link_that_leads_to_itself_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(YISUHE, encoding="utf-8")
    try:
        (tmp_path / "loop").symlink_to("loop")
    except OSError:
        pytest.skip("symbolic links cannot be made here")
    assert build_corpus(tmp_path, tmp_path / "out").reports == 1


def test_tables_of_reports_that_lie_among_the_results_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(f'text\n"{YISUHE}"\n', encoding="utf-8")
    build_corpus(tmp_path, tmp_path)
    assert build_corpus(tmp_path, tmp_path).reports == 1


def test_exports_that_lie_among_reports_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "易俗河.txt").write_text(YISUHE, encoding="utf-8")
    build_corpus(tmp_path, tmp_path)
    export(tmp_path, "csv")
    assert [path.name for path in discover(tmp_path)] == ["易俗河.txt"]


def test_a_report_is_not_written_over(tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text(f'text\n"{YISUHE}"\n', encoding="utf-8")
    before = table.read_bytes()
    with pytest.raises(UsageError, match=r"reports\.csv.*--out"):
        build_corpus(tmp_path, tmp_path)
    assert table.read_bytes() == before


def test_a_file_that_no_build_wrote_is_not_written_over(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    out.mkdir()
    (corpus / "易俗河.txt").write_text(YISUHE, encoding="utf-8")
    (out / "reports.csv").write_text("序号,名称\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"reports\.csv 不是 lawgraph build 写的.*--out"):
        build_corpus(corpus, out)
    assert [path.name for path in out.iterdir()] == ["reports.csv"]
    (out / "reports.csv").unlink()
    build_corpus(corpus, out)
    shutil.rmtree(out / ".lawgraph")  # which may be deleted: run.json tells that a build was there
    build_corpus(corpus, out)


def test_results_that_are_only_taking_their_places_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "易俗河.txt").write_text(YISUHE, encoding="utf-8")
    out = tmp_path / "out"
    build_corpus(tmp_path, out)
    (out / "run.json").unlink()
    assert [path.name for path in discover(tmp_path)] == ["易俗河.txt"]


def test_no_result_is_taken_for_a_report_where_results_and_reports_lie_together() -> None:
    assert [file.file for file in FILES if may_be_report(file.file) and not is_result(file.file)] == []


def test_a_folder_has_the_same_name_from_wherever_it_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "报告"
    corpus.mkdir()
    (corpus / "易俗河.txt").write_text(YISUHE, encoding="utf-8")
    build_corpus(corpus, tmp_path / "out")
    monkeypatch.chdir(corpus)
    assert build_corpus(Path(), tmp_path / "out").unchanged
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["corpus"] == "报告"
