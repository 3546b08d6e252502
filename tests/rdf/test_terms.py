"""Turtle terms read back by rdflib and pyoxigraph as what they were."""

from __future__ import annotations

import re
from decimal import Decimal

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.iri import NAMESPACES, local_name
from lawgraph.rdf.terms import absolute, day, decimal, name, prologue, statement, string

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
HARD_TEXT = st.text(
    st.sampled_from("\"'\\\n\r\t\b\f\0\x01\x0b\x1f\x7f\x85\u2028\ufeff\ufffe\uffff“”《》法😀𠮷\ud800\udfffun@^.")
)
LETTER = "[0-9A-Za-z\u3400-\u9fff\U00020000-\U0002fffd\U00030000-\U0003fffd]"


def read_both(turtle: str) -> tuple[pyoxigraph.Triple, tuple[rdflib.term.Node, ...]]:
    document = prologue() + turtle
    (ours,) = pyoxigraph.parse(document.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)
    (theirs,) = rdflib.Graph().parse(data=document.encode("utf-8"), format="turtle")
    return ours, theirs


@given(ANY_TEXT | HARD_TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    ours, theirs = read_both(f"law:甲 rdfs:label {string(text)} .")
    storable = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    assert ours.object.value == storable
    assert str(theirs[2]) == storable


@given(HARD_TEXT)
def test_a_literal_stands_on_one_line(text: str) -> None:
    assert "\n" not in string(text)
    assert "\r" not in string(text)


@given(st.text())
def test_every_title_gives_a_name_that_reads_back(title: str) -> None:
    iri = NAMESPACES["law"] + local_name(title)
    ours, theirs = read_both(f"{name(iri)} rdfs:label {string('')} .")
    assert ours.subject.value == str(theirs[0]) == iri


@given(st.text() | st.text(st.sampled_from("\U0002fffe\U0003ffff-法_%/#😀")))
def test_a_name_is_of_letters_digits_and_hyphens_and_names_itself(title: str) -> None:
    found = local_name(title)
    assert found == "-" or re.fullmatch(f"{LETTER}({LETTER}|-)*", found)
    assert local_name(found) == found
    assert "%" not in absolute(NAMESPACES["law"] + found)


@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1))
def test_a_foreign_iri_never_breaks_out_of_its_brackets(path: str) -> None:
    ours, _ = read_both(f"{name('https://example.org/' + path)} rdfs:label {string('')} .")
    assert ours.subject.value.startswith("https://example.org/")


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        ("https://w3id.org/lawgraph/law/民法典", "law:民法典"),
        ("https://w3id.org/lawgraph/cite/0a_3-9", "cite:0a_3-9"),
        ("https://w3id.org/lawgraph/place/𠮷林", "place:𠮷林"),
        ("https://w3id.org/lawgraph/law/-", "<https://w3id.org/lawgraph/law/->"),
        ("https://example.org/a b", "<https://example.org/a%20b>"),
    ],
)
def test_a_name_is_prefixed_where_it_needs_no_escape(iri: str, written: str) -> None:
    assert name(iri) == written


@given(st.decimals(0, 1, places=3))
def test_a_confidence_is_a_decimal_in_its_shortest_form(value: Decimal) -> None:
    ours, theirs = read_both(f"law:甲 rdfs:label {decimal(float(value))} .")
    assert Decimal(ours.object.value) == theirs[2].toPython() == value
    assert ours.object.datatype.value == str(rdflib.XSD.decimal)
    assert ours.object.value == str(theirs[2])


@pytest.mark.parametrize("value", ["", "2021", "2021-13-01", "2021-1-1", "20210101", "today"])
def test_only_full_dates_are_written(value: str) -> None:
    assert day(value) == ""


def test_a_property_without_values_is_left_out() -> None:
    assert statement("law:甲", [("a", ("lg:Legislation", "lg:Instrument", "")), ("lg:issuer", "")]) == (
        "law:甲 a lg:Legislation, lg:Instrument .\n"
    )
    assert statement("law:甲", [("lg:issuer", "")]) == ""
