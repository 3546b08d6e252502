"""Places compiled into columns, and the columns as bytes that load at once."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lawgraph.catalogue.cache import cached
from lawgraph.catalogue.divisions.gazetteer import LEVELS, Columns, Gazetteer, Surfaces
from lawgraph.catalogue.divisions.lines import LevelWords, PlaceRow, division_rows
from lawgraph.errors import CatalogueError

#: compiler and format of the kept bytes; raise it with any change of what is compiled
_VERSION = "divisions-2"
_RANK = {level.value: rank for rank, level in enumerate(LEVELS)}
_TEXTS = ("keys", "names", "codes", "mca_codes", "full_names", "short_names", "abbreviated_names")


def load_gazetteer(files: Sequence[Path], cache: Path | None = None) -> Gazetteer:
    """The gazetteer of these Turtle files; `cache` is a cache folder to use instead of the user's own.

    Raises CatalogueError for a file that cannot be read or is not well formed, for a place described twice, and
    for one that lies in, or became, a place that is in none of the files.
    """
    files = sorted(files, key=lambda file: file.name)
    return Gazetteer(_unpacked(cached(files, _VERSION, lambda: compile_columns(files), cache)))


def compile_columns(files: Iterable[Path]) -> bytes:
    """The bytes that `load_gazetteer` keeps for these files."""
    places: list[PlaceRow] = []
    words: dict[str, tuple[str, ...]] = {}
    for file in files:
        for row in division_rows(file):
            if isinstance(row, LevelWords):
                words[row.level] = row.words
            elif row.level in _RANK:
                places.append(row)
            else:
                raise CatalogueError(f"区划级别有误 / no such level of places: {file.name}: {row.key} {row.level}")
    places.sort(key=lambda row: (_RANK[row.level], row.key))
    numbers = {row.key: number for number, row in enumerate(places)}
    if len(numbers) < len(places):
        twice = next(row.key for number, row in enumerate(places) if numbers[row.key] != number)
        raise CatalogueError(f"区划重复 / place described twice: {twice}")
    parent = [_number(row.key, row.within, "within", numbers) for row in places]
    became = [_number(row.key, row.became, "became", numbers) for row in places]
    for links in (parent, became):
        _refuse_circles(links, places)

    full, short, abbreviated = _surfaces(places, words)
    texts: dict[str, Iterable[str]] = {
        "keys": (row.key for row in places),
        "names": (row.label for row in places),
        "codes": (row.code for row in places),
        "mca_codes": (row.mca_code for row in places),
        "full_names": full,
        "short_names": short,
        "abbreviated_names": abbreviated,
    }
    integers: dict[str, Sequence[int]] = {
        "level": [_RANK[row.level] for row in places],
        "parent": parent,
        "first": [row.first for row in places],
        "last": [row.last for row in places],
        "became": became,
    }
    for prefix, surfaces in (("full", full), ("short", short), ("abbreviated", abbreviated)):
        at = [0]
        for group in surfaces.values():
            at.append(at[-1] + len(group))
        integers[f"{prefix}_at"] = at
        integers[f"{prefix}_of"] = [number for group in surfaces.values() for number in group]
    return _packed(texts, integers)


_Postings = dict[str, list[int]]


def _surfaces(places: Sequence[PlaceRow], words: Mapping[str, Sequence[str]]) -> tuple[_Postings, _Postings, _Postings]:
    """Full names, short forms and one-character names of provinces, with the places each leads to."""
    full: _Postings = {}
    short: _Postings = {}
    abbreviated: _Postings = {}
    for number, row in enumerate(places):
        for name in (row.label, *row.hidden):
            full.setdefault(name, []).append(number)
        forms: Sequence[str] = row.short
        if row.level == "province":
            for name in forms:
                if len(name) == 1:
                    abbreviated.setdefault(name, []).append(number)
            forms = [name for name in forms if len(name) > 1]
        for name in forms or _without_word(row.label, words.get(row.level, ())):
            short.setdefault(name, []).append(number)
    return full, short, abbreviated


def _without_word(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """A name without its level word, the longest that leaves two characters.

    >>> _without_word("浦东新区", ["区", "新区"]), _without_word("清新区", ["区", "新区"]), _without_word("赣县", ["县"])
    (('浦东',), ('清新',), ('赣',))
    """
    fitting = sorted((word for word in words if name.endswith(word) and name != word), key=len)
    for word in reversed(fitting):
        if len(name) - len(word) >= 2:
            return (name[: -len(word)],)
    return (name[: -len(fitting[0])],) if fitting else ()


def _number(key: str, target: str, link: str, numbers: Mapping[str, int]) -> int:
    if not target:
        return -1
    if target not in numbers:
        raise CatalogueError(f"区划不存在 / no such place: {key} lg:{link} {target}")
    return numbers[target]


def _refuse_circles(links: Sequence[int], places: Sequence[PlaceRow]) -> None:
    """Raise CatalogueError when a place lies in itself, or became itself, by however many steps."""
    sound = bytearray(len(links))
    for start in range(len(links)):
        path = []
        row = start
        while row >= 0 and not sound[row]:
            if row in path:
                raise CatalogueError(f"区划关系成环 / a place leads back to itself: {places[start].key}")
            path.append(row)
            row = links[row]
        for row in path:
            sound[row] = 1


def _packed(texts: Mapping[str, Iterable[str]], integers: Mapping[str, Sequence[int]]) -> bytes:
    """A line of JSON with the names and sizes of the columns, then the columns: lines of text, 32-bit integers."""
    blobs = {name: "".join(f"{line}\n" for line in lines).encode() for name, lines in texts.items()}
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
    texts = {name: blobs[name].decode().split("\n")[:-1] for name in _TEXTS}

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
