"""What a report does with a document it cites, and whether it did or plans to."""

from __future__ import annotations

import pytest
from extraction.sentences import citations
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.link.context import lists
from lawgraph.model import Context, Tense

PUBLICISE, STUDY, IMPLEMENT = Context.PUBLICISE, Context.STUDY, Context.IMPLEMENT
ENACT, MENTION = Context.ENACT, Context.MENTION

CONTEXTS = [
    ("围绕《法治社会建设实施纲要（2020—2025年）》制定任务清单。", IMPLEMENT),
    ("结合《民法典》制定普法计划。", IMPLEMENT),
    ("围绕《湘潭县供水管理办法》制定开展论证。", ENACT),
    ("对《种子法》贯彻情况开展检查。", IMPLEMENT),
    ("学习外地做法，参考《深圳经济特区文明行为条例》。", MENTION),
    ("《易俗河镇考勤规定》自6月1日起实施。", MENTION),
    ("《易俗河镇考勤规定》自公布之日起失效。", ENACT),
    ("停止执行《易俗河镇考勤规定》。", ENACT),
    ("《易俗河镇考勤规定》经党委会审议后正式公布。", ENACT),
    ("《易俗河镇考勤规定》公布施行。", ENACT),
    ("《黄河保护法》公布施行。", MENTION),
    ("反馈《湖南省河道管理条例（征求意见稿）》修改建议3条。", MENTION),
    ("围绕价格法开展送法进企业活动。", PUBLICISE),
    ("学习2014修订版《环境保护法》。", STUDY),
    ("加强《行政诉讼法》进修。", STUDY),
    ("落实《环境行政处罚办法》修订要求。", Context.IMPLEMENT),
    ("做好《社区矫正法》实施前宣传工作。", PUBLICISE),
    ("县信访局依《信访工作条例》受理来访33批。", IMPLEMENT),
    ("县政府批转了《易俗河镇法治宣传教育规划》。", ENACT),
    ("县人大常委会作出了《关于开展法治宣传教育的决议》。", ENACT),
    ("深入学习党的创新理论，抓好《湖南省法治政府建设实施方案》中期评估。", IMPLEMENT),
    ("开展《水污染防治法》宣传活动。", PUBLICISE),
    ("在《水污染防治法》施行五周年之际开展集中宣传。", PUBLICISE),
    ("拍摄《河道管理条例》短视频3部。", PUBLICISE),
    ("重新修订《易俗河镇值班制度》。", ENACT),
    ("州级印发《湘潭市普法工作要点》后，我镇启动普法。", MENTION),
    ("以《湖南省法治政府建设实施方案》为行动指南。", IMPLEMENT),
    ("举办《个人信息保护法》沙龙。", PUBLICISE),
    ("将《档案法》纳入主体班教学内容。", STUDY),
    ("建议修改《湘潭市城市管理条例》两条。", ENACT),
    ("以《湖南省乡村振兴促进条例》施行为契机，规范村务。", IMPLEMENT),
    ("镇党委书记围绕《中国共产党巡视工作条例》讲专题党课。", STUDY),
    ("逐条兑现《湖南省优化营商环境条例》。", IMPLEMENT),
    ("推动《农村土地承包法》落地。", IMPLEMENT),
    ("《农村土地承包法》得到全面贯彻。", IMPLEMENT),
    ("启动《易俗河镇国土空间规划》编制工作。", ENACT),
    ("少数干部对《行政许可法》学习不深。", MENTION),
    ("值《农村土地承包法》施行五周年之际，土地流转有序。", MENTION),
    ("利用赶集日发放《土地管理法》等资料。", PUBLICISE),
    ("向群众讲解《婚姻法》。", PUBLICISE),
    ("悬挂横幅宣传《反食品浪费法》。", PUBLICISE),
    ("结合《家庭教育促进法》开展讲座8场。", PUBLICISE),
    ("知识竞赛以《国家安全法》为主要内容。", PUBLICISE),
    ("举办《民法典》宣讲会。", PUBLICISE),
    ("让《民法典》走到群众身边、走进群众心里。", PUBLICISE),
    ("推动《反家庭暴力法》家喻户晓。", PUBLICISE),
    ("推动《宪法》走进千家万户。", PUBLICISE),
    ("让《种子法》飞入寻常百姓家。", PUBLICISE),
    ("让反有组织犯罪法妇孺皆知、人人皆知。", PUBLICISE),
    ("加大《种子法》宣扬力度。", PUBLICISE),
    ("围绕种子法，开展现场咨询6场。", PUBLICISE),
    ("把《民法典》送到群众家门口。", PUBLICISE),
    ("围绕《土地管理法》开展以案释法。", PUBLICISE),
    ("举办《河道管理条例》知识抢答赛。", PUBLICISE),
    ("每月开设宪法讲堂一期。", PUBLICISE),
    ("解读《仲裁法》修订要点。", PUBLICISE),
    ("组织学习《行政复议法》。", STUDY),
    ("执法队员熟练掌握《行政强制法》。", STUDY),
    ("举办行政复议法专题培训班。", STUDY),
    ("将《民法典》纳入理论学习中心组学习内容。", STUDY),
    ("《行政处罚法》学习考试合格率100%。", STUDY),
    ("组织法律知识测试，内容涵盖《公职人员政务处分法》。", STUDY),
    ("认真研读《法治中国建设规划（2020—2025年）》。", STUDY),
    ("深入贯彻落实《信访工作条例》。", IMPLEMENT),
    ("严格按照《行政许可法》规定办理许可事项。", IMPLEMENT),
    ("根据《行政处罚法》第三十二条从轻处罚。", IMPLEMENT),
    ("以《法治政府建设实施纲要（2021—2025年）》为指引推进各项工作。", IMPLEMENT),
    ("对照《法治社会建设实施纲要（2020—2025年）》自查。", IMPLEMENT),
    ("制定印发《易俗河镇行政执法公示办法》。", ENACT),
    ("修订完善《易俗河镇财务管理办法》。", ENACT),
    ("废止《易俗河镇城乡居民医保缴费奖励办法》。", ENACT),
    ("《易俗河镇城乡居民医保缴费奖励办法》等7件文件宣布失效。", ENACT),
    ("推动出台《湘潭市城市管理条例》。", ENACT),
    ("创新制定《易俗河镇议事会工作规则》。", ENACT),
    ("出台《易俗河镇普法责任清单》并严格执行。", ENACT),
    ("确保《保障农民工工资支付条例》落到实处。", IMPLEMENT),
    ("《湖南省优化营商环境规定》贯彻到位。", IMPLEMENT),
    ("审议通过《易俗河镇行政执法事项目录》。", ENACT),
    ("借鉴《成都市社区发展治理促进条例》。", MENTION),
    ("班子会研究通过了《易俗河镇值班备勤制度》。", ENACT),
    ("完成《易俗河镇权责清单》动态调整工作。", ENACT),
    # the word right before the title, or what follows it in the same breath
    ("根据《易俗河镇普法计划》要求开展宣传。", IMPLEMENT),
    ("按《优化营商环境条例》要求清理证明事项。", IMPLEMENT),
    ("把普法宣传写入《易俗河镇乡村振兴规划》。", MENTION),
    ("清理与《外商投资法》不一致的文件。", MENTION),
    ("转发《国务院关于加强法治政府建设的意见》。", MENTION),
    ("宣贯《安全生产法》，培训网格员60人。", PUBLICISE),
    ("法律进企业、进机关活动少，行政强制法掌握不熟。", MENTION),
    ("完成《湘潭县节约用水办法（征求意见稿）》书面反馈。", MENTION),
    ("落实《法治社会建设实施纲要（2020—2025年）》中“强化普法宣传”要求。", IMPLEMENT),
    ("推进我市立法，清理《合肥市公园条例》。", MENTION),
    ("县政府印发《湘潭县2022年普法工作要点》。", MENTION),
    ("深刻领悟《中共中央关于全面推进依法治国若干重大问题的决定》。", STUDY),
    ("《民法典》是社会生活的百科全书。", MENTION),
    ("对《行政强制法》理解不深。", MENTION),
    ("新修订的《行政复议法》施行后，受理案件12件。", MENTION),
    ("《档案法》施行后干部学习劲头足。", MENTION),
    # 实施 in 实施条例 is no verb, and 违反 says more than 规定的 does
    ("集中学习《招标投标法》及其实施细则。", STUDY),
    ("违反《消防法》规定的，依法移交处理。", MENTION),
    ("办结《工伤保险条例》规定的工伤认定40件。", IMPLEMENT),
    ("组织《长江保护法》进码头活动。", PUBLICISE),
    ("对照《优化营商环境条例》清理文件6件。", IMPLEMENT),
    ("现将贯彻《法治社会建设实施纲要（2020—2025年）》的工作措施印发给你们。", IMPLEMENT),
    ("新制定《易俗河镇合同管理办法》。", ENACT),
    ("制定实施《易俗河镇合同管理办法》。", ENACT),
    ("制定落实《易俗河镇值班制度》。", ENACT),
    ("制定贯彻落实《法治社会建设实施纲要（2020—2025年）》任务清单。", IMPLEMENT),
    ("出台落实《优化营商环境条例》的若干措施。", IMPLEMENT),
    ("学习新制定《反有组织犯罪法》。", STUDY),
    ("队员熟记《行政强制法》条文。", STUDY),
    ("到渡口讲《长江保护法》。", PUBLICISE),
    ("围绕物权法举办法律咨询。", PUBLICISE),
    ("举办“《档案法》进渔村”活动。", PUBLICISE),
    ("以宪法为根本活动准则。", IMPLEMENT),
    # whose the document is
    ("《电子烟管理办法》出台后，约谈零售户6户。", MENTION),
    ("《关于加强法治乡村建设的意见》出台后，镇上召开会议。", MENTION),
    ("《湖南省法治乡村建设方案》印发后，镇上召开会议。", MENTION),
    ("《湖南省电梯安全条例》由省人大常委会修订通过。", MENTION),
    ("配合省人大修订《湖南省电梯安全条例》。", ENACT),
    ("我省颁布《湖南省电梯安全条例》后，县局来镇调研。", MENTION),
    ("参照《湘潭市养犬管理条例》规范犬只管理。", IMPLEMENT),
    ("参照《合肥市养犬管理条例》规范犬只管理。", MENTION),
]


