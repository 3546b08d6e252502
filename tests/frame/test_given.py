"""What the user states of a report wins over what the report says, and the evidence says so."""

from __future__ import annotations

from lawgraph.compiled import default_annotator
from lawgraph.corpus import document
from lawgraph.model import Frame

from .reports import BODY

TITLE = "秦安县莲花镇2022年度法治政府建设工作报告"


def frame_given(**given: str) -> Frame:
    return default_annotator().annotate(document(f"{TITLE}\n{BODY}\n", name="report", given=given)).frame


def path(frame: Frame) -> str:
    return frame.place.path if frame.place else ""


def test_a_place_that_is_given_wins_over_the_title() -> None:
    frame = frame_given(place="广东省/河源市/龙川县/上坪镇")
    assert path(frame) == "广东省/河源市/龙川县/上坪镇"
    assert frame.evidence["place"] == "given: 广东省/河源市/龙川县/上坪镇"
    assert frame.issuer == "广东省/河源市/龙川县/上坪镇|人民政府"


def test_a_place_may_be_given_as_people_write_it() -> None:
    assert path(frame_given(place="龙川县上坪镇")) == "广东省/河源市/龙川县/上坪镇"


def test_a_place_that_nobody_knows_is_named_and_the_report_decides() -> None:
    frame = frame_given(place="青溪县白石镇")
    assert path(frame) == "甘肃省/天水市/秦安县/莲花镇"
    assert frame.evidence["unknown-place-given"] == "青溪县白石镇"


def test_a_year_that_is_given_wins_over_the_title() -> None:
    frame = frame_given(year="2019")
    assert (frame.year, frame.evidence["year"]) == (2019, "given")


def test_a_title_and_a_date_that_are_given_win() -> None:
    frame = frame_given(title="某报告", published="2023-02-01")
    assert (frame.title, frame.published) == ("某报告", "2023-02-01")
    assert (frame.evidence["title"], frame.evidence["published"]) == ("given", "given")


def test_an_issuer_that_is_given_wins() -> None:
    frame = frame_given(place="龙川县", issuer="龙川县司法局")
    assert (frame.issuer, frame.evidence["issuer"]) == ("广东省/河源市/龙川县|司法局", "given")


def test_without_anything_given_the_report_decides() -> None:
    frame = frame_given()
    assert (path(frame), frame.year, frame.title) == ("甘肃省/天水市/秦安县/莲花镇", 2022, TITLE)
    assert "given" not in frame.evidence.values()
