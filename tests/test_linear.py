"""The work for a text grows with its length, whatever stands in it: no one line of 县县县县… keeps a build for hours.

Two ways: whole reports of one repetition each, where four times the text may take four times the time and not sixteen; and the patterns
themselves, none of which repeats without bound what may itself repeat without bound.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from corpus.samples import REPORT, TITLE

import lawgraph
from lawgraph.compiled import annotator_with
from lawgraph.corpus import document

# --- whole reports

SHORT, LONG = 12_000, 30_000  # code points of signs, and of names, whose work is less at every one of them
TIMES = 4  # how many times as many
#: of four times the text: four times the work is linear, sixteen times quadratic
_MOST = 9
_LEAST_SECONDS = 0.02  # below, what does not depend on the length is most of it
_TRIES = 3  # other processes may slow one measurement, not three

#: what is repeated
REPEATED = [
    *(
        "《",
        "》",
        "《》",
        "《民法典》、",
        "《关于",
        "（",
        "（）",
        "（一）\n",
        "〔",
        "〔2023〕",
        "【",
        "[",
        "“",
        "“”",
        '"',
        "'",
    ),
    *("、", "，", "；", "。", "：", "·", "—", "-", "…", "|", "| ", "*", "#", ">", "首页>", "<", "&lt;", "/", "\\"),
    *(" ", "　", "\t", "\n", "\r\n", "\u200b", "\x01", "法 ", "中 华 人 民 共 和 国 "),
    *("1", "１", "一", "第", "第一条、", "第1条第1款", "第一条至", "年", "2023年", "一是", "1.", "七个", "１２"),
    *(
        "县",
        "东部新区",
        "镇",
        "村",
        "省",
        "东风村、",
        "广东省河源市",
        "村民委员会",
        "人民政府",
        "委员会",
        "局",
        "司法局",
        "县司法局",
        "办",
        "所",
    ),
    *(
        "律师事务所",
        "中共",
        "党支部",
        "我镇",
        "全国人大",
        "关于",
        "的",
        "关于的通知",
        "条例",
        "法",
        "办法",
        "民法典、",
        "修正案",
        "（试行）",
    ),
    *(
        "“八五”普法",
        "枫桥经验",
        "行动",
        "工程",
        "行政执法",
        "养犬",
        "实施",
        "学习",
        "未",
        "和",
        "国发〔2021〕5号",
        "号",
    ),
    *("发布时间：", "日期: ", "2023年度法治政府建设报告\n", "一、主要成效\n", "鄉鎮", "😀", "A", "A1"),
]
#: how it stands in a report
SHAPES: dict[str, Callable[[str, int], str]] = {
    "alone": lambda unit, length: unit * (length // len(unit)),
    "before an end": lambda unit, length: unit * (length // len(unit)) + "法》）”号。",
    "after a beginning": lambda unit, length: "《关于“（第" + unit * (length // len(unit)),
    "among blanks": lambda unit, length: (unit + " ") * (length // (len(unit) + 1)),
}


@pytest.fixture(scope="module")
def work() -> Callable[[str], None]:
    annotate = annotator_with(()).annotate
    annotate(document(REPORT, name="x"))  # what is made once

    def read(text: str) -> None:
        # the start makes it Chinese enough to be read at all
        annotate(document(f"{TITLE}\n我镇依法行政，学习宪法。\n" * (len(text) // 80 + 9) + text, name="x"))

    return read


def seconds(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def growth(work: Callable[[str], object], make: Callable[[int], str], length: int = SHORT) -> float:
    """How many times the work a text takes that is so many times as long; the least of some tries."""
    least = float("inf")
    for _ in range(_TRIES):
        short, long = (seconds(work, make(size)) for size in (length, length * TIMES))
        least = min(least, long / max(short, _LEAST_SECONDS))
        if least <= _MOST:
            break
    return least


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_the_work_grows_with_the_length(unit: str, work: Callable[[str], object]) -> None:
    assert growth(work, lambda size: "\n".join(shape(unit, size // len(SHAPES)) for shape in SHAPES.values())) <= _MOST


#: names of every kind, side by side and in sentences; of the first two each asked for all others once
DENSE = [
    *(
        "公约调解室小事不出村",
        "统一七色普法网党政",
        "八五普法领导小组、",
        "《民法典》、学习",
        "东风村、县司法局、",
        REPORT,
    ),
    *(
        "《民法典》第一条第一款、第三条，",
        "广东省河源市龙川县上坪镇人民政府、",
        "国务院《信访工作条例》（国发〔2021〕5号）",
        "《劳动争议调解仲裁法》（以下简称调解仲裁法），学习",
        "县司法局长，县经商科技局长，学习",
    ),
]


@pytest.mark.parametrize("unit", DENSE, ids=lambda unit: unit[:12])
def test_the_work_grows_with_the_number_of_names(unit: str, work: Callable[[str], object]) -> None:
    assert growth(work, lambda size: unit * (size // len(unit)), LONG) <= _MOST


def test_work_that_grows_faster_is_noticed() -> None:
    trailing = re.compile(r"[ |]+$")
    assert growth(lambda text: trailing.sub("", text), lambda size: " |" * (size // 2) + "。", 3_000) > _MOST


# --- patterns


def patterns() -> dict[str, str]:
    """Every pattern of the program, with where it stands; those that are made of the catalogue's words too."""
    annotator_with(()).annotate(document(REPORT, name="x"))
    found: dict[str, str] = {}
    for module in pkgutil.walk_packages(lawgraph.__path__, "lawgraph."):
        if module.name.rpartition(".")[2] not in {"__main__", "worker"}:
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found.setdefault(value.pattern, f"{module.name}.{name}")
    for value in gc.get_objects():
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and re.search("[一-龥]", value.pattern):
            found.setdefault(value.pattern, "made of words")
    return found


