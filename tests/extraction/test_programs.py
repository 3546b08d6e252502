"""Programmes: the spellings of a known name, and the forms that give an unknown one away."""

from __future__ import annotations

import pytest

from .sentences import Links, laws, mentions, program_ids, programs

SPELLINGS = [
    # quotation marks inside the name belong to it, those around it do not
    ("实施“八五”普法规划。", "“八五”普法", "八五普法"),
    ("扎实推进八五普法中期评估。", "八五普法", "八五普法"),
    ('"七五"普法圆满收官。', '"七五"普法', "七五普法"),
    ("「八五」普法启动。", "「八五」普法", "八五普法"),
    ("制定“八五普法”规划。", "八五普法", "八五普法"),
    # separators
    ("推行“双随机、一公开”监管。", "双随机、一公开", "双随机一公开"),
    ("推行双随机、一公开监管。", "双随机、一公开", "双随机一公开"),
    ("推行“双随机一公开”抽查。", "双随机一公开", "双随机一公开"),
    ("落实“谁执法谁普法”普法责任制。", "谁执法谁普法", "谁执法谁普法"),
    ("落实“谁执法、谁普法”责任制。", "谁执法、谁普法", "谁执法谁普法"),
    ("落实“谁执法，谁普法”责任制。", "谁执法，谁普法", "谁执法谁普法"),
    ("开展“美好生活·民法典相伴”宣讲。", "美好生活·民法典相伴", "美好生活民法典相伴"),
    ("开展“美好生活　民法典相伴”宣讲。", "美好生活　民法典相伴", "美好生活民法典相伴"),
    ("开展“美好生活民法典相伴”宣讲。", "美好生活民法典相伴", "美好生活民法典相伴"),
    # dates in front of an observance
    ("国家宪法日当天宣誓。", "国家宪法日", "国家宪法日"),
    ("12·4国家宪法日期间宣誓。", "12·4国家宪法日", "国家宪法日"),
    ("“12·4”国家宪法日期间宣誓。", "“12·4”国家宪法日", "国家宪法日"),
    ("依托电子税务局办理。", "电子税务局", "电子税务局"),
    ("“每周一课”学民法典。", "每周一课", "每周一课"),
    ("践行“大学习、深调研、真落实”要求。", "大学习、深调研、真落实", "大学习深调研真落实"),
    ("落实“长江十年禁渔”要求。", "长江十年禁渔", "长江十年禁渔"),
    ("办理“12345”工单60件。", "12345", "12345热线"),
    ("开展“6·16安全问询月”活动。", "6·16安全问询月", "安全问询月"),
    ("“六·五”世界环境日设点咨询。", "“六·五”世界环境日", "世界环境日"),
    ("“六五”世界环境日设点咨询。", "“六五”世界环境日", "世界环境日"),
    ("开展安全宣传“五进”活动。", "安全宣传“五进”", "安全宣传五进"),
    ("开展消防宣传“七进”活动。", "消防宣传“七进”", "消防宣传七进"),
    ("持续做好营改增工作。", "营改增", "营改增"),
    ("三八妇女维权周期间设点咨询。", "三八妇女维权周", "三八妇女维权周"),
    ("“12•4”国家宪法日期间宣誓。", "“12•4”国家宪法日", "国家宪法日"),
    ("12．4国家宪法日期间宣誓。", "12．4国家宪法日", "国家宪法日"),
    ("12月4日国家宪法日当天宣誓。", "12月4日国家宪法日", "国家宪法日"),
    ("“3·15”国际消费者权益日现场咨询。", "“3·15”国际消费者权益日", "国际消费者权益日"),
    ("在“4·15”全民国家安全教育日设点宣传。", "“4·15”全民国家安全教育日", "全民国家安全教育日"),
    # what stands around the name
    ("坚持和发展新时代“枫桥经验”。", "枫桥经验", "枫桥经验"),
    ("坚持和发展新时代枫桥经验。", "枫桥经验", "枫桥经验"),
    ("深化“放管服”改革。", "放管服", "放管服"),
    ("全面推行行政执法“三项制度”。", "三项制度", "三项制度"),
    ("开展“扫黄打非”专项行动。", "扫黄打非", "扫黄打非"),
    ("开展断卡行动。", "断卡", "断卡"),
    ("推行马扎调解法，就地化解纠纷。", "马扎调解法", "马扎调解法"),
    ("深化主动创稳。", "主动创稳", "主动创稳"),
    ("配合净网专项行动。", "净网", "净网"),
    ("深化“互联网+监管”。", "互联网+监管", "互联网+监管"),
    ("完善12345热线。", "12345热线", "12345热线"),
    # quotation marks that do not pair
    ("推进“放管服“改革。", "放管服", "放管服"),
    ("培育”法律明白人“86名。", "法律明白人", "法律明白人"),
    ("推进“法律六进〞活动。", "法律六进", "法律六进"),
]


