"""Members of ZIP files, read in memory within limits: what is small on disk may be endless when unpacked.

Nothing is ever written under a name that stands in an archive.
"""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lawgraph.corpus.limits import Limits
from lawgraph.errors import UnreadableError

_RATIO_MATTERS = 2**20  # unpacked bytes: below that no ratio does harm
_ENCRYPTED = 0x1
#: bytes by which it is known what a file is
HEAD = 64
_BROKEN = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def opened(data: bytes) -> ZipFile:
    """The ZIP file that some bytes are. Raises UnreadableError when they are broken."""
    try:
        return ZipFile(io.BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError(
            "压缩结构已损坏，请重新下载或另存 / the ZIP structure is broken; download or save it again"
        ) from error


def unpacked(archive: ZipFile, member: ZipInfo, limits: Limits, size: str = "largest_file") -> bytes:
    """The bytes of a member; `size` names the limit of its size.

    Raises UnreadableError for one that is encrypted, broken, too large, or packed beyond all reason.
    """
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableError("已加密，请先解密 / encrypted; remove the password first")
    limits.check(size, member.file_size, "解压后过大")
    if member.file_size > max(_RATIO_MATTERS, member.compress_size * limits.largest_ratio):
        raise UnreadableError(
            f"压缩比超过 {limits.told('largest_ratio')}，疑为压缩炸弹 / packed more than {limits.largest_ratio} times: likely a ZIP bomb"
        )
    most: int = getattr(limits, size)
    try:
        with archive.open(member) as stream:
            data = stream.read(most + 1)  # the size that the archive states may be a lie
    except _BROKEN as error:
        raise UnreadableError("压缩内容已损坏或压缩方式不支持 / broken, or packed by an unknown method") from error
    limits.check(size, len(data), "解压后过大")
    return data


def first_bytes(archive: ZipFile, member: ZipInfo) -> bytes:
    """The first bytes of a member, by which it is known what it is; none of one that cannot be read."""
    try:
        with archive.open(member) as stream:
            return stream.read(HEAD)
    except _BROKEN:
        return b""
