"""The place a report speaks for, decided by the evidence in the whole document."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import alternation
from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.places import Chain
from lawgraph.frame.agency_code import of_the_numbers
from lawgraph.frame.plain_zones import is_plain
from lawgraph.frame.site import of_the_site
from lawgraph.frame.surroundings import short_name
from lawgraph.model import Level, Place

_WEIGHTS = (4, 2, 1)
_SHORT_NAME = 2
_ORGANS = "(?:委(?!员)|政府|人民政府|司法局|公安局|人民法院|法院|检察院|人民检察院|人大|政协)"
#: the committee or government that a town answers to; 市委 may be that of its county or of what is above. These patterns
#: go through whole texts, and each begins with one character that `re` looks for at once
_PARENT_SAID = {
    "县": re.compile(f"县(?:{_ORGANS}|(?<=全县))"),
    "区": re.compile(f"区(?<![社园治特]区)(?:{_ORGANS}|交巡警)"),
    "旗": re.compile(f"旗(?:{_ORGANS}|(?<=全旗))"),
}
#: 省委, 全省 and 省、市、县 are not said in a region, nor 自治区党委 in a province; a municipality has neither
_PROVINCE_SAID = {
    "省": re.compile(f"省(?:{_ORGANS}|(?<=全省)|(?<=[、,]省)、市|市县)"),
    "自治区": re.compile(f"自治区(?:党委|{_ORGANS})"),
}
#: 在市委、市政府的正确领导下: of a town that names no county or district, the city is the one it lies in
_UNDER_CITY = re.compile("市委[^。;]{0,12}(?:领导|指导|关心支持)下")
_CITY = "市"
#: 在省委领导下,省政府…, 全省各级政府…: who says so, and names no committee below, is the province or its department
_OPENING = 400
_PROVINCE_SPEAKS = re.compile("(?P<level>省|自治区)(?:党?委|(?:人民)?政府)|全(?P<whole>省)各级")
_BELOW_SPEAKS = re.compile("[市州县区旗盟镇乡](?<!自治区)(?:党?委|(?:人民)?政府)")
#: 在省委领导下,|我校…, ,|学校坚持…: neither a province nor its department
_ANOTHER_SPEAKS = re.compile("我(?<!自我)(?![省厅国们党军自])|(?:^|[,。\n])(?:全校|全院|学校|学院|公司|集团|医院)")
_OF_PROVINCES = ("", "厅")
#: hardly a name of a place is longer
_SEAM = 16


@dataclass(frozen=True, slots=True)
class Decision:
    """The place decided on, or None and the places that remain; `evidence` holds the words that decided."""

    place: Place | None
    candidates: tuple[Place, ...]
    evidence: str


def of_the_report(chain: Chain, text: str, gazetteer: Gazetteer) -> Chain:
    """A chain with those of its places that the report's own words allow: of the province whose documents it cites
    (《湖北省…指引》), where the site lies that it stands on, in a province where it says 省委, in a county where it says 县委 and
    in a district where it says 区委, or else in a city where it says 市委. Words that none meets say nothing.
    """
    if len({place.path for place in chain.places}) < 2:
        return chain
    provinces = {place.path.partition("/")[0] for place in chain.places}
    cited = [province for province in provinces if f"《{province}" in text]
    within = tuple(place for place in chain.places if place.path.startswith(cited[0])) if len(cited) == 1 else ()
    places = of_the_site(within or chain.places, text, gazetteer)
    provincial = tuple(word for word, pattern in _PROVINCE_SAID.items() if pattern.search(text))
    places = tuple(place for place in places if place.path.partition("/")[0].endswith(provincial)) or places
    said = {word for word, pattern in _PARENT_SAID.items() if pattern.search(text)}
    if not said and _UNDER_CITY.search(text):
        said.add(_CITY)
    under = tuple(
        place
        for place in places
        if (parent := gazetteer.parent(place)) is None or place.level is not Level.TOWNSHIP or parent.name[-1] in said
    )
    return chain._replace(places=under or places)


def province_by_short_name(content: str, bureau: str, gazetteer: Gazetteer) -> Decision:
    """The province whose government speaks, and that it calls by its short name alone: 省政府坚持…推动江苏高质量发展. `bureau` is the
    word for its bureau where a report speaks as one (厅 of 我厅).
    """
    opening = content[:_OPENING]
    speaks = _PROVINCE_SPEAKS.search(opening)
    if (
        bureau not in _OF_PROVINCES
        or speaks is None
        or _BELOW_SPEAKS.search(opening)
        or _ANOTHER_SPEAKS.search(opening)
    ):
        return Decision(None, (), "")
    level = speaks["level"] or speaks["whole"]
    provinces = {short_name(p, gazetteer): p for p in gazetteer.abbreviations().values() if p.name.endswith(level)}
    said = {name: content.count(name) for name in provinces}
    named = [name for name, times in said.items() if times]
    if len(named) != 1 or said[named[0]] == 1:  # 浙江经验, 上海南部
        return Decision(None, (), "")
    return Decision(provinces[named[0]], (), named[0])


@cache
def _station(words: tuple[str, ...]) -> re.Pattern[str]:
    """马武|派出所: a station that several towns share is called after the one it stands in."""
    return re.compile(alternation(words))


class _Rest:
    """A text without a name, and which other names are in it; `named` are the full names of places that the text holds, `station` is what a
    station is called behind the name of its town.

    Asking a text for each of the fifty names around a place would take longer than finding all names in it: a name that the
    text does not hold may at most stand at a seam, where the name was taken out.
    """

    def __init__(self, text: str, name: str, named: Set[str], station: re.Pattern[str]) -> None:
        stations = [match.start() for match in station.finditer(text)]
        self._stations = {text[max(0, at - length) : at] for at in stations for length in (2, 3)}
        pieces = text.split(name)
        self.text = "".join(pieces)
        self._named = named
        seams = accumulate(map(len, pieces[:-1]))
        self._seams = "\n".join(self.text[max(0, at - _SEAM) : at + _SEAM] for at in seams)

    def name_of(self, place: Place, gazetteer: Gazetteer) -> str:
        """The words that name a place, in full or by the station that is called after it; "" when there are none."""
        name = place.name
        if len(name) > _SHORT_NAME and self.names(name):
            return name
        if not (self._stations and (name[:2] in self._stations or name[:3] in self._stations)):
            return ""
        stem = short_name(place, gazetteer)
        return stem if stem in self._stations else ""

    def names(self, place: str) -> bool:
        """Whether the full name of a place is in the text."""
        if len(place) > _SEAM:
            return place in self.text
        return (place in self._named and place in self.text) or place in self._seams


def decide(chain: Chain, text: str, hits: Hits, catalogue: Catalogue, year: int | None) -> Decision:
    """Which of the places a chain may be, by what else the text names: the places above each, with neighbours.

    中峰镇 alone may be four towns; 綦江区 anywhere in the document makes it the one in 重庆, or else a document numbered 綦江府办发.
    Among places of one path the one that stood in the year wins. `hits` are what the text names. A zone with a name that any
    city's may have (化工园区) has to be told by what else is named even where the table knows one only.
    """
    gazetteer, words_too = catalogue.gazetteer, frozenset(catalogue.grammar["place-stem-word"])
    candidates = standing(chain.places, year)
    plain = len(chain.names) == 1 and any(is_plain(place, catalogue.grammar) for place in candidates)
    if len(candidates) == 1 and not plain:
        return Decision(candidates[0], (), "".join(chain.names))
    # 武安镇 says nothing of 武安市: a name is no evidence for itself
    named = frozenset(text[hit.start : hit.end] for hit in hits.places)
    rest = _Rest(text, chain.names[-1], named, _station(catalogue.grammar["town-station"]))
    scored = [(_score(place, rest, gazetteer, words_too), place) for place in candidates]
    best = max(score for (score, _), _ in scored)
    winners = [(words, place) for (score, words), place in scored if score == best]
    if best > 0 and len(winners) == 1:
        words, place = winners[0]
        return Decision(place, (), "、".join(words))
    if not best:
        sure = [place for place in candidates if not is_plain(place, catalogue.grammar)]
        if len(sure) == 1 and len(sure) < len(candidates):
            return Decision(
                sure[0], (), "".join(chain.names)
            )  # 滨海新区 is the one of 天津, where nothing tells of another
    remaining = [place for _, place in winners]
    numbered, code = of_the_numbers(remaining, text, gazetteer, catalogue.grammar)
    if len(numbered) == 1:
        return Decision(numbered[0], (), code)
    return Decision(None, tuple(numbered or remaining), "")


def standing(places: Sequence[Place], year: int | None) -> list[Place]:
    """Of places with one path, the one that stood in the year, else the last to stand; of several, those that stood then.
    Without a year 安多县 is the one of today, in 那曲市, not the one of 那曲地区 that it was until 2017.
    """
    by_path: dict[str, Place] = {}
    for place in places:
        known = by_path.get(place.path)
        if known is None or _fits(place, year) > _fits(known, year):
            by_path[place.path] = place
    each = list(by_path.values())
    if year is None:
        today = {place.key for place in each}
        return [place for place in each if place.became not in today]
    return [place for place in each if place.first_year <= year <= place.last_year] or each


def _fits(place: Place, year: int | None) -> tuple[bool, int]:
    return (year is not None and place.first_year <= year <= place.last_year, place.last_year)


def _score(place: Place, rest: _Rest, gazetteer: Gazetteer, words_too: Set[str]) -> tuple[int, list[str]]:
    """How much of the surroundings of a place the text names, and the words it names them with; the 公安 of 公安机关 and
    the other `words_too` say nothing of 公安县.
    """
    score, words = 0, []
    text = rest.text
    own = {short_name(place, gazetteer), *words_too}
    for above, weight in zip(gazetteer.ancestors(place), _WEIGHTS, strict=False):
        if above.name in text:
            score += 2 * weight
            words.append(above.name)
        else:
            stem = short_name(above, gazetteer)
            if len(stem) > 1 and stem in text and stem not in own:
                score += weight
                words.append(stem)
    parent = gazetteer.parent(place)
    around = [*(gazetteer.children(parent) if parent is not None else ()), *gazetteer.children(place)]
    own |= {"", place.name}
    named = (name for other in around if (name := rest.name_of(other, gazetteer)) not in own)
    near = list(islice(named, 2))
    if near:
        score += 1
        words += near
    return score, words
