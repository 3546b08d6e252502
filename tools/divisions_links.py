"""What each place became: from the 2025 unit its rows lead to, from the next table, and from the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compile_divisions import Division


def link(divisions: Iterable[Division], facts: list[dict[str, str]]) -> None:
    """Set `became` of the places that ended, counties first, for a township follows its county."""
    places = list(divisions)
    by_path: dict[str, list[Division]] = defaultdict(list)
    for place in places:
        by_path[place.path].append(place)
    by_mca = {place.mca: place for place in places if place.mca}
    chains: dict[str, list[Division]] = defaultdict(list)
    for place in places:
        for mca in place.leads_to:
            chains[mca].append(place)

    for row in facts:
        old = [place for place in by_path[row["path"]] if place.last == int(row["last_year"])]
        new = [place for place in by_path[row["became"]] if place.last > int(row["last_year"])]
        if not old or not new:
            raise SystemExit(f"divisions-successions.tsv: {row['path']} → {row['became']} does not fit the tables")
        old[0].became = new[0]

    ended = sorted((place for place in places if not place.mca), key=lambda place: (place.path.count("/"), -place.last))
    for place in ended:
        if place.became is None:
            place.became = _next_in_chain(place, chains, by_mca) or _followed_its_parent(place, by_path)


def _next_in_chain(
    place: Division, chains: dict[str, list[Division]], by_mca: dict[str, Division]
) -> Division | None:
    """The place that starts where this one ends among those that lead to the same unit of 2025, else that unit."""
    if len(place.leads_to) != 1:
        return None
    (mca,) = place.leads_to
    following = [
        other
        for other in chains[mca]
        if other is not place and other.first == place.last + 1 and (other.name[:2] == place.name[:2])
    ]
    if following:
        return min(following, key=lambda other: other.key)
    final = by_mca.get(mca)
    return final if final is not place else None


def _followed_its_parent(place: Division, by_path: dict[str, list[Division]]) -> Division | None:
    """The place of the same name under what the parent became: 赣县/梅林镇 → 赣县区/梅林镇."""
    parents = [parent for parent in by_path[place.parent_path] if parent.became is not None]
    for parent in parents:
        if parent.last == place.last and parent.became is not None:
            same = [other for other in by_path[f"{parent.became.path}/{place.name}"] if other.last > place.last]
            if same:
                return same[0]
    return None
