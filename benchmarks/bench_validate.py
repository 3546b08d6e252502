"""Validating a graph: lawgraph's checks and the engine they use against pyshacl, on the same triples in one run.

    python benchmarks/bench_validate.py [REPORTS [REPORTS_FOR_PYSHACL]]

pyshacl needs minutes for what takes the others a second, so it gets a graph of its own size (by default a twentieth), on which the
engine is timed again; the ratio is of the two times on that graph. pyshacl is given the graph parsed. The reports are those
of bench_turtle.py. Times are seconds of this machine, ratios are what carries over.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_turtle import RUN, Facts, made_up_report

from lawgraph.catalogue.files import ontology_file
from lawgraph.corpus import keep_text
from lawgraph.rdf import write_turtle
from lawgraph.tables import mention_rows, report_row, write_mentions, write_reports
from lawgraph.validation import validate
from lawgraph.validation.facts import read_graph
from lawgraph.validation.shapes import broken_rules


def write_results(folder: Path, count: int) -> None:
    """A folder of results of made-up reports, without the network and the account of a run."""
    facts, chance = Facts(max(1, count // 2)), random.Random(20)
    reports = [made_up_report(number, facts, chance) for number in range(count)]
    write_turtle(folder / "graph.ttl", reports, facts, RUN)
    write_mentions(folder, (row for report in reports for row in mention_rows(report)))
    write_reports(folder, map(report_row, reports))
    for report in reports:
        keep_text(folder, report.document)


def timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    small = int(sys.argv[2]) if len(sys.argv) > 2 else max(1, count // 20)
    import pyshacl
    import rdflib

    with tempfile.TemporaryDirectory() as place:
        for number in {count, small}:
            folder = Path(place) / str(number)
            folder.mkdir()
            write_results(folder, number)
        graph = Path(place) / str(count) / "graph.ttl"
        triples = read_graph(graph).triples
        print(f"{count} reports, {triples:,} triples, {graph.stat().st_size / 1e6:.1f} MB")
        found = validate(graph.parent)
        assert {problem.check for problem in found.problems} == {"run"}  # no run.json was written
        everything = timed(lambda: validate(graph.parent))
        for name, seconds in (
            ("one pass over the graph", timed(lambda: read_graph(graph))),
            ("SHACL, shacl", timed(lambda: broken_rules(graph))),
            ("all checks", everything),
        ):
            print(f"{name:<26}{seconds:8.2f} s  {seconds / triples * 1e6:8.2f} s a million triples")

        graph = Path(place) / str(small) / "graph.ttl"
        data, shapes = rdflib.Graph().parse(graph), rdflib.Graph().parse(ontology_file("shapes.ttl"))
        print(f"{small} reports, {len(data):,} triples")
        fast = timed(lambda: broken_rules(graph))
        slow = timed(lambda: pyshacl.validate(data, shacl_graph=shapes))
        for name, seconds in (("SHACL, shacl", fast), ("SHACL, pyshacl", slow)):
            print(f"{name:<26}{seconds:8.2f} s  {seconds / fast:8.1f} × shacl")


if __name__ == "__main__":
    main()
