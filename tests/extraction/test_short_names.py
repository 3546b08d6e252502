"""Places by their short names: where the words around say that a place is meant, and where they do not."""

from __future__ import annotations

import pytest

from .sentences import BUREAU, COUNTY, localities, locality_ids


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("结合易俗河实际制定方案。", ["易俗河"]),
        ("立足湘潭发展大局，推动易俗河高质量发展。", ["湘潭", "易俗河"]),
        ("贯彻习近平总书记考察湖南重要讲话精神。", ["湖南"]),
        ("将试点政策适用于湖南，条例同样适用于湘潭。", ["湖南", "湘潭"]),
        ("与江西、广东建立协作机制。", ["江西", "广东"]),
        ("赴浙江、江苏学习，到株洲、衡阳考察。", ["浙江", "江苏", "株洲", "衡阳"]),
        ("赴江西寻乌、福建武平考察。", ["江西寻乌", "福建武平"]),
        ("这是湖南历史上极不平凡的一年，通报湘潭空气质量。", ["湖南", "湘潭"]),
        ("在考评中，易俗河以总分第一获优秀等次。", ["易俗河"]),
        ("就推进依法行政和湘潭教育事业高质量发展提出思路。", ["湘潭"]),
    ],
)
def test_a_short_name_is_a_place_where_the_words_around_say_so(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "来自中山大学的专家授课。",
        "建设法治易俗河、平安湘潭。",
        "实现社会长治久安。",
        "为来宾提供法律服务。",
        "报道见湖南法治报。",
        "新开通广东路路灯。",
    ],
)
def test_a_short_name_is_no_place_in_a_word_a_slogan_or_another_name(sentence: str) -> None:
    assert localities(sentence) == []


def test_a_county_behind_its_province_is_one_place() -> None:
    assert locality_ids("与宁夏彭阳县、浙江诸暨市交流。", BUREAU) == [
        ("宁夏彭阳县", "宁夏回族自治区/固原市/彭阳县"),
        ("浙江诸暨市", "浙江省/绍兴市/诸暨市"),
    ]


def test_the_name_of_the_reports_own_county_may_be_short() -> None:
    assert localities("排名公布，湘潭位列全市第一。", "湘潭县2024年法治政府建设年度报告") == ["湘潭"]
    assert locality_ids("紧扣渠县工作部署。", "渠县2024年法治政府建设年度报告") == [("渠县", "四川省/达州市/渠县")]


def test_the_reports_own_place_is_where_something_takes_place() -> None:
    assert localities("省司法厅在湘潭召开现场会。") == ["湘潭"]


def test_the_side_of_a_river_or_mountain_is_no_province() -> None:
    assert localities("走访黄河南的村庄和太行山西的县城，学习贵州的做法。") == ["贵州"]


def test_a_county_anywhere_is_meant_where_one_goes_to_look() -> None:
    assert locality_ids("赴义乌考察学习，前往余姚观摩。") == [
        ("义乌", "浙江省/金华市/义乌市"),
        ("余姚", "浙江省/宁波市/余姚市"),
    ]
    assert localities("到安全学习角、到和平参观。") == []


def test_two_counties_anywhere_are_meant_by_a_list_of_places() -> None:
    assert localities("到昆山、江阴等地调研。") == ["昆山", "江阴"]
    assert localities("推广永兴、和顺等做法。") == []


def test_the_place_of_a_disaster_is_a_place_and_that_of_a_fair_is_none() -> None:
    assert localities("吸取河南郑州“7·20”特大暴雨灾害教训。") == ["河南郑州"]
    assert localities("借鉴上海进博会保障经验，服务海南自贸港，乘车到岳阳东站。") == []


def test_a_dateline_names_a_place() -> None:
    assert localities("新华社长沙3月5日电，湘潭5月11日讯。") == ["长沙", "湘潭"]


def test_a_county_behind_its_province_heads_a_line() -> None:
    assert localities("湖南岳阳“法治楼道”入选，浙江诸暨：经验推广。") == ["湖南岳阳", "浙江诸暨"]


def test_what_the_reports_own_place_is_known_for_shows_it() -> None:
    assert localities("湘潭因普法成效明显受到表扬。") == ["湘潭"]


@pytest.mark.parametrize("words", ["学习", "培育", "推广“马上办”和"])
def test_a_place_whose_programme_follows_stands_behind_what_is_done_with_it(words: str) -> None:
    assert localities(f"{words}秦安“法治楼道”品牌。", COUNTY) == ["秦安"]


def test_a_place_may_be_inspected_under_its_short_name() -> None:
    assert localities("市委督察组督察秦安，到会督导秦安。", COUNTY) == ["秦安", "秦安"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("谱写新时代广西发展新篇章。", ["广西"]),
        ("服务保障山东“走在前”。", ["山东"]),
        ("把上海建成国际大都市。", ["上海"]),
        ("使法治成为上海核心竞争力的标志。", ["上海"]),
        ("2021年夏，郑州遭遇特大暴雨。", ["郑州"]),
    ],
)
def test_what_is_said_of_a_large_place_shows_it(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


def test_a_place_called_like_a_word_is_meant_where_nothing_else_can_follow() -> None:
    title = "南昌市新建区2021年法治政府建设年度报告"
    assert localities("推动新建项目落地，调研新建工程。新建3个公园。", title) == []
    assert localities("市领导考察新建、走进新建。", title) == ["新建", "新建"]


def test_a_prefecture_is_not_meant_where_a_county_nearby_is_called_so() -> None:
    guilin, hinggan = "桂林市2021年法治政府建设年度报告", "内蒙古自治区/兴安盟"
    assert localities("督导兴安完成整改。", guilin) == []
    assert locality_ids("督导兴安完成整改。") == [("兴安", hinggan)]
    changji = "昌吉市2021年法治政府建设年度报告"
    assert localities("与兵团驻昌吉单位共建。", changji) == ["昌吉"]
