"""Which files a build reads, and how they are shared out: in shards that stay the same when other files come and go.

A shard ends where the digest of a path says so, not after so many files: a file that is added or removed changes the shards around
it, and all others are found again as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from lawgraph.corpus import WHOLE, Part, discover, given_below, names, rows_without_file
from lawgraph.corpus.formats import HOLDER_SUFFIXES
from lawgraph.corpus.limits import Limits
from lawgraph.model import Notice

#: files of a shard, on average and at most
_USUAL, _MOST = 64, 160
#: bytes of a shard at most, unless its only file is larger
_LARGEST = 16 * 2**20
#: bytes that are worth a part of their own of a file that holds many reports, and parts at most: every part has to read all of it
_PART, _MOST_PARTS = 4 * 2**20, 8


class Source(NamedTuple):
    """A file to be read: its path below the corpus, with `/`, and the name that its report is given."""

    path: str
    name: str


class Shard(NamedTuple):
    """Files that are worked on together, in the order of the corpus; or a part of one that holds many reports."""

    files: tuple[Source, ...]
    part: Part = WHOLE


class Plan(NamedTuple):
    """What a build reads: the folder `root` that paths are counted from, the files below it in shards, and what is to
    be told of all of them.
    """

    root: Path
    shards: list[Shard]
    notices: tuple[Notice, ...]

    def holds(self, file: Path) -> bool:
        """Whether a file is among those that are read."""
        try:
            path = file.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return False
        return any(each.path == path for shard in self.shards for each in shard.files)


def planned(corpus: Path, limits: Limits) -> Plan:
    """What a build of a folder, or of a single file, reads. Raises UsageError when there is no such folder."""
    files = discover(corpus)
    root = corpus if corpus.is_dir() else corpus.parent
    called = names(files, root)
    sources = [Source(path.relative_to(root).as_posix(), called[path]) for path in files]
    notices = rows_without_file(corpus, files, given_below(root, limits))
    return Plan(root, shards_of(sources, [_size(path) for path in files]), notices)


def shards_of(sources: Iterable[Source], sizes: Sequence[int]) -> list[Shard]:
    """Files in shards; `sizes` are their bytes. A file that holds many reports is a shard of its own, or several."""
    shards: list[Shard] = []
    waiting: list[Source] = []
    bytes_waiting = 0

    def close() -> None:
        if waiting:
            shards.append(Shard(tuple(waiting)))
            waiting.clear()

    for source, size in zip(sources, sizes, strict=True):
        holder = Path(source.path).suffix.lower() in HOLDER_SUFFIXES
        if holder or _ends_before(source.path) or len(waiting) == _MOST or bytes_waiting + size > _LARGEST:
            close()
            bytes_waiting = 0
        if holder:
            parts = min(_MOST_PARTS, 1 + size // _PART)
            shards += (Shard((source,), Part(number, parts)) for number in range(parts))
            continue
        waiting.append(source)
        bytes_waiting += size
    close()
    return shards


def _ends_before(path: str) -> bool:
    digest = blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % _USUAL == 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
