"""Whose report it is when its page has lost its title: what the report says of itself, before what it mentions."""

from __future__ import annotations

import pytest

from lawgraph.model import Level

from .reports import frame_of

QINAN, LIANHUA, TIANSHUI = "甘肃省/天水市/秦安县", "甘肃省/天水市/秦安县/莲花镇", "甘肃省/天水市"

UNTITLED = [
    (
        "the subject of the first sentence, not a town that is praised",
        ["2023年，秦安县司法局认真履职。我县莲花镇（“夜谈”工作法）入选典型案例，县司法局印发《关于加强普法工作的方案》。"],
        f"{QINAN}|司法局",
    ),
    (
        "a bureau that a comma parts from what it does",
        ["2023年，在县委、县政府领导下，秦安县水利局，以建设法治水利为目标，治理河道12公里。"],
        f"{QINAN}|水利局",
    ),
    (
        "a street by its short name, of which the city named has only one",
        ["2022年，在区委领导下，沙园街党工委、办事处高度重视法治建设，落实《广州市2022年依法治市工作要点》。"],
        "广东省/广州市/海珠区/沙园街道|办事处",
    ),
    ("a ministry that has another name since", ["2017年，原国土资源部深入学习党的十九大精神。"], "|国土资源部"),
    ("the government as subject", ["2023年，秦安县人民政府认真履职。莲花镇、王尹镇获评示范。"], f"{QINAN}|人民政府"),
    (
        "我市 and what the city issues, not the plan of the province",
        [
            "省政府、市委：",
            "2019年，我市认真落实《甘肃省法治政府建设实施方案（2016-2020年）》，市政府印发《天水市政务服务流程再造方案》。",
        ],
        f"{TIANSHUI}|人民政府",
    ),
    (
        "市政府 as subject, not the county whose station it praises",
        ["2024年，市政府坚持依法行政，秦安县公安局获评执法示范单位，加快建设法治天水。", "印发《天水市普法工作意见》。"],
        f"{TIANSHUI}|人民政府",
    ),
    (
        "全市…系统 as subject, not one of the counties it praises",
        ["2024年，全市教育系统坚持依法治教，秦州区、秦安县获评示范。"],
        f"{TIANSHUI}|人民政府",
    ),
    (
        "县政府 as subject, not a town",
        ["2023年，县政府坚持依法行政，莲花镇、王尹镇获评示范。"],
        f"{QINAN}|人民政府",
    ),
    (
        "a town that 县政府 does something to",
        ["2023年，县政府将莲花镇列为试点，莲花镇坚持依法行政，秦安县培训3次。"],
        f"{LIANHUA}|人民政府",
    ),
    (
        "a notice to those below",
        ["秦安县、清水县人民政府，市政府各部门、单位：", "《天水市普法方案》已经市政府同意，现印发给你们。", "天水市人民政府", "一、总体要求", "坚持依法行政。" * 40],
        f"{TIANSHUI}|人民政府",
    ),
    (
        "a notice to counties and all departments",
        ["秦安县、清水县人民政府，市直各部门：", "《天水市普法方案》已经市政府同意，现印发给你们。", "天水市人民政府", "一、总体要求", "坚持依法行政。" * 40],
        f"{TIANSHUI}|人民政府",
    ),
    (
        "an autonomous region by its short name",
        ["2024年，自治区人民政府深入学习贯彻习近平法治思想，加强党对自治区人民政府的领导，推动广西高质量发展。", "建设法治广西。"],
        "广西壮族自治区|人民政府",
    ),
    (
        "a bureau, by the 通知 of an office",
        ["2024年，县水利局认真履职。按照《秦安县依法治县办公室关于报送年度报告的通知》要求，治理河道12公里。"],
        f"{QINAN}|水利局",
    ),
    (
        "a department behind a sentence that ends above a heading",
        [
            "按照《甘肃省法治政府建设年度报告规定》要求，现将省水利厅2019年度法治政府建设情况报告如下：",
            "一、工作情况",
            "2019年，省水利厅认真履职，治理河道12公里。",
        ],
        "甘肃省|水利厅",
    ),
    (
        "a province by its short name",
        ["2024年，在省委领导下，全省各级政府坚持依法行政，推动甘肃高质量发展。", "法治成为甘肃的名片。"],
        "甘肃省|人民政府",
    ),
    ("我市 among counties", ["2023年，我市坚持依法行政，秦州区、秦安县获评示范，天水市人民政府印发通知。"], f"{TIANSHUI}|人民政府"),
    ("我县 among towns", ["2023年，我县坚持依法行政，秦安县司法局牵头，莲花镇、王尹镇试点。"], f"{QINAN}|人民政府"),
    ("我镇 among neighbours", ["2023年，我镇按照秦安县部署，学习王尹镇经验，莲花镇党委召开会议。"], f"{LIANHUA}|人民政府"),
    (
        "what the county issues",
        ["县委、县政府：", "2021年，我县按照《天水市普法规划》要求，县政府制定《秦安县2021年普法要点》。"],
        f"{QINAN}|人民政府",
    ),
    (
        "现将…报告如下, not the place addressed and none in the last sentence",
        [
            "中共秦安县委、秦安县人民政府：",
            "2023年以来，立足全镇实际，紧扣天水市普法规划，成效明显。现将莲花镇2023年度法治政府建设情况报告如下。",
            "一、主要做法",
            "严格落实甘肃省国家工作人员学法考法要求，",
        ],
        f"{LIANHUA}|人民政府",
    ),
    (
        "我局 and a title of its own",
        ["2023年，在县委领导下，我局坚持学习。我局落实《秦安县优化法治环境方案》。编制《秦安县司法局审查清单》。"],
        f"{QINAN}|司法局",
    ),
    (
        "a bureau that begins with itself by its level",
        ["来源：秦安县人民政府", "2023年，县水利局在县委、县政府的坚强领导下，坚持依法行政，治理河道12公里。"],
        f"{QINAN}|水利局",
    ),
    (
        "a department that names itself once and then says 我局",
        ["2023年，县水利局坚持依法行政，治理河道。", "秦安县河湖面貌改善。我局培训3次，我局普法5场。"],
        f"{QINAN}|水利局",
    ),
    (
        "a department that says 全省 of what it serves",
        ["2023年，省水利厅坚持依法行政，全省河湖得到治理。全省培训3次，全省普法5场。印发《甘肃省河湖管理办法》。"],
        "甘肃省|水利厅",
    ),
    (
        "a department that begins with its bare name",
        ["2023年，水利厅坚持依法行政，落实省委部署，印发《甘肃省河湖管理办法》。"],
        "甘肃省|水利厅",
    ),
    (
        "a province whose department comes second",
        ["2023年，我省坚持依法行政，省水利厅认真履职。印发《甘肃省河湖管理办法》。"],
        "甘肃省|人民政府",
    ),
    (
        "a county whose bureau comes second, behind its committee and government",
        ["2023年，县委、县政府坚持依法行政，县司法局统筹推进。", "秦安县培训3次，县政府召开会议。"],
        f"{QINAN}|人民政府",
    ),
    (
        "the office of the government",
        ["2023年，县政府办公室坚持依法办事，秦安县培训3次。"],
        f"{QINAN}|人民政府办公室",
    ),
    ("the government of a region", ["2023年，喀什地区坚持依法行政，开展培训3次。"], "新疆维吾尔自治区/喀什地区|行署"),
    ("the Party group of a bureau", ["2025年，秦安县编译局党组在县委的坚强领导下，扎实推进依法行政。"], f"{QINAN}|编译局"),
    (
        "我街 and what the street issues",
        ["2022年，在区委、区政府的领导下，我街坚持依法行政。街道制定《沙园街理论学习中心组2022年学习计划》。"],
        "广东省/广州市/海珠区/沙园街道|办事处",
    ),
    (
        "a zone without a name, in a city",
        ["市委、市政府：", "2022年，高新区以依法行政为主线，开展检查12次，入选天水市示范项目。"],
        f"{TIANSHUI}|高新区管委会",
    ),
    (
        "a zone in the report that the county's government signs",
        ["2022年，高新区以依法行政为主线，开展检查12次。", "秦安县人民政府", "2023年1月8日"],
        f"{QINAN}|人民政府",
    ),
    (
        "a department that speaks before it says 我省",
        ["2023年，省水利厅坚持依法行政，着力完善我省水利法治。", "印发《甘肃省河湖管理办法》。"],
        "甘肃省|水利厅",
    ),
    (
        "a department that begins, of a report on 我县",
        ["2023年，县水利局认真牵头督办，现将我县法治政府建设情况报告如下。", "印发《秦安县河湖管理办法》。"],
        f"{QINAN}|人民政府",
    ),
    (
        "a department that begins, where what comes is of 我县",
        ["2023年，县水利局认真牵头督办。", "印发《秦安县河湖管理办法》。我县法治政府建设工作情况汇报如下。"],
        f"{QINAN}|人民政府",
    ),
    (
        "现将《…报告》予以公布, below the 通知 of another organ",
        [
            "按照中共天水市委依法治市办《关于报送年度报告的通知》要求，现将《天水市水利局2023年度法治政府建设情况报告》予以公布。",
            "2023年，市水利局坚持依法行政。",
        ],
        f"{TIANSHUI}|水利局",
    ),
    (
        "a bureau that visits a town of its county",
        ["2023年，县水利局在县委、县政府领导下坚持依法行政，我局获评先进。", "县水利局到秦安县莲花镇庙嘴村普法。"],
        f"{QINAN}|水利局",
    ),
    (
        "a bureau that visits a town, and does not name its county",
        ["2023年，县水利局在县委、县政府领导下坚持依法行政，我局获评先进。", "县水利局到王尹镇普法。"],
        f"{QINAN}|水利局",
    ),
    (
        "the branch of a city's bureau, in a district",
        ["2023年，天水市生态环境局秦州分局（以下简称“我局”）坚持依法行政。我局开展检查12次。"],
        f"{TIANSHUI}/秦州区|生态环境分局",
    ),
    (
        "the branch of a city's bureau that reports without 我局",
        ["2023年，天水市公安局麦积分局坚持依法行政，开展检查12次。"],
        f"{TIANSHUI}/麦积区|公安分局",
    ),
    (
        "a city's bureau that praises its branch",
        ["2023年，市公安局坚持依法行政，天水市公安局麦积分局获评示范单位，天水市公安局秦州分局坚持创新。"],
        f"{TIANSHUI}|公安局",
    ),
    (
        "我局 and its branch",
        ["2023年，在市委领导下，我局坚持依法行政，天水市公安局麦积分局获评示范单位。我局培训3次。"],
        f"{TIANSHUI}|公安局",
    ),
    (
        "a city that tells the committee of its district",
        ["2023年，天水市坚持依法行政，指导秦州区委、区政府落实部署。"],
        f"{TIANSHUI}|人民政府",
    ),
    (
        "a department that praises a zone",
        ["2023年，省司法厅坚持依法行政，合肥高新区坚持创新。", "安徽省普法12次。"],
        "安徽省|司法厅",
    ),
    (
        "a district that goes before a zone",
        ["2023年，在市委领导下，合肥市蜀山区深化改革，合肥高新区坚持创新。"],
        "安徽省/合肥市/蜀山区|人民政府",
    ),
    (
        "the report of another, that is passed on",
        [
            "2023年法治政府建设年度报告",
            "天水市秦州区司法局",
            "2023年，我局学习，现将《甘肃省2022年法治政府建设情况报告》精神传达各科室。",
        ],
        f"{TIANSHUI}/秦州区|司法局",
    ),
    (
        "a zone that the table has by another name",
        ["2023年，在市委领导下，合肥高新区坚持依法行政。"],
        "安徽省/合肥市/合肥高新技术产业开发区|管委会",
    ),
    ("a ministry", ["2022年，水利部坚持依法治水，部党组会议专题学习，指导秦安县司法局开展试点。"], "|水利部"),
    (
        "a ministry that praises a county",
        ["2022年，积极争取支持，成效明显。水利部充分肯定秦安县的做法，秦安县水利局作交流发言。"],
        f"{QINAN}|人民政府",
    ),
    ("a ministry that meets in a county", ["2022年，司法部在秦安县召开现场会，推广秦安县做法。"], f"{QINAN}|人民政府"),
    (
        "我委 is no centre, however often it is named",
        ["2023年，我委坚持依法行政。秦安县疾控中心挂牌成立，县疾控中心完成整合。我委开展检查12次。"],
        "",
    ),
    (
        "a county whose bureau is named after it",
        ["2023年，秦安县坚持依法行政。县司法局认真履行职责，调解纠纷30件。"],
        f"{QINAN}|人民政府",
    ),
    (
        "a bureau addresses its own county",
        ["中共天水市秦州区委、天水市秦州区人民政府：", "我局坚持依法行政。区司法局牵头，区司法局落实。"],
        f"{TIANSHUI}/秦州区|司法局",
    ),
    (
        "a signature on a line of its own",
        ["我镇坚持依法行政。", "报告单位（盖章）：秦安县莲花镇人民政府", "2024.1.8"],
        f"{LIANHUA}|人民政府",
    ),
    ("a street to speak in", ["我街头宣讲队走进街区。秦安县坚持普法为民，健全乡镇台账。"], f"{QINAN}|人民政府"),
    ("streets to walk in", ["健全街面巡防机制，打造安全街区。秦安县人民政府。"], f"{QINAN}|人民政府"),
    (
        "a bureau whose page names it by another ending than 我局",
        ["发布机构：秦安县卫生健康委员会", "2023年，我局坚持依法行政。我局开展检查12次。"],
        f"{QINAN}|卫健委",
    ),
    ("a ministry that supports a county", ["财政部积极支持，秦安县认真落实各项任务。"], f"{QINAN}|人民政府"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "issuer"), [row[1:] for row in UNTITLED], ids=[row[0] for row in UNTITLED])
