"""Organs: level words, coordination, the report's own, open names; and what is a class of organs, a post or a meeting."""

from __future__ import annotations

import pytest

import lawgraph

from .sentences import BUREAU, COUNTY, REGION, TOWN, institution_ids, institutions, localities, mentions

XIANGTAN = "湖南省/湘潭市/湘潭县"
YISUHE = f"{XIANGTAN}/易俗河镇"

LEVEL_WORDS = [
    ("在县委、县政府坚强领导下开展工作。", [("县委", f"{XIANGTAN}|党委"), ("县政府", f"{XIANGTAN}|人民政府")]),
    ("镇党委、镇政府高度重视。", [("镇党委", f"{YISUHE}|党委"), ("镇政府", f"{YISUHE}|人民政府")]),
    ("省司法厅、市司法局来镇调研。", [("省司法厅", "湖南省|司法厅"), ("市司法局", "湖南省/湘潭市|司法局")]),
    ("县人大常委会、县政协分别视察。", [("县人大常委会", f"{XIANGTAN}|人大常委会"), ("县政协", f"{XIANGTAN}|政协")]),
    ("县人民法院与县检察院会商。", [("县人民法院", f"{XIANGTAN}|法院"), ("县检察院", f"{XIANGTAN}|检察院")]),
    ("县总工会、镇妇联参加。", [("县总工会", f"{XIANGTAN}|总工会"), ("镇妇联", f"{YISUHE}|妇联")]),
]


