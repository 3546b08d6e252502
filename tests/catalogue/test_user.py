"""Files of one's own: what they add, what they correct, what is told of them, in whatever form they were saved."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.catalogue.files import ontology_file, ontology_folder
from lawgraph.catalogue.load import INSTRUMENT_FILES, Catalogue, load_catalogue
from lawgraph.catalogue.names import law_names
from lawgraph.catalogue.user import Check, check_files, with_files
from lawgraph.catalogue.user.statement import BY_NAME, COLUMNS, Problems, Type
from lawgraph.catalogue.user.turtle_file import statements as turtle_statements
from lawgraph.errors import CatalogueError
from lawgraph.iri import NAMESPACES, law_iri
from lawgraph.link.annotate import Annotator

ROOT = Path(__file__).parents[2]
PREFIXES = """\
@prefix law: <https://w3id.org/lawgraph/law/> .
@prefix program: <https://w3id.org/lawgraph/program/> .
@prefix type: <https://w3id.org/lawgraph/type/> .
@prefix place: <https://w3id.org/lawgraph/place/> .
@prefix lg: <https://w3id.org/lawgraph/ns#> .
@prefix lgv: <https://w3id.org/lawgraph/vocab/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
DOGS = "某市养犬管理条例"
Write = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Writes a table whose cells are given with | between them."""

    def write(*rows: str, header: str = "type|name|names|kind", name: str = "my.tsv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        lines = [header, *rows]
        path.write_bytes("".join(line.replace("|", "\t") + "\r\n" for line in lines).encode(encoding))
        return path

    return write


@pytest.fixture
def turtle(tmp_path: Path) -> Write:
    def write(text: str, name: str = "my.ttl") -> Path:
        path = tmp_path / name
        path.write_text(PREFIXES + text, encoding="utf-8")
        return path

    return write


def over(*files: Path) -> Catalogue:
    return with_files(load_catalogue(), files)


def check(*files: Path) -> Check:
    return check_files(load_catalogue(), files)


def law(catalogue: Catalogue, title: str) -> Instrument:
    found = catalogue.instrument(title)
    assert found is not None
    return found


def programme(catalogue: Catalogue, name: str) -> Programme:
    found = catalogue.programme(name)
    assert found is not None
    return found


def organ(catalogue: Catalogue, name: str) -> InstitutionType:
    found = catalogue.institution_type(name)
    assert found is not None
    return found


def leads_to(catalogue: Catalogue, name: str) -> set[str]:
    return {entry.instrument.title for entry in law_names(catalogue.instruments).get(name, ())}


# -------------------------------------------------------------------------------------- documents


def test_a_table_adds_a_local_regulation(table: Write) -> None:
    header = "type|name|names|kind|issuer|number|effective|until|repealed_by"
    row = f"law|{DOGS}|养犬条例；犬只条例|地方性法规|某市人大常委会|第3号|2021-01-01|2025-05-01|某市犬只条例"
    found = law(over(table(row, header=header)), DOGS)
    assert (found.key, found.kind, found.names) == (DOGS, "local-regulation", ("养犬条例", "犬只条例"))
    assert (found.issuer, found.number) == ("某市人大常委会", "第3号")
    assert (found.effective, found.until, found.repealed_by) == ("2021-01-01", "2025-05-01", "某市犬只条例")


def test_turtle_adds_a_local_regulation(turtle: Write) -> None:
    path = turtle(
        f'law:{DOGS} rdfs:label "{DOGS}"@zh ; skos:altLabel "养犬条例" ; lg:level lgv:level-local-regulation .'
    )
    found = law(over(path), DOGS)
    assert (found.key, found.kind, found.names) == (DOGS, "local-regulation", ("养犬条例",))


@pytest.mark.parametrize("kind", ["地方性法规", "local-regulation", "Local regulation", "level-local-regulation"])
def test_a_kind_is_written_in_chinese_or_as_results_have_it(table: Write, kind: str) -> None:
    assert law(over(table(f"law|{DOGS}||{kind}")), DOGS).kind == "local-regulation"


@pytest.mark.parametrize("title", ["《某市养犬管理条例》", " 某市养犬管理条例 ", "某市 养犬管理条例"])
def test_a_title_counts_without_its_brackets_and_blanks(table: Write, title: str) -> None:
    assert law(over(table(f"law|{title}||地方性法规")), DOGS).title == DOGS


def test_a_title_with_full_width_brackets_is_the_official_form(table: Write) -> None:
    known = over(table("law|某市规划（２０２１—２０２５年）||policy"))
    assert known.instrument("某市规划(2021-2025年)") is not None


@pytest.mark.parametrize("name", ["民法典", "中华人民共和国民法典", "《民法典》"])
def test_a_further_name_joins_a_known_law(table: Write, name: str) -> None:
    known = over(table(f"law|{name}|民典大全|"))
    assert leads_to(known, "民典大全") == {"中华人民共和国民法典"}
    assert len(known.instruments) == len(load_catalogue().instruments)


def test_a_law_may_be_called_by_its_short_name_when_nothing_but_a_name_is_added(table: Write) -> None:
    assert leads_to(over(table("law|反诈法|反诈骗条规|")), "反诈骗条规") == {"中华人民共和国反电信网络诈骗法"}


def test_a_date_of_ones_own_stands_in_place_of_the_shipped_one(table: Write, turtle: Write) -> None:
    in_table = table("law|民法典|2031-05-01", header="type|name|until")
    in_turtle = turtle('law:民法典 lg:effectiveUntil "2031-05-01" .')
    for path in (in_table, in_turtle):
        found = law(over(path), "中华人民共和国民法典")
        assert found.until == "2031-05-01"
        assert found.effective == "2021-01-01"
        assert found.names == law(load_catalogue(), "中华人民共和国民法典").names


@pytest.mark.parametrize("written", ["2021-01-01", "2021/1/1", "2021.1.1", "2021年1月1日"])
def test_a_date_may_look_as_a_spreadsheet_leaves_it(table: Write, written: str) -> None:
    path = table(f"law|{DOGS}|local-regulation|{written}", header="type|name|kind|effective")
    assert law(over(path), DOGS).effective == "2021-01-01"


def test_a_repealing_document_is_found_by_any_of_its_names(table: Write) -> None:
    path = table(f"law|{DOGS}|local-regulation|民法典", header="type|name|kind|repealed_by")
    assert law(over(path), DOGS).repealed_by == "中华人民共和国民法典"


def test_a_later_file_speaks_over_an_earlier_one(table: Write) -> None:
    header = "type|name|kind|issuer"
    first = table(f"law|{DOGS}|local-regulation|甲", header=header, name="a.tsv")
    second = table(f"law|{DOGS}||乙", header=header, name="b.tsv")
    assert law(over(first, second), DOGS).issuer == "乙"
    assert law(over(second, first), DOGS).issuer == "甲"


def test_a_name_of_ones_own_is_taken_from_those_that_had_it(table: Write) -> None:
    assert len(leads_to(load_catalogue(), "民促法")) == 2
    assert leads_to(over(table("law|民营经济促进法|民促法|")), "民促法") == {"中华人民共和国民营经济促进法"}


def test_a_name_given_to_two_documents_leads_to_both(table: Write) -> None:
    known = over(table("law|民营经济促进法|民促法|", "law|民办教育促进法|民促法|"))
    assert leads_to(known, "民促法") == leads_to(load_catalogue(), "民促法")


def test_the_full_title_of_a_law_stays_with_it(table: Write) -> None:
    path = table(f"law|{DOGS}|民法典|地方性法规")
    assert leads_to(over(path), "民法典") == {"中华人民共和国民法典"}
    (told,) = check(path).warnings
    assert "不起作用" in told.zh


def test_the_iri_in_the_graph_is_that_of_the_title(turtle: Write) -> None:
    path = turtle(f'law:x1 a lg:Legislation ; rdfs:label "{DOGS}" ; lg:level lgv:level-local-regulation .')
    found = law(over(path), DOGS)
    assert NAMESPACES["law"] + found.key == law_iri(DOGS)
    assert [problem.severity for problem in check(path).problems] == ["warning"]


def test_a_book_in_brackets_is_kept_apart_from_laws(table: Write) -> None:
    known = over(table("work|某县普法读本|读本二|图书"))
    (work,) = set(known.works) - set(load_catalogue().works)
    assert (work.title, work.kind, work.names) == ("某县普法读本", "book", ("读本二",))


# --------------------------------------------------------------------- programmes, organs, places


def test_a_table_adds_a_programme(table: Write) -> None:
    header = "type|name|names|kind|quoted|first_year|last_year|date|issuer|promotes|bare"
    path = table("program|某县法治夜校|法治夜校|品牌|夜校|2019|2023|12月4日|某县司法局|民法典;反诈法|是", header=header)
    found = programme(over(path), "某县法治夜校")
    assert (found.kind, found.names, found.quoted) == ("brand", ("法治夜校",), ("夜校",))
    assert (found.first_year, found.last_year, found.date) == (2019, 2023, "12-04")
    assert (found.started_by, found.promotes, found.bare) == ("某县司法局", ("民法典", "反电信网络诈骗法"), True)


def test_turtle_adds_a_programme_and_a_name(turtle: Write) -> None:
    known = over(
        turtle(
            'program:某县法治夜校 rdfs:label "某县法治夜校" ; lg:programKind lgv:program-brand ; lg:periodStart 2019 .\n'
            'program:枫桥经验 skos:altLabel "枫桥做法"@zh ; lg:writtenBare true .'
        )
    )
    assert programme(known, "某县法治夜校").first_year == 2019
    assert "枫桥做法" in programme(known, "枫桥经验").names


def test_a_table_adds_a_type_of_organ(table: Write) -> None:
    header = "type|name|names|kind|levels|parent|open"
    path = table("institution|法治督察室|督察室|部门|县级;township|司法局|否", header=header)
    found = organ(over(path), "法治督察室")
    assert (found.kind, found.levels, found.parent) == ("department", ("county", "township"), "司法局")
    assert not found.open


def test_an_organ_may_have_one_form_more(table: Write, turtle: Write) -> None:
    for path in (
        table("institution|住建局|住房和城市更新局|"),
        turtle('type:住建局 skos:altLabel "住房和城市更新局" .'),
    ):
        assert "住房和城市更新局" in organ(over(path), "住建局").names


@pytest.mark.parametrize("name", ["广东省/河源市/龙川县/上坪镇", "441622127"])
def test_a_place_may_have_one_name_more(table: Write, name: str) -> None:
    known = over(table(f"place|{name}|上坪古镇|"))
    (place,) = known.gazetteer.named("上坪古镇")
    assert place.path == "广东省/河源市/龙川县/上坪镇"
    assert place in known.gazetteer.named("上坪镇")
    assert len(known.gazetteer) == len(load_catalogue().gazetteer)


def test_a_zone_may_be_added_to_the_gazetteer(table: Write) -> None:
    known = over(table("place|广东省/东莞市/松山湖高新区|松山湖园区|other"))
    (place,) = known.gazetteer.named("松山湖园区")
    assert (place.path, place.level.value) == ("广东省/东莞市/松山湖高新区", "other")
    parent = known.gazetteer.parent(place)
    assert parent is not None
    assert parent.path == "广东省/东莞市"
    assert place in known.gazetteer.children(parent, 2019)


def test_adding_a_place_leaves_all_others_as_they_were(table: Write) -> None:
    shipped = load_catalogue().gazetteer
    header = "type|name|kind|code|first_year|became"
    path = table("place|广东省/河源市/龙川县/新坪镇|township|441622999|2026|441622127", header=header)
    known = over(path).gazetteer
    added = known.get("441622999")
    assert added is not None
    assert (added.became, added.last_year) == ("441622127", 2025)
    assert added in known.stems("新坪")
    assert [place for place in known if place != added] == list(shipped)
    for name in ("上坪镇", "城关镇", "市中区"):
        assert known.named(name) == shipped.named(name)
    own = shipped.get("441622127")
    assert own is not None
    assert known.ancestors(own) == shipped.ancestors(own)
    assert known.successors(added) == (own,)
    assert known.abbreviations() == shipped.abbreviations()


# ---------------------------------------------------------------------------------- in a report


def test_a_report_is_read_with_what_was_added(table: Write) -> None:
    from lawgraph.corpus import document

    path = table(
        f"law|{DOGS}|养犬条例|地方性法规",
        "program|某县法治夜校|法治夜校|brand",
        "institution|住建局|住房和城市更新局|",
        "place|广东省/河源市/龙川县/上坪镇|上坪古镇|",
        "work|法治某县手册||",
    )
    text = (
        "龙川县上坪镇2022年度法治政府建设工作报告\n2022年，上坪镇认真宣传《某市养犬管理条例》和养犬条例，办好法治夜校，"
        "配合住房和城市更新局开展工作，在上坪古镇设点，发放《法治某县手册》。\n龙川县上坪镇人民政府\n2023年1月12日\n"
    )
    report = Annotator(over(path)).annotate(document(text, name="report"))
    found = {mention.text: (mention.id, mention.via) for mention in report.mentions}
    assert found[DOGS] == (DOGS, "exact")
    assert found["养犬条例"] == (DOGS, "alias")
    assert found["法治夜校"] == ("某县法治夜校", "name")
    assert found["住房和城市更新局"] == ("广东省/河源市/龙川县|住建局", "frame")
    assert found["上坪古镇"][0] == "广东省/河源市/龙川县/上坪镇"
    assert "法治某县手册" not in found
    assert all(report.document.text[m.start : m.end] == m.text for m in report.mentions)


# --------------------------------------------------------------------- encodings, table formats


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_may_be_saved_in_any_usual_encoding(table: Write, encoding: str) -> None:
    assert law(over(table(f"law|{DOGS}|养犬条例|地方性法规", encoding=encoding)), DOGS).names == ("养犬条例",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_turtle_with_a_mark_or_in_gb18030_is_read_too(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "my.ttl"
    path.write_bytes((PREFIXES + 'law:民法典 skos:altLabel "民典大全" .').encode(encoding))
    assert leads_to(over(path), "民典大全") == {"中华人民共和国民法典"}


def test_commas_may_separate_the_cells_as_spreadsheets_like_it(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text(
        f'类型,名称,别名,种类,备注\n文件,{DOGS},"养犬条例；犬规,旧",地方性法规,"a\nb"\n项目,某县夜校,,品牌,\n',
        "gb18030",
    )
    known = over(path)
    assert law(known, DOGS).names == ("养犬条例", "犬规,旧")
    assert programme(known, "某县夜校").kind == "brand"


def test_columns_stand_in_any_order_and_most_may_be_missing(table: Write) -> None:
    path = table(f"{DOGS}|地方性法规|law", header="名称|种类|类型")
    assert law(over(path), DOGS).kind == "local-regulation"


def test_empty_rows_and_remarks_are_passed_over(table: Write) -> None:
    found = check(table("|||", "# 以下为地方性法规", f"law|{DOGS}||地方性法规", ""))
    assert found.entries[Type.LAW] == 1
    assert found.problems == ()


# ------------------------------------------------------------------------------ what is told


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("law|某市不知何物条例||", "没有这个文件"),
        (
            f"law|{DOGS}||地方法规",
            "没有“地方法规”这个取值，可用：宪法 constitution、法律 statute、行政法规 administrative-regulation",
        ),
        (f"lex|{DOGS}||", "没有“lex”这个类型"),
        ("law||养犬条例|地方性法规", "缺少名称"),
        (f"law|{DOGS}|养|地方性法规", "只有一个字"),
        (f"law|{DOGS}||地方性法规||多出的一列", "是否多了分隔符"),
        ("law|防疫法|防疫大法|", "请写全称"),
        ("program|某县夜校||夜校", "没有“夜校”这个取值"),
        ("institution|法治督察室|司法局|部门", "另一类机构的名称"),
        ("place|城关镇|老城关|", "请写全路径"),
        ("place|某某镇|某镇子|", "没有“某某镇”这个地方"),
        ("place|广东省/某市/某某镇||township", "没有“广东省/某市”这个上级地方"),
        ("place|广东省/河源市/龙川县/上坪镇/某某村||village", "村、社区不能这样列入"),
        ("place|广东省/河源市/龙川县/某某镇||", "请写种类 kind：省级 province、地级 prefecture"),
        ("work|某县普法读本||书", "没有“书”这种作品"),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_row(table: Write, row: str, words: str) -> None:
    path = table("law|民法典||", row)
    (error,) = check(path).errors
    assert (error.source, error.line) == ("my.tsv", 3)
    assert words in error.zh
    with pytest.raises(CatalogueError, match=r"my\.tsv 第 3 行 错误：.* / error: "):
        over(path)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("effective", "2021-13-01", "应为日期"),
        ("effective", "二〇二一年", "应为日期"),
        ("amended", "2021-01-01;2月", "应为日期"),
        ("until", "1990-01-01", "不晚于施行日期"),
    ],
)
def test_a_date_that_is_none_is_told(table: Write, column: str, value: str, words: str) -> None:
    (error,) = check(table(f"law|民法典|{value}", header=f"type|name|{column}")).errors
    assert words in error.zh


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("first_year", "1年", "四位年份"),
        ("date", "13-40", "应形如 12-04"),
        ("bare", "也许", "应为 是 或 否"),
        ("weight", "heavy", "没有“heavy”"),
        ("last_year", "1900", "早于起始年"),
    ],
)
def test_a_fact_of_a_programme_that_cannot_be_is_told(table: Write, column: str, value: str, words: str) -> None:
    (error,) = check(table(f"program|枫桥经验|{value}", header=f"type|name|{column}")).errors
    assert words in error.zh


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("type|name|nmaes", "没有“nmaes”这一列"),
        ("类别|名称|简称", "没有“类别”“简称”这些列，可用"),
        ("name|kind", "缺少“类型”"),
        ("type|name|name", "重复"),
        ("", "缺少"),
    ],
)
def test_a_header_that_cannot_be_used_is_told(table: Write, header: str, words: str) -> None:
    assert any(words in error.zh for error in check(table(f"law|{DOGS}|", header=header)).errors)


def test_a_column_is_called_as_the_table_calls_it(table: Write) -> None:
    (error,) = check(table("文件|民法典|2021年", header="类型|名称|施行日期")).errors
    assert error.zh.startswith("施行日期 应为日期")


def test_mistakes_are_told_in_the_order_of_their_lines(table: Write) -> None:
    path = table("place|某某镇||", f"law|{DOGS}||地方法规", "program|||")
    with pytest.raises(CatalogueError, match=r"(?s)第 2 行.*第 3 行.*第 4 行"):
        over(path)


def test_a_value_in_a_column_of_another_type_is_told(table: Write) -> None:
    (told,) = check(table(f"law|{DOGS}|地方性法规|2019", header="type|name|kind|first_year")).problems
    assert told.severity == "warning"
    assert "不用于 law" in told.zh


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines(table: Write) -> None:
    found = check(table("law|甲条例||", "law|民法典||", "law|乙条例||", "program|某县夜校||x"))
    assert [error.line for error in found.errors] == [2, 4, 5]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("law:民法典 skos:altLabel\n", 10, "不是合格的 Turtle"),
        (f'\n\nlaw:{DOGS} rdfs:label "{DOGS}" .', 11, "请写lg:level"),
        ('\nlaw:民法典 lg:effectiveFrom "2021年" .', 10, "lg:effectiveFrom 应为日期"),
        ("\nlaw:某条例 lg:level lgv:level-rule .", 10, "缺少名称"),
        ('law:甲 rdfs:label "甲条例", "乙条例" ; lg:level lgv:level-rule .', 9, "名称不止一个"),
        ('law:甲 rdfs:label "民法典" ; lg:level lgv:level-law .', 9, "请改写 law:民法典"),
        ('<https://w3id.org/lawgraph/program/枫桥经验> rdfs:label "枫桥" .', 9, "目录中此条名为“枫桥经验”"),
        ('\ntype:督察室 rdfs:label "督察室" ; lg:parentType type:没有局 .', 10, "没有“没有局”这类机构"),
    ],
)
def test_a_mistake_in_turtle_is_told_with_the_line_of_its_subject(
    turtle: Write, text: str, line: int, words: str
) -> None:
    (error,) = check(turtle(text)).errors
    assert words in error.zh
    assert error.line == line


def test_a_misprinted_property_is_told_with_what_was_meant(turtle: Write) -> None:
    (told,) = check(turtle('law:民法典 lg:effectivFrom "2021-01-01" .')).problems
    assert told.severity == "warning"
    assert "是否指 lg:effectiveFrom" in told.zh


def test_what_is_no_entry_is_told_and_left_aside(turtle: Write) -> None:
    found = check(turtle('<http://example.org/x> rdfs:label "x" .\n[] rdfs:label "y" .'))
    assert [problem.severity for problem in found.problems] == ["warning", "warning"]
    assert sum(found.entries.values()) == 0


def test_a_broken_file_counts_by_nothing(turtle: Write) -> None:
    found = check(turtle('law:民法典 skos:altLabel "民典大全" .\nlaw:宪法 skos:altLabel "根本法大全'))
    assert sum(found.entries.values()) == 0
    assert [error.line for error in found.errors] == [10]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("law|民营经济促进法|民促法|", "改指中华人民共和国民营经济促进法"),
        ("law|反诈法||法律", "现另立一条；若是同一个，请写其全称"),
        ("law|民法典|条例|", "作名称不起作用"),
        ("law|民法典|民典|", "只有两个字"),
        (f"law|{DOGS}|枫桥经验|地方性法规", "也是项目的名称"),
        (f"law|{DOGS}|养犬条例、犬规|地方性法规", "按一个名称计"),
        ("program|某县夜校||", "按专项行动(campaign)计"),
        ("program|法治示范创建|枫桥经验做法|campaign", ""),
        ("institution|法治督察室||", "按部门(department)计"),
        ("place|广东省/河源市/龙川县/上坪镇|车田镇|", "由报告所在地方定夺"),
    ],
)
def test_what_may_not_be_meant_is_told_and_stops_nothing(table: Write, row: str, words: str) -> None:
    path = table(row)
    found = check(path)
    assert found.errors == ()
    if words:
        assert any(words in warning.zh for warning in found.warnings), found.problems
    over(path)


def test_a_name_with_a_comma_in_it_is_no_list_when_the_title_has_one_too(table: Write) -> None:
    assert check(table("law|某市甲、乙两类场所管理办法|甲、乙两类场所办法|规章")).problems == ()


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"\xff\xfe\x00\xd8", b"\x00\x01\x02"])
def test_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "my.tsv"
    path.write_bytes(content)
    with pytest.raises(CatalogueError, match=r"my\.tsv"):
        check(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"没有这个目录文件 .*my\.tsv"):
        check(tmp_path / "my.tsv")


# ----------------------------------------------------------------------------------- invariants


def test_the_shipped_files_laid_over_themselves_change_nothing_and_are_sound() -> None:
    names = (*INSTRUMENT_FILES, "works.ttl", "programs.ttl", "institutions.ttl", "divisions/440000.ttl")
    files = [ontology_file(name) for name in names]
    shipped, known = load_catalogue(), over(*files)
    assert check(*files).problems == ()
    assert known.instruments == shipped.instruments
    assert known.works == shipped.works
    assert known.programmes == shipped.programmes
    assert known.institution_types == shipped.institution_types
    assert list(known.gazetteer) == list(shipped.gazetteer)
    assert known.names.surfaces == shipped.names.surfaces


def test_without_files_the_catalogue_is_the_shipped_one() -> None:
    assert over() is load_catalogue()


def test_the_digest_is_that_of_what_the_files_hold_not_of_how_they_are_called(table: Write) -> None:
    one = table("law|民法典|民典大全|", name="a.tsv")
    same = table("law|民法典|民典大全|", name="b.tsv")
    other = table("law|民法典|民典全书|", name="c.tsv")
    assert over(one).digest == over(same).digest
    assert len({load_catalogue().digest, over(one).digest, over(other).digest, over(one, other).digest}) == 4
    assert [file.name for file in over(one, other).user_files] == ["a.tsv", "c.tsv"]


def test_every_property_of_the_shipped_files_is_one_that_a_file_may_use() -> None:
    problems = Problems()
    for path in (*ontology_folder().glob("*.ttl"), ontology_file("divisions/110000.ttl")):
        if path.name not in {"lawgraph.ttl", "shapes.ttl"}:
            list(turtle_statements(path.read_text(encoding="utf-8"), path.name, problems))
    assert problems.found == []


def test_every_column_is_documented() -> None:
    page = (ROOT / "docs" / "own-catalogue.md").read_text(encoding="utf-8")
    assert [c.name for c in COLUMNS if f"| `{c.name}` | {c.zh} |" not in page] == []
    assert len(BY_NAME) == len(COLUMNS)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["law", "program", "institution", "work", "place", "法律", "", "x"]),
            st.text(alphabet="民法典条例上坪镇/; \t\"',、x1", max_size=8),
            st.text(alphabet="民法典条例上坪镇/; \t\"',、x1", max_size=8),
            st.sampled_from(["", "地方性法规", "brand", "department", "township", "book", "?"]),
        ),
        max_size=5,
    )
)
def test_any_table_is_either_used_or_told_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.tsv"
    path.write_text("type\tname\tnames\tkind\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    found = check(path)
    if found.errors:
        with pytest.raises(CatalogueError):
            over(path)
    else:
        over(path)
    assert all(0 <= problem.line <= len(rows) * 2 + 2 for problem in found.problems)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_catalogue_error_at_worst(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for name in ("any.tsv", "any.ttl"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(content)
        with suppress(CatalogueError):
            check(path)
