"""The sections of a report, from its headings: 一、 / (一) / 1. , and what each is about.

Numbering in real copies is faulty: `()强化领导` lost its numeral, (四) follows (一), `一)纵深` lost a bracket. So a
heading is known by its shape at the head of a paragraph, never by its place in a sequence. 一是…二是… are sentences of
a paragraph, not sections.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import alternation, load_grammar
from lawgraph.errors import CatalogueError
from lawgraph.frozen import constructor
from lawgraph.model import Section, SectionKind
from lawgraph.text import CleanText, clean

Cues = tuple[tuple[str, SectionKind], ...]

_section = constructor(Section)

_NUMERAL = "[一二三四五六七八九十]{1,3}"
#: The shapes of a heading; each is a group, in the order of their depths.
_SHAPE = re.compile(
    f"(第{_NUMERAL}(?:部分|章|节))"
    f"|({_NUMERAL}[、.,:](?!{_NUMERAL}?(?:季度|[、是]))|{_NUMERAL} (?=[^ ]))"
    rf"|([(【〔](?:{_NUMERAL})?[)】〕]|{_NUMERAL}\)|[㈠-㈩])"
    r"|([0-9]{1,2}[、.](?![0-9])|\([0-9]{1,2}\)|[0-9]{1,2}\)|[①-⑳⑴-⒇])"
)

#: 三 下一步打算, 存在的问题: a line of its own whose mark is lost, behind the end of a sentence; 【存在短板】, ■ 来年计划, **下一步打算**:
#: one that signs set off
_PLAIN = re.compile(
    rf"(?P<sign>[#*\[【■□●○◆◇▲★☆※▶]{{1,4}} ?)?(?:{_NUMERAL})?(?:(?:20[0-9]{{2}}|二[〇○零][〇○零一二三四五六七八九]{{2}})年(?:度的?)?)?"
    r"(?P<words>[\u4e00-\u9fff]{2,14})[】\]*:■□●○◆◇▲★☆※]{0,4}$"
)
_ENDED = frozenset(("", *"。.;!?"))
_MARKS = frozenset("#第一二三四五六七八九十([【〔㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩0123456789①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")
_STOP = re.compile("[。!?;]")
_YEAR = re.compile("20[0-9]{2}(?=年)")

_OPENING = 200  # code points at the head of a report in which its year stands
_LONGEST = 60  # code points of a heading; a numbered paragraph without a full stop is cut at a comma
#: 问题和|2017年打算, 不足及原因、|下一年度安排
_WITH_PROBLEMS = re.compile("(?:问题|不足|短板|困难|差距)(?:[和与及、]|以及)")
_PLANS_AND_PROBLEMS = {SectionKind.PLANS, SectionKind.PROBLEMS}


class _Verbs(NamedTuple):
    """What headings say is done with problems and plans: such a heading is of neither. `review` is a heading of a plan that tells
    of the year before.
    """

    acting: re.Pattern[str]
    made: re.Pattern[str]
    review: re.Pattern[str]


@cache
def _verbs() -> _Verbs:
    grammar = load_grammar(ontology_file("grammar.tsv"))
    reviewed = alternation((*grammar["of-review"], *grammar["review"]))
    return _Verbs(
        # 坚持问题|导向, |补|短板, |查找|问题; but 查找|出的问题 are some
        re.compile(
            f"{grammar.alternation('acts-on-problem')}|(?:{grammar.alternation('looks-for-problem')})(?![的中出])"
        ),
        # (二)|纳入|工作规划, |细化|年度|工作安排
        re.compile(f"(?:{grammar.alternation('makes-plan')})(?:{grammar.alternation('of-plan')})*$"),
        # 一、2023年|工作|成效, 一、2023年|工作|完成情况|及|亮点, but not 二、|巩固|法治建设成果
        re.compile(
            rf"(?<![\u4e00-\u9fff])(?:20\d\d年度?|{reviewed})*"
            f"(?:{grammar.alternation('review')})$"
        ),
    )


@cache
def section_cues() -> Cues:
    """The words of headings that tell what a section is about, longest first (ontology/section_cues.tsv).

    Raises CatalogueError when the file is missing or a line of it is not well formed.
    """
    return read_cues(ontology_file("section_cues.tsv").read_text(encoding="utf-8"))


def read_cues(table: str) -> Cues:
    """Cues from a table with the columns `kind` and `words`; a row may hold several, parted by blanks or commas.

    Raises CatalogueError with the line that is not well formed.
    """
    header, *lines = table.splitlines()
    columns = header.split("\t")
    if not {"kind", "words"} <= set(columns):
        raise CatalogueError("section_cues.tsv：缺少列 kind、words / the columns kind and words are missing")
    kind_at, words_at = columns.index("kind"), columns.index("words")
    found: dict[str, SectionKind] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        try:
            kind = SectionKind(cells[kind_at].strip())
            words = re.split(r"[\s,，、/|;；]+", cells[words_at].strip())
        except (ValueError, IndexError) as error:
            raise CatalogueError(f"section_cues.tsv:{number}：{line!r} 无法解析 / not well formed") from error
        found.update((word, kind) for word in words if word)
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def sections(
    text: str, content: tuple[int, int] | None = None, cues: Cues | None = None, cleaned: CleanText | None = None
) -> tuple[Section, ...]:
    """The sections of a text, in order; offsets are code points of `text`.

    The first has depth 0 and holds what stands before the first heading (the title, the opening). A section ends
    where the next of the same or a lesser depth begins, so that (一) lies inside 一、. A section without a cue of its
    own is of its parent's kind. `content` is the range to look in (all of the text by default), `cleaned` is
    `clean(text)` when it is at hand.
    """
    start, end = content or (0, len(text))
    cleaned = cleaned or clean(text)
    first, last = cleaned.clean_span(start, end)
    words = _pattern(section_cues() if cues is None else cues)
    headings = _headings(cleaned.text, first, last, *words)
    opens = [(start, "", 0)] + [(cleaned.raw_start(at), heading, depth) for at, heading, depth in headings]
    if len(opens) > 1 and opens[1][0] <= start:
        del opens[0]
    year = _YEAR.search(cleaned.text, first, min(headings[0][0] if headings else last, first + _OPENING))
    parents: list[tuple[int, SectionKind]] = []
    found: list[Section] = []
    ends = _ends([(at, depth) for at, _, depth in opens], end)
    for (at, heading, depth), until in zip(opens, ends, strict=True):
        while parents and parents[-1][0] >= depth:
            parents.pop()
        kind = _kind(heading, parents[-1][1] if parents else None, *words)
        if kind is SectionKind.OTHER and depth == 1:
            kind = _kind_by_year(heading, year)
        if depth:
            parents.append((depth, kind))
        found.append(_section(at, until, heading, kind, depth))
    return tuple(found)


def kinds_in_plan(parts: Sequence[Section]) -> list[SectionKind]:
    """What the sections of a plan tell of: of plans, 三、主要举措, 四、巩固法治建设成果, but for one that says that it looks back,
    2023年工作成效, and for problems and leaders.
    """
    kinds = []
    reviewed = 0
    for part in parts:
        kind = part.kind
        if kind is SectionKind.ACHIEVEMENTS and _verbs().review.search(part.heading):
            reviewed = max(reviewed, part.end)
        told = kind is not SectionKind.OTHER and (kind is not SectionKind.ACHIEVEMENTS or part.start < reviewed)
        kinds.append(kind if told else SectionKind.PLANS)
    return kinds


def _ends(opens: Sequence[tuple[int, int]], end: int) -> list[int]:
    """Where each section ends, from where each begins and its depth; one before the first heading ends with the next."""
    ends: list[int] = []
    following: list[tuple[int, int]] = []
    for at, depth in reversed(opens):
        while following and depth and following[-1][1] > depth:
            following.pop()
        ends.append(following[-1][0] if following else end)
        following.append((at, depth))
    return ends[::-1]


def section_at(parts: tuple[Section, ...], offset: int, starts: Sequence[int] = ()) -> int:
    """The index of the innermost section that holds an offset; -1 for page furniture outside them all. Give `starts`, where
    the sections begin, when they are at hand.
    """
    inner = bisect_right(starts or [part.start for part in parts], offset) - 1
    while inner >= 0 and parts[inner].end <= offset:
        inner -= 1
    return inner


def _headings(
    text: str, first: int, last: int, pattern: re.Pattern[str], kinds: Mapping[str, SectionKind]
) -> list[tuple[int, str, int]]:
    """(offset, heading, depth) of the paragraphs of a clean text that open a section."""
    found: list[tuple[int, str, int]] = []
    at = first
    for line in text[first:last].split("\n"):
        plain = _PLAIN.match(line)
        if plain is not None and _is_heading(plain, text[at - 2 : at - 1] in _ENDED, pattern, kinds):
            found.append((at, line[max(0, plain.end("sign")) : plain.end("words")], 1))
        elif line[:1] in _MARKS:
            body = line.lstrip("#")  # Markdown
            mark = _SHAPE.match(body)
            heading = _cut(body, mark.end()) if mark else ""
            if mark and heading:
                found.append((at, heading, (mark.lastindex or 1) - 1))
        at += len(line) + 1
    shift = any(depth == 0 for _, _, depth in found)  # 第一部分 stands above 一、
    return [(at, heading, min(depth + shift, 3)) for at, heading, depth in found]


def _is_heading(plain: re.Match[str], ended: bool, pattern: re.Pattern[str], kinds: Mapping[str, SectionKind]) -> bool:
    """Whether a line without a number opens the plans or problems: it begins so behind the end of a sentence, or begins or
    ends so between signs (【存在短板】, not 【着力补齐短板】).
    """
    words, signed = plain["words"], plain["sign"] is not None
    cue = pattern.match(words) if signed or ended else None
    if cue is None and signed and not _verbs().acting.search(words):
        cue = next((found for found in pattern.finditer(words) if found.end() == len(words)), None)
    if cue is None or (signed and _verbs().made.search(words, 0, cue.start())):
        return False
    return kinds[cue[0]] in _PLANS_AND_PROBLEMS


def _cut(line: str, mark: int) -> str:
    """The heading of a numbered paragraph: to its end, or to the first full stop when the text runs on."""
    stop = _STOP.search(line, mark)
    heading = line[: stop.start()] if stop else line
    if len(heading) > _LONGEST:
        comma = heading.find(",", mark)
        heading = heading[: comma if 0 < comma <= _LONGEST else _LONGEST]
    heading = heading.rstrip(" :,、")
    return heading if len(heading) > mark else ""


def _kind(
    heading: str, inherited: SectionKind | None, pattern: re.Pattern[str], kinds: Mapping[str, SectionKind]
) -> SectionKind:
    """The kind that the words of a heading tell; 存在的问题和下一步打算 is of problems.

    Under another heading only plans and problems count: (三)下一步工作打算 is of plans in a section of achievements,
    (二)成效明显 stays of problems in a section of problems.
    """
    at: dict[SectionKind, int] = {}
    for cue in pattern.finditer(heading):
        kind = kinds[cue[0]]
        if kind is SectionKind.PLANS and inherited is not None and _verbs().made.search(heading, 0, cue.start()):
            continue
        if kind is not SectionKind.PROBLEMS or len(cue[0]) > 2 or _names_problems(heading, cue[0]):
            at.setdefault(kind, cue.start())
    if inherited is not None:
        at = {kind: place for kind, place in at.items() if kind in _PLANS_AND_PROBLEMS}
        if not at:
            return inherited
    if not at:
        return SectionKind.OTHER
    plans = at.get(SectionKind.PLANS, 0)
    if at.keys() >= _PLANS_AND_PROBLEMS or (
        _WITH_PROBLEMS.search(heading, 0, plans) and not _verbs().acting.search(heading)
    ):
        return SectionKind.PROBLEMS
    if SectionKind.LEADERS in at and SectionKind.PLANS not in at:
        return SectionKind.LEADERS
    return min(at, key=lambda kind: at[kind])


@cache  # asked once a report, because the key is a long tuple
def _pattern(cues: Cues) -> tuple[re.Pattern[str], Mapping[str, SectionKind]]:
    return re.compile(alternation(words for words, _ in cues) or "(?!)"), dict(cues)


def _kind_by_year(heading: str, report: re.Match[str] | None) -> SectionKind:
    """一、2025年主要工作 tells of achievements in the report for 2025, of plans in the report for 2024."""
    named = _YEAR.search(heading)
    if not named or not report or named[0] < report[0]:
        return SectionKind.OTHER
    return SectionKind.ACHIEVEMENTS if named[0] == report[0] else SectionKind.PLANS


def _names_problems(heading: str, words: str) -> bool:
    """Whether a short word (问题, 短板) names what a section is about: at its end, with nothing done about it.

    二、工作中的困难和问题 does; 坚持问题导向 and 着力补齐短板 do not.
    """
    return heading.endswith(words) and not _verbs().acting.search(heading)