@pytest.mark.parametrize(("sentence", "expected"), LEVEL_WORDS)
def test_a_level_word_means_the_place_of_that_level(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert institution_ids(sentence) == expected


ONE_ORGAN_MANY_FORMS = [
    ("司法所调处纠纷。", "司法所", f"{YISUHE}|司法所"),
    ("我镇司法所调处纠纷。", "司法所", f"{YISUHE}|司法所"),
    ("易俗河司法所调处纠纷。", "易俗河司法所", f"{YISUHE}|司法所"),
    ("易俗河镇司法所调处纠纷。", "易俗河镇司法所", f"{YISUHE}|司法所"),
    ("湘潭县易俗河镇人民政府印发通知。", "湘潭县易俗河镇人民政府", f"{YISUHE}|人民政府"),
    ("中共县委依法治县办组织督察。", "中共县委依法治县办", f"{XIANGTAN}|依法治县办"),
    ("中共易俗河镇委员会研究部署。", "中共易俗河镇委员会", f"{YISUHE}|党委"),
    ("中国共产党湘潭县委员会研究部署。", "中国共产党湘潭县委员会", f"{XIANGTAN}|党委"),
    ("县应急管理局联合检查。", "县应急管理局", f"{XIANGTAN}|应急管理局"),
    ("县委全面依法治县委员会办公室组织督察。", "县委全面依法治县委员会办公室", f"{XIANGTAN}|依法治县办"),
    ("县委依法治县办组织督察。", "县委依法治县办", f"{XIANGTAN}|依法治县办"),
    ("县政府办公室印发方案。", "县政府办公室", f"{XIANGTAN}|人民政府办公室"),
    ("县委政法委牵头。", "县委政法委", f"{XIANGTAN}|政法委"),
    ("县委理论学习中心组学法。", "县委理论学习中心组", f"{XIANGTAN}|党委理论学习中心组"),
    ("县司法局法制审核股把关。", "县司法局法制审核股", f"{XIANGTAN}|司法局法制审核股"),
    ("国家税务总局湘潭县税务局推行柔性执法。", "国家税务总局湘潭县税务局", f"{XIANGTAN}|税务局"),
    ("湘潭县易俗河派出所值守。", "湘潭县易俗河派出所", f"{YISUHE}|派出所"),
    (
        "县委全面依法治县委员会守法普法协调小组印发方案。",
        "县委全面依法治县委员会守法普法协调小组",
        f"{XIANGTAN}|守法普法协调小组",
    ),
    ("县委依法治县委员会执法协调小组印发方案。", "县委依法治县委员会执法协调小组", f"{XIANGTAN}|执法协调小组"),
    ("人大工委开展执法检查。", "人大工委", f"{YISUHE}|人大工委"),
    ("人大主席团开展执法检查。", "人大主席团", f"{YISUHE}|人大主席团"),
    (
        "成立易俗河镇打击治理电信网络新型违法犯罪工作领导小组。",
        "易俗河镇打击治理电信网络新型违法犯罪工作领导小组",
        f"{YISUHE}|打击治理电信网络新型违法犯罪工作领导小组",
    ),
    ("县人大常委会易俗河镇工作委员会视察。", "县人大常委会易俗河镇工作委员会", f"{YISUHE}|人大工委"),
    ("县自然资源局易俗河所核查图斑。", "县自然资源局易俗河所", f"{XIANGTAN}|自然资源局易俗河所"),
    ("事项全部入驻镇便民服务中心。", "镇便民服务中心", f"{YISUHE}|便民服务中心"),
    ("镇党委中心学习组学法。", "镇党委中心学习组", f"{YISUHE}|党委理论学习中心组"),
    ("镇社会治安和应急管理办公室牵头。", "镇社会治安和应急管理办公室", f"{YISUHE}|社会治安和应急管理办公室"),
    ("镇公共服务委员会审议。", "镇公共服务委员会", f"{YISUHE}|公共服务委员会"),
    ("团镇委慰问困境儿童。", "团镇委", f"{YISUHE}|团委"),
    ("成立了合法性审查中心。", "合法性审查中心", f"{YISUHE}|合法性审查中心"),
    ("易俗河镇莲乡法治体验中心揭牌。", "易俗河镇莲乡法治体验中心", f"{YISUHE}|莲乡法治体验中心"),
    ("镇社会稳定风险评估小组出具意见。", "镇社会稳定风险评估小组", f"{YISUHE}|社会稳定风险评估小组"),
    ("调整乡村振兴工作领导小组。", "乡村振兴工作领导小组", f"{YISUHE}|乡村振兴工作领导小组"),
    ("清泉村村民委员会修订村规民约。", "清泉村村民委员会", f"{YISUHE}/清泉村|村委会"),
    ("原县工商局档案移交。", "县工商局", f"{XIANGTAN}|工商局"),
    ("赴雄安新区管委会考察。", "雄安新区管委会", "河北省/雄安新区|管委会"),
    ("赴河北雄安新区党工委考察。", "河北雄安新区党工委", "河北省/雄安新区|党工委"),
    ("与苏州工业园区管委会交流。", "苏州工业园区管委会", "江苏省/苏州市/苏州工业园区|管委会"),
]


@pytest.mark.parametrize(("sentence", "text", "identifier"), ONE_ORGAN_MANY_FORMS)
def test_the_forms_of_an_organ_lead_to_it(sentence: str, text: str, identifier: str) -> None:
    assert institution_ids(sentence) == [(text, identifier)]


COORDINATED = [
    ("镇党委政府高度重视。", [("镇党委", f"{YISUHE}|党委"), ("政府", f"{YISUHE}|人民政府")]),
    ("镇党委和政府高度重视。", [("镇党委", f"{YISUHE}|党委"), ("政府", f"{YISUHE}|人民政府")]),
    ("县委、政府统一部署。", [("县委", f"{XIANGTAN}|党委"), ("政府", f"{XIANGTAN}|人民政府")]),
]


@pytest.mark.parametrize(("sentence", "expected"), COORDINATED)
def test_the_second_organ_of_a_pair_has_the_place_of_the_first(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert institution_ids(sentence) == expected


OPEN_NAMES = [
    ("聘请湖南湘晋律师事务所担任法律顾问。", "湖南湘晋律师事务所", "|湖南湘晋律师事务所"),
    ("培育长沙国际仲裁院等法治品牌。", "长沙国际仲裁院", "湖南省/长沙市|国际仲裁院"),
    ("成立了知识产权纠纷调解委员会。", "知识产权纠纷调解委员会", "湖南省/湘潭市/湘潭县|知识产权纠纷调解委员会"),
    ("湖南湘江律师事务所周律师授课。", "湖南湘江律师事务所", "|湖南湘江律师事务所"),
    ("中国农业银行湘潭县支行开展宣传。", "中国农业银行湘潭县支行", "|中国农业银行湘潭县支行"),
    ("湘潭县第一中学举办模拟法庭。", "湘潭县第一中学", "|湘潭县第一中学"),
    ("湘潭大学法学院教授授课。", "湘潭大学法学院", "|湘潭大学法学院"),
    ("组织党员到市第一看守所接受警示教育。", "市第一看守所", "湖南省/湘潭市|第一看守所"),
    ("湘潭县第二派出所到场调解。", "湘潭县第二派出所", f"{XIANGTAN}|第二派出所"),
    ("湘潭一中承办模拟法庭。", "湘潭一中", "|湘潭一中"),
    ("县三中承办巡讲。", "县三中", f"{XIANGTAN}|三中"),
    ("成立镇法治政府建设工作领导小组。", "镇法治政府建设工作领导小组", f"{YISUHE}|法治政府建设工作领导小组"),
    ("成立宪法学习宣传领导小组。", "宪法学习宣传领导小组", f"{YISUHE}|宪法学习宣传领导小组"),
    ("成立扫黑除恶专项斗争领导小组。", "扫黑除恶专项斗争领导小组", f"{YISUHE}|扫黑除恶专项斗争领导小组"),
]


@pytest.mark.parametrize(("sentence", "text", "identifier"), OPEN_NAMES)
def test_a_name_of_its_own_is_taken_whole(sentence: str, text: str, identifier: str) -> None:
    assert institution_ids(sentence) == [(text, identifier)]


def test_a_countys_tax_bureau_is_no_department_of_the_state_administration() -> None:
    assert [name for name, _ in institution_ids("国家税务总局湘潭税务局公开信息。")] == ["国家税务总局湘潭税务局"]


def test_a_centre_for_citizens_is_the_citys() -> None:
    found = institution_ids(
        "将学习纳入市民热线服务中心党委计划，赴市市民热线服务中心调研。", "湘潭市司法局2023年法治政府建设年度报告"
    )
    assert found == [
        ("市民热线服务中心党委", "湖南省/湘潭市|市民热线服务中心党委"),
        ("市市民热线服务中心", "湖南省/湘潭市|市民热线服务中心"),
    ]


def test_the_commission_of_a_street_is_called_after_its_working_committee() -> None:
    found = institution_ids("召开党工委全面依法治街委员会会议。", "广州市海珠区沙园街道2023年法治政府建设年度报告")
    assert found == [("党工委全面依法治街委员会", "广东省/广州市/海珠区/沙园街道|全面依法治街委员会")]


def test_a_committee_beside_each_of_many_districts_is_the_reports_own() -> None:
    found = institution_ids("各区、高新区管委会，各街道办事处、经开区管委会配合。", "湘潭市2023年法治政府建设年度报告")
    assert [name for name, _ in found] == ["高新区管委会", "经开区管委会"]
    found = institution_ids(
        "各县市区、高新区管委会负责，各市县区、经开区管委会配合。", "湘潭市2023年法治政府建设年度报告"
    )
    assert [name for name, _ in found] == ["高新区管委会", "经开区管委会"]


def test_a_branch_in_a_list_has_the_bureau_of_the_first() -> None:
    assert institution_ids("湘潭市公安局岳塘分局、雨湖分局参加。") == [
        ("湘潭市公安局岳塘分局", "湖南省/湘潭市/岳塘区|公安分局"),
        ("雨湖分局", "湖南省/湘潭市/雨湖区|公安分局"),
    ]


def test_an_organ_that_is_masked_or_that_no_place_has_is_none() -> None:
    assert institutions("对易俗河镇某水泥厂立案，会同公安、海关等部门查处。") == []
    assert localities("对易俗河镇某水泥厂立案。") == ["易俗河镇"]
    assert institutions("李某诉**区人民政府、××县公安局一案撤诉。") == []


def test_a_county_of_two_characters_stands_behind_a_preposition() -> None:
    assert institutions("由嵩县司法局答复。") == ["嵩县司法局"]


NATIONAL = [
    ("司法部、公安部联合发文。", ["|司法部", "|公安部"]),
    ("中共中央、国务院印发。", ["|中共中央", "|国务院"]),
    ("国务院办公厅督查。", ["|国务院办公厅"]),
    ("全国人大常委会审议。", ["|全国人大常委会"]),
    ("最高人民法院发布典型案例。", ["|最高人民法院"]),
    ("经推荐上报至依法治国办。", ["|中央依法治国办"]),
    ("向依法治国办公室报送材料。", ["|中央依法治国办"]),
    ("市场监管总局法规司、国家发展改革委体改司调研。", ["|国家市场监督管理总局法规司", "|国家发展改革委体改司"]),
    ("市场监管总局相关司调研。", ["|国家市场监督管理总局"]),
]


@pytest.mark.parametrize(("sentence", "expected"), NATIONAL)
def test_a_national_organ_has_no_place(sentence: str, expected: list[str]) -> None:
    assert [identifier for _, identifier in institution_ids(sentence)] == expected


NO_ORGANS = [
    # classes of organs
    "各单位、各部门密切配合。",
    "各综保区、景区管委会，各保税区、园区管委会配合。",
    "组织公办幼儿园、民办学校和对口小学开展普法。",
    "传达中央层面学习教育工作专班的通报。",
    "坚持依法治国办好实事。",
    "检查石料厂、服装厂、木材厂、家具厂等企业。",
    "公安机关、行政机关、司法机关各司其职。",
    "各市州财政局、各盟市公安局、各地州市民政局配合。",
    "各村委会、学校、企业积极参与。",
    "公安、住建、自然资源等部门联合整治。",
    "各乡镇党委、政府要压实责任。",
    "各司法所积极参与。",
    # the form begins another word
    "执法队伍不断壮大。",
    "执法办公环境改善。",
    "在企业厂区、工业厂房张贴海报。",
    "自觉接受人大监督、政协民主监督。",
    # posts and meetings
    "镇党委书记带头学法。",
    "镇长任组长，镇人大主席任副组长。",
    "派出所所长出庭应诉。",
    "召开党委会议2次。",
    # a party that is not the Party
    "民盟湘潭市委会调研。",
    # document numbers
    "争创“枫桥式”司法所，推进枫桥式派出所创建。",
    "按照府办发〔2021〕5号文件执行。",
    "印发文件（〔2014〕湘县府办172号）。",
    "依据《生产安全事故报告和调查处理条例》（国务院令第493号）处罚。",
    # deictics
    "我镇高度重视，我县统一部署。",
]


@pytest.mark.parametrize("sentence", NO_ORGANS)
def test_classes_posts_bare_meetings_and_numbers_are_no_organs(sentence: str) -> None:
    assert institutions(sentence) == []


def test_a_class_stays_a_class_in_a_countys_report() -> None:
    assert institutions("各乡镇党委、政府要压实责任，镇党委书记述法。", COUNTY) == []


def test_a_firms_lawyer_is_no_part_of_its_name() -> None:
    assert institutions("县人民法院刘志军法官、湖南湘江律师事务所周律师授课。") == ["县人民法院", "湖南湘江律师事务所"]


OF_OTHER_REPORTS = [
    (BUREAU, "局党组专题研究。", [("局党组", "甘肃省/天水市/秦安县|司法局党组")]),
    (BUREAU, "兴国司法所、莲花司法所达标。", [
        ("兴国司法所", "甘肃省/天水市/秦安县/兴国镇|司法所"), ("莲花司法所", "甘肃省/天水市/秦安县/莲花镇|司法所"),
    ]),
    (COUNTY, "县政府办公室、省委依法治省办。", [
        ("县政府办公室", "甘肃省/天水市/秦安县|人民政府办公室"), ("省委依法治省办", "甘肃省|依法治省办"),
    ]),
    (COUNTY, "天水市中级人民法院开庭。", [("天水市中级人民法院", "甘肃省/天水市|中级人民法院")]),
    (COUNTY, "莲花镇人民政府、兴国镇党委。", [
        ("莲花镇人民政府", "甘肃省/天水市/秦安县/莲花镇|人民政府"), ("兴国镇党委", "甘肃省/天水市/秦安县/兴国镇|党委"),
    ]),
    (REGION, "自治区党委、自治区司法厅部署。", [
        ("自治区党委", "广西壮族自治区|党委"), ("自治区司法厅", "广西壮族自治区|司法厅"),
    ]),
    (REGION, "市委、市政府推动。", [
        ("市委", "广西壮族自治区/崇左市|党委"), ("市政府", "广西壮族自治区/崇左市|人民政府"),
    ]),
    ("重庆市綦江区2021年法治政府建设年度报告", "区委、市政府推动。", [
        ("区委", "重庆市/綦江区|党委"), ("市政府", "重庆市|人民政府"),
    ]),
    ("东乌珠穆沁旗2021年法治政府建设年度报告", "旗委、盟委推动。", [
        ("旗委", "内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗|党委"), ("盟委", "内蒙古自治区/锡林郭勒盟|党委"),
    ]),
    ("福建省平潭综合实验区2022年法治政府建设情况报告", "实验区党工委、管委会和实验区司法局推动。", [
        ("实验区党工委", "福建省/平潭综合实验区|党工委"), ("管委会", "福建省/平潭综合实验区|管委会"),
        ("实验区司法局", "福建省/平潭综合实验区|司法局"),
    ]),
    ("秦安县2024年法治政府建设年度报告", "县科工信局、县民营经济和中小企业局揭牌。", [
        ("县科工信局", "甘肃省/天水市/秦安县|科工局"), ("县民营经济和中小企业局", "甘肃省/天水市/秦安县|民营经济和中小企业局"),
    ]),
    ("北京市2024年法治政府建设年度报告", "市科委、中关村管委会合署办公。", [
        ("市科委", "北京市|科委"), ("中关村管委会", "|中关村管委会"),
    ]),
    ("南通经济技术开发区2024年法治政府建设年度报告", "区管委会研究方案，管委会印发通知。", [
        ("区管委会", "江苏省/南通市/南通经济技术开发区|管委会"), ("管委会", "江苏省/南通市/南通经济技术开发区|管委会"),
    ]),
    ("秦安县2024年法治政府建设年度报告", "区管委会研究方案，管委会印发通知。", []),
    ("南通经济技术开发区2023年法治政府建设年度报告", "区司法局、经开区管委会推动，各开发区管委会参加。", [
        ("区司法局", "江苏省/南通市/南通经济技术开发区|司法局"),
        ("经开区管委会", "江苏省/南通市/南通经济技术开发区|管委会"),
    ]),
    ("北京市西城区广安门内街道2023年法治政府建设年度情况报告", "街道工委、区司法局推动。", [
        ("街道工委", "北京市/西城区/广安门内街道|党工委"), ("区司法局", "北京市/西城区|司法局"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "expected"), OF_OTHER_REPORTS)
def test_the_same_word_means_another_organ_in_another_report(
    title: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert institution_ids(sentence, title) == expected


def test_without_a_place_an_organ_is_kept_open() -> None:
    (organ,) = mentions("县司法局指导工作。", title="2022年度法治政府建设工作总结")
    assert (organ.text, organ.id, organ.via) == ("县司法局", "|司法局", "open")


@pytest.mark.parametrize("level", ["镇", "我镇", "易俗河", "易俗河镇"])
def test_there_is_one_justice_office_however_it_is_called(level: str) -> None:
    (organ,) = mentions(f"{level}司法所调解纠纷12件。", title=TOWN)
    assert organ.id == f"{YISUHE}|司法所"


def test_the_text_may_begin_with_the_short_name_of_an_organs_place() -> None:
    (organ, _) = lawgraph.extract("内蒙古司法厅学习《民法典》。").mentions
    assert (organ.start, organ.text, organ.id) == (0, "内蒙古司法厅", "内蒙古自治区|司法厅")


VERBS_IN_FRONT = [
    ("会同县公安局开展检查。", "县公安局"),
    ("充分发挥镇指挥中心作用。", "镇指挥中心"),
    ("由镇卫生院牵头。", "镇卫生院"),
    ("特邀湖南正楚律师事务所律师授课。", "湖南正楚律师事务所"),
    ("委托湖南云端（湘潭）律师事务所代理。", "湖南云端（湘潭）律师事务所"),
    ("与岳塘区司法局共建法治公园。", "岳塘区司法局"),
    ("行动中约谈湘潭县莲源食品有限公司。", "湘潭县莲源食品有限公司"),
    ("曝光湘潭县大江水泥厂。", "湘潭县大江水泥厂"),
    ("事先听取江西长青律师事务所意见。", "江西长青律师事务所"),
    ("办理青竹电子股份有限公司环评1件。", "青竹电子股份有限公司"),
    ("安排干部结对湘潭县新城小学。", "湘潭县新城小学"),
    ("注销湖南大江货运有限公司。", "湖南大江货运有限公司"),
]


@pytest.mark.parametrize(("sentence", "name"), VERBS_IN_FRONT)
def test_a_verb_in_front_or_behind_is_no_part_of_a_name(sentence: str, name: str) -> None:
    assert institutions(sentence) == [name]


WORDS_THAT_BEGIN_IN_A_NAME = [
    ("落实中央依法治国办法治政府建设督察要求。", ["中央依法治国办"]),
    ("县普法办法治宣传员到场。", ["县普法办"]),
    ("县委全面依法治县办法律顾问参与审查。", ["县委全面依法治县办"]),
    ("镇平安建设领导小组成立以来开会6次。", ["镇平安建设领导小组"]),
    ("落实县政府办法规清理安排。", ["县政府办"]),
]


@pytest.mark.parametrize(("sentence", "names"), WORDS_THAT_BEGIN_IN_A_NAME)
def test_an_organ_ends_before_a_word_that_shares_its_last_character(sentence: str, names: list[str]) -> None:
    assert institutions(sentence) == names


def test_a_town_with_a_people_in_its_name_is_called_without_it() -> None:
    title = "孙吴县沿江满族达斡尔族乡2020年度法治政府建设报告"
    assert institution_ids("沿江乡派出所开展宣传。", title) == [
        ("沿江乡派出所", "黑龙江省/黑河市/孙吴县/沿江满族达斡尔族乡|派出所")
    ]


def test_a_bureau_and_its_station_are_two() -> None:
    assert institution_ids("县公安局易俗河派出所值守。") == [
        ("县公安局", f"{XIANGTAN}|公安局"),
        ("易俗河派出所", f"{YISUHE}|派出所"),
    ]


def test_a_court_and_its_tribunal_are_two() -> None:
    assert institution_ids("湘潭县人民法院易俗河人民法庭巡回审判。") == [
        ("湘潭县人民法院", f"{XIANGTAN}|法院"),
        ("易俗河人民法庭", f"{YISUHE}|人民法庭"),
    ]


def test_a_firm_is_no_part_of_the_office_that_visits_it() -> None:
    assert institutions("镇企业服务中心走访湘潭莲城机械有限公司。") == ["镇企业服务中心", "湘潭莲城机械有限公司"]


def test_a_firm_that_something_passes_to_begins_behind_the_verb() -> None:
    assert institutions("物业服务转由湘潭市莲城实业有限公司承担。") == ["湘潭市莲城实业有限公司"]


COURTS_BY_NUMBER = [
    ("北京四中院开展庭审。", "北京四中院", "北京市|第四中级人民法院"),
    ("市一中法院来区座谈。", "市一中法院", "北京市|第一中级人民法院"),
]


@pytest.mark.parametrize(("sentence", "words", "organ"), COURTS_BY_NUMBER)
def test_the_courts_of_a_municipality_go_by_their_numbers(sentence: str, words: str, organ: str) -> None:
    title = "北京市延庆区2022年法治政府建设年度报告"
    assert institution_ids(sentence, title) == [(words, organ)]


def test_a_place_whose_name_holds_a_function_word_is_a_part_of_a_firms_name() -> None:
    title = "于都县贡江镇2020年法治政府建设年度报告"
    assert institutions("聘请江西于都律师事务所。", title) == ["江西于都律师事务所"]


def test_a_committee_that_sends_somebody_is_named() -> None:
    assert institutions("县委派出督导组，镇党委派驻指导员。") == ["县委", "镇党委"]
    assert institutions("县委托第三方评估。") == []


def test_the_study_group_of_a_street_is_that_of_its_working_committee() -> None:
    found = lawgraph.extract("长沙市岳麓区望月湖街道2022年法治政府建设年度报告\n街道理论学习中心组学法6次。").mentions
    assert found[-1].id == "湖南省/长沙市/岳麓区/望月湖街道|党工委理论学习中心组"


STUDY_GROUPS = [
    ("把水法纳入党委理论学习中心组学习。", TOWN, [f"{YISUHE}|党委理论学习中心组"]),
    ("全年党委中心组学法6次。", TOWN, [f"{YISUHE}|党委理论学习中心组"]),
    # of a school, a class, and in the report of a county or bureau of anybody
    ("学校党委理论学习中心组学法。", TOWN, []),
    ("落实党委（党组）理论学习中心组学法制度。", TOWN, []),
    ("把水法纳入党委理论学习中心组学习。", COUNTY, []),
    ("把水法纳入党委理论学习中心组学习。", BUREAU, []),
]


@pytest.mark.parametrize(("sentence", "title", "found"), STUDY_GROUPS)
def test_a_study_group_without_its_town_is_that_of_the_town_that_reports(
    sentence: str, title: str, found: list[str]
) -> None:
    assert [organ for _, organ in institution_ids(sentence, title)] == found


def test_what_is_taken_and_spent_is_no_branch_of_a_bank() -> None:
    assert institutions("规范村级财务收支行为。") == []
    assert institutions("配备网格工作小组。") == []


def test_the_committee_and_the_office_of_a_street_are_two_organs() -> None:
    title, street = "北京市西城区广安门内街道2023年法治政府建设年度情况报告", "北京市/西城区/广安门内街道"
    found = institution_ids("街道党工委办事处高度重视，街道党工委办公室牵头。", title)
    assert found == [
        ("街道党工委", f"{street}|党工委"),
        ("办事处", f"{street}|办事处"),
        ("街道党工委办公室", f"{street}|党工委办公室"),
    ]


CLASSES_OF_MANY = [
    "各行政村（含街道居委会）设立联络点。",
    "新建双语调解室3个。",
    "安排专人专班推进。",
    "镇村民小组共42个。",
    "集镇中心区域实行网格巡查。",
    "各村综治中心全部建成。",
    "社区便民服务站实现全覆盖。",
    "各县区成立行政复议委员会。",
    "全省地市公安局作经验介绍。",
    "示范区党工委统筹推进。",
    "灾区政府组织救援。",
    "依据农办质〔2021〕5号文件办理。",
    "建设乡村法律服务站15个。",
    "召开工作联席会议4次。",
    "组织十六区政府推进创新。",
    "党支部村委会齐心协力。",
    "联合三县司法局、四镇司法所开展调解。",
    "抄送各县、市、区人民政府。",
    "落实省市党委、政府部署。",
    "各镇人民政府、街道办事处、开发区管委会要抓好落实。",
    "学习贯彻十九届四中全会精神。",
    "全县六中、七中片区整治。",
    "慰问灾区民政局、牧区司法局。",
    "注册地市场监管局、榆树等地执法大队配合。",
    "某市场监管局被通报。",
    "与结对县教育局、对口县司法局交流。",
    "湘鄂赣边区检察院、山区教育局参加。",
    "小区派出所、疫区公安局、临港区法院、保税港区公安局、近郊区农业局参加。",
    "灌区水利局、主产区农业农村局、矿区派出所参加。",
    "省外市场监管局、市外公安局、下游县水利局来函。",
    "友邻新区公安局、国家级新区法院来访。",
]


@pytest.mark.parametrize("sentence", CLASSES_OF_MANY)
def test_organs_of_many_places_are_none_of_the_reports_own(sentence: str) -> None:
    assert institutions(sentence) == []


WHOSE = [
    # the level stands in the name
    ("依法治市办组织督察。", "依法治市办", "湖南省/湘潭市|依法治市办"),
    ("省政法管理干部学院举办培训。", "省政法管理干部学院", "湖南省|政法管理干部学院"),
    ("街道、镇“八五”普法领导小组统筹。", "镇“八五”普法领导小组", f"{YISUHE}|八五普法领导小组"),
    ("镇“八五”普法领导小组办公室统筹。", "镇“八五”普法领导小组办公室", f"{YISUHE}|八五普法领导小组办公室"),
    ("县“双随机、一公开”联席会议召开。", "县“双随机、一公开”联席会议", f"{XIANGTAN}|双随机、一公开联席会议"),
    ("成立易俗河镇八五普法工作领导小组。", "易俗河镇八五普法工作领导小组", f"{YISUHE}|八五普法工作领导小组"),
    ("县政府党组集体学法。", "县政府党组", f"{XIANGTAN}|人民政府党组"),
    ("县公安局党委理论学习中心组学法4次。", "县公安局党委理论学习中心组", f"{XIANGTAN}|公安局党委理论学习中心组"),
    ("县公安局理论学习中心组学法4次。", "县公安局理论学习中心组", f"{XIANGTAN}|公安局党组理论学习中心组"),
    ("县政府理论学习中心组学法4次。", "县政府理论学习中心组", f"{XIANGTAN}|人民政府党组理论学习中心组"),
    ("镇依法行政工作领导组研究部署。", "镇依法行政工作领导组", f"{YISUHE}|依法行政工作领导组"),
    ("中共浚县县委印发通知。", "中共浚县县委", "河南省/鹤壁市/浚县|党委"),
    ("湘潭市公安局岳塘分局参加。", "湘潭市公安局岳塘分局", "湖南省/湘潭市/岳塘区|公安分局"),
    ("湘潭县公安局易俗河分局参加。", "湘潭县公安局易俗河分局", f"{YISUHE}|公安分局"),
    ("原蓟县农业局移交档案。", "蓟县农业局", "天津市/蓟县|农业局"),
    ("中央依法治国办法治督察组进驻。", "中央依法治国办法治督察组", "|中央依法治国办法治督察组"),
]


@pytest.mark.parametrize(("sentence", "name", "owner"), WHOSE)
def test_the_name_tells_whose_organ_it_is(sentence: str, name: str, owner: str) -> None:
    assert institution_ids(sentence) == [(name, owner)]


def test_organs_side_by_side_are_several() -> None:
    assert institutions("按照中共中央办公厅国务院办公厅部署，县法院、检察院参加。") == [
        "中共中央办公厅",
        "国务院办公厅",
        "县法院",
        "检察院",
    ]


def test_a_tribunal_beside_stations_is_the_towns() -> None:
    assert institution_ids("整合派出所、司法所、法庭等力量。")[-1] == ("法庭", f"{YISUHE}|人民法庭")
    assert institutions("组织群众到法庭旁听庭审。") == []


def test_what_organs_form_is_none_of_their_own() -> None:
    assert institutions("县公安局、县司法局组成专班，镇司法所派出工作组。") == ["县公安局", "县司法局", "镇司法所"]


def test_a_meeting_of_a_part_leaves_the_organ() -> None:
    assert institutions("县司法局党组会议学习宪法。") == ["县司法局"]


@pytest.mark.parametrize(
    ("sentence", "organ"),
    [
        ("召开县政府常务会议。", "县政府"),
        ("召开镇党委会议2次。", "镇党委"),
        ("召开县委全面依法治县委员会会议。", "县委全面依法治县委员会"),
    ],
)
def test_a_meeting_is_that_of_its_organ(sentence: str, organ: str) -> None:
    assert institutions(sentence) == [organ]


#: the last character of an organ with the first of the next word would make a word of its own: 所有, 局部, 办公
WORDS_BEHIND = [
    ("司法所有效化解纠纷。", "司法所"),
    ("司法所有序开展宣传。", "司法所"),
    ("派出所有关负责人参加。", "派出所"),
    ("县司法局部署专项行动。", "县司法局"),
    ("县司法局长期坚持下沉。", "县司法局"),
    ("县司法局面向群众咨询。", "县司法局"),
    ("县法院落实建议。", "县法院"),
    ("县检察院落实监督职责。", "县检察院"),
    ("镇综治办公开接访。", "镇综治办"),
    ("镇平安办公布热线。", "镇平安办"),
    ("县政府办理复议案件。", "县政府"),
    ("镇党委托底保障。", "镇党委"),
    ("县总工会议定事项。", "县总工会"),
    ("市效能办结合督查。", "市效能办"),
]


@pytest.mark.parametrize(("sentence", "organ"), WORDS_BEHIND)
def test_an_organ_ends_where_the_next_word_begins(sentence: str, organ: str) -> None:
    assert institutions(sentence) == [organ]


@pytest.mark.parametrize(
    "sentence",
    [
        "围绕全年目标办好实事。",
        "持续优化办税流程。",
        "全市效能办件提速。",
        "改善执法办公环境。",
        "加强行政执法队伍建设。",
        "加强交通运输行政执法队伍建设。",
        "加强执法队员培训。",
        "列入中心学习篇目，服务中心大局。",
        "规范信访办理流程。",
        "司法所有资料归档。",
    ],
)
def test_what_ends_like_an_organ_inside_a_word_is_none(sentence: str) -> None:
    assert institutions(sentence) == []


@pytest.mark.parametrize("levels", ["镇村两级", "县乡村三级", "乡镇街道两级"])
@pytest.mark.parametrize("kind", ["综合治理创新中心", "社会治理工作专班"])
def test_what_several_levels_have_is_a_class(levels: str, kind: str) -> None:
    assert institutions(f"建成{levels}{kind}。") == []
    assert institutions(f"建成镇{kind}。") == [f"镇{kind}"]


@pytest.mark.parametrize("whose", ["走访民企", "组织市属国企", "邀请企业代表", "对接央企"])
def test_what_kind_of_firm_it_is_does_not_begin_its_name(whose: str) -> None:
    assert institutions(f"{whose}湖北宜化集团。") == ["湖北宜化集团"]


def test_what_a_town_sets_up_is_not_called_after_the_verb() -> None:
    title = "凉山彝族自治州2023年法治政府建设年度报告"
    assert institutions("白鹤滩镇设移民纠纷调解室。", title) == ["移民纠纷调解室"]


SELDOM_NAMED = [
    *("教科院", "电化教育馆", "农科院", "血站", "卫监所", "考古所", "园林处", "造价站", "白蚁所", "航道处", "密码局"),
    *("打传办", "减负办", "作风办", "目标办", "妇儿工委办", "燃气办", "采购办", "军分区", "警备区"),
]


@pytest.mark.parametrize("organ", SELDOM_NAMED)
def test_a_city_has_organs_that_reports_seldom_name(organ: str) -> None:
    title = "岳阳市2023年法治政府建设年度报告"
    assert institution_ids(f"会同市{organ}检查。", title) == [(f"市{organ}", f"湖南省/岳阳市|{organ}")]


def test_a_bureau_above_deploys_something() -> None:
    assert institutions("按照市局部署开展检查。", BUREAU) == ["市局"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("易俗河司法所以案例讲法。", ["易俗河司法所"]),
        ("镇综治中心工作人员上门调解。", ["镇综治中心"]),
        ("围绕镇中心工作抓落实。", []),
        ("入驻县劳动保障维权中心值班。", ["县劳动保障维权中心"]),
        ("县社区戒毒（康复）服务中心入村宣传。", ["县社区戒毒（康复）服务中心"]),
        ("县司法局行政复议应诉科受理。", ["县司法局行政复议应诉科"]),
        ("县民政局社会组织管理股年检。", ["县民政局社会组织管理股"]),
        ("县教育局全面提升学科建设水平。", ["县教育局"]),
        ("在县城莲乡文化广场举行。", []),
    ],
)
def test_where_the_name_of_an_organ_begins_and_ends(sentence: str, names: list[str]) -> None:
    assert institutions(sentence) == names


def test_an_organ_of_each_of_many_places_is_a_class() -> None:
    assert institutions("以各县（区）社区矫正中心为平台。", REGION) == []


def test_a_station_has_the_short_name_of_its_town_however_long_that_is() -> None:
    title = "和田地区于田县2023年法治政府建设年度报告"
    assert institution_ids("托格日尕孜司法所调处纠纷。", title) == [
        ("托格日尕孜司法所", "新疆维吾尔自治区/和田地区/于田县/托格日尕孜乡|司法所")
    ]


@pytest.mark.parametrize("sentence", ["该局内设办公室。", "集团公司召开会议。", "国务院医改方案2015年度公立医院评价。"])
def test_what_is_set_up_inside_or_done_in_a_year_names_no_organ(sentence: str) -> None:
    assert {organ for organ, _ in institution_ids(sentence)} <= {"国务院"}


@pytest.mark.parametrize("name", ["省民族和宗教委", "省民宗委", "省民族和宗教事务委员会"])
def test_the_commission_on_peoples_and_religions_has_one_id(name: str) -> None:
    assert institution_ids(f"{name}指导。") == [(name, "湖南省|民宗委")]


def test_the_study_group_of_a_working_committee_of_the_county_committee_is_its() -> None:
    name = "县委教育工委理论学习中心组"
    assert institution_ids(f"{name}带头学法。") == [(name, f"{XIANGTAN}|教育工委理论学习中心组")]


def test_an_office_for_foreign_related_legal_services_and_one_of_a_river() -> None:
    assert institution_ids("县涉外法律服务工作站与长江航道局签约。") == [
        ("县涉外法律服务工作站", f"{XIANGTAN}|涉外法律服务工作站"),
        ("长江航道局", "|长江航道局"),
    ]


@pytest.mark.parametrize(
    ("sentence", "text", "organ"),
    [
        ("县检察院第四检察部发出检察建议。", "县检察院第四检察部", "检察院第四检察部"),
        ("县法院行政审判庭开庭。", "县法院行政审判庭", "法院行政审判庭"),
        ("县委中心学习组集体学法。", "县委中心学习组", "党委理论学习中心组"),
    ],
)
def test_a_chamber_or_study_group_belongs_to_its_organ(sentence: str, text: str, organ: str) -> None:
    assert institution_ids(sentence) == [(text, f"{XIANGTAN}|{organ}")]


def test_the_leagues_in_a_list_of_offices_are_of_the_same_place() -> None:
    assert institutions("秦安县人社局、住建局、总工会联合检查。", COUNTY) == ["秦安县人社局", "住建局", "总工会"]
    assert institutions("县公安局、司法局、法院联合检查。", COUNTY) == ["县公安局", "司法局", "法院"]
    assert institutions("县公安局会同法院、县税务局联合妇联宣讲。", COUNTY) == ["县公安局", "法院", "县税务局", "妇联"]
    assert institutions("公安部、检察院系统联合检查，司法部、妇联干部联合宣讲。", COUNTY) == ["公安部", "司法部"]
    assert institutions("各单位、总工会参加。", COUNTY) == []


def test_a_town_whose_name_ends_like_a_factory_is_a_town() -> None:
    title = "安康市白河县2019年法治政府建设年度报告"
    assert institutions("白河县中厂镇开展宣传。", title) == []
    assert localities("白河县中厂镇开展宣传。", title) == ["白河县中厂镇"]


def test_a_room_with_a_name_of_its_own_is_not_the_reports() -> None:
    assert institutions("“老街坊”人民调解室挂牌。") == []


BRANCHES = [
    ("国家金融监督管理总局湘潭监管分局参加。", "国家金融监督管理总局湘潭监管分局", "湖南省/湘潭市|金融监管分局"),
    ("长沙海关缉私局查办。", "长沙海关缉私局", "湖南省/长沙市|海关缉私局"),
    ("交通运输部海事局印发。", "交通运输部海事局", "|交通运输部海事局"),
    ("委托中国政法大学法治政府研究院评估。", "中国政法大学法治政府研究院", "|中国政法大学法治政府研究院"),
]


@pytest.mark.parametrize(("sentence", "name", "identifier"), BRANCHES)
def test_a_branch_is_named_with_what_it_is_a_branch_of(sentence: str, name: str, identifier: str) -> None:
    assert institution_ids(sentence, "湖南省2023年法治政府建设情况报告") == [(name, identifier)]


TASKS = [
    (
        "成立由县长任组长的县法治政府建设示范创建工作领导小组。",
        "县法治政府建设示范创建工作领导小组",
        f"{XIANGTAN}|法治政府建设示范创建工作领导小组",
    ),
    ("县“平安湘潭”建设领导小组召开会议。", "县“平安湘潭”建设领导小组", f"{XIANGTAN}|平安湘潭建设领导小组"),
    ("调整镇“扫黄打非”工作领导小组。", "镇“扫黄打非”工作领导小组", f"{YISUHE}|扫黄打非工作领导小组"),
    (
        "县打击和防范电信网络诈骗工作联席会议办公室通报情况。",
        "县打击和防范电信网络诈骗工作联席会议办公室",
        f"{XIANGTAN}|打击和防范电信网络诈骗工作联席会议办公室",
    ),
]


@pytest.mark.parametrize(("sentence", "text", "identifier"), TASKS)
def test_a_group_is_called_by_all_its_tasks_and_what_is_quoted(sentence: str, text: str, identifier: str) -> None:
    assert institution_ids(sentence) == [(text, identifier)]


def test_a_verb_alone_names_no_group() -> None:
    assert institutions("为推进工作专班实体化运行，完善制度。") == []


def test_a_meeting_of_departments_is_a_class() -> None:
    assert institutions("建立公安、海关等部门联席会议制度。") == []


def test_a_bureau_of_grassland_is_no_former_place() -> None:
    assert institutions("县林业和草原局与县公安局会商。") == ["县林业和草原局", "县公安局"]


def test_the_branches_of_a_citys_bureau_are_those_of_its_counties() -> None:
    title = "大连市生态环境局2021年法治政府建设工作报告"
    assert institution_ids("甘井子分局推行非现场执法。", title) == [("甘井子分局", "辽宁省/大连市/甘井子区|生态环境局")]


def test_what_no_division_is_called_after_has_a_name_of_its_own() -> None:
    assert institutions("江汉油田公安局、湖北省人民检察院汉江分院参加。") == [
        "江汉油田公安局",
        "湖北省人民检察院汉江分院",
    ]


def test_a_procuratorate_that_sets_up_a_branch_is_named_without_it() -> None:
    assert institutions("县检察院设立分院。") == ["县检察院"]


def test_a_group_of_many_counties_is_none_of_the_reports() -> None:
    assert institutions("各县区“平安建设”领导小组履职。") == []


def test_stations_behind_a_verb_and_zones_behind_their_province_are_whole() -> None:
    title = "新沂市2025年法治政府建设情况报告"
    assert institutions("江苏新沂经济开发区管理委员会下辖窑湾派出所。", title) == [
        "江苏新沂经济开发区管理委员会",
        "窑湾派出所",
    ]


def test_what_several_towns_set_up_is_none_of_the_countys() -> None:
    title = "湘潭县2023年法治政府建设年度报告"
    assert institutions("花石、射埠两镇成立人民调解委员会。", title) == []


def test_a_chamber_of_commerce_is_its_places() -> None:
    assert institution_ids("镇商会、成都铁路运输第二法院参加。") == [
        ("镇商会", f"{YISUHE}|商会"),
        ("成都铁路运输第二法院", "四川省/成都市|铁路运输第二法院"),
    ]


def test_a_bureau_may_be_composed_of_several() -> None:
    names = [
        "县经商科技局",
        "县经济合作和外事局",
        "县水利和农业农村局",
        "县住房城乡建设和城镇管理局",
        "县城市建设和交通局",
        "镇财政和资产管理局",
        "县农牧和林草综合行政执法大队",
    ]
    assert institutions("、".join(names) + "联合检查。") == names
    assert institutions("全县教育科技局完成任务。") == []
    assert institutions("组建县农牧林草执法队伍。") == []
    assert institutions("县水利和农业农村局长到场。") == []


def test_a_zone_is_called_by_its_name_and_a_short_form() -> None:
    title = "长春净月高新技术产业开发区2022年法治政府建设情况报告"
    assert institutions("净月高新区管委会、净月开发区党工委部署。", title) == ["净月高新区管委会", "净月开发区党工委"]


def test_a_procurator_is_of_a_procuratorate() -> None:
    assert institutions("县检察院检察官到校授课。") == ["县检察院"]


def test_two_organs_of_one_place_beside_each_other_are_two() -> None:
    title = "鹤岗市2023年法治政府建设年度报告"
    assert institutions("鹤岗市人民政府 鹤岗市中级人民法院印发意见。", title) == [
        "鹤岗市人民政府",
        "鹤岗市中级人民法院",
    ]


def test_the_name_of_a_law_firm_begins_with_its_province() -> None:
    assert institutions("聘请江苏新天伦（太仓）律师事务所、浙江在理律师事务所。") == [
        "江苏新天伦（太仓）律师事务所",
        "浙江在理律师事务所",
    ]
    assert institutions("赴上海与望达律师事务所会商。") == ["望达律师事务所"]


def test_the_branches_of_a_town_right_under_its_city_are_the_towns() -> None:
    title = "东莞市长安镇2022年法治政府建设工作报告"
    assert institution_ids("应急管理分局联合执法。", title) == [("应急管理分局", "广东省/东莞市/长安镇|应急管理局")]


def test_offices_for_the_business_environment_are_known() -> None:
    names = ["县优化办", "市优化营商环境协调事务中心"]
    assert institutions("、".join(names) + "转办投诉件。") == names


def test_an_organ_of_a_far_place_is_not_the_reports_own() -> None:
    assert institution_ids("与四川公安厅、南宁仲裁委员会和东莞海关签订协议。", COUNTY) == [
        ("四川公安厅", "四川省|公安厅"),
        ("南宁仲裁委员会", "广西壮族自治区/南宁市|仲裁委员会"),
        ("东莞海关", "广东省/东莞市|海关"),
    ]
    assert institution_ids("赴江苏昆山司法局、义乌市场监管局考察。", COUNTY) == [
        ("江苏昆山司法局", "江苏省/苏州市/昆山市|司法局"),
        ("义乌市场监管局", "浙江省/金华市/义乌市|市场监管局"),
    ]


def test_a_word_in_front_of_an_organ_is_no_far_place() -> None:
    assert institution_ids("全年向安全监管局报送，请大安教育局配合。", COUNTY) == [
        ("安全监管局", "甘肃省/天水市/秦安县|安监局"),
        ("教育局", "甘肃省/天水市/秦安县|教育局"),
    ]


def test_the_branch_of_an_organ_of_the_state_is_of_its_place() -> None:
    assert institution_ids("会同中国证监会河南监管局、国家金融监督管理总局洛阳监管分局检查。", COUNTY) == [
        ("中国证监会河南监管局", "河南省|证监局"),
        ("国家金融监督管理总局洛阳监管分局", "河南省/洛阳市|金融监管分局"),
    ]
    assert institution_ids("国家矿山安全监察局湖南局到矿检查。", COUNTY) == [
        ("国家矿山安全监察局湖南局", "湖南省|矿山安全监察局")
    ]
    assert institutions("中国人民银行天水市分行派员授课。", COUNTY) == ["中国人民银行天水市分行"]


def test_an_organ_of_some_other_place_is_a_class() -> None:
    assert institutions("与兄弟县司法局、邻县法院、外省市场监管局、毗邻乡镇派出所沟通。", COUNTY) == []
    assert institutions("协调外地公安局、户籍地司法局、某县司法局办理。", COUNTY) == []
    assert institutions("对接县司法局、省市场监管局。", COUNTY) == ["县司法局", "省市场监管局"]


def test_the_name_of_a_firm_begins_with_its_place() -> None:
    names = ["湖南中泰烟花有限公司", "平江县新时代商贸公司", "四川中成煤炭集团"]
    assert institutions("、".join(names) + "完成整改。") == names
    assert institutions("平江县对某某公司罚款，县内新泰公司整改。") == ["新泰公司"]


def test_the_last_character_of_a_city_is_no_prefecture() -> None:
    state = "恩施州2023年法治政府建设年度报告"
    assert institution_ids("与杭州公安局、滕州司法局、州公安局对接。", state) == [
        ("杭州公安局", "浙江省/杭州市|公安局"),
        ("滕州司法局", "山东省/枣庄市/滕州市|司法局"),
        ("州公安局", "湖北省/恩施土家族苗族自治州|公安局"),
    ]


def test_a_zone_may_have_the_name_of_a_town_or_a_city() -> None:
    assert institution_ids("天岳新区管委会、广州工业城管委会部署。", "平江县2023年法治政府建设年度报告") == [
        ("天岳新区管委会", "湖南省/岳阳市/平江县|天岳新区管委会"),
        ("广州工业城管委会", "广东省/广州市|工业城管委会"),
    ]


def test_a_word_that_ends_as_one_for_another_place_leaves_the_own_organ() -> None:
    assert institutions("此外县司法局还开展了走访，外县司法局来访。", COUNTY) == ["县司法局"]


def test_a_short_name_of_a_province_is_not_that_of_a_county() -> None:
    assert institution_ids("借鉴义乌法院、海南检察院的做法。") == [
        ("义乌法院", "浙江省/金华市/义乌市|法院"),
        ("海南检察院", "海南省|检察院"),
    ]


def test_a_committee_has_one_name_in_short_and_in_full() -> None:
    named = institution_ids("县政协提案委督办，县政协提案委员会反馈。")
    assert [organ for _, organ in named] == [f"{XIANGTAN}|政协提案委员会"] * 2


def test_an_honour_in_quotation_marks_names_no_organ() -> None:
    assert institutions("司法所获评“省级规范化司法所”“五好司法所”，派出所获评“一级公安派出所”。") == [
        "司法所",
        "派出所",
    ]
    assert institutions("打造“一站式公共法律服务中心”。") == ["公共法律服务中心"]


def test_a_committee_of_the_conference_or_the_league_is_not_the_partys() -> None:
    assert institution_ids(
        "政协秦安县委员会、共青团秦安县委员会、民盟天水市委员会、中国共产党秦安县委员会到会。", COUNTY
    ) == [
        ("政协秦安县委员会", "甘肃省/天水市/秦安县|政协"),
        ("共青团秦安县委员会", "甘肃省/天水市/秦安县|团委"),
        ("民盟天水市委员会", "甘肃省/天水市|民盟"),
        ("中国共产党秦安县委员会", "甘肃省/天水市/秦安县|党委"),
    ]


def test_a_committee_of_a_congress_is_a_part_of_it() -> None:
    assert institution_ids("县政协社会法制和民族宗教委员会、县人大常委会监察和司法委员会视察。", COUNTY) == [
        ("县政协社会法制和民族宗教委员会", "甘肃省/天水市/秦安县|政协社会法制和民族宗教委员会"),
        ("县人大常委会监察和司法委员会", "甘肃省/天水市/秦安县|人大常委会监察和司法委员会"),
    ]
    assert institutions("县政协委员到场，县人大代表视察。", COUNTY) == []


def test_a_government_of_a_term_holds_its_meetings() -> None:
    assert institutions("县十八届人民政府第三十次常务会议审议。", COUNTY) == ["县十八届人民政府"]


def test_offices_of_records_and_of_campaigns_are_known() -> None:
    assert institution_ids("县地方志编纂室、县委610办、县打非办到会。", COUNTY) == [
        ("县地方志编纂室", "甘肃省/天水市/秦安县|史志办"),
        ("县委610办", "甘肃省/天水市/秦安县|防范办"),
        ("县打非办", "甘肃省/天水市/秦安县|打非办"),
    ]


def test_a_far_place_begins_where_a_word_does() -> None:
    assert institutions("争议提交北京仲裁委员会，申请广州海事法院执行。", COUNTY) == ["北京仲裁委员会", "广州海事法院"]
    assert institutions("沿黄河南公安局巡查。", COUNTY) == ["公安局"]
    assert institutions("后来去了上海的一家律师事务所。", COUNTY) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("在上级法院党组领导下，县法院党组研究部署。", ["县法院党组"]),
        ("消防指战员、消防指挥长到场。", []),
        ("县司法局共调处纠纷80件，省司法厅行政复议处指导。", ["县司法局", "省司法厅行政复议处"]),
        ("42个行政村全部设置了法官工作站。", []),
        ("公安部法制局、财政部条法司发布案例。", ["公安部法制局", "财政部条法司"]),
        ("司法部命名市司法局为先进集体。", ["司法部", "市司法局"]),
        ("县法院环境资源法庭公开审理。", ["县法院环境资源法庭"]),
        ("县人大农环委、县综合执法指导办联合调研。", ["县人大农环委", "县综合执法指导办"]),
        ("县政务和大数据发展局梳理清单。", ["县政务和大数据发展局"]),
        ("按照民政部门口径统计，县政府定价项目公开。", []),
    ],
)
def test_what_a_name_goes_on_with_belongs_to_it_or_makes_it_another(sentence: str, names: list[str]) -> None:
    assert institutions(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("上午局党组召开会议。", [("局党组", "湖南省/湘潭市/湘潭县|司法局党组")]),
        ("公安部通报表扬公安局。", [("公安部", "|公安部"), ("公安局", "湖南省/湘潭市/湘潭县|公安局")]),
        ("上黄委会开展普法。", []),
        ("司法部门户网站刊发。", [("司法部", "|司法部")]),
        ("赴武汉经开区财政局学习。", []),
    ],
)
def test_an_organ_is_no_piece_of_what_stands_beside_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert institution_ids(sentence, "湘潭县司法局2023年法治政府建设年度报告") == expected


def test_the_organs_of_several_places_at_once_are_a_class() -> None:
    assert institutions("约谈邯郸、邢台等市政府负责人。") == []
    assert institutions("县公安消防大队到场。") == ["县公安消防大队"]
    assert institution_ids("中央第一环境保护督察组进驻。") == [("中央第一环境保护督察组", "|中央生态环境保护督察组")]


@pytest.mark.parametrize(
    "firm",
    [
        "湘潭丰收粮食收购有限公司",
        "湖南三湘工程质量监督检测有限公司",
        "湖南中南施工图审查有限公司",
        "湘潭牵手餐饮有限公司",
        "湖南远洋救助打捞有限公司",
        "湘潭县学习教育咨询有限公司",
        "湖南携手明天科技有限公司",
        "湖南惠及健康科技有限公司",
    ],
)
def test_what_a_firm_does_may_stand_in_its_name(firm: str) -> None:
    assert institutions(f"委托{firm}承担。") == [firm]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("湘潭县约谈丰乐餐饮公司负责人。", ["丰乐餐饮公司"]),
        ("县市场监管局约谈湖南丰乐餐饮有限公司。", ["县市场监管局", "湖南丰乐餐饮有限公司"]),
        ("湖南约见长沙丰乐置业有限公司。", ["长沙丰乐置业有限公司"]),
        ("关闭采石场，整治砖厂，整顿丰乐水泥厂，关闭湘潭县丰乐采石场。", ["丰乐水泥厂", "湘潭县丰乐采石场"]),
        ("湘潭走访致远科技有限公司，湖南通报丰乐建设工程有限公司。", ["致远科技有限公司", "丰乐建设工程有限公司"]),
        ("走访物业公司，约见房地产开发有限公司，对建筑有限公司开展检查。", []),
    ],
)
def test_what_is_done_with_a_firm_is_no_part_of_its_name(sentence: str, names: list[str]) -> None:
    assert institutions(sentence) == names


