"""Zones that are called after their county, city or town and stand in no table: 晋江经济开发区, 秦安县工业园区."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.words import Words
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundInstitution, FoundLocality
from lawgraph.extraction.places import ByEnd, Chain, is_zone_elsewhere
from lawgraph.model import Level, Place

_LEVELS = frozenset({Level.COUNTY, Level.PREFECTURE})
_OWNERS = _LEVELS | {Level.OTHER}
_CALLED_AFTER = _LEVELS | {Level.TOWNSHIP}
_LEVEL_WORDS = "县市区旗镇乡"
_SHORTEST_FULL = 3
_SHORT_NAMES = (4, 3, 2)
#: how far before a zone's form its own name and the word before that are looked for
_REACH = 8
#: the longest own name of a zone that is listed: 太原中北|高新区
_LONGEST = 4
_OWN_NAME = (2, 3)
_CHINESE = re.compile("[\u4e00-\u9fff]+")
#: 长江新区|管委会
_COMMITTEE = "管委会"
#: the classes of words that tell of a zone or of what is done there, and are no name of one
_NO_NAME = (
    *("zone-kind", "zone-noun", "trade", "open-boundary", "village-before", "village-descriptor", "village-generic"),
    *("village-verb", "short-place-before", "short-place-does"),
)
#: 中国(江苏)自由贸易试验区
_FREE_TRADE = re.compile("中国\\(([\u4e00-\u9fff]{2,3})\\)自由贸易试验区")


class ZoneGrammar:
    """The rules for zones, compiled from the word classes."""

    def __init__(self, grammar: Grammar, stems: Callable[[str], Sequence[Place]]) -> None:
        self._stems = stems
        self._form = re.compile(f"(?:{grammar.alternation('zone-form')})(?!域)")
        self._last = frozenset(form[-1] for form in grammar["zone-form"])
        self._kind = re.compile(f"(?:{grammar.alternation('zone-noun')})+$")
        before = "".join(word for word in grammar["zone-before"] if len(word) == 1)
        self._no_first = frozenset(before)
        self._own_name = re.compile(
            f"(?:^|[^\u4e00-\u9fff]|{grammar.alternation('zone-before')})(?P<name>(?![{before}]..$)[\u4e00-\u9fff]{{2,3}})$"
        )
        words = [word for kind in _NO_NAME for word in grammar[kind] if len(word) > 1]
        self._no_name = Words([*words, *grammar["generic-before"]])
        self._governing = frozenset(grammar["park-organ"])
        self._unnamed = frozenset(grammar["own-zone"])

    def find(
        self, text: str, places: Sequence[Chain], local: Mapping[str, Place], own: Place | None, claims: Claims
    ) -> list[FoundLocality]:
        """The zones of a clean text; `local` are the short names of the report's surroundings, `own` is its place."""
        if not any(last in text for last in self._last):
            return []
        ends = ByEnd(places)
        found = [
            FoundLocality(match.start(), match.end(), (match[1],), match.group(), (local[match[1]],), Level.OTHER.value)
            for match in _FREE_TRADE.finditer(text)
            if match[1] in local and claims.free(*match.span())
        ]
        for match in self._form.finditer(text):
            zone = self._zone(text, match.start(), match.end(), ends, local, own)
            found += [zone] if zone is not None and claims.free(zone.start, zone.end) else []
        return found

    def _zone(
        self, text: str, form: int, end: int, ends: ByEnd, local: Mapping[str, Place], own: Place | None
    ) -> FoundLocality | None:
        """The zone whose form stands between `form` and `end`."""
        if any(chain.end > end or chain.places[0].level is Level.COUNTY for chain in ends.around(form, end)):
            return None  # 浦东|新区|张江镇, 浦东新区
        kind = self._kind.search(text, max(0, form - _REACH), form)
        first = kind.start() if kind is not None else form
        whole = self._whole(text, first, end, ends, own)
        if whole is not None:
            return whole
        head = self._head(text, first, ends, local)
        if head is None:
            return self._behind(text, first, end, ends, local) or self._called(text, first, end, ends, own)
        name = _stem(head.names[-1]) + text[first:end]
        known = self._listed(name, head.places)  # 合肥高新区 is 合肥高新技术产业开发区
        if known:
            return FoundLocality(head.start, end, (known[0].name,), places=known)
        return FoundLocality(head.start, end, head.names, name, head.places, Level.OTHER.value)

    def _listed(self, zone: str, above: Sequence[Place]) -> tuple[Place, ...]:
        """The zones of a name or short name that the gazetteer has in one of some places, or that are one of these."""
        paths = tuple(f"{place.path}/" for place in above)
        return tuple(place for place in self._stems(zone) if f"{place.path}/".startswith(paths))

    def _whole(self, text: str, form: int, end: int, ends: ByEnd, own: Place | None) -> FoundLocality | None:
        """The zone that is listed under all the words before `end`, 太原中北高新区, or in a report from its surroundings without
        the city's name in front: 净月高新区 for 长春净月高新技术产业开发区.
        """
        chain = ends.get(end)
        if chain is not None and chain.start < form and chain.places[0].level is Level.OTHER:
            return FoundLocality(chain.start, end, chain.names, places=chain.places)
        names = own.path.split("/") if own is not None else []
        above = {_stem(name): "/".join(names[: depth + 1]) for depth, name in enumerate(names)}
        for start in range(max(0, form - _LONGEST), form - 1):
            for city in ("", *above):
                known = [place for place in self._stems(city + text[start:end]) if place.level is Level.OTHER]
                if len(known) != 1 or (city and known[0].name.startswith(text[start:form])):
                    continue
                if not is_zone_elsewhere(text[start:end], known, above):
                    return FoundLocality(start, end, (known[0].name,), places=tuple(known))
        return None

    def governed(
        self, text: str, organs: Sequence[FoundInstitution], places: Sequence[Chain], own: Place | None, claims: Claims
    ) -> list[FoundLocality]:
        """The zones that a city or county made and whose committees its report names, wherever they stand: 长江新区, with
        长江新区管委会 elsewhere in the text.
        """
        if own is None or own.level not in _LEVELS:
            return []
        committees = {organ.organ for organ in organs if organ.type.name in self._governing}
        named = {name.removesuffix(_COMMITTEE) for name in committees} - self._unnamed - committees
        zones = {name for name in named if name and not self._form.fullmatch(name)}  # 县|工业园区管委会 names none
        before = {chain.end: chain for chain in places}
        found = []
        for zone in sorted(zones):
            at = text.find(zone)
            while at >= 0:
                chain, end = before.get(at), at + len(zone)
                start = chain.start if chain is not None and own in chain.places else at
                if (chain is None or start < at) and claims.free(start, end):
                    found.append(FoundLocality(start, end, (zone,), zone, kind=Level.OTHER.value))
                at = text.find(zone, end)
        return found

    def _called(self, text: str, start: int, end: int, ends: ByEnd, own: Place | None) -> FoundLocality | None:
        """A zone with a name of its own in its own report (东疆|综保区) or that of its county or city: 小蓝|经开区 (小蓝经济开发区),
        洛贯|经济开发区.
        """
        if own is None or own.level not in _OWNERS:
            return None
        name = self._own_name.search(text, max(0, start - _REACH), start)
        if name is None or any(ends.around(name.start("name"), end)):
            return None
        first, zone = name.start("name"), text[name.start("name") : end]
        known = self._listed(zone, (own,))
        if known:
            return FoundLocality(first, end, (known[0].name,), places=known)
        if own.level is Level.OTHER:
            return None
        if not self._may_be_name(name["name"]):
            return None
        if any(place.level in _LEVELS for place in self._stems(name["name"])):
            return None  # 晋江|经济开发区: another county's
        return FoundLocality(first, end, (zone,), zone, kind=Level.OTHER.value)

    def _behind(self, text: str, first: int, end: int, ends: ByEnd, local: Mapping[str, Place]) -> FoundLocality | None:
        """A zone with a name of its own behind that of its city or county, which may be short: 柳州市|柳东|新区, 安康|城东|新区."""
        for length in _OWN_NAME:
            chain = self._head(text, first - length, ends, local)
            if chain is None or chain.places[0].level not in _LEVELS or text[chain.end] in self._no_first:
                continue
            if self._may_be_name(text[chain.end : first]):
                return FoundLocality(
                    chain.start, end, chain.names, text[chain.end : end], chain.places, Level.OTHER.value
                )
        return None

    def _may_be_name(self, words: str) -> bool:
        """Whether words may be a zone's own name: not 化工|园区, 面向|工业园区."""
        return _CHINESE.fullmatch(words) is not None and not any(
            self._no_name.begin(words, at) for at in range(len(words))
        )

    def _head(self, text: str, end: int, ends: ByEnd, local: Mapping[str, Place]) -> Chain | None:
        """The county, city or town whose name stands before a zone's form, in full or in short."""
        chain = ends.get(end)
        if chain is not None:
            return chain if chain.places[0].level in _CALLED_AFTER else None
        for length in _SHORT_NAMES:
            if length > end:
                continue  # 晋江|经济开发区 at the very beginning
            place = local.get(text[end - length : end])
            if place is not None and place.level in _CALLED_AFTER:
                above = ends.get(end - length)  # 龙川县|登云|产业园
                within = above is not None and any(place.path.startswith(f"{one.path}/") for one in above.places)
                start = above.start if above is not None and within else end - length
                return Chain(start, end, (text[end - length : end],), (place,))
        return None


def _stem(name: str) -> str:
    """晋江 for 晋江市: the zone is called after the place, not after its level."""
    return name[:-1] if len(name) >= _SHORTEST_FULL and name[-1] in _LEVEL_WORDS else name
