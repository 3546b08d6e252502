"""Committees of zones, stations called after their area, and organs with the number of their term."""

from __future__ import annotations

import pytest

from lawgraph.model import EntityType

from .sentences import COUNTY, TOWN, institution_ids, institutions, localities, locality_ids, mentions

XIANGTAN = "湖南省/湘潭市/湘潭县"
YISUHE = f"{XIANGTAN}/易俗河镇"
QINAN = "甘肃省/天水市/秦安县"

ZONES = [
    (TOWN, "配合云湖风景区管委会开展检查。", "云湖风景区管委会", XIANGTAN),
    (TOWN, "与青山湖景区管委会签订协议。", "青山湖景区管委会", XIANGTAN),
    (COUNTY, "由城北新区管委会牵头落实。", "城北新区管委会", QINAN),
    (TOWN, "经开区管委会开展联合执法。", "经开区管委会", XIANGTAN),
    (COUNTY, "由高新区管委会牵头落实。", "高新区管委会", QINAN),
    ("崇左市2021年法治政府建设年度报告", "旅游度假区管委会落实。", "旅游度假区管委会", "广西壮族自治区/崇左市"),
]


@pytest.mark.parametrize(("title", "sentence", "name", "path"), ZONES)
def test_the_committee_of_a_zone_is_an_organ_of_the_county_or_city(
    title: str, sentence: str, name: str, path: str
) -> None:
    assert institution_ids(sentence, title) == [(name, f"{path}|{name}")]


BUREAUS_OF_ZONES = [
    (
        COUNTY,
        "高新区财政局、县财政局拨付资金。",
        [("高新区财政局", f"{QINAN}|高新区财政局"), ("县财政局", f"{QINAN}|财政局")],
    ),
    (COUNTY, "秦安经开区应急管理局开展检查。", [("秦安经开区应急管理局", f"{QINAN}|经开区应急管理局")]),
    (
        "崇左市2021年法治政府建设年度报告",
        "由开发区税务局办理。",
        [("开发区税务局", "广西壮族自治区/崇左市|开发区税务局")],
    ),
    (COUNTY, "由市高新区税务局办理。", [("市高新区税务局", "甘肃省/天水市|高新区税务局")]),
    (COUNTY, "秦安县开发区税务局办理。", [("秦安县开发区税务局", f"{QINAN}|开发区税务局")]),
    (COUNTY, "醴陵市开发区税务局来访。", [("醴陵市开发区税务局", "湖南省/株洲市/醴陵市|开发区税务局")]),
    (COUNTY, "郑州开发区财政局来访。", []),
    (COUNTY, "各开发区财政局、全市开发区财政局参加。", []),
]


def test_a_zone_that_is_one_with_a_district_has_its_government() -> None:
    title, district = "乌鲁木齐市头屯河区2023年法治政府建设年度报告", "新疆维吾尔自治区/乌鲁木齐市/头屯河区"
    assert institution_ids("经开区（头屯河区）人民政府与乌鲁木齐经开区（头屯河区）司法局落实。", title) == [
        ("经开区（头屯河区）人民政府", f"{district}|人民政府"),
        ("乌鲁木齐经开区（头屯河区）司法局", f"{district}|司法局"),
    ]


