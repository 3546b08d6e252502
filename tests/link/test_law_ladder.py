"""From a cited title to a document: each rung of the ladder, and the guards between rungs."""

from __future__ import annotations

import pytest
from extraction.sentences import DISTRICT, TOWN, citations

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import table
from lawgraph.catalogue.load import load_catalogue
from lawgraph.model import Citation

OUTLINE_2015 = "法治政府建设实施纲要(2015-2020年)"
OUTLINE_2021 = "法治政府建设实施纲要(2021-2025年)"
SECRETS = "中华人民共和国保守国家秘密法"


def linked(sentence: str, title: str = TOWN) -> list[tuple[str, str]]:
    """The documents of a sentence, each with the rung it was found on."""
    return [(citation.id, citation.via) for citation in citations(sentence, title)]


def only(sentence: str, title: str = TOWN) -> Citation:
    (citation,) = citations(sentence, title)
    return citation


RUNGS = [
    # the official full title
    ("学习《中华人民共和国民法典》。", "中华人民共和国民法典", "exact"),
    ("学习《信访工作条例》。", "信访工作条例", "exact"),
    ("学习《法治政府建设实施纲要（2021—2025年）》。", OUTLINE_2021, "exact"),
    ("学习《重大行政决策程序暂行条例》。", "重大行政决策程序暂行条例", "exact"),
    # without 中华人民共和国, or without its issuer
    ("学习《民法典》。", "中华人民共和国民法典", "full-name"),
    ("学习宪法。", "中华人民共和国宪法", "full-name"),
    ("学习《行政复议法实施条例》。", "中华人民共和国行政复议法实施条例", "full-name"),
    ("学习《关于加强法治政府建设的意见》。", "国务院关于加强法治政府建设的意见", "full-name"),
    # a name in common use, obsolete or wrong
    ("学习《保密法》。", SECRETS, "alias"),
    ("学习《党章》。", "中国共产党章程", "alias"),
    ("学习《有组织犯罪法》。", "中华人民共和国反有组织犯罪法", "alias"),
    ("学习反诈法。", "中华人民共和国反电信网络诈骗法", "alias"),
    ("学习《慈善事业法》。", "中华人民共和国慈善法", "alias"),
    # one of a series, by the year of the report
    ("学习《法治政府建设实施纲要》。", OUTLINE_2021, "series"),
    # misprints
    ("学习《农产品质量安会法》。", "中华人民共和国农产品质量安全法", "near-miss"),
    ("学习《生产安全事故报告和调查处理规定条例》。", "生产安全事故报告和调查处理条例", "near-miss"),
    ("学习《法治政府建设实施纲要（20212025年）》。", OUTLINE_2021, "near-miss"),
    ("学习《法治政府建设实施纲（2021-2025年）》。", OUTLINE_2021, "near-miss"),
    ("参加宪法网上答题。", "中华人民共和国宪法", "full-name"),
    ("学习《海上安全交通法》。", "中华人民共和国海上交通安全法", "near-miss"),
    (
        "落实《党政主要负责人推进法治建设第一责任人职责规定》。",
        "党政主要负责人履行推进法治建设第一责任人职责规定",
        "near-miss",
    ),
    # what print and copies make of the two ends of a title
    ("学习《中华人名共和国民法典》。", "中华人民共和国民法典", "exact"),
    ("学习《人民共和国宪法》。", "中华人民共和国宪法", "exact"),
    ("学习《中华人民共和国共和国宪法》。", "中华人民共和国宪法", "exact"),
    ("学习《行政强制强制法》。", "中华人民共和国行政强制法", "full-name"),
    ("落实《法治政府建设实施纲要[2021-2025年]》。", OUTLINE_2021, "exact"),
    ("落实《法治政府建设实施纲要（2021—2025）年》。", OUTLINE_2021, "exact"),
    ("落实《法治政府建设实施纲要（2021-2025）》。", OUTLINE_2021, "exact"),
    ("落实《法治政府建设实施纲要（2021·2025年）》。", OUTLINE_2021, "exact"),
    ("落实《2021—2025年法治政府建设实施纲要》。", OUTLINE_2021, "exact"),
    ("学习《民法曲》。", "中华人民共和国民法典", "full-name"),
    # what people put before a title
    ("学习《国家公务员法》。", "中华人民共和国公务员法", "full-name"),
    ("落实《中共中央、国务院法治政府建设实施纲要(2021-2025年)》。", "法治政府建设实施纲要(2021-2025年)", "exact"),
    ("落实《湖南省普法工作实施纲要（2021—2025）》。", "湖南省普法工作实施纲要(2021-2025年)", "local-title"),
    ("学习《中国共产党信访工作条例》。", "信访工作条例", "exact"),
    ("学习《国家赔偿法》。", "中华人民共和国国家赔偿法", "full-name"),
    # the issuer before a title that is known without it; 中共中央 国务院 with a blank
    ("落实《中央全面依法治国委员会关于进一步加强市县法治建设的意见》。", "关于进一步加强市县法治建设的意见", "exact"),
    (
        "落实《中共中央 国务院关于促进民营经济发展壮大的意见》。",
        "中共中央、国务院关于促进民营经济发展壮大的意见",
        "exact",
    ),
    (
        "落实《湖南省人民政府关于进一步加强市县法治建设的意见》。",
        "湖南省人民政府关于进一步加强市县法治建设的意见",
        "local-title",
    ),
    # a short form of one statute
    ("学习《青藏高原法》。", "中华人民共和国青藏高原生态保护法", "short-form"),
    ("学习《长江法》。", "中华人民共和国长江保护法", "short-form"),
    ("学习《保密法实施条例》。", "中华人民共和国保守国家秘密法实施条例", "alias"),
    ("学习扫黑法。", "中华人民共和国反有组织犯罪法", "alias"),
    ("学习《欠薪条例》。", "保障农民工工资支付条例", "alias"),
    # the end of one statute's title
    ("学习《赔偿法》。", "中华人民共和国国家赔偿法", "short-form"),
    # what copied pages put into a title, and a title that stands in the wrong brackets inside one
    ("学习《反家庭wwwFanwenCOM暴力法》。", "中华人民共和国反家庭暴力法", "full-name"),
    ("学习《社会救助暂行办蓝凌法》。", "社会救助暂行办法", "exact"),
    ("学习《反家庭公文网暴力法》。", "中华人民共和国反家庭暴力法", "full-name"),
    (
        "落实《湖南省实施《中华人民共和国水法》办法》。",
        "湖南省实施〈中华人民共和国水法〉办法",
        "local-title",
    ),
    # a draft, and a document that has always been called one
    ("学习《社会救助法（草案）》。", "中华人民共和国社会救助法(草案)", "full-name"),
    (
        "学习《关于国营工业、交通企业设置总会计师的几项规定（草案）》。",
        "关于国营工业、交通企业设置总会计师的几项规定(草案)",
        "exact",
    ),
    ("学习《法制政府建设纲要（2021-2025年）》。", OUTLINE_2021, "near-miss"),
    # of a regulation, whose form alone is left out
    ("学习《化妆品条例》。", "化妆品监督管理条例", "short-form"),
    ("学习《住房公积金条例》。", "住房公积金管理条例", "short-form"),
    ("学习《党员教育管理条例》。", "中国共产党党员教育管理工作条例", "short-form"),
    ("学习《化妆品集市条例》。", "化妆品集市条例", "own-title"),
    # and what a long one puts in
    ("学习《政府信息公开管理条例》。", "中华人民共和国政府信息公开条例", "short-form"),
    # of a place
    ("学习《省信访条例》。", "湖南省信访条例", "local-title"),
    ("落实湖南省《优化营商环境条例》。", "湖南省优化营商环境条例", "local-title"),
    ("落实国务院《优化营商环境条例》。", "优化营商环境条例", "exact"),
    ("湘潭县《优化营商环境条例》宣传月启动。", "优化营商环境条例", "exact"),
    ("落实《省法治社会建设实施方案（2021－2025年）》。", "湖南省法治社会建设实施方案(2021-2025年)", "local-title"),
    ("依据湖南省实施中华人民共和国消防法办法检查。", "湖南省实施〈中华人民共和国消防法〉办法", "local-title"),
    ("宣传《中华人民共和囯档案法》。", "中华人民共和国档案法", "exact"),
    ("宣传《防电信网络诈骗法》。", "中华人民共和国反电信网络诈骗法", "near-miss"),
    ("落实《旗法治政府建设实施纲要（2021-2025年）》。", "旗法治政府建设实施纲要(2021-2025年)", "own-title"),
    ("宣传《渔民专业合作社法》。", "渔民专业合作社法", "own-title"),
    ("对《渔民专业合作社法（草案）》开展立法意见征询。", "渔民专业合作社法(草案)", "own-title"),
    ("落实《易俗河镇治水方案（2021年—2025年）》。", "易俗河镇治水方案(2021-2025年)", "local-title"),
    ("学习《法治政府建设实施纲要（202x—202x年）》。", OUTLINE_2021, "near-miss"),
    ("学习《法治政府建设实施纲要（20××-20××年）》。", OUTLINE_2021, "near-miss"),
    ("宣传《中华人民和国种子法》。", "中华人民共和国种子法", "exact"),
    ("宣传《湖南省平安建设条条例》。", "湖南省平安建设条例", "local-title"),
    ("宣传《人和国际酒店管理办法》。", "人和国际酒店管理办法", "own-title"),
    ("落实《建设工程施工合同管理办法》。", "建设工程施工合同管理办法", "own-title"),
    ("严格执行《合同管理办法》。", "易俗河镇合同管理办法", "local-title"),
    ("宣传《气体废物污染环境防治法》。", "气体废物污染环境防治法", "own-title"),
    ("宣传《野生植物保护法》。", "野生植物保护法", "own-title"),
    ("宣传《青年人权益保障法》。", "青年人权益保障法", "own-title"),
    ("落实《市〈信访工作条例〉实施方案》。", "湘潭市〈信访工作条例〉实施方案", "local-title"),
    ("落实《县委依法治县办2022年工作要点》。", "湘潭县委依法治县办2022年工作要点", "local-title"),
    ("学习《湖南省信访条例》。", "湖南省信访条例", "local-title"),
    ("学习《合肥市公园条例》。", "合肥市公园条例", "local-title"),
    ("印发《县发展改革委2022年普法计划》。", "湘潭县发展改革委2022年普法计划", "local-title"),
    ("修订《县防汛抗旱应急预案》。", "湘潭县防汛抗旱应急预案", "local-title"),
    ("对照《镇机关请销假规定》自查。", "易俗河镇机关请销假规定", "local-title"),
    ("修订《宅基地审批管理规定》。", "易俗河镇宅基地审批管理规定", "local-title"),
    ("严格执行《重大事项决策制度》。", "易俗河镇重大事项决策制度", "local-title"),
    ("严格执行《党委会议事规则》。", "易俗河镇党委会议事规则", "local-title"),
    # called as a national one is for short
    ("修订《公务接待管理规定》。", "易俗河镇公务接待管理规定", "local-title"),
    ("执行《公务接待管理规定》。", "党政机关国内公务接待管理规定", "alias"),
    # known to be a norm, not in the catalogue
    ("学习《关于深化基层普法队伍建设的指导意见》。", "关于深化基层普法队伍建设的指导意见", "own-title"),
    # a word of its own is no misprint
    ("学习《关于加强乡村法治建设的意见》。", "关于加强乡村法治建设的意见", "own-title"),
    # issued by others
    ("最高人民法院出台了《关于诉前调解工作的意见》。", "关于诉前调解工作的意见", "own-title"),
]


