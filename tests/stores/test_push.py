"""A graph sent to a store, and what is done when the store is busy, refuses or loses something."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import servers
from servers import Asked, Running, Scripted, Told, table

from lawgraph.cli import main
from lawgraph.errors import ServerError, UsageError
from lawgraph.query import KnowledgeGraph
from lawgraph.stores import push as pushing
from lawgraph.stores import turtle
from lawgraph.stores.push import push, target
from lawgraph.stores.web import Account, Web, account

GRAPH = "https://example.org/年报"


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "pieces", lambda file: turtle.pieces(file, 10_000))


def count(running: Running, graph: str | None = None) -> int:
    (row,) = KnowledgeGraph.at(running.queries, graph=graph).sparql("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")  # type: ignore[union-attr]
    return int(row.n)


def send(file: Path, url: str, graph: str | None = GRAPH, add: bool | None = None) -> pushing.Pushed:
    return push(file, target(url, graph), add=add, who=account(), timeout=30)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    file = tmp_path / "other.ttl"
    file.write_text("<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n")
    return file


# --- real stores


@pytest.mark.usefixtures("in_pieces")
def test_the_graph_arrives_whole_in_several_pieces(graph_file: Path, oxigraph_server: Running) -> None:
    assert len(list(pushing.pieces(graph_file))) > 3
    done = send(graph_file, oxigraph_server.store)
    assert done.after == done.triples == count(oxigraph_server, GRAPH)


def test_a_named_graph_is_replaced_unless_told_to_add(graph_file: Path, empty: Path, oxigraph_server: Running) -> None:
    graph = GRAPH + "-2"
    whole = send(graph_file, oxigraph_server.store, graph).triples
    assert send(empty, oxigraph_server.store, graph, add=True) == pushing.Pushed(1, whole, whole + 1)
    assert send(empty, oxigraph_server.store, graph) == pushing.Pushed(1, whole + 1, 1)


def test_a_default_graph_that_holds_something_is_not_replaced_unasked(
    graph_file: Path, empty: Path, tmp_path: Path
) -> None:
    (tmp_path / "server").mkdir()
    with servers.oxigraph(tmp_path / "server") as running:
        assert send(empty, running.store, None).after == 1
        with pytest.raises(UsageError, match="--replace"):
            send(graph_file, running.store, None)
        assert count(running) == 1
        assert send(graph_file, running.store, None, add=False).after == count(running)


@pytest.mark.usefixtures("in_pieces", "virtuoso_account")
def test_virtuoso_takes_it_with_digest_authentication(graph_file: Path, virtuoso_server: Running) -> None:
    graph = GRAPH + "-3"
    done = send(graph_file, virtuoso_server.store, graph)
    assert done.after == done.triples == count(virtuoso_server, graph)
    assert send(graph_file, virtuoso_server.store, graph, add=True).after == done.triples


def test_virtuoso_refuses_without_the_account(
    graph_file: Path, virtuoso_server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ServerError, match="LAWGRAPH_PASSWORD"):
        send(graph_file, virtuoso_server.store)
    monkeypatch.setenv("LAWGRAPH_USER", "dba")
    monkeypatch.setenv("LAWGRAPH_PASSWORD", "wrong")
    with pytest.raises(ServerError, match="401"):
        send(graph_file, virtuoso_server.store)


def test_the_command_tells_what_arrived(
    graph_file: Path, oxigraph_server: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["lawgraph", "push", oxigraph_server.store, "--out", str(graph_file.parent), "--graph", GRAPH]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code in {0, None}
    assert str(count(oxigraph_server, GRAPH)) in capsys.readouterr().out


# --- a store as it may behave


def a_store(write: Callable[[Asked], Told], counts: list[int]) -> Callable[[Asked], Told]:
    """A store that tells these counts in turn, and answers writing as told."""
    left = iter(counts)
    return lambda asked: table(n=next(left)) if asked.path.startswith("/query") else write(asked)


@pytest.fixture
def triples(graph_file: Path) -> int:
    return len(set(pushing.open_graph(graph_file)))


@pytest.mark.usefixtures("in_pieces")
def test_the_first_piece_replaces_and_the_others_add(graph_file: Path, triples: int) -> None:
    with Scripted(a_store(lambda asked: Told(204), [7, triples])) as server:
        send(graph_file, f"{server.address}/store")
    writes = [asked for asked in server.asked if asked.path.startswith("/store")]
    assert [asked.method for asked in writes] == ["PUT", *["POST"] * (len(writes) - 1)]
    assert {parse_qs(urlsplit(asked.path).query)["graph"][0] for asked in writes} == {GRAPH}
    assert all(len(asked.body) < 30_000 for asked in writes)


@pytest.mark.usefixtures("impatient", "in_pieces")
@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_a_busy_store_is_tried_again(code: int, graph_file: Path, triples: int) -> None:
    turns = iter(range(1000))
    with Scripted(a_store(lambda asked: Told(code if next(turns) % 3 else 204), [0, triples])) as server:
        assert send(graph_file, f"{server.address}/store").after == triples


@pytest.mark.usefixtures("impatient")
def test_a_store_that_stays_busy_is_given_up(graph_file: Path) -> None:
    with (
        Scripted(a_store(lambda asked: Told(503, body=b"later"), [0])) as server,
        pytest.raises(ServerError, match=r"503 later.*6"),
    ):
        send(graph_file, f"{server.address}/store")


@pytest.mark.usefixtures("impatient")
def test_a_store_that_is_not_there_is_told(graph_file: Path) -> None:
    with pytest.raises(ServerError, match="无法连接"):
        send(graph_file, f"http://127.0.0.1:{servers.free_port()}/store")


@pytest.mark.usefixtures("impatient", "in_pieces")
def test_a_store_that_refuses_half_way_is_told_to_be_incomplete(graph_file: Path) -> None:
    with (
        Scripted(a_store(lambda asked: Told(204 if asked.method == "PUT" else 507, body=b"full"), [0])) as server,
        pytest.raises(ServerError, match=r"507 full.*图未传完"),
    ):
        send(graph_file, f"{server.address}/store")


@pytest.mark.parametrize(("add", "before", "after"), [(False, 0, -1), (False, 0, 1), (True, 5, -1), (True, 5, 6)])
def test_a_count_that_cannot_be_is_told(add: bool, before: int, after: int, graph_file: Path, triples: int) -> None:
    with (
        Scripted(a_store(lambda asked: Told(204), [before, triples + after])) as server,
        pytest.raises(ServerError, match="数目不符"),
    ):
        send(graph_file, f"{server.address}/store", add=add)


def test_a_redirection_is_not_followed(graph_file: Path) -> None:
    with (
        Scripted(a_store(lambda asked: Told(301, {"Location": "https://example.org/store"}), [0])) as server,
        pytest.raises(ServerError, match=r"https://example\.org/store"),
    ):
        send(graph_file, f"{server.address}/store")


def test_basic_authentication_is_given_when_asked_for(graph_file: Path, triples: int) -> None:
    right = "Basic " + base64.b64encode("管理员:口令".encode()).decode()

    def write(asked: Asked) -> Told:
        return (
            Told(204)
            if asked.headers.get("Authorization") == right
            else Told(401, {"WWW-Authenticate": "Basic realm=x"})
        )

    with Scripted(a_store(write, [0, triples])) as server:
        push(graph_file, target(f"{server.address}/store"), add=None, who=Account("管理员", "口令"), timeout=5)
    with Scripted(a_store(write, [0])) as server, pytest.raises(ServerError, match="LAWGRAPH_USER"):
        push(graph_file, target(f"{server.address}/store"), add=None, who=Account("管理员", "错"), timeout=5)


def test_a_password_is_never_shown() -> None:
    assert "口令" not in repr(Account("管理员", "口令"))


ELSEWHERE = "http://store.example.org/store"


def test_a_password_does_not_go_over_plain_http(graph_file: Path) -> None:
    with pytest.raises(UsageError, match="--insecure"):
        push(graph_file, target(ELSEWHERE), add=None, who=Account("管理员", "口令"), timeout=5)


def test_questions_do_not_send_it_over_plain_http_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWGRAPH_USER", "dba")
    monkeypatch.setenv("LAWGRAPH_PASSWORD", "口令")
    with pytest.raises(UsageError, match="LAWGRAPH_INSECURE"):
        KnowledgeGraph.at("http://store.example.org/query").reports()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are asked; none is reached."""
    import requests

    seen: list[str] = []

    def request(self: requests.Session, method: str, url: str, **_: object) -> requests.Response:
        seen.append(url)
        raise requests.exceptions.InvalidURL("not asked by a test")

    monkeypatch.setattr(requests.Session, "request", request)
    return seen


