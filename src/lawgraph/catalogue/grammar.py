"""Word classes of the extraction grammar and the rungs of the linking ladder, read from ontology/*.tsv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lawgraph.errors import CatalogueError


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with one header line.

    Raises CatalogueError with the line when a row has a different number of cells.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, [])
        rows = []
        for number, cells in enumerate(reader, start=2):
            if not cells:
                continue
            if len(cells) != len(header):
                raise CatalogueError(
                    f"{path.name} 第 {number} 行应有 {len(header)} 列，实有 {len(cells)} 列 / "
                    f"line {number}: {len(header)} cells expected, {len(cells)} found"
                )
            rows.append(dict(zip(header, cells, strict=True)))
    return rows


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes by name: `grammar["title-ending"]`, longest word first."""

    classes: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.classes[name]

    def alternation(self, name: str) -> str:
        """The words of a class as an alternation for a regular expression, longest first."""
        return alternation(self.classes[name])


def alternation(words: Iterable[str]) -> str:
    """Words as an alternation for a regular expression that tries the longest first; what they begin with in common stands once,
    so that `re` looks at a character once and not for every word.

    >>> alternation(["宣传", "宣讲", "宣传月", "学习"])
    '宣(?:传(?:月)?|讲)|学习'
    """
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[0], []).append(word[1:])
    return "|".join(re.escape(first) + _continued(following) for first, following in rest.items())


def alternation_but(words: Iterable[str], but: Iterable[str]) -> str:
    """Words as an alternation in which one does not count where a longer one of `but` begins, unless a word that is longer still does.

    >>> alternation_but(["组", "组建立"], ["组织", "组建"])
    '组(?!织|建(?!立))|组建立'
    """
    words, but = list(words), list(but)
    parts = []
    for word in words:
        lifted = [longer[len(word) :] for longer in but if longer.startswith(word) and longer != word]
        again = [longer[len(word) :] for longer in words if longer.startswith(word) and longer != word]
        parts.append(re.escape(word) + (f"(?!{alternation_but(lifted, again)})" if lifted else ""))
    return "|".join(parts)


def _continued(words: Sequence[str]) -> str:
    longer = [word for word in words if word]
    if len(words) == len(longer) == 1:
        return re.escape(words[0])
    return f"(?:{alternation(longer)}){'' if len(longer) == len(words) else '?'}" if longer else ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the linking ladder: what it means and the confidence tier it gives."""

    name: str
    types: tuple[str, ...]
    confidence: float
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells what is done with a document: its context, and on which side of the document it stands."""

    word: str
    context: str
    position: str


@cache
def load_grammar(path: Path) -> Grammar:
    """The word classes of `grammar.tsv`, read once."""
    classes: dict[str, list[str]] = {}
    for row in table(path):
        classes.setdefault(row["class"], []).append(row["word"])
    return Grammar({name: tuple(sorted(words, key=lambda w: (-len(w), w))) for name, words in classes.items()})


def load_rungs(path: Path) -> dict[str, Rung]:
    """The rungs of `rungs.tsv` by name."""
    return {
        row["rung"]: Rung(row["rung"], tuple(row["types"].split()), float(row["confidence"]), row["zh"], row["en"])
        for row in table(path)
    }


def load_cues(path: Path) -> tuple[Cue, ...]:
    """The cues of `cues.tsv`."""
    return tuple(Cue(r["cue"], r["context"], r["position"]) for r in table(path))
