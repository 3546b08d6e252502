"""The catalogue of normative documents, row by row, and its loader."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.instruments import KIND_OF_LEVEL, load_instruments, load_works
from lawgraph.errors import CatalogueError
from lawgraph.iri import NAMESPACES, law_iri

ROOT = Path(__file__).resolve().parents[2]
FILES = [ontology_file(name) for name in ("laws.ttl", "regulations.ttl", "party.ttl", "policies.ttl")]
INSTRUMENTS = load_instruments(FILES)
WORKS = load_works([ontology_file("works.ttl")])
BY_TITLE = {instrument.title: instrument for instrument in INSTRUMENTS}
NATION = "中华人民共和国"

PREFIXES = """
@prefix lg: <https://w3id.org/lawgraph/ns#> .
@prefix lgv: <https://w3id.org/lawgraph/vocab/> .
@prefix law: <https://w3id.org/lawgraph/law/> .
@prefix work: <https://w3id.org/lawgraph/work/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def law(name: str) -> Instrument:
    return BY_TITLE.get(name) or BY_TITLE[NATION + name]


def leading_from(name: str) -> set[str]:
    """The titles of all documents that a name leads to, as a reader of reports would try it."""
    return {i.title for i in INSTRUMENTS if name in (i.title, i.title.removeprefix(NATION), *i.names)}


# every row


def test_titles_are_written_in_the_one_form_of_ids() -> None:
    """Half-width brackets and digits, a plain hyphen between years: (2021-2025年)."""
    names = [name for instrument in INSTRUMENTS for name in (instrument.title, *instrument.names)]
    assert [name for name in names if re.search("[（）［］〈〉０-９—–－\ufffd]", name) or name != name.strip()] == []


def test_key_is_the_local_part_of_the_iri_of_the_title() -> None:
    assert [i for i in INSTRUMENTS if NAMESPACES["law"] + i.key != law_iri(i.title)] == []


def test_dates_are_days() -> None:
    for i in INSTRUMENTS:
        for day in (i.adopted, i.effective, i.until, *i.amended):
            assert not day or date.fromisoformat(day).isoformat() == day, i


def test_dates_run_forward() -> None:
    """Adopted, then in force, then no longer; amended in between."""
    for i in INSTRUMENTS:
        days = [day for day in (i.adopted, i.effective, i.until) if day]
        assert days == sorted(days), i
        assert all(day > (i.adopted or i.effective) for day in i.amended), i
        assert all(day <= i.until for day in i.amended if i.until), i


def test_what_repealed_it_and_what_it_stands_for_are_in_the_catalogue() -> None:
    referred = {title for i in INSTRUMENTS for title in (i.repealed_by, *i.members) if title}
    assert referred <= BY_TITLE.keys()


def test_nothing_ends_before_its_successor_exists() -> None:
    for i in INSTRUMENTS:
        successor = BY_TITLE.get(i.repealed_by)
        if successor and i.until and successor.adopted:
            assert successor.adopted <= i.until, i


def test_names_say_which_document_they_name() -> None:
    """A bare 《条例》 or 《纲要》 points back to a document named before: no name of any."""
    bare = {"条例", "办法", "规定", "纲要", "意见", "决定", "通知", "规划", "法规", "准则", "实施纲要"}
    for i in INSTRUMENTS:
        assert len(set(i.names)) == len(i.names), i
        assert not bare.intersection(i.names), i
        assert all(len(name) > 1 for name in i.names), i


def test_kinds_are_those_of_the_guidelines() -> None:
    assert {instrument.kind for instrument in INSTRUMENTS} <= set(KIND_OF_LEVEL.values())


def test_no_name_is_the_title_of_another_document() -> None:
    titles = {form: i.title for i in INSTRUMENTS for form in (i.title, i.title.removeprefix(NATION))}
    stolen = {
        (name, instrument.title)
        for instrument in INSTRUMENTS
        for name in instrument.names
        if titles.get(name, instrument.title) != instrument.title
    }
    assert stolen == set()


def test_only_names_known_to_be_shared_lead_to_two_documents() -> None:
    owners: dict[str, set[str]] = {}
    for instrument in INSTRUMENTS:
        for name in instrument.names:
            owners.setdefault(name, set()).add(instrument.title)
    assert {name for name, titles in owners.items() if len(titles) > 1} == {"防疫法", "民促法"}


