"""The gazetteer with names and places of one's own in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.divisions.gazetteer import LEVELS, Columns, Surfaces
from lawgraph.catalogue.divisions.lines import PlaceRow
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.turtle import rows

_RANK = {level.value: rank for rank, level in enumerate(LEVELS)}


class ExtendedGazetteer(Gazetteer):
    """A gazetteer made of another one and further rows.

    A row of a known key gives that place more names, any other is one more place; its parent must be there, and its years
    are kept within those of the tables, because a year outside counts as the nearest of them.
    """

    def __init__(self, base: Gazetteer, further: Sequence[PlaceRow]) -> None:
        super().__init__(_with_rows(base._columns, further))


def _with_rows(columns: Columns, further: Sequence[PlaceRow]) -> Columns:
    numbers = dict(zip(columns.keys, range(len(columns.keys)), strict=True))
    added = [row for row in further if row.key not in numbers]
    if added:
        columns = _with_places(columns, added)
        numbers = dict(zip(columns.keys, range(len(columns.keys)), strict=True))
    full = [(name, numbers[row.key]) for row in further for name in row.hidden]
    short = [(name, numbers[row.key]) for row in further for name in row.short]
    full += [(row.label, numbers[row.key]) for row in added]
    short += [(stem, numbers[row.key]) for row in added if not row.short for stem in _stem(row)]
    return replace(columns, full=_with_names(columns.full, full), short=_with_names(columns.short, short))


def _with_places(columns: Columns, added: Sequence[PlaceRow]) -> Columns:
    """The columns with rows put where their level and key belong; names are not among what is put."""
    keys = [*columns.keys, *(row.key for row in added)]
    level = [*columns.level, *(_RANK[row.level] for row in added)]
    order = sorted(range(len(keys)), key=lambda i: (level[i], keys[i]))
    at = [0] * len(keys)
    for new, i in enumerate(order):
        at[i] = new
    row_of = {key: i for i, key in enumerate(keys)}
    earliest, latest = min(columns.first), max(columns.last)

    def linked(values: Sequence[int], targets: Iterable[str]) -> list[int]:
        rows_of = [*values, *(row_of.get(target, -1) for target in targets)]
        return [at[rows_of[i]] if rows_of[i] >= 0 else -1 for i in order]

    def texts(values: Sequence[str], more: Iterable[str]) -> list[str]:
        together = [*values, *more]
        return [together[i] for i in order]

    def years(values: Sequence[int], more: Iterable[int]) -> list[int]:
        together = [*values, *(min(max(year, earliest), latest) for year in more)]
        return [together[i] for i in order]

    def moved(surfaces: Surfaces) -> Surfaces:
        return Surfaces(surfaces.names, surfaces.at, [at[i] for i in surfaces.of])

    return Columns(
        keys=texts(columns.keys, (row.key for row in added)),
        names=texts(columns.names, (row.label for row in added)),
        codes=texts(columns.codes, (row.code for row in added)),
        mca_codes=texts(columns.mca_codes, (row.mca_code for row in added)),
        level=[level[i] for i in order],
        parent=linked(columns.parent, (row.within for row in added)),
        first=years(columns.first, (row.first or earliest for row in added)),
        last=years(columns.last, (row.last or latest for row in added)),
        became=linked(columns.became, (row.became for row in added)),
        full=moved(columns.full),
        short=moved(columns.short),
        abbreviated=moved(columns.abbreviated),
    )


def _with_names(surfaces: Surfaces, further: Iterable[tuple[str, int]]) -> Surfaces:
    """The surfaces with more names for rows; places of one name stay in the order of the rows."""
    more: dict[str, set[int]] = {}
    for name, row in further:
        more.setdefault(name, set()).add(row)
    if not more:
        return surfaces
    names: list[str] = []
    at = [0]
    of: list[int] = []
    for number, name in enumerate(surfaces.names):
        held = surfaces.of[surfaces.at[number] : surfaces.at[number + 1]]
        if name in more:
            held = sorted({*held, *more.pop(name)})
        names.append(name)
        of.extend(held)
        at.append(len(of))
    for name, held_by in more.items():
        names.append(name)
        of.extend(sorted(held_by))
        at.append(len(of))
    return Surfaces(names, at, of)


def _stem(row: PlaceRow) -> tuple[str, ...]:
    """The name without the word for its level, when two characters are left: 上坪 of 上坪镇."""
    words = next(
        (
            each.all("levelWord")
            for each in rows(ontology_file("divisions/level-words.ttl"))
            if each.key == f"division-{row.level}"
        ),
        (),
    )
    fitting = [word for word in words if row.label.endswith(word) and len(row.label) - len(word) >= 2]
    return (row.label.removesuffix(max(fitting, key=len)),) if fitting else ()
