"""The page or paragraph of a mention, where its file has such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lawgraph.compiled import default_annotator
from lawgraph.corpus import document
from lawgraph.jsonl import records
from lawgraph.model import ExtractedReport
from lawgraph.rdf.report import report_block
from lawgraph.tables import mention_rows

from . import specimen

TEXT = "湘潭县易俗河镇2022年度法治政府建设工作报告\n我镇深入学习《民法典》，扎实推进依法行政。\n我镇认真执行《行政处罚法》，规范行政执法。\n"


def reported(pages: tuple[int, ...], paragraphs: tuple[int, ...] = ()) -> ExtractedReport:
    return default_annotator().annotate(replace(document(TEXT, name="report"), pages=pages, paragraphs=paragraphs))


@pytest.fixture
def two_pages() -> ExtractedReport:
    return reported((0, TEXT.index("我镇认真")))


def test_a_row_tells_the_page_that_its_mention_begins_on(two_pages: ExtractedReport) -> None:
    rows = {row.text: row.page for row in mention_rows(two_pages)}
    assert (rows["民法典"], rows["行政处罚法"]) == (1, 2)


def test_a_file_without_pages_has_none() -> None:
    assert {row.page for row in mention_rows(reported(()))} == {None}


def test_the_graph_tells_the_page_of_every_mention(two_pages: ExtractedReport) -> None:
    turtle = report_block(two_pages, specimen.Facts(), specimen.RUN.iri).turtle
    assert turtle.count("lg:page ") == len(two_pages.mentions)
    assert "lg:page 1 ;" in turtle
    assert "lg:page 2 ;" in turtle


def test_the_graph_of_a_file_without_pages_says_none() -> None:
    assert "lg:page" not in report_block(reported(()), specimen.Facts(), specimen.RUN.iri).turtle


def test_table_graph_and_records_tell_the_paragraph_of_a_mention() -> None:
    report = reported((), paragraphs=(0, TEXT.index("我镇深入"), TEXT.index("我镇认真")))
    assert {row.text: row.paragraph for row in mention_rows(report)}["行政处罚法"] == 3
    assert "lg:paragraph 3 ;" in report_block(report, specimen.Facts(), specimen.RUN.iri).turtle
    (record,) = [record for record in records(report) if record.get("text") == "行政处罚法"]
    assert record["paragraph"] == 3
    assert "page" not in record
