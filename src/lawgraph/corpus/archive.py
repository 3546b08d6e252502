"""ZIP archives → their members: names as people gave them, bytes within limits.

Members are read in memory, one at a time; no name of an archive ever becomes a path on the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from lawgraph.corpus.packed import LARGEST_HOLDER, opened, unpacked
from lawgraph.errors import UnreadableError

#: archives within archives: what a folder of packed counties in a packed province needs
DEEPEST = 3
#: members of an archive
MOST_MEMBERS = 100_000
#: bytes unpacked of an archive in all, those of the archives within it included
LARGEST_TOTAL = 2 * LARGEST_HOLDER
_UTF8_NAME = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")


class Member(NamedTuple):
    """A file of an archive: its path there, and a function that unpacks it."""

    path: str
    read: Callable[[], bytes]


class Allowance:
    """How much may still be unpacked of an archive and of those within it."""

    def __init__(self, total: int = LARGEST_TOTAL) -> None:
        self._total = self._left = total

    def take(self, size: int) -> None:
        """Takes the bytes of a member. Raises UnreadableError when there are none left."""
        self._left -= size
        if self._left < 0:
            raise UnreadableError(
                f"压缩包解压后总量超过上限 {self._total // 2**20} MB，疑为压缩炸弹，请拆分 / the archive is too large when unpacked; split it"
            )


def members(data: bytes, allowance: Allowance, limit_of: Callable[[str], int]) -> Iterator[Member]:
    """The files of an archive in the order of their paths; of two with one path the last, as every program unpacks them.

    `limit_of` says how large a member of a name may be. Raises UnreadableError for an archive that is broken or has too many members.
    """
    archive = opened(data)
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise UnreadableError(f"压缩包有 {len(listed)} 个文件，上限 {MOST_MEMBERS} / too many members; split it")
    by_path = {path: info for info in listed if not (path := _path(info)).endswith("/")}
    for path, info in sorted(by_path.items(), key=lambda item: PurePosixPath(item[0]).parts):
        yield Member(path, _reader(archive, info, allowance, limit_of(path)))


def is_safe(path: str) -> bool:
    """Whether a path stays within its archive: not absolute, no drive, no step up.

    >>> [is_safe(path) for path in ("2023/白石镇.txt", "../a.txt", "/etc/a.txt", "C:/a.txt")]
    [True, False, False, False]
    """
    return not (path.startswith("/") or _DRIVE.match(path) or ".." in PurePosixPath(path).parts)


def _reader(archive: ZipFile, info: ZipInfo, allowance: Allowance, limit: int) -> Callable[[], bytes]:
    def read() -> bytes:
        allowance.take(min(info.file_size, limit))
        return unpacked(archive, info, limit)

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
