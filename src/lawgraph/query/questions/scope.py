"""The filters that questions share, and what they are in a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import index
from typing import TypedDict, TypeVar, cast

from lawgraph.errors import UsageError
from lawgraph.iri import VOCABULARY
from lawgraph.query.curated import Given, Value

ItemT = TypeVar("ItemT", bound=str | int)

#: the filters that choose reports; the others choose citations within them
_OF_REPORTS = ("place", "level", "year", "program")


class _OfCitations(TypedDict, total=False):
    context: str | Sequence[str] | None
    kind: str | Sequence[str] | None


class ButPlace(_OfCitations, total=False):
    """Filters of a question that has the place as its subject."""

    level: str | Sequence[str] | None
    year: int | Sequence[int] | None
    program: str | Sequence[str] | None


class ButLevel(_OfCitations, total=False):
    """Filters of a question that has the level as its subject."""

    place: str | Sequence[str] | None
    year: int | Sequence[int] | None
    program: str | Sequence[str] | None


class ButYear(_OfCitations, total=False):
    """Filters of a question that has years as its subject."""

    place: str | Sequence[str] | None
    level: str | Sequence[str] | None
    program: str | Sequence[str] | None


class OfReports(TypedDict, total=False):
    """Filters of a question that is not about citations alone."""

    place: str | Sequence[str] | None
    level: str | Sequence[str] | None
    year: int | Sequence[int] | None


class Filters(ButPlace, total=False):
    """What a question can be narrowed by.

    `place`: reports of these places and of those below them; any name that `find_place` knows. `level` of the reports: township,
    county, prefecture, province. `year` under report. `program`: reports that name it. `context`: what is done with the document
    (publicise, study, implement, enact, mention). `kind` of document (statute, administrative-regulation, policy …).
    Context, kind and level may be given by their Chinese names. Several values of one filter: any of them.
    """

    place: str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters as parameters of the curated queries."""

    given: Given = field(default_factory=dict)

    @property
    def reports(self) -> Given:
        """Those that choose reports: how many were read is counted within them."""
        return {name: value for name, value in self.given.items() if name in _OF_REPORTS}

    def but(self, **others: Value | Sequence[Value]) -> Scope:
        """The same with some parameters set otherwise."""
        return Scope({**self.given, **others})

    @classmethod
    def of(
        cls,
        filters: Filters,
        law: str | Sequence[str] | None,
        place: Callable[[str], str],
        program: Callable[[str], str],
    ) -> Scope:
        """Filters as a user gives them; `place` and `program` look names up, `law` is an IRI or several.

        Raises UsageError for a filter that there is none of, an empty list, and a year that is no whole number: each would
        otherwise widen the question without a word.
        """
        _check(filters)
        given: dict[str, Value | Sequence[Value]] = {}
        if law is not None:
            given["law"] = law
        if places := several(filters.get("place")):
            given["place"] = _outermost(place(name) for name in places)
        if levels := several(filters.get("level")):
            given["level"] = [f"{VOCABULARY}division-{concept('division', level)}" for level in levels]
        if years := several(filters.get("year")):
            given["year"] = [whole_year(year) for year in years]
        if contexts := several(filters.get("context")):
            given["context"] = [concept("context", name) for name in contexts]
        if kinds := several(filters.get("kind")):
            given["kind"] = [concept("level", name) for name in kinds]
        if programs := several(filters.get("program")):
            given["program"] = [program(name) for name in programs]
        return cls(given)


def _check(filters: Mapping[str, object]) -> None:
    for name, value in filters.items():
        if name not in Filters.__optional_keys__:
            known = "、".join(sorted(Filters.__optional_keys__))
            raise UsageError(f"没有筛选条件 {name} / no such filter; 可用 / known: {known}")
        refuse_empty(name, value)


def whole_year(value: object) -> int:
    """A year as it is given, which may be a number of numpy's, as pandas has them. Raises UsageError for anything else."""
    try:
        return index(cast(int, value))
    except TypeError:
        raise UsageError(f"年份应为整数 / a year is a whole number: {value!r}") from None


def written(name: object) -> str:
    """A name as it is given. Raises UsageError for what is no text, as the code of a place that was read as a number."""
    if not isinstance(name, str):
        raise UsageError(f"名称和代码应为文字，请加引号 / a name or code is a text, in quotation marks: {name!r}")
    return name


def listed(filters: Mapping[str, object]) -> dict[str, object]:
    """Filters whose values can be read more than once: `map(str.strip, lines)` gives its names a single time."""
    return {name: value if value is None else several(cast("Sequence[str]", value)) for name, value in filters.items()}


def refuse_empty(name: str, value: object) -> None:
    """Raises UsageError for a filter of no values: it would widen the question without a word."""
    if value is not None and not several(cast("Sequence[str]", value)):
        raise UsageError(f"筛选条件 {name} 是空的，不筛选请不给或给 None / an empty list: leave it out, or give None")


def concept(scheme: str, name: str) -> str:
    """The value of a list of the vocabulary that a name means: `study`, 学习培训, Study, or 学习, which stands in one label only.

    Raises UsageError, naming the values there are.
    """
    from lawgraph.rdf.vocabulary import by_notation

    values = by_notation()[scheme]
    for notation, value in values.items():
        if written(name).casefold() in {notation.casefold(), value.zh, value.en.casefold()}:
            return notation
    partly = [notation for notation, value in values.items() if name and name in value.zh]
    if len(partly) == 1:
        return partly[0]
    known = "、".join(f"{notation}（{value.zh}）" for notation, value in values.items())
    what_zh, what_en = _LISTS[scheme]
    raise UsageError(f"没有这个{what_zh} / unknown {what_en}: {name}; 可用 / known: {known}")


_LISTS: Mapping[str, tuple[str, str]] = {
    "division": ("级别", "level"),
    "context": ("情境", "context"),
    "level": ("种类", "kind"),
}


def several(value: ItemT | Sequence[ItemT] | None) -> list[ItemT]:
    """The values of a filter that may be one, several or none."""
    if value is None:
        return []
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]


def _outermost(paths: Iterable[str]) -> list[str]:
    """Paths without those below another: a citation of a town would count once for it and once for its county."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not any(path.startswith(above + "/") for above in kept):
            kept.append(path)
    return kept
