"""Documents without brackets: by their names, and by titles that a place, an issuer or a year opens."""

from __future__ import annotations

import pytest

from .sentences import Links, Names, institutions, law_ids, laws, mentions

LISTS = [
    (
        "组织学习档案法、保密法、慈善法以及医疗保障基金使用监督管理条例。",
        ["档案法", "保密法", "慈善法", "医疗保障基金使用监督管理条例"],
    ),
    ("开展治安管理处罚法、禁毒法、反电信网络诈骗法等法律法规宣传。", ["治安管理处罚法", "禁毒法", "反电信网络诈骗法"]),
    ("将习近平法治思想、宪法、民法典等列入学习计划。", ["宪法", "民法典"]),
    ("学习宪法、刑法、行政复议法三部法律。", ["宪法", "刑法", "行政复议法"]),
    ("工伤保险条例宣传。", ["工伤保险条例"]),
    ("政府信息公开条例执行良好。", ["政府信息公开条例"]),
    ("举办行政复议法专题培训班。", ["行政复议法"]),
    ("发放中华人民共和国劳动法单行本。", ["中华人民共和国劳动法"]),
]


@pytest.mark.parametrize(("sentence", "expected"), LISTS)
def test_a_document_is_found_by_its_name(sentence: str, expected: Names) -> None:
    assert laws(sentence) == expected


THE_LONGEST_NAME_WINS = [
    ("宣传未成年人保护法。", "中华人民共和国未成年人保护法"),
    ("宣传预防未成年人犯罪法。", "中华人民共和国预防未成年人犯罪法"),
    ("学习行政复议法实施条例。", "中华人民共和国行政复议法实施条例"),
    ("学习民事诉讼法。", "中华人民共和国民事诉讼法"),
    ("学习村民委员会组织法。", "中华人民共和国村民委员会组织法"),
]


@pytest.mark.parametrize(("sentence", "expected"), THE_LONGEST_NAME_WINS)
def test_a_name_inside_a_longer_name_is_not_found(sentence: str, expected: str) -> None:
    assert [identifier for _, identifier in law_ids(sentence)] == [expected]


THE_NAME_GOES_ON = [
    "强化国家安全法治保障。",
    "强化食品安全法治保障。",
    "比较德国民法典与法国民法典，翻译英国公司法。",
    "世界反兴奋剂条例修订后，邀请国际刑法学者讲课。",
    "把道路交通安全法规送到田间地头。",
    "加强劳动法律服务。",
    "推行民法典型案例宣讲。",
    "提升消防法治意识。",
    "健全水法规知识培训体系。",
    "落实禁毒法定责任。",
    "普及劳动合同法律常识。",
    "婚姻法律知识讲座。",
    "加强行政处罚法制审核。",
    "用好法律援助。",
]


@pytest.mark.parametrize("sentence", THE_NAME_GOES_ON)
def test_a_name_whose_last_character_begins_another_word_is_none(sentence: str) -> None:
    assert laws(sentence) == []


NO_TITLES = [
    "学习中央八项规定。",
    "改进工作方法，完善考核办法，落实相关规定。",
    "培育良法善治环境。",
    "法官、法警、法医、法学专家参与座谈。",
    "熟悉法律法规和党内法规，规范性文件应审尽审。",
    "健全重大行政决策程序制度。",
    "培训土地管理、安全生产领域核心法律法规。",
    "坚持用改革的办法解决问题。",
    "律师提供法律意见12条。",
    "按照潭县政办发〔2022〕12号文件精神，规范审查。",
]


@pytest.mark.parametrize("sentence", NO_TITLES)
def test_common_words_topics_and_numbers_are_no_documents(sentence: str) -> None:
    assert laws(sentence) == []


TITLES_THAT_SAY_WHOSE_THEY_ARE = [
    ("印发易俗河镇2022年法治政府建设工作要点。", ["易俗河镇2022年法治政府建设工作要点"]),
    ("落实湘潭县2022年度法治政府建设工作要点。", ["湘潭县2022年度法治政府建设工作要点"]),
    ("传达学习湖南省信访条例和湖南省禁毒条例。", ["湖南省信访条例", "湖南省禁毒条例"]),
    ("湘潭市文明行为促进条例宣传活动有序开展。", ["湘潭市文明行为促进条例"]),
    ("梳理易俗河镇权责清单126项。", ["易俗河镇权责清单"]),
    ("制定2022年度普法依法治理工作计划。", ["2022年度普法依法治理工作计划"]),
    ("落实中共湘潭县委全面依法治县委员会2022年工作要点。", ["中共湘潭县委全面依法治县委员会2022年工作要点"]),
]


