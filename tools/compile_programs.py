"""Compile the facts on programmes (tools/facts/programs.tsv) into the catalogue (ontology/programs.ttl).

    python tools/compile_programs.py           write the Turtle file
    python tools/compile_programs.py --check   say whether it differs from the facts; exit code 1 when it does

One programme a line. `name` is the received name and id; `names` are other ways people write it and `quoted_names`
those that count only between quotation marks, both without quotation marks and separated by `;`. `bare` is `quoted`
when the name is an ordinary word too, `weight` is `optional` when it is left open whether the unquoted name counts, `date` is
the MM-DD of a dated observance, `related_law` the official titles of the documents it serves, `source` the document
or event on which the facts of the line rest, empty where they are common knowledge of the field.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from facts_tables import FactsError, compiled_to, read_facts, split

from lawgraph.catalogue.programmes import KINDS
from lawgraph.iri import NAMESPACES, ONTOLOGY, VOCABULARY, law_iri, program_iri

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "tools" / "facts"
TARGET = ROOT / "ontology" / "programs.ttl"

Facts = Mapping[str, str]

PREFIXES = {
    "program": NAMESPACES["program"],
    "law": NAMESPACES["law"],
    "lg": ONTOLOGY,
    "lgv": VOCABULARY,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

HEAD = """\
# Named initiatives (项目): plans, campaigns, mechanisms, observances, platforms …, each under its received name.
# skos:hiddenLabel: a name that counts only between quotation marks. Entries without dcterms:source rest on common
# knowledge of the field. Compiled from tools/facts by tools/compile_programs.py: change the facts, not this file.
"""

_QUOTES = re.compile("[“”‘’\"'《》〈〉]")
_SEPARATORS = re.compile("[、,，.·•\\- ]")
_FULL_WIDTH = re.compile("[（）０-９＋]")
_DATE = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def matching_form(name: str) -> str:
    """A name as names are compared: without the punctuation between its parts."""
    return _SEPARATORS.sub("", name)


def literal(text: str, tail: str = "") -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"{tail}'


def prefixed(prefix: str, iri: str) -> str:
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def block(row: Facts) -> str:
    """One programme as Turtle: identity, names, kind, years, who began it, what it serves, where that is from."""
    statements: list[tuple[str, list[str]]] = [
        ("a", ["lg:Program"]),
        ("rdfs:label", [literal(row["name"], "@zh")]),
        ("skos:altLabel", [literal(name, "@zh") for name in sorted(split(row["names"]))]),
        ("skos:hiddenLabel", [literal(name, "@zh") for name in sorted(split(row["quoted_names"]))]),
        ("lg:programKind", [f"lgv:program-{row['kind']}"]),
        ("lg:periodStart", split(row["first_year"])),
        ("lg:periodEnd", split(row["last_year"])),
        ("lg:observedOn", [literal(f"--{row['date']}", "^^xsd:gMonthDay")] if row["date"] else []),
        ("lg:startedBy", [literal(row["started_by"])] if row["started_by"] else []),
        ("lg:promotes", [prefixed("law", law_iri(title)) for title in split(row["related_law"])]),
        ("lg:writtenBare", ["false"] if row["bare"] == "quoted" else []),
        ("lg:weight", [literal("optional")] if row["weight"] == "optional" else []),
        ("dcterms:source", [literal(row["source"])] if row["source"] else []),
    ]
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in statements if values]
    return prefixed("program", program_iri(row["name"])) + " " + " ;\n    ".join(lines) + " ."


def problems(table: Iterable[Facts], titles: frozenset[str]) -> Iterator[str]:
    """What would compile to a wrong catalogue: twin names, names in the wrong form, unknown kinds and laws."""
    owners: dict[str, str] = {}
    iris: dict[str, str] = {}
    for row in table:
        name = row["name"]
        if matching_form(name) != name:
            yield f"{name}: the received name has no punctuation between its parts"
        if program_iri(name) in iris:
            yield f"{name}: same IRI as {iris[program_iri(name)]}"
        iris[program_iri(name)] = name
        for form in (name, *split(row["names"]), *split(row["quoted_names"])):
            if _QUOTES.search(form) or _FULL_WIDTH.search(form) or form != form.strip():
                yield f"{name}: write names half-width and without quotation marks: {form}"
            owner = owners.setdefault(matching_form(form), name)
            if owner != name:
                yield f"{name}: {form} is a name of {owner} too"
        choices = {"kind": KINDS, "bare": ("yes", "quoted"), "weight": ("firm", "optional")}
        for column, allowed in choices.items():
            if row[column] not in allowed:
                yield f"{name}: {column} {row[column]!r} is none of {', '.join(allowed)}"
        for column in ("first_year", "last_year"):
            if row[column] and not _YEAR.fullmatch(row[column]):
                yield f"{name}: {column} is not a year: {row[column]}"
        if row["date"] and not (_DATE.fullmatch(row["date"]) and row["kind"] == "observance"):
            yield f"{name}: only an observance has a date, MM-DD: {row['date']}"
        for title in split(row["related_law"]):
            if title not in titles:
                yield f"{name}: related_law {title} is in neither laws.tsv nor policies.tsv"


def compile_all() -> str:
    """The Turtle text. Raises FactsError with every line of the facts that cannot be right."""
    table = read_facts(FACTS / "programs.tsv")
    titles = frozenset(row["title"] for name in ("laws.tsv", "policies.tsv") for row in read_facts(FACTS / name))
    wrong = list(problems(table, titles))
    if wrong:
        raise FactsError("\n".join(wrong))
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return HEAD + prefixes + "\n" + "\n\n".join(sorted(map(block, table))) + "\n"


def main(arguments: Sequence[str]) -> int:
    return compiled_to(TARGET, compile_all, arguments, Path(__file__).name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
