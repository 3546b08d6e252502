"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): one object a thing, a line each, written in a stream.

Terms of the vocabulary go by their bare names (`quote`, `startOffset`, `citedInstrument`), and the context says what each is and of
what type its values are, so that a program that knows no RDF reads plain strings, numbers and short identifiers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from lawgraph.catalogue.files import ontology_file
from lawgraph.export.files import replacing
from lawgraph.export.source import Terms, triples
from lawgraph.iri import ONTOLOGY
from lawgraph.rdf.terms import PREFIXES

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OWL = "http://www.w3.org/2002/07/owl#"
_RANGE = "http://www.w3.org/2000/01/rdf-schema#range"
_XSD = PREFIXES["xsd"]
# An integer that JSON holds as it is written: 2021, not 02021 and nothing beyond the precision of a double.
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_PLAIN = frozenset({"string", "integer", "boolean"})


def write(folder: Path, target: Path, terms: Terms) -> None:
    """The whole graph; the context stands first, so that it can be read in a stream too."""
    prefixes = {**PREFIXES, **terms.namespaces}
    coercions = property_types()
    with replacing(target) as out:
        head = json.dumps(context(prefixes, coercions), ensure_ascii=False, indent=1)
        out.write(f'{{"@context": {head},\n"@graph": ['.encode())
        for position, node in enumerate(_nodes(triples(folder, terms), prefixes, coercions)):
            line = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
            out.write(f"{',' if position else ''}\n{line}".encode())
        out.write(b"\n]}\n")


def property_types() -> dict[str, str]:
    """Property of the vocabulary → what its values are: "@id" or the name of a type of XSD.

    >>> property_types()["lg:cites"], property_types()["lg:effectiveFrom"], property_types()["lg:quote"]
    ('@id', 'xsd:date', 'xsd:string')
    """
    from pyoxigraph import RdfFormat, parse

    found: dict[str, str] = {}
    ranges: dict[str, str] = {}
    for triple in parse(path=str(ontology_file("lawgraph.ttl")), format=RdfFormat.TURTLE):
        subject, value = triple.subject.value, triple.object.value
        if not subject.startswith(ONTOLOGY):
            continue
        own = f"lg:{subject.removeprefix(ONTOLOGY)}"
        if triple.predicate.value == _RDF_TYPE and value == _OWL + "ObjectProperty":
            found[own] = "@id"
        elif triple.predicate.value == _RDF_TYPE and value == _OWL + "DatatypeProperty":
            found.setdefault(own, "")
        elif triple.predicate.value == _RANGE and value.startswith(_XSD):
            ranges[own] = f"xsd:{value.removeprefix(_XSD)}"
    return {own: type or ranges.get(own, "") for own, type in sorted(found.items())}


def context(prefixes: dict[str, str], coercions: dict[str, str]) -> dict[str, Any]:
    """The context: prefixes, then the properties with the types of their values.

    Strings, integers and booleans need no type: JSON has its own.
    """
    terms: dict[str, Any] = {}
    for own, type in coercions.items():
        written = {"@type": type} if type and type.removeprefix("xsd:") not in _PLAIN else {}
        terms[own.removeprefix("lg:")] = {"@id": own, **written}
    return {"@version": 1.1, **prefixes, **terms}


def _nodes(statements: Iterable[Any], prefixes: dict[str, str], coercions: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The objects, one a subject as long as its triples stand together."""
    short = _Short(prefixes)
    for subject, group in groupby(statements, key=lambda triple: triple.subject.value):
        node: dict[str, Any] = {"@id": short(subject)}
        for triple in group:
            if triple.predicate.value == _RDF_TYPE:
                key, value = "@type", short(triple.object.value)
            else:
                predicate = short(triple.predicate.value)
                key = predicate.removeprefix("lg:")
                value = _value(triple.object, coercions.get(predicate, ""), short)
            if key not in node:
                node[key] = value
            elif isinstance(node[key], list):
                node[key].append(value)
            else:
                node[key] = [node[key], value]
        yield node


def _value(term: Any, coercion: str, short: _Short) -> Any:
    from pyoxigraph import Literal

    if not isinstance(term, Literal):
        return short(term.value) if coercion == "@id" else {"@id": short(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = short(term.datatype.value)
    # A value type of the context would be put on a plain JSON value too.
    free = not coercion or coercion.removeprefix("xsd:") in _PLAIN
    if kind == "xsd:string" and free:
        return term.value
    if kind == "xsd:integer" and free and _INTEGER.fullmatch(term.value):
        return int(term.value)
    if kind == "xsd:boolean" and free and term.value in {"true", "false"}:
        return term.value == "true"
    return term.value if kind == coercion and not free else {"@value": term.value, "@type": kind}


class _Short(dict[str, str]):
    """IRI → its form with a prefix, remembered for those that return: types, properties, concepts, laws."""

    _KEPT = 1 << 16

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}

    def __call__(self, iri: str) -> str:
        known = self.get(iri)
        if known is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._prefix_of.get(iri[:cut])
            known = f"{prefix}:{iri[cut:]}" if prefix and cut < len(iri) else iri
            if len(self) < self._KEPT:
                self[iri] = known
        return known