def test_the_place_is_what_the_report_says_of_itself(lines: list[str], issuer: str) -> None:
    assert frame_of(*lines).issuer == issuer


def test_a_province_that_says_so_is_not_the_city_it_praises() -> None:
    place = frame_of("2020年，我省各级政府推进依法行政。天水市获评全国示范市。").place
    assert place is not None
    assert place.path == "甘肃省"


def test_a_town_that_names_nothing_but_its_county_lies_in_it() -> None:
    frame = frame_of("我镇坚持依法行政，严格按照中共秦安县委、秦安县人民政府的要求开展工作。")
    assert frame.place is None
    assert frame.within is not None
    assert (frame.within.path, frame.level) == (QINAN, Level.TOWNSHIP)


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("园区落实县委、县政府部署，组织甘肃省学法考试。", None),
        ("县委、县政府：\n教育局落实习近平总书记在天水考察时的指示，入选甘肃省示范。", None),
        ("街道按照《秦安县普法方案》开展普法。围绕全县中心，街道建立调解机制；街道绘制流程图。", Level.TOWNSHIP),
    ],
)
def test_what_lies_below_a_place_is_not_taken_for_it(sentence: str, level: Level | None) -> None:
    frame = frame_of(sentence)
    assert (frame.place, frame.issuer, frame.level) == (None, "", level)


