"""What print and recognition make of the nouns at the end of titles (ontology/misprints.tsv)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import alternation, table


def corrected(title: str) -> str:
    """A title with its noun as it was meant.

    >>> corrected("工伤保险条列"), corrected("监察法")
    ('工伤保险条例', '监察法')
    """
    misprinted, meant = _misprints()
    return misprinted.sub(lambda found: meant[found[0]], title)


@cache
def _misprints() -> tuple[re.Pattern[str], Mapping[str, str]]:
    meant = {row["written"]: row["meant"] for row in table(ontology_file("misprints.tsv"))}
    return re.compile(alternation(meant)), meant
