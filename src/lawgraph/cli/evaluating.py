"""`lawgraph evaluate`: how well predicted mentions agree with annotated reports."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lawgraph.cli import talking
from lawgraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.table import Table

    from lawgraph.evaluation import Mistake, RuleCount


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="标准标注目录，每份报告一个 .jsonl / folder of gold annotations, one .jsonl a report")
    ],
    predicted: Annotated[
        Path,
        typer.Argument(help="抽取结果目录，文件名相同 / folder of results under the same names (lawgraph extract)"),
    ],
    errors: Annotated[
        bool,
        typer.Option("--errors", help="逐条列出漏报、误报和不一致之处 / list every miss, false find and wrong field"),
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="各链接规则的准确率 / precision by linking rule (via)")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
) -> None:
    """按标准标注为抽取结果评分 / score extracted mentions against gold annotations."""
    import json

    from lawgraph.evaluation import by_rule, count, mistakes, nested, read_folder

    wanted = read_folder(gold, gold=True)
    if not wanted:
        raise UsageError(
            f"{gold} 中没有 .jsonl 文件：每份报告要有一个，写法见 docs/annotation.md / no .jsonl files in {gold}: there has to be one a report, as "
            "docs/annotation.md says"
        )
    found = read_folder(predicted)
    for name in sorted(set(wanted) - set(found)):
        talking.say(f"没有结果，按未抽取到任何内容计 / no result, counted as nothing found: {name}")
    if set(found) - set(wanted):
        talking.say(
            f"{len(set(found) - set(wanted))} 份结果没有标准标注，不计 / results without gold annotations, left out"
        )
    if other := _of_other_texts(wanted, found):
        talking.say(f"起止相同而文字不同，报告原文可能不一致 / same offsets, other words; is it the same text? {other}")
    scores = nested(count(wanted, found))
    wrong = list(mistakes(wanted, found)) if errors else []
    ruled = list(by_rule(wanted, found).values()) if rules else []
    if as_json:
        more: dict[str, Any] = {"errors": [asdict(mistake) for mistake in wrong]} if errors else {}
        more |= {"rules": [_as_json(rule) for rule in ruled]} if rules else {}
        typer.echo(json.dumps(scores | more, ensure_ascii=False, indent=1))
        return
    _print_mistakes(wrong)
    _print_scores(scores)
    if rules:
        _print_rules(ruled)


def _of_other_texts(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> str:
    """The documents in which one span has other words in the gold and in the result, the first few."""
    names = []
    for name in sorted(set(gold) & set(predicted)):
        words = {(m["start"], m["end"]): m["text"] for m in gold[name].mentions if "text" in m}
        if any(words.get((m["start"], m["end"]), m.get("text")) != m.get("text") for m in predicted[name].mentions):
            names.append(name)
    return "、".join(names[:5])


def _print_mistakes(wrong: Iterable[Mistake]) -> None:
    """One mistake a line, its fields parted by tabs."""
    for m in wrong:
        values = f"{m.found} → {m.wanted}" if m.found and m.wanted else m.found or m.wanted
        talking.show("\t".join([m.document, m.what, m.type, str(m.start), m.text, values, m.via]))


def _table(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


def _print_scores(scores: Mapping[str, Mapping[str, Any]]) -> None:
    table = _table(
        "类型 / type", "提及 mention P", "R", "F1", "交叠 overlap F1", "实体 entity P", "R", "F1", "链接 link", "n"
    )
    for kind, measures in scores.items():
        if kind != "document":
            mention, entity = measures["mention"], measures["entity"]
            values = [mention["p"], mention["r"], mention["f1"], measures["overlap"]["f1"]]
            values += [entity["p"], entity["r"], entity["f1"], measures["link"]]
            table.add_row(kind, *(f"{value:.3f}" for value in values), str(mention["gold"]))
    _print(table)
    law = scores["LAW"]
    typer.echo(f"LAW 语境 / context {law['context']:.3f}  时态 / tense {law['tense']:.3f}")
    if scores["document"]:
        fields = "  ".join(f"{field} {share:.2f}" for field, share in scores["document"].items())
        typer.echo(f"报告 / document: {fields}")


def _print_rules(rules: Iterable[RuleCount]) -> None:
    from lawgraph.evaluation.rules import interval

    table = _table("类型 / type", "规则 via", "n", "准确率 precision", "95 %", "召回 recall")
    for rule in rules:
        low, high = interval(rule.right, rule.predicted)
        precision, recall = rule.precision or 0.0, rule.recall or 0.0
        shares = [f"{precision:.3f}", f"{low:.2f}-{high:.2f}", f"{recall:.3f}"]
        table.add_row(rule.type, rule.via or "-", str(rule.predicted), *shares)
    typer.echo("")
    _print(table)


def _as_json(rule: RuleCount) -> dict[str, Any]:
    return asdict(rule) | {"precision": rule.precision, "recall": rule.recall}


def _print(table: Table) -> None:
    from rich.console import Console

    # wide enough for the table, whatever takes the output
    Console(width=120, highlight=False, markup=False).print(table)
