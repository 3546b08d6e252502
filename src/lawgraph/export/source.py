"""The graph of a result folder as it is to be exported: lines of Turtle, and the triples they hold."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any

from lawgraph.errors import ResultError
from lawgraph.export.files import result_file
from lawgraph.iri import BASE, NAMESPACES, namespaces

GRAPH = "graph.ttl"
_CHUNK = 1 << 20
_NAMESPACE = f"{re.escape(BASE)}(?=(?:{'|'.join(NAMESPACES)})/)"
# In the Turtle that lawgraph writes a literal stands on one line in double quotes; what looks like an address in
# one is text: "见 <https://w3id.org/lawgraph/law/民法典>" stays as the report has it.
_IN_TURTLE = re.compile(rf'"(?:[^"\\]|\\.)*"|<{_NAMESPACE}'.encode())
_DATASET = re.compile(rb"(dataset:[0-9a-f]+) a ")


@dataclass(frozen=True)
class Terms:
    """On what terms a folder is exported: where its identifiers stand ("" for lawgraph's own), and its licence."""

    base: str = ""
    licence: str = ""

    @cached_property
    def namespaces(self) -> dict[str, str]:
        """Prefix → namespace of the things in the graph."""
        return namespaces(self.base or BASE)

    def iri(self, iri: str) -> str:
        """An identifier of the graph, moved to the base; any other address is left as it is.

        >>> Terms("https://example.org/lg/").iri("https://w3id.org/lawgraph/law/民法典")
        'https://example.org/lg/law/民法典'
        """
        return _ANY.sub(self.base, iri) if self.base else iri


_ANY = re.compile(f"^{_NAMESPACE}")


def turtle_lines(folder: Path, terms: Terms) -> Generator[bytes, None, None]:
    """graph.ttl line by line, its identifiers moved and its licence stated.

    Raises ResultError when there is no graph, or none that a licence could be stated of.
    """
    target = f"<{terms.base}".encode()
    dataset = b""
    with result_file(folder, GRAPH).open("rb") as file:
        for line in file:
            if not dataset and (found := _DATASET.match(line)):
                dataset = found[1]
            if terms.base and b"<" in line:
                yield _IN_TURTLE.sub(lambda match: match[0] if match[0][:1] == b'"' else target, line)
            else:
                yield line
    if terms.licence and not dataset:
        raise undescribed(folder)
    if terms.licence:
        yield dataset + f" dcterms:license <{terms.licence}> .\n".encode()


def triples(folder: Path, terms: Terms) -> Iterator[Any]:
    """The triples in the order of the file, as pyoxigraph has them. Raises ResultError for a file that is missing or damaged."""
    from pyoxigraph import RdfFormat, parse

    with turtle_stream(folder, terms) as stream:
        try:
            yield from parse(stream, format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise damaged(folder, error) from error


@contextmanager
def turtle_stream(folder: Path, terms: Terms) -> Iterator[IO[bytes]]:
    """The same Turtle as a stream for a parser, which sees the file itself where nothing is to be changed."""
    if terms == Terms():
        with result_file(folder, GRAPH).open("rb", buffering=_CHUNK) as file:
            yield file
        return
    with closing(turtle_lines(folder, terms)) as lines, BufferedReader(_Lines(lines), _CHUNK) as stream:
        yield stream


def damaged(folder: Path, error: Exception) -> ResultError:
    """What to say of a graph that a parser refuses."""
    return ResultError(f"图谱文件有误，请重新生成 / damaged graph, build it again: {folder / GRAPH}: {error}")


def undescribed(folder: Path) -> ResultError:
    """What to say of a graph that an older version wrote, without a description of itself."""
    return ResultError(
        f"{folder / GRAPH} 中没有数据集说明，请用当前版本重新生成 / no description of the dataset in it: build it again"
    )


class _Lines(RawIOBase):
    """Lines as a file to read from."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        parts, size = [self._rest], len(self._rest)
        while size < len(buffer) and (line := next(self._lines, b"")):
            parts.append(line)
            size += len(line)
        data = b"".join(parts)
        taken = min(size, len(buffer))
        buffer[:taken] = data[:taken]
        self._rest = data[taken:]
        return taken
