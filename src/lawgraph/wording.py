"""How messages are put into words."""

from __future__ import annotations


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun in English; `several` is the plural where that is more than an s.

    >>> counted(1, "report"), counted(0, "report"), counted(2, "entry", "entries")
    ('1 report', '0 reports', '2 entries')
    """
    return f"{number} {one if number == 1 else several or one + 's'}"
