"""Whether a report names a document or programme as what it falls short of (《行政处罚法》理解不深, 法律六进开展不平衡)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from lawgraph.catalogue.roles import Role
from lawgraph.link.cues import Around
from lawgraph.model import Polarity, SectionKind, Tense

#: a clause is looked for no further away than this
_REACH = 200
_BREAK = re.compile("[,;:。!?\n]")
_LAST_BREAK = re.compile(f"(?s:.*){_BREAK.pattern}")
#: 与|《信访工作条例》要求相比|,我镇仍有|差距: what is compared with is what is fallen short of
_COMPARED = re.compile("(?:但是?|不过|然而)?(?:[与同和].*比|对照|对标|比照|距离?|离)")
_STILL = re.compile(",我?[省市州县区旗镇乡街局委厅办]?道?(?:[仍还尚]|依[然旧]|存在)")

#: 达不到《建筑法》|标准的|工地
_NOT_REACHED = ("达不到", "没有达到", "未达到")
_WHOSE = re.compile("》?[^,。;:《]{0,4}标准的")
#: 未执行《安全生产法》规定|的,|责令整改: on what condition something is done
_CONDITION = "的,"


class PolarityGrammar:
    """The rules, compiled from the rows of ontology/lacking_cues.tsv.

    Its classes: `lack` words that say what is wanting, `trap` longer words that hold one of them and do not, `remedy` words
    that tell of what was done about it, `turn` words behind which a sentence of shortcomings begins (虽有成效，但…).
    """

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self._lacking = frozenset(row["cue"] for row in rows if row["class"] == "lack")

    def polarity(
        self,
        around: Around,
        start: int,
        end: int,
        section: SectionKind,
        tense: Tense,
        names: Sequence[tuple[int, int]],
    ) -> Polarity:
        """The polarity of what is named at `[start, end)` of the clean text.

        In a section of shortcomings it is lacking, unless a plan is told or the sentence grants it before it turns (认真落实
        《纲要》，但…仍有差距). Elsewhere it is lacking where its own clause says so with no remedy before it; `names`
        (sorted spans of all that is named) hold no such words: 未成年人保护法, 补短板行动.
        """
        if section is SectionKind.PROBLEMS:
            if tense is Tense.PLANNED or self._is_granted(around, start, end, names):
                return Polarity.AFFIRMED
            return Polarity.LACKING
        if not around.cues[Role.LACK].any(max(around.start, start - _REACH), min(around.end, end + _REACH)):
            return Polarity.AFFIRMED
        first, last = _clause(around, start, end)
        lack = self._lack(around, first, last, names)
        if (
            lack is None
            or self._is_of_others(around.text, lack, start, end)
            or around.text.startswith(_CONDITION, last - 1)
            or around.cues[Role.REMEDY].any(first, max(lack, start))
        ):
            return Polarity.AFFIRMED
        return Polarity.LACKING

    def _is_granted(self, around: Around, start: int, end: int, names: Sequence[tuple[int, int]]) -> bool:
        turn = around.cues[Role.TURN].first(end, min(around.end, end + _REACH))
        first = max(around.start, start - _REACH)
        return turn is not None and self._lack(around, first, turn[0], names) is None

    def _is_of_others(self, text: str, lack: int, start: int, end: int) -> bool:
        """Whether what is wanting only tells which people are meant: 没有达到《建筑法》标准的|工地停工."""
        return text.startswith(_NOT_REACHED, lack) and lack < start and _WHOSE.match(text, end) is not None

    def _lack(self, around: Around, start: int, end: int, names: Sequence[tuple[int, int]]) -> int | None:
        """Where the first word of wanting stands outside of names."""
        for begun, after, _ in around.cues[Role.LACK].each(start, end):
            if around.text[begun:after] not in self._lacking:
                continue
            index = bisect_left(names, (after,)) - 1
            if index < 0 or names[index][1] <= begun:
                return begun
        return None


def _clause(around: Around, start: int, end: int) -> tuple[int, int]:
    """The clause around a span, within its sentence."""
    first = max(around.start, start - _REACH)
    before = _LAST_BREAK.match(around.text, first, start)
    first = before.end() if before else first
    limit = min(around.end, end + _REACH)
    last = _BREAK.search(around.text, end, limit)
    if (
        last is not None
        and _STILL.match(around.text, last.start(), limit)
        and _COMPARED.match(around.text, first, last.start())
    ):
        last = _BREAK.search(around.text, last.end(), limit)
    return first, last.start() if last else limit