def test_a_centre_for_two_duties_is_one_behind_its_level() -> None:
    assert institutions("县政务服务和大数据中心受理。") == ["县政务服务和大数据中心"]
    assert institutions("做好调解和综治中心建设。") == ["综治中心"]
    assert institutions("县非诉讼服务和社会矛盾调处中心挂牌。") == ["县非诉讼服务和社会矛盾调处中心"]


@pytest.mark.parametrize(
    "who", ["县领导", "县直部门", "县志愿者", "县企业", "镇干部", "州县", "县城", "县干部职工", "县社会组织", "镇民警"]
)
def test_who_works_with_a_centre_is_no_part_of_its_name(who: str) -> None:
    assert institutions(f"{who}和政务服务中心对接。") == ["政务服务中心"]


@pytest.mark.parametrize(
    "before",
    ["畅通投诉渠道", "深入实地", "巡查河道", "整治违法用地", "依托实训基地", "走进大型超市", "规范夜市", "沿街"],
)
def test_a_word_that_ends_like_a_place_tells_of_no_other_place(before: str) -> None:
    assert institutions(f"{before}市场监管局开展检查。")[-1:] == ["市场监管局"]


def test_the_office_of_a_joint_meeting_is_not_the_meeting() -> None:
    assert institution_ids("县信访联席会议、县信访工作联席会议办公室部署。", COUNTY) == [
        ("县信访联席会议", "甘肃省/天水市/秦安县|信访联席会议"),
        ("县信访工作联席会议办公室", "甘肃省/天水市/秦安县|信访联席会议办公室"),
    ]


