"""Whose report it is: decided by the evidence in the whole document, and left open where nothing decides."""

from __future__ import annotations

import pytest

from lawgraph.model import Level

from .reports import BODY, frame_of, titled

NAMED_IN_THE_TITLE = [
    ("湘潭县易俗河镇2022年度法治政府建设工作报告", "湖南省/湘潭市/湘潭县/易俗河镇", "430321100", "township"),
    ("易俗河镇2022年度法治政府建设工作报告", "湖南省/湘潭市/湘潭县/易俗河镇", "430321100", "township"),
    ("河北省雄安新区容城县2023年法治政府建设年度报告", "河北省/保定市/容城县", "130629", "county"),
    ("贵安新区2023年法治政府建设年度报告", "贵州省/贵安新区", "", "other"),
    ("秦安县2023年法治政府建设年度报告", "甘肃省/天水市/秦安县", "620522", "county"),
    ("崇左市2021年法治政府建设年度报告", "广西壮族自治区/崇左市", "451400", "prefecture"),
    ("广西壮族自治区2023年法治政府建设年度报告", "广西壮族自治区", "450000", "province"),
    ("重庆市綦江区2023年法治政府建设年度报告", "重庆市/綦江区", "500110", "county"),
    ("昌吉回族自治州2023年法治政府建设年度报告", "新疆维吾尔自治区/昌吉回族自治州", "652300", "prefecture"),
    ("东乌珠穆沁旗2021年法治政府建设年度报告", "内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗", "152525", "county"),
    ("南京市鼓楼区湖南路街道2023年法治政府建设年度报告", "江苏省/南京市/鼓楼区/湖南路街道", "320106003", "township"),
]


@pytest.mark.parametrize(("title", "path", "code", "level"), NAMED_IN_THE_TITLE)
def test_the_title_names_the_place(title: str, path: str, code: str, level: str) -> None:
    frame = titled(title)
    assert frame.place is not None
    assert (frame.place.path, frame.place.code, frame.level) == (path, code, level)
    assert frame.candidates == ()


def test_the_party_in_front_of_a_county_begins_no_name() -> None:
    """共安 is short for a 乡 of 金口河区."""
    report = titled("中共安乡县委 安乡县人民政府关于2023年法治政府建设情况的报告")
    assert report.place is not None
    assert report.place.path == "湖南省/常德市/安乡县"


BRANCHES_OF_THE_STATE = [
    ("长沙海关2021年法治海关建设情况报告", "湖南省/长沙市|海关"),
    ("国家税务总局莘县税务局2022年法治政府建设情况报告", "山东省/聊城市/莘县|税务局"),
    ("宁波海事局2023年法治政府建设情况报告", "浙江省/宁波市|海事局"),
    ("国家统计局天水调查队2023年法治政府建设年度报告", "甘肃省/天水市|统计调查队"),
    ("国家金融监督管理总局天水监管分局2023年法治政府建设情况报告", "甘肃省/天水市|金融监管分局"),
]


@pytest.mark.parametrize(("title", "issuer"), BRANCHES_OF_THE_STATE)
def test_a_branch_of_an_organ_of_the_state_is_that_of_its_city(title: str, issuer: str) -> None:
    assert titled(title).issuer == issuer


UNTITLED = [
    (["2023年法治政府建设年度报告", BODY, "秦安县莲花镇人民政府", "2024年1月8日"], "the signature"),
    (["来源：秦安县莲花镇", "2023年法治政府建设年度报告", BODY], "the page's source"),
    (["2023年法治政府建设年度报告", "秦安县莲花镇位于县城东北部。" + BODY], "the first lines"),
    (["2023年法治政府建设年度报告", BODY, "主办：秦安县莲花镇人民政府"], "the foot of the page"),
]


@pytest.mark.parametrize(("lines", "where"), UNTITLED, ids=[where for _, where in UNTITLED])
def test_a_title_without_a_place_leaves_it_to_the_rest_of_the_page(lines: list[str], where: str) -> None:
    frame = frame_of(*lines)
    assert frame.place is not None, where
    assert frame.place.path == "甘肃省/天水市/秦安县/莲花镇"


