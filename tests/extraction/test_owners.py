"""Who owns a stretch of text: a name inside another name, and several names side by side."""

from __future__ import annotations

import pytest

from .sentences import institution_ids, mentions

XIANGTAN = "湖南省/湘潭市/湘潭县"

Typed = list[tuple[str, str]]

NESTED: list[tuple[str, Typed]] = [
    # a programme owns the law's name inside it, unless that stands in brackets
    ("国家宪法日当天宣誓。", [("PROGRAM", "国家宪法日")]),
    ("依托宪法宣传周举办演出。", [("PROGRAM", "宪法宣传周")]),
    (
        "开展《中华人民共和国民法典》宣传周活动。",
        [("PROGRAM", "《中华人民共和国民法典》宣传周"), ("LAW", "中华人民共和国民法典")],
    ),
    # an organ owns the law's name inside it, a programme may stand there
    ("成立宪法学习宣传实施督导领导小组。", [("INSTITUTION", "宪法学习宣传实施督导领导小组")]),
    (
        "成立扫黑除恶专项斗争领导小组。",
        [("INSTITUTION", "扫黑除恶专项斗争领导小组"), ("PROGRAM", "扫黑除恶")],
    ),
    # a document owns the organ and the place in its title
    ("印发《易俗河镇人民政府重大行政决策公众参与办法》。", [("LAW", "易俗河镇人民政府重大行政决策公众参与办法")]),
    ("落实中共湘潭县委全面依法治县委员会2022年工作要点。", [("LAW", "中共湘潭县委全面依法治县委员会2022年工作要点")]),
    # an organ before a title in brackets is an organ
    ("学习国务院《信访工作条例》。", [("INSTITUTION", "国务院"), ("LAW", "信访工作条例")]),
    ("按照县司法局《关于开展行政执法案卷评查的通知》，评查案卷20卷。", [
        ("INSTITUTION", "县司法局"), ("LAW", "关于开展行政执法案卷评查的通知"),
    ]),
    # an organ owns the place in its name, a platform too
    ("湘潭县第一中学、国网湘潭县供电公司参加。", [
        ("INSTITUTION", "湘潭县第一中学"), ("INSTITUTION", "国网湘潭县供电公司"),
    ]),
    ("登录湖南政务服务网办理。", [("PROGRAM", "湖南政务服务网")]),
    # an ideology in a list of laws is none
    ("将习近平法治思想、宪法、民法典列入计划。", [("PROGRAM", "习近平法治思想"), ("LAW", "宪法"), ("LAW", "民法典")]),
    # a quoted plan with the noun behind it
    ("实施“八五”普法规划。", [("PROGRAM", "“八五”普法")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NESTED)
def test_a_name_inside_a_name_has_one_owner(sentence: str, expected: Typed) -> None:
    assert [(mention.type.value, mention.text) for mention in mentions(sentence)] == expected


SIDE_BY_SIDE = [
    ("县委全面依法治县委员会办公室：", ["依法治县办"]),
    ("责任单位：县政府办公室、县司法局、各有关部门。", ["人民政府办公室", "司法局"]),
    ("（牵头单位：镇平安办；配合单位：镇党政办、各村）", ["平安办", "党政办"]),
    ("县教育局、县民政局、县卫健局、县人社局、县住建局。", ["教育局", "民政局", "卫生健康局", "人社局", "住建局"]),
    ("市委市政府、县委县政府部署。", ["党委", "人民政府", "党委", "人民政府"]),
    ("县委、县人大、县政府、县政协四家班子。", ["党委", "人大", "人民政府", "政协"]),
    ("中共湘潭县委 湘潭县人民政府。", ["党委", "人民政府"]),
    ("市工商局、市质监局整合组建市市场监管局。", ["工商局", "质监局", "市场监管局"]),
    ("县国土资源局更名为县自然资源局。", ["国土局", "自然资源局"]),
    ("湖南省高级人民法院、湘潭市中级人民法院。", ["高级人民法院", "中级人民法院"]),
    ("党中央、国务院决策部署。", ["中共中央", "国务院"]),
]


@pytest.mark.parametrize(("sentence", "organs"), SIDE_BY_SIDE)
def test_every_organ_of_a_list_is_found(sentence: str, organs: list[str]) -> None:
    assert [identifier.rpartition("|")[2] for _, identifier in institution_ids(sentence)] == organs


def test_a_branch_office_belongs_to_its_town() -> None:
    assert institution_ids("县自然资源局易俗河自然资源所核查图斑。") == [
        ("县自然资源局", f"{XIANGTAN}|自然资源局"),
        ("易俗河自然资源所", f"{XIANGTAN}/易俗河镇|自然资源所"),
    ]


NOTHING_NAMED = [
    "我镇坚持把法治建设与中心工作同部署、同推进、同考核。",
    "执法人员持证上岗率100%，全年未发生行政复议和行政诉讼案件。",
    "接待群众来访132批次，办结率98%，群众满意度持续提升。",
    "各村、镇属各单位、上级业务主管部门要密切配合。",
    "讲解婚姻家庭、劳动用工、赡养继承、土地承包方面的法律知识。",
]


@pytest.mark.parametrize("sentence", NOTHING_NAMED)
def test_a_sentence_that_names_nothing_gives_nothing(sentence: str) -> None:
    assert mentions(sentence) == []
