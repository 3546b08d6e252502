"""Chains of place names: 重庆市綦江区中峰镇 is one place, each name inside the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import alternation
from lawgraph.catalogue.names import Names
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.hits import Hits, leftmost
from lawgraph.extraction.segmentation import segment
from lawgraph.model import Level, Place

_SHORTEST = 2
#: so many characters around a short name show where words begin and end
_BEFORE, _BEHIND = 4, 2
_TOWN_CODE = 9
#: a full name of a town so long is no word by chance: 西翥街道
_LONG_NAME = 4
_CITY_LENGTHS = (4, 3, 2)
#: 河南|县域经济, 工业兴县富民, 通道|县级平台, 合作|市场, 前进|区域, 苏木|乡镇; but 龙川县|乡村振兴局, 龙川县|区域内
_ANOTHER_WORD = re.compile("县(?:[级域]|[富强裕]民|区(?![划域位])|乡(?![村镇]))|区[级域]|市场|市(?:域|级)|乡镇")
_AND = frozenset("和与及同")
#: 同意栾川县撤销|城关镇: how far behind its county a town may stand in a sentence
_SAME_SENTENCE = re.compile("[^。;\n]{0,60}")
_LEADING = frozenset({Level.PROVINCE, Level.PREFECTURE})
#: 赴莘县考察, 中共浚县县委: after these a name of two characters may begin
_TOWARDS = frozenset("赴往到与原")
#: 由嵩县司法局, 对莘县开展督察; but 现在和县委
_FROM = frozenset("由被在对从向")
_EXAMPLE = "示范"
_HIGH_TECH = "高新技术"
#: behind a city in short, the province before it: 广西壮族自治区贺州|的
_CITY_ENDS = re.compile("[^\u4e00-\u9fff]|[的与和等]|$")
_REGION = "地区"
_CITY = "市"
#: 锡盟, 阿盟: no other words
_LEAGUE = "盟"
_PARTY = ("中共", "中国共产党")


class Chain(NamedTuple):
    """Adjacent place names, outermost first, and the places the whole chain may be."""

    start: int
    end: int
    names: tuple[str, ...]
    places: tuple[Place, ...]


class ByEnd(dict[int, Chain]):
    """The chains of a text by where they end, in their order; they do not overlap."""

    def __init__(self, found: Iterable[Chain]) -> None:
        super().__init__({chain.end: chain for chain in found})
        self._ends = list(self)

    def around(self, start: int, end: int) -> list[Chain]:
        """Those that begin before `end` and end after `start`, without a look at all the others."""
        near: list[Chain] = []
        for at in range(bisect_right(self._ends, start), len(self._ends)):
            chain = self[self._ends[at]]
            if chain.start >= end:
                break
            near.append(chain)
        return near


@cache
def _zone_of_city(words: tuple[str, ...]) -> re.Pattern[str]:
    """毕节市|金海湖新区|响水乡: a city's zone stands before its town, and in no path."""
    return re.compile(f"[\u4e00-\u9fff]{{2,8}}?(?:{alternation(words)})")


def chains(text: str, hits: Hits, names: Names, gazetteer: Gazetteer, own: Container[str] = frozenset()) -> list[Chain]:
    """The chains of a text, longest first where several begin at one place; they do not overlap.

    `own` are the full names of the report's place and of those above it, which may stand anywhere: 紧扣|渠县工作部署.
    """
    starts: dict[int, list[tuple[int, str]]] = {}
    for hit in hits.places:
        starts.setdefault(hit.start, []).append((hit.end, names.surfaces[hit.surface]))
    found: list[Chain] = []
    taken = 0
    inside, zone = _inside_provinces(text, hits, names), _zone_of_city(names.zone_words)
    for start in sorted(starts):
        if start < taken:
            continue
        starts[start] = _that_may_begin(text, start, taken, starts[start], own, is_inside=start in inside)
        if not starts[start]:
            continue
        named = [
            _extend(text, end, (name,), gazetteer.named(name), starts, gazetteer, zone) for end, name in starts[start]
        ]
        end, chain_names, places = named[0] if len(named) == 1 else max(named, key=lambda c: (c[0], bool(c[2])))
        if not places or _ANOTHER_WORD.match(text, end - 1):
            continue
        end, chain_names, places = _city_district(end, chain_names, places, starts, gazetteer)
        if places[0].level is Level.PROVINCE:
            end, chain_names, places = _short_city(text, end, chain_names, places, names)
        first, places = _led(text, start, taken, places, gazetteer)
        found.append(Chain(first, end, chain_names, places))
        taken = end
    return found