_REPEATS = {constants.MAX_REPEAT, constants.MIN_REPEAT}


def _parts(node: Any) -> Iterator[Any]:
    """The sequences inside an element of a parsed pattern."""
    kind, value = node
    if kind is constants.SUBPATTERN:
        yield value[3]
    elif kind is constants.BRANCH:
        yield from value[1]
    elif kind in _REPEATS or kind is constants.POSSESSIVE_REPEAT:
        yield value[2]
    elif kind in {constants.ASSERT, constants.ASSERT_NOT}:
        yield value[1]
    elif kind is constants.ATOMIC_GROUP:
        yield value


def _endless(sequence: Any) -> bool:
    """Whether a sequence may consist of one repetition without bound and nothing else."""
    items = list(sequence)
    for at, (kind, value) in enumerate(items):
        rest = items[:at] + items[at + 1 :]
        if any(parser.SubPattern(sequence.state, [one]).getwidth()[0] for one in rest):
            continue
        if kind in _REPEATS and value[1] is constants.MAXREPEAT:
            return True
        if kind in _REPEATS | {constants.SUBPATTERN, constants.BRANCH} and any(map(_endless, _parts((kind, value)))):
            return True
    return False


def nested(sequence: Any) -> bool:
    """Whether something is repeated without bound that may be such a repetition itself: (a+)*, (?:a*b?)+, (a+|b)*."""
    for kind, value in sequence:
        unbounded = kind in _REPEATS and value[1] is constants.MAXREPEAT
        if unbounded and _endless(value[2]):
            return True
        if any(nested(part) for part in _parts((kind, value))):
            return True
    return False


def test_no_pattern_repeats_a_repetition() -> None:
    found = patterns()
    assert len(found) > 200
    assert {where: pattern for pattern, where in found.items() if nested(parser.parse(pattern))} == {}


@pytest.mark.parametrize("pattern", ["(a+)*b", "(?:a*b?)+c", "(?:a+|b)*c", "x(?:(?:[县镇]+))+", "(?=(a*)*)"])
def test_a_pattern_that_repeats_a_repetition_is_noticed(pattern: str) -> None:
    assert nested(parser.parse(pattern))


@pytest.mark.parametrize("pattern", ["(?:a+b)*", "(?:[、和]一+)*", "(?>a+)*", "(?:a++|b)*", "a*b*", "(?:a{1,3})*"])
def test_a_pattern_that_parts_its_repetitions_is_none(pattern: str) -> None:
    assert not nested(parser.parse(pattern))
