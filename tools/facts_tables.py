"""What the compile scripts of the catalogue share: reading tables of facts, and writing or checking a compiled file."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


class FactsError(Exception):
    """A line of the facts that cannot be right; the message names it."""


def read_facts(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated table. Raises FactsError for a row with another number of columns than the header."""
    with path.open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    for number, row in enumerate(table, start=2):
        if None in row or None in row.values():
            raise FactsError(f"{path.name}, line {number}: not as many columns as the header has")
    return table


def split(cell: str) -> list[str]:
    """The parts of a cell that holds several, parted by semicolons. Raises FactsError for a part that stands there twice."""
    parts = [part for part in cell.split(";") if part]
    twice = next((part for number, part in enumerate(parts) if part in parts[:number]), "")
    if twice:
        raise FactsError(f"{twice} stands twice in {cell}")
    return parts


def compiled_to(target: Path, compile_all: Callable[[], str], arguments: Sequence[str], script: str) -> int:
    """Writes a compiled file, or with `--check` says whether it is what the facts compile to; the exit code."""
    try:
        compiled = compile_all()
    except FactsError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in arguments:
        same = target.is_file() and target.read_text(encoding="utf-8") == compiled
        if not same:
            print(f"ontology/{target.name} is not what the facts compile to: run {script}", file=sys.stderr)
        return 0 if same else 1
    target.write_text(compiled, encoding="utf-8", newline="\n")
    return 0