def test_the_supervising_bureau_of_health_is_within_the_commission() -> None:
    assert institutions("县卫健局综合监督执法局检查。") == ["县卫健局综合监督执法局"]


def test_who_is_supported_may_be_ones_own() -> None:
    assert institutions("抽调骨干支援县疾控中心。") == ["县疾控中心"]


def test_who_acts_with_another_ends_before_that() -> None:
    assert institutions("市城管委会同市公安局、市教育局执法。") == ["市城管委", "市公安局", "市教育局"]


def test_a_city_may_have_a_bureau_for_water_and_the_environment() -> None:
    assert institution_ids("生态环境和水务局检查。", "岳阳市2023年法治政府建设年度报告") == [
        ("生态环境和水务局", "湖南省/岳阳市|生态环境和水务局")
    ]


def test_a_programme_may_be_quoted_inside_the_name_of_an_organ() -> None:
    assert institution_ids("市推进政府职能转变和“放管服”改革协调小组召开例会。") == [
        ("市推进政府职能转变和“放管服”改革协调小组", "湖南省/湘潭市|推进政府职能转变和放管服改革协调小组")
    ]


@pytest.mark.parametrize(
    "sentence",
    ["按照XX县委要求上报。", "重视边远县司法所建设。", "由各执法支队负责。", "梳理社区工作事项。"],
)
def test_organs_of_masked_and_of_many_places_are_nobodys(sentence: str) -> None:
    assert institutions(sentence) == []
    assert localities(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("镇综治中心组织开展普法，镇便民服务中心组建队伍。", ["镇综治中心", "镇便民服务中心"]),
        ("镇综治中心所属网格员走访。", ["镇综治中心"]),
        ("镇综治中心学习民法典。", ["镇综治中心"]),
        ("县市场监管局面向社会公开。", ["县市场监管局"]),
        ("县委以党建引领基层治理。", ["县委"]),
        ("对年轻干部委以重任，局面向好。", []),
        ("镇党委中心组学习3次。", ["镇党委中心组"]),
        ("今年年初中共湘潭县委召开会议。", ["中共湘潭县委"]),
        ("选派律师市律协会员。", ["市律协"]),
        ("立法、执法、守法普法四个协调小组召开会议。", []),
        ("湘潭海关驻韶山市办事处开展普法。", ["湘潭海关驻韶山市办事处"]),
    ],
)
def test_where_a_name_begins_and_ends_among_other_words(sentence: str, names: list[str]) -> None:
    assert [name for name, _ in institution_ids(sentence)] == names


