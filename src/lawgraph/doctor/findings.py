"""What an examination found: a value a check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with what a check looked at."""

    OK = "ok"
    NOTE = "note"  # good to know: everything works, or all but what nobody may need
    WARNING = "warning"  # lawgraph works, but slowly, or not with everything
    BROKEN = "broken"  # lawgraph cannot work


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, in both languages, and what to do where there is something to be done."""

    check: str
    state: State
    zh: str
    en: str
    advice_zh: str = ""
    advice_en: str = ""
