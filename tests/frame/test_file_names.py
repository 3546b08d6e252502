"""The names of a report's file and folders, which tell its place and year where its own words do not."""

from __future__ import annotations

import pytest

from .reports import BODY, frame_of_file

TITLE = "梅仙镇2025年法治政府建设年度报告"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("平江县梅仙镇2025年法治政府建设年度报告", [BODY]),
        ("湖南省/平江县/梅仙镇", [BODY]),
        ("湖南省/平江县/2025/报告", [TITLE, BODY]),
        ("平江/梅仙镇-2025", [TITLE, BODY]),
    ],
)
def test_the_file_and_its_folders_name_the_place(name: str, lines: list[str]) -> None:
    frame = frame_of_file(name, *lines)
    assert frame.place is not None
    assert frame.place.path == "湖南省/岳阳市/平江县/梅仙镇"
    assert frame.evidence["place"].startswith("file: ")


def test_what_the_report_says_itself_goes_before_its_file() -> None:
    frame = frame_of_file("福建省/尤溪县/梅仙镇", TITLE, "平江县梅仙镇推进依法行政。" + BODY)
    assert frame.place is not None
    assert frame.place.path == "湖南省/岳阳市/平江县/梅仙镇"
    assert frame.evidence["place"] == "平江县"


def test_a_folder_of_the_county_makes_no_town_of_it() -> None:
    frame = frame_of_file("平江县/一号报告", BODY)
    assert frame.place is None
    assert frame.within is not None
    assert frame.within.path == "湖南省/岳阳市/平江县"


def test_a_ministry_has_no_place_whatever_folder_it_lies_in() -> None:
    frame = frame_of_file("北京市/年报", "农业农村部2023年法治政府建设情况的报告", "推进依法行政。")
    assert frame.place is None
    assert frame.issuer == "|农业农村部"


def test_a_bureau_is_named_by_its_file() -> None:
    frame = frame_of_file("龙川县司法局", "2025年，我局推进依法行政，我局开展普法。")
    assert frame.issuer == "广东省/河源市/龙川县|司法局"


def test_the_year_in_the_name_of_a_file_is_the_last_to_be_asked() -> None:
    assert frame_of_file("上坪镇-2023", BODY).year == 2023
    assert frame_of_file("上坪镇-2024", "上坪镇2023年法治政府建设年度报告", BODY).year == 2023


@pytest.mark.parametrize("name", ["2024年3月5日下载", "2024-03_报告", "2024年3月/报告", "报告2024.03", "20240305报告"])
def test_when_a_file_was_saved_is_no_year_reported_on(name: str) -> None:
    assert frame_of_file(name, BODY).year is None
