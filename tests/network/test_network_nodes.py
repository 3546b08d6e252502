"""The nodes of the network, held as lines: what goes in comes out, in order, under labels that tell them apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawgraph.model import EntityType
from lawgraph.network.nodes import Entities, node_line
from lawgraph.rdf.facts import Entity, entity_line, entity_of

IRIS = st.text("abc/-县镇", min_size=1, max_size=8)
NAMED = st.builds(Entity, IRIS, st.sampled_from(EntityType), st.text(max_size=8), st.sampled_from(["", "law", "town"]))


def places(*paths: str) -> Entities:
    named = [Entity(f"place/{number}", EntityType.LOCALITY, path, "town") for number, path in enumerate(paths)]
    return Entities(sorted(map(node_line, named)))


@given(NAMED)
def test_an_entity_is_read_back_from_its_line(named: Entity) -> None:
    assert entity_of(entity_line(named)) == named


@given(st.lists(NAMED))
def test_lines_are_in_the_order_of_their_entities(named: list[Entity]) -> None:
    assert [entity_of(line) for line in sorted(map(entity_line, named))] == sorted(named)


@given(NAMED)
def test_a_node_says_what_its_line_was_made_of(named: Entity) -> None:
    (node,) = Entities([node_line(named)])
    assert (node.iri, node.type, node.id, node.kind) == named


def test_towns_of_one_name_are_told_apart_by_the_county() -> None:
    found = places("甘肃省/平凉市/华亭市/东华镇", "陕西省/宝鸡市/凤翔县/城关镇", "陕西省/宝鸡市/麟游县/城关镇")
    assert [node.label for node in found] == ["东华镇", "凤翔县城关镇", "麟游县城关镇"]


def test_towns_of_one_name_in_counties_of_one_name_are_told_apart_by_the_city() -> None:
    found = places("江苏省/南京市/鼓楼区/新城街道", "江苏省/徐州市/鼓楼区/新城街道")
    assert [node.label for node in found] == ["南京市鼓楼区新城街道", "徐州市鼓楼区新城街道"]


def test_a_label_that_another_has_in_full_is_made_longer_too() -> None:
    found = places("甲省/乙市/丙县/丁镇", "甲省/戊市/己县/丁镇", "甲省/戊市/丙县丁镇")
    assert len({node.label for node in found}) == 3


def test_the_same_title_under_two_iris_keeps_one_label() -> None:
    title = "中华人民共和国国家安全法"
    lines = [node_line(Entity(iri, EntityType.LAW, title, "law")) for iri in ("law/1993", "law/2015")]
    assert [node.label for node in Entities(lines)] == [title, title]


def test_some_of_the_nodes_are_taken_by_their_places() -> None:
    found = places("甲省/乙县", "甲省/丙县")
    assert found[0:1] == (found[0],)
    assert found.of_types({EntityType.LAW}).tolist() == [False, False]
    assert found.index(found[1]) == 1
