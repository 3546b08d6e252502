"""One place, two ways of writing it: 大安镇镇 and 大安镇, 北贾壁乡 and 北贾璧乡, 街街道 and 街道.

The statistical tables and the civil-affairs table name some places differently at the same time. Where that is
no change of name, the civil-affairs name is the place's name and the other a way of writing it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

#: the ends of township names; only names of one kind are taken for one another
_KINDS = ("街道", "民族乡", "族乡", "族镇", "苏木", "地区", "镇", "乡")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One row of the statistical table in one year, placed; `leads_to` is its unit of 2025, by name only if doubtful."""

    year: int
    path: str
    level: str
    code: str
    leads_to: str
    doubtful: bool
    written: str


def settle(seen: list[Sighting], mca: Iterable[dict[str, str]], facts: Iterable[dict[str, str]]) -> Iterator[Sighting]:
    """The sightings under the official names of their places.

    A name is another writing of an official one of the same parent when the facts say so, or when both have the same
    code, the same kind, and differ in one character or in added ones, and never stand side by side.
    """
    official: dict[str, dict[str, str]] = defaultdict(dict)
    for row in mca:
        if row["level"] == "4":
            official[row["path"].rpartition("/")[0]][row["name"]] = row["nbs2023_code"] or row["mca_code"]
    known = {(row["path"], row["written"]): row["name"] for row in facts}
    present = {(one.path, one.year) for one in seen}
    for one in seen:
        parent, _, name = one.path.rpartition("/")
        other = known.get((parent, name), "")
        if not other and one.level == "township" and name not in official.get(parent, ()):
            near = [
                candidate
                for candidate, code in official.get(parent, {}).items()
                if (split(name) == split(candidate) or (code == one.code and near_enough(name, candidate)))
                and (f"{parent}/{candidate}", one.year) not in present
            ]
            other = near[0] if len(near) == 1 else ""
        yield replace(one, path=f"{parent}/{other}") if other else one


def near_enough(name: str, other: str) -> bool:
    """Whether two names of one kind differ in one character (冉固镇, 冉堌镇) or in up to two added (横道镇, 横道河子镇)."""
    stem, kind = split(name)
    other_stem, other_kind = split(other)
    if kind != other_kind:
        return False
    if len(stem) == len(other_stem):
        return len(stem) >= 2 and sum(a != b for a, b in zip(stem, other_stem, strict=True)) == 1
    shorter, longer = sorted((stem, other_stem), key=len)
    return len(longer) - len(shorter) <= 2 and _is_subsequence(shorter, longer)


@cache
def split(name: str) -> tuple[str, str]:
    """A township's name as stem and kind; 民族乡 and 族乡 are one kind (三工河哈萨克民族乡, 三工河哈萨克族乡)."""
    for kind in _KINDS:
        if name.endswith(kind) and len(name) > len(kind):
            return name[: -len(kind)], "族乡" if kind == "民族乡" else kind
    return name, ""


def _is_subsequence(shorter: str, longer: str) -> bool:
    rest = iter(longer)
    return all(character in rest for character in shorter)
