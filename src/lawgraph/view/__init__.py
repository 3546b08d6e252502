"""The page: a network as one HTML file that opens offline, with the sentence behind every edge.

from lawgraph import network, view
net = network.analyse(reports)
view.write(out / "view.html", net, reports)

`part` chooses the reports of a page of a part, `shown` is a page as a value. Nothing here knows a name that a user types.
"""

from .about import known_things
from .chosen import Limits
from .page import render, write
from .part import Part, left_by_each, may_have, only_naming, part_of
from .shown import Page, open_in_browser

__all__ = [
    "Limits",
    "Page",
    "Part",
    "known_things",
    "left_by_each",
    "may_have",
    "only_naming",
    "open_in_browser",
    "part_of",
    "render",
    "write",
]