def test_a_station_named_like_its_county_is_that_of_the_town_of_this_name() -> None:
    path = "四川省/德阳市/旌阳区"
    assert institution_ids("旌阳派出所、旌阳区公安局开展普法。", "德阳市旌阳区2023年法治政府建设年度报告") == [
        ("旌阳派出所", f"{path}/旌阳街道|派出所"),
        ("旌阳区公安局", f"{path}|公安局"),
    ]


def test_a_district_whose_name_ends_like_a_forest_has_its_own_police() -> None:
    assert institution_ids("北林区公安局开展普法。", "绥化市2023年法治政府建设年度报告") == [
        ("北林区公安局", "黑龙江省/绥化市/北林区|公安局")
    ]


def test_a_branch_without_its_city_is_that_of_the_district_it_names() -> None:
    title, path = "鄂尔多斯市东胜区2020年法治政府建设情况报告", "内蒙古自治区/鄂尔多斯市/东胜区"
    assert institution_ids("区司法局、市场监督管理局东胜分局、自然资源局东胜分局联合检查。", title)[1:] == [
        ("市场监督管理局东胜分局", f"{path}|市场监管分局"),
        ("自然资源局东胜分局", f"{path}|自然资源分局"),
    ]


def test_the_branch_in_a_county_is_not_that_of_its_town_of_the_same_name() -> None:
    title = "平泉市柳溪镇2019年法治政府建设年度报告"
    assert institution_ids("市自然资源和规划局平泉分局拆除违建。", title) == [
        ("市自然资源和规划局平泉分局", "河北省/承德市/平泉市|自然资源分局")
    ]


