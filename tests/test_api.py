"""The public surface: read, extract, build, open, and reports as JSON lines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import lawgraph
from lawgraph import api
from lawgraph.errors import ResultError, UnreadableError, UsageError
from lawgraph.jsonl import dumps, records
from lawgraph.model import Citation, EntityType, ExtractedReport

REPORT = """\
湘潭县易俗河镇2022年度法治政府建设工作报告
2022年，在县委坚强领导下，镇党委组织学习《民法典》，扎实推进依法行政。前往市中区考察“枫桥经验”。
湘潭县易俗河镇人民政府
2023年1月12日
"""


@pytest.fixture(scope="module")
def report() -> ExtractedReport:
    return lawgraph.extract(REPORT)


def test_every_public_name_is_there_and_explained() -> None:
    assert [name for name in lawgraph.__all__ if not hasattr(lawgraph, name)] == []
    assert set(lawgraph.__all__) <= set(dir(lawgraph))
    unexplained = [name for name in lawgraph.__all__ if name != "__version__" and not getattr(lawgraph, name).__doc__]
    assert unexplained == []


def test_a_name_that_is_not_public_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extractor'"):
        _ = lawgraph.extractor


def test_a_text_a_path_and_a_document_give_the_same_mentions(report: ExtractedReport, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8", newline="\n")
    assert lawgraph.extract(path).mentions == report.mentions
    assert lawgraph.extract(lawgraph.read(path)).mentions == report.mentions


def test_offsets_count_in_the_text_that_was_read(report: ExtractedReport) -> None:
    text = report.document.text
    assert report.mentions
    assert [m for m in report.mentions if text[m.start : m.end] != m.text] == []


def test_citations_are_the_mentions_of_documents(report: ExtractedReport) -> None:
    (citation,) = [m for m in report.mentions if isinstance(m, Citation)]
    assert (citation.type, citation.id, citation.context) == (EntityType.LAW, "中华人民共和国民法典", "study")


def test_an_answer_is_frozen(report: ExtractedReport) -> None:
    with pytest.raises(AttributeError):
        report.mentions[0].id = "other"  # type: ignore[misc]


def test_a_file_that_cannot_be_read_is_an_error_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\x00\x01\x02" * 40)
    with pytest.raises(UnreadableError, match=r"二进制.*binary"):
        lawgraph.extract(path)


def test_building_opens_the_graph(tmp_path: Path) -> None:
    (tmp_path / "易俗河镇.txt").write_text(REPORT, encoding="utf-8")
    graph = lawgraph.build(tmp_path, tmp_path / "out")
    (row,) = graph.townships_citing("民法典")
    assert (row.place, row.year) == ("湖南省/湘潭市/湘潭县/易俗河镇", 2022)
    assert lawgraph.open(tmp_path / "out").townships_citing("民法典") == graph.townships_citing("民法典")


def test_building_from_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        api.build(tmp_path, tmp_path / "out")


def test_opening_what_was_never_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="lawgraph build"):
        lawgraph.open(tmp_path)


def rows(report: ExtractedReport) -> list[dict[str, Any]]:
    return list(records(report))


def test_the_first_record_is_the_document(report: ExtractedReport) -> None:
    document = rows(report)[0]
    assert document["record"] == "document"
    assert document["title"] == "湘潭县易俗河镇2022年度法治政府建设工作报告"
    assert document["locality"] == "湖南省/湘潭市/湘潭县/易俗河镇"
    assert (document["code"], document["level"], document["year"]) == ("430321100", "township", 2022)
    assert (document["published"], document["issuer"]) == ("2023-01-12", "湖南省/湘潭市/湘潭县/易俗河镇|人民政府")
    assert document["sha256"] == report.document.sha256


def test_every_other_record_is_a_mention_in_the_order_of_the_text(report: ExtractedReport) -> None:
    found = rows(report)[1:]
    assert {row["record"] for row in found} == {"mention"}
    assert [(row["start"], -row["end"]) for row in found] == sorted((row["start"], -row["end"]) for row in found)
    assert [row["text"] for row in found] == [mention.text for mention in report.mentions]


def test_only_documents_have_context_and_tense(report: ExtractedReport) -> None:
    for row in rows(report)[1:]:
        assert ({"context", "tense"} <= row.keys()) is (row["type"] == "LAW")


def test_an_undecided_mention_lists_what_it_may_be(report: ExtractedReport) -> None:
    (open_one,) = [row for row in rows(report)[1:] if "candidates" in row]
    assert (open_one["text"], open_one["via"]) == ("市中区", "open")
    assert "四川省/乐山市/市中区" in open_one["candidates"]


def test_an_unknown_field_is_null_and_an_open_place_has_candidates() -> None:
    document = rows(lawgraph.extract("鼓楼区法治政府建设年度报告\n我区扎实推进依法行政，不断提升治理能力。\n"))[0]
    assert [document[key] for key in ("locality", "code", "year", "published", "issuer")] == [None] * 5
    assert "江苏省/南京市/鼓楼区" in document["candidates"]


def test_each_line_is_json_that_keeps_its_characters(report: ExtractedReport) -> None:
    lines = dumps(report).splitlines()
    assert [json.loads(line) for line in lines] == rows(report)
    assert "民法典" in dumps(report)
    assert dumps(report).endswith("\n")


def test_one_text_is_answered_alike_in_every_process(report: ExtractedReport) -> None:
    program = "import sys, lawgraph.api, lawgraph.jsonl; sys.stdout.reconfigure(encoding='utf-8', newline='');"
    program += f"sys.stdout.write(lawgraph.jsonl.dumps(lawgraph.api.extract({REPORT!r})))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == dumps(report)


def test_a_path_given_as_text_is_told_from_a_text(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("镇党委组织学习《民法典》。", encoding="utf-8")
    with pytest.raises(UsageError, match=r"Path\("):
        lawgraph.extract(str(file))
    with pytest.raises(UsageError, match=r"Path\("):
        lawgraph.extract("reports/某县某镇学习《民法典》的报告.docx")  # a file that is not there is no text either


def test_a_text_too_long_for_the_name_of_a_file_is_no_path() -> None:
    assert lawgraph.extract("镇党委组织学习《民法典》，" * 10 + "满意度达99.5%").mentions
