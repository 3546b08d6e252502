"""What makes of the name of an organ that of a class: 各县、市、区人民政府, 各镇人民政府、街道办事处, 法律服务站12个."""

from __future__ import annotations

import re

from lawgraph.extraction.found import FoundInstitution

#: 各镇人民政府、|街道办事处
_OF_EACH = re.compile("各[镇乡街道县区市旗苏木()]{1,8}(?:(?:人民)?政府|党委|党工委)[、,](?:街道办事处[、,])?$")
_OF_EACH_TOO = frozenset({"街道办事处", "街道党工委", "开发区管委会", "管委会"})
#: 各县、市、|区人民政府: one class
_EACH_LEVEL = re.compile("各(?:[省市州县旗乡镇][、,])+$")
#: 以各县(区)|社区矫正中心为平台: of each of them
_OF_EACH_KIND = re.compile(r"各[省市县区州旗乡镇街、]{1,4}\([省市县区州旗乡镇街道、]{1,5}\)$")
#: 居家养老服务站|12个, 执法中队|6支: a class, counted
_HOW_MANY = re.compile(r"\d+余?[个家所处支](?!月|百分)")
_REACH = 20


def is_class(text: str, organ: FoundInstitution) -> bool:
    """Whether the words around an organ say that several are meant."""
    if organ.level and _EACH_LEVEL.search(text, max(0, organ.start - _REACH), organ.start):
        return True
    if text[organ.start : organ.end] in _OF_EACH_TOO and _OF_EACH.search(
        text, max(0, organ.start - _REACH), organ.start
    ):
        return True
    if text.endswith(")", 0, organ.start) and _OF_EACH_KIND.search(text, max(0, organ.start - _REACH), organ.start):
        return True
    return not (organ.place or organ.type.national) and _HOW_MANY.match(text, organ.end) is not None
