"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any

import typer

#: files that add to the shipped catalogue or correct it
OwnCatalogue = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        "-c",
        help="自备目录文件（Turtle、表格或村级名单），可多次给出 / a catalogue file of your own (Turtle, table or list of villages), may be given several times",
    ),
]

#: the filters of questions and pages
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        "-p",
        "--province",
        help="只看这些地方（省、市、县、乡镇）及其下级的报告，可多次给出 / reports of these places (province, prefecture, county, town) and those below, repeatable",
    ),
]
OfLevel = Annotated[
    str | None,
    typer.Option(
        "--level",
        "-l",
        help="报告级别：township、county、prefecture、province，或 all / level of the reports, or all",
    ),
]
Years = Annotated[
    list[int] | None, typer.Option("--year", "-y", help="报告年度，可多次给出 / year under report, repeatable")
]
Contexts = Annotated[
    list[str] | None,
    typer.Option(
        "--context",
        help="引用情境：publicise、study、implement、enact、mention，可多次给出 / what is done with the document, repeatable",
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", "-k", help="规范文本的种类，如 statute、法律，可多次给出 / kind of document, repeatable"),
]
Programs = Annotated[
    list[str] | None,
    typer.Option(
        "--program", help="只看提到这些项目的报告，可多次给出 / reports that name these programmes, repeatable"
    ),
]


def chosen(given: dict[str, Any], filters: Collection[str]) -> dict[str, Any]:
    """Arguments without the filters that nobody gave; `--level all` is every level."""
    kept = {name: value for name, value in given.items() if name not in filters or value}
    if "level" in filters and kept.get("level") == "all":
        kept["level"] = None
    return kept