@pytest.mark.parametrize(("sentence", "expected"), TITLES_THAT_SAY_WHOSE_THEY_ARE)
def test_a_place_an_issuer_or_a_year_opens_a_title(sentence: str, expected: Names) -> None:
    assert laws(sentence) == expected


def test_the_way_to_a_page_is_no_title() -> None:
    assert laws("首页 > 政务公开 > 莲花镇 > 规划计划\n首页>莲花镇>工作要点") == []


def test_an_aggregate_needs_no_quotation_marks_where_it_is_no_common_word() -> None:
    assert laws("落实一规划两纲要，作出三个规定。") == ["一规划两纲要"]


def test_an_official_title_without_brackets_owns_the_programme_inside_it() -> None:
    title = "国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见"
    assert [mention.text for mention in mentions(f"按照{title}开展检查。")] == [title]


def test_whatever_documents_a_place_has_are_no_title() -> None:
    assert laws("按照湖南省有关规定办理，依据湘潭县相关管理办法执行。") == []


def test_a_place_and_a_noun_alone_are_no_title() -> None:
    assert laws("对照《信访工作条例》及湖南省实施方案。") == ["信访工作条例"]


def test_two_issuers_open_a_title_by_their_names_only() -> None:
    assert laws("中共湘潭县委、湘潭县人民政府关于加强法治建设的意见") == [
        "中共湘潭县委、湘潭县人民政府关于加强法治建设的意见"
    ]
    assert laws("落实县委、县政府关于加强法治建设的意见") == []
    assert laws("县安监局完成行政权力清单修订。") == []
    assert laws("按照湘潭县重点任务完成情况考核办法评分。") == ["湘潭县重点任务完成情况考核办法"]


@pytest.mark.parametrize(
    "sentence", ["制定2022年工作计划。", "形成2022年工作要点。", "建立任务清单和问题清单。", "2023年度计划学习6次。"]
)
def test_a_year_and_a_noun_alone_are_no_title(sentence: str) -> None:
    assert laws(sentence) == []


