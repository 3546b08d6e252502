"""The words of a few characters of text, by jieba."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from lawgraph.catalogue.cache import cached

_VERSION = "words-2"
_DICTIONARY = "dict.txt"
_END_OF_WORDS, _NUMBER = b"\n\n", "<i4"
_LOADS_SLOWLY = "pkg_resources"


@lru_cache(maxsize=4096)  # 镇普法依法治理 stands many times in a report, and in most
def segment(text: str) -> tuple[str, ...]:
    """The words of a text; jieba is loaded when the first open name needs it."""
    return tuple(_segmenter()(text))


@cache
def _segmenter() -> Callable[[str], Iterable[str]]:
    """A tokenizer of our own: words that somebody adds to jieba's in the same program, and what others leave in the folder for
    temporary files, where jieba keeps its dictionary, change nothing here. (Words that jieba is told to split are one list for the
    whole program, and are split here too.)
    """
    jieba = _jieba()
    tokenizer: Any = jieba.Tokenizer()
    dictionary = Path(jieba.__file__).with_name(_DICTIONARY)
    kept = cached([dictionary], _VERSION, lambda: _packed(*tokenizer.gen_pfdict(dictionary.open("rb"))))
    tokenizer.FREQ, tokenizer.total = _unpacked(kept)
    tokenizer.initialized = True
    cut: Callable[[str], Iterable[str]] = tokenizer.cut
    return cut


def _jieba() -> Any:
    """jieba without pkg_resources, which takes longer to load than all of jieba: it is asked for a way to open files, and where it is
    missing jieba opens them itself.
    """
    import sys
    import warnings

    modules: dict[str, Any] = sys.modules
    hidden = _LOADS_SLOWLY not in modules
    if hidden:
        modules[_LOADS_SLOWLY] = None  # import then says that there is none
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if hidden:
            del modules[_LOADS_SLOWLY]
    return jieba


def _packed(frequencies: dict[str, int], total: int) -> bytes:
    """Words, a line each, then their frequencies and the sum of these."""
    numbers = np.array([*frequencies.values(), total], dtype=_NUMBER)
    return "\n".join(frequencies).encode() + _END_OF_WORDS + numbers.tobytes()


def _unpacked(kept: bytes) -> tuple[dict[str, int], int]:
    words, _, numbers = kept.partition(_END_OF_WORDS)
    *frequencies, total = np.frombuffer(numbers, dtype=_NUMBER).tolist()
    return dict(zip(words.decode().split("\n"), frequencies, strict=True)), total
