"""What a check says of a citation: the doubt, where it stands, and what was probably meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Doubt(StrEnum):
    """Why a citation is doubtful."""

    TITLE = "title"
    YEAR = "year"
    NUMBER = "number"
    REPEALED = "repealed"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    BRACKET = "bracket"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about one citation.

    `line` and `column` count from 1, the column in code points; `start` and `end` are offsets in `Document.text`. `meant` holds
    what was probably meant, best first, and is empty where nothing can be said; `zh` and `en` say what is doubtful.
    """

    doubt: Doubt
    line: int
    column: int
    start: int
    end: int
    text: str
    meant: tuple[str, ...]
    zh: str
    en: str
    sentence: str


def as_json(source: str, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings of a file as JSON objects, each with the name of the file."""
    return [{"source": source} | asdict(finding) for finding in findings]
