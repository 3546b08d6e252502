from __future__ import annotations

import csv
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdf import specimen

from lawgraph.errors import NameUnknownError, ResultError, UsageError
from lawgraph.iri import NAMESPACES
from lawgraph.query import IRI, Evidence, KnowledgeGraph, Rows, curated_names, curated_query, questions
from lawgraph.query.headings import HEADINGS
from lawgraph.query.store import reader
from lawgraph.rdf import write_turtle

REPORTS = specimen.reports()
LAW = NAMESPACES["law"] + "民法典"


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("out")
    write_turtle(folder / "graph.ttl", REPORTS, specimen.Facts(), specimen.RUN)
    return KnowledgeGraph(folder)


# --- which townships cite a law


def test_the_townships_that_cite_a_law_with_year_and_count(kg: KnowledgeGraph) -> None:
    rows = kg.townships_citing("民法典")
    assert [(row.place, row.code, row.year, row.citations) for row in rows] == [
        (specimen.NEIGHBOUR.path, "441623105", 2023, 1),
        (specimen.TOWN.path, "441622127", 2024, 2),
    ]
    assert {row.law for row in rows} == {"中华人民共和国民法典"}


def test_every_row_leads_to_its_sentences(kg: KnowledgeGraph) -> None:
    texts = {report.document.name: report.document.text for report in REPORTS}
    for row in kg.townships_citing():
        assert len(row.evidence) == row.citations
        for item in row.evidence:
            assert texts[item.document][item.start : item.end] == item.text
            assert item.sentence in texts[item.document]


def test_a_row_tells_what_is_done_with_the_law(kg: KnowledgeGraph) -> None:
    row = kg.townships_citing("民法典")[1]
    assert row.contexts == ("publicise", "study")
    assert [item.tense for item in row.evidence] == ["done", "done"]


@pytest.mark.parametrize(
    ("at", "where"), [({"pages": (0, 11)}, "，第 2 页] "), ({"paragraphs": (0, 3, 11)}, "，第 3 段] "), ({}, "] ")]
)
def test_a_sentence_tells_its_page_or_paragraph_where_the_file_has_such(
    tmp_path: Path, at: dict[str, tuple[int, ...]], where: str
) -> None:
    draft = specimen.Draft("x", "上坪镇某某年度报告\n再次宣传《民法典》。", **at).law(
        "民法典", specimen.CIVIL_CODE.title
    )
    write_turtle(tmp_path / "graph.ttl", [draft.report()], specimen.Facts(), specimen.RUN)
    (row,) = KnowledgeGraph(tmp_path).townships_citing("民法典")
    assert where in str(row.evidence[0])


def test_counties_are_asked_for_by_level(kg: KnowledgeGraph) -> None:
    assert [row.name for row in kg.townships_citing("民法典", level="county")] == ["龙川县"]
    assert [row.name for row in kg.townships_citing("民法典", level=None)] == ["上坪镇", "龙川县", "上坪镇"]


def test_an_undecided_citation_counts_for_no_law(kg: KnowledgeGraph) -> None:
    assert [row.year for row in kg.townships_citing("法治政府建设实施纲要(2021-2025年)")] == [2024]


def test_a_report_whose_place_is_unknown_stands_under_its_title(tmp_path: Path) -> None:
    report = (
        specimen.Draft("x", "某镇年度报告\n宣传《民法典》。", None).law("民法典", specimen.CIVIL_CODE.title).report()
    )
    write_turtle(tmp_path / "graph.ttl", [report], specimen.Facts(), specimen.RUN)
    (row,) = KnowledgeGraph(tmp_path).townships_citing("民法典")
    assert (row.place, row.name, row.code, row.citations) == ("", "某镇年度报告", "", 1)


def test_an_unknown_level_names_those_there_are(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="township"):
        kg.townships_citing(level="hamlet")


# --- names


@pytest.mark.parametrize(
    "name",
    ["民法典", "《民法典》", "中华人民共和国民法典", "《中华人民共和国民法典》", "民 法 典", "民典", "law:民法典", LAW],
)
def test_a_law_answers_to_all_its_names(name: str, kg: KnowledgeGraph) -> None:
    assert len(kg.townships_citing(name)) == 2


