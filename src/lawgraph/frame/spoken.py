"""The level a report speaks at: 我镇, 全县, 我省."""

from __future__ import annotations

import re
from collections import Counter

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.model import Level, Place

_WE = re.compile("我(镇|乡|街道|苏木|县|区|旗|省|自治区)")
_LEVELS = {
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
    "街道": Level.TOWNSHIP,
    "苏木": Level.TOWNSHIP,
    "县": Level.COUNTY,
    "旗": Level.COUNTY,
    "区": Level.COUNTY,
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
}
_RANK = {level: rank for rank, level in enumerate((Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP))}


def spoken_level(text: str) -> Level | None:
    """The level that a report says of itself most often, None when it says none; 我市 and 我州 are of several levels."""
    counted = Counter(_LEVELS[word] for word in _WE.findall(text))
    most = counted.most_common(1)
    return most[0][0] if most else None


def capped(place: Place, spoken: Level | None, gazetteer: Gazetteer) -> tuple[Place | None, Place | None]:
    """A place found in the text brought to the level the report speaks at, and the place that then only contains it.

    我省 lifts a city to its province. 我镇 with nothing but a county found leaves the town unknown, within the county.
    我区 may be an autonomous region.
    """
    if spoken is None or place.level not in _RANK or place.level is spoken:
        return place, None
    if _RANK[place.level] < _RANK[spoken]:
        if spoken is Level.COUNTY and place.level is Level.PROVINCE and place.name.endswith(_REGION):
            return place, None
        return None, place
    above = next((p for p in gazetteer.ancestors(place) if p.level is spoken), None)
    return (above, None) if spoken is Level.PROVINCE and above is not None else (place, None)


_REGION = "自治区"
