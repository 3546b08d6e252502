"""The place a report speaks for, decided by the evidence in the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.extraction.places import Chain
from lawgraph.frame.surroundings import short_name
from lawgraph.model import Place

_WEIGHTS = (4, 2, 1)
_SHORT_NAME = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """The place decided on, or None and the places that remain; `evidence` holds the words that decided."""

    place: Place | None
    candidates: tuple[Place, ...]
    evidence: str


def decide(chain: Chain, text: str, gazetteer: Gazetteer, year: int | None) -> Decision:
    """Which of the places a chain may be, by what else the text names: the places above each, with neighbours.

    中峰镇 alone may be four towns; 綦江区 anywhere in the document makes it the one in 重庆. Among places of one path the
    one that stood in the year wins.
    """
    candidates = standing(chain.places, year)
    if len(candidates) == 1:
        return Decision(candidates[0], (), "".join(chain.names))
    scored = [(_score(place, text, gazetteer), place) for place in candidates]
    best = max(score for (score, _), _ in scored)
    winners = [(words, place) for (score, words), place in scored if score == best]
    if best > 0 and len(winners) == 1:
        words, place = winners[0]
        return Decision(place, (), "、".join(words))
    remaining = tuple(place for _, place in winners) if best > 0 else tuple(candidates)
    return Decision(None, remaining, "")


def standing(places: Sequence[Place], year: int | None) -> list[Place]:
    """Of places with one path, the one that stood in the year, else the last to stand; of several, those that stood then."""
    by_path: dict[str, Place] = {}
    for place in places:
        known = by_path.get(place.path)
        if known is None or _fits(place, year) > _fits(known, year):
            by_path[place.path] = place
    stood = [place for place in by_path.values() if year is None or place.first_year <= year <= place.last_year]
    return stood or list(by_path.values())


def _fits(place: Place, year: int | None) -> tuple[bool, int]:
    return (year is not None and place.first_year <= year <= place.last_year, place.last_year)


def _score(place: Place, text: str, gazetteer: Gazetteer) -> tuple[int, list[str]]:
    """How much of the surroundings of a place the text names, and the words it names them with."""
    score, words = 0, []
    for above, weight in zip(gazetteer.ancestors(place), _WEIGHTS, strict=False):
        if above.name in text:
            score += 2 * weight
            words.append(above.name)
        else:
            stem = short_name(above, gazetteer)
            if len(stem) > 1 and stem in text:
                score += weight
                words.append(stem)
    parent = gazetteer.parent(place)
    around = [*(gazetteer.children(parent) if parent is not None else ()), *gazetteer.children(place)]
    named = (name for p in around if len(name := p.name) > _SHORT_NAME and name != place.name and name in text)
    near = list(islice(named, 2))
    if near:
        score += 1
        words += near
    return score, words
