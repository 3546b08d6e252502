"""Members of ZIP files, read in memory within limits: what is small on disk may be endless when unpacked.

Nothing is ever written under a name that stands in an archive.
"""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lawgraph.errors import UnreadableError

#: bytes; a saved page with its pictures inside may have ten million
LARGEST_FILE = 64 * 2**20
#: bytes of a table or an archive, which hold many reports
LARGEST_HOLDER = 1024 * 2**20
#: unpacked bytes for a packed one: text reaches 10, the XML of a Word file 40, a bomb 1,000
LARGEST_RATIO = 200
_RATIO_MATTERS = 2**20  # unpacked bytes: below that no ratio does harm
_ENCRYPTED = 0x1


def opened(data: bytes) -> ZipFile:
    """The ZIP file that some bytes are. Raises UnreadableError when they are broken."""
    try:
        return ZipFile(io.BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError(
            "压缩结构已损坏，请重新下载或另存 / the ZIP structure is broken; download or save it again"
        ) from error


def unpacked(archive: ZipFile, member: ZipInfo, limit: int = LARGEST_FILE) -> bytes:
    """The bytes of a member. Raises UnreadableError for one that is encrypted, broken, too large, or packed beyond all reason."""
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableError("已加密，请先解密 / encrypted; remove the password first")
    if member.file_size > limit:
        raise UnreadableError(
            f"解压后过大({member.file_size // 2**20} MB，上限 {limit // 2**20} MB)/ too large when unpacked"
        )
    if member.file_size > max(_RATIO_MATTERS, member.compress_size * LARGEST_RATIO):
        raise UnreadableError(
            f"压缩比超过 {LARGEST_RATIO}，疑为压缩炸弹 / packed more than {LARGEST_RATIO} times: likely a ZIP bomb"
        )
    try:
        with archive.open(member) as stream:
            data = stream.read(limit + 1)  # the size that the archive states may be a lie
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UnreadableError("压缩内容已损坏或压缩方式不支持 / broken, or packed by an unknown method") from error
    if len(data) > limit:
        raise UnreadableError(f"解压后过大(上限 {limit // 2**20} MB)/ too large when unpacked")
    return data
