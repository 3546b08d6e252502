"""A graph in the two XML formats that graph programmes read: GraphML and GEXF 1.2.

networkx writes both, but through a tree of the whole document (36 s and 1.4 GB for 275,000 edges) and with
the date in it; here lines are written as they come, and the same graph gives the same bytes. networkx reads
both back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    import networkx as nx

# What XML 1.0 cannot hold, escaped or not (section 2.2, Char).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_GEXF = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'

Attributes = Mapping[str, Any]


def number(value: float) -> str:
    """Six significant digits: the last ones of a double differ between processors.

    >>> number(1 / 3)
    '0.333333'
    """
    return f"{value + 0.0:.6g}"


def graphml_lines(graph: nx.Graph) -> Iterator[str]:
    """The lines of a GraphML document (http://graphml.graphdrawing.org/specification.html)."""
    domains = {
        "graph": _types([graph.graph]),
        "node": _types(data for _, data in graph.nodes(data=True)),
        "edge": _types(data for *_, data in graph.edges(data=True)),
    }
    yield _HEAD
    yield _GRAPHML
    for domain, types in domains.items():
        for name, kind in types.items():
            yield (f'<key id="{domain[0]}_{_text(name)}" for="{domain}" attr.name="{_text(name)}" attr.type="{kind}"/>')
    yield '<graph edgedefault="undirected">'
    yield from _data("g", graph.graph)
    for node, data in graph.nodes(data=True):
        yield f'<node id="{_text(node)}">'
        yield from _data("n", data)
        yield "</node>"
    for first, second, data in graph.edges(data=True):
        yield f'<edge source="{_text(first)}" target="{_text(second)}">{"".join(_data("e", data))}</edge>'
    yield "</graph>"
    yield "</graphml>"


def gexf_lines(graph: nx.Graph) -> Iterator[str]:
    """The lines of a GEXF document (https://gexf.net/1.2/); label and weight are GEXF's own attributes."""
    types = {
        "node": _types(data for _, data in graph.nodes(data=True)),
        "edge": _types(data for *_, data in graph.edges(data=True)),
    }
    types["node"].pop("label", None)
    types["edge"].pop("weight", None)
    yield _HEAD
    yield _GEXF
    yield '<graph defaultedgetype="undirected" mode="static">'
    for domain, names in types.items():
        yield f'<attributes class="{domain}" mode="static">'
        for name, kind in names.items():
            yield f'<attribute id="{domain[0]}_{_text(name)}" title="{_text(name)}" type="{kind}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for node, data in graph.nodes(data=True):
        yield f'<node id="{_text(node)}" label="{_text(data.get("label", node))}">'
        yield f"<attvalues>{_values('n', data, 'label')}</attvalues></node>"
    yield "</nodes>"
    yield "<edges>"
    for position, (first, second, data) in enumerate(graph.edges(data=True)):
        ends = f'id="{position}" source="{_text(first)}" target="{_text(second)}"'
        weight = f' weight="{_text(data["weight"])}"' if "weight" in data else ""
        yield f"<edge {ends}{weight}><attvalues>{_values('e', data, 'weight')}</attvalues></edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _types(all_data: Iterable[Attributes]) -> dict[str, str]:
    """The attributes that occur, sorted, with their type; a column of whole and other numbers is double."""
    found: dict[str, set[type]] = {}
    for data in all_data:
        for name, value in data.items():
            found.setdefault(name, set()).add(type(value))
    return {
        name: "string" if str in kinds else "double" if float in kinds else "long"
        for name, kinds in sorted(found.items())
    }


def _data(domain: str, data: Attributes) -> Iterator[str]:
    for name, value in sorted(data.items()):
        yield f'<data key="{domain}_{_text(name)}">{_text(value)}</data>'


def _values(domain: str, data: Attributes, left_out: str) -> str:
    return "".join(
        f'<attvalue for="{domain}_{_text(name)}" value="{_text(value)}"/>'
        for name, value in sorted(data.items())
        if name != left_out
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return escape(_NO_XML.sub("\ufffd", value), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    return number(value) if isinstance(value, float) else str(value)
