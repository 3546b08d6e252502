"""Places: chains, lists that share an ending, villages; and words that only look like places."""

from __future__ import annotations

import pytest

from lawgraph.compiled import default_annotator
from lawgraph.model import EntityType

from .sentences import (
    COUNTY,
    DISTRICT,
    REGION,
    TOWN,
    institution_ids,
    localities,
    locality_ids,
    mentions,
    whole_document,
)

XIANGTAN = "湖南省/湘潭市/湘潭县"
YISUHE = f"{XIANGTAN}/易俗河镇"
CHONGZUO = "广西壮族自治区/崇左市"
LEAGUE, ALXA = "阿拉善左旗2023年法治政府建设年度报告", "内蒙古自治区/阿拉善盟/阿拉善左旗"
BORDER, MENGLA = "勐腊县2023年法治政府建设年度报告", "云南省/西双版纳傣族自治州/勐腊县"

CHAINS = [
    ("湖南省湘潭市湘潭县易俗河镇位于湘江之滨。", "湖南省湘潭市湘潭县易俗河镇", YISUHE),
    ("湘潭县易俗河镇坚持依法行政。", "湘潭县易俗河镇", YISUHE),
    ("易俗河镇坚持依法行政。", "易俗河镇", YISUHE),
    ("赴长沙市岳麓区学习。", "长沙市岳麓区", "湖南省/长沙市/岳麓区"),
    ("赴浙江省诸暨市学习。", "浙江省诸暨市", "浙江省/绍兴市/诸暨市"),
    ("从新疆维吾尔自治区和田地区引进。", "新疆维吾尔自治区和田地区", "新疆维吾尔自治区/和田地区"),
    ("前往山东省枣庄市市中区考察。", "山东省枣庄市市中区", "山东省/枣庄市/市中区"),
    ("贵州省镇宁布依族苗族自治县来访。", "贵州省镇宁布依族苗族自治县", "贵州省/安顺市/镇宁布依族苗族自治县"),
    ("赴四川天府新区学习。", "四川天府新区", "四川省/天府新区"),
    ("赴雄安新区容城县学习。", "雄安新区容城县", "河北省/保定市/容城县"),
    # a stem twice, at two levels
    ("精河县精河镇率先试点。", "精河县精河镇", "新疆维吾尔自治区/博尔塔拉蒙古自治州/精河县/精河镇"),
    ("广安市广安区率先试点。", "广安市广安区", "四川省/广安市/广安区"),
]


@pytest.mark.parametrize(("sentence", "text", "path"), CHAINS)
def test_a_chain_of_names_is_one_place(sentence: str, text: str, path: str) -> None:
    assert locality_ids(sentence) == [(text, path)]


NAMES_THAT_LOOK_LIKE_SOMETHING_ELSE = [
    ("武乡县、内乡县、镇巴县来访。", ["武乡县", "内乡县", "镇巴县"]),
    ("法库县来访。", ["法库县"]),
    ("长寿区、路桥区派员交流。", ["长寿区", "路桥区"]),
    ("与上海市、北京市、重庆市合作。", ["上海市", "北京市", "重庆市"]),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES_THAT_LOOK_LIKE_SOMETHING_ELSE)
def test_a_county_may_have_a_town_or_a_word_in_its_name(sentence: str, expected: list[str]) -> None:
    assert localities(sentence) == expected


