"""Organs below the report's own level, of the one place that their paragraph has named: 三阳乡…，乡综治中心 in a county's report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.extraction.found import Found, FoundInstitution, FoundLocality
from lawgraph.model import Level, Place

#: what the places right below are called, by the level of the place that reports
_BELOW = {
    Level.COUNTY: frozenset({"镇", "乡", "街道", "苏木"}),
    Level.PREFECTURE: frozenset({"县", "区", "旗"}),
}
#: 眉县, but not the 县 of 各县
_SHORTEST = 2
#: 司法所, 派出所
_OF_TOWNS = ("township",)
_LEVEL_WORD = re.compile("(?:镇|乡|街道|苏木)$")
#: 各县法院、|县检察院, 有关|县公安局, 全市12个|县法院: of several, though one was named; but 按照全县部署由|镇综治中心受理
_OF_MANY = re.compile(
    "(?:[各每]级?|全[省市州县区]|有关|相关|其[他它余]|所有)(?:[^,。;\n]{0,10}[、和与及]|[\\d一二三四五六七八九十]+个)?$"
)
_REACH = 14
_LARGER = ("县", "市", "区", "省", "州", "旗", "盟")


def _is_bare(item: FoundInstitution) -> bool:
    """Whether a station of a town is named without its town: 司法所 in a county's report."""
    return (
        item.type.levels == _OF_TOWNS
        and not (item.level or item.place or item.village)
        and item.organ == item.type.name
    )


def _towns(found: Sequence[Found]) -> set[str]:
    """The towns that a text names, each without its level word."""
    names = [item.place[-1] for item in found if isinstance(item, FoundInstitution) and item.place]
    places = [item for item in found if isinstance(item, FoundLocality) and item.places]
    names += [item.names[-1] for item in places if item.places[0].level is Level.TOWNSHIP]
    return {_LEVEL_WORD.sub("", name) for name in names if not name.endswith(_LARGER)}


def of_the_place_named(found: Sequence[Found], text: str, own: Place | None) -> list[Found]:
    """What is found, sorted by start; organs that only a level word tells of below the report's level get the place of that
    level that was named before them in the same paragraph, if it was one only. A bare 司法所 is the one named
    before, 三阳司法所, in a text that names no other town.
    """
    words = _BELOW.get(own.level) if own is not None else None
    said = list(found)
    if words is None:
        return said
    for at, item in enumerate(found):
        if not isinstance(item, FoundInstitution):
            continue
        if item.level in words and not item.place:
            place = _of_paragraph(found, at, text, item.level)
        elif _is_bare(item):
            place = _of_station(found, at, item.type)
        else:
            continue
        if place:
            said[at] = item._replace(level="", place=place)
    return said


def _of_paragraph(found: Sequence[Found], at: int, text: str, level: str) -> tuple[str, ...]:
    """The one place of a level that is named before a find in its paragraph; () for none or several."""
    start = found[at].start
    paragraph = text.rfind("\n", 0, start) + 1
    if _OF_MANY.search(text, max(paragraph, start - _REACH), start) is not None:
        return ()
    named: dict[str, tuple[str, ...]] = {}
    for item in reversed(found[:at]):
        if item.start < paragraph:
            break
        names = _place_names(item)
        if names and len(names[-1]) >= _SHORTEST and names[-1].endswith(level):
            named[names[-1]] = names
    return next(iter(named.values())) if len(named) == 1 else ()


def _of_station(found: Sequence[Found], at: int, kind: InstitutionType) -> tuple[str, ...]:
    """The town of the first station of a kind before a find, in a text that names no other town."""
    stations = (item for item in found[:at] if isinstance(item, FoundInstitution) and item.place and item.type is kind)
    first = next(stations, None)
    return first.place if first is not None and len(_towns(found)) == 1 else ()


def _place_names(item: Found) -> tuple[str, ...]:
    """The names of the place that a find is in or is."""
    if isinstance(item, FoundInstitution):
        return item.place
    return item.names if isinstance(item, FoundLocality) and item.places else ()