@pytest.mark.parametrize(("sentence", "context"), CONTEXTS)
def test_what_is_done_with_a_document(sentence: str, context: Context) -> None:
    assert [citation.context for citation in citations(sentence)] == [context]


APPROVED = [
    ("《天水市养犬管理条例》获省人大常委会批准。", ENACT),
    ("《天水市停车条例》《天水市绿化条例》经省人大常委会第六次会议批准。", ENACT),
    ("市人大常委会通过《天水市养犬管理条例》。", ENACT),
    ("全国人大常委会通过《监狱法》。", MENTION),
    ("依据《土地管理法》批准用地3宗。", IMPLEMENT),
]


@pytest.mark.parametrize(("sentence", "context"), APPROVED)
def test_what_a_congress_passes_or_approves_is_made(sentence: str, context: Context) -> None:
    said = citations(sentence, "天水市2023年法治政府建设年度报告")
    assert {citation.context for citation in said} == {context}


def test_publicising_wins_where_a_law_is_studied_and_publicised_in_one_breath() -> None:
    (citation,) = citations("学习宣传贯彻《中华人民共和国监察法》。")
    assert citation.context is PUBLICISE


def test_a_list_has_one_context() -> None:
    found = citations("宣传《宪法》、民法典和《反家庭暴力法》（修正）等法律法规。")
    assert [citation.context for citation in found] == [PUBLICISE] * 3


