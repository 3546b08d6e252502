"""Provisions and document numbers beside a cited title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.catalogue.load import load_catalogue
from lawgraph.compiled import default_annotator
from lawgraph.extraction.document_numbers import DocumentNumbers
from lawgraph.extraction.found import FoundLaw
from lawgraph.extraction.numerals import number
from lawgraph.extraction.references import article_references
from lawgraph.jsonl import records
from lawgraph.model import ArticleReference, Citation, EntityType
from lawgraph.text import clean

from .sentences import mentions, whole_document

DIGITS = "零一二三四五六七八九"


def chinese(value: int) -> str:
    """The received way of writing a numeral up to 9999: 一千零七十七, 十二, 一百一十."""
    written, zero = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, place)
        if digit:
            written += ("零" if zero else "") + DIGITS[digit] + sign
            zero = False
        else:
            zero = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written


def test_every_numeral_up_to_9999_is_read_however_it_is_written() -> None:
    for value in range(1, 10_000):
        written = chinese(value)
        ways = {
            str(value),
            written,
            written.replace("零", "〇"),
            written.replace("零", "○"),
            written.replace("百一十", "百十"),
        }
        if value % 100 > 9:
            ways.add(written.replace("零", ""))  # 一千七十七; 一千七 would be 1007 or 1700
        if value > 9:
            ways.add("".join(DIGITS[int(digit)] for digit in str(value)))
        assert {way: number(way) for way in ways} == dict.fromkeys(ways, value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "零",
        "0",
        "10000",
        "百",
        "千二",
        "十百",
        "一二百",
        "三零十",
        "五十零",
        "〇一",
        "条",
        "一万",
        "一千七",
        "一百五",
    ],
)
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(("sign", "value"), [("㈢", 3), ("⑿", 12), ("①", 1)])
def test_numbers_in_one_sign_are_read(sign: str, value: int) -> None:
    assert number(sign) == value


def laws(text: str) -> list[FoundLaw]:
    """Titles in 《》, and 行政处罚法 where it stands without."""
    titled = re.finditer("《([^《》]*)》|行政处罚法", text)
    return [FoundLaw(m.start(1), m.end(1), m[1], True) if m[1] else FoundLaw(*m.span(), m[0], False) for m in titled]


def articles(sentence: str) -> list[list[str]]:
    text = clean(sentence).text
    return [[str(reference) for reference in found] for found in article_references(text, laws(text))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("依据《建筑法》第六十四条作出处罚", ["第64条"]),
        ("依据《建筑法》（第六十四条）作出处罚", ["第64条"]),
        ("行政处罚法第三十四条第一款第（二）项", ["第34条第1款第2项"]),
        ("依照行政处罚法第 38 条、第四十一条", ["第38条", "第41条"]),
        ("《行政处罚法》第三十条至第三十五条", ["第30-35条"]),
        ("《行政处罚法》第30—35条", ["第30-35条"]),
        (
            "《行政处罚法》（2021年修订）中的第三十三、三十四条和第三十六条第一、二款",
            ["第33条", "第34条", "第36条第1款", "第36条第2款"],
        ),
        ("《刑法》第一百二十条之一第二款的规定", ["第120条之1第2款"]),
        (
            "《信访条例》第三条第一款第（一）至（三）项、第（五）（六）项",
            ["第3条第1款第1-3项", "第3条第1款第5项", "第3条第1款第6项"],
        ),
        ("《民法典》第三编第一千零七十七条、第一〇七九条", ["第1077条", "第1079条"]),
        ("《行政处罚法》第五十条第㈠项第1目", ["第50条第1项第1目"]),
        ("《行政处罚法》关于不予处罚的第三十三条", ["第33条"]),
        ("《行政处罚法》第五十七条二款", ["第57条第2款"]),
        ("《行政处罚法》第五十七条2项措施", ["第57条"]),
        ("《行政处罚法》第五十七条二款三项规定", ["第57条第2款第3项"]),
        ("《行政处罚法》第五十七条一款(三)项", ["第57条第1款第3项"]),
        ("《广告法》第九条四款饮料", ["第9条"]),
        ("《广告法》第九条2款应用", ["第9条"]),
        ("《行政处罚法》第三条至第五条第二款", ["第3-5条"]),
        ("《行政处罚法》第三十条至第二十条", ["第30条"]),
    ],
)
def test_provisions_are_read_in_all_the_ways_reports_write_them(sentence: str, expected: list[str]) -> None:
    assert articles(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("落实《行政处罚法》第三十八条、2项措施", ["第38条"]),
        ("落实《行政处罚法》第38条、3名干部参加", ["第38条"]),
        ("落实《行政处罚法》第三条和5条措施", ["第3条"]),
        ("贯彻《行政处罚法》，修通第三条公路", []),
        ("《行政处罚法》2条宣传标语", []),
    ],
)
def test_a_number_of_something_else_is_no_provision(sentence: str, expected: list[str]) -> None:
    assert articles(sentence) == [expected]


def test_a_provision_belongs_to_the_title_it_follows() -> None:
    assert articles("依据《草原法》第六十五条、《草原管理条例》查处") == [["第65条"], []]
    assert articles("《行政处罚法》（以下简称《处罚法》）第三条") == [[], ["第3条"]]


def test_a_noun_that_points_back_takes_its_provision_along() -> None:
    found = articles("违反《广告法》第八条第一款，依据该法第二十条处罚，同时按照《信访条例》和该法第五条办理")
    assert found == [["第8条第1款", "第20条", "第5条"], []]


def test_pointing_back_ends_with_the_paragraph() -> None:
    assert articles("宣传《广告法》。\n依据该法第二十条处罚") == [[]]


def test_a_later_member_of_a_list_quotes_its_own_words() -> None:
    (found,) = article_references("《甲法》第十条第一款、第三款", laws("《甲法》第十条第一款、第三款"))
    assert [reference.text for reference in found] == ["第十条第一款", "第三款"]
    assert found[1] == ArticleReference(11, 14, "第三款", 10, paragraph=3)


def numbers(sentence: str) -> list[str | None]:
    text = clean(sentence).text
    return [
        found.value if found else None
        for found in DocumentNumbers(load_catalogue().grammar).of_each(text, laws(text), [])
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("《关于加强审查的意见》（国办发〔2021〕5号）", "国办发〔2021〕5号"),
        ("《实施办法》(蜀政发〔2019〕26号)", "蜀政发〔2019〕26号"),
        ("《实施办法》【2012】33号", "〔2012〕33号"),
        ("《实施办法》，湘政办发〔2012〕33号。", "湘政办发〔2012〕33号"),
        ("《实施办法》[2022]15号", "〔2022〕15号"),
        ("《实施方案》（眉彭法领发〔20212号）", "眉彭法领发〔2021〕2号"),
        ("《实施方案》（眉彭法领发〔202026）", "眉彭法领发〔2020〕26号"),
        ("《工作要点》（雷法委〔****〕*号）", "雷法委〔****〕*号"),
        ("《若干意见》（国发〔〕33号）", "国发〔****〕33号"),
        ("《若干规定》（〔2014〕保市府办172號）", "保市府办〔2014〕172号"),
        ("《若干规定》（试行）（国发〔2021〕第05号）", "国发〔2021〕5号"),
        ("《若干意见》（国发（2021）5号）", "国发〔2021〕5号"),
        ("《若干意见》（中共中央办公厅、国务院办公厅，中办发〔2021〕5号）", "中办发〔2021〕5号"),
        ("《若干意见》〔湘法办〔2023〕8号〕", "湘法办〔2023〕8号"),
        ("根据国发〔2021〕5号《实施意见》", "国发〔2021〕5号"),
        ("认真学习贯彻川办发〔2021〕3号文件《实施意见》", "川办发〔2021〕3号"),
        ("《程序规定》（2012年12月19日公安部令第125号修订发布，公安部令第160号修改）", "公安部令第125号"),
        ("《信访条例》（2005年1月10日国务院令第431号公布）", "国务院令第431号"),
        (
            "《信访条例》（2005年1月10日中华人民共和国国务院令第431号公布 自2005年5月1日起施行）",
            "国务院令第431号",
        ),
        ("《办法》（中华人民共和国人力资源和社会保障部令第22号）", "人力资源和社会保障部令第22号"),
        ("《信访条例》（依据国务院令第431号废止）", "国务院令第431号"),
        ("《信访条例》（2005年1月10日以国务院令第431号公布）", "国务院令第431号"),
        ("《办法》（人力资源和社会保障部令第22号）", "人力资源和社会保障部令第22号"),
        ("《关于加强法治建设的意见》，文号为湘政发〔2021〕6号", "湘政发〔2021〕6号"),
        ("《信访条例》（国务院令第431号）", "国务院令第431号"),
        ("《行政处罚法》（中华人民共和国主席令第七十号）", "主席令第70号"),
    ],
)
def test_document_numbers_are_written_one_way(sentence: str, expected: str) -> None:
    assert numbers(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "依据《建筑法》第十二条作出处罚（祥住建罚决字【2025】7号）",
        "《实施意见》（2021年5月）",
        "《实施意见》（2021）5号楼",
        "宣传《民法典》5场次",
        "依据《建筑法》和中华人民共和国住房和城乡建设部令第33号办理",
        "执行《湖南省行政执法条例》，回复湘政函〔2022〕3号文件提出的问题",
    ],
)
def test_a_number_of_something_else_is_no_document_number(sentence: str) -> None:
    assert numbers(sentence) == [None]


def test_a_number_between_two_titles_belongs_to_the_first() -> None:
    assert numbers("《通知》（国发〔2021〕5号）《实施意见》") == ["国发〔2021〕5号", None]


def test_an_organ_before_the_agency_is_no_part_of_the_number() -> None:
    text = "落实省政府办公厅川办发〔2021〕3号《实施意见》"
    (found,) = DocumentNumbers(load_catalogue().grammar).of_each(text, laws(text), [text.index("川办发")])
    assert found is not None
    assert (found.text, found.value) == ("川办发〔2021〕3号", "川办发〔2021〕3号")


def test_json_lines_carry_provisions_number_force_and_polarity() -> None:
    title = "2022年度法治政府建设工作报告"
    sentence = "依据《信访条例》（国务院令第431号）第三十四条第一款第（二）项处理。"
    text = f"{title}\n{sentence}\n"
    (record,) = [
        line for line in records(default_annotator().annotate(whole_document(text))) if line.get("type") == "LAW"
    ]
    number, (article,) = record["number"], record["articles"]
    assert text[number.pop("start") : number.pop("end")] == "国务院令第431号"
    assert number == {"text": "国务院令第431号", "value": "国务院令第431号"}
    assert text[article.pop("start") : article.pop("end")] == article.pop("text") == "第三十四条第一款第（二）项"
    assert article == {"article": 34, "paragraph": 1, "item": 2, "provision": "第34条第1款第2项"}
    assert (record["force"], record["polarity"]) == ("repealed", "affirmed")


@settings(deadline=None)
@given(st.text(alphabet="《》第一二三四百千零〇0123条款项目之、和至-()〔〕[]号国发法该 \n，", max_size=60))
def test_whatever_stands_there_is_quoted_from_the_report(text: str) -> None:
    sentence = "学习行政处罚法" + text
    for mention in mentions(sentence, EntityType.LAW, "2022年度法治政府建设工作报告"):
        assert isinstance(mention, Citation)
        parts = [*mention.articles, *([mention.number] if mention.number else [])]
        whole = f"2022年度法治政府建设工作报告\n{sentence}\n"
        assert [whole[part.start : part.end] for part in parts] == [part.text for part in parts]