SHARED_ENDINGS = [
    (TOWN, "在金桂、银杏、烟塘等村设立调解室。", [
        ("金桂", f"{YISUHE}/金桂村"), ("银杏", f"{YISUHE}/银杏村"), ("烟塘", f"{YISUHE}/烟塘村"),
    ]),
    (TOWN, "联合花石、中路铺、射埠三镇执法。", [
        ("花石", f"{XIANGTAN}/花石镇"), ("中路铺", f"{XIANGTAN}/中路铺镇"), ("射埠", f"{XIANGTAN}/射埠镇"),
    ]),
    (REGION, "扶绥、宁明、龙州等县推进。", [
        ("扶绥", f"{CHONGZUO}/扶绥县"), ("宁明", f"{CHONGZUO}/宁明县"), ("龙州", f"{CHONGZUO}/龙州县"),
    ]),
    (COUNTY, "赴定西、陇南、平凉三市考察。", [
        ("定西", "甘肃省/定西市"), ("陇南", "甘肃省/陇南市"), ("平凉", "甘肃省/平凉市"),
    ]),
    (COUNTY, "莲花、兴国、陇城等镇试点。", [
        ("莲花", "甘肃省/天水市/秦安县/莲花镇"), ("兴国", "甘肃省/天水市/秦安县/兴国镇"),
        ("陇城", "甘肃省/天水市/秦安县/陇城镇"),
    ]),
    # names whose characters are words elsewhere, behind a description of the places
    (LEAGUE, "在吉兰泰、巴润别立、温都尔勒图三镇巡查。", [
        ("吉兰泰", f"{ALXA}/吉兰泰镇"), ("巴润别立", f"{ALXA}/巴润别立镇"), ("温都尔勒图", f"{ALXA}/温都尔勒图镇"),
    ]),
    (BORDER, "勐捧、磨憨边境两镇率先试点。", [("勐捧", f"{MENGLA}/勐捧镇"), ("磨憨", f"{MENGLA}/磨憨镇")]),
    (TOWN, "在金桂、银杏等山村宣讲。", [("金桂", f"{YISUHE}/金桂村"), ("银杏", f"{YISUHE}/银杏村")]),
    # a list behind another, with an ending of its own
    (REGION, "天等、大新两县和扶绥、宁明、龙州3个县推进。", [
        ("天等", f"{CHONGZUO}/天等县"), ("大新", f"{CHONGZUO}/大新县"),
        ("扶绥", f"{CHONGZUO}/扶绥县"), ("宁明", f"{CHONGZUO}/宁明县"), ("龙州", f"{CHONGZUO}/龙州县"),
    ]),
    # no ending is said: all are places near by
    (REGION, "指导扶绥、宁明、龙州等地开展整治。", [
        ("扶绥", f"{CHONGZUO}/扶绥县"), ("宁明", f"{CHONGZUO}/宁明县"), ("龙州", f"{CHONGZUO}/龙州县"),
    ]),
    (REGION, "深入车站、广场等地宣传。", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "expected"), SHARED_ENDINGS)
def test_names_that_share_an_ending_are_several_places(
    title: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert locality_ids(sentence, title) == expected


NEIGHBOURS = [
    (TOWN, "与花石镇、中路铺镇开展联合执法。", [f"{XIANGTAN}/花石镇", f"{XIANGTAN}/中路铺镇"]),
    (DISTRICT, "湖南路街道、华侨路街道率先试点。", [
        "江苏省/南京市/鼓楼区/湖南路街道", "江苏省/南京市/鼓楼区/华侨路街道",
    ]),
    (REGION, "江州区、扶绥县推进。", [f"{CHONGZUO}/江州区", f"{CHONGZUO}/扶绥县"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "paths"), NEIGHBOURS)
def test_a_place_near_the_reports_own_is_known_by_its_name_alone(title: str, sentence: str, paths: list[str]) -> None:
    assert [path for _, path in locality_ids(sentence, title)] == paths


WORDS = [
    "创建全国民主法治示范村2个。",
    "获评全省法治政府建设示范县。",
    "召开学习和县委工作会议。",
    "现在和县委一起督导。",
    "深入乡村开展宣传。",
    "社区矫正对象零重犯。",
    "全镇、全县、全省、全国推广。",
    "我区出台政策，我镇跟进落实。",
    "完成县委部署，建设健康县城，推进新县城建设。",
    "，和县直部门座谈；应县委要求，成县域样板，科技兴区、兴县富民。",
    "安徽县域经济、入户县干部、公开县级名单、按照应县委要求办理。",
    "美丽乡村建设成效明显。",
    "县城街道整洁有序。",
    "依据《重庆市行政规范性文件管理办法》（重庆市人民政府令第329号）审查。",
]


@pytest.mark.parametrize("sentence", WORDS)
def test_words_and_deictics_are_no_places(sentence: str) -> None:
    """示范县 holds no 范县, 学习和县委 no 和县."""
    assert localities(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        ("指导莘县整改。", "山东省/聊城市/莘县"),
        ("省司法厅会同冠县调研。", "山东省/聊城市/冠县"),
        ("赴定边县、环县学习，在易县调研。", "河北省/保定市/易县"),
    ],
)
def test_a_county_of_two_characters_is_a_word_of_its_own(sentence: str, path: str) -> None:
    assert [place for _, place in locality_ids(sentence, "聊城市2023年法治政府建设年度报告")][-1] == path


def test_a_county_of_two_characters_may_stand_behind_any_word_of_the_reports_own_city() -> None:
    title = "聊城市2023年法治政府建设年度报告"
    assert [place for _, place in locality_ids("今年莘县率先完成任务，此外冠县获评示范。", title)] == [
        "山东省/聊城市/莘县",
        "山东省/聊城市/冠县",
    ]


def test_a_town_of_the_reports_county_is_meant_though_the_tables_have_it_later() -> None:
    """大路口 was a 乡 in the tables until 2023; 泗县 has a 大路口镇 since 2021."""
    title = "济宁市梁山县2023年法治政府建设年度报告"
    assert locality_ids("指导大路口镇整改。", title) == [("大路口镇", "山东省/济宁市/梁山县/大路口镇")]


@pytest.mark.parametrize("sentence", ["打造富县强民新局面。", "走富县裕民之路。"])
def test_to_make_a_county_rich_names_none(sentence: str) -> None:
    assert localities(sentence) == []


def test_a_place_that_exists_several_times_is_kept_open() -> None:
    (place,) = mentions("前往市中区考察。")
    assert (place.id, place.via) == ("市中区", "open")
    assert place.candidates == (
        "山东省/济南市/市中区", "山东省/枣庄市/市中区", "四川省/内江市/市中区", "四川省/乐山市/市中区",
    )  # fmt: skip


def test_the_reports_own_place_is_meant_after_the_last_year_of_the_tables() -> None:
    assert locality_ids("江北区推进法治建设。", "重庆市江北区2024年法治政府建设年度报告") == [
        ("江北区", "重庆市/江北区")
    ]


def test_the_reports_own_place_wins_over_its_namesakes() -> None:
    assert locality_ids("鼓楼区坚持依法行政。", DISTRICT) == [("鼓楼区", "江苏省/南京市/鼓楼区")]


def test_a_namesake_with_the_place_above_it_is_another_place() -> None:
    assert locality_ids("赴徐州市鼓楼区交流。", DISTRICT) == [("徐州市鼓楼区", "江苏省/徐州市/鼓楼区")]


def test_a_town_in_front_of_its_office_is_no_place_of_its_own() -> None:
    assert localities("易俗河镇司法所调处纠纷。") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("在东岭村、西洼、南河两村设立调解室。", ["东岭村", "西洼村", "南河村"]),
        ("在东岭、西洼、南河等村开展宣传。", ["东岭村", "西洼村", "南河村"]),
        ("在金桂村、银杏村设立调解室。", ["金桂村", "银杏村"]),
        ("重点村、老旧社区、贫困村整治。", []),
        ("指导各村完善村规民约。", []),
        ("修订河湾村、白石村村规民约。", ["河湾村", "白石村"]),
    ],
)
def test_each_village_of_a_list_has_one_ending(sentence: str, names: list[str]) -> None:
    assert [place.rpartition("/")[2] for _, place in locality_ids(sentence)] == names


