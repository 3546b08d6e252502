"""The words of a few characters of text, by jieba."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from lawgraph.catalogue.cache import cached

_VERSION = "words-1"
_DICTIONARY = "dict.txt"


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
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer: Any = jieba.Tokenizer()
    dictionary = Path(jieba.__file__).with_name(_DICTIONARY)
    kept = cached([dictionary], _VERSION, lambda: _packed(*tokenizer.gen_pfdict(dictionary.open("rb"))))
    tokenizer.FREQ, tokenizer.total = _unpacked(kept)
    tokenizer.initialized = True
    cut: Callable[[str], Iterable[str]] = tokenizer.cut
    return cut


def _packed(frequencies: dict[str, int], total: int) -> bytes:
    """Words, a line each, then their frequencies and the sum of these."""
    numbers = " ".join(map(str, (*frequencies.values(), total)))
    return ("\n".join(frequencies) + "\n\n" + numbers).encode()


def _unpacked(kept: bytes) -> tuple[dict[str, int], int]:
    words, _, numbers = kept.decode().partition("\n\n")
    *frequencies, total = map(int, numbers.split(" "))
    return dict(zip(words.split("\n"), frequencies, strict=True)), total
