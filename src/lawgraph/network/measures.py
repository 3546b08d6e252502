"""What each column of the centrality table measures, in one line for those who read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a node: its column, its names, how it is computed, and what it means to a reader."""

    name: str
    zh: str
    en: str
    formula: str
    source: str
    meaning_zh: str
    meaning_en: str


@cache
def measures() -> tuple[Measure, ...]:
    """All measures, in the order of the table's columns; the text stands in measures.json."""
    text = files(__package__).joinpath("measures.json").read_text(encoding="utf-8")
    return tuple(Measure(**row) for row in json.loads(text))