@pytest.mark.parametrize(
    "name",
    [
        "龙川县上坪镇",
        "龙川县上坪",
        "龙川上坪",
        "广东省河源市龙川县上坪镇",
        "广东龙川上坪镇",
        "广东省/河源市/龙川县/上坪镇",
        "place:441622127",
    ],
)
def test_a_place_answers_to_any_run_of_names_down_to_it(name: str, kg: KnowledgeGraph) -> None:
    assert [row.law for row in kg.laws_cited_by(name)] == [
        "中华人民共和国民法典",
        "上坪镇议事规则",
        "中华人民共和国婚姻法",
        "法治政府建设实施纲要(2021-2025年)",
    ]


@pytest.mark.parametrize(("name", "path"), [("中峰", "中峰镇"), ("綦江", "綦江区"), ("重庆", "重庆市")])
def test_a_place_answers_to_its_short_name(name: str, path: str, kg: KnowledgeGraph) -> None:
    assert kg.laws_cited_by(name) == kg.laws_cited_by(path)


def test_two_towns_of_one_name_are_not_guessed_between(kg: KnowledgeGraph) -> None:
    with pytest.raises(NameUnknownError) as error:
        kg.laws_cited_by("上坪镇")
    assert specimen.TOWN.path in str(error.value)
    assert specimen.NEIGHBOUR.path in str(error.value)


def test_a_name_that_two_laws_share_is_not_guessed(tmp_path: Path) -> None:
    draft = specimen.Draft("x", "《森林法》《法治政府建设实施纲要(2021-2025年)》")
    draft.law("森林法", specimen.WOODS_LAW.title).law(specimen.OUTLINE.title, specimen.OUTLINE.title, "policy")
    write_turtle(tmp_path / "graph.ttl", [draft.report()], specimen.Facts(), specimen.RUN)
    graph = KnowledgeGraph(tmp_path)
    with pytest.raises(NameUnknownError, match="中华人民共和国森林法"):
        graph.townships_citing("实施纲要")
    assert len(graph.townships_citing("林法")) == 1


def test_an_unknown_name_brings_the_nearest(kg: KnowledgeGraph) -> None:
    with pytest.raises(NameUnknownError, match="婚姻法"):
        kg.townships_citing("婚烟法")
    with pytest.raises(NameUnknownError, match="中峰镇"):
        kg.laws_cited_by("中蜂镇")


@pytest.mark.parametrize("name", ["", "/", "县", "'} . DELETE", "法\n律", "\ud800"])
def test_no_name_breaks_a_question(name: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NameUnknownError):
        kg.townships_citing(name)
    with pytest.raises(NameUnknownError):
        kg.laws_cited_by(name)


# --- what a place cites


def test_a_county_answers_for_its_townships_too(kg: KnowledgeGraph) -> None:
    first = kg.laws_cited_by("龙川县")[0]
    assert (first.law, first.kind, first.citations, first.reports) == ("中华人民共和国民法典", "statute", 3, 2)
    assert first.years == (2024,)
    assert {item.document for item in first.evidence} == {
        "guangdong/longchuan-2024",
        "guangdong/longchuan-shangping-2024",
    }


def test_a_place_answers_to_its_code(kg: KnowledgeGraph) -> None:
    path, code = next((row.place, row.code) for row in kg.townships_citing() if row.code)
    assert kg.laws_cited_by(code) == kg.laws_cited_by(path)


def test_a_place_of_which_no_report_was_read_is_told_from_one_that_is_unknown(kg: KnowledgeGraph) -> None:
    for name in ("拉萨市", "西藏自治区/拉萨市", "540100"):
        with pytest.raises(NameUnknownError, match="没有读过"):
            kg.laws_cited_by(name)
    with pytest.raises(NameUnknownError, match="图中没有名为“火星市”的地方"):
        kg.laws_cited_by("火星市")


def test_a_place_that_is_only_mentioned_cites_nothing(tmp_path: Path) -> None:
    report = specimen.Draft("x", "到中峰镇考察。").locality("中峰镇", specimen.ZHONGFENG.path, "500110123").report()
    write_turtle(tmp_path / "graph.ttl", [report], specimen.Facts(), specimen.RUN)
    assert len(KnowledgeGraph(tmp_path).laws_cited_by("中峰镇")) == 0


def test_the_reports_of_the_graph(kg: KnowledgeGraph) -> None:
    rows = kg.reports()
    assert [row.document for row in rows] == sorted(report.document.name for report in REPORTS)
    assert (rows[3].place, rows[3].level, rows[3].year, rows[3].citations) == (
        specimen.TOWN.path,
        "township",
        2024,
        5,
    )
    assert rows[3].published == date(2025, 2, 10)
    assert rows[3].issuer == "上坪镇人民政府"


# --- any query