@pytest.mark.parametrize(("sentence", "identifier", "rung"), RUNGS)
def test_the_first_rung_that_holds_wins_and_is_recorded(sentence: str, identifier: str, rung: str) -> None:
    assert linked(sentence) == [(identifier, rung)]


@pytest.mark.parametrize(("sentence", "identifier", "rung"), RUNGS)
def test_the_confidence_is_that_of_the_rung(sentence: str, identifier: str, rung: str) -> None:
    assert only(sentence).confidence == load_catalogue().rungs[rung].confidence


def test_three_names_of_one_document_are_one_entity() -> None:
    found = citations("学习《保密法》《保守国家秘密法》《中华人民共和国保守国家秘密法》。")
    assert [citation.via for citation in found] == ["alias", "full-name", "exact"]
    assert {citation.id for citation in found} == {SECRETS}
    assert len({citation.iri for citation in found}) == 1


@pytest.mark.parametrize(("year", "document"), [(2016, OUTLINE_2015), (2020, OUTLINE_2015), (2021, OUTLINE_2021)])
def test_the_year_of_the_report_decides_in_a_series(year: int, document: str) -> None:
    title = f"南京市鼓楼区{year}年法治政府建设年度报告"
    assert linked("对照《法治政府建设实施纲要》推进。", title) == [(document, "series")]


