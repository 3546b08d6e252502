"""ZIP archives → their members: names as people gave them, bytes within limits.

Members are read in memory, one at a time; no name of an archive ever becomes a path on the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from lawgraph.corpus.limits import Limits
from lawgraph.corpus.packed import first_bytes, opened, unpacked

_UTF8_NAME = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")


class Member(NamedTuple):
    """A file of an archive: its path there, a function that unpacks it, and one that gives its first bytes only."""

    path: str
    read: Callable[[], bytes]
    head: Callable[[], bytes]


class Allowance:
    """How much may still be unpacked of an archive and of those within it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._taken = 0

    def take(self, size: int) -> None:
        """Takes the bytes of a member. Raises UnreadableError when the whole is too large."""
        self._taken += size
        self._limits.check("largest_total", self._taken, "压缩包解压后总量过大，疑为压缩炸弹")


def members(data: bytes, allowance: Allowance, limits: Limits, size_limit: Callable[[str], str]) -> Iterator[Member]:
    """The files of an archive in the order of their paths; of two with one path the last, as every program unpacks them.

    `size_limit` names the limit of the size of a member. Raises UnreadableError for an archive that is broken or has too many members.
    """
    archive = opened(data)
    listed = archive.infolist()
    limits.check("most_members", len(listed), "压缩包里的文件过多")
    by_path = {path: info for info in listed if not (path := _path(info)).endswith("/") and PurePosixPath(path).parts}
    for path, info in sorted(by_path.items(), key=lambda item: PurePosixPath(item[0]).parts):
        yield Member(
            path, _reader(archive, info, allowance, limits, size_limit(path)), partial(first_bytes, archive, info)
        )


def is_safe(path: str) -> bool:
    """Whether a path stays within its archive: not absolute, no drive, no step up.

    >>> [is_safe(path) for path in ("2023/白石镇.txt", "../a.txt", "/etc/a.txt", "C:/a.txt")]
    [True, False, False, False]
    """
    return not (path.startswith("/") or _DRIVE.match(path) or ".." in PurePosixPath(path).parts)


def _reader(archive: ZipFile, info: ZipInfo, allowance: Allowance, limits: Limits, size: str) -> Callable[[], bytes]:
    def read() -> bytes:
        allowance.take(min(info.file_size, getattr(limits, size)))
        return unpacked(archive, info, limits, size)

    return read


def _path(info: ZipInfo) -> str:
    """A member's path with `/`; names that Chinese Windows wrote as GBK and no flag tells are read as such."""
    name = info.orig_filename.partition("\x00")[0]
    if not info.flag_bits & _UTF8_NAME:
        try:
            written = name.encode("cp437")
        except UnicodeEncodeError:
            written = b""
        for codec in ("utf-8", "gb18030"):
            try:
                name = written.decode(codec) or name
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/").removeprefix("./")