def test_select_gives_typed_rows(kg: KnowledgeGraph) -> None:
    rows = kg.sparql(
        "PREFIX lg: <https://w3id.org/lawgraph/ns#> SELECT ?law ?title ?from ?gone (1 AS ?class) (0.5 AS ?half) (true AS ?yes)"
        " WHERE { ?law lg:title ?title ; lg:effectiveFrom ?from OPTIONAL { ?law lg:docNumber ?gone } } ORDER BY ?from"
    )
    assert isinstance(rows, Rows)
    row = rows[0]
    assert isinstance(row.law, IRI)
    assert (row.title, row.gone, row.class_) == ("中华人民共和国婚姻法", None, 1)
    assert row.from_ == date(1981, 1, 1)
    assert (row.half, row.yes) == (Decimal("0.5"), True)
    with pytest.raises(FrozenInstanceError):
        row.title = "x"


@pytest.mark.parametrize(
    ("written", "type", "value"),
    [
        ("1", "boolean", True),
        ("0", "boolean", False),
        ("yes", "boolean", "yes"),
        ("1.5", "float", 1.5),
        ("x", "date", "x"),
    ],
)
def test_a_value_is_read_however_a_store_writes_it(written: str, type: str, value: object) -> None:
    literal = pyoxigraph.Literal(written, datatype=pyoxigraph.NamedNode(f"http://www.w3.org/2001/XMLSchema#{type}"))
    assert reader()(literal) == value


def test_ask_gives_a_bool(kg: KnowledgeGraph) -> None:
    assert kg.sparql("ASK { ?s ?p ?o }") is True
    assert kg.sparql("ASK { ?s ?s ?s }") is False


def test_construct_gives_an_rdflib_graph(kg: KnowledgeGraph) -> None:
    graph = kg.ask("web-annotations")
    assert isinstance(graph, rdflib.Graph)
    assert rdflib.Literal("民法典") in set(graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact")))


def test_a_faulty_query_is_the_users_error(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="查询有误"):
        kg.sparql("SELECT * WHERE { ?s }")


def test_the_rdflib_graph_is_the_whole_graph(kg: KnowledgeGraph) -> None:
    assert set(kg.rdf) == set(rdflib.Graph().parse(kg.folder / "graph.ttl"))


def test_a_folder_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="lawgraph build"):
        KnowledgeGraph(tmp_path)


