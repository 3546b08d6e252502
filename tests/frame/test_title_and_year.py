"""Title, year and date of a report."""

from __future__ import annotations

import pytest

import lawgraph

from .reports import BODY, frame_of, titled

TITLE = "湘潭县易俗河镇2022年度法治政府建设工作报告"

TITLE_LINES = [
    ([TITLE], TITLE),
    (["湘潭县易俗河镇", "2022年度法治政府建设", "工作报告"], TITLE),
    (["易俗河镇人民政府", "2022年度法治政府建设工作报告"], "易俗河镇人民政府2022年度法治政府建设工作报告"),
    (
        ["中共易俗河镇委员会", "易俗河镇人民政府", "关于2022年度法治政府建设情况的报告"],
        "中共易俗河镇委员会易俗河镇人民政府关于2022年度法治政府建设情况的报告",
    ),
    (["索引号：430321/2023-00123", "发布机构：易俗河镇", "发布日期：2023-01-20", TITLE], TITLE),
    (["当前位置：首页 > 政务公开 > 法治政府", TITLE], TITLE),
    (
        ["秦安县莲花镇党政主要负责人2022年度履行推进法治建设第一责任人职责情况报告"],
        "秦安县莲花镇党政主要负责人2022年度履行推进法治建设第一责任人职责情况报告",
    ),
    (["秦安县莲花镇2013年依法行政工作总结"], "秦安县莲花镇2013年依法行政工作总结"),
    (["关于湘潭县易俗河镇2022年法治政府建设情况的公示"], "关于湘潭县易俗河镇2022年法治政府建设情况的公示"),
    # what a page, a table or an editor sets around it
    ([f"| {TITLE} |"], TITLE),
    ([f"| 标题： | {TITLE} | |"], TITLE),
    ([f"名 称：{TITLE}"], TITLE),
    ([f"信息名称：{TITLE}"], TITLE),
    ([f"• {TITLE}"], TITLE),
    ([f"**{TITLE}**"], TITLE),
    ([f"1.{TITLE}"], TITLE),
    ([f"《{TITLE}》"], TITLE),
    ([f"【年度报告】{TITLE}"], TITLE),
    ([f"[{TITLE}](https://example.org/a.html)"], TITLE),
    ([f"{TITLE}_湘潭县人民政府门户网站"], TITLE),
    ([f"《{TITLE}》是2023年湘潭县易俗河镇人民政府发布的报告。"], TITLE),
    # what stands above it
    (["- 效力状态：有效", "关于2022年度法治政府建设情况的报告"], "关于2022年度法治政府建设情况的报告"),
    (["| 体裁： | 报告 | 主题： | 农业、水利，林业 |", TITLE], TITLE),
    (["湖南/湘潭-2023-02-25 00:00:00", "关于****年法治政府建设情况的报告"], "关于****年法治政府建设情况的报告"),
    (["湘潭县人民政府公报 2023年第1期", TITLE], TITLE),
    (["法治政府建设年度报告", "湘潭县", TITLE], TITLE),
    (["易俗河镇人民政府文件", "易政发〔2023〕5号", TITLE], TITLE),
    (
        ["附件1", "湘潭县易俗河镇", "2022年度法治政府建设工作", "情 况 报 告"],
        "湘潭县易俗河镇2022年度法治政府建设工作情 况 报 告",
    ),
    (["关于2022年度", "法治政府建设情况的报告"], "关于2022年度法治政府建设情况的报告"),
    (["易俗河镇人民政府关于2022年度法治政府建设情况", "的报告"], "易俗河镇人民政府关于2022年度法治政府建设情况的报告"),
]


@pytest.mark.parametrize(("lines", "title"), TITLE_LINES)
def test_the_title_is_the_line_that_names_a_report_with_what_belongs_to_it(lines: list[str], title: str) -> None:
    assert frame_of(*lines, BODY).title == title


