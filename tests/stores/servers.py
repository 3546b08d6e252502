"""Real SPARQL stores, started on this machine for the tests, and a small server that says what it is told to say."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

#: rows after which the Virtuoso of the tests cuts an answer
VIRTUOSO_ROWS = 200
_JARS = Path("/usr/share/java")
_XERCES = "org/apache/jena/ext/xerces/"
_CLASS_PATH = """jena-arq jena-base jena-core jena-cmds jena-iri jena-tdb jena-tdb2 jena-dboe-base jena-dboe-index
    jena-dboe-storage jena-dboe-trans-data jena-dboe-transaction jena-rdfconnection jena-shacl jena-shex commons-cli commons-codec
    commons-compress commons-csv commons-io commons-lang3 dexx.collection guava httpclient httpcore jackson-core jackson-databind
    jackson-annotations jsonld-java thrift protobuf slf4j-api slf4j-nop titanium-json-ld jakarta.json-api gson jcl-over-slf4j"""
_INI = """[Database]
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
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True)
class Running:
    """A server: where its graph store is and where it takes queries."""

    store: str
    queries: str


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port


def oxigraph_program() -> str:
    beside = Path(sys.executable).parent
    program = shutil.which("oxigraph", path=os.pathsep.join((str(beside), os.environ.get("PATH", ""))))
    if program is None:
        pytest.skip("no oxigraph server: install the package oxigraph")
    return program


@contextmanager
def oxigraph(folder: Path) -> Iterator[Running]:
    """An empty Oxigraph that can be written to."""
    address = f"127.0.0.1:{free_port()}"
    with _started(
        [oxigraph_program(), "serve", "--location", str(folder), "--bind", address], folder, f"http://{address}/"
    ):
        yield Running(f"http://{address}/store", f"http://{address}/query")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Running]:
    """An empty Virtuoso; its account is dba, dba."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no Virtuoso: install virtuoso-opensource-7-bin (Debian)")
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(http=http, sql=sql, rows=VIRTUOSO_ROWS))
    address = f"http://127.0.0.1:{http}"
    with _started([program, "+configfile", "virtuoso.ini", "+foreground"], folder, f"{address}/sparql"):
        yield Running(f"{address}/sparql-graph-crud-auth", f"{address}/sparql")


@contextmanager
def _started(command: list[str], folder: Path, address: str) -> Iterator[None]:
    with (folder / "log").open("w") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as process:
        try:
            for attempt in range(600):
                try:
                    urllib.request.urlopen(address, timeout=10).close()
                    break
                except urllib.error.HTTPError:
                    break
                except OSError:
                    if attempt == 599 or process.poll() is not None:
                        raise
                    time.sleep(0.1)
            yield
        finally:
            process.terminate()


@dataclass(frozen=True)
class Jena:
    """Jena's command line. Debian's jar needs a part of itself under another name (`xerces/` for Jena's own path)."""

    class_path: str

    @classmethod
    def installed(cls, folder: Path) -> Jena:
        if shutil.which("java") is None or not (_JARS / "jena-cmds.jar").is_file():
            pytest.skip("no Jena: install libapache-jena-java and default-jre-headless (Debian)")
        with zipfile.ZipFile(_JARS / "jena-core.jar") as core, zipfile.ZipFile(folder / "xerces.jar", "w") as xerces:
            for name in core.namelist():
                if name.startswith(_XERCES) and not name.endswith("/"):
                    xerces.writestr("xerces/" + name.removeprefix(_XERCES), core.read(name))
        jars = [folder / "xerces.jar", *(_JARS / f"{name}.jar" for name in _CLASS_PATH.split())]
        return cls(os.pathsep.join(map(str, jars)))

    def run(self, graph: Path, query: Path, result: str) -> str:
        done = subprocess.run(
            [
                *(
                    "java",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    self.class_path,
                ),
                *("arq.sparql", "--data", str(graph), "--query", str(query), f"--results={result}"),
            ],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout


@dataclass
class Told:
    """What a `Scripted` server says: code, headers, body."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Asked:
    """What it was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Scripted:
    """A server that answers by a function, and remembers what it was asked."""

    def __init__(self, answer: Callable[[Asked], Told]) -> None:
        self.asked: list[Asked] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.asked.append(Asked(self.command, self.path, dict(self.headers), body))
                told = answer(outer.asked[-1])
                self.send_response(told.status)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(told.body)))
                self.end_headers()
                self.wfile.write(told.body)

            do_GET = do_POST = do_PUT = _answer

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Scripted:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def table(**row: object) -> Told:
    """A SPARQL result of one row of integers."""
    cells = {
        name: {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": str(value)}
        for name, value in row.items()
    }
    body = json.dumps({"head": {"vars": list(row)}, "results": {"bindings": [cells]}}).encode()
    return Told(200, {"Content-Type": "application/sparql-results+json"}, body)