DECIDED = [
    ("鼓楼区2023年法治政府建设年度报告", "在南京市司法局指导下开展工作。", "江苏省/南京市/鼓楼区", "南京市"),
    ("鼓楼区2023年法治政府建设年度报告", "接受福州市人大常委会执法检查。", "福建省/福州市/鼓楼区", "福州市"),
    ("市中区2020年度法治政府建设情况报告", "枣庄市委全面依法治市办来区督察。", "山东省/枣庄市/市中区", "枣庄市"),
    ("市中区2020年度法治政府建设情况报告", "落实《乐山市城市管理条例》。", "四川省/乐山市/市中区", "乐山市"),
    ("城关镇2021年法治政府建设工作总结", "平利县司法局来镇指导。", "陕西省/安康市/平利县/城关镇", "平利县"),
]


@pytest.mark.parametrize(("title", "sentence", "path", "evidence"), DECIDED)
def test_one_of_several_places_is_decided_by_what_else_the_report_names(
    title: str, sentence: str, path: str, evidence: str
) -> None:
    frame = titled(title, sentence)
    assert frame.place is not None
    assert frame.place.path == path
    assert evidence in frame.evidence["place"]


NAMESAKES = [
    # 武安 in 武安镇 is no evidence for 武安市
    ("武安镇2023年法治政府建设年度报告", "落实《湖北省优化营商环境办法》。", "湖北省/襄阳市/南漳县/武安镇"),
    ("沙园街2021年法治政府建设年度报告", "沙园街坚持依法行政。", "广东省/广州市/海珠区/沙园街道"),
    ("番禺区洛浦街2021年法治政府建设年度报告", "我街坚持依法行政。", "广东省/广州市/番禺区/洛浦街道"),
    ("洞头2020年度法治政府建设工作总结", "洞头乡地处会昌县东部。", "江西省/赣州市/会昌县/洞头乡"),
]


@pytest.mark.parametrize(("title", "sentence", "path"), NAMESAKES)
def test_a_short_or_shared_name_is_decided_by_what_the_report_says_of_itself(
    title: str, sentence: str, path: str
) -> None:
    place = frame_of(title, sentence).place
    assert place is not None
    assert place.path == path


@pytest.mark.parametrize("words", ["在县委领导下", "在县司法局指导下", "在全县率先"])
def test_a_town_answers_to_the_organs_it_names(words: str) -> None:
    frame = frame_of("武安镇2023年法治政府建设年度报告", f"武安镇{words}推进依法行政。")
    counties = {place.path.split("/")[-2] for place in frame.candidates}
    assert "武安市" not in counties
    assert {name[-1] for name in counties} == {"县"}


@pytest.mark.parametrize("words", ["在市委、市政府的正确领导下", "在市委的领导下"])
def test_a_town_under_no_county_or_district_lies_in_a_city(words: str) -> None:
    frame = frame_of("中村乡2024年法治政府建设年度报告", f"2024年，中村乡{words}推进依法行政。")
    assert frame.place is not None
    assert frame.place.path == "云南省/楚雄彝族自治州/禄丰市/中村乡"


@pytest.mark.parametrize(
    "foot",
    [
        "网站标识码：4206240001",
        "索引号：11420624010000012A/2023-00018",
        "索 引 号: NZ420624-031/2023-00018",
        "索引号：4206240031/2023-00018",
        "主办：县政府办公室 鄂公网安备 42062402000011号",
        "主办：县政府办公室 鄂ICP备12004611号",
    ],
)
def test_the_numbers_of_a_governments_site_tell_where_it_lies(foot: str) -> None:
    place = titled("武安镇2023年法治政府建设年度报告", foot).place
    assert place is not None
    assert place.path == "湖北省/襄阳市/南漳县/武安镇"


@pytest.mark.parametrize(("words", "kind"), [("省委、省政府", "省"), ("自治区党委", "自治区")])
def test_a_town_of_a_province_names_other_organs_than_one_of_a_region(words: str, kind: str) -> None:
    frame = titled("三都镇2023年法治政府建设年度报告", f"落实{words}部署。")
    places = frame.candidates or [place for place in [frame.place] if place is not None]
    assert places
    assert all(place.path.split("/")[0].endswith(kind) for place in places)


def test_the_word_police_says_nothing_of_the_county_called_so() -> None:
    frame = titled("南平镇2023年法治政府建设年度报告", "会同公安机关守护平安，服务乡村振兴，保护自然资源。")
    assert {place.path.split("/")[-2] for place in frame.candidates} == {"公安县", "南川区"}


def test_a_station_called_after_a_neighbour_tells_which_town_it_is() -> None:
    place = titled("龙潭镇2023年法治政府建设年度报告", "与马武派出所联合执法。").place
    assert place is not None
    assert place.path == "重庆市/涪陵区/龙潭镇"


