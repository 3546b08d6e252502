"""The files of the network: readable by spreadsheets and graph programmes, and the same every time."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from synthetic_reports import small_corpus

from lawgraph.errors import ResultError
from lawgraph.network import Network, analyse, read_network, report_entities, write_network
from lawgraph.tables import cell


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_four_files_are_written(network: Network, tmp_path: Path) -> None:
    names = [path.name for path in write_network(network, tmp_path / "new" / "out")]
    assert names == ["cooccurrence.csv", "centrality.csv", "network.graphml", "network.gexf"]


def test_excel_is_told_that_the_tables_are_utf8(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    assert (tmp_path / "cooccurrence.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "centrality.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_pairs_of_most_reports_come_first(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    rows = table(tmp_path / "cooccurrence.csv")
    weights = [int(row["reports"]) for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert len(rows) == network.graph.number_of_edges()


def test_the_data_dictionary_explains_every_column_of_the_pairs(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    text = (Path(__file__).parents[2] / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    section = text.split("## cooccurrence.csv")[1]
    for column in table(tmp_path / "cooccurrence.csv")[0]:
        assert f"`{column}`" in section


def test_the_weights_of_a_pair_can_be_computed_again_from_its_row(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    for row in table(tmp_path / "cooccurrence.csv"):
        both, first, second = (int(row[name]) for name in ("reports", "source_reports", "target_reports"))
        assert float(row["jaccard"]) == pytest.approx(both / (first + second - both), rel=1e-5)
        assert 0 <= float(row["disparity"]) <= 1


def test_writing_twice_gives_the_same_bytes_whatever_the_order_of_reports(tmp_path: Path) -> None:
    write_network(analyse(small_corpus()), tmp_path / "a")
    write_network(analyse(small_corpus()[::-1]), tmp_path / "b")
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_no_file_tells_when_it_was_written(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    assert b"lastmodified" not in (tmp_path / "network.gexf").read_bytes()


def test_the_graph_comes_back_as_it_was(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    graph = read_network(tmp_path)
    assert set(graph) == set(network.graph)
    for a, b, data in network.graph.edges(data=True):
        assert graph.edges[a, b]["weight"] == data["weight"]
        assert graph.edges[a, b].get("npmi") == pytest.approx(data.get("npmi"), abs=1e-5)
    for node, data in network.graph.nodes(data=True):
        assert graph.nodes[node]["label"] == data["label"]
        assert graph.nodes[node]["reports"] == data["reports"]


def test_gephi_finds_labels_and_weights(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    graph = nx.read_gexf(tmp_path / "network.gexf")
    assert {data["label"] for _, data in graph.nodes(data=True)} == {
        data["label"] for _, data in network.graph.nodes(data=True)
    }
    assert {data["weight"] for *_, data in graph.edges(data=True)} == {
        data["weight"] for *_, data in network.graph.edges(data=True)
    }


def test_an_empty_corpus_writes_empty_tables(tmp_path: Path) -> None:
    write_network(analyse([]), tmp_path)
    assert table(tmp_path / "cooccurrence.csv") == []
    assert len(read_network(tmp_path)) == 0


@pytest.mark.parametrize("text", ["=1+1", "+甲", "-乙", "@SUM", "\t=1", "  =1"])
def test_a_spreadsheet_runs_no_title(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_a_title_with_control_characters_still_makes_a_readable_file(tmp_path: Path) -> None:
    report = report_entities(small_corpus()[0])
    odd = replace(report.occurrences[0], id="=规\x0b定\x00<&>", iri="law:odd")
    write_network(analyse([replace(report, occurrences=(odd, *report.occurrences[1:]))]), tmp_path)
    assert read_network(tmp_path).nodes["law:odd"]["label"] == "=规\ufffd定\ufffd<&>"
    assert any(row["id"].startswith("'=规") for row in table(tmp_path / "centrality.csv"))


def test_a_folder_without_a_network_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"network\.graphml"):
        read_network(tmp_path)


def test_a_damaged_network_is_named(tmp_path: Path) -> None:
    (tmp_path / "network.graphml").write_text("<graphml", encoding="utf-8")
    with pytest.raises(ResultError, match="已损坏"):
        read_network(tmp_path)
