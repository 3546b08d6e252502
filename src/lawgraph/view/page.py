"""The page: one HTML file that opens without a network and asks nothing of any server.

Whatever comes from a report reaches the page as JSON or as escaped text, and leaves it as text; the policy in
its head lets no other script run than the ones hashed there.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypedDict, Unpack

from lawgraph.iri import document_key
from lawgraph.model import Context, ExtractedReport, Tense
from lawgraph.network import Network, ReportEntities, as_entities, measures

from .about import Known, about_nodes, largest
from .canvas import Canvas, library
from .chosen import NODE_TYPES, Chosen, Limits, choose
from .evidence import Evidence, Texts, gather, packed
from .layout import positions
from .syllables import syllables

#: reports, or a function from the keys of those that are shown to these
Reports = Iterable[ReportEntities | ExtractedReport] | Callable[[Collection[str]], Iterable[ReportEntities]]

_SCRIPTS = (
    "inflate.js",
    "words.js",
    "data.js",
    "state.js",
    "filter.js",
    "drawing.js",
    "labels.js",
    "picture.js",
    "search.js",
    "narrow.js",
    "panel.js",
    "average.js",
    "reading.js",
    "table.js",
    "save.js",
    "page.js",
)

#: The measure that sizes the nodes when the page opens.
_SIZED_BY = "pagerank"

#: A block of data above this many bytes is compressed inside the page.
_COMPRESS_ABOVE = 64_000

# Within <script> a parser looks for no more than these; the line separators end a line in old engines.
_JSON_ESCAPES = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Told(TypedDict, total=False):
    """What a page is told beside its network and reports; `render` says what each is."""

    title: str
    corpus: str
    part: bool
    known: Known | None
    texts: Texts | None
    texts_beside: bool
    limits: Limits | None


def render(
    network: Network,
    reports: Reports,
    *,
    title: str = "",
    corpus: str = "",
    part: bool = False,
    known: Known | None = None,
    texts: Texts | None = None,
    texts_beside: bool = False,
    limits: Limits | None = None,
) -> str:
    """The page of a network, as HTML.

    `reports` are those the network was counted from, or a function that gives those of some keys; they are read once, for the
    sentences behind the edges that are drawn. `title` stands in place of the page's own, `corpus` names what was read in the
    captions of pictures, `part` says that the network is of some of its reports only, and so does the page then. `known` is
    what the catalogue says of documents and programmes, by IRI. `texts` gives the text of a report by its key, for the
    annotated text (without it, the texts of ExtractedReports are used); `texts_beside` says that they also lie in `texts/`
    beside the file that the page will be.
    """
    limits = limits or Limits()
    chosen = choose(network, limits)
    if callable(reports):
        reports = reports({network.counts.reports[index].key for index in chosen.reports})
    if texts is None:
        reports = list(reports)
        own = {document_key(r.document.sha256): r.document.text for r in reports if isinstance(r, ExtractedReport)}
        texts = own.get
    evidence = gather(as_entities(reports), network.counts, chosen, limits, texts)
    about = about_nodes(network, chosen, evidence, known or {})
    words = _words()
    text = {key: value["zh"] for key, value in words["strings"].items()}
    settings = _page(network, chosen, about, limits, title=title, corpus=corpus, part=part, beside=texts_beside)
    blocks = {
        "network": _canvas(chosen, evidence, about, settings["most"]).data(),
        "about": about,
        "page": settings,
        "evidence": _proof(chosen, evidence),
    }
    style, script = _asset("page.css"), _script()
    page: str = _template().render(
        title=_clean(title) or text["title"],
        text=text,
        types=[{"name": name, **words["types"][name]} for name in NODE_TYPES],
        relations=[{"name": name, **relation} for name, relation in words["relations"].items()],
        contexts=[{"name": name, **context} for name, context in words["contexts"].items()],
        policy=_policy(scripts=(library(), script), style=style),
        style=style,
        library=library(),
        script=script,
        blocks=[_block(name, value) for name, value in blocks.items()],
    )
    return page


def write(path: Path, network: Network, reports: Reports, **told: Unpack[Told]) -> Path:
    """Write the page (see `render`) as UTF-8, whatever the locale, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(network, reports, **told).encode("utf-8"))
    return path


