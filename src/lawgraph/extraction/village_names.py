"""Villages and communities below the township by the form of their names, with their organs: 河湾村, 城东街道东方红社区, 河湾村|村委会.

Of those of a table of one's own see `listed_villages`, of lists that share an ending `place_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar, alternation, alternation_but
from lawgraph.catalogue.roles import Role
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import Ending, Found, FoundInstitution, FoundLocality
from lawgraph.extraction.hits import Hits
from lawgraph.extraction.places import Chain
from lawgraph.extraction.village_starts import SHORTEST_NAME, SIDES, VillageStarts
from lawgraph.model import Place

_BELOW = ("村", "社区", "嘎查")
#: 村, 社区 or 嘎查: of 岳村村 the last 村, of 岳村|村民 and 石龙自然村|村… the first
_ENDING = "[村社嘎](?<=[\u4e00-\u9fff].)(?:(?<=村)(?:(?<=[然政]村)|(?!村[^委民级干支规“]))|(?<=社)区|(?<=嘎)查)"
_ROADS = ("路", "街", "巷")
_AND = re.compile("[、与和及]|以及")
#: 长寿, 阿拉尔: how long the short name of a place is
_SHORT_HEAD = (2, 3)
#: 三阳街道|画桥社区, 黄金洞林场|社区: with a head of its own, which no table has
_OTHER_HEAD = re.compile("[\u4e00-\u9fff]+?(?:街道[\u4e00-\u9fff]|[镇乡][\u4e00-\u9fff]{2}|园区|林场|农场)")
#: 河湾村|村委会, 河湾|村委会, 北栅社区|居委会, 磁建村社区|居委会
_COMMITTEE = re.compile(
    "(?P<kind>村社区(?=居)|村|社区|嘎查)(?:村|社区)?(?P<organ>委会|民委员会|居委会|居民委员会|党支部|党总支)(?!书|成员|班)"
)
_LAST_OF_VILLAGE = ("村", "区", "查")
#: 河湾村党委|书记, 河湾村人民调解委员会|成员
_POST_OR_MEETING = ("书", "成员", "班子", "会议", "主任", "委员")
_COUNTED = re.compile(r"[\d一二三四五六七八九十百两多]+\Z")
_MEASURE_WORD = "个"
_AND_MORE = "等"
_WHOLE_COMMITTEE = {"委会": "村委会", "民委员会": "村委会", "居民委员会": "居委会"}
#: so long a name is hardly a part of another word
_LONG_VILLAGE = 4
#: what a village is in law or on the ground, between its name and 村
_KIND_OF_VILLAGE = ("自然", "行政")
#: 推广积分治|村, 产业强|村: a way to govern or to strengthen villages, 带动全|村 is all of one; but 长治|村, 安全|村
_MAKING_VILLAGES = ("治", "强", "全")

#: 番禺|居民区, but 番禺居民区|党总支 is an organ
_NEIGHBOURHOOD = re.compile("居民区(?![党居委])")
#: how long the name of one is that stands behind no street
_LONGEST_NEIGHBOURHOOD = 3


class VillageDescriptors:
    """What describes a village and names none: |重点|村, |全|县|村."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar["village-descriptor"]
        self._words = re.compile(alternation([word for word in words if len(word) > 1]))
        self._signs = frozenset(word for word in words if len(word) == 1)

    def describe(self, stem: str) -> bool:
        """Whether the characters before 村 hold such a word or are nothing else."""
        return self.stand_in(stem) or self.make_up(stem)

    def stand_in(self, stem: str) -> bool:
        """Whether such a word of two characters or more stands in them: 经济薄弱|村."""
        return self._words.search(stem) is not None

    def make_up(self, stem: str) -> bool:
        """Whether each of them is such a word."""
        return self._signs.issuperset(stem)


