"""`lawgraph who-cites`: questions to a result folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def who_cites(
    law: Annotated[str, typer.Argument(help="法律名称，全称或简称 / a law by its full or short name")],
    out: Annotated[Path, typer.Option("--out", "-o", help="结果目录 / folder that build wrote")] = Path("out"),
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
) -> None:
    """哪些乡镇引用了某部法律，附原句 / which townships cite a law, with the sentences."""
    from lawgraph.api import open as open_graph

    rows = open_graph(out).townships_citing(law)
    typer.echo(rows.to_json() if as_json else str(rows))
