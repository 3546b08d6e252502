"""What the user states of a report (`Document.given`): it wins over what the report says, and the evidence says so."""

from __future__ import annotations

from dataclasses import replace

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hit, Hits, find_hits
from lawgraph.extraction.places import Chain, chains
from lawgraph.frame.issuer import organ_after
from lawgraph.frame.place import Decision, decide
from lawgraph.model import Document, Place
from lawgraph.text import CleanText, clean

#: what `Frame.evidence` says of a field that was given
GIVEN = "given"
#: the key of `Frame.evidence` for a given place that the catalogue does not know; then the report's own words decide
UNKNOWN_PLACE = "unknown-place-given"


def given_year(document: Document) -> tuple[int, str] | None:
    """The year that is given, and that it is."""
    year = document.given.get("year")
    return (int(year), GIVEN) if year else None


def given_place(
    document: Document, cleaned: CleanText, hits: Hits, catalogue: Catalogue, year: int | None
) -> Decision | None:
    """The place that is given (广东省/河源市/龙川县/上坪镇, 龙川县上坪镇); None when there is none, or it is not known.

    Where several places bear the name, the report decides between them, as for a place in its title; `hits` are
    the names in it.
    """
    named = document.given.get("place", "").replace("/", "")
    found, _ = _last_chain(named, catalogue) if named else (None, {})
    if found is None or (found.start, found.end) != (0, len(clean(named).text)):
        return None
    decision = decide(found, cleaned.text, hits, catalogue, year)
    return replace(decision, evidence=f"{GIVEN}: {document.given['place']}")


def given_issuer(document: Document, place: Place, catalogue: Catalogue) -> str:
    """The issuer that is given (龙川县司法局), as an id; "" when there is none, or no organ is known in it."""
    issuer = document.given.get("issuer", "")
    found, organs = _last_chain(issuer, catalogue) if issuer else (None, {})
    if found is None:
        return ""
    text = clean(issuer).text
    organ = organ_after(text, found.end, organs, catalogue)
    if not organ and found.end in organs:
        organ = text[organs[found.end].start : organs[found.end].end]
    return f"{place.path}|{organ}" if organ and found.names[-1] == place.name else ""


def _last_chain(named: str, catalogue: Catalogue) -> tuple[Chain | None, dict[int, Hit]]:
    text = clean(named).text
    hits = find_hits(text, catalogue.names)
    found = [chain for chain in chains(text, hits, catalogue.names, catalogue.gazetteer) if chain.places]
    return (found[-1] if found else None), {hit.start: hit for hit in hits.organs}