def test_a_station_called_after_the_town_itself_does_not() -> None:
    assert titled("武安镇2023年法治政府建设年度报告", "与武安派出所联合执法。").place is None


NUMBERED = [
    (
        "梅仙镇",
        "按照《2025年全县法治政府建设工作要点》（平政办发〔2025〕26号），推进依法行政。",
        "湖南省/岳阳市/平江县/梅仙镇",
    ),
    (
        "梅仙镇",
        "按照《2025年全县法治政府建设工作要点》（尤依法办〔2025〕2号），推进依法行政。",
        "福建省/三明市/尤溪县/梅仙镇",
    ),
    ("梅仙镇", "根据平政办发〔2025〕26号文件，推进依法行政。", "湖南省/岳阳市/平江县/梅仙镇"),
    ("梅仙镇", "我镇根据平政办发〔2025〕26号文件，推进依法行政。", "湖南省/岳阳市/平江县/梅仙镇"),
    ("梅仙镇", "落实《行政执法质量三年行动方案》（闽政办〔2024〕8号）。", "福建省/三明市/尤溪县/梅仙镇"),
    ("梅子镇", "落实《行政执法质量三年行动方案》（陕政办发〔2024〕8号）。", "陕西省/安康市/宁陕县/梅子镇"),
    ("东里镇", "印发《法治建设工作计划》（雷东府〔2025〕6号）。", "广东省/湛江市/雷州市/东里镇"),
]


@pytest.mark.parametrize(("town", "sentence", "path"), NUMBERED)
def test_the_number_of_a_document_tells_in_which_county_a_town_lies(town: str, sentence: str, path: str) -> None:
    frame = titled(f"{town}2025年法治政府建设情况报告", sentence)
    assert frame.place is not None
    assert frame.place.path == path


def test_the_foot_of_a_report_that_names_the_county_beats_what_its_other_words_hint_at() -> None:
    frame = titled("青山乡2023年法治政府建设年度报告", "向全省先进看齐，推广“全省事”。", "盐池县青山乡人民政府")
    assert frame.place is not None
    assert frame.place.path == "宁夏回族自治区/吴忠市/盐池县/青山乡"


def test_the_number_of_a_document_of_the_state_tells_of_no_county() -> None:
    """安委办 is no code of 安福县, 建办 none of 建德市."""
    frame = titled(
        "三都镇2025年法治政府建设情况报告", "落实《工作方案》（安委办〔2024〕3号）、《通知》（建办法〔2023〕9号）。"
    )
    assert frame.place is None


def test_numbers_that_speak_for_two_places_decide_nothing() -> None:
    numbers = "落实《甲方案》（平政办发〔2025〕26号）、《乙方案》（尤政办〔2025〕5号）。"
    frame = titled("梅仙镇2025年法治政府建设情况报告", numbers)
    assert frame.place is None
    assert len(frame.candidates) == 2


def test_without_a_year_a_county_is_the_one_of_today() -> None:
    frame = titled("安多县法治政府建设情况报告")
    assert frame.place is not None
    assert frame.place.path == "西藏自治区/那曲市/安多县"


def test_a_copy_on_a_site_of_somebody_else_tells_nothing() -> None:
    assert titled("武安镇2023年法治政府建设年度报告", "版权所有 鄂ICP备12004611号").place is None


def test_a_site_of_another_place_leaves_all_candidates() -> None:
    assert len(titled("武安镇2023年法治政府建设年度报告", "网站标识码：1101080001").candidates) > 1


@pytest.mark.parametrize("title", ["高新区2023年法治政府建设年度报告", "高新区综治局2023年法治政府建设年度报告"])
def test_the_report_of_a_zone_is_not_that_of_a_town_it_names(title: str) -> None:
    frame = frame_of(title, "组织唐家湾镇干部旁听庭审，落实市委部署。")
    assert frame.place is None
    assert frame.within is not None
    assert frame.within.path == "广东省/珠海市"


def test_a_street_is_issued_by_its_office() -> None:
    assert frame_of("番禺区洛浦街2021年法治政府建设年度报告", BODY).issuer.endswith("洛浦街道|办事处")


def test_the_neighbours_that_a_report_names_decide_between_namesakes() -> None:
    frame = titled("鼓楼区2023年法治政府建设年度报告", "与玄武区、秦淮区、建邺区开展跨区执法协作。")
    assert frame.place is not None
    assert frame.place.path == "江苏省/南京市/鼓楼区"


