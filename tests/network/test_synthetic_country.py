"""The invented country that benchmarks and tests of large corpora use."""

from __future__ import annotations

from synthetic_country import YEARS, synthetic_country


def test_the_same_arguments_give_the_same_reports() -> None:
    assert synthetic_country(20, seed=3) == synthetic_country(20, seed=3)
    assert synthetic_country(20, seed=3) != synthetic_country(20, seed=4)


def test_every_name_stands_where_it_is_said_to_stand() -> None:
    for report in synthetic_country(20):
        for seen in report.occurrences:
            begin = seen.start - seen.sentence_start
            assert seen.sentence[begin : begin + len(seen.text)] == seen.text


def test_reports_come_from_ten_years_one_a_year_from_each_place() -> None:
    reports = synthetic_country(400)
    assert {report.year for report in reports} == set(YEARS)
    assert len({(report.place, report.year) for report in reports}) == len(reports) == 400