@pytest.mark.parametrize(
    "streets",
    [
        "街道、社区共建平台，街道和部门联动，街道办事处落实责任，街道社区普法",
        "全区培训3次，街道建立台账，街道设置窗口，街道聘请顾问",
        "指导各街道，街道建立台账，街道设置窗口，街道聘请顾问",
        "推进依法治区，街道建立台账，街道设置窗口，街道聘请顾问",
    ],
)
def test_a_district_names_its_streets_without_being_one(streets: str) -> None:
    frame = frame_of(f"2023年，秦州区坚持依法行政。{streets}。")
    assert frame.issuer == f"{TIANSHUI}/秦州区|人民政府"


def test_a_title_with_an_organ_and_no_place_names_the_issuer() -> None:
    frame = frame_of("县司法局2023年度法治政府建设工作报告", "在秦安县委的领导下，坚持依法行政。")
    assert frame.issuer == f"{QINAN}|司法局"


@pytest.mark.parametrize(
    ("sentence", "place", "within"), [("我县坚持依法行政。", QINAN, None), ("我镇坚持依法行政。", None, QINAN)]
)
def test_the_site_names_the_county_of_a_report_that_names_none(
    sentence: str, place: str | None, within: str | None
) -> None:
    frame = frame_of("2023年法治政府建设年度报告", sentence, "网站标识码：6205220001")
    assert (frame.place and frame.place.path, frame.within and frame.within.path) == (place, within)