def test_no_document_has_two_entries() -> None:
    """国际邮轮在中华人民共和国港口靠港补给的规定 and 国际邮轮在港口靠港补给的规定 are one."""
    squeezed = [re.sub(f"{NATION}|[《》“”]", "", instrument.title) for instrument in INSTRUMENTS]
    assert len(set(squeezed)) == len(squeezed)


def test_a_law_of_the_peoples_congress_has_its_full_title() -> None:
    """A 法 without 中华人民共和国 in its title is rare: 反分裂国家法."""
    laws = [i.title for i in INSTRUMENTS if i.kind == "statute" and re.search(r"(?<!办)法(\(.*\))?$", i.title)]
    assert [title for title in laws if not title.startswith(NATION)] == ["反分裂国家法"]


def test_laws_have_a_day_of_adoption() -> None:
    kinds = {"constitution", "statute", "supervision-regulation"}
    assert [i.title for i in INSTRUMENTS if i.kind in kinds and not i.adopted and not i.until] == []


def test_no_kind_of_document_gets_lost_from_the_catalogue() -> None:
    """Floors near what it holds: one that is lowered is seen."""
    floors = {
        "statute": 395,
        "administrative-regulation": 830,
        "judicial-interpretation": 45,
        "rule": 330,
        "party-regulation": 100,
        "policy": 285,
    }
    for kind, floor in floors.items():
        assert sum(instrument.kind == kind for instrument in INSTRUMENTS) >= floor, kind


# facts


