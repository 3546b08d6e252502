"""Which formats there are, where each goes unless told otherwise, and what writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from lawgraph.errors import UsageError
from lawgraph.export.source import Terms
from lawgraph.run_account import is_of_results, taken_by_results
from lawgraph.whole import is_folder

_FOLDER = "export"
# An address that needs no escaping in Turtle, XML, CSV or JSON.
_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`&]+")


class Format(StrEnum):
    """What `export` can write."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    WEB_ANNOTATION = "web-annotation"
    CSV = "csv"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEXF = "gexf"


#: the file, or for tables the folder, that is written below `folder/export` where none is given
_NAMES: Mapping[Format, str] = {
    Format.TURTLE: "graph.ttl",
    Format.NTRIPLES: "graph.nt",
    Format.NQUADS: "graph.nq",
    Format.JSONLD: "graph.jsonld",
    Format.WEB_ANNOTATION: "annotations.jsonld",
    Format.CSV: "csv",
    Format.PARQUET: "parquet",
    Format.GRAPHML: "network.graphml",
    Format.GEXF: "network.gexf",
}

#: what is written as several files in a folder
_OF_FILES = frozenset({Format.CSV, Format.PARQUET})


def _writers() -> Mapping[Format, Callable[[Path, Path, Terms], None]]:
    """What writes each format: imported here, since the command line needs the names of formats only."""
    from lawgraph.export import jsonld, linked, network, packages, webannotation

    return {
        Format.TURTLE: linked.write_turtle,
        Format.NTRIPLES: linked.write_ntriples,
        Format.NQUADS: linked.write_nquads,
        Format.JSONLD: jsonld.write,
        Format.WEB_ANNOTATION: webannotation.write,
        Format.CSV: packages.write_csv,
        Format.PARQUET: packages.write_parquet,
        Format.GRAPHML: network.write_graphml,
        Format.GEXF: network.write_gexf,
    }


def export(
    folder: Path, format: Format | str, target: str | Path | None = None, *, base: str = "", licence: str = ""
) -> Path:
    """Writes a result folder in a format; returns the file, or for tables the folder, that was written.

    Without `target` it goes below `folder/export`; a target that is a folder, or ends with a slash, gets a file of the
    usual name. `base` replaces https://w3id.org/lawgraph/ in the identifiers of laws, places, reports and all other
    things; the vocabulary keeps its own. `licence` is the address of the terms under which the data is handed on, and
    is stated in the dataset's description. Raises UsageError for an unknown format, a base or licence that is no
    address, a format that states no licence, and a target that cannot be written or is a file of the result folder
    itself; ResultError when the folder lacks what is exported or holds it damaged.
    """
    try:
        chosen = Format(format)
    except ValueError:
        known = "、".join(Format)
        raise UsageError(f"没有这种格式 / unknown format: {format}; 可用 / known: {known}") from None
    if base and not (_ADDRESS.fullmatch(base) and base.endswith("/")):
        raise UsageError(
            f"--base 须为以 / 结尾的网址 / the base is an address that ends in /: {base!r}; 例如 / such as https://example.org/lg/"
        )
    if licence and not _ADDRESS.fullmatch(licence):
        raise UsageError(
            f"许可须为网址 / the licence is an address: {licence!r}; 例如 / such as https://creativecommons.org/licenses/by/4.0/"
        )
    if licence and chosen in {Format.GRAPHML, Format.GEXF, Format.WEB_ANNOTATION}:
        raise UsageError(f"{chosen} 中没有写许可的地方 / no place for a licence in {chosen}")
    out = Path(target) if target else folder / _FOLDER / _NAMES[chosen]
    if target and chosen not in _OF_FILES and is_folder(target):
        out /= _NAMES[chosen]
    if is_of_results(out, folder):
        raise taken_by_results(out)
    try:
        _writers()[chosen](folder, out, Terms(base, licence))
    except OSError as error:
        raise UsageError(
            f"无法写入 {error.filename2 or error.filename or out}：{error.strerror} / cannot be written: check the name, permissions and disk space"
        ) from error
    return out
