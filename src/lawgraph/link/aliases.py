"""Short names that a report defines for itself, and bare nouns that point back: (以下简称《纲要》), 《纲要》, 该条例."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawgraph.catalogue.grammar import Grammar

_INSIDE = re.compile("〈([^〈〉]+)〉")
_NOTES = re.compile(r"(?:\([^()]*\))+$")
#: (以下简称《纲要》), (省政府令第245号,以下简称《实施办法》), (平政发〔2021〕5号)(以下简称《实施办法》), 〔以下简称《纲要》〕
_DEFINED = re.compile(
    r"[,\s]*(?:\([^()《》\n,。]{2,24}号\))?[,\s]*(?:[(〔](?:[^()《》\n,。]{2,24}号,)?)?(?:以下|下)?(?:统一)?(?:简称|称|统称)(?:为)?:?(?:《(?P<title>[^《》()\n]{2,20})》|[:“《]*(?P<name>[^“”《》()\n,。]{2,20})[”》]*)\)?"
)


def definition_after(text: str, end: int) -> tuple[int, int] | None:
    """The span of the short name defined right behind a title that ends at `end` (of its closing bracket).

    《法治政府建设实施纲要(2021-2025年)》(以下简称《纲要》) → the span of 纲要.
    """
    match = _DEFINED.match(text, end)
    if match is None or ("简称" not in match.group() and "下称" not in match.group()):
        return None
    return match.span("title" if match["title"] else "name")


class Anaphora:
    """Bare nouns in brackets that point back to the last document of their kind: 《条例》, 《实施纲要》."""

    def __init__(self, grammar: Grammar) -> None:
        self._nouns = frozenset(grammar["bare-noun"])

    def is_bare(self, title: str) -> bool:
        """Whether a title is a bare noun that names no document by itself."""
        return title in self._nouns

    def antecedent(self, noun: str, before: Sequence[str]) -> tuple[int, str] | None:
        """The index of the last document before whose title ends in the noun, and "", or the title inside it that does
        (江苏省贯彻落实〈法治政府建设实施纲要(2015-2020年)〉实施方案); None when there is none.
        """
        for index in range(len(before) - 1, -1, -1):
            title = before[index]
            if _NOTES.sub("", title).endswith(noun) and title != noun:
                return index, ""
            inside = _INSIDE.search(title) if "〈" in title else None
            if inside is not None and _NOTES.sub("", inside[1]).endswith(noun):
                return index, inside[1]
        return None
