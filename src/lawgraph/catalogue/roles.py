"""What a word found in a text may be: a name of the catalogue, the word that begins or ends a name of some form, or a cue.

All are found in one pass. A form (法律进机关、进乡村, 国家…日) is then matched where one of its words stands and nowhere else;
a pattern that looks for its own beginning costs a pass over the whole text for each form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum, auto

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar
from lawgraph.model import Level, Place

_LARGE = frozenset({Level.PROVINCE, Level.PREFECTURE})
#: of a committee in short, 县委 or 街道工委
_COMMITTEES = ("委", "工委")
#: the patterns of these forms are made of the same words: what is added here is found there
LAST_OF_LEVEL = "省市县区旗州盟镇乡道街团地"
_VILLAGES = ("村", "社区", "嘎查")
GOES_INTO = "进下入"


class Role(IntEnum):
    """What a word may be: the first three are names of the catalogue, the last four tell of tense and polarity."""

    LAW = 0
    PLACE = auto()
    ORGAN = auto()
    TITLE_ENDING = auto()
    DATED_TITLE_ENDING = auto()
    PLATFORM = auto()
    INTO_PLACES = auto()
    INTO_PLACE = auto()
    OBSERVANCE = auto()
    COMMITTEE = auto()
    VILLAGE = auto()
    SHORT_PLACE = auto()
    PLANNED = auto()
    LACK = auto()
    REMEDY = auto()
    TURN = auto()


def words_of_roles(
    grammar: Grammar, tense_cues: Sequence[str], lacking_cues: Iterable[Mapping[str, str]]
) -> dict[Role, tuple[str, ...]]:
    """The words that are no names of the catalogue, by their role."""
    lacking = [(row["class"], row["cue"]) for row in lacking_cues]
    into = (f"{law}{also}{verb}" for law in grammar["goes-into"] for also in ("", "宣传") for verb in GOES_INTO)
    return {
        Role.TITLE_ENDING: grammar["bare-title-ending"],
        Role.DATED_TITLE_ENDING: grammar["dated-title-ending"],
        Role.PLATFORM: grammar["placed-platform"],
        Role.INTO_PLACES: tuple(into),
        Role.INTO_PLACE: tuple(f"{law}进" for law in grammar["goes-into-alone"]),
        Role.OBSERVANCE: grammar["whose-day"],
        Role.COMMITTEE: tuple(f"{level}{committee}" for level in LAST_OF_LEVEL for committee in _COMMITTEES),
        Role.VILLAGE: _VILLAGES,
        Role.PLANNED: tuple(tense_cues),
        Role.LACK: tuple(cue for kind, cue in lacking if kind in {"lack", "trap"}),
        Role.REMEDY: tuple(cue for kind, cue in lacking if kind == "remedy"),
        Role.TURN: tuple(cue for kind, cue in lacking if kind == "turn"),
    }


def short_places(gazetteer: Gazetteer) -> Mapping[str, tuple[Place, ...]]:
    """The provinces and prefectures by their short names: 浙江, 广州; a prefecture called like a province answers to it only where
    it is near: 海南 is 海南省, 海南藏族自治州 in its own reports.
    """
    large: dict[str, list[Place]] = {}
    for province in gazetteer.abbreviations().values():
        for place in (province, *gazetteer.children(province)):
            for length in range(2, len(place.name)) if place.level in _LARGE else ():
                if place in gazetteer.stems(place.name[:length]):
                    large.setdefault(place.name[:length], []).append(place)
    provinces = {stem: [p for p in places if p.level is Level.PROVINCE] for stem, places in large.items()}
    return {stem: tuple(provinces[stem] or large[stem]) for stem in sorted(large)}
