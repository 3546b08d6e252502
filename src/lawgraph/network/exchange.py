"""A network in the two XML formats that graph programmes read: GraphML and GEXF 1.2.

networkx writes both, but through a tree of the whole document (36 s and 1.4 GB for 275,000 edges) and with
the date in it; here lines are written as they come, and the same network gives the same bytes. networkx reads
both back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

# What XML 1.0 cannot hold, escaped or not (section 2.2, Char).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# what most texts have none of
_SPECIAL = re.compile(f'[&<>"\t\n\r]|{_NO_XML.pattern}')
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_GEXF = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'

Attributes = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network as it is written: what is known of it, its nodes by identifier, and its edges.

    An edge is its two ends, as places in `nodes`, and the values of `columns`, written as text; "" where a value is not
    known. `columns` maps names to types, sorted by name. Edges are asked for once a format.
    """

    about: Attributes
    nodes: Mapping[str, Attributes]
    columns: Mapping[str, str]
    edges: Callable[[], Iterable[tuple[int, int, Sequence[str]]]]


def number(value: float) -> str:
    """Six significant digits: the last ones of a double differ between processors.

    >>> number(1 / 3)
    '0.333333'
    """
    return f"{value + 0.0:.6g}"


def graphml_lines(drawing: Drawing) -> Iterator[str]:
    """The lines of a GraphML document (http://graphml.graphdrawing.org/specification.html)."""
    domains = {
        "graph": _types([drawing.about]),
        "node": _types(drawing.nodes.values()),
        "edge": drawing.columns,
    }
    yield _HEAD
    yield _GRAPHML
    for domain, types in domains.items():
        for name, kind in types.items():
            yield (f'<key id="{domain[0]}_{_text(name)}" for="{domain}" attr.name="{_text(name)}" attr.type="{kind}"/>')
    yield '<graph edgedefault="undirected">'
    yield from _data("g", drawing.about)
    ends = [_text(node) for node in drawing.nodes]
    for end, data in zip(ends, drawing.nodes.values(), strict=True):
        yield f'<node id="{end}">'
        yield from _data("n", data)
        yield "</node>"
    opening = [f'<data key="e_{_text(name)}">' for name in drawing.columns]
    for first, second, values in drawing.edges():
        known = "".join([f"{tag}{value}</data>" for tag, value in zip(opening, values, strict=True) if value])
        yield f'<edge source="{ends[first]}" target="{ends[second]}">{known}</edge>'
    yield "</graph>"
    yield "</graphml>"


def gexf_lines(drawing: Drawing) -> Iterator[str]:
    """The lines of a GEXF document (https://gexf.net/1.2/); label and weight are GEXF's own attributes."""
    types = {"node": _types(drawing.nodes.values()), "edge": dict(drawing.columns)}
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
    ends = [_text(node) for node in drawing.nodes]
    for end, (node, data) in zip(ends, drawing.nodes.items(), strict=True):
        yield f'<node id="{end}" label="{_text(data.get("label", node))}">'
        yield f"<attvalues>{_values_of_node(data)}</attvalues></node>"
    yield "</nodes>"
    yield "<edges>"
    opening = ["" if name == "weight" else f'<attvalue for="e_{_text(name)}" value="' for name in drawing.columns]
    weight = list(drawing.columns).index("weight") if "weight" in drawing.columns else None
    for position, (first, second, values) in enumerate(drawing.edges()):
        weighs = "" if weight is None else f' weight="{values[weight]}"'
        known = "".join([f'{tag}{value}"/>' for tag, value in zip(opening, values, strict=True) if tag and value])
        yield (
            f'<edge id="{position}" source="{ends[first]}" target="{ends[second]}"{weighs}>'
            f"<attvalues>{known}</attvalues></edge>"
        )
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


def _values_of_node(data: Attributes) -> str:
    """The attributes of a node but its label, which has a place of its own."""
    return "".join(
        f'<attvalue for="n_{_text(name)}" value="{_text(value)}"/>'
        for name, value in sorted(data.items())
        if name != "label"
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        if _SPECIAL.search(value) is None:
            return value
        return escape(_NO_XML.sub("\ufffd", value), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    return number(value) if isinstance(value, float) else str(value)
