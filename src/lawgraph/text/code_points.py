"""Texts as arrays of code points, and what kind of character each is."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawgraph.letterforms import BLANKS, DOUBTFUL, LINE_ENDS, TRADITIONAL, UNSEEN, mapping

Codes = NDArray[np.uint32]
Positions = NDArray[np.int64]

Kinds = NDArray[np.uint8]

#: what a clean character may be, as bits: part of a Latin word or number, two columns wide, a sign that `repairs` judges …
IS_WORD, IS_WIDE, IS_BLANK, IS_LINE_END, IS_UNSEEN, IS_DOUBTFUL, IS_TRADITIONAL = 1, 2, 4, 8, 16, 32, 64
SEPARATING = IS_BLANK | IS_LINE_END | IS_UNSEEN


class CodePoints(NamedTuple):
    """For every code point: the clean one, and what kinds of character a clean one is."""

    clean: Codes
    kinds: Kinds


@cache
def code_points() -> CodePoints:
    """The two tables, made once a process."""
    clean = np.arange(0x110000, dtype=np.uint32)
    same = mapping()
    clean[list(same)] = list(same.values())
    kinds = np.zeros(len(clean), dtype=np.uint8)
    kinds[0x2E80:] = IS_WIDE
    kinds[[code for code in range(0x2E80) if chr(code).isalnum()]] = IS_WORD
    every = "".join(map(chr, range(0x10000)))
    for characters, kind in ((BLANKS, IS_BLANK), (LINE_ENDS, IS_LINE_END), (UNSEEN, IS_UNSEEN)):
        kinds[list(map(ord, re.findall(f"[{characters}]", every)))] = kind
    kinds[list(map(ord, DOUBTFUL))] |= IS_DOUBTFUL
    kinds[list(map(ord, TRADITIONAL))] |= IS_TRADITIONAL
    return CodePoints(clean, kinds)


def decoded(codes: Codes) -> str:
    """Code points as a text."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
