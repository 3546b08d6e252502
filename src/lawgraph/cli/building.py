"""`lawgraph build`, `lawgraph extract`: from reports to results."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawgraph.cli import talking
from lawgraph.cli.options import OwnCatalogue
from lawgraph.cli.progress import progress
from lawgraph.errors import INTERRUPTED, UnreadableError, UsageError
from lawgraph.model import EntityType
from lawgraph.wording import counted

if TYPE_CHECKING:
    from lawgraph.pipeline import Summary


#: the types of entities, as the table of a build calls them
_TYPES = {
    EntityType.LAW: "法律法规文件",
    EntityType.PROGRAM: "项目",
    EntityType.INSTITUTION: "机构",
    EntityType.LOCALITY: "地方",
}
#: files that are told one by one, of each kind
_MOST_TOLD = 50


class ScopeOption(StrEnum):
    """Where two entities must meet to count as named together."""

    REPORT = "report"
    SECTION = "section"
    SENTENCE = "sentence"


class EvidenceOption(StrEnum):
    """Which mentions graph and tables hold one by one."""

    ALL = "all"
    CITATIONS = "citations"
    EDGES = "edges"


class EngineOption(StrEnum):
    """What hands out the reports to be worked on."""

    LOCAL = "local"
    SPARK = "spark"


def build(
    corpus: Annotated[Path, typer.Argument(help="报告所在目录 / folder of reports (.txt, .html, .docx, .pdf, .csv …)")],
    out: Annotated[Path, typer.Option("--out", "-o", help="结果目录 / folder for the results")] = Path("out"),
    cooccurrence: Annotated[
        ScopeOption,
        typer.Option(
            help="共现范围：同一报告、同一章节或同一句 / count pairs within a report, a section or a sentence"
        ),
    ] = ScopeOption.REPORT,
    catalogue: OwnCatalogue = None,
    evidence: Annotated[
        EvidenceOption,
        typer.Option(
            help="逐处写入图谱和提及表的是哪些：全部、只有引用，或只写边 / which mentions graph and tables hold one by one"
        ),
    ] = EvidenceOption.ALL,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes",
            "-j",
            min=1,
            help="同时工作的进程数，默认按处理器数 / processes at work; by default one a processor",
        ),
    ] = None,
    engine: Annotated[
        EngineOption,
        typer.Option(
            help="在何处处理：本机的进程，或 Spark（见 docs/scale.md）/ where reports are worked on: processes here, or Spark (docs/scale.md)"
        ),
    ] = EngineOption.LOCAL,
    master: Annotated[
        str | None,
        typer.Option(
            help="Spark 的 master，如 local[4]、spark://主机:7077、yarn；默认由 Spark 的设置定，没有则为 local[*] / the master of Spark; "
            "by default what its settings say, else local[*]"
        ),
    ] = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            help="读取的限值，如 largest_file=128，可多次给出（见 docs/bad-input.md）/ a limit of reading, repeatable (docs/bad-input.md)"
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="不用上次生成时留下的结果，全部重做 / use nothing of the build before")
    ] = False,
) -> None:
    """由一批报告生成图谱、表格、网络和网页 / build graph, tables, network and page from a folder of reports."""
    from lawgraph.corpus.limits import limits_in_units
    from lawgraph.model import EvidenceLevel
    from lawgraph.network.cooccurrence import Scope
    from lawgraph.pipeline import Where, build_corpus

    limits = limits_in_units(dict(map(_stated, limit or ())))
    try:
        with progress() as tell:
            summary = build_corpus(
                corpus,
                out,
                scope=Scope(cooccurrence.value),
                catalogue=catalogue or (),
                evidence=EvidenceLevel(evidence.value),
                limits=limits,
                processes=processes,
                engine=Where(engine.value),
                master=master,
                fresh=fresh,
                progress=tell,
            )
    except KeyboardInterrupt:
        talking.say(
            "已中断；上次的结果没有改动，重新运行会接着做 / interrupted: the results before stand as they were; run it again to go on"
        )
        raise typer.Exit(INTERRUPTED) from None
    _print_summary(summary)
    if summary.skipped:
        raise typer.Exit(UnreadableError.exit_code)


def extract(
    paths: Annotated[
        list[Path],
        typer.Argument(help="报告文件或目录，- 表示标准输入 / files or folders of reports, - for standard input"),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="写入此目录，每份报告一个 .jsonl / folder for one .jsonl a report"),
    ] = None,
    catalogue: OwnCatalogue = None,
) -> None:
    """抽取报告中的提及，输出 JSONL / the mentions of reports as JSON lines."""
    from lawgraph.cli.reading import Reading
    from lawgraph.compiled import annotator_with
    from lawgraph.corpus import Unreadable
    from lawgraph.jsonl import dumps

    if out is None and (len(paths) > 1 or paths[0].is_dir()):
        raise UsageError("多份报告请用 --out 指定输出目录 / several reports need a folder: --out DIR")
    annotate = annotator_with(catalogue or ()).annotate
    reading = Reading(paths)
    written: dict[str, Path] = {}
    for path in paths:
        own = _own_results(out, path)
        for document, lines in reading.each(path, lambda document: dumps(annotate(document)), leave_out=own):
            if out is None:
                typer.echo(lines, nl=False)
            elif written.setdefault(document.name, path) != path:
                reason = f"{written[document.name]} 中已有同名的报告，请另写入一个目录 / one of that name was written from there: give it another --out"
                reading.skip(path, Unreadable(document.source, reason))
            else:
                _write(out / f"{document.name}.jsonl", lines)
    if reading.skipped:
        raise typer.Exit(UnreadableError.exit_code)


def _own_results(out: Path | None, path: Path) -> str:
    """How the sources of earlier results begin, where their folder lies in that of the reports; "" where it does not."""
    if out is None or not out.is_dir() or not path.is_dir():
        return ""
    try:
        within = out.resolve().relative_to(path.resolve())
    except ValueError:
        return ""
    return f"{within.as_posix()}/" if within.parts else ""


def _stated(limit: str) -> tuple[str, int]:
    """A limit as it is stated: largest_file=128."""
    from lawgraph.corpus.limits import BOUNDS

    name, _, number = limit.partition("=")
    if name not in BOUNDS or not number.isdecimal():
        raise UsageError(
            f"限值写作 名称=数字，如 largest_file=128；名称有 / a limit is NAME=NUMBER, such as largest_file=128; names: "
            f"{', '.join(BOUNDS)}；得到的是 / got: {limit}"
        )
    return name, int(number)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"无法写入 {path}:{error.strerror} / cannot write {path}") from error


def _print_summary(summary: Summary) -> None:
    from rich.console import Console
    from rich.table import Table

    from lawgraph.pipeline import PAGE

    _say_each([f"跳过 / skipped: {item.source}: {item.reason}" for item in summary.skipped])
    _say_each([f"注意 / note: {item.source}: {item.reason}" for item in summary.notices])
    _say_each([f"重复 / duplicate: {item.source} = {item.same_as}" for item in summary.duplicates])
    _say_each([f"未能确定所属地方 / place not known: {source}" for source in summary.placeless])
    if summary.placeless:
        talking.say(
            "地方可以写进文件名或目录名，也可以列在 metadata.csv 里，表格则加一列“地方”，见 corpus/README.md / "
            "write the place into the name of the file or its folder, or list it in metadata.csv, of a table in a column `place`: corpus/README.md"
        )
    if not summary.reports:
        talking.say("没有一份报告可以读取 / no report could be read")
        return
    if summary.unchanged:
        talking.say("没有改动，结果照旧 / nothing has changed: the results stand")
    elif known := max(0, summary.reports - summary.fresh):
        talking.say(
            f"沿用上次的 {known} 份，新处理 {summary.fresh} 份 / {counted(known, 'report')} known, {summary.fresh} new"
        )
    console = Console(soft_wrap=True, markup=False)
    counts = Table(title=f"{summary.reports} 份报告 / reports")
    counts.add_column("类型 / type")
    counts.add_column("提及 / mentions", justify="right")
    counts.add_column("实体 / entities", justify="right")
    for kind, entities in summary.entities.items():
        counts.add_row(f"{_TYPES[kind]} / {kind.value}", str(summary.mentions[kind]), str(entities))
    console.print(counts)
    if cited := summary.most_cited(10):
        laws = Table(title="引用最多 / most cited")
        laws.add_column("法律法规文件 / document")
        laws.add_column("报告 / reports", justify="right")
        for title, reports in cited:
            laws.add_row(talking.plain(title), str(reports))
        console.print(laws)
    typer.echo(f"网页 / page: {summary.out / PAGE}")


def _say_each(messages: Sequence[str]) -> None:
    """Says what is told of files, of many the first; run.json has them all."""
    for message in messages[:_MOST_TOLD]:
        talking.say(message)
    if len(messages) > _MOST_TOLD:
        kind = messages[0].partition(":")[0]
        more = len(messages) - _MOST_TOLD
        talking.say(f"{kind}: 另有 {more} 份，见结果目录的 run.json / {more} more, in run.json of the results")
