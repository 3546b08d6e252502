"""Paths of files as people read them."""

from __future__ import annotations

import os


def readable(path: str) -> str:
    """A path with `/` whose names any program can show: what Chinese Windows wrote as GBK onto another system is read as such.

    Such a system gives a name that is not UTF-8 with a half of a character for every byte, which can be written nowhere.
    """
    try:
        path.encode("utf-8")
        return path
    except UnicodeEncodeError:
        return "/".join(map(_name, path.split("/")))


def _name(part: str) -> str:
    written = os.fsencode(part)
    for codec in ("utf-8", "gb18030"):
        try:
            return written.decode(codec)
        except UnicodeDecodeError:
            continue
    return written.decode("utf-8", "replace")
