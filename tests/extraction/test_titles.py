"""Titles in 《》: where they begin and end when brackets are lost or nested, and which of them are norms."""

from __future__ import annotations

import pytest

from .sentences import Names, law_ids, laws, mentions, programs

LOST_AND_MIXED_BRACKETS = [
    ("干部职工集中研读《宪法》《监察法》《行政复议法》。", ["宪法", "监察法", "行政复议法"]),
    ("赶集日摆放《森林法》、《草原法《水法》展板。", ["森林法", "草原法", "水法"]),
    ("依据《道路交通安全法}查处超载车辆。", ["道路交通安全法"]),
    ("发放《反间谍法、《数据安全法》折页300份。", ["反间谍法", "数据安全法"]),
    ("严格遵守政府信息公开条例》,及时答复申请。", ["政府信息公开条例"]),
    ("宣讲《村民委员会组织法》土地承包法》《防震减灾法等内容。", ["村民委员会组织法", "土地承包法", "防震减灾法"]),
    ("宣讲宪法、《国防法》和兵役法。", ["宪法", "国防法", "兵役法"]),
    ("围绕《中华人民共和国教育法》《义务教育法》开展宣讲。", ["中华人民共和国教育法", "义务教育法"]),
    ("学习≪宪法≫、<<民法典>>。", ["宪法", "民法典"]),
    ("发放《档案法、《测绘法》、国防法》宣传页。", ["档案法", "测绘法", "国防法"]),
    ("发放《档案法”、“测绘法》宣传页。", ["档案法", "测绘法"]),
    ("发放《档案法﹞、﹝测绘法》宣传页。", ["档案法", "测绘法"]),
    ("落实《湘潭县依法行政“十三五”规划要求，推进工作。", ["湘潭县依法行政“十三五”规划"]),
    ("按照《湘潭县法治宣传教育方案部署，推进工作。", ["湘潭县法治宣传教育方案"]),
    ("执行《湘潭县行政执法监督办法要求。", ["湘潭县行政执法监督办法"]),
    ("印发〈《湘潭县法治宣传教育方案〉》至各镇。", ["湘潭县法治宣传教育方案"]),
    ("落实《〈行政复议法实施条例〉》。", ["行政复议法实施条例"]),
]


@pytest.mark.parametrize(("sentence", "expected"), LOST_AND_MIXED_BRACKETS)
def test_every_title_of_a_list_is_found_whatever_its_brackets(sentence: str, expected: Names) -> None:
    assert laws(sentence) == expected


