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
_SHORTEST = 2

#: name → ids of the entries it leads to
_Leads = Callable[[str], tuple[str, ...]]


def conflicts(before: Catalogue, after: Catalogue, given: Mapping[Type, Sequence[Given]], problems: Problems) -> None:
    """Tells of each further name that led elsewhere before, or that is a name of something of another type too."""
    was, now, held = _leads(before), _leads(after), _held(before)
    for kind, entries in given.items():
        for one in entries:
            for name in dict.fromkeys((one.id, *one.names)):
                known = name in held[kind](one.id) or one.id in was[kind](name)
                if name != one.id and not (known and was[kind](name) == now[kind](name)):
                    _of_own_type(kind, one, name, was[kind](name), now[kind](name), problems)
                if known:
                    continue
                if name == one.id and was[kind](name):
                    problems.warning(
                        one.statement,
                        f"“{name}”在自带目录中是{_list(was[kind](name))}的别名，现另立一条；若是同一个，请写其全称",
                        f"{name} is a further name of {_list(was[kind](name))}; if that is meant, write its full name",
                    )
                if kind is Type.LAW:
                    _of_law(one, name, after.grammar["bare-noun"], problems)
                for other in Type:
                    elsewhere = now[other](name) if other is not kind else ()
                    if elsewhere:
                        problems.warning(
                            one.statement,
                            f"“{name}”也是{_WORDS[other]}的名称：{_list(elsewhere)}",
                            f"{name} is a name of type {other.value} too: {_list(elsewhere)}",
                        )


def _of_own_type(
    kind: Type, one: Given, name: str, was: tuple[str, ...], now: tuple[str, ...], problems: Problems
) -> None:
    others = tuple(id for id in was if id != one.id)
    if now == (one.id,) and not others:
        return
    place = kind is Type.PLACE
    judge, english = ("报告所在地方", "the place of the report") if place else ("报告年份", "the year of the report")
    if now == (one.id,):
        problems.warning(
            one.statement,
            f"“{name}”在自带目录中指{_list(others)}，加入本文件后改指{one.id}",
            f"{name} leads to {_list(others)} in the shipped catalogue, and to {one.id} with this file",
        )
    elif one.id in now:
        problems.warning(
            one.statement,
            f"“{name}”有几个所指，由{judge}定夺，定不了的全部保留：{_list(now)}",
            f"{name} leads to several; {english} decides, else all are kept: {_list(now)}",
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


def _of_law(one: Given, name: str, bare_nouns: Sequence[str], problems: Problems) -> None:
    if name in bare_nouns:
        problems.warning(
            one.statement,
            f"“{name}”在报告中回指前文的文件，作名称不起作用",
            f"{name} points back to the document named before it; as a name it has no effect",
        )
    elif len(name) == _SHORTEST:
        problems.warning(
            one.statement,
            f"“{name}”只有两个字，容易从别的词中误认(取|消法|人资格)",
            f"{name} has two characters and is easily found inside other words",
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


def _held(catalogue: Catalogue) -> dict[Type, _Leads]:
    """Id → the names that its entry has, its own among them; those that lead nowhere too."""
    programmes = {p.name: (p.name, *p.names, *p.quoted) for p in catalogue.programmes}
    organs = {t.name: (t.name, *t.names) for t in catalogue.institution_types}
    works = {w.title: (w.title, *w.names) for w in catalogue.works}
    laws = {i.title: (i.title, *i.names) for i in catalogue.instruments}
    return {
        Type.LAW: lambda id: laws.get(id, ()),
        Type.PROGRAM: lambda id: programmes.get(id, ()),
        Type.INSTITUTION: lambda id: organs.get(id, ()),
        Type.WORK: lambda id: works.get(id, ()),
        Type.PLACE: lambda id: (id,) if catalogue.place(id) else (),
    }


def _list(ids: Sequence[str]) -> str:
    return "、".join(ids[:_SHOWN]) + ("……" if len(ids) > _SHOWN else "")
