"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
