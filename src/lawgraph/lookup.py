"""What a name leads to, as `lawgraph catalogue find` and `lawgraph.api.find` tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.find import Candidate, find_laws, find_others, law_candidate, nearest, without_repeats
from lawgraph.catalogue.load import Catalogue
from lawgraph.compiled import catalogue_with
from lawgraph.errors import NameUnknownError
from lawgraph.extraction.hits import find_hits
from lawgraph.extraction.places import chains
from lawgraph.iri import law_iri
from lawgraph.link.laws import LawLadder, LinkedLaw
from lawgraph.link.verdict import verdict
from lawgraph.model import Place
from lawgraph.text import normalise


def find(name: str, *, year: int | None = None, catalogue: Sequence[str | Path] = ()) -> tuple[Candidate, ...]:
    """What a name leads to in the catalogue, and by which rule: documents first, then programmes, types of organs, works, places.

    A document's name is linked as in a report: when it is none of the catalogue's own names it may be a misprint of one (`via` is
    near-miss). `year` is that of the report: it decides between documents of one name and gives the status; by default the
    status is that of today. Raises NameUnknownError, with the names that are most like it, when the name leads nowhere.
    """
    known = catalogue_with(catalogue)
    today = "" if year else date.today().isoformat()

    def candidate(instrument: Instrument, via: str) -> Candidate:
        force = verdict(instrument, year, today, known.instrument(instrument.repealed_by))
        return law_candidate(instrument, via, force.value)

    linked = _linked(name, year, known)
    laws = [candidate(entry.instrument, entry.rung) for entry in find_laws(name, known)]
    if laws:
        laws = [replace(law, chosen=law.id == linked.id and not linked.candidates) for law in laws]
    elif linked.instrument is not None:
        laws = [replace(candidate(linked.instrument, linked.via), chosen=True)]
    elif linked.via not in {"own-title", "local-title"}:
        laws = [Candidate("law", linked.id, law_iri(linked.id), linked.kind, linked.via, chosen=True)]
    found = without_repeats((*laws, *find_others(name, known)))
    if not found:
        like = "、".join(nearest(name, known))
        hint = f"；相近的有 / nearest: {like}" if like else ""
        raise NameUnknownError(f"目录中没有“{name}” / nothing of this name in the catalogue{hint}")
    return found


def _linked(name: str, year: int | None, catalogue: Catalogue) -> LinkedLaw:
    """What the ladder makes of a title in a report of a year: a misprint of a law, a draft of it."""

    def place_in(title: str) -> Place | None:
        found = chains(title, find_hits(title, catalogue.names), catalogue.names, catalogue.gazetteer)
        return found[0].places[0] if found else None

    return LawLadder(catalogue.grammar, catalogue.names).link(normalise(name).strip("《》"), year, {}, place_in)
