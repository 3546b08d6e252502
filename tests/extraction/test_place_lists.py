"""Lists of places: endings that several kinds of places share, short names that are clear among themselves, zones."""

from __future__ import annotations

import pytest

from .sentences import COUNTY, TOWN, institutions, localities, locality_ids

XIANGTAN = "湘潭县2023年法治政府建设年度报告"
XIPING = "西平县2020年法治政府建设年度报告"

SHARED = [
    (XIANGTAN, "花石、青山桥、石鼓等偏远乡镇送法上门。", ["花石", "青山桥", "石鼓"]),
    (XIPING, "遂平、上蔡、舞阳等周边县市联合治超。", ["遂平", "上蔡", "舞阳"]),
    ("恩施州2022年法治政府建设情况报告", "恩施、湘西两州人大协同立法。", ["恩施", "湘西"]),
    ("德保县2020年度法治政府建设情况报告", "靖西、那坡、天等三县交流。", ["靖西", "那坡", "天等"]),
    ("府谷县2023年法治政府建设情况报告", "新民、老高川等镇达标。", ["新民", "老高川"]),
    (
        "科右中旗2023年法治政府建设情况报告",
        "科右前旗、突泉、扎赉特等旗县来访。",
        ["科右前旗", "突泉", "扎赉特"],
    ),
    (XIANGTAN, "与河曲县、内蒙古准格尔旗签约。", ["河曲县", "内蒙古准格尔旗"]),
]


@pytest.mark.parametrize(("title", "sentence", "names"), SHARED)
def test_several_kinds_of_places_share_an_ending(title: str, sentence: str, names: list[str]) -> None:
    assert localities(sentence, title) == names


LISTED = [
    ("嵩明县2023年法治政府建设年度报告", "牛栏江镇、杨林镇等乡镇先后开会。", ["牛栏江镇", "杨林镇"]),
    ("嵩明县2023年法治政府建设年度报告", "在牛栏江、杨林、杨桥等镇宣传。", ["牛栏江镇", "杨林镇", "杨桥街道"]),
    ("科尔沁右翼前旗2023年法治政府建设年度报告", "德伯斯镇、乌兰毛都苏木等乡镇开会。", ["德伯斯镇", "乌兰毛都苏木"]),
    ("珙县2023年法治政府建设年度报告", "在曹营、上罗和孝儿三个乡镇宣传。", ["曹营镇", "上罗镇", "孝儿镇"]),
    (
        "和林格尔县2023年法治政府建设年度报告",
        "在巧什营、城关和新店子三个乡镇宣传。",
        ["巧什营镇", "城关镇", "新店子镇"],
    ),
    ("汪清县2023年法治政府建设年度报告", "打造天桥岭、汪清、罗子沟三个示范点。", ["天桥岭镇", "汪清镇", "罗子沟镇"]),
    ("曲沃县2023年法治政府建设年度报告", "先后到曲村、杨谈、高显等地调研。", ["曲村镇", "杨谈乡", "高显镇"]),
    ("黄山市徽州区2023年法治政府建设年度报告", "到西溪南、岩寺、杨村等地调研。", ["西溪南镇", "岩寺镇", "杨村乡"]),
    ("新县2023年法治政府建设年度报告", "指导泗店乡、浒湾乡和箭厂河乡宣传。", ["泗店乡", "浒湾乡", "箭厂河乡"]),
    ("房县2023年法治政府建设年度报告", "在回龙、沙河、大木厂等乡镇宣传。", ["回龙乡", "沙河乡", "大木厂镇"]),
]


@pytest.mark.parametrize(("title", "sentence", "towns"), LISTED)
def test_the_towns_of_a_list_are_those_of_the_county_that_reports(title: str, sentence: str, towns: list[str]) -> None:
    assert [place.split("/")[-1] for _, place in locality_ids(sentence, title)] == towns
    assert institutions(sentence, title) == []


