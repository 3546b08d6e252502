"""Words looked up say what a pattern of the words would say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.grammar import alternation
from lawgraph.catalogue.words import Words

WORDS = st.lists(st.text("党委支部", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)
TEXTS = st.text("党委支部县\n", max_size=12)


def plain(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@given(WORDS, TEXTS)
def test_what_words_begin_with_in_common_stands_once(words: list[str], text: str) -> None:
    one, other = re.compile(alternation(words)), re.compile(plain(words))
    assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]
    at_end = re.compile(f"(?:{alternation(words)})支?$"), re.compile(f"(?:{plain(words)})支?$")
    assert len({match.span() if (match := form.search(text)) else None for form in at_end}) == 1


@given(WORDS, TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_a_word_begins_or_ends_where_a_pattern_finds_it(words: list[str], text: str, first: int, end: int) -> None:
    end = min(end, len(text))
    first = min(first, end)
    found = Words(words)
    assert found.begin(text, end) == (re.compile(plain(words)).match(text, end) is not None)
    before = re.compile(f"(?:{plain(words)})$").search(text, first, end)
    assert found.end(text, end, first) == (before is not None)
