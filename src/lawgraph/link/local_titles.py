"""Documents of a place whose title leaves the place out, or names it by a level word: 重大事项决策制度, 县司法局学法清单."""

from __future__ import annotations

import re
from collections.abc import Callable

from lawgraph.extraction.found import Found, FoundLocality
from lawgraph.frame.surroundings import Surroundings
from lawgraph.model import Level, Place

_WHOLE = re.compile(r"(?:(?:19|20)\d\d年(?:度)?)?全(?P<level>省|市|县|区|旗|镇|乡|街道)")
#: 县司法局…, 镇党委…, 县防汛抗旱应急预案; not 市场…, 乡镇…, 区域…
_LEVEL = re.compile(
    r"(?P<level>省|市|县|区|旗|镇|乡|街道)(?=(?:人民)?政府|政协|人大|党委|机关|委(?!员|托)|(?:(?:民政|民宗|政法|政务|政数)[\u4e00-\u9fff]{0,6}|(?![场容民政域级村镇区县块街])[\u4e00-\u9fff]{1,8})(?:局|办|所|厅|委(?![员托派任]))|(?![场容民政域级村镇区县块街])[\u4e00-\u9fff]{2,16}应急预案)"
)
#: 我局财务管理办法
_WE = re.compile("^(?:我|本)[局委院镇乡县市区]")
#: 局党委理论学习中心组学法制度, 厅党政主要负责人责任清单
_BUREAUS = re.compile("[局厅](?=党[委组政]|领导|班子|机关)")
#: 县委…, 镇人民政府…: the organ of the report's own place or of one above it issued the document
_OWN_ORGAN = re.compile("[省市县区州旗盟镇乡](?:委(?!员|托|派|任)|党委|(?:人民)?政府|人大|政协|机关)")
_SHORTEST = 2
_STREET = "街道"
_LEGISLATE = frozenset({Level.PROVINCE, Level.PREFECTURE})


#: 《省信访条例》, 《市电动自行车管理条例》, 《自治区法治社会建设实施方案》; not 《市容条例》, 《区域协调发展意见》, 《县乡道路建设规划》, and no 《自治区政府工作报告》
_REGIONAL = re.compile(
    r"(?P<level>自治区|自治州|自治县|省|市|州|县|区)(?![场政域容级长区县际直属内民委块城]|道(?!路)|乡(?!村)|会(?![计展]))[\u4e00-\u9fff〈〉0-9()·-]{2,36}?(?:条例|实施办法|(?:建设|实施|分工)(?:方案|规划|纲要|意见))(?:\([^()]*\))?$"
)


def regional_title(title: str, around: Surroundings) -> tuple[str, Place] | None:
    """The id and place of a regulation or plan whose title says 省 or 市 for the report's own: 省信访条例 → 广东省信访条例,
    自治区法治社会建设实施方案 → 宁夏回族自治区法治社会建设实施方案."""
    found = _REGIONAL.match(title)
    place = around.by_word(found["level"]) if found is not None else None
    if found is None or place is None:
        return None
    return place.name + title[found.end("level") :], place


def of_the_bureau(title: str, issuer: str) -> str:
    """A title with the bureau that reports for the 局 it begins with: 局党委学法制度 → 应急管理局党委学法制度; `issuer` is its id."""
    organ = issuer.partition("|")[2]
    found = _BUREAUS.match(title)
    return organ + title[found.end() :] if found is not None and organ.endswith(found.group()) else title


def begins_with_organ(title: str) -> bool:
    """Whether a title begins with an organ that only the report can tell which one it is: 县委依法治县办2024年工作要点."""
    return _OWN_ORGAN.match(title) is not None


def local_title(title: str, own: Place, around: Surroundings) -> tuple[str, Place]:
    """The id of a document that a place issued, and the place.

    The short name of the place stands in front (中峰镇重大事项决策制度), unless the title holds it or that of a place above
    (法治临洮建设规划). A level word of an organ in front stands for the place of that level (县司法局学法清单 → 临洮县司法局学法清单), and
    全县 for the county (全县普法工作要点 → 临洮县全县普法工作要点). A zone is called by its name for 开发区 and 经开区.
    """
    named = named_in(title, around)
    if named is not None:
        return title, named
    whole = _WHOLE.match(title)
    if whole is not None:
        place = around.by_word(whole["level"]) or own
        return place.name + title, place
    title = _WE.sub("", title)
    if own == around.place:
        title = title.removeprefix(max(filter(title.startswith, around.zone_words), key=len, default=""))
    if title.startswith(_STREET) and own.name.endswith(_STREET):
        return own.name + title.removeprefix(_STREET), own  # 街道重大行政决策办法
    level = _LEVEL.match(title)
    if level is not None:
        place = around.by_word(level["level"]) or own
        return place.name + title[level.end() :], place
    return own.name + title, own


def legislator(named: Found | None, place_of: Callable[[FoundLocality], Place | None]) -> Place | None:
    """The province or city right before a title, whose regulation may be called as the State Council's: 山东省《优化营商环境条例》."""
    place = place_of(named) if isinstance(named, FoundLocality) else None
    return place if place is not None and place.level in _LEGISLATE else None


def named_in(title: str, around: Surroundings) -> Place | None:
    """The report's place or one above it whose short name a title holds, the nearest first."""
    for place in around.chain():
        stem = next((name for name, known in around.local.items() if known == place), place.name)
        if len(stem) >= _SHORTEST and stem in title:
            return place
    return None
