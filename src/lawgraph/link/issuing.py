"""Who issued a document, where the words right before its title tell it: 县司法局|印发的《…清单》, 市政府|先后出台了《…意见》."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lawgraph.catalogue.grammar import Grammar, alternation
from lawgraph.extraction.found import Found, FoundInstitution, FoundLocality

_REACH = 18
_LEVEL = "(?:自治区|自治州|自治县|[省市州盟县旗区镇乡])"
#: 落实|省|《优化营商环境条例》, 我|县|《重大行政决策目录》
_OF_LEVEL = re.compile(f"(?P<before>.?)(?P<level>{_LEVEL})《?$", re.DOTALL)
_ENDS_IN_LEVEL = frozenset("区州县省市盟旗镇乡")
_OWN = frozenset("我本全")
#: the last characters of what may stand before: 落实, 贯彻执行, 按照, 根据, 宣传
_MAY_STAND = frozenset("实行照据彻守循合传习对订台发布》,。;:(\n")
_JOINING = frozenset("、和与及")
#: 中央和|省《…》, 省、|市《…》: of several places
_SEVERAL = re.compile(f"(?:中央|国家|上级|{_LEVEL})[、和与及]$")
#: 与|烟台市联合印发《…》: whoever reports is one of those who issue it; 参与|省司法厅起草《…》 is not said of two
_TOGETHER_WITH = re.compile("(?:会同|联合|协同|(?<!参)与)$")


class IssuingGrammar:
    """The words that tell who issued a document, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        verb = f"(?:{alternation((*grammar['issues'], *grammar['issues-from-above']))})"
        how = f"(?:{grammar.alternation('issuing-manner')}){{0,3}}"
        #: between the issuer and the title
        self.between = re.compile(
            f"(?:{how}(?:{verb}|{grammar.alternation('resolves')})(?:(?:并|、|和)?{verb})?)?(?:了|的)?《?$"
        )
        #: 县政府|印发《湘潭县普法工作要点》, 市级|出台… in the report of a town: somebody who is said to issue something
        self.they_issued = re.compile(f"(?:政府|人大常委会|委员会|[委办局厅组]|[省市州盟县区]级|上级){how}新?{verb}")


class Issuers:
    """The organs and places of a text by where they end."""

    def __init__(self, text: str, found: Sequence[Found], grammar: IssuingGrammar) -> None:
        self._text = text
        self._between = grammar.between
        self._named = {
            item.end: item
            for item in found
            if isinstance(item, FoundInstitution) or (isinstance(item, FoundLocality) and not item.village)
        }
        self._ends = sorted(self._named)

    def before(self, start: int) -> FoundInstitution | FoundLocality | None:
        """The one that is said to have issued the document whose title, or the list whose first title, begins at `start`."""
        nearest = bisect_right(self._ends, start) - 1
        if nearest < 0 or self._ends[nearest] < start - _REACH:
            return None
        between = self._between.search(self._text, max(0, start - _REACH), start)
        issuer = self._named.get(between.start()) if between is not None else None
        # 山东省|《优化营商环境条例》, but 参照合肥市|公园条例 is a title
        apart = between is not None and (between.group() or self._text.startswith("《", start))
        if issuer is None or not (isinstance(issuer, FoundInstitution) or apart):
            return None
        return self._first(issuer)

    def _first(self, issuer: FoundInstitution | FoundLocality) -> FoundInstitution | FoundLocality | None:
        """The first of those who issue a document together: 县司法局|会同市司法局印发《…》; None for whoever reports, 与烟台市、威海市印发《…》."""
        start = issuer.start
        while self._text.startswith("、", start - 1) and (before := self._named.get(start - 1)) is not None:
            start = before.start
        together = _TOGETHER_WITH.search(self._text, max(0, start - 3), start)
        return issuer if together is None else self._named.get(together.start())

    def level_before(self, start: int) -> tuple[str, bool]:
        """The level word whose place a title or list that begins at `start` is of, and whether it stands alone (省, not 我省); "" where
        none or several do.
        """
        found = None
        if not _ENDS_IN_LEVEL.isdisjoint(self._text[max(0, start - 2) : start]):
            found = _OF_LEVEL.search(self._text, max(0, start - 4), start)
        if found is None:
            return "", False
        before, at = found["before"], found.start("level")
        if before in _OWN:
            return found["level"], False
        joined = before in _JOINING and not _SEVERAL.search(self._text, max(0, at - 4), at)
        return (found["level"], True) if not before or before in _MAY_STAND or joined else ("", False)