@pytest.mark.parametrize(
    ("url", "who"),
    [
        (ELSEWHERE, None),
        (ELSEWHERE, Account("dba", "x", insecure=True)),
        (ELSEWHERE.replace("http:", "https:"), Account("dba", "x")),
        ("http://127.0.0.9:7878/store", Account("dba", "x")),
        ("http://[::1]:7878/store", Account("dba", "x")),
        ("http://LocalHost:7878/store", Account("dba", "x")),
    ],
)
def test_whatever_gives_no_password_away_is_asked(url: str, who: Account | None, asked: list[str]) -> None:
    with pytest.raises(UsageError, match="not asked by a test"):
        Web(who, 5).send("GET", url)
    assert asked == [url]


@pytest.mark.parametrize(
    "host", ["127.0.0.1.example.org", "localhost.example.org", "2130706433", "[::ffff:8.8.8.8]", "0"]
)
def test_what_only_looks_like_this_machine_is_another(host: str, asked: list[str]) -> None:
    with pytest.raises(UsageError, match="--insecure"):
        Web(Account("dba", "x"), 5).send("GET", f"http://{host}/store")
    assert asked == []


def test_the_environment_may_allow_plain_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWGRAPH_PASSWORD", "口令")
    monkeypatch.setenv("LAWGRAPH_INSECURE", "1")
    assert account("dba") == Account("dba", "口令", insecure=True)


