"""Compile the facts on types of organs (tools/facts/institutions.tsv) into the catalogue (ontology/institutions.ttl).

    python tools/compile_institutions.py           write the Turtle file
    python tools/compile_institutions.py --check   say whether it differs from the facts; exit code 1 when it does

One type a line. `name` is the usual short form without place or level; `names` are the other forms that end the name
of such an organ, separated by `;`: 区委宣传部 is the level word 区 and the form 委宣传部, with which 党委宣传部
(自治区党委宣传部) comes. `levels` are the levels of the places that have one, the commonest first. `parent` and `successor` are names of other lines. `open` is `yes` for an
ending in front of which the name is free, `id_form` is `as-written` where ids keep the form of the report instead of
`name`. What stands at the level `nation` alone is the only organ of its name (司法部), and its ids have no place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from facts_tables import FactsError, compiled_to, read_facts, split

from lawgraph.catalogue.institution_types import KINDS, LEVELS, NAMESPACE, type_iri
from lawgraph.iri import ONTOLOGY, VOCABULARY

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "tools" / "facts" / "institutions.tsv"
TARGET = ROOT / "ontology" / "institutions.ttl"

Facts = Mapping[str, str]

PREFIXES = {
    "type": NAMESPACE,
    "lg": ONTOLOGY,
    "lgv": VOCABULARY,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

HEAD = """\
# Types of organs and organisations (机构类型), each under its usual short form without place or level.
# Compiled from tools/facts by tools/compile_institutions.py: change the facts, not this file.
"""

_NOT_PLAIN = re.compile("[“”‘’\"'《》（）０-９、，, ]")
#: 委宣传部, 党委宣传部; but 委员会 is 党委 itself
_OF_COMMITTEE, _PARTY, _COMMITTEE = "委", "党", "委员会"
_CHOICES = {"open": ("", "yes"), "id_form": ("short", "as-written"), "kind": KINDS}


def literal(text: str) -> str:
    return f'"{text}"@zh'


def prefixed(name: str) -> str:
    return "type:" + type_iri(name).removeprefix(NAMESPACE)


def forms(row: Facts) -> set[str]:
    """The other forms of a type. A committee is called 区委 or 自治区党委, so that 委宣传部 makes 党委宣传部 one too."""
    names = split(row["names"])
    of_committee = (_PARTY + name for name in names if name.startswith(_OF_COMMITTEE) and name != _COMMITTEE)
    return {*names, *of_committee} - {row["name"]}


def block(row: Facts) -> str:
    """One type as Turtle: identity, forms, kind, the places that have one, what it belongs to."""
    statements: list[tuple[str, list[str]]] = [
        ("a", ["lg:InstitutionType"]),
        ("rdfs:label", [literal(row["name"])]),
        ("skos:altLabel", [literal(name) for name in sorted(forms(row))]),
        ("lg:institutionKind", [f"lgv:institution-{row['kind']}"]),
        ("lg:atLevel", [f"lgv:division-{level}" for level in split(row["levels"])]),
        ("lg:parentType", [prefixed(row["parent"])] if row["parent"] else []),
        ("lg:openEnding", ["true"] if row["open"] else []),
        ("lg:idAsWritten", ["true"] if row["id_form"] == "as-written" else []),
        ("lg:succeededBy", [prefixed(row["successor"])] if row["successor"] else []),
    ]
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in statements if values]
    return prefixed(row["name"]) + " " + " ;\n    ".join(lines) + " ."


def problems(table: Sequence[Facts]) -> Iterator[str]:
    """What would compile to a wrong catalogue: a form of two types, unknown kinds and levels, loose ends."""
    owners: dict[str, str] = {}
    iris: dict[str, str] = {}
    known = {row["name"] for row in table}
    for row in table:
        name = row["name"]
        twin = iris.setdefault(type_iri(name), name)
        if twin != name:
            yield f"{name}: same IRI as {twin}"
        for form in (name, *forms(row)):
            if _NOT_PLAIN.search(form):
                yield f"{name}: write forms half-width and without quotation marks or separators: {form}"
            owner = owners.setdefault(form, name)
            if owner != name:
                yield f"{name}: {form} is a form of {owner} too"
        for column, allowed in _CHOICES.items():
            if row[column] not in allowed:
                yield f"{name}: {column} {row[column]!r} is none of {', '.join(allowed)}"
        for level in split(row["levels"]):
            if level not in LEVELS:
                yield f"{name}: unknown level {level}"
        if "nation" in split(row["levels"]) and row["levels"] != "nation":
            yield f"{name}: an organ of the nation is the only one of its name; give the others a line of their own"
        for column in ("parent", "successor"):
            if row[column] and (row[column] not in known or row[column] == name):
                yield f"{name}: {column} {row[column]} has no line of its own"


def document(table: Iterable[Facts]) -> str:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return HEAD + prefixes + "\n" + "\n\n".join(sorted(map(block, table))) + "\n"


def compile_all() -> str:
    """The Turtle text. Raises FactsError with every line of the facts that cannot be right."""
    table = read_facts(FACTS)
    wrong = list(problems(table))
    if wrong:
        raise FactsError("\n".join(wrong))
    return document(table)


def main(arguments: Sequence[str]) -> int:
    return compiled_to(TARGET, compile_all, arguments, Path(__file__).name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
