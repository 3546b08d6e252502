"""A SPARQL endpoint elsewhere as an engine: the same questions, the same kinds of answers as from a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lawgraph.errors import ServerError, UsageError
from lawgraph.query.store import solutions
from lawgraph.stores.web import Account, Web, refused, said

if TYPE_CHECKING:
    import requests

_JSON = "application/sparql-results+json"
_GRAPH_FORMATS = {
    "application/n-triples": "N_TRIPLES",
    "text/plain": "N_TRIPLES",
    "text/ntriples": "N_TRIPLES",
    "text/turtle": "TURTLE",
}
#: what stands before the word that says what kind of query it is
_PROLOGUE = re.compile(r"(?:\s++|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>)*", re.IGNORECASE)
_GRAPH_FORM = re.compile("CONSTRUCT|DESCRIBE", re.IGNORECASE)
#: Virtuoso cuts an answer at a number of rows or after a time, calls it a success, and says so in these headers only
_CUT_SHORT = ("X-SPARQL-MaxRows", "X-SQL-State")
_PARTIAL = 206


class Endpoint:
    """The address of a SPARQL endpoint. Nothing is asked before the first question.

    `graph` is the IRI of the graph to ask, None for the endpoint's default graph.
    """

    def __init__(self, url: str, *, graph: str | None, who: Account | None, timeout: float) -> None:
        self.url = url
        self._graph = graph
        self._web = Web(who, timeout)

    def select(self, query: str) -> Iterator[dict[str, Any]]:
        """The solutions of a SELECT, by variable, as Python values."""
        return solutions(self.run(query))

    def run(self, query: str) -> Any:
        """The results of any query as pyoxigraph gives them.

        Raises UsageError for a query that the server holds to be not well formed, ServerError for a server that cannot be
        reached, refuses, gives a part of the answer only, or is no SPARQL endpoint.
        """
        prologue = _PROLOGUE.match(query)
        wants_graph = prologue is not None and _GRAPH_FORM.match(query, prologue.end()) is not None
        response = self._web.send(
            "POST",
            self.url,
            data={"query": query} | ({"default-graph-uri": self._graph} if self._graph else {}),
            headers={"Accept": "application/n-triples, text/turtle;q=0.5" if wants_graph else _JSON},
        )
        if response.status_code == 400:
            raise UsageError(f"查询有误 / query not well formed: {said(response)}")
        if response.status_code == _PARTIAL or any(name in response.headers for name in _CUT_SHORT):
            raise _cut_short(response)
        if response.status_code != 200:
            raise refused(response)
        try:
            return _graph(response) if wants_graph else _table(response)
        except (SyntaxError, ValueError, KeyError) as error:
            raise ServerError(
                f"答复不是 SPARQL 结果，这是查询地址吗 / not a SPARQL answer, is this the address for queries? {said(response)}"
            ) from error


def _table(response: requests.Response) -> Any:
    from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

    content = response.content
    if b'["__ASK_RETVAL"]' in content[:200]:  # Virtuoso answers ASK by a table with a 1, or an empty one
        rows = json.loads(content)["results"]["bindings"]
        content = b'{"head": {}, "boolean": %s}' % (
            b"true" if rows and rows[0]["__ASK_RETVAL"]["value"] == "1" else b"false"
        )
    results = parse_query_results(content, format=QueryResultsFormat.JSON)
    if not isinstance(results, QuerySolutions):
        return results
    for _ in results:  # a server that fails on the way writes its error into the answer, which is parsed as it is read
        pass
    return parse_query_results(content, format=QueryResultsFormat.JSON)


def _graph(response: requests.Response) -> list[Any]:
    from pyoxigraph import RdfFormat, parse

    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return list(parse(response.content, format=getattr(RdfFormat, _GRAPH_FORMATS[kind])))


def _cut_short(response: requests.Response) -> ServerError:
    told = "; ".join(f"{name}: {response.headers[name]}" for name in _CUT_SHORT if name in response.headers)
    return ServerError(
        f"服务器截断了结果（{told or 'HTTP 206'}），未采用：请提高服务器的行数或时间上限，或用 LIMIT 分次查询 / the server cut the answer "
        f"short, it is not used: raise the server's limit of rows or time, or ask in parts with LIMIT: {response.url}"
    )