@pytest.mark.parametrize(("title", "sentence", "expected"), BUREAUS_OF_ZONES)
def test_the_bureau_of_a_zone_is_not_the_countys(title: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert institution_ids(sentence, title) == expected


@pytest.mark.parametrize("name", ["城北新区管理委员会", "秦安城北新区管委会", "秦安县城北新区管理委员会"])
def test_the_committee_of_a_zone_is_the_same_with_its_county_in_front_and_in_full(name: str) -> None:
    assert institution_ids(f"由{name}牵头落实。", COUNTY) == [(name, f"{QINAN}|城北新区管委会")]


def test_a_zone_that_its_county_made_is_a_place_where_the_report_names_its_committee() -> None:
    found = mentions("城北新区管委会成立。服务进城北新区企业。", title=COUNTY)
    assert [(m.text, m.id) for m in found] == [
        ("城北新区管委会", f"{QINAN}|城北新区管委会"),
        ("城北新区", f"{QINAN}/城北新区"),
    ]


def test_a_zone_without_a_name_is_no_place_though_it_has_a_committee() -> None:
    found = mentions("县工业园区管委会成立。服务进工业园区企业。", title=COUNTY)
    assert [m.text for m in found] == ["县工业园区管委会"]


def test_a_zone_of_another_county_with_a_name_that_any_may_have_is_not_meant() -> None:
    assert locality_ids("东部新区建设提速。", COUNTY) == [("东部新区", f"{QINAN}/东部新区")]


@pytest.mark.parametrize("zone", ["经济技术开发区", "经开区"])
def test_the_report_of_a_zone_may_call_it_by_each_form_of_its_kind(zone: str) -> None:
    title = "郑州经济技术开发区2021年法治政府建设年度报告"
    own = "河南省/郑州市/郑州经济技术开发区"
    assert institution_ids(f"{zone}管委会与{zone}财政局落实。", title) == [
        (f"{zone}管委会", f"{own}|管委会"),
        (f"{zone}财政局", f"{own}|财政局"),
    ]


@pytest.mark.parametrize(
    "sentence", ["各园区管委会密切配合。", "产业园区管委会参加。", "各乡镇人民政府、各开发区管委会参加。"]
)
def test_committees_of_zones_that_are_not_told_apart_are_a_class(sentence: str) -> None:
    assert institutions(sentence) == []


STATIONS = [
    (TOWN, "联合柳树坪派出所化解纠纷。", "柳树坪派出所", YISUHE),
    (TOWN, "会同城南交警中队整治。", "城南交警中队", YISUHE),
    (TOWN, "邀请红星人民法庭法官授课。", "红星人民法庭", YISUHE),
    (COUNTY, "城南司法所获表彰。", "城南司法所", QINAN),
]


@pytest.mark.parametrize(("title", "sentence", "name", "path"), STATIONS)
def test_a_station_may_be_called_after_an_area_that_is_no_town(title: str, sentence: str, name: str, path: str) -> None:
    assert institution_ids(sentence, title) == [(name, f"{path}|{name}")]


@pytest.mark.parametrize("sentence", ["联合辖区派出所整治。", "移送派出所处理。", "依靠派出所调处。"])
def test_a_verb_or_the_area_of_charge_is_no_name_of_a_station(sentence: str) -> None:
    assert {identifier for _, identifier in institution_ids(sentence)} == {f"{YISUHE}|派出所"}


TERMS = [
    ("省十四届人大常委会审议通过条例。", "省十四届人大常委会", "湖南省|人大常委会"),
    ("县第十八届人大常委会第五次会议听取汇报。", "县第十八届人大常委会", f"{XIANGTAN}|人大常委会"),
    ("市第十六届人民政府研究部署。", "市第十六届人民政府", "湖南省/湘潭市|人民政府"),
    ("湘潭县第十届政协调研。", "湘潭县第十届政协", f"{XIANGTAN}|政协"),
]


@pytest.mark.parametrize(("sentence", "name", "identifier"), TERMS)
def test_the_number_of_its_term_stands_inside_the_name_of_an_organ(sentence: str, name: str, identifier: str) -> None:
    assert institution_ids(sentence) == [(name, identifier)]


def test_the_session_of_a_congress_is_no_organ() -> None:
    assert institutions("县十八届人大三次会议召开。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "镇长办公室会议研究部署。",
        "落实司法所所长列席党政联席会议制度。",
        "制定区级涉外法治工作联席会议制度。",
        "获评全国模范人民调解委员会。",
    ],
)
def test_a_post_a_verb_and_an_honour_make_no_organ(sentence: str) -> None:
    assert institutions(sentence) == []


def test_the_site_of_a_government_is_the_governments() -> None:
    assert institution_ids("在县政府网站公开。") == [("县政府", f"{XIANGTAN}|人民政府")]


def test_the_bureau_of_transport_of_a_province_is_called_as_it_is_today() -> None:
    assert institution_ids("省交通厅、省交通运输厅部署。") == [
        ("省交通厅", "湖南省|交通运输厅"),
        ("省交通运输厅", "湖南省|交通运输厅"),
    ]


def test_a_firm_that_is_chosen_begins_behind_the_verb() -> None:
    assert institutions("遴选出青竹电子有限公司为监测点，优化湖南云山学院公交线路。") == [
        "青竹电子有限公司",
        "湖南云山学院",
    ]


def test_where_a_town_is_one_of_several_its_county_is_one_of_theirs() -> None:
    (organ,) = mentions("区委部署。", title="三都镇2023年法治政府建设年度报告")
    assert organ.candidates == ("福建省/宁德市/蕉城区|党委", "广西壮族自治区/柳州市/柳江区|党委")


def test_what_all_the_towns_of_one_name_lie_in_is_known() -> None:
    found = institution_ids("落实省委部署，县委牵头。", "龙门镇2023年法治政府建设年度报告，落实《江西省信访条例》")
    assert ("省委", "江西省|党委") in found


def test_trade_associations_are_a_class() -> None:
    assert institutions("联系重点企业和行业协会。") == []


def test_an_inspection_group_with_a_number_is_one_organ() -> None:
    assert institution_ids("县委第三巡察组反馈问题。") == [("县委第三巡察组", f"{XIANGTAN}|第三巡察组")]


@pytest.mark.parametrize("name", ["供电公司", "自来水公司"])
def test_a_public_utility_is_the_countys(name: str) -> None:
    assert institution_ids(f"推动县{name}公开办事。") == [(f"县{name}", f"{XIANGTAN}|{name}")]


def test_a_firm_that_only_begins_like_a_level_has_a_name_of_its_own() -> None:
    assert institution_ids("市政工程有限公司参加。") == [("市政工程有限公司", "|市政工程有限公司")]


def test_the_room_of_a_community_is_the_communitys() -> None:
    assert institution_ids("建华社区调解室调处纠纷。") == [("建华社区调解室", f"{YISUHE}/建华社区|调解室")]