class VillageNames:
    """The rules for the names of villages, compiled from the word classes."""

    def __init__(self, grammar: Grammar, segment: Callable[[str], Sequence[str]]) -> None:
        self._segment = segment
        self._starts = VillageStarts(grammar, segment)
        self._done_with = self._starts.done_with
        self._generic = frozenset(grammar["village-generic"])
        self._boundaries = frozenset(grammar["open-boundary"])
        self._compound = grammar["village-compound"]
        goes_on = alternation_but((*grammar["village-trap"], *grammar["village-body"]), grammar["village-trap-but"])
        #: 河湾|村委会, 河湾|村规民约, but 河湾村|规范, 河湾村|组织
        self._goes_on = re.compile(goes_on)
        self._village = re.compile(f"(?P<kind>{_ENDING})(?!{goes_on})")
        self._descriptors = VillageDescriptors(grammar)
        self._verbs = frozenset(grammar["village-verb"])
        self._no_last = (*grammar["village-compound"], *grammar["village-verb"])
        self._village_words = tuple(w for w in grammar["village-generic"] if len(w) > 3)
        self._done_with_committee = grammar["done-with-committee"]
        self._with_neighbourhoods = tuple(f"{city}/" for city in grammar["neighbourhood-city"])

    def find(
        self, text: str, hits: Hits, places: Sequence[Chain], heads: Sequence[Container[str]], claims: Claims
    ) -> list[FoundLocality]:
        """Villages and communities below the township: 河湾村, 金龙社区, 城东街道东方红社区.

        The name stands between a mark, a function word or a place and 村, and is no word that describes a village. `heads` hold the
        short names of places.
        """
        ends = {chain.end: chain for chain in places}
        inside = {position for chain in places for position in range(chain.start, chain.end)}
        found: list[FoundLocality] = []
        for match in hits.matches(self._village, text, Role.VILLAGE):
            last = match.start("kind")
            if text.endswith(_KIND_OF_VILLAGE, 0, last):
                last -= len(_KIND_OF_VILLAGE[0])  # 石龙|自然村
            if text.endswith(self._compound, 0, last) or {last, match.end()} <= inside:
                continue  # 禄丰市中|村乡 is a town
            start = self._starts.before(text, last, ends)
            if start is None or (last - start == 1 and last < match.start("kind")):
                continue  # 原|行政村
            stem, name = text[start:last], text[start : match.end()]
            chain = ends.get(start)
            first = chain.start if chain is not None else start
            of_its_town = chain is not None and chain.names[-1].startswith(stem)  # 一市镇|一市村
            if name in self._generic or not claims.free(first, match.end()):
                continue
            if stem[-2:-1] in self._boundaries and any(name[-2:] in names for names in heads):
                continue  # 先后到|曲村 in a county that has a 曲村镇
            if not (of_its_town or self._is_proper(stem)):
                continue
            beside = found[-1] if found and _AND.fullmatch(text, found[-1].end, first) else None
            if chain is not None:
                found.append(FoundLocality(first, match.end(), chain.names, village=name, places=chain.places))
            elif beside is not None and beside.places and not has_head(stem, heads):  # 梅仙镇三里村、|钟家村
                found.append(FoundLocality(first, match.end(), beside.names, village=name, places=beside.places))
            else:
                found.append(FoundLocality(first, match.end(), (name,), village=name))
        return self._again(text, found, claims)

    def neighbourhoods(
        self, text: str, place: Place | None, places: Sequence[Chain], claims: Claims
    ) -> list[FoundLocality]:
        """The communities of a city that calls them so: 番禺|居民区 in Shanghai; elsewhere people live in a 居民区."""
        found: list[FoundLocality] = []
        if place is None or not place.path.startswith(self._with_neighbourhoods):
            return found
        ends = {chain.end: chain for chain in places}
        for match in _NEIGHBOURHOOD.finditer(text):
            start = self._starts.before(text, match.start(), ends)
            stem = text[start : match.start()] if start is not None else ""
            if start is None or not self._is_proper(stem) or f"{stem}社区" in self._generic or stem in self._done_with:
                continue
            chain = ends.get(start)
            if chain is None and len(stem) > _LONGEST_NEIGHBOURHOOD:
                continue  # 违规侵占|居民区绿地
            first, names = (chain.start, chain.names) if chain is not None else (start, (stem + match.group(),))
            if claims.free(first, match.end()):
                where = chain.places if chain is not None else ()
                found.append(FoundLocality(first, match.end(), names, village=stem + match.group(), places=where))
        return found

    def _again(self, text: str, found: Sequence[FoundLocality], claims: Claims) -> list[FoundLocality]:
        """Villages, with those named again that stand behind their town once, whatever the words around look like: 三阳乡新田坪村 …
        结合|新田坪村实际, 对|新田坪村.
        """
        homes = {item.village: item for item in found if item.places and len(item.village) >= _LONG_VILLAGE}
        known = {item.end: item for item in found}
        for name, home in homes.items():
            at = text.find(name, home.end)
            while at >= 0:
                end = at + len(name)
                here = known.get(end)
                again = self._goes_on.match(text, end) is None and text[at - 1] not in SIDES
                if again and (here is None or here.start > at) and claims.free(at, end):
                    known[end] = FoundLocality(at, end, (name,), village=name)
                at = text.find(name, end)
        return sorted(known.values()) if homes else list(found)

    def organs(
        self,
        text: str,
        hits: Hits,
        places: Sequence[Chain],
        types: Mapping[str, InstitutionType],
        organs: Sequence[InstitutionType | None],
        claims: Claims,
    ) -> list[FoundInstitution]:
        """The organs of villages and communities: 河湾村|村委会, 河湾村委会, 北栅社区|居委会, 河湾村|人民调解委员会.

        `types` are those of villages by name, `organs` the types that the hits of organs name.
        """
        endings = [
            Ending(match.end("kind"), match.end(), kind)
            for match in _COMMITTEE.finditer(text)
            if (kind := types.get(_WHOLE_COMMITTEE.get(match["organ"], match["organ"]))) is not None
        ]
        known = {ending.end for ending in endings}
        endings += [
            Ending(start, end, kind)
            for start, end, surface in hits.organs
            if text.startswith(_LAST_OF_VILLAGE, start - 1)
            and end not in known
            and (kind := organs[surface]) is not None
            and kind.name in types
            and not text.startswith(_POST_OR_MEETING, end)
        ]
        ends = {chain.end: chain for chain in places}
        found = []
        for start, end, kind in sorted(endings, key=lambda ending: ending.start):
            last = next((start - len(ending) for ending in _BELOW if text.endswith(ending, 0, start)), start)
            first = None if text.endswith(self._compound, 0, last) else self._starts.before(text, last, ends)
            name = text[first:start] if first is not None else ""
            if last == start or first is None or name in self._generic or not self._is_proper(text[first:last]):
                continue
            if self._is_counted(text[first:last]) or text.startswith(self._done_with_committee, first):
                continue  # 东城街道十个|村委会, 完成|社区党支部换届
            chain = ends.get(first)
            first = chain.start if chain is not None else first
            if claims.free(first, end):
                names = chain.names if chain is not None else ()
                organ = kind.named(text[start:end])
                found.append(FoundInstitution(first, end, "", names, organ, kind, village=name))
        return found

    def begins_community(self, text: str, start: int, form: re.Pattern[str]) -> bool:
        """Whether the name of a community begins at `start`, in a form with a group `name`."""
        community = form.match(text, start)
        if community is None or community.group() in self._generic or not self._is_proper(community["name"]):
            return False
        return not any(word in self._done_with or word in self._verbs for word in self._segment(community["name"]))

    def _is_counted(self, stem: str) -> bool:
        """Whether a number before 村 says how many: 全镇十二|村; 柏井二村 is one of two with a name."""
        number = _COUNTED.search(stem)
        return number is not None and not (number.start() >= SHORTEST_NAME and self._is_proper(stem[: number.start()]))

    def _is_proper(self, stem: str) -> bool:
        """Whether the characters before 村 are a name: no function word, no word of another kind than a name or thing."""
        if len(stem) > SHORTEST_NAME and stem.endswith(_ROADS):
            return True  # 民主路社区 is named after a road
        if _MEASURE_WORD in stem or _AND_MORE in stem[1:] or (stem[0] == _AND_MORE and len(stem) == SHORTEST_NAME):
            return False  # 每个|村社区, 草塘等|渔村, but 等驾坡社区
        if len(stem) > SHORTEST_NAME and stem.endswith(_MAKING_VILLAGES):
            return False
        if self._descriptors.describe(stem):
            return False
        if stem.endswith(self._no_last):
            return False
        return not any(word in stem for word in self._village_words) and stem not in self._boundaries