def test_a_bureau_led_by_a_county_is_not_that_of_the_province_it_names() -> None:
    frame = frame_of(
        "2023年，在县委、县政府的坚强领导下，我局落实甘肃省、天水市工作要求。我局按照《甘肃省行政执法监督条例》规范执法。"
    )
    assert frame.place is None
    assert frame.within is not None
    assert frame.within.path == "甘肃省"
    assert (frame.level, frame.issuer) == (Level.COUNTY, "")


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("天水日报讯 我市法治建设推进会召开，市司法局汇报工作。", "甘肃省/天水市"),
        ("秦安新闻网讯（记者 张某）我县召开推进会，县司法局汇报工作。", QINAN),
        ("天水日报讯 推进会召开，部署普法工作。", None),
        ("甘肃日报讯 我市召开推进会。", None),
        ("新民晚报讯 我市召开推进会。", None),
        ("平原晚报讯 我县召开推进会。", None),
        ("吉林日报讯 我市召开推进会。", None),
    ],
)
def test_the_paper_that_prints_an_item_tells_its_city(dateline: str, place: str | None) -> None:
    frame = frame_of(dateline)
    assert (frame.place and frame.place.path) == place


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，在省委领导下，全省各级政府坚持依法行政，借鉴浙江经验，推动甘肃发展，擦亮甘肃名片。",
        "2024年，我局在省委、市委领导下坚持依法行政，推动甘肃发展，擦亮甘肃名片。",
        "2024年，省政府坚持依法行政，赴上海南部调研。",
        "2024年，我校在省委领导下依法治校，服务甘肃发展，培养甘肃人才。",
        "2024年，我市在省委、省政府领导下坚持依法行政，助力甘肃发展，建设法治甘肃。",
        "2024年，在省委领导下，学校坚持依法治校，服务甘肃发展，培养甘肃人才。",
    ],
)
def test_a_province_that_is_named_in_passing_does_not_report(sentence: str) -> None:
    assert frame_of(sentence).place is None


