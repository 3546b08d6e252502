"""Parts of an organ named right behind it: its section, its station in a town, its branch in a district, a chamber of a court."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.found import OWN_NAME_KINDS, FoundInstitution
from lawgraph.model import Place

_JUDICIAL = frozenset({"court", "procuratorate"})
_MINISTRY, _BUREAU_OF_STATE = "部", ("部", "总局", "委")
#: 国家市场监管总局|法规司; 国家税务总局|湘潭税务局 is a branch
_DEPARTMENT_OF_MINISTRY = "司"
_ASSEMBLIES = frozenset({"congress", "cppcc"})
_STATION = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,3}?)(?:中心)?所(?![有以在属长需做谓])")
#: 生态环境局|西乌珠穆沁旗分局, 公安局|经济技术开发区分局: a name that is longer ends as places do
_BRANCH = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}?|[\u4e00-\u9fff]{4,7}?[区县市旗])(?P<kind>分局|监管局|管理局)")
_BANNER = "旗"
_AND = frozenset("和与及")
_NEXT_BRANCH = re.compile("[、和与及]([\u4e00-\u9fff]{2,4}?)分局")
#: 聊城海关|驻莘县办事处; but 县公安局驻|街道办事处, 县司法局驻|各乡镇办事处, and 县政府驻北京办事处 is a 驻京办
_SENT = re.compile("驻(?!北京|各|[乡村镇街])[\u4e00-\u9fff]{2,4}?(?<!街道)(?<![乡村镇])(?:办事处|联络处)")
_ORDINAL = "第"


class OrganParts:
    """The rules for parts of organs, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        self._boundary = re.compile(f"(?:{grammar.alternation('open-boundary')})")
        self._zone_words = (*grammar["zone-word"], *grammar["zone-branch"])
        self._office = grammar["office"][0]
        self._bureaus = frozenset(grammar["branch-bureau"])
        #: 局|行政复议应诉科; 提升学科 and 共调处 are none
        self._section = re.compile(
            rf"[\u4e00-\u9fff]{{2,7}}?(?:(?<!学)科|股|(?<![查惩调])处)(?!{grammar.alternation('section-trap')})"
        )
        self._section_noun = re.compile(grammar.alternation("section-noun"))
        #: 县检察院|第四检察部, 省检察院|汉江分院, 县法院|行政审判庭, 县法院|执行局; 县法院行政庭庭长 is somebody of the court
        self._chamber = re.compile(
            f"第[一二三四五六七八九十]{{1,2}}(?:检察)?部|(?:{grammar.alternation('court-chamber')})(?![庭局]长)"
            "|(?:(?![和与及各对设立建派的])[\u4e00-\u9fff]){2,8}?分院"
        )
        #: 司法部|法治调研局, 财政部|条法司
        self._of_ministry = re.compile(
            f"(?:(?![和与及等部省市县区州旗原副当结]|{grammar.alternation('ministry-does')})[\u4e00-\u9fff]){{2,9}}?"
            "(?:(?<!公)司(?![法机局])|(?<!司)局)(?![局面限势长级])"
        )
        topic = grammar.alternation("committee-topic")
        # 县政协|社会法制和民族宗教委员会, 县人大常委会|监察和司法委员会
        self._special = re.compile(f"(?:{topic})(?:[和与、]?(?:{topic}))*(?:工作)?(?:委员会|委(?!员))")

    def with_part(self, text: str, organ: FoundInstitution, local: Mapping[str, Place]) -> FoundInstitution:
        """莲池区司法局|社矫科: a section of a bureau; 县自然资源局|营丘所: its station in a town; 县检察院|第四检察部."""
        if organ.type.kind == "coordination" and text.startswith(self._office, organ.end):
            return organ._replace(end=organ.end + len(self._office), organ=organ.organ + self._office)
        if organ.type.national and organ.type.kind == "department" and organ.organ.endswith(_BUREAU_OF_STATE):
            part = self._of_ministry.match(text, organ.end)
            fits = part is not None and (
                organ.organ.endswith(_MINISTRY) or part.group().endswith(_DEPARTMENT_OF_MINISTRY)
            )
            if part is not None and fits and self.is_section(part.group()):
                return organ._replace(end=part.end(), organ=organ.organ + part.group())
        bare = not (organ.level or organ.place)
        if organ.type.open or (bare and organ.type.kind != "department"):
            return organ
        chamber = self._chamber.match(text, organ.end) if organ.type.kind in _JUDICIAL else None
        if chamber is not None:
            return organ._replace(end=chamber.end(), organ=organ.organ + chamber.group())
        special = self._special.match(text, organ.end) if organ.type.kind in _ASSEMBLIES else None
        if special is not None:
            whole = special.group().removesuffix("员会") + "员会"  # 提案委 is short for 提案委员会
            return organ._replace(end=special.end(), organ=organ.organ + whole)
        if organ.type.kind != "department":
            return organ
        branch = _BRANCH.match(text, organ.end)
        if bare and (branch is None or not local.keys() & {branch["place"], branch["place"][:-1]}):
            return organ  # 市场监督管理局|东胜分局 has no city in front
        if branch is not None and (
            branch["place"] in local
            or branch["place"][:-1] in local  # 新华区分局
            or (branch["place"].endswith(self._zone_words) and branch["place"][0] not in _AND)
            or self._boundary.search(branch["place"]) is None
            # 科左|后|旗分局, but not 对|鄂托克旗分局
            or (branch["place"].endswith(_BANNER) and self._boundary.match(branch["place"]) is None)
        ):
            # 徐州市公安局|鼓楼分局, 深圳市市场监督管理局|坪山监管局; 县税务局|第一税务分局 is no place's
            if branch["place"].startswith(_ORDINAL):
                return organ._replace(end=branch.end(), organ=organ.organ + branch.group())
            name = organ.organ.removesuffix("局") + "分局" if branch["kind"] == "分局" else organ.organ
            return organ._replace(end=branch.end(), organ=name, branch=branch["place"])
        match = _SENT.match(text, organ.end) or _STATION.match(text, organ.end)
        if match is None or (match.re is _STATION and match["place"] not in local):
            match = self._section.match(text, organ.end)
            if match is None or not self.is_section(match.group()):
                return organ
        return organ._replace(end=match.end(), organ=organ.organ + match.group())

    def is_section(self, name: str) -> bool:
        """Whether a section can be called so: 行政复议应诉科, but not 组织法规科."""
        return self._boundary.search(self._section_noun.sub("", name)) is None

    def more_branches(self, text: str, first: FoundInstitution, local: Mapping[str, Place]) -> list[FoundInstitution]:
        """州生态环境局凯里分局、|黎平分局: a branch in a list after the first has the first one's bureau."""
        found: list[FoundInstitution] = []
        end = first.end
        while first.branch and (more := _NEXT_BRANCH.match(text, end)) is not None:
            if more[1] not in local and (more[1] in self._bureaus or self._boundary.search(more[1])):
                break  # 市生态环境局灞桥分局、|自然资源分局
            found.append(first._replace(start=more.start(1), end=more.end(), branch=more[1]))
            end = more.end()
        return found


def lasting(whole: FoundInstitution, part: InstitutionType) -> InstitutionType:
    """The type of a part of an organ: what belongs to a national organ is national, 中央依法治国办|法治督察组, and no place's
    what belongs to an organisation with a name of its own, 湖南大学|法律援助中心.
    """
    return whole.type if whole.type.national or whole.type.kind in OWN_NAME_KINDS else part
