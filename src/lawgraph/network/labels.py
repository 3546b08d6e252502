"""Short names for nodes: 民法典, 上坪镇司法所, 上坪镇; longer ones only where two nodes would share a
name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

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


def label_depths(size: int, name_of: Callable[[int], tuple[EntityType, str]]) -> NDArray[np.uint8]:
    """How many parts of a place's path the label of each of so many entities shows: as few as keep those of one type apart.

    There are eighty-two 城关镇; those that meet here are written 凤翔县城关镇, 麟游县城关镇. `name_of` gives type and id of an entity.
    """
    depths = np.ones(size, dtype=np.uint8)

    def label(index: int) -> tuple[EntityType, str]:
        kind, name = name_of(index)
        return kind, entity_label(kind, name, int(depths[index]))

    hashes = np.fromiter((hash(label(index)) for index in range(size)), np.int64, size)
    while True:
        # those with one hash are compared in full; the labels of a million others are not kept
        _, group, times = np.unique(hashes, return_inverse=True, return_counts=True)
        met = {index: label(index) for index in np.flatnonzero(times[group] > 1).tolist()}
        uses = Counter(met.values())
        changed = False
        for index, known in met.items():
            if uses[known] > 1:
                depths[index] += 1
                longer = label(index)
                changed |= longer != known
                hashes[index] = hash(longer)
        if not changed:
            return depths