@pytest.mark.parametrize(("sentence", "text", "identifier"), SPELLINGS)
def test_a_programme_is_one_however_it_is_written(sentence: str, text: str, identifier: str) -> None:
    assert program_ids(sentence) == [(text, identifier)]


def test_a_quotation_that_is_a_longer_form_of_a_name_is_the_programme() -> None:
    """放管服改革 is 放管服 in running text, and “告知承诺制度” is 告知承诺制."""
    assert [m.id for m in mentions("落实“告知承诺制度”，健全“容缺受理制”。")] == ["告知承诺制", "容缺受理"]
    assert [m.id for m in mentions("推进“大喇叭村村响”工程，利用“大喇叭”宣讲。")] == ["村村响"]


SPELLED_OUT = [
    ("推动法律进农村、进社区、进学校、进家庭。", "法律进农村、进社区、进学校、进家庭"),
    ("推动法律进乡村和进企业。", "法律进乡村和进企业"),
    ("推动宪法法律进牧区、进军营。", "宪法法律进牧区、进军营"),
    ("推动进法律机关、进法律企业。", "进法律机关、进法律企业"),
    (
        "深入开展法律进机关、进乡村、进社区、进学校、进企业、进单位活动。",
        "法律进机关、进乡村、进社区、进学校、进企业、进单位",
    ),
]


@pytest.mark.parametrize(("sentence", "text"), SPELLED_OUT)
def test_the_law_that_goes_into_several_places_is_one_programme(sentence: str, text: str) -> None:
    assert program_ids(sentence) == [(text, "法律六进")]


FORMS = [
    # a number, colour or vice is no name without its noun
    ("推行“123”工作机制。", ("“123”工作机制", "123工作机制"), "mechanism"),
    ("推行“24680”工作制度。", ("“24680”工作制度", "24680工作制度"), "mechanism"),
    ("开展“缠访闹访”专项治理。", ("“缠访闹访”专项治理", "缠访闹访专项治理"), "campaign"),
    ("实施“黄赌毒”专项整治。", ("“黄赌毒”专项整治", "黄赌毒专项整治"), "campaign"),
    ("推广“五色”工作法。", ("“五色”工作法", "五色工作法"), "working-method"),
    ("深化“村社吹哨、站所报到”联合执法机制。", ("村社吹哨、站所报到", "村社吹哨站所报到"), "mechanism"),
    ("紧扣“247”主题攻坚主线。", ("“247”主题攻坚主线", "247主题攻坚主线"), "campaign"),
    ("紧扣“改革提效、强村固本”主题年要求。", ("改革提效、强村固本", "改革提效强村固本"), "campaign"),
    ("落实“1310”具体部署。", ("“1310”具体部署", "1310具体部署"), "campaign"),
    # a word is
    ("打造“湘莲普法”品牌。", ("湘莲普法", "湘莲普法"), "brand"),
    ("建立“屋场夜话”机制。", ("屋场夜话", "屋场夜话"), "mechanism"),
    ("建立“接访、交办、督办、反馈”全程机制。", ("接访、交办、督办、反馈", "接访交办督办反馈"), "mechanism"),
    ("推出“莲城管家”平台。", ("莲城管家", "莲城管家"), "platform"),
    ("建成“莲乡说事”调解室。", ("莲乡说事", "莲乡说事"), "brand"),
    ("开展“昆仑2022”专项行动。", ("昆仑2022", "昆仑2022"), "campaign"),
    ("推行“板凳说事”工作法。", ("板凳说事", "板凳说事"), "working-method"),
    ("推广“农机报废一件事”。", ("农机报废一件事", "农机报废一件事"), "reform"),
    ("坚持“会前必学法”工作制度。", ("会前必学法", "会前必学法"), "mechanism"),
    ("登录湖南政务服务网办理。", ("湖南政务服务网", "湖南政务服务网"), "platform"),
    ("开展普法进校园活动。", ("普法进校园", "普法进校园"), "campaign"),
]


