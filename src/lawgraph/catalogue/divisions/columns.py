"""Turtle files of divisions compiled into columns, and the columns as bytes that load at once."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from lawgraph.catalogue.cache import cached
from lawgraph.catalogue.divisions.gazetteer import LEVELS, Columns, Gazetteer, Surfaces
from lawgraph.catalogue.turtle import Row, local, rows
from lawgraph.errors import CatalogueError

#: the format of the kept bytes; raise it with any change of this module
_VERSION = "divisions-1"
_TEXTS = ("keys", "names", "codes", "mca_codes", "full_names", "short_names", "abbreviated_names")
_RANK = {f"division-{level.value}": rank for rank, level in enumerate(LEVELS)}


def load_gazetteer(files: Sequence[Path], cache: Path | None = None) -> Gazetteer:
    """The gazetteer of these Turtle files; `cache` is a cache folder to use instead of the user's own.

    Raises CatalogueError for a file that cannot be read or is not well formed, and for a place whose parent is in none.
    """
    files = sorted(files, key=lambda file: file.name)
    return Gazetteer(_unpacked(cached(files, _VERSION, lambda: compile_columns(files), cache)))


def compile_columns(files: Sequence[Path]) -> bytes:
    """The bytes that `load_gazetteer` keeps for these files."""
    places: list[Row] = []
    words: dict[str, tuple[str, ...]] = {}
    for file in files:
        for row in rows(file):
            if row.all("levelWord"):
                words[row.key] = row.all("levelWord")
            else:
                if row.one("divisionLevel") == "" or not row.one("label"):
                    raise CatalogueError(f"区划缺少名称或级别 / place without label or level: {file.name}: {row.key}")
                places.append(row)
    places.sort(key=lambda row: (_RANK[local(row.one("divisionLevel"))], row.key))
    numbers = {row.iri: number for number, row in enumerate(places)}
    full: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    abbreviated: dict[str, list[int]] = {}
    for number, row in enumerate(places):
        level = local(row.one("divisionLevel"))
        for name in (row.one("label"), *row.all("hiddenLabel")):
            full.setdefault(name, []).append(number)
        others = row.all("altLabel")
        if level == "division-province":
            for name in others:
                if len(name) == 1:
                    abbreviated.setdefault(name, []).append(number)
            others = tuple(name for name in others if len(name) > 1)
        for name in others or _without_word(row.one("label"), words.get(level, ())):
            short.setdefault(name, []).append(number)

    def linked(row: Row, name: str) -> int:
        target = row.one(name)
        if not target:
            return -1
        if target not in numbers:
            raise CatalogueError(f"区划不存在 / no such place: {row.key} {name} {local(target)}")
        return numbers[target]

    texts = {
        "keys": [row.key for row in places],
        "names": [row.one("label") for row in places],
        "codes": [row.one("divisionCode") for row in places],
        "mca_codes": [row.one("civilAffairsCode") for row in places],
        "full_names": list(full),
        "short_names": list(short),
        "abbreviated_names": list(abbreviated),
    }
    integers = {
        "level": [_RANK[local(row.one("divisionLevel"))] for row in places],
        "parent": [linked(row, "within") for row in places],
        "first": [int(row.one("firstYear") or 0) for row in places],
        "last": [int(row.one("lastYear") or 0) for row in places],
        "became": [linked(row, "became") for row in places],
    }
    for prefix, surfaces in (("full", full), ("short", short), ("abbreviated", abbreviated)):
        at = [0]
        for numbers_of_name in surfaces.values():
            at.append(at[-1] + len(numbers_of_name))
        integers[f"{prefix}_at"] = at
        integers[f"{prefix}_of"] = [number for numbers_of_name in surfaces.values() for number in numbers_of_name]
    return _packed(texts, integers)


def _without_word(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """A name without its level word: the longest that leaves two characters (浦东新区 → 浦东, but 清新区 → 清新)."""
    fitting = sorted((word for word in words if name.endswith(word) and name != word), key=len)
    for word in reversed(fitting):
        if len(name) - len(word) >= 2:
            return (name[: -len(word)],)
    return (name[: -len(fitting[0])],) if fitting else ()


def _packed(texts: Mapping[str, Sequence[str]], integers: Mapping[str, Sequence[int]]) -> bytes:
    """A line of JSON with the names and sizes of the columns, then the columns: lines of text, 32-bit integers."""
    blobs = {name: "\n".join(lines).encode() for name, lines in texts.items()}
    for name, values in integers.items():
        numbers = array("i", values)
        if sys.byteorder == "big":
            numbers.byteswap()
        blobs[name] = numbers.tobytes()
    head = json.dumps([[name, len(blob)] for name, blob in blobs.items()])
    return head.encode() + b"\n" + b"".join(blobs.values())


def _unpacked(content: bytes) -> Columns:
    head, _, body = content.partition(b"\n")
    blobs: dict[str, bytes] = {}
    start = 0
    for name, size in json.loads(head):
        blobs[name] = body[start : start + size]
        start += size
    texts = {name: blobs[name].decode().split("\n") for name in _TEXTS}

    def integers(name: str) -> array[int]:
        numbers = array("i")
        numbers.frombytes(blobs[name])
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def surfaces(prefix: str) -> Surfaces:
        return Surfaces(texts[f"{prefix}_names"], integers(f"{prefix}_at"), integers(f"{prefix}_of"))

    return Columns(
        keys=texts["keys"],
        names=texts["names"],
        codes=texts["codes"],
        mca_codes=texts["mca_codes"],
        level=integers("level"),
        parent=integers("parent"),
        first=integers("first"),
        last=integers("last"),
        became=integers("became"),
        full=surfaces("full"),
        short=surfaces("short"),
        abbreviated=surfaces("abbreviated"),
    )
