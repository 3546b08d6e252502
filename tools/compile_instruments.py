"""Compile the facts on normative documents (tools/facts/*.tsv) into the catalogue (ontology/*.ttl).

    python tools/compile_instruments.py           write the Turtle files
    python tools/compile_instruments.py --check   name the files that differ from the facts; exit code 1 if any

The facts are one document a line. A document that another one repealed has a line in law_succession.tsv (by
what, and the first day it was no longer in force); `until` in laws.tsv is for those that ended otherwise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from facts_tables import FactsError, read_facts, split

from lawgraph.catalogue.instruments import KIND_OF_LEVEL
from lawgraph.iri import BASE, NAMESPACES, ONTOLOGY, VOCABULARY, law_iri, local_name

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "tools" / "facts"
ONTOLOGY_FOLDER = ROOT / "ontology"

Facts = Mapping[str, str]

PREFIXES = {
    "lg": ONTOLOGY,
    "lgv": VOCABULARY,
    "law": NAMESPACES["law"],
    "work": BASE + "work/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: kind → level; of several levels of a kind the first in the loader's table.
LEVEL_OF_KIND = {kind: level for level, kind in reversed(KIND_OF_LEVEL.items())}

#: Kinds that are no law in the sense of the Legislation Law (立法法).
NOT_LEGISLATION = frozenset({"party-regulation", "policy"})

#: Turtle file → (kinds of documents in it, what it holds)
FILES = {
    "laws.ttl": (
        ("constitution", "statute"),
        "The constitution, laws and decisions of the National People's Congress and its Standing Committee",
    ),
    "regulations.ttl": (
        ("administrative-regulation", "supervision-regulation", "judicial-interpretation", "rule"),
        "Administrative and supervision regulations, judicial interpretations, departmental rules",
    ),
    "party.ttl": (
        ("party-regulation",),
        "Party regulations (党内法规), those issued jointly with the State among them",
    ),
    "policies.ttl": (("policy",), "National plans, outlines, opinions, decisions and notices of the genre"),
}
WORKS = "works.ttl"

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FULL_WIDTH = re.compile("[（）［］〈〉０-９－—–]")


def literal(text: str, tail: str = "") -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"{tail}'


def date(value: str, where: str) -> str:
    if not _ISO_DATE.fullmatch(value):
        raise FactsError(f"{where}: not a date: {value}")
    return literal(value, "^^xsd:date")


def prefixed(iri: str) -> str:
    for prefix in ("law", "work"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
    raise FactsError(f"no prefix for {iri}")


def block(subject: str, statements: Iterable[tuple[str, Sequence[str]]]) -> str:
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in statements if values]
    return f"{subject} " + " ;\n    ".join(lines) + " ."


def level(row: Facts) -> str:
    """The level of a document; plans, schemes, lists and communiqués are working documents (工作文件)."""
    return "level-work-document" if row.get("working") else LEVEL_OF_KIND[row["kind"]]


def instrument_block(row: Facts, repeal: Facts | None, sources: Mapping[str, str]) -> str:
    """One document as Turtle: identity, names, level, who, when, how it ended, where the facts are from."""
    title = row["title"]
    label = title.removeprefix("中华人民共和国") or title
    until = repeal["until"] if repeal else row["until"]
    single = {name: [literal(row[name])] if row[name] else [] for name in ("issuer", "number")}
    return block(
        prefixed(law_iri(title)),
        [
            ("a", ["lg:PolicyInstrument" if row["kind"] in NOT_LEGISLATION else "lg:Legislation"]),
            ("rdfs:label", [literal(label, "@zh")]),
            ("lg:title", [literal(title, "@zh")]),
            ("skos:altLabel", [literal(name, "@zh") for name in sorted(split(row["names"]))]),
            ("lg:level", [f"lgv:{level(row)}"]),
            ("lg:issuer", single["issuer"]),
            ("lg:docNumber", single["number"]),
            ("lg:adoptedOn", [date(row["adopted"], title)] if row["adopted"] else []),
            ("lg:effectiveFrom", [date(row["effective"], title)] if row["effective"] else []),
            ("lg:effectiveUntil", [date(until, title)] if until else []),
            ("lg:amendedOn", [date(day, title) for day in sorted(split(row["amended"]))]),
            ("lg:repealedBy", [prefixed(law_iri(repeal["new"]))] if repeal else []),
            ("lg:hasMember", [prefixed(law_iri(member)) for member in split(row.get("members", ""))]),
            ("dcterms:source", [literal(sources[row["source"]])]),
        ],
    )


def work_block(row: Facts) -> str:
    return block(
        prefixed(PREFIXES["work"] + local_name(row["name"])),
        [
            ("a", ["lg:Work"]),
            ("rdfs:label", [literal(row["name"], "@zh")]),
            ("skos:altLabel", [literal(name, "@zh") for name in sorted(split(row["names"]))]),
            ("lg:workKind", [literal(row["kind"])]),
        ],
    )


def document(what: str, blocks: Iterable[str]) -> str:
    body = "\n\n".join(sorted(blocks))
    used = [f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items() if re.search(rf"(^|[\s^]){p}:", body)]
    head = f"# {what}.\n# Compiled from tools/facts by tools/compile_instruments.py: change the facts, not this.\n"
    return head + "".join(used) + "\n" + body + "\n"


def check_instruments(instruments: Sequence[Facts], succession: Sequence[Facts], sources: Mapping[str, str]) -> None:
    """Raise FactsError for what would compile to a wrong graph: twin IRIs, unknown kinds, loose ends."""
    owners: dict[str, str] = {}
    for row in instruments:
        title, iri = row["title"], law_iri(row["title"])
        if iri in owners:
            raise FactsError(f"{title}: same IRI as {owners[iri]}")
        owners[iri] = title
        if row["kind"] not in LEVEL_OF_KIND:
            raise FactsError(f"{title}: unknown kind {row['kind']}")
        if row["source"] not in sources:
            raise FactsError(f"{title}: unknown source {row['source']}")
        for name in (title, *split(row["names"])):
            if _FULL_WIDTH.search(name) or name != name.strip():
                raise FactsError(f"{title}: write half-width brackets, digits and hyphens: {name}")
    known = set(owners.values())
    ended: set[str] = set()
    by_title = {row["title"]: row for row in instruments}
    for line in succession:
        for title in (line["old"], line["new"]):
            if title not in known:
                raise FactsError(f"law_succession.tsv: {title} has no line of its own")
        if line["old"] in ended:
            raise FactsError(f"law_succession.tsv: {line['old']} is repealed twice")
        if by_title[line["old"]]["until"]:
            raise FactsError(f"{line['old']}: its end stands in law_succession.tsv; leave `until` empty")
        ended.add(line["old"])
    for row in instruments:
        for member in split(row.get("members", "")):
            if member not in known:
                raise FactsError(f"{row['title']}: member {member} has no line of its own")


def compile_all() -> dict[str, str]:
    """File name → Turtle text, from the facts.

    Raises FactsError when the facts contradict themselves.
    """
    sources = {row["source"]: row["description"] for row in read_facts(FACTS / "sources.tsv")}
    instruments = read_facts(FACTS / "laws.tsv") + read_facts(FACTS / "policies.tsv")
    succession = read_facts(FACTS / "law_succession.tsv")
    check_instruments(instruments, succession, sources)
    repeals = {line["old"]: line for line in succession}
    compiled = {}
    for name, (kinds, what) in FILES.items():
        chosen = [row for row in instruments if row["kind"] in kinds]
        blocks = [instrument_block(row, repeals.get(row["title"]), sources) for row in chosen]
        compiled[name] = document(what, blocks)
    works = [work_block(row) for row in read_facts(FACTS / "works.tsv")]
    compiled[WORKS] = document("Books, periodicals and broadcasts: cited in 《》, no normative documents", works)
    return compiled


def main(arguments: Sequence[str]) -> int:
    try:
        compiled = compile_all()
    except FactsError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in arguments:
        stale = [name for name, text in compiled.items() if not _same(ONTOLOGY_FOLDER / name, text)]
        for name in stale:
            print(f"ontology/{name} differs from the facts: run tools/compile_instruments.py", file=sys.stderr)
        return 1 if stale else 0
    for name, text in compiled.items():
        (ONTOLOGY_FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
