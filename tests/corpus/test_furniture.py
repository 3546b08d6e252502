"""What stands around a report in a copy of a web page."""

from __future__ import annotations

from collections import Counter

import pytest

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import table
from lawgraph.corpus.furniture import furnish, is_furniture, iso_date, told_by

from .samples import BODY, REPORT, TITLE

HEADS = [
    "首页>政务公开>政府信息公开目录>法治政府建设年度报告 > 2023年法治政府建设年度报告\n\n",
    "回到首页\n\n当前位置:首页 >> 行政执法公示 > 青溪县白石镇人民政府 >> 正文\n",
    "您现在的位置：首页 > 镇务公开\n索 引 号：00/2024-1\u3000发布机构：白石镇人民政府\u3000成文日期：2024-01-10\n",
    "| 索引号 | 00/2024-1 | 发文字号 | |\n| 发布机构 | 白石镇 |\n",
    "今天是2024年3月5日 星期二 晴\n无障碍浏览 繁体版\n首页\n镇情概况\n政务公开\n",
    "天津市静海区人民政府 2019年12月3日星期二\n\n无障碍 简体| 繁体\n\n",
    "返回顶部\n\n  • 索引号:\n\n    610/2024-1\n  • 来源:\n\n  • 发文机构:\n\n    白石镇\n",
    "您当前的位置:首页\n> 政务公开 > 政策文件及解读 > 部门文件\n\n",
    "索 引 号 | 116/2025-48086 | 主题分类 | 法治 |\n成文日期 | 2025-06-13 | 发布日期 | 2025-06-30 |\n",
    "",
]
UNDER = [
    "日期: 2024-01-16\n字体:\n",
    "发布时间: 2024-01-16 11:13:56 \xa0信息发布人:本站编辑 \xa0浏览次数:\n",
    "（2024年1月16日）\n",
    "【字体：大 中 小】 打印 关闭\n",
    "",
]
TAILS = [
    "\n青溪县人民政府版权所有 \xa0 青溪县人民政府办公室主办\n网站标识码: 0000000000 \xa0 ICP备案: 00000000号-1\n返回顶部",
    "\n[打印本页] [关闭窗口]",
    "\n- 扫一扫在手机打开当前页",
    "\n上一篇：青溪县黑石镇2023年法治政府建设报告\n下一篇：没有了\n相关链接\n中国政府网\n",
    "\n信息来源：白石镇人民政府\u3000发布日期：2024年1月16日\u3000【字体：大 中 小】\n",
    "",
]


@pytest.mark.parametrize("head", HEADS, ids=map(str, range(len(HEADS))))
@pytest.mark.parametrize("under", UNDER, ids=map(str, range(len(UNDER))))
@pytest.mark.parametrize("tail", TAILS, ids=map(str, range(len(TAILS))))
def test_the_report_is_found_between_the_furniture(head: str, under: str, tail: str) -> None:
    text = f"{head}{TITLE}\n{under}\n{BODY}{tail}"
    (start, end), told = furnish(text)
    assert text[start:end] == f"{TITLE}\n{under}\n{BODY}".strip()
    assert told["title"] == TITLE


@pytest.mark.parametrize("under", UNDER[:3])
def test_the_date_under_the_title_is_the_date_of_publication(under: str) -> None:
    assert furnish(f"{TITLE}\n{under}\n{BODY}")[1]["published"] == "2024-01-16"


def test_a_bare_report_has_nothing_told_but_its_title() -> None:
    assert furnish(REPORT) == ((0, len(REPORT.rstrip())), {"title": TITLE})


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["当前位置：首页 > 法治政府"], {"breadcrumb": "首页>法治政府"}),
        (["首页|信息公开|区住建局"], {"breadcrumb": "首页>信息公开>区住建局"}),
        (["首页 / 政务公开 / 年报"], {"breadcrumb": "首页>政务公开>年报"}),
        (["青溪县人民政府 >> 白石镇 >> 年报   今天是2024年1月1日 晴"], {"breadcrumb": "青溪县人民政府>白石镇>年报"}),
        (["发布机构：县司法局  发布日期：2024年3月5日"], {"issuer": "县司法局", "published": "2024-03-05"}),
        (["发布机构：", "县司法局"], {"issuer": "县司法局"}),
        (["索 引 号: 1  名　　称: 报告  发 布 日 期: 2024/3/5"], {"published": "2024-03-05"}),
        (["成文日期：2024-03-01　发布日期：2024-03-05"], {"published": "2024-03-05"}),
        (["2024-03-05 09:30  信息来源：白石镇"], {"issuer": "白石镇", "published": "2024-03-05"}),
        (["来源：本站  时间：2024.3.5"], {"published": "2024-03-05"}),
        (["来源：2024-03-05"], {}),
        (["索 引 号 | 116/2025-1 | 主题分类 | 法治 |", "| 关键词 | 发布机构 | 白石镇 |"], {"issuer": "白石镇"}),
        (["  • 来源:", "  • 发文机构:", "    县政府办公室"], {"issuer": "县政府办公室"}),
        (
            ["  • [ 发布机构 ]", "  • 县林业局", "  • [ 成文日期 ]", "  • 2024-02-23"],
            {"issuer": "县林业局", "published": "2024-02-23"},
        ),
        (["您当前的位置:首页", "> 政务公开 > 年报"], {"breadcrumb": "政务公开>年报"}),
        (
            ["发布机构青溪县白石镇人民政府", "-", "发布日期2026-01-27"],
            {"issuer": "青溪县白石镇人民政府", "published": "2026-01-27"},
        ),
        (["网址：http://www.example.gov.cn/1.html"], {"url": "http://www.example.gov.cn/1.html"}),
        (["我镇认真开展宣传，时间紧、任务重。"], {}),
        (["发布日期：", "2024年3月5日，全镇推进会在镇政府召开。" + "会议部署全年工作，要求各村抓好落实。" * 20], {}),
    ],
)
def test_the_furniture_of_a_page_tells_its_date_issuer_address_and_path(lines: list[str], told: dict[str, str]) -> None:
    assert told_by(lines) == told


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["青溪县白石镇人民政府", "关于2023年度法治政府建设情况的报告"],
            "青溪县白石镇人民政府关于2023年度法治政府建设情况的报告",
        ),
        (["青溪县司法局2023年度法治政府", "建设工作情况报告"], "青溪县司法局2023年度法治政府建设工作情况报告"),
        (["# 白石镇2023年法治政府建设工作总结"], "白石镇2023年法治政府建设工作总结"),
        (["白石镇2023年推进依法行政工作情况报告（公开稿）"], "白石镇2023年推进依法行政工作情况报告(公开稿)"),
    ],
)
def test_a_title_is_put_together(lines: list[str], title: str) -> None:
    assert furnish("\n".join(lines) + "\n" + BODY)[1]["title"] == title


