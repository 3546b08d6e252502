"""Numerals as laws and documents count: 三十四, 一千零七十七, 二〇二一, ㈢."""

from __future__ import annotations

import unicodedata

_DIGIT = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_PLACES = {"千": 1000, "百": 100, "十": 10}
#: patterns of a numeral in Chinese, and of one in any figures
CHINESE_NUMERAL = "[〇零○一二三四五六七八九十百千]{1,9}"
NUMERAL = rf"[0-9]{{1,4}}|{CHINESE_NUMERAL}|[㈠-㈩⑴-⒇①-⑳]"


def number(text: str) -> int | None:
    """The value of a numeral of 1 to 9999 as laws number their provisions; None for anything else.

    Digits, 三十四, 一千零七十七 (with 零 or 〇; 一千七十七 too), 二〇二一 digit by digit, ㈢.

    >>> number("三十四"), number("一千零七十七"), number("一〇五"), number("百")
    (34, 1077, 105, None)
    """
    if text.isascii():
        return int(text) if text.isdigit() and 0 < int(text) <= 9999 else None
    if len(text) == 1 and text not in _DIGIT and text not in _PLACES:
        value = unicodedata.numeric(text, 0.0)
        return int(value) or None
    if not _PLACES.keys() & set(text):
        digits = "".join(str(_DIGIT[sign]) if sign in _DIGIT else "x" for sign in text)
        return int(digits) if digits.isdigit() and len(digits) <= 4 and digits[0] != "0" else None
    total, digit, place, zero = 0, 0, 10_000, False
    for index, sign in enumerate(text):
        if sign in _PLACES:
            if (not digit and sign != "十") or _PLACES[sign] >= place:
                return None
            place, zero = _PLACES[sign], False
            total += (digit or 1) * place
            digit = 0
        elif digit:
            return None
        elif _DIGIT[sign]:
            digit = _DIGIT[sign]
        elif index == 0 or text[index - 1] not in _PLACES or index == len(text) - 1:
            return None  # 零 stands between places only
        else:
            zero = True
    if digit and place > 10 and not zero:
        return None  # 一百五 is said for 150, and no law writes it
    return total + digit
