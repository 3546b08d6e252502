"""What an organ of the state has in a place that need not be near: 国家金融监督管理总局|洛阳监管分局, 国家矿山安全监察局|湖南局."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.extraction.found import FoundInstitution
from lawgraph.model import Place

_BRANCH = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,3}?)(?P<full>省|市|(?:[\u4e00-\u9fff]{1,2}族)?自治区)?(?:监管)?[分支]?局"
)


class NationalBranches:
    """The organs of the state that have such branches: those that a type of organ of places belongs to."""

    def __init__(self, types: Iterable[InstitutionType], places: Mapping[str, tuple[Place, ...]]) -> None:
        each = tuple(types)
        national = {kind.name for kind in each if kind.national}
        self._below = {kind.parent: kind for kind in each if kind.parent in national and not kind.national}
        self._places = places

    def with_branch(self, text: str, organ: FoundInstitution) -> FoundInstitution:
        """The branch that an organ of the state goes on to name, in a province or prefecture; else the organ."""
        below = self._below.get(organ.type.name)
        branch = _BRANCH.match(text, organ.end) if below is not None else None
        places = self._places.get(branch["place"], ()) if branch is not None else ()
        if below is None or branch is None or not places:
            return organ
        return organ._replace(end=branch.end(), place=(places[0].name,), organ=below.name, type=below)