def test_a_city_in_a_list_of_counties_is_not_the_one_that_speaks() -> None:
    frame = frame_of("我市召开推进会。会上，奎文区、诸城市、昌乐县和市教育局作交流发言。")
    assert frame.place is not None
    assert frame.place.path == "山东省/潍坊市"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("水利部办公厅2023年法治政府建设情况报告", "|水利部"),
        ("财政部：2023年法治政府建设情况报告", "|财政部"),
        ("国务院2023年法治政府建设情况报告", "|国务院"),
        ("财政部推进预算会在秦安县召开情况报告", f"{QINAN}|人民政府"),
        ("国家税务总局秦安县税务局2023年法治政府建设情况报告", f"{QINAN}|税务局"),
    ],
)
def test_a_title_begins_with_the_ministry_that_reports(title: str, issuer: str) -> None:
    assert frame_of(title, "坚持依法行政。").issuer == issuer


def test_a_bureau_that_answers_to_the_city_is_not_of_the_district_it_praises() -> None:
    frame = frame_of("2023年，我局坚持依法行政，落实省委、市委部署。秦州区获评示范，在市委党校办班。")
    assert frame.place is not None
    assert frame.place.path == TIANSHUI


def test_a_bureau_that_answers_to_the_district_is_of_the_district() -> None:
    frame = frame_of("2023年，我局坚持依法行政，落实市委、区委部署。秦州区获评示范。")
    assert frame.place is not None
    assert frame.place.path == f"{TIANSHUI}/秦州区"


@pytest.mark.parametrize("subject", ["高新区坚持依法行政", "高新区综治局在区党工委领导下坚持依法行政"])
def test_the_report_of_a_zone_is_not_of_the_town_it_praises(subject: str) -> None:
    frame = frame_of(f"2023年，{subject}，考评优秀。易俗河镇人民调解委员会获评先进。")
    assert frame.place is None
    assert frame.within is not None
    assert frame.within.path == "湖南省/湘潭市"


def test_a_place_in_a_list_of_short_names_does_not_report() -> None:
    assert frame_of("开通到浏阳、宁乡、滨海新区的公交。").place is None


def test_towns_of_all_kinds_are_no_town_called_so() -> None:
    """苏木乡 lies in 杞县; 苏木|乡镇 are the towns of a banner."""
    assert frame_of("为加快建设法治政府，结合自治区实际，建立苏木乡镇权责清单制度。").place is None
