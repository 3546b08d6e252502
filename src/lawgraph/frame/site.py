"""Where the site lies that a report stands on, by the numbers it is registered under at the foot of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.model import Level, Place

#: 网站标识码4408250001: of a government's site, the code of the division and a number of four digits
_SITE = re.compile(r"网站标识码?[:号]?\s*(\d{6})\d{4}(?!\d)")
#: 粤公网安备 44082502000017号: any site has one, its owner's division in it
_POLICE = re.compile(r"公网安备\s*(\d{6})\d{8}(?!\d)")
#: 索引号11500230008689607X/2026-00009: begins with the credit code of who issued the page, 11 for an organ and 12 for a public institution
_ISSUED = re.compile(r"1(?<![0-9A-Z]1)[12](\d{6})[0-9A-Z]{10}(?![0-9A-Z])")
#: 索引号:LH331082-071/2026-00097, 索引号:4311030021/2026-01164: begins with the code of the division, letters before it or a number behind
_INDEX = re.compile(r"索引号[\]|:\s]{0,6}[A-Z]{0,4}(\d{6})(?:\d{4})?[-/]")
#: 粤ICP备05084672号: any site has one, its owner's province in it
_PROVINCE = re.compile("I(?<=([\u4e00-\u9fff])I)CP(?:备|证)")
#: 主办单位:徐闻县人民政府办公室, www.xuwen.gov.cn: the page is a government's own, no copy on another site
_OFFICIAL = re.compile(r"网站标识|\.gov\.cn|主办(?:单位)?[:\s]*[^\n]{0,16}政府|政府(?:办公室)?\s*(?:主办|版权所有)")
#: 潜江新闻网|讯(记者…): the paper of a city or county, and at the beginning of what it prints
_PAPER, _PAPER_REACH = re.compile("([\u4e00-\u9fff]{2,4}?)(日报|晚报|新闻网|融媒体?)讯"), 200
_OURS = re.compile("我[市州县旗]")


def of_the_site(places: Sequence[Place], text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Those of the places that lie where the site is registered; all of them where none does, or no number is given."""
    for code in _codes(text):
        there = tuple(place for place in places if place.code.startswith(code) or place.mca_code.startswith(code))
        if there:
            return there
    if not _OFFICIAL.search(text):
        return tuple(places)
    signs = gazetteer.abbreviations()
    provinces = {signs[sign].path for sign in _PROVINCE.findall(text) if sign in signs}
    return tuple(place for place in places if place.path.partition("/")[0] in provinces) or tuple(places)


def site_place(text: str, gazetteer: Gazetteer) -> str:
    """The full name of the division whose site it is (广东省湛江市徐闻县), "" where no number of a government's site tells."""
    found = (gazetteer.get(code) for code in _SITE.findall(text))
    return next((place.path.replace("/", "") for place in found if place is not None), "")


def paper_place(text: str, gazetteer: Gazetteer) -> str:
    """The full name of the city or county whose paper prints an item that speaks of 我市: 潜江新闻网讯; "" where none does."""
    paper = _PAPER.search(text, 0, _PAPER_REACH)
    if paper is None or _OURS.search(text) is None:
        return ""
    called = gazetteer.stems(paper[1])
    if any(place.level is Level.PROVINCE for place in called):
        return ""  # 吉林日报 is the paper of 吉林省, not of 吉林市
    large = {place.path for place in called if place.level is Level.PREFECTURE}
    county = None if paper[2].endswith("报") else gazetteer.only_county(paper[1])  # 新民晚报 is no paper of 新民市
    found = next(iter(large)) if len(large) == 1 else county.path if county is not None else ""
    return found.replace("/", "")


def _codes(text: str) -> Iterator[str]:
    """What the codes of all places below the site's division begin with: 440800, a prefecture's, gives 4408."""
    numbers = _SITE.findall(text) + _ISSUED.findall(text) + _INDEX.findall(text)
    if _OFFICIAL.search(text):
        numbers += _POLICE.findall(text)
    return (re.sub("(?:00){1,2}$", "", number) for number in numbers)
