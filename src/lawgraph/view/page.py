"""The page: one HTML file that opens without a network and asks nothing of any server.

Whatever comes from a report reaches the page as JSON or as escaped text, and leaves it as text; the policy in
its head lets no other script run than the ones hashed there.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from lawgraph.model import ExtractedReport
from lawgraph.network import Network, ReportEntities, as_entities, measures

from .canvas import Canvas, library
from .chosen import NODE_TYPES, Chosen, Limits, choose
from .evidence import COMPRESS_ABOVE, Evidence, gather, packed
from .layout import positions

_SCRIPTS = ("inflate.js", "words.js", "picture.js", "panel.js", "page.js")

#: The measure that sizes the nodes when the page opens.
_SIZED_BY = "pagerank"

# Within <script> a parser looks for no more than these; the line separators end a line in old engines.
_JSON_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render(
    network: Network,
    reports: Iterable[ReportEntities | ExtractedReport],
    *,
    title: str = "",
    names: Mapping[str, Collection[str]] | None = None,
    limits: Limits | None = None,
) -> str:
    """The page of a network, as HTML.

    `reports` are those the network was counted from; they are read once, for the sentences behind the edges
    that are drawn. `names` are further names of entities by IRI, for the search. `title` stands in place of
    the page's own.
    """
    chosen = choose(network, limits or Limits())
    evidence = gather(as_entities(reports), network.counts, chosen)
    about = _about(network, chosen, evidence, names or {})
    words = _words()
    counts = _counts(network, chosen)
    proof = _json(_proof(chosen, evidence))
    large = len(proof.encode("utf-8")) > COMPRESS_ABOVE
    style, script = _asset("page.css"), _script()
    text = {key: value["zh"] for key, value in words["strings"].items()}
    page: str = _template().render(
        title=_clean(title) or text["title"],
        text=text,
        types=[{"name": name, "count": _of(counts[name]), **words["types"][name]} for name in NODE_TYPES],
        relations=[
            {"name": name, "count": _of(counts[name]), **relation} for name, relation in words["relations"].items()
        ],
        policy=_policy(scripts=(library(), script), style=style),
        style=style,
        library=library(),
        script=script,
        network=_json(_canvas(network, chosen, about).data()),
        about=_json(about),
        page=_json(_page(network, chosen, about, counts, title)),
        evidence=_json(packed(proof)) if large else proof,
        encoding="gzip+base64" if large else "json",
    )
    return page


def write(
    path: Path,
    network: Network,
    reports: Iterable[ReportEntities | ExtractedReport],
    *,
    title: str = "",
    names: Mapping[str, Collection[str]] | None = None,
    limits: Limits | None = None,
) -> Path:
    """Write the page (see `render`) as UTF-8, whatever the locale, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page = render(network, reports, title=title, names=names, limits=limits)
    path.write_bytes(page.encode("utf-8"))
    return path


def _about(
    network: Network, chosen: Chosen, evidence: Evidence, names: Mapping[str, Collection[str]]
) -> list[dict[str, Any]]:
    """What the panel and the search know of each node, in the order of the page's numbers."""
    counts = network.counts
    named = np.bincount(counts.report_of, minlength=len(counts.reports)).tolist()
    about: list[dict[str, Any]] = []
    for index in chosen.reports:
        report = counts.reports[index]
        known = {"type": "report", "iri": report.iri, "label": report.label, "title": report.title}
        known |= {"place": report.place, "level": report.level.value if report.level else ""}
        about.append(known | {"year": report.year, "published": report.published, "named": named[index]})
    frequency, mentions = counts.reports_of_entity.tolist(), counts.mentions_of_entity.tolist()
    measured = {row.node: _measured(asdict(row)) for row in network.centrality}
    years = _years(network, chosen)
    for number, index in enumerate(chosen.entities, len(chosen.reports)):
        entity = counts.entities[index]
        written = dict.fromkeys((*sorted(names.get(entity.iri, ())), *sorted(evidence.spellings.get(number, ()))))
        about.append(
            {
                "type": entity.type.value.lower(),
                "iri": entity.iri,
                "label": entity.label,
                "id": entity.id,
                "kind": entity.kind,
                "names": [name for name in written if name not in (entity.label, entity.id)],
                "reports": frequency[index],
                "mentions": mentions[index],
                "years": years.get(index, []),
                "measures": {"reports": frequency[index]} | measured.get(entity.iri, {}),
            }
        )
    return about


def _measured(row: dict[str, Any]) -> dict[str, Any]:
    del row["node"]
    return {name: float(f"{value:.3g}") if isinstance(value, float) else value for name, value in row.items()}


def _years(network: Network, chosen: Chosen) -> dict[int, list[list[int]]]:
    """For each chosen entity, the years whose reports name it, with the number of those reports."""
    counts = network.counts
    year_of = np.array([report.year or 0 for report in counts.reports], dtype=np.int64)
    wanted = np.isin(counts.entity_of, chosen.entities) & (year_of[counts.report_of] > 0)
    pairs = np.column_stack((counts.entity_of[wanted], year_of[counts.report_of[wanted]]))
    found: dict[int, list[list[int]]] = {}
    for (entity, year), times in zip(*_tally(pairs), strict=True):
        found.setdefault(entity, []).append([year, times])
    return found


