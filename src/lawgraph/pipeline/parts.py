"""The graph once more as N-Triples in many files, for stores that load several files at a time.

A part is a stretch of graph.ttl that ends where a statement does, whatever cut it into parts and however many wrote them: the same graph
gives the same parts. Their union is the graph, because it has no blank nodes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from lawgraph.rdf.terms import prologue
from lawgraph.whole import write_whole

#: the folder of the parts, in the folder of the results
PARTS = "graph.nt"
_LIST = "parts.json"
#: bytes of Turtle of a part: some 350,000 triples, so that 100 million are 300 files that a loader's threads share out evenly
USUAL = 16 * 2**20
#: a fifteenth of the N-Triples, for as much time as parsing takes
_LEVEL = 6


class Stretch(NamedTuple):
    """Bytes of graph.ttl that make a part: from and to."""

    number: int
    start: int
    end: int

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"part-{self.number:05}.nt.gz"


class Written(NamedTuple):
    """The file of a part, its bytes, and the triples in it."""

    file: str
    bytes: int
    triples: int


def cut(graph: Path, size: int = USUAL) -> list[Stretch]:
    """The parts of a graph that lawgraph wrote, each of at least `size` bytes but the last. Raises OSError."""
    ends = [0]
    total = graph.stat().st_size
    with graph.open("rb") as file:
        while ends[-1] < total:
            file.seek(ends[-1] + size)
            file.readline()
            # only a statement ends a line with ` .`: line breaks inside of literals are escaped
            while (line := file.readline()) and not line.endswith(b" .\n"):
                pass
            ends.append(min(file.tell(), total))
    return [Stretch(number, *ends[number : number + 2]) for number in range(len(ends) - 1)]


def write_part(graph: Path, part: Stretch, folder: Path) -> Written:
    """Writes a part of a graph into a folder, compressed, without name and time. Raises OSError."""
    from pyoxigraph import RdfFormat, parse, serialize

    with graph.open("rb") as file:
        file.seek(part.start)
        turtle = prologue().encode() + file.read(part.end - part.start)
    triples = serialize(parse(turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES) or b""
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=packed, mtime=0) as out:
        out.write(triples)
    data = packed.getvalue()
    write_whole(folder / part.file, data)
    return Written(part.file, len(data), triples.count(b"\n"))


def write_list(folder: Path, made_from: str, parts: Iterable[Written]) -> None:
    """Notes beside the parts what they are, and what they follow from."""
    told = {"made_from": made_from, "parts": [part._asdict() for part in parts]}
    write_whole(folder / _LIST, (json.dumps(told, indent=2) + "\n").encode())


def are_there(out: Path) -> bool:
    """Whether a result folder has parts; a folder of that name may be anybody's."""
    return (out / PARTS / _LIST).is_file()


def stand(out: Path, made_from: str) -> bool:
    """Whether the parts of a result folder follow from the same and are as they were left."""
    folder = out / PARTS
    try:
        told = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        sizes = {folder / part["file"]: part["bytes"] for part in told["parts"]}
        return bool(told["made_from"] == made_from and all(file.stat().st_size == size for file, size in sizes.items()))
    except (OSError, ValueError, KeyError, TypeError):
        return False
