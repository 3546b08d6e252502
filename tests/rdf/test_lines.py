"""Lines in order, packed: nothing is lost, whatever comes when, and numbers lead back to their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.rdf import lines as module
from lawgraph.rdf.lines import GatheredLines, PackedLines

LINES = st.lists(st.text(max_size=6).map(lambda text: text.encode("utf-8", "surrogatepass")), max_size=40)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of three lines, and packing after five: what a country needs happens to a handful."""
    monkeypatch.setattr(module, "_PAGE", 3)
    monkeypatch.setattr(module, "_LOOSE", 5)


@given(LINES)
def test_packed_lines_are_the_lines(lines: list[bytes]) -> None:
    packed = PackedLines(lines)
    assert len(packed) == len(lines)
    assert list(packed) == lines
    assert [packed[at] for at in range(len(lines))] == lines
    assert [packed[at] for at in range(-len(lines), 0)] == lines
    assert packed[1:-1] == lines[1:-1]


def test_there_is_no_line_behind_the_last() -> None:
    with pytest.raises(IndexError):
        PackedLines([b"a"])[1]


@given(st.lists(LINES, max_size=6))
def test_gathered_lines_come_back_once_and_in_order_with_all_their_numbers(parts: list[list[bytes]]) -> None:
    gathered = GatheredLines()
    numbered = [(number, line) for part in parts for number, line in zip(gathered.add(part), part, strict=True)]
    given_numbers = gathered.given
    ordered = list(gathered.in_order())
    assert [line for line, _ in ordered] == sorted({line for part in parts for line in part})
    line_of = {number: line for line, numbers in ordered for number in numbers}
    assert sorted(line_of) == list(range(given_numbers))
    assert all(line_of[number] == line for number, line in numbered)


def test_a_line_keeps_its_number_until_it_is_packed() -> None:
    gathered = GatheredLines()
    assert gathered.add([b"b", b"a", b"b"]) == [0, 1, 0]
    gathered.add([b"c", b"d", b"e"])  # the fifth line: all are packed
    assert gathered.add([b"b"]) == [5]
    assert dict(gathered.in_order())[b"b"] == [0, 5]
