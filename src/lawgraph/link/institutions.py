"""From an organ as named to the organ of a place: 镇党委 → 广东省/河源市/龙川县/上坪镇|党委."""

from __future__ import annotations

import re
from typing import NamedTuple

from lawgraph import iri
from lawgraph.catalogue.levels import LEVELS_OF_WORD
from lawgraph.extraction.found import BODIES, BRANCH_WORD, OWN_NAME_KINDS, FoundInstitution, Reporting
from lawgraph.frame.surroundings import Surroundings
from lawgraph.link.places import LinkedPlace, PlaceLadder
from lawgraph.model import Level, Place

#: 委党组 is a commission's, and nothing in the report of a bureau
_COMMISSION = "委"
_OF_TOWNS = (Level.TOWNSHIP.value,)
_DEPARTMENT = "厅"
_GOVERNED = re.compile("依法治([省市州盟县旗])")
_RANK = {
    level: rank
    for rank, level in enumerate((Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE))
}
#: whose reports call their committee's study group 党工委理论学习中心组, and no more
_OWN_GROUP = frozenset({Level.TOWNSHIP, Level.OTHER})
#: only few places lie in a region; elsewhere 少数民族|地区司法局 is a class
_REGION = frozenset({"地", "地区", "林区", "兵团"})
#: 兵团|司法局 is not the region's 司法局
_CORPS, _CORPS_IN_FULL = "兵团", "生产建设兵团"
#: what a bureau that reports has a study group of, which it names without itself: 纳入|党组理论学习中心组学习
_PARTY_GROUP = "党组"
#: what a zone is governed by
_OF_ZONE = "管委会"
#: the issuer where no department reports, but a government or a zone
_NO_DEPARTMENT = frozenset({"", _OF_ZONE, "管理委员会"})
#: what is governed by a 行署
_REGIONS = ("地区", "盟")


class LinkedInstitution(NamedTuple):
    """The id of an organ (`path|organ`), the place whose organ it is, and the rung."""

    id: str
    organ: str
    place: Place | None
    via: str
    candidates: tuple[str, ...] = ()


