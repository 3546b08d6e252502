"""Places that files of one's own name otherwise, or add: further names of divisions, zones, divisions of a later year.

Villages are not among them: 和平村 is in a thousand towns. They come as a list with codes (`village_file`), else from the reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.divisions.lines import PlaceRow
from lawgraph.catalogue.turtle import local
from lawgraph.catalogue.user.documents import Given
from lawgraph.catalogue.user.statement import Problems, Statement
from lawgraph.catalogue.user.values import choices, concept, names, plain, year
from lawgraph.iri import local_name
from lawgraph.model import Place
from lawgraph.text import normalise

#: levels that a file may add places of
_ADDED = ("province", "prefecture", "county", "township", "other")
_CODE = re.compile(r"\d{6}|\d{9}")
_SHOWN = 5


def places(
    statements: Sequence[Statement], known: Gazetteer, problems: Problems
) -> tuple[tuple[PlaceRow, ...], list[Given]]:
    """What the statements say of places, each once; and what each statement gave.

    A row whose key is in the gazetteer adds names to that place (only `short` and `hidden` of it count), any other is a new
    place, its years 0 when nothing is said of them. The `Given.id` of a place is its path.
    """
    found: dict[str, PlaceRow] = {}
    given = []
    for at in statements:
        place = _known(at, known, problems)
        if isinstance(place, Place):
            row = _naming(at, place, problems)
            path = place.path
        elif place is None:
            continue
        else:
            parent, label = place
            added = _added(at, parent, label, known, problems)
            if added is None:
                continue
            row, path = added, f"{parent.path}/{label}" if parent else label
        before = found.get(row.key)
        if before is not None:
            row = before._replace(
                short=tuple(dict.fromkeys((*before.short, *row.short))),
                hidden=tuple(dict.fromkeys((*before.hidden, *row.hidden))),
            )
        found[row.key] = row
        given.append(Given(at, path, tuple(map(normalise, at.all("names")))))
    return tuple(found.values()), given


def _known(at: Statement, known: Gazetteer, problems: Problems) -> Place | tuple[Place | None, str] | None:
    """The place that a statement is about; the place above it and its name when it is new; None when neither can be told."""
    if at.iri:
        place = known.get(local(at.iri))
        if place is not None:
            return place
    name = normalise(at.one("name")).strip("/")
    above, _, label = name.rpartition("/")
    if not label or len(at.all("name")) > 1:
        problems.error(at, "应有一个名称，请写 rdfs:label", "one name is needed: add rdfs:label")
        return None
    if not above and not at.says("parent"):
        fitting = _fitting(name, known)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            _several(at, name, fitting, problems)
        else:
            problems.error(
                at,
                f"没有“{name}”这个地方；如是新增，请写全路径，如 省/市/县/{name}",
                f"no such place; to add it, write its whole path: province/prefecture/county/{name}",
            )
        return None
    place = known.by_path(name) if above else None
    if place is not None:
        return place
    wanted = at.one("parent") or above
    fitting = _fitting(normalise(plain(wanted)), known)
    if len(fitting) != 1:
        if fitting:
            _several(at, wanted, fitting, problems)
        else:
            problems.error(at, f"没有“{plain(wanted)}”这个上级地方", f"there is no place {plain(wanted)!r} above it")
        return None
    own = [place for place in known.children(fitting[0]) if place.name == label]
    return own[0] if own else (fitting[0], label)


def _fitting(name: str, known: Gazetteer) -> tuple[Place, ...]:
    """The places that a key, a path or a full name means."""
    place = known.get(name) or known.by_path(name)
    return (place,) if place else known.named(name)


def _several(at: Statement, name: str, fitting: Sequence[Place], problems: Problems) -> None:
    shown = "、".join(place.path for place in fitting[:_SHOWN]) + ("……" if len(fitting) > _SHOWN else "")
    problems.error(
        at,
        f"有 {len(fitting)} 个地方叫“{name}”，请写全路径：{shown}",
        f"{len(fitting)} places have this name: write the whole path",
    )


def _naming(at: Statement, place: Place, problems: Problems) -> PlaceRow:
    """More names of a known place; nothing else of it can be changed."""
    known = {
        "kind": place.level.value,
        "code": place.code,
        "mca_code": place.mca_code,
        "first_year": str(place.first_year),
        "last_year": str(place.last_year),
        "became": place.became,
    }
    for column, value in known.items():
        if at.says(column) and plain(at.one(column)).removeprefix("division-") != value:
            problems.warning(
                at,
                f"已有区划只能增加名称，{at.column(column)} 未予采用",
                f"only names can be added to a known place; {at.column(column)} is not used",
            )
    # 粤 of 广东省: shipped as it is, and no name in running text
    short = tuple(name for name in at.all("short") if len(name) > 1)
    hidden = tuple(map(normalise, names(at, "names", problems)))
    return PlaceRow(
        place.key, place.name, short, hidden, place.level.value, "", "", "", place.first_year, place.last_year, ""
    )


def _added(at: Statement, parent: Place | None, label: str, known: Gazetteer, problems: Problems) -> PlaceRow | None:
    before = len(problems.errors())
    level = concept(at, "kind", "division", (*_ADDED, "village"), problems)
    if level == "village":
        problems.error(
            at,
            "村、社区不能这样列入，请另给一份 12 位代码的村级名单(code,name)",
            "villages come as a table of their own with codes of 12 digits (code, name)",
        )
    elif not level and not at.says("kind"):
        problems.error(
            at,
            f"新增的地方请写{at.column('kind') if at.iri else '种类 kind'}：{choices(at, 'division', _ADDED)}",
            f"a new place needs {at.column('kind')}: one of {', '.join(_ADDED)}",
        )
    code = at.one("code")
    if code and not _CODE.fullmatch(code):
        problems.error(at, f"统计代码应为 6 位或 9 位数字，现为“{code}”", f"no code of 6 or 9 digits: {code!r}")
    elif code and known.get(code):
        other = known.get(code)
        problems.error(at, f"代码 {code} 已属于 {other.path if other else ''}", f"code {code} belongs to another place")
    became = at.one("became")
    successors = _fitting(plain(became), known) if became else ()
    if became and len(successors) != 1:
        problems.error(at, f"没有“{plain(became)}”这个地方，或不止一个", f"no one place {plain(became)!r}")
    first, last = year(at, "first_year", problems), year(at, "last_year", problems)
    if first and last and last < first:
        problems.error(at, f"终止年 {last} 早于起始年 {first}", f"it ends in {last} and begins in {first}")
    if len(problems.errors()) > before:
        return None
    key = local(at.iri) or code or f"{parent.key if parent else ''}-{local_name(label)}".strip("-")
    return PlaceRow(
        key,
        label,
        names(at, "short", problems),
        tuple(map(normalise, names(at, "names", problems))),
        level,
        parent.key if parent else "",
        code,
        at.one("mca_code"),
        first,
        last,
        successors[0].key if successors else "",
    )
