"""`lawgraph view`: a page of a result folder, or of a part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lawgraph.cli import talking
from lawgraph.cli.options import Contexts, Kinds, OfLevel, Places, Programs, Years, chosen
from lawgraph.wording import counted


def view(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="结果目录 / folder that build wrote")] = Path("out"),
    law: Annotated[
        list[str] | None,
        typer.Option(
            "--law",
            help="只看引用这些法律的报告，连同其所提一切，可多次给出 / reports that cite these laws, with all that they name, repeatable",
        ),
    ] = None,
    program: Programs = None,
    place: Places = None,
    level: OfLevel = "all",
    year: Years = None,
    context: Contexts = None,
    kind: Kinds = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="PATH",
            help="写入的文件，或目录（已有的，或以 / 结尾的）；默认在结果目录中，名称取自筛选条件 / file to write, or folder (one that is there, or a name that ends in /); by default in the result folder, named after the filters",
        ),
    ] = None,
    title: Annotated[
        str, typer.Option("--title", help="网页标题，默认取自筛选条件 / title of the page, by default from the filters")
    ] = "",
    nodes: Annotated[
        int | None,
        typer.Option("--nodes", min=1, help="最多画几个点，默认 2000 / at most so many nodes, 2000 without it"),
    ] = None,
    edges: Annotated[
        int | None,
        typer.Option("--edges", min=1, help="最多画几条边，默认 6000 / at most so many edges, 6000 without it"),
    ] = None,
    show: Annotated[
        bool, typer.Option("--open", help="在默认浏览器中打开 / open the page in the default browser")
    ] = False,
) -> None:
    """做一部分报告的网页，如引用某部法律的、某省的；不筛选则重做 view.html / a page of some of the reports, as of those that cite a law or of a province; view.html anew without a filter."""
    from dataclasses import replace

    from lawgraph.api import open as open_graph
    from lawgraph.view import Limits, open_in_browser

    filters: dict[str, object] = {"law": law, "program": program, "place": place, "level": level}
    filters |= {"year": year, "context": context, "kind": kind}
    given = {name: number for name, number in (("nodes", nodes), ("edges", edges)) if number is not None}
    limits = replace(Limits(), **given)
    page = open_graph(out).view(title=title, path=output or out, limits=limits, **chosen(filters, filters))
    talking.say(
        f"{page.reports} 份报告、{page.entities} 项 / {counted(page.reports, 'report')}, {counted(page.entities, 'thing')} named there"
    )
    typer.echo(page.path)
    if show and page.path and not open_in_browser(page.path):
        talking.say("打不开浏览器，请自行打开这个文件 / no browser could be opened: open the file yourself")
