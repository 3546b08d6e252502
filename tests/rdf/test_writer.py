"""The graph of a small corpus: what is in it, and that nothing but the corpus decides its bytes."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS

from lawgraph.iri import NAMESPACES, ONTOLOGY, VOCABULARY, mention_prefix
from lawgraph.model import ExtractedReport
from lawgraph.rdf import TurtleWriter, report_block, write_turtle
from rdf import specimen

LG = rdflib.Namespace(ONTOLOGY)
LGV = rdflib.Namespace(VOCABULARY)
LAW, PLACE, INST, PROGRAM, DOC = (rdflib.Namespace(NAMESPACES[p]) for p in ("law", "place", "inst", "program", "doc"))
REPORTS = specimen.reports()


def written(path: Path, *reports: ExtractedReport) -> bytes:
    write_turtle(path, reports, specimen.Facts(), specimen.RUN)
    return path.read_bytes()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    written(path, *REPORTS)
    return path


@pytest.fixture(scope="module")
def graph(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path)


def node(report: ExtractedReport, words: str) -> rdflib.URIRef:
    mention = next(mention for mention in report.mentions if mention.text == words)
    return rdflib.URIRef(f"{mention_prefix(report.document.sha256)}{mention.start}-{mention.end}")


def document(report: ExtractedReport) -> rdflib.URIRef:
    return DOC[report.document.sha256[:16]]


def test_rdflib_and_oxigraph_read_the_same_graph(path: Path, graph: rdflib.Graph) -> None:
    parsed = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    ours = {(triple.subject.value, triple.predicate.value, triple.object.value) for triple in parsed}
    assert ours == {(str(subject), str(name), str(value)) for subject, name, value in graph}


def test_no_node_is_blank(graph: rdflib.Graph) -> None:
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]


def test_no_edge_ends_at_a_bare_name(graph: rdflib.Graph) -> None:
    own = tuple(NAMESPACES[prefix] for prefix in ("law", "program", "inst", "place", "doc"))
    for target in {target for target in graph.objects() if str(target).startswith(own)}:
        assert graph.value(target, RDFS.label), target


def test_a_report_tells_where_it_comes_from(graph: rdflib.Graph) -> None:
    report = document(REPORTS[0])
    assert graph.value(report, LG.reportYear).toPython() == 2024
    assert graph.value(report, LG.locality) == PLACE["441622127"]
    assert graph.value(report, LG.reportLevel) == LGV["division-township"]
    assert graph.value(report, LG.issuedBy) == INST["441622127-人民政府"]
    assert str(graph.value(report, LG.documentName)) == "guangdong/longchuan-shangping-2024"
    assert str(graph.value(report, LG.source)) == "guangdong/longchuan-shangping-2024.txt"
    assert str(graph.value(report, LG.sourceUrl)) == "https://example.org/a?b=1&c=“引号”"


def test_every_mention_carries_its_words_and_its_sentence(graph: rdflib.Graph) -> None:
    for report in REPORTS:
        for mention in report.mentions:
            found = rdflib.URIRef(f"{mention_prefix(report.document.sha256)}{mention.start}-{mention.end}")
            assert str(graph.value(found, LG.quote)) == mention.text
            assert str(graph.value(found, LG.sentence)) == report.document.text[slice(*mention.sentence)]
            assert graph.value(found, LG.startOffset).toPython() == mention.start
            assert graph.value(found, LG.inDocument) == document(report)


def test_a_citation_tells_what_is_done_and_when(graph: rdflib.Graph) -> None:
    citation = node(REPORTS[0], "上坪镇议事规则")
    assert set(graph.objects(citation, RDF.type)) == {LG.Citation, LG.Mention}
    assert graph.value(citation, LG.citedInstrument) == graph.value(citation, LG.refersTo) == LAW["上坪镇议事规则"]
    assert graph.value(citation, LG.citeContext) == LGV["context-enact"]
    assert graph.value(citation, LG.citeTense) == LGV["tense-planned"]
    assert graph.value(citation, LG.resolution) == LGV["via-local-title"]
    section = graph.value(citation, LG.inSection)
    assert graph.value(section, LG.sectionKind) == LGV["section-plans"]
    assert str(graph.value(section, LG.heading)) == "二、下一步打算"


def test_a_citation_tells_what_of_the_document_is_cited_and_whether_it_was_in_force(graph: rdflib.Graph) -> None:
    citation = node(REPORTS[0], "婚姻法")
    assert {str(value) for value in graph.objects(citation, LG.articleRef)} == {"第32条第1款", "第34-35条"}
    assert graph.value(citation, LG.forceStatusAtReport) == LGV["force-repealed"]
    assert str(graph.value(node(REPORTS[1], "某某暂行办法"), LG.citedNumber)) == "某政发〔2021〕5号"


def test_documents_and_programmes_are_named_as_lacking_or_not(graph: rdflib.Graph) -> None:
    assert graph.value(node(REPORTS[1], "某某暂行办法"), LG.polarity) == LGV["polarity-lacking"]
    assert graph.value(node(REPORTS[0], "枫桥经验"), LG.polarity) == LGV["polarity-affirmed"]
    assert graph.value(node(REPORTS[0], "司法所"), LG.polarity) is None


def test_a_law_cited_twice_has_two_citations_and_one_edge(graph: rdflib.Graph) -> None:
    report = document(REPORTS[0])
    cited = [c for c in graph.subjects(LG.citedInstrument, LAW["民法典"]) if (c, LG.inDocument, report) in graph]
    assert len(cited) == 2
    assert (report, LG.cites, LAW["民法典"]) in graph
    assert (report, LG.mentions, LAW["民法典"]) in graph


def test_an_undecided_mention_has_candidates_and_no_edge(graph: rdflib.Graph) -> None:
    mention = node(REPORTS[2], "市中区")
    assert graph.value(mention, LG.refersTo) is None
    assert set(graph.objects(mention, LG.candidate)) == {PLACE["500110"], PLACE["441622"]}
    assert (document(REPORTS[2]), LG.mentions, PLACE["500110"]) not in graph


def test_a_law_has_its_facts(graph: rdflib.Graph) -> None:
    law = LAW["婚姻法"]
    assert {LG.Legislation, LG.Instrument} < set(graph.objects(law, RDF.type))
    assert str(graph.value(law, LG.title)) == "中华人民共和国婚姻法"
    assert str(graph.value(law, LG.shortTitle)) == "婚姻法"
    assert graph.value(law, LG.level) == LGV["level-law"]
    assert graph.value(law, LG.effectiveUntil).toPython().isoformat() == "2021-01-01"
    assert graph.value(law, LG.repealedBy) == LAW["民法典"]


def test_a_title_outside_the_catalogue_is_kept_by_its_kind(graph: rdflib.Graph) -> None:
    assert {LG.PolicyInstrument, LG.CitedTitle} < set(graph.objects(LAW["上坪镇议事规则"], RDF.type))
    assert set(graph.objects(LAW["某某暂行办法"], RDF.type)) == {LG.CitedTitle, LG.Instrument}
    assert graph.value(LAW["某某暂行办法"], LG.level) == LGV["level-unknown"]


def test_a_justice_office_belongs_to_the_county_bureau(graph: rdflib.Graph) -> None:
    office = INST["441622127-司法所"]
    assert graph.value(office, LG.jurisdiction) == PLACE["441622127"]
    assert graph.value(office, LG.partOf) == INST["441622-司法局"]
    assert graph.value(INST["441622-司法局"], LG.jurisdiction) == PLACE["441622"]


def test_a_national_organ_has_no_jurisdiction(graph: rdflib.Graph) -> None:
    assert graph.value(INST["司法部"], LG.jurisdiction) is None
    assert graph.value(INST["司法部"], LG.partOf) == INST["国务院"]


def test_the_places_above_a_township_are_written_out(graph: rdflib.Graph) -> None:
    town = PLACE["441622127"]
    assert graph.value(town, LG.within) == graph.value(town, LG.inCounty) == PLACE["441622"]
    assert graph.value(town, LG.inPrefecture) == PLACE["441600"]
    assert graph.value(town, LG.inProvince) == PLACE["440000"]
    assert str(graph.value(town, LG.path)) == "广东省/河源市/龙川县/上坪镇"


def test_a_municipality_has_no_prefecture(graph: rdflib.Graph) -> None:
    assert graph.value(PLACE["500110123"], LG.inPrefecture) is None


def test_a_village_outside_the_gazetteer_lies_in_its_township(graph: rdflib.Graph) -> None:
    village = PLACE["500110123-南河村"]
    assert graph.value(village, LG.within) == PLACE["500110123"]
    assert graph.value(village, LG.divisionLevel) == LGV["division-village"]


def test_a_place_leads_to_what_it_became(tmp_path: Path) -> None:
    report = specimen.Draft("x", "五尧乡的报告", specimen.OLD_TOWNSHIP).report()
    written(tmp_path / "g.ttl", report)
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert graph.value(PLACE["130606206"], LG.became) == PLACE["mca-130606102"]
    assert str(graph.value(PLACE["mca-130606102"], RDFS.label)) == "五尧镇"


def test_a_programme_has_its_facts(graph: rdflib.Graph) -> None:
    programme = PROGRAM["枫桥经验"]
    assert graph.value(programme, LG.programKind) == LGV["program-governance-experience"]
    assert graph.value(programme, LG.periodStart).toPython() == 1963
    assert graph.value(programme, LG.promotes) == LAW["民法典"]


def test_a_concept_explains_itself_in_the_graph(graph: rdflib.Graph) -> None:
    labels = {str(label) for label in graph.objects(LGV["context-publicise"])}
    assert {"宣传普及", "Publicise"} <= labels


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_reports_changes_no_byte(seed: int, tmp_path: Path, path: Path) -> None:
    shuffled = list(REPORTS)
    random.Random(seed).shuffle(shuffled)
    assert written(tmp_path / "g.ttl", *shuffled) == path.read_bytes()


def test_blocks_made_elsewhere_give_the_same_bytes(tmp_path: Path, path: Path) -> None:
    blocks = [report_block(report, specimen.Facts(), specimen.RUN.iri) for report in reversed(REPORTS)]
    with TurtleWriter(tmp_path / "g.ttl", specimen.Facts(), specimen.RUN) as writer:
        for block in blocks:
            writer.add_block(block)
    assert (tmp_path / "g.ttl").read_bytes() == path.read_bytes()


def test_one_more_report_only_adds_lines_outside_the_description(tmp_path: Path, path: Path) -> None:
    fewer = written(tmp_path / "g.ttl", *REPORTS[1:]).partition(b"\ndataset:")[0].splitlines()
    assert set(fewer) <= set(path.read_bytes().splitlines())


def test_the_same_text_in_two_files_is_one_report(tmp_path: Path) -> None:
    copies = (specimen.renamed(REPORTS[0], "z/copy"), REPORTS[0])
    assert written(tmp_path / "a.ttl", *copies) == written(tmp_path / "b.ttl", *reversed(copies))
    graph = rdflib.Graph().parse(tmp_path / "a.ttl")
    assert {str(source) for source in graph.objects(document(REPORTS[0]), LG.source)} == {
        "guangdong/longchuan-shangping-2024.txt",
        "z/copy.html",
    }
    assert [str(name) for name in graph.objects(document(REPORTS[0]), LG.documentName)] == [
        "guangdong/longchuan-shangping-2024"
    ]


def test_one_span_may_name_two_things(tmp_path: Path) -> None:
    draft = specimen.Draft("x", "红旗水泥厂参加。")
    draft.institution("红旗水泥厂", "|红旗水泥厂", kind="enterprise")
    draft.locality("红旗水泥厂", f"{specimen.TOWN.path}/红旗水泥厂", "441622127-红旗水泥厂", "other")
    written(tmp_path / "g.ttl", draft.report())
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert len(list(graph.subjects(RDF.type, LG.Mention))) == 2


def test_two_readings_of_one_title_are_one_document_with_two_names(tmp_path: Path) -> None:
    draft = specimen.Draft("x", "《上坪“八五”规划》《上坪八五规划》")
    draft.law("上坪“八五”规划", "上坪“八五”规划", "").law("上坪八五规划", "上坪八五规划", "policy")
    written(tmp_path / "g.ttl", draft.report())
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    law = LAW["上坪八五规划"]
    assert {str(label) for label in graph.objects(law) if not isinstance(label, rdflib.URIRef)} == {
        "上坪“八五”规划",
        "上坪八五规划",
    }
    assert graph.value(law, LG.level) == LGV["level-policy"]


def test_an_empty_corpus_is_a_graph_of_the_run_alone(tmp_path: Path) -> None:
    written(tmp_path / "g.ttl")
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert list(graph.subjects(RDF.type, LG.ExtractionRun))
    assert not list(graph.subjects(RDF.type, LG.Report))


def test_a_broken_build_leaves_the_old_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    facts = specimen.Facts()

    def failing() -> None:
        with TurtleWriter(tmp_path / "graph.ttl", facts, specimen.RUN) as writer:
            writer.add(REPORTS[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("graph.ttl", "old")]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    text = '《民法典》" . doc:x lg:cites law:假 . #\\u0022\n下一句'
    report = specimen.Draft("x", text, metadata={"url": '"> . <'}).law("民法典", specimen.CIVIL_CODE.title).report()
    report = replace(report, frame=replace(report.frame, title='"@zh ; a lg:Evil . #'))
    written(tmp_path / "g.ttl", report)
    graph = rdflib.Graph().parse(tmp_path / "g.ttl")
    assert (None, LG.cites, LAW["假"]) not in graph
    assert str(graph.value(document(report), RDFS.label)) == '"@zh ; a lg:Evil . #'
