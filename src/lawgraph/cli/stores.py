"""`lawgraph push`, `lawgraph serve`: the graph in other stores, and a store of one's own to ask."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from lawgraph.cli import talking

Out = Annotated[Path, typer.Option("--out", "-o", help="结果目录 / folder that build wrote")]


def push(
    url: Annotated[
        str, typer.Argument(help="图存储的网址 / address of a graph store (SPARQL 1.1 Graph Store Protocol)")
    ],
    out: Out = Path("out"),
    graph: Annotated[
        str | None,
        typer.Option(
            "--graph", "-g", help="图名(IRI)，不给则为默认图 / IRI of the graph, the default graph without it"
        ),
    ] = None,
    add: Annotated[
        bool | None,
        typer.Option(
            "--add/--replace",
            help="添加或替换；不给则替换，但不替换有内容的默认图 / add or replace; replaces without it, except a default graph that holds something",
        ),
    ] = None,
    query_url: Annotated[
        str | None,
        typer.Option(
            "--query-url",
            help="查询地址，用以核对数目；常见存储可不给 / address for queries, to check the count; known of the usual stores",
        ),
    ] = None,
    user: Annotated[
        str | None,
        typer.Option(
            "--user",
            help="用户名，代替 LAWGRAPH_USER；密码只在 LAWGRAPH_PASSWORD / the password stands in LAWGRAPH_PASSWORD only",
        ),
    ] = None,
    insecure: Annotated[
        bool,
        typer.Option(
            "--insecure",
            help="允许用不加密的 http 把密码送往别的机器 / let the password go to another machine over plain http",
        ),
    ] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", help="每次请求的秒数 / seconds a request may take", min=1)
    ] = 300,
) -> None:
    """把图谱送入别的存储：分块发送，遇忙重试，事后核对数目 / send the graph to another store: in pieces, tried again while it is busy, counted afterwards."""
    from lawgraph.stores.push import push as push_graph
    from lawgraph.stores.push import target
    from lawgraph.stores.web import account

    file = _graph_file(out)
    done = push_graph(
        file,
        target(url, graph, query_url),
        add=add,
        who=account(user, insecure=insecure),
        timeout=timeout,
        progress=_show if sys.stderr.isatty() and not talking.is_quiet() else _quiet,
    )
    typer.echo(
        f"已送 {done.triples} 个三元组，现有 {done.after} 个 / sent {done.triples} triples, the store holds {done.after}"
    )


def serve(
    out: Out = Path("out"),
    port: Annotated[int, typer.Option("--port", "-p", help="端口 / port", min=1, max=65535)] = 7878,
) -> None:
    """在本机提供只读的 SPARQL 查询，Ctrl-C 结束 / a read-only SPARQL endpoint on this machine, ended by Ctrl-C."""
    from lawgraph.stores.server import HOST, serving

    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM)
    )  # so that the server ends with this process
    try:
        with serving(_graph_file(out), port) as process:
            address = f"http://{HOST}:{port}/query"
            typer.echo(f"SPARQL: {address}（Ctrl-C 结束 / ends it）")
            typer.echo(
                f"例 / example: {address}?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2010"
            )
            typer.echo(f'Python: lawgraph.open("{address}")')
            process.wait()
    except KeyboardInterrupt:
        talking.say("已结束 / ended")
        return
    from lawgraph.errors import ServerError

    raise ServerError("服务器自行退出 / the server ended by itself")


def _graph_file(out: Path) -> Path:
    from lawgraph.pipeline.results import finish
    from lawgraph.query import KnowledgeGraph

    finish(out)
    KnowledgeGraph(out)  # says what to do where there is no graph
    return out / "graph.ttl"


def _show(sent: int, size: int) -> None:
    typer.echo(f"\r{sent / 1e6:.0f}/{size / 1e6:.0f} MB", nl=sent == size, err=True)


def _quiet(sent: int, size: int) -> None:
    pass
