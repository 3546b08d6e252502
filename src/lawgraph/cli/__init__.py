"""The command line: parses, calls, prints. Results go to standard output, progress and messages to standard error.

A module a group of commands: `building` (build, extract), `asking` (who-cites, ask, diff), `exporting` (export), `viewing` (view), `stores` (push, serve),
`checking` (check), `validating` (validate), `evaluating` (evaluate), `catalogue` (catalogue check, find), `doctoring` (doctor). `talking` says messages and
keeps the log, `progress` tells how far a build has come, `misuse` explains a command line that cannot be understood.

Exit codes: 0 done; 1 an error of lawgraph; 2 an argument that cannot be used; 3 some files could not be read (everything else
is done); 4 a catalogue file that is not well formed; 5 a result folder that is missing or damaged; 6 a name that leads to
nothing or to several things; 7 a server that cannot be reached, refuses, or gives a part of the answer only; 8 a graph that is
not valid; 9 an installation or a machine with which lawgraph cannot work; 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lawgraph.cli import (
    asking,
    building,
    catalogue,
    checking,
    doctoring,
    evaluating,
    exporting,
    misuse,
    stores,
    talking,
    validating,
    viewing,
)
from lawgraph.errors import LawgraphError, UsageError

app = typer.Typer(
    help="法治政府建设年度报告知识图谱 / knowledge graphs from annual rule-of-law government reports",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Runs a command; an error that a user can cause ends with its message and exit code, a fault of lawgraph with 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    talking.start()
    try:
        code = _run()
    finally:
        talking.stop()
    raise SystemExit(code)


def _run() -> int:
    try:
        return app(prog_name="lawgraph", standalone_mode=False) or 0
    except LawgraphError as error:
        talking.fail(error)
        return error.exit_code
    except misuse.Misuse as error:
        return _misused(error)
    except Exception as error:
        talking.fault(error)
        return LawgraphError.exit_code


def _misused(error: Exception) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":  # no command: the commands are shown
        error.show()  # type: ignore[attr-defined]
    else:
        talking.fail(misuse.explained(error))
    return UsageError.exit_code


def _version(show: bool) -> None:
    if show:
        from lawgraph import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 / show the version")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="说明各步骤和文件 / tell stages and files, on standard error")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="只输出结果和错误 / print results and errors only")] = False,
    log_file: Annotated[
        Path | None,
        typer.Option(
            "--log-file",
            help="日志文件，附时间和出错详情，接在原有内容之后 / a file for all messages with times and the details of errors, added at its end",
        ),
    ] = None,
) -> None:
    """法治政府建设年度报告知识图谱 / knowledge graphs from annual rule-of-law government reports."""
    talking.start(verbose=verbose, quiet=quiet, log_file=log_file)


app.command()(building.build)
app.command()(building.extract)
app.command()(checking.check)
app.command()(evaluating.evaluate)
app.command()(validating.validate)
app.command("who-cites")(asking.who_cites)
app.command()(exporting.export)
app.command()(viewing.view)
app.command()(stores.push)
app.command()(stores.serve)
app.add_typer(asking.app, name="ask")
app.command("diff")(asking.diff)
app.add_typer(catalogue.app, name="catalogue")
app.command()(doctoring.doctor)
