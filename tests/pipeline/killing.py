"""A build that is killed at the nth time it touches a file: run as a program, because it kills itself.

    python killing.py CORPUS OUT FIRST STEP     for n = FIRST, FIRST + STEP, …

For each n a copy of OUT gets a build of CORPUS in a process that ends itself, as `kill -9` would, at the nth time that it
opens, renames or removes something in it. A line of JSON says what was found then, and after the next build. It ends when a build comes to
its end before.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from lawgraph.compiled import default_annotator
from lawgraph.pipeline import build_corpus, finish

_TOUCHING = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree")


def digests(out: Path) -> dict[str, str]:
    """The digests of the files of a result folder, but for run.json and what is kept for the next build."""
    files = [
        path for path in out.rglob("*") if path.is_file() and ".lawgraph" not in path.parts and path.name != "run.json"
    ]
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def killed_at(n: int, corpus: Path, out: Path) -> bool:
    """Builds in a process of its own that ends at the nth touch; whether it came that far."""
    process = os.fork()
    if not process:
        left = n

        def touched(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            if event in _TOUCHING and str(out) in str(arguments[0]):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(touched)
        try:
            build_corpus(corpus, out)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != 0


def main() -> None:
    corpus, before = Path(sys.argv[1]), Path(sys.argv[2])
    default_annotator()
    n, step = int(sys.argv[3]), int(sys.argv[4])
    while True:
        out = before.with_name(f"killed-{n}")
        shutil.copytree(before, out)
        killed = killed_at(n, corpus, out)
        found = digests(out)
        finish(out)
        finished = digests(out)
        summary = build_corpus(corpus, out)
        told = {
            "n": n,
            "killed": killed,
            "found": found,
            "finished": finished,
            "fresh": summary.fresh,
            "after": digests(out),
        }
        print(json.dumps(told), flush=True)
        shutil.rmtree(out)
        if not killed:
            return
        n += step


if __name__ == "__main__":
    main()
