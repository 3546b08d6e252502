"""The catalogue of organ types, row by row, and its loader; and the cue words beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import load_cues, table
from lawgraph.catalogue.institution_types import KINDS, LEVELS, load_institution_types, type_iri
from lawgraph.errors import CatalogueError
from lawgraph.model import Context, SectionKind

ROOT = Path(__file__).resolve().parents[2]
TYPES = load_institution_types([ontology_file("institutions.ttl")])
BY_NAME = {one.name: one for one in TYPES}
BY_FORM = {form: one for one in TYPES for form in (one.name, *one.names)}

PREFIXES = """
@prefix lg: <https://w3id.org/lawgraph/ns#> .
@prefix lgv: <https://w3id.org/lawgraph/vocab/> .
@prefix type: <https://w3id.org/lawgraph/type/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


# every row


def test_every_form_leads_to_one_type() -> None:
    forms = Counter(form for one in TYPES for form in (one.name, *one.names))
    assert [form for form, count in forms.items() if count > 1] == []


def test_forms_are_plain_names() -> None:
    assert [form for form in BY_FORM if re.search(r"[“”《》（）、，,\s]", form)] == []


def test_no_form_is_a_single_letter_but_the_ending_of_a_factory() -> None:
    """委 and 局 alone would be found in every 委托 and 布局; 厂 takes a free name in front."""
    assert [form for form in BY_FORM if len(form) < 2 and not BY_FORM[form].open] == []


def test_kinds_and_levels_are_those_of_the_guidelines() -> None:
    assert {one.kind for one in TYPES} == set(KINDS)
    assert {level for one in TYPES for level in one.levels} == set(LEVELS)


def test_parents_and_successors_are_types() -> None:
    assert [one for one in TYPES if one.parent and one.parent not in BY_NAME] == []
    assert [one for one in TYPES if one.successor and one.successor not in BY_NAME] == []


def test_no_type_is_above_itself_or_its_own_successor() -> None:
    for one in TYPES:
        for step in ("parent", "successor"):
            seen = [one.name]
            while following := getattr(BY_NAME[seen[-1]], step):
                assert following not in seen, seen
                seen.append(following)


def test_types_have_iris_of_their_own() -> None:
    assert len({type_iri(one.name) for one in TYPES}) == len(TYPES)


def test_facts_compile_to_the_committed_turtle() -> None:
    subprocess.run([sys.executable, str(ROOT / "tools/compile_institutions.py"), "--check"], check=True)


def test_a_form_that_stands_twice_in_the_facts_is_refused() -> None:
    code = "from facts_tables import split; split('城管执法大队;城管监察大队;城管执法大队')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tools", capture_output=True, text=True, check=False)
    assert "城管执法大队 stands twice" in done.stderr


# facts of the field


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("政府", "人民政府"),
        ("人民检察院", "检察院"),
        ("人民法院", "法院"),
        ("人民代表大会常务委员会", "人大常委会"),
        ("纪律检查委员会", "纪委"),
        ("住房和城乡建设局", "住建局"),
        ("人力资源和社会保障局", "人社局"),
        ("市场监督管理局", "市场监管局"),
        ("市场监管所", "市场监督管理所"),
        ("文化广播电视和旅游局", "文广旅局"),
        ("综合执法分局", "综合行政执法局"),
        ("法治建设委", "法治建设委员会"),
        ("长江水利委员会", "水利部长江水利委员会"),
        ("执法队", "综合行政执法队"),
        ("平安建设办公室", "平安办"),
        ("社会治安综合治理中心", "综治中心"),
        ("全面依法治县委员会办公室", "依法治县办"),
        ("委全面依法治区委员会", "全面依法治区委员会"),
        ("党委(党组)理论学习中心组", "党委理论学习中心组"),
        ("中央依法治国委员会", "中央全面依法治国委员会"),
        ("党中央", "中共中央"),
        ("全国人民代表大会常务委员会", "全国人大常委会"),
        ("人力资源和社会保障部", "人力资源社会保障部"),
    ],
)
def test_full_and_other_forms_lead_to_the_usual_short_form(written: str, name: str) -> None:
    assert BY_FORM[written].name == name


@pytest.mark.parametrize(
    ("former", "successor"),
    [
        ("法制办", "司法局"),
        ("工商局", "市场监管局"),
        ("食药监局", "市场监管局"),
        ("国土局", "自然资源局"),
        ("环保局", "生态环境局"),
        ("安监局", "应急管理局"),
        ("卫计局", "卫生健康局"),
        ("综治办", "平安办"),
        ("扶贫办", "乡村振兴局"),
        ("国税局", "税务局"),
    ],
)
def test_agencies_of_before_the_reform_lead_to_their_successors(former: str, successor: str) -> None:
    assert BY_NAME[former].successor == successor


@pytest.mark.parametrize(
    "name", ["司法部", "国务院", "中共中央", "全国人大", "最高人民法院", "中央依法治国办", "全国普法办"]
)
def test_national_organs_stand_alone(name: str) -> None:
    assert BY_NAME[name].national
    assert BY_NAME[name].levels == ("nation",)