def test_the_government_of_a_town_that_no_table_has_is_not_the_reports_own() -> None:
    assert institutions("彭泽县桃红镇人民政府参与会商。") == []
    assert institutions("秦安县指导镇党委开展工作。") == ["镇党委"]


def test_the_office_of_a_street_is_named_in_short() -> None:
    title = "鼓楼区湖南路街道2023年法治政府建设年度报告"
    assert institution_ids("由街道办负责，各街道办配合。", title) == [
        ("街道办", "江苏省/南京市/鼓楼区/湖南路街道|办事处")
    ]


LANGFANG = "廊坊经济技术开发区管理委员会2023年法治政府建设情况报告"
ZONE = "河北省/廊坊市/廊坊经济技术开发区"
OF_A_ZONE = [
    ("廊坊开发区管委会研究部署。", "廊坊开发区管委会", f"{ZONE}|管委会"),
    ("廊坊经开区党工委研究部署。", "廊坊经开区党工委", f"{ZONE}|党工委"),
    ("司法分局审查合同。", "司法分局", f"{ZONE}|司法局"),
    ("市公安局经开区分局立案。", "市公安局经开区分局", f"{ZONE}|公安分局"),
    ("党工委理论学习中心组学法。", "党工委理论学习中心组", f"{ZONE}|党工委理论学习中心组"),
]


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("天水秦安产业园区管委会", "甘肃省/天水市/秦安县|产业园区管委会"),
        ("秦安工业园区南区管理委员会", "甘肃省/天水市/秦安县|工业园区南区管委会"),
    ],
)
def test_the_name_of_a_park_begins_with_its_city_and_ends_with_its_part(name: str, organ: str) -> None:
    assert institution_ids(f"{name}认真履职。", "秦安县2023年法治政府建设报告") == [(name, organ)]


@pytest.mark.parametrize("verb", ["认真落实", "贯彻", "对照", "坚决执行", "严格遵守"])
def test_what_is_done_with_what_a_zone_says_does_not_begin_its_name(verb: str) -> None:
    assert institutions(f"{verb}长江新区管委会要求。") == ["长江新区管委会"]


def test_a_zone_s_document_is_called_by_the_zone_s_name_once() -> None:
    sentence = "印发《经开区法治督察方案》《开发区2023年普法要点》《重大决策程序规定》。"
    assert [m.id for m in mentions(sentence, EntityType.LAW, LANGFANG)] == [
        "廊坊经济技术开发区法治督察方案",
        "廊坊经济技术开发区2023年普法要点",
        "廊坊经济技术开发区重大决策程序规定",
    ]


@pytest.mark.parametrize(("sentence", "name", "identifier"), OF_A_ZONE)
def test_organs_of_the_zone_that_reports(sentence: str, name: str, identifier: str) -> None:
    assert institution_ids(sentence, LANGFANG) == [(name, identifier)]


