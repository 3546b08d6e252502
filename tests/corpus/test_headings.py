"""Sections: their headings, how they lie in one another, what they are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.corpus import section_at, section_cues, sections
from lawgraph.corpus.headings import read_cues
from lawgraph.errors import CatalogueError
from lawgraph.model import SectionKind

from .samples import REPORT, TITLE


def outline(text: str) -> list[tuple[int, str, str]]:
    return [(part.depth, part.heading, part.kind.value) for part in sections(text)]


def test_a_report_falls_into_its_sections() -> None:
    assert outline(REPORT) == [
        (0, "", "other"),
        (1, "一、2023年法治政府建设的主要举措和成效", "achievements"),
        (2, "(一)加强组织领导,压实工作责任", "achievements"),
        (2, "(二)规范行政执法,提升执法水平", "achievements"),
        (1, "二、存在的问题和不足", "problems"),
        (1, "三、下一步工作打算", "plans"),
        (2, "(一)深化普法宣传", "plans"),
    ]


def test_a_section_reaches_to_the_next_of_its_depth() -> None:
    parts = sections(REPORT)
    first, inner, second = parts[1], parts[2], parts[4]
    assert REPORT[first.start :].startswith("一、2023年")
    assert first.end == second.start
    assert first.start < inner.start < inner.end == parts[3].start < first.end
    assert parts[-1].end == len(REPORT)
    assert section_at(parts, REPORT.index("三项制度")) == 3
    assert section_at(parts, 0) == 0


def test_furniture_lies_in_no_section() -> None:
    text = f"首页>年报\n{REPORT}\n返回顶部"
    start = text.index(TITLE)
    parts = sections(text, (start, start + len(REPORT)))
    assert section_at(parts, 0) == section_at(parts, len(text) - 1) == -1


@pytest.mark.parametrize(
    ("line", "depth", "heading"),
    [
        ("一、主要成效", 1, "一、主要成效"),
        ("  十一、 主要成效", 1, "十一、主要成效"),
        ("一.主要成效", 1, "一.主要成效"),
        ("（一）加强领导", 2, "(一)加强领导"),
        ("()强化领导", 2, "()强化领导"),
        ("一)纵深推进", 2, "一)纵深推进"),
        ("㈠加强领导", 2, "㈠加强领导"),
        ("1.开展宣传", 3, "1.开展宣传"),
        ("２、开展宣传", 3, "2、开展宣传"),
        ("（1）开展宣传", 3, "(1)开展宣传"),
        ("(一)多轮次立体学。由我镇党委书记组织学习。", 2, "(一)多轮次立体学"),
        ("## 一、主要成效", 1, "一、主要成效"),
        (
            "三、2024年度党政主要负责人履行推进法治建设第一 责任人职责情况。",
            1,
            "三、2024年度党政主要负责人履行推进法治建设第一责任人职责情况",
        ),
    ],
)
def test_headings_are_known_by_their_shape(line: str, depth: int, heading: str) -> None:
    found = sections(f"标题\n{line}\n正文。")[1]
    assert (found.depth, found.heading) == (depth, heading)


@pytest.mark.parametrize(
    "line",
    [
        "一是加强学习；二是加强宣传。",
        "一、二季度共开展宣传12次。",
        "2023年，我镇开展宣传。",
        "1.5万人次参加活动。",
        "第一责任人职责落实到位。",
        "（2023年1月10日）",
        "（见附件）",
    ],
)
def test_what_only_looks_like_a_heading_is_none(line: str) -> None:
    assert len(sections(f"标题\n{line}\n正文。")) == 1


def test_a_long_numbered_paragraph_is_cut_at_a_comma() -> None:
    heading = sections("标题\n（一）加强领导，" + "认真落实各项工作任务，" * 12)[1].heading
    assert heading == "(一)加强领导"


def test_parts_stand_above_chapters() -> None:
    text = "标题\n第一部分 工作情况\n一、主要成效\n（一）普法\n第二部分 下一步打算\n一、加强普法"
    assert [(depth, kind) for depth, _, kind in outline(text)] == [
        (0, "other"),
        (1, "achievements"),
        (2, "achievements"),
        (3, "achievements"),
        (1, "plans"),
        (2, "plans"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("一、主要举措和成效", "achievements"),
        ("一、工作开展情况", "achievements"),
        ("二、存在的不足和原因", "problems"),
        ("二、工作中的短板和不足", "problems"),
        ("二、坚持问题导向，狠抓整改落实", "other"),
        ("二、着力补齐短板", "other"),
        ("三、党政主要负责人履行推进法治建设第一责任人职责情况", "leaders"),
        ("三、加强法治政府建设，确保党政主要负责人履行推进法治建设第一责任人职责", "leaders"),
        ("四、下一步工作打算", "plans"),
        ("四、存在的问题和下一步打算", "problems"),
        ("四、附则", "other"),
    ],
)
def test_a_heading_tells_what_its_section_is_about(heading: str, kind: str) -> None:
    assert sections(f"标题\n{heading}\n正文。")[1].kind.value == kind


@pytest.mark.parametrize(
    ("outer", "inner", "kind"),
    [
        ("一、主要成效", "（一）坚持问题导向", "achievements"),
        ("一、主要成效", "（三）下一步工作打算", "plans"),
        ("一、基本情况", "（二）存在的问题", "problems"),
        ("二、存在的问题", "（一）宣传成效不明显", "problems"),
        ("四、存在的问题和下一步打算", "（二）下一步打算", "plans"),
    ],
)
def test_a_subsection_follows_its_section_unless_it_says_otherwise(outer: str, inner: str, kind: str) -> None:
    assert sections(f"标题\n{outer}\n{inner}\n正文。")[2].kind.value == kind


@pytest.mark.parametrize(("year", "kind"), [(2023, "achievements"), (2024, "plans"), (2022, "other")])
def test_a_neutral_heading_is_decided_by_its_year(year: int, kind: str) -> None:
    assert sections(f"白石镇2023年法治政府建设报告\n一、{year}年主要工作\n正文。")[1].kind.value == kind


def test_a_report_without_headings_is_one_section() -> None:
    assert outline("白石镇报告\n我镇依法行政。") == [(0, "", "other")]


def test_a_report_that_begins_with_a_heading_has_nothing_before_it() -> None:
    assert outline("一、主要成效\n我镇依法行政。") == [(1, "一、主要成效", "achievements")]


def test_the_cues_of_the_catalogue_cover_every_kind() -> None:
    assert {kind for _, kind in section_cues()} == set(SectionKind) - {SectionKind.OTHER}


@pytest.mark.parametrize(
    ("table", "where"),
    [("kind\tword\n", "columns"), ("kind\twords\nplans\t打算\nwishes\t愿望\n", ":3"), ("kind\twords\nplans\n", ":2")],
)
def test_a_table_of_cues_that_is_not_well_formed_is_named_with_its_line(table: str, where: str) -> None:
    with pytest.raises(CatalogueError, match=where):
        read_cues(table)


LINES = st.sampled_from(
    [
        "一、成效",
        "二、存在的问题",
        "（一）学法",
        "()普法",
        "1.活动",
        "第一部分 情况",
        "我镇学习宪法。",
        "",
        "  ",
        "一是学习；",
    ]
)


@given(st.lists(LINES, max_size=15).map("\n".join))
def test_sections_lie_in_order_and_inside_one_another(text: str) -> None:
    parts = sections(text)
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    for index, part in enumerate(parts):
        assert part.start <= part.end <= len(text)
        for later in parts[index + 1 :]:
            assert later.start >= part.end or later.end <= part.end


LOST_MARKS = [
    ("开展宣传。\n存在的问题\n一是学习不深。\n下一步工作打算\n加强学习。", ["problems", "plans"]),
    ("开展宣传。\n三 下一步打算\n加强学习。", ["plans"]),
    ("全面排查工作中\n存在的问题\n并整改。", []),
    ("开展宣传。\n二〇二三年工作展望\n加强学习。", ["plans"]),
    ("开展宣传。\n2023年工作计划：\n加强学习。", ["plans"]),
    ("【工作成效】\n开展宣传\n【存在短板】\n学习不深\n【来年计划】\n加强学习", ["problems", "plans"]),
    ("■ 工作亮点\n开展宣传\n● 主要问题\n学习不深\n**下一步打算**\n加强学习", ["problems", "plans"]),
    ("开展宣传\n★存在的主要问题★\n学习不深", ["problems"]),
    ("【着力补齐短板】\n加强学习。", []),
    ("【完成年度工作安排】\n加强学习。", []),
    ("■ 印发工作计划\n加强学习。", []),
    ("★查找存在问题\n加强学习。", []),
    ("【回应居民反映问题】\n加强学习。", []),
    ("【检查发现的问题】\n学习不深", ["problems"]),
]


@pytest.mark.parametrize(("text", "kinds"), LOST_MARKS)
def test_a_heading_without_a_mark_stands_alone_behind_a_sentence(text: str, kinds: list[str]) -> None:
    assert [part.kind.value for part in sections(f"{TITLE}\n{text}")[1:]] == kinds
