"""Whether the reporting side can be the one that does what is said with a document: whose the document is decides."""

from __future__ import annotations

import re

from lawgraph.catalogue.grammar import Grammar
from lawgraph.link.cues import Around
from lawgraph.link.issuing import IssuingGrammar
from lawgraph.link.laws import OF_THE_STATE, LinkedLaw
from lawgraph.model import Context, Place

_DRAFT = re.compile(r"\([^()]*(?:草案|稿)\)$")
_REGULATION = "local-regulation"
#: 《临夏回族自治州花椒产业发展条例》|经省人大常委会批准后公布, but 颁布|后 tells of another day
_MADE_PUBLIC = re.compile(
    "[》”]?(?:经[^,。;《]{2,20}(?:批准|通过|同意)[并后]?)?(?:正式|向社会)?(?:公布|颁布|发布)(?![以之]?后|以来|.?周年|之日)"
)
#: kinds of which the catalogue lists those of ministries and of the Party's centre: 《电子烟管理办法》出台后
_LISTED = frozenset({"rule", "party-regulation"})


class DoerGrammar:
    """The rules for who can do what is said, compiled from the word classes."""

    def __init__(self, grammar: Grammar, issuing: IssuingGrammar) -> None:
        self._they_issued = issuing.they_issued
        #: 配合修订《资阳市城市管理条例》: a county that takes part in what its city enacts
        self._takes_part = re.compile(grammar.alternation("takes-part"))
        #: 《关于加强法治乡村建设的意见》|出台后: when others issued it
        self._since_issued = re.compile(f"[》”]?(?:{grammar.alternation('since-issued')})")

    def made_public(self, law: LinkedLaw, own: Place, near: Around, group: tuple[int, int]) -> bool:
        """Whether a document of the report's own place is said to be issued, with no word of by whom: 《江西省…决定》公布施行."""
        return (
            law.place is not None and law.place.path == own.path and _MADE_PUBLIC.match(near.text, group[1]) is not None
        )

    def may(self, context: Context, law: LinkedLaw, own: Place, near: Around, group: tuple[int, int]) -> bool:
        """Whether a report of a place may enact or carry out a document; what it only studies or mentions may be anybody's.

        It enacts nothing of the State's (《信访条例》废止后) and nothing of another place's (学习借鉴《合肥市公园条例》立法经验), and of a place
        above it no regulation in which it takes no part (市人大常委会修订《南京市献血条例》) and nothing that an organ is said to issue
        (县政府印发《湘潭县普法工作要点》). It carries out nothing of another place's (参照《合肥市公园条例》).
        """
        if context is Context.IMPLEMENT and law.instrument is None and _DRAFT.search(law.id):
            return False  # 完成《节水条例(草案)》征求意见
        if context is Context.ENACT and (
            law.kind in OF_THE_STATE or (law.kind in _LISTED and law.instrument is not None)
        ):
            return False
        if law.place is not None and (f"{law.place.path}/".startswith(f"{own.path}/") or law.place.became == own.key):
            return True  # 横山区 does with what 横山县 issued as with its own
        if (
            context is Context.ENACT
            and (law.instrument is not None or law.place is not None)
            and self._since_issued.match(near.text, group[1])
        ):
            return False
        if law.place is None or context not in {Context.ENACT, Context.IMPLEMENT}:
            return True
        if not own.path.startswith(f"{law.place.path}/"):
            return False
        if context is Context.IMPLEMENT:
            return True
        first = max(near.text.rfind(",", near.start, group[0]), near.text.rfind(";", near.start, group[0]), near.start)
        if law.kind != _REGULATION:
            return self._they_issued.search(near.text, first, group[0]) is None
        comma = near.text.find(",", group[1], near.end)
        return self._takes_part.search(near.text, first, comma if comma >= 0 else near.end) is not None