@pytest.mark.parametrize("title", ["家庭法", "动物法"])
def test_a_short_form_whose_word_stands_in_other_laws_too_is_left_open(title: str) -> None:
    """家庭 stands in 家庭教育促进法 and in 反家庭暴力法."""
    (citation,) = citations(f"学习《{title}》。")
    assert citation.via == "open"
    assert len(citation.candidates) > 1


def test_the_year_makes_no_full_title_of_a_short_form() -> None:
    """In 2021 家庭教育促进法 was adopted and not yet in force."""
    assert linked("学习《家庭法》。", "湘潭县2021年法治政府建设工作报告")[0][1] == "open"


def test_a_short_form_in_which_the_titles_of_other_laws_end_is_left_open() -> None:
    citation = only("学习《安全法》。")
    assert citation.via == "open"
    assert {"中华人民共和国安全生产法", "中华人民共和国食品安全法"} <= set(citation.candidates)


def test_of_several_the_one_cited_before_is_meant() -> None:
    sentence = "宣传《退役军人保障法》。《保障法》共十章，人人学习《保障法》。"
    assert linked(sentence)[1:] == [("中华人民共和国退役军人保障法", "anaphora")] * 2
    assert linked("学习《保障法》。")[0][1] == "open"


def test_a_plan_of_other_years_is_that_of_the_province_whose_organs_stand_before_it() -> None:
    citation = only("落实省委、省政府《法治政府建设实施纲要（2016-2020年）》。")
    assert (citation.id, citation.via) == ("湖南省法治政府建设实施纲要(2016-2020年)", "local-title")