YEARS = [
    # the title wins over every other year
    (TITLE, [], 2022, "title"),
    (TITLE, ["一、2021年主要工作"], 2022, "title"),
    (TITLE, ["2019年12月3日"], 2022, "title"),
    ("易俗河镇法治政府建设工作总结和2023年工作打算", ["2022年，我镇依法行政。"], 2022, "text"),
    ("易俗河镇2022年法治政府建设工作总结和2023年工作打算", [], 2022, "title"),
    ("易俗河镇法治建设和2022年普法工作总结", [], 2022, "title"),
    ("二〇二二年度易俗河镇法治政府建设工作总结", [], 2022, "title"),
    ("二○二二年度易俗河镇法治政府建设工作总结", [], 2022, "title"),
    ("湘潭县易俗河镇２０２２年法治政府建设工作报告", [], 2022, "title"),
    ("湘潭县易俗河镇 2 0 2 2 年法治政府建设工作报告", [], 2022, "title"),
    ("湘潭县易俗河镇2O22年法治政府建设工作报告", [], 2022, "title"),
    ("湘潭县易俗河镇2O2O年法治政府建设工作报告", [], 2020, "title"),
    ("湘潭县易俗河镇法治政府建设工作报告", ["２０２１年，镇党委专题研究法治工作4次。"], 2021, "text"),
    ("秦安县莲花镇2013年依法行政工作总结", [], 2013, "title"),
    ("易俗河镇2018-2020年法治政府建设工作总结", [], 2020, "title"),
    ("湘潭县司法局关于《湘潭县法治政府建设实施方案（2021—2025年）》2022年落实情况的报告", [], 2022, "title"),
    ("湘潭县司法局关于贯彻《法治政府建设实施纲要(2021-2025年)》情况的报告", ["2023年，我局认真贯彻。"], 2023, "text"),
    ("关于《易俗河镇2022年法治政府建设工作总结》的公示", [], 2022, "title"),
    # a title without a year: the first lines say it
    ("湘潭县易俗河镇法治政府建设工作报告", ["2021年以来，镇党委专题研究法治工作4次。"], 2021, "text"),
    # the year of a document's number is not the report's
    ("〔2023〕7号湘潭县人民政府关于2022年法治政府建设情况的报告", [], 2022, "title"),
    ("[潭县政发〔2023〕7号]湘潭县人民政府关于2022年法治政府建设情况的报告", [], 2022, "title"),
    ("湘潭县易俗河镇法治政府建设工作报告", ["易政发〔2023〕5号", "2022年，我镇依法行政。"], 2022, "text"),
    # figures masked by the site: the plan's last year, the year before publication
    ("湘潭县易俗河镇****年法治政府建设工作报告", ["****年是“十四五”规划收官之年。"], 2025, "plan"),
    ("湘潭县司法局****年法治政府建设情况的报告", ["发布时间：2023-02-25"], 2022, "published"),
]


@pytest.mark.parametrize(("title", "more", "year", "source"), YEARS)
def test_the_year_reported_on(title: str, more: list[str], year: int, source: str) -> None:
    frame = titled(title, *more)
    assert (frame.year, frame.evidence["year"]) == (year, source)


@pytest.mark.parametrize("number", ["2000余人", "2015人次", "2010份", "2050平方米"])
def test_a_number_of_things_is_no_year(number: str) -> None:
    assert titled("上坪镇司法所开展法治宣传", f"活动惠及{number}。").year is None


def test_a_report_that_names_no_year_has_none() -> None:
    frame = titled("湘潭县易俗河镇法治政府建设工作报告")
    assert frame.year is None
    assert "year" not in frame.evidence


SIGNATURES = [
    ("2023年1月12日", "2023-01-12"),
    ("2023 年 1 月 12 日", "2023-01-12"),
    ("２０２３年１月１２日", "2023-01-12"),
    ("二〇二三年一月十二日", "2023-01-12"),
    ("二○二三年十二月三十一日", "2023-12-31"),
    ("二零二三年十月二十日", "2023-10-20"),
    ("二O二三年一月八日", "2023-01-08"),
    ("2023.1.8", "2023-01-08"),
    ("2023年元月8日", "2023-01-08"),
    ("2023年13月12日", ""),
    ("2023年", ""),
]


