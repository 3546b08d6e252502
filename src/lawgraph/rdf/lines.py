"""The things that a corpus names, as lines of bytes in order: packed, for a country names millions of them.

Lines that stand beside one another in order begin alike, so that a page of them packs to a tenth.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import overload

import numpy as np
from numpy.typing import NDArray

#: no byte of UTF-8, so that no line holds it
_BETWEEN = b"\xff"
#: lines that are packed together: some 30 kB, which are unpacked in a tenth of a millisecond
_PAGE = 256
#: distinct lines that are held as they are, some 20 MB
_LOOSE = 65_536


class PackedLines(Sequence[bytes]):
    """Lines of UTF-8 that do not change any more. Asked for one after the other, each page is unpacked once."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._pages: list[bytes] = []
        self._size = 0
        coming = iter(lines)
        while page := list(islice(coming, _PAGE)):
            self._pages.append(zlib.compress(_BETWEEN.join(page), 1))
            self._size += len(page)
        self._open: tuple[int, list[bytes]] = (-1, [])

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        for number in range(len(self._pages)):
            yield from self._page(number)

    @overload
    def __getitem__(self, index: int) -> bytes: ...

    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...

    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[at] for at in range(self._size)[index]]
        number, place = divmod(range(self._size)[index], _PAGE)
        opened = self._open  # asked once, since another thread may open another page meanwhile
        if opened[0] != number:
            opened = self._open = (number, self._page(number))
        return opened[1][place]

    def _page(self, number: int) -> list[bytes]:
        return zlib.decompress(self._pages[number]).split(_BETWEEN)


class GatheredLines:
    """Takes lines in any order, gives them numbers, and hands them back in order, each once.

    What has come is put in order and packed from time to time, so that memory grows by some twenty bytes a line. A line that comes
    again after that gets a further number.
    """

    def __init__(self) -> None:
        self._loose: dict[bytes, int] = {}
        self._packed: list[tuple[PackedLines, NDArray[np.int32]]] = []
        self._given = 0

    def add(self, lines: Iterable[bytes]) -> list[int]:
        """Takes lines; their numbers, which are below `given`."""
        loose, given = self._loose, self._given
        numbers = [loose.setdefault(line, given + len(loose)) for line in lines]
        if len(loose) >= _LOOSE:
            self._pack()
        return numbers

    @property
    def given(self) -> int:
        """How many numbers were given."""
        return self._given + len(self._loose)

    def in_order(self) -> Iterator[tuple[bytes, list[int]]]:
        """Every line once, in order, with the numbers it got; keeps none."""
        self._pack()
        runs, self._packed = self._packed, []
        ordered = merge(*(zip(lines, map(int, numbers), strict=True) for lines, numbers in runs))
        for line, same in groupby(ordered, key=itemgetter(0)):
            yield line, [number for _, number in same]

    def _pack(self) -> None:
        ordered = sorted(self._loose.items())
        self._given += len(ordered)
        self._loose.clear()
        numbers = np.fromiter((number for _, number in ordered), np.int32, len(ordered))
        self._packed.append((PackedLines(line for line, _ in ordered), numbers))