def test_a_damaged_graph_is_told(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("doc:1 a")
    with pytest.raises(ResultError, match=r"graph\.ttl"):
        KnowledgeGraph(tmp_path).reports()


def test_opening_reads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("")
    code = (
        "import sys; from lawgraph.query import KnowledgeGraph; KnowledgeGraph(sys.argv[1]); "
        "print([m for m in ('pyoxigraph', 'rdflib', 'pandas', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- the curated queries


@pytest.mark.parametrize("name", curated_names())
def test_every_curated_query_says_what_it_answers(name: str) -> None:
    query = curated_query(name)
    assert query.zh
    assert query.en
    assert all(" / " in meaning for meaning in query.parameters.values())
    if query.parameters:
        assert query.text.count("WHERE {") == 1
    for parameter in query.parameters:
        assert f"?{parameter} " in query.text


@pytest.mark.parametrize("name", curated_names())
def test_every_curated_query_answers_something(name: str, kg: KnowledgeGraph) -> None:
    # every report of the specimen cites something
    answer = kg.ask(name, law="婚姻法") if name == "reports-not-citing" else kg.ask(name)
    assert not isinstance(answer, bool)
    assert len(answer) > 0


def test_a_law_that_was_gone_when_the_year_began(kg: KnowledgeGraph) -> None:
    rows = kg.ask("repealed-laws-cited")
    assert isinstance(rows, Rows)
    assert [(row.year, row.title, row.replacement) for row in rows] == [
        (2024, "中华人民共和国婚姻法", "中华人民共和国民法典")
    ]


def test_a_query_can_be_asked_with_names(kg: KnowledgeGraph) -> None:
    rows = kg.ask("most-cited", level="county")
    assert isinstance(rows, Rows)
    assert [row.title for row in rows] == ["中华人民共和国民法典"]
    assert len(kg.ask("plans", law="民法典")) == 0  # type: ignore[arg-type]
    assert len(kg.ask("laws-cited-by", place="中峰")) == 1  # type: ignore[arg-type]


def test_an_unknown_query_or_parameter_names_those_there_are(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="most-cited"):
        kg.ask("best-of")
    with pytest.raises(UsageError, match="level"):
        kg.ask("most-cited", place="中峰")


def test_the_query_of_an_answer_gives_it_again(kg: KnowledgeGraph) -> None:
    rows = kg.townships_citing("民法典")
    again = kg.sparql(rows.sparql)
    assert isinstance(again, Rows)
    assert [(row.path, row.citations) for row in again] == [(row.place, row.citations) for row in rows]


@given(st.text())
def test_a_parameter_never_becomes_part_of_the_query(value: str) -> None:
    text = curated_query("townships-citing").bound({"law": "https://example.org/" + value})
    (line,) = [line for line in text.splitlines() if "VALUES ?law" in line]
    inside = line.partition("<")[2].removesuffix("> }")
    assert not set(inside) & set('<>"{}|^`\\ \n\t')


# --- rows


def test_rows_are_a_sequence(kg: KnowledgeGraph) -> None:
    rows = kg.reports()
    assert list(rows) == [rows[i] for i in range(len(rows))]
    assert rows[:2].columns == rows.columns
    assert len(rows[:2]) == 2
    assert rows == kg.reports()


def test_columns_stand_under_each_other() -> None:
    rows = Rows(
        [
            Evidence("甲乙", 0, 3, "民法典", "", "", "", "", IRI("x")),
            Evidence("a", 0, 1, "b", "", "", "", "", IRI("x")),
        ],
        ("document", "text"),
    )
    assert str(rows).splitlines()[3:] == ["甲乙      民法典", "a         b"]


def test_a_printed_answer_says_its_columns_and_values_in_chinese_too(kg: KnowledgeGraph) -> None:
    rows = kg.townships_citing("民法典")
    chinese, english, _, first = str(rows).splitlines()[:4]
    assert chinese.split()[0] == "地方"
    assert english.split() == [column for column in rows.columns if column != "evidence"]
    assert any(
        f"{zh} {rows[0].contexts[0]}" in first for zh in ("宣传普及", "学习培训", "贯彻执行", "制定清理", "其他提及")
    )
    assert "<th>地方</th>" in rows._repr_html_()


def test_a_query_of_ones_own_keeps_its_names(kg: KnowledgeGraph) -> None:
    rows = kg.sparql('SELECT ("statute" AS ?kind) (1 AS ?mine) {}')
    assert str(rows).splitlines() == ["kind     mine", "───────  ────", "statute  1"]


def test_every_column_of_the_questions_has_a_chinese_heading() -> None:
    rows = [
        kind
        for module in iter_modules(questions.__path__)
        if module.name not in {"scope", "source"}
        for kind in vars(import_module(f"{questions.__name__}.{module.name}")).values()
        if is_dataclass(kind) and kind.__module__ == f"{questions.__name__}.{module.name}"
    ]
    shown = {field.name for kind in rows if not kind.__name__.startswith("_") for field in fields(kind)}
    assert "with_law" in shown
    assert sorted(shown - HEADINGS.keys()) == []


def test_a_printed_answer_shows_the_sentences_it_rests_on(kg: KnowledgeGraph) -> None:
    lines = str(kg.townships_citing("民法典")).splitlines()
    assert lines[1].split() == ["place", "name", "code", "year", "law", "citations", "contexts"]
    assert (
        lines[4]
        == "    guangdong/lianping-shangping-2023[25:28，第 1 页] 镇政府发放《民法典》读本，各村学习《某某暂行办法》。"
    )


def test_a_printed_row_shows_three_sentences_and_counts_the_rest() -> None:
    @dataclass(frozen=True)
    class Row:
        law: str
        evidence: tuple[Evidence, ...]

    evidence = tuple(Evidence("a", n, n + 3, "民法典", "民法典。", "", "", "", IRI("x")) for n in range(5))
    lines = str(Rows([Row("民法典", evidence)], ("law", "evidence"))).splitlines()
    assert len(lines) == 8
    assert lines[-1] == "    … 另有 2 处 / 2 more"


def test_rows_become_json_with_their_evidence(kg: KnowledgeGraph) -> None:
    rows = json.loads(kg.townships_citing("民法典").to_json())
    assert [row["citations"] for row in rows] == [1, 2]
    assert rows[0]["evidence"][0]["sentence"].startswith("镇政府发放")
    assert json.loads(kg.reports().to_json())[0]["published"] == "2025-02-10"
    mixed = kg.sparql("SELECT (0.5 AS ?half) ?none WHERE {}")
    assert isinstance(mixed, Rows)
    assert json.loads(mixed.to_json()) == [{"half": 0.5, "none": None}]


def test_json_has_no_number_that_it_knows_not(kg: KnowledgeGraph) -> None:
    rows = kg.sparql(
        'PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ("NaN"^^xsd:double AS ?none) (-1e0/0e0 AS ?least) WHERE {}'
    )
    assert isinstance(rows, Rows)
    assert json.loads(rows.to_json(), parse_constant=pytest.fail) == [{"none": "NaN", "least": "-INF"}]


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.townships_citing("民法典"),
        lambda kg: kg.institutions_with("民法典"),
        lambda kg: kg.laws_cited_by("广东省"),
        lambda kg: kg.sparql(
            "PREFIX lg: <https://w3id.org/lawgraph/ns#> SELECT ?law (1 AS ?class) WHERE { ?law lg:title ?title } ORDER BY ?law"
        ),
    ],
)
def test_an_answer_is_kept_with_its_sentences(ask: Callable[[KnowledgeGraph], Rows[Any]], kg: KnowledgeGraph) -> None:
    rows = ask(kg)
    again = pickle.loads(pickle.dumps(rows))
    assert again == rows
    assert (again.to_json(), again.sparql, again.coverage) == (rows.to_json(), rows.sparql, rows.coverage)


