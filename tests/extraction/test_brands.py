"""Brands, mechanisms and campaigns of one place, and the slogans beside them that name nothing."""

from __future__ import annotations

import pytest

from .sentences import localities, program_ids, programs


def test_a_name_is_one_wherever_it_stands_in_quotation_marks() -> None:
    said = "“山歌说理”越办越红火。全镇打造“山歌说理”普法品牌。群众都说“山歌说理”听得懂。"
    assert programs(said) == ["山歌说理"] * 3
    assert programs("打造“一家亲”普法品牌，避免“一家亲”变味。") == ["一家亲"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("依托“三所一庭一站”联动化解。", ["三所一庭一站"]),
        ("开展“宪法进乡村宣传周”活动。", ["宪法进乡村宣传周"]),
        ("开展“大起底、大整改、大提升”。", ["大起底、大整改、大提升"]),
        ("形成“大起底、大整改、大提升”的声势。", []),
        ("开展“笔墨普法、丹青说法”主题展演活动。", []),
        ("建立“依规依纪、公平公正”的评审机制。", []),
        ("组织“法护青苗”暑期巡讲活动。", ["法护青苗"]),
        ("推行“镇长、村长早餐会”。", ["镇长、村长早餐会"]),
        ("开办“助农增收法律直通车”5期。", ["助农增收法律直通车"]),
        ("按照“抓学习、建队伍、促规范”工作思路推进。", []),
        ("按照“1365”工作思路推进。", ["“1365”工作思路"]),
        ("建立“邻里帮”（帮困、帮调、帮办）工作机制。", ["邻里帮"]),
        ("开展“五清”（清渠、清路、清院）行动。", ["五清"]),
        ("依托“多位一体”平台会商。", []),
        ("落实“三查三单”制度。", ["三查三单"]),
        ("擦亮“枫情云山”法治名片。", ["枫情云山"]),
        ("“枫情云山”基层治理经验获推广。", ["枫情云山"]),
        ("完成“镇村三级联调”试点。", ["镇村三级联调"]),
        ("推行“一条龙”服务。", []),
        ("打造“法治会客厅”3个、“石榴红小栈”5个。", ["法治会客厅", "石榴红小栈"]),
        ("实行“日巡查、周研判、月通报”机制。", []),
        ("采取“白天+夜间”的方式巡查。", []),
        ("开展“3·15”科普宣传。", ["3·15"]),
        ("“4·8”护林防火日设点。", ["“4·8”护林防火日"]),
        ("在“执法质量提升月”里复盘。", []),
        ("大家常来“河湾说事小院”坐坐。", ["河湾说事小院"]),
        ("启动“执法质量提升月”和案卷互评。", ["执法质量提升月"]),
        ("持续开展“美丽乡村行”巡讲。", ["美丽乡村行"]),
        ("推进“两违”综合治理。", ["“两违”综合治理"]),
    ],
)
def test_the_form_of_a_quotation_tells_whether_it_is_a_name(sentence: str, names: list[str]) -> None:
    assert programs(sentence) == names


def test_a_lecture_hall_is_named_with_its_place() -> None:
    assert program_ids("举办湘潭大讲堂12期。") == [("湘潭大讲堂", "湘潭大讲堂")]
    assert programs("举办道德大讲堂12期。") == []


OF_CITIES = [
    ("常州“法润龙城”、南通“潮海先锋”等品牌深化。", ["常州", "南通"], ["法润龙城", "潮海先锋"]),
    ("推广无锡“锡心锡警”、苏州“法护夕阳”经验。", ["无锡", "苏州"], ["锡心锡警", "法护夕阳"]),
    ("总结常州“法润龙城”做法。", ["常州"], ["法润龙城"]),
    ("打造“法润龙城”“老娘舅”等品牌。", [], ["法润龙城", "老娘舅"]),
]


def test_the_brands_of_counties_may_stand_in_the_list_of_a_province() -> None:
    said = "推广义乌“以外调外”、武义“后陈经验”等做法。"
    title = "浙江省2021年法治政府建设情况报告"
    assert localities(said, title) == ["义乌", "武义"]
    assert programs(said, title) == ["以外调外", "后陈经验"]


@pytest.mark.parametrize(("sentence", "places", "names"), OF_CITIES)
def test_the_brands_of_several_places_may_have_one_noun(sentence: str, places: list[str], names: list[str]) -> None:
    title = "江苏省2021年法治政府建设情况报告"
    assert localities(sentence, title) == places
    assert programs(sentence, title) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("成为全国推广的“湖南经验”。", ["湖南经验"]),
        ("形成行政争议化解“湘潭模式”。", ["湘潭模式"]),
        ("总结“先进经验”和“新模式”，不搞“一种模式”。", []),
        ("“合作模式”见效，总结“中国经验”。", []),
        ("系统与“信用湖南”互通，守“信用底线”。", ["信用湖南"]),
    ],
)
def test_what_is_called_after_a_place_is_a_name(sentence: str, names: list[str]) -> None:
    assert programs(sentence) == names


def test_ever_more_papers_are_merged_into_one() -> None:
    assert programs("在“26证合一”的基础上实现“41证合一”。") == ["26证合一", "41证合一"]


def test_an_aim_with_a_number_is_no_programme() -> None:
    assert programs("落实“两地”“两高”目标。") == []
