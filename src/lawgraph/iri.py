"""Readable, stable identifiers: `law:民法典`, `place:441622127`, `cite:<doc>_<start>-<end>`.

Local names hold letters, digits and `-` only (and one `_` in citations), so that they need no escaping in Turtle,
SPARQL or a URL bar, and there is one form of each: no percent-encoded twin.
"""

from __future__ import annotations

import re
from functools import lru_cache

BASE = "https://w3id.org/lawgraph/"
ONTOLOGY = BASE + "ns#"
VOCABULARY = BASE + "vocab/"

_PREFIXES = ("law", "program", "inst", "place", "doc", "sec", "cite", "run", "dataset")


def namespaces(base: str) -> dict[str, str]:
    """Prefix → namespace of everything that is not vocabulary, below a base.

    >>> namespaces("https://example.org/lg/")["law"]
    'https://example.org/lg/law/'
    """
    return {prefix: f"{base}{prefix}/" for prefix in _PREFIXES}


#: prefix → namespace of everything a report leads to
NAMESPACES = namespaces(BASE)

_PLAIN = re.compile("[0-9A-Za-z\u3400-\u9fff]+")
_QUOTES = re.compile("[“”‘’\"'《》〈〉·•]")
# the last two of each plane are no characters, and no IRI may hold them (RFC 3987)
_OTHER = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\U00020000-\U0002fffd\U00030000-\U0003fffd]+")


@lru_cache(maxsize=8192)  # the same names stand in report after report
def local_name(title: str) -> str:
    """A title as the local part of an IRI.

    >>> local_name("法治政府建设实施纲要(2021-2025年)")
    '法治政府建设实施纲要-2021-2025年'
    >>> local_name("上坪镇“八五”普法规划")
    '上坪镇八五普法规划'
    """
    if _PLAIN.fullmatch(title):
        return title
    return _OTHER.sub("-", _QUOTES.sub("", title)).strip("-") or "-"


def law_iri(title: str, place_key: str = "") -> str:
    """The IRI of a normative document from its official title; the prefix 中华人民共和国 is left out.

    A document of a place carries the key of that place, because there are many towns of one name.

    >>> law_iri("中华人民共和国民法典")
    'https://w3id.org/lawgraph/law/民法典'
    >>> law_iri("上坪镇2024年度普法责任清单", "441622127")
    'https://w3id.org/lawgraph/law/上坪镇2024年度普法责任清单-441622127'
    """
    short = title.removeprefix("中华人民共和国")
    return NAMESPACES["law"] + local_name(short or title) + (f"-{place_key}" if place_key else "")


def program_iri(name: str) -> str:
    """The IRI of a programme from its received name."""
    return NAMESPACES["program"] + local_name(name)


def place_iri(key: str) -> str:
    """The IRI of a place from `Place.key`."""
    return NAMESPACES["place"] + key


def institution_iri(place_key: str, organ: str) -> str:
    """The IRI of an organ of a place (`inst:441622127-司法所`), or of one without a place (`inst:司法部`)."""
    return NAMESPACES["inst"] + (f"{place_key}-" if place_key else "") + local_name(organ)


def document_key(sha256: str) -> str:
    """The key of a document: the first 16 digits of the digest of its text."""
    return sha256[:16]


def document_iri(sha256: str) -> str:
    """The IRI of a document: the same text is the same document, wherever its file lies."""
    return NAMESPACES["doc"] + document_key(sha256)


def section_iri(sha256: str, start: int) -> str:
    """The IRI of the section that starts at an offset."""
    return f"{NAMESPACES['sec']}{document_key(sha256)}_{start}"


def mention_prefix(sha256: str) -> str:
    """What the IRIs of a document's mentions begin with; their offsets follow (`rdf.report.span_names`)."""
    return f"{NAMESPACES['cite']}{document_key(sha256)}_"