def test_a_list_may_be_joined_by_semicolons() -> None:
    text = "今年组织学习《水法》；《防洪法》；《长江保护法》。制定《易俗河镇河道管理办法》；宣传《水法》。"
    assert [citation.context for citation in citations(text)] == [STUDY, STUDY, STUDY, ENACT, PUBLICISE]


def test_a_verb_behind_a_superiors_title_is_the_reporting_sides() -> None:
    theirs, own = citations("根据司法部《人民调解工作若干规定》修订《易俗河镇调解员管理办法》。")
    assert (theirs.context, own.context) == (IMPLEMENT, ENACT)


def test_two_clauses_have_a_context_each() -> None:
    found = citations("学习《宪法》，严格执行《信访工作条例》，宣传《民法典》。")
    assert [citation.context for citation in found] == [STUDY, IMPLEMENT, PUBLICISE]


def test_a_qualifier_says_nothing_of_what_is_done() -> None:
    """新修订的 does not make an enactment of it."""
    (citation,) = citations("组织学习新修订的《中华人民共和国保守国家秘密法》。")
    assert citation.context is STUDY


TENSES = [
    ("组织学习《行政复议法》。", Tense.DONE),
    ("将宪法列入学习计划。", Tense.DONE),
    ("按计划开展《档案法》宣讲6场。", Tense.DONE),
    ("按照年度普法计划组织学习《测绘法》。", Tense.DONE),
    ("我镇计划组织学习《测绘法》。", Tense.PLANNED),
    ("将于2023年施行的《黄河保护法》已列入普法清单。", Tense.DONE),
    ("一是继续落实《重大行政决策程序暂行条例》。", Tense.DONE),
    ("下一步，我镇将深入学习《行政复议法》。", Tense.PLANNED),
    ("明年计划宣传《湖南省平安建设条例》。", Tense.PLANNED),
    ("2023年将继续开展《民法典》宣传。", Tense.PLANNED),
    ("拟出台《易俗河镇法治建设规划》。", Tense.PLANNED),
    ("我镇将以《法治社会建设实施纲要（2020-2025年）》为引领，统筹各项工作。", Tense.PLANNED),
    ("我镇将以往《民法典》宣传中的做法整理成册。", Tense.DONE),
    ("拟废止《易俗河镇值班制度》。", Tense.PLANNED),
    ("今后要加强《监察法》学习。", Tense.PLANNED),
    ("我镇将贯彻《湖南省信访条例》。", Tense.PLANNED),
    ("将学习《监察法》作为首要任务。", Tense.DONE),
    ("将落实任务情况写入《易俗河镇工作规则》。", Tense.DONE),
    ("2023年工作计划：深入实施《节约用水条例》。", Tense.PLANNED),
    ("2022年，深入实施《取水许可和水资源费征收管理条例》。", Tense.DONE),
    ("2023年，全面实施《湖南省信访条例》。", Tense.PLANNED),
    ("到2025年，全面完成《易俗河镇法治建设规划》。", Tense.PLANNED),
    ("《易俗河镇值班制度》拟于年后印发。", Tense.PLANNED),
    ("计划2023年制定《易俗河镇值班制度》。", Tense.PLANNED),
    ("《黄河保护法》将于2023年4月1日施行。", Tense.DONE),
    ("展望2023年，全面实施《湖南省信访条例》。", Tense.PLANNED),
    ("2023年1月印发《易俗河镇值班制度》。", Tense.DONE),
    ("我镇将严格执行《行政处罚法》。", Tense.PLANNED),
    ("将深入学习《宪法》作为首要任务。", Tense.DONE),
    ("出台《易俗河镇犬只管理办法》将出栏犬只登记在册。", Tense.DONE),
    ("印发《易俗河镇工地管理办法》将在建住宅统一编号。", Tense.DONE),
    ("《易俗河镇值班制度》将于明年印发。", Tense.PLANNED),
    ("《易俗河镇值班制度》将提请党委会审议后出台。", Tense.PLANNED),
]


