"""`lawgraph export`: a result folder in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lawgraph.export import Format


def export(
    format: Annotated[Format, typer.Argument(help="格式 / format")],
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="PATH",
            help="写入的文件，名称以 .gz 结尾则压缩；也可为目录（已有的，或以 / 结尾的），csv、parquet 总是目录。默认在结果目录的 export 中 / file to write, compressed when its name ends in .gz, or a folder (one that is there, or a name that ends in /), as it always is for csv and parquet. By default below export in the result folder",
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="结果目录 / folder that build wrote")] = Path("out"),
    base: Annotated[
        str,
        typer.Option(
            help="各项标识改用此网址，词汇不变 / an address for the identifiers of all things instead of lawgraph's; the vocabulary stays"
        ),
    ] = "",
    licence: Annotated[
        str,
        typer.Option(help="写入数据集说明的许可网址 / address of a licence, stated in the dataset's description"),
    ] = "",
) -> None:
    """把结果写成别的格式：RDF、网络标注、表格、网络 / the results in other formats: RDF, Web Annotations, tables, network."""
    from lawgraph.export import export as write
    from lawgraph.pipeline.results import finish

    finish(out)
    typer.echo(write(out, format, file, base=base, licence=licence))
