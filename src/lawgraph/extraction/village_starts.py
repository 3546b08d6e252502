"""Where the name of a village begins that ends before 村, 社区 or 嘎查: 包联|大峪村, 驻|道水村, 梅仙镇三里村、|钟家村.

No table tells it, so it is told by what stands in front: a mark, a place, another village, or a word that is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence

from lawgraph.catalogue.grammar import Grammar, alternation

#: 台村 is known as a name by what stands around it only
SHORTEST_NAME = 2
#: begins the name of a village as often as it stands behind a town
SIDES = frozenset({"上", "下", "前", "后", "中", "里", "外", "新", "大", "小"})
#: a name so short right behind its town is whole, whatever its last character means alone
_SHORT_STRETCH = (2, 3)
#: 台|村、刘家村
_NEXT_VILLAGE = re.compile("、[\u4e00-\u9fff]{2,4}村")
_VILLAGE_WORD = "村"
_ENDS_OF_VILLAGES = frozenset("村区查")
#: 为|北蒲州村配备法律顾问, 对|大灰店村复核
_LEADING = frozenset("为对把被给")
#: 以|河湾村|“百姓说事”为样板, but 以则孔村
_WITH, _AS_EXAMPLE = "以", re.compile("[^,。;\n]{1,30}为")
#: the last village but one in a list, and what joins the last to it
_BESIDE = re.compile("[村区查](?:以及|[与和及])(?=[\u4e00-\u9fff]{2,4}$)")
#: 办事处驻|道水村, but 驻马店
_SEATED, _NOT_SEATED = "驻", "驻马"
#: 周溪镇组织各|村
_EACH = frozenset("各每本全该两")
_JOINING = frozenset("和与及在对由向到从的各")
#: how far before 村 its name is looked for
_VILLAGE_REACH = 8
#: how long a name is: 北蒲州|村, 三阳南路北|社区
_LONGEST_VILLAGE, _LONGEST_COMMUNITY = 4, 6
#: 2023年|团结村
_YEAR, _DIGITS = "年", "0123456789"
#: 托格日尕孜|村, 乌兰额日格|嘎查: spelled by the sound
_SHORTEST_SPELLED, _LONGEST_SPELLED = 5, 8
#: what a village is called where names are Mongolian: 萨如拉图雅|嘎查
_MONGOLIAN = "嘎查"


class VillageStarts:
    """The rules for where the names of villages begin, compiled from the word classes."""

    def __init__(self, grammar: Grammar, segment: Callable[[str], Sequence[str]]) -> None:
        self._segment = segment
        self._generic = frozenset(grammar["village-generic"])
        self._last_in_name = frozenset(grammar["village-last"])
        before = (*grammar["village-before"], *grammar["visit"], *grammar["before-firm"])
        self._leading = re.compile(alternation([word for word in before if len(word) > 1]))
        #: no name of a village begins with one: 支援|河湾村, 监督|河湾村
        self.done_with = frozenset((*grammar["open-boundary"], *before, *grammar["organ-acts"]))
        self._no_village_alone = frozenset(grammar["no-village-alone"])
        self._kind_before = re.compile("|".join(w for w in grammar["village-generic"] if len(w) > 2))
        self._sounds = "".join(grammar["spelled-sound"])
        self._spelled = frozenset(self._sounds)
        #: 花家地|西里|社区: the name of houses may be longer than a village's
        self._housing = grammar["housing"]

    def before(self, text: str, last: int, ends: Container[int]) -> int | None:
        """Where the name that ends before 村 begins: after the nearest mark, place or function word.

        jieba says where words begin, so that the 向 of 向阳村 is no function word; nor is the 新 of 河头新村.
        """
        first = _stretch_start(text, last, ends)
        beside = _BESIDE.search(text, first, last)
        if beside is not None and beside.end() not in ends:
            first = beside.end()  # 田东村与|中和村
        if self._is_listed(text, first, last, joined=beside is not None):
            return first  # 新桂社区、|府又社区: whole, whatever its characters mean
        sounds = first + len(text[first:last].rstrip(self._sounds))
        if _SHORTEST_SPELLED <= last - sounds <= _LONGEST_SPELLED:
            return sounds  # 组织|玉斯屯克库都克村, in which jieba sees words
        start = self._behind_words(text, first, last)
        if start == last and first in ends and last - first in _SHORT_STRETCH and text[first] not in _JOINING:
            # 薛百镇|宋和村, but 周溪镇组织各|村
            return None if text[last - 1] in _EACH else first
        if first in ends and text[first:start] in SIDES and last - first <= _LONGEST_VILLAGE:
            return first  # 口泉乡|上窝寨村
        start = self._behind_others(text, first, start, last)
        if last - start == 1 and self._is_one_character(text, start, last, ends):
            return start
        return start if SHORTEST_NAME <= last - start <= self._longest(text, start, last) else None

    def _is_listed(self, text: str, first: int, last: int, *, joined: bool) -> bool:
        """Whether the stretch before 村 is whole, because it stands behind another village: 三里村、|钟家村, 三里村与|钟家村 (`joined`)."""
        behind = text[first - 1 : first] == "、" and text[first - 2 : first - 1] in _ENDS_OF_VILLAGES
        if not (joined or behind) or "社区" in text[first:last]:
            return False  # 梅岭社区设立|社区服务室
        done = self._leading.match(text, first, last)
        if done is not None and last - done.end() >= SHORTEST_NAME:
            return False  # 三里村、|观摩|钟家村
        longest = _LONGEST_COMMUNITY if text.startswith("社", last) else _LONGEST_VILLAGE
        return SHORTEST_NAME <= last - first <= longest and text[first:last] not in self._generic

    def _behind_words(self, text: str, first: int, last: int) -> int:
        """Where the words before 村 begin that are no function words and tell nothing that is done."""
        start = last
        for word in reversed(self._segment(text[first:last])):
            if word in self.done_with and not (word in self._last_in_name and start == last):
                break
            start -= len(word)
        return start

    def _behind_others(self, text: str, first: int, start: int, last: int) -> int:
        """Where a name begins behind what jieba took for a part of it: a particle, a year, 驻, a kind of village, a verb."""
        if text[start] in _LEADING and last - start > SHORTEST_NAME:
            start += 1  # 为|北蒲州村配备法律顾问, 对|大灰店村复核
        if text[start] == _WITH and last - start > SHORTEST_NAME and _AS_EXAMPLE.match(text, last):
            start += 1  # 以|梁桥村创建示范村为契机, in which jieba sees a name
        if text.startswith(_YEAR, start) and text[start - 1 : start] in _DIGITS and last - start > SHORTEST_NAME:
            start += 1
        seated = text.rfind(_SEATED, first, last - SHORTEST_NAME)
        if seated >= 0 and not text.startswith(_NOT_SEATED, seated):
            start = seated + 1  # 办事处驻|道水村
        kinds = [match.end() for match in self._kind_before.finditer(text, first, last)]
        start = max([start, *(end for end in kinds if last - end >= SHORTEST_NAME)])  # 乡村振兴示范村|唐洼村
        led = self._leading.match(text, start, last)
        if led is not None and last - led.end() >= SHORTEST_NAME:
            start = led.end()  # 包联|大峪村
        return start

    def _longest(self, text: str, start: int, last: int) -> int:
        """How long the name of a village may be that begins at `start`."""
        if text.startswith(_MONGOLIAN, last) or self._spelled.issuperset(text[start:last]):
            return _LONGEST_SPELLED
        housing = text.startswith("社", last) and text.endswith(self._housing, 0, last)
        return _LONGEST_COMMUNITY if housing else _LONGEST_VILLAGE

    def _is_one_character(self, text: str, start: int, last: int, ends: Container[int]) -> bool:
        """Whether a name of one character is a village's: in a list, 台村、刘家村, or behind its town, 尚义镇|龚村."""
        if text[start:last] in self._no_village_alone or text[start : last + 1] in self._generic:
            return False
        listed = text[max(0, start - 2) : start] == "村、" or _NEXT_VILLAGE.match(text, last + 1) is not None
        return listed or (start in ends and text.startswith(_VILLAGE_WORD, last))


def _stretch_start(text: str, last: int, ends: Container[int]) -> int:
    """Where the Chinese characters before 村 begin, back to the end of a place, and no further than a name may reach."""
    first = last
    while first > 0 and last - first < _VILLAGE_REACH and first not in ends and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    return first
