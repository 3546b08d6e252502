"""Cells and literals as values: kinds, dates, years, yes and no. Each function tells what it cannot read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.turtle import local, rows
from lawgraph.catalogue.user.statement import Problems, Statement

#: 2021-01-01, and what spreadsheets make of it: 2021/1/1, 2021.1.1, 2021年1月1日
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
#: 12-04, --12-04, 12月4日
_DAY = re.compile(r"(?:--)?(\d{1,2})[-/.月](\d{1,2})日?")
_LISTED = re.compile("[、，,/]")
_YEAR = re.compile(r"(\d{4})年?")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_YES = frozenset({"true", "yes", "y", "1", "是"})
_NO = frozenset({"false", "no", "n", "0", "否"})


@cache
def concept_words(scheme: str) -> Mapping[str, str]:
    """Word → notation of a list of the vocabulary (`level`, `program`, `institution`, `division`).

    A concept answers to its notation, its Chinese and English labels, and the local part of its IRI with or without the name
    of the list: 地方性法规, Local regulation, local-regulation, level-local-regulation. The notation is the local part of the
    IRI without the list.
    """
    words: dict[str, str] = {}
    for row in rows(ontology_file("lawgraph.ttl")):
        if local(row.one("inScheme")) != scheme or not row.key.startswith(scheme + "-"):
            continue
        own = row.key.removeprefix(scheme + "-")
        for word in (row.key, own, *row.all("notation"), *row.all("prefLabel")):
            words.setdefault(word.lower(), own)
    return words


def plain(value: str) -> str:
    """A value as a message shows it: the local part of an IRI, anything else as it is."""
    return local(value) if value.startswith(("http://", "https://")) else value


def concept(at: Statement, column: str, scheme: str, known: Sequence[str], problems: Problems) -> str:
    """The concept that a value names, "" when nothing is said or it names none of `known`."""
    found = concepts(at, column, scheme, known, problems)
    if len(at.all(column)) > 1:
        problems.error(at, f"{at.column(column)} 只能有一个", f"more than one {at.column(column)}")
    return found[0] if found else ""


def concepts(at: Statement, column: str, scheme: str, known: Sequence[str], problems: Problems) -> tuple[str, ...]:
    """The concepts that the values of a column name; a value that names none of `known` is told and left out."""
    words = concept_words(scheme)
    found = []
    for value in at.all(column):
        own = words.get(plain(value).lower())
        if own in known:
            found.append(own)
        else:
            problems.error(
                at,
                f"{at.column(column)} 没有“{plain(value)}”这个取值，可用：{choices(at, scheme, known)}",
                f"unknown {at.column(column)} {plain(value)!r}",
            )
    return tuple(dict.fromkeys(one for one in found if one))


def choices(at: Statement, scheme: str, known: Sequence[str]) -> str:
    """The concepts to choose from, as the file would write them: lgv:level-law in Turtle, 法律 statute in a table."""
    if at.iri:
        return "、".join(f"lgv:{scheme}-{own}" for own in known)
    labels = {
        row.key: f"{next(filter(_CHINESE.search, row.all('prefLabel')))} {row.one('notation')}"
        for row in rows(ontology_file("lawgraph.ttl"))
        if local(row.one("inScheme")) == scheme
    }
    return "、".join(labels[f"{scheme}-{own}"] for own in known)


def day(at: Statement, column: str, problems: Problems) -> str:
    """An ISO date, "" when nothing is said or it is none."""
    found = days(at, column, problems)
    return found[0] if found else ""


def days(at: Statement, column: str, problems: Problems) -> tuple[str, ...]:
    """ISO dates, sorted."""
    found = []
    for value in at.all(column):
        match = _DATE.fullmatch(value.replace(" ", ""))
        try:
            found.append(date(*map(int, match.groups())).isoformat() if match else "")
        except ValueError:
            found.append("")
        if not found[-1]:
            problems.error(
                at,
                f"{at.column(column)} 应为日期，形如 2021-01-01，现为“{value}”",
                f"{at.column(column)} is no date like 2021-01-01: {value!r}",
            )
    return tuple(sorted(filter(None, found)))


def day_of_year(at: Statement, column: str, problems: Problems) -> str:
    """A month and day as MM-DD, "" when nothing is said or it is none."""
    value = at.one(column)
    match = _DAY.fullmatch(value.replace(" ", ""))
    try:
        # a leap year, for 02-29
        found = date(2000, *map(int, match.groups())).strftime("%m-%d") if match else ""
    except ValueError:
        found = ""
    if value and not found:
        problems.error(
            at, f"{at.column(column)} 应形如 12-04，现为“{value}”", f"no month and day like 12-04: {value!r}"
        )
    return found


def year(at: Statement, column: str, problems: Problems) -> int:
    """A year, 0 when nothing is said or it is none."""
    value = at.one(column)
    match = _YEAR.fullmatch(value)
    if value and not match:
        problems.error(at, f"{at.column(column)} 应为四位年份，现为“{value}”", f"not a year: {value!r}")
    return int(match[1]) if match else 0


def flag(at: Statement, column: str, problems: Problems) -> bool | None:
    """Yes or no, None when nothing is said or it is neither."""
    value = at.one(column).lower()
    if value and value not in _YES | _NO:
        problems.error(at, f"{at.column(column)} 应为 是 或 否，现为“{value}”", f"neither yes nor no: {value!r}")
    return True if value in _YES else False if value in _NO else None


def names(at: Statement, column: str, problems: Problems) -> tuple[str, ...]:
    """Further names; one of a single character can lead nowhere and is told, and so is a cell that looks like a list.

    A name may hold 、 itself: 双随机、一公开.
    """
    found = []
    for value in at.all(column):
        name = value.strip("《》")
        if len(name) < 2:
            problems.error(at, f"“{value}”只有一个字，不能作名称", f"a single character cannot be a name: {value!r}")
            continue
        if not at.iri and _LISTED.search(name) and not _LISTED.search(at.one("name")):
            problems.warning(
                at,
                f"“{value}”按一个名称计；若是几个，请用分号分开",
                f"taken as one name; if it is several, separate them by semicolons: {value!r}",
            )
        found.append(name)
    return tuple(dict.fromkeys(found))


def with_more(known: tuple[str, ...], further: tuple[str, ...], own: str) -> tuple[str, ...]:
    """The names known of a thing with further ones, each once, and none of them its own name."""
    return tuple(dict.fromkeys((*known, *(name for name in further if name != own))))
