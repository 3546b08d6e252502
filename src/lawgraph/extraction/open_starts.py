"""Where the open part of an organ's name begins: 成立|宪法学习宣传实施督导领导小组, 委托|丰收粮食收购有限公司."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set

from lawgraph.catalogue.grammar import Grammar
from lawgraph.extraction.firm_names import FirmNames
from lawgraph.extraction.found import OWN_NAME_KINDS, Ending
from lawgraph.extraction.places import ByEnd, Chain
from lawgraph.model import Level, Place

#: an open part has two characters at least
SHORTEST = 2
#: 召开工作|联席会议: says of what kind, and names none
WORK = "工作"
#: kinds of organ that are firms
FIRMS = frozenset({"enterprise", "law-firm"})
_LAW_FIRM = "law-firm"
_LEADING = frozenset("为向到在对由与给让组")
_JOINING = frozenset("和与同")
#: 保障|群众 is done, 劳动保障维权中心 is a name
_SECURING = "保障"
#: 制定|区级涉外法治工作联席会议制度
_MADE = re.compile("(?:制定|制订|出台)了?(?=..)")
_GROUP = re.compile("小组|委员会|中心|办公室|专班|指挥部|队|机制|制度|体系")
_TWO_TASKS_REACH = 22
_TASK_REACH = 17
#: 成立|区“平安七星关”建设领导小组, 发挥|区“双随机、一公开”联席会议作用: what may stand before a level word
_MAKING = frozenset("立建整了在由为和与及对挥托实")
#: 各县区|“平安建设”领导小组: groups of many places
_OF_MANY, _LEVEL_REACH = re.compile("[各等][县市区旗州镇乡街道和、]*$"), 6
#: 湖南|中|泰烟花有限公司, 平江县|新|时代商贸公司: with what the names of firms begin that is a word elsewhere
_IN_FIRMS, _NOT_IN_FIRMS = frozenset("中新正"), frozenset("的和与同在对由向到从被为")
_CHINA = "中"
_LARGE = frozenset({Level.PROVINCE, Level.PREFECTURE})


class OpenStarts:
    """The rules for where an open part begins, compiled from the word classes."""

    def __init__(
        self,
        grammar: Grammar,
        firms: FirmNames,
        segment: Callable[[str], Sequence[str]],
        stems: Callable[[str], Sequence[Place]],
    ) -> None:
        self._firms = firms
        self._segment = segment
        self._stems = stems
        self._levels = grammar["level-word"]
        self._boundaries = frozenset(grammar["open-boundary"])
        self._before_level = self._boundaries | frozenset(grammar["before-level"])
        self._hard = re.compile(grammar.alternation("hard-boundary"))
        self._slogans = frozenset(grammar["short-place-slogan"])
        self._begins_behind = frozenset(grammar["begins-behind"])
        #: 易俗河镇组织|法治宣讲队 is of whom the town sends; 花石镇组织振兴工作专班 is named by it
        self._sends = re.compile(f"组织(?!{grammar.alternation('organised')})|{grammar.alternation('sends')}")
        self._secured = frozenset(grammar["secured"])
        self._tasks = frozenset(grammar["task-verb"])
        #: 成立了依法行政|及|行政执法工作领导小组: one group for two tasks
        self._two_tasks = re.compile(f"(?:{grammar.alternation('sets-up')})了?([\u4e00-\u9fff]{{2,14}})(?:及|和|与)$")
        self._task_before = re.compile(
            f"(?:“[^“”,。;:\n]{{2,14}}”(?:工作|活动|建设|(?:专项)?行动|创建)?|(?:{grammar.alternation('task-verb')})(?:和|与|及))$"
        )

    def of_name(self, text: str, first: int, after: int, ending: Ending, chains: ByEnd, local: Collection[str]) -> int:
        """Where a name with an open part begins, its place included: not before `first`, and behind the organ that ends at `after`."""
        own_name = ending.type.kind in OWN_NAME_KINDS
        further = self._firms.done_with if own_name else frozenset[str]()
        start = self.of_words(text, first, ending.start, further, local, firm=own_name)
        if ending.type.kind in FIRMS:
            start = self._of_firm(text, first, start, ending, chains, local)
        if ending.type.kind == "coordination":
            start = self._behind_place(text, first, start, ending.start, chains)
            tasks = self._two_tasks.search(text, max(after, start - _TWO_TASKS_REACH), start)
            if tasks is not None and _GROUP.search(tasks[1]) is None:
                start = tasks.start(1)
            start = self.with_task(text, after, start, chains)
        made = (self._firms.done if own_name else _MADE).match(text, start, ending.start)
        start = made.end() if made is not None else start
        start = min([start, *(c.start for c in chains.around(start, start))])  # 洪水|镇|九年一贯制学校
        inside = [c.start for c in chains.around(start, ending.start) if start < c.start and c.end <= ending.start]
        if own_name:
            # 国网湘潭县供电公司 is named by its owner; 行动中约谈|湘潭县某某公司 is not, and jieba does not know 约谈 for a word
            inside = [at for at in inside if text.endswith(self._firms.words, start, at)]
        start = max(inside, default=start)  # 印制|增福镇公共服务中心: a place begins the name of its organ
        if (
            own_name
            and text[start] in _LEADING
            and any(c.start == start + 1 for c in chains.around(start + 1, start + 2))
        ):
            start += 1  # 为|花所镇中心小学配备图书
        return start

    def of_words(
        self,
        text: str,
        first: int,
        last: int,
        further: Set[str] = frozenset(),
        local: Collection[str] = (),
        *,
        firm: bool = False,
    ) -> int:
        """Where the words of an open part that ends at `last` begin: behind the last of them that is a boundary, or one of `further`.

        In the name of a `firm` the 于 of 江西于都律师事务所 is no boundary, being a part of a `local` name.
        """
        words = self._segment(text[first:last])
        start = last
        for at, word in reversed(tuple(enumerate(words))):
            secured = word == _SECURING and at > 0 and words[at - 1] in self._secured
            # 法治政府建设示范|创建|工作领导小组: the work, and nothing that is done
            task = word in self._tasks and text.startswith(WORK, start)
            secured = secured or (task and at > 0 and words[at - 1] not in self._boundaries)
            stops = (word in self._boundaries and not secured) or word in further or word in self._begins_behind
            # 白鹤滩镇设|移民纠纷调解室, in which jieba sees 滩镇设
            stops = stops or (word[-1] in self._begins_behind and word[-2:-1] in self._levels)
            if stops and not (firm and self._is_in_firm(text, words[max(0, at - 1) : at + 1], start, last, local)):
                break
            level = word[1:]
            if level in self._levels and word[0] in self._before_level:
                return start - len(level)  # 由镇|卫生院, which jieba takes for one word
            start -= len(word)
            if word in self._levels and not (at and words[at - 1] in self._slogans):
                break  # 充分发挥|镇|指挥中心, but 法治镇建设领导小组
        return start

    def _is_in_firm(self, text: str, words: Sequence[str], end: int, last: int, local: Collection[str]) -> bool:
        """Whether a boundary, the last of `words`, which ends at `end`, is a part of the name of a firm or school whose open part ends at
        `last`.
        """
        word = words[-1]
        if word in self._firms.done_with and self._firms.is_inside(text, end, last, words[0], self._stems):
            return True  # 丰收粮食|收购|有限公司, 湖南|携手|致远科技有限公司
        if word in _JOINING and last - end < SHORTEST:
            return True  # 浙江六和|律师事务所, 天和信|律师事务所
        return any(_holds(text, end - len(word), end, name) for name in local)

    def with_task(self, text: str, after: int, start: int, chains: ByEnd) -> int:
        """The start of a group's name with the task in front that another hides, and with the place or level before that:
        区|打击|和|防范电信网络新型违法犯罪工作联席会议, 县|“平安勐腊”|建设领导小组.
        """
        task = self._task_before.search(text, max(after, start - _TASK_REACH), start)
        if task is None:
            return start
        first = task.start()
        place = chains.get(first)
        if place is not None:
            return place.start
        for level in self._levels:
            at = first - len(level)
            before = text[at - 1 : at]
            if text.endswith(level, after, first) and not ("\u4e00" <= before <= "\u9fff" and before not in _MAKING):
                return at
        quoted = text[first] == "“" and _OF_MANY.search(text, max(after, first - _LEVEL_REACH), first) is None
        return first if quoted else start

    def _of_firm(self, text: str, first: int, start: int, ending: Ending, chains: ByEnd, local: Collection[str]) -> int:
        """The start of a firm's name with its place and a character between that is a word elsewhere: 江苏|新|天伦律师事务所,
        平江县|中|大置业有限公司.
        """
        sign = text[start - 1 : start]
        if start - 1 == first and sign == _CHINA:
            return first  # 、|中|缅油气管道有限公司: nothing that something could be in
        if not sign or sign in _NOT_IN_FIRMS or (ending.type.kind != _LAW_FIRM and sign not in _IN_FIRMS):
            return start
        chain = chains.get(start - 1)
        if chain is not None and chain.start >= first:
            return chain.start
        for length in (3, 2):
            at = start - 1 - length
            name = text[max(0, at) : at + length]
            if at >= first and (name in local or any(place.level in _LARGE for place in self._stems(name))):
                return at
        return start

    def _behind_place(self, text: str, first: int, start: int, last: int, chains: Mapping[int, Chain]) -> int:
        """易俗河镇|行政执法协调|领导小组: behind a place a verb may belong to the name."""
        for end in range(last - 2, first, -1):
            chain = chains.get(end)
            if chain is None or chain.start < first or self._sends.match(text, end, last):
                continue
            if not self._hard.search(text, end, last):
                return chain.start
        return start


def _holds(text: str, start: int, end: int, name: str) -> bool:
    """Whether a name stands over a part of `[start, end)`."""
    return text.find(name, max(0, start - len(name) + 1), end - 1 + len(name)) >= 0