WHAT_BELONGS_TO_THE_TITLE = [
    ("对照《法治社会建设实施纲要（2020－2025年）》自查。", "法治社会建设实施纲要（2020－2025年）"),
    ("对照《法治社会建设实施纲要（２０２０—２０２５年）》自查。", "法治社会建设实施纲要（２０２０—２０２５年）"),
    (
        "落实《湖南省行政执法人员和行政执法辅助人员管理办法（试行）》。",
        "湖南省行政执法人员和行政执法辅助人员管理办法（试行）",
    ),
    ("讨论《湖南省网络安全和信息化条例（草案）》。", "湖南省网络安全和信息化条例（草案）"),
    ("学习《刑法修正案（十一）》。", "刑法修正案（十一）"),
    ("对照《法治社会建设实施纲要[2020-2025年]》自查。", "法治社会建设实施纲要[2020-2025年]"),
    ("对照《法治社会建设实施纲要（2020—2025）年》自查。", "法治社会建设实施纲要（2020—2025）年"),
    ("对照《法治社会建设实施纲要2020—2025年）》自查。", "法治社会建设实施纲要2020—2025年）"),
    ("讨论《湖南省矿山安全管理办法【试行】》。", "湖南省矿山安全管理办法【试行】"),
    ("学习《新修订的档案法》。", "档案法"),
    ("学习《新审计法》。", "审计法"),
    ("研究《社会信用法》立法问题。", "社会信用法"),
    ("学习《新能源汽车推广办法》。", "新能源汽车推广办法"),
    (
        "学习《中共中央 国务院关于加强基层治理体系和治理能力现代化建设的意见》。",
        "中共中央 国务院关于加强基层治理体系和治理能力现代化建设的意见",
    ),
    (
        "学习《中共湘潭县委全面依法治县委员会2022年工作要点》。",
        "中共湘潭县委全面依法治县委员会2022年工作要点",
    ),
    # the inner document is part of the title of the outer one
    ("宣传《湖南省实施〈中华人民共和国反家庭暴力法〉办法》。", "湖南省实施〈中华人民共和国反家庭暴力法〉办法"),
    ("宣传《湖南省实施<中华人民共和国反家庭暴力法>办法》。", "湖南省实施<中华人民共和国反家庭暴力法>办法"),
    (
        "贯彻《关于印发〈提升行政执法质量三年行动计划（2023—2025年）〉的通知》。",
        "关于印发〈提升行政执法质量三年行动计划（2023—2025年）〉的通知",
    ),
    # kinds of document that are none of the common ones
    ("对照《乡镇（街道）法治政府建设示范指标》自评。", "乡镇（街道）法治政府建设示范指标"),
    ("落实《法治建设重点任务分工表》。", "法治建设重点任务分工表"),
    ("收到《关于征求裁量基准意见的函》。", "关于征求裁量基准意见的函"),
    # version words stay outside
    ("开展新《反不正当竞争法》宣传。", "反不正当竞争法"),
    ("学习新修订的《中华人民共和国保守国家秘密法》。", "中华人民共和国保守国家秘密法"),
    # so do articles and document numbers
    ("根据《行政处罚法》第三十二条从轻处罚。", "行政处罚法"),
    ("执行《湘潭市城市管理条例》（潭政发〔2021〕8号）。", "湘潭市城市管理条例"),
    # the first word of a title may look like one that joins two
    ("借鉴《和平县重大项目审查办法》。", "和平县重大项目审查办法"),
    ("学习《和民法典》。", "民法典"),
]


@pytest.mark.parametrize(("sentence", "title"), WHAT_BELONGS_TO_THE_TITLE)
def test_the_span_is_the_title_without_the_brackets(sentence: str, title: str) -> None:
    assert laws(sentence) == [title]


NO_NORMS = [
    "订阅《人民日报》《求是》《湖南日报》。",
    "在《湖南法治报》发表稿件2篇。",
    "诵读《平凡的世界》，观看《法治进行时》。",
    "集体宣读《入党誓词》。",
    "下达《停工令》3份，申领《律师调查令》。",
    "发布《设备采购公告》《土地出让公告》。",
    "宣读《宪法宣誓誓词》。",
    "组织收看《焦点访谈》。",
    "签订《综治责任书》45份，印发《致家长的一封信》。",
    "创作小品《民法典来了》。",
    "阅读《论坚持全面依法治国》和《习近平法治思想学习问答》。",
    "观看《民法典与生活》专题片。",
    "举办《宪法解读》讲座。",
    "发放《民法典宣传手册》500本。",
    "发放《农村法律知识读本》。",
    "用《弟子规》教化。",
]


@pytest.mark.parametrize("sentence", NO_NORMS)
def test_a_book_paper_lecture_or_oath_in_brackets_is_nothing(sentence: str) -> None:
    """Neither the work nor a law's name inside its title counts: 《民法典与生活》."""
    assert mentions(sentence) == []


def test_a_lecture_on_a_law_is_about_the_law() -> None:
    assert law_ids("举办《民法典》专题讲座。") == [("民法典", "中华人民共和国民法典")]


def test_an_ideology_or_a_platform_in_brackets_is_a_programme() -> None:
    assert programs("专题学习《习近平法治思想》，使用《学习强国》平台。") == ["习近平法治思想", "学习强国"]
    assert laws("专题学习《习近平法治思想》，使用《学习强国》平台。") == []


