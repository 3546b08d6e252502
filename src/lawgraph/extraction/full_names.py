"""Places by their full names, with the places above them: 湘潭县易俗河镇, 赴环县学习; a street as far as its community needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.claims import Claims
from lawgraph.extraction.found import FoundLocality
from lawgraph.extraction.hits import occurrences
from lawgraph.extraction.places import Chain, is_word
from lawgraph.extraction.village_names import VillageNames
from lawgraph.model import Level, Place

_LISTING = frozenset("、和与及")
#: 重庆市|人民政府令第329号, 恩施州|政办发〔2019〕17号: a number, and nothing is said of the place
_DECREE = re.compile(r"(?:人民)?政府令第?\d+号|[\u4e00-\u9fff]{0,3}[发函办字规]{1,2}[〔\[【(]\d{4}")
_STREET, _SHORT_STREET, OFFICE = "街道", "街", "办事处"
_COMMUNITY = re.compile("(?P<name>[\u4e00-\u9fff]{2,5}?)(?:社区|村)(?!居?委|党|调|网格|民|干|级|矫)")
_COMMUNITY_OR_ITS_ORGAN = re.compile("(?P<name>[\u4e00-\u9fff]{2,5}?)(?:社区|村)(?!调|网格|民(?!委)|干|级|矫)")
_BEFORE = 4
#: of this length a name is found by where words begin and end
_SHORTEST = 2


class FullNames:
    """The rules for full names, compiled from the word classes; `villages` knows the names of communities."""

    def __init__(self, grammar: Grammar, villages: VillageNames) -> None:
        self._villages = villages
        self._boundary = re.compile(f"(?:{grammar.alternation('open-boundary')})$")
        self._visits = ("赴", "前往", *grammar["visit"])

    def find(
        self, text: str, chains: Sequence[Chain], near: Callable[[Place], bool], claims: Claims
    ) -> list[FoundLocality]:
        """Divisions by their full names, where the report's surroundings or the text around says it is a name.

        `near` tells whether a place lies in the report's surroundings. 示范县 names no 范县, 学习和县委 no 和县.
        """
        found: list[FoundLocality] = []
        for chain in chains:
            if not claims.free(chain.start, chain.end) or _DECREE.match(text, chain.end):
                continue
            listed = bool(found) and found[-1].end == chain.start - 1 and text[chain.start - 1] in _LISTING
            if listed or self._is_name(text, chain, near):
                found.append(FoundLocality(chain.start, chain.end, chain.names, places=chain.places))
        return found

    def _is_name(self, text: str, chain: Chain, near: Callable[[Place], bool]) -> bool:
        before = text[max(0, chain.start - _BEFORE) : chain.start]
        clear = not before or not "\u4e00" <= before[-1] <= "\u9fff" or self._boundary.search(before) is not None
        if before.endswith(self._visits):
            return True  # 考察和静县, 赴环县学习
        word = len(chain.names[-1]) > _SHORTEST or is_word(text, chain.start, chain.end)
        if len(chain.names) > 1 or any(near(place) for place in chain.places):
            return clear or word
        if chain.places[0].level in {Level.PROVINCE, Level.PREFECTURE}:
            return True
        return clear and word

    def with_office(self, text: str, chain: Chain) -> Chain:
        """A street with the office behind it, where a community of it follows: 新建路街道|办事处|东关街社区, but it is the office
        that does something in 新建路街道办事处|加强社区治理.
        """
        if not text.startswith(OFFICE, chain.end) or not text.endswith(_STREET, chain.start, chain.end):
            return chain
        office = chain.end + len(OFFICE)
        return chain._replace(end=office) if self._villages.begins_community(text, office, _COMMUNITY) else chain

    def short_streets(self, text: str, local: Mapping[str, Place]) -> list[Chain]:
        """The streets in short form that a community of theirs follows: 前进街|桃园社区, in the report of their district."""
        return [
            Chain(start, start + len(street), (street,), (place,))
            for street, place in local.items()
            if street[-1] == _SHORT_STREET
            for start in occurrences(text, street)
            if self._villages.begins_community(text, start + len(street), _COMMUNITY_OR_ITS_ORGAN)
        ]
