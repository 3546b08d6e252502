"""Citations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), as web-annotations.rq makes them.

One AnnotationCollection with one page, an annotation a line: the body is the document that is cited, the target the words
in the report by text and by position. Positions are code points in the text that was read, as everywhere in lawgraph.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lawgraph.catalogue.files import ontology_file
from lawgraph.export.files import replacing
from lawgraph.export.source import Terms, damaged, turtle_stream, undescribed
from lawgraph.iri import ONTOLOGY
from lawgraph.rdf.terms import PREFIXES
from lawgraph.run_account import check_mentions_held

_QUERY = "queries/web-annotations.rq"
_OA = "http://www.w3.org/ns/oa#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": PREFIXES["prov"], "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"}},
]


def write(folder: Path, target: Path, terms: Terms) -> None:
    """All citations whose document is decided, in the order of reports and offsets.

    Raises ResultError for results that hold no citation one by one.
    """
    check_mentions_held(folder)
    dataset, properties = _constructed(folder, terms)
    items = [
        _annotation(iri, properties) for iri, values in properties.items() if values.get(_TYPE) == [_OA + "Annotation"]
    ]
    items.sort(key=lambda item: (item["target"]["source"], _start(item), item["id"]))
    head = {
        "@context": _CONTEXT,
        "id": f"{dataset}-annotations",
        "type": "AnnotationCollection",
        "label": "引用 / Citations",
        "total": len(items),
    }
    page = {"id": f"{dataset}-annotations-1", "type": "AnnotationPage", "startIndex": 0}
    with replacing(target) as out:
        out.write(f'{_dumps(head)[:-1]},"first":{_dumps(page)[:-1]},"items":['.encode())
        for position, item in enumerate(items):
            out.write(f"{',' if position else ''}\n{_dumps(item)}".encode())
        out.write(b"\n]}}\n")


def _constructed(folder: Path, terms: Terms) -> tuple[str, dict[str, dict[str, list[str]]]]:
    """The IRI of the dataset, and what the query constructs: subject → property → values."""
    from pyoxigraph import NamedNode, RdfFormat, Store

    store = Store()
    with turtle_stream(folder, terms) as stream:
        try:
            store.bulk_load(stream, format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise damaged(folder, error) from error
    graphs: Any = store.quads_for_pattern(None, NamedNode(_TYPE), NamedNode(ONTOLOGY + "KnowledgeGraph"), None)
    datasets = [quad.subject.value for quad in graphs]
    if len(datasets) != 1:
        raise undescribed(folder)
    properties: dict[str, dict[str, list[str]]] = {}
    constructed: Any = store.query(ontology_file(_QUERY).read_text(encoding="utf-8"))
    for triple in constructed:
        values = properties.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, [])
        values.append(triple.object.value)
    return datasets[0], properties


def _annotation(iri: str, properties: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    def one(subject: str, name: str) -> str:
        (value,) = properties[subject][name]
        return value

    target = one(iri, _OA + "hasTarget")
    selectors = [_selector(node, properties[node]) for node in sorted(properties[target][_OA + "hasSelector"])]
    return {
        "id": iri,
        "type": "Annotation",
        "motivation": "identifying",
        "body": one(iri, _OA + "hasBody"),
        "target": {
            "id": target,
            "type": "SpecificResource",
            "source": one(target, _OA + "hasSource"),
            "selector": selectors,
        },
        "wasGeneratedBy": one(iri, PREFIXES["prov"] + "wasGeneratedBy"),
    }


def _selector(iri: str, values: dict[str, list[str]]) -> dict[str, Any]:
    if _OA + "exact" in values:
        return {"id": iri, "type": "TextQuoteSelector", "exact": values[_OA + "exact"][0]}
    start, end = (int(values[_OA + name][0]) for name in ("start", "end"))
    return {"id": iri, "type": "TextPositionSelector", "start": start, "end": end}


def _start(item: dict[str, Any]) -> int:
    return next(int(selector["start"]) for selector in item["target"]["selector"] if "start" in selector)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
