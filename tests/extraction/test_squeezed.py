"""Text without quotation marks and separators, and the way back to where a name stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.names import squeeze
from lawgraph.extraction.squeezed import squeeze_text
from lawgraph.text import clean

MARKS = "“”‘’\"'·、,.- "
TEXTS = st.text(st.sampled_from("推行双随机一公开监管12八五普法" + MARKS + "。《》\n"), max_size=40)


@pytest.mark.parametrize(
    ("clean_text", "name", "as_written"),
    [
        ("推行“双随机、一公开”监管", "双随机一公开", "双随机、一公开"),
        ("实施“八五”普法规划", "八五普法", "八五”普法"),
        ("开展“美好生活·民法典相伴”宣传", "美好生活民法典相伴", "美好生活·民法典相伴"),
    ],
)
def test_a_name_is_found_through_its_marks(clean_text: str, name: str, as_written: str) -> None:
    squeezed = squeeze_text(clean_text)
    start = squeezed.text.index(name)
    first, last = squeezed.span(start, start + len(name))
    assert clean_text[first:last] == as_written


@given(TEXTS)
def test_only_marks_are_left_out(text: str) -> None:
    assert squeeze_text(text).text == "".join(character for character in text if character not in MARKS)


@given(TEXTS)
def test_every_character_leads_back_to_itself(text: str) -> None:
    squeezed = squeeze_text(text)
    assert "".join(text[slice(*squeezed.span(at, at + 1))] for at in range(len(squeezed.text))) == squeezed.text


@given(TEXTS, st.data())
def test_the_way_back_and_forth_is_the_same_name(text: str, data: st.DataObject) -> None:
    squeezed = squeeze_text(text)
    if not squeezed.text:
        return
    start = data.draw(st.integers(0, len(squeezed.text) - 1))
    end = data.draw(st.integers(start + 1, len(squeezed.text)))
    first, last = squeezed.span(start, end)
    assert squeeze_text(text[first:last]).text == squeezed.text[start:end]


@given(TEXTS)
def test_a_text_and_a_name_are_squeezed_alike(text: str) -> None:
    """A programme's name and the text it is looked for in lose the same characters."""
    line = clean(text.replace("\n", "")).text
    assert squeeze(line) == squeeze_text(line).text