@pytest.mark.parametrize(("sentence", "expected", "kind"), FORMS)
def test_an_unknown_programme_is_told_by_its_form(sentence: str, expected: tuple[str, str], kind: str) -> None:
    found = mentions(sentence)
    assert [(m.text, m.id) for m in found] == [expected]
    assert [(m.type.value, m.kind) for m in found] == [("PROGRAM", kind)]


SLOGANS = [
    "聚焦“主体工程”推进法治政府建设。",
    "研究“完善中国特色社会主义法治”改革任务。",
    "打通“最后一公里”。",
    "抓好“关键少数”。",
    "解决“有案不立”问题。",
    "做到“应评尽评”。",
    "整治“吃拿卡要”现象。",
    "改变“重实体轻程序”倾向。",
    "发挥“桥头堡”作用。",
    "听取“一府一委两院”工作报告。",
    "发挥党员干部“头雁效应”。",
    "做到早发现、早介入、早化解。",
    "学习贯彻党的二十大精神。",
    "习近平总书记关于依法治国的重要论述。",
]


@pytest.mark.parametrize("sentence", SLOGANS)
def test_slogans_idioms_and_congresses_are_no_programmes(sentence: str) -> None:
    assert program_ids(sentence) == []


WEEKS: list[tuple[str, Links, list[str]]] = [
    ("开展民法典宣传月活动。", [("民法典宣传月", "民法典宣传月")], []),
    ("组织“宪法宣传周”。", [("宪法宣传周", "宪法宣传周")], []),
    ("“宪法进万家”活动覆盖各村。", [("宪法进万家", "宪法进万家")], []),
    (
        "开展《中华人民共和国民法典》宣传月活动。",
        [("《中华人民共和国民法典》宣传月", "民法典宣传月")],
        ["中华人民共和国民法典"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "inside"), WEEKS)
def test_a_week_named_after_a_law_owns_the_name_unless_it_stands_in_brackets(
    sentence: str, expected: Links, inside: list[str]
) -> None:
    assert program_ids(sentence) == expected
    assert laws(sentence) == inside


def test_several_programmes_of_a_list_are_several() -> None:
    assert [name for name, _ in program_ids("推行一网通办、最多跑一次、首违不罚。")] == [
        "一网通办", "最多跑一次", "首违不罚",
    ]  # fmt: skip


def test_the_noun_behind_a_list_of_quotations_holds_for_each() -> None:
    assert program_ids("开展“昆仑2024”“护航”专项行动，创新“五老说和团”“板凳会”调解法。") == [
        ("昆仑2024", "昆仑2024"),
        ("护航", "护航"),
        ("五老说和团", "五老说和团"),
        ("板凳会", "板凳会"),
    ]


@pytest.mark.parametrize("written", ["“断卡”行动", "“断卡行动”", "断卡行动", "“断卡”专项行动", "“断卡专项行动”"])
def test_a_campaign_is_one_wherever_its_quotation_marks_stand(written: str) -> None:
    assert [identifier for _, identifier in program_ids(f"持续开展{written}。")] == ["断卡"]


NAMED_BY_FORM = [
    ("打好“八场硬仗”。", "八场硬仗"),
    ("落实县委“五个湘潭”部署。", "五个湘潭"),
    ("深入推动“四领一促”工作。", "四领一促"),
    ("开展“百名律师进百村”。", "百名律师进百村"),
    ("“老马工作法”获全市推广。", "老马工作法"),
    ("坚持“业务+法律+廉政”三位一体学习模式。", "业务+法律+廉政"),
    ("推行“支部+网格+法律明白人”工作法。", "支部+网格+法律明白人"),
    ("举办“易俗法治讲坛”4场。", "易俗法治讲坛"),
    ("开展“法润茶乡”等宣传活动。", "法润茶乡"),
    ("将“赤盾行动”等作为重点。", "赤盾行动"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMED_BY_FORM)
def test_counted_paired_and_chained_names_are_programmes(sentence: str, name: str) -> None:
    assert program_ids(sentence) == [(name, name)]


def test_a_known_name_inside_a_longer_quoted_one_is_not_cut_out() -> None:
    assert program_ids("打造“粤省事·龙川办”品牌。") == [("粤省事·龙川办", "粤省事龙川办")]


def test_a_tour_of_places_is_a_campaign_of_its_own() -> None:
    assert program_ids("组织开展“习近平法治思想基层行”活动。") == [("习近平法治思想基层行", "习近平法治思想基层行")]


def test_a_row_of_ways_of_service_is_one_programme() -> None:
    assert program_ids("推行“一网办、掌上办、就近办”。") == [("一网办、掌上办、就近办", "一网办掌上办就近办")]


@pytest.mark.parametrize(
    "sentence",
    ["采取“线上+线下”相结合方式。", "构建“常态化+专题化”学习体系。", "形成“部署—落实—督查”的闭环模式。"],
)
def test_words_that_tell_how_are_no_programme(sentence: str) -> None:
    assert program_ids(sentence) == []


def test_a_date_without_its_day_is_the_observance_of_that_day() -> None:
    assert program_ids("结合“12·4”等重要节点开展宣传。") == [("12·4", "国家宪法日")]


MADE = [
    ("创设“合同会诊室”，把好审查关。", "合同会诊室"),
    ("持续深化“逢八夜谈”。", "逢八夜谈"),
    ("在3个村设立“银发调解室”。", "银发调解室"),
    ("“渔歌普法”工作受到群众欢迎。", "渔歌普法"),
    ("开展“和睦屋场”建设。", "和睦屋场"),
    ("举办“开年第一课”宣讲活动。", "开年第一课"),
    ("在社区设立“古樟议事厅”。", "古樟议事厅"),
    ("“晒谷坪会”累计召开126场。", "晒谷坪会"),
    ("“小唐说法”短视频受到欢迎。", "小唐说法"),
    ("建成“法律援助30分钟服务圈”。", "法律援助30分钟服务圈"),
    ("“三查一改”工作还有差距。", "三查一改"),
    ("依托“莲香小院”法治文化阵地。", "莲香小院"),
    ("建立“一呼百应”110联动工作机制。", "一呼百应"),
]


@pytest.mark.parametrize(("sentence", "name"), MADE)
def test_what_a_report_makes_under_a_name_is_a_programme(sentence: str, name: str) -> None:
    assert program_ids(sentence) == [(name, name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "打造“法治新高地”。",
        "召开“民主生活会”。",
        "创建“法律服务工作室”。",
        "开展“不见底不收兵”的排查。",
        "推进“普法”工作。",
        "群众对“平安”创建活动知晓率提高。",
        "形成“学规矩、讲规矩、守规矩”的行动自觉。",
    ],
)
def test_an_image_or_a_kind_of_organ_is_no_programme(sentence: str) -> None:
    assert program_ids(sentence) == []


def test_what_stands_in_a_list_with_a_programme_is_one() -> None:
    assert [name for name, _ in program_ids("“一网通办”“帮办代办队”成为常态。")] == ["一网通办", "帮办代办队"]
    assert [name for name, _ in program_ids("落实“一网通办”、“零距离”要求。")] == ["一网通办"]


def test_a_run_of_quotations_ends_before_a_comma() -> None:
    assert [name for name, _ in program_ids("推行“田埂夜谈”“渔火夜话”，“一核多元”格局形成。")] == [
        "田埂夜谈",
        "渔火夜话",
    ]


def test_a_set_of_documents_is_no_programme() -> None:
    assert program_ids("深入实施“一规划两纲要”。") == []


QUOTED_WHOLE = [
    ("通过“湖南省智慧普法依法治理云平台”学法。", "湖南省智慧普法依法治理云平台", "湖南省智慧普法依法治理云平台"),
    ("开展“三月法治宣传月”活动。", "三月法治宣传月", "法治宣传月"),
    ("举办“习近平法治思想大讲堂”。", "习近平法治思想大讲堂", "习近平法治思想大讲堂"),
    ("开展“城管进社区”活动。", "城管进社区", "城管进社区"),
    ("列入局“八五”普法和年度学法计划。", "“八五”普法", "八五普法"),
    ("在3个村试点“党建+调解”。", "党建+调解", "党建+调解"),
    ("打造“畲乡老娘舅”调解品牌。", "畲乡老娘舅", "畲乡老娘舅"),
    ("全面实行“多证合一、一照一码”。", "多证合一、一照一码", "多证合一一照一码"),
    ("推进城镇居民和餐饮用户“安心用气工程”建设。", "安心用气工程", "安心用气工程"),
    ("开展“大棚房”专项整治。", "“大棚房”专项整治", "大棚房专项整治"),
    ("在“云岭学法考法系统”测试合格。", "云岭学法考法系统", "云岭学法考法系统"),
    ("建成“行政执法公示云平台”。", "行政执法公示云平台", "行政执法公示云平台"),
    ("推行“五证合一”登记。", "五证合一", "五证合一"),
    ("持续推进“四个优化”行动。", "四个优化", "四个优化"),
]


@pytest.mark.parametrize(("sentence", "text", "identifier"), QUOTED_WHOLE)
def test_a_quoted_name_is_taken_whole(sentence: str, text: str, identifier: str) -> None:
    assert program_ids(sentence) == [(text, identifier)]


@pytest.mark.parametrize(
    "sentence",
    [
        "严格落实“四个亲自”要求。",
        "做到“小事不出村、大事不出镇”。",
        "自觉接受“一府两院”监督工作机制约束。",
        "一批“硬联通”项目建成。",
        "开展“执法检查”活动。",
        "杜绝“面子工程”，打造“民心工程”。",
        "作为“十三五”期间要以超常规举措推进的工作。",
        "聚焦“人、财、物和机制”研究重点工作。",
    ],
)
def test_a_saying_names_no_programme(sentence: str) -> None:
    assert program_ids(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["运用多种调解法化解矛盾。", "探索创新工作法。", "运用灵活的工作法。", "推广支部+网格+调解模式。"]
)
def test_what_says_how_people_work_is_no_method_with_a_name(sentence: str) -> None:
    assert program_ids(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("推广432院落治理模式和11333纠纷调解模式。", ["432院落治理模式", "11333纠纷调解模式"]),
        ("构建1+3+N工作体系。", ["1+3+N工作体系"]),
        ("推广20余种治理模式，打造10分钟服务模式。", []),
        ("总结形成2023年工作机制。", []),
    ],
)
def test_a_number_with_its_noun_names_a_method_without_quotation_marks_too(sentence: str, names: list[str]) -> None:
    assert programs(sentence) == names


def test_a_kind_of_place_may_have_another_in_brackets() -> None:
    assert program_ids("开展法律进机关、进学校、进村（社区）活动。") == [
        ("法律进机关、进学校、进村（社区）", "法律六进")
    ]


@pytest.mark.parametrize(
    ("sentence", "text", "identifier"),
    [
        ("欠薪案件实现“两清零”。", "两清零", "两清零"),
        ("落实“乡镇（街道）吹哨、部门报到”。", "乡镇（街道）吹哨、部门报到", "乡镇吹哨部门报到"),
        ("开展规范涉企行政执法检查专项行动。", "规范涉企行政执法检查专项行动", "规范涉企行政执法专项行动"),
        ("依托湖南省农民工工资支付监控平台预警。", "湖南省农民工工资支付监控平台", "湖南省农民工工资支付监控平台"),
    ],
)
def test_a_name_of_everyday_work_is_a_programme(sentence: str, text: str, identifier: str) -> None:
    assert program_ids(sentence) == [(text, identifier)]


MORE_NAMES = [
    ("开展“蓝盾2023”、打击非法行医整治。", ["蓝盾2023"]),
    ("开展“守护花季”等专项行动。", ["守护花季"]),
    ("推行“茉莉管家”帮代办服务。", ["茉莉管家"]),
    ("推行“一站式”服务。", []),
    ("推广“一村一警一顾问”做法。", ["一村一警一顾问"]),
    ("推进“一件事”集成改革。", ["一件事"]),
    ("开展“法律进乡村、进学校、进寺观教堂”活动。", ["法律进乡村、进学校、进寺观教堂"]),
    ("推行“1+4”网格和综合执法机制。", []),
]


@pytest.mark.parametrize(("sentence", "names"), MORE_NAMES)
def test_where_a_quoted_name_begins_and_ends(sentence: str, names: list[str]) -> None:
    assert programs(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("打响“春雷行动2023”第一枪。", ["春雷行动2023"]),
        ("结合“五清五拆五整治”重点工作排查。", ["五清五拆五整治"]),
        ("向欠薪行为“亮剑”。", []),
        ("开展“亮剑”行动。", ["亮剑"]),
        ("以“专项行动”为牵引。", []),
        ("登录湖南省网上办事大厅申报。", ["湖南省网上办事大厅"]),
        ("全力做好“六稳”[1]工作、落实“六保”[2]任务。", ["六稳", "六保"]),
        ("推行“三长联户”[3]、“四员联村”机制。", ["三长联户", "四员联村"]),
        ("围绕“一江两带三园四镇”发展战略。", ["一江两带三园四镇"]),
        ("在门户网站“政府信息公开指南”专栏公布。", []),
        ("推进“一个统筹、五大职能”工作布局。", ["一个统筹、五大职能"]),
        ("发挥集中整治的“亮剑”作用。", []),
        ("推进治水“两治一化”等工作。", ["两治一化"]),
        ("探索“红莲文化+村级议事”新模式。", ["红莲文化+村级议事"]),
        ("推行“常态化+专题化”机制。", []),
        ("设点宣传全国法治日。", ["全国法治日"]),
        ("打响“百日行动”。", ["百日行动"]),
        ("建成“全透明”的执法平台。", []),
        ("成为远近闻名的“和事佬”。", []),
        ("以“四警建设”为抓手。", ["四警建设"]),
        ("举行“平安莲乡·你我同行”启动仪式。", ["平安莲乡·你我同行"]),
        ("以“湘莲飘香·法润万家”为主题设点宣传。", []),
        ("完善“1+2+9+21”制度体系。", ["“1+2+9+21”制度体系"]),
        ("擦亮“民事村了”招牌。", ["民事村了"]),
        ("学习“阿依古丽·买买提”同志事迹。", []),
        ("进入“中国·湘潭”门户网站。", []),
        ("坚持法治国家、法治政府、法治社会“一体建设”。", []),
        ("开展“中国特色社会主义和中国梦”宣传教育活动。", ["中国特色社会主义和中国梦"]),
    ],
)
def test_what_stands_in_quotation_marks_names_a_campaign_or_only_says_what_is_done(
    sentence: str, names: list[str]
) -> None:
    assert programs(sentence) == names


