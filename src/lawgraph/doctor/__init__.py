"""Whether lawgraph can work here: what is installed, what the machine has, and a small piece of work done."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lawgraph import __version__
from lawgraph.doctor import installation, machine, work
from lawgraph.doctor.findings import Finding, State

__all__ = ["Finding", "State", "examine"]


def examine(out: Path) -> Iterator[Finding]:
    """All findings, one after the other as they are made; `out` is the folder in which results are or would be written.

    Never raises: a check that fails is a finding itself.
    """
    known = installation.declared()
    yield installation.package(__version__, known[0] if known else None)
    if known:
        _, wanted, needed = known
        yield installation.python(platform.python_version(), wanted)
        yield from installation.libraries(each for each in needed if not each.extra)
        yield from installation.extras(needed)
    checks: dict[str, Callable[[], Finding]] = {
        "catalogue": work.catalogue,
        "cache": work.cache,
        "self-test": work.self_test,
        "memory": lambda: machine.memory(machine.memory_bytes()),
        "processors": machine.processors,
        "result-folder": lambda: machine.result_folder(
            out, out.is_file(), machine.why_not_written(out), machine.free_bytes(out)
        ),
        "results": lambda: work.results(out, __version__),
        "encoding": lambda: machine.encodings(machine.terminal_encoding(), sys.getfilesystemencoding()),
        "browser": machine.browser,
    }
    yield from _made(checks.items())


def _made(checks: Iterable[tuple[str, Callable[[], Finding]]]) -> Iterator[Finding]:
    for name, check in checks:
        try:
            yield check()
        except Exception as error:  # whatever is broken must not keep the others from being looked at
            fault = f"{type(error).__name__}: {error}"
            yield Finding(name, State.BROKEN, f"{name} 检查失败：{fault}", f"{name} could not be checked: {fault}")
