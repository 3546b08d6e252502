"""What 镇, 县, 区, 市 and a short name stand for near a place."""

from __future__ import annotations

import pytest

from lawgraph.catalogue.load import load_catalogue
from lawgraph.frame.surroundings import Surroundings, short_name, surroundings
from lawgraph.model import Frame, Place


def place(path: str, year: int = 2022) -> Place:
    found = load_catalogue().place(path, year)
    assert found is not None
    return found


def around(path: str, year: int = 2022) -> Surroundings:
    own = place(path, year)
    return surroundings(Frame("", own, (), own.level, year, "", ""), load_catalogue())


LEVEL_WORDS = [
    ("湖南省/湘潭市/湘潭县/易俗河镇", {
        "镇": "易俗河镇", "县": "湘潭县", "市": "湘潭市", "省": "湖南省", "区": None, "街道": "易俗河镇", "村": None,
    }),
    ("北京市/西城区/广安门内街道", {"街道": "广安门内街道", "区": "西城区", "市": "北京市", "县": None, "省": None}),
    # in an autonomous region 区 is the district on the way up, or the region itself
    ("广西壮族自治区/崇左市/江州区", {"区": "江州区", "市": "崇左市", "自治区": "广西壮族自治区"}),
    ("广西壮族自治区/崇左市", {"区": "广西壮族自治区", "市": "崇左市", "自治区": "广西壮族自治区"}),
    # a county-level city is the nearest city
    ("云南省/曲靖市/宣威市", {"市": "宣威市", "省": "云南省"}),
    ("重庆市/綦江区", {"区": "綦江区", "市": "重庆市"}),
    ("内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗/萨麦苏木", {"苏木": "萨麦苏木", "旗": "东乌珠穆沁旗", "盟": "锡林郭勒盟"}),
    ("湖南省/邵阳市/城步苗族自治县", {"县": "城步苗族自治县", "自治县": "城步苗族自治县"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "words"), LEVEL_WORDS, ids=[path for path, _ in LEVEL_WORDS])
def test_a_level_word_means_the_place_of_that_level(path: str, words: dict[str, str | None]) -> None:
    near = around(path)
    found = {word: near.by_word(word) for word in words}
    assert {word: known.name if known else None for word, known in found.items()} == words


def test_a_short_name_means_the_place_near_by() -> None:
    local = around("湖南省/湘潭市/湘潭县/易俗河镇").local
    assert local["易俗河"].path == "湖南省/湘潭市/湘潭县/易俗河镇"
    assert local["花石"].path == "湖南省/湘潭市/湘潭县/花石镇"
    assert local["湖南"].path == "湖南省"


def test_a_short_name_is_the_reports_own_place_though_it_is_another_since() -> None:
    """太平镇 became 太平街道 in 2023: in its last report 太平司法所 is the one that 镇司法所 is."""
    own = place("四川省/成都市/双流区/太平镇", 2023)
    assert around("四川省/成都市/双流区/太平镇", 2023).local["太平"] == own


def test_a_street_has_its_short_form() -> None:
    local = around("广东省/广州市/海珠区/龙凤街道").local
    assert local["龙凤街"].path == "广东省/广州市/海珠区/龙凤街道"
    assert local["沙园街"].path == "广东省/广州市/海珠区/沙园街道"


def test_a_short_name_has_two_characters_at_least() -> None:
    assert min(map(len, around("湖南省/湘潭市/湘潭县/易俗河镇").local)) == 2


def test_the_county_and_its_city_are_near_and_another_city_is_not() -> None:
    near = around("湖南省/湘潭市/湘潭县/易俗河镇").near
    assert near(place("湖南省/湘潭市/湘潭县/易俗河镇"))
    assert near(place("湖南省/湘潭市/湘潭县"))
    assert near(place("湖南省/湘潭市/湘潭县/花石镇"))
    assert near(place("湖南省/湘潭市/雨湖区"))
    assert not near(place("湖南省/长沙市/岳麓区"))


def test_without_a_place_nothing_is_near() -> None:
    nowhere = surroundings(Frame("", None, (), None, 2022, "", ""), load_catalogue())
    assert nowhere.by_word("县") is None
    assert nowhere.local == {}
    assert not nowhere.near(place("湖南省"))


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("湖南省/湘潭市/湘潭县/易俗河镇", "易俗河"),
        ("湖南省", "湖南"),
        ("广西壮族自治区", "广西"),
        ("湖南省/湘潭市/湘潭县", "湘潭"),
        ("内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗/萨麦苏木", "萨麦"),
    ],
)
def test_the_short_name_leaves_the_level_word_out(path: str, stem: str) -> None:
    assert short_name(place(path), load_catalogue().gazetteer) == stem
