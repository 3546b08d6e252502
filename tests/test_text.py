"""The clean form: what it writes one way, and that every offset leads back to the document."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.letterforms import DASHES, mapping
from lawgraph.text import Sentences, clean, normalise

SPELLINGS = [
    # full width → half width
    ("《法治政府建设实施纲要（２０２１－２０２５年）》", "《法治政府建设实施纲要(2021-2025年)》"),
    ("参考率达１００％，全部合格；", "参考率达100%,全部合格;"),
    ("日期∶２０２１－０３－１６", "日期:2021-03-16"),
    ("省委“１３１０”具体部署", "省委“1310”具体部署"),
    ("开展ＡＰＰ打卡", "开展APP打卡"),
    ("掃黑除惡專項鬥爭", "扫黑除恶专项斗争"),
    # signs that stay
    ("〔2019〕26号、【通知】。", "〔2019〕26号、【通知】。"),
    # dashes between digits, and elsewhere
    ("(2021—2025年)", "(2021-2025年)"),
    ("(2021――2025年)", "(2021-2025年)"),
    ("(2020～2025年)", "(2020-2025年)"),
    ("（2021 — 2025年）", "(2021-2025年)"),
    ("(2021一2025年)", "(2021-2025年)"),
    ("2021一是加强学习", "2021一是加强学习"),
    ("《纲要(****—****年)》", "《纲要(****-****年)》"),
    ("枫桥经验——矛盾不上交", "枫桥经验——矛盾不上交"),
    # quotes
    ("「八五」普法", "“八五”普法"),
    ("〝法律六进〞", "“法律六进”"),
    ("“法律六进〞", "“法律六进”"),
    ('"八五"普法和"三项制度"', "“八五”普法和“三项制度”"),
    ('“八五"普法', "“八五”普法"),
    ('建立"三\n"四议"', "建立“三\n“四议”"),
    # title brackets
    ("＜＜宪法＞＞、≪民法典≫、<<档案法>>", "《宪法》、《民法典》、《档案法》"),
    ("《西藏自治区实施<就业促进法>办法》", "《西藏自治区实施〈就业促进法〉办法》"),
    ("首页>政务公开>法治政府", "首页>政务公开>法治政府"),
    ("满意率 < 95 且 > 90", "满意率<95且>90"),
    # dots
    ("“12•4”国家宪法日", "“12·4”国家宪法日"),
    ("“１２．４”国家宪法日", "“12.4”国家宪法日"),
    ("美好生活．民法典相伴", "美好生活·民法典相伴"),
    ("１．加强领导", "1.加强领导"),
    # blanks
    ("重要指示精 神", "重要指示精神"),
    ("制\u2002定\u00a0方\u3000案", "制定方案"),
    ("2024 年 12 月", "2024年12月"),
    ("学习强国 APP", "学习强国APP"),
    ("ISO  9001 认证", "ISO 9001认证"),
    ("宪\u200b法\ufeff、民\u00ad法典", "宪法、民法典"),
    ("A\u200bB", "AB"),
    # radicals out of PDF files
    ("⼈⺠法院依⽂件执⾏", "人民法院依文件执行"),
    # readings that machine conversion leaves behind
    ("深刻領(lǐng)會(huì)宪法", "深刻领会宪法"),
    ("使用APP（app）打卡", "使用APP(app)打卡"),
    # line ends
    ("  一、成效\r\n\r\n　　我镇\r\n", "一、成效\n我镇"),
    ("", ""),
    (" \n\u3000\n", ""),
]


@pytest.mark.parametrize(("raw", "expected"), SPELLINGS)
def test_there_is_one_way_to_write_it(raw: str, expected: str) -> None:
    assert clean(raw).text == expected


def test_a_name_is_quoted_as_it_stands_in_the_document() -> None:
    raw = "贯彻《法治政府建设实施\u3000纲要（２０２１—— ２０２５年）》精 神"
    cleaned = clean(raw)
    start = cleaned.text.index("法治政府")
    end = cleaned.text.index("》")
    first, last = cleaned.raw_span(start, end)
    assert raw[first:last] == "法治政府建设实施\u3000纲要（２０２１—— ２０２５年）"


WRAPPED = """\
　　2024年，我镇深入学习贯彻习近平法治思想，组织干部学习《中华人民
共和国民法典》《中华人民共和国行政处罚法》，开展“八五”普法宣传教
育12场次，发放资料2000余份。
（一）加强组织领导，压实党政主要负责人推进法治建设第一责任人职责，
健全工作机制
　　召开专题会议4次，研究解决法治建设工作中存在的突出问题，制定《上
坪镇2024年度普法责任清单》，明确各部门法治宣传教育职责与目标任务分
工，确保各项工作任务落到实处。
"""


def test_a_wrapped_line_is_joined_and_a_paragraph_is_not() -> None:
    opening, heading, body = clean(WRAPPED).text.split("\n")
    assert opening.startswith("2024年,我镇")
    assert "学习《中华人民共和国民法典》《中华人民共和国行政处罚法》,开展“八五”普法宣传教育12场次" in opening
    assert heading == "(一)加强组织领导,压实党政主要负责人推进法治建设第一责任人职责,健全工作机制"
    assert "制定《上坪镇2024年度普法责任清单》" in body
    assert body.endswith("确保各项工作任务落到实处。")


def test_a_law_cut_by_a_wrap_is_found_and_leads_back() -> None:
    cleaned = clean(WRAPPED)
    start = cleaned.text.index("中华人民共和国民法典")
    first, last = cleaned.raw_span(start, start + 10)
    assert WRAPPED[first:last] == "中华人民\n共和国民法典"


def test_a_full_width_heading_does_not_swallow_the_paragraph_under_it() -> None:
    heading = "二、深入学习贯彻习近平法治思想切实履行推进法治建设第一责任人的职责"
    body = "我镇党委书记带头学法，定期听取法治建设工作汇报，研究部署法治政府建设重点工作任务和措施，推动落实。"
    wrapped = "\n".join(body[at : at + 33] for at in range(0, len(body), 33))
    text = clean("\n".join([heading, wrapped, heading, wrapped])).text
    assert text.split("\n")[0] == heading


@pytest.mark.parametrize(
    "lines",
    [
        ["龙川县上坪镇人民政府", "2025年2月10日"],
        ["首页", "政务公开", "机构设置", "法治政府建设"],
        ["一是普法力度不够", "二是执法水平不高", "三是示范创建不够深入"],
        ["责任单位：镇党政综合办公室", "责任单位：镇综合行政执法队", "责任单位：镇社会事务办公室"],
        ["（2023年3月5日镇党委会议通过，现予公布）", "上坪镇2022年法治政府建设年度报告"],
    ],
)
def test_short_lines_stay_lines(lines: list[str]) -> None:
    assert clean("\n".join(lines)).text.count("\n") == len(lines) - 1


def test_a_page_with_long_paragraphs_has_no_wrapped_lines() -> None:
    paragraph = "我镇扎实推进法治政府建设，" * 20
    heading = "(一)进一步加强法治教育培训,加大宣传力度,提高广大干部群众的法治意识"
    text = "\n".join([heading, paragraph, heading, paragraph])
    assert clean(text).text.count("\n") == 3


# --------------------------------------------------------------------------------------------- sentences


def sentences(raw: str) -> list[tuple[int, int]]:
    """The spans of the sentences in the raw text."""
    cleaned = clean(raw)
    return cleaned.raw_spans(list(Sentences(cleaned.text)))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("学习《宪法》。宣传民法典！", ["学习《宪法》。", "宣传民法典！"]),
        ("一是普法;二是执法；三是监督", ["一是普法;", "二是执法；", "三是监督"]),
        ("上坪镇报告\n\n　　我镇坚持依法行政。", ["上坪镇报告", "我镇坚持依法行政。"]),
        ("推行“马上办!网上办!”服务。好", ["推行“马上办!网上办!”服务。", "好"]),
        ("开展《今日说法！》展播。", ["开展《今日说法！》展播。"]),
        ("强调“推进全民守法。”全镇学习。", ["强调“推进全民守法。”", "全镇学习。"]),
        ("办结率100%。。 下一句", ["办结率100%。。", "下一句"]),
        ("宣传民\n法典活动", ["宣传民", "法典活动"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_of_a_text(raw: str, expected: list[str]) -> None:
    assert [raw[start:end] for start, end in sentences(raw)] == expected


def test_a_sentence_runs_on_over_a_wrap() -> None:
    first, last = sentences(WRAPPED)[0]
    assert WRAPPED[first:last].startswith("2024年")
    assert WRAPPED[first:last].endswith("发放资料2000余份。")


# ------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("民法典", "民法典"),
        ("法治中国建设规划（2020—2025年）", "法治中国建设规划(2020-2025年)"),
        ('"八五" 普法', "“八五”普法"),
        ("美好生活・民法典 相伴", "美好生活·民法典相伴"),
        ("学习强国 APP", "学习强国APP"),
        ("", ""),
    ],
)
def test_names_are_written_as_in_clean_text(name: str, expected: str) -> None:
    assert normalise(name) == expected


# -------------------------------------------------------------------------------------------- invariants

SIGNS = '“”„「」"＂《》＜＞<>≪≫〈〉（）()，,。；：！？、·•．.—-–～一年０２１2045*aＡ宪法民典我镇⼈⺠ \u3000\u00a0\t\n\r\u200b\ufeff\u00ad𠮷'
RAW = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=80)
PHRASES = (
    "学习《宪法》、民法典",
    "，深入开展",
    "“八五”普法",
    "（2021—2025年）",
    "。",
    "一、",
    "我镇",
    "2024年",
    "；",
    "：",
)
LINE = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12).map("".join)


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """Paragraphs as an editor, a PDF file or a bad copy lays them out: wrapped or not, indented, spaced."""
    width = draw(st.integers(16, 40))
    indent = draw(st.sampled_from(["", "    ", "\u3000\u3000"]))
    between = draw(st.sampled_from(["\n", "\n\n", "\r\n"]))
    paragraphs = []
    for text in draw(st.lists(LINE, min_size=1, max_size=8)):
        whole = indent + text
        if draw(st.booleans()):
            whole = "\n".join(whole[at : at + width] for at in range(0, len(whole), width))
        paragraphs.append(whole)
    return between.join(paragraphs)


@settings(deadline=None)
@given(st.one_of(RAW, layouts()))
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once


@settings(deadline=None)
@given(st.one_of(RAW, layouts()))
def test_offsets_lead_back_in_order(raw: str) -> None:
    cleaned = clean(raw)
    starts = [cleaned.raw_start(at) for at in range(len(cleaned.text))]
    assert all(one < other for one, other in itertools.pairwise(starts))
    for start, end in itertools.combinations(range(0, len(cleaned.text) + 1, 3), 2):
        assert cleaned.clean_span(*cleaned.raw_span(start, end)) == (start, end)


@settings(deadline=None)
@given(st.one_of(RAW, layouts()))
def test_every_clean_character_stands_for_a_raw_one(raw: str) -> None:
    cleaned = clean(raw)
    depends = {"\n": r"\s", " ": r"\s", "“": '["＂]', "”": '["＂]', "-": f"[一{DASHES}]", ".": "[．﹒]", "·": "[．﹒]"}
    angles = "[<>＜＞﹤﹥]"
    for at, character in enumerate(cleaned.text):
        source = raw[cleaned.raw_start(at)]
        same = chr(mapping().get(ord(source), ord(source))) == character
        assert same or re.match(angles if character in "《》〈〉" else depends.get(character, "(?!)"), source)


@settings(deadline=None)
@given(st.one_of(RAW, layouts()))
def test_sentences_are_in_order_and_cover_all_that_is_written(raw: str) -> None:
    spans = sentences(raw)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    covered = set(itertools.chain.from_iterable(range(*span) for span in spans))
    cleaned = clean(raw)
    assert all(cleaned.raw_start(at) in covered for at, character in enumerate(cleaned.text) if not character.isspace())


NOISE = st.sampled_from([" ", "\u3000", "\u00a0", "\u2002", "\u200b", "\ufeff", "\u00ad"])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_blanks_inside_chinese_change_nothing(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6)))
    spots = data.draw(st.lists(st.integers(0, len(text)), max_size=8))
    noisy = text
    for spot in sorted(spots, reverse=True):
        if not re.fullmatch("[0-9]{2}", noisy[max(0, spot - 1) : spot + 1]):  # 20 24 are two numbers
            noisy = noisy[:spot] + data.draw(NOISE) + noisy[spot:]
    assert clean(noisy).text == clean(text).text


@settings(deadline=None)
@given(RAW)
def test_a_name_is_its_clean_text_without_blanks(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)
