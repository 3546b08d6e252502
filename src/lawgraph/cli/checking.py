"""`lawgraph check`: the doubtful citations of reports, for a proofreader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawgraph.cli import talking
from lawgraph.cli.options import OwnCatalogue
from lawgraph.cli.sheets import check_target
from lawgraph.errors import UnreadableError, UsageError
from lawgraph.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawgraph.check import Finding


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="REPORT...",
            help="报告文件或目录，- 表示标准输入 / files or folders of reports, - for standard input",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="写成 CSV 文件 / write the findings into a CSV file")
    ] = None,
    catalogue: OwnCatalogue = None,
) -> None:
    """校对报告中的引用：题名、年份、文号、书名号有误，已失效或尚未施行。有存疑之处，退出码仍为 0 / doubtful citations of reports; exit code 0 with and without findings."""
    import json
    from dataclasses import fields

    from lawgraph import check as checking
    from lawgraph.cli.reading import Reading
    from lawgraph.compiled import annotator_with, catalogue_with
    from lawgraph.tables import write_sheet

    _keep_reports(csv_file, paths)
    check_target(csv_file)
    annotate, known = annotator_with(catalogue or ()).annotate, catalogue_with(catalogue or ())
    found: list[dict[str, object]] = []
    doubts = reports = 0
    reading = Reading(paths)
    for path in paths:
        for document, findings in reading.each(path, lambda document: checking.check(annotate(document), known)):
            reports, doubts = reports + 1, doubts + len(findings)
            source = reading.called(path, document.source)
            if as_json or csv_file is not None:
                found += checking.as_json(source, findings)
            else:
                _print(source, findings)
    if not reports and not reading.skipped:
        raise UsageError(
            f"{'、'.join(map(str, paths))} 中没有报告（生成结果的目录不是报告目录）/ no reports there (a folder of results is none of reports)"
        )
    if csv_file is not None:
        columns = ["source", *(field.name for field in fields(checking.Finding))]
        write_sheet(csv_file, columns, (row.values() for row in found))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    talking.say(
        f"{reports} 份报告，存疑 {doubts} 处 / {counted(reports, 'report')}, {counted(doubts, 'doubtful citation')}"
        + (f" → {csv_file}" if csv_file is not None else "")
    )
    if reading.skipped:
        raise typer.Exit(UnreadableError.exit_code)


def _keep_reports(csv_file: Path | None, paths: Sequence[Path]) -> None:
    """Raises UsageError for a file to write that is one of the reports, or would be read as reports the next time."""
    if csv_file is not None and any(csv_file.resolve().is_relative_to(path.resolve()) for path in paths):
        raise UsageError(
            f"{csv_file} 在要读的报告之中，请写到别处 / {csv_file} lies among the reports that are read: write it elsewhere"
        )


def _print(source: str, findings: Sequence[Finding]) -> None:
    """One finding on two lines: where and what, then the sentence."""
    for finding in findings:
        words = " ".join(finding.text.split())
        meant = f" → {' | '.join(finding.meant)}" if finding.meant else ""
        talking.show(f"{source}:{finding.line}:{finding.column}: {finding.zh}: {words}{meant} / {finding.en}")
        talking.show(f"    {' '.join(finding.sentence.split())}")
