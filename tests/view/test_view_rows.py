"""What a page of the rows of an answer draws: every row type of the questions, and rows of free queries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from parts import BUREAU, CIVIL, COMMON, MARRIAGE, NAMED, NEIGHBOUR, TOWN, WOODS, ZHONGFENG, Drawn, folder
from rdf import specimen
from rdf.specimen import Draft

from lawgraph import iri
from lawgraph.errors import UsageError
from lawgraph.network import count
from lawgraph.query import KnowledgeGraph
from lawgraph.query.named import Nodes
from lawgraph.query.names import Known

#: the reports that cite the civil code
CITING = {"shangping-2023", "shangping-2024", "lianping-2023", "zhongfeng-2024", "longchuan-2024"}


# --- the questions


def test_citations_of_townships_are_drawn_with_the_law_asked_for_and_no_other(drawn: Drawn) -> None:
    rows = drawn.kg.townships_citing("民法典")
    assert drawn(rows) == {name: {CIVIL} for name in CITING - {"longchuan-2024"}}


def test_some_of_the_rows_are_a_page_too(drawn: Drawn) -> None:
    rows = drawn.kg.townships_citing("民法典")
    assert drawn(rows[:1]) == {"lianping-2023": {CIVIL}}
    assert drawn([row for row in rows if row.citations > 1]) == {"shangping-2024": {CIVIL}}


def test_a_row_of_one_year_is_the_report_of_that_year(drawn: Drawn) -> None:
    (row,) = drawn.kg.townships_citing("民法典", place="龙川上坪", year=2023)
    assert drawn([row]) == {"shangping-2023": {CIVIL}}


def test_reports_without_a_law_are_drawn_with_all_they_name(drawn: Drawn) -> None:
    rows = drawn.kg.reports_not_citing("民法典")
    assert drawn(rows) == {name: NAMED[name] for name in ("lianping-2024", "zhongfeng-2023")}


def test_laws_of_a_place_are_drawn_with_its_reports_alone(drawn: Drawn) -> None:
    rows = drawn.kg.laws_cited_by("重庆市")
    assert drawn(rows) == {"zhongfeng-2023": {MARRIAGE}, "zhongfeng-2024": {CIVIL, "某某暂行办法"}}


def test_a_cross_table_is_drawn_as_its_places_by_its_laws(drawn: Drawn) -> None:
    rows = drawn.kg.law_matrix("民法典", year=2023)
    assert drawn(rows) == {"shangping-2023": {CIVIL}, "lianping-2023": {CIVIL}}


def test_a_change_is_drawn_with_the_places_that_gained_lost_and_kept(drawn: Drawn) -> None:
    rows = drawn.kg.change_between(2023, 2024, "民法典")
    (change,) = rows
    assert (change.gained, change.lost, change.kept) == ((ZHONGFENG,), (NEIGHBOUR,), (TOWN,))
    assert drawn(rows).keys() == CITING - {"longchuan-2024"}


def test_laws_of_one_place_only_are_drawn_with_those_who_cite_them(drawn: Drawn) -> None:
    rows = drawn.kg.laws_only_in("广东", "重庆")
    assert drawn(rows) == {"shangping-2024": {WOODS}}


def test_laws_not_in_force_are_drawn_without_what_replaced_them(drawn: Drawn) -> None:
    assert drawn(drawn.kg.not_in_force()) == {"zhongfeng-2023": {MARRIAGE}}


def test_a_programme_is_drawn_beside_the_law_it_stands_with(drawn: Drawn) -> None:
    rows = drawn.kg.programs_with("森林法")
    assert drawn(rows) == {"shangping-2024": {WOODS, "枫桥经验"}}


def test_of_institutions_of_one_name_those_of_the_reports_are_drawn(drawn: Drawn) -> None:
    rows = drawn.kg.institutions_with("森林法")
    assert rows[0].other == "上坪镇司法所"
    assert drawn(rows) == {"shangping-2024": {WOODS, f"{TOWN}|司法所"}}


def test_institutions_of_one_type_are_all_drawn(drawn: Drawn) -> None:
    rows = [row for row in drawn.kg.institutions_with("民法典", organs=True) if row.other == "司法所"]
    assert drawn(rows) == {
        "shangping-2024": {CIVIL, f"{TOWN}|司法所"},
        "lianping-2023": {CIVIL, f"{NEIGHBOUR}|司法所"},
    }


def test_first_uses_are_drawn_with_what_was_used(drawn: Drawn) -> None:
    rows = drawn.kg.first_to_name(program="枫桥经验")
    assert drawn(rows) == {"zhongfeng-2023": {"枫桥经验"}, "shangping-2024": {"枫桥经验"}}


def test_reports_that_are_alike_are_drawn_whole(drawn: Drawn) -> None:
    rows = drawn.kg.reports_alike("shangping-2023", most=1)
    assert drawn(rows).keys() == {rows[0].document, rows[0].other}
    assert drawn(rows)[rows[0].other] == NAMED[rows[0].other]


def test_a_repeated_passage_is_drawn_as_the_reports_it_stands_in(drawn: Drawn) -> None:
    rows = drawn.kg.repeated_passages(characters=len(COMMON) - 1)
    assert drawn(rows) == {name: NAMED[name] for name in ("shangping-2023", "shangping-2024", "zhongfeng-2024")}


def test_a_difference_is_drawn_in_the_result_that_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def result(name: str, text: str, laws: dict[str, str]) -> KnowledgeGraph:
        draft = Draft("shangping", f"上坪镇2024年报告\n{text}")
        for words, title in laws.items():
            draft.law(words, title)
        return folder(tmp_path / name, [draft.report()])

    old = result("old", "宣传《民法典》《婚姻法》。", {"民法典": CIVIL, "婚姻法": MARRIAGE})
    new = result("new", "宣传《民法典》《森林法》。", {"民法典": CIVIL, "森林法": WOODS})
    rows = old.differences(new)
    assert Drawn(new, monkeypatch)([row for row in rows if row.change == "gained"]) == {"shangping": {WOODS}}
    assert Drawn(old, monkeypatch)([row for row in rows if row.change == "lost"]) == {"shangping": {MARRIAGE}}


def test_a_place_that_does_not_cite_a_law_here_stands_for_nobody_else(drawn: Drawn) -> None:
    query = f'SELECT ?place ?law {{ VALUES (?place ?law) {{ ("{ZHONGFENG}" "{WOODS}") ("{TOWN}" "{WOODS}") }} }}'
    rows = drawn.kg.sparql(query)
    assert drawn(rows) == {"shangping-2024": {WOODS}}
    with pytest.raises(UsageError, match="name no report"):
        drawn(rows[:1])


def test_an_official_title_means_its_own_law_and_no_other_called_so() -> None:
    report = (
        Draft("shangping", "上坪镇2024年报告\n学习民法典、森林法。").law("民法典", CIVIL).law("森林法", WOODS).report()
    )
    known = [Known(iri.law_iri(WOODS), WOODS, ("林法", CIVIL)), Known(iri.law_iri(CIVIL), CIVIL, ("林法",))]
    called = Nodes(count([report]), {}, known, {}).called
    assert called[CIVIL] == {iri.law_iri(CIVIL)}
    assert called["林法"] == {iri.law_iri(CIVIL), iri.law_iri(WOODS)}


def test_the_list_of_reports_is_drawn_whole(drawn: Drawn) -> None:
    assert drawn(drawn.kg.reports()) == NAMED


@pytest.mark.parametrize("measure", ["centrality", "rank_intervals", "bipartite_centrality"])
def test_measured_entities_are_drawn_with_the_reports_that_name_them(measure: str, drawn: Drawn) -> None:
    rows = getattr(drawn.kg, measure)()
    assert drawn([row for row in rows if row.label == "森林法"]) == {"shangping-2024": {WOODS}}


def test_a_measured_report_is_drawn_with_all_it_names(drawn: Drawn) -> None:
    rows = [row for row in drawn.kg.bipartite_centrality() if row.label == "龙川县 2024"]
    assert drawn(rows) == {"longchuan-2024": NAMED["longchuan-2024"]}


def test_a_measured_place_is_a_node_though_it_has_reports_of_its_own(drawn: Drawn) -> None:
    rows = [row for row in drawn.kg.centrality() if row.label == "上坪镇"]
    assert drawn(rows) == {"longchuan-2024": {TOWN}}


def test_the_rank_of_a_year_is_drawn_with_the_reports_of_that_year(drawn: Drawn) -> None:
    rows = [row for row in drawn.kg.centrality_by_year() if (row.label, row.year) == ("枫桥经验", 2023)]
    assert drawn(rows) == {"zhongfeng-2023": {"枫桥经验"}}


def test_queries_by_name_are_drawn(drawn: Drawn) -> None:
    expected = {name: {CIVIL} for name in CITING}
    assert drawn(drawn.kg.ask("most-cited")[:1]) == expected
    assert drawn(drawn.kg.ask("citations", law="民法典")) == expected
    assert drawn(drawn.kg.ask("laws-by-year", law="民法典", year=2023)) == {
        "shangping-2023": {CIVIL},
        "lianping-2023": {CIVIL},
    }
    assert drawn(drawn.kg.ask("programs-by-province"))["zhongfeng-2023"] == {"枫桥经验"}


# --- free queries

PREFIXES = "PREFIX lg: <https://w3id.org/lawgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
ALL_OF_ZHONGFENG = {name: NAMED[name] for name in ("zhongfeng-2023", "zhongfeng-2024")}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f'SELECT ?x {{ ?x a lg:Report ; lg:locality/lg:path "{ZHONGFENG}" }}', ALL_OF_ZHONGFENG),
        (f'SELECT ?path {{ ?x lg:path ?path FILTER(?path = "{ZHONGFENG}") }}', ALL_OF_ZHONGFENG),
        (f'SELECT ?x {{ ?x lg:path "{ZHONGFENG}" }}', ALL_OF_ZHONGFENG),
        ('SELECT ?x { ?x lg:path "重庆市" }', ALL_OF_ZHONGFENG),
        ('SELECT ?x { ?r lg:documentName ?x FILTER(?x = "zhongfeng-2023") }', {"zhongfeng-2023": NAMED["zhongfeng-2023"]}),
        ('SELECT ?x { ?x lg:title "中华人民共和国森林法"@zh }', {"shangping-2024": {WOODS}}),
        ('SELECT ?x { ?l lg:title ?x FILTER(STR(?x) = "中华人民共和国森林法") }', {"shangping-2024": {WOODS}}),
        ("SELECT ?name { ?p a lg:Program ; rdfs:label ?name }", {n: {"枫桥经验"} for n in ("shangping-2024", "zhongfeng-2023")}),
        ('SELECT ?x { ?x a lg:Institution ; lg:organ "司法局" }', {"longchuan-2024": {BUREAU}}),
        ('SELECT ?x { ?x a lg:Citation ; lg:quote "森林法" }', {"shangping-2024": {WOODS}}),
        ('SELECT ?x { ?x lg:quote "县司法局" }', {"longchuan-2024": {BUREAU}}),
        (f'SELECT ?x {{ ?x lg:path "{TOWN}/南河村" }}', {"shangping-2024": {f"{TOWN}/南河村"}}),
        ('SELECT ?r ?x { ?r lg:documentName "longchuan-2024" ; lg:mentions ?x . ?x a lg:Locality }', {"longchuan-2024": {TOWN}}),
        ('SELECT ?r ?p { ?r lg:documentName "longchuan-2024" ; lg:locality ?p }', {"longchuan-2024": NAMED["longchuan-2024"]}),
        (
            'SELECT ?place ?law { ?r lg:cites ?law ; lg:locality/lg:path ?place . ?law lg:title "中华人民共和国民法典"@zh }',
            {name: {CIVIL} for name in CITING},
        ),
        (
            'SELECT ?law ?year { ?r lg:cites ?law ; lg:reportYear ?year . ?law lg:title "中华人民共和国民法典"@zh FILTER(?year = 2023) }',
            {name: {CIVIL} for name in ("shangping-2023", "lianping-2023")},
        ),
        ('SELECT ?s { ?s a lg:Section ; lg:sectionOf ?r . ?r lg:documentName "zhongfeng-2023" }', {"zhongfeng-2023": NAMED["zhongfeng-2023"]}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_rows_of_any_query_are_drawn(query: str, expected: dict[str, set[str]], drawn: Drawn) -> None:
    assert drawn(drawn.kg.sparql(PREFIXES + query)) == expected


def test_where_the_same_words_name_two_things_a_mention_is_one_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Draft("shangping", "上坪镇2024年报告\n南河村开展普法。").report()
    draft = Draft("shangping", report.document.text)
    draft.locality("南河村", f"{TOWN}/南河村", f"{specimen.TOWN.key}-南河村", "village").program("南河村", "南河村普法")
    drawn = Drawn(folder(tmp_path / "out", [draft.report()]), monkeypatch)
    nodes = {str(row.m): str(row.e) for row in drawn.kg.sparql(f"{PREFIXES} SELECT ?m ?e {{ ?m lg:refersTo ?e }}")}
    assert len(nodes) == 2
    for mention, entity in nodes.items():
        rows = drawn.kg.sparql(f"{PREFIXES} SELECT ?m {{ BIND(<{mention}> AS ?m) }}")
        assert drawn(rows) == {
            "shangping": {"南河村普法" if entity == iri.program_iri("南河村普法") else f"{TOWN}/南河村"}
        }


# --- with filters, and what is refused


def test_filters_narrow_what_rows_name(drawn: Drawn) -> None:
    rows = drawn.kg.townships_citing("民法典")
    assert drawn(rows, year=2023) == {"shangping-2023": {CIVIL}, "lianping-2023": {CIVIL}}


def test_a_page_of_rows_has_a_name_of_its_own(parts_graph: KnowledgeGraph) -> None:
    rows = parts_graph.townships_citing("民法典")
    assert parts_graph.view(rows).name == "view-rows.html"
    assert parts_graph.view(rows, place="广东").name == "view-rows-广东省.html"


def test_rows_that_name_nothing_of_the_graph_are_refused_with_what_they_say(parts_graph: KnowledgeGraph) -> None:
    rows = parts_graph.sparql('SELECT ?x ?n { VALUES (?x ?n) { ("无此报告" 3) } }')
    with pytest.raises(UsageError, match=r"name no report.*无此报告"):
        parts_graph.view(rows)


def test_an_answer_without_rows_is_refused(parts_graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="没有行"):
        parts_graph.view(parts_graph.townships_citing("档案法"))


def test_rows_outside_the_filters_are_refused(parts_graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="fits the filters"):
        parts_graph.view(parts_graph.townships_citing("森林法"), year=2023)


@pytest.mark.parametrize("answer", [True, "民法典", 7])
def test_what_is_no_answer_with_rows_is_refused(answer: Any, parts_graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="takes the rows of an answer"):
        parts_graph.view(answer)


def test_a_constructed_graph_is_refused(parts_graph: KnowledgeGraph) -> None:
    answer = parts_graph.sparql("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(UsageError, match="takes the rows of an answer"):
        parts_graph.view(answer)
