"""Which of the overlapping names of one type stands."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.load import load_catalogue
from lawgraph.catalogue.roles import Role
from lawgraph.compiled import default_annotator
from lawgraph.extraction.hits import Hit, find_hits, longest, longest_ending

HITS = st.lists(st.builds(lambda s, n, i: Hit(s, s + n, i), st.integers(0, 30), st.integers(1, 6), st.integers(0, 5)))


def named(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_hits(text, load_catalogue().names).laws]


def organs(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_hits(text, load_catalogue().names).organs]


def test_the_longest_name_of_a_document_hides_the_shorter_ones() -> None:
    assert named("宣传未成年人保护法和中华人民共和国宪法") == ["未成年人保护法", "中华人民共和国宪法"]


def test_the_last_word_of_an_organ_says_what_it_is() -> None:
    """人民政府办公室 is an office, not a 人民政府."""
    assert organs("县人民政府办公室") == ["人民政府办公室"]


@given(HITS)
def test_names_that_stand_do_not_overlap(hits: list[Hit]) -> None:
    stood = longest(hits)
    assert all(one.end <= other.start for one, other in pairwise(stood))
    assert set(stood) <= set(hits)


@given(HITS)
def test_every_name_that_does_not_stand_gave_way_to_one_that_does(hits: list[Hit]) -> None:
    stood = longest(hits)
    for hit in hits:
        assert any(hit.start < other.end and other.start < hit.end for other in stood)


@given(HITS)
def test_of_organs_no_two_end_together_and_none_lies_in_another(hits: list[Hit]) -> None:
    stood = longest_ending(hits)
    assert len({hit.end for hit in stood}) == len(stood)
    assert not any(
        one != other and other.start <= one.start and one.end <= other.end for one in stood for other in stood
    )


def test_a_form_is_matched_where_its_words_stand_as_where_a_pattern_looks_for_itself() -> None:
    text = "法律进机关、进乡村、进社区，普法宣传进校园、进企业，河湾村、金龙社区村民"
    pattern = re.compile("(?:普法|法律)(?:宣传)?进[^、，]{2}")
    hits = find_hits(text, load_catalogue().names)
    matches = [match.span() for match in hits.matches(pattern, text, Role.INTO_PLACES)]
    assert matches == [match.span() for match in pattern.finditer(text)] != []


def test_the_annotator_is_compiled_once() -> None:
    assert default_annotator() is default_annotator()
