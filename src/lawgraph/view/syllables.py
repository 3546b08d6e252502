"""How the characters of names sound, so that the page's search understands minfadian, mfd and minfd."""

from __future__ import annotations

from collections.abc import Iterable


def syllables(names: Iterable[str]) -> dict[str, str]:
    """Chinese character → its readings in Pinyin without tones, parted by blanks, for every one in the names.

    A character keeps all its readings (行: xing hang): whoever types one of them means it.

    >>> syllables(["银行"])
    {'行': 'hang heng xing', '银': 'yin'}
    """
    from pypinyin import Style, pinyin

    found = {}
    for character in sorted({character for name in names for character in name if character > "\u2e7f"}):
        readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        if readings:
            found[character] = " ".join(
                sorted({reading.replace("v", "u").replace("ü", "u") for reading in readings[0]})
            )
    return found
