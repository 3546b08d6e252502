"""Places by their short names, where the words around say that a place is meant: 结合上坪实际, 赴浙江、江苏学习.

Provinces and prefectures are a closed list and may be meant anywhere; a county or township only by its own report and by
the reports of places below it. 中山大学, 广东路 and 现场长治久安 hold no place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import Names
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLocality
from lawgraph.extraction.hits import Hits, occurrences
from lawgraph.model import Level, Place

_LARGE = frozenset({Level.PROVINCE, Level.PREFECTURE})
_SMALL = frozenset({Level.COUNTY, Level.TOWNSHIP})
#: 黄河|南, 太行山|西: with these a word ends as well as the name of a province
_SIDES = frozenset("东西南北")
#: between the members of a list: 浙江、江苏, 广州和深圳
_AND = re.compile("[、,]|[和与及]|以及")
_CHINESE = re.compile("[\u4e00-\u9fff]")
#: 龙凤街 is 龙凤街道 in its own report, unless a road is meant: 龙凤街12号
_ROAD = re.compile("[道路巷口区0-9一二三四五六七八九十]")
#: 在桐庐|正式启用, 赴萧山|考察: a county near by, by where something takes place
_TOWARDS = ("在", "赴", "到", "前往", "来自", "走进")
_THERE = re.compile(f"(?:{'|'.join(_TOWARDS)})$")
_GOING = ("赴", "到", "前往")
_COUNTY_LENGTHS = (4, 3, 2)
_YEAR = re.compile(r"20\d\d年")
#: 淮安|4个村上榜, 赣州|十县百乡入选, 郑州|“7·20”暴雨
_COUNTED = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)[个名家条项件县区镇乡村]|“\d")
#: 新华社长沙|3月5日电
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日(?:讯|电)")
_LONGEST_CUE = 4
_QUOTE = "“"


class _Name(NamedTuple):
    """A short name in the text and the places that it may mean."""

    start: int
    end: int
    places: tuple[Place, ...]
    own: bool


class ShortNames:
    """The rules for short names, compiled from the word classes and the gazetteer's provinces and prefectures."""

    def __init__(self, grammar: Grammar, names: Names, gazetteer: Gazetteer) -> None:
        self._names = names
        self._gazetteer = gazetteer
        self._before = re.compile(f"(?:{grammar.alternation('short-place-before')})$")
        self._before_large = re.compile(f"(?:{grammar.alternation('short-place-before-large')})$")
        self._after = re.compile(grammar.alternation("short-place-after"))
        self._promoted = re.compile(
            f"(?:{grammar.alternation('short-place-before')}|{grammar.alternation('program-verb')}|”[和与及])$"
        )
        self._longer = re.compile(grammar.alternation("short-place-longer"))
        self._slogan = re.compile(f"(?:{grammar.alternation('short-place-slogan')})$")
        self._words = frozenset(grammar["short-place-word"])
        self._unsafe = self._words.union(grammar["place-stem-word"], grammar["town-word"])
        self._does = re.compile(grammar.alternation("short-place-does"))
        looks = grammar.alternation("short-place-looked-at")
        #: 在桐庐|正式启用, 在桐庐|、
        self._takes_place = re.compile(f"{grammar.alternation('short-place-there')}|{looks}|[等、,。\n和与及]")
        #: 赴义乌|考察, 前往余姚|实地观摩: one looks at what others do wherever they are
        self._looked_at = re.compile(f"(?:{grammar.alternation('short-place-looking')})?(?:{looks})")
        #: 、北票|、凌源|等地: not 、北票|石油公司
        self._list_goes_on = re.compile(
            f"[、,。;()\n和与及等]|两?[县市区旗地]|{grammar.alternation('short-place-in-list')}|{looks}"
        )

    def find(
        self,
        text: str,
        hits: Hits,
        own: Mapping[str, Place],
        claims: Claims,
        local: Mapping[str, Place],
        ends: Collection[int] = (),
        programmes: Collection[int] = (),
    ) -> list[FoundLocality]:
        """The places named so, from left to right; `own` are the short names of the report's place and those above it, `local`
        also those near it. `ends` are where places end that were found by their full names: a list may go on from there
        (双塔区、北票、凌源), `programmes` where programmes begin.
        """
        beside = [*self._beside(text, own, local), *self._visited(text, local), *self._of(text, programmes, local)]
        found: list[FoundLocality] = []
        last = -1
        names = (*self._named(text, hits, own, local), *beside, *self._going_on(text, own, local, ends))
        large = {name.start for name in names if name.places[0].level in _LARGE}
        # the report's own meaning of a name comes first: 吉林 in a report of the city
        for name in sorted(names, key=lambda name: (name.start, -name.end, not name.own)):
            if name.start < last or not claims.free(name.start, name.end):
                continue
            listed = bool(found) and found[-1].end == last and _AND.fullmatch(text, last, name.start) is not None
            listed = listed or (name.start - 1 in ends and text[name.start - 1] == "、")
            whole = self._extended(text, name)
            joined = _AND.match(text, whole.end)
            paired = joined is not None and joined.end() in large and whole.places[0].level is Level.PROVINCE
            meant = listed or paired or name in beside or self._is_meant(text, whole)
            meant = meant or (whole.end > name.end and self._is_led(text, name, whole.end))
            if self._longer.match(text, whole.end) or not meant:
                continue
            found.append(FoundLocality(whole.start, whole.end, (whole.places[0].name,), places=whole.places))
            last = whole.end
        return found

    def _beside(self, text: str, own: Mapping[str, Place], local: Mapping[str, Place]) -> list[_Name]:
        """Counties and towns near the report's place, where the words say that something is there: 在桐庐正式启用."""
        first_two = {stem[:2] for stem in local}
        starts = (at + len(word) for word in _TOWARDS for at in occurrences(text, word))
        return [
            _Name(at, at + len(stem), (place,), False)
            for at in starts
            if text[at : at + 2] in first_two
            for stem, place in local.items()
            if text.startswith(stem, at) and self._takes_place.match(text, at + len(stem))
            if place.level in _SMALL and stem not in own and stem not in self._unsafe
        ]

    def _visited(self, text: str, local: Mapping[str, Place]) -> list[_Name]:
        """Counties anywhere, where the words say that one goes there to look: 赴义乌考察."""
        visits = {at + len(word) for word in _GOING for at in occurrences(text, word)}
        return [
            _Name(at, at + length, (county,), False)
            for at in visits
            for length in _COUNTY_LENGTHS
            if self._looked_at.match(text, at + length) and (county := self._county(text[at : at + length])) is not None
            if text[at : at + length] not in local
        ]

    def _of(self, text: str, programmes: Collection[int], local: Mapping[str, Place]) -> list[_Name]:
        """Places whose quoted programme follows: 推广|武平|“林长说法”, 、|南通|“潮海先锋”, ”和|南通|“潮海先锋”, counties anywhere as well:
        、|义乌|“老娘舅”.
        """
        large, starts = self._names.short_places, self._gazetteer.stem_starts
        found = []
        for start in programmes:
            end = start - 1 if text[start - 1 : start] == _QUOTE else start
            if text[end : end + 1] != _QUOTE:
                continue
            for length in _COUNTY_LENGTHS:
                first = end - length
                stem = text[max(0, first) : end]
                if stem in local:
                    places: tuple[Place, ...] = (local[stem],)
                elif stem[:2] not in starts:
                    continue
                else:
                    county = None if stem in large else self._county(stem)
                    places = (county,) if county is not None else large.get(stem, ())
                if places and stem not in self._unsafe and self._begins(text, first):
                    found.append(_Name(first, end, places, False))
        return found

    def _begins(self, text: str, start: int) -> bool:
        """Whether nothing before the name of a place whose programme follows makes another word of it."""
        before = text[max(0, start - _LONGEST_CUE) : start]
        return _CHINESE.match(before[-1:]) is None or self._promoted.search(before) is not None

    def _county(self, stem: str) -> Place | None:
        """The one county of a short name that is no word."""
        return None if stem in self._unsafe else self._gazetteer.only_county(stem)

    def _going_on(
        self, text: str, own: Mapping[str, Place], local: Mapping[str, Place], ends: Collection[int]
    ) -> list[_Name]:
        """Counties of the report's city that may stand in a list: meant only where the member before is a place."""
        if not ends:
            return []
        return [
            _Name(mark + 1, mark + 1 + len(stem), (place,), False)
            for stem, place in local.items()
            if place.level is Level.COUNTY and stem not in own and stem not in self._words
            for mark in occurrences(text, "、" + stem)
            if self._list_goes_on.match(text, mark + 1 + len(stem))
        ]

    def _named(self, text: str, hits: Hits, own: Mapping[str, Place], local: Mapping[str, Place]) -> list[_Name]:
        large = self._names.short_places
        names = [
            _Name(start, end, large[text[start:end]], False)
            for start, end, _ in hits.roles[Role.SHORT_PLACE]
            if not _is_nearer(local.get(text[start:end]), large[text[start:end]])
        ]
        for stem, place in own.items():
            names += [_Name(start, start + len(stem), (place,), True) for start in occurrences(text, stem)]
        return names

    def _extended(self, text: str, name: _Name) -> _Name:
        """江西|寻乌: a county of the province named right before it."""
        if name.places[0].level not in _LARGE or not _CHINESE.match(text, name.end):
            return name
        above = tuple(f"{place.path}/" for place in name.places)
        for length in (3, 2):
            end = name.end + length
            below = tuple(
                place
                for place in self._gazetteer.stems(text[name.end : end])
                if place.path.startswith(above) and place.level is not Level.TOWNSHIP
            )
            if below:
                return name._replace(end=end, places=below)
        return name

    def _is_led(self, text: str, name: _Name, end: int) -> bool:
        """Whether a county is meant by the province before it: |安徽|郎溪|、湖南岳阳“…”、浙江长兴派员参加; 湖北|公安 may be another word."""
        opening = _CHINESE.match(text[name.start - 1 : name.start]) is None
        known = text[name.end : end] in self._unsafe
        there = self._takes_place.match(text, end) is not None or not _CHINESE.match(text, end)
        return opening and not known and there

    def _is_meant(self, text: str, name: _Name) -> bool:
        """Whether the words around a short name make it a place."""
        before = text[max(0, name.start - _LONGEST_CUE) : name.start]
        if self._slogan.search(before):
            return False
        if not name.own and text[name.start : name.end] in self._words:
            return _THERE.search(before) is not None and self._takes_place.match(text, name.end) is not None
        if self._after.match(text, name.end) or _DATELINE.match(text, name.end):
            return True
        plain = text[name.start : name.end] not in self._unsafe
        if self._before.search(before) and (plain or self._takes_place.match(text, name.end)):
            return True  # 考察|新建|, but not 推动|新建|项目
        opening = _CHINESE.search(before[-1:]) is None
        if opening and plain and _COUNTED.match(text, name.end) is not None:
            return True
        if name.own and opening and plain and self._does.match(text, name.end) is not None:
            return True
        if name.own:
            if _THERE.search(before) and self._takes_place.match(text, name.end):
                return True
            street = text[name.end - 1] == "街" and not _ROAD.match(text, name.end)
            return street or (opening and _YEAR.match(text, name.end) is not None)
        province = name.places[0].level is Level.PROVINCE
        if province and text.startswith("的", name.end) and (opening or text[name.end - 1] not in _SIDES):
            return True  # 贵州的牛, but not 黄河南的村庄
        return self._before_large.search(before) is not None or ((opening or before.endswith("的")) and province)


def _is_nearer(here: Place | None, large: Sequence[Place]) -> bool:
    """Whether a county near the report is called like a prefecture elsewhere: 兴安 is no 兴安盟 in a report of 桂林, which has a 兴安县."""
    near = here is not None and here.level is Level.COUNTY and large[0].level is Level.PREFECTURE
    return near and here is not None and not here.path.startswith(f"{large[0].path}/")
