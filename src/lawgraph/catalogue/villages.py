"""Villages and communities of a table of one's own: which are in a town or county, and what they are called.

The table is kept as the lines of each town, and a town's lines are read when a report, the graph or a question comes to it: of
600,000 villages a corpus names a few hundred.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.iri import local_name
from lawgraph.model import Level, Place
from lawgraph.text import normalise

#: digits of the code of a town, with which that of its villages begins
TOWN_DIGITS = 9
#: 110101001000 is the town itself in the bureau's own pages
_TOWN_ITSELF = "000"
KINDS = ("社区", "嘎查", "村")
#: what the list adds behind a name: 北沟村委会(一分场)
_ADDED = re.compile(r"(?:\([^()]*\))+$")
_TOWNS = 1024
_PLACES = 128
_UP_TO_DATE = 9999

#: names → towns that have a village of that name
Under = Mapping[str, tuple[Place, ...]]


def village_namer(grammar: Grammar) -> Callable[[str], str]:
    """The function that gives a village's name as reports write it for the name in the bureau's list, "" for what is none.

    河湾村村委会, 河湾村委会 and 河湾村民委员会 → 河湾村; 多福巷社区居委会 → 多福巷社区; 新华居委会 → 新华社区; 查干嘎查委员会 → 查干嘎查. A name
    of one character is written with 村 once more, as reports do (岳村村), since 岳 alone is no name of a list: 岳村村委会 → 岳村村.
    """
    committees = [
        (word, kind)
        for group, kind in (("village-committee", "村"), ("community-committee", "社区"), ("any-committee", ""))
        for word in grammar[group]
    ]
    committees.sort(key=lambda item: -len(item[0]))
    none = grammar["no-village"]

    def named(listed: str) -> str:
        name = _ADDED.sub("", normalise(listed))
        if any(word in name for word in none):
            return ""
        for word, kind in committees:
            if name.endswith(word):
                name = name.removesuffix(word)
                if name and not name.endswith(KINDS):
                    name += kind
                break
        name = name.removesuffix("村") if name.endswith("嘎查村") else name
        if len(name) == 2 and name.endswith("村"):
            name += "村"
        return name

    return named


def stem_of(name: str) -> str:
    """A village's name without the word for its kind, "" when it has none: 河湾村 → 河湾, 第一管理区 → ""."""
    return next((name.removesuffix(kind) for kind in KINDS if name.endswith(kind)), "")


class Villages:
    """The villages of a table, each under the town whose code its own begins with.

    `rows` holds for the key of a town its lines, each the last three digits of a code and the name that the list gives. A town
    that the table has under an earlier or later key (五尧乡, since 2024 五尧镇) has the villages of that one.
    """

    def __init__(self, rows: Mapping[str, str], gazetteer: Gazetteer, grammar: Grammar) -> None:
        self.rows = rows
        self._gazetteer = gazetteer
        self._named = village_namer(grammar)
        self._of_key = lru_cache(maxsize=_TOWNS)(self._read)
        self._under = lru_cache(maxsize=_PLACES)(self._below)

    def __len__(self) -> int:
        rows = (line for lines in self.rows.values() for line in lines.splitlines())
        return sum(not line.startswith(_TOWN_ITSELF) for line in rows)

    def of(self, town: Place) -> Mapping[str, str]:
        """The villages of a town: name → code of 12 digits, "" where the list has several of that name."""
        return self._of_key(town.key)

    def village(self, town: Place, name: str) -> Place | None:
        """A town's village of this name."""
        code = self.of(town).get(name)
        if code is None:
            return None
        return Place(f"{town.key}-{local_name(name)}", f"{town.path}/{name}", Level.VILLAGE, code)

    def under(self, place: Place, year: int | None) -> Under:
        """The villages of a town, or of the towns right below a place in a year: name → the towns that have it."""
        return self._under(place, year)

    def named(self, name: str, place: Place, year: int | None) -> tuple[Place, ...]:
        """The villages of this name in a town, or in the towns right below a place in a year."""
        towns = self.under(place, year).get(name, ())
        return tuple(village for town in towns if (village := self.village(town, name)) is not None)

    def by_key(self, key: str) -> Place | None:
        """The village with this key: 441622127-河湾村."""
        for dash in re.finditer("-", key):  # the key of a town may hold one too: mca-130606102-河湾村
            town = self._gazetteer.get(key[: dash.start()])
            if town is None:
                continue
            for name in self.of(town):
                if local_name(name) == key[dash.end() :]:
                    return self.village(town, name)
        return None

    def by_path(self, path: str, year: int | None = None) -> Place | None:
        """The village under exactly this path: 广东省/河源市/龙川县/上坪镇/河湾村."""
        above, _, name = path.rpartition("/")
        town = self._gazetteer.by_path(above, year) if above else None
        return self.village(town, name) if town is not None else None

    def by_code(self, code: str) -> Place | None:
        """The village with this code, under what its town is today."""
        town = self._gazetteer.get(code[:TOWN_DIGITS])
        if town is None or code[:TOWN_DIGITS] not in self.rows:
            return None
        today = (town, *self._gazetteer.successors(town))[-1]
        name = next((name for name, own in self.of(today).items() if own == code), None)
        return self.village(today, name) if name is not None else None

    def called(self, name: str) -> Iterator[Place]:
        """The villages of this name anywhere, in the order of their codes, each under what its town is today."""
        wanted = self._named(name)
        stem = stem_of(wanted) or wanted
        for key in sorted(key for key, lines in self.rows.items() if stem and stem in lines):
            town = self._gazetteer.get(key)
            if town is not None:
                village = self.village((town, *self._gazetteer.successors(town))[-1], wanted)
                if village is not None:
                    yield village

    def above(self, village: Place) -> tuple[Place, ...]:
        """The places above a village, nearest first."""
        town = self._gazetteer.get(village.key.removesuffix(f"-{local_name(village.name)}"))
        return (town, *self._gazetteer.ancestors(town)) if town is not None else ()

    def _read(self, key: str) -> Mapping[str, str]:
        listed: dict[str, str] = {}
        for source in self._sources(key):
            for line in self.rows[source].splitlines():
                if not line.startswith(_TOWN_ITSELF):
                    listed[source + line[:3]] = line[3:]
        found: dict[str, str] = {}
        for code, written in listed.items():
            name = self._named(written)
            if len(name) > 1:
                found[name] = "" if name in found else code
        return found

    def _sources(self, key: str) -> list[str]:
        """The keys under which the table has a town: its own, else those of the towns that became it, else that of the town
        that followed it. A town that stood beside it and took it up has villages of its own, and is none.
        """
        if key in self.rows:
            return [key]
        town = self._gazetteer.get(key)
        if town is None:
            return []
        former = [source for before in self._gazetteer.predecessors(town) for source in self._sources(before.key)]
        if former:
            return former
        last = town.last_year
        for after in self._gazetteer.successors(town):
            if after.first_year <= last:
                break
            if after.key in self.rows:
                return [after.key]
            last = after.last_year
        return []

    def _below(self, place: Place, year: int | None) -> Under:
        towns = (place,) if self._is_town(place) else self._gazetteer.children(place, year or _UP_TO_DATE)
        found: dict[str, tuple[Place, ...]] = {}
        for town in towns:
            for name in self.of(town) if self._is_town(town) else ():
                found[name] = (*found.get(name, ()), town)
        return found

    def _is_town(self, place: Place) -> bool:
        return place.level is Level.TOWNSHIP or (place.level is Level.OTHER and bool(self.of(place)))
