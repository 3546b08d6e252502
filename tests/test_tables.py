from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdf import specimen

from lawgraph import tables
from lawgraph.errors import UsageError
from lawgraph.rdf import write_turtle
from lawgraph.tables import MentionRow, ReportRow, cell, columns, mention_rows, report_row

REPORTS = specimen.reports()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_mention_is_a_row_that_leads_to_its_sentence() -> None:
    for report in REPORTS:
        for row in mention_rows(report):
            assert report.document.text[row.start : row.end] == row.text
            assert row.sentence[row.start - row.sentence_start : row.end - row.sentence_start] == row.text


def test_a_citation_tells_what_is_done_and_where() -> None:
    row = next(row for row in mention_rows(REPORTS[0]) if row.text == "上坪镇议事规则")
    assert (row.place, row.code, row.level, row.year) == (specimen.TOWN.path, "441622127", "township", 2024)
    assert (row.type, row.kind, row.context, row.tense) == ("LAW", "policy", "enact", "planned")
    assert (row.section, row.section_kind) == ("二、下一步打算", "plans")


def test_a_citation_tells_what_is_cited_of_it_and_whether_it_was_in_force() -> None:
    row = next(row for row in mention_rows(REPORTS[0]) if row.text == "婚姻法")
    assert (row.articles, row.number, row.force) == (("第32条第1款", "第34-35条"), "", "repealed")
    numbered = next(row for row in mention_rows(REPORTS[1]) if row.text == "某某暂行办法")
    assert (numbered.number, numbered.polarity) == ("某政发〔2021〕5号", "lacking")


def test_an_undecided_mention_has_candidates_and_no_iri() -> None:
    row = next(row for row in mention_rows(REPORTS[2]) if row.text == "市中区")
    assert row.iri == ""
    assert row.candidates == (specimen.DISTRICT.path, specimen.COUNTY.path)


def test_a_row_leads_to_its_node_in_the_graph(tmp_path: Path) -> None:
    draft = specimen.Draft("x", "红旗水泥厂参加《民法典》宣讲。").law("民法典", specimen.CIVIL_CODE.title)
    draft.institution("红旗水泥厂", "|红旗水泥厂", kind="enterprise")
    draft.locality("红旗水泥厂", f"{specimen.TOWN.path}/红旗水泥厂", "441622127-红旗水泥厂", "other")
    report = draft.report()
    write_turtle(tmp_path / "g.ttl", [report], specimen.Facts(), specimen.RUN)
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    quote = rdflib.URIRef("https://w3id.org/lawgraph/ns#quote")
    assert {(row.mention, row.text) for row in mention_rows(report)} == {
        (str(node), str(words)) for node, words in graph.subject_objects(quote)
    }


def test_only_citations_have_context_and_tense() -> None:
    for row in (row for report in REPORTS for row in mention_rows(report)):
        assert bool(row.context) == bool(row.tense) == (row.type == "LAW")


def test_a_report_row_counts_mentions_by_type() -> None:
    row = report_row(REPORTS[0])
    assert (row.laws, row.programs, row.institutions, row.localities) == (5, 1, 1, 1)
    assert row.url.startswith("https://example.org/")


def test_a_report_of_an_undecided_place_keeps_its_candidates() -> None:
    draft = specimen.Draft("a", "上坪镇的报告", None, candidates=(specimen.TOWN, specimen.NEIGHBOUR))
    row = report_row(draft.report())
    assert row.place == ""
    assert row.candidates == (specimen.TOWN.path, specimen.NEIGHBOUR.path)


def test_csv_opens_in_a_spreadsheet_as_utf8(tmp_path: Path) -> None:
    tables.write_mentions(tmp_path, (row for report in REPORTS for row in mention_rows(report)))
    assert (tmp_path / "mentions.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument,place,")


def test_csv_and_parquet_hold_the_same(tmp_path: Path) -> None:
    expected = [row for report in REPORTS for row in mention_rows(report)]
    tables.write_mentions(tmp_path, expected)
    stored = pq.read_table(tmp_path / "mentions.parquet").to_pylist()
    lists = ("candidates", "articles")
    assert [row | {name: tuple(row[name]) for name in lists} for row in stored] == [r._asdict() for r in expected]
    plain = rows_of(tmp_path / "mentions.csv")
    assert [row["sentence"] for row in plain] == [row.sentence for row in expected]
    assert [int(row["start"]) for row in plain] == [row.start for row in expected]


def test_parquet_carries_the_meaning_of_its_columns(tmp_path: Path) -> None:
    tables.write_mentions(tmp_path, [])
    field = pq.read_schema(tmp_path / "mentions.parquet").field("sentence")
    assert field.metadata[b"zh"].decode() == "所在句，一字不改"


def test_reports_are_a_table_of_their_own(tmp_path: Path) -> None:
    tables.write_reports(tmp_path, map(report_row, REPORTS))
    assert [row["document"] for row in rows_of(tmp_path / "reports.csv")] == [r.document.name for r in REPORTS]
    assert not (tmp_path / "reports.parquet").exists()


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [row for report in REPORTS for row in mention_rows(report)]
    written = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        tables.write_mentions(folder, rows)
        written.append([(folder / name).read_bytes() for name in ("mentions.csv", "mentions.parquet")])
    assert written[0] == written[1]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(opening: str) -> None:
    assert cell(f"{opening}cmd|'/C calc'!A0") == f"'{opening}cmd|'/C calc'!A0"


@given(st.text())
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert str(cell(text)).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("blank", [" ", "\u3000", "\xa0", "\u2003", "\u2009", "\x0b"])
def test_a_table_writes_a_formula_behind_a_blank_as_its_cells_are_looked_up(tmp_path: Path, blank: str) -> None:
    row = mention_rows(REPORTS[0])[0]._replace(document=f"{blank}=1+1")
    tables.write_mentions(tmp_path, [row])
    with (tmp_path / "mentions.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["document"] == cell(row.document) == f"'{row.document}"


def test_text_of_any_kind_survives(tmp_path: Path) -> None:
    text = "《𠮷野法》\x00\x0b“a,b”\r🙂\ud800。"
    report = specimen.Draft("x", text).law("𠮷野法", "𠮷野法").report()
    tables.write_mentions(tmp_path, mention_rows(report))
    assert pq.read_table(tmp_path / "mentions.parquet")["sentence"][0].as_py() == text.replace("\ud800", "\ufffd")
    assert rows_of(tmp_path / "mentions.csv")[0]["sentence"] == text.replace("\ud800", "?")


@pytest.mark.parametrize("row_type", [MentionRow, ReportRow])
def test_every_column_has_a_meaning_in_both_languages(row_type: type[MentionRow] | type[ReportRow]) -> None:
    described = columns(row_type)
    assert tuple(column.name for column in described) == row_type._fields
    assert all(column.zh and column.en for column in described)


def test_a_sheet_is_looked_at_and_left_as_it_is(tmp_path: Path) -> None:
    sheet = tmp_path / "表.csv"
    tables.check_sheet(sheet)
    assert not sheet.exists()
    sheet.write_text("a\n", encoding="utf-8")
    tables.check_sheet(sheet)
    assert sheet.read_text(encoding="utf-8") == "a\n"


@pytest.mark.parametrize("name", ["没有这个目录/表.csv", "表.xlsx", "表.XLS", ""])
def test_a_sheet_without_a_place_is_told(tmp_path: Path, name: str) -> None:
    for act in (tables.check_sheet, lambda path: tables.write_sheet(path, ["a"], [])):
        with pytest.raises(UsageError, match=r"无法写入|CSV"):
            act(tmp_path / name)
