"""The texts of the reports that were read, kept beside the results: what every offset counts in.

A text lies in `texts/<key>.txt`, where the key is that of the report's IRI: `doc:4f1c…` is texts/4f1c….txt.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from lawgraph.iri import document_key
from lawgraph.model import Document
from lawgraph.whole import remains, write_whole

#: the folder of the texts, in the folder of the results
TEXTS = "texts"
_NAME = re.compile(r"[0-9a-f]{16}\.txt")


def text_path(folder: Path, key: str) -> Path:
    """Where the text of a report is kept in a folder of results; `key` is the local part of the report's IRI."""
    return folder / TEXTS / f"{key}.txt"


def kept_texts(folder: Path) -> dict[str, Path]:
    """Key → file of every text kept in a folder of results."""
    kept = folder / TEXTS
    files = sorted(kept.iterdir()) if kept.is_dir() else []
    return {file.stem: file for file in files if _NAME.fullmatch(file.name)}


def kept_text(folder: Path, key: str) -> str | None:
    """The text of a report as it was read, or None where a folder of results does not keep it, or not as it was."""
    try:
        return text_path(folder, key).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def is_kept_text(path: Path) -> bool:
    """Whether a file is a text that a build kept, by its folder and name: no report of its own."""
    return path.parent.name == TEXTS and _NAME.fullmatch(path.name) is not None


class KeptText(NamedTuple):
    """A text that is kept: the key of its report, and its bytes."""

    key: str
    size: int


def keep_text(folder: Path, document: Document) -> KeptText:
    """Writes the text of a report into a folder of results, unless it is there: exactly `Document.text` as UTF-8, whatever its line ends.

    Raises OSError.
    """
    key, data = document_key(document.sha256), document.text.encode("utf-8")
    path = text_path(folder, key)
    try:
        there = path.read_bytes() == data
    except FileNotFoundError:
        there = False
    if not there:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, data)
    return KeptText(key, len(data))


def drop_texts(folder: Path, keys: Collection[str]) -> None:
    """Removes the kept texts of a folder but those of such keys, and what was half written; files that no build wrote stay.

    Raises OSError.
    """
    others = [path for key, path in kept_texts(folder).items() if key not in keys]
    for path in (*others, *remains(folder / TEXTS, _NAME)):
        path.unlink(missing_ok=True)
