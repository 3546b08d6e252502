"""Where cues stand is what an alternation of the words would find in any stretch."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lawgraph.link.cues import Standing

WORDS = st.lists(st.text("不足够", min_size=1, max_size=3), min_size=1, max_size=6, unique=True)


@given(WORDS, st.text("不足够的", max_size=16), st.integers(0, 16), st.integers(0, 16))
def test_a_stretch_holds_what_an_alternation_finds(words: list[str], text: str, start: int, end: int) -> None:
    hits = [(at, at + len(word), 0) for word in words for at in range(len(text)) if text.startswith(word, at)]
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)))
    end = min(end, len(text))
    expected = [match.span() for match in pattern.finditer(text, start, end)] if start <= end else []
    standing = Standing(hits)
    assert [(first, last) for first, last, _ in standing.each(start, end)] == expected
    found = standing.first(start, end)
    assert (found and found[:2]) == (expected[0] if expected else None)
    assert standing.any(start, end) == bool(expected)