OBSOLETE_AND_POPULAR = [
    ("讲解《婚姻法》《继承法》。", [("婚姻法", "中华人民共和国婚姻法"), ("继承法", "中华人民共和国继承法")]),
    ("学习《民法通则》。", [("民法通则", "中华人民共和国民法通则")]),
    ("用好信访条例。", [("信访条例", "信访条例")]),
    ("宣传反诈法、未保法。", [
        ("反诈法", "中华人民共和国反电信网络诈骗法"), ("未保法", "中华人民共和国未成年人保护法"),
    ]),
    ("学习《党章》和《地方组织法》。", [
        ("党章", "中国共产党章程"),
        ("地方组织法", "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), OBSOLETE_AND_POPULAR)
def test_an_obsolete_or_popular_name_leads_to_its_own_document(sentence: str, expected: Links) -> None:
    assert law_ids(sentence) == expected


LAWS_AND_PROVISIONS = [
    ("依照行政处罚法规定办理。", ["行政处罚法"]),
    ("按照行政处罚法制作文书。", ["行政处罚法"]),
    ("落实安全生产法定期检查。", ["安全生产法"]),
    ("依据水污染防治法治理河道。", ["水污染防治法"]),
    ("树立安全生产法治理念。", []),
    ("严格执行宪法规定、立法法规定。", ["宪法", "立法法"]),
    ("党内法规定期清理。", []),
    ("学习生态环境法规。", []),
    ("邀请刑法教授到镇授课。", []),
    ("新建宪法公园、民法典主题广场。", []),
    ("举办宪法广场宣传活动。", ["宪法"]),
    ("以义务教育法规范招生。", ["义务教育法"]),
]


@pytest.mark.parametrize(("sentence", "names"), LAWS_AND_PROVISIONS)
def test_the_provisions_of_a_law_and_regulations_are_told_apart(sentence: str, names: list[str]) -> None:
    assert laws(sentence) == names


@pytest.mark.parametrize("law", ["公司法", "商业银行法", "国务院组织法", "中国人民银行法", "监狱法"])
def test_a_law_holds_no_organ(law: str) -> None:
    assert [(m.type.value, m.text) for m in mentions(f"组织宣传{law}。")] == [("LAW", law)]


NO_TITLES = [
    "完成湘潭县行政规范性文件清理工作。",
    "健全主要领导职责清单制度。",
    "公布了县民政局等12个单位56项公共服务事项清单。",
    "现将易俗河镇2022年度法治政府建设工作及2023年工作计划报告如下。",
    "贯彻市委关于第一责任人职责的制度规定。",
    "在湖南省权责清单统一发布平台公布。",
    "自然资源所与县自然资源和规划局会商。",
    "秦安县国防动员战备规划处牵头，秦安县教育事业发展计划科配合。",
    "易俗河镇司法所达到省级规范化标准。",
]


@pytest.mark.parametrize("sentence", NO_TITLES)
def test_what_goes_on_as_another_word_is_no_title(sentence: str) -> None:
    assert laws(sentence) == []


def test_a_title_without_brackets_keeps_the_year_in_front() -> None:
    assert laws("印发2022年湘潭县法治政府建设工作要点。") == ["2022年湘潭县法治政府建设工作要点"]


def test_a_book_of_a_code_is_the_code() -> None:
    assert law_ids("学习《民法典·婚姻家庭编》。") == [("民法典·婚姻家庭编", "中华人民共和国民法典")]


def test_an_inner_bracket_that_closes_too_late_is_put_right_in_the_id() -> None:
    assert law_ids("下发《湘潭县贯彻〈法治政府建设实施纲要(2015-2020年)的实施方案〉》。") == [
        (
            "湘潭县贯彻〈法治政府建设实施纲要(2015-2020年)的实施方案〉",
            "湘潭县贯彻〈法治政府建设实施纲要(2015-2020年)〉的实施方案",
        )
    ]


def test_a_title_that_lost_its_bracket_ends_where_a_name_does() -> None:
    assert institutions("经验被《中国税务报宣传报道7次被公安部、省司法厅推介") == ["公安部", "省司法厅"]


def test_a_regulation_of_an_area_without_brackets_is_one() -> None:
    assert laws("检查厦门经济特区河湖保护条例实施情况。") == ["厦门经济特区河湖保护条例"]


def test_what_implements_the_law_before_it_is_named_by_its_noun() -> None:
    assert law_ids("宣传行政复议法及其实施条例。") == [
        ("行政复议法", "中华人民共和国行政复议法"),
        ("实施条例", "中华人民共和国行政复议法实施条例"),
    ]
    assert laws("宣传《民法典》及其实施细则。") == ["民法典"]
    assert law_ids("落实征管法及实施细则。")[1] == ("实施细则", "中华人民共和国税收征收管理法实施细则")
    assert laws("宣传《民法典》及实施方案。") == ["民法典"]


def test_a_year_and_a_verb_make_no_title() -> None:
    assert laws("湘潭县2022年规范涉企行政检查工作取得实效。") == []


def test_so_many_measures_are_a_document_and_so_much_knowledge_is_a_book() -> None:
    assert laws("出台《提升企业服务25条》，发放《普法知识100条》《风险防范提示36条》，送达《财物清单》。") == [
        "提升企业服务25条"
    ]


def test_a_title_in_brackets_that_counts_its_rules_is_a_norm() -> None:
    assert laws("印发《易俗河镇执法人员“十不准”》。") == ["易俗河镇执法人员“十不准”"]


def test_the_working_rules_of_an_organ_are_a_document() -> None:
    assert laws("修订农业农村部工作规则。") == ["农业农村部工作规则"]


PLANS_AND_MORE = [
    ("按照湖南省法治政府建设实施方案要求推进工作。", ["湖南省法治政府建设实施方案"]),
    (
        "落实湖南省人民代表大会常务委员会关于依法防控疫情的决定等规定。",
        ["湖南省人民代表大会常务委员会关于依法防控疫情的决定"],
    ),
    ("按照湖南省有关规定要求执行。", []),
]


@pytest.mark.parametrize(("sentence", "titles"), PLANS_AND_MORE)
def test_a_title_without_brackets_ends_before_what_is_said_of_it(sentence: str, titles: list[str]) -> None:
    assert laws(sentence) == titles


def test_a_system_in_brackets_points_back_to_the_last_one() -> None:
    assert law_ids("印发《湘潭县联动工作制度》，《制度》明确移送要求。")[1] == ("制度", "湘潭县联动工作制度")


def test_a_title_in_brackets_with_the_years_of_a_plan_is_one_without_a_noun_too() -> None:
    assert laws("对照《湘潭法治政府建设（2021-2025年）》推进。") == ["湘潭法治政府建设（2021-2025年）"]


def test_a_short_name_defined_without_brackets_is_one_wherever_it_stands() -> None:
    sentence = "学习《中华人民共和国劳动争议调解仲裁法》（以下称调解仲裁法），依据调解仲裁法受理案件。"
    assert set(law_ids(sentence)[1:]) == {("调解仲裁法", "中华人民共和国劳动争议调解仲裁法")}
    sentence = "落实重大行政决策程序暂行条例（下称暂行条例），依照暂行条例听证。"
    assert law_ids(sentence) == [
        ("重大行政决策程序暂行条例", "重大行政决策程序暂行条例"),
        ("暂行条例", "重大行政决策程序暂行条例"),
        ("暂行条例", "重大行政决策程序暂行条例"),
    ]


@pytest.mark.parametrize(
    "title", ["湘潭市法治宣传教育条例", "湖南省政府信息公开办法", "湖南省行政规范性文件制定程序规定"]
)
def test_what_a_document_is_about_may_be_a_verb_elsewhere(title: str) -> None:
    assert laws(f"按照{title}办理。") == [title]
    assert laws("湘潭市制定法治宣传教育工作办法。") == []


def test_a_common_noun_defined_without_brackets_is_a_name_behind_what_is_done_with_a_document() -> None:
    sentence = "《湖南省信访条例》（以下简称条例）施行后，对照条例自查，其他条例和有关条例一并学习。"
    assert [text for text, identifier in law_ids(sentence) if identifier == "湖南省信访条例"] == [
        "湖南省信访条例",
        "条例",
    ]


def test_a_list_of_laws_goes_on_with_a_regulation_that_no_catalogue_has() -> None:
    assert laws("宣传《禁毒法》、湿地公园管护条例、民法典。") == ["禁毒法", "湿地公园管护条例", "民法典"]
    assert laws("落实湖南省信访条例和古茶树养护条例（试行）。") == ["湖南省信访条例", "古茶树养护条例（试行）"]
    assert laws("遵守宪法、法律和军队条例，学习《禁毒法》和有关条例。") == ["宪法", "禁毒法"]


def test_a_plan_for_the_rule_of_law_in_a_province_holds_the_provinces_name() -> None:
    assert laws("推进法治湖南建设，贯彻法治湖南建设规划（2021-2025年）。") == ["法治湖南建设规划（2021-2025年）"]


@pytest.mark.parametrize(
    "said", ["规定处理", "标准检查", "程序办理", "措施有力", "相关规定", "配套措施", "各项规定", "有关要求", "主体责任"]
)
def test_what_a_regulation_says_is_no_part_of_its_title(said: str) -> None:
    assert laws(f"按照湖南省信访条例{said}。") == ["湖南省信访条例"]


def test_a_plan_or_detailed_rules_of_a_document_are_one_title_with_it() -> None:
    assert laws("制定湘潭县合同管理办法实施细则。") == ["湘潭县合同管理办法实施细则"]


def test_a_list_of_documents_goes_on_with_no_class_of_them() -> None:
    assert laws("学习《民法典》、党内有关条例，宣传《宪法》、政策法规条例。") == ["民法典", "宪法"]


def test_a_short_name_of_two_characters_counts_between_brackets_only() -> None:
    assert law_ids("宣传《消法》《安法》，取消法人资格，规范公安法制审核。") == [
        ("消法", "中华人民共和国消费者权益保护法"),
        ("安法", "中华人民共和国安全生产法"),
    ]


def test_what_is_started_is_no_title() -> None:
    assert laws("易俗河镇调解点正式启动规划、选址和建设。") == []


def test_a_guide_to_the_governments_information_is_a_document() -> None:
    assert laws("修订了易俗河镇政府信息公开指南。") == ["易俗河镇政府信息公开指南"]


def test_what_a_place_has_made_to_carry_out_a_law_in_brackets_is_one_document() -> None:
    assert laws("学习湖南省实施《中华人民共和国工会法》办法。")[0] == "湖南省实施《中华人民共和国工会法》办法"
    assert laws("湖南省实施《中华人民共和国工会法》规定的职责。") == ["中华人民共和国工会法"]


def test_a_plan_of_action_with_its_years_is_a_document() -> None:
    title = "提升行政执法质量三年行动计划（2023—2025年）"
    assert laws(f"{title}深入实施。") == [title]


def test_the_science_of_a_law_is_not_the_law() -> None:
    assert laws("讲授刑法学原理，学习刑法学科知识。") == []


def test_the_law_on_penalties_has_a_short_name() -> None:
    assert law_ids("学习复议法、处罚法、许可法。")[1] == ("处罚法", "中华人民共和国行政处罚法")


@pytest.mark.parametrize(
    "title", ["2023年为民办实事工作方案", "2023年就业创业工作要点", "2022年对口帮扶工作方案", "2021年在职干部培训计划"]
)
def test_a_title_behind_its_year_may_begin_with_a_preposition(title: str) -> None:
    assert laws(f"印发{title}。") == [title]
    assert laws("2018年对县乡两级政府权责清单继续实行动态调整。") == []


@pytest.mark.parametrize("said", ["举办法治文艺汇演", "承办法律知识竞赛", "主办法治讲座"])
def test_to_hold_something_of_law_is_no_title(said: str) -> None:
    assert laws(f"湘潭县易俗河镇{said}。") == []


def test_a_popular_name_may_have_the_states_name_in_front_and_its_regulation_behind() -> None:
    assert law_ids("学习中华人民共和国刑诉法。") == [("中华人民共和国刑诉法", "中华人民共和国刑事诉讼法")]
    assert law_ids("贯彻保密法实施条例。") == [("保密法实施条例", "中华人民共和国保守国家秘密法实施条例")]


def test_a_list_that_a_year_opens_is_no_title_where_it_is_a_part_of_a_system() -> None:
    assert laws("落实2023年普法责任清单制度。") == []


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("落实湘潭县“八五”普法规划。", "湘潭县“八五”普法规划"),
        ("对照湘潭县“十四五”法治建设规划。", "湘潭县“十四五”法治建设规划"),
        ("印发易俗河镇扫黑除恶专项斗争实施方案。", "易俗河镇扫黑除恶专项斗争实施方案"),
        ("修订易俗河镇行政执法公示办法。", "易俗河镇行政执法公示办法"),
        ("修订易俗河镇政务公开办法。", "易俗河镇政务公开办法"),
    ],
)
def test_a_title_that_a_place_opens_may_hold_a_programme(sentence: str, title: str) -> None:
    assert [(m.text, m.type.value) for m in mentions(sentence)] == [(title, "LAW")]


@pytest.mark.parametrize(
    "sentence",
    [
        "易俗河镇放管服改革措施落地见效。",
        "湘潭县“八五”普法中期评估标准高。",
        "湘潭县“十四五”期间规划项目。",
    ],
)
def test_what_is_said_of_a_programme_is_no_title(sentence: str) -> None:
    assert laws(sentence) == []


def test_a_place_that_follows_something_is_no_issuer() -> None:
    assert laws("湘潭县坚持以习近平法治思想为指引。湘潭县以群众满意为标准。") == []


@pytest.mark.parametrize("verb", ["宣讲", "讲解", "解读"])
def test_to_whom_a_law_is_explained_is_no_part_of_its_title(verb: str) -> None:
    assert laws(f"为湘潭港务集团装卸人员{verb}保障农民工工资支付条例。") == ["保障农民工工资支付条例"]


@pytest.mark.parametrize("done", ["募捐", "接收捐赠物资", "用电秩序"])
def test_a_law_may_put_anything_in_order(done: str) -> None:
    assert laws(f"依据公益事业捐赠法规范{done}。") == ["公益事业捐赠法"]


def test_the_norms_of_criminal_law_are_not_the_law() -> None:
    assert laws("讲授刑法规范体系、刑法规范的适用。") == []


def test_a_document_has_its_issuer_with_and_without_brackets() -> None:
    sentence = "公布湘潭县政府权责清单（2023年本）、《湘潭县政府权责清单（2023年本）》、县水利局权责清单（2022年版）、《县水利局权责清单（2022年版）》。"
    assert [found for _, found in law_ids(sentence)] == [
        *2 * ["湘潭县政府权责清单(2023年本)"],
        *2 * ["湘潭县水利局权责清单(2022年版)"],
    ]
    assert law_ids("参照湖北省司法厅乡镇行政执法文书标准。")[0][1] == "湖北省司法厅乡镇行政执法文书标准"


def test_a_document_of_a_street_does_not_say_street_twice() -> None:
    title = "上海市长宁区新华路街道2022年法治政府建设情况报告"
    assert law_ids("审议《街道重大合同合法性审查规则》。", title)[0][1] == "新华路街道重大合同合法性审查规则"


def test_a_plan_with_its_years_may_begin_with_a_province_in_short() -> None:
    sentence = "落实湖南法治社会建设规划（2021—2025年）、江苏法治政府建设实施方案（2021-2025年）。推进湖南法治社会建设，制定规划。"
    assert laws(sentence) == ["湖南法治社会建设规划（2021—2025年）", "江苏法治政府建设实施方案（2021-2025年）"]