CLEAR = [
    (XIANGTAN, "花石、青山桥、射埠联合执法。", ["花石", "青山桥", "射埠"]),
    (XIANGTAN, "在花石、青山桥、射埠和石鼓设点。", ["花石", "青山桥", "射埠", "石鼓"]),
    (XIANGTAN, "中路铺、茶恩寺两地会商。", ["中路铺", "茶恩寺"]),
    ("布拖县2022年度法治政府建设工作报告", "西昌、昭觉、普格、金阳联合禁毒。", ["西昌", "昭觉", "普格", "金阳"]),
    (XIANGTAN, "长沙、株洲都市圈协同立法。", ["长沙", "株洲"]),
]


@pytest.mark.parametrize(("title", "sentence", "names"), CLEAR)
def test_names_of_one_county_make_a_list_clear(title: str, sentence: str, names: list[str]) -> None:
    assert localities(sentence, title) == names


NO_PLACES = [
    "坚持和平、发展、合作、共赢。",
    "创建富裕、民主、文明村镇。",
    "会同花石、青山桥、射埠司法所。",
    "花石、教育、卫生同步推进。",
    "开通长沙、株洲机场专线。",
    "张贴标语、播放广播、深入社区等方式多样。",
    "以悬挂横幅、送法进社区等形式宣传。",
    "来到院坝、走到村头说事。",
    "小到村头广场，大到城市运转。",
]


@pytest.mark.parametrize("sentence", NO_PLACES)
def test_words_and_parts_of_other_names_make_no_list_of_places(sentence: str) -> None:
    assert localities(sentence, XIANGTAN) == []


def test_a_county_of_two_characters_may_follow_a_place() -> None:
    title = "西和县2023年法治政府建设工作情况报告"
    assert localities("与天水市秦州区和礼县交界。", title) == ["天水市秦州区", "礼县"]
    assert institutions("武都区和县司法局会商。", title) == ["县司法局"]


def test_the_district_of_a_city_is_read_before_the_city() -> None:
    assert locality_ids("赴青岛市北区、山东枣庄市中区学习。", COUNTY) == [
        ("青岛市北区", "山东省/青岛市/市北区"),
        ("山东枣庄市中区", "山东省/枣庄市/市中区"),
    ]


@pytest.mark.parametrize("sentence", ["赣州3个县入选。", "郑州“7·20”暴雨后修订预案。"])
def test_a_city_in_short_opens_a_count_or_a_date(sentence: str) -> None:
    assert localities(sentence) == [sentence[:2]]


NANCHANG = "南昌县2020年度法治政府建设情况报告"


def test_a_zone_of_the_tables_is_known_by_its_short_form() -> None:
    assert locality_ids("小蓝经开区推行承诺制。", NANCHANG) == [("小蓝经开区", "江西省/南昌市/南昌县/小蓝经济开发区")]


def test_a_zone_may_have_a_name_of_its_own() -> None:
    assert locality_ids("依托云岭工业园区设点。", NANCHANG) == [("云岭工业园区", "江西省/南昌市/南昌县/云岭工业园区")]


@pytest.mark.parametrize(
    "sentence", ["化工园区整治到位。", "推进工业园区建设。", "我县经济开发区赋权。", "各类产业园达标。"]
)
def test_a_kind_of_zone_is_no_name(sentence: str) -> None:
    assert localities(sentence, NANCHANG) == []


@pytest.mark.parametrize("sentence", ["花石镇组织马背宣讲队下乡。", "花石镇抽调骨干组成工作专班。"])
def test_whom_a_town_sends_is_not_called_by_the_verb(sentence: str) -> None:
    assert localities(sentence, XIANGTAN) == ["花石镇"]
    assert institutions("花石镇组织振兴工作专班。", XIANGTAN) == ["花石镇组织振兴工作专班"]


HUAYUAN = "湖南省/湘西土家族苗族自治州/花垣县/边城镇"


def test_a_town_far_away_is_the_one_that_stands_with_its_county_elsewhere() -> None:
    found = locality_ids("与湖南省花垣县边城镇接壤。边城镇共建边界调解室。", XIANGTAN)
    assert found == [("湖南省花垣县边城镇", HUAYUAN), ("边城镇", HUAYUAN)]


