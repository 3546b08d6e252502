"""Places by key, path and name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawgraph.model import Level, Place

LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Surfaces:
    """Names, and where each leads: `names[i]` to the places `of[at[i]:at[i + 1]]`."""

    names: Sequence[str]
    at: Sequence[int]
    of: Sequence[int]


@dataclass(frozen=True, slots=True)
class Columns:
    """The gazetteer as columns; a place is a row number. Rows are ordered by level, then by key.

    `level` counts in `LEVELS`; `parent` and `became` are row numbers, -1 for none.
    """

    keys: Sequence[str]
    names: Sequence[str]
    codes: Sequence[str]
    mca_codes: Sequence[str]
    level: Sequence[int]
    parent: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]
    became: Sequence[int]
    full: Surfaces
    short: Surfaces
    abbreviated: Surfaces


#: the units of towns with the name of a people in them: 东山彝族乡, 江口瑶族镇
_TOWN_UNITS = frozenset({"乡", "镇"})


class Gazetteer:
    """Every division under every path it had from 2015 to 2025.

    A place is a name under a path: 五尧乡 (until 2023) and 五尧镇 (since) are two, the one says what it `became`. Years are
    those of the tables (docs/divisions.md): 2015 stands for 2015 and before, 2025 for 2025 and after. Sequences of places
    run from the province down, then by key. A `Place` is made when it is asked for, and only once.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._places: dict[int, Place] = {}
        self._named: dict[str, tuple[Place, ...]] = {}
        self._short_for: dict[str, tuple[Place, ...]] = {}
        self._children: dict[str, tuple[Place, ...]] = {}
        self._earliest = min(columns.first, default=0)
        self._latest = max(columns.last, default=0)

    def __len__(self) -> int:
        return len(self._columns.keys)

    def __iter__(self) -> Iterator[Place]:
        return (self._place(row) for row in range(len(self)))

    def get(self, key: str) -> Place | None:
        """The place with this key: 441622127, 130606206, mca-130606102."""
        row = self._rows.get(key)
        return None if row is None else self._place(row)

    def __contains__(self, key: str) -> bool:
        """Whether there is a place with this key."""
        return key in self._rows

    def by_path(self, path: str, year: int | None = None) -> Place | None:
        """The place under exactly this path: 广东省/河源市/龙川县/上坪镇.

        When places of two levels had it (海南省/儋州市, a county, then a prefecture), the one that stood in the year, else
        the latest.
        """
        rows = [row for row in _found(self._full, path.rpartition("/")[2]) if self._path(row) == path]
        if not rows:
            return None
        last = self._columns.last
        return self._place(max(rows, key=lambda row: (year is not None and self._stood(row, year), last[row], -row)))

    def named(self, name: str) -> tuple[Place, ...]:
        """The places with this full name: 中峰镇, 龙川县, 重庆市."""
        return self._looked_up(name, self._named, self._full)

    def stems(self, stem: str) -> tuple[Place, ...]:
        """The places with this short form, the name without its level word: 中峰, 龙川, 重庆, 内蒙古, 琼中."""
        return self._looked_up(stem, self._short_for, self._short)

    def only_county(self, stem: str) -> Place | None:
        """The county with this short form where one only has it, and no place above the counties: 义乌, but not 海南."""
        named = self.stems(stem)
        if any(place.level in {Level.PROVINCE, Level.PREFECTURE} for place in named):
            return None
        counties = {place.path: place for place in reversed(named) if place.level is Level.COUNTY}
        return next(iter(counties.values())) if len(counties) == 1 else None

    def everyday(self, name: str) -> tuple[Place, ...]:
        """The towns with the name of a people in them that are called so, where another town has that very name: 东山乡 for
        东山彝族乡. Any other everyday name is found by `named`.
        """
        unit = name[-1:]
        return tuple(
            place for place in self.stems(name[:-1]) if unit in _TOWN_UNITS and place.name.endswith(f"族{unit}")
        )

    def abbreviations(self) -> Mapping[str, Place]:
        """The one-character names of the provinces: 粤, 京, 沪, 川, 渝."""
        surfaces = self._columns.abbreviated
        return {name: self._place(surfaces.of[surfaces.at[number]]) for number, name in enumerate(surfaces.names)}

    def parent(self, place: Place) -> Place | None:
        """The place directly above, None for a province."""
        row = self._columns.parent[self._rows[place.key]]
        return None if row < 0 else self._place(row)

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The places above, the nearest first."""
        return tuple(map(self._place, self._above(self._rows[place.key])))

    def children(self, place: Place, year: int | None = None) -> tuple[Place, ...]:
        """The places directly below, of any year or of one."""
        places = self._children.get(place.key)
        if places is None:
            rows = self._below.get(self._rows[place.key], [])
            places = self._children[place.key] = tuple(map(self._place, rows))
        if year is None:
            return places
        stood = self._within_tables(year)
        return tuple(place for place in places if place.first_year <= stood <= place.last_year)

    def within(self, place: Place, name: str, year: int | None = None) -> tuple[Place, ...]:
        """The places called `name`, in full or in short, anywhere below a place, of any year or of one."""
        above = self._rows[place.key]
        rows = sorted({*_found(self._full, name), *_found(self._short, name)})
        return tuple(
            self._place(row) for row in rows if above in self._above(row) and (year is None or self._stood(row, year))
        )

    def successors(self, place: Place) -> tuple[Place, ...]:
        """What a place became, step by step, up to what stands today; empty for one that still stands."""
        steps: list[Place] = []
        row = self._columns.became[self._rows[place.key]]
        while row >= 0:
            steps.append(self._place(row))
            row = self._columns.became[row]
        return tuple(steps)

    def predecessors(self, place: Place) -> tuple[Place, ...]:
        """The places that became this one, in one step."""
        return tuple(map(self._place, self._former.get(self._rows[place.key], ())))

    def names(self) -> Iterator[tuple[str, bool]]:
        """Every name once: full names with False, then short forms with True."""
        yield from ((name, False) for name in self._columns.full.names)
        yield from ((name, True) for name in self._columns.short.names)

    @cached_property
    def stem_starts(self) -> frozenset[str]:
        """The first two characters of the short forms of counties and what is above them: no other word is one."""
        short, level, lowest = self._columns.short, self._columns.level, LEVELS.index(Level.COUNTY)
        return frozenset(
            stem[:2]
            for number, stem in enumerate(short.names)
            if any(level[row] <= lowest for row in short.of[short.at[number] : short.at[number + 1]])
        )

    @cached_property
    def _rows(self) -> dict[str, int]:
        return dict(zip(self._columns.keys, range(len(self)), strict=True))

    @cached_property
    def _full(self) -> tuple[Surfaces, dict[str, int]]:
        return _indexed(self._columns.full)

    @cached_property
    def _short(self) -> tuple[Surfaces, dict[str, int]]:
        return _indexed(self._columns.short)

    @cached_property
    def _below(self) -> dict[int, list[int]]:
        below: dict[int, list[int]] = {}
        for row, parent in enumerate(self._columns.parent):
            below.setdefault(parent, []).append(row)
        return below

    @cached_property
    def _former(self) -> dict[int, list[int]]:
        former: dict[int, list[int]] = {}
        for row, successor in enumerate(self._columns.became):
            if successor >= 0:
                former.setdefault(successor, []).append(row)
        return former

    def _looked_up(
        self, name: str, known: dict[str, tuple[Place, ...]], index: tuple[Surfaces, dict[str, int]]
    ) -> tuple[Place, ...]:
        """The places that a name leads to; what there is no place for is not remembered."""
        places = known.get(name)
        if places is None:
            places = tuple(map(self._place, _found(index, name)))
            if places:
                known[name] = places
        return places

    def _above(self, row: int) -> list[int]:
        above = []
        row = self._columns.parent[row]
        while row >= 0:
            above.append(row)
            row = self._columns.parent[row]
        return above

    def _stood(self, row: int, year: int) -> bool:
        return self._columns.first[row] <= self._within_tables(year) <= self._columns.last[row]

    def _within_tables(self, year: int) -> int:
        return min(max(year, self._earliest), self._latest)

    def _path(self, row: int) -> str:
        names = self._columns.names
        return "/".join([names[above] for above in reversed(self._above(row))] + [names[row]])

    def _place(self, row: int) -> Place:
        place = self._places.get(row)
        if place is None:
            columns = self._columns
            became = columns.became[row]
            place = self._places[row] = Place(
                key=columns.keys[row],
                path=self._path(row),
                level=LEVELS[columns.level[row]],
                code=columns.codes[row],
                mca_code=columns.mca_codes[row],
                first_year=columns.first[row],
                last_year=columns.last[row],
                became=columns.keys[became] if became >= 0 else "",
            )
        return place


def _indexed(surfaces: Surfaces) -> tuple[Surfaces, dict[str, int]]:
    return surfaces, dict(zip(surfaces.names, range(len(surfaces.names)), strict=True))


def _found(index: tuple[Surfaces, dict[str, int]], name: str) -> Sequence[int]:
    surfaces, numbers = index
    number = numbers.get(name)
    return () if number is None else surfaces.of[surfaces.at[number] : surfaces.at[number + 1]]