def test_an_answer_without_rows_says_so() -> None:
    assert "没有结果" in str(Rows([], ("a",)))


def test_long_answers_tell_how_many_rows_there_are() -> None:
    rows = Rows([Evidence("a", n, n, "", "", "", "", "", IRI("x")) for n in range(60)], ("start",))
    assert "60" in str(rows).splitlines()[-1]
    assert "<p>" in rows._repr_html_()


def test_a_notebook_shows_text_as_text() -> None:
    rows = Rows([Evidence("<script>alert(1)</script>", 0, 0, "", "", "", "", "", IRI("x"))], ("document",))
    assert "<script>" not in rows._repr_html_()


@dataclass(frozen=True)
class Mention:
    year: int | None
    law: str


def test_rows_become_a_data_frame(kg: KnowledgeGraph) -> None:
    frame = kg.townships_citing("民法典").df()
    assert list(frame["citations"]) == [1, 2]
    assert len(frame["evidence"][1]) == 2


def test_a_year_stays_a_whole_number_in_a_data_frame_where_another_is_missing() -> None:
    rows = Rows([Mention(2023, "民法典"), Mention(None, "民法典")], ("year", "law"))
    assert str(rows.df()["year"][0]) == "2023"
    assert list(rows.df()["year"].isna()) == [False, True]


def test_rows_become_a_file_that_a_spreadsheet_opens(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.townships_citing("民法典").to_csv(tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_bytes().startswith(b"\xef\xbb\xbfplace,")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row["citations"] for row in csv.DictReader(lines)] == ["1", "2"]


@pytest.mark.parametrize(
    "pattern",
    [
        "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "service silent <http://127.0.0.1:9/> { ?s ?p ?o }",
        "SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }",
        "SERVICE # where\n<http://127.0.0.1:9/> { ?s ?p ?o }",
        "SERVICE there:sparql { ?s ?p ?o }",
        "SERVICE :sparql { ?s ?p ?o }",
        "SERVICESILENT<http://127.0.0.1:9/>{ ?s ?p ?o }",
        "?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }",
        '?s ?p \'"\' SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } ?s ?p "b"',
    ],
)
def test_a_query_cannot_reach_the_network(pattern: str, kg: KnowledgeGraph) -> None:
    prefixes = "PREFIX : <http://127.0.0.1:9/> PREFIX there: <http://127.0.0.1:9/>"
    for ask in (kg.sparql, kg.rdf.query):
        with pytest.raises(UsageError, match="SERVICE"):
            ask(f"{prefixes} SELECT * WHERE {{ {pattern} }}")


@pytest.mark.parametrize(
    "pattern",
    [
        '?s ?p "public service centre"',
        "?s ?p '''a 'service' <x>'''",
        "?s <https://example.org/service> ?service",
        "?s :service ?o # service <x>",
        '?s ?p ?o FILTER (?o < 5 || ?o > "service <x>")',
    ],
)
def test_the_word_service_may_stand_in_texts_names_and_comments(pattern: str, kg: KnowledgeGraph) -> None:
    assert isinstance(kg.sparql(f"PREFIX : <https://example.org/> SELECT * WHERE {{ {pattern}\n}}"), Rows)
