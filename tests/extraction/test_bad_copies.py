"""A report is the same report in a bad copy: other widths, quotes, blanks, line ends, wraps, page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.compiled import default_annotator
from lawgraph.corpus import document
from lawgraph.model import Citation

from .sentences import law_ids, localities, mentions, program_ids, programs

REPORT = """\
湘潭县易俗河镇2022年度法治政府建设工作报告
2022年，在县委、县政府坚强领导下，我镇深入学习贯彻习近平法治思想，认真落实《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》），扎实推进依法行政。现将有关情况报告如下：
一、2022年主要工作及成效
（一）加强组织领导。镇党委理论学习中心组学习《宪法》《民法典》和新修订的《行政复议法》，对照《纲要》逐项抓落实。
（二）规范行政执法。镇综合行政执法队严格执行《行政处罚法》，推行“双随机、一公开”监管，落实行政执法“三项制度”，办理案件12件，与花石、中路铺、射埠三镇开展联合执法。
（三）化解矛盾纠纷。坚持和发展新时代“枫桥经验”，镇司法所调解纠纷86件，聘请湖南湘晋律师事务所担任法律顾问；在易俗河镇设立“莲乡说事”调解室。
（四）深化法治宣传。全面实施“八五”普法规划，开展“12·4”国家宪法日、“美好生活·民法典相伴”主题宣传，宣传反有组织犯罪法、反电信网络诈骗法等法律法规，发放《湖南省平安建设条例》单行本300份。
二、存在的问题和不足
一是法律进机关、进企业、进学校不够深入；二是部分执法人员对《行政强制法》掌握不深。
三、下一步工作打算
制定《易俗河镇2023年度普法责任清单》，学习《湖南省行政程序规定》，推动“法律明白人”作用发挥。
湘潭县易俗河镇人民政府
2023年1月12日
"""


def answer(text: str) -> list[tuple[str, ...]]:
    """What is found, without where: type, id, rung, context and tense, in the order of the text."""
    report = default_annotator().annotate(document(text, name="copy"))
    assert [m for m in report.mentions if report.document.text[m.start : m.end] != m.text] == []
    return [(m.type, m.id, m.via, *((m.context, m.tense) if isinstance(m, Citation) else ())) for m in report.mentions]


FULL = str.maketrans("0123456789", "０１２３４５６７８９")
HALF = str.maketrans("，；：（）", ",;:()")
MENU = "首页\n政务公开\n当前位置：首页 > 政务公开 > 法治政府建设\n"
FOOT = "\n【打印本页】 【关闭窗口】\n版权所有：湘潭县人民政府 湘ICP备05000000号 网站标识码：4303210001\n"

COPIES: dict[str, Callable[[str], str]] = {
    "digits of full width": lambda text: text.translate(FULL),
    "punctuation of half width": lambda text: text.translate(HALF),
    "straight quotation marks": lambda text: re.sub("[“”]", '"', text),
    "corner quotation marks": lambda text: text.replace("“", "「").replace("”", "」"),
    "doubled angle brackets": lambda text: text.replace("《", "<<").replace("》", ">>"),
    "indented paragraphs": lambda text: text.replace("\n", "\n　　"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "blanks between all characters": lambda text: re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", text),
    "blanks that do not break": lambda text: re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u00a0", text),
    "blanks around digits": lambda text: re.sub(r"(\d+)", r" \1 ", text),
    "zero-width characters": "\u200b".join,
    "dashes of another make": lambda text: text.replace("—", "－"),
    "dots of another make": lambda text: text.replace("·", "•"),
    "a page around it": lambda text: MENU + text + FOOT,
    "no line end at the end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_a_bad_copy_of_a_report_gives_the_same_answer(copied: Callable[[str], str]) -> None:
    assert answer(copied(REPORT)) == answer(REPORT)


def wrapped(text: str, columns: int) -> str:
    """The text in lines of so many columns, of which a Chinese character has two, as PDF files give it."""
    lines = [""]
    used = 0
    for character in text:
        size = 2 if character > "\u2e80" or character in "“”—·" else 1
        if character == "\n" or used + size > columns:
            lines.append("")
            used = 0
        if character != "\n":
            lines[-1] += character
            used += size
    return "\n".join(lines)


@pytest.mark.parametrize("columns", [40, 48, 56, 60, 66, 72, 80])
def test_lines_wrapped_at_one_width_are_joined(columns: int) -> None:
    assert answer(wrapped(REPORT, columns)) == answer(REPORT)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, len(REPORT)), max_size=30), st.sampled_from([" ", "\u2002", "　", "\u00a0", "\u200b"]))
def test_blanks_inside_words_change_nothing(places: list[int], blank: str) -> None:
    text = REPORT
    for at in sorted(places, reverse=True):
        if "\u4e00" <= text[at - 1 : at] <= "\u9fff" and "\u4e00" <= text[at : at + 1] <= "\u9fff":
            text = text[:at] + blank + text[at:]
    assert answer(text) == answer(REPORT)


def test_what_the_copies_are_compared_with_is_right() -> None:
    found = answer(REPORT)
    assert ("LAW", "法治政府建设实施纲要(2021-2025年)", "local-alias", "implement", "done") in found
    assert ("LAW", "易俗河镇2023年度普法责任清单", "local-title", "enact", "planned") in found
    assert ("LAW", "中华人民共和国行政强制法", "full-name", "mention", "done") in found
    assert ("PROGRAM", "法律六进", "name") in found
    assert ("LOCALITY", "湖南省/湘潭市/湘潭县/中路铺镇", "frame") in found
    assert len(found) == 35


# --------------------------------------------------------------------------- single losses and additions


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("落实《法治政府建设实施纲要(****—****年)》。", "法治政府建设实施纲要(2021-2025年)"),
        ("落实《法治政府建设实施纲要（2021—2025）》。", "法治政府建设实施纲要(2021-2025年)"),
        ("落实《法治政府建设实施纲要（20212025年）》。", "法治政府建设实施纲要(2021-2025年)"),
        ("落实《法治政府建设实施纲（2021-2025年）》。", "法治政府建设实施纲要(2021-2025年)"),
        ("学习《民民法典》。", "中华人民共和国民法典"),
        ("学习《民 法 典》。", "中华人民共和国民法典"),
        ("学习《民\u2002法典》。", "中华人民共和国民法典"),
    ],
)
def test_a_title_with_a_lost_doubled_or_masked_character_is_known(sentence: str, expected: str) -> None:
    assert [identifier for _, identifier in law_ids(sentence)] == [expected]


def test_what_is_injected_behind_a_name_does_not_hide_it() -> None:
    assert law_ids("行政处罚法www.example.com学习培训2期。") == [("行政处罚法", "中华人民共和国行政处罚法")]


@pytest.mark.parametrize(
    "sentence",
    [
        "()强化领导，()完善制度。",
        "?!毒V要》要求落实到位，?,F將有關情況報告如下。",
        "完善联防联联控机制，召开会议会议5次。",
        "向群众宣扬法律学问，提升行政效劳水平。",
        "版权所有 主办单位 网站标识码:4303210001",
        "【打印本页】 【关闭窗口】 字体:大 中 小 浏览次数:214",
        "索引号 | 014051000/2024-00012 | 成文日期 | 2024-01-15",
    ],
)
def test_rubbish_and_furniture_name_nothing(sentence: str) -> None:
    assert mentions(sentence) == []


def test_a_masked_place_is_no_place() -> None:
    assert localities("**区、xx镇、某县开展试点。") == []


def test_faulty_numbering_hides_nothing() -> None:
    assert programs("2优化服务，1.1.1推行“一网通办”。第三，()落实“三项制度”。") == ["一网通办", "三项制度"]


@pytest.mark.parametrize(
    "sentence", ["”宪法宣传周”期间开展宣讲。", "“宪法宣传周“期间开展宣讲。", "宪法宣传周”期间开展宣讲。"]
)
def test_quotation_marks_that_do_not_pair_are_no_part_of_a_name(sentence: str) -> None:
    assert program_ids(sentence) == [("宪法宣传周", "宪法宣传周")]


def test_a_title_may_be_broken_over_three_lines() -> None:
    assert (
        law_ids("印发《湘潭县贯彻\n落实法治政府\n建设实施方案》，细化任务。")[0][1]
        == "湘潭县贯彻落实法治政府建设实施方案"
    )
