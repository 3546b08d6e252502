"""The questions people ask of a graph: what each answers, over which reports, with which sentences, by which query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdf import specimen
from rdf.specimen import Draft

from lawgraph.errors import NameUnknownError, UsageError
from lawgraph.iri import law_iri
from lawgraph.model import Context, ExtractedReport, Force, Level
from lawgraph.query import KnowledgeGraph, Rows
from lawgraph.query.pictures import chinese_fonts, empty_axes
from lawgraph.query.questions.together import association
from lawgraph.rdf import write_turtle

CIVIL, MARRIAGE, WOODS = (law.title for law in (specimen.CIVIL_CODE, specimen.MARRIAGE_LAW, specimen.WOODS_LAW))
TOWN, NEIGHBOUR, ZHONGFENG = (place.path for place in (specimen.TOWN, specimen.NEIGHBOUR, specimen.ZHONGFENG))
COMMON = "全镇把《民法典》的宣传融入日常工作，逐村逐户发放读本。"


def _reports() -> list[ExtractedReport]:
    """Three towns on two years, one of them silent in the later year, and a county."""
    town = [
        Draft("shangping-2023", f"上坪镇2023年报告\n{COMMON}司法所参加。", year=2023)
        .law("民法典", CIVIL)
        .institution("司法所", f"{TOWN}|司法所", specimen.TOWN.key),
        Draft("shangping-2024", f"上坪镇2024年报告\n{COMMON}\n司法所学习《民法典》《森林法》，推广枫桥经验。")
        .law("民法典", CIVIL)
        .law("民法典", CIVIL, context=Context.STUDY)
        .law("森林法", WOODS, context=Context.STUDY)
        .program("枫桥经验", "枫桥经验", "governance-experience")
        .institution("司法所", f"{TOWN}|司法所", specimen.TOWN.key),
    ]
    neighbour = [
        Draft("lianping-2023", "上坪镇2023年报告\n学习《民法典》。", specimen.NEIGHBOUR, year=2023).law(
            "民法典", CIVIL, context=Context.STUDY
        ),
        Draft("lianping-2024", "上坪镇2024年报告\n本年组织宣讲。", specimen.NEIGHBOUR),
    ]
    zhongfeng = [
        Draft("zhongfeng-2023", "中峰镇2023年报告\n宣传《婚姻法》，推广枫桥经验。", specimen.ZHONGFENG, year=2023)
        .law("婚姻法", MARRIAGE, force=Force.REPEALED)
        .program("枫桥经验", "枫桥经验", "governance-experience"),
        Draft("zhongfeng-2024", f"中峰镇2024年报告\n全 镇{COMMON[2:]}", specimen.ZHONGFENG).law("民法典", CIVIL),
    ]
    county = Draft("longchuan-2024", "龙川县2024年报告\n县司法局贯彻民法典。", specimen.COUNTY, Level.COUNTY)
    county.law("民法典", CIVIL, context=Context.IMPLEMENT)
    county.institution("县司法局", f"{specimen.COUNTY.path}|司法局", specimen.COUNTY.key)
    return [draft.report() for draft in (*town, *neighbour, *zhongfeng, county)]


def _graph(folder: Path, reports: list[ExtractedReport]) -> KnowledgeGraph:
    folder.mkdir(exist_ok=True)
    write_turtle(folder / "graph.ttl", reports, specimen.Facts(), specimen.RUN)
    return KnowledgeGraph(folder)


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return _graph(tmp_path_factory.mktemp("out"), _reports())


# --- who cites, and who does not


def test_a_report_that_does_not_cite_is_told_from_one_that_was_not_read(kg: KnowledgeGraph) -> None:
    rows = kg.townships_citing("森林法")
    assert (rows.read, rows.with_, rows.without) == (6, 1, 5)
    assert str(rows).splitlines()[-1].startswith("读过 6 份报告：1 份有，5 份没有")
    silent = kg.reports_not_citing("民法典", level="township")
    assert [row.document for row in silent] == ["lianping-2024", "zhongfeng-2023"]


@pytest.mark.parametrize(
    ("filters", "documents", "read"),
    [
        ({"place": "广东"}, {"shangping-2023", "shangping-2024", "lianping-2023"}, 4),
        ({"place": ["广东", "龙川县"]}, {"shangping-2023", "shangping-2024", "lianping-2023"}, 4),
        ({"place": ["龙川县", "重庆市"]}, {"shangping-2023", "shangping-2024", "zhongfeng-2024"}, 4),
        ({"year": 2023}, {"shangping-2023", "lianping-2023"}, 3),
        ({"year": [2023, 2024], "place": "连平县"}, {"lianping-2023"}, 2),
        ({"context": "study"}, {"shangping-2024", "lianping-2023"}, 6),
        ({"context": "学习培训"}, {"shangping-2024", "lianping-2023"}, 6),
        ({"context": "学习"}, {"shangping-2024", "lianping-2023"}, 6),
        ({"kind": "policy"}, set(), 6),
        ({"program": "枫桥经验"}, {"shangping-2024"}, 2),
        ({"level": None}, {"shangping-2023", "shangping-2024", "lianping-2023", "zhongfeng-2024", "longchuan-2024"}, 7),
        ({"level": "县级"}, {"longchuan-2024"}, 1),
    ],
)
def test_filters_choose_reports_and_citations(
    filters: dict[str, Any], documents: set[str], read: int, kg: KnowledgeGraph
) -> None:
    rows = kg.townships_citing("民法典", **filters)
    assert {item.document for row in rows for item in row.evidence} == documents
    assert (rows.read, rows.with_) == (read, len(documents))
    assert all(len(row.evidence) == row.citations for row in rows)


def test_a_context_that_is_asked_for_is_that_of_all_sentences(kg: KnowledgeGraph) -> None:
    (row,) = kg.townships_citing("民法典", place="龙川", context="study")
    assert (row.citations, row.contexts, [item.context for item in row.evidence]) == (1, ("study",), ["study"])


def test_an_unknown_value_of_a_filter_names_those_there_are(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match=r"study（学习培训）"):
        kg.townships_citing(context="sing")
    with pytest.raises(UsageError, match="statute"):
        kg.law_matrix(kind="poem")
    with pytest.raises(UsageError, match="规章"):
        kg.law_matrix(kind="文件")  # a part of several labels
    with pytest.raises(UsageError, match="宣传普及"):
        kg.law_matrix(context="")


def test_several_places_are_one_group(kg: KnowledgeGraph) -> None:
    rows = kg.laws_cited_by(["连平县", "中峰"])
    assert [(row.law, row.kind, row.reports, row.years) for row in rows] == [
        (CIVIL, "statute", 2, (2023, 2024)),
        (MARRIAGE, "statute", 1, (2023,)),
    ]
    assert (rows.read, rows.without) == (4, 1)


# --- the matrix


def test_the_matrix_as_rows_as_a_cross_table_and_as_a_graph(kg: KnowledgeGraph) -> None:
    rows = kg.law_matrix(level="township")
    cells = {(row.place, row.law): (row.citations, row.reports) for row in rows}
    assert cells[TOWN, CIVIL] == (3, 2)
    assert all(len(row.evidence) == row.citations for row in rows)
    table = rows.df()
    assert table.loc[TOWN, CIVIL] == 3
    assert table.loc[NEIGHBOUR, WOODS] == 0
    assert len(rows.df(pivot=False)) == len(rows)
    graph = rows.graph()
    assert graph[TOWN][CIVIL]["weight"] == 3
    assert {graph.nodes[node]["bipartite"] for node in (TOWN, NEIGHBOUR)} == {0}
    assert graph.nodes[CIVIL]["type"] == "law"


def test_a_report_without_a_place_stands_in_the_matrix_under_its_title(tmp_path: Path) -> None:
    graph = _graph(tmp_path, [Draft("x", "某镇报告\n宣传《民法典》。", None).law("民法典", CIVIL).report()])
    assert [row.place for row in graph.law_matrix()] == ["某镇报告"]


# --- change, force, comparison


def test_change_is_counted_over_places_with_a_report_on_both_years(kg: KnowledgeGraph) -> None:
    changes = {row.law: row for row in kg.change_between(2023, 2024)}
    civil = changes[CIVIL]
    assert (civil.gained, civil.lost, civil.kept) == ((ZHONGFENG,), (NEIGHBOUR,), (TOWN,))
    assert (civil.before, civil.after, civil.change) == (2, 2, 0)
    assert {item.document for item in civil.evidence} == {"zhongfeng-2024", "lianping-2023"}
    assert changes[WOODS].gained == (TOWN,)
    assert "龙川县" not in str(civil.gained), "the county has no report on 2023"
    with pytest.raises(UsageError, match="2024"):
        kg.change_between(2024, 2024)


def test_a_repealed_law_with_what_replaced_it(kg: KnowledgeGraph) -> None:
    rows = kg.not_in_force()
    (row,) = rows
    assert (row.place, row.law, row.force, row.replacement) == (ZHONGFENG, MARRIAGE, "repealed", (CIVIL,))
    assert row.evidence[0].sentence == "宣传《婚姻法》，推广枫桥经验。"
    assert (rows.read, rows.without) == (7, 6)


def test_what_one_province_cites_and_another_does_not(kg: KnowledgeGraph) -> None:
    (row,) = kg.laws_only_in("广东", "重庆")
    assert (row.law, row.places, row.read_there) == (WOODS, (TOWN,), 2)
    assert [one.law for one in kg.laws_only_in("重庆", ["龙川县", "连平县"], level="township")] == [MARRIAGE]


# --- what stands together


def test_programmes_with_a_law_in_one_report_and_in_one_sentence(kg: KnowledgeGraph) -> None:
    (row,) = kg.programs_with("民法典")
    assert (row.other, row.together, row.with_law, row.with_other) == ("枫桥经验", 1, 5, 2)
    assert (row.lift, row.npmi) == association(1, 5, 2, 7)
    assert len(row.evidence) == 2
    (row,) = kg.programs_with("民法典", within="sentence")
    assert [item.sentence for item in row.evidence] == ["司法所学习《民法典》《森林法》，推广枫桥经验。"]
    assert kg.programs_with("民法典", at_least=2) == kg.programs_with("民法典", at_least=3)
    with pytest.raises(UsageError, match="sentence"):
        kg.programs_with(within="paragraph")


def test_institutions_with_a_law_one_by_one_and_by_type(kg: KnowledgeGraph) -> None:
    rows = kg.institutions_with("民法典")
    assert {(row.other, row.together) for row in rows} == {("龙川县司法局", 1), ("上坪镇司法所", 1)}
    by_type = kg.institutions_with("民法典", organs=True)
    assert {row.other for row in by_type} == {"司法局", "司法所"}
    assert rows.read == 7


@given(st.data())
def test_association_lies_within_its_bounds(data: st.DataObject) -> None:
    reports = data.draw(st.integers(1, 1000))
    one, other = data.draw(st.integers(1, reports)), data.draw(st.integers(1, reports))
    both = data.draw(st.integers(max(1, one + other - reports), min(one, other)))
    lift, npmi = association(both, one, other, reports)
    assert lift >= 0
    assert npmi is None or -1 <= npmi <= 1


# --- who was first


def test_the_first_place_to_name_a_programme(kg: KnowledgeGraph) -> None:
    rows = kg.first_to_name(program="枫桥经验")
    assert [(row.rank, row.place, row.year) for row in rows] == [(1, ZHONGFENG, 2023), (2, TOWN, 2024)]
    assert [(row.read_before, row.own_before) for row in rows] == [(0, 0), (2, 1)]
    assert (rows.read, rows.with_) == (7, 2)
    assert [row.year for row in kg.first_to_name(law="民法典", level="township")] == [2023, 2023, 2024]
    with pytest.raises(UsageError, match="之一"):
        kg.first_to_name()


# --- what is alike


def test_reports_that_name_the_same_things_with_the_sentences_they_share(kg: KnowledgeGraph) -> None:
    best = kg.reports_alike(at_least=0.9)
    assert {(row.document, row.other) for row in best} >= {("shangping-2023", "zhongfeng-2024")}
    row = next(row for row in best if (row.document, row.other) == ("shangping-2023", "zhongfeng-2024"))
    assert (row.similarity, row.shared, row.only_one, row.only_other) == (1.0, 1, 0, 0)
    assert row.passages == (COMMON,)
    assert len(kg.reports_alike(at_least=0, most=2)) == 2


def test_one_report_is_compared_with_all_others_by_either_measure(kg: KnowledgeGraph) -> None:
    jaccard, cosine = (
        {row.other: row.similarity for row in kg.reports_alike("shangping-2024", measure=measure, at_least=0.01)}
        for measure in ("jaccard", "cosine")
    )
    assert jaccard["shangping-2023"] == pytest.approx(1 / 3, abs=1e-4)
    assert cosine["shangping-2023"] == pytest.approx(1 / 3**0.5, abs=1e-4)
    with pytest.raises(NameUnknownError, match="shangping-2023"):
        kg.reports_alike("shangping")
    with pytest.raises(UsageError, match="cosine"):
        kg.reports_alike(measure="guess")


def test_a_sentence_that_recurs_word_for_word_is_found_whatever_its_blanks(kg: KnowledgeGraph) -> None:
    rows = kg.repeated_passages()
    assert [(row.passage, row.reports, row.years) for row in rows] == [(COMMON, 3, (2023, 2024))]
    assert rows[0].documents == ("shangping-2023", "shangping-2024", "zhongfeng-2024")
    assert rows[0].places == (TOWN, ZHONGFENG)
    assert "    " + COMMON in str(rows)
    assert len(kg.repeated_passages(reports=4)) == 0


# --- two results


def test_what_a_newer_result_gained_and_lost(tmp_path: Path) -> None:
    reports = _reports()
    old = _graph(tmp_path / "old", reports[:2])
    new = _graph(tmp_path / "new", [reports[1], reports[4]])
    rows = old.differences(new)
    assert [(row.change, row.place, row.law, row.old, row.new) for row in rows] == [
        ("fewer", TOWN, CIVIL, 3, 2),
        ("newly-read", ZHONGFENG, MARRIAGE, 0, 1),
    ]
    assert [item.document for item in rows[0].lost] == ["shangping-2023"]
    assert rows[0].gained == ()
    assert (rows[1].old_reports, rows[1].new_reports) == (0, 1)
    assert len(old.differences(old)) == 0
    back = new.differences(old)
    assert [row.change for row in back] == ["more", "no-longer-read"]
    assert Counter(row.lost for row in back) == Counter(row.gained for row in rows)


def test_a_local_document_that_a_catalogue_has_now_is_neither_gained_nor_lost(tmp_path: Path) -> None:
    title = "广东省物业管理条例"
    text = f"上坪镇2024年报告\n贯彻《{title}》。"

    def cited(iri: str) -> list[ExtractedReport]:
        return [Draft("shangping-2024", text).law(title, title, "local-regulation", "own-title", iri=iri).report()]

    old = _graph(tmp_path / "old", cited(law_iri(title, "440000")))
    new = _graph(tmp_path / "new", cited(law_iri(title)))
    assert [row.law for row in old.laws_cited_by(TOWN)] == [row.law for row in new.laws_cited_by(TOWN)] == [title]
    assert len(old.differences(new)) == len(new.differences(old)) == 0
    without = _graph(tmp_path / "without", _reports()[1:2])
    assert [row.change for row in without.differences(new) if row.law == title] == ["gained"]


def test_what_was_gained_is_told_from_what_was_lost_in_print(tmp_path: Path) -> None:
    reports = _reports()
    old, new = _graph(tmp_path / "old", reports[:1]), _graph(tmp_path / "new", reports[1:2])
    lines = [line.strip() for line in str(old.differences(new)).splitlines()]
    assert [line.partition(":")[0] for line in lines if line.partition(": ")[2].startswith("shangping-")] == [
        "gained",
        "gained",
    ]
    assert [line.partition(":")[0] for line in str(new.differences(old)).splitlines() if "学习《民法典》" in line] == [
        "    lost",
        "    lost",
    ]


# --- queries


def _values(rows: Any, *columns: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(getattr(row, column) for column in columns) for row in rows)


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"place": "广东"},
        {"year": [2023, 2024], "level": "township"},
        {"context": "study", "kind": "法律"},
        {"program": "枫桥经验"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    ("ask", "ours", "theirs"),
    [
        (
            lambda kg, f: kg.townships_citing(**{"level": None, **f}),
            ("place", "name", "year", "law", "citations"),
            ("path", "name", "year", "title", "citations"),
        ),
        (
            lambda kg, f: kg.law_matrix(**f),
            ("place", "law", "citations", "reports"),
            ("path", "title", "citations", "reports"),
        ),
        (
            lambda kg, f: kg.laws_cited_by("广东", **{k: v for k, v in f.items() if k != "place"}),
            ("law", "kind", "citations", "reports"),
            ("title", "kind", "citations", "reports"),
        ),
        (lambda kg, f: kg.programs_with(**f), ("law", "other", "together"), ("title", "name", "reports")),
        (
            lambda kg, f: kg.institutions_with(within="report", **f),
            ("law", "other", "together"),
            ("title", "name", "reports"),
        ),
    ],
    ids=["citing", "matrix", "laws", "programs", "institutions"],
)
def test_the_query_of_an_answer_gives_its_rows_in_both_engines(
    ask: Callable[[KnowledgeGraph, dict[str, Any]], Rows[Any]],
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    filters: dict[str, Any],
    kg: KnowledgeGraph,
) -> None:
    rows = ask(kg, filters)
    by_oxigraph = kg.sparql(rows.sparql)
    assert _values(by_oxigraph, *theirs) == _values(rows, *ours)
    by_rdflib = Counter(
        tuple(None if row[name] is None else row[name].toPython() for name in theirs)
        for row in kg.rdf.query(rows.sparql)
    )
    assert by_rdflib == _values(rows, *ours)


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"year": 2023},
        {"year": [2023, 2024]},
        {"context": "study"},
        {"context": ["study", "publicise"]},
        {"program": "枫桥经验"},
        {"level": ["township", "county"], "kind": "statute"},
    ],
    ids=str,
)
@pytest.mark.parametrize(("here", "there"), [("广东", "重庆"), ("中峰镇", [TOWN, NEIGHBOUR]), (TOWN, NEIGHBOUR)])
def test_the_query_for_what_only_one_place_cites_gives_its_rows(
    here: str, there: str | list[str], filters: dict[str, Any], kg: KnowledgeGraph
) -> None:
    rows = kg.laws_only_in(here, there, **filters)
    assert _values(kg.sparql(rows.sparql), "title", "reports", "citations") == _values(
        rows, "law", "reports", "citations"
    )
    assert len(list(kg.rdf.query(rows.sparql))) == len(rows)


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"year": 2023},
        {"context": ["study", "publicise"]},
        {"level": "township"},
        {"program": "枫桥经验"},
        {"place": "广东"},
    ],
    ids=str,
)
def test_the_query_for_reports_that_do_not_cite_gives_its_rows(filters: dict[str, Any], kg: KnowledgeGraph) -> None:
    rows = kg.reports_not_citing("民法典", **filters)
    assert _values(kg.sparql(rows.sparql), "document", "name", "reportYear") == _values(
        rows, "document", "name", "year"
    )
    assert len(list(kg.rdf.query(rows.sparql))) == len(rows)


# --- what is given to a question


def test_places_that_can_be_read_once_choose_as_a_list_does(kg: KnowledgeGraph) -> None:
    names = ["中峰镇"]
    assert kg.townships_citing("民法典", place=(name for name in names)) == kg.townships_citing(  # type: ignore[arg-type]
        "民法典", place=names
    )


def test_laws_that_can_be_read_once_choose_as_a_list_does(kg: KnowledgeGraph) -> None:
    once = map(str.strip, ["森林法 "])
    assert {row.law for row in kg.townships_citing(once)} == {WOODS}  # type: ignore[arg-type]


def test_filters_that_can_be_read_once_count_on_both_sides_of_a_comparison(kg: KnowledgeGraph) -> None:
    once = (year for year in [2024])
    assert kg.laws_only_in("中峰镇", TOWN, year=once) == kg.laws_only_in("中峰镇", TOWN, year=2024)  # type: ignore[arg-type]


def test_a_year_may_be_a_number_of_a_data_frame(kg: KnowledgeGraph) -> None:
    year = kg.townships_citing("森林法").df()["year"][0]
    assert not isinstance(year, int)
    assert kg.townships_citing("森林法", year=year) == kg.townships_citing("森林法", year=2024)


def test_a_change_between_years_that_are_texts_is_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="'2023'"):
        kg.change_between("2023", 2024)  # type: ignore[arg-type]


def test_a_code_that_was_read_as_a_number_is_refused_in_words(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="441622127"):
        kg.laws_cited_by(441622127)  # type: ignore[arg-type]


def test_no_pair_of_reports_cannot_be_asked_for(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="0"):
        kg.reports_alike(at_least=0.0, most=0)


def test_an_answer_without_rows_has_a_picture_too(kg: KnowledgeGraph) -> None:
    assert kg.law_matrix(year=1990).plot().get_xticks().size == 0


def test_a_parameter_of_a_query_that_is_none_is_not_given(kg: KnowledgeGraph) -> None:
    rows = kg.ask("report-law", report=None)  # type: ignore[arg-type]
    assert list(map(repr, rows)) == list(map(repr, kg.ask("report-law")))  # type: ignore[arg-type]


# --- rows


def test_rows_are_frozen_and_sentences_are_values(kg: KnowledgeGraph) -> None:
    row = kg.townships_citing("森林法")[0]
    with pytest.raises(FrozenInstanceError):
        row.citations = 2  # type: ignore[misc]
    assert row == kg.townships_citing("森林法")[0]
    assert hash(row) == hash(kg.townships_citing("森林法")[0])
    assert row.evidence[0].text == "森林法"
    assert repr(row.evidence).startswith("(Evidence(")


def test_sentences_are_fetched_when_they_are_looked_at(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    select = kg._engine.select
    monkeypatch.setattr(kg._engine, "select", lambda query: asked.append(query) or select(query))
    rows = kg.law_matrix()
    before = len(asked)
    assert not any("?sentence" in query for query in asked)
    rows.to_json()
    assert len(asked) == before + 1
    list(rows[0].evidence)
    assert len(asked) == before + 1


def test_an_answer_that_joins_nothing_has_no_network_and_a_table_no_picture(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="网络"):
        kg.not_in_force().graph()
    with pytest.raises(UsageError, match="图"):
        kg.not_in_force().plot()


PICTURES: list[Callable[[KnowledgeGraph], Rows[Any]]] = [
    lambda kg: kg.law_matrix(),
    lambda kg: kg.laws_cited_by("广东"),
    lambda kg: kg.townships_citing("民法典"),
    lambda kg: kg.first_to_name(program="枫桥经验"),
    lambda kg: kg.change_between(2023, 2024),
]


@pytest.mark.parametrize("ask", PICTURES)
@pytest.mark.filterwarnings("ignore::UserWarning")  # a machine without a Chinese font
def test_an_answer_becomes_a_picture(
    ask: Callable[[KnowledgeGraph], Rows[Any]], kg: KnowledgeGraph, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    axes = ask(kg).plot()
    axes.figure.savefig(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").stat().st_size > 1000
    assert "读过" in axes.get_title()


def test_without_matplotlib_the_message_says_what_to_install(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"lawgraph\[plot\]"):
        kg.law_matrix().plot()


def test_a_font_with_chinese_characters_is_taken_where_there_is_one() -> None:
    assert chinese_fonts({"DejaVu Sans", "SimHei", "Noto Sans CJK SC"}) == ["Noto Sans CJK SC", "SimHei"]
    assert chinese_fonts({"DejaVu Sans"}) == []


@pytest.mark.filterwarnings("ignore:Glyph:UserWarning")  # a machine without a Chinese font
def test_a_picture_of_ones_own_has_the_same_font_and_no_window(tmp_path: Path) -> None:
    from matplotlib import font_manager, rcParams

    axes = empty_axes(6, 3)
    axes.barh(["宣传", "执行"], [3, 1])
    axes.figure.savefig(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").stat().st_size > 1000
    assert tuple(axes.figure.get_size_inches()) == (6, 3)
    assert cast(Any, axes)._repr_png_().startswith(b"\x89PNG")  # what Jupyter shows
    there = chinese_fonts({font.name for font in font_manager.fontManager.ttflist})
    assert rcParams["font.sans-serif"][: len(there)] == there


# --- names


@pytest.mark.parametrize(
    "name", ["Min Fa Dian", "minfadian", "Mín Fǎ Diǎn", "mfd", "MFD", "《民法典》", "中華人民共和國民法典", "民典"]
)
def test_a_law_answers_in_pinyin_in_initials_and_in_traditional_characters(name: str, kg: KnowledgeGraph) -> None:
    assert {row.law for row in kg.townships_citing(name)} == {CIVIL}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("反诈法", "反电信网络诈骗法"),
        ("反電信網絡詐騙法", "反电信网络诈骗法"),
        ("fandianxinwangluozhapianfa", "反电信网络诈骗法"),
    ],
)
def test_a_law_that_no_report_cites_is_known_by_all_its_names(name: str, title: str, kg: KnowledgeGraph) -> None:
    rows = kg.townships_citing(name)
    assert (len(rows), rows.without) == (0, 6)
    assert title in rows.sparql


@pytest.mark.parametrize("name", ["zhongfeng", "Zhongfeng Zhen", "qijiang zhongfeng", "綦江區中峰鎮", "chongqing"])
def test_a_place_answers_in_pinyin_and_in_traditional_characters(name: str, kg: KnowledgeGraph) -> None:
    assert {item.document for row in kg.laws_cited_by(name) for item in row.evidence} == {
        "zhongfeng-2023",
        "zhongfeng-2024",
    }


@pytest.mark.parametrize(("name", "candidate"), [("xf", "刑法"), ("lǜshi", "律师法"), ("社区矫", "社区矫正法实施办法")])
def test_what_fits_several_laws_asks_back_with_them(name: str, candidate: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NameUnknownError, match=candidate):
        kg.townships_citing(name)


def test_two_towns_of_one_name_are_asked_back_in_pinyin_too(kg: KnowledgeGraph) -> None:
    with pytest.raises(NameUnknownError, match="连平县"):
        kg.laws_cited_by("shangping")
    assert len(kg.laws_cited_by("longchuan shangping")) == 2


def test_a_programme_answers_to_its_names(kg: KnowledgeGraph) -> None:
    for name in ("枫桥经验", "新时代枫桥经验", "fengqiao jingyan", "楓橋經驗"):
        assert len(kg.first_to_name(program=name)) == 2
    with pytest.raises(NameUnknownError, match="枫桥式工作法"):
        kg.first_to_name(program="枫桥")
    with pytest.raises(NameUnknownError, match="项目"):
        kg.first_to_name(program="某某经验交流会")


# --- what would widen a question without a word


@pytest.mark.parametrize(
    ("filters", "named"),
    [({"yaer": 2024}, "yaer"), ({"place": []}, "place"), ({"year": "twenty"}, "twenty")],
)
def test_a_filter_that_says_nothing_is_refused(kg: KnowledgeGraph, filters: dict[str, Any], named: str) -> None:
    with pytest.raises(UsageError, match=named):
        kg.townships_citing("民法典", **filters)


def test_within_a_sentence_there_is_no_measure_of_chance(kg: KnowledgeGraph) -> None:
    assert [(row.lift, row.npmi) for row in kg.programs_with("民法典", within="sentence")] == [(None, None)]


def test_a_file_that_cannot_be_written_is_said(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="无法写入"):
        kg.reports().to_csv(tmp_path)


# --- what a second reading found


def _two_years(folder: Path) -> KnowledgeGraph:
    drafts = [
        Draft(f"shangping-{year}", f"上坪镇{year}年报告\n宣传《民法典》。", year=year).law("民法典", CIVIL)
        for year in (2023, 2024)
    ]
    return _graph(folder, [draft.report() for draft in drafts])


def test_a_change_that_is_none_is_printed_with_nothing_to_show(tmp_path: Path) -> None:
    rows = _two_years(tmp_path).change_between(2023, 2024)
    assert [(row.law, row.kept) for row in rows] == [(CIVIL, (TOWN,))]
    assert CIVIL in str(rows)
    assert CIVIL in rows._repr_html_()


def test_two_years_of_a_place_are_one_edge_of_both_weights(tmp_path: Path) -> None:
    rows = _two_years(tmp_path).townships_citing()
    assert sorted(row.year for row in rows) == [2023, 2024]
    edge = rows.graph().edges[TOWN, CIVIL]
    assert edge["weight"] == edge["citations"] == 2
    assert "year" not in edge
    assert edge["place"] == TOWN


def test_reports_without_a_place_are_nodes_of_their_own(tmp_path: Path) -> None:
    drafts = [Draft(name, f"{name}报告\n宣传《民法典》。", None).law("民法典", CIVIL) for name in ("甲", "乙")]
    rows = _graph(tmp_path, [draft.report() for draft in drafts]).townships_citing(level=None)
    assert set(rows.graph().nodes) == {"甲报告", "乙报告", CIVIL}


def test_reports_that_are_alike_are_of_one_kind(kg: KnowledgeGraph) -> None:
    graph = kg.reports_alike(at_least=0.1).graph()
    assert {tuple(values.items()) for _, values in graph.nodes(data=True)} == {(("type", "document"),)}


def test_each_pair_of_a_picture_has_a_bar_of_its_own(kg: KnowledgeGraph) -> None:
    rows = kg.programs_with()
    axes = rows.plot()
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == [f"{row.law} × {row.other}" for row in rows]
    assert len({bar.get_y() for bar in axes.patches}) == len(rows)


@pytest.mark.parametrize("name", ["law:中华人民共和国民法典", "law:《民法典》", "law:民法典"])
def test_a_law_answers_to_its_title_behind_its_prefix(kg: KnowledgeGraph, name: str) -> None:
    assert kg.townships_citing(name) == kg.townships_citing("民法典")


def test_a_range_of_years_and_several_levels_are_filters(kg: KnowledgeGraph) -> None:
    assert kg.townships_citing("民法典", year=range(2023, 2025)) == kg.townships_citing("民法典", year=[2023, 2024])
    both = kg.townships_citing("民法典", level=["township", "county"])
    one_by_one = [kg.townships_citing("民法典", level=level) for level in ("township", "county")]
    assert {(row.place, row.year) for row in both} == {(row.place, row.year) for rows in one_by_one for row in rows}
    assert all(one_by_one)
    with pytest.raises(UsageError, match="year"):
        kg.townships_citing("民法典", year=range(0))
