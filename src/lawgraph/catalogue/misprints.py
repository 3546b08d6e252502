"""What print and recognition make of the nouns at the end of titles (ontology/misprints.tsv)."""

from __future__ import annotations

from functools import cache

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import table


def corrected(title: str) -> str:
    """A title with its noun as it was meant.

    >>> corrected("工伤保险条列"), corrected("监察法")
    ('工伤保险条例', '监察法')
    """
    for written, meant in _misprints():
        title = title.replace(written, meant)
    return title


@cache
def _misprints() -> tuple[tuple[str, str], ...]:
    return tuple((row["written"], row["meant"]) for row in table(ontology_file("misprints.tsv")))