def has_head(stem: str, heads: Sequence[Container[str]]) -> bool:
    """Whether a village is written behind the short name of another place: 加义镇献钟村、|长寿|邵阳村."""
    words = [stem[:length] for length in _SHORT_HEAD if len(stem) > length + 1]
    return any(word in names for names in heads for word in words) or _OTHER_HEAD.match(stem) is not None


def of_their_towns(found: Sequence[Found]) -> list[Found]:
    """What is found in the report of a county, its villages below their towns also where those are not written again: 梅仙镇三里村 …,
    then 三里村 or 三里村|村委会.
    """
    homes: dict[str, dict[tuple[str, ...], FoundLocality]] = {}
    for item in found:
        if isinstance(item, FoundLocality) and item.village and item.places:
            homes.setdefault(item.village, {})[item.names] = item
    return [_of_its_town(item, homes) for item in found] if homes else list(found)


def _of_its_town(item: Found, homes: Mapping[str, Mapping[tuple[str, ...], FoundLocality]]) -> Found:
    towns = homes.get(item.village, {}) if isinstance(item, FoundLocality | FoundInstitution) else {}
    if len(towns) != 1:
        return item
    (home,) = towns.values()
    if isinstance(item, FoundLocality) and not item.places:
        return item._replace(names=home.names, places=home.places)
    if isinstance(item, FoundInstitution) and not (item.place or item.level):
        return item._replace(place=home.names)
    return item
