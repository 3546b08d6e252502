"""From the name a user types to the one thing in the graph it means, or an error that helps.

A law answers to its title, with or without the name of the state, brackets or quotation marks, and to the other names the
graph gives it. A place answers to its path, to any run of names down to it (龙川县上坪镇, 广东上坪) and to its own name
with or without the level word (上坪镇, 上坪). A better kind of match wins; between equals nothing is guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.turtle import rows
from lawgraph.errors import NameUnknownError
from lawgraph.iri import NAMESPACES, law_iri
from lawgraph.letterforms import normalise

_NEAREST = 5
_BRACKETS = "《》〈〉“”"


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A normative document of the graph: its IRI, its official title, and its other names."""

    iri: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the graph; `reports` says whether it or a place below it has a report."""

    iri: str
    path: str
    reports: bool


def find_law(name: str, laws: Sequence[KnownLaw], uncited: Callable[[], Sequence[KnownLaw]] = tuple) -> KnownLaw:
    """The document that a name means, among those of the graph, else among those that no report cites.

    Raises NameUnknownError when there is none, or more than one.
    """
    found = _named(name, laws) or _named(name, uncited())
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(name, [law.title for law in found])
    raise _unknown(name, "文件", "document", [known for law in laws for known in (law.title, *law.names)])


def _named(name: str, laws: Sequence[KnownLaw]) -> list[KnownLaw]:
    wanted = _law_key(name)
    by_title = [law for law in laws if wanted in {law.iri, _law_key(law.title)}]
    return by_title or [law for law in laws if any(wanted == _law_key(other) for other in law.names)]


def find_place(name: str, places: Sequence[KnownPlace]) -> KnownPlace:
    """The place that a name, a path or a code (441622127) means. Raises NameUnknownError when there is none, or more than one.

    Places with reports come first: who asks what 上坪 cites does not mean a village called so in passing.
    """
    coded = [place for place in places if place.iri.rpartition("/")[2] == name]
    if coded:
        return coded[0]
    for among in ([place for place in places if place.reports], places):
        found = _best(name, among)
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(name, [place.path for place in found])
    raise _unknown(name, "地方", "place", [part for place in places for part in (place.path, _own(place))])


def _best(name: str, places: Iterable[KnownPlace]) -> list[KnownPlace]:
    """The places that fit a name best: by IRI or path, else by full name, else by short name."""
    wanted = normalise(name).strip("/")
    joined = wanted.replace("/", "")
    ranked: dict[int, list[KnownPlace]] = {}
    for place in places:
        if wanted in {place.path, place.iri, place.iri.replace(NAMESPACES["place"], "place:")}:
            rank = 0
        elif joined.endswith(_own(place)) and _names_ancestors(joined, place.path.split("/"), whole=True):
            rank = 1
        elif _names_ancestors(joined, place.path.split("/"), whole=False):
            rank = 2
        else:
            continue
        ranked.setdefault(rank, []).append(place)
    return ranked[min(ranked)] if ranked else []


def _names_ancestors(text: str, parts: list[str], *, whole: bool) -> bool:
    """Whether a text is a run of names of these places, in their order, that ends with the last of them."""
    *above, own = parts
    for length in range(len(text), 1, -1):
        form = text[-length:]
        if form == own or (not whole and _is_short_form(form, own)):
            rest = text[:-length]
            if not rest or any(
                _names_ancestors(rest, above[:count], whole=False) for count in range(len(above), 0, -1)
            ):
                return True
    return False


def _is_short_form(form: str, name: str) -> bool:
    """Whether a name without its level word, and its peoples' names, is this form: 上坪 of 上坪镇, 广西."""
    if len(form) < 2 or not name.startswith(form):
        return False
    rest = name[len(form) :]
    return rest in _level_words() or any(
        rest.endswith(word) for word in _level_words() if "自治" in word or "族" in word
    )


@cache
def _level_words() -> frozenset[str]:
    words = rows(ontology_file("divisions/level-words.ttl"))
    return frozenset(word for level in words for word in level.all("levelWord"))


def _own(place: KnownPlace) -> str:
    return place.path.rpartition("/")[2]


def _law_key(name: str) -> str:
    """What names of one document have in common: the IRI that a title would have."""
    if name.startswith(NAMESPACES["law"]):
        return name
    return law_iri(normalise(name).removeprefix("law:").strip(_BRACKETS))


def _ambiguous(name: str, candidates: Sequence[str]) -> NameUnknownError:
    return NameUnknownError(
        f"“{name}”有 {len(candidates)} 个可能，请写得更全 / several are possible, write more of the name:"
        + "".join(f"\n  {candidate}" for candidate in sorted(candidates))
    )


def _unknown(name: str, zh: str, en: str, known: Iterable[str]) -> NameUnknownError:
    names = list(dict.fromkeys(known))
    wanted = normalise(name)
    holding = sorted((other for other in names if wanted and wanted in other), key=len)
    close = difflib.get_close_matches(wanted, names, _NEAREST, 0.4)
    nearest = list(dict.fromkeys([*holding, *close]))[:_NEAREST]
    hint = f"；相近的有 / nearest: {'、'.join(nearest)}" if nearest else ""
    return NameUnknownError(f"图中没有名为“{name}”的{zh} / no {en} of this name in the graph{hint}")
