"""A graph into a store elsewhere, by the SPARQL 1.1 Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

The first piece is PUT, which replaces the graph there, or POSTed, which adds; all others are POSTed. A piece may be sent twice
without harm, so every request is tried again. Afterwards the store is asked how many triples it has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lawgraph.errors import ResultError, ServerError, UsageError
from lawgraph.rdf.terms import absolute
from lawgraph.stores.embedded import open_graph
from lawgraph.stores.turtle import pieces
from lawgraph.stores.web import Account, Web, refused, said

#: how the path of a graph store ends in the stores we know, and what stands in its place for queries
_QUERIES = {
    "/sparql-graph-crud-auth": "/sparql",  # Virtuoso
    "/sparql-graph-crud": "/sparql",
    "/rdf-graphs/service": "",  # GraphDB, RDF4J
    "/store": "/query",  # Oxigraph
    "/data": "/query",  # Fuseki
}
_STORES = (
    "http://127.0.0.1:7878/store (Oxigraph), http://127.0.0.1:3030/NAME/data (Fuseki), "
    "http://127.0.0.1:7200/repositories/NAME/rdf-graphs/service (GraphDB), http://127.0.0.1:8890/sparql-graph-crud-auth (Virtuoso)"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a graph goes: the address of the graph store, of queries to it, and the IRI of the graph, None for the default graph."""

    url: str
    queries: str
    graph: str | None


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many distinct triples a graph has, and how many the store had before and has now."""

    triples: int
    before: int
    after: int


def target(url: str, graph: str | None = None, queries: str | None = None) -> Target:
    """A target by the address of its graph store; the one for queries is derived from it where the store is known.

    >>> target("http://localhost:3030/reports/data").queries
    'http://localhost:3030/reports/query'

    Raises UsageError where it cannot be derived, for an address with a query part, and for a graph that is no IRI.
    """
    if graph is not None and (":" not in graph or absolute(graph) != f"<{graph}>"):
        raise UsageError(
            f"图名要用 IRI，如 https://example.org/图 / a graph is named by an IRI, such as https://example.org/图: {graph}"
        )
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            f"请给出图存储的网址，图名用 --graph / give the address of a graph store, the graph by --graph: {url}; 例如 / such as {_STORES}"
        )
    path = parts.path.rstrip("/")
    ending = next((ending for ending in _QUERIES if path.endswith(ending)), None)
    if queries is None and ending is None:
        raise UsageError(
            f"不知道 {url} 的查询地址，请用 --query-url 给出 / its address for queries is not known, give it by --query-url; "
            f"图存储的网址例如 / graph stores are such as {_STORES}"
        )
    if queries is None and ending is not None:
        queries = parts._replace(path=path.removesuffix(ending) + _QUERIES[ending]).geturl()
    return Target(url, queries or "", graph)


def push(
    file: Path,
    to: Target,
    *,
    add: bool | None,
    who: Account | None,
    timeout: float,
    progress: Callable[[int, int], None] = lambda sent, size: None,
) -> Pushed:
    """Sends a graph and counts what arrived.

    `add` adds to what the graph holds or replaces it; None replaces, but not a default graph that holds something. `progress` is
    called with the bytes sent and those of the file. Raises UsageError where something would be replaced unasked, ServerError for
    a server that cannot be reached, refuses, or holds another number of triples afterwards.
    """
    web = Web(who, timeout)
    triples = _size_of(file)
    before = _count(web, to)
    if add is None and before and to.graph is None:
        raise UsageError(
            f"服务器的默认图已有 {before} 个三元组：请用 --replace 替换、--add 添加，或用 --graph 另给图名 / the default graph there holds "
            f"{before} triples: say --replace or --add, or name another graph by --graph"
        )
    sent, size = 0, file.stat().st_size
    for piece in pieces(file):
        try:
            _send(web, to, piece, replace=not add and not sent)
        except ServerError as error:
            if not sent:
                raise
            raise ServerError(f"{error}。图未传完，请重新运行 / the graph there is incomplete, run it again") from error
        sent += len(piece)
        progress(min(sent, size), size)
    after = _count(web, to)
    least, most = (max(before, triples), before + triples) if add else (triples, triples)
    if not least <= after <= most:
        expected = str(least) if least == most else f"{least}-{most}"
        raise ServerError(
            f"数目不符：应有 {expected} 个三元组，{to.queries} 答有 {after} 个 / the count is wrong: {expected} triples were to be there, "
            f"the store tells {after}"
        )
    return Pushed(triples, before, after)


def _send(web: Web, to: Target, piece: bytes, *, replace: bool) -> None:
    response = web.send(
        "PUT" if replace else "POST",
        to.url if to.graph else f"{to.url}?default",
        params={"graph": to.graph} if to.graph else None,
        data=piece,
        headers={"Content-Type": "text/turtle; charset=utf-8"},
    )
    if not 200 <= response.status_code < 300:
        raise refused(response)


def _count(web: Web, to: Target) -> int:
    """How many triples the store has in the graph."""
    pattern = f"GRAPH <{to.graph}> {{ ?s ?p ?o }}" if to.graph else "?s ?p ?o"
    response = web.send(
        "POST",
        to.queries,
        data={"query": f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"},
        headers={"Accept": "application/sparql-results+json"},
    )
    if response.status_code != 200:
        raise refused(response)
    try:
        return int(response.json()["results"]["bindings"][0]["n"]["value"])
    except (ValueError, LookupError, TypeError) as error:
        raise ServerError(
            f"不是 SPARQL 查询地址，请用 --query-url 给出 / not an address for SPARQL queries, give it by --query-url: {said(response)}"
        ) from error


def _size_of(file: Path) -> int:
    """The distinct triples of a graph."""
    try:
        return len(open_graph(file))
    except OSError as error:
        raise ResultError(f"无法读取图谱 / cannot read the graph: {file}: {error}") from error
