"""Who issued a document, where the words right before its title tell it: 县司法局|印发的《…清单》, 市政府|先后出台了《…意见》."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lawgraph.extraction.found import Found, FoundInstitution, FoundLocality

_HOW = "(?:联合|共同|研究|先后|相继|陆续|分别|及时|组织|专门|正式|已|还|又|也)"
_ISSUES = "(?:印发|制定|制订|下发|出台|发布|公布|转发|修订|颁布|起草|编制|制发|修改)"
_BETWEEN = re.compile(f"(?:{_HOW}{{0,3}}{_ISSUES}(?:(?:并|、|和)?{_ISSUES})?)?(?:了|的)?《?$")
#: 县政府|印发《湘潭县普法工作要点》 in the report of a town: somebody who is said to issue something
THEY_ISSUED = re.compile(f"(?:政府|人大常委会|委员会|[委办局厅组]){_HOW}{{0,3}}新?{_ISSUES}")
_REACH = 18


class Issuers:
    """The organs and places of a text by where they end."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._text = text
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
        between = _BETWEEN.search(self._text, max(0, start - _REACH), start)
        issuer = self._named.get(between.start()) if between is not None else None
        # 参照合肥市|公园条例 is a title
        return issuer if isinstance(issuer, FoundInstitution) or (between is not None and between.group()) else None
