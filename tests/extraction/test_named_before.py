"""Organs of towns in a county's report, and of counties in a city's: of the one that the paragraph has named."""

from __future__ import annotations

import pytest

from .sentences import COUNTY, REGION, TOWN, institution_ids

QINAN, CHONGZUO = "甘肃省/天水市/秦安县", "广西壮族自治区/崇左市"


@pytest.mark.parametrize(
    ("title", "sentence", "organ"),
    [
        (COUNTY, "莲花镇率先试点，镇综治中心挂牌。", ("镇综治中心", f"{QINAN}/莲花镇|综治中心")),
        (COUNTY, "工作组到王尹镇尹川村走访，镇司法所陪同。", ("镇司法所", f"{QINAN}/王尹镇|司法所")),
        (REGION, "调研组到扶绥县座谈，县司法局汇报。", ("县司法局", f"{CHONGZUO}/扶绥县|司法局")),
        (REGION, "调研江州区普法，听取区民政局汇报。", ("区民政局", f"{CHONGZUO}/江州区|民政局")),
    ],
)
def test_a_level_word_means_the_one_place_named_before(title: str, sentence: str, organ: tuple[str, str]) -> None:
    assert institution_ids(sentence, title) == [organ]


@pytest.mark.parametrize(
    "sentence",
    [
        "督促镇党委、镇政府履职。",
        "莲花镇、王尹镇试点，镇综治中心挂牌。",
        "莲花镇率先试点。\n镇综治中心实现全覆盖。",
        "莲花镇率先试点，街道司法所跟进。",
        "莲花镇率先试点，有关镇综治中心、镇司法所跟进。",
        "莲花镇建设古镇，古镇综治中心揭牌，小镇派出所启用。",
    ],
)
def test_where_none_or_several_are_named_it_is_a_class(sentence: str) -> None:
    assert institution_ids(sentence, COUNTY) == []


def test_the_reports_own_town_stays_what_it_says() -> None:
    assert institution_ids("学习花石镇做法，镇司法所落实。", TOWN) == [
        ("镇司法所", "湖南省/湘潭市/湘潭县/易俗河镇|司法所")
    ]


def test_a_bare_station_is_the_one_named_before() -> None:
    sentence = "王尹司法所开展普法。\n在集市入口，司法所设立摊位，派出所到场。"
    assert institution_ids(sentence, COUNTY) == [
        ("王尹司法所", f"{QINAN}/王尹镇|司法所"),
        ("司法所", f"{QINAN}/王尹镇|司法所"),
    ]
    assert institution_ids("王尹司法所获评先进。加强司法所建设，莲花镇完成改造。", COUNTY)[1:] == []


def test_a_county_of_two_characters_counts_among_those_named() -> None:
    title, path = "宝鸡市2023年法治政府建设年度报告", "陕西省/宝鸡市"
    assert institution_ids("陇县先行，县司法局汇报。", title) == [("县司法局", f"{path}/陇县|司法局")]
    assert institution_ids("陇县、岐山县先行，县司法局汇报。", title) == []


def test_what_is_said_of_the_whole_county_before_an_organ_does_not_make_it_one_of_many() -> None:
    station = ("镇综治中心", f"{QINAN}/莲花镇|综治中心")
    assert institution_ids("莲花镇依照全县安排由镇综治中心受理诉求。", COUNTY) == [station]
    assert institution_ids("莲花镇先行，全县15个镇综治中心跟进。", COUNTY) == []