def _canvas(chosen: Chosen, evidence: Evidence, about: list[dict[str, Any]], most: Mapping[str, float]) -> Canvas:
    words = _words()
    canvas = Canvas()
    canvas.options["groups"] = {
        name: {"shape": style["shape"], "color": {"background": style["colour"], "border": "#ffffff"}}
        for name, style in words["types"].items()
    }
    radii = [_radius(item, most) for item in about]
    drawn = [(link.source, link.target, float(link.weight)) for link in chosen.links if link.relation != "cooccurs"]
    for number, (item, (x, y)) in enumerate(
        zip(about, positions(radii, drawn, core=chosen.core).tolist(), strict=True)
    ):
        canvas.add_node(
            number, label=item.pop("label"), group=item["type"], x=int(x), y=int(y), size=round(radii[number], 1)
        )
    for number, link in enumerate(chosen.links):
        more: dict[str, Any] = {}
        if link.relation == "cooccurs":
            more = {"sentences": link.sentences} | ({} if link.npmi is None else {"npmi": link.npmi})
        elif link.relation == "cites":
            more = {"ways": evidence.ways.get((link.source, link.target), 0)}
        canvas.add_edge(link.source, link.target, id=number, relation=link.relation, weight=link.weight, **more)
    return canvas


def _radius(item: Mapping[str, Any], most: Mapping[str, float]) -> float:
    """Area grows with the measure; the page does the same sum (drawing.js) when another one is chosen."""
    report = item["type"] == "report"
    sizes: dict[str, float] = _words()["sizes"]["report" if report else "entity"]
    value = item["named"] if report else item["measures"].get(_SIZED_BY)
    highest = most["named" if report else _SIZED_BY]
    share = float(value / highest) ** 0.5 if value and highest else 0.0
    return sizes["least"] + sizes["more"] * share


def _proof(chosen: Chosen, evidence: Evidence) -> dict[str, Any]:
    edges: dict[str, Any] = {}
    for number, link in enumerate(chosen.links):
        edge = (link.source, link.target)
        if link.relation != "cooccurs" and edge in evidence.places:
            more = {"more": evidence.more[edge]} if edge in evidence.more else {}
            edges[str(number)] = {"places": evidence.places[edge], **more}
    return {"pieces": evidence.pieces, "edges": edges, "whole": evidence.whole}


def _page(
    network: Network,
    chosen: Chosen,
    about: list[dict[str, Any]],
    limits: Limits,
    *,
    title: str,
    corpus: str,
    part: bool,
    beside: bool,
) -> dict[str, Any]:
    return {
        **_words(),
        "title": title,
        "corpus": corpus,
        "part": part,
        "measures": [asdict(measure) for measure in measures()],
        "sized": _SIZED_BY,
        "most": largest(about),
        "limits": {"nodes": limits.nodes, "edges": limits.edges},
        "totals": {**chosen.totals, **chosen.edge_totals},
        "core": sorted(chosen.core) if len(chosen.core) < len(about) else [],
        "ways": [[context.value, tense.value] for context in Context for tense in Tense],
        "syllables": syllables(name for item in about for name in _searched(item)),
        "beside": beside,
        "ambiguous": network.counts.ambiguous,
    }


def _searched(item: Mapping[str, Any]) -> Iterable[str]:
    """What the search compares with what is typed; search.js takes the same fields."""
    return (item["label"], *(item.get(field, "") for field in ("id", "title", "place")), *item.get("names", ()))


def _block(name: str, value: Any) -> dict[str, str]:
    """A block of data as it stands in the page: JSON, or packed JSON where it is long."""
    text = _json(value)
    large = len(text.encode("utf-8")) > _COMPRESS_ABOVE
    return {"name": name, "text": packed(text) if large else text, "encoding": "gzip+base64" if large else "json"}


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
    # What other scripts wait for stands at once; the promise is kept when everything is drawn.
    return f'window.lawgraphView = {{ready: (async () => {{\n"use strict";\n{parts}}})()}};\n'


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_asset("page.html"))


def _json(value: Any) -> str:
    text = _clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for char, escaped in _JSON_ESCAPES.items():  # thirty times as fast as str.translate
        text = text.replace(char, escaped)
    return text


def _clean(text: str) -> str:
    # A lone surrogate cannot be written as UTF-8; NUL cannot stand in HTML.
    return _LONE_SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")
