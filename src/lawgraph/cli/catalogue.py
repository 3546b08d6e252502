"""`lawgraph catalogue`: check files of one's own, and ask what a name leads to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawgraph.cli import talking
from lawgraph.cli.options import OwnCatalogue
from lawgraph.errors import CatalogueError, NameUnknownError

if TYPE_CHECKING:
    from lawgraph.catalogue.find import Candidate, Fact

app = typer.Typer(
    help="目录：检查自备目录，查询名称所指 / the catalogue: check files of your own, find what a name leads to",
    no_args_is_help=True,
)

_SHOWN = 20
_TYPES = {
    "law": "法律法规文件 / document",
    "program": "项目 / programme",
    "institution": "机构类型 / type of organ",
    "work": "作品 / work",
    "place": "地方 / place",
}
_RULES = {
    "name": "目录中的名称 / its own name",
    "alias": "别名 / a further name",
    "quoted": "只在引号中算作名称 / counts only between quotation marks",
    "short": "省去级别字的地名 / without the word for the level",
    "code": "代码 / code",
}
_FACTS = {
    "status": "效力 / status",
    "issuer": "制定机关 / issuer",
    "number": "文号 / number",
    "adopted": "通过 / adopted",
    "effective": "施行 / in force since",
    "amended": "修改 / amended",
    "until": "失效 / until",
    "repealed_by": "废止依据 / replaced by",
    "members": "所含文件 / stands for",
    "first_year": "起始年 / first year",
    "last_year": "终止年 / last year",
    "date": "月日 / day",
    "started_by": "发起 / started by",
    "promotes": "宣传文件 / promotes",
    "quoted": "引号名 / in quotation marks",
    "levels": "层级 / levels",
    "parent": "上级 / part of",
    "successor": "后继 / succeeded by",
    "open": "前段自由 / open ending",
    "national": "全国唯一 / one in the country",
    "code": "统计代码 / statistical code",
    "mca_code": "民政代码 / civil-affairs code",
    "became": "改称 / became",
}
_SHARED = "另有同名文件，由报告年度(--year)定夺 / others have this name; the year of the report (--year) decides"
_OTHER_YEAR = "这一年度的报告用此名称时指另一文件 / a report of that year means the other document of this name"
_WORKS = {"book": "图书", "periodical": "报刊", "material": "其他"}
_SCHEMES = {"law": "level", "program": "program", "institution": "institution", "place": "division"}


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="自备目录文件，一并检查 / catalogue files, checked together")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
) -> None:
    """检查自备目录：错误、疑点及其行号 / what is wrong or doubtful in catalogue files of your own, with lines."""
    from lawgraph.catalogue.load import load_catalogue
    from lawgraph.catalogue.user import check_files

    found = check_files(load_catalogue(), files)
    if as_json:
        answer = {
            "entries": {kind.value: count for kind, count in found.entries.items()} | {"village": found.villages},
            "problems": [asdict(problem) for problem in found.problems],
        }
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for problem in found.problems:
            talking.show(str(problem))
        counts = [(_TYPES[kind.value].partition(" / ")[0], n) for kind, n in found.entries.items()]
        entries = "，".join(f"{word} {n}" for word, n in (*counts, ("村、社区", found.villages)) if n)
        typer.echo(
            f"{entries or '没有条目 / no entries'}；错误 {len(found.errors)}，提醒 {len(found.warnings)} / "
            f"errors: {len(found.errors)}, warnings: {len(found.warnings)}"
        )
    if found.errors:
        raise typer.Exit(CatalogueError.exit_code)


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="名称：全称、简称、地名、代码 / a full or short name, a place, a code")],
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            "-y",
            help="报告年度，用以定夺同名文件和效力 / year of the report, decides between documents of one name",
        ),
    ] = None,
    catalogue: OwnCatalogue = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
) -> None:
    """一个名称指什么，依据何在 / what a name leads to, and by which rule."""
    from lawgraph.lookup import find as find_name

    try:
        found = find_name(name, year=year, catalogue=catalogue or ())
    except NameUnknownError:
        if as_json:
            typer.echo("[]")
        raise
    if as_json:
        typer.echo(json.dumps([asdict(candidate) for candidate in found], ensure_ascii=False, indent=2))
        return
    decided = any(candidate.chosen for candidate in found)
    for candidate in found[:_SHOWN]:
        talking.show("\n".join(_lines(candidate, decided)))
    if len(found) > _SHOWN:
        typer.echo(f"另有 {len(found) - _SHOWN} 个，用 --json 全部列出 / {len(found) - _SHOWN} more, --json lists all")


def _lines(candidate: Candidate, decided: bool) -> Iterator[str]:
    """A candidate as it is printed: its id, then one fact a line."""
    yield candidate.id
    yield f"  类型 / type: {_TYPES[candidate.type]}，{_kind(candidate)}"
    yield f"  依据 / by: {_rule(candidate)}"
    if candidate.chosen is False:
        yield f"  注意 / note: {_OTHER_YEAR if decided else _SHARED}"
    yield f"  IRI: {candidate.iri}"
    if candidate.names:
        yield f"  别名 / further names: {'；'.join(candidate.names)}"
    for name, value in candidate.facts.items():
        # of a place, the years of the tables: 2015 stands for 2015 and before, 2025 for 2025 and after
        yield f"  {_FACTS[name]}: {_shown(name, value)}"


def _shown(name: str, value: Fact) -> str:
    from lawgraph.rdf.vocabulary import by_notation

    if name == "status":
        force = by_notation()["force"][str(value)]
        return f"{force.zh} / {force.en}"
    if name == "levels" and isinstance(value, tuple):
        return "；".join(by_notation()["division"][level].zh for level in value)
    return "；".join(value) if isinstance(value, tuple) else "是 / yes" if value is True else str(value)


def _kind(candidate: Candidate) -> str:
    """The kind in Chinese, with the value that tables and JSON hold."""
    from lawgraph.rdf.vocabulary import by_notation

    concept = by_notation().get(_SCHEMES.get(candidate.type, ""), {}).get(candidate.kind)
    zh = concept.zh if concept else _WORKS.get(candidate.kind, "")
    return f"{zh} {candidate.kind}".strip()


def _rule(candidate: Candidate) -> str:
    from lawgraph.catalogue.load import load_catalogue

    if candidate.type != "law":
        return f"{candidate.via}，{_RULES[candidate.via]}"
    rung = load_catalogue().rungs[candidate.via]
    return f"{candidate.via} {rung.confidence:.2f}，{rung.zh} / {rung.en}"
