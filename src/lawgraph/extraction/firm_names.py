"""What is done with a firm, and what of it may stand in the name of one: 约见|宏远置业有限公司, but 湘潭|携手|置业有限公司."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from lawgraph.catalogue.entries import InstitutionType
from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.model import Level, Place

_BANK = "银行"
#: how the name of a firm ends that is given in full; a class of firms is not: 走访|物业公司
_IN_FULL = ("有限", "股份", "集团")
_SHORT_NAMES = (2, 3)


class FirmNames:
    """The rules for verbs and lines of business in the names of firms, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        #: 查处|某某公司, 听取|某某律师事务所
        self.words = (*grammar["visit"], *grammar["before-firm"], *grammar["organ-acts"])
        self.done_with = frozenset(self.words)
        verb, trade = alternation(self.words), f"(?:{grammar.alternation('trade')})"
        #: 约谈|湘潭食安餐饮公司, which jieba does not know for a word; but 携手置业公司 has no other name
        self.done = re.compile(f"(?:{verb})(?!{trade}*$)")
        self._in_name = grammar["in-firm-name"]
        self._trades = re.compile(f"{trade}*")
        self._no_name = re.compile(f"(?:{verb})?{trade}+")
        self._bank_kinds = frozenset(grammar["bank-kind"])

    def is_inside(self, text: str, start: int, last: int, before: str, stems: Callable[[str], Sequence[Place]]) -> bool:
        """Whether a verb before `start` is a part of the firm's name, whose last part begins at `last`: where nothing else would be left
        of it (丰收粮食收购|有限公司, 湘潭携手|置业|有限公司), or where the short name of a place stands right before the verb and none
        behind it (湖南|携手|致远科技有限公司, but 湖南|携手|长沙宏远置业有限公司 and 湖南|约谈|致远科技有限公司).
        """
        if not text.startswith(_IN_FULL, last):
            return False
        if self._trades.fullmatch(text, start, last) is not None:
            return True
        named = text.endswith(self._in_name, 0, start) and bool(stems(before))
        behind = [place for length in _SHORT_NAMES for place in stems(text[start : start + length])]
        return named and all(place.level is Level.TOWNSHIP for place in behind)  # 民生 is a street somewhere

    def is_trade(self, part: str, kind: InstitutionType, head: Collection[str]) -> bool:
        """Whether a firm is told by its line of business alone, with neither a name nor a place: 联合|物业|公司, 走访|物业|公司."""
        if kind.kind != "enterprise" or head:
            return False
        if kind.name == _BANK:
            return part in self._bank_kinds
        return self._no_name.fullmatch(part) is not None
