"""Short names that a report defines, and bare nouns that point back."""

from __future__ import annotations

import pytest
from extraction.sentences import citations

from lawgraph.catalogue.load import load_catalogue
from lawgraph.link.aliases import Anaphora, definition_after

OUTLINE = "法治政府建设实施纲要(2021-2025年)"

DEFINITIONS = [
    ("(以下简称《纲要》),对照自查", "纲要"),
    ("(省政府令第188号,以下简称《实施办法》),对照自查", "实施办法"),
    ("(以下简称“条例”)", "条例"),
    ("(以下简称条例)", "条例"),
    ("(下称《办法》)", "办法"),
    (",简称《规划》", "规划"),
    ("(以下统一简称《实施纲要》)", "实施纲要"),
    ("(潭政发〔2021〕5号)(以下简称《实施办法》)", "实施办法"),
    ("〔以下简称《纲要》〕", "纲要"),
]


@pytest.mark.parametrize(("after", "name"), DEFINITIONS)
def test_a_definition_behind_a_title_names_it(after: str, name: str) -> None:
    span = definition_after(after, 0)
    assert span is not None
    assert after[slice(*span)] == name


@pytest.mark.parametrize("after", ["(试行)", ",对照自查", "(中发〔2021〕33号)", "。我镇简称为试点镇", ""])
def test_other_notes_define_nothing(after: str) -> None:
    assert definition_after(after, 0) is None


def linked(sentence: str) -> list[tuple[str, str, str]]:
    return [(c.text, c.id, c.via) for c in citations(sentence)]


def test_a_short_name_that_the_report_defines_means_that_document() -> None:
    found = linked("贯彻《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》），对照《纲要》逐项自查。")
    assert found[-1] == ("纲要", OUTLINE, "local-alias")


def test_a_definition_holds_in_later_sentences() -> None:
    found = linked("学习《信访工作条例》（以下简称《条例》）。学习《湖南省禁毒条例》。严格执行《条例》。")
    assert found[-1] == ("条例", "信访工作条例", "local-alias")


@pytest.mark.parametrize(
    "defined", ["（以下简称《纲要》）", "（以下简称“纲要”）", "（简称纲要）", "（中发〔2021〕33号，下称《纲要》）"]
)
def test_a_defined_name_is_used_in_quotation_marks_too(defined: str) -> None:
    found = linked(f"贯彻《法治政府建设实施纲要（2021—2025年）》{defined}精神。“纲要”明确的任务全部完成。")
    assert found[-1] == ("纲要", OUTLINE, "local-alias")


def test_a_word_in_quotation_marks_that_is_no_part_of_the_title_is_no_use_of_it() -> None:
    assert len(linked("贯彻《信访工作条例》（以下简称“新规”）。“新规”施行。")) == 1


def test_a_bare_noun_means_the_last_document_of_its_kind() -> None:
    found = linked("学习《中国共产党政法工作条例》和《湖南省平安建设条例》，落实《条例》要求。")
    assert found[-1] == ("条例", "湖南省平安建设条例", "anaphora")


def test_a_bare_noun_passes_over_documents_of_other_kinds() -> None:
    found = linked("宣传《湖南省平安建设条例》和《民法典》，《条例》共七章。")
    assert found[-1] == ("条例", "湖南省平安建设条例", "anaphora")


def test_a_year_behind_the_noun_does_not_hide_the_antecedent() -> None:
    found = linked("按照《法治社会建设实施纲要（2020—2025年）》部署，分解《纲要》任务。")
    assert found[-1] == ("纲要", "法治社会建设实施纲要(2020-2025年)", "anaphora")


def test_a_bare_noun_without_antecedent_is_kept_as_written() -> None:
    assert linked("对照《纲要》自查。") == [("纲要", "纲要", "own-title")]


def test_the_antecedent_is_the_nearest_before() -> None:
    anaphora = Anaphora(load_catalogue().grammar)
    assert anaphora.antecedent("条例", ["湖南省禁毒条例", "信访工作条例", "中华人民共和国民法典"]) == (1, "")
    assert anaphora.antecedent("纲要", ["法治社会建设实施纲要(2020-2025年)", "信访工作条例"]) == (0, "")
    assert anaphora.antecedent("办法", ["信访工作条例"]) is None
    assert anaphora.antecedent("条例", ["条例"]) is None


def test_a_title_inside_another_is_an_antecedent_too() -> None:
    text = "落实《湖南省贯彻〈法治政府建设实施纲要（2021—2025年）〉实施方案》，对照《纲要》细化任务。"
    outer, short = citations(text)
    assert (short.id, short.via) == ("法治政府建设实施纲要(2021-2025年)", "anaphora")
    assert outer.id.startswith("湖南省贯彻")