LISTS_OF_DIVISIONS = [
    ("定西市2016年法治政府建设情况报告", "在漳、岷两县开展试点。", ["漳", "岷"]),
    ("都兰县2021年法治政府建设情况报告", "夏日哈、宗加、巴隆等乡镇司法所达标。", ["夏日哈", "宗加", "巴隆"]),
    (
        "镇原县2016年法治政府建设情况报告",
        "镇原县屯字、孟坝、平泉三镇便民大厅启用。",
        ["镇原县", "屯字", "孟坝", "平泉"],
    ),
]


@pytest.mark.parametrize(("title", "sentence", "names"), LISTS_OF_DIVISIONS)
def test_a_list_of_divisions_begins_where_its_first_name_does(title: str, sentence: str, names: list[str]) -> None:
    assert localities(sentence, title) == names


def test_a_name_in_a_list_is_the_place_that_stood_in_the_year() -> None:
    assert locality_ids("无为、南陵两县（市）达标。", "芜湖市2021年法治政府建设情况报告")[0] == (
        "无为",
        "安徽省/芜湖市/无为市",
    )


VILLAGES_AND_WORDS = [
    ("为河头新村配备法律顾问。", ["河头新村"]),
    ("调解室进社区、进网格。", []),
    ("县司法局、县民宗局到里茶、潘内、细门等村指导。", ["里茶", "潘内", "细门"]),
    ("拆除五爱村违法建设，调处木厂村纠纷。", ["五爱村", "木厂村"]),
    ("班子成员包联大峪村、后泉庄等村。", ["大峪村", "后泉庄"]),
    ("调解队走村入户。", []),
    ("组织班子成员、中层干部及社区主干参训。", []),
    ("在河湾、东岭和西洼村设点。", ["河湾", "东岭", "西洼"]),
    ("在河湾、东岭及西洼两村设点。", ["河湾", "东岭", "西洼"]),
    ("在河湾、太和湾等村设点。", ["河湾", "太和湾"]),
    ("回龙社区、石堰村、金绛等村人数较多。", ["回龙社区", "石堰村", "金绛"]),
    (
        "到河湾村社会工作站，助力东岭村民宿发展、西洼村通水通电、石堰村企业用工。",
        ["河湾村", "东岭村", "西洼村", "石堰村"],
    ),
    ("推进村社会治理、乡村民宿发展、农村集市整治、驻村企业用工，实现村村通水。", []),
]


