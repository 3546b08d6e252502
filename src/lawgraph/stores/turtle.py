"""A Turtle file in pieces, each a complete document, so that a large graph can be sent without being held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

#: bytes of a piece: some 50,000 triples, a second or two for a server
PIECE = 2_000_000
_DECLARATIONS = (b"@prefix", b"@base")


def pieces(file: Path, size: int = PIECE) -> Iterator[bytes]:
    """The statements of a graph that lawgraph wrote, in pieces of at least `size` bytes but the last, each with all prefixes.

    lawgraph ends a statement, and only a statement, with ` .` at the end of a line: line breaks inside of literals are escaped.
    A graph without blank nodes, as lawgraph's are, is the union of its pieces in any order, and a piece that is sent twice
    counts once.
    """
    prefixes = b""
    lines: list[bytes] = []
    held = 0
    none_yet = True
    with file.open("rb") as stream:
        for line in stream:
            if line.startswith(_DECLARATIONS):
                prefixes += line
                continue
            lines.append(line)
            held += len(line)
            if held >= size and line.endswith(b" .\n"):
                yield b"".join((prefixes, *lines))
                lines.clear()
                held = 0
                none_yet = False
    if held or none_yet:
        yield b"".join((prefixes, *lines))