def _that_may_begin(
    text: str, start: int, after: int, named: list[tuple[int, str]], own: Container[str], *, is_inside: bool
) -> list[tuple[int, str]]:
    """Those of the names that begin at `start` that no word around has a part of; the place before ends at `after`, and `is_inside`
    says that a province is named there: 上|海城市治理.
    """
    if is_inside:
        named = [(end, name) for end, name in named if name in own]
    if start == 0:
        return named
    before = text[start - 1]
    if text.startswith((_EXAMPLE, _HIGH_TECH, _PARTY[0]), start - 1):
        return []  # 示范村镇 holds no 范村镇; 大连高|新技术产业园区; 中共|安乡县委 no 共安乡
    if before in "》”" and text[start] in _AND:
        return []  # 《规划》和县委
    clear = (
        not "\u4e00" <= before <= "\u9fff"
        or before in _TOWARDS
        or (before in _FROM and text[start] not in _AND)
        or text.endswith(_PARTY, 0, start)
        or (after == start - 1 and before in _AND)  # 秦州区和礼县
    )
    if clear:
        return named
    # 学习和县委 holds no 和县, 组成县委督导组 no 成县: a name of two characters begins only where no word can
    return [
        (end, name)
        for end, name in named
        if len(name) > _SHORTEST
        or name.endswith(_LEAGUE)
        or (name[0] not in _AND and (begins_word if name in own else is_word)(text, start, end))
    ]


def _inside_provinces(text: str, hits: Hits, names: Names) -> set[int]:
    """Where no place begins, because a province is named there: 上|海城市治理 is of 上海."""
    return {
        at
        for start, end, _ in leftmost(hits.roles[Role.SHORT_PLACE])
        if names.short_places[text[start:end]][0].level is Level.PROVINCE
        for at in range(start + 1, end)
    }


