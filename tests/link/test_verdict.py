"""Documents against time, with the entries of the catalogue that reports get wrong most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.load import load_catalogue
from lawgraph.link.verdict import verdict
from lawgraph.model import Force


def known(title: str) -> Instrument:
    found = load_catalogue().instrument(title)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("title", "year", "published", "force"),
    [
        ("中华人民共和国民法典", 2019, "2020-02-20", Force.NOT_YET),
        ("中华人民共和国民法典", 2020, "2020-12-30", Force.NOT_YET),
        ("中华人民共和国民法典", 2020, "2021-03-16", Force.NOT_YET),
        ("中华人民共和国民法典", 2021, "2022-01-10", Force.IN_FORCE),
        ("中华人民共和国婚姻法", 2020, "2021-01-20", Force.IN_FORCE),
        ("中华人民共和国婚姻法", 2021, "", Force.REPEALED),
        ("信访条例", 2021, "2022-03-01", Force.IN_FORCE),
        ("信访条例", 2022, "2023-01-31", Force.REPEALED),
        ("信访工作条例", 2021, "", Force.NOT_YET),
        ("信访工作条例", 2022, "", Force.IN_FORCE),
        ("中华人民共和国行政处罚法", 2018, "2019-01-20", Force.AMENDED_SINCE),
        ("中华人民共和国行政处罚法", 2022, "2023-01-20", Force.IN_FORCE),
    ],
)
def test_laws_of_the_catalogue_at_the_end_of_a_year(title: str, year: int, published: str, force: Force) -> None:
    assert verdict(known(title), year, published) is force


def test_an_amendment_before_publication_is_no_amendment_since() -> None:
    """行政处罚法 was revised on 2021-01-22."""
    law = known("中华人民共和国行政处罚法")
    assert verdict(law, 2020, "2021-01-15") is Force.AMENDED_SINCE
    assert verdict(law, 2020, "2021-02-01") is Force.IN_FORCE


@pytest.mark.parametrize(
    ("year", "force"), [(2014, Force.NOT_YET), (2015, Force.IN_FORCE), (2020, Force.IN_FORCE), (2021, Force.EXPIRED)]
)
def test_a_plan_stands_in_the_years_of_its_title(year: int, force: Force) -> None:
    plan = Instrument("纲要", "法治政府建设实施纲要(2015-2020年)", "policy")
    assert verdict(plan, year) is force


def test_without_year_the_day_of_publication_counts() -> None:
    assert verdict(known("信访条例"), None, "2022-04-30") is Force.IN_FORCE
    assert verdict(known("信访条例"), None, "2022-05-01") is Force.REPEALED


@pytest.mark.parametrize(
    ("kind", "year", "force"),
    [
        ("administrative-regulation", 1999, Force.NOT_YET),
        ("administrative-regulation", 2000, Force.UNKNOWN),
        ("administrative-regulation", 2001, Force.UNKNOWN),
        ("administrative-regulation", 2002, Force.IN_FORCE),
        ("policy", 2000, Force.IN_FORCE),
    ],
)
def test_a_day_of_adoption_alone_says_less(kind: str, year: int, force: Force) -> None:
    assert verdict(Instrument("某某条例", "某某条例", kind, adopted="2000-05-23"), year) is force


@pytest.mark.parametrize(("year", "force"), [(2020, Force.NOT_YET), (2021, Force.IN_FORCE), (2023, Force.IN_FORCE)])
def test_the_number_of_an_undated_policy_tells_its_year(year: int, force: Force) -> None:
    assert verdict(Instrument("规划", "“十四五”国家应急体系规划", "policy", number="国发〔2021〕36号"), year) is force


def test_what_is_not_known_stays_unknown() -> None:
    undated = Instrument("某某条例", "某某条例", "administrative-regulation")
    assert verdict(undated, 2020) is Force.UNKNOWN
    assert verdict(None, 2020, "2021-01-01") is Force.UNKNOWN
    assert verdict(known("信访条例"), None) is Force.UNKNOWN


def test_a_repeal_of_unknown_day_counts_once_it_is_sure() -> None:
    """土地复垦规定 was repealed by 土地复垦条例; where the repealing act was amended later, the repeal may stand in the amendment."""
    old = Instrument("旧", "旧规定", "administrative-regulation", adopted="1988-11-08", repealed_by="新条例")
    new = Instrument("新", "新条例", "administrative-regulation", adopted="2011-02-22", effective="2011-03-05")
    amended = Instrument("新", "新条例", "administrative-regulation", effective="2011-03-05", amended=("2016-02-06",))
    assert verdict(old, 2012) is Force.UNKNOWN
    assert verdict(old, 2012, repealer=new) is Force.REPEALED
    assert verdict(old, 2010, repealer=new) is Force.IN_FORCE
    assert verdict(old, 2012, repealer=amended) is Force.UNKNOWN
    assert verdict(old, 2016, repealer=amended) is Force.REPEALED


days = st.dates(date(1990, 1, 1), date(2025, 12, 31))


@given(days, days, st.integers(1990, 2026))
def test_a_law_comes_into_force_once_and_is_repealed_once(one: date, other: date, year: int) -> None:
    first, last = sorted((one, other))
    law = Instrument("法", "法", "statute", effective=first.isoformat(), until=(last + timedelta(1)).isoformat())
    order = [Force.NOT_YET, Force.IN_FORCE, Force.REPEALED]
    assert order.index(verdict(law, year)) <= order.index(verdict(law, year + 1))


def test_the_catalogue_gives_a_verdict_for_most_documents() -> None:
    """What the catalogue's dates leave open is small enough to be read one by one."""
    catalogue = load_catalogue()
    laws = [entry for entry in catalogue.instruments if entry.kind in {"statute", "constitution"}]
    open_ = [e.title for e in laws if verdict(e, 2023, repealer=catalogue.instrument(e.repealed_by)) is Force.UNKNOWN]
    assert len(open_) < len(laws) / 50