@pytest.mark.parametrize(
    ("name", "effective", "until", "repealed_by"),
    [
        ("民法典", "2021-01-01", "", ""),
        ("婚姻法", "1981-01-01", "2021-01-01", "民法典"),
        ("合同法", "1999-10-01", "2021-01-01", "民法典"),
        ("物权法", "2007-10-01", "2021-01-01", "民法典"),
        ("继承法", "1985-10-01", "2021-01-01", "民法典"),
        ("收养法", "1992-04-01", "2021-01-01", "民法典"),
        ("担保法", "1995-10-01", "2021-01-01", "民法典"),
        ("侵权责任法", "2010-07-01", "2021-01-01", "民法典"),
        ("民法通则", "1987-01-01", "2021-01-01", "民法典"),
        ("民法总则", "2017-10-01", "2021-01-01", "民法典"),
        ("信访条例", "2005-05-01", "2022-05-01", "信访工作条例"),
        ("信访工作条例", "2022-05-01", "", ""),
        ("国家安全法(1993年)", "1993-02-22", "2014-11-01", "反间谍法"),
        ("国家安全法", "2015-07-01", "", ""),
        ("行政监察法", "1997-05-09", "2018-03-20", "监察法"),
        ("治安管理处罚条例", "1987-01-01", "2006-03-01", "治安管理处罚法"),
        ("治安管理处罚法", "2006-03-01", "", ""),
        ("执业医师法", "1999-05-01", "2022-03-01", "医师法"),
        ("学位条例", "1981-01-01", "2025-01-01", "学位法"),
        ("环境噪声污染防治法", "1997-03-01", "2022-06-05", "噪声污染防治法"),
        ("环境保护法", "1989-12-26", "2026-08-15", "生态环境法典"),
        ("水污染防治法", "1984-11-01", "2026-08-15", "生态环境法典"),
        ("个体工商户条例", "2011-11-01", "2022-11-01", "促进个体工商户发展条例"),
        ("城市房屋拆迁管理条例", "2001-11-01", "2011-01-21", "国有土地上房屋征收与补偿条例"),
        ("食品卫生法", "1995-10-30", "2009-06-01", "食品安全法"),
        ("农村土地承包法", "2003-03-01", "", ""),
        ("行政处罚法", "1996-10-01", "", ""),
        ("监察法实施条例", "2021-09-20", "", ""),
        ("法治宣传教育法", "2025-11-01", "", ""),
        ("预备役军官法", "1996-01-01", "2023-03-01", "预备役人员法"),
        ("生成式人工智能服务管理暂行办法", "2023-08-15", "", ""),
        ("网络暴力信息治理规定", "2024-08-01", "", ""),
        ("公司登记管理实施办法", "2025-02-10", "", ""),
        ("入河排污口监督管理办法", "2025-01-01", "", ""),
        ("中央企业合规管理办法", "2022-10-01", "", ""),
        ("旅游行政处罚办法", "2013-10-01", "", ""),
        ("招标投标领域公平竞争审查规则", "2024-05-01", "", ""),
        ("易制爆危险化学品治安管理办法", "2019-08-10", "", ""),
        ("人工智能生成合成内容标识办法", "2025-09-01", "", ""),
    ],
)
def test_a_document_knows_when_it_was_in_force_and_what_repealed_it(
    name: str, effective: str, until: str, repealed_by: str
) -> None:
    instrument = law(name)
    assert (instrument.effective, instrument.until) == (effective, until)
    assert instrument.repealed_by == (law(repealed_by).title if repealed_by else "")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("行政处罚法", "2021-01-22"),
        ("行政复议法", "2023-09-01"),
        ("治安管理处罚法", "2025-06-27"),
        ("保守国家秘密法", "2024-02-27"),
        ("宪法", "2018-03-11"),
        ("刑法", "2023-12-29"),
        ("未成年人保护法", "2020-10-17"),
        ("政府信息公开条例", "2019-04-03"),
        ("中国共产党纪律处分条例", "2023-12-19"),
    ],
)
def test_a_law_knows_the_days_on_which_it_was_amended(name: str, day: str) -> None:
    assert day in law(name).amended


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("民法典", {"民法典"}),
        ("反诈法", {"反电信网络诈骗法"}),
        ("有组织犯罪法", {"反有组织犯罪法"}),
        ("未保法", {"未成年人保护法"}),
        ("个保法", {"个人信息保护法"}),
        ("治安处罚法", {"治安管理处罚法"}),
        ("刑诉法", {"刑事诉讼法"}),
        ("民诉法", {"民事诉讼法"}),
        ("行诉法", {"行政诉讼法"}),
        ("计生法", {"人口与计划生育法"}),
        ("防疫法", {"传染病防治法", "动物防疫法"}),
        ("土地法", {"土地管理法"}),
        ("环保法", {"环境保护法"}),
        ("食安法", {"食品安全法"}),
        ("妇保法", {"妇女权益保障法"}),
        ("义教法", {"义务教育法"}),
        ("村组法", {"村民委员会组织法"}),
        ("保密法", {"保守国家秘密法"}),
        ("保密法实施条例", {"保守国家秘密法实施条例"}),
        ("特种设备法", {"特种设备安全法"}),
        ("农产品质量法", {"农产品质量安全法"}),
        ("宪法修正案", {"宪法修正案(2018年)"}),
        ("地方组织法", {"地方各级人民代表大会和地方各级人民政府组织法"}),
        ("党章", {"中国共产党章程"}),
        ("信息公开条例", {"政府信息公开条例"}),
        ("婚姻法", {"婚姻法"}),
        ("家暴法", {"反家庭暴力法"}),
        ("商品房预售管理办法", {"城市商品房预售管理办法"}),
        ("复议法", {"行政复议法"}),
        ("合作社法", {"农民专业合作社法"}),
        ("政务公开条例", {"政府信息公开条例"}),
        ("预防未成年人违法犯罪法", {"预防未成年人犯罪法"}),
        (
            "党政主要领导负责人履行推进法治政府建设第一责任人职责规定",
            {"党政主要负责人履行推进法治建设第一责任人职责规定"},
        ),
        ("安法", {"安全生产法"}),
        ("劳合法", set()),
        ("调解法", set()),
        ("条例", set()),
        ("消法", {"消费者权益保护法"}),
    ],
)
def test_a_name_that_people_use_leads_to_the_documents(name: str, titles: set[str]) -> None:
    assert leading_from(name) == {law(title).title for title in titles}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("宪法", "constitution"),
        ("户口登记条例", "statute"),
        ("治安管理处罚条例", "statute"),
        ("信访条例", "administrative-regulation"),
        ("信访工作条例", "party-regulation"),
        ("监察法实施条例", "supervision-regulation"),
        ("最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", "judicial-interpretation"),
        ("公安机关办理行政案件程序规定", "rule"),
        ("中国共产党章程", "party-regulation"),
        ("党政主要负责人履行推进法治建设第一责任人职责规定", "party-regulation"),
        ("法治政府建设实施纲要(2021-2025年)", "policy"),
        ("关于加强社会主义法治文化建设的意见", "policy"),
    ],
)
def test_what_kind_of_document_a_name_leads_to(name: str, kind: str) -> None:
    assert law(name).kind == kind


