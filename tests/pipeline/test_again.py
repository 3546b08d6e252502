"""The second build of a folder works on what has changed, and gives what a first build of it would give."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from lawgraph.errors import UsageError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline import build_corpus, finish, results
from lawgraph.pipeline.batch import Batch, Damaged
from lawgraph.pipeline.results import locked

from .reports import LIANHUA, YISUHE, everything, rows_of, towns


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return towns(tmp_path / "报告", 2020, 2021, 2022)


def fresh(corpus: Path, tmp_path: Path) -> dict[str, bytes]:
    out = tmp_path / "fresh"
    shutil.rmtree(out, ignore_errors=True)
    build_corpus(corpus, out)
    return everything(out)


def test_nothing_is_done_where_nothing_has_changed(corpus: Path, tmp_path: Path) -> None:
    first = build_corpus(corpus, tmp_path / "out")
    account = (tmp_path / "out" / "run.json").read_bytes()
    second = build_corpus(corpus, tmp_path / "out")
    assert (first.unchanged, first.fresh) == (False, 3)
    assert (second.unchanged, second.fresh) == (True, 0)
    assert (second.reports, second.mentions, second.entities) == (first.reports, first.mentions, first.entities)
    assert second.most_cited(3) == first.most_cited(3)
    assert (tmp_path / "out" / "run.json").read_bytes() == account


@pytest.mark.parametrize("edit", [{"skipped": "none"}, {"mentions": {"LAWS": 1}}, {"reports": None}, {"files": 5}])
def test_an_account_that_somebody_edited_is_made_anew(corpus: Path, tmp_path: Path, edit: dict[str, object]) -> None:
    first = build_corpus(corpus, tmp_path / "out")
    account = tmp_path / "out" / "run.json"
    account.write_text(json.dumps(json.loads(account.read_bytes()) | edit), encoding="utf-8")
    again = build_corpus(corpus, tmp_path / "out")
    assert (again.unchanged, again.reports, again.mentions) == (False, 3, first.mentions)
    assert json.loads(account.read_bytes())["reports"] == 3


def test_a_file_is_known_by_its_content_and_not_by_its_date(corpus: Path, tmp_path: Path) -> None:
    build_corpus(corpus, tmp_path / "out")
    report = corpus / "易俗河镇2021.txt"
    at = report.stat()
    report.write_text(report.read_text(encoding="utf-8").replace("民法典", "宪法典"), encoding="utf-8")
    os.utime(report, ns=(at.st_atime_ns, at.st_mtime_ns))
    build_corpus(corpus, tmp_path / "out")
    assert everything(tmp_path / "out") == fresh(corpus, tmp_path)


def test_a_file_that_was_only_touched_is_not_worked_on_again(corpus: Path, tmp_path: Path) -> None:
    build_corpus(corpus, tmp_path / "out")
    os.utime(corpus / "易俗河镇2021.txt", (0, 0))
    assert build_corpus(corpus, tmp_path / "out").unchanged


@pytest.mark.parametrize("change", ["add", "remove", "rename", "twice"])
def test_a_changed_folder_gives_what_a_first_build_gives(corpus: Path, tmp_path: Path, change: str) -> None:
    build_corpus(corpus, tmp_path / "out")
    match change:
        case "add":
            (corpus / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
        case "remove":
            (corpus / "易俗河镇2020.txt").unlink()
        case "rename":
            (corpus / "易俗河镇2020.txt").rename(corpus / "又.txt")
        case "twice":
            shutil.copy(corpus / "易俗河镇2022.txt", corpus / "一份.txt")
    build_corpus(corpus, tmp_path / "out")
    assert everything(tmp_path / "out") == fresh(corpus, tmp_path)


def test_metadata_that_is_stated_later_is_noticed(corpus: Path, tmp_path: Path) -> None:
    build_corpus(corpus, tmp_path / "out")
    (corpus / "易俗河镇2021.meta.json").write_text('{"year": 1999}', encoding="utf-8")
    build_corpus(corpus, tmp_path / "out")
    assert everything(tmp_path / "out") == fresh(corpus, tmp_path)
    assert ",1999," in (tmp_path / "out" / "reports.csv").read_text(encoding="utf-8")


def test_other_evidence_is_another_build(corpus: Path, tmp_path: Path) -> None:
    build_corpus(corpus, tmp_path / "out", evidence=EvidenceLevel.EDGES)
    assert not (tmp_path / "out" / "mentions.csv").exists()
    assert not build_corpus(corpus, tmp_path / "out").unchanged
    assert everything(tmp_path / "out") == fresh(corpus, tmp_path)
    build_corpus(corpus, tmp_path / "out", evidence=EvidenceLevel.EDGES)
    assert not (tmp_path / "out" / "mentions.csv").exists()


@pytest.mark.parametrize("lost", ["graph.ttl", "view.html", "run.json", "texts"])
def test_a_result_that_was_lost_is_made_again(corpus: Path, tmp_path: Path, lost: str) -> None:
    out = tmp_path / "out"
    build_corpus(corpus, out)
    whole = everything(out)
    if lost == "texts":
        next((out / "texts").iterdir()).unlink()
    else:
        (out / lost).unlink()
    build_corpus(corpus, out)
    assert everything(out) == whole
    assert (out / "run.json").exists()


@pytest.mark.parametrize("kept", ["graph.ttl", "mentions.arrow", "counts.npy", "account.json", "done.json"])
@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_what_was_kept_and_is_damaged_is_made_again(corpus: Path, tmp_path: Path, kept: str, damage: str) -> None:
    out = tmp_path / "out"
    build_corpus(corpus, out)
    whole = everything(out)
    for batch in (out / ".lawgraph" / "batches").iterdir():
        data = (batch / kept).read_bytes()
        (batch / kept).write_bytes(data[: len(data) // 2] if damage == "cut" else b"\xff" * len(data))
    (out / "graph.ttl").unlink()
    build_corpus(corpus, out)
    assert everything(out) == whole


def test_a_disk_that_gives_back_something_else_is_told(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(batch: Batch, name: str) -> bytes:
        raise Damaged(batch.folder)

    monkeypatch.setattr(Batch, "_read", lost)
    with pytest.raises(UsageError, match="写入后读不回来，请检查磁盘"):
        build_corpus(corpus, tmp_path / "out")


def test_what_should_be_known_is_told_once_when_a_build_begins_anew(corpus: Path, tmp_path: Path) -> None:
    """Of mentions.arrow, which a build of edges reads for the page alone."""
    (corpus / "metadata.csv").write_text("file,year\n没有.txt,2020\n", encoding="utf-8")
    out = tmp_path / "out"
    build_corpus(corpus, out, evidence=EvidenceLevel.EDGES)
    for batch in (out / ".lawgraph" / "batches").iterdir():
        (batch / "mentions.arrow").write_bytes(b"\xff" * (batch / "mentions.arrow").stat().st_size)
    (out / "graph.ttl").unlink()
    again = build_corpus(corpus, out, evidence=EvidenceLevel.EDGES)
    assert [notice.source for notice in again.notices] == ["metadata.csv"]
    assert build_corpus(corpus, out, evidence=EvidenceLevel.EDGES).unchanged


def test_a_folder_of_somebody_else_moves_no_file_out_of_it(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "甲" / "out"
    build_corpus(corpus, out)
    work = out / ".lawgraph" / "next"
    work.mkdir()
    (tmp_path / "甲" / "profile").write_text("mine", encoding="utf-8")
    (out / ".lawgraph" / "profile").write_text("theirs", encoding="utf-8")
    (work / "complete.json").write_text('["../profile", "../../profile", "graph.ttl"]', encoding="utf-8")
    (work / "graph.ttl").write_text("# theirs", encoding="utf-8")
    finish(out)
    assert (out / "graph.ttl").read_text(encoding="utf-8") == "# theirs"
    assert (tmp_path / "甲" / "profile").read_text(encoding="utf-8") == "mine"
    assert not (out / "profile").exists()


@pytest.mark.parametrize("list_", ["", "5", "{"])
def test_results_stand_where_nobody_can_read_which_others_were_ready(corpus: Path, tmp_path: Path, list_: str) -> None:
    out = tmp_path / "out"
    build_corpus(corpus, out)
    whole = everything(out)
    work = out / ".lawgraph" / "next"
    work.mkdir()
    (work / "graph.ttl").write_text("# half", encoding="utf-8")
    (work / "complete.json").write_text(list_, encoding="utf-8")
    finish(out)
    assert everything(out) == whole
    assert build_corpus(corpus, out).unchanged


def test_fresh_forgets_what_was_kept(corpus: Path, tmp_path: Path) -> None:
    build_corpus(corpus, tmp_path / "out")
    assert build_corpus(corpus, tmp_path / "out", fresh=True).fresh == 3


def test_what_is_kept_does_not_pile_up(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_corpus(corpus, out)
    few = len(list((out / ".lawgraph" / "batches").iterdir()))
    for number in range(3):
        (corpus / "易俗河镇2020.txt").write_text(YISUHE.replace("2022", f"200{number}"), encoding="utf-8")
        build_corpus(corpus, out)
    assert len(list((out / ".lawgraph" / "batches").iterdir())) == few


def test_a_table_of_more_reports_than_a_batch_is_found_again(tmp_path: Path) -> None:
    corpus = tmp_path / "报告"
    corpus.mkdir()
    rows = [
        {"id": number, "text": YISUHE.replace("2022", str(1990 + number % 30)) + f"附注{number}号。"}
        for number in range(450)
    ]
    (corpus / "报告.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    out = tmp_path / "out"
    assert build_corpus(corpus, out).fresh == 450
    whole = everything(out)
    batches = sorted((out / ".lawgraph" / "batches").iterdir())
    assert len(batches) == 3
    shutil.rmtree(batches[1])
    (out / "run.json").unlink()
    assert build_corpus(corpus, out).fresh == 200
    assert everything(out) == whole


@pytest.mark.parametrize("kind", ["jsonl", "zip"])
def test_the_parts_of_a_large_file_hold_all_of_its_reports_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    corpus = tmp_path / "报告"
    corpus.mkdir()
    texts = {
        f"易俗河镇{number:03}": YISUHE.replace("2022", str(1990 + number % 30)) + f"附注{number}号。"
        for number in range(250)
    }
    texts["坏"] = "太短"
    if kind == "jsonl":
        rows = [json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in texts.items()]
        (corpus / "报告.jsonl").write_text("\n".join(rows), encoding="utf-8")
    else:
        with ZipFile(corpus / "报告.zip", "w") as archive:
            for name, text in texts.items():
                archive.writestr(f"{name}.txt", text)
    whole = build_corpus(corpus, tmp_path / "whole")
    monkeypatch.setattr("lawgraph.pipeline.plan._PART", 60_000)
    parts = build_corpus(corpus, tmp_path / "parts")
    assert len(list((tmp_path / "parts" / ".lawgraph" / "batches").iterdir())) > 2
    assert (parts.reports, parts.mentions, parts.skipped) == (250, whole.mentions, whole.skipped)
    assert len(parts.skipped) == 1
    names = sorted(row["document"] for row in rows_of(tmp_path / "parts" / "reports.csv"))
    assert names == sorted(row["document"] for row in rows_of(tmp_path / "whole" / "reports.csv"))


@pytest.mark.parametrize("name", ["报告.jsonl", "报告.zip"])
def test_a_large_file_that_is_damaged_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("lawgraph.pipeline.plan._PART", 10)
    corpus = towns(tmp_path / "报告", 2022)
    (corpus / name).write_bytes(b"PK\x03\x04" + b"x" * 100 if name.endswith("zip") else b'{"a": 1}\n' * 20)
    assert [item.source for item in build_corpus(corpus, tmp_path / "out").skipped] == [name]


def test_two_builds_into_one_folder_exclude_each_other(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_corpus(corpus, out)
    whole = everything(out)
    (corpus / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
    with locked(out), pytest.raises(UsageError, match=r"另一个 lawgraph build 正在写入 .*请等它结束"):
        build_corpus(corpus, out)
    assert everything(out) == whole
    build_corpus(corpus, out)
    assert everything(out) == fresh(corpus, tmp_path)


def test_a_build_that_was_ended_while_its_files_took_their_places_is_brought_to_its_end(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build_corpus(corpus, out)
    (corpus / "莲花镇.txt").write_text(LIANHUA, encoding="utf-8")
    moved = os.replace
    with monkeypatch.context() as patched:

        def fails_at_the_page(source: Path, target: Path) -> None:
            if Path(target) == out / "view.html":
                raise PermissionError(13, "Permission denied", str(target))
            moved(source, target)

        patched.setattr(results.os, "replace", fails_at_the_page)
        with pytest.raises(UsageError, match=r"无法写入 .*view\.html"):
            build_corpus(corpus, out)
    finish(out)
    assert everything(out) == fresh(corpus, tmp_path)
    assert build_corpus(corpus, out).unchanged