def link_institution(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """The organ that a name means; None for one that is a class of organs where it stands (a county's 镇党委)."""
    kind = found.type
    if not found.place and not found.level:
        if kind.kind in OWN_NAME_KINDS:
            return LinkedInstitution(f"|{found.organ}", found.organ, None, "named")
        if kind.parent == _PARTY_GROUP and found.organ == kind.name:
            return _of_party_group(found, ladder)
    match found.reporting:
        case Reporting.MINISTRY:
            return _of_ministry(found, ladder)
        case Reporting.BUREAU:
            return _of_bureau(found, ladder) if ladder.national is None else _of_ministry(found, ladder)
        case Reporting.BRANCH:
            return _of_branch(found, ladder)
        case Reporting.BUREAU_AT_LEVEL:
            return _of_bureau_at_level(found, ladder)
        case None:
            return _of_place(found, ladder)


def _of_place(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """龙川县|司法局, 镇|党委, 国务院, 派出所: of the place or level word in front, of the State, or of the report's own place."""
    kind = found.type
    if found.place:
        linked = _of_seat(found, ladder.named(found.place), ladder)
    elif found.level:
        linked = ladder.by_level(found.level)
        if linked is None and (_is_lower(found.level, ladder) or found.level in _REGION):
            return None
        if found.level == _CORPS:
            return _of(linked, _CORPS_IN_FULL + found.organ)
    elif kind.national:
        return LinkedInstitution(f"|{found.organ}", found.organ, None, "national")
    else:
        linked = _governed(found.organ, ladder) or _bare(found, ladder)
        if linked is None and ladder.around.place is not None:
            return None
        organ = ladder.national(kind) if ladder.national is not None else ""
        if organ:
            return LinkedInstitution(f"|{organ}", organ, None, "national")  # a ministry: 会同发展改革委印发
    if found.branch and linked is not None and linked.place is not None:
        return _in_district(found, linked, linked.place, ladder)
    if linked is None and not found.place and ladder.around.candidates:
        linked = _candidates(found, ladder)
    return _of(linked, found.organ)


def _of_seat(found: FoundInstitution, linked: LinkedPlace | None, ladder: PlaceLadder) -> LinkedPlace | None:
    """The town for a station named like its county: in 旌阳区's report 旌阳派出所 is that of 旌阳街道; 旌阳区派出所 stays the county's."""
    if linked is None or linked.place is None or linked.place.level is not Level.COUNTY:
        return linked
    if found.type.levels != _OF_TOWNS or linked.place.name == found.place[-1]:
        return linked
    towns = ladder.gazetteer.within(linked.place, found.place[-1], ladder.year)
    return LinkedPlace(towns[0], linked.via) if len(towns) == 1 and towns[0].level is Level.TOWNSHIP else linked


def _of_ministry(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """部|党组, 总局|党委: of the ministry that reports; None where none does that may say so of itself."""
    if not (ladder.national is not None and ladder.issuer.endswith((found.level, found.level + "员会"))):
        return None
    organ = ladder.issuer + found.organ
    return LinkedInstitution(f"|{organ}", organ, None, "national")


def _of_party_group(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """党组理论学习中心组 alone: of the bureau that reports."""
    own = ladder.around.place
    if own is None or ladder.issuer in _NO_DEPARTMENT:
        return None
    return _of(LinkedPlace(own, "frame"), ladder.issuer + found.organ)


def _of_bureau(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """局|党组, 局|法规科: of the bureau that reports; None where none does that may say so of itself."""
    own = ladder.around.place
    if own is None or not ladder.issuer or (found.level == _COMMISSION) != (_COMMISSION in ladder.issuer[-3:]):
        return None
    return _of(LinkedPlace(own, "frame"), ladder.issuer + found.organ)


def _of_branch(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """秦安分局: the branch that reports, or 甘井子分局 in the report of 大连市生态环境局, whose branch it is."""
    own = ladder.around.local.get(found.level.removesuffix(BRANCH_WORD))
    reporting = ladder.around.place
    if own is None or reporting is None:
        return None
    if own == reporting and ladder.issuer.endswith(BRANCH_WORD):
        return _of(LinkedPlace(own, "frame"), ladder.issuer + found.organ)
    below = own.path.startswith(f"{reporting.path}/") and ladder.issuer.endswith("局")
    return _of(LinkedPlace(own, "frame"), ladder.issuer) if below else None


def _of_bureau_at_level(found: FoundInstitution, ladder: PlaceLadder) -> LinkedInstitution | None:
    """县局|党委, 市局, 省厅: of the bureau that reports, at its own level or the one above."""
    at_level = ladder.named(found.place) if found.place else ladder.by_level(found.level[0])
    issuer = _department(ladder) if found.level[1:] == _DEPARTMENT else ladder.issuer
    if at_level is None or not issuer.endswith(found.level[1:]):
        return None
    # above a 公安分局 stands the city's 公安局
    above = at_level.place != ladder.around.place
    issuer = re.sub("分局$", "局", issuer) if above else issuer
    return _of(at_level, issuer + found.organ)


def _in_district(found: FoundInstitution, linked: LinkedPlace, city: Place, ladder: PlaceLadder) -> LinkedInstitution:
    """The branch that a bureau of a city has in a district: 徐州市公安局|鼓楼分局; `linked` is what the city was linked by."""
    if city.level is Level.COUNTY and found.branch in {city.name, city.name[:-1]}:
        return _of(linked, found.organ)  # 市自然资源局平泉分局 in 平泉市 is not that of 平泉镇
    districts = ladder.gazetteer.within(city, found.branch, ladder.year)
    # 深圳市公安局坪山分局 is the district's, not that of 坪山街道
    districts = tuple(place for place in districts if place.level is Level.COUNTY) or districts
    own = ladder.around.heads.get(found.branch)
    if len(districts) == 1:
        linked = LinkedPlace(districts[0], "full-path")
    elif own is not None and own.level is Level.OTHER:
        linked = LinkedPlace(own, "frame")  # 市公安局开发区分局 in the report of that zone
    elif not districts and found.organ.endswith(BRANCH_WORD):
        # 县公安局森林分局 has charge of a matter, and is no bureau of a place
        bureau = found.organ.removesuffix(BRANCH_WORD)
        bureau = bureau if bureau.endswith(_DEPARTMENT) else f"{bureau}局"
        return _of(linked, f"{bureau}{found.branch}{BRANCH_WORD}")
    return _of(linked, found.organ)


def _department(ladder: PlaceLadder) -> str:
    """The province's department above the bureau that reports: 司法厅 above a 司法局; "" where provinces have none of its name."""
    name = re.sub("局$", _DEPARTMENT, ladder.issuer)
    return name if ladder.catalogue.institution_type(name) is not None else ""


def village_committee(found: FoundInstitution, ladder: PlaceLadder) -> tuple[str, str] | None:
    """The id and the identifier of a village's committee: 河湾村|村委会; None where the town is not known."""
    named = ladder.named(found.place) if found.place else None
    above = named.place if named is not None else ladder.around.place
    if above is None:
        return None
    key = f"{above.key}-{iri.local_name(found.village)}"
    return f"{above.path}/{found.village}|{found.organ}", iri.institution_iri(key, found.organ)


def _candidates(found: FoundInstitution, ladder: PlaceLadder) -> LinkedPlace | None:
    """The places a report may speak for, or those above them where the word means these: 镇党委 of one of four 中峰镇, 县委
    of one of their counties. Where all lie in one place, it is that one.
    """
    places = ladder.around.candidates
    if found.level:
        around = (Surroundings(place, ladder.gazetteer.ancestors(place), {}) for place in places)
        meant = [one.by_word(found.level) for one in around]
        above = {place.path: place for place in meant if place is not None}
        if len(above) == 1 and None not in meant:
            return LinkedPlace(next(iter(above.values())), "frame")
        return LinkedPlace(None, "open", tuple(above.values())) if above else None
    if found.type.levels and places[0].level.value not in found.type.levels:
        return None
    return LinkedPlace(None, "open", places)


def _of(linked: LinkedPlace | None, organ: str) -> LinkedInstitution:
    if linked is None:
        return LinkedInstitution(f"|{organ}", organ, None, "open")
    if linked.place is None:
        return LinkedInstitution(
            f"|{organ}", organ, None, "open", tuple(f"{p.path}|{organ}" for p in linked.candidates)
        )
    return LinkedInstitution(f"{linked.place.path}|{organ}", organ, linked.place, linked.via)


def _governed(organ: str, ladder: PlaceLadder) -> LinkedPlace | None:
    """The place that an organ without a place in front names itself: 依法治市办 in a county's report is the city's."""
    level = _GOVERNED.search(organ)
    return ladder.by_level(level.group(1)) if level is not None else None


def _is_lower(word: str, ladder: PlaceLadder) -> bool:
    """Whether a level word means places below the report's own: 镇党委 in a county's report is a class; 市委 may be above."""
    own = ladder.around.place
    levels = LEVELS_OF_WORD.get(word)
    return own is not None and levels is not None and own.level in _RANK and _RANK[levels[0]] > _RANK[own.level]


def _bare(found: FoundInstitution, ladder: PlaceLadder) -> LinkedPlace | None:
    """The organ of the report's own place, or of the nearest place above of a level that has such an organ."""
    own = ladder.around.place
    if own is None:
        return None
    kind, above = found.type, ladder.around.above
    of_bureau = found.organ.removesuffix(kind.name)[-1:] in BODIES  # 民政局|党组
    town_speaks = own.level in _OWN_GROUP and ladder.issuer in _NO_DEPARTMENT
    if kind.kind == "party" and not of_bureau and not town_speaks:
        return None  # 党委理论学习中心组 is the town's own in its report; in a county's it may be anybody's
    of_counties = Level.COUNTY.value in kind.levels
    if own.level is Level.OTHER and (kind.name == _OF_ZONE or kind.kind == "party" or of_counties):
        return LinkedPlace(own, "frame")  # a zone has the bureaus of a county (司法分局, 应急管理局), and a 党工委
    under_city = own.level is Level.TOWNSHIP and above[:1] and above[0].level is Level.PREFECTURE
    if under_city and kind.kind == "department" and of_counties:
        return LinkedPlace(own, "frame")  # so has a town right under its city: 东莞市长安镇's 应急管理分局
    if kind.kind == "government" and not kind.as_written:
        # 行署: the only government that is named without its level, but for 经开区管委会
        has_it = (place for place in (own, *above) if place.name.endswith(_REGIONS))
    elif not kind.levels or kind.open:
        return LinkedPlace(own, "frame")
    else:
        has_it = (place for place in (own, *above) if place.level.value in kind.levels)
    nearest = next(has_it, None)
    return LinkedPlace(nearest, "frame") if nearest is not None else None
