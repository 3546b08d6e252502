"""Names in Latin letters: Min Fa Dian, minfadian, Mín Fǎ Diǎn, mfd."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_PINYIN = re.compile(r"(?=.*[a-z])[a-z0-9'’ \-]+")
_OTHER = re.compile(r"[^a-z0-9]+")


def is_pinyin(name: str) -> bool:
    """Whether a name is written in Latin letters, with or without tones."""
    return _PINYIN.fullmatch(_plain(name)) is not None


def letters(name: str) -> str:
    """The letters and digits of a name in Latin letters, tones and blanks left out, v and ü written u.

    >>> letters("Mín Fǎ Diǎn")
    'minfadian'
    """
    return _OTHER.sub("", _plain(name).replace("v", "u"))


@cache
def pinyin(name: str) -> str:
    """A Chinese name as `letters` would give it: minfadian for 民法典."""
    from pypinyin import lazy_pinyin

    return letters("".join(lazy_pinyin(name)))


@cache
def initials(name: str) -> str:
    """The first letter of each syllable: mfd for 民法典."""
    from pypinyin import Style, lazy_pinyin

    return letters("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)))


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
