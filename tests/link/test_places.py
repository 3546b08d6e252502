"""From place names and level words to places and organs: each rung, with what decided."""

from __future__ import annotations

import pytest
from extraction.sentences import COUNTY, DISTRICT, TOWN, mentions

from lawgraph.catalogue.load import load_catalogue
from lawgraph.model import EntityType, Mention


def only(sentence: str, kind: EntityType, title: str = TOWN) -> Mention:
    (mention,) = mentions(sentence, kind, title)
    return mention


PLACES = [
    (TOWN, "赴长沙市岳麓区学习。", "湖南省/长沙市/岳麓区", "full-path"),
    (TOWN, "赴诸暨市考察。", "浙江省/绍兴市/诸暨市", "unique"),
    (TOWN, "易俗河镇坚持依法行政。", "湖南省/湘潭市/湘潭县/易俗河镇", "frame"),
    (TOWN, "与花石镇联合执法。", "湖南省/湘潭市/湘潭县/花石镇", "frame"),
    (DISTRICT, "鼓楼区坚持依法行政。", "江苏省/南京市/鼓楼区", "frame"),
    (TOWN, "金桂村率先达标。", "湖南省/湘潭市/湘潭县/易俗河镇/金桂村", "below"),
    (TOWN, "前往市中区考察。", "市中区", "open"),
    (TOWN, "赴海南考察。", "海南省", "unique"),
    ("共和县2023年法治政府建设年度报告", "赴海南考察。", "青海省/海南藏族自治州", "frame"),
    (TOWN, "从山东引进企业。", "山东省", "unique"),
    (TOWN, "对接河源开展招商。", "广东省/河源市", "unique"),
]


@pytest.mark.parametrize(("title", "sentence", "path", "rung"), PLACES)
def test_a_place_is_found_on_the_first_rung_that_holds(title: str, sentence: str, path: str, rung: str) -> None:
    place = only(sentence, EntityType.LOCALITY, title)
    assert (place.id, place.via) == (path, rung)
    assert place.confidence == load_catalogue().rungs[rung].confidence


def test_a_short_name_does_not_cloud_the_full_one() -> None:
    """海南 was 海南省 or 海南藏族自治州, and 海南省人民政府 behind it of neither."""
    found = mentions("赴海南、江苏考察，与海南省人民政府会商。", None, TOWN)
    assert [mention.id for mention in found] == ["海南省", "江苏省", "海南省|人民政府"]


def test_another_name_in_the_document_decides_between_namesakes() -> None:
    place = mentions("赴鼓楼区考察，并与南京市司法局座谈。", EntityType.LOCALITY, COUNTY)[0]
    assert (place.id, place.via) == ("江苏省/南京市/鼓楼区", "evidence")


def test_a_place_has_the_iri_of_its_code() -> None:
    assert only("赴诸暨市考察。", EntityType.LOCALITY).iri == "https://w3id.org/lawgraph/place/330681"


def test_an_undecided_place_is_no_other_reports_place() -> None:
    """Two reports that both say 市中区 may mean two places."""
    here = only("前往市中区考察。", EntityType.LOCALITY)
    there = only("前往市中区考察。", EntityType.LOCALITY, COUNTY)
    assert here.iri != there.iri


ORGANS = [
    (TOWN, "县司法局指导工作。", "湖南省/湘潭市/湘潭县|司法局", "frame"),
    (TOWN, "司法所调解纠纷。", "湖南省/湘潭市/湘潭县/易俗河镇|司法所", "frame"),
    (TOWN, "湘潭县易俗河镇人民政府印发通知。", "湖南省/湘潭市/湘潭县/易俗河镇|人民政府", "full-path"),
    (TOWN, "诸暨市司法局派员交流。", "浙江省/绍兴市/诸暨市|司法局", "unique"),
    (TOWN, "司法部发文。", "|司法部", "national"),
    (TOWN, "聘请湖南湘晋律师事务所。", "|湖南湘晋律师事务所", "named"),
    ("2022年度法治政府建设工作总结", "县司法局指导工作。", "|司法局", "open"),
]


@pytest.mark.parametrize(("title", "sentence", "identifier", "rung"), ORGANS)
def test_an_organ_is_found_on_the_first_rung_that_holds(title: str, sentence: str, identifier: str, rung: str) -> None:
    organ = only(sentence, EntityType.INSTITUTION, title)
    assert (organ.id, organ.via) == (identifier, rung)
    assert organ.confidence == load_catalogue().rungs[rung].confidence


def test_an_organ_of_an_undecided_place_keeps_the_candidates() -> None:
    organ = only("与市中区司法局座谈。", EntityType.INSTITUTION)
    assert organ.via == "open"
    assert "山东省/枣庄市/市中区|司法局" in organ.candidates


PROGRAMMES = [
    ("发扬“枫桥经验”。", "枫桥经验", "name"),
    ("打造“湘莲普法”品牌。", "湘莲普法", "pattern"),
]


@pytest.mark.parametrize(("sentence", "name", "rung"), PROGRAMMES)
def test_a_programme_is_known_by_name_or_by_form(sentence: str, name: str, rung: str) -> None:
    programme = only(sentence, EntityType.PROGRAM)
    assert (programme.id, programme.via) == (name, rung)
    assert programme.confidence == load_catalogue().rungs[rung].confidence
