"""The gold sets that the floors are measured on, and what lawgraph finds in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lawgraph.compiled import default_annotator
from lawgraph.evaluation.goldsets import GoldText, annotated, answers, as_document, read_probes, read_reports
from lawgraph.evaluation.scoring import Annotated
from lawgraph.model import ExtractedReport

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "gold"
#: three real reports that are not part of the repository
SHARED = Path(os.environ.get("LAWGRAPH_SHARED") or ROOT.parent / "shared") / "gold"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Reports with what is in them, and with what was found in them."""

    gold: dict[str, Annotated]
    predicted: dict[str, Annotated]
    reports: dict[str, ExtractedReport]


def of_reports(folder: Path) -> GoldSet:
    """The gold set of a folder with `reports/*.txt` and `annotations/*.jsonl`."""
    annotate = default_annotator().annotate
    texts = read_reports(folder)
    reports = {text.name: annotate(as_document(text)) for text in texts}
    found = {name: annotated(report) for name, report in reports.items()}
    return GoldSet({text.name: text.gold for text in texts}, found, reports)


@dataclass(frozen=True, slots=True)
class Probe:
    """One sentence below the title of a report, what belongs in it, and what was found in it."""

    id: str
    difficulty: str
    text: str
    gold: Annotated
    predicted: Annotated


def probes() -> Iterator[Probe]:
    """The probe sentences; what is found in the title line above a sentence does not count."""
    texts = read_probes(OWN / "probes.jsonl")
    found = answers(texts, default_annotator().annotate)
    for text in texts:
        yield Probe(text.name, text.difficulty, _sentence(text), text.gold, found[text.name])


def _sentence(text: GoldText) -> str:
    return text.text[slice(*text.within)] if text.within else text.text


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
