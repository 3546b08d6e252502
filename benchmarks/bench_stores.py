"""Opening a graph and asking it: `KnowledgeGraph`, its store alone, the Turtle in memory, and rdflib's own store, in one run.

    python benchmarks/bench_stores.py [REPORTS]

1,100 reports give 1.2 million triples. Each way is timed in a process of its own, from an open Python to the first answer to "which
townships cite this law", and then for the same question again: `kg.townships_citing(law)`, for the others its query in one piece. The
reports are made up from a seed. Seconds are of processor time, the least of five for "again"; ratios are what carries over.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph
from bench_turtle import RUN, Facts, made_up_report

from lawgraph.iri import law_iri
from lawgraph.query import curated_query
from lawgraph.rdf import write_turtle
from lawgraph.stores.embedded import make_store

_LAW = "试验1法"
_TIMED = """
import json, sys, time
from pathlib import Path
import pyoxigraph, rdflib
from lawgraph.query import KnowledgeGraph
from lawgraph.stores import embedded
way, file, query, law = sys.argv[1:]

def opened():
    if way == "lawgraph":
        kg = KnowledgeGraph(Path(file).parent)
        kg.sparql("ASK { ?s ?p ?o }")
        return kg
    if way == "store":
        return embedded._opened(Path(file))
    if way == "memory":
        return embedded._in_memory(Path(file))
    return rdflib.Graph().parse(file)

def answer():
    return len(graph.townships_citing(law) if way == "lawgraph" else list(graph.query(query)))

begun = time.process_time()
graph = opened()
ready = time.process_time()
rows = answer()
first = time.process_time()
again = float("inf")
for _ in range(5):
    start = time.process_time()
    answer()
    again = min(again, time.process_time() - start)
status = Path("/proc/self/status")  # of Linux; ru_maxrss would count the process that started this one
lines = status.read_text().splitlines() if status.exists() else []
memory = max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0)
print(json.dumps({"open": ready - begun, "first": first - ready, "again": again, "rows": rows, "MB": memory}))
"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    facts = Facts(max(1, count // 2))
    chance = random.Random(20)
    query = curated_query("townships-citing").bound({"law": law_iri(_LAW)})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.ttl"
        write_turtle(file, (made_up_report(number, facts, chance) for number in range(count)), facts, RUN)
        begun = time.perf_counter()
        store = make_store(file)
        made = time.perf_counter() - begun
        size = sum(part.stat().st_size for part in store.iterdir())
        triples = len(pyoxigraph.Store.read_only(str(store)))
        print(f"{count} reports, {triples:,} triples, {file.stat().st_size / 1e6:.0f} MB of Turtle")
        print(f"making the store: {made:.1f} s, {size / 1e6:.0f} MB")
        found = {}
        for way in ("lawgraph", "store", "memory", "rdflib"):
            command = [sys.executable, "-c", _TIMED, way, str(file), query, _LAW]
            found[way] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if len({seconds["rows"] for seconds in found.values()}) != 1:
        raise SystemExit(f"different answers: {found}")
    ours = found["lawgraph"]
    print(f"{'':8}{'open':>11}{'first':>11}{'again':>11}{'memory':>11}   open / again as multiples of lawgraph's")
    for way, seconds in found.items():
        print(
            f"{way:8}{seconds['open']:9.3f} s{seconds['first']:9.3f} s{seconds['again']:9.4f} s{seconds['MB']:8.0f} MB"
            f"{seconds['open'] / ours['open']:9.1f} × {seconds['again'] / ours['again']:9.1f} ×"
        )


if __name__ == "__main__":
    main()
