"""What is exported is read back by programs that know nothing of lawgraph, and is the same graph, the same rows, the same network."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdf import specimen
from rdflib.compare import to_isomorphic
from rdflib.namespace import DCTERMS, RDF
from typer.testing import CliRunner

from lawgraph import iri
from lawgraph.cli import app
from lawgraph.errors import ResultError, UsageError
from lawgraph.export import Format, export
from lawgraph.export.jsonld import context, property_types
from lawgraph.export.source import Terms, triples
from lawgraph.iri import BASE, NAMESPACES, ONTOLOGY, VOCABULARY
from lawgraph.network import analyse
from lawgraph.network.files import write_network
from lawgraph.query import KnowledgeGraph
from lawgraph.rdf import write_turtle
from lawgraph.rdf.terms import PREFIXES, prologue, statement, string
from lawgraph.rdf.terms import name as term
from lawgraph.tables import mention_rows, report_row, write_mentions, write_reports

# rdflib's own readers of N-Quads and JSON-LD use what rdflib is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning")

LG = rdflib.Namespace(ONTOLOGY)
ELSEWHERE = "https://example.org/lg/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
RDF_FORMATS = (Format.TURTLE, Format.NTRIPLES, Format.NQUADS, Format.JSONLD)
# a report that quotes an address of the graph, and titles that spreadsheets and parsers take for their own
HOSTILE = specimen.Draft("=1+1", f'《<{BASE}law/民法典>》"}}]\\ 见 id="{BASE}law/民法典"。\t<a>', None, None, None).law(
    f"<{BASE}law/民法典>", f"<{BASE}law/民法典>", "", "own-title"
)
REPORTS = (*specimen.reports(), HOSTILE.report())


def result_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_turtle(folder / "graph.ttl", REPORTS, specimen.Facts(), specimen.RUN)
    write_mentions(folder, [row for report in REPORTS for row in mention_rows(report)])
    write_reports(folder, [report_row(report) for report in REPORTS])
    write_network(analyse(REPORTS), folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return result_folder(tmp_path_factory.mktemp("result") / "out")


@pytest.fixture(scope="module")
def graph(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / "graph.ttl")


def as_rdflib(path: Path, format: Format) -> rdflib.Graph:
    """What rdflib reads; of N-Quads the triples of all graphs."""
    if format is not Format.NQUADS:
        return rdflib.Graph().parse(
            path, format={Format.JSONLD: "json-ld", Format.NTRIPLES: "nt"}.get(format, "turtle")
        )
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    union = rdflib.Graph()
    for subject, name, value, _ in dataset.quads():
        union.add((subject, name, value))
    return union


def moved(graph: rdflib.Graph) -> rdflib.Graph:
    """The graph with its own identifiers below another base."""

    def term(value: rdflib.term.Node) -> rdflib.term.Node:
        own = next((n for n in NAMESPACES.values() if str(value).startswith(n)), None)
        if own is None or not isinstance(value, rdflib.URIRef):
            return value
        return rdflib.URIRef(str(value).replace(BASE, ELSEWHERE, 1))

    changed = rdflib.Graph()
    for triple in graph:
        changed.add(tuple(map(term, triple)))
    return changed


# --- RDF


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_rdflib_reads_the_same_graph(format: Format, folder: Path, graph: rdflib.Graph, tmp_path: Path) -> None:
    read = as_rdflib(export(folder, format, tmp_path / "x"), format)
    assert set(read) == set(graph)


@pytest.mark.parametrize("format", RDF_FORMATS[:3])
def test_oxigraph_reads_as_many_triples(format: Format, folder: Path, graph: rdflib.Graph, tmp_path: Path) -> None:
    known = {
        Format.TURTLE: pyoxigraph.RdfFormat.TURTLE,
        Format.NTRIPLES: pyoxigraph.RdfFormat.N_TRIPLES,
        Format.NQUADS: pyoxigraph.RdfFormat.N_QUADS,
    }
    read = pyoxigraph.parse(path=str(export(folder, format, tmp_path / "x")), format=known[format])
    assert len(list(read)) == len(graph)


def test_turtle_is_the_graph_of_the_folder_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    assert export(folder, "turtle", tmp_path / "x.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()


def test_a_report_is_a_graph_of_its_own_and_what_reports_share_is_none(folder: Path, tmp_path: Path) -> None:
    quads = list(
        pyoxigraph.parse(path=str(export(folder, "nquads", tmp_path / "x.nq")), format=pyoxigraph.RdfFormat.N_QUADS)
    )
    reports = {iri.document_iri(report.document.sha256): report for report in REPORTS}
    named = {q.graph_name.value for q in quads if not isinstance(q.graph_name, pyoxigraph.DefaultGraph)}
    assert named == set(reports)
    for quad in quads:
        of_report = any(quad.subject.value.startswith(NAMESPACES[prefix]) for prefix in ("doc", "sec", "cite"))
        assert isinstance(quad.graph_name, pyoxigraph.DefaultGraph) != of_report
    for name, report in reports.items():
        mentions = {
            q.subject.value
            for q in quads
            if q.predicate.value == LG.quote.toPython() and getattr(q.graph_name, "value", "") == name
        }
        assert len(mentions) == len(report.mentions)


def test_a_query_finds_a_law_beside_the_graphs_that_cite_it(folder: Path, tmp_path: Path) -> None:
    store = pyoxigraph.Store()
    store.bulk_load(path=str(export(folder, "nquads", tmp_path / "x.nq")), format=pyoxigraph.RdfFormat.N_QUADS)
    rows = store.query(
        f"PREFIX lg: <{ONTOLOGY}> SELECT DISTINCT ?report "
        '{ GRAPH ?report { ?report lg:cites ?law } ?law lg:title "中华人民共和国民法典"@zh }'
    )
    assert len(list(rows)) == 3


def test_json_without_rdf_reads_as_plain_values(folder: Path, tmp_path: Path) -> None:
    document = json.loads(export(folder, "jsonld", tmp_path / "x.jsonld").read_bytes())
    nodes = {node["@id"]: node for node in document["@graph"]}
    mention = REPORTS[0].mentions[0]
    node = nodes[
        f"{iri.mention_prefix(REPORTS[0].document.sha256)}{mention.start}-{mention.end}".replace(
            NAMESPACES["cite"], "cite:"
        )
    ]
    assert node["quote"] == mention.text
    assert node["startOffset"] == mention.start
    assert node["inDocument"].startswith("doc:")
    assert nodes["law:婚姻法"]["effectiveUntil"] == "2021-01-01"
    assert nodes["law:婚姻法"]["repealedBy"] == "law:民法典"


def test_no_property_of_the_context_is_a_prefix_too() -> None:
    properties = {name.removeprefix("lg:") for name in property_types()}
    assert not properties & PREFIXES.keys()
    assert len(context(PREFIXES, property_types())) == 1 + len(PREFIXES) + len(properties)


# --- Web Annotation

# The terms of http://www.w3.org/ns/anno.jsonld that are used, as W3C publishes them, since tests ask no server.
_ANNO: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "identifying": "oa:identifying",
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "exact": "oa:exact",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "label": "rdfs:label",
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
}


def test_web_annotations_are_what_the_query_constructs(folder: Path, tmp_path: Path) -> None:
    document = json.loads(export(folder, "web-annotation", tmp_path / "x.jsonld").read_bytes())
    published, own = document["@context"]
    assert published == "http://www.w3.org/ns/anno.jsonld"
    document["@context"] = [_ANNO, own]
    read = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    known = KnowledgeGraph(folder).ask("web-annotations")
    assert isinstance(known, rdflib.Graph)
    found = {(s, p, str(o)) for s, p, o in read if str(p).startswith(oa) or p == rdflib.PROV.wasGeneratedBy}
    found |= {(s, p, str(o)) for s, p, o in read if p == RDF.type and str(o).startswith(oa)}
    assert {(s, p, str(o)) for s, p, o in known} == found


def test_web_annotations_lead_to_the_words(folder: Path, tmp_path: Path) -> None:
    document = json.loads(export(folder, "web-annotation", tmp_path / "x.jsonld").read_bytes())
    texts = {iri.document_iri(report.document.sha256): report.document.text for report in REPORTS}
    items = document["first"]["items"]
    assert (
        document["total"]
        == len(items)
        == sum(m.type == "LAW" and not m.candidates for r in REPORTS for m in r.mentions)
    )
    for item in items:
        words = {selector["type"]: selector for selector in item["target"]["selector"]}
        place = words["TextPositionSelector"]
        assert texts[item["target"]["source"]][place["start"] : place["end"]] == words["TextQuoteSelector"]["exact"]


# --- tables


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("name", ["mentions.csv", "reports.csv"])
def test_csv_tables_are_those_of_the_folder(name: str, folder: Path, tmp_path: Path) -> None:
    export(folder, "csv", tmp_path / "t")
    assert (tmp_path / "t" / name).read_bytes() == (folder / name).read_bytes()


def test_parquet_tables_hold_every_value_as_it_is(folder: Path, tmp_path: Path) -> None:
    export(folder, "parquet", tmp_path / "t")
    mentions = pq.read_table(tmp_path / "t" / "mentions.parquet").to_pylist()
    assert [tuple(row.values()) for row in mentions] == [
        tuple([*value] if isinstance(value, tuple) else value for value in row)
        for r in REPORTS
        for row in mention_rows(r)
    ]
    reports = pq.read_table(tmp_path / "t" / "reports.parquet").to_pylist()
    assert [tuple(row.values()) for row in reports] == [
        tuple([*value] if isinstance(value, tuple) else value for value in report_row(r)) for r in REPORTS
    ]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_the_package_describes_its_files(format: str, folder: Path, tmp_path: Path) -> None:
    export(folder, format, tmp_path / "t", licence=CC_BY)
    package = json.loads((tmp_path / "t" / "datapackage.json").read_bytes())
    assert package["licenses"] == [{"path": CC_BY}]
    for resource in package["resources"]:
        data = (tmp_path / "t" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        names = [field["name"] for field in resource["schema"]["fields"]]
        if format == "csv":
            rows = cells(tmp_path / "t" / resource["path"])
            assert names == rows[0]
            keys = [row[names.index(resource["schema"]["primaryKey"][0])] for row in rows[1:]]
            assert len(set(keys)) == len(keys)
        else:
            assert names == pq.read_schema(tmp_path / "t" / resource["path"]).names


def test_the_dictionary_explains_every_column(folder: Path, tmp_path: Path) -> None:
    export(folder, "csv", tmp_path / "t")
    head, *rows = cells(tmp_path / "t" / "dictionary.csv")
    assert head == ["table", "column", "type", "may_be_missing", "zh", "en"]
    for table in ("mentions", "reports"):
        assert [row[1] for row in rows if row[0] == table] == cells(tmp_path / "t" / f"{table}.csv")[0]
    assert all(row[4] and row[5] for row in rows)


# --- network


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_same_network(format: str, read: Any, folder: Path, tmp_path: Path) -> None:
    exported = read(export(folder, format, tmp_path / "x.gz"))
    known = read(folder / f"network.{format}")
    assert nx.utils.graphs_equal(exported, known)
    assert set(exported.nodes) == set(KnowledgeGraph(folder).network().nodes)


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_nodes_move_with_the_base_and_labels_do_not(format: str, read: Any, folder: Path, tmp_path: Path) -> None:
    exported = read(export(folder, format, tmp_path / "x", base=ELSEWHERE))
    known = read(folder / f"network.{format}")
    assert {node.replace(ELSEWHERE, BASE) for node in exported} == set(known)
    assert all(node.startswith(ELSEWHERE) for node in exported)
    assert nx.get_node_attributes(exported, "iri") == {node: node for node in exported}
    labels = nx.get_node_attributes(known, "label")
    assert {n.replace(ELSEWHERE, BASE): v for n, v in nx.get_node_attributes(exported, "label").items()} == labels


# --- another base, a licence


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_things_move_with_the_base_and_the_vocabulary_stays(
    format: Format, folder: Path, graph: rdflib.Graph, tmp_path: Path
) -> None:
    read = as_rdflib(export(folder, format, tmp_path / "x", base=ELSEWHERE), format)
    assert set(read) == set(moved(graph))
    assert all(str(p).startswith((ONTOLOGY, VOCABULARY)) for p in read.predicates() if "lawgraph" in p)


@given(st.text() | st.text(st.sampled_from('<>"\\\n:/@#法 ')).map(lambda text: f"<{BASE}law/{text}>"))
def test_any_title_moves_and_any_text_stays(title: str) -> None:
    law = iri.law_iri(title)
    with TemporaryDirectory() as name:
        Path(name, "graph.ttl").write_bytes(
            (prologue() + statement(term(law), [("rdfs:label", string(title)), ("lg:title", term(law))])).encode()
        )
        (label, link) = triples(Path(name), Terms(ELSEWHERE))
    assert label.object.value == title
    assert label.subject.value == link.object.value == law.replace(BASE, ELSEWHERE, 1)


def test_the_queries_run_on_a_graph_with_another_base(folder: Path, tmp_path: Path) -> None:
    export(folder, "turtle", tmp_path / "graph.ttl", base=ELSEWHERE)
    before, after = KnowledgeGraph(folder), KnowledgeGraph(tmp_path)
    assert [row.place for row in after.townships_citing("民法典")] == [
        row.place for row in before.townships_citing("民法典")
    ]
    assert [row.law for row in after.laws_cited_by("龙川县")] == [row.law for row in before.laws_cited_by("龙川县")]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_identifiers_in_tables_move_and_words_do_not(format: str, folder: Path, tmp_path: Path) -> None:
    export(folder, format, tmp_path / "t", base=ELSEWHERE)
    path = tmp_path / "t" / f"mentions.{format}"
    if format == "csv":
        head, *rows = cells(path)
        read = [dict(zip(head, row, strict=True)) for row in rows]
    else:
        read = pq.read_table(path).to_pylist()
    assert all(row["mention"].startswith(ELSEWHERE + "cite/") for row in read)
    assert {row["text"].lstrip("'") for row in read} >= {f"<{BASE}law/民法典>"}


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_a_licence_is_stated_of_the_dataset(format: Format, folder: Path, tmp_path: Path) -> None:
    read = as_rdflib(export(folder, format, tmp_path / "x", licence=CC_BY, base=ELSEWHERE), format)
    ((dataset, licence),) = read.subject_objects(DCTERMS.license)
    assert (dataset, RDF.type, LG.KnowledgeGraph) in read
    assert str(licence) == CC_BY


# --- files


@pytest.mark.parametrize("format", [format for format in Format if format not in {Format.CSV, Format.PARQUET}])
def test_a_name_in_gz_is_compressed_and_tells_no_time(format: Format, folder: Path, tmp_path: Path) -> None:
    plain = export(folder, format, tmp_path / "x").read_bytes()
    packed = export(folder, format, tmp_path / "x.gz").read_bytes()
    assert gzip.decompress(packed) == plain
    assert packed[3:8] == bytes(5)  # RFC 1952: no flags, so no name; MTIME 0


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from lawgraph.export import Format, export\n"
        "for f in Format: export(Path(sys.argv[1]), f, Path(sys.argv[2]) / f, base='https://example.org/')"
    )
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(folder), str(tmp_path / seed)], env=environment, check=True)
    files = sorted(path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file())
    assert len(files) == 7 + 2 * 4
    for file in files:
        assert (tmp_path / "1" / file).read_bytes() == (tmp_path / "2" / file).read_bytes(), file


@pytest.mark.parametrize("format", list(Format))
def test_an_export_that_fails_replaces_nothing(format: Format, folder: Path, tmp_path: Path) -> None:
    target = export(folder, format, tmp_path / "x")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    broken = tmp_path / "broken"
    result_folder(broken)
    for name, size in {"graph.ttl": -40, "mentions.parquet": -4, "mentions.csv": 3000}.items():
        (broken / name).write_bytes((broken / name).read_bytes()[:size])
    for name in ("network.graphml", "network.gexf"):
        (broken / name).unlink()
    if format is Format.TURTLE:
        (broken / "graph.ttl").unlink()  # copied as it is, so only its absence is noticed
    with pytest.raises(ResultError):
        export(broken, format, target)
    assert {path: path.read_bytes() for path in before} == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("format", "options"),
    [
        ("docx", {}),
        ("turtle", {"base": "https://example.org/lg"}),
        ("turtle", {"base": "example.org/"}),
        ("turtle", {"base": 'https://example.org/"> . <x> <y> <z/'}),
        ("turtle", {"licence": "CC BY 4.0"}),
        ("gexf", {"licence": CC_BY}),
    ],
)
def test_what_cannot_be_used_is_said(format: str, options: dict[str, str], folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        export(folder, format, tmp_path / "x", **options)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("format", "target"), [("csv", "x"), ("ntriples", "x/")])
def test_a_file_is_no_folder(format: str, target: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        export(folder, format, f"{tmp_path}/{target}")
    assert list(tmp_path.rglob("*")) == [tmp_path / "x"]


@pytest.mark.parametrize("target", ["there", "new/"])
def test_a_folder_gets_a_file_of_the_usual_name(target: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    done = CliRunner().invoke(app, ["export", "--out", str(folder), "ntriples", f"{tmp_path}/{target}"])
    assert Path(done.stdout.strip()) == tmp_path / target / "graph.nt"
    assert (tmp_path / target / "graph.nt").is_file()


@pytest.mark.parametrize(("format", "name"), [("turtle", "graph.ttl"), ("graphml", "network.graphml"), ("csv", "")])
def test_an_export_never_replaces_what_it_reads(format: str, name: str, folder: Path) -> None:
    with pytest.raises(UsageError, match="结果目录"):
        export(folder, format, folder / name)


@pytest.mark.parametrize("name", ["run.json", "reports.csv", "texts/x.nt", "store"])
def test_an_export_never_replaces_what_a_build_wrote(name: str, folder: Path, tmp_path: Path) -> None:
    results = tmp_path / "out"
    shutil.copytree(folder, results)
    (results / "run.json").write_text(json.dumps({"files": {"reports.csv": 1}}), encoding="utf-8")
    with pytest.raises(UsageError, match="结果目录"):
        export(results, "ntriples", results / name)


def test_a_sentence_of_any_length_is_exported(folder: Path, tmp_path: Path) -> None:
    results = tmp_path / "out"
    shutil.copytree(folder, results)
    with (results / "mentions.csv").open(encoding="utf-8-sig", newline="") as file:
        header, first, *_ = csv.reader(file)
    first[header.index("sentence")] = "学" * 200_000
    with (results / "mentions.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, first])
    limit = csv.field_size_limit()
    assert "学" * 200_000 in (export(results, "csv") / "mentions.csv").read_text(encoding="utf-8-sig")
    assert csv.field_size_limit() == limit


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    for format in Format:
        with pytest.raises(ResultError):
            export(tmp_path, format, tmp_path / "sub" / "x")


def test_a_graph_without_a_description_takes_no_licence(folder: Path, tmp_path: Path) -> None:
    old = (folder / "graph.ttl").read_text(encoding="utf-8").partition("\ndataset:")[0]
    (tmp_path / "graph.ttl").write_text(old, encoding="utf-8")
    with pytest.raises(ResultError, match="build it again"):
        export(tmp_path, "turtle", tmp_path / "x.ttl", licence=CC_BY)
    assert not (tmp_path / "x.ttl").exists()


def test_the_command_says_where_it_wrote(folder: Path, graph: rdflib.Graph) -> None:
    done = CliRunner().invoke(app, ["export", "--out", str(folder), "ntriples"], catch_exceptions=False)
    written = Path(done.stdout.strip())
    assert written == folder / "export" / "graph.nt"
    assert to_isomorphic(rdflib.Graph().parse(written, format="nt")) == to_isomorphic(graph)


def test_the_graph_exports_itself_from_python(folder: Path, tmp_path: Path) -> None:
    assert KnowledgeGraph(folder).export("graphml", tmp_path / "n.graphml") == tmp_path / "n.graphml"