def _led(
    text: str, start: int, after: int, places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[int, tuple[Place, ...]]:
    """A chain with the short names before it of the places above: 宁夏|彭阳县, 广东|河源|龙川县, 秀山|洪安镇."""
    towns = all(place.level is Level.TOWNSHIP for place in places)
    for length in (3, 2):
        stem = text[max(after, start - length) : start]
        if len(stem) == length:
            above = tuple(
                f"{place.path}/"
                for place in gazetteer.stems(stem)
                if place.level in _LEADING or (towns and place.level is Level.COUNTY)
            )
            below = tuple(place for place in places if place.path.startswith(above)) if above else ()
            if below:
                return _led(text, start - length, after, below, gazetteer)
    return start, places


def is_word(text: str, start: int, end: int) -> bool:
    """Whether a name is a word of its own between characters: 指导|莘县|开展, 国家税务总局|易县|税务局, but 完成|县委, 安徽|县域, 新|县城."""
    return _word_at(text, start, end) == end - start


def begins_word(text: str, start: int, end: int) -> bool:
    """Whether no word runs over the place where a name begins: 莘|县委, but 组成|县委督导组."""
    return _word_at(text, start, end) > 0


def _word_at(text: str, start: int, end: int) -> int:
    """How long the word is that begins where a name from `start` to `end` does; 0 where none begins there."""
    at = max(0, start - _BEFORE)
    for word in segment(text[at : end + _BEHIND]):
        if at >= start:
            return len(word) if at == start else 0
        at += len(word)
    return 0


def _extend(
    text: str,
    end: int,
    chain: tuple[str, ...],
    places: Sequence[Place],
    starts: Mapping[int, list[tuple[int, str]]],
    gazetteer: Gazetteer,
    zones: re.Pattern[str],
) -> tuple[int, tuple[str, ...], tuple[Place, ...]]:
    """The longest chain that goes on from `end`, each next name below one of the places so far; one of `zones` may stand between."""
    best = (end, chain, tuple(places))
    of_city = end not in starts and all(place.level is Level.PREFECTURE for place in places)
    zone = zones.match(text, end) if of_city else None
    for next_end, name in starts.get(zone.end() if zone is not None else end) or ():
        below, names = _below(places, name, gazetteer), (*chain, name)
        if zone is not None:
            below = [place for place in below if place.level is Level.TOWNSHIP]  # 市|推进产业园区|县 is no chain
        elif not below:
            # 河北省雄安新区|容城县: the new area has parts of cities, and stands above none of their counties; a zone is beside itself
            beside = [above for place in places if place.level is Level.OTHER and (above := gazetteer.parent(place))]
            below, names = _below(beside, name, gazetteer), (*chain[:-1], name)
            below = [place for place in below if place.level is not Level.OTHER]
        if below:
            longer = _extend(text, next_end, names, below, starts, gazetteer, zones)
            if longer[0] > best[0]:
                best = longer
    return best


def _short_city(
    text: str, end: int, chain: tuple[str, ...], places: tuple[Place, ...], names: Names
) -> tuple[int, tuple[str, ...], tuple[Place, ...]]:
    """A province and a city of it in short: 广西壮族自治区|贺州."""
    above = tuple(f"{place.path}/" for place in places)
    for length in _CITY_LENGTHS:
        cities = names.short_places.get(text[end : end + length], ())
        below = tuple(place for place in cities if place.path.startswith(above))
        if below and _CITY_ENDS.match(text, end + length):
            return end + length, (*chain, below[0].name), below
    return end, chain, places


def _city_district(
    end: int,
    names: tuple[str, ...],
    places: tuple[Place, ...],
    starts: Mapping[int, list[tuple[int, str]]],
    gazetteer: Gazetteer,
) -> tuple[int, tuple[str, ...], tuple[Place, ...]]:
    """A chain whose last character opens the next name: 青岛|市北区, 枣庄|市中区 are no 青岛市 and 枣庄市."""
    for longer, name in starts.get(end - 1) or ():
        below = tuple(_below(places, name, gazetteer)) if name.startswith(_CITY) else ()
        if below:
            return longer, (*names, name), below
    return end, names, places


def _below(places: Sequence[Place], name: str, gazetteer: Gazetteer) -> list[Place]:
    paths = tuple(f"{place.path}/" for place in places)
    below = [place for place in gazetteer.named(name) if place.path.startswith(paths)]
    # 文山市|东山乡 is 东山彝族乡, though there are towns elsewhere with just that name
    return below or [place for place in gazetteer.everyday(name) if place.path.startswith(paths)]


def meant_here(chain: Chain, near: Callable[[Place], bool], gazetteer: Gazetteer) -> Chain:
    """A lone town of a name that no town near the report has, as the one near it that is called so every day: 东山乡 for 东山彝族乡."""
    whole = chain.end - chain.start == len(chain.names[0])  # and not 广西|东山乡
    if len(chain.names) > 1 or not whole or any(near(place) for place in chain.places):
        return chain
    called = tuple(place for place in gazetteer.everyday(chain.names[0]) if near(place))
    return chain._replace(places=called) if called else chain


def told(text: str, written: Sequence[Chain], near: Callable[[Place], bool], local: Container[str] = ()) -> list[Chain]:
    """The chains of a text, where a lone town that is not the only one of its name near the report is that of the county named
    before it in the sentence, 栾川县撤销|城关镇, 云南省威信县双河苗族彝族乡、|高田乡, or the one that stands elsewhere with its
    county: 边城镇, where 湖南省花垣县边城镇 is named. One of the `local` short names is that place: 乌镇 in the report of 乌镇镇.
    """
    full: dict[str, tuple[Place, ...]] = {}
    for chain in written:
        if len(chain.names) > 1:
            full.setdefault(chain.names[-1], chain.places)
    read: list[Chain] = []
    for chain in written:
        meant: tuple[Place, ...] = ()
        # not 广西|东山乡
        whole = chain.end - chain.start == len(chain.names[0]) and chain.names[0] not in local
        if whole and chain.places[0].level is Level.TOWNSHIP and len({p.path for p in chain.places if near(p)}) != 1:
            if read and _SAME_SENTENCE.fullmatch(text, read[-1].end, chain.start):
                counties = {_county_of(place) for place in read[-1].places}
                if len(counties) == 1:
                    meant = tuple(place for place in chain.places if _county_of(place) in counties)
            meant = meant or full.get(chain.names[0], ())
        above = meant[0].path.split("/")[-2] if meant else ""
        read.append(chain._replace(names=(above, chain.names[0]), places=meant) if meant else chain)
    return read


def _county_of(place: Place) -> str:
    return place.path if place.level is Level.COUNTY else place.parent


def regions(gazetteer: Gazetteer) -> dict[str, str]:
    """The short names of the prefectures that are regions, with their names: 喀什 (喀什地区)."""
    provinces = gazetteer.abbreviations().values()
    names = {place.name for province in provinces for place in gazetteer.children(province)}
    return {name.removesuffix(_REGION): name for name in names if name.endswith(_REGION)}


def cities(names: Names) -> dict[str, str]:
    """The short names of provinces and prefectures that mean one of them only, with its name: 合肥 (合肥市)."""
    return {short: places[0].name for short, places in names.short_places.items() if len({*places}) == 1}


def is_sure(
    chain: Chain, near: Callable[[Place], bool], words: Container[str] = frozenset(), year: int | None = None
) -> bool:
    """Whether a chain is a place here: a lone town far from the report's surroundings is more likely a word.

    联合|乡司法所 names no 联合乡, unless the report lies near one; neither does 会同|县公安局 a county, one of the `words`, nor
    城区 the district of 大同市 that was no more in the report's `year`.
    A 东部新区 or 临空经济区 below a county may be any city's.
    """
    if len(chain.names) == 1 and chain.names[0] in words:
        return any(near(place) and not 0 < place.last_year < (year or 0) for place in chain.places)
    if any(near(place) for place in chain.places):
        return True
    if len(chain.names) > 1 or not all(map(_is_below_county, chain.places)) or all(map(_is_called_after, chain.places)):
        return True
    unique = len({place.path for place in chain.places}) == 1
    return unique and len(chain.names[0]) >= _LONG_NAME and chain.places[0].level is Level.TOWNSHIP


def is_zone_elsewhere(name: str, places: Iterable[Place], own: Mapping[str, str]) -> bool:
    """Whether the zones of a name are far away, though it is called as one of the report's own place would be: 双桥经开区 in the report
    of 承德市双桥区 is not that of 重庆市大足区. `own` has the paths of the report's place and of those above it by their short names.
    """
    paths = [f"{path}/" for stem, path in own.items() if name.startswith(stem)]
    return bool(paths) and all(
        place.level is Level.OTHER and not f"{place.path}/".startswith(path) for place in places for path in paths
    )


def _is_below_county(place: Place) -> bool:
    return place.level is Level.TOWNSHIP or (place.level is Level.OTHER and len(place.code) == _TOWN_CODE)


def _is_called_after(place: Place) -> bool:
    """Whether a zone has the name of a place above it in front, so that it is no other's: 天津经济技术开发区."""
    above = (name[:-1] for name in place.path.split("/")[:-1])
    return place.level is Level.OTHER and any(len(stem) > 1 and place.name.startswith(stem) for stem in above)