def test_a_town_in_a_list_lies_in_the_county_of_the_one_before() -> None:
    title = "叙永县分水镇2023年法治政府建设年度报告"
    assert locality_ids("邀请云南省威信县双河苗族彝族乡、高田乡参会。", title)[1] == (
        "高田乡",
        "云南省/昭通市/威信县/高田乡",
    )


def test_a_county_may_stand_in_short_before_its_town() -> None:
    title = "秀山县洪安镇2023年法治政府建设年度报告"
    assert locality_ids("说的便是秀山洪安镇。", title) == [
        ("秀山洪安镇", "重庆市/秀山土家族苗族自治县/洪安镇"),
    ]


def test_counties_named_in_full_are_known_by_their_short_names_in_a_list() -> None:
    title = "来凤县2023年法治政府建设年度报告"
    sentence = "与湖南省龙山县、重庆市酉阳县相邻。来凤与龙山、酉阳等地联调。"
    assert localities(sentence, title)[2:] == ["来凤", "龙山", "酉阳"]


@pytest.mark.parametrize("rest", ["新增3个民主法治示范村。", "开展省际边界协作。", "出台营商环境措施。"])
def test_the_reports_own_place_opens_a_sentence_in_short(rest: str) -> None:
    assert localities(f"荆州{rest}", "荆州市2023年法治政府建设年度报告") == ["荆州"]


def test_something_takes_place_in_a_town_by_its_short_name() -> None:
    assert localities("在花石举办普法集市。", XIANGTAN) == ["花石"]


def test_a_village_behind_its_town_may_begin_with_a_side() -> None:
    assert localities("花石镇上窝寨村、花石镇下河村达标。", XIANGTAN) == ["花石镇上窝寨村", "花石镇下河村"]


def test_a_town_that_was_a_township_keeps_its_short_name() -> None:
    """陇阳乡 is 陇阳镇 since 2017; the report tells no year."""
    assert institutions("陇阳司法所主动作为。", "通渭县法治政府建设年度报告") == ["陇阳司法所"]


def test_a_town_of_many_namesakes_is_that_of_the_county_before_it_in_the_sentence() -> None:
    title = "河南省2021年法治政府建设情况报告"
    assert locality_ids("栾川县撤销城关镇，设立耕莘街道。", title)[1] == ("城关镇", "河南省/洛阳市/栾川县/城关镇")


def test_a_zone_may_stand_between_a_city_and_its_town() -> None:
    assert locality_ids("安顺市黄果树旅游区龙宫镇龙潭村入选。") == [
        ("安顺市黄果树旅游区龙宫镇龙潭村", "贵州省/安顺市/西秀区/龙宫镇/龙潭村")
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("地处广西壮族自治区贺州，与广东接壤。", ["广西壮族自治区贺州", "广东"]),
        ("目之所及便是云南和贵州。", ["云南", "贵州"]),
        ("沿路贩运四川的药材。", ["四川"]),
    ],
)
def test_provinces_and_their_cities_in_short(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


def test_towns_of_a_county_are_no_other_word() -> None:
    assert localities("推进花垣县乡镇机构改革，深化县乡两级改革。", "花垣县2023年法治政府建设年度报告") == ["花垣县"]
    assert localities("公布乡村治理示范村镇名单。", "贵州省2021年法治政府建设情况报告") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("办事处驻道水村。", ["道水村"]),
        ("类似河湾村的做法很多。", ["河湾村"]),
        ("实行镇管村体制。", []),
        ("在金桂、银杏等村居宣讲。", ["金桂", "银杏"]),
    ],
)
def test_villages_behind_words_that_jieba_joins_to_them(sentence: str, names: list[str]) -> None:
    assert localities(sentence) == names


def test_a_place_under_two_prefectures_in_turn_is_one() -> None:
    """那曲地区 is 那曲市 since 2018."""
    assert locality_ids("西藏安多县地处羌塘。", "安多县法治政府建设情况报告") == [
        ("西藏安多县", "西藏自治区/那曲市/安多县")
    ]