def _tally(rows: np.ndarray[Any, np.dtype[np.int64]]) -> tuple[list[list[int]], list[int]]:
    values, times = np.unique(rows, axis=0, return_counts=True)
    return values.tolist(), times.tolist()


def _canvas(network: Network, chosen: Chosen, about: list[dict[str, Any]]) -> Canvas:
    words = _words()
    canvas = Canvas()
    canvas.options["groups"] = {
        name: {"shape": style["shape"], "color": {"background": style["colour"], "border": "#ffffff"}}
        for name, style in words["types"].items()
    }
    most = _most(about)
    radii = [_radius(item, most) for item in about]
    drawn = [(link.source, link.target, float(link.weight)) for link in chosen.links if link.relation != "cooccurs"]
    for number, (item, (x, y)) in enumerate(zip(about, positions(radii, drawn).tolist(), strict=True)):
        canvas.add_node(
            number, label=item.pop("label"), group=item["type"], x=int(x), y=int(y), size=round(radii[number], 1)
        )
    for number, link in enumerate(chosen.links):
        more: dict[str, Any] = {}
        if link.relation == "cooccurs":
            more = {"sentences": link.sentences} | ({} if link.npmi is None else {"npmi": link.npmi})
        canvas.add_edge(link.source, link.target, id=number, relation=link.relation, weight=link.weight, **more)
    return canvas


def _radius(item: Mapping[str, Any], most: Mapping[str, float]) -> float:
    """Area grows with the measure; the page does the same sum (picture.js) when another one is chosen."""
    report = item["type"] == "report"
    sizes: dict[str, float] = _words()["sizes"]["report" if report else "entity"]
    value = item["named"] if report else item["measures"].get(_SIZED_BY)
    largest = most["named" if report else _SIZED_BY]
    share = float(value / largest) ** 0.5 if value and largest else 0.0
    return sizes["least"] + sizes["more"] * share


def _most(about: list[dict[str, Any]]) -> dict[str, float]:
    """The largest value of each measure among the nodes of the page."""
    most = {"named": max((item.get("named", 0) for item in about), default=0)}
    for measure in measures():
        values = (item["measures"].get(measure.name, 0) for item in about if "measures" in item)
        most[measure.name] = max(values, default=0)
    return most


def _proof(chosen: Chosen, evidence: Evidence) -> dict[str, Any]:
    edges = {}
    for number, link in enumerate(chosen.links):
        places = evidence.places.get((link.source, link.target))
        if places and link.relation != "cooccurs":
            more = evidence.more.get((link.source, link.target), 0)
            edges[str(number)] = {"places": places, **({"more": more} if more else {})}
    return {"sentences": evidence.sentences, "edges": edges}


def _counts(network: Network, chosen: Chosen) -> dict[str, tuple[int, int]]:
    """For each type of node and each relation: how many are drawn, and how many there are."""
    drawn = dict.fromkeys((*NODE_TYPES, *chosen.edge_totals), 0) | {"report": len(chosen.reports)}
    for index in chosen.entities:
        drawn[network.counts.entities[index].type.value.lower()] += 1
    for link in chosen.links:
        drawn[link.relation] += 1
    return {name: (drawn[name], total) for name, total in {**chosen.totals, **chosen.edge_totals}.items()}


def _page(
    network: Network,
    chosen: Chosen,
    about: list[dict[str, Any]],
    counts: Mapping[str, tuple[int, int]],
    title: str,
) -> dict[str, Any]:
    named, together = (counts["cites"], counts["mentions"]), counts["cooccurs"]
    size = {"n": len(about), "N": sum(chosen.totals.values()), "c": together[0], "C": together[1]}
    size |= {"e": sum(drawn for drawn, _ in named), "E": sum(total for _, total in named)}
    return {
        **_words(),
        "title": title,
        "measures": [asdict(measure) for measure in measures()],
        "sized": _SIZED_BY,
        "most": _most(about),
        "counts": counts,
        "years": sorted({item["year"] for item in about if item.get("year")}),
        "size": size,
        "ambiguous": network.counts.ambiguous,
    }


def _of(count: tuple[int, int]) -> str:
    drawn, total = count
    return f"{drawn:,}" if drawn == total else f"{drawn:,} / {total:,}"


def _policy(scripts: Iterable[str], style: str) -> str:
    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

    allowed = " ".join(digest(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {digest(style)}; base-uri 'none'; form-action 'none'"


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(_asset("page.json"))
    return words


def _asset(name: str) -> str:
    # A hash must see what the browser's parser will: one kind of line end.
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _script() -> str:
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();'


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_asset("page.html"))


def _json(value: Any) -> str:
    return _clean(json.dumps(value, ensure_ascii=False, separators=(",", ":"))).translate(_JSON_ESCAPES)


def _clean(text: str) -> str:
    # A lone surrogate cannot be written as UTF-8; NUL cannot stand in HTML.
    return _LONE_SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")