def test_a_title_with_another_term_of_law_is_a_document_of_its_own() -> None:
    assert linked("学习《行政处分法》。") == [("行政处分法", "own-title")]


NOT_THE_PARENT = [
    ("学习《安全生产法实施细则》。", "安全生产法实施细则"),
    ("学习《湖南省实施〈中华人民共和国安全生产法〉办法》。", "湖南省实施〈中华人民共和国安全生产法〉办法"),
    ("学习《行政处罚条例》。", "行政处罚条例"),
    ("学习《重大行政决策程序暂行规定》。", "重大行政决策程序暂行规定"),
    ("学习《湖南省法治政府建设实施纲要（2021-2025年）》。", "湖南省法治政府建设实施纲要(2021-2025年)"),
    ("学习《法治政府建设督查工作规定》。", "法治政府建设督查工作规定"),
]


@pytest.mark.parametrize(("sentence", "title"), NOT_THE_PARENT)
def test_a_document_near_a_known_one_is_not_taken_for_it(sentence: str, title: str) -> None:
    """An implementing rule is no law, and a province's plan not the nation's."""
    assert only(sentence).id == title


def test_the_law_of_another_place_stays_there() -> None:
    citation = only("借鉴《合肥市公园条例》的做法。")
    assert (citation.id, citation.kind) == ("合肥市公园条例", "local-regulation")
    assert citation.iri.endswith("-340100")


def test_the_same_title_of_two_places_is_two_documents() -> None:
    here, there = only("修订《重大事项决策制度》。"), only("修订《重大事项决策制度》。", DISTRICT)
    assert here.id != there.id
    assert here.iri != there.iri