def test_a_title_below_bracketed_labels_with_their_values_between_them() -> None:
    rows = ["[ 索引号 ]", "1150/2024-1", "[ 主题分类 ]", "农业、林业、水利;林业", "[ 发布日期 ]", "2024-02-23"]
    text = "\n".join([*(f"  • {row}" for row in rows), TITLE, BODY])
    (start, _), told = furnish(text)
    assert told == {"title": TITLE, "published": "2024-02-23"}
    assert text[start:].startswith(TITLE)


def test_a_report_without_a_title_begins_with_its_text() -> None:
    text = "首页>政务公开>年报\n" + BODY
    (start, _), told = furnish(text)
    assert text[start:].startswith("2023年，我镇")
    assert "title" not in told


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年3月5日，全镇法治建设推进会在镇政府召开，部署年度工作",
        "2024年3月5日上午召开了全镇法治建设推进会。",
        f"【编者按】{'近年来，白石镇坚持依法行政，' * 8}取得实效。",
    ],
)
def test_a_first_sentence_with_a_date_or_in_brackets_is_part_of_the_report(sentence: str) -> None:
    text = f"{sentence}\n会议要求各村抓好落实。"
    assert furnish(text)[0] == (0, len(text))


def test_a_sentence_that_names_a_web_word_is_no_furniture() -> None:
    text = f"{REPORT}\n四、宣传情况\n利用微信、微博等平台推送普法信息，由县司法局主办宣传活动3场。\n"
    assert furnish(text)[0][1] == len(text.rstrip())


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-3-5", "2024-03-05"),
        ("2024 年 12 月 31 日", "2024-12-31"),
        ("2024.01.02 10:00", "2024-01-02"),
        ("无", ""),
        ("2024-13-40", ""),
        ("2023年2月30日", ""),
        ("2024-00-10", ""),
        ("文号2024-25-7 2024-3-5", "2024-03-05"),
    ],
)
def test_dates_are_iso(text: str, date: str) -> None:
    assert iso_date(text) == date


LAST_LINES = [
    "镇司法所落实《政府信息公开条例》，通过微信公众号公开信息；",
    "依托微信公众号宣传民法典",
    "通过微信公众号推送信息20条，群众反响良好",
    "2.镇司法所在微信群解答咨询",
    "深入推行“扫码入企”制度，县司法局加强行政执法监督",
    "县司法局主办法治文艺汇演，群众踊跃参加",
    "推进无障碍环境建设，保护个人隐私",
    "（责任单位：镇党政办、镇司法所、各村）",
]


@pytest.mark.parametrize("line", LAST_LINES)
def test_a_last_sentence_that_names_a_service_is_part_of_the_report(line: str) -> None:
    text = f"{REPORT.strip()}\n{line}"
    assert furnish(text)[0] == (0, len(text))


@pytest.mark.parametrize(
    "line", ["分享到：微信、微博", "用微信扫描二维码分享至好友和朋友圈", "扫一扫，手机查看", "微信公众平台 微博"]
)
def test_buttons_of_a_page_are_not(line: str) -> None:
    assert furnish(f"{REPORT.strip()}\n{line}")[0] == (0, len(REPORT.strip()))


def test_the_title_may_stand_in_a_row_of_the_table() -> None:
    told = furnish(f"| 发布机构: | 白石镇 | 分类: | 其他 |\n| 标题: | {TITLE} | |\n{BODY}")[1]
    assert (told["title"], told["issuer"]) == (TITLE, "白石镇")


def test_a_title_between_the_bars_of_a_table_opens_the_report() -> None:
    text = f"| {TITLE} |\n{BODY}"
    (start, _), told = furnish(text)
    assert (start, told["title"]) == (0, TITLE)


def test_a_line_that_is_only_a_day_stands_above_the_title() -> None:
    assert furnish(f"2024年3月5日 星期二。\n{TITLE}\n{BODY}")[1]["title"] == TITLE


def test_a_label_tells_one_thing_that_is_kept_or_nothing() -> None:
    rows = table(ontology_file("page_labels.tsv"))
    assert {row["tells"] for row in rows} == {"published", "issuer", "url", "title", ""}
    assert [label for label, count in Counter(row["label"] for row in rows).items() if count > 1] == []


@pytest.mark.parametrize("row", table(ontology_file("page_labels.tsv")), ids=lambda row: row["label"])
def test_a_line_with_a_label_is_no_part_of_a_report(row: dict[str, str]) -> None:
    assert is_furniture(f"{row['label']}:上坪镇")
