"""Which reports a page of a part has, and which of their edges."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from parts import CIVIL, MARRIAGE, NAMED, WOODS, Drawn, folder

import lawgraph
from lawgraph.errors import NameUnknownError, ResultError, UsageError
from lawgraph.query import KnowledgeGraph


def test_a_page_without_filters_is_the_page_of_the_build(sample_graph: Path) -> None:
    built = (sample_graph / "view.html").read_bytes()
    again = lawgraph.open(sample_graph).view(path=sample_graph / "view.html")
    assert again.html.encode("utf-8") == built


def test_pairs_of_a_part_are_counted_as_the_build_counted_them(sample_corpus: Path, tmp_path: Path) -> None:
    from lawgraph.network import Scope
    from lawgraph.pipeline import build_corpus

    build_corpus(sample_corpus, tmp_path, scope=Scope.SENTENCE)
    built = (tmp_path / "view.html").read_bytes()
    again = lawgraph.open(tmp_path).view(path=tmp_path / "view.html")
    assert again.html.encode("utf-8") == built


def test_the_part_of_a_law_is_the_reports_that_cite_it_with_all_they_name(drawn: Drawn) -> None:
    assert drawn(law="森林法") == {"shangping-2024": NAMED["shangping-2024"]}


def test_reports_that_cite_either_of_two_laws_are_part(drawn: Drawn) -> None:
    assert drawn(law=["森林法", "hun yin fa"]).keys() == {"shangping-2024", "zhongfeng-2023"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"place": "龙川县"}, ["shangping-2023", "shangping-2024", "longchuan-2024"]),
        ({"place": ["中峰", "longchuan shangping"]}, ["shangping-2023", "shangping-2024", "zhongfeng-2023", "zhongfeng-2024"]),
        ({"place": "广东", "level": "county"}, ["longchuan-2024"]),
        ({"year": 2023}, ["shangping-2023", "lianping-2023", "zhongfeng-2023"]),
        ({"year": [2023, 2024], "place": "重庆"}, ["zhongfeng-2023", "zhongfeng-2024"]),
        ({"program": "fengqiaojingyan"}, ["shangping-2024", "zhongfeng-2023"]),
        ({"law": "民法典", "program": "枫桥经验"}, ["shangping-2024"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_part_holds_the_reports_that_its_filters_choose(
    filters: dict[str, Any], expected: list[str], drawn: Drawn
) -> None:
    assert drawn(**filters) == {name: NAMED[name] for name in expected}


def test_a_report_that_names_nothing_is_part_of_its_place(drawn: Drawn) -> None:
    assert drawn(place="连平县", year=2024) == {"lianping-2024": set()}


def test_a_context_leaves_the_citations_in_others_out_and_all_else_in(drawn: Drawn) -> None:
    shown = drawn(context="publicise")
    assert shown["shangping-2024"] == NAMED["shangping-2024"] - {WOODS}
    assert shown.keys() == {"shangping-2023", "shangping-2024", "zhongfeng-2023", "zhongfeng-2024"}


def test_a_law_and_a_context_mean_one_citation(drawn: Drawn) -> None:
    assert drawn(law="民法典", context="学习培训").keys() == {"shangping-2024", "lianping-2023"}
    assert drawn(law="民法典", context="implement").keys() == {"longchuan-2024"}


def test_a_kind_leaves_the_citations_of_others_out(drawn: Drawn) -> None:
    assert drawn(kind="unknown") == {"zhongfeng-2024": {"某某暂行办法"}}
    assert drawn(kind="statute")["zhongfeng-2024"] == {CIVIL}


@pytest.mark.parametrize("law", [None, "民法典"])
@pytest.mark.parametrize(
    "filters",
    [
        {"context": "study"},
        {"context": ["study", "implement"], "kind": "法律"},
        {"kind": "unknown"},
        {"place": "广东", "context": "publicise"},
        {"level": "township", "year": 2024, "context": "study"},
        {"program": "枫桥经验", "kind": "statute"},
    ],
    ids=str,
)
def test_a_part_has_the_reports_that_a_question_with_its_filters_has(
    law: str | None, filters: dict[str, Any], parts_graph: KnowledgeGraph, drawn: Drawn
) -> None:
    rows = parts_graph.townships_citing(law, **{"level": None, **filters})
    asked = {item.document for row in rows for item in row.evidence}
    if asked:
        assert drawn(law=law, **filters).keys() == asked
    else:
        with pytest.raises(UsageError):
            drawn(law=law, **filters)


@pytest.mark.parametrize(("filters", "part"), [({}, False), ({"law": "民法典"}, True), ({"rows": True}, True)], ids=str)
def test_a_page_of_a_part_says_so(
    filters: dict[str, Any], part: bool, parts_graph: KnowledgeGraph, tmp_path: Path, open_page: Any
) -> None:
    rows = {"rows": parts_graph.townships_citing("民法典")} if filters.pop("rows", False) else {}
    page = open_page(parts_graph.view(**rows, **filters, path=tmp_path / "view.html").path)
    for where in ("#statement", "#details"):
        assert ("本页只含语料的一部分" in page.page.inner_text(where)) is part


def test_the_title_names_the_filters_as_people_read_them(drawn: Drawn) -> None:
    drawn(law="minfadian", place="广东", year=2024, context="study")
    assert drawn.title == "民法典 · 广东省 · 2024 · 学习培训"
    drawn(law="minfadian", title="我的网页")
    assert drawn.title == "我的网页"


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        ({}, "view.html"),
        ({"law": "min fa dian"}, "view-民法典.html"),
        ({"law": "中华人民共和国民法典"}, "view-民法典.html"),
        ({"law": "民法典", "place": "龙川上坪"}, "view-民法典-广东省-河源市-龙川县-上坪镇.html"),
        ({"program": "新时代枫桥经验", "year": 2024}, "view-枫桥经验-2024.html"),
    ],
    ids=str,
)
def test_the_file_is_called_after_the_filters(filters: dict[str, Any], name: str, parts_graph: KnowledgeGraph) -> None:
    assert parts_graph.view(**filters).name == name


def test_a_name_too_long_for_a_file_is_cut_and_stays_its_own(parts_graph: KnowledgeGraph) -> None:
    years = list(range(2000, 2025))
    one, other = (parts_graph.view(law="民法典", year=[*years, more]).name for more in (1998, 1999))
    assert one != other
    assert max(len(name.encode()) for name in (one, other)) < 200


@pytest.mark.parametrize(
    ("filters", "blamed"),
    [
        ({"year": 1999}, "year=1999"),
        ({"law": "民法典", "place": "广东", "year": 1999}, "year=1999"),
        ({"law": "档案法"}, "law=档案法"),
    ],
    ids=str,
)
def test_a_filter_that_leaves_nothing_is_named(
    filters: dict[str, Any], blamed: str, parts_graph: KnowledgeGraph
) -> None:
    with pytest.raises(UsageError) as error:
        parts_graph.view(**filters)
    assert str(error.value) == f"没有一份报告符合 / no report fits: {blamed}"


def test_filters_that_leave_nothing_together_are_named_with_what_each_leaves(parts_graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match=r"law=森林法 \(1\)；place=重庆市 \(2\)$"):
        parts_graph.view(law="森林法", place="重庆")


def test_names_are_those_of_the_questions(parts_graph: KnowledgeGraph) -> None:
    with pytest.raises(NameUnknownError, match="连平县"):
        parts_graph.view(place="上坪镇")
    with pytest.raises(NameUnknownError):
        parts_graph.view(law=["民法典", "并无此法"])
    with pytest.raises(UsageError, match="空的"):
        parts_graph.view(law=[])
    with pytest.raises(UsageError, match="unknown context"):
        parts_graph.view(context="抄写")


def test_a_graph_at_an_endpoint_has_no_page() -> None:
    with pytest.raises(UsageError, match=r"kg\.view\(\) 需要结果目录"):
        KnowledgeGraph.at("http://127.0.0.1:1/query").view()


def test_a_folder_without_its_tables_is_told(tmp_path: Path) -> None:
    kg = folder(tmp_path / "out")
    (tmp_path / "out" / "mentions.parquet").unlink()
    with pytest.raises(ResultError, match=r"mentions\.parquet"):
        kg.view(law="民法典")


def test_pages_beside_a_graph_are_no_reports(sample_graph: Path, tmp_path: Path) -> None:
    from lawgraph.corpus import discover

    out = shutil.copytree(sample_graph, tmp_path / "out")
    lawgraph.open(out).view(law="民法典", path=out)
    (out / "report.html").write_text("x", encoding="utf-8")
    assert [path.name for path in discover(out) if path.parent == out] == ["report.html"]


def test_a_repealed_law_keeps_its_reports(drawn: Drawn) -> None:
    assert drawn(law=MARRIAGE) == {"zhongfeng-2023": NAMED["zhongfeng-2023"]}


def test_a_page_never_replaces_the_graph(sample_graph: Path) -> None:
    with pytest.raises(UsageError, match="结果目录"):
        lawgraph.open(sample_graph).view(path=sample_graph / "graph.ttl")
