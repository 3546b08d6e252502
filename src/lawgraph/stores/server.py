"""A read-only SPARQL endpoint on this machine: the server of the package `oxigraph` on the store of a result folder."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from lawgraph.errors import ResultError, ServerError, UsageError
from lawgraph.stores.embedded import make_store

HOST = "127.0.0.1"
#: seconds a server may take to open its store and to end
_PATIENCE = 30.0


@contextmanager
def serving(file: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a server on the store beside a Turtle file until the block ends; it answers when the block begins.

    Only this machine reaches it, and nothing can be written through it. Raises UsageError where the package `oxigraph` is missing
    or the port is taken, ResultError where the store cannot be made, ServerError for a server that does not start.
    """
    program = _program()
    _free(port)
    try:
        folder = make_store(file)
    except OSError as error:
        raise ResultError(
            f"无法在 {file.parent} 中写入 store，请把目录复制到可写之处 / the store cannot be written there, copy the folder to where it "
            f"can: {error}"
        ) from error
    command = [program, "serve-read-only", "--location", str(folder), "--bind", f"{HOST}:{port}"]
    # a file, not a pipe: the server says a line of every answer that breaks off, and stops at a pipe that nobody reads
    with (
        tempfile.TemporaryFile() as words,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=words) as process,
    ):
        try:
            _wait(process, port, words)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _program() -> str:
    """The server beside this Python, or on the path."""
    found = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if found is None:
        raise UsageError(
            "没有 oxigraph 服务器，请安装：pip install 'lawgraph[serve]' / no oxigraph server: pip install 'lawgraph[serve]'"
        )
    return found


def _free(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise UsageError(
                f"端口 {port} 不可用，请用 --port 另选 / port cannot be used, choose another by --port: {error}"
            ) from error


def _wait(process: subprocess.Popen[bytes], port: int, words: IO[bytes]) -> None:
    """Until the server takes connections; `words` is what it says."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            words.seek(0)
            said = words.read().decode("utf-8", "replace").strip()
            raise ServerError(f"服务器没有启动 / the server did not start: {said}")
        with socket.socket() as trial:
            trial.settimeout(1)
            if trial.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise ServerError(f"服务器 {_PATIENCE:g} 秒内没有启动 / the server did not start in {_PATIENCE:g} s")