def test_a_town_has_the_name_that_the_tables_give_it_since() -> None:
    assert locality_ids("在鲁布革乡设点。", "罗平县2023年法治政府建设年度报告") == [
        ("鲁布革乡", "云南省/曲靖市/罗平县/鲁布革布依族苗族乡")
    ]


LISTS_OF_COUNTIES = [
    (XIANGTAN, "桃江、新化、涟源、宁乡等周边县市来访。", ["桃江", "新化", "涟源", "宁乡"]),
    (
        "岳西县2020年法治政府建设情况报告",
        "与湖北英山、六安霍山、潜山、太湖等地协作。",
        ["湖北英山", "六安霍山", "潜山", "太湖"],
    ),
    (
        "漾濞县2022年法治政府建设情况报告",
        "召开云龙县、永平县、巍山县三县联席会议。",
        ["云龙县", "永平县", "巍山县"],
    ),
    (XIANGTAN, "在河湾村三组、金桂村五社召开屋场会。", ["河湾村", "金桂村"]),
    ("洪洞县2020年法治政府建设情况报告", "在曲亭、苏堡、堤村三个乡镇试点。", ["曲亭", "苏堡", "堤村"]),
    (XIANGTAN, "力争河湾、富裕两村完成试点。", ["河湾", "富裕"]),
    (XIANGTAN, "推动贫困、富裕两村互助。", []),
    (XIANGTAN, "组织河湾、金桂等村村民学法。", ["河湾", "金桂"]),
    (XIANGTAN, "河湾、金桂两村村干部带头，河湾、金桂等村村“两委”换届。", ["河湾", "金桂", "河湾", "金桂"]),
    (XIANGTAN, "镇、村村干部参加，村村通公交。", []),
    (XIANGTAN, "河湾、金桂两村村规民约获评优秀。", ["河湾", "金桂"]),
    (XIANGTAN, "金桂两村委会换届，金桂两村结对。", []),
]


@pytest.mark.parametrize(("title", "sentence", "names"), LISTS_OF_COUNTIES)
def test_where_a_list_ends_is_told_by_what_is_behind_it(title: str, sentence: str, names: list[str]) -> None:
    assert localities(sentence, title) == names


def test_a_member_of_a_list_may_have_its_province_in_front() -> None:
    assert localities("与陕西宝鸡、宁夏固原建立协作。", "平凉市2022年法治政府建设情况报告") == ["陕西宝鸡", "宁夏固原"]


def test_a_zone_of_new_industry_is_called_after_its_county() -> None:
    title = "卢氏县2023年法治政府建设情况报告"
    assert localities("卢氏县先进制造业开发区承接赋权。", title) == ["卢氏县先进制造业开发区"]


@pytest.mark.parametrize(
    ("sentence", "zone"),
    [
        ("秦安现代农业产业园达标。", "秦安现代农业产业园"),
        ("莲花镇循环经济产业园区达标。", "莲花镇循环经济产业园区"),
        ("推进现代农业产业园建设。", ""),
    ],
)
def test_what_a_zone_is_for_may_stand_in_its_name(sentence: str, zone: str) -> None:
    assert localities(sentence, COUNTY) == ([zone] if zone else [])


def test_villages_and_groups_beside_a_town_have_no_name() -> None:
    assert localities("与殷家城乡毗邻村组建立机制。", COUNTY) == ["殷家城乡"]


@pytest.mark.parametrize(
    ("title", "sentence", "names"),
    [
        ("通江县2022年法治政府建设情况报告", "通江、万源、镇巴三地签约。", ["通江", "万源", "镇巴"]),
        (
            "通道县2023年法治政府建设情况报告",
            "通道县与广西三江、龙胜、贵州黎平接壤。",
            ["通道县", "广西三江", "龙胜", "贵州黎平"],
        ),
    ],
)
def test_a_list_may_hold_counties_of_other_provinces(title: str, sentence: str, names: list[str]) -> None:
    assert localities(sentence, title) == names


