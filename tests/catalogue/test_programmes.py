"""The catalogue of programmes, row by row, and its loader."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lawgraph.catalogue.entries import Programme
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.instruments import load_instruments
from lawgraph.catalogue.names import squeeze
from lawgraph.catalogue.programmes import KINDS, load_programmes
from lawgraph.errors import CatalogueError
from lawgraph.iri import NAMESPACES, program_iri

ROOT = Path(__file__).resolve().parents[2]
PROGRAMMES = load_programmes([ontology_file("programs.ttl")])
BY_NAME = {programme.name: programme for programme in PROGRAMMES}

PREFIXES = """
@prefix lg: <https://w3id.org/lawgraph/ns#> .
@prefix lgv: <https://w3id.org/lawgraph/vocab/> .
@prefix program: <https://w3id.org/lawgraph/program/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def leading_from(name: str) -> str:
    """The programme that a name leads to, as a reader of reports would try it; "" when there is none."""
    wanted = squeeze(name)
    found = {p.name for p in PROGRAMMES for form in (p.name, *p.names, *p.quoted) if squeeze(form) == wanted}
    return found.pop() if len(found) == 1 else ""


# every row


def test_received_name_has_neither_quotation_marks_nor_punctuation_between_its_parts() -> None:
    assert [name for name in BY_NAME if re.search("[“”‘’\"'《》、，,.·\\-\\s]", name)] == []


def test_names_are_half_width_and_plain() -> None:
    names = [form for p in PROGRAMMES for form in (p.name, *p.names, *p.quoted)]
    assert [name for name in names if re.search("[（）０-９＋“”《》]", name) or name != name.strip()] == []


def test_every_name_leads_to_one_programme() -> None:
    owners: dict[str, str] = {}
    shared = [
        (form, p.name, owners[squeeze(form)])
        for p in PROGRAMMES
        for form in (p.name, *p.names, *p.quoted)
        if owners.setdefault(squeeze(form), p.name) != p.name
    ]
    assert shared == []


def test_key_is_the_local_part_of_the_iri_of_the_name() -> None:
    assert [p for p in PROGRAMMES if NAMESPACES["program"] + p.key != program_iri(p.name)] == []


def test_every_kind_of_the_guidelines_has_programmes_and_there_is_no_other() -> None:
    assert {p.kind for p in PROGRAMMES} == set(KINDS)


def test_years_are_in_order() -> None:
    for p in PROGRAMMES:
        assert p.first_year == 0 or 1930 < p.first_year < 2030, p.name
        assert p.last_year == 0 or p.first_year <= p.last_year < 2035, p.name


def test_only_observances_have_a_date() -> None:
    assert {p.kind for p in PROGRAMMES if p.date} == {"observance"}


def test_a_dated_observance_is_named_without_its_date() -> None:
    assert [p.name for p in PROGRAMMES if p.date and re.match(r"\d+[.·月]", p.name)] == []


def test_promoted_documents_are_in_the_catalogue() -> None:
    files = [ontology_file(name) for name in ("laws.ttl", "regulations.ttl", "party.ttl", "policies.ttl")]
    keys = {instrument.key for instrument in load_instruments(files)}
    assert [(p.name, key) for p in PROGRAMMES for key in p.promotes if key not in keys] == []


def test_a_name_is_no_class_noun_alone() -> None:
    """制度, 平台 and 专项行动 name nothing by themselves."""
    nouns = {"制度", "机制", "平台", "活动", "行动", "专项行动", "改革", "工程", "模式", "热线", "宣传", "培训"}
    assert nouns.isdisjoint(form for p in PROGRAMMES for form in (p.name, *p.names, *p.quoted))


def test_facts_compile_to_the_committed_turtle() -> None:
    subprocess.run([sys.executable, str(ROOT / "tools/compile_programs.py"), "--check"], check=True)


# facts of the field


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("“八五”普法", "八五普法"),
        ("第八个五年普法", "八五普法"),
        ("双随机、一公开", "双随机一公开"),
        ("“双随机”", "双随机一公开"),
        ("谁用法、谁普法、谁学法", "谁用法谁普法谁学法"),
        ("行政执法“三项制度”", "三项制度"),
        ("一村(社区)一法律顾问", "一村一法律顾问"),
        ("消费者权益日", "国际消费者权益日"),
        ("公平竞争宣传周", "中国公平竞争政策宣传周"),
        ("开门接访、进门约访、登门走访、上门回访", "四门四访"),
        ("“3·15”", "国际消费者权益日"),
        ("国家安全教育日", "全民国家安全教育日"),
        ("美好生活·民法典相伴", "美好生活民法典相伴"),
        ("马上办、网上办、就近办、一次办、自助办", "马上办网上办就近办一次办自助办"),
        ("街乡吹哨、部门报到", "街乡吹哨部门报到"),
        ("12345政务服务便民热线", "12345热线"),
        ("两山理论", "绿水青山就是金山银山"),
    ],
)
def test_what_people_write_leads_to_the_received_name(written: str, name: str) -> None:
    assert leading_from(written) == name