def test_the_command_may_allow_plain_http(
    graph_file: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAWGRAPH_PASSWORD", "口令")
    monkeypatch.setattr(
        sys, "argv", ["lawgraph", "push", ELSEWHERE, "-o", str(graph_file.parent), "--user", "dba", "--insecure"]
    )
    with pytest.raises(SystemExit):
        main()
    assert "not asked by a test" in capsys.readouterr().err


def test_a_password_in_the_address_is_refused_and_not_repeated(asked: list[str]) -> None:
    with pytest.raises(UsageError, match="环境变量") as error:
        Web(None, 5).send("GET", "https://dba:geheim@store.example.org/store")
    assert "geheim" not in str(error.value)
    assert asked == []


def test_what_netrc_has_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login dba password x\ndefault login dba password x\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    seen: list[Asked] = []

    def answer(asked: Asked) -> Told:
        seen.append(asked)
        return Told(200)

    with Scripted(answer) as server:
        web = Web(None, 5)
        monkeypatch.setattr(web, "_allowed", lambda url: False)  # as of another machine: its settings are read
        monkeypatch.setenv("NO_PROXY", "*")
        web.send("GET", f"{server.address}/store")
    assert ["Authorization" in one.headers for one in seen] == [False]


def test_a_user_needs_a_password() -> None:
    with pytest.raises(UsageError, match="LAWGRAPH_PASSWORD"):
        account("dba")


# --- addresses


@pytest.mark.parametrize(
    ("store", "queries"),
    [
        ("http://h:7878/store", "http://h:7878/query"),
        ("http://h:3030/年报/data/", "http://h:3030/年报/query"),
        ("http://h:7200/repositories/r/rdf-graphs/service", "http://h:7200/repositories/r"),
        ("https://h/sparql-graph-crud-auth", "https://h/sparql"),
    ],
)
def test_the_address_for_queries_is_known_of_the_usual_stores(store: str, queries: str) -> None:
    assert target(store).queries == queries


@pytest.mark.parametrize(
    "url", ["h:7878/store", "file:///store", "http://h/store?default", "http://h/other", "http://h"]
)
def test_an_address_that_cannot_be_used_shows_those_that_can(url: str) -> None:
    with pytest.raises(UsageError, match="sparql-graph-crud-auth"):
        target(url)


def test_the_address_for_queries_can_be_given() -> None:
    assert target("http://h/other", None, "http://h/ask").queries == "http://h/ask"


@pytest.mark.parametrize("graph", ["年报", "", "https://example.org/a b", "https://e/> { } } #"])
def test_a_graph_is_named_by_an_iri(graph: str) -> None:
    with pytest.raises(UsageError, match="IRI"):
        target("http://h/store", graph)
