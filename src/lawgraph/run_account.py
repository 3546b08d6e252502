"""What run.json of a result folder says of the build that made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lawgraph.errors import ResultError, UsageError
from lawgraph.model import EvidenceLevel

RUN = "run.json"
#: what a result folder holds whatever its run.json says: files, and folders of lawgraph's own
_FILES = (RUN, "graph.ttl", "network.graphml", "network.gexf")
_FOLDERS = (".lawgraph", "graph.nt", "store", "texts")


def run_account(folder: Path) -> dict[str, Any]:
    """The content of run.json; empty where it is missing or damaged."""
    try:
        account = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return account if isinstance(account, dict) else {}


def evidence_held(folder: Path) -> EvidenceLevel:
    """Which mentions the results hold one by one; all, where they do not say."""
    try:
        return EvidenceLevel(run_account(folder)["options"]["evidence"])
    except (KeyError, TypeError, ValueError):
        return EvidenceLevel.ALL


def check_mentions_held(folder: Path) -> None:
    """Raises ResultError where a build has left the table of mentions out: to build again in the same way would not bring it."""
    if evidence_held(folder) is EvidenceLevel.EDGES:
        raise ResultError(
            f"{folder} 是用 --evidence edges 生成的，没有提及表和逐处的引用：请不用这个选项重新生成 / {folder} was built with --evidence edges, which "
            "leaves out the table of mentions and single citations: build it again without"
        )


def is_of_results(target: Path, folder: Path) -> bool:
    """Whether a place is a result folder, a file that the build of it wrote, or lies in a folder of it that is lawgraph's own.

    Nothing that is made of the results may take such a place.
    """
    place, top = target.resolve(), folder.resolve()
    parts = place.relative_to(top).parts if place.is_relative_to(top) else ("",)
    if not parts or parts[0] in _FOLDERS:
        return True
    return len(parts) == 1 and parts[0] in {*_FILES, *run_account(folder).get("files", ())}


def taken_by_results(target: Path) -> UsageError:
    """The error of what would take the place of a file of the results."""
    return UsageError(
        f"{target} 属于结果目录，不能替换，请另选名称 / it belongs to the result folder: choose another name"
    )
