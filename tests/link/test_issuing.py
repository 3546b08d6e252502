"""Whose a document without a place in its title is, by who is said to have issued it."""

from __future__ import annotations

import pytest
from extraction.sentences import COUNTY, TOWN, citations

ISSUED = [
    ("天水市人民政府先后出台了《关于推进城市管理重心下移的意见》。", ["天水市关于推进城市管理重心下移的意见"]),
    # the members of a list have one issuer
    (
        "市政府出台《关于加强古树保护的意见》和《关于完善停车管理体制的意见》。",
        ["天水市关于加强古树保护的意见", "天水市关于完善停车管理体制的意见"],
    ),
    ("市司法局制定并印发《行政执法监督工作办法》。", ["天水市行政执法监督工作办法"]),
    # what a congress resolved is its own, though the nation's resolved the same
    (
        "县人大常委会作出《关于开展第八个五年法治宣传教育的决议》。",
        ["秦安县关于开展第八个五年法治宣传教育的决议"],
    ),
    (
        "学习《关于开展第八个五年法治宣传教育的决议》。",
        ["全国人民代表大会常务委员会关于开展第八个五年法治宣传教育的决议"],
    ),
    # a place for its organs
    ("兴国镇先后出台了《矛盾纠纷调处办法》。", ["兴国镇矛盾纠纷调处办法"]),
    # with whom it is issued is not whose it is
    ("与平凉市联合印发《关山林区执法协作办法》。", ["秦安县关山林区执法协作办法"]),
    ("会同平凉市、固原市出台《关山林区执法协作办法》。", ["秦安县关山林区执法协作办法"]),
    ("市司法局会同市财政局印发《关于规范法律援助补贴的意见》。", ["天水市关于规范法律援助补贴的意见"]),
    # nobody else is named
    ("今年以来，先后出台了《矛盾纠纷调处办法》。", ["秦安县矛盾纠纷调处办法"]),
    # the centre's have no place
    ("中办、国办先后印发了《关于加强信访工作的意见》。", ["关于加强信访工作的意见"]),
]


@pytest.mark.parametrize(("sentence", "documents"), ISSUED)
def test_a_document_is_that_of_who_issued_it(sentence: str, documents: list[str]) -> None:
    assert [citation.id for citation in citations(sentence, COUNTY)] == documents


OF_A_LEVEL = [
    ("落实省《优化营商环境条例》。", "甘肃省优化营商环境条例"),
    ("贯彻国家《行政规范性文件管理规定》和省《行政规范性文件管理办法》。", "甘肃省行政规范性文件管理办法"),
    ("公布我县《重大行政决策目录》。", "秦安县重大行政决策目录"),
    ("落实天水市《物业管理条例》。", "天水市物业管理条例"),
    # of a contest or course the place is whose it is
    ("参加天水市《信访工作条例》知识竞赛。", "信访工作条例"),
    ("参加天水市《物业管理条例》培训班。", "物业管理条例"),
    ("落实天水市《优化营商环境条例》宣讲安排。", "优化营商环境条例"),
    ("落实甘肃省《重大行政决策程序暂行条例》。", "重大行政决策程序暂行条例"),
    # what is the nation's alone, of several places, or no level
    ("开展全市《信访工作条例》宣传。", "信访工作条例"),
    ("落实省《行政处罚法》要求。", "中华人民共和国行政处罚法"),
    ("根据中央和省《法治政府建设实施纲要》。", "法治政府建设实施纲要(2021-2025年)"),
    ("在社区《民法典》宣传。", "中华人民共和国民法典"),
]


@pytest.mark.parametrize(("sentence", "document"), OF_A_LEVEL)
def test_a_level_word_right_before_a_title_tells_whose_the_document_is(sentence: str, document: str) -> None:
    assert citations(sentence, COUNTY)[-1].id == document


NUMBERED = [
    ("根据秦政办发〔2021〕4号《关于规范扫雪除冰的通知》开展工作。", "秦安县关于规范扫雪除冰的通知"),
    ("落实《关于规范扫雪除冰的意见》（天政发〔2021〕7号）。", "天水市关于规范扫雪除冰的意见"),
    ("印发《关于规范扫雪除冰的意见》（甘政办发〔2021〕9号）。", "甘肃省关于规范扫雪除冰的意见"),
    # of nobody who is known
    ("落实《关于规范扫雪除冰的意见》（建城函〔2021〕9号）。", "关于规范扫雪除冰的意见"),
    ("落实《关于规范扫雪除冰的意见》（中办发〔2021〕9号）。", "关于规范扫雪除冰的意见"),
    ("落实《关于规范扫雪除冰的意见》（平政发〔2021〕9号）。", "关于规范扫雪除冰的意见"),
]


@pytest.mark.parametrize(("sentence", "document"), NUMBERED)
def test_a_document_is_that_of_the_place_whose_code_its_number_begins_with(sentence: str, document: str) -> None:
    assert [citation.id for citation in citations(sentence, COUNTY)] == [document]


def test_the_sign_of_a_province_is_no_countys() -> None:
    """湘潭县 has the sign of 湖南省 in its name, and 商河县 that of a ministry's office."""
    (document,) = citations("落实《关于规范扫雪除冰的意见》（湘政办发〔2021〕9号）。", TOWN)
    assert document.id == "湖南省关于规范扫雪除冰的意见"
    (document,) = citations("落实《关于规范促销的意见》（商办流通函〔2021〕9号）。", "商河县2023年法治政府建设年度报告")
    assert document.id == "关于规范促销的意见"


def test_a_document_of_the_bureau_that_reports_has_its_name() -> None:
    title = "湘潭县应急管理局2022年度法治政府建设情况报告"
    (document,) = citations("印发《局党委法治建设领导小组工作规则》。", title)
    assert document.id == "湘潭县应急管理局党委法治建设领导小组工作规则"
