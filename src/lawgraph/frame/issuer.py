"""The organ that speaks: the one named behind the place, the bureau of 我局, else the government of the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from lawgraph.catalogue.grammar import alternation
from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hit, find_hits
from lawgraph.model import Level, Place

_LEVEL_ENDS = frozenset("省市县区州旗盟")
#: 日照经济技术开发区|管委2024年…, as Shandong calls the committees of its zones
_IN_FULL = {"管委": "管委会"}
#: kinds of national organs that the report of another begins with: 在党中央、国务院领导下
_LEADING = frozenset({"party", "government"})
#: 2017年,|原|环境保护部深入学习…: of one that has become another since
_FORMER = "原"
#: what an organ's name never holds: another place or organ, words of the title
_NOT_IN_NAME = re.compile(r"[镇乡村]|街道|关于|年度|中共|人民政府|^(?:和|及|与|县委|市委|区委|省委)|^员?会$")


@cache
def _unknown(endings: tuple[str, ...], said: tuple[str, ...]) -> re.Pattern[str]:
    """An organ that the catalogue does not know, between the place and what a title says of it: 藏语委办(编译局)党组|2025年."""
    return re.compile(
        rf"([\u4e00-\u9fff]{{2,16}}?(?:{alternation(endings)}))"
        r"(?:\([^()]{1,12}\))?(?:党组|党委|党支部)?"
        rf"(?={alternation(said)}|20\d\d|\*{{2,}}|二[〇○零0]|[,，。\s]|$)"
    )


def organ_after(text: str, position: int, organs: Mapping[int, Hit], catalogue: Catalogue) -> str:
    """The organ named right after a place: 龙川县|司法局2023年…; the last of two (中共X镇委员会X镇人民政府).

    `organs` are the finds of the catalogue by where they begin. An organ that it does not know is told by its ending and
    by what follows it (文体和旅游局|2025年度).
    """
    here = organs.get(position)
    if here is not None:
        kind = catalogue.names.organs[here.surface]
        committee = kind is not None and kind.name in catalogue.grammar["party-working-committee"]
        if (
            kind is None
            or (kind.kind in {"party", "government"} and not kind.parent and not kind.as_written)
            or committee
        ):
            return ""
        return kind.named(text[here.start : here.end])
    grammar = catalogue.grammar
    unknown = _unknown(grammar["unknown-organ-ending"], grammar["said-of-organ"]).match(text, position)
    if unknown is None or _NOT_IN_NAME.search(unknown[1]):
        return ""
    known = catalogue.institution_type(_IN_FULL.get(unknown[1], unknown[1]))
    return unknown[1] if known is None else known.named(unknown[1])


def bureau(text: str, ending: str, catalogue: Catalogue) -> str:
    """The bureau that a report without one in its title speaks as: the one it names most with a level or place in front
    and by the word that it uses of itself (`ending`, 委 in 我委).

    "" when none is named twice. `text` has no titles in 《》.
    """
    names = catalogue.names
    named: Counter[str] = Counter()
    for hit in find_hits(text, names).organs:
        kind = names.organs[hit.surface]
        if kind is not None and kind.kind == "department" and text[hit.start - 1 : hit.start] in _LEVEL_ENDS:
            name = kind.named(text[hit.start : hit.end])
            named[name] += is_called(name, ending)
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else ""


def is_called(organ: str, ending: str) -> bool:
    """Whether an organ may say 我委 of itself, where `ending` is 委: 卫健委, 民族宗教事务委员会, and not 疾控中心."""
    return organ.endswith((ending, "委员会") if ending == "委" else ending)


def default_issuer(place: Place, catalogue: Catalogue) -> str:
    """Who issues a report of a place that names no other issuer."""
    if place.level is Level.OTHER:
        return catalogue.grammar["default-issuer-zone"][0]
    if place.level is Level.PREFECTURE and place.name.endswith(("地区", "盟")):
        return catalogue.grammar["region-government"][0]
    street = place.level is Level.TOWNSHIP and place.name.endswith(("街道", "地区"))
    return catalogue.grammar["default-issuer-street" if street else "default-issuer"][0]


@cache
def _reports(reporting: tuple[str, ...]) -> re.Pattern[str]:
    """What stands behind a ministry that reports: 农业农村部|关于2023年…, 水利部|坚持…."""
    said = alternation(reporting)
    return re.compile(rf"(?:党组|党委)?(?:关于|20\d\d|[*]{{2,}}年|二[〇○零]|年度|法治|依法|(?!在)(?:{said}))")


def national(text: str, at: int, organs: Mapping[int, Hit], catalogue: Catalogue, *, titled: bool) -> str:
    """The national organ whose report a title or a first sentence shows it to be: 农业农村部|2023年度…, 2022年,水利部|坚持….

    A title (`titled`) only has to begin with it: 农业农村部|办公厅2023年…; in a sentence 党中央 leads the one who reports.
    """
    hit = organs.get(at + text.startswith(_FORMER, at))
    kind = catalogue.names.organs[hit.surface] if hit is not None else None
    if hit is None or kind is None or not kind.national or (kind.kind in _LEADING and not titled):
        return ""
    begins = titled and kind.kind not in _LEADING and not text.startswith("门", hit.end)
    return f"|{kind.name}" if begins or _reports(catalogue.grammar["reporting"]).match(text, hit.end) else ""
