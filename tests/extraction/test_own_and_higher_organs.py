"""Organs of regions (地委, 行署), the bureau that reports and the one above it, and what only looks like an organ."""

from __future__ import annotations

import pytest

from .sentences import BUREAU, COUNTY, TOWN, institution_ids, institutions

MOYU = "墨玉县2019年法治政府建设年度报告"
HOTAN = "新疆维吾尔自治区/和田地区"
TAX = "国家税务总局湘潭县税务局2021年法治政府建设情况报告"
HEALTH = "湘潭市卫生健康委员会2021年法治政府建设情况报告"
DIVISION = "图木舒克市2021年法治政府建设情况报告"
XIANGTAN, QINAN = "湖南省/湘潭市/湘潭县", "甘肃省/天水市/秦安县"

REGIONS = [
    ("在地委、行署领导下开展工作。", [("地委", f"{HOTAN}|党委"), ("行署", f"{HOTAN}|行署")]),
    ("和田地委研究部署。", [("和田地委", f"{HOTAN}|党委")]),
    ("争取行署支持。", [("行署", f"{HOTAN}|行署")]),
    ("地区公安局、地区行署来县督导。", [("地区公安局", f"{HOTAN}|公安局"), ("地区行署", f"{HOTAN}|行署")]),
    ("地委政法委组织评查。", [("地委政法委", f"{HOTAN}|政法委")]),
    ("与阿克苏地委会商。", [("阿克苏地委", "新疆维吾尔自治区/阿克苏地区|党委")]),
]


