"""`lawgraph evaluate`: scores, mistakes and rules of results against gold annotations, and what it says of bad files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgraph.cli import main
from lawgraph.errors import UnreadableError, UsageError
from lawgraph.evaluation import read_annotations

Run = Callable[..., tuple[int, str, str]]

DOCUMENT = {"record": "document", "title": "上坪镇2024年法治政府建设年度报告", "year": 2024}
CIVIL_CODE = {
    "record": "mention", "start": 4, "end": 7, "text": "民法典", "type": "LAW", "id": "中华人民共和国民法典",
    "context": "publicise", "tense": "done",
}  # fmt: skip
FENGQIAO = {"record": "mention", "start": 12, "end": 16, "text": "枫桥经验", "type": "PROGRAM", "id": "枫桥经验"}


def write(folder: Path, *records: object, name: str = "a") -> Path:
    folder.mkdir(exist_ok=True)
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold", DOCUMENT, CIVIL_CODE, FENGQIAO)


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["lawgraph", "evaluate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        out = capsys.readouterr()
        return (code if isinstance(code, int) else 0), out.out, out.err

    return run


def test_equal_results_score_one(gold: Path, tmp_path: Path, evaluate: Run) -> None:
    found = write(tmp_path / "found", DOCUMENT, CIVIL_CODE, FENGQIAO)
    code, out, err = evaluate(gold, found, "--json")
    scores = json.loads(out)
    assert (code, err) == (0, "")
    assert scores["ALL"]["mention"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 2, "predicted": 2, "gold": 2}
    assert (scores["LAW"]["context"], scores["document"]) == (1.0, {"title": 1.0, "year": 1.0})


def test_the_table_shows_every_type_with_its_number(gold: Path, evaluate: Run) -> None:
    _, out, _ = evaluate(gold, gold)
    rows = [line.split() for line in out.splitlines()]
    assert [(row[0], row[-1]) for row in rows[1:6]] == [
        ("LAW", "1"), ("PROGRAM", "1"), ("INSTITUTION", "0"), ("LOCALITY", "0"), ("ALL", "2"),
    ]  # fmt: skip


def test_every_mistake_is_named_with_its_words_and_rule(gold: Path, tmp_path: Path, evaluate: Run) -> None:
    wrong = CIVIL_CODE | {"id": "民法", "context": "study", "via": "near-miss"}
    extra = CIVIL_CODE | {"start": 30, "end": 34, "text": "行政\n诉讼", "via": "alias"}
    found = write(tmp_path / "found", DOCUMENT, wrong, extra)
    _, out, _ = evaluate(gold, found, "--errors")
    assert [line.split("\t") for line in out.splitlines() if "\t" in line] == [
        ["a", "wrong", "LAW", "30", "行政 诉讼", "中华人民共和国民法典", "alias"],
        ["a", "id", "LAW", "4", "民法典", "民法 → 中华人民共和国民法典", "near-miss"],
        ["a", "context", "LAW", "4", "民法典", "study → publicise", "near-miss"],
        ["a", "missed", "PROGRAM", "12", "枫桥经验", "枫桥经验", ""],
    ]


def test_mistakes_and_rules_are_in_the_json_when_asked_for(gold: Path, tmp_path: Path, evaluate: Run) -> None:
    found = write(tmp_path / "found", DOCUMENT, CIVIL_CODE | {"via": "full-name"})
    _, out, _ = evaluate(gold, found, "--errors", "--rules", "--json")
    answer = json.loads(out)
    assert [(m["what"], m["wanted"]) for m in answer["errors"]] == [("missed", "枫桥经验")]
    assert [(r["via"], r["precision"], r["predicted"]) for r in answer["rules"]] == [("full-name", 1.0, 1)]


def test_the_table_of_rules_names_each_with_its_interval(gold: Path, tmp_path: Path, evaluate: Run) -> None:
    found = write(tmp_path / "found", DOCUMENT, CIVIL_CODE | {"via": "full-name"})
    _, out, _ = evaluate(gold, found, "--rules")
    assert "LAW full-name 1 1.000 0.21-1.00 1.000" in [" ".join(line.split()) for line in out.splitlines()]


def test_reports_without_result_and_results_without_annotation_are_told(
    gold: Path, tmp_path: Path, evaluate: Run
) -> None:
    found = write(tmp_path / "found", DOCUMENT, name="b")
    code, out, err = evaluate(gold, found, "--json")
    assert (code, json.loads(out)["ALL"]["mention"]["r"]) == (0, 0.0)
    assert "nothing found: a" in err
    assert "1 份结果没有标准标注" in err


def test_offsets_of_another_text_are_told(gold: Path, tmp_path: Path, evaluate: Run) -> None:
    found = write(tmp_path / "found", DOCUMENT, CIVIL_CODE | {"text": "《民法"})
    assert "is it the same text? a" in evaluate(gold, found)[2]


def test_a_folder_that_is_not_there_or_empty_or_a_file(gold: Path, tmp_path: Path, evaluate: Run) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments, words in [
        ((gold, tmp_path / "none"), "no such folder"),
        ((tmp_path / "none", gold), "no such folder"),
        ((empty, gold), "no .jsonl files"),
        ((gold / "a.jsonl", gold), "this is a file"),
    ]:
        code, out, err = evaluate(*arguments)
        assert (code, out) == (UsageError.exit_code, "")
        assert words in err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"start": 1,', "not JSON"),
        (b"[1, 2]", "must be a JSON object"),
        (b'{"start": 1, "end": 2, "type": "LOI"}', "must be one of: LAW, PROGRAM"),
        (b'{"start": 2, "end": 2, "type": "LAW", "id": "x"}', "0 <= start < end"),
        (b'{"start": true, "end": 2, "type": "LAW", "id": "x"}', "must be integers"),
        (b'{"end": 2, "type": "LAW", "id": "x"}', "must be integers"),
        (b'{"start": 1, "end": 2, "type": "LAW"}', "needs an"),
        (b'{"start": 1, "end": 2, "type": "LAW", "id": "x", "also": "y"}', "list of strings"),
        ("{“start”: 1}".encode("gb18030"), "not UTF-8"),
    ],
)
def test_a_malformed_line_is_named(line: bytes, words: str, gold: Path, evaluate: Run) -> None:
    (gold / "a.jsonl").write_bytes(b'{"record": "document"}\n\n' + line + b"\n")
    code, _, err = evaluate(gold, gold)
    assert code == UnreadableError.exit_code
    assert "a.jsonl:3: " in err
    assert words.replace("<=", "≤") in err


def test_a_line_separator_inside_a_text_ends_no_record(tmp_path: Path) -> None:
    odd = CIVIL_CODE | {"text": "民\u2028法典"}
    assert read_annotations(write(tmp_path, DOCUMENT, odd) / "a.jsonl").mentions == [odd]