@pytest.mark.parametrize(("sentence", "tense"), TENSES)
def test_done_or_planned_by_the_words_of_the_sentence(sentence: str, tense: Tense) -> None:
    assert [citation.tense for citation in citations(sentence)] == [tense]


SECTIONS = [
    ("一、2022年主要工作及成效", Tense.DONE),
    ("二、存在的问题和不足", Tense.DONE),
    ("三、党政主要负责人履行推进法治建设第一责任人职责情况", Tense.DONE),
    ("三、问题和2023年打算", Tense.DONE),
    ("三、不足及原因、下一年度安排", Tense.DONE),
    ("三、下一步工作打算", Tense.PLANNED),
    ("四、2023年工作计划", Tense.PLANNED),
    ("四、着力补齐短板和2023年工作计划", Tense.PLANNED),
    ("四、下一年度工作安排", Tense.PLANNED),
]


@pytest.mark.parametrize(("heading", "tense"), SECTIONS)
def test_done_or_planned_by_the_section(heading: str, tense: Tense) -> None:
    (citation,) = citations(f"{heading}\n（一）学习《中华人民共和国行政复议法》，提升能力。")
    assert citation.tense is tense


PARAGRAPHS = [
    ("存在问题：普法不深。\n下一步，一是加强学习。二是落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("存在不足：普法不深。下步打算：一是加强学习。二是落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("存在不足：普法不深。改进措施：一是加强学习。二是落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("存在不足：普法不深。努力方向：落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("主要做法：制定整改措施，落实《湖南省行政执法条例》。", Tense.DONE),
    ("主要做法。工作举措：一是落实《湖南省行政执法条例》。", Tense.DONE),
    ("存在不足：普法不深。整改措施：已组织学习《湖南省行政执法条例》。", Tense.DONE),
    ("存在不足：普法不深。整改措施：针对已查明的不足，落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("展望2023年，一是加强学习。二是落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("下一步工作中，一是加强学习；二是落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("2023年，着力做好三项工作。一是加强学习。二是落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("下一步，加强学习。\n全年落实《湖南省行政执法条例》。", Tense.DONE),
    ("下一步，加强学习。二、工作成效：落实《湖南省行政执法条例》。", Tense.DONE),
    ("2022年，着力做好三项工作。一是加强学习。二是落实《湖南省行政执法条例》。", Tense.DONE),
    ("普法不深。2023年，我镇将：（一）加强学习；（二）落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("普法不深。下一步，我镇将抓好：1、学习；2、督察。（一）学法。（二）落实《湖南省行政执法条例》。", Tense.PLANNED),
    ("下一步，（一）加强学习。二、工作成效：落实《湖南省行政执法条例》。", Tense.DONE),
]


@pytest.mark.parametrize(("paragraph", "tense"), PARAGRAPHS)
def test_what_opens_with_plans_goes_on_to_the_end_of_its_paragraph(paragraph: str, tense: Tense) -> None:
    assert [citation.tense for citation in citations(paragraph)] == [tense]


TITLES = [
    ("湘潭县2024年法治政府建设工作要点", Tense.PLANNED),
    ("湘潭县司法局2024年工作计划", Tense.PLANNED),
    ("湘潭县2023年法治政府建设情况和2024年工作计划", Tense.DONE),
    ("湘潭县2023年法治政府建设年度报告", Tense.DONE),
]


@pytest.mark.parametrize(("title", "tense"), TITLES)
def test_what_stands_in_a_plan_is_planned(title: str, tense: Tense) -> None:
    assert [citation.tense for citation in citations("组织学习《行政复议法》。", title)] == [tense]


def test_a_heading_in_a_plan_may_tell_of_what_was_done() -> None:
    text = "一、2023年工作成效\n学习《行政复议法》，提升能力。\n二、重点任务\n学习《行政处罚法》，提升能力。"
    said = citations(text, "湘潭县2024年法治政府建设工作计划")
    assert [citation.tense for citation in said] == [Tense.DONE, Tense.PLANNED]


@pytest.mark.parametrize(
    "heading", ["二、巩固法治建设成果", "三、主要举措", "一、2024年主要工作", "四、提升普法工作成效"]
)
def test_a_heading_in_a_plan_may_tell_of_what_will_be_achieved(heading: str) -> None:
    said = citations(f"{heading}\n学习《行政复议法》，提升能力。", "湘潭县2024年法治政府建设工作计划")
    assert [citation.tense for citation in said] == [Tense.PLANNED]


def test_what_a_plan_looks_back_on_has_parts() -> None:
    text = (
        "一、上年度工作回顾\n(一)依法决策\n学习《行政复议法》，提升能力。\n二、工作举措\n学习《行政处罚法》，提升能力。"
    )
    said = citations(text, "湘潭县2024年法治政府建设工作方案")
    assert [citation.tense for citation in said] == [Tense.DONE, Tense.PLANNED]


def test_plans_end_where_the_next_section_begins() -> None:
    text = (
        "一、下一步工作打算\n学习《行政复议法》，提升能力。\n"
        "二、党政主要负责人履行推进法治建设第一责任人职责情况\n学习《行政处罚法》，提升能力。"
    )
    assert [citation.tense for citation in citations(text)] == [Tense.PLANNED, Tense.DONE]


def test_what_is_told_of_a_document_behind_a_comma_is_no_part_of_what_is_done_with_it() -> None:
    told = citations("印发《易俗河镇考勤规定》，《规定》自6月1日起施行。")
    assert [citation.context for citation in told] == [ENACT, MENTION]
    listed = citations("学习《民法典》，《宪法》；落实《信访工作条例》、《条例》。")
    assert [citation.context for citation in listed] == [STUDY, STUDY, IMPLEMENT, IMPLEMENT]


SPANS = st.lists(st.integers(0, 40), unique=True, max_size=8).map(sorted)


@given(st.text(st.sampled_from("《》、和法的，习\n"), min_size=50, max_size=50), SPANS)
def test_every_citation_stands_in_one_list_that_covers_it(text: str, starts: list[int]) -> None:
    spans = [(start, start + 1) for start in starts]
    groups = lists(text, spans, [False] * len(spans))
    assert len(groups) == len(spans)
    for (start, end), (first, last) in zip(spans, groups, strict=True):
        assert first <= start < end <= last
    assert groups == sorted(groups)


A_SUPERIORS = [
    ("根据省委办公厅、省政府办公厅印发《法治督察工作规定》，开展自查。", IMPLEMENT),
    ("结合市委、市政府《加强基层法治建设的实施办法》要求，细化举措。", IMPLEMENT),
    ("结合实际印发《镇普法工作方案》。", ENACT),
    ("结合每月主题举办《民法典》专题讲座。", STUDY),
    ("1.学《宪法》，参学率100%。", STUDY),
    ("《信访条例》废止后及时调整流程。", MENTION),
    ("全面施行《信访工作条例》。", IMPLEMENT),
]


@pytest.mark.parametrize(("sentence", "context"), A_SUPERIORS)
def test_what_a_superior_issued_is_carried_out(sentence: str, context: Context) -> None:
    assert [citation.context for citation in citations(sentence)] == [context]


def test_what_was_done_with_a_plan_is_done() -> None:
    report = "一、主要工作和成效\n（二）纳入工作规划。制定《易俗河镇法治建设工作要点》。"
    assert [citation.tense for citation in citations(report)] == [Tense.DONE]


def test_what_a_ministry_issues_with_another_is_its_own() -> None:
    title = "水利部2022年法治政府建设年度报告"
    (citation,) = citations("会同司法部印发《关于加强水行政执法协作的意见》。", title)
    assert citation.context is ENACT


def test_a_district_repeals_what_it_issued_as_a_county() -> None:
    title = "榆林市横山区2020年法治政府建设工作情况报告"
    (citation,) = citations("废止《横山县最低生活保障实施细则》。", title)
    assert citation.context is ENACT


def test_words_of_a_version_go_on_with_a_list() -> None:
    first, second = citations("新修订海洋环境保护法、新出台的《粮食安全保障法》宣传活动进校园。")
    assert (first.context, second.context) == (PUBLICISE, PUBLICISE)


def test_a_word_in_another_title_says_nothing_of_what_stands_before_it() -> None:
    said = "关注《湖南省湿地保护条例》《湖南省林业工作手册》《湖南省关于公布处罚权目录的决定》动态。"
    assert [citation.context for citation in citations(said)] == [Context.MENTION, Context.MENTION]


@pytest.mark.parametrize(
    "said", ["对《湖南省湿地保护条例》等征求意见稿提出建议。", "就《湖南省湿地保护条例》的征求意见稿反馈意见。"]
)
def test_a_draft_that_one_is_asked_about_is_anothers(said: str) -> None:
    assert [citation.context for citation in citations(said)] == [Context.MENTION]


def test_what_is_issued_on_anothers_decision_is_the_reporting_sides() -> None:
    (citation,) = citations("根据国务院决定印发《关于取消一批权力事项的决定》。", "湖南省2020年法治政府建设情况报告")
    assert citation.context is ENACT


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("对《信访工作条例》落实情况提出意见12条。", IMPLEMENT),
        ("对《安全生产法》宣传工作提出意见。", PUBLICISE),
        ("就《易俗河镇值班制度》提出合法性审查意见2条。", ENACT),
        ("对《湖南省信访条例》修订提出意见建议8条。", MENTION),
        ("对《湖南省信访条例》《关于公布目录的决定》《工作手册(代拟稿)》《普法读本》提出意见。", MENTION),
    ],
)
def test_advice_is_given_on_a_document_and_not_on_what_is_done_with_it(sentence: str, context: Context) -> None:
    assert {citation.context for citation in citations(sentence)} == {context}


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("根据国务院决定印发《湘潭县权责清单》。", ENACT),
        ("根据国务院办公厅要求制定《湘潭县政务公开目录》。", ENACT),
        ("国务院决定公布《行政法规修改决定》。", MENTION),
        ("国务院要求年底前公布《权责清单》。", MENTION),
    ],
)
def test_who_decides_is_told_from_who_follows(sentence: str, context: Context) -> None:
    assert [citation.context for citation in citations(sentence)] == [context]


def test_what_a_plan_looks_back_on_may_have_two_names() -> None:
    text = "一、2023年工作完成情况及亮点\n学习《行政复议法》。\n二、2024年工作打算\n学习《行政处罚法》。"
    said = citations(text, "湘潭县2024年法治政府建设工作计划")
    assert [citation.tense for citation in said] == [Tense.DONE, Tense.PLANNED]


def test_an_amendment_goes_on_with_a_list() -> None:
    found = citations("先后学习《宪法》修正案、《监察法》和《公务员法》。")
    assert [citation.context for citation in found] == [Context.STUDY] * 3


def test_what_is_to_be_changed_besides_does_not_plan_what_was_repealed() -> None:
    (found,) = citations("废止《易俗河镇车辆管理办法》等4件、拟修改2件。")
    assert found.tense is Tense.DONE


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("所长和庭长轮流授课，重点解读《种子法》、《畜牧法》。", STUDY),
        ("举办执法骨干培训班，邀请庭长讲解《行政诉讼法》。", STUDY),
        ("举办法律培训班，向村民讲解《民法典》。", PUBLICISE),
        ("律师走进集市，现场解读《民法典》。", PUBLICISE),
        ("组织青少年学法，讲解《民法典》。", PUBLICISE),
        ("民警走进课堂授课，讲解《民法典》。", PUBLICISE),
        ("在区委党校轮训时授课，讲解《民法典》。", STUDY),
    ],
)
def test_a_law_explained_to_officials_is_studied(sentence: str, context: Context) -> None:
    assert {citation.context for citation in citations(sentence)} == {context}
