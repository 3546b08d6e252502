"""From a shard of files to batches on the shelf: the one function that every engine runs, in whatever process or machine.

The texts of the reports are written beside the results as they are read, under the digest of their content.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from itertools import count, islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from lawgraph import __version__
from lawgraph.catalogue.files import ontology_folder
from lawgraph.compiled import annotator_with, catalogue_with
from lawgraph.corpus import WHOLE, Part, Unreadable, content, failed, given_below, keep_text, reports_in
from lawgraph.corpus.limits import Limits
from lawgraph.corpus.paths import readable
from lawgraph.corpus.texts import KeptText
from lawgraph.errors import UnreadableError, UsageError
from lawgraph.model import Document, EvidenceLevel
from lawgraph.pipeline.batch import LARGEST_BATCH, BatchWriter
from lawgraph.pipeline.plan import Shard, Source
from lawgraph.pipeline.shelf import Shelf
from lawgraph.rdf.dataset import Run

#: libraries that read files or find names in them
_READING = ("daachorse", "jieba", "pyarrow", "pypdfium2", "selectolax")


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for all shards of a build, in plain values, so that other processes can be told of it.

    `root` is the folder that paths are counted from, `shelf` that of the batches, `out` that of the results, `catalogue` the files of one's
    own, `digest` that of the whole catalogue.
    """

    root: str
    shelf: str
    out: str
    catalogue: tuple[str, ...]
    digest: str
    evidence: EvidenceLevel
    limits: Limits


class _Read(NamedTuple):
    """A file as it was found: its bytes with what is given of it beside, or why it could not be read."""

    source: Source
    data: bytes = b""
    given: Mapping[str, str] = MappingProxyType({})
    problem: str = ""


class Made(NamedTuple):
    """The keys of the batches of a shard, in their order, and how many reports were worked on to make those that were missing."""

    keys: list[str]
    fresh: int


class ShardBuilder:
    """Makes batches; holds what is compiled once a process."""

    def __init__(self, task: Task) -> None:
        self._root = Path(task.root)
        self._out = Path(task.out)
        self._limits = task.limits
        self._evidence = task.evidence
        self._facts = catalogue_with(task.catalogue)
        if self._facts.digest != task.digest:
            raise UsageError(
                "目录文件在生成过程中被改动，请重新运行 / a catalogue file was changed meanwhile: run it again"
            )
        self._annotate = annotator_with(task.catalogue).annotate
        self._run = Run(__version__, task.digest).iri
        self._shelf = Shelf(Path(task.shelf), self._out)
        self._beside = given_below(self._root, task.limits)
        self._conditions = json.dumps([conditions(), task.digest, task.evidence, asdict(task.limits)]).encode()

    def __call__(self, shard: Shard, refused: Mapping[str, str] = MappingProxyType({})) -> Made:
        """The batches of a shard; those that are on the shelf are not made again.

        `refused` are paths of files that are not to be read, with the reason. Raises OSError when nothing can be written.
        """
        read = [self._open(source, refused.get(source.path, "")) for source in shard.files]
        digest = self._digest(read, shard.part)
        items: Iterator[Document | Unreadable] | None = None
        fresh = 0
        for number in count():
            key = f"{digest}-{number}"
            last = self._shelf.is_last(key)
            if last is None:
                if items is None:
                    items = islice(self._items(read, shard.part), number * LARGEST_BATCH, None)
                last, reports = self._make(key, items)
                fresh += reports
            elif items is not None:
                next(islice(items, LARGEST_BATCH - 1, LARGEST_BATCH), None)
            if last:
                return Made([f"{digest}-{each}" for each in range(number + 1)], fresh)
        raise AssertionError("a shard has a last batch")

    def try_file(self, source: Source) -> None:
        """Reads a file and annotates its reports, and keeps nothing: to find out whether the process survives it."""
        for item in self._items([self._open(source, "")], WHOLE):
            if isinstance(item, Document):
                self._take(item, BatchWriter(self._facts, self._run, self._evidence))

    def _open(self, source: Source, refused: str) -> _Read:
        if refused:
            return _Read(source, problem=refused)
        try:
            data, given = content(self._root / source.path, self._limits), self._beside.of(source.path)
        except UnreadableError as error:
            return _Read(source, problem=str(error))
        return _Read(source, data, given)

    def _digest(self, read: Iterable[_Read], part: Part) -> str:
        """The digest of all that the batches of a shard follow from."""
        total = blake2b(self._conditions + json.dumps(part).encode(), digest_size=16)
        for each in read:
            told = [*each.source, sorted(each.given.items()), each.problem]
            total.update(json.dumps(told).encode() + blake2b(each.data, digest_size=16).digest())
        return total.hexdigest()

    def _items(self, read: Iterable[_Read], part: Part) -> Iterator[Document | Unreadable]:
        for source, data, given, problem in read:
            told, suffix = readable(source.path), Path(source.path).suffix
            if problem:
                if not part.number:
                    yield Unreadable(told, problem)
                continue
            try:
                yield from reports_in(
                    data, suffix, name=source.name, source=told, given=given, limits=self._limits, part=part
                )
            except Exception as error:
                if not part.number:
                    yield failed(told, error)

    def _make(self, key: str, items: Iterator[Document | Unreadable]) -> tuple[bool, int]:
        """Makes one batch of what comes next; whether it is the last, and how many reports it has."""
        writer = BatchWriter(self._facts, self._run, self._evidence)
        texts: list[KeptText] = []
        for item in islice(items, LARGEST_BATCH):
            if isinstance(item, Unreadable):
                writer.skip(item)
            elif self._take(item, writer):
                texts.append(keep_text(self._out, item))
        last = len(writer) < LARGEST_BATCH
        self._shelf.put(key, writer.write, texts, last=last)
        return last, len(texts)

    def _take(self, document: Document, writer: BatchWriter) -> bool:
        """Annotates a report for a batch; whether the program is equal to it."""
        try:
            writer.add(self._annotate(document))
        except Exception as error:
            writer.skip(failed(document.source, error))
            return False
        return True


@cache
def conditions() -> str:
    """What results follow from beside the reports and the catalogue: the program itself, and the versions of what it reads with."""
    package, total = Path(__file__).parent.parent, blake2b(digest_size=16)
    for folder in (package, ontology_folder()):
        for path in sorted(path for path in folder.rglob("*.*") if path.is_file() and path.suffix != ".pyc"):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    versions = {}
    for library in _READING:
        with suppress(PackageNotFoundError):
            versions[library] = version(library)
    return json.dumps([__version__, total.hexdigest(), unicodedata.unidata_version, versions])
