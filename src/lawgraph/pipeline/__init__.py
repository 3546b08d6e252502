"""From a folder of reports to a folder of results: in several processes, and never twice for the same file.

`build_corpus` and what comes with it are loaded when they are first used: who only reads results asks for `results` alone.
"""

from typing import TYPE_CHECKING, Any

from lawgraph.pipeline.results import FILES, GRAPH, PAGE, finish
from lawgraph.run_account import RUN

if TYPE_CHECKING:
    from lawgraph.pipeline.account import Summary
    from lawgraph.pipeline.build import build_corpus
    from lawgraph.pipeline.engine import Where

__all__ = ["FILES", "GRAPH", "PAGE", "RUN", "Summary", "Where", "build_corpus", "finish"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    homes = {
        "Summary": "lawgraph.pipeline.account",
        "Where": "lawgraph.pipeline.engine",
        "build_corpus": "lawgraph.pipeline.build",
    }
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(homes[name]), name)
