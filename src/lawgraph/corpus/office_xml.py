"""XML of office files, read without document types: no entity is defined there, so none can grow or reach outside.

The standard forbids a document type in them (ECMA-376 part 2), and a file that has one is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Never
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from lawgraph.errors import UnreadableError

_APART = "}"


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(_APART)[2]


def read_events(
    data: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Hands the elements and characters of a part over in their order, names without namespace.

    Raises UnreadableError for XML that is not well formed, has a document type, or names an encoding that expat does not know.
    """
    parser = expat.ParserCreate(namespace_separator=_APART)
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(
        local(name), {local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # encoding="UTF-9", encoding="gb2312"
        raise UnreadableError(
            "文件内部的 XML 已损坏，请重新保存 / the XML inside is broken; save the file again"
        ) from error


def tree(data: bytes) -> Element:
    """A part as a tree, names without namespace. Raises UnreadableError as `read_events` does."""
    builder = TreeBuilder()
    read_events(
        data,
        lambda name, attributes: _open(builder, name, attributes),
        lambda name: _close(builder, name),
        builder.data,
    )
    return builder.close()


def _open(builder: TreeBuilder, name: str, attributes: Mapping[str, str]) -> None:
    builder.start(name, dict(attributes))


def _close(builder: TreeBuilder, name: str) -> None:
    builder.end(name)


def _refuse(*_: object) -> Never:
    raise UnreadableError(
        "文件内含 DTD 或实体声明，可能有害，不予读取 / it declares a document type or entities, which no office file may"
    )
