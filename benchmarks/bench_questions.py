"""Questions to a graph of some 86,000 citations (4,300 made-up reports): seconds of processor time for each, the graph loaded beforehand.

    python benchmarks/bench_questions.py [REPORTS]

Beside each question the time of its query in one piece (`rows.sparql`), where that gives the same rows.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_turtle import RUN, Facts, made_up_report

from lawgraph.query import KnowledgeGraph
from lawgraph.rdf import write_turtle

LAW, PROGRAM = "试验7法", "试验7机制"
QUESTIONS: dict[str, Callable[[KnowledgeGraph], Any]] = {
    "law_matrix()": lambda kg: kg.law_matrix(),
    "townships_citing()": lambda kg: kg.townships_citing(),
    "townships_citing(law)": lambda kg: kg.townships_citing(LAW),
    "reports_not_citing(law)": lambda kg: kg.reports_not_citing(LAW),
    "laws_cited_by(province)": lambda kg: kg.laws_cited_by("试验省"),
    "laws_cited_by(town)": lambda kg: kg.laws_cited_by("第7镇"),
    "change_between(years)": lambda kg: kg.change_between(2015, 2016),
    "laws_only_in(town, town)": lambda kg: kg.laws_only_in("第7镇", "第8镇"),
    "programs_with(law)": lambda kg: kg.programs_with(LAW),
    "programs_with()": lambda kg: kg.programs_with(at_least=3),
    "institutions_with(law)": lambda kg: kg.institutions_with(LAW),
    "first_to_name(program)": lambda kg: kg.first_to_name(program=PROGRAM),
    "reports_alike(report)": lambda kg: kg.reports_alike("report-000007", at_least=0.1),
    "reports_alike()": lambda kg: kg.reports_alike(),
    "repeated_passages()": lambda kg: kg.repeated_passages(),
}
WHOLE = ("law_matrix()", "townships_citing()", "townships_citing(law)", "laws_cited_by(province)")


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """The best of three runs in seconds of processor time, and the result."""
    best, result = float("inf"), None
    for _ in range(3):
        begun = time.process_time()
        result = action()
        best = min(best, time.process_time() - begun)
    return best, result


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4300
    facts = Facts(max(1, count // 2))
    chance = random.Random(20)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        write_turtle(path, (made_up_report(number, facts, chance) for number in range(count)), facts, RUN)
        kg = KnowledgeGraph(folder)
        begun = time.process_time()
        kg.sparql("ASK { ?s ?p ?o }")
        print(f"{count} reports, {path.stat().st_size / 1e6:.0f} MB, loaded in {time.process_time() - begun:.1f} s")
        for name, ask in QUESTIONS.items():
            seconds, rows = timed(lambda ask=ask: ask(kg))  # type: ignore[misc]
            line = f"{name:<26}{len(rows):>8} rows {seconds:8.3f} s"
            if name in WHOLE:
                line += f"   as one query {timed(lambda rows=rows: kg.sparql(rows.sparql))[0]:8.3f} s"  # type: ignore[misc]
            print(line, flush=True)
        rows = kg.law_matrix()
        begun = time.process_time()
        sentences = sum(len(row["evidence"]) for row in rows.as_json())
        print(f"{sentences} sentences of the matrix fetched in {time.process_time() - begun:.1f} s")


if __name__ == "__main__":
    main()