def test_an_organ_of_the_state_in_a_county_of_two_characters_has_its_name_behind_it() -> None:
    assert institution_ids(
        "国家税务总局莘县税务局、国家统计局莘县调查队开展宣传。", "聊城市2022年法治政府建设年度报告"
    ) == [
        ("国家税务总局莘县税务局", "山东省/聊城市/莘县|税务局"),
        ("国家统计局莘县调查队", "山东省/聊城市/莘县|统计调查队"),
    ]


@pytest.mark.parametrize("city", ["南京市", ""])
@pytest.mark.parametrize("title", ["南京市鼓楼区2023年法治政府建设年度报告", "南京市2023年法治政府建设年度报告"])
def test_a_branch_is_called_by_the_full_name_of_its_district(city: str, title: str) -> None:
    assert institution_ids(f"{city}生态环境局鼓楼区分局检查企业。", title) == [
        (f"{city}生态环境局鼓楼区分局", "江苏省/南京市/鼓楼区|生态环境分局")
    ]


def test_the_branch_of_a_department_is_no_branch_of_a_bureau() -> None:
    assert institution_ids("省公安厅机场分局移送案件。", "江苏省2023年法治政府建设年度报告") == [
        ("省公安厅机场分局", "江苏省|公安厅机场分局")
    ]


