"""What a report says it falls short of, in its section of shortcomings and elsewhere."""

from __future__ import annotations

import pytest

from lawgraph.compiled import default_annotator
from lawgraph.corpus import document
from lawgraph.model import Citation, EntityType, Mention, Polarity

TITLE = "湘潭县易俗河镇2022年度法治政府建设工作报告"
PROBLEMS = "二、存在的问题"


def named(sentence: str, heading: str = "一、主要工作") -> list[Mention]:
    report = default_annotator().annotate(document(f"{TITLE}\n{heading}\n{sentence}\n", name="report"))
    return [m for m in report.mentions if m.start > len(TITLE) and m.type in {EntityType.LAW, EntityType.PROGRAM}]


def lacking(sentence: str, heading: str = "一、主要工作") -> list[str]:
    return [mention.text for mention in named(sentence, heading) if mention.polarity is Polarity.LACKING]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("部分执法人员对《行政处罚法》理解不深。", ["行政处罚法"]),
        ("法律六进开展不平衡，法律明白人培训少。", ["法律六进", "法律明白人"]),
        ("个别干部忽视《信访工作条例》。", ["信访工作条例"]),
        ("“一村一法律顾问”形同虚设。", ["一村一法律顾问"]),
    ],
)
def test_what_stands_in_the_section_of_shortcomings_is_lacking(sentence: str, expected: list[str]) -> None:
    assert lacking(sentence, PROBLEMS) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "我镇认真落实《法治政府建设实施纲要（2021-2025年）》，取得一定成效，但与上级要求相比仍有差距。",
        "下一步，我镇将扎实推进法律六进。",
    ],
)
def test_what_is_granted_or_planned_there_is_not(sentence: str) -> None:
    assert named(sentence, PROBLEMS)
    assert lacking(sentence, PROBLEMS) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("少数村对《民法典》宣传力度不够，网格员走访入户。", ["民法典"]),
        ("个别单位未严格执行《信访工作条例》。", ["信访工作条例"]),
        ("双随机一公开尚未全面推开。", ["双随机一公开"]),
        ("个别中队没有严格执行三项制度。", ["三项制度"]),
        ("三调联动衔接不畅。", ["三调联动"]),
        ("《信访工作条例》执行有偏差。", ["信访工作条例"]),
        ("个别村干部对《法律援助法》还比较陌生。", ["法律援助法"]),
        ("人少案多，难以满足《社区矫正法》要求。", ["社区矫正法"]),
        ("《民法典》宣讲走过场。", ["民法典"]),
        ("对《行政许可法》的掌握尚需加强。", ["行政许可法"]),
        ("离《法治社会建设实施纲要（2020—2025年）》的目标还有不小差距。", ["法治社会建设实施纲要（2020—2025年）"]),
        ("《档案法》培训抓得不紧。", ["档案法"]),
        ("个别队员对《行政强制法》理解不准确。", ["行政强制法"]),
        ("少数村没有按《政府信息公开条例》要求公开。", ["政府信息公开条例"]),
        ("《信访工作条例》执行不力。", ["信访工作条例"]),
        ("少数单位没有把《信访工作条例》落到实处。", ["信访工作条例"]),
        ("部分村民不知晓《法律援助法》。", ["法律援助法"]),
        ("《城乡规划法》执行偏松。", ["城乡规划法"]),
        ("《民法典》宣传方式单一。", ["民法典"]),
        ("文书没有达到《行政处罚法》要求。", ["行政处罚法"]),
        ("部分干部对《行政许可法》一知半解。", ["行政许可法"]),
        ("文书与《行政处罚法》要求不符的现象时有发生。", ["行政处罚法"]),
        ("与《信访工作条例》要求相比，我镇仍有差距。", ["信访工作条例"]),
        ("文书达不到《行政处罚法》标准。", ["行政处罚法"]),
        ("和《信访工作条例》相比，我镇仍有差距。", ["信访工作条例"]),
        ("但对照《法治社会建设实施纲要（2020—2025年）》，还存在短板。", ["法治社会建设实施纲要（2020—2025年）"]),
        ("学习《宪法》，法律明白人作用发挥有待加强。", ["法律明白人"]),
        ("《档案法》宣传面偏窄。", ["档案法"]),
        ("以案释法存在走形式问题。", ["以案释法"]),
        ("一村一法律顾问未发挥作用。", ["一村一法律顾问"]),
        ("各站所适用《行政处罚法》的能力参差不齐。", ["行政处罚法"]),
        ("府院联动机制尚不成熟。", ["府院联动"]),
        ("《信访工作条例》学得不实。", ["信访工作条例"]),
        ("少数站所以案释法责任不实。", ["以案释法"]),
    ],
)
def test_elsewhere_the_clause_must_say_so(sentence: str, expected: list[str]) -> None:
    assert lacking(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "宣传《未成年人保护法》《预防未成年人犯罪法》。",
        "严格执行《信访工作条例》，全年未发生越级上访。",
        "针对法律明白人作用发挥不充分的问题，开展轮训。",
        "依据《行政处罚法》对未按规定公示的商户作出处罚。",
        "着力解决普法责任落实不到位问题，推进法律六进。",
        "对照《法治社会建设实施纲要（2020-2025年）》查找短板不足。",
        "围绕法律明白人培养盘点弱项和不足。",
        "《民法典》宣讲不走过场。",
        "力戒《民法典》宣讲走过场。",
        "专项整治《安全生产法》落实不力问题。",
        "对照《信访工作条例》补短板、强弱项。",
        "《民法典》知晓率从不足四成提高到八成。",
        "对执行《信访工作条例》不力的单位约谈。",
        "对照《信访工作条例》，短板逐条销号。",
        "学习《信访工作条例》，仍有干部缺席，纪律不严。",
        "宣传《反电信网络诈骗法》，提醒不点陌生链接。",
        "发现该饭店没有按照《食品安全法》留样。",
        "约谈企业没有按照《劳动法》签约问题。",
        "查处达不到《建筑法》标准的工地。",
        "没有达到《建筑法》标准的工地停工。",
        "严禁《民法典》宣讲走过场。",
        "坚决反对《信访工作条例》落实走过场。",
        "对落实《信访工作条例》不力单位约谈。",
        "对落实《信访工作条例》不力问题问责。",
        "面向对《社会保险法》了解不多的村民宣讲。",
        "和《行政复议法》衔接，我镇存在短板已补齐。",
        "未按照《消防法》第十六条第一款设置标识的，责令改正。",
        "没有发生因《建筑法》执行不力引起的事故。",
        "不存在《信访工作条例》落实不到位的情形。",
        "《民法典》宣讲不走形式。",
        "尚不构成犯罪的行为依据《治安管理处罚法》处罚。",
    ],
)
def test_a_remedy_or_another_word_with_the_same_sign_is_no_shortcoming(sentence: str) -> None:
    assert named(sentence)
    assert lacking(sentence) == []


def test_institutions_and_places_are_never_lacking() -> None:
    report = default_annotator().annotate(document(f"{TITLE}\n{PROBLEMS}\n司法所力量不足。\n", name="report"))
    others = [m for m in report.mentions if m.type in {EntityType.INSTITUTION, EntityType.LOCALITY}]
    assert {mention.polarity for mention in others} == {Polarity.AFFIRMED}
    assert not any(isinstance(mention, Citation) for mention in others)