@pytest.mark.parametrize(
    ("title", "number", "level"),
    [
        ("市中区2020年度法治政府建设情况报告", 4, Level.COUNTY),
        ("鼓楼区2023年法治政府建设年度报告", 4, Level.COUNTY),
    ],
)
def test_where_nothing_decides_every_candidate_is_kept(title: str, number: int, level: Level) -> None:
    frame = titled(title)
    assert frame.place is None
    assert len({place.path for place in frame.candidates}) == number
    assert frame.level is level
    assert frame.issuer == ""
    assert "place" not in frame.evidence


def test_a_report_that_names_no_place_has_none() -> None:
    frame = titled("我镇2022年法治政府建设工作情况报告")
    assert (frame.place, frame.candidates, frame.level, frame.issuer) == (None, (), None, "")


ISSUERS = [
    ("湘潭县易俗河镇2022年度法治政府建设工作报告", "湖南省/湘潭市/湘潭县/易俗河镇|人民政府"),
    ("秦安县2023年法治政府建设年度报告", "甘肃省/天水市/秦安县|人民政府"),
    ("秦安县司法局2023年法治政府建设年度报告", "甘肃省/天水市/秦安县|司法局"),
    ("中共秦安县委党史研究室2023年度法治政府建设工作总结", "甘肃省/天水市/秦安县|党史研究室"),
    ("湘潭县市场监督管理局2022年法治政府建设工作情况报告", "湖南省/湘潭市/湘潭县|市场监管局"),
    ("鼓楼区湖南路街道办事处2023年法治政府建设年度报告", "江苏省/南京市/鼓楼区/湖南路街道|办事处"),
    ("鼓楼区湖南路街道党工委、办事处2023年法治政府建设年度报告", "江苏省/南京市/鼓楼区/湖南路街道|办事处"),
    # an organ that the catalogue does not know
    ("秦安县蜜蜂产业和林草局2023年法治政府建设年度报告", "甘肃省/天水市/秦安县|蜜蜂产业和林草局"),
    ("秦安县彩陶文化办(研究室)党组2023年法治政府建设年度报告", "甘肃省/天水市/秦安县|彩陶文化办"),
    (
        "中共秦安县莲花镇委员会秦安县莲花镇人民政府2022年法治政府建设报告",
        "甘肃省/天水市/秦安县/莲花镇|人民政府",
    ),
]


@pytest.mark.parametrize(("title", "issuer"), ISSUERS)
def test_the_issuer_is_the_organ_behind_the_place_or_its_government(title: str, issuer: str) -> None:
    assert titled(title).issuer == issuer


def test_the_office_that_puts_a_report_on_the_page_is_not_its_issuer() -> None:
    frame = frame_of("2022年度法治政府建设工作报告", "来源：秦安县人民政府办公室", "我县坚持依法行政，成效明显。")
    assert frame.issuer == "甘肃省/天水市/秦安县|人民政府"


def test_a_bureau_may_be_named_by_the_pages_source_alone() -> None:
    frame = frame_of("2022年度法治政府建设工作报告", "来源：秦安县司法局", BODY)
    assert frame.issuer == "甘肃省/天水市/秦安县|司法局"


def test_a_zone_lies_in_the_city_it_is_named_after() -> None:
    frame = titled("宝鸡高新技术产业开发区管理委员会2023年度法治政府建设工作报告", "为马营镇、磻溪镇配备法律顾问。")
    assert frame.place is not None
    assert frame.place.path == "陕西省/宝鸡市"


def test_the_branch_of_a_citys_bureau_is_its_districts() -> None:
    frame = titled("宿迁市自然资源和规划局宿城分局2024年度法治政府建设情况报告")
    assert frame.issuer == "江苏省/宿迁市/宿城区|自然资源分局"
    frame = titled("深圳市市场监督管理局龙华监管局2023年法治政府建设情况报告")
    assert frame.issuer == "广东省/深圳市/龙华区|市场监管局"
    frame = titled("成都市公安局交通管理局2020年法治政府建设情况报告")
    assert frame.issuer == "四川省/成都市|公安局"


BUREAUS_CALLED_AFTER_A_COUNTY = [
    ("泉州市安溪生态环境局2021年法治政府建设情况报告", "福建省/泉州市/安溪县|生态环境局"),
    ("凉山州冕宁生态环境局2022年度法治政府建设工作总结", "四川省/凉山彝族自治州/冕宁县|生态环境局"),
    ("泉州市生态环境局2021年法治政府建设情况报告", "福建省/泉州市|生态环境局"),
]


