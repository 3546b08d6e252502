"""Claims: spans that never overlap, whatever is taken in whatever order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lawgraph.extraction.claims import Claims

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def covered(spans: list[tuple[int, int]]) -> set[int]:
    return {position for start, end in spans for position in range(start, end)}


def taken(spans: list[tuple[int, int]]) -> Claims:
    claims = Claims()
    for span in spans:
        claims.take(*span)
    return claims


def test_a_name_inside_a_taken_title_is_refused_and_one_beside_it_is_not() -> None:
    claims = taken([(3, 12)])
    assert not claims.free(5, 7)
    assert not claims.free(0, 4)
    assert claims.free(0, 3)
    assert claims.free(12, 15)


@given(st.lists(SPANS, max_size=12), SPANS)
def test_a_span_is_free_when_none_of_its_characters_is_taken(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    assert taken(spans).free(*asked) is covered(spans).isdisjoint(range(*asked))


@given(st.lists(SPANS, max_size=12).flatmap(lambda spans: st.tuples(st.just(spans), st.permutations(spans))))
def test_the_order_of_taking_does_not_matter(orders: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    one, other = map(taken, orders)
    assert [one.free(n, n + 1) for n in range(70)] == [other.free(n, n + 1) for n in range(70)]


@given(st.lists(SPANS, max_size=12))
def test_what_was_granted_one_by_one_never_overlaps(spans: list[tuple[int, int]]) -> None:
    claims = Claims()
    granted = []
    for start, end in spans:
        if claims.free(start, end):
            claims.take(start, end)
            granted.append((start, end))
    assert all(one[1] <= other[0] for one, other in pairwise(sorted(granted)))
