"""Where the ontology files lie: inside the installed package, or beside src/ in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lawgraph.errors import CatalogueError


@cache
def ontology_folder() -> Path:
    """The folder that holds the vocabulary, the catalogue and the queries.

    Raises CatalogueError when the installation has lost it.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "ontology", package.parents[1] / "ontology"):
        if folder.is_dir():
            return folder
    raise CatalogueError(
        "安装不完整：缺少 ontology 目录，请重新安装 / incomplete installation: no ontology folder; install again"
    )


def ontology_file(name: str) -> Path:
    """One file of the ontology folder by its name below it: `cues.tsv`, `queries/townships-citing.rq`.

    Raises CatalogueError when there is no such file.
    """
    path = ontology_folder() / name
    if not path.is_file():
        raise CatalogueError(f"缺少文件 / missing file: ontology/{name}")
    return path