@pytest.mark.parametrize(("sentence", "expected"), REGIONS)
def test_organs_of_a_region_are_those_of_the_region(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert institution_ids(sentence, MOYU) == expected


@pytest.mark.parametrize("sentence", ["当地委托律师代理。", "服务少数民族地区公安局建设。", "工地委派安全员。"])
def test_where_no_region_is_none_has_organs(sentence: str) -> None:
    assert institutions(sentence, TOWN) == []


OWN_BUREAU = [
    (TAX, "湘潭县税务局第二税务分局检查。", [("湘潭县税务局第二税务分局", f"{XIANGTAN}|税务局第二税务分局")]),
    (TAX, "县局党委专题学法。", [("县局党委", f"{XIANGTAN}|税务局党委")]),
    (TAX, "调整局依法行政领导小组。", [("局依法行政领导小组", f"{XIANGTAN}|税务局依法行政领导小组")]),
    (
        TAX,
        "市局来县督导，县局法制科牵头。",
        [("市局", "湖南省/湘潭市|税务局"), ("县局法制科", f"{XIANGTAN}|税务局法制科")],
    ),
    (
        BUREAU,
        "由局法制股牵头，局办公室配合。",
        [("局法制股", f"{QINAN}|司法局法制股"), ("局办公室", f"{QINAN}|司法局办公室")],
    ),
    ("广州市公安局增城分局2024年法治政府建设报告", "市局党委专题研究。", [("市局党委", "广东省/广州市|公安局党委")]),
    (HEALTH, "委党组研究部署。", [("委党组", "湖南省/湘潭市|卫健委党组")]),
    (BUREAU, "局党工委研究部署。", [("局党工委", f"{QINAN}|司法局党工委")]),
    (BUREAU, "司法局党组坚持学习。", [("司法局党组", f"{QINAN}|司法局党组")]),
    (
        COUNTY,
        "民政局党组、公安局党委带头学法。",
        [("民政局党组", f"{QINAN}|民政局党组"), ("公安局党委", f"{QINAN}|公安局党委")],
    ),
    (
        TOWN,
        "建立健全镇党委理论学习中心组学习制度。",
        [("镇党委理论学习中心组", f"{XIANGTAN}/易俗河镇|党委理论学习中心组")],
    ),
    (BUREAU, "我局普法科牵头。", [("普法科", f"{QINAN}|司法局普法科")]),
    (BUREAU, "我局组织普法科检查，局主要科研项目结题。", []),
    (BUREAU, "兰州市局来我局交流。", [("兰州市局", "甘肃省/兰州市|司法局")]),
    (BUREAU, "委党组研究部署。", []),
    (BUREAU, "列入党组理论学习中心组必学篇目。", [("党组理论学习中心组", f"{QINAN}|司法局党组理论学习中心组")]),
    (HEALTH, "二是党组中心组带头学。", [("党组中心组", "湖南省/湘潭市|卫健委党组理论学习中心组")]),
    (BUREAU, "指导各级党组理论学习中心组，纳入党委、党组理论学习中心组学习。", []),
    (TOWN, "列入党组理论学习中心组必学篇目。", []),
    (COUNTY, "列入党组理论学习中心组必学篇目。", []),
    (TOWN, "一是党委理论学习中心组带头学。", [("党委理论学习中心组", f"{XIANGTAN}/易俗河镇|党委理论学习中心组")]),
    (TOWN, "市局派员指导。", []),
    (BUREAU, "省厅、市局来我局督导。", [("省厅", "甘肃省|司法厅"), ("市局", "甘肃省/天水市|司法局")]),
    (BUREAU, "省厅级干部带队。", []),
    (BUREAU, "局机关纪委开展监督。", [("局机关纪委", "甘肃省/天水市/秦安县|司法局机关纪委")]),
    (TAX, "省厅来县督导。", []),
    (
        "湘潭市交通运输局2023年法治政府建设报告",
        "市交通运输行政执法队湘乡大队检查。",
        [("市交通运输行政执法队湘乡大队", "湖南省/湘潭市|交通运输综合行政执法大队湘乡大队")],
    ),
    (BUREAU, "列入局党委中心学习篇目。", [("局党委", f"{QINAN}|司法局党委")]),
    (BUREAU, "局党委中心学习组学法。", [("局党委中心学习组", f"{QINAN}|司法局党委理论学习中心组")]),
    (BUREAU, "服务县委中心大局。", [("县委", f"{QINAN}|党委")]),
    (
        "兴安盟2024年法治政府建设情况报告",
        "盟检察分院支持起诉，成立全面依法行政工作领导小组。",
        [
            ("盟检察分院", "内蒙古自治区/兴安盟|检察院"),
            ("全面依法行政工作领导小组", "内蒙古自治区/兴安盟|依法行政工作领导小组"),
        ],
    ),
    (TAX, "县委全面治县委员会部署。", [("县委全面治县委员会", f"{XIANGTAN}|全面依法治县委员会")]),
    (TOWN, "省厅来镇督导。", []),
    (BUREAU, "开创全县局面，县局部地区受灾。", []),
]


MINISTRY = "水利部2022年法治政府建设年度报告"
MINISTRIES = [
    (MINISTRY, "部党组听取汇报。", [("部党组", "|水利部党组")]),
    (MINISTRY, "选派干部党组成员各1人。", []),
    (MINISTRY, "会同发展改革委、公安部联合印发。", [("发展改革委", "|国家发展改革委"), ("公安部", "|公安部")]),
    ("海关总署2023年法治政府建设年度报告", "总署党委集体学法。", [("总署党委", "|海关总署党委")]),
    ("国家卫生健康委2021年法治政府建设年度报告", "委党组研究部署。", [("委党组", "|国家卫生健康委党组")]),
    (BUREAU, "部党组听取汇报。", []),
    ("湛江海关2023年法治建设年度报告", "湛江海关党委研究部署。", [("湛江海关党委", "广东省/湛江市|海关党委")]),
]


@pytest.mark.parametrize(("title", "sentence", "expected"), MINISTRIES)
def test_a_ministry_names_its_own_organs_and_other_ministries(
    title: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert institution_ids(sentence, title) == expected


@pytest.mark.parametrize(("title", "sentence", "expected"), OWN_BUREAU)
def test_a_bureau_names_itself_its_sections_and_the_bureau_above(
    title: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert institution_ids(sentence, title) == expected


def test_a_city_of_the_corps_is_a_division_too() -> None:
    assert institution_ids("师市党委研究部署。", DIVISION) == [("师市党委", "新疆维吾尔自治区/图木舒克市|党委")]
    assert institution_ids("师市党委全面依法治师市委员会召开会议。", DIVISION) == [
        ("师市党委全面依法治师市委员会", "新疆维吾尔自治区/图木舒克市|全面依法治师市委员会")
    ]


def test_an_organ_of_the_corps_is_not_that_of_the_region() -> None:
    region = "新疆维吾尔自治区"
    assert institution_ids("自治区司法厅、兵团司法局督导，新疆生产建设兵团公安局配合。", DIVISION) == [
        ("自治区司法厅", f"{region}|司法厅"),
        ("兵团司法局", f"{region}|生产建设兵团司法局"),
        ("新疆生产建设兵团公安局", f"{region}|生产建设兵团公安局"),
    ]
    assert institution_ids("来访的兵团司法局一行。", COUNTY) == []


def test_the_branch_of_a_bureau_in_a_banner_bears_its_short_name() -> None:
    title, path = "科尔沁左翼中旗2022年法治政府建设情况报告", "内蒙古自治区/通辽市"
    assert institution_ids("通辽市自然资源局科左中旗分局立案。", title) == [
        ("通辽市自然资源局科左中旗分局", f"{path}/科尔沁左翼中旗|自然资源分局")
    ]
    assert institution_ids("市公安局对奈曼旗分局考核。", title)[0] == ("市公安局", f"{path}|公安局")


@pytest.mark.parametrize(("name", "organ"), [("区食药监分局", "食药监局"), ("区文化委", "文化委")])
def test_organs_that_districts_had_before_the_reform(name: str, organ: str) -> None:
    title = "重庆市南岸区2017年法治政府建设工作报告"
    assert institution_ids(f"{name}开展抽查，校园文化委员会配合。", title) == [(name, f"重庆市/南岸区|{organ}")]


def test_provinces_have_a_drug_administration_of_their_own() -> None:
    title = "浙江省市场监督管理局2023年法治政府建设年度报告"
    assert institution_ids("省药监局、省药品监督管理局配合。", title) == [
        ("省药监局", "浙江省|药监局"),
        ("省药品监督管理局", "浙江省|药监局"),
    ]


NAMES = [
    ("镇成立了依法行政及行政执法工作领导小组。", ["依法行政及行政执法工作领导小组"]),
    ("成立法治建设领导小组及普法领导小组。", ["法治建设领导小组", "普法领导小组"]),
    ("采取领导干部带头学、全体党员干部集中学的方式。", []),
    ("将药品管理法、疫苗管理法纳入干部网络学院课程。", []),
    ("印发工作要点（湘潭委法202311）。", []),
    ("街城管中心、综治办联合巡查。", ["街城管中心", "综治办"]),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_where_an_open_name_begins(sentence: str, expected: list[str]) -> None:
    assert institutions(sentence) == expected


KEPT_FORMS = [
    ("镇国土所参加。", "国土所"),
    ("成立法治建设工作领导小组。", "法治建设工作领导小组"),
    ("县城市管理综合执法局参加。", "城市管理局"),
]


@pytest.mark.parametrize(("sentence", "organ"), KEPT_FORMS)
def test_the_form_that_stands_in_an_id(sentence: str, organ: str) -> None:
    ((_, identifier),) = institution_ids(sentence)
    assert identifier.rpartition("|")[2] == organ


COMMITTEES = [
    ("河湾村村委会配合化解。", "河湾村村委会", f"{XIANGTAN}/易俗河镇/河湾村|村委会"),
    ("河湾村委会配合化解。", "河湾村委会", f"{XIANGTAN}/易俗河镇/河湾村|村委会"),
    ("北栅社区居委会设立议事厅。", "北栅社区居委会", f"{XIANGTAN}/易俗河镇/北栅社区|居委会"),
    ("河湾村党支部牵头。", "河湾村党支部", f"{XIANGTAN}/易俗河镇/河湾村|党支部"),
    ("河湾村村民委员会配合化解。", "河湾村村民委员会", f"{XIANGTAN}/易俗河镇/河湾村|村委会"),
    ("河湾村党委牵头。", "河湾村党委", f"{XIANGTAN}/易俗河镇/河湾村|党委"),
    ("河湾嘎查综治中心设点。", "河湾嘎查综治中心", f"{XIANGTAN}/易俗河镇/河湾嘎查|综治中心"),
    ("夏村村党委牵头。", "夏村村党委", f"{XIANGTAN}/易俗河镇/夏村村|党委"),
    ("红星二村村委会配合化解。", "红星二村村委会", f"{XIANGTAN}/易俗河镇/红星二村|村委会"),
    ("建立河湾村人民调解委员会。", "河湾村人民调解委员会", f"{XIANGTAN}/易俗河镇/河湾村|人民调解委员会"),
    ("在北栅社区综治中心设点。", "北栅社区综治中心", f"{XIANGTAN}/易俗河镇/北栅社区|综治中心"),
    ("由河湾村村务监督委员会审核。", "河湾村村务监督委员会", f"{XIANGTAN}/易俗河镇/河湾村|村监委"),
    (
        "依托永安里社区公共法律服务室。",
        "永安里社区公共法律服务室",
        f"{XIANGTAN}/易俗河镇/永安里社区|公共法律服务工作室",
    ),
    (
        "易俗河镇河湾村新时代文明实践站承办。",
        "易俗河镇河湾村新时代文明实践站",
        f"{XIANGTAN}/易俗河镇/河湾村|新时代文明实践站",
    ),
]


@pytest.mark.parametrize(("sentence", "text", "identifier"), COMMITTEES)
def test_the_committee_of_a_village_is_an_organ(sentence: str, text: str, identifier: str) -> None:
    assert institution_ids(sentence) == [(text, identifier)]


@pytest.mark.parametrize(
    "sentence",
    [
        "各村村委会积极配合。",
        "终端机落户十个村委会。",
        "完成社区党支部换届。",
        "河湾村党支部书记带头学法。",
        "指导村委会换届。",
        "河湾村人民调解委员会主任带头学法。",
        "各村人民调解委员会全覆盖。",
        "村（社区）综治中心规范运行。",
        "打造示范村新时代文明实践站。",
        "依托农村党群服务中心开展普法。",
    ],
)
def test_a_class_of_committees_and_a_post_are_none(sentence: str) -> None:
    assert institutions(sentence) == []


WHOLE_NAMES = [
    (
        "（党政办公室、政法和社会管理办公室牵头，经济发展和建设局配合）",
        ["党政办公室", "政法和社会管理办公室", "经济发展和建设局"],
    ),
    ("由法治建设和综合治理办公室负责。", ["法治建设和综合治理办公室"]),
    ("县民政局和财政局联合检查。", ["县民政局", "财政局"]),
    ("镇直各单位和驻村工作队参与。", []),
    ("县司法局承担办公室职责。", ["县司法局"]),
    ("县司法局撤销调解中心，县公安局启用执法办案管理中心。", ["县司法局", "县公安局", "执法办案管理中心"]),
    ("县暗访督查工作领导小组通报，县走访慰问工作专班走访。", ["县暗访督查工作领导小组", "县走访慰问工作专班"]),
    ("县司法局协助信访工作联席会议。", ["县司法局", "信访工作联席会议"]),
    ("县履行教育职责工作领导小组办公室设在县教育局。", ["县履行教育职责工作领导小组办公室", "县教育局"]),
    ("县司法局授权湖南六和律师事务所代理。", ["县司法局", "湖南六和律师事务所"]),
    ("县公安局执法办案管理中心启用。", ["县公安局执法办案管理中心"]),
    ("县综执局、县城市管理综合执法大队参与。", ["县综执局", "县城市管理综合执法大队"]),
    ("接受县纪委监委驻局纪检监察组监督。", ["县纪委监委驻局纪检监察组"]),
    ("继续聘请湖南六和律师事务所律师为法律顾问。", ["湖南六和律师事务所"]),
    ("成立法治政府建设(依法行政)工作领导小组。", ["法治政府建设(依法行政)工作领导小组"]),
    ("为易俗河镇中心小学配备图书。", ["易俗河镇中心小学"]),
    ("指导县实验小学修订学校章程。", ["县实验小学"]),
    ("打掉恶势力犯罪集团2个。", []),
    ("对殡仪馆和公墓开展检查。", []),
    ("组织易俗河镇中小学校宣传。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), WHOLE_NAMES)
def test_the_whole_name_of_an_organ_is_found(sentence: str, expected: list[str]) -> None:
    assert institutions(sentence) == expected


def test_a_government_beside_a_committee_is_of_its_place() -> None:
    leizhou = "雷州市东里镇2025年法治政府建设年度报告"
    assert institution_ids("落实湛江市委市政府、雷州市委市政府部署。", leizhou) == [
        ("湛江市委", "广东省/湛江市|党委"),
        ("市政府", "广东省/湛江市|人民政府"),
        ("雷州市委", "广东省/湛江市/雷州市|党委"),
        ("市政府", "广东省/湛江市/雷州市|人民政府"),
    ]


def test_no_name_runs_over_the_end_of_a_line() -> None:
    assert institutions("法制大队审核案件。", "库尔勒市公安局2022年度法治政府建设工作报告") == ["法制大队"]


def test_the_forest_district_is_a_level() -> None:
    title = "神农架林区松柏镇2020年法治政府建设情况报告"
    assert institution_ids("在林区党委、林区政府领导下开展工作。", title) == [
        ("林区党委", "湖北省/神农架林区|党委"),
        ("林区政府", "湖北省/神农架林区|人民政府"),
    ]
    assert institutions("林区派出所护林防火。") == []


def test_a_commission_has_sections_too() -> None:
    assert institution_ids("下设办公室在委政策法规科。", HEALTH) == [("委政策法规科", "湖南省/湘潭市|卫健委政策法规科")]


BEGINNINGS = [
    ("在镇司法所设办公室。", ["镇司法所"]),
    ("湘潭职业技术学院设法治教育基地。", ["湘潭职业技术学院"]),
    ("引入第三方湖南湘晋律师事务所审查合同。", ["湖南湘晋律师事务所"]),
    ("对接湘江湾新区管委会。", ["湘江湾新区管委会"]),
    ("报新区管委会审批。", []),
    ("配合天易能源化工园区管委会巡查。", ["天易能源化工园区管委会"]),
    ("成立县企业法律服务中心。", ["县企业法律服务中心"]),
]


@pytest.mark.parametrize(("sentence", "expected"), BEGINNINGS)
def test_an_organ_ends_before_the_verb_behind_it(sentence: str, expected: list[str]) -> None:
    assert institutions(sentence) == expected


OF_THE_BUREAU = [
    ("成立以局长为组长的局普法领导小组。", "局普法领导小组", "司法局普法领导小组"),
    ("局法治建设领导小组研究了方案。", "局法治建设领导小组", "司法局法治建设领导小组"),
    ("成立局法治建设领导小组。", "局法治建设领导小组", "司法局法治建设领导小组"),
    ("明确局执法支队责任。", "局执法支队", "司法局执法支队"),
]


@pytest.mark.parametrize(("sentence", "name", "organ"), OF_THE_BUREAU)
def test_a_bureau_has_groups_and_teams_of_its_own(sentence: str, name: str, organ: str) -> None:
    assert institution_ids(sentence, BUREAU) == [(name, f"{QINAN}|{organ}")]


@pytest.mark.parametrize(
    "sentence", ["局属执法单位负责人为领导小组成员。", "局成立领导小组。", "局属各单位落实领导小组要求。"]
)
def test_what_a_bureau_sets_up_or_owns_is_no_part_of_a_groups_name(sentence: str) -> None:
    assert [name for name in institutions(sentence, title=BUREAU) if name.startswith("局")] == []


def test_the_report_of_a_branch_calls_it_by_its_county() -> None:
    title = "天水市生态环境局秦安分局2022年法治政府建设年度报告"
    assert institution_ids("秦安分局党组研究，秦安分局办案，清水分局参加。", title) == [
        ("秦安分局党组", f"{QINAN}|生态环境分局党组"),
        ("秦安分局", f"{QINAN}|生态环境分局"),
    ]


def test_a_station_right_behind_the_bureau_of_another_county_is_there() -> None:
    assert institution_ids("大安市公安局安广派出所受表彰。")[-1] == (
        "安广派出所",
        "吉林省/白城市/大安市/安广镇|派出所",
    )


def test_a_college_ends_in_school_and_some_teams_are_no_organ() -> None:
    assert institutions("湘潭医学高等专科学校共建。") == ["湘潭医学高等专科学校"]
    assert institutions("下设医疗救治组等8个专班。") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("联合物业公司、快递公司、保险公司宣传。", []),
        ("走访种植合作社、物业服务有限公司。", []),
        ("组织合作银行座谈。", []),
        ("走访建设银行、莲乡种植专业合作社。", ["建设银行", "莲乡种植专业合作社"]),
        ("化解红星水泥厂劳资纠纷。", ["红星水泥厂"]),
    ],
)
def test_a_line_of_business_alone_names_no_firm(sentence: str, names: list[str]) -> None:
    assert institutions(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "text", "organ"),
    [
        ("依托县医疗纠纷调委会化解。", "县医疗纠纷调委会", "医疗纠纷人民调解委员会"),
        ("依托县消费纠纷调委会化解。", "县消费纠纷调委会", "消费纠纷人民调解委员会"),
        ("县委保密机要局检查。", "县委保密机要局", "保密局"),
    ],
)
def test_the_short_name_of_a_committee_for_one_kind_of_dispute(sentence: str, text: str, organ: str) -> None:
    assert institution_ids(sentence) == [(text, f"{XIANGTAN}|{organ}")]


def test_a_bureau_of_the_next_county_is_called_by_its_short_name() -> None:
    assert institution_ids("与清水生态环境局、县公安局联动。", BUREAU) == [
        ("清水生态环境局", "甘肃省/天水市/清水县|生态环境局"),
        ("县公安局", f"{QINAN}|公安局"),
    ]


def test_the_ranks_of_a_bureaus_people_are_no_section_of_it() -> None:
    assert institution_ids("局机关股所级干部参加测试。", BUREAU) == []


def test_the_office_of_an_autonomous_region_is_one_organ_with_its_party_committee_in_front() -> None:
    title = "南宁市2023年度法治政府建设情况报告"
    assert institution_ids("自治区党委依法治区办反馈问题。", title) == [
        ("自治区党委依法治区办", "广西壮族自治区|依法治区办")
    ]


@pytest.mark.parametrize("organ", ["编办", "网信办", "政研室", "改革办", "农办", "老干部局", "国安办"])
def test_each_organ_of_the_party_may_have_the_committee_of_a_region_in_front(organ: str) -> None:
    title = "广西壮族自治区2020年度法治政府建设情况报告"
    assert institution_ids(f"自治区党委{organ}印发通知。", title) == [(f"自治区党委{organ}", f"广西壮族自治区|{organ}")]


def test_an_office_of_a_province_in_a_large_city_is_one_organ() -> None:
    title = "甘肃省2017年度法治政府建设情况报告"
    assert institution_ids("撤销省政府驻广州办事处，精简省人民政府驻北京办事处。", title) == [
        ("省政府驻广州办事处", "甘肃省|驻穗办"),
        ("省人民政府驻北京办事处", "甘肃省|驻京办"),
    ]


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("省国土资源厅", "国土厅"),
        ("省环境保护厅", "环保厅"),
        ("省农业厅", "农业厅"),
        ("省林业厅", "林业厅"),
        ("省文化厅", "文化厅"),
        ("省海洋与渔业厅", "海洋与渔业厅"),
        ("省建设厅", "住建厅"),
        ("省工业和信息化委员会", "工信委"),
    ],
)
def test_the_departments_of_a_province_before_the_reform_of_2018_are_known(name: str, organ: str) -> None:
    assert institution_ids(f"{name}牵头。", "湖南省2017年法治政府建设情况报告") == [(name, f"湖南省|{organ}")]


def test_a_province_s_department_that_reports_is_named_as_it_was_then() -> None:
    assert institution_ids(
        "福建省林业厅印发。厅政策法规处承办，我厅王小科同志获奖。", "福建省林业厅2017年法治政府建设工作情况报告"
    ) == [
        ("福建省林业厅", "福建省|林业厅"),
        ("厅政策法规处", "福建省|林业厅政策法规处"),
    ]


def test_a_centre_of_a_university_is_no_organ_of_the_place_that_reports() -> None:
    assert institution_ids("湖南大学法律援助中心接待来访。") == [("湖南大学法律援助中心", "|湖南大学法律援助中心")]


def test_the_central_station_of_a_bureau_is_named_by_its_town() -> None:
    assert institution_ids("县自然资源局易俗河中心所拆除违建。") == [
        ("县自然资源局易俗河中心所", f"{XIANGTAN}|自然资源局易俗河中心所")
    ]


def test_the_tax_bureaus_before_2018_had_inspection_bureaus_too() -> None:
    assert institutions(
        "市地税局稽查局立案，注销湘潭县青石采石场登记。", "湘潭市地方税务局2017年法治政府建设情况报告"
    ) == [
        "市地税局稽查局",
        "湘潭县青石采石场",
    ]


BRANCHES_OF_DISTRICTS = [
    ("生态环境灞桥分局、资源规划灞桥分局", ["生态环境分局", "自然资源分局"]),
    ("市场监管灞桥分局、税务灞桥分局", ["市场监管分局", "税务分局"]),
    ("市资源规划局灞桥分局", ["自然资源分局"]),
    ("市生态环境局灞桥分局、自然资源分局", ["生态环境分局", "自然资源局"]),
]


@pytest.mark.parametrize(("branches", "organs"), BRANCHES_OF_DISTRICTS)
def test_a_city_s_bureau_has_branches_in_its_districts(branches: str, organs: list[str]) -> None:
    title = "西安市灞桥区2023年法治政府建设年度报告"
    found = institution_ids(f"{branches}联合执法。", title)
    assert [identifier for _, identifier in found] == [f"陕西省/西安市/灞桥区|{organ}" for organ in organs]
    assert "、".join(words for words, _ in found) == branches


def test_the_police_may_stand_in_front_of_the_district_of_their_branch() -> None:
    title = "西安市鄠邑区2023年法治政府建设年度报告"
    assert institution_ids("公安鄠邑分局、区秦保局开展联合执法。", title) == [
        ("公安鄠邑分局", "陕西省/西安市/鄠邑区|公安分局"),
        ("区秦保局", "陕西省/西安市/鄠邑区|秦岭保护局"),
    ]


def test_a_district_branch_behind_what_was_done_with_it() -> None:
    title, path = "西安市2023年法治政府建设年度报告", "陕西省/西安市"
    assert institution_ids("联合公安碑林分局执法，督促生态环境雁塔分局整改。", title) == [
        ("公安碑林分局", f"{path}/碑林区|公安分局"),
        ("生态环境雁塔分局", f"{path}/雁塔区|生态环境分局"),
    ]
    assert institutions("长航公安碑林分局来访。", title) == []


def test_a_town_is_not_one_elsewhere_that_is_called_so_in_full() -> None:
    title, path = "桐乡市乌镇镇2019年法治政府建设工作报告", "浙江省/嘉兴市/桐乡市/乌镇镇"
    assert institution_ids("乌镇派出所、乌镇司法所与乌镇人民政府值守。", title) == [
        ("乌镇派出所", f"{path}|派出所"),
        ("乌镇司法所", f"{path}|司法所"),
        ("乌镇人民政府", f"{path}|人民政府"),
    ]


def test_an_autonomous_banner_is_named_by_its_level() -> None:
    title, path = "莫力达瓦达斡尔族自治旗2023年法治政府建设情况报告", "内蒙古自治区/呼伦贝尔市/莫力达瓦达斡尔族自治旗"
    assert institution_ids("自治旗党委、自治旗人民政府部署。", title) == [
        ("自治旗党委", f"{path}|党委"),
        ("自治旗人民政府", f"{path}|人民政府"),
    ]


def test_a_conference_is_of_all_that_hold_it() -> None:
    assert institutions("县检察院、县公安局联席会议召开3次。", COUNTY) == ["县检察院", "县公安局"]
    assert institutions("县文体新广局、县行政复议联席会议研究。", COUNTY) == ["县文体新广局", "县行政复议联席会议"]


def test_a_district_whose_name_begins_like_a_particle_is_known_behind_a_title_too() -> None:
    title = "沈阳市和平区2023年法治政府建设年度报告"
    ids = institution_ids("落实《信访工作条例》和平区政府制定方案。", title)
    assert ids == [("和平区政府", "辽宁省/沈阳市/和平区|人民政府")]


def test_a_group_with_a_task_in_front_that_another_hides_begins_with_its_place() -> None:
    group = "打击和防范电信网络新型违法犯罪工作联席会议"
    found = [(f"湘潭县{group}", f"湖南省/湘潭市/湘潭县|{group}")]
    assert institution_ids(f"湘潭县{group}召开。", TOWN) == found


def test_a_firm_may_have_its_place_in_brackets_in_the_middle() -> None:
    assert institutions("走访宏达森远（山东）浆纸有限公司。") == ["宏达森远（山东）浆纸有限公司"]
    assert institutions("帮助企业（含外资）浆纸有限公司。") != ["企业（含外资）浆纸有限公司"]


def test_a_firm_may_begin_with_the_name_of_the_country() -> None:
    assert institutions("服务重点项目，中缅油气管道有限责任公司复工。") == ["中缅油气管道有限责任公司"]


def test_a_faculty_may_teach_two_things() -> None:
    assert institutions("邀请湘潭大学法学与公共管理学院授课。") == ["湘潭大学法学与公共管理学院"]
    assert institutions("邀请湘潭大学教授与湖南工程学院师生。") == ["湘潭大学", "湖南工程学院"]


def test_a_department_fills_up_its_groups() -> None:
    title = "安徽省水利厅2023年法治政府建设年度报告"
    assert institution_ids("调整充实厅法治建设领导小组。", title) == [
        ("厅法治建设领导小组", "安徽省|水利厅法治建设领导小组")
    ]
