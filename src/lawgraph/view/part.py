"""A part of a corpus, for a page of its own: some of its reports, with what these name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace

from lawgraph.model import EntityType
from lawgraph.network import Occurrence, ReportEntities

#: what the graph calls the kind of a document that shows none
_NO_KIND = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """What a report must have to be part; several values of one filter mean any of them, an empty one does not filter.

    `place` (paths, those below them included), `level`, `year` and `program` (IRIs; the report names it) choose reports. `law`
    (IRIs), `kind` and `context` choose citations: a report is part when it has one that fits all three. Such a report comes
    with all that it names, 民法典 beside every other law: which laws go with which is what a part is looked at for. Only of its
    citations those of another kind or context are left out, for `kind` and `context` say what citations are asked for.
    """

    law: frozenset[str] = frozenset()
    program: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    year: frozenset[int] = frozenset()
    context: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether it filters at all."""
        return any(getattr(self, field.name) for field in fields(self))


def may_have(part: Part, report: ReportEntities) -> bool:
    """Whether a report, whatever it names, is of the places, levels and years of a part."""
    return (
        (not part.place or any(f"{report.place}/".startswith(f"{place}/") for place in part.place))
        and (not part.level or report.level in part.level)
        and (not part.year or report.year in part.year)
    )


def part_of(reports: Iterable[ReportEntities], part: Part) -> Iterator[ReportEntities]:
    """The reports that are part, with what they name there."""
    for report in reports:
        if may_have(part, report) and _names(part, report.occurrences):
            yield replace(report, occurrences=tuple(seen for seen in report.occurrences if _is_asked_for(part, seen)))


def left_by_each(reports: Iterable[ReportEntities], part: Part) -> dict[str, int]:
    """How many reports each filter leaves alone, so that an empty part can say which of them is to blame."""
    alone = {
        field.name: Part(**{field.name: getattr(part, field.name)})
        for field in fields(part)
        if getattr(part, field.name)
    }
    left = dict.fromkeys(alone, 0)
    for report in reports:
        for name, one in alone.items():
            left[name] += may_have(one, report) and _names(one, report.occurrences)
    return left


def only_naming(reports: Iterable[ReportEntities], entities: Collection[str]) -> Iterator[ReportEntities]:
    """Reports with no more than some entities (IRIs) of those that they name.

    What they leave undecided is none of these, and is left out.
    """
    for report in reports:
        kept = tuple(seen for seen in report.occurrences if seen.iri in entities)
        yield replace(report, occurrences=kept, undecided=())


def _names(part: Part, occurrences: Iterable[Occurrence]) -> bool:
    seen = tuple(occurrences)
    return (not part.program or any(one.iri in part.program for one in seen)) and (
        not (part.law or part.kind or part.context)
        or any(
            one.type is EntityType.LAW and (not part.law or one.iri in part.law) and _is_asked_for(part, one)
            for one in seen
        )
    )


def _is_asked_for(part: Part, seen: Occurrence) -> bool:
    """Whether a page of the part shows it: a citation of the kinds and in the contexts, or anything else that is named."""
    return seen.type is not EntityType.LAW or (
        (not part.kind or (seen.kind or _NO_KIND) in part.kind) and (not part.context or seen.context in part.context)
    )