@pytest.mark.parametrize("where", ["街道", "各乡镇", "兴国街道", "乡镇"])
def test_a_bureau_has_no_office_in_whatever_street(where: str) -> None:
    assert institution_ids(f"县司法局驻{where}办事处人员轮岗。", COUNTY)[0] == (
        "县司法局",
        "甘肃省/天水市/秦安县|司法局",
    )


@pytest.mark.parametrize(("sentence", "found"), [("组成县委检查组。", "县委"), ("县委表扬成县政府。", "成县政府")])
def test_a_county_of_two_characters_begins_in_no_word_before_its_organ(sentence: str, found: str) -> None:
    assert institutions(sentence, "陇南市成县2023年法治政府建设年度报告")[-1] == found


def test_a_commission_is_not_the_bureau_that_came_after_it() -> None:
    assert [organ.rpartition("|")[2] for _, organ in institution_ids("县卫计委、县人口计生委、县文广新局会审。")] == [
        "卫计委",
        "计生委",
        "文广新局",
    ]


@pytest.mark.parametrize(
    "sentence", ["为企业减负办实事、减负办好事。", "规范采血站、献血站管理。", "在军分区域开展演练。"]
)
def test_organs_inside_other_words_are_none(sentence: str) -> None:
    assert institutions(sentence, COUNTY) == []