@pytest.mark.parametrize(("signature", "date"), SIGNATURES)
def test_the_date_stands_in_the_signature(signature: str, date: str) -> None:
    assert titled(TITLE, "易俗河镇人民政府", signature).published == date


def test_the_pages_own_date_of_publication_wins_over_the_signature() -> None:
    frame = frame_of(TITLE, "发布时间：2023-02-01 来源：易俗河镇", BODY, "易俗河镇人民政府", "2023年1月12日")
    assert frame.published == "2023-02-01"


@pytest.mark.parametrize("label", ["发文时间", "成文时间", "印发日期"])
def test_the_date_may_stand_in_a_row_above_the_title(label: str) -> None:
    assert frame_of(f"- {label}：2023年1月28日", TITLE, BODY).published == "2023-01-28"


@pytest.mark.parametrize("line", ["发布时间：２０２３－０２－０１", "發佈時間：2023-02-01 來源：易俗河鎮"])
def test_the_date_is_read_from_a_page_in_full_width_or_traditional_script(line: str) -> None:
    assert frame_of(TITLE, line, BODY).published == "2023-02-01"


def test_a_date_inside_the_report_is_no_signature() -> None:
    filler = "全年开展法治宣传活动，群众满意度持续提升。" * 20
    assert titled(TITLE, "2022年3月5日，镇党委召开法治建设推进会。", filler).published == ""


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("龙川县人民政府2023年度\n法治政府建设情况报告", "龙川县人民政府2023年度法治政府建设情况报告"),
        (
            "龙川县人民政府关于2024年度推进\n法治政府建设情况的报告",
            "龙川县人民政府关于2024年度推进法治政府建设情况的报告",
        ),
    ],
)
def test_a_title_may_break_behind_its_year(lines: str, whole: str) -> None:
    assert lawgraph.extract(f"{lines}\n县委召开会议。\n").frame.title == whole


def test_a_report_published_late_in_a_year_is_of_that_year() -> None:
    body = "自“八五”普法开展以来，我乡扎实开展工作，现将自查情况汇报如下。"
    title = "莲花镇“八五”普法中期评估自查汇报"
    assert frame_of(title, "发布时间：2023-11-01 10:01", body).year == 2023
    assert frame_of(title, "发布时间：2024-01-15 10:01", body).year == 2023


def test_the_number_of_a_document_is_no_title() -> None:
    assert frame_of("秦莲府〔2024〕6号", "我镇坚持依法行政，认真学习民法典。").title == ""


def test_a_padded_label_is_no_part_of_a_title() -> None:
    lines = "标      题 龙川县人民政府关于2017年度法治政府建设情况的报告\n索引号 2018-00024\n"
    report = f"{lines}2017年，我县坚持依法行政，深入学习宪法，全面推进各项工作。\n"
    assert lawgraph.extract(report).frame.title == "龙川县人民政府关于2017年度法治政府建设情况的报告"


def test_a_date_stands_below_its_label_where_a_list_has_no_colons() -> None:
    facts = "• 索引号\n• 0152-00001\n• 发布日期\n• 2025-02-17\n• 文号\n"
    report = f"{facts}{TITLE}\n2024年，我县坚持依法行政，深入学习宪法，全面推进各项工作。\n"
    assert lawgraph.extract(report).frame.published == "2025-02-17"


def test_the_committee_of_a_zone_on_a_line_of_its_own_begins_the_title() -> None:
    lines = "日照经济技术开发区管委\n2024年法治政府建设年度报告\n来源：日照经济技术开发区管委办公室\n"
    frame = lawgraph.extract(f"{lines}2024年，日照经济技术开发区坚持依法行政，深入学习宪法。\n").frame
    assert frame.title == "日照经济技术开发区管委2024年法治政府建设年度报告"
    assert frame.issuer == "山东省/日照市/日照经济技术开发区|管委会"
