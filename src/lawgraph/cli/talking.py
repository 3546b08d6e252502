"""What the command line says beside its results: on standard error, and in a log file.

The library tells what it does by `logging.getLogger(__name__).info(...)` and configures nothing. The command line shows it with
`--verbose`, and keeps all of it with `--log-file`:

    call                        standard error                  log file
    logger.debug                                                yes
    logger.info                 with --verbose                  yes
    logger.warning              not with --quiet                yes
    say (what a command tells)  not with --quiet                yes
    fail (why it ended)         always                          yes, with the traceback of a fault of lawgraph

The state is that of the logger `lawgraph`, of which a process has one; `stop` undoes what `start` did.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from lawgraph import __version__
from lawgraph.errors import LawgraphError, UsageError
from lawgraph.run_account import is_of_results, taken_by_results

#: what a command tells its user: between the steps of the library (INFO) and its warnings
_SAID = 25
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
#: a name and password in an address
_SECRET = re.compile(r"(?<=://)[^/@\s]+(?=@)")
#: what a terminal obeys instead of showing it: control characters but tab and line feed, and marks that turn the direction of writing
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_root = logging.getLogger("lawgraph")
_told = logging.getLogger("lawgraph.cli")
logging.addLevelName(_SAID, "NOTE")


class _Terminal(logging.Handler):
    """Standard error as it is at the moment, one message a line; a traceback only for those who asked to see everything."""

    def emit(self, record: logging.LogRecord) -> None:
        typer.echo(plain(self.format(record) if self.level <= logging.INFO else record.getMessage()), err=True)


def start(*, verbose: bool = False, quiet: bool = False, log_file: Path | None = None) -> None:
    """Shows messages of the wanted kinds and keeps all of them in a file, at its end if there is one.

    Raises UsageError for a file that cannot be written.
    """
    if verbose and quiet:
        raise UsageError("--verbose 与 --quiet 只能选一个 / --verbose and --quiet exclude each other")
    stop()
    terminal = _Terminal(logging.ERROR if quiet else logging.INFO if verbose else _SAID)
    _root.addHandler(terminal)
    _root.setLevel(logging.INFO if verbose else _SAID)
    if log_file is not None:
        _root.addHandler(_file(log_file))
        _root.setLevel(logging.DEBUG)
    _told.debug("lawgraph %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    _told.debug("%s", _SECRET.sub("…", " ".join(sys.argv[1:])))


def _file(path: Path) -> logging.Handler:
    if is_of_results(path, path.parent):
        raise taken_by_results(path)
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(
            f"日志文件无法写入：{path}：{error.strerror}。请换一个目录已存在、可写的位置 / "
            f"the log file cannot be written: {path}: name one in a folder that exists and can be written"
        ) from error
    handler.setFormatter(logging.Formatter(_LINE))
    return handler


def stop() -> None:
    """Closes the log file and shows nothing any more, as before `start`."""
    for handler in [h for h in _root.handlers if not isinstance(h, logging.NullHandler)]:
        _root.removeHandler(handler)
        handler.close()
    _root.setLevel(logging.NOTSET)


def plain(text: str) -> str:
    r"""A text that a terminal shows and does not obey: names of files and words of reports may hold anything.

    >>> plain("报告\x1b[2J.txt")
    '报告\\x1b[2J.txt'
    """
    return _OBEYED.sub(
        lambda found: f"\\x{ord(found[0]):02x}" if found[0] < "\xff" else f"\\u{ord(found[0]):04x}", text
    )


def show(text: str) -> None:
    """A result that people read, on standard output."""
    typer.echo(plain(text))


def is_quiet() -> bool:
    """Whether errors and results are all that is wanted."""
    return any(isinstance(handler, _Terminal) and handler.level > _SAID for handler in _root.handlers)


def say(message: str) -> None:
    """What a command tells beside its result: what was skipped, how much was read, where something was written."""
    _told.log(_SAID, message)


def fail(error: LawgraphError | str) -> None:
    """Why a command ends, on standard error whatever is wanted there."""
    _told.error("错误 / error: %s", error)


def fault(error: BaseException) -> None:
    """An exception that nothing in lawgraph expected: one message, its traceback in the log file or, with --verbose, shown."""
    files = [handler.baseFilename for handler in _root.handlers if isinstance(handler, logging.FileHandler)]
    _told.error("%s", _report(error, files), exc_info=error)


def _report(error: BaseException, files: Sequence[str]) -> str:
    if isinstance(error, MemoryError):
        return "错误 / error: 内存不足，请关闭别的程序，或分批处理 / not enough memory: close other programs, or take fewer reports at a time"
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, OSError) and error.strerror:
        return f"错误 / error: 系统拒绝了操作，请检查权限和磁盘空间 / the system refused, check permissions and disk space: {what}"
    said = f"错误 / error: 程序内部出错，这是 lawgraph 的缺陷 / a fault of lawgraph: {what}\n"
    if files:
        return (
            said + f"详情在日志中，报告问题时请附上 / the details are in the log, send it with your report: {files[0]}"
        )
    return said + (
        "请加上日志重新运行，报告问题时附上日志 / run it again with a log and send that with your report: "
        "lawgraph --log-file lawgraph.log …"
    )
