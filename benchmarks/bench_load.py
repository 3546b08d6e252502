"""Loading a graph into stores of this machine, from its parts and from graph.ttl: processor time, time, memory and disk a million triples.

    lawgraph build REPORTS --out OUT --engine spark
    python benchmarks/bench_load.py OUT [--stores oxigraph,virtuoso,jena] [--of ttl,nt,nt.gz]

Needs what the tests of stores need: the package oxigraph, virtuoso-opensource-7-bin, libapache-jena-java with a Java. Every store is empty
before, and is asked how many triples it has after. On a machine that others use too read the processor time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "stores"))

from servers import Jena, free_port, oxigraph_program

GRAPH = "https://example.org/reports"
#: Virtuoso's pages of 8 KB in memory; its manual says two thirds of a machine's, here a quarter of a gigabyte a million triples is plenty
BUFFERS = 170_000
INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {data}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
"""


class Cost(NamedTuple):
    """Seconds of processors, seconds, megabytes of memory at most, megabytes on the disk, and the triples that were there after."""

    processor: float
    seconds: float
    memory: float
    disk: float
    triples: int


def run(command: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Processor time, time and memory of a command."""
    begun = time.perf_counter()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit((folder / "log").read_text())
    return used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024


def disk(folder: Path) -> float:
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file()) / 2**20


def oxigraph(files: Sequence[Path], folder: Path) -> Cost:
    from pyoxigraph import Store

    store = folder / "store"
    spent = run([oxigraph_program(), "load", "--location", str(store), "--file", *map(str, files)], folder)
    return Cost(*spent, disk(store), len(Store.read_only(str(store))))


def jena(files: Sequence[Path], folder: Path) -> Cost:
    path = Jena.installed(folder).class_path
    java = ["java", "-Dfile.encoding=UTF-8", "-cp", path]
    store = folder / "store"
    spent = run([*java, "tdb2.tdbloader", "--loader=parallel", "--loc", str(store), *map(str, files)], folder)
    counted = subprocess.run(
        [*java, "tdb2.tdbquery", "--loc", str(store), "--results=CSV", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return Cost(*spent, disk(store), int(counted.stdout.split()[1]))


def virtuoso(files: Sequence[Path], folder: Path, loaders: int = 2) -> Cost:
    port = free_port()
    ini = INI.format(sql=port, data=files[0].parent, buffers=BUFFERS, dirty=BUFFERS * 3 // 4)
    (folder / "virtuoso.ini").write_text(ini)

    def isql(statement: str) -> subprocess.Popen[str]:
        command = ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={statement}"]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")

    def told(statement: str) -> str:
        process = isql(statement)
        return process.communicate()[0]

    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"], cwd=folder, stdout=log, stderr=log
        )
    try:
        while "1 Rows" not in told("SELECT 1;"):
            time.sleep(0.5)
        before = _processor(server.pid)
        begun = time.perf_counter()
        for file in files:
            told(f"ld_dir('{file.parent}', '{file.name}', '{GRAPH}');")
        for loading in [isql("rdf_loader_run();") for _ in range(min(loaders, len(files)))]:
            loading.communicate()
        told("checkpoint;")
        seconds, spent = time.perf_counter() - begun, _processor(server.pid) - before
        failed = told("SELECT ll_file, ll_error FROM DB.DBA.LOAD_LIST WHERE ll_error IS NOT NULL;")
        if "0 Rows" not in failed:
            raise SystemExit(failed)
        answer = told(f"SPARQL SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }};")
        triples = int(re.findall(r"^(\d+)\s*$", answer, re.MULTILINE)[0])
        status = Path(f"/proc/{server.pid}/status").read_text()
        memory = int(re.findall(r"VmHWM:\s*(\d+)", status)[0]) / 1024
        return Cost(spent, seconds, memory, disk(folder), triples)
    finally:
        server.kill()
        server.wait()


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


STORES: dict[str, Callable[[Sequence[Path], Path], Cost]] = {"oxigraph": oxigraph, "virtuoso": virtuoso, "jena": jena}


def inputs(out: Path, kind: str, folder: Path) -> list[Path]:
    """The graph of a result folder in files of a kind."""
    parts = sorted((out / "graph.nt").glob("*.nt.gz"))
    if kind == "ttl":
        return [out / "graph.ttl"]
    if kind == "nt.gz":
        return parts
    for part in parts:
        (folder / part.stem).write_bytes(gzip.decompress(part.read_bytes()))
    return sorted(folder.glob("*.nt"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--stores", default=",".join(STORES))
    parser.add_argument("--of", default="ttl,nt,nt.gz")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    told = json.loads((out / "graph.nt" / "parts.json").read_text())["parts"]
    expected = sum(part["triples"] for part in told)
    print(f"{expected} triples in {len(told)} parts, {sum(part['bytes'] for part in told) / 2**20:.0f} MB packed")
    print(
        "store     of     processor s  seconds  memory MB  disk MB  triples  a million: processor s, bytes a triple on the disk"
    )
    for store in options.stores.split(","):
        for kind in options.of.split(","):
            with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as folder:
                cost = STORES[store](inputs(out, kind, Path(data)), Path(folder))
            million = cost.triples / 1e6
            print(
                f"{store:9} {kind:6} {cost.processor:11.1f} {cost.seconds:8.1f} {cost.memory:10.0f} {cost.disk:8.0f} {cost.triples:8}"
                f"  {cost.processor / million:.1f}, {cost.disk * 2**20 / cost.triples:.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