def test_a_survey_of_all_is_a_campaign() -> None:
    assert programs("开展“送法上门”行动、“服务企业大调研”。") == ["送法上门", "服务企业大调研"]


def test_two_names_in_one_pair_of_quotation_marks_are_two() -> None:
    assert programs("开展“世界水日·中国水周”主题宣传。") == ["世界水日", "中国水周"]
    assert programs("推行“粤省事·龙川办”。") == ["粤省事·龙川办"]


def test_a_platform_is_named_with_its_province() -> None:
    assert programs("用好湖南省行政执法信息服务平台。") == ["湖南省行政执法信息服务平台"]


def test_a_way_of_mediating_with_an_image_for_its_name_is_a_programme() -> None:
    assert programs("“炕头调解”促成双方和解。") == ["炕头调解"]
    assert programs("“联合调解”促成双方和解。") == []


def test_a_known_name_inside_the_quoted_one_of_a_campaign_is_a_part_of_it() -> None:
    assert programs("落实“莎姐守未”行动。") == ["莎姐守未"]
    assert programs("实施“法律明白人培养”工程。") == ["法律明白人"]


def test_people_are_no_way_of_mediating() -> None:
    assert programs("发挥“五老”调解员作用。") == []


def test_what_such_brands_are_called_is_a_brand() -> None:
    assert programs("培育“蜀道枫桥”等特色品牌。") == ["蜀道枫桥"]


