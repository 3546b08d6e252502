"""How far a long command has come: a bar on a terminal, a line now and then elsewhere, nothing with --quiet.

with progress() as tell:
    build_corpus(corpus, out, progress=tell)  # calls tell(done, total)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TextIO

from lawgraph.cli import talking

Tell = Callable[[int, int], None]

#: seconds between two lines where there is no terminal: a log of a night's build stays short
EVERY = 30.0


@contextmanager
def progress(
    *, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic, every: float = EVERY
) -> Iterator[Tell]:
    """Gives a function of how many reports are done and of all; it may be called as often as one likes.

    `stream` is standard error without it, `clock` gives seconds, `every` is the number of them between two lines.
    """
    stream = stream or sys.stderr
    if talking.is_quiet():
        yield lambda done, total: None
    elif stream.isatty():
        with _bar(stream, clock) as tell:
            yield tell
    else:
        lines = _Lines(clock, every)
        yield lines.tell
        lines.end()


class Pace(NamedTuple):
    """How many reports a second, and how long the others take at that rate: `0:01:15`."""

    rate: float
    left: str


def pace(done: int, total: int, seconds: float) -> Pace | None:
    """The pace of what was done in so many seconds, None as long as nothing is known.

    The rate is that since the beginning, so what is left is a guess where the reports at the end are of another length.
    """
    if not done or seconds <= 0:
        return None
    rate = done / seconds
    minutes, rest = divmod(round((total - done) / rate), 60)
    hours, minutes = divmod(minutes, 60)
    return Pace(rate, f"{hours}:{minutes:02}:{rest:02}")


class _Lines:
    """Says how far it is, at most once in so many seconds; what takes less time says nothing."""

    def __init__(self, clock: Callable[[], float], every: float) -> None:
        self._clock, self._every = clock, every
        self._begun = self._said = clock()
        self._last, self._state = (0, 0), (0, 0)

    def tell(self, done: int, total: int) -> None:
        self._state = (done, total)
        if self._clock() - self._said >= self._every:
            self._say()

    def end(self) -> None:
        """Says the last state too, if anything was said and it is another."""
        if self._said > self._begun and self._state != self._last:
            self._say()

    def _say(self) -> None:
        self._said, self._last = self._clock(), self._state
        done, total = self._state
        so_far = pace(done, total, self._said - self._begun)
        speed = f"，每秒 {so_far.rate:.1f} 份，约剩 {so_far.left}" if so_far else ""
        english = f", {so_far.rate:.1f} a second, about {so_far.left} left" if so_far else ""
        talking.say(f"已处理 {done}/{total}{speed} / done {done}/{total}{english}")


@contextmanager
def _bar(stream: TextIO, clock: Callable[[], float]) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    begun = clock()
    whole = Column(no_wrap=True)  # of a narrow terminal the bar gives way, not the numbers
    columns = (
        TextColumn("处理 / working", table_column=whole),
        BarColumn(bar_width=None, table_column=Column(ratio=1, max_width=40)),
        MofNCompleteColumn(table_column=whole),
        TextColumn("{task.fields[speed]}", table_column=whole),
    )
    with Progress(*columns, console=Console(file=stream), transient=True, expand=True) as bar:
        task = bar.add_task("", total=None, speed="")

        def tell(done: int, total: int) -> None:
            so_far = pace(done, total, clock() - begun)
            speed = f"{so_far.rate:.1f}/s，剩 {so_far.left} left" if so_far else ""
            bar.update(task, completed=done, total=total, speed=speed)

        yield tell
