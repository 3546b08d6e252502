"""What the panel and the search of the page know of each node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from lawgraph.catalogue.entries import Instrument, Programme
from lawgraph.catalogue.load import Catalogue
from lawgraph.model import EntityType
from lawgraph.network import Centrality, Counts, Network, ReportNode, measures
from lawgraph.network.labels import place_name

from .chosen import Chosen
from .evidence import Evidence

#: What the catalogue knows of documents and programmes, by IRI.
Known = Mapping[str, Instrument | Programme]

_FACTS = (
    *("issuer", "number", "adopted", "effective", "amended", "until", "repealed_by"),  # of documents
    *("started_by", "first_year", "last_year"),  # of programmes
)


def known_things(counts: Counts, catalogue: Catalogue) -> dict[str, Instrument | Programme]:
    """What the catalogue knows of the documents and programmes that reports name, by IRI, for the page."""
    asked = {EntityType.LAW: catalogue.instrument, EntityType.PROGRAM: catalogue.programme}
    named = (counts.entities[index] for index in np.flatnonzero(counts.entities.of_types(asked)).tolist())
    found = ((one.iri, asked[one.type](one.id)) for one in named)
    return {iri: entry for iri, entry in found if entry is not None}


def about_nodes(network: Network, chosen: Chosen, evidence: Evidence, known: Known) -> list[dict[str, Any]]:
    """One entry a node, in the order of the page's numbers; what is not known is left out."""
    return [*_reports(network, chosen, evidence), *_entities(network, chosen, evidence, known)]


def _reports(network: Network, chosen: Chosen, evidence: Evidence) -> Iterable[dict[str, Any]]:
    counts = network.counts
    named = np.bincount(counts.report_of, minlength=len(counts.reports)).tolist()
    reports = [counts.reports[index] for index in chosen.reports]
    for number, (index, report, label) in enumerate(zip(chosen.reports, reports, report_labels(reports), strict=True)):
        yield {
            "type": "report",
            "iri": report.iri,
            "key": report.key,
            "label": label,
            "title": report.title,
            "place": report.place,
            "level": report.level.value if report.level else "",
            "year": report.year,
            "published": report.published,
            "named": named[index],
            **({"url": evidence.urls[number]} if _is_web(evidence.urls.get(number, "")) else {}),
        }


def report_labels(reports: Sequence[ReportNode]) -> list[str]:
    """Place and year of each report, with as much of what is above as tells towns of one name apart: 凤翔县城关镇 2023.

    Of several reports of one place and year those whose date is known have it too: 城关镇 2023 (2024-01-15).
    """
    labels = [report.label for report in reports]
    longest = max((report.place.count("/") + 1 for report in reports), default=0)
    for depth in range(2, longest + 1):
        places: dict[str, set[str]] = {}
        for label, report in zip(labels, reports, strict=True):
            places.setdefault(label, set()).add(report.place)
        for number, report in enumerate(reports):
            if report.place and len(places[labels[number]]) > 1:
                year = report.label.removeprefix(place_name(report.place))
                labels[number] = place_name(report.place, depth) + year
    uses = Counter(labels)
    return [
        f"{label} ({report.published})" if uses[label] > 1 and report.published else label
        for label, report in zip(labels, reports, strict=True)
    ]


def _entities(network: Network, chosen: Chosen, evidence: Evidence, known: Known) -> Iterable[dict[str, Any]]:
    counts = network.counts
    frequency, mentions = counts.reports_of_entity, counts.mentions_of_entity
    rows = {row.node: row for row in network.centrality}
    years = _years(network, chosen)
    for number, index in enumerate(chosen.entities, len(chosen.reports)):
        entity = counts.entities[index]
        entry = known.get(entity.iri)
        names = dict.fromkeys((*sorted(entry.names if entry else ()), *sorted(evidence.spellings.get(number, ()))))
        facts = {name: getattr(entry, name, None) for name in _FACTS}
        yield {
            "type": entity.type.value.lower(),
            "iri": entity.iri,
            "label": entity.label,
            "id": entity.id,
            "kind": entity.kind,
            "names": [name for name in names if name not in (entity.label, entity.id)],
            "reports": int(frequency[index]),
            "mentions": int(mentions[index]),
            "years": years.get(index, []),
            "measures": {"reports": int(frequency[index]), **_measured(rows.get(entity.iri))},
            **{name: value for name, value in facts.items() if value},
        }


def largest(about: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The largest value of each measure among the nodes of the page, and of how much a report names."""
    found: dict[str, float] = {"named": max((item.get("named", 0) for item in about), default=0)}
    for measure in measures():
        values = (item["measures"].get(measure.name, 0) for item in about if "measures" in item)
        found[measure.name] = max(values, default=0)
    return found


def _is_web(address: str) -> bool:
    # What a saved page says of itself is anyone's: javascript: must not become a link.
    return address.startswith(("http://", "https://"))


def _measured(row: Centrality | None) -> dict[str, Any]:
    """The measures of an entity of the network to three digits; none of one that it leaves out."""
    if row is None:
        return {}
    values = asdict(row)
    del values["node"]
    return {name: float(f"{value:.3g}") if isinstance(value, float) else value for name, value in values.items()}


def _years(network: Network, chosen: Chosen) -> dict[int, list[list[int]]]:
    """For each chosen entity, the years whose reports name it, with the number of those reports."""
    counts = network.counts
    year_of = np.array([report.year or 0 for report in counts.reports], dtype=np.int64)
    wanted = np.isin(counts.entity_of, chosen.entities) & (year_of[counts.report_of] > 0)
    pairs = np.column_stack((counts.entity_of[wanted], year_of[counts.report_of[wanted]]))
    found: dict[int, list[list[int]]] = {}
    for (entity, year), times in zip(
        *(rows.tolist() for rows in np.unique(pairs, axis=0, return_counts=True)), strict=True
    ):
        found.setdefault(entity, []).append([year, times])
    return found