@pytest.mark.parametrize(("sentence", "names"), VILLAGES_AND_WORDS)
def test_a_village_is_told_by_the_words_around_it(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


def test_a_town_whose_name_begins_like_a_village_is_a_town() -> None:
    title = "禄丰市中村乡2024年法治政府建设年度报告"
    assert locality_ids("禄丰市中村乡扎实推进。", title) == [("禄丰市中村乡", "云南省/楚雄彝族自治州/禄丰市/中村乡")]


@pytest.mark.parametrize("sentence", ["在清泉村法治公园宣传。", "在清泉村文化广场宣传。"])
def test_a_site_of_a_village_leaves_the_village_its_name(sentence: str) -> None:
    assert locality_ids(sentence) == [("清泉村", f"{YISUHE}/清泉村")]


NO_VILLAGES = [
    "他们村成了示范，咱们村要赶上。",
    "推进镇室村三级平台建设。",
    "全镇12个嘎查村配齐法律顾问。",
    "抓好服务中心建设、平安法治乡村建设。",
    "实现村村通公路，走访各村。",
    "对各村社区出现的问题及时介入，全县村村建有站点。",
    "开展村容村貌整治，建设无访村、无诉村。",
    "深入包联村、挂钩村宣讲。",
    "推进特色集镇建设、重点镇村整治。",
    "争创零上访村、零案件社区、儿童友好社区。",
    "召开5次镇村(社区)干部大会。",
]


@pytest.mark.parametrize("sentence", NO_VILLAGES)
def test_words_that_hold_the_word_village_are_none(sentence: str) -> None:
    assert localities(sentence) == []


@pytest.mark.parametrize("sentence", ["新建区级平台2个。", "推进前进区域治理。", "加强合作市场监管。"])
def test_a_word_that_begins_like_a_place_is_none(sentence: str) -> None:
    assert localities(sentence) == []


MIXED_LISTS = [
    # the first has its own ending, the others share one
    ("在易俗河镇、花石、青山桥等乡镇试点。", ["易俗河镇", "花石", "青山桥"]),
    # one of three is written in a way of its own
    ("在花石、青山桥、杨家桥桥等乡镇试点。", ["花石", "青山桥"]),
    ("在城东、城南、新城区等社区试点。", ["城东", "城南", "新城区"]),
    ("在易俗河镇、花石镇、青山桥镇试点。", ["易俗河镇", "花石镇", "青山桥镇"]),
]


@pytest.mark.parametrize(("sentence", "expected"), MIXED_LISTS)
def test_a_list_may_hold_full_names_too(sentence: str, expected: list[str]) -> None:
    assert localities(sentence) == expected


FAR_PLACES = [
    ("考察和静县的做法。", ["和静县"]),
    ("与定边县、环县、鄂托克前旗建立协作机制。", ["定边县", "环县", "鄂托克前旗"]),
    ("赴莘县学习。", ["莘县"]),
    ("学习浦江县经验。", ["浦江县"]),
    ("今年，安徽郎溪、浙江长兴派员参加。", ["安徽郎溪", "浙江长兴"]),
    ("今年，湖北公安、检察机关派员参加。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), FAR_PLACES)
def test_a_county_far_away_is_known_by_the_visit_or_the_list(sentence: str, expected: list[str]) -> None:
    assert localities(sentence) == expected


def test_a_village_of_one_character_stands_among_villages() -> None:
    assert localities("深入台村、刘家村、禅房村宣讲。") == ["台村", "刘家村", "禅房村"]
    assert localities("组织进村、入户宣传。") == []


def test_a_list_of_places_may_go_on_with_short_names() -> None:
    assert locality_ids("在江州区、扶绥、天等建成站点，会同江州区、扶绥石油公司。", REGION) == [
        ("江州区", f"{CHONGZUO}/江州区"),
        ("扶绥", f"{CHONGZUO}/扶绥县"),
        ("天等", f"{CHONGZUO}/天等县"),
        ("江州区", f"{CHONGZUO}/江州区"),
    ]


def test_a_county_near_by_is_named_in_short_where_something_takes_place() -> None:
    city = "杭州市2023年法治政府建设年度报告"
    assert localities("实训基地在桐庐正式启用，普法公园在萧山建成。", city) == ["桐庐", "萧山"]
    assert localities("在富阳光里学法。", city) == []


NOT_SHARED = [
    ("开展反诈宣传、“无诈社区”创建。", []),
    ("在凤凰社区、民主路社区试点。", ["凤凰社区", "民主路社区"]),
    ("为北蒲州村配备法律顾问。", ["北蒲州村"]),
    ("河湾村占地3.8公顷、北蒲村占地2公顷。", ["河湾村", "北蒲村"]),
    ("镇辖三斗米、后山、云峰等12个村。", ["三斗米", "后山", "云峰"]),
    ("组织辖区各单位、村社区参加宣传。", []),
    ("深入机关、企业、村居社区普法。", []),
    ("在金鹅、桂花、海棠湾社区普法。", ["金鹅", "桂花", "海棠湾"]),
]


@pytest.mark.parametrize(("sentence", "expected"), NOT_SHARED)
def test_what_only_looks_like_a_list_of_communities(sentence: str, expected: list[str]) -> None:
    assert localities(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("走进莲花镇高村的农家书屋。", ["莲花镇高村"]),
        ("在兴国镇兴国村召开会议。", ["兴国镇兴国村"]),
        ("在莲花镇宋和村召开会议。", ["莲花镇宋和村"]),
        ("莲花镇各村积极参与。", ["莲花镇"]),
        ("莲花镇渔村旅游兴起。", ["莲花镇"]),
    ],
)
def test_a_village_behind_its_town_may_have_one_character_or_the_name_of_the_town(
    sentence: str, names: list[str]
) -> None:
    assert localities(sentence, COUNTY) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("其中河湾村18件、东岭村12件。", ["河湾村", "东岭村"]),
        ("河湾村、东岭村两村共建。", ["河湾村", "东岭村"]),
        ("逐步推进村法治文化广场建设。", []),
        ("借鉴安居区经验，推广余庆县做法。", ["安居区", "余庆县"]),
    ],
)
def test_measures_numbers_and_verbs_are_no_part_of_a_name(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


@pytest.mark.parametrize("zone", ["秦安县经济开发区", "秦安经济开发区"])
def test_a_zone_called_after_its_county_is_a_place(zone: str) -> None:
    (found,) = mentions(f"{zone}落实责任。", title=COUNTY)
    assert (found.text, found.id, found.kind) == (zone, "甘肃省/天水市/秦安县/秦安经济开发区", "other")


def test_the_committee_of_such_a_zone_is_an_organ_and_no_place() -> None:
    (found,) = mentions("秦安经济开发区管委会牵头。", title=COUNTY)
    assert (found.text, found.type) == ("秦安经济开发区管委会", EntityType.INSTITUTION)


def test_a_zone_may_be_the_first_word_of_a_text() -> None:
    text = "秦安经济开发区落实责任。\n甘肃省天水市秦安县司法局2023年法治政府建设年度报告\n"
    found = default_annotator().annotate(whole_document(text)).mentions
    assert (found[0].start, found[0].text) == (0, "秦安经济开发区")


def test_a_name_spelled_by_its_sound_is_a_village_however_long() -> None:
    title = "奈曼旗2023年法治政府建设年度报告"
    assert localities("到八仙筒镇乌兰额日格嘎查开展普法。", title) == ["八仙筒镇乌兰额日格嘎查"]
    assert localities("在托格日尕孜村设点。", "和田地区于田县2023年法治政府建设年度报告") == ["托格日尕孜村"]


def test_a_square_before_a_street_is_none_beside_it() -> None:
    title = "重庆市长寿区2023年法治政府建设年度报告"
    assert localities("在世纪广场、江南街道天星村设点。", title) == ["江南街道天星村"]


def test_communities_that_belong_to_a_street_have_no_name() -> None:
    assert localities("联合所属社区排查隐患。") == []


@pytest.mark.parametrize(
    ("sentence", "places"), [("提升上海城市治理水平。", []), ("推动上海城市管理精细化。", ["上海市"])]
)
def test_no_place_begins_inside_the_name_of_a_province(sentence: str, places: list[str]) -> None:
    """There is a 海城市 in 辽宁."""
    assert [m.id for m in mentions(sentence, title="上海市2023年法治政府建设情况报告")] == places


PASTURE = "西乌珠穆沁旗巴彦花镇2024年法治政府建设年度报告"
PASTURES = [
    ("对洪格尔嘎查、阿拉坦兴安嘎查开展巡查。", ["洪格尔嘎查", "阿拉坦兴安嘎查"]),
    ("在那达慕大会、宝日胡舒嘎查宣讲。", ["宝日胡舒嘎查"]),
    ("落实锡盟、西乌旗工作部署。", ["锡盟", "西乌旗"]),
]


@pytest.mark.parametrize(("sentence", "names"), PASTURES)
def test_banners_and_gachas_are_places(sentence: str, names: list[str]) -> None:
    assert localities(sentence, PASTURE) == names


def test_a_village_that_is_dealt_with_begins_behind_the_verb() -> None:
    assert localities("稳妥处置东方村、丰收社区征迁信访。") == ["东方村", "丰收社区"]


def test_a_park_of_science_is_no_village() -> None:
    assert localities("与中关村科技园区加强协作。") == []


def test_a_province_is_no_piece_of_a_county_elsewhere() -> None:
    assert localities("支援河南抗洪。") == ["河南"]
    assert localities("支援河南蒙古族自治县建设。") == []


def test_a_zone_may_be_called_after_its_town() -> None:
    assert localities("在易俗河工业园区设点宣传。") == ["易俗河工业园区"]


def test_no_village_stands_before_what_has_been_done() -> None:
    assert localities("擦亮“民事村了”招牌，街道社区全体干部参加。") == []
    assert localities("到河湾村了解情况。") == ["河湾村"]


def test_a_free_trade_zone_has_the_name_of_its_province_in_brackets() -> None:
    (found,) = mentions("向中国（湖南）自由贸易试验区下放权限。", title="湖南省2021年法治政府建设情况报告")
    assert (found.text, found.id) == ("中国（湖南）自由贸易试验区", "湖南省/中国(湖南)自由贸易试验区")


def test_in_a_list_of_communities_a_name_is_whole() -> None:
    assert localities("走访新桂社区、府又社区。") == ["新桂社区", "府又社区"]


def test_a_name_spelled_by_sound_is_whole_though_words_stand_in_it() -> None:
    title = "库车市牙哈镇2022年法治政府建设工作报告"
    assert localities("组织玉斯屯克库都克村开展学习。", title) == ["玉斯屯克库都克村"]


EVERYDAY = "云南省/文山壮族苗族自治州/文山市/东山彝族乡"


@pytest.mark.parametrize("title", ["文山市东山乡2023年法治政府建设年度报告", "文山市2023年法治政府建设年度报告"])
def test_a_town_is_found_under_its_everyday_name_where_a_town_elsewhere_has_that_name(title: str) -> None:
    assert locality_ids("在东山乡开展宣传。", title) == [("东山乡", EVERYDAY)]
    assert EVERYDAY not in {identifier for _, identifier in locality_ids("赴广西东山乡学习。", title)}


def test_the_county_in_the_report_tells_which_town_of_an_everyday_name_reports() -> None:
    sentence = "文山市司法局指导，乡司法所落实。"
    found = [m.id for m in mentions(sentence, title="东山乡2023年法治政府建设年度报告")]
    assert f"{EVERYDAY}|司法所" in found


def test_a_community_in_a_list_may_have_a_long_name() -> None:
    assert localities("推动新华街南社区、东安街头条社区化解纠纷。") == ["新华街南社区", "东安街头条社区"]


def test_a_list_that_is_counted_keeps_names_spelled_by_sound() -> None:
    title = "库车市牙哈镇2022年法治政府建设工作报告"
    assert localities("组织玉斯屯克库都克村、塔汗其村等8个村学习。", title) == ["玉斯屯克库都克村", "塔汗其村"]


def test_each_village_of_a_town_is_none_by_name() -> None:
    assert localities("易俗河镇组织各村排查隐患。") == ["易俗河镇"]


@pytest.mark.parametrize("name", ["一四三团", "143团"])
def test_a_regiment_is_called_by_its_number(name: str) -> None:
    found = locality_ids(f"{name}开展宣传。", f"第八师{name}2023年法治政府建设年度报告")
    assert found == [(name, "新疆维吾尔自治区/塔城地区/沙湾市/兵团一四三团")]


VERBS_BEHIND = ["组织清淤。", "规范账目。", "集中整治。", "通过修路方案。", "改造水渠。", "支持施工。", "党员带头。"]


@pytest.mark.parametrize("behind", VERBS_BEHIND)
def test_what_a_village_does_may_begin_like_a_word_with_village_in_it(behind: str) -> None:
    assert localities(f"河湾村{behind}") == ["河湾村"]


@pytest.mark.parametrize(
    "sentence",
    [
        "夯实村组织基础。",
        "加快旧村改造，推行村规范化管理。",
        "加快城中村改造和棚户区村改造。",
        "完成城改村集中安置。",
        "打击村霸。",
        "新增全国民主法治示范村候选村。",
    ],
)
def test_what_is_done_with_villages_is_no_name(sentence: str) -> None:
    assert localities(sentence) == []


def test_a_village_stands_behind_what_kind_of_village_it_is() -> None:
    assert localities("乡村振兴示范村金桂村率先达标。") == ["金桂村"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("针对田东村与中和村山林争议。", ["田东村", "中和村"]),
        ("河湾村与相邻村共建。", ["河湾村"]),
        ("对大灰店村整改复核。", ["大灰店村"]),
        ("安排金桂村党员旁听。", ["金桂村"]),
        ("殿前居委会、甘霖社区议事。", ["甘霖社区"]),
    ],
)
def test_where_a_village_begins_behind_another_or_a_function_word(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


def test_the_province_in_its_own_report_may_stand_in_a_sentence() -> None:
    title = "新疆维吾尔自治区人民政府关于2017年法治政府建设工作的报告"
    assert localities("把确保新疆社会大局稳定作为这一新疆工作总目标的基础。", title) == ["新疆", "新疆"]


def test_what_a_village_and_its_two_committees_do_is_of_the_village() -> None:
    assert localities("钟家村、三里村、团山村村支两委开会。") == ["钟家村", "三里村", "团山村"]
    assert localities("团山村村“两委”换届。") == ["团山村"]


def test_the_community_with_the_towns_name_has_a_committee_of_its_own() -> None:
    assert institution_ids("易俗河社区居委会、易俗河村委会协助。") == [
        ("易俗河社区居委会", "湖南省/湘潭市/湘潭县/易俗河镇/易俗河社区|居委会"),
        ("易俗河村委会", "湖南省/湘潭市/湘潭县/易俗河镇/易俗河村|村委会"),
    ]


def test_the_organ_of_a_village_begins_no_list_of_villages() -> None:
    assert localities("哲寮村党总支、哲寮村“法律明白人”到场。") == ["哲寮村"]


def test_a_county_of_one_character_keeps_its_ending_in_a_list() -> None:
    title = "咸阳市2022年度法治政府建设情况报告"
    assert localities("武功、乾县做法被推广。", title) == ["武功", "乾县"]
    assert localities("武功、乾县两县派员来访。", COUNTY) == ["武功", "乾县"]
    assert localities("漳、岷两县先行试点。", "定西市2022年度法治政府建设情况报告") == ["漳", "岷"]


def test_a_town_in_a_list_of_villages_is_no_village_even_where_it_begins_as_a_word_before_names() -> None:
    title = "绥中县2022年度法治政府建设情况报告"
    assert localities("前卫镇、高台等村试点。", title) == ["前卫镇", "高台"]


def test_a_zone_that_is_named_again_and_again_is_no_chain() -> None:
    assert len(localities("东部新区" * 600, "温岭市2022年度法治政府建设情况报告")) <= 600


def test_a_village_at_a_border_has_no_name() -> None:
    assert localities("与衡山县交界村建立联调机制。") == ["衡山县"]


def test_the_reports_own_place_is_meant_where_its_people_or_its_ways_are() -> None:
    assert localities("易俗河的做法被推广，易俗河群众满意。") == ["易俗河", "易俗河"]


def test_a_community_may_be_called_after_a_village() -> None:
    assert institution_ids("磁建村社区居委会协助。") == [
        ("磁建村社区居委会", "湖南省/湘潭市/湘潭县/易俗河镇/磁建村社区|居委会")
    ]


def test_a_short_name_before_the_work_of_a_bureau_is_the_place() -> None:
    assert localities("推动秦安公安工作提质增效。", COUNTY) == ["秦安"]


def test_the_residents_of_a_community_leave_it_its_name() -> None:
    assert localities("林岗社区居民代表旁听庭审。") == ["林岗社区"]
    assert localities("丰富社区居民生活，倾听社区居民意见，引导广大社区居民参与。") == []


def test_a_county_stands_before_its_area() -> None:
    assert localities("在湘潭县区域内举办灯会，湘潭县区位优势明显。") == ["湘潭县", "湘潭县"]


def test_the_number_of_an_item_begins_no_list() -> None:
    assert localities("三、严禁在湘潭县全境焚烧秸秆。") == ["湘潭县"]


def test_a_word_that_begins_with_a_province_is_none() -> None:
    assert localities("服务台湾同胞。") == []


def test_the_old_town_of_any_county_is_not_the_district_of_that_name() -> None:
    assert localities("推进老城区改造，加快新城区建设，对矿区、郊区开展巡查。") == []
    assert locality_ids("赴洛阳市老城区学习。") == [("洛阳市老城区", "河南省/洛阳市/老城区")]
    luoyang = "洛阳市2023年法治政府建设工作报告"
    assert locality_ids("老城区率先试点。", luoyang) == [("老城区", "河南省/洛阳市/老城区")]


QINAN = "甘肃省/天水市/秦安县"


def test_a_village_in_a_list_is_of_the_town_before_it() -> None:
    assert locality_ids("莲花镇河湾村、东坪村和石桥社区试点，柳树村跟进。", COUNTY) == [
        ("莲花镇河湾村", f"{QINAN}/莲花镇/河湾村"),
        ("东坪村", f"{QINAN}/莲花镇/东坪村"),
        ("石桥社区", f"{QINAN}/莲花镇/石桥社区"),
        ("柳树村", f"{QINAN}/柳树村"),
    ]


def test_a_village_whose_town_was_written_once_is_that_towns_in_the_report_of_a_county() -> None:
    sentence = "莲花镇河湾村率先试点。河湾村成效明显，河湾村村委会作了介绍。"
    assert locality_ids(sentence, COUNTY)[1:] == [("河湾村", f"{QINAN}/莲花镇/河湾村")]
    assert institution_ids(sentence, COUNTY) == [("河湾村村委会", f"{QINAN}/莲花镇/河湾村|村委会")]


def test_a_village_of_two_towns_is_settled_by_neither() -> None:
    sentence = "莲花镇河湾村、兴国镇河湾村试点。河湾村成效明显。"
    assert locality_ids(sentence, COUNTY)[2:] == [("河湾村", f"{QINAN}/河湾村")]


def test_a_village_behind_another_place_is_of_no_town_before_it() -> None:
    sentence = "莲花镇河湾村、兴国邵店村、三阳街道画桥社区和清水柳树村试点。"
    places = [place for _, place in locality_ids(sentence, COUNTY)]
    assert places[0] == f"{QINAN}/莲花镇/河湾村"
    assert not any(place.startswith(f"{QINAN}/莲花镇") for place in places[1:])


def test_a_town_before_the_first_village_of_a_list_is_that_of_all() -> None:
    sentence = "在莲花镇河湾、东坪等村和王尹镇柳树、石桥两村试点。"
    assert locality_ids(sentence, COUNTY) == [
        ("莲花镇河湾", f"{QINAN}/莲花镇/河湾村"),
        ("东坪", f"{QINAN}/莲花镇/东坪村"),
        ("王尹镇柳树", f"{QINAN}/王尹镇/柳树村"),
        ("石桥", f"{QINAN}/王尹镇/石桥村"),
    ]
    assert locality_ids("莲花镇河湾、兴国邵店等村试点。", COUNTY)[1:] == [("兴国邵店", f"{QINAN}/兴国邵店村")]
    qinxian = "山西省/长治市/沁县/新店镇"
    assert locality_ids("新店镇河湾、东坪等村试点。", "沁县2023年法治政府建设年度报告") == [
        ("新店镇河湾", f"{qinxian}/河湾村"),
        ("东坪", f"{qinxian}/东坪村"),
    ]


@pytest.mark.parametrize(
    "verb", ["考察", "观摩", "借鉴", "学习", "推广", "抽查", "回访", "表扬", "支援", "监督", "看望", "考核"]
)
def test_what_is_done_with_a_village_is_no_part_of_its_name(verb: str) -> None:
    assert localities(f"{verb}河湾村做法，走访东坪村、{verb}柳树村。", COUNTY) == ["河湾村", "东坪村", "柳树村"]


def test_a_way_to_govern_villages_is_none() -> None:
    assert localities("推广积分治村，学习产业强村经验。", COUNTY) == []


def test_a_village_that_is_described_has_no_name() -> None:
    assert localities("走访困难村、受灾村，通报落后村，以上村已整改。", COUNTY) == []


def test_a_district_that_is_no_more_gives_its_word_back() -> None:
    sentence = "在城区、郊区设点。"
    assert localities(sentence, "长治市2016年法治政府建设年度报告") == ["城区", "郊区"]
    assert localities(sentence, "长治市2023年法治政府建设年度报告") == []