def test_the_steps_of_a_method_are_one_programme_even_where_one_of_them_is_known() -> None:
    assert programs("推行“村民说事、干部问事、集中议事、合力办事”四事工作法。") == [
        "村民说事、干部问事、集中议事、合力办事"
    ]
    assert programs("健全“枫桥经验、浦江经验、后陈经验”等工作机制。") == ["枫桥经验", "浦江经验", "后陈经验"]


def test_a_long_name_may_hold_a_comma_without_quotation_marks() -> None:
    assert program_ids("美好生活，民法典相伴活动受到欢迎。") == [("美好生活，民法典相伴", "美好生活民法典相伴")]


def test_a_law_that_goes_into_several_places_ends_before_a_particle() -> None:
    assert programs("加强法律进机关、进校园、进乡村的宣传。") == ["法律进机关、进校园、进乡村"]


def test_what_is_done_in_five_years_is_no_programme() -> None:
    assert programs("今年是“十五五”法治建设谋篇布局之年，“十四五”普法工作布局完成。") == []


def test_five_places_gone_into_are_not_always_the_law_s() -> None:
    assert program_ids("开展安全宣传“五进”和“法律五进”活动。") == [
        ("安全宣传“五进”", "安全宣传五进"),
        ("法律五进", "法律五进"),
    ]


