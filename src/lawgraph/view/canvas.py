"""pyvis, as far as it serves: its network with its options, its data and its copy of the vis-network library.

What is left aside of pyvis 0.3.2, and why, is in docs/network.md: its templates ask the network for
Bootstrap, run markup that stands in titles, and are written in the locale's encoding.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network as PyvisNetwork

_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


class Canvas(PyvisNetwork):  # type: ignore[misc]
    """A pyvis network that adds nodes and edges in constant time.

    pyvis looks every new node up in a list and compares every new undirected edge with all before it: 12,000
    edges take 16 s. The caller vouches for distinct nodes and pairs here.
    """

    def __init__(self) -> None:
        super().__init__(height="100%", width="100%")
        self.options = _options()

    def add_node(self, n_id: int, **attributes: Any) -> None:
        """Add a node under a number not yet used; attributes are those of vis-network's nodes."""
        node = {"id": n_id, **attributes}
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: int, to: int, **attributes: Any) -> None:
        """Add an edge between two nodes; attributes are those of vis-network's edges."""
        self.edges.append(Edge(source, to, self.directed, **attributes).options)

    def data(self) -> dict[str, Any]:
        """Nodes, edges and options, as vis-network takes them."""
        nodes, edges, _, _, _, options = self.get_network_data()
        return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


@cache
def library() -> str:
    """The vis-network library of the installed pyvis, with its licence notice, without its source-map
    address.
    """
    text = files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))


def _options() -> dict[str, Any]:
    return {
        "autoResize": True,
        # Nodes are where Python put them; the page starts the simulation when asked to.
        "physics": {
            "enabled": False,
            "solver": "forceAtlas2Based",
            "forceAtlas2Based": {"gravitationalConstant": -60, "avoidOverlap": 0.4, "damping": 0.6},
            "stabilization": {"enabled": False},
        },
        "layout": {"improvedLayout": False},
        # Straight edges: curved ones take three times as long to draw.
        "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0, "scaling": {"min": 0.5, "max": 4}},
        "nodes": {"borderWidth": 1, "borderWidthSelected": 3, "labelHighlightBold": False},
        "interaction": {
            "hover": False,
            "tooltipDelay": 3_600_000,
            "hideEdgesOnDrag": True,
            "hideEdgesOnZoom": True,
            "keyboard": {"enabled": False},
            "multiselect": False,
        },
    }
