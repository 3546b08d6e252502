"""Two results compared: two versions, two years, two corpora. What was gained and lost in citations, with the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lawgraph.query.evidence import Evidence, Pair, Quotes
from lawgraph.query.questions.scope import Scope
from lawgraph.query.questions.source import Source
from lawgraph.query.rows import Coverage, Form, Rows, typed_rows


@dataclass(frozen=True, slots=True)
class Difference:
    """A place and a document whose citations differ between two results.

    `change` is gained (only the new one has citations), lost (only the old one), more or fewer (both have), or other
    (as many, of other words, in reports that both results have); newly-read and no-longer-read where only one result
    has a report of the place: what was not read is not known not to be cited. `old` and `new` count the citations;
    `old_reports` and `new_reports` the reports of the place that were read, so that a place that was not read is told
    from one that does not cite. `gained` and `lost` are the citations that only one of them has: same sentence and same
    words are the same citation.
    """

    change: str
    place: str
    name: str
    law: str
    old: int
    new: int
    old_reports: int
    new_reports: int
    gained: tuple[Evidence, ...]
    lost: tuple[Evidence, ...]


@dataclass
class _Side:
    """The citations of one result by place and document, and the reports read of each place."""

    cells: dict[tuple[str, str], list[Pair]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def differences(old: Source, new: Source, old_scope: Scope, new_scope: Scope) -> Rows[Difference]:
    """A row a place and document that differ, by place and title. `read` counts the reports of both, `with_` those of
    places that differ.
    """
    before, old_quotes = _side(old, old_scope)
    after, new_quotes = _side(new, new_scope)
    _under_one_name(before, after, old_quotes)
    titles = before.titles | after.titles
    rows = []
    for place, law in sorted(before.cells.keys() | after.cells.keys()):
        lost, gained = old_quotes.get((place, law), ()), new_quotes.get((place, law), ())
        only_old, only_new = _without(lost, gained), _without(gained, lost)
        change = _change(len(lost), len(gained))
        if place not in before.read:
            change = "newly-read"
        elif place not in after.read:
            change = "no-longer-read"
        same_reports = before.read.get(place, set()) & after.read.get(place, set())
        if not (only_old or only_new) or (change == "other" and not same_reports):
            continue
        rows.append(
            Difference(
                change=change,
                place=place,
                name=after.names.get(place) or before.names[place],
                law=titles[law],
                old=len(lost),
                new=len(gained),
                old_reports=len(before.read.get(place, ())),
                new_reports=len(after.read.get(place, ())),
                gained=only_new,
                lost=only_old,
            )
        )
    rows.sort(key=lambda row: (row.place, row.law))
    read = [(iri, place) for side in (before, after) for place, some in side.read.items() for iri in some]
    places = {row.place for row in rows}
    counted = Coverage(len({iri for iri, _ in read}), len({iri for iri, place in read if place in places}))
    return typed_rows(rows, Difference, "", counted, _FORM)


def _side(source: Source, scope: Scope) -> tuple[_Side, dict[tuple[str, str], Sequence[Evidence]]]:
    reports = source.reports(scope.reports)
    shelf = source.shelf(scope.given)
    side = _Side()
    for report in reports.values():
        side.names[report.place] = report.name
        side.read.setdefault(report.place, set()).add(report.iri)
    for pair in {(row["report"], row["law"]) for row in source.within("report-law", scope, reports)}:
        side.cells.setdefault((reports[pair[0]].place, pair[1]), []).append(pair)
        side.titles[pair[1]] = source.documents[pair[1]][0]
    quotes = {
        key: Quotes(shelf, sorted(pairs, key=lambda pair: reports[pair[0]].document))
        for key, pairs in side.cells.items()
    }
    Quotes.fetch_all(quotes.values())
    return side, dict(quotes)


def _under_one_name(before: _Side, after: _Side, quotes: dict[tuple[str, str], Sequence[Evidence]]) -> None:
    """Call a document of the older result as the newer one does, where each has one of that title that the other has not: a title that
    was known from the reports alone (四川省行政执法监督条例-510000) and that a catalogue has now is no other document."""
    called = {title: law for law, title in after.titles.items() if law not in before.titles}
    shared = Counter([*before.titles.values(), *after.titles.values()])
    for law, title in list(before.titles.items()):
        if law in after.titles or title not in called or shared[title] > 2:
            continue
        before.titles[called[title]] = before.titles.pop(law)
        for place in before.read:
            if (place, law) in before.cells:
                before.cells[place, called[title]] = before.cells.pop((place, law))
                quotes[place, called[title]] = quotes.pop((place, law))


def _without(one: Sequence[Evidence], other: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The citations of one side that the other does not have, as often as they are missing there.

    Those of one report are matched first: of two towns with one sentence, the one that is gone is meant.
    """
    left = list(one)
    for form in (lambda item: (item.document, item.sentence, item.text), lambda item: (item.sentence, item.text)):
        there = Counter(map(form, other)) - (Counter(map(form, one)) - Counter(map(form, left)))
        missing = []
        for item in left:
            if there[form(item)] > 0:
                there[form(item)] -= 1
            else:
                missing.append(item)
        left = missing
    return tuple(left)


def _change(old: int, new: int) -> str:
    if not old or not new:
        return "lost" if old else "gained"
    return "more" if new > old else "fewer" if new < old else "other"


_FORM = Form(ends=("place", "law"), weight="new")