def test_a_known_name_may_end_in_quotation_marks() -> None:
    assert program_ids("实施民法典“十进”工程，推广“五色”工作法。") == [
        ("民法典“十进”", "民法典十进"),
        ("“五色”工作法", "五色工作法"),
    ]


def test_programmes_of_the_provinces_are_known() -> None:
    assert program_ids("推行“互联网+监督”模式，结合科技之春活动，办好“一年一村一场戏”。") == [
        ("互联网+监督", "互联网+监督"),
        ("科技之春", "科技之春"),
        ("一年一村一场戏", "一村一年一场戏"),
    ]


def test_a_quoted_list_before_its_noun_is_one_name_though_it_begins_with_a_known_one() -> None:
    assert programs("推行“一窗受理、集成服务、限时办结”模式。") == ["一窗受理、集成服务、限时办结"]
    assert program_ids("落实“谁执法、谁主管、谁普法”责任制。") == [("谁执法、谁主管、谁普法", "谁执法谁普法")]


def test_names_behind_a_quotation_are_no_steps_of_it() -> None:
    assert programs("贯彻“三书一函”制度，落实府检联动、府院联动机制。") == ["三书一函", "府检联动", "府院联动"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("完整贯彻新时代党的治疆方略。", "新时代党的治疆方略"),
        ("落实党的治藏方略。", "新时代党的治藏方略"),
        ("实施“治污降霾·保卫蓝天”行动。", "治污降霾保卫蓝天"),
        ("完善“群众说事、法官说法”机制。", "群众说事法官说法"),
    ],
)
def test_strategies_and_campaigns_of_regions_are_known(sentence: str, name: str) -> None:
    assert [identifier for _, identifier in program_ids(sentence)] == [name]


def test_the_day_of_the_constitution_may_be_called_by_what_is_done_on_it_and_is_no_part_of_a_word() -> None:
    assert program_ids("开展国家宪法宣传日活动。") == [("国家宪法宣传日", "国家宪法日")]
    assert program_ids("开展国家宪法日常宣传。") == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("上线“皖事通办”平台。", "皖事通办"),
        ("部署“江淮风暴”执行攻坚。", "江淮风暴"),
        ("参加“保健”市场乱象百日行动。", "保健市场乱象百日行动"),
        ("打响湖泊革命攻坚战。", "湖泊革命"),
        ("开展道路运输执法领域突出问题专项整治行动。", "道路运输执法领域突出问题专项整治行动"),
    ],
)
def test_campaigns_and_platforms_of_some_years(sentence: str, name: str) -> None:
    assert [found for _, found in program_ids(sentence)] == [name]
