"""`lawgraph doctor`: whether lawgraph can work here, and what to do where it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawgraph.errors import SetupError

if TYPE_CHECKING:
    from lawgraph.doctor import Finding

_MARKS = {"ok": "✓", "note": "·", "warning": "!", "broken": "✗"}


def doctor(
    out: Annotated[
        Path, typer.Option("--out", "-o", help="结果目录，查看能否写入及其状况 / result folder to look at")
    ] = Path("out"),
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
) -> None:
    """检查安装和运行环境：Python、各库、目录、缓存、磁盘、内存、终端、结果目录，并试做一份报告 / check installation and machine, and try a made-up report."""
    import json
    from dataclasses import asdict

    from lawgraph import __version__
    from lawgraph.doctor import State, examine

    found = []
    for finding in examine(out):
        found.append(finding)
        if not as_json:
            _print(finding)
    counts = {state.value: sum(finding.state is state for finding in found) for state in State}
    if as_json:
        answer = {"lawgraph": __version__, "ok": not counts[State.BROKEN], "counts": counts}
        typer.echo(json.dumps(answer | {"findings": list(map(asdict, found))}, ensure_ascii=False, indent=1))
    if counts[State.BROKEN]:
        raise SetupError(
            f"{counts[State.BROKEN]} 处故障，lawgraph 无法正常工作（见 ✗）/ faults (✗) that keep lawgraph from working: {counts[State.BROKEN]}"
        )
    if not as_json:
        typer.echo(f"可以工作，提醒 {counts[State.WARNING]} 处 / lawgraph can work, warnings: {counts[State.WARNING]}")


def _print(finding: Finding) -> None:
    told = finding.zh if finding.zh == finding.en else f"{finding.zh} / {finding.en}"
    typer.echo(f"{_MARKS[finding.state]} {told}")
    if finding.advice_zh:
        typer.echo(f"    → {finding.advice_zh} / {finding.advice_en}")
