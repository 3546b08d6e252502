"""Reports as RDF: one Turtle file, written in a stream and the same for the same corpus, byte for byte.

`write_turtle(path, reports, facts, run)` writes a graph; `TurtleWriter` takes reports one by one, or blocks that
worker processes made with `report_block`. `facts` answers what is known beforehand: the `Catalogue`.
"""

from lawgraph.rdf.dataset import Distribution, Run
from lawgraph.rdf.facts import Entity, EntityFacts
from lawgraph.rdf.report import ReportBlock, report_block
from lawgraph.rdf.writer import TurtleWriter, write_turtle

__all__ = [
    "Distribution",
    "Entity",
    "EntityFacts",
    "ReportBlock",
    "Run",
    "TurtleWriter",
    "report_block",
    "write_turtle",
]
