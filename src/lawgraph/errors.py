"""Errors a user can cause, and the exit code each gives on the command line.

    LawgraphError            1
    ├── UsageError           2   an option or argument that cannot be used
    ├── UnreadableError      3   a file that cannot be read as a report (a build names it, skips it and goes on)
    ├── CatalogueError       4   a catalogue file that is not well formed, with its line
    ├── ResultError          5   a result folder that is missing or incomplete
    ├── NameUnknownError     6   a law, place or programme that no name leads to, or that several fit
    ├── ServerError          7   a server that cannot be reached, refuses, or gives a part of the answer only
    ├── NotValidError        8   a graph that breaks its rules, or does not say what its reports say
    └── SetupError           9   an installation or a machine with which lawgraph cannot work

A build that skipped files ends with exit code 3 after writing everything else.
"""

from __future__ import annotations

from pathlib import Path

#: exit code of a build that Ctrl-C stopped: 128 + the number of SIGINT, as shells give it
INTERRUPTED = 130


class LawgraphError(Exception):
    """Base of all errors with a message meant for the user: what was wrong, where, and what to do."""

    exit_code = 1


class UsageError(LawgraphError):
    """An option or argument that cannot be used."""

    exit_code = 2


class UnreadableError(LawgraphError):
    """A file that cannot be read as a report."""

    exit_code = 3


class CatalogueError(LawgraphError):
    """A catalogue file that is not well formed."""

    exit_code = 4


class ResultError(LawgraphError):
    """A result folder that is missing or incomplete."""

    exit_code = 5


class NameUnknownError(LawgraphError):
    """A name that leads to nothing, or to several things."""

    exit_code = 6


class ServerError(LawgraphError):
    """A server that cannot be reached, refuses, or gives a part of the answer only."""

    exit_code = 7


class NotValidError(LawgraphError):
    """A graph that breaks its rules, or does not say what its reports say."""

    exit_code = 8


class SetupError(LawgraphError):
    """An installation or a machine with which lawgraph cannot work (`lawgraph doctor`)."""

    exit_code = 9


def fault(error: Exception) -> str:
    """What is told of a report at which lawgraph itself fails, with the place in the program: the others must not suffer."""
    import traceback

    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})"
    return f"lawgraph 自身出错，请反馈 / an error of lawgraph itself, please report it: {where}"
