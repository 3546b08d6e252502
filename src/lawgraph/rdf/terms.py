"""Turtle terms as strings: prefixed names, literals and statements.

The grammar followed is that of Turtle 1.1 (https://www.w3.org/TR/turtle/#sec-grammar). Names are written with
a prefix only where they need no escaping, else whole in angle brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lawgraph.iri import NAMESPACES, ONTOLOGY, VOCABULARY

PREFIXES = {
    "lg": ONTOLOGY,
    "lgv": VOCABULARY,
    **NAMESPACES,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
}

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
# PN_LOCAL without what needs escaping: `-` may follow but not open a name, and the dot is left out.
_LETTER = r"0-9A-Za-z_\u3400-\u9fff\U00020000-\U0003ffff"
_LOCAL = re.compile(f"[{_LETTER}][-{_LETTER}]*")
# What RFC 3987 allows in a path, query or fragment without encoding; a % only where it opens an encoded byte.
_UCSCHAR = r"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
_NOT_IN_IRI = re.compile(f"[^-0-9A-Za-z._~:/?@!$&'()*+,;=%{_UCSCHAR}]|%(?![0-9A-Fa-f]{{2}})")
_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_NAMED_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def name(iri: str) -> str:
    """An IRI as it stands in Turtle.

    >>> name("https://w3id.org/lawgraph/law/民法典")
    'law:民法典'
    >>> name("https://example.org/民法典 2020")
    '<https://example.org/民法典%202020>'
    """
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    if prefix is not None and _LOCAL.fullmatch(iri, cut):
        return f"{prefix}:{iri[cut:]}"
    return absolute(iri)


def absolute(iri: str) -> str:
    """An IRI whole, in angle brackets; what may not stand in one is percent-encoded."""
    address, mark, fragment = iri.partition("#")
    return f"<{_NOT_IN_IRI.sub(_percent, address)}{mark}{_NOT_IN_IRI.sub(_percent, fragment)}>"


def string(text: str, language: str = "") -> str:
    r"""A plain or language-tagged literal.

    Quotation marks, backslashes, line breaks and control characters are escaped. Lone surrogates, which no
    Turtle file can hold, become U+FFFD, so that the number of code points stays the same.

    >>> string('所谓"民法典"')
    '"所谓\\"民法典\\""'
    >>> string("司法所", "zh")
    '"司法所"@zh'
    """
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(_escape, text)
    return f'"{text}"@{language}' if language else f'"{text}"'


def decimal(value: float) -> str:
    """A decimal in its shortest canonical form, at most four places: stores that normalise keep it as it is.

    >>> decimal(0.9), decimal(1.0)
    ('0.9', '"1"^^xsd:decimal')
    """
    text = f"{value:.4f}".rstrip("0")
    return f'"{text[:-1]}"^^xsd:decimal' if text.endswith(".") else text


def day(value: str) -> str:
    """An ISO date as a literal, "" when it is no full date.

    >>> day("2021-01-01"), day("2021")
    ('"2021-01-01"^^xsd:date', '')
    """
    try:
        known = date.fromisoformat(value).isoformat() == value
    except ValueError:
        return ""
    return f'"{value}"^^xsd:date' if known else ""


def statement(subject: str, properties: Iterable[tuple[str, str | Iterable[str]]]) -> str:
    """All triples of one subject, a line a property; properties without a value are left out.

    >>> statement("law:民法典", [("lg:issuer", ""), ("lg:level", "lgv:level-law")])
    'law:民法典 lg:level lgv:level-law .\\n'
    """
    lines = []
    for predicate, value in properties:
        objects = value if isinstance(value, str) else ", ".join(dict.fromkeys(v for v in value if v))
        if objects:
            lines.append(f"{predicate} {objects}")
    return subject + " " + " ;\n    ".join(lines) + " .\n" if lines else ""


def prologue() -> str:
    """The prefix declarations that open a file."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _NAMED_ESCAPES.get(character) or f"\\u{ord(character):04X}"