@pytest.mark.parametrize(("title", "issuer"), BUREAUS_CALLED_AFTER_A_COUNTY)
def test_a_bureau_of_the_city_called_after_a_county_is_the_countys(title: str, issuer: str) -> None:
    assert titled(title).issuer == issuer


ZONES_OF_CITIES = [
    ("平江高新技术产业园区管理委员会2023年法治政府建设年度报告", "湖南省/岳阳市/平江县|高新技术产业园区管理委员会"),
    ("岳阳化工园区2023年法治政府建设年度报告", "湖南省/岳阳市|化工园区管委会"),
    ("成都东部新区2023年法治政府建设年度报告", "四川省/成都市/成都东部新区|管委会"),
    ("宝鸡开发区2023年法治政府建设年度报告", "陕西省/宝鸡市|开发区管委会"),
    ("合肥高新区2023年法治政府建设年度报告", "安徽省/合肥市/合肥高新技术产业开发区|管委会"),
    ("合肥市合肥高新区财政局2023年法治政府建设年度报告", "安徽省/合肥市/合肥高新技术产业开发区|财政局"),
    ("重庆市万盛经开区住房城乡建设局2023年法治政府建设年度报告", "重庆市/綦江区/万盛经济技术开发区|住建局"),
    ("昆山高新区2023年法治政府建设年度报告", "江苏省/苏州市/昆山市|高新区管委会"),
    ("温岭市东部新区2023年法治政府建设年度报告", "浙江省/台州市/温岭市/东部新区|管委会"),
    ("东莞松山湖高新区2023年法治政府建设年度报告", "广东省/东莞市|松山湖高新区管委会"),
    ("东莞松山湖高新区综合行政执法局2023年法治政府建设年度报告", "广东省/东莞市|松山湖高新区综合行政执法局"),
    ("关于烟台黄渤海新区2023年法治政府建设情况的报告", "山东省/烟台市|黄渤海新区管委会"),
    ("济南新旧动能转换起步区2023年法治政府建设情况报告", "山东省/济南市/济南新旧动能转换起步区|管委会"),
    ("上海化学工业区管理委员会2023年法治政府建设年度报告", "上海市|化学工业区管理委员会"),
    ("大理海东开发区管委会2023年法治政府建设年度报告", "云南省/大理白族自治州|海东开发区管委会"),
]


@pytest.mark.parametrize(("title", "issuer"), ZONES_OF_CITIES)
def test_the_committee_of_a_zone_is_of_the_place_named_in_front(title: str, issuer: str) -> None:
    assert titled(title).issuer == issuer


def test_a_zone_is_no_citys_where_a_province_has_the_same_short_name() -> None:
    assert titled("吉林松花湖生态开发区2023年法治政府建设年度报告").place is None


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("屈原管理区2023年法治政府建设年度报告", "湖南省/岳阳市/岳阳市屈原管理区|管委会"),
        ("净月高新区2023年法治政府建设年度报告", "吉林省/长春市/长春净月高新技术产业开发区|管委会"),
        ("吉林长白山保护开发区2023年法治政府建设年度报告", "吉林省/长白山保护开发区|管委会"),
        ("杨凌示范区2022年法治政府建设工作报告", "陕西省/杨凌农业高新技术产业示范区|管委会"),
        ("东湖高新区2023年法治政府建设年度报告", "湖北省/武汉市/武汉东湖新技术开发区|管委会"),
        ("光明新区2017年法治政府建设年度报告", "广东省/深圳市/光明新区|管委会"),
        ("柳东新区管委会2023年法治政府建设年度报告", "广西壮族自治区/柳州市/柳东新区|管委会"),
        ("沣东新城2023年法治政府建设年度报告", "陕西省/西咸新区/沣东新城|管委会"),
    ],
)
def test_a_zone_that_reports_like_a_county_is_known_without_its_city(title: str, issuer: str) -> None:
    frame = titled(title)
    assert frame.issuer == issuer
    assert frame.place is not None
    assert frame.place.level is Level.OTHER


def test_a_zone_that_any_city_may_have_needs_more_than_its_name() -> None:
    assert titled("城南新区管委会2023年法治政府建设年度报告").place is None
    frame = titled("城南新区管委会2023年法治政府建设年度报告", "蓬溪县司法局到会指导。")
    assert frame.place is not None
    assert frame.place.path == "四川省/遂宁市/蓬溪县/城南新区"
    known = titled("滨海新区2023年法治政府建设年度报告")
    assert known.place is not None
    assert known.place.path == "天津市/滨海新区"
