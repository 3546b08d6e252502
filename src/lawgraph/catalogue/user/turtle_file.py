"""Turtle files of one's own as statements, in the schema of the shipped ones, with the lines their subjects stand on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from lawgraph.catalogue.turtle import local
from lawgraph.catalogue.user.statement import Problems, Statement, Type
from lawgraph.iri import BASE, NAMESPACES, ONTOLOGY

_CLASSES: Mapping[str, Type] = {
    "Instrument": Type.LAW,
    "Legislation": Type.LAW,
    "PolicyInstrument": Type.LAW,
    "Program": Type.PROGRAM,
    "InstitutionType": Type.INSTITUTION,
    "Work": Type.WORK,
    "Locality": Type.PLACE,
}
_NAMESPACES: Mapping[str, Type] = {
    NAMESPACES["law"]: Type.LAW,
    NAMESPACES["program"]: Type.PROGRAM,
    BASE + "type/": Type.INSTITUTION,
    BASE + "work/": Type.WORK,
    NAMESPACES["place"]: Type.PLACE,
}
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#: property → column, for each type; a label of a document that has an lg:title too is one more name
_PROPERTIES: Mapping[Type, Mapping[str, str]] = {
    Type.LAW: {
        _RDFS + "label": "label",
        ONTOLOGY + "title": "name",
        ONTOLOGY + "shortTitle": "names",
        _SKOS + "altLabel": "names",
        ONTOLOGY + "level": "kind",
        ONTOLOGY + "issuer": "issuer",
        ONTOLOGY + "docNumber": "number",
        ONTOLOGY + "adoptedOn": "adopted",
        ONTOLOGY + "effectiveFrom": "effective",
        ONTOLOGY + "effectiveUntil": "until",
        ONTOLOGY + "amendedOn": "amended",
        ONTOLOGY + "repealedBy": "repealed_by",
        ONTOLOGY + "hasMember": "members",
    },
    Type.PROGRAM: {
        _RDFS + "label": "name",
        _SKOS + "altLabel": "names",
        _SKOS + "hiddenLabel": "quoted",
        ONTOLOGY + "programKind": "kind",
        ONTOLOGY + "periodStart": "first_year",
        ONTOLOGY + "periodEnd": "last_year",
        ONTOLOGY + "observedOn": "date",
        ONTOLOGY + "startedBy": "issuer",
        ONTOLOGY + "promotes": "promotes",
        ONTOLOGY + "writtenBare": "bare",
        ONTOLOGY + "weight": "weight",
    },
    Type.INSTITUTION: {
        _RDFS + "label": "name",
        _SKOS + "altLabel": "names",
        ONTOLOGY + "institutionKind": "kind",
        ONTOLOGY + "atLevel": "levels",
        ONTOLOGY + "parentType": "parent",
        ONTOLOGY + "succeededBy": "successor",
        ONTOLOGY + "openEnding": "open",
        ONTOLOGY + "idAsWritten": "as_written",
    },
    Type.WORK: {
        _RDFS + "label": "name",
        _SKOS + "altLabel": "names",
        ONTOLOGY + "workKind": "kind",
    },
    Type.PLACE: {
        _RDFS + "label": "name",
        _SKOS + "hiddenLabel": "names",
        _SKOS + "altLabel": "short",
        ONTOLOGY + "divisionLevel": "kind",
        ONTOLOGY + "within": "parent",
        ONTOLOGY + "divisionCode": "code",
        ONTOLOGY + "civilAffairsCode": "mca_code",
        ONTOLOGY + "firstYear": "first_year",
        ONTOLOGY + "lastYear": "last_year",
        ONTOLOGY + "became": "became",
    },
}
#: properties for readers
_REMARKS = frozenset({_RDFS + "comment", _RDFS + "seeAlso", _SKOS + "note", _SKOS + "definition", ONTOLOGY + "source"})
_PREFIX = re.compile(r"@?prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[ \t]*(<[^>\s]*>|[^\s<>\"#@]*:[^\s<>\";,]*)")
_SHORT = {_RDFS: "rdfs:", _SKOS: "skos:", ONTOLOGY: "lg:"}

_Triples = dict[str, dict[str, list[str]]]


def statements(text: str, source: str, problems: Problems) -> Iterator[Statement]:
    """The subjects of a Turtle file, in the order of the file.

    Problems: text that is not well formed; a subject that is no entry of the catalogue; a property of lawgraph's, RDFS or SKOS that
    entries of its type do not have.
    """
    subjects = _parsed(text, source, problems)
    line_of = _Lines(text)
    for iri, properties in subjects.items():
        line = line_of.subject(iri)
        kind = _type_of(iri, properties)
        if kind is None:
            problems.of_file(
                source,
                line,
                f"{local(iri)} 不是目录条目，未予采用；请写明类型，如 a lg:Legislation、lg:Program、lg:InstitutionType",
                f"{local(iri)} is no entry of a catalogue and is not used: give its type",
                severity="warning",
            )
            continue
        yield _statement(iri, kind, properties, line, source, problems)


def _parsed(text: str, source: str, problems: Problems) -> _Triples:
    """Subject → property → values. What stands before a mistake in the file is left out too: nothing may count by halves."""
    from pyoxigraph import BlankNode, RdfFormat, parse

    found: _Triples = {}
    blank = False
    try:
        for triple in parse(input=text.encode("utf-8"), format=RdfFormat.TURTLE):
            if isinstance(triple.subject, BlankNode):
                blank = True
                continue
            values = found.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, [])
            if triple.object.value not in values:
                values.append(triple.object.value)
    except (SyntaxError, ValueError) as error:
        line = (error.lineno or 0) if isinstance(error, SyntaxError) else 0
        problems.of_file(source, line, "不是合格的 Turtle", f"not well-formed Turtle: {error}")
        return {}
    if blank:
        problems.of_file(
            source, 0, "空白节点([])未予采用，请给它一个 IRI", "blank nodes are not used: name them", severity="warning"
        )
    return found


def _type_of(iri: str, properties: Mapping[str, list[str]]) -> Type | None:
    for value in properties.get(_RDF_TYPE, ()):
        if value.startswith(ONTOLOGY) and local(value) in _CLASSES:
            return _CLASSES[local(value)]
    if _RDF_TYPE in properties:
        return None
    return next((kind for namespace, kind in _NAMESPACES.items() if iri.startswith(namespace)), None)


def _statement(
    iri: str, kind: Type, properties: Mapping[str, list[str]], line: int, source: str, problems: Problems
) -> Statement:
    known = _PROPERTIES[kind]
    values: dict[str, tuple[str, ...]] = {}
    written: dict[str, str] = {}
    for name, given in properties.items():
        column = known.get(name)
        if column is not None:
            values[column] = (*values.get(column, ()), *(value.strip() for value in given if value.strip()))
            written.setdefault(column, _short(name))
    if kind is Type.LAW and "label" in values:
        _settle_title(values, written)
    statement = Statement(source, line, kind, iri, {c: v for c, v in values.items() if v}, written)
    for name in properties:
        _question(name, known, statement, problems)
    return statement


def _settle_title(values: dict[str, tuple[str, ...]], written: dict[str, str]) -> None:
    """A document's label is its title when it has no lg:title, else one more name."""
    labels = values.pop("label")
    if "name" in values:
        values["names"] = tuple(dict.fromkeys((*labels, *values.get("names", ()))))
    else:
        values["name"] = labels
        written["name"] = "rdfs:label"