#: a zone that no table of divisions has: the report is its city's, its organs are told by its kind
CHENGDU = "成都高新技术产业开发区管理委员会2021年度法治政府建设情况报告"
OF_AN_UNLISTED_ZONE = [
    ("高新区党工委专题研究。", [("高新区党工委", "四川省/成都市|高新区党工委")]),
    (
        "高新区党工委、管委会高度重视。",
        [("高新区党工委", "四川省/成都市|高新区党工委"), ("管委会", "四川省/成都市|高新区管委会")],
    ),
    (
        "成都高新区党工委管委会高度重视。",
        [("成都高新区党工委", "四川省/成都市|高新区党工委"), ("管委会", "四川省/成都市|高新区管委会")],
    ),
    ("成都高新区人民法院受理。", [("成都高新区人民法院", "四川省/成都市|高新区法院")]),
    ("高新区公园城市建设局公布清单。", [("高新区公园城市建设局", "四川省/成都市|高新区公园城市建设局")]),
    ("各开发区党工委、管委会落实责任。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), OF_AN_UNLISTED_ZONE)
def test_organs_of_a_zone_that_no_table_has(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert institution_ids(sentence, CHENGDU) == expected


def test_a_bureau_of_a_zone_that_no_table_has_is_not_the_reports_own() -> None:
    assert institution_ids("与钱江新区建设局、石牛寨示范区综治中心协作。") == [
        ("钱江新区建设局", f"{XIANGTAN}|钱江新区建设局"),
        ("石牛寨示范区综治中心", f"{XIANGTAN}|石牛寨示范区综治中心"),
    ]
    assert institutions("考核各新区教育局、示范区财政局。") == []


def test_bureaus_made_of_several_stand_in_a_list_with_neither_place_nor_level() -> None:
    assert institutions("县财政局、经商科技局、公园城市建设局参加。") == ["县财政局", "经商科技局", "公园城市建设局"]
    assert institutions("对全县教育科技局系统督导。") == []


BRANCHES = [
    ("县公安局森林分局破案。", "县公安局森林分局", f"{XIANGTAN}|公安局森林分局"),
    ("市公安局经济技术开发区分局立案。", "市公安局经济技术开发区分局", "湖南省/湘潭市|公安局经济技术开发区分局"),
    ("市市场监管局高新分局检查。", "市市场监管局高新分局", "湖南省/湘潭市|市场监管局高新分局"),
    ("湘潭市生态环境局湘乡分局检查。", "湘潭市生态环境局湘乡分局", "湖南省/湘潭市/湘乡市|生态环境分局"),
]


@pytest.mark.parametrize(("sentence", "name", "identifier"), BRANCHES)
def test_a_branch_of_a_bureau_is_a_districts_or_has_charge_of_a_matter(
    sentence: str, name: str, identifier: str
) -> None:
    assert institution_ids(sentence, TOWN) == [(name, identifier)]


def test_a_banner_of_a_long_name_has_a_branch() -> None:
    title = "西乌珠穆沁旗2023年法治政府建设年度报告"
    assert institution_ids("配合锡林郭勒盟生态环境局东乌珠穆沁旗分局。", title) == [
        ("锡林郭勒盟生态环境局东乌珠穆沁旗分局", "内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗|生态环境分局")
    ]


COURTS = [
    ("长沙铁路运输法院开庭。", "长沙铁路运输法院", "湖南省/长沙市|铁路运输法院"),
    ("西安铁路运输中级法院维持。", "西安铁路运输中级法院", "陕西省/西安市|铁路运输中级法院"),
    ("上海海事法院受理。", "上海海事法院", "上海市|海事法院"),
]


@pytest.mark.parametrize(("sentence", "name", "identifier"), COURTS)
def test_a_special_court_is_called_after_its_city_wherever_that_lies(sentence: str, name: str, identifier: str) -> None:
    assert institution_ids(sentence, TOWN) == [(name, identifier)]


OTHER_ORGANS = [
    ("县文化市场综合执法队、县农业综合执法队。", ["县文化市场综合执法队", "县农业综合执法队"]),
    ("县急救站、县妇幼保健所、县电视台参加。", ["县急救站", "县妇幼保健所", "县电视台"]),
    ("县调处办、县市管局参加。", ["县调处办", "县市管局"]),
    ("镇规划建设和环境保护中心参加。", ["镇规划建设和环境保护中心"]),
    ("通过电视台、报纸宣传。", []),
    ("保护集体土地所有权。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), OTHER_ORGANS)
def test_kinds_of_organs_that_only_some_provinces_have(sentence: str, expected: list[str]) -> None:
    assert institutions(sentence, TOWN) == expected


def test_a_zone_called_after_a_place_above_it_is_known_far_from_it() -> None:
    assert institution_ids("与天津经济技术开发区管委会协作。") == [
        ("天津经济技术开发区管委会", "天津市/滨海新区/天津经济技术开发区|管委会")
    ]


STATIONS_OF_COUNTIES = [
    ("上杭县古田派出所获评先进。", "上杭县古田派出所", "上杭县/古田镇|派出所"),
    ("武平十方派出所调处纠纷。", "武平十方派出所", "武平县/十方镇|派出所"),
    ("连城姑田法庭设点。", "连城姑田法庭", "连城县/姑田镇|人民法庭"),
]


@pytest.mark.parametrize(("sentence", "station", "organ"), STATIONS_OF_COUNTIES)
def test_a_station_of_a_town_may_have_its_county_in_front(sentence: str, station: str, organ: str) -> None:
    title = "龙岩市2023年法治政府建设年度报告"
    assert institution_ids(sentence, title) == [(station, f"福建省/龙岩市/{organ}")]


@pytest.mark.parametrize("town", ["贾家", "禾丰"])
def test_a_town_is_one_though_it_became_a_street_or_its_county_went_to_another_city(town: str) -> None:
    said = institution_ids(f"简阳市{town}派出所到场。", "成都市2023年法治政府建设年度报告")
    unit = {"贾家": "贾家街道", "禾丰": "禾丰镇"}[town]
    assert said == [(f"简阳市{town}派出所", f"四川省/成都市/简阳市/{unit}|派出所")]


def test_a_station_behind_the_branch_of_its_district_is_of_a_town_there() -> None:
    district = "江苏省/常州市/新北区"
    assert institution_ids("新北分局薛家派出所出警。", "常州市公安局2022年法治政府建设年度报告") == [
        ("新北分局", f"{district}|公安局"),
        ("薛家派出所", f"{district}/薛家镇|派出所"),
    ]


def test_the_government_of_a_region_is_not_that_of_the_province_named_before() -> None:
    title = "阿里地区行政公署2022年法治政府建设情况报告"
    assert institution_ids("自治区司法厅与行署司法局座谈。", title)[-1] == ("行署司法局", "西藏自治区/阿里地区|司法局")
    assert [name for name, _ in institution_ids("地委、行署重视。", title)] == ["地委", "行署"]


def test_a_notary_office_may_have_a_name_of_its_own() -> None:
    title = "南京市2023年法治政府建设年度报告"
    assert institution_ids("南京市钟山公证处和市公证处上门办证，指导公证处规范办证。", title) == [
        ("南京市钟山公证处", "江苏省/南京市|钟山公证处"),
        ("市公证处", "江苏省/南京市|公证处"),
    ]


def test_a_notary_office_is_called_like_a_place_or_is_that_of_one() -> None:
    title = "西安市灞桥区2023年法治政府建设年度报告"
    office = ("灞桥公证处", "陕西省/西安市/灞桥区|公证处")
    assert institution_ids("灞桥公证处上门办证，便利公证处查询。", title) == [office]
    beside = ("公证处", "陕西省/西安市/灞桥区|公证处")
    assert institution_ids("区法律援助中心、公证处下乡。", title)[1:] == [beside]
    assert institutions("可到就近公证处、任意公证处申请，规范公证处管理。", title) == []


@pytest.mark.parametrize(
    ("sentence", "name", "organ"),
    [
        ("市政协社法民宗委开展视察。", "市政协社法民宗委", "政协社会法制和民族宗教委员会"),
        ("长沙市律师工作委员会组织值班。", "长沙市律师工作委员会", "律师工作委员会"),
        ("市道路运输局检查车站。", "市道路运输局", "道路运输局"),
    ],
)
def test_organs_that_cities_and_provinces_have(sentence: str, name: str, organ: str) -> None:
    assert institution_ids(sentence, "长沙市2023年法治政府建设年度报告") == [(name, f"湖南省/长沙市|{organ}")]


def test_a_faculty_is_a_part_of_a_college_as_of_a_university() -> None:
    assert institutions("昌吉学院法学院、新疆大学法学院参加。", TOWN) == ["昌吉学院法学院", "新疆大学法学院"]


TIANHE = "广州市天河区2020年法治政府建设年度报告"


def test_a_community_may_stand_behind_its_street_in_short() -> None:
    street = "广东省/广州市/天河区"
    assert locality_ids("在前进街桃园社区、棠下街棠德东社区宣传。", TIANHE) == [
        ("前进街桃园社区", f"{street}/前进街道/桃园社区"),
        ("棠下街棠德东社区", f"{street}/棠下街道/棠德东社区"),
    ]
    assert institution_ids("天园街骏景社区居委会参加。", TIANHE) == [
        ("天园街骏景社区居委会", f"{street}/天园街道/骏景社区|居委会")
    ]


def test_the_committee_of_an_area_on_a_plain_is_no_districts() -> None:
    assert institutions("三峡坝区工作委员会协同治理。", "宜昌市2022年法治政府建设年度报告") == []


def test_a_custom_house_may_be_called_after_its_port() -> None:
    assert institution_ids("与城陵矶海关、岳阳海关会商，走访口岸海关。", "岳阳市2023年法治政府建设年度报告") == [
        ("城陵矶海关", "湖南省/岳阳市|城陵矶海关"),
        ("岳阳海关", "湖南省/岳阳市|海关"),
    ]


def test_a_court_stands_before_the_number_of_its_case() -> None:
    assert institution_ids("湘潭县人民法院（2023）湘0321行初12号案开庭。") == [("湘潭县人民法院", f"{XIANGTAN}|法院")]


def test_a_bare_station_beside_one_of_a_named_town_is_of_that_town() -> None:
    assert institution_ids("易俗河镇司法所、派出所和综治中心走访。", "湘潭县2023年法治政府建设情况的报告") == [
        ("易俗河镇司法所", f"{YISUHE}|司法所"),
        ("派出所", f"{YISUHE}|派出所"),
        ("综治中心", f"{YISUHE}|综治中心"),
    ]


def test_a_bureau_beside_an_organ_of_a_named_town_is_the_county_s() -> None:
    assert institution_ids("易俗河镇人民政府、司法局走访。", "湘潭县2023年法治政府建设情况的报告") == [
        ("易俗河镇人民政府", f"{YISUHE}|人民政府"),
        ("司法局", f"{XIANGTAN}|司法局"),
    ]


@pytest.mark.parametrize(
    "sentence", ["到洛贯经济开发区调研。", "洛贯经济开发区推行承诺制。", "推动洛贯经济开发区转型。"]
)
def test_a_zone_may_have_a_name_of_its_own(sentence: str) -> None:
    assert localities(sentence, COUNTY) == ["洛贯经济开发区"]


NEW_AREAS = [
    ("柳东新区全面推行执法公示。", ["柳东新区"]),
    ("指导柳东新区开展复议规范化建设。", ["柳东新区"]),
    ("北部生态新区、柳北区同步推进。", ["北部生态新区", "柳北区"]),
    ("柳州市柳东新区建成服务中心。", ["柳州市柳东新区"]),
    ("位于高铁新区的大厅启用。", ["高铁新区"]),
    ("崖州湾科技城推行执法公示。", ["崖州湾科技城"]),
    ("打造城市新区、产业新区，规划核心商务区。", []),
    ("柳州市开发新区，南宁市各类新区来访。", ["柳州市", "南宁市"]),
]


@pytest.mark.parametrize(("sentence", "named"), NEW_AREAS)
def test_a_new_area_that_no_table_has_is_a_place_of_its_city(sentence: str, named: list[str]) -> None:
    assert localities(sentence, "柳州市2023年法治政府建设年度报告") == named


def test_a_park_called_after_a_town_is_named_with_the_county_in_front() -> None:
    assert localities("龙川县登云产业园设立服务站。", "龙川县2023年法治政府建设年度报告") == ["龙川县登云产业园"]


def test_a_district_that_is_called_a_new_area_is_none_of_a_longer_place() -> None:
    assert localities("上海市浦东新区张江镇推行公示。", "上海市浦东新区2023年法治政府建设年度报告") == [
        "上海市浦东新区张江镇"
    ]


@pytest.mark.parametrize("what", ["面向", "加强", "引导", "落户", "走访", "盘活", "光伏", "本镇", "高校", "在县城"])
def test_what_is_done_with_a_zone_is_no_name_of_it(what: str) -> None:
    assert localities(f"{what}工业园区企业。", COUNTY) == []


def test_a_zone_stands_between_its_city_and_a_town_and_not_what_the_city_does() -> None:
    city = "河源市2023年法治政府建设年度报告"
    assert localities("毕节市金海湖新区响水乡来访。", city) == ["毕节市金海湖新区响水乡"]
    assert localities("河源市推进示范区和平县建设。", city) == ["河源市", "和平县"]
    assert localities("龙川县走进工业园区登云镇普法。", city) == ["龙川县", "登云镇"]


def test_a_site_is_named_by_a_village_whose_name_says_that_it_is_built() -> None:
    assert institutions("登云镇新建村法治文化广场启用。", "龙川县2023年法治政府建设年度报告") == [
        "登云镇新建村法治文化广场"
    ]


ZONES_IN_SHORT = [
    ("东疆综合保税区", "东疆综保区", "天津市/滨海新区/东疆综合保税区"),
    ("合肥高新技术产业开发区", "合肥高新区", "安徽省/合肥市/合肥高新技术产业开发区"),
    # in the report of its city
    ("合肥市", "合肥经开区", "安徽省/合肥市/合肥经济技术开发区"),
    ("衡阳市", "衡阳高新区", "湖南省/衡阳市/衡阳高新区"),
]


@pytest.mark.parametrize(("reporter", "zone", "path"), ZONES_IN_SHORT)
def test_a_zone_that_the_gazetteer_has_is_one_under_its_long_name_and_its_short_one(
    reporter: str, zone: str, path: str
) -> None:
    found = mentions(f"{zone}坚持依法行政。", EntityType.LOCALITY, f"{reporter}2021年法治政府建设年度报告")
    assert [(place.text, place.id) for place in found] == [(zone, path)]


@pytest.mark.parametrize(
    ("title", "sentence", "name", "path"),
    [
        (COUNTY, "赴太原中北高新区学习。", "太原中北高新区", "山西省/太原市/尖草坪区/太原中北高新技术产业开发区"),
        (
            "吉林省长春市2023年法治政府建设年度报告",
            "净月高新区试点。",
            "净月高新区",
            "吉林省/长春市/长春净月高新技术产业开发区",
        ),
        (
            "天津市2023年法治政府建设年度报告",
            "天津滨海高新技术产业开发区试点。",
            "天津滨海高新技术产业开发区",
            "天津市/滨海新区/天津滨海高新技术产业开发区",
        ),
        (
            "天津滨海高新区2023年法治政府建设年度报告",
            "滨海高新区推行承诺制。",
            "滨海高新区",
            "天津市/滨海新区/天津滨海高新技术产业开发区",
        ),
    ],
)
def test_a_zone_of_the_tables_is_known_with_and_without_its_city(
    title: str, sentence: str, name: str, path: str
) -> None:
    assert [(m.text, m.id) for m in mentions(sentence, title=title)] == [(name, path)]


def test_the_committee_of_the_party_and_that_of_the_zone_are_two() -> None:
    title = "天津滨海高新区2023年法治政府建设年度报告"
    zone = "天津市/滨海新区/天津滨海高新技术产业开发区"
    assert institution_ids("滨海高新区党委管委会研究，高新区党委听取汇报。", title) == [
        ("滨海高新区党委", f"{zone}|党委"),
        ("管委会", f"{zone}|管委会"),
        ("高新区党委", f"{zone}|党委"),
    ]


@pytest.mark.parametrize("place", ["天津市滨海新区", "天津市滨海新区塘沽街道", "天津滨海高新区"])
def test_a_district_that_is_a_new_area_is_called_so_in_front_of_its_organs(place: str) -> None:
    title = f"{place}2023年法治政府建设年度报告"
    assert institution_ids("新区政府部署，新区法院、新区司法局参加。", title) == [
        ("新区政府", "天津市/滨海新区|人民政府"),
        ("新区法院", "天津市/滨海新区|法院"),
        ("新区司法局", "天津市/滨海新区|司法局"),
    ]


def test_a_high_tech_zone_in_a_new_area_is_not_the_new_area() -> None:
    title = "天津市滨海新区2023年法治政府建设年度报告"
    assert institution_ids("高新区司法局参加。", title) == [("高新区司法局", "天津市/滨海新区|高新区司法局")]


@pytest.mark.parametrize("sentence", ["完善社区法治工作站建设。", "建成村级调解工作站、社区治理工作站。"])
def test_a_station_of_whatever_community_is_no_organ(sentence: str) -> None:
    assert institutions(sentence, TOWN) == []


def test_what_is_done_in_the_community_names_a_station() -> None:
    assert institutions("设立社区戒毒工作站。", TOWN) == ["社区戒毒工作站"]


def test_a_zone_that_the_tables_have_twice_is_no_part_of_itself() -> None:
    title = "芜湖市2023年法治政府建设年度报告"
    assert {m.id for m in mentions("三山经开区、三山经济开发区试点。", EntityType.LOCALITY, title)} == {
        "安徽省/芜湖市/安徽芜湖三山经济开发区"
    }


def test_the_police_of_a_river_are_no_districts() -> None:
    assert institutions("长航公安岳阳分局到场。", "岳阳市2023年法治政府建设年度报告") == []


def test_bureaus_made_of_several_are_the_countys_in_the_report_of_a_town() -> None:
    ids = dict(institution_ids("县财政局、经商科技局、水利林业局检查，经济发展和建设局配合。", TOWN))
    county = ids["县财政局"].partition("|")[0]
    assert ids["经商科技局"] == f"{county}|经商科技局"
    assert ids["水利林业局"] == f"{county}|水利林业局"
    assert ids["经济发展和建设局"].startswith(f"{county}/")


YUEYANG = "岳阳市2023年法治政府建设年度报告"
BEHIND_A_ZONE = [
    (YUEYANG, "高新区法院、屈原管理区司法局调解。", ["高新区法院", "屈原管理区司法局"]),
    (YUEYANG, "与城南经开区财政局、昆山高新区财政局签约。", ["城南经开区财政局"]),
    (YUEYANG, "河湾新城管委会落实。", ["河湾新城管委会"]),
    ("太原市2023年法治政府建设年度报告", "太原高新区财政局参加。", ["太原高新区财政局"]),
    (LANGFANG, "支援开发区财政局，与燕郊开发区财政局对接。", ["开发区财政局", "燕郊开发区财政局"]),
    (LANGFANG, "与兄弟开发区管委会、各开发区财政局交流。", []),
    (LANGFANG, "各园区党工委、管委会抓好落实。", []),
    ("天津市滨海新区2023年法治政府建设年度报告", "新区法院与南湖新区法院签约。", ["新区法院", "南湖新区法院"]),
]


@pytest.mark.parametrize(("title", "sentence", "names"), BEHIND_A_ZONE)
def test_which_zone_an_organ_is_of(title: str, sentence: str, names: list[str]) -> None:
    assert institutions(sentence, title) == names


def test_another_zone_is_not_the_one_that_reports() -> None:
    title = "天津市滨海新区2023年法治政府建设年度报告"
    assert institution_ids("新区法院与南湖新区法院签约。", title) == [
        ("新区法院", "天津市/滨海新区|法院"),
        ("南湖新区法院", "天津市/滨海新区|南湖新区法院"),
    ]


@pytest.mark.parametrize("reporter", ["滨海新区", "滨海新区塘沽街道", "滨海高新区"])
def test_a_district_that_is_a_new_area_is_no_zone_below_itself(reporter: str) -> None:
    found = mentions("滨海新区试点。", EntityType.LOCALITY, f"天津{reporter}2023年法治政府建设年度报告")
    assert [place.id for place in found] == ["天津市/滨海新区"]


def test_a_zone_called_after_its_town_has_the_county_in_front() -> None:
    assert locality_ids("走进湘潭县花石工业集中区。", "湘潭县2023年法治政府建设年度报告") == [
        ("湘潭县花石工业集中区", "湖南省/湘潭市/湘潭县/花石镇/花石工业集中区")
    ]


def test_a_new_area_on_one_side_of_its_city_is_a_zone() -> None:
    assert locality_ids("推进安康城东新区建设，新区面貌一新。", "安康市汉滨区2023年法治政府建设年度报告") == [
        ("安康城东新区", "陕西省/安康市/城东新区")
    ]


def test_a_governments_room_of_advisers_is_its_own() -> None:
    assert institutions("设立县人民政府法律顾问室。", "湘潭县2023年法治政府建设年度报告") == ["县人民政府法律顾问室"]


def test_a_circuit_tribunal_is_no_tribunal_of_a_town() -> None:
    assert institution_ids("县法院巡回法庭到场。", "湘潭县2023年法治政府建设年度报告") == [
        ("县法院巡回法庭", "湖南省/湘潭市/湘潭县|法院巡回法庭")
    ]


def test_a_station_has_the_whole_name_of_its_town() -> None:
    found = institutions("前高庙司法所到场，在莲花派出所培训。", "2023年工作总结")
    assert found == ["前高庙司法所", "莲花派出所"]


def test_a_plant_told_by_what_it_does_names_none() -> None:
    assert institutions("污水处理厂竣工，建成垃圾处理厂、自来水厂。", TOWN) == []
    assert institutions("花石自来水厂扩建。", TOWN) == ["花石自来水厂"]


def test_what_is_brought_about_begins_behind_its_verb() -> None:
    assert institutions("以法律服务促成花石镇30个养猪专业合作社签约。", "2023年工作总结") == []


@pytest.mark.parametrize("before", ["考察", "征求", "监督", "支援", "上报", "近日", "目前", "恳请"])
def test_what_stands_before_a_zone_is_no_part_of_its_name(before: str) -> None:
    assert institutions(f"{before}钱江新区建设局。") == ["钱江新区建设局"]
    assert institutions(f"{before}河湾山景区管委会。", YUEYANG) == ["河湾山景区管委会"]


CITY = "淮安市2023年法治政府建设年度报告"


@pytest.mark.parametrize(
    "sentence",
    [
        "助推新区发展。",
        "统筹老区新区治理。",
        "建设跨省合作区、活力新区、先行起步区。",
        "服务粤港澳合作区。",
        "某某新区获奖。",
    ],
)
def test_what_kind_of_zone_it_is_names_none(sentence: str) -> None:
    assert localities(sentence, CITY) == []


def test_a_zone_stands_behind_who_works_with_it() -> None:
    assert localities("配合白马湖新区开展整治。", CITY) == ["白马湖新区"]


def test_a_station_behind_its_county_whose_last_character_may_be_a_word() -> None:
    title, path = "宝鸡市2023年法治政府建设年度报告", "陕西省/宝鸡市/凤翔区"
    assert institution_ids("凤翔区陈村司法所、凤翔区虢王派出所获奖。", title) == [
        ("凤翔区陈村司法所", f"{path}/陈村镇|司法所"),
        ("凤翔区虢王派出所", f"{path}/虢王镇|派出所"),
    ]


def test_the_committee_of_a_zone_may_be_called_by_two_characters() -> None:
    assert institution_ids("由沙河新城景区管委、高新区管委落实，各开发区管委配合。", COUNTY) == [
        ("沙河新城景区管委", f"{QINAN}|沙河新城景区管委会"),
        ("高新区管委", f"{QINAN}|高新区管委会"),
    ]


def test_zones_that_the_state_has_set_up_are_known_wherever_they_are_named() -> None:
    said = "赴前海深港现代服务业合作区、深汕特别合作区调研。"
    assert localities(said, COUNTY) == ["前海深港现代服务业合作区", "深汕特别合作区"]


def test_a_zone_called_like_a_town_is_not_the_towns() -> None:
    title, path = "土默特左旗2020年法治政府建设年度报告", "内蒙古自治区/呼和浩特市/土默特左旗"
    assert institution_ids("由敕勒川乳业开发区管委会公开。", title) == [
        ("敕勒川乳业开发区管委会", f"{path}|敕勒川乳业开发区管委会")
    ]


def test_a_custom_house_called_like_a_street_is_not_the_streets() -> None:
    title, path = "天津市滨海新区2020年法治政府建设情况报告", "天津市/滨海新区"
    assert institution_ids("塘沽海关、大港海事处通报，天津海关督导。", title) == [
        ("塘沽海关", f"{path}|塘沽海关"),
        ("大港海事处", f"{path}|大港海事处"),
        ("天津海关", "天津市|海关"),
    ]


def test_a_zone_called_after_the_reports_own_place_is_not_that_of_another_elsewhere() -> None:
    title, path = "承德市双桥区2021年法治政府建设年度报告", "河北省/承德市/双桥区"
    assert institution_ids("由双桥经开区管委会公开。", title) == [("双桥经开区管委会", f"{path}|经开区管委会")]
    assert locality_ids("推进双桥经开区建设。", title) == [("双桥经开区", f"{path}/双桥经开区")]
    assert locality_ids("与双桥经开区协作。", COUNTY) == [("双桥经开区", "重庆市/大足区/双桥经济技术开发区")]
    shanxi = "长治市2021年法治政府建设年度报告"
    assert localities("学习山西综改示范区做法。", shanxi) == ["山西综改示范区"]
    zone = "郑东新区2021年法治政府建设年度报告"
    assert localities("优化郑东新区营商环境。", zone) == ["郑东新区"]


def test_a_notary_beside_another_may_have_a_name_that_is_no_places() -> None:
    title = "西安市2021年法治政府建设年度报告"
    assert institution_ids("灞桥公证处、汉唐公证处上门办证。", title) == [
        ("灞桥公证处", "陕西省/西安市/灞桥区|公证处"),
        ("汉唐公证处", "陕西省/西安市|汉唐公证处"),
    ]


def test_a_zone_behind_its_citys_full_name_is_the_one_of_the_tables() -> None:
    ids = locality_ids("合肥市高新区率先推进。", "安徽省2023年法治政府建设年度报告")
    assert ids == [("合肥市高新区", "安徽省/合肥市/合肥高新技术产业开发区")]


def test_the_bureau_of_a_zone_behind_a_level_that_is_said_of_somebody_is_none() -> None:
    assert institutions("我市高新区财政局参会。", COUNTY) == []


def test_the_committee_of_a_zone_may_be_called_by_two_characters_behind_its_whole_name() -> None:
    title = "日照经济技术开发区2023年法治政府建设年度报告"
    assert institution_ids("日照经济技术开发区管委召开会议。", title) == [
        ("日照经济技术开发区管委", "山东省/日照市/日照经济技术开发区|管委会")
    ]
