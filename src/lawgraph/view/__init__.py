"""The page: a network as one HTML file that opens offline, with the sentence behind every edge.

from lawgraph import network, view
net = network.analyse(reports)
view.write(out / "view.html", net, reports)
"""

from .chosen import Limits
from .page import render, write

__all__ = ["Limits", "render", "write"]
