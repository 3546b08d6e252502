"""What one row of a table, or one subject of a Turtle file, says; and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Type(StrEnum):
    """The kinds of entry a file may hold; `type` of a table."""

    LAW = "law"
    PROGRAM = "program"
    INSTITUTION = "institution"
    WORK = "work"
    PLACE = "place"


class Column(NamedTuple):
    """A column of a table: its two headings, the types of entry that use it, and whether a cell may hold several values,
    separated by semicolons. What each holds: docs/own-catalogue.md.
    """

    name: str
    zh: str
    types: tuple[Type, ...]
    several: bool


_ALL = tuple(Type)
_L, _P, _I, _W, _G = Type

#: Every column, in the order of the documentation. All but `type` and `name` may be left out.
COLUMNS = (
    Column("type", "类型", _ALL, False),
    Column("name", "名称", _ALL, False),
    Column("names", "别名", _ALL, True),
    Column("kind", "种类", _ALL, False),
    Column("issuer", "制定机关", (_L, _P), False),
    Column("number", "文号", (_L,), False),
    Column("adopted", "通过日期", (_L,), False),
    Column("effective", "施行日期", (_L,), False),
    Column("until", "失效日期", (_L,), False),
    Column("amended", "修改日期", (_L,), True),
    Column("repealed_by", "废止依据", (_L,), False),
    Column("members", "所含文件", (_L,), True),
    Column("quoted", "引号名", (_P,), True),
    Column("first_year", "起始年", (_P, _G), False),
    Column("last_year", "终止年", (_P, _G), False),
    Column("date", "月日", (_P,), False),
    Column("promotes", "宣传文件", (_P,), True),
    Column("bare", "可不加引号", (_P,), False),
    Column("weight", "分量", (_P,), False),
    Column("levels", "层级", (_I,), True),
    Column("parent", "上级", (_I, _G), False),
    Column("successor", "后继", (_I,), False),
    Column("open", "前段自由", (_I,), False),
    Column("as_written", "照原文", (_I,), False),
    Column("short", "短名", (_G,), True),
    Column("code", "统计代码", (_G,), False),
    Column("mca_code", "民政代码", (_G,), False),
    Column("became", "改称", (_G,), False),
    Column("note", "备注", _ALL, False),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a file says of one thing. `values` are by column, as the file writes them, never empty.

    `iri` is "" in a table. References to other things (`repealed_by`, `parent`) are IRIs in Turtle and names in a table.
    `written` says for a column how the file calls it, for messages: `lg:effectiveFrom`.
    """

    source: str
    line: int
    type: Type
    iri: str
    values: Mapping[str, tuple[str, ...]]
    written: Mapping[str, str] = field(default_factory=dict)

    def one(self, column: str) -> str:
        """The first value of a column, "" when nothing is said."""
        values = self.values.get(column)
        return values[0] if values else ""

    def all(self, column: str) -> tuple[str, ...]:
        """All values of a column."""
        return self.values.get(column, ())

    def says(self, column: str) -> bool:
        """Whether anything is said of a column."""
        return column in self.values

    def column(self, name: str) -> str:
        """How the file calls a column."""
        return self.written.get(name, name)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong (`error`) or doubtful (`warning`) in a file, with its line (of a table: its row), 0 for the whole file.

    An error keeps the file from being used.
    """

    severity: str
    source: str
    line: int
    subject: str
    zh: str
    en: str

    def __str__(self) -> str:
        word, english = ("错误", "error") if self.severity == "error" else ("提醒", "warning")
        place = f"{self.source} 第 {self.line} 行" if self.line else self.source
        subject = f"{self.subject}：" if self.subject else ""
        return f"{place} {word}：{subject}{self.zh} / {english}: {self.en}"


class Problems:
    """Collects what is found while files are read."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def error(self, at: Statement, zh: str, en: str) -> None:
        """Something that keeps a file from being used."""
        self._add("error", at, zh, en)

    def warning(self, at: Statement, zh: str, en: str) -> None:
        """Something that may not be what was meant."""
        self._add("warning", at, zh, en)

    def _add(self, severity: str, at: Statement, zh: str, en: str) -> None:
        subject = at.one("name") or at.iri.rpartition("/")[2]
        self.found.append(Problem(severity, at.source, at.line, subject, zh, en))

    def of_file(self, source: str, line: int, zh: str, en: str, severity: str = "error") -> None:
        """Something wrong with a file, or with a line that says nothing of any one thing."""
        self.found.append(Problem(severity, source, line, "", zh, en))

    def errors(self) -> tuple[Problem, ...]:
        """What keeps the files from being used."""
        return tuple(problem for problem in self.found if problem.severity == "error")
