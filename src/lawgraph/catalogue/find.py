"""What a name leads to in the catalogue, and by which rule: documents, programmes, types of organs, works, places."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lawgraph.catalogue.entries import InstitutionType, Instrument
from lawgraph.catalogue.institution_types import type_iri
from lawgraph.catalogue.names import LawName, programme_names, squeeze
from lawgraph.iri import BASE, NAMESPACES, place_iri
from lawgraph.model import Place
from lawgraph.text import normalise

if TYPE_CHECKING:
    from lawgraph.catalogue.load import Catalogue

_NEAREST = 8
#: the share of two names that must agree for one to be offered for the other
_LIKE = 0.5

#: what a catalogue knows of a thing: text, number, yes or no, or several texts
Fact = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name leads to.

    `type` is law, program, institution, work or place. `via` says by which rule: for a document a rung of the ladder
    (docs/linking.md), else `name` (its own name), `alias`, `quoted` (counts only between quotation marks), `short` (a
    place without the word for its level), `code`. `chosen` says of a document whether a report (of the year asked for)
    that uses the name is linked to it: False where the year decides for another of the same name, or for none. It is
    None for all else, which the report decides. `facts` are what the catalogue knows of it, unknown ones left out;
    `status` of a document is its force (`lawgraph.model.Force`).
    """

    type: str
    id: str
    iri: str
    kind: str
    via: str
    names: tuple[str, ...] = ()
    chosen: bool | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


def law_candidate(instrument: Instrument, via: str, status: str) -> Candidate:
    """A document as a candidate, with its status."""
    facts: dict[str, Fact] = {
        "status": status,
        "issuer": instrument.issuer,
        "number": instrument.number,
        "adopted": instrument.adopted,
        "effective": instrument.effective,
        "amended": instrument.amended,
        "until": instrument.until,
        "repealed_by": instrument.repealed_by,
        "members": instrument.members,
    }
    iri = NAMESPACES["law"] + instrument.key
    return Candidate("law", instrument.title, iri, instrument.kind, via, instrument.names, facts=_known(facts))


def find_laws(name: str, catalogue: Catalogue) -> tuple[LawName, ...]:
    """The documents that a name leads to as it stands, the best rung first."""
    return catalogue.names.by_law_name.get(normalise(name).strip("《》"), ())


def find_others(name: str, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """The programmes, types of organs, works and places that a name leads to."""
    return (
        *_programmes(name, catalogue),
        *_institution_types(name, catalogue),
        *_works(name, catalogue),
        *_places(name, catalogue),
    )


def _programmes(name: str, catalogue: Catalogue) -> Iterator[Candidate]:
    entry = programme_names(catalogue.programmes).get(squeeze(name))
    if entry is None:
        return
    programme = entry.programme
    own = squeeze(programme.name) == squeeze(name)
    facts: dict[str, Fact] = {
        "first_year": programme.first_year,
        "last_year": programme.last_year,
        "date": programme.date,
        "started_by": programme.started_by,
        "promotes": programme.promotes,
        "quoted": programme.quoted,
    }
    via = "quoted" if entry.quoted else "name" if own else "alias"
    iri = NAMESPACES["program"] + programme.key
    yield Candidate("program", programme.name, iri, programme.kind, via, programme.names, facts=_known(facts))


def _institution_types(name: str, catalogue: Catalogue) -> Iterator[Candidate]:
    wanted = normalise(name)
    for entry in catalogue.institution_types:
        if wanted == normalise(entry.name):
            yield _institution_type(entry, "name")
        elif wanted in map(normalise, entry.names):
            yield _institution_type(entry, "alias")


def _institution_type(entry: InstitutionType, via: str) -> Candidate:
    facts: dict[str, Fact] = {
        "levels": entry.levels,
        "parent": entry.parent,
        "successor": entry.successor,
        "open": entry.open,
        "national": entry.national,
    }
    return Candidate("institution", entry.name, type_iri(entry.name), entry.kind, via, entry.names, facts=_known(facts))


def _works(name: str, catalogue: Catalogue) -> Iterator[Candidate]:
    wanted = normalise(name).strip("《》")
    for work in catalogue.works:
        if wanted in {normalise(form) for form in (work.title, *work.names)}:
            via = "name" if wanted == normalise(work.title) else "alias"
            yield Candidate("work", work.title, f"{BASE}work/{work.key}", work.kind, via, work.names)


def _places(name: str, catalogue: Catalogue) -> Iterator[Candidate]:
    gazetteer = catalogue.gazetteer
    wanted = normalise(name).strip("/")
    if wanted.replace("-", "").isalnum() and wanted.isascii():
        by_code = gazetteer.get(wanted)
        coded = [p for p in gazetteer if wanted in {p.code, p.mca_code}] if wanted.isdigit() else []
        village = catalogue.villages.by_code(wanted) if catalogue.villages is not None else None
        for place in dict.fromkeys([*([by_code] if by_code else []), *coded, *([village] if village else [])]):
            yield _place(place, "code", catalogue)
        return
    if "/" in wanted:
        name_of = wanted.rpartition("/")[2]
        for place in gazetteer.named(name_of):
            if place.path == wanted:
                yield _place(place, "name", catalogue)
        village = catalogue.villages.by_path(wanted) if catalogue.villages is not None else None
        if village is not None:
            yield _place(village, "name", catalogue)
        return
    for place in gazetteer.named(wanted):
        yield _place(place, "name" if place.name == wanted else "alias", catalogue)
    for place in gazetteer.stems(wanted):
        yield _place(place, "short", catalogue)
    for place in catalogue.villages.called(wanted) if catalogue.villages is not None else ():
        yield _place(place, "name" if place.name == wanted else "alias", catalogue)


def _place(place: Place, via: str, catalogue: Catalogue) -> Candidate:
    became = catalogue.place_by_key(place.became) if place.became else None
    facts: dict[str, Fact] = {
        "code": place.code,
        "mca_code": place.mca_code,
        "first_year": place.first_year,
        "last_year": place.last_year,
        "became": became.path if became else "",
    }
    return Candidate("place", place.path, place_iri(place.key), place.level.value, via, facts=_known(facts))


def _known(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name: value for name, value in facts.items() if value}


def nearest(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the catalogue that look most like a name that leads nowhere, the likest first."""
    wanted = normalise(name).strip("《》")
    if not wanted:
        return ()
    known = dict.fromkeys(_all_names(catalogue))
    shared = max(1, (len(set(wanted)) + 1) // 2)
    letters = set(wanted)
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    rated: list[tuple[float, str]] = []
    for other in known:
        if len(letters.intersection(other)) < shared:
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < _LIKE or matcher.quick_ratio() < _LIKE:
            continue
        ratio = matcher.ratio()
        if ratio >= _LIKE:
            rated.append((-ratio, other))
    return tuple(other for _, other in sorted(rated)[:_NEAREST])


def _all_names(catalogue: Catalogue) -> Iterable[str]:
    """Laws first: of names that are equally like, people ask for laws most."""
    yield from catalogue.names.by_law_name
    for programme in catalogue.programmes:
        yield from (programme.name, *programme.names)
    for entry in catalogue.institution_types:
        yield from (entry.name, *entry.names)
    for work in catalogue.works:
        yield from (work.title, *work.names)
    yield from (place for place, is_stem in catalogue.gazetteer.names() if not is_stem)


def without_repeats(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, each once, with the first rule that led to it."""
    return tuple({(c.type, c.iri): c for c in reversed(candidates)}.values())[::-1]
