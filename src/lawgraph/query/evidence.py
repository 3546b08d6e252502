"""The sentences an answer rests on: at hand, or fetched when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload


class IRI(str):
    """An identifier in an answer, as opposed to a text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place of one citation: the report, the offsets of the words in its text, the words and their sentence.

    `document` is the report's name, `iri` the citation in the graph, `section` the heading it stands under. `context` and
    `tense` are "" for what is no citation. `page` and `paragraph` count from 1, where the file has such (PDF, Word).
    """

    document: str
    start: int
    end: int
    text: str
    sentence: str
    context: str
    tense: str
    section: str
    iri: IRI
    page: int | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        where = f"，第 {self.page} 页" if self.page else f"，第 {self.paragraph} 段" if self.paragraph else ""
        return f"{self.document}[{self.start}:{self.end}{where}] {self.sentence}"


class Passage(str):
    """A sentence as a value of its own: printed whole, below its row."""

    __slots__ = ()


def evidence_of(row: Mapping[str, Any], node: str = "citation") -> Evidence:
    """The evidence in a solution that has the variables of ontology/queries/sentences-citing.rq; `node` is the mention's."""
    return Evidence(
        document=row["document"],
        start=row["start"],
        end=row["end"],
        text=row["quote"],
        sentence=row["sentence"],
        context=row["context"] or "",
        tense=row["tense"] or "",
        section=row["section"] or "",
        iri=row[node],
        page=row.get("page"),
        paragraph=row.get("paragraph"),
    )


#: a query that names more of them grows too long for some servers
REPORTS_AT_ONCE = 400


def batches(reports: Iterable[str]) -> Iterator[list[str]]:
    """Reports in parts that a query may name, sorted."""
    listed = sorted(reports)
    for start in range(0, len(listed), REPORTS_AT_ONCE):
        yield listed[start : start + REPORTS_AT_ONCE]


#: a report and a document it cites
Pair = tuple[str, str]


class Shelf:
    """The sentences of one answer by report and document, fetched report by report and kept.

    `fetch` takes IRIs of reports and gives the pairs they have, each with its evidence in the order of the text.
    """

    def __init__(self, fetch: Callable[[Sequence[str]], Mapping[Pair, Sequence[Evidence]]]) -> None:
        self._fetch = fetch
        self._known: dict[Pair, tuple[Evidence, ...]] = {}
        self._read: set[str] = set()

    def of(self, pairs: Iterable[Pair]) -> tuple[Evidence, ...]:
        """The evidence of some pairs, in their order."""
        wanted = list(pairs)
        self.fetch(report for report, _ in wanted)
        return tuple(item for pair in wanted for item in self._known.get(pair, ()))

    def fetch(self, reports: Iterable[str]) -> None:
        """Fetch the sentences of some reports, if they are not there yet."""
        for some in batches(set(reports) - self._read):
            self._known.update({pair: tuple(items) for pair, items in self._fetch(some).items()})
            self._read.update(some)


class Quotes(Sequence[Evidence]):
    """The evidence of one row. It is fetched when it is first looked at; `fetch_all` does so for many rows at once."""

    __slots__ = ("_pairs", "_shelf")

    def __init__(self, shelf: Shelf, pairs: Sequence[Pair]) -> None:
        self._shelf = shelf
        self._pairs = pairs

    @property
    def pairs(self) -> Sequence[Pair]:
        """The reports and the documents they cite, known without fetching a sentence."""
        return self._pairs

    @property
    def _items(self) -> tuple[Evidence, ...]:
        return self._shelf.of(dict.fromkeys(self._pairs))

    @overload
    def __getitem__(self, index: int) -> Evidence: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Evidence]: ...
    def __getitem__(self, index: int | slice) -> Evidence | Sequence[Evidence]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quotes | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return repr(self._items)

    def __reduce__(self) -> tuple[Any, ...]:
        # what fetches the sentences holds an open graph, which can be neither kept nor sent to another process
        return tuple, (self._items,)

    @staticmethod
    def fetch_all(values: Iterable[Any]) -> None:
        """Fetch the evidence of many rows in few queries."""
        wanted: dict[int, tuple[Shelf, set[str]]] = {}
        for value in values:
            if isinstance(value, Quotes):
                shelf, reports = wanted.setdefault(id(value._shelf), (value._shelf, set()))
                reports.update(report for report, _ in value._pairs)
        for shelf, reports in wanted.values():
            shelf.fetch(reports)


def is_evidence(value: Any) -> bool:
    """Whether a cell of an answer holds sentences."""
    return isinstance(value, Quotes | Passage) or (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], Evidence | Passage)
    )


def sentences(value: Any) -> Sequence[Any]:
    """The sentences of such a cell."""
    return (value,) if isinstance(value, Passage) else tuple(value)
