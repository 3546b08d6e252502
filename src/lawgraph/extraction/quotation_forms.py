"""What the words of a quotation alone show, wherever it stands: a number, the steps of a method, a campaign by its form."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: “1310”, “4+N”
_NUMERALS = "一二三四五六七八九十百千万两双零"
_NUMERIC = re.compile(rf"[\dA-Za-z+*×{_NUMERALS}NXn\-—/·]+[\u4e00-\u9fff]?$")
#: “线上+线下”, “常态化+专题化”, “部署—落实—督查” tell how or in what steps, and name nothing
_STEPS = re.compile(
    "—|线[上下]\\+|\\+线[上下]|(?![文优深强固硬美净绿亮一二两三四五六七八九十])[\u4e00-\u9fff]化(?:\\+|$)"
)
#: “周调度、月通报、季督查”机制 tells how often
_SCHEDULE = re.compile("[日周旬月季年][\u4e00-\u9fff]{1,4}(?:[、+][日周旬月季年][\u4e00-\u9fff]{1,4})+")
#: 聚焦“人、财、物和机制”: things, one after the other
_THINGS = re.compile("、[^、]*[和与及]")
#: “八场硬仗”, “五个龙川”
_COUNTED = re.compile("[二两三四五六七八九十百]+(?:个|大|场|项|张|条|件)[\u4e00-\u9fff]{1,5}")
#: “四领一促”
_PAIRED = re.compile("(?:[一二两三四五六七八九十][\u4e00-\u9fff]){2,6}")
#: “五清五拆五整治”重点工作
_PAIRED_WORK = re.compile("(?:[一二两三四五六七八九十](?![个项][\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}){2,4}")
#: “大走访、大排查、大整改”
_GREAT = re.compile("大[\u4e00-\u9fff]{2}(?:[、与]?大[\u4e00-\u9fff]{2}){1,4}")
#: “百名律师进百村”
_HUNDREDS = re.compile("[百千万](?:名|场|堂|家|企|村|支)")
#: “一网办、一窗办、一次办”
_EASY = re.compile("[\u4e00-\u9fff]{1,3}办(?:、[\u4e00-\u9fff]{1,3}办)+")
#: “蓝盾2023”、“铁拳2024”: a word with a year is the name of a campaign
_OF_YEAR = re.compile("[\u4e00-\u9fff]{2,6}[·—-]?20\\d\\d")
#: “春雷行动2023”
_YEAR = re.compile(r"20\d\d年?$")
#: 以“五警建设”为抓手; not “三农建设”
_DRIVE = re.compile("[一二两三四五六七八九十](?:(?![个体农村五])[\u4e00-\u9fff])(?:建设|创建|行动)")
#: “39证合一”: of ever more papers
_MERGED = re.compile(r"\d{1,2}证合一")
#: 在“湖南省学法考法系统”考试, but not “两个平台”
_PLATFORM = re.compile(r"(?![一二两三四五六七八九十双各多本\d])[\u4e00-\u9fff+]{4,16}(?:平台|系统)")
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_FOUR = 4


def is_numeric(content: str) -> bool:
    """Whether a quotation is a number or a chain of signs: “1310”, “4+N”."""
    return (content[0] < "一" or content[0] in _NUMERALS or content[0] > "鿿") and _NUMERIC.fullmatch(
        content
    ) is not None


def tells_how(content: str) -> bool:
    """Whether a quotation tells how, in what steps or how often something is done: “线上+线下”, “周调度、月通报、季督查”."""
    return _STEPS.search(content) is not None or _SCHEDULE.fullmatch(content) is not None


def is_things(content: str) -> bool:
    """Whether a quotation tells things, one after the other: “人、财、物和机制”."""
    return _THINGS.search(content) is not None


def is_merger(content: str) -> bool:
    """Whether a quotation is the reform that makes one paper of many: “39证合一”."""
    return _MERGED.fullmatch(content) is not None


def is_campaign(content: str) -> bool:
    """Whether a quotation is a campaign by its form: “百名律师进百村”, “一网办、一窗办、一次办”, “蓝盾2023”, “五警建设”."""
    return _HUNDREDS.match(content) is not None or any(form.fullmatch(content) for form in (_EASY, _OF_YEAR, _DRIVE))


def is_paired(content: str) -> bool:
    """Whether a quotation is made of numbers with a character each: “四领一促”."""
    return _PAIRED.fullmatch(content) is not None


def is_paired_work(content: str) -> bool:
    """Whether a quotation is made of numbers with what is done that often: “五清五拆五整治”."""
    return _PAIRED_WORK.fullmatch(content) is not None


def is_great(content: str) -> bool:
    """Whether a quotation says that things are done on a large scale: “大走访、大排查、大整改”."""
    return _GREAT.fullmatch(content) is not None


def is_counted(content: str) -> bool:
    """Whether a quotation is a number of things: “八场硬仗”, “五个龙川”."""
    return _COUNTED.fullmatch(content) is not None


def is_platform(content: str) -> bool:
    """Whether a quotation is a platform by its last word: “湖南省学法考法系统”."""
    return _PLATFORM.fullmatch(content) is not None


def without_year(content: str) -> str:
    """A quotation without the year at its end: “春雷行动|2023|”."""
    return _YEAR.sub("", content)


def is_even(content: str) -> bool:
    """Whether a quotation is three words or more of one length, “排查、调处、化解、回访”|闭环机制, or two of four characters:
    “街乡吹哨、部门报到”|联动机制.
    """
    steps = content.split("、")
    return (len(steps) > 2 or len(steps[0]) == _FOUR) and 2 <= len(steps[0]) <= 5 and _are_alike(steps)


def is_halved(content: str) -> bool:
    """Whether a quotation is two halves alike with a dot between them: “平安金东·共治有我”."""
    halves = content.split("·")
    return len(halves) == 2 and 4 <= len(halves[0]) <= 8 and _are_alike(halves)


def _are_alike(words: Sequence[str]) -> bool:
    """Whether Chinese words are of one length."""
    return all(len(word) == len(words[0]) and _CHINESE.fullmatch(word) for word in words)
