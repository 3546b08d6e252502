"""What each place became: from the 2025 unit its rows lead to, from the next table, and from the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from division import Division


def link(divisions: Iterable[Division], facts: list[dict[str, str]]) -> None:
    """Set `became` of the places that ended, counties first, for a township follows its county."""
    places = list(divisions)
    by_path: dict[str, list[Division]] = defaultdict(list)
    for place in places:
        by_path[place.path].append(place)
    by_mca = {place.mca: place for place in places if place.mca}
    chains: dict[str, list[Division]] = defaultdict(list)
    for place in places:
        for mca in set(place.leads_to.values()):
            chains[mca].append(place)

    for row in facts:
        old = [place for place in by_path[row["path"]] if place.last == int(row["last_year"])]
        new = [place for place in by_path[row["became"]] if place.last > int(row["last_year"])]
        if not old or not new:
            raise SystemExit(f"divisions-successions.tsv: {row['path']} → {row['became']} does not fit the tables")
        old[0].became = new[0]

    by_code: dict[str, list[Division]] = defaultdict(list)
    for place in places:
        for code in set(place.codes.values()):
            by_code[code].append(place)
    written: dict[str, list[Division]] = defaultdict(list)
    for place in places:
        for name in place.written:
            written[f"{place.parent_path}/{name}"].append(place)

    ended = sorted((place for place in places if not place.mca), key=lambda place: (place.path.count("/"), -place.last))
    for place in ended:
        if place.became is None:
            place.became = (
                _next_in_chain(place, chains, by_mca)
                or _followed_its_parent(place, by_path, written)
                or _next_with_its_code(place, by_code)
            )
        if place.became is not None:
            place.became.follows = True


def _next_in_chain(place: Division, chains: dict[str, list[Division]], by_mca: dict[str, Division]) -> Division | None:
    """The place that starts where this one ends among those that lead to the same unit of 2025, else that unit.

    Nothing becomes a unit that stood beside it all the time, unless both led there by name: 内黄县/城关镇 (until 2021)
    did not become 汤阴县/城关镇.
    """
    mca = place.leads_to.get(place.last, "")
    if not mca:
        return None
    following = [
        other
        for other in chains[mca]
        if other is not place and other.first == place.last + 1 and other.name[:2] == place.name[:2]
    ]
    if following:
        return min(following, key=lambda other: other.key)
    final = by_mca.get(mca)
    if final is place or (final is not None and place.doubtful and final.first <= place.last):
        return None
    return final


def _followed_its_parent(
    place: Division, by_path: dict[str, list[Division]], written: dict[str, list[Division]]
) -> Division | None:
    """The place of the same name under what the parent became: 赣县/梅林镇 → 赣县区/梅林镇."""
    for parent in by_path[place.parent_path]:
        if parent.last == place.last and parent.became is not None:
            path = f"{parent.became.path}/{place.name}"
            same = [other for other in (*by_path[path], *written[path]) if other.last > place.last]
            if same:
                return same[0]
    return None


def _next_with_its_code(place: Division, by_code: dict[str, list[Division]]) -> Division | None:
    """The place that has the same statistical code in the next year: 霍林街道 → 霍林河街道, 马屯镇 → 小浪底镇."""
    if not place.code:
        return None
    following = [other for other in by_code[place.code] if other.first == place.last + 1]
    return min(following, key=lambda other: other.path) if following else None
