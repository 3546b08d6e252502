"""Names of one's own that led somewhere before: what each led to, and what it leads to now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from lawgraph.catalogue.names import law_names, programme_names, squeeze
from lawgraph.catalogue.user.documents import Given
from lawgraph.catalogue.user.statement import Problems, Type
from lawgraph.text import normalise

if TYPE_CHECKING:
    from lawgraph.catalogue.load import Catalogue

_WORDS = {
    Type.LAW: "文件",
    Type.PROGRAM: "项目",
    Type.INSTITUTION: "机构",
    Type.WORK: "作品",
    Type.PLACE: "地方",
}
_SHOWN = 4

#: name → ids of the entries it leads to
_Leads = Callable[[str], tuple[str, ...]]


def conflicts(before: Catalogue, after: Catalogue, given: Mapping[Type, Sequence[Given]], problems: Problems) -> None:
    """Tells of each further name that led elsewhere before, or that is a name of something of another type too."""
    was, now = _leads(before), _leads(after)
    for kind, entries in given.items():
        for one in entries:
            for name in one.names:
                _of_own_type(one, name, was[kind](name), now[kind](name), problems)
            for name in (one.id.rpartition("/")[2], *one.names):
                for other in Type:
                    elsewhere = now[other](name) if other is not kind else ()
                    if elsewhere:
                        problems.warning(
                            one.statement,
                            f"“{name}”也是{_WORDS[other]}的名称：{_list(elsewhere)}",
                            f"{name} is a name of type {other.value} too: {_list(elsewhere)}",
                        )


def _of_own_type(one: Given, name: str, was: tuple[str, ...], now: tuple[str, ...], problems: Problems) -> None:
    others = tuple(id for id in was if id != one.id)
    if not others and one.id in now:
        return
    if now == (one.id,):
        problems.warning(
            one.statement,
            f"“{name}”在自带目录中指{_list(others)}，加入本文件后改指{one.id}",
            f"{name} leads to {_list(others)} in the shipped catalogue, and to {one.id} with this file",
        )
    elif one.id in now:
        problems.warning(
            one.statement,
            f"“{name}”有几个所指，由报告年份定夺，定不了的全部保留：{_list(now)}",
            f"{name} leads to several; the year of the report decides, else all are kept: {_list(now)}",
        )
    elif now:
        problems.warning(
            one.statement,
            f"“{name}”是{_list(now)}的全称或专名，仍归其所有，本条不起作用",
            f"{name} is the title of {_list(now)} and stays with it; giving it here has no effect",
        )
    else:
        problems.warning(
            one.statement,
            f"“{name}”已包含本条更短的名称，不必列出",
            f"{name} holds a shorter name of the same entry and is not needed",
        )


def _leads(catalogue: Catalogue) -> dict[Type, _Leads]:
    laws = law_names(catalogue.instruments)
    programmes = programme_names(catalogue.programmes)
    organs: dict[str, tuple[str, ...]] = {}
    for entry in catalogue.institution_types:
        for form in (entry.name, *entry.names):
            organs[normalise(form)] = (*organs.get(normalise(form), ()), entry.name)
    works: dict[str, tuple[str, ...]] = {}
    for work in catalogue.works:
        for form in (work.title, *work.names):
            works[normalise(form)] = (*works.get(normalise(form), ()), work.title)

    def programme(name: str) -> tuple[str, ...]:
        found = programmes.get(squeeze(name))
        return (found.programme.name,) if found else ()

    return {
        Type.LAW: lambda name: tuple(entry.instrument.title for entry in laws.get(normalise(name), ())),
        Type.PROGRAM: programme,
        Type.INSTITUTION: lambda name: organs.get(normalise(name), ()),
        Type.WORK: lambda name: works.get(normalise(name), ()),
        Type.PLACE: lambda name: tuple(place.path for place in catalogue.gazetteer.named(normalise(name))),
    }


def _list(ids: Sequence[str]) -> str:
    return "、".join(ids[:_SHOWN]) + ("……" if len(ids) > _SHOWN else "")