@pytest.mark.parametrize(
    "name",
    [
        "枫桥经验",
        "八五普法",
        "法律六进",
        "法律明白人",
        "一村一法律顾问",
        "双随机一公开",
        "三项制度",
        "放管服",
        "扫黑除恶",
        "四议两公开",
        "国家宪法日",
        "学习强国",
        "谁执法谁普法",
        "以案释法",
        "一网通办",
        "最多跑一次",
        "习近平法治思想",
        "习近平新时代中国特色社会主义思想",
    ],
)
def test_the_programmes_that_the_guidelines_name_count_without_quotation_marks(name: str) -> None:
    assert BY_NAME[name].bare
    assert not BY_NAME[name].optional


@pytest.mark.parametrize(
    "slogan", ["最后一公里", "小事不出村", "关键少数", "早发现", "疫情防控", "社区矫正", "法律援助", "法律顾问"]
)
def test_slogans_and_everyday_tasks_are_no_programmes(slogan: str) -> None:
    assert leading_from(slogan) == ""


@pytest.mark.parametrize("word", ["积分制", "大调解", "质量月", "美丽乡村", "断卡", "清源", "门前三包", "红黑榜"])
def test_ordinary_words_count_in_quotation_marks_only(word: str) -> None:
    assert not BY_NAME[word].bare


@pytest.mark.parametrize("name", ["行政执法公示制度", "重大行政决策听证制度", "法治示范村", "民主法治示范村"])
def test_systems_and_honours_are_optional(name: str) -> None:
    assert BY_NAME[name].optional


def test_the_five_year_plans_follow_each_other_without_a_gap() -> None:
    plans = [BY_NAME[f"{numeral}五普法"] for numeral in "一二三四五六七八九"]
    assert [(p.first_year, p.last_year) for p in plans] == [(year, year + 4) for year in range(1986, 2027, 5)]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("国家宪法日", "12-04"),
        ("全民国家安全教育日", "04-15"),
        ("国际禁毒日", "06-26"),
        ("国际消费者权益日", "03-15"),
        ("世界环境日", "06-05"),
        ("全国消防日", "11-09"),
        ("全国交通安全日", "12-02"),
        ("全国防灾减灾日", "05-12"),
        ("世界知识产权日", "04-26"),
    ],
)
def test_observances_stand_on_their_day(name: str, date: str) -> None:
    assert BY_NAME[name].date == date


# a user's own file


def test_a_file_of_ones_own_adds_a_programme(tmp_path: Path) -> None:
    own = turtle(tmp_path, 'program:侗款普法 a lg:Program ; rdfs:label "侗款普法"@zh .')
    added = [p for p in load_programmes([ontology_file("programs.ttl"), own]) if p.name not in BY_NAME]
    assert added == [Programme(key="侗款普法", name="侗款普法", kind="campaign")]


def test_a_file_of_ones_own_adds_a_name(tmp_path: Path) -> None:
    own = turtle(tmp_path, 'program:枫桥经验 skos:altLabel "枫桥做法"@zh .')
    known = {p.name: p for p in load_programmes([ontology_file("programs.ttl"), own])}
    assert "枫桥做法" in known["枫桥经验"].names
    assert len(known) == len(PROGRAMMES)


def test_other_entities_in_the_file_are_left_aside(tmp_path: Path) -> None:
    own = turtle(tmp_path, '<https://w3id.org/lawgraph/law/宪法> a lg:Legislation ; rdfs:label "宪法"@zh .')
    assert load_programmes([own]) == ()


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ("program:枫桥经验 a lg:Program .", "缺少名称"),
        ('program:枫桥经验 a lg:Program ; rdfs:label "枫桥经验"@zh, "枫桥做法"@zh .', "altLabel"),
        ('program:甲 a lg:Program ; rdfs:label "一"@zh ; lg:programKind lgv:program-slogan .', "program-slogan"),
        ('program:甲 a lg:Program ; rdfs:label "一"@zh ; lg:periodStart "去年" .', "periodStart"),
        ('program:甲 a lg:Program ; rdfs:label "一"@zh ; lg:weight "light" .', "light"),
        ('program:甲 a lg:Program ; rdfs:label "一"@zh ; lg:observedOn "12-04" .', "--12-04"),
        ('program:甲 a lg:Program ; rdfs:label "一"@zh . program:乙 a lg:Program ; rdfs:label "一"@zh .', "same name"),
    ],
)
def test_a_wrong_entry_is_told_by_file_and_name(tmp_path: Path, statements: str, message: str) -> None:
    own = turtle(tmp_path, statements)
    with pytest.raises(CatalogueError, match=re.escape(message)) as error:
        load_programmes([own])
    assert "own.ttl" in str(error.value)


def turtle(folder: Path, statements: str) -> Path:
    path = folder / "own.ttl"
    path.write_text(PREFIXES + statements, encoding="utf-8")
    return path
