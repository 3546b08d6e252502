"""Short names for nodes: 民法典, 上坪镇司法所, 上坪镇; longer ones only where two nodes would share a
name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lawgraph.model import EntityType

_STATE_PREFIX = "中华人民共和国"


def place_name(path: str, depth: int = 1) -> str:
    """The last `depth` parts of a place path, written as one name.

    >>> place_name("广东省/河源市/龙川县/上坪镇")
    '上坪镇'
    >>> place_name("广东省/河源市/龙川县/上坪镇", 2)
    '龙川县上坪镇'
    """
    return "".join(path.split("/")[-depth:])


def entity_label(entity_type: EntityType, entity_id: str, depth: int = 1) -> str:
    """The short name of an entity; `depth` says how many parts of a place path it shows.

    >>> entity_label(EntityType.INSTITUTION, "广东省/河源市/龙川县/上坪镇|司法所")
    '上坪镇司法所'
    >>> entity_label(EntityType.INSTITUTION, "|司法部")
    '司法部'
    """
    match entity_type:
        case EntityType.INSTITUTION:
            path, _, organ = entity_id.rpartition("|")
            return place_name(path, depth) + organ
        case EntityType.LOCALITY:
            return place_name(entity_id, depth)
        case EntityType.LAW:
            return entity_id if depth > 1 else entity_id.removeprefix(_STATE_PREFIX) or entity_id
        case EntityType.PROGRAM:
            return entity_id


def distinct_labels(entities: Sequence[tuple[EntityType, str]]) -> list[str]:
    """A label for each (type, id), as short as keeps entities of one type apart.

    There are eighty-two 城关镇; those that meet here are written 凤翔县城关镇, 麟游县城关镇.
    """
    depths = [1] * len(entities)
    labels = [entity_label(kind, name) for kind, name in entities]
    while True:
        uses: dict[EntityType, Counter[str]] = {kind: Counter() for kind in EntityType}
        for (kind, _), label in zip(entities, labels, strict=True):
            uses[kind][label] += 1
        changed = False
        for index, (kind, name) in enumerate(entities):
            if uses[kind][labels[index]] > 1:
                longer = entity_label(kind, name, depths[index] + 1)
                depths[index] += 1
                changed |= longer != labels[index]
                labels[index] = longer
        if not changed:
            return labels
