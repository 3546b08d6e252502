"""`lawgraph validate`: whether a graph holds to its rules and says what its reports say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawgraph.cli import talking
from lawgraph.errors import NotValidError
from lawgraph.wording import counted

if TYPE_CHECKING:
    from lawgraph.validation import Problem, Validation

#: problems shown of each check; --json gives all
_SHOWN = 20


def validate(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="结果目录，或其中的 graph.ttl，或任一 .ttl、.nt 文件 / a folder of results, its graph.ttl, or any .ttl or .nt file",
        ),
    ] = Path("out"),
    as_json: Annotated[
        bool, typer.Option("--json", help="输出 JSON，列出全部问题 / print JSON, with every problem")
    ] = False,
) -> None:
    """校验图谱：SHACL 规则，以及每处引文与原文、表格是否一致 / validate a graph: its SHACL shapes, and every quote against the text and the tables."""
    import json

    from lawgraph.pipeline.results import finish
    from lawgraph.validation import validate as run

    finish(target)
    found = run(target)
    if as_json:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=1))
    else:
        _print(found)
    violations = sum(problem.severity == "violation" for problem in found.problems)
    if violations:
        raise NotValidError(f"{found.file} 无效：{violations} 处违规 / not valid, violations: {violations}")


def _print(found: Validation) -> None:
    """One problem a line; then how much was read, and which checks found what."""
    shown: Counter[str] = Counter()
    for problem in found.problems:
        shown[problem.check] += 1
        if shown[problem.check] <= _SHOWN:
            talking.show(_line(problem))
    for name, number in shown.items():
        if number > _SHOWN:
            typer.echo(f"[{name}] 另有 {number - _SHOWN} 处，见 --json / {number - _SHOWN} more: --json lists them")
    talking.say(
        f"{found.reports} 份报告、{found.mentions} 处提及、{found.triples} 个三元组 / "
        f"{counted(found.reports, 'report')}, {counted(found.mentions, 'mention')}, {counted(found.triples, 'triple')}"
    )
    for check in found.checks:
        mark = shown[check.name] or "✓"
        talking.say(f"  {mark:>6}  {check.name:<11}{check.zh} / {check.en}")


def _line(problem: Problem) -> str:
    severity = "违规 / violation" if problem.severity == "violation" else "提醒 / warning"
    span = f":{problem.start}-{problem.end}" if problem.start is not None else ""
    words = " ".join(problem.words.split())
    where = " ".join(filter(None, [f"{problem.report}{span}", f"“{words}”" if words else ""])) or problem.node
    rule = f"{problem.check} {problem.rule}".strip()
    where = f"{where}: " if where else ""
    return " ".join(f"{severity}: {where}{problem.zh} / {problem.en} [{rule}]".split())


def _as_json(found: Validation) -> dict[str, object]:
    from dataclasses import asdict

    counted = Counter(problem.check for problem in found.problems)
    return {
        "valid": found.valid,
        "file": str(found.file),
        "triples": found.triples,
        "reports": found.reports,
        "mentions": found.mentions,
        "checks": [check._asdict() | {"problems": counted[check.name]} for check in found.checks],
        "problems": [asdict(problem) for problem in found.problems],
    }
