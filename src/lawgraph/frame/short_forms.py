"""Places in the short forms of titles, streets, counties and zones: 番禺区洛浦街2021年…, 洞头2020年…, 合肥高新区2023年…."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.extraction.places import Chain
from lawgraph.frame.sources import Source
from lawgraph.model import Level, Place

#: a 街道 without its last character: 洛浦街 is 洛浦街道
_STREET_SHORT, _STREET_WORD = "街", "街道"
STREET_WORDS = (_STREET_SHORT, _STREET_WORD)
_STREET = re.compile(
    r"[\u4e00-\u9fff]{1,5}?街(?=20\d\d|二[〇○零]|\*{2,}|关于|法治|党工委|办事处|司法所|综合|依法|年度|理论|[\s(,。]|$)"
)
_PLACE_BEFORE_YEAR = re.compile(r"(?:关于|中共)?([\u4e00-\u9fff]{2,5}?)(?=20\d\d年|二[〇○零].{2}年)")
#: 万盛经开区, 合肥高新区
_ZONE_SHORT = re.compile("(?:关于|中共)?(?P<name>[\u4e00-\u9fff]{2,6}?(?:高新区|经开区|综保区))")
#: 高新区2023年…: a zone, though 高新区街道 exists; a district is known by its full name
_ZONE_END = "区"
_ZONE_LEVELS = frozenset({Level.PREFECTURE, Level.COUNTY})
_PROVINCE_OR_CITY = frozenset({Level.PROVINCE, Level.PREFECTURE})
_CITY = "市"
#: characters of the short name of a city, the longest first: 呼和浩特, 连云港, 东莞
_SHORT_CITY = (4, 3, 2)
#: 宿迁市|自然资源和规划局宿城分局, 深圳市|市场监督管理局龙华监管局: the branch of a city's bureau is its district's
_BRANCH = re.compile("[\u4e00-\u9fff]{2,14}?局([\u4e00-\u9fff]{2,4}?)[区县市]?(分局|监管局|管理局)")
_CALLED_BRANCH = "分局"
#: |在市委、市政府的正确领导下|,东疆综保区坚持…
_LED = re.compile("在[^,。;\n]{2,60}?下")
#: 合肥市蜀山区深化改革,|合肥高新区坚持…
_SPEAKER = re.compile("[省市县区旗州局厅][^委、,。;\n]")
_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)


def with_street_or_zone(text: str, chain: Chain, gazetteer: Gazetteer) -> Chain:
    """A chain with the street or zone behind it in its short form: 番禺区|洛浦街, 重庆市|万盛经开区."""
    street = _STREET.match(text, chain.end)
    if street is not None:
        name = street.group().removesuffix(_STREET_SHORT) + _STREET_WORD
        below = tuple(place for above in chain.places for place in gazetteer.within(above, name) if place.name == name)
        return Chain(chain.start, street.end(), (*chain.names, name), below) if below else chain
    zone = _ZONE_SHORT.match(text, chain.end)
    if zone is None:
        return chain
    zones = tuple(p for above in chain.places for p in gazetteer.within(above, zone["name"]) if p.level is Level.OTHER)
    return Chain(chain.start, zone.end(), (*chain.names, zone["name"]), zones) if zones else chain


def with_county(text: str, chain: Chain, bureaus: Container[int], gazetteer: Gazetteer) -> Chain:
    """A city's chain with the county behind it by whose short name its bureau is called: 泉州市|安溪|生态环境局. `bureaus` are
    where the names of organs begin.
    """
    if not chain.places or any(place.level is not Level.PREFECTURE for place in chain.places):
        return chain
    for end in range(chain.end + 2, chain.end + 5):
        if end in bureaus:
            below = tuple(
                place
                for city in chain.places
                for place in gazetteer.within(city, text[chain.end : end])
                if place.level is Level.COUNTY
            )
            if below:
                return Chain(chain.start, end, (*chain.names, below[0].name), below)
    return chain


@cache
def _zone_of_place(nouns: tuple[str, ...], ends: tuple[str, ...]) -> re.Pattern[str]:
    """A zone with the short name of the place that it belongs to: 宝鸡|高新技术产业开发区管委会…, 宝鸡|开发区2023年…."""
    return re.compile(
        "(?:关于|中共)?([\u4e00-\u9fff]{2,4}?)"
        f"(?=(?:国家级?)?(?:高新区|经开区|开发区(?!街道)|(?:{alternation(nouns)})[\u4e00-\u9fff]{{0,9}}?(?:{alternation(ends)}|区管委会)))"
    )


@cache
def _named_zone(ends: tuple[str, ...]) -> re.Pattern[str]:
    """A zone with a name of its own that begins with that of its city: 东莞松山湖高新区2023年…, 烟台黄渤海新区管委会…."""
    return re.compile(
        rf"(?:关于|中共)?([\u4e00-\u9fff]{{4,14}}?(?:{alternation(ends)}))(?=管理?委(?:员会)?|党工委|(?:[\u4e00-\u9fff]{{2,12}}局)?20\d\d)"
    )


@cache
def _zone_behind(ends: tuple[str, ...]) -> re.Pattern[str]:
    """A zone named behind its place: 岳阳|经济技术开发区|2023年…."""
    return re.compile(rf"([\u4e00-\u9fff]{{0,12}}?(?:{alternation(ends)}))(?=20\d\d)")


@cache
def _of_zone(ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,8}}?(?:{alternation(ends)})(?:[\u4e00-\u9fff]{{2,5}}?[局会委])?20\d\d年")


def is_of_zone(title: str, grammar: Grammar) -> bool:
    """Whether a title begins with a zone, which the gazetteer need not know: 高新区2023年…, 徐圩新区管委会2023年…."""
    return _of_zone(grammar["zone-word"]).match(title) is not None


@cache
def _branch(bodies: tuple[str, ...], branches: tuple[str, ...]) -> re.Pattern[str]:
    """A title of an organ of the state in a place: 长沙|海关2021年…, 国家统计局|兰州|调查队2023年…."""
    return re.compile(f"(?:{alternation(bodies)})?([\u4e00-\u9fff]{{2,4}}?)(?={alternation(branches)})")


def short_place(text: str, whole: str, gazetteer: Gazetteer, grammar: Grammar) -> Chain | None:
    """The place that a title without a full name begins with: 沙园街2021年…, 洞头2020年…; None when there is none.

    A short name of several levels is that of the place which the `whole` text calls by its full name (洞头乡), else of the
    highest.
    """
    if _STREET.match(text):
        return short_street(text, gazetteer)
    branch = _branch(grammar["central-body"], grammar["central-branch"])
    short = branch.match(text) or _PLACE_BEFORE_YEAR.match(text)
    if short is None or short[1].endswith(_ZONE_END):
        return _place_of_zone(text, gazetteer, grammar)
    places = gazetteer.stems(short[1])
    called = tuple(place for place in places if place.name in whole)
    highest = min((_LEVELS.index(place.level) for place in places if place.level in _LEVELS), default=0)
    chosen = called or tuple(place for place in places if place.level is _LEVELS[highest])
    return Chain(short.start(1), short.end(1), (short[1],), chosen) if chosen else None


def short_street(text: str, gazetteer: Gazetteer, starts: Iterable[int] = (0,)) -> Chain | None:
    """The street that a title, or the clause that begins at one of `starts`, begins with in its short form: 沙园街|2021年…,
    沙园街|党工委、办事处坚持….
    """
    for at in sorted(starts):
        street = _STREET.match(text, at)
        name = street.group().removesuffix(_STREET_SHORT) + _STREET_WORD if street is not None else ""
        places = gazetteer.named(name) if name else ()
        if street is not None and places:
            return Chain(at, street.end(), (name,), places)
    return None


def short_zone(text: str, gazetteer: Gazetteer, starts: Iterable[int], before: re.Pattern[str]) -> Chain | None:
    """The zone by a short name that a clause begins with at one of `starts`, where what stands behind it matches `before`: 合肥高新区|坚持…."""
    for at in sorted(starts):
        zone = _ZONE_SHORT.match(text, at)
        if zone is None or text.startswith("(", zone.end()) or not before.match(text, zone.end()):
            continue  # 张家港经开区(杨舍镇)坚持…: of the town as well
        if _SPEAKER.search(_LED.sub("", text[:at])) or before.search(_LED.sub("", text[:at])):
            return None  # 省司法厅坚持…,合肥高新区坚持…: who speaks is named before
        known = tuple(place for place in gazetteer.stems(zone["name"]) if place.level is Level.OTHER)
        if len(known) == 1:
            return Chain(zone.start("name"), zone.end(), (zone["name"],), known)
    return None


def zone_that_reports(text: str, starts: Sequence[int], grammar: Grammar) -> str:
    """The committee of the zone without a name that a sentence begins with at one of `starts`: 2022年,高新区|坚持…; "" where none does."""
    zones, reporting = grammar["own-zone"], grammar["reporting"]
    begun = (
        zone
        for at in starts
        for zone in zones
        if text.startswith(zone, at) and text.startswith(reporting, at + len(zone))
    )
    return next((f"{zone}管委会" for zone in begun), "")


@cache
def _bureau_of_zone(zones: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(zones)})[\u4e00-\u9fff]{{1,10}}?局")


def begins_with_zone(opening: Source, grammar: Grammar) -> bool:
    """Whether a sentence begins with a zone without a name that reports, or with its bureau: 高新区|坚持…, 高新区综治局…."""
    bureau = _bureau_of_zone(grammar["own-zone"])
    starts = sorted(opening.starts or ())
    reports = zone_that_reports(opening.text, starts, grammar) != ""
    return reports or any(bureau.match(opening.text, at) for at in starts)


def _place_of_zone(text: str, gazetteer: Gazetteer, grammar: Grammar) -> Chain | None:
    """The zone that a title names in its short form, 合肥高新区, or the city or county that it is named after: 宝鸡|高新技术产业开发区管理委员会."""
    short = _ZONE_SHORT.match(text)
    known = [place for place in gazetteer.stems(short["name"]) if place.level is Level.OTHER] if short else []
    if short is not None and len(known) == 1:
        return Chain(short.start("name"), short.end(), (short["name"],), tuple(known))
    zone = _zone_of_place(grammar["zone-noun-in-title"], grammar["zone-word"]).match(text)
    places = [place for place in gazetteer.stems(zone[1]) if place.level in _ZONE_LEVELS] if zone is not None else []
    highest = tuple(place for place in places if place.level is Level.PREFECTURE) or tuple(places)
    if zone is not None and highest:
        return Chain(zone.start(1), zone.end(1), (zone[1],), highest)
    named = _named_zone(grammar["zone-word"]).match(text)
    return _city_of(named[1], named.start(1), gazetteer) if named is not None else None


def _city_of(zone: str, start: int, gazetteer: Gazetteer) -> Chain | None:
    """The city with whose short name that of a zone begins: 东莞|松山湖高新区; not 吉林|…, which may be the province."""
    for length in _SHORT_CITY:
        places = [place for place in gazetteer.stems(zone[:length]) if place.level in _PROVINCE_OR_CITY]
        if places and all(place.level is Level.PREFECTURE or place.name.endswith(_CITY) for place in places):
            return Chain(start, start + length, (zone[:length],), tuple(places))
    return None


def zone_committee(text: str, end: int, grammar: Grammar) -> str:
    """The committee of a zone that a title names behind the place that ends at `end`: 岳阳|经济技术开发区2023年…; "" where none is."""
    zone = _zone_behind(grammar["zone-word"]).match(text, end)
    return f"{zone[1]}管委会" if zone is not None else ""


def district_of_branch(text: str, chain: Chain, organ: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """The district whose branch of the city's bureau (`organ`) a title names, as the only one of its name, and what the bureau is
    there: 公安局鼓楼分局 is its 公安分局, 市场监管局龙华监管局 its 市场监管局. Nothing where there is none.
    """
    branch = _BRANCH.match(text, chain.end)
    if branch is None:
        return (), organ
    below = {place.path: place for city in chain.places for place in gazetteer.within(city, branch[1])}
    counties = tuple(place for place in below.values() if place.level is Level.COUNTY)
    if len(counties) != 1:
        return (), organ
    return counties, organ.removesuffix("局") + _CALLED_BRANCH if branch[2] == _CALLED_BRANCH else organ
