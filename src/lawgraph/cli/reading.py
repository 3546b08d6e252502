"""Reports read one by one for a command; what cannot be read, and what lawgraph itself fails at, is told and counted, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from lawgraph.cli import talking
from lawgraph.corpus import Unreadable, failed, read_all, read_stream
from lawgraph.model import Document

ResultT = TypeVar("ResultT")


class Reading:
    """The reports that a command reads; `skipped` are how many of them gave nothing."""

    def __init__(self) -> None:
        self.skipped = 0

    def each(
        self, path: Path, do: Callable[[Document], ResultT], *, leave_out: str = ""
    ) -> Iterator[tuple[Document, ResultT]]:
        """The reports below a path, or of standard input for `-`, each with what `do` makes of it.

        Sources that begin with `leave_out` are passed over.
        """
        for item in [read_stream(sys.stdin.buffer)] if str(path) == "-" else read_all(path):
            if leave_out and item.source.startswith(leave_out):
                continue
            if isinstance(item, Unreadable):
                self._skip(item)
                continue
            for notice in item.notices:
                talking.say(f"注意 / note: {notice.source}: {notice.reason}")
            try:
                result = do(item)
            except (MemoryError, OSError):  # of the machine, and no fault at this report
                raise
            except Exception as error:
                self._skip(failed(item.source, error))
            else:
                yield item, result

    def _skip(self, item: Unreadable) -> None:
        self.skipped += 1
        talking.say(f"跳过 / skipped: {item.source}: {item.reason}")
