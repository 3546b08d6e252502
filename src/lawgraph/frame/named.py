"""The places that a source of the frame names, each with the organ behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from lawgraph.extraction.places import Chain


class NamedPlace(NamedTuple):
    """A place as a source names it, and the organ named behind it, "" for none."""

    chain: Chain
    organ: str


def one_each(named: Sequence[NamedPlace]) -> list[NamedPlace]:
    """One of the finds of each name."""
    by_name: Mapping[tuple[str, ...], NamedPlace] = {one.chain.names: one for one in reversed(named)}
    return list(by_name.values())[::-1]


def beside_others(text: str, chain: Chain, others: Set[int]) -> bool:
    """Whether a place stands in a list beside one of the `others`, given by where they begin and end."""
    before = text[chain.start - 1 : chain.start] == "、" and chain.start - 1 in others
    return before or (text[chain.end : chain.end + 1] == "、" and chain.end + 1 in others)


def deepest(named: Sequence[NamedPlace]) -> NamedPlace:
    """The first place, or the last of those that go down from it: 惠城区人民政府|桥东街道办事处."""
    chosen = named[0]
    for following in named[1:]:
        above = tuple(f"{place.path}/" for place in chosen.chain.places)
        below = tuple(place for place in following.chain.places if place.path.startswith(above))
        if not below:
            break
        chain = Chain(chosen.chain.start, following.chain.end, (*chosen.chain.names, *following.chain.names), below)
        chosen = NamedPlace(chain, following.organ)
    return chosen
