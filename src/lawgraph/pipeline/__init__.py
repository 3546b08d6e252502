"""From a folder of reports to a folder of results: in several processes, and never twice for the same file."""

from lawgraph.pipeline.account import Summary
from lawgraph.pipeline.build import build_corpus
from lawgraph.pipeline.results import FILES, GRAPH, PAGE, RUN, finish

__all__ = ["FILES", "GRAPH", "PAGE", "RUN", "Summary", "build_corpus", "finish"]