def test_what_a_district_builds_elsewhere_is_not_called_after_it() -> None:
    assert localities("深圳市盐田区捐建法治长廊。") == ["深圳市盐田区"]
    assert institutions("深圳市盐田区捐建法治长廊。") == []


def test_the_two_committees_of_a_village_leave_it_its_name() -> None:
    assert localities("金桂村、银杏村两委班子换届，督促村两委整改。") == ["金桂村", "银杏村"]


def test_a_community_may_stand_behind_the_office_of_its_street() -> None:
    title = "河南省2021年法治政府建设情况报告"
    assert locality_ids("授予新郑市新建路街道办事处东关街社区称号。", title) == [
        ("新郑市新建路街道办事处东关街社区", "河南省/郑州市/新郑市/新建路街道/东关街社区")
    ]


@pytest.mark.parametrize(
    "done", ["组织社区干部培训", "加强社区治理", "实施社区矫正", "机关和社区联动", "推进老旧社区改造", "走访全部社区"]
)
def test_what_the_office_of_a_street_does_with_communities_is_done_by_an_organ(done: str) -> None:
    title = "河南省2021年法治政府建设情况报告"
    assert institutions(f"新郑市新建路街道办事处{done}。", title)[0].startswith("新郑市新建路街道办事处")


@pytest.mark.parametrize("sentence", ["座谈会在大理举行。", "采访团走进大理，听取意见。", "努力把大理打造成样板。"])
def test_a_city_whose_name_is_a_word_too_is_meant_where_something_takes_place(sentence: str) -> None:
    assert localities(sentence, "大理州2023年法治政府建设情况报告") == ["大理"]


def test_the_short_name_of_a_city_that_is_a_word_is_a_word_elsewhere() -> None:
    assert localities("为来宾提供服务，促进安康。") == []


@pytest.mark.parametrize("sentence", ["在广场举办普法集市。", "坚持民主、团结、文明办会。", "在公园召开现场会。"])
def test_a_town_whose_short_name_is_a_word_is_not_meant_by_it(sentence: str) -> None:
    assert localities(sentence, "哈尔滨市香坊区2023年法治政府建设年度报告") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "在经济薄弱、矛盾突出等重点村开展排查。",
        "对软弱、涣散等三个村整顿。",
        "在高新、工业、农业等重点镇设点。",
        "在城郊、山区等偏远村送法。",
    ],
)
def test_words_for_what_villages_and_towns_are_like_name_none(sentence: str) -> None:
    assert not localities(sentence)


def test_a_list_may_begin_behind_another() -> None:
    assert localities("在金桂、烟塘等村、红旗等社区宣讲。") == ["金桂", "烟塘", "红旗"]
    assert localities("金桂、烟塘等村等社区宣讲。") == []


def test_a_town_among_villages_stays_a_town() -> None:
    assert locality_ids("花石镇、罗汉村等8个村（社区）完成换届。", XIANGTAN) == [
        ("花石镇", "湖南省/湘潭市/湘潭县/花石镇"),
        ("罗汉村", "湖南省/湘潭市/湘潭县/罗汉村"),
    ]


def test_who_does_what_is_no_list_of_communities() -> None:
    assert localities("形成“书记抓总、分管领导抓片、科室社区抓点”的格局。", TOWN) == []


def test_the_last_village_of_a_list_may_stand_behind_its_town_and_a_conjunction() -> None:
    title, path = "秦安县2023年法治政府建设年度报告", "甘肃省/天水市/秦安县"
    assert locality_ids("在莲花镇河湾、南新和王尹镇尹川等村宣讲。", title) == [
        ("莲花镇河湾", f"{path}/莲花镇/河湾村"),
        ("南新", f"{path}/莲花镇/南新村"),
        ("王尹镇尹川", f"{path}/王尹镇/尹川村"),
    ]
    assert localities("在莲花镇河湾、南新和王尹镇尹川、高岔等村宣讲。", title) == [
        "莲花镇河湾",
        "南新",
        "王尹镇尹川",
        "高岔",
    ]
