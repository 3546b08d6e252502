"""The scorer itself, on answers whose score can be worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.evaluation.scoring import TYPES, Annotated, all_right, score


def mention(start: int, end: int, name: str, kind: str = "LAW", **more: object) -> dict[str, object]:
    return {"start": start, "end": end, "type": kind, "id": name, "context": "study", "tense": "done", **more}


CONSTITUTION = mention(4, 6, "中华人民共和国宪法")
CIVIL_CODE = mention(9, 12, "中华人民共和国民法典")
OPTIONAL = mention(20, 24, "法治政府建设实施纲要(2021-2025年)", optional=True)


def scored(gold: list[dict[str, object]], predicted: list[dict[str, object]]) -> dict[str, float]:
    return score({"a": Annotated({}, gold)}, {"a": Annotated({}, predicted)})


def test_what_equals_the_gold_scores_one_everywhere() -> None:
    found = scored([CONSTITUTION, CIVIL_CODE, OPTIONAL], [CONSTITUTION, CIVIL_CODE, OPTIONAL])
    assert {name: value for name, value in found.items() if name.startswith("LAW") and value != 1} == {}


def test_a_missed_mention_costs_recall_and_a_false_one_precision() -> None:
    found = scored([CONSTITUTION, CIVIL_CODE], [CONSTITUTION, mention(30, 33, "中华人民共和国刑法")])
    assert (found["LAW.mention.p"], found["LAW.mention.r"], found["LAW.mention.f1"]) == (0.5, 0.5, 0.5)


def test_an_optional_mention_changes_nothing_whether_found_or_not() -> None:
    assert scored([CONSTITUTION, OPTIONAL], [CONSTITUTION]) == scored(
        [CONSTITUTION, OPTIONAL], [CONSTITUTION, OPTIONAL]
    )


def test_a_find_beside_an_optional_mention_is_left_out() -> None:
    found = scored([CONSTITUTION, OPTIONAL], [CONSTITUTION, mention(19, 25, "纲要")])
    assert found["LAW.mention.p"] == 1


def test_a_find_over_an_optional_and_a_required_mention_is_wrong() -> None:
    found = scored([CONSTITUTION, mention(6, 8, "条例", optional=True)], [mention(4, 8, "中华人民共和国宪法")])
    assert found["LAW.mention.p"] == 0
    assert found["LAW.overlap.f1"] == 1


def test_further_ids_are_right_too_and_are_one_entity() -> None:
    gold = mention(0, 3, "中华人民共和国传染病防治法", also=["中华人民共和国动物防疫法"])
    found = scored([gold], [mention(0, 3, "中华人民共和国动物防疫法")])
    assert (found["LAW.link"], found["LAW.entity.f1"]) == (1, 1)


def test_where_there_is_nothing_to_find_finding_nothing_overlaps_all_of_it() -> None:
    assert scored([CONSTITUTION], [CONSTITUTION])["PROGRAM.overlap.f1"] == 1
    assert scored([CONSTITUTION], [CONSTITUTION, mention(9, 12, "某活动", "PROGRAM")])["PROGRAM.overlap.f1"] == 0


def test_the_same_find_twice_counts_once() -> None:
    assert scored([CONSTITUTION], [CONSTITUTION, CONSTITUTION])["LAW.mention.p"] == 1


def test_one_type_found_as_another_is_missed_and_false() -> None:
    found = scored([mention(0, 3, "民法典宣传周", "PROGRAM")], [mention(0, 3, "民法典宣传周", "LAW")])
    assert (found["PROGRAM.mention.r"], found["LAW.mention.p"]) == (0, 0)


def test_context_and_tense_count_where_the_span_is_right() -> None:
    found = scored(
        [CONSTITUTION, CIVIL_CODE], [CONSTITUTION | {"context": "publicise"}, CIVIL_CODE | {"tense": "planned"}]
    )
    assert (found["LAW.context"], found["LAW.tense"], found["LAW.link"]) == (0.5, 0.5, 1)


def test_a_report_without_an_answer_is_one_in_which_nothing_was_found() -> None:
    found = score({"a": Annotated({"year": 2020}, [CONSTITUTION])}, {})
    assert (found["LAW.mention.r"], found["document.year"]) == (0, 0)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    found = scored([], [])
    assert all(found[f"{kind}.mention.f1"] == 1 for kind in TYPES)


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        ([CONSTITUTION, CIVIL_CODE], True),
        ([CONSTITUTION, CIVIL_CODE, OPTIONAL], True),
        ([CONSTITUTION], False),
        ([CONSTITUTION, CIVIL_CODE, mention(30, 33, "中华人民共和国刑法")], False),
        ([CONSTITUTION, CIVIL_CODE | {"id": "民法"}], False),
    ],
)
def test_a_sentence_is_right_only_without_any_mistake(predicted: list[dict[str, object]], right: bool) -> None:
    assert all_right(Annotated({}, [CONSTITUTION, CIVIL_CODE, OPTIONAL]), Annotated({}, predicted)) is right


SPANS = st.lists(
    st.builds(
        lambda start, length, kind, name, optional: mention(start, start + length, name, kind, optional=optional),
        st.integers(0, 40), st.integers(1, 5), st.sampled_from(TYPES), st.sampled_from("甲乙丙"), st.booleans(),
    ),
    max_size=8,
)  # fmt: skip


@given(SPANS, SPANS)
def test_every_measure_is_a_share(gold: list[dict[str, object]], predicted: list[dict[str, object]]) -> None:
    assert [value for value in scored(gold, predicted).values() if not 0 <= value <= 1] == []
