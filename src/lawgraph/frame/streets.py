"""Places in the short forms of titles: 番禺区洛浦街2021年…, 洞头2020年…."""

from __future__ import annotations

import re

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.extraction.places import Chain
from lawgraph.model import Level

#: a 街道 without its last character: 洛浦街 is 洛浦街道
_STREET_SHORT, _STREET_WORD = "街", "街道"
_STREET = re.compile(
    r"[\u4e00-\u9fff]{1,5}?街(?=20\d\d|二[〇○零]|\*{2,}|关于|法治|党工委|办事处|司法所|综合|依法|年度|[\s(,。]|$)"
)
_PLACE_BEFORE_YEAR = re.compile(r"(?:关于|中共)?([\u4e00-\u9fff]{2,5}?)(?=20\d\d年|二[〇○零].{2}年)")
_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)


def with_street(text: str, chain: Chain, gazetteer: Gazetteer) -> Chain:
    """A chain with the street behind it in its short form: 番禺区|洛浦街."""
    street = _STREET.match(text, chain.end)
    if street is None:
        return chain
    name = street.group().removesuffix(_STREET_SHORT) + _STREET_WORD
    below = tuple(place for above in chain.places for place in gazetteer.within(above, name) if place.name == name)
    return Chain(chain.start, street.end(), (*chain.names, name), below) if below else chain


def short_place(text: str, whole: str, gazetteer: Gazetteer) -> Chain | None:
    """The place that a title without a full name begins with: 沙园街2021年…, 洞头2020年…; None when there is none.

    A short name of several levels is that of the place which the `whole` text calls by its full name (洞头乡), else of the
    highest.
    """
    street = _STREET.match(text)
    if street is not None:
        name = street.group().removesuffix(_STREET_SHORT) + _STREET_WORD
        places = gazetteer.named(name)
        return Chain(0, street.end(), (name,), places) if places else None
    short = _PLACE_BEFORE_YEAR.match(text)
    if short is None:
        return None
    places = gazetteer.stems(short[1])
    called = tuple(place for place in places if place.name in whole)
    highest = min((_LEVELS.index(place.level) for place in places if place.level in _LEVELS), default=0)
    chosen = called or tuple(place for place in places if place.level is _LEVELS[highest])
    return Chain(short.start(1), short.end(1), (short[1],), chosen) if chosen else None