def _question(name: str, known: Mapping[str, str], statement: Statement, problems: Problems) -> None:
    """Tells of a property that nothing is made of: lg:effectivFrom, or lg:programKind of a law."""
    own = name.startswith((ONTOLOGY, _RDFS, _SKOS))
    if not own or name in known or name in _REMARKS:
        return
    near = difflib.get_close_matches(local(name), [local(other) for other in known], 1, 0.8)
    meant = next((_short(other) for other in known if near and local(other) == near[0]), "")
    hint, english = (f"，是否指 {meant}", f"; did you mean {meant}?") if meant else ("", "")
    problems.warning(
        statement,
        f"{_short(name)} 不用于 {statement.type.value}，未予采用{hint}",
        f"{_short(name)} is not used for type {statement.type.value}{english}",
    )


def _short(iri: str) -> str:
    return next((prefix + iri.removeprefix(space) for space, prefix in _SHORT.items() if iri.startswith(space)), iri)


class _Lines:
    """Finds the line on which a subject stands; a parser tells it only for mistakes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._prefixes = _PREFIX.findall(text)
        self._first: dict[str, int] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            word = _FIRST_WORD.match(line)
            if word is not None:
                self._first.setdefault(word[1], number)

    def subject(self, iri: str) -> int:
        """The line that an IRI begins, else the line of its first mention, 0 when it is written in some other way."""
        forms = [f"<{iri}>"]
        forms += [
            f"{name}:{iri.removeprefix(space)}" for name, space in self._prefixes if space and iri.startswith(space)
        ]
        begins = [self._first[form] for form in forms if form in self._first]
        if begins:
            return min(begins)
        words = "|".join(map(re.escape, (*forms, local(iri))))
        found = re.search(rf"(?<![\w:])(?:{words})(?![\w-])", self._text)
        return self._text.count("\n", 0, found.start()) + 1 if found else 0