def test_the_plan_and_two_outlines() -> None:
    assert set(law("一规划两纲要").members) == {
        "法治中国建设规划(2020-2025年)",
        "法治社会建设实施纲要(2020-2025年)",
        "法治政府建设实施纲要(2021-2025年)",
    }


def test_outlines_of_two_periods_are_two_documents() -> None:
    assert {"法治政府建设实施纲要(2015-2020年)", "法治政府建设实施纲要(2021-2025年)"} <= BY_TITLE.keys()


def test_works_are_no_laws() -> None:
    kinds = {work.title: work.kind for work in WORKS}
    assert kinds["习近平法治思想学习纲要"] == "book"
    assert kinds["人民日报"] == "periodical"
    assert kinds["入矫誓词"] == "material"
    assert not {name for work in WORKS for name in (work.title, *work.names)} & BY_TITLE.keys()


# compilation


def test_facts_compile_to_the_committed_turtle() -> None:
    script = ROOT / "tools" / "compile_instruments.py"
    run = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_catalogue_file_stays_below_a_megabyte(path: Path) -> None:
    assert path.stat().st_size < 1_000_000


# a user's own file


def user_file(folder: Path, body: str, name: str = "own.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + body, encoding="utf-8")
    return path


def test_label_and_level_are_enough(tmp_path: Path) -> None:
    body = 'law:某县养犬管理办法 rdfs:label "某县养犬管理办法"@zh ; lg:level lgv:level-local-rule .'
    (instrument,) = load_instruments([user_file(tmp_path, body)])
    assert instrument == Instrument(key="某县养犬管理办法", title="某县养犬管理办法", kind="rule")


def test_a_second_file_adds_a_name(tmp_path: Path) -> None:
    own = user_file(tmp_path, 'law:民法典 skos:altLabel "咱们的民法典"@zh .')
    instruments = load_instruments([*FILES, own])
    assert len(instruments) == len(INSTRUMENTS)
    (code,) = (i for i in instruments if i.key == "民法典")
    assert "咱们的民法典" in code.names


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("law:甲 a lg:Legislation ; lg:level lgv:level-law .", "rdfs:label"),
        ('law:甲 rdfs:label "甲法"@zh .', "lg:level"),
        ('law:甲 rdfs:label "甲法"@zh ; lg:level lgv:level-decree .', "level-decree"),
        ('law:甲 rdfs:label "甲法"@zh ; lg:level lgv:level-law, lgv:level-rule .', "more than one level"),
        ('law:甲 lg:title "甲法"@zh, "乙法"@zh ; lg:level lgv:level-law .', "more than one title"),
        ('law:甲 rdfs:label "甲法"@zh ; lg:level lgv:level-law ; lg:effectiveFrom "2021年" .', "effectiveFrom"),
        (
            'law:甲 rdfs:label "甲法"@zh ; lg:level lgv:level-law . law:乙 rdfs:label "甲法"@zh ; lg:level lgv:level-law .',
            "same title",
        ),
        ('law:甲 rdfs:label "甲法"@zh', "own.ttl"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(tmp_path: Path, body: str, said: str) -> None:
    with pytest.raises(CatalogueError) as raised:
        load_instruments([user_file(tmp_path, body)])
    assert said in str(raised.value)
    assert "own.ttl" in str(raised.value)


def test_works_and_instruments_may_share_a_file(tmp_path: Path) -> None:
    path = user_file(
        tmp_path,
        'work:县报 a lg:Work ; rdfs:label "县报"@zh ; lg:workKind "periodical" .\n'
        'law:甲 rdfs:label "甲法"@zh ; lg:level lgv:level-law .',
    )
    assert [work.title for work in load_works([path])] == ["县报"]
    assert [instrument.title for instrument in load_instruments([path])] == ["甲法"]


def test_a_work_needs_a_label(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="rdfs:label"):
        load_works([user_file(tmp_path, "work:无名 a lg:Work .")])


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    row = 'law:治水条例 a lg:Legislation ; rdfs:label "{}"@zh ; lg:level lgv:level-local-regulation .\n'
    titles = []
    for title in ("平江县治水条例", "平江县治水管理条例"):
        file.write_text(PREFIXES + row.format(title), encoding="utf-8")
        titles.append([one.title for one in load_instruments([file])])
    assert titles == [["平江县治水条例"], ["平江县治水管理条例"]]
