"""The graph's description of itself: VoID for what is in it, DCAT for its files, PROV for what made it.

It holds no clock, because the same corpus gives the same bytes: the run is told by version and catalogue, the dataset by
the run and the texts that were read. Triples are not counted, because a graph that is written in a stream knows what it
wrote about, not whether two lines of it say the same; what is counted is exact. No licence and no publisher is stated: the
graph belongs to whoever builds it, who states them when handing it on (`lawgraph export --licence`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lawgraph.iri import BASE, NAMESPACES, document_iri, local_name
from lawgraph.rdf.terms import PREFIXES, absolute, name, statement, string
from lawgraph.rdf.vocabulary import TYPES

_TITLE = ("法治政府建设年度报告知识图谱", "Knowledge graph of annual rule-of-law government reports")
_DESCRIPTION = (
    "报告引用的规范文本，提到的项目、机构和地方；每一处都带有原句和位置。",
    "The documents that reports cite and the programmes, institutions and places they name, each with its sentence and offsets.",
)
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = ("eli", "schema", "org", "prov", "skos")


@dataclass(frozen=True, slots=True)
class Run:
    """What made the graph: the version of lawgraph, and the digest of the catalogue files it used."""

    version: str
    catalogue: str

    @property
    def iri(self) -> str:
        """The run's IRI: the same version and catalogue are the same run."""
        digest = hashlib.sha256(f"{self.version}\n{self.catalogue}".encode()).hexdigest()
        return NAMESPACES["run"] + digest[:16]

    def turtle(self) -> str:
        """The run, the software and the catalogue."""
        software = name(f"{NAMESPACES['run']}lawgraph-{local_name(self.version)}")
        catalogue = name(f"{NAMESPACES['run']}catalogue-{self.catalogue[:16]}")
        return (
            statement(
                name(self.iri),
                [
                    ("a", TYPES["lg:ExtractionRun"]),
                    ("rdfs:label", string(f"lawgraph {self.version}")),
                    ("lg:softwareVersion", string(self.version)),
                    ("lg:catalogueSha256", string(self.catalogue)),
                    ("prov:wasAssociatedWith", software),
                    ("prov:used", catalogue),
                ],
            )
            + statement(
                software,
                [
                    ("a", "prov:SoftwareAgent"),
                    ("rdfs:label", string(f"lawgraph {self.version}")),
                    ("schema:softwareVersion", string(self.version)),
                ],
            )
            + statement(
                catalogue,
                [
                    ("a", "prov:Entity"),
                    ("rdfs:label", [string("目录", "zh"), string("Catalogue", "en")]),
                    ("dcterms:identifier", string(f"sha256:{self.catalogue}")),
                ],
            )
        )


class Distribution(NamedTuple):
    """A file of the result folder: its name, its IANA media type, what it holds."""

    file: str
    media_type: str
    zh: str
    en: str


class Size(NamedTuple):
    """What one report adds to the counts of the dataset."""

    sections: int
    mentions: int
    citations: int
    year: int | None


def member_classes(statement: str) -> list[str]:
    """The classes of the vocabulary that a statement about an entity makes it a member of; it opens with its types."""
    types = statement.partition(" a ")[2].partition(" ;")[0]
    return [type for type in types.split(", ") if type.startswith("lg:")]


def dataset_iri(run: Run, documents: Iterable[str]) -> str:
    """The IRI of a graph: the same run over the same texts (their SHA-256) gives the same graph."""
    digest = hashlib.sha256("\n".join([run.iri, *sorted(documents)]).encode()).hexdigest()
    return NAMESPACES["dataset"] + digest[:16]


def dataset_statements(
    run: Run,
    documents: Sequence[str],
    years: Iterable[int],
    counts: Mapping[str, int],
    distributions: Sequence[Distribution],
) -> str:
    """The Turtle of the description: the dataset, how many members each class has, the years, the files."""
    iri = dataset_iri(run, documents)
    known = sorted(set(years))
    # The classes above Citation and Legislation hold their members too: each thing is counted once.
    whole = ("lg:Report", "lg:Section", "lg:Mention", "lg:Instrument", "lg:Program", "lg:Institution", "lg:Locality")
    partitions = {class_: f"{iri}-{class_.removeprefix('lg:')}" for class_ in sorted(counts) if counts[class_]}
    files = {file: f"{iri}-file-{local_name(file.file)}" for file in distributions}
    blocks = [
        statement(
            name(iri),
            [
                ("a", TYPES["lg:KnowledgeGraph"]),
                ("dcterms:title", _both(_TITLE)),
                ("dcterms:description", _both(_DESCRIPTION)),
                ("dcterms:language", string("zh")),
                ("dcterms:conformsTo", [absolute(BASE + "ns"), absolute(BASE + "shapes")]),
                ("dcterms:temporal", name(f"{iri}-years") if known else ""),
                ("prov:wasGeneratedBy", name(run.iri)),
                ("void:vocabulary", [absolute(BASE + "ns"), *(absolute(PREFIXES[prefix]) for prefix in _VOCABULARIES)]),
                ("void:exampleResource", name(document_iri(min(documents))) if documents else ""),
                ("void:entities", str(sum(counts.get(class_, 0) for class_ in whole))),
                ("void:classPartition", map(name, partitions.values())),
                ("dcat:distribution", map(name, files.values())),
            ],
        )
    ]
    if known:
        years_of = [
            ("a", "dcterms:PeriodOfTime"),
            ("dcat:startDate", _year(known[0])),
            ("dcat:endDate", _year(known[-1])),
        ]
        blocks.append(statement(name(f"{iri}-years"), years_of))
    for class_, partition in partitions.items():
        members = [("a", "void:Dataset"), ("void:class", class_), ("void:entities", str(counts[class_]))]
        blocks.append(statement(name(partition), members))
    for file, node in files.items():
        blocks.append(
            statement(
                name(node),
                [
                    ("a", "dcat:Distribution"),
                    ("dcterms:title", string(file.file)),
                    ("dcterms:description", _both((file.zh, file.en))),
                    ("dcat:mediaType", absolute(_MEDIA_TYPES + file.media_type)),
                ],
            )
        )
    return "".join(blocks)


def _both(texts: tuple[str, str]) -> list[str]:
    return [string(texts[0], "zh"), string(texts[1], "en")]


def _year(year: int) -> str:
    return f'"{year:04}"^^xsd:gYear'
