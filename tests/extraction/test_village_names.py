"""Where the names of villages begin and end: behind a year, in 自然村, named again, in a list behind their towns."""

from __future__ import annotations

import pytest

from .sentences import COUNTY, TOWN, institutions, localities, locality_ids

XIANGTAN = "湘潭县2023年法治政府建设年度报告"
PATH = "湖南省/湘潭市/湘潭县"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("2022年杉坪村整治结束，2023年柳林社区挂牌。", ["杉坪村", "柳林社区"]),
        ("年丰村获评先进。", ["年丰村"]),
    ],
)
def test_a_year_in_front_is_no_part_of_a_village(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


def test_what_kind_of_village_it_is_belongs_to_its_name() -> None:
    assert localities("走访杉坪自然村，对栗山自然村村中道路硬化，茶林行政村达标。") == [
        "杉坪自然村",
        "栗山自然村",
        "茶林行政村",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "全镇行政村、全部自然村、12个自然村、30户以上自然村通路。",
        "改造一个较大自然村、偏远自然村、抵边自然村和原行政村。",
        "各自然村、每个行政村、所有行政村以行政村为单位推进。",
    ],
)
def test_a_kind_of_village_alone_names_none(sentence: str) -> None:
    assert localities(sentence) == []


def test_what_is_taken_to_villages_is_no_name_of_one() -> None:
    assert localities("开展送戏镇村行活动，助力所联村增收，帮助所驻村修路。") == []


def test_a_village_named_behind_its_town_is_the_same_again() -> None:
    sentence = (
        "到花石镇新石桥村调研。结合新石桥村村情，对新石桥村走访，察看了新石桥村村容。小新石桥村、新石桥村民另议。"
    )
    assert locality_ids(sentence, XIANGTAN) == [
        ("花石镇新石桥村", f"{PATH}/花石镇/新石桥村"),
        ("新石桥村", f"{PATH}/花石镇/新石桥村"),
        ("新石桥村", f"{PATH}/花石镇/新石桥村"),
        ("新石桥村", f"{PATH}/花石镇/新石桥村"),
        ("小新石桥村", f"{PATH}/小新石桥村"),
    ]


def test_villages_of_several_towns_may_share_an_ending() -> None:
    assert locality_ids("在花石镇石门、龙口、射埠镇红旗、石鼓镇铜梁等村设点。", XIANGTAN) == [
        ("花石镇石门", f"{PATH}/花石镇/石门村"),
        ("龙口", f"{PATH}/花石镇/龙口村"),
        ("射埠镇红旗", f"{PATH}/射埠镇/红旗村"),
        ("石鼓镇铜梁", f"{PATH}/石鼓镇/铜梁村"),
    ]


def test_towns_in_a_list_of_villages_to_come_are_towns() -> None:
    assert localities("在花石镇、射埠镇等乡镇和重点村开展普法。", XIANGTAN) == ["花石镇", "射埠镇"]
    assert localities("莲花镇、王尹镇开展普法、宣讲等进村活动。", COUNTY) == ["莲花镇", "王尹镇"]


def test_a_new_area_ends_a_list_under_its_own_name() -> None:
    title = "长沙市2023年法治政府建设年度报告"
    assert localities("浏阳、宁乡、湘江新区联合执法。", title) == ["浏阳", "宁乡", "湘江新区"]
    assert "滨海新" not in localities("开通到浏阳、宁乡、滨海新区的专线。", TOWN)


def test_a_community_that_governs_itself_is_one() -> None:
    assert localities("给横溪社区民主自治带来变化。") == ["横溪社区"]


def test_all_of_a_village_and_what_makes_villages_rise_are_none() -> None:
    assert localities("带动全村增收，今年全村修渠，推进人才兴村，送法进村宣传。", COUNTY) == []
    assert localities("走访安全村、大兴村。", COUNTY) == ["安全村", "大兴村"]


def test_a_village_before_and_stands_in_the_list_of_its_town() -> None:
    found = locality_ids("莲花镇河湾、西洼和王尹镇尹川、东坪四村参加。", COUNTY)
    assert [(name, path.split("/")[-2:]) for name, path in found] == [
        ("莲花镇河湾", ["莲花镇", "河湾村"]),
        ("西洼", ["莲花镇", "西洼村"]),
        ("王尹镇尹川", ["王尹镇", "尹川村"]),
        ("东坪", ["王尹镇", "东坪村"]),
    ]


def test_the_name_of_a_community_called_after_houses_may_be_long() -> None:
    title = "北京市朝阳区望京街道2021年法治政府建设情况报告"
    assert localities("在望花路西里社区讲法，走进望京西园四区社区。", title) == ["望花路西里社区", "望京西园四区社区"]
    assert institutions("望花路西里社区居委会成立议事厅。", title) == ["望花路西里社区居委会"]
    assert localities("创建共治共享家园社区，走进平安和谐小区社区。", title) == []


def test_a_list_of_communities_ends_before_what_is_set_up_in_the_last() -> None:
    title = "深圳市福田区莲花街道2022年法治政府建设年度报告"
    assert localities("在景田社区、彩田社区设立社区公共法律服务室。", title) == ["景田社区", "彩田社区"]


def test_a_village_behind_with_is_an_example() -> None:
    assert localities("以梁桥村创建示范村为契机，以则孔村一期完工。") == ["梁桥村", "以则孔村"]


@pytest.mark.parametrize("verb", ["带动", "引领", "惠及", "辐射"])
def test_what_others_do_for_villages_is_no_part_of_the_first(verb: str) -> None:
    assert localities(f"{verb}李店、王塘两村申报省级。") == ["李店", "王塘"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("上海市长宁区新华路街道2022年法治政府建设情况报告", ["梅安居民区", "香花居民区", "红庄居民区"]),
        (TOWN, []),
    ],
)
def test_the_communities_of_shanghai_are_called_so(title: str, names: list[str]) -> None:
    sentence = "在梅安居民区、香花居民区设点，深入居民区和老旧居民区，38个居民区建站。红庄居民区获评示范，梅安居民区党总支牵头。"
    assert localities(sentence, title) == names


def test_a_community_of_shanghai_stands_behind_its_street() -> None:
    title = "上海市徐汇区2023年法治政府建设情况报告"
    sentence = "湖南路街道梅安居民区获评。治理违规占用居民区车位，检查高层居民区、涉外居民区，市区两级居民区。"
    assert localities(sentence, title) == ["湖南路街道梅安居民区"]
