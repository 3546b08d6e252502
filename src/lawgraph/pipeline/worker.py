"""A process that makes batches for a build: `python -m lawgraph.pipeline.worker`.

It is told the task on the first line of its standard input and one shard a line from then on, and answers each with a line, all as JSON.
It ends when its input does. It is started as a program of its own, and not by `multiprocessing`, which would run the script
of whoever calls `lawgraph.build` once more in every process.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any, TextIO

from lawgraph.corpus import Part
from lawgraph.corpus.limits import Limits
from lawgraph.errors import LawgraphError
from lawgraph.model import EvidenceLevel
from lawgraph.pipeline.plan import Shard, Source
from lawgraph.pipeline.shard import ShardBuilder, Task


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answers questions until there are no more."""
    builder: ShardBuilder | None = None
    for line in questions:
        question = json.loads(line)
        try:
            if builder is None:
                builder = ShardBuilder(_task(question))
                answer: dict[str, Any] = {}
            elif "try" in question:
                builder.try_file(Source(*question["try"]))
                answer = {}
            else:
                files, part = question["shard"]
                shard = Shard(tuple(Source(*each) for each in files), Part(*part))
                answer = builder(shard, question["refused"])._asdict()
        except OSError as error:
            answer = {"os": [error.errno, error.strerror or str(error), os.fspath(error.filename or "")]}
        except LawgraphError as error:
            answer = {"error": str(error)}
        except Exception:
            answer = {"fault": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _task(question: dict[str, Any]) -> Task:
    return Task(
        **question
        | {
            "catalogue": tuple(question["catalogue"]),
            "evidence": EvidenceLevel(question["evidence"]),
            "limits": Limits(**question["limits"]),
        }
    )


def _main() -> None:
    # what a library prints must not come between the answers
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin, answers)
    except (KeyboardInterrupt, BrokenPipeError):  # the build that asked is over
        os._exit(1)


if __name__ == "__main__":
    _main()