@pytest.mark.parametrize("name", ["司法局", "党委", "人大", "政法委"])
def test_an_organ_that_every_place_has_is_not_national(name: str) -> None:
    assert not BY_NAME[name].national


def test_a_justice_office_is_a_townships_and_part_of_the_bureau() -> None:
    assert BY_NAME["司法所"].levels == ("township",)
    assert BY_NAME["司法所"].parent == "司法局"


@pytest.mark.parametrize("ending", ["律师事务所", "领导小组", "工作专班", "指挥部", "公司", "小学", "厂"])
def test_endings_leave_the_name_in_front_open(ending: str) -> None:
    assert BY_FORM[ending].open


@pytest.mark.parametrize(
    "name", ["文体和旅游局", "自然资源和林业局", "水利和湖泊局", "卫生健康和医疗保障局", "农林水务局"]
)
def test_a_bureau_of_several_domains_keeps_its_name_as_written(name: str) -> None:
    assert BY_FORM[name].as_written


@pytest.mark.parametrize("name", ["第二人民法院", "第一人民检察院", "防汛抗旱指挥部", "供电所", "总商会"])
def test_a_numbered_court_and_an_office_of_the_place_need_no_name_in_front(name: str) -> None:
    assert not BY_NAME[name].open


def test_leading_groups_keep_their_name_as_written() -> None:
    assert BY_NAME["领导小组"].as_written
    assert not BY_NAME["司法局"].as_written


# a user's own file


def test_a_file_of_ones_own_adds_a_type_and_a_form(tmp_path: Path) -> None:
    own = turtle(
        tmp_path,
        """type:草原110警务室 a lg:InstitutionType ; rdfs:label "草原110警务室"@zh ; lg:atLevel lgv:division-township .
        type:住建局 skos:altLabel "住房和城市更新局"@zh .""",
    )
    types = {one.name: one for one in load_institution_types([ontology_file("institutions.ttl"), own])}
    assert types["草原110警务室"] == InstitutionType(name="草原110警务室", kind="department", levels=("township",))
    assert "住房和城市更新局" in types["住建局"].names


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ("type:甲 a lg:InstitutionType .", "缺少名称"),
        (
            'type:甲 a lg:InstitutionType ; rdfs:label "甲"@zh ; lg:institutionKind lgv:institution-club .',
            "institution-club",
        ),
        ('type:甲 a lg:InstitutionType ; rdfs:label "甲"@zh ; lg:atLevel lgv:division-hamlet .', "hamlet"),
        ('type:甲 a lg:InstitutionType ; rdfs:label "甲"@zh ; lg:parentType type:乙 .', "parentType"),
        (
            """type:甲 a lg:InstitutionType ; rdfs:label "甲"@zh ; skos:altLabel "丙"@zh .
            type:乙 a lg:InstitutionType ; rdfs:label "乙"@zh ; skos:altLabel "丙"@zh .""",
            "丙",
        ),
    ],
)
def test_a_wrong_entry_is_told_by_file_and_name(tmp_path: Path, statements: str, message: str) -> None:
    own = turtle(tmp_path, statements)
    with pytest.raises(CatalogueError, match=re.escape(message)) as error:
        load_institution_types([own])
    assert "own.ttl" in str(error.value)


def turtle(folder: Path, statements: str) -> Path:
    path = folder / "own.ttl"
    path.write_text(PREFIXES + statements, encoding="utf-8")
    return path


# cue words


def test_cues_are_words_of_one_context_each() -> None:
    cues = load_cues(ontology_file("cues.tsv"))
    assert [word for word, count in Counter(cue.word for cue in cues).items() if count > 1] == []
    assert {cue.context for cue in cues} == {context.value for context in Context}
    assert {cue.position for cue in cues} <= {"before", "after", "around", "leading", "adjacent"}


@pytest.mark.parametrize(
    ("word", "context"),
    [
        ("宣传", "publicise"),
        ("发放", "publicise"),
        ("学习", "study"),
        ("研读", "study"),
        ("贯彻落实", "implement"),
        ("按照", "implement"),
        ("制定", "enact"),
        ("废止", "enact"),
    ],
)
def test_cue_words_of_the_guidelines(word: str, context: str) -> None:
    assert {cue.word: cue.context for cue in load_cues(ontology_file("cues.tsv"))}[word] == context


def test_a_word_that_moves_the_object_forward_is_no_word_of_planning() -> None:
    """将宪法纳入学习内容 tells of what was done; 将继续 and 我镇将 tell of plans."""
    words = [row["cue"] for row in table(ontology_file("tense_cues.tsv"))]
    assert len(words) == len(set(words))
    assert not any(word in "将宪法纳入学习内容" for word in words)
    assert any(word in "我镇将继续加强宪法学习" for word in words)
    assert any(word in "下一步,加强宪法学习" for word in words)


def test_section_cues_belong_to_one_kind_each() -> None:
    rows = table(ontology_file("section_cues.tsv"))
    kinds = dict.fromkeys(row["kind"] for row in rows)
    assert set(kinds) == {kind.value for kind in SectionKind} - {"other"}
    assert [word for word, count in Counter(row["words"] for row in rows).items() if count > 1] == []
