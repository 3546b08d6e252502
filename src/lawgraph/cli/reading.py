"""Reports read one by one for a command; what cannot be read, and what lawgraph itself fails at, is told and counted, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from lawgraph.cli import talking
from lawgraph.corpus import Unreadable, check_exists, failed, read_all, read_stream
from lawgraph.corpus.paths import readable
from lawgraph.model import Document

ResultT = TypeVar("ResultT")


class Reading:
    """The reports below some paths that a command reads; `skipped` are how many of them gave nothing.

    Raises UsageError for a path that is not there, before any is read.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        for path in paths:
            if str(path) != "-":
                check_exists(path)
        self.paths = paths
        self.skipped = 0

    def called(self, path: Path, source: str) -> str:
        """What a report below one of the paths is called: with that path before it where there are others, 2023/白石镇.txt and 2024/白石镇.txt."""
        if len(self.paths) == 1 or str(path) == "-":
            return source
        return readable(((path if path.is_dir() else path.parent) / source).as_posix())

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
                self.skip(path, item)
                continue
            for notice in item.notices:
                talking.say(f"注意 / note: {self.called(path, notice.source)}: {notice.reason}")
            try:
                result = do(item)
            except (MemoryError, OSError):  # of the machine, and no fault at this report
                raise
            except Exception as error:
                self.skip(path, failed(item.source, error))
            else:
                yield item, result

    def skip(self, path: Path, item: Unreadable) -> None:
        """Tell and count a report that gives nothing."""
        self.skipped += 1
        talking.say(f"跳过 / skipped: {self.called(path, item.source)}: {item.reason}")