KINDS = [
    ("学习宪法。", "constitution"),
    ("学习《民法典》。", "statute"),
    ("学习《信访工作条例》。", "party-regulation"),
    ("学习《优化营商环境条例》。", "administrative-regulation"),
    ("学习《监察法实施条例》。", "supervision-regulation"),
    ("学习《公安机关办理行政案件程序规定》。", "rule"),
    ("学习《湖南省禁毒条例》。", "local-regulation"),
    ("印发《易俗河镇2022年度普法责任清单》。", "policy"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_the_kind_of_a_document(sentence: str, kind: str) -> None:
    assert only(sentence).kind == kind


def test_a_name_that_leads_to_several_documents_keeps_them_all() -> None:
    citation = only("学习《宪法修正案》。")
    assert citation.via == "open"
    assert len(citation.candidates) > 1
    assert all("宪法修正案" in candidate for candidate in citation.candidates)


def test_an_ambiguous_short_name_keeps_both_laws() -> None:
    """防疫法 is said of people and of animals."""
    citation = only("对养殖户和家长宣传防疫法。")
    assert citation.via == "open"
    assert set(citation.candidates) == {"中华人民共和国传染病防治法", "中华人民共和国动物防疫法"}


BAD_COPIES = [
    ("学习《法治政府建设实施刚要（2021-2025年）》。", [OUTLINE_2021]),
    ("学习《法治政府建设实施纲要(2021至2025年)》。", [OUTLINE_2021]),
    ("学习《法治政府建设实施纲要2021—2025年》。", [OUTLINE_2021]),
    ("落实《法治政府建设与责任督察工作规定》。", ["法治政府建设与责任落实督察工作规定"]),
    ("宣传《浙江省综合行政执法条列》。", ["浙江省综合行政执法条例"]),
    ("发放《反家庭暴力法、未成年人保护法》折页。", ["中华人民共和国反家庭暴力法", "中华人民共和国未成年人保护法"]),
    ("依据合同法、担保法规范政府合同审查。", ["中华人民共和国合同法", "中华人民共和国担保法"]),
]


@pytest.mark.parametrize(("sentence", "expected"), BAD_COPIES)
def test_a_title_is_known_through_a_bad_copy(sentence: str, expected: list[str]) -> None:
    assert [identifier for identifier, _ in linked(sentence)] == expected


@pytest.mark.parametrize("title", ["城市管理执法“十项禁令”", "行政首长防汛抗旱工作职责"])
def test_orders_and_duties_in_brackets_are_norms(title: str) -> None:
    assert [citation.text for citation in citations(f"组织学习《{title}》。")] == [title]


SESSIONS = [
    ("贯彻党的十八届四中全会《决定》精神。", "中共中央关于全面推进依法治国若干重大问题的决定"),
    ("学习二十届三中全会审议通过的《决定》。", "中共中央关于进一步全面深化改革、推进中国式现代化的决定"),
]


@pytest.mark.parametrize(("sentence", "title"), SESSIONS)
def test_the_decision_of_a_session_is_that_of_the_central_committee(sentence: str, title: str) -> None:
    assert only(sentence).id == title


TITLES_WITH_A_LEVEL_WORD = [
    ("落实《市乡村振兴促进条例》。", "湘潭市乡村振兴促进条例"),
    ("落实《县乡道路建设规划》。", "县乡道路建设规划"),
    ("落实《省会城市建设规划》。", "省会城市建设规划"),
]


@pytest.mark.parametrize(("sentence", "title"), TITLES_WITH_A_LEVEL_WORD)
def test_a_title_is_the_region_s_where_its_level_word_is_no_part_of_another(sentence: str, title: str) -> None:
    assert only(sentence).id == title


@pytest.mark.parametrize("row", table(ontology_file("misprints.tsv")), ids=lambda row: row["written"])
def test_a_misprinted_noun_is_read_as_it_was_meant(row: dict[str, str]) -> None:
    assert row["written"] in row["example"]
    law = only(f"学习{row['example']}。").id
    assert row["meant"] in law
    assert load_catalogue().instrument(law) is not None