def test_an_organ_in_brackets_is_an_institution() -> None:
    (organ,) = mentions("成立《湘潭县行政复议咨询委员会》。")
    assert (organ.type, organ.id) == ("INSTITUTION", "湖南省/湘潭市/湘潭县|行政复议咨询委员会")


def test_nothing_is_found_inside_the_title_of_a_norm() -> None:
    """The place, the organ and the programme in a title are parts of its name."""
    found = mentions("印发《易俗河镇“八五”普法工作领导小组工作规则》。")
    assert [(m.type.value, m.text) for m in found] == [("LAW", "易俗河镇“八五”普法工作领导小组工作规则")]


def test_a_song_about_a_code_is_no_code() -> None:
    assert laws("编排《礼赞民法典》《走进民法典》，学习《中华人民共和国民法典》。") == ["中华人民共和国民法典"]


@pytest.mark.parametrize(
    "sentence",
    [
        "以《弘扬宪法精神 走进民法典》为题授课。",
        "编写《行政复议法适用指引》《湖南省行政处罚案例选编》等教材5部。",
        "购入《民法典一本通》《劳动合同法实务》各200册。",
        "创作山歌《学宪法》《讲民法典》。",
        "作《宪法实施与法治政府》专题辅导。",
    ],
)
def test_a_lecture_a_song_and_a_book_are_no_norms_whatever_they_end_in(sentence: str) -> None:
    assert laws(sentence) == []


def test_a_known_law_is_one_in_a_list_of_books() -> None:
    assert laws("发放《民法典》《学前教育法》等书籍，以《民法典》为主题办讲座。") == ["民法典", "学前教育法", "民法典"]


def test_two_laws_in_one_bracket_are_two() -> None:
    assert laws("学习《湿地保护法森林法》《立法法》。") == ["湿地保护法", "森林法", "立法法"]


def test_what_stands_around_an_inner_title_goes_on_behind_it() -> None:
    local = "湘潭市〈湖南省优化营商环境规定〉实施细则"
    assert law_ids("出台《湘潭市《湖南省优化营商环境规定》实施细则》。")[0][1] == local
    assert laws("学习《民法典《公务员法》等法律法规》。") == ["民法典", "公务员法"]


def test_brackets_closed_in_the_wrong_order_make_one_title() -> None:
    found = law_ids("印发《易俗河镇关于落实〈湘潭县法治政府建设实施方案》的工作方案〉。")
    assert found[0][1] == "易俗河镇关于落实〈湘潭县法治政府建设实施方案〉的工作方案"


def test_a_programme_in_brackets_may_be_quoted() -> None:
    assert programs("编印《新时代“枫桥经验”》读物。") == ["枫桥经验"]


def test_a_document_may_be_the_theme_of_a_meeting_or_stand_among_leaflets() -> None:
    assert laws("以《湘潭县公园管理办法》为主题开会，发放《湘潭县权责清单》等读物。") == [
        "湘潭县公园管理办法",
        "湘潭县权责清单",
    ]


@pytest.mark.parametrize("draft", ["草案", "修订草案", "征求意见稿", "送审稿"])
def test_the_draft_of_a_norm_is_one_without_brackets_too(draft: str) -> None:
    assert laws(f"起草《湘潭市湿地保护条例{draft}》，审议《预算草案》《决定草案》。") == [f"湘潭市湿地保护条例{draft}"]


def test_a_year_and_what_a_list_is_for_make_no_title() -> None:
    assert laws("2018年对市县两级部门权责清单继续调整，落实2018年普法责任清单。") == ["2018年普法责任清单"]


def test_a_title_ends_before_the_provision_and_the_mark_in_its_brackets() -> None:
    assert laws("依据《行政处罚法第三十三条》处罚，学习《民法典、》。") == ["行政处罚法", "民法典"]
