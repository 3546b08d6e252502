"""`lawgraph serve`: an endpoint of the graph on this machine, for reading."""

from __future__ import annotations

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import servers

import lawgraph
from lawgraph.errors import ResultError, UsageError
from lawgraph.query import KnowledgeGraph
from lawgraph.stores import embedded, server


@pytest.fixture
def out(tmp_path: Path, graph_file: Path) -> Path:
    servers.oxigraph_program()
    shutil.copy(graph_file, tmp_path)
    return tmp_path


@contextmanager
def serving(out: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-u", "-m", "lawgraph", "serve", "--out", str(out), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def lines(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(count)]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_answers_until_it_is_ended(how: signal.Signals, code: int, out: Path, kg: KnowledgeGraph) -> None:
    port = servers.free_port()
    with serving(out, port) as process:
        address, example, python = lines(process, 3)
        assert f"http://127.0.0.1:{port}/query" in address
        there = lawgraph.open(f"http://127.0.0.1:{port}/query")
        assert there.townships_citing() == kg.townships_citing()
        with urllib.request.urlopen(example.split()[-1], timeout=10) as answer:
            assert b"https://w3id.org/lawgraph/" in answer.read()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(
                urllib.request.Request(f"http://127.0.0.1:{port}/store?default", b"", method="PUT"), timeout=10
            )
        assert eval(python.partition(" ")[2], {"lawgraph": lawgraph}).reports() == kg.reports()
        process.send_signal(how)
        assert process.wait(20) == code
    with socket.socket() as trial:
        assert trial.connect_ex(("127.0.0.1", port)) != 0


def test_others_may_read_while_it_serves(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "SMALL", 0)
    with server.serving(out / "graph.ttl", servers.free_port()):
        assert len(KnowledgeGraph(out).reports()) == 4


def test_it_goes_on_however_many_answers_break_off(out: Path) -> None:
    port = servers.free_port()
    address = f"http://127.0.0.1:{port}/query?query="
    broken = address + urllib.parse.quote("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with server.serving(out / "graph.ttl", port):
        for _ in range(800):  # a line each: more than a pipe holds
            with suppress(urllib.error.URLError, http.client.HTTPException):
                urllib.request.urlopen(broken, timeout=10).close()
        with urllib.request.urlopen(address + urllib.parse.quote("ASK {}"), timeout=10) as answer:
            assert b"true" in answer.read()


def test_a_port_that_is_taken_is_told(out: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"), server.serving(out / "graph.ttl", taken.getsockname()[1]):
            pass


def test_a_missing_server_says_what_to_install(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.shutil, "which", lambda *_, **__: None)
    with pytest.raises(UsageError, match=r"lawgraph\[serve\]"), server.serving(out / "graph.ttl", 7878):
        pass


def test_a_place_for_the_store_that_is_taken_is_told(out: Path) -> None:
    (out / "store").mkdir()
    with pytest.raises(ResultError, match="store"), server.serving(out / "graph.ttl", servers.free_port()):
        pass
