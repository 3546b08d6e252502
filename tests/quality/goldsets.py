"""The gold sets that the floors are measured on, and what lawgraph finds in them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lawgraph.compiled import default_annotator
from lawgraph.corpus import read
from lawgraph.evaluation.scoring import Annotated
from lawgraph.jsonl import records
from lawgraph.model import Document, ExtractedReport

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "gold"
#: three real reports that are not part of the repository
SHARED = Path(os.environ.get("LAWGRAPH_SHARED", ROOT.parent / "shared")) / "gold"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Reports with what is in them, and with what was found in them."""

    gold: dict[str, Annotated]
    predicted: dict[str, Annotated]
    reports: dict[str, ExtractedReport]


def read_jsonl(path: Path) -> Annotated:
    """One annotation file: the document record, then the mentions."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return Annotated(rows[0], rows[1:])


def of_reports(folder: Path) -> GoldSet:
    """The gold set of a folder with `reports/*.txt` and `annotations/*.jsonl`."""
    annotate = default_annotator().annotate
    gold = {path.stem: read_jsonl(path) for path in sorted((folder / "annotations").glob("*.jsonl"))}
    reports = {name: annotate(read(folder / "reports" / f"{name}.txt")) for name in gold}
    return GoldSet(gold, {name: annotated(report) for name, report in reports.items()}, reports)


def annotated(report: ExtractedReport) -> Annotated:
    """A report as the records that `lawgraph extract` prints."""
    document, *mentions = records(report)
    return Annotated(document, mentions)


@dataclass(frozen=True, slots=True)
class Probe:
    """One sentence below the title of a report: what belongs in it, and what was found in it."""

    id: str
    difficulty: str
    text: str
    gold: Annotated
    predicted: Annotated


def probes() -> Iterator[Probe]:
    """The probe sentences; what is found in the title line above a sentence does not count."""
    annotate = default_annotator().annotate
    for line in (OWN / "probes.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        first, last = row["sentence"]
        found = annotated(annotate(_as_document(row["id"], row["text"])))
        inside = [m for m in found.mentions if first <= m["start"] and m["end"] <= last]
        yield Probe(
            row["id"], row["difficulty"], row["text"][first:last],
            Annotated(row, row["mentions"]), Annotated(found.document, inside),
        )  # fmt: skip


def _as_document(name: str, text: str) -> Document:
    """A probe as a document that is all content: it is no page, and some are too short for a report."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, name, text, digest, "utf-8", "text", (0, len(text)), ())


def digest(folder: Path, *patterns: str) -> str:
    """The digest of the files of a gold set, by which a floor says what it was measured on."""
    total = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


REPORT_FILES = ("reports/*.txt", "annotations/*.jsonl")
DIGESTS: dict[str, Callable[[], str]] = {
    "shared": lambda: digest(SHARED, *REPORT_FILES),
    "reports": lambda: digest(OWN, *REPORT_FILES),
    "probes": lambda: digest(OWN, "probes.jsonl"),
}
