"""Annotated texts: read from files, and annotated anew to be compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawgraph.corpus import document, read
from lawgraph.evaluation.annotations import read_folder
from lawgraph.evaluation.scoring import Annotated
from lawgraph.jsonl import records
from lawgraph.model import Document, ExtractedReport

Annotate = Callable[[Document], ExtractedReport]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with the mentions that belong in it.

    `within` is None for a whole report. For a probe it is the half-open range of the sentence that is annotated; what stands
    around it (the title of a report) is there to be understood, and what is found there does not count.
    """

    name: str
    text: str
    gold: Annotated
    within: tuple[int, int] | None = None
    difficulty: str = ""


def read_reports(folder: str | Path) -> list[GoldText]:
    """The reports of a folder with `reports/NAME.txt` and `annotations/NAME.jsonl`, sorted by name.

    Raises UsageError and UnreadableError for what is missing or malformed.
    """
    top = Path(folder)
    gold = read_folder(top / "annotations", gold=True)
    return [GoldText(name, read(top / "reports" / f"{name}.txt").text, gold[name]) for name in gold]


def read_probes(path: str | Path) -> list[GoldText]:
    """Annotated sentences, one JSON object a line: `id`, `difficulty`, `text`, `sentence` (the range annotated), `mentions`."""
    # split bytes, not text: a sentence may hold U+2028, at which str.splitlines would cut the JSON
    return [_probe(json.loads(line)) for line in Path(path).read_bytes().splitlines() if line.strip()]


def _probe(row: dict[str, Any]) -> GoldText:
    first, last = row["sentence"]
    return GoldText(row["id"], row["text"], Annotated(row, row["mentions"]), (first, last), row["difficulty"])


def as_document(text: GoldText) -> Document:
    """The text as it is read from a file; a probe is all content: it is no page, and some are too short for a report."""
    if text.within is None:
        return document(text.text, name=text.name)
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    return Document(text.name, text.name, text.text, digest, "utf-8", "text", (0, len(text.text)), ())


def annotated(report: ExtractedReport, within: tuple[int, int] | None = None) -> Annotated:
    """A report as the records that `lawgraph extract` prints, of a range of it only where one is given."""
    head, *mentions = records(report)
    first, last = within or (0, len(report.document.text))
    return Annotated(head, [m for m in mentions if first <= m["start"] and m["end"] <= last])


def answers(texts: Iterable[GoldText], annotate: Annotate) -> dict[str, Annotated]:
    """What an annotator finds in each text, by name."""
    return {text.name: annotated(annotate(as_document(text)), text.within) for text in texts}
