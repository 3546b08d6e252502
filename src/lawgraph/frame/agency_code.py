"""Which of several places the numbers of documents speak for: (平政办发〔2025〕26号) is of 平江县, not of 尤溪县.

A number begins with the 机关代字 of who issues the document (GB/T 9704-2012, 7.2.5), and that mostly with the first character
of the place: 平政办发 of 平江县, 湘司发 of 湖南省. A town's has one more for the town itself: 雷东府 of 东里镇 in 雷州市.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.model import Level, Place

_YEAR = re.compile(r"[〔\[【(]20\d\d[〕\]】)]")
_LONGEST_CODE, _SHORTEST_CODE = 9, 2
#: 平|政办发, 平|委发, 平|法办: what stands behind the place in the code of its committee, its government, its 依法治县办 or its justice bureau
_OF_A_GOVERNMENT = tuple("政府委办党法司依")


def of_the_numbers(
    places: Sequence[Place], text: str, gazetteer: Gazetteer, grammar: Grammar
) -> tuple[list[Place], str]:
    """Those of the places that most of the numbers in a text speak for, and one of their codes; no place where none does.

    What codes of the whole country begin with could be taken for a place's: 安委办 is no code of 安县.
    """
    codes = [
        code
        for code in _codes(text, _code(grammar["before-number"]))
        if not code.startswith(grammar["national-agency-code"])
    ]
    provinces = gazetteer.abbreviations() if codes else {}
    speaking = [[code for code in codes if _speaks_for(code, place, gazetteer, provinces)] for place in places]
    most = max(map(len, speaking), default=0)
    if not most:
        return [], ""
    chosen = [(place, of_it[0]) for place, of_it in zip(places, speaking, strict=True) if len(of_it) == most]
    return [place for place, _ in chosen], chosen[0][1]


@cache
def _code(before: tuple[str, ...]) -> re.Pattern[str]:
    """A code that ends in front of its year: (|平政办发|〔2025〕26号), 我区根据|平政办发|〔2025〕26号."""
    behind = "|".join(f"(?<={word})" for word in before)
    return re.compile(f"(?:(?<![\u4e00-\u9fff])|{behind})(?:(?!{alternation(before)})[\u4e00-\u9fff]){{2,9}}$")


def _codes(text: str, form: re.Pattern[str]) -> Iterator[str]:
    """What stands before the years of the numbers in a text: 平政办发 of 平政办发〔2025〕26号."""
    for year in _YEAR.finditer(text):
        code = form.search(text, max(0, year.start() - _LONGEST_CODE), year.start())
        if code is not None:
            yield code.group()


def _speaks_for(code: str, place: Place, gazetteer: Gazetteer, provinces: Mapping[str, Place]) -> bool:
    behind = code[2:] if code[1] == place.name[0] else code[1:]
    if not behind.startswith(_OF_A_GOVERNMENT):
        return False
    return any(_calls(code[0], above, provinces) for above in gazetteer.ancestors(place))


def _calls(sign: str, place: Place, provinces: Mapping[str, Place]) -> bool:
    """Whether a character stands for a place: 川 and 蜀 for 四川省, 平 for 平江县."""
    return provinces.get(sign) == place or (place.level is not Level.PROVINCE and place.name[0] == sign)


def of_the_number(value: str, places: Sequence[Place], gazetteer: Gazetteer, grammar: Grammar) -> Place | None:
    """The one of the places, each of which lies in the next, that issued what has a number: 湖南省 湘政办发〔2021〕5号, 东里镇 雷东府〔2025〕6号."""
    code = value.partition("〔")[0]
    if len(code) < _SHORTEST_CODE or code.startswith(grammar["national-agency-code"]):
        return None
    provinces, found = gazetteer.abbreviations(), set[Place]()
    for number, place in enumerate(places):
        if _calls(code[0], place, provinces) or code.startswith(place.name[:2]):
            behind = code[1:] if code[1] != place.name[1] else code[2:]
        elif place.name[0] == code[1] and any(
            _calls(code[0], above, provinces) for above in places[number + 1 : number + 2]
        ):
            behind = code[2:]  # 雷|东|府
        else:
            continue
        if behind.startswith(_OF_A_GOVERNMENT):
            found.add(place)
    # 湘政办发 is of 湖南省, and not of 湘潭县: who has a province's sign in its name writes more of it
    found = {place for place in found if place.level is Level.PROVINCE} or found
    return found.pop() if len(found) == 1 else None