@pytest.mark.parametrize("sentence", ["清理人行道占道堆物。", "增设人行天桥。", "年初中小学排查隐患。"])
def test_words_that_hold_the_name_of_a_bank_or_school_are_no_organs(sentence: str) -> None:
    assert institutions(sentence, COUNTY) == []


def test_an_office_may_do_what_begins_like_a_word_with_its_last_character() -> None:
    assert institutions("县信访办实事求是化解积案。", COUNTY) == ["县信访办"]


@pytest.mark.parametrize("name", ["市政设施管理中心", "市政园林服务中心"])
def test_the_care_of_streets_is_no_organ_of_a_city_above(name: str) -> None:
    path = "甘肃省/天水市/秦安县"
    assert institution_ids(f"由{name}负责。", COUNTY) == [(name, f"{path}|{name}")]


@pytest.mark.parametrize("said", ["指导13家公立医疗机构建立", "要求8个单位成立", "指导昌乐县组建", "督促秦安县设立"])
def test_what_others_set_up_is_none_of_the_reporting_places(said: str) -> None:
    organ = "法治建设领导小组" if "县" not in said else "行政审批局"
    assert [text for text, _ in institution_ids(f"{said}{organ}。")] == []
    assert [text for text, _ in institution_ids(f"支持我县成立{organ}。")] == [organ]


@pytest.mark.parametrize("said", ["整合8个部门职能组建", "抽调5个单位骨干成立", "用3个月时间设立"])
def test_an_organ_made_of_several_is_the_reporting_places(said: str) -> None:
    assert [text for text, _ in institution_ids(f"{said}行政审批局。")] == ["行政审批局"]


def test_with_the_support_of_others_the_county_sets_up_its_own() -> None:
    assert institutions("在省厅支持下县成立行政复议委员会。") == ["行政复议委员会"]
