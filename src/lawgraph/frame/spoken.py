"""How a report speaks of itself: 我镇, 全县, 我省 tell its level, 我局 a bureau."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.levels import LEVELS_OF_WORD
from lawgraph.model import Level, Place

#: 我街头普法 and 全街面巡防 are said of streets to walk in
_PLACE_WORDS = "镇|乡|街道|街(?![头坊区面])|苏木|县|区|旗|市|州|盟|省|自治区"
_WE = re.compile(f"我({_PLACE_WORDS})|我(局|委|厅|院|分局|支队|大队|中心)")
#: 全市 is said of what lies above too, and so is 全省 now and then: 全省率先; 健全街道机制 and 安全乡村 say nothing of a whole
_WHOLE = re.compile("全(?<![健安]全)(镇|乡|街道|街(?![头坊区面])|苏木|县|旗|省)")
#: |街道按照…;|街道建立…: a street that speaks of itself, and not of streets and what belongs to them
_STREET = re.compile("街道(?<![\u4e00-\u9fff]..)(?=[\u4e00-\u9fff])(?![和与及各社办干村工综司党纪人平应])")
#: said of what has streets
_OF_STREETS = re.compile("全[区市州盟]|各(?:镇|乡|乡镇)?街|街镇|街道、|镇街|依法治[区市]|[区市][直级]")
_OFTEN = 3
#: 2025年,|市|政府坚持…, 2024年,全|市|教育系统…: what a report that says neither 我市 nor 我局 is about
_SUBJECT = re.compile(
    "20\\d\\d年(?:度)?(?:以来)?,?(?:([省市县区旗州盟])(?:委、\\1)?(?:人民)?政府(?![将把对给与向和授])|全([省市县区旗州盟])[\u4e00-\u9fff]{2,8}系统)"
)
_SUBJECT_REACH = 400
#: 在县委、县政府的坚强领导下, 落实|县委、县政府部署, 县委、县政府:| who says so stands below a county, or is one of its bureaus
_COUNTY_SAYS = "[县区旗](?<![社园治].)委(?:、?[县区旗](?:人民)?政府)?"
_LED = re.compile(
    f"{_COUNTY_SAYS}(?:[^,。;\n]{{0,16}}领导|:\n)|(?<=落实|贯彻|按照|根据|执行){_COUNTY_SAYS}[^,。;\n]{{0,16}}部署"
)
_LED_REACH = 400
_ABOVE_COUNTIES = frozenset({Level.PROVINCE, Level.PREFECTURE})
_RANK = {level: rank for rank, level in enumerate((Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP))}
_NAMED_SO = {"区": "区", "市": "市"}


@dataclass(frozen=True, slots=True)
class Voice:
    """The level word a report uses of its place most (`word`, "" when it says none), the word for its bureau where it speaks as
    one (局 of 我局, else ""), and whether the committee that leads it is a county's.
    """

    word: str
    bureau: str
    led: bool = False

    @property
    def level(self) -> Level | None:
        """The level the word most likely means; that of a bureau is its committee's."""
        if self.led and self.bureau:
            return Level.COUNTY
        return LEVELS_OF_WORD[self.word][-1] if self.word else None

    def fits(self, place: Place) -> bool:
        """Whether a report that speaks so may be the place's: 我区 a district's or an autonomous region's, 我市 any city's."""
        if not self.word or place.level not in _RANK:
            return True
        return place.level in LEVELS_OF_WORD[self.word] and place.name.endswith(_NAMED_SO.get(self.word, ""))

    def lifted(self, place: Place, gazetteer: Gazetteer) -> Place | None:
        """The nearest place above that the word may mean: 我县 makes 上坪镇 龙川县; None when there is none."""
        above = (one for one in gazetteer.ancestors(place) if self.fits(one))
        return next((one for one in above if not (self.led and one.level in _ABOVE_COUNTIES)), None)

    def is_or_below(self, place: Place) -> bool:
        """Whether a place may be the report's own by its level or one that it says 我市 above: 渝中区 of 重庆市."""
        return self.fits(place) or not self.within(place)

    def within(self, place: Place) -> bool:
        """Whether a place lies above the level spoken at: 我镇, with nothing but a county named."""
        if self.led and place.level in _ABOVE_COUNTIES:
            return True
        if not self.word or place.level not in _RANK:
            return False
        return _RANK[place.level] < max(_RANK[level] for level in LEVELS_OF_WORD[self.word])


def voice(text: str) -> Voice:
    """How a report speaks: 我镇 before all else, 全镇 where it never says 我, or 2025年,镇政府坚持…; a bureau where it says 我局
    most.
    """
    places: Counter[str] = Counter()
    bureaus: Counter[str] = Counter()
    for place, bureau in _WE.findall(text):
        if bureau:
            bureaus[bureau] += 1
        else:
            places[place] += 1
    if not places and not bureaus:
        places.update(_WHOLE.findall(text))
        if places["省"] < _OFTEN:
            del places["省"]
        streets = len(_STREET.findall(text))
        if streets >= _OFTEN and not _OF_STREETS.search(text):
            places["街道"] += streets
        subject = None if places else _SUBJECT.search(text, 0, _SUBJECT_REACH)
        if subject is not None:
            places[subject[1] or subject[2]] += 1
    word = places.most_common(1)[0][0] if places else ""
    bureau = bureaus.most_common(1)[0][0] if bureaus.total() > places.total() else ""
    return Voice(word, bureau, _LED.search(text, 0, _LED_REACH) is not None)
