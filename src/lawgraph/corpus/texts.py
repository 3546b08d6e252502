"""The texts of the reports that were read, kept beside the results: what every offset counts in.

A text lies in `texts/<key>.txt`, where the key is that of the report's IRI: `doc:4f1c…` is texts/4f1c….txt.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import TracebackType

from lawgraph.iri import document_key
from lawgraph.model import Document

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
    """The text of a report as it was read, or None where a folder of results does not keep it."""
    try:
        return text_path(folder, key).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def is_kept_text(path: Path) -> bool:
    """Whether a file is a text that a build kept, by its folder and name: no report of its own."""
    return path.parent.name == TEXTS and _NAME.fullmatch(path.name) is not None


class TextKeeper:
    """Writes the texts of a build into a folder of results, as they come.

    A file holds exactly `Document.text` as UTF-8, whatever its line ends. When all are written, those of an earlier build
    that are no longer part are removed; files that no build wrote stay. Use it as a context manager.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[str] = set()

    def __enter__(self) -> TextKeeper:
        (self._folder / TEXTS).mkdir(exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for key, path in kept_texts(self._folder).items():
                if key not in self._written:
                    path.unlink()

    def keep(self, document: Document) -> None:
        """Write the text of one report."""
        key = document_key(document.sha256)
        self._written.add(key)
        text_path(self._folder, key).write_bytes(document.text.encode("utf-8"))
