"""What print and recognition make of the nouns at the end of titles (ontology/misprints.tsv)."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import alternation, table


def corrected(title: str, names: Container[str]) -> str:
    """A title with its noun as it was meant. A last character alone (发 for 法) is put right where that gives one of `names`.

    >>> corrected("工伤保险条列", ()), corrected("监察法", ())
    ('工伤保险条例', '监察法')
    >>> corrected("行政诉讼发", {"行政诉讼法"}), corrected("经济开发", {"行政诉讼法"})
    ('行政诉讼法', '经济开发')
    """
    misprinted, meant = _misprints()
    title = misprinted.sub(lambda found: meant[found[0]], title)
    last = meant.get(title[-1:])
    return title[:-1] + last if last is not None and title[:-1] + last in names else title


@cache
def _misprints() -> tuple[re.Pattern[str], Mapping[str, str]]:
    meant = {row["written"]: row["meant"] for row in table(ontology_file("misprints.tsv"))}
    return re.compile(alternation(noun for noun in meant if len(noun) > 1)), meant
