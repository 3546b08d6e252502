"""Files of one's own laid over the shipped catalogue.

What a file says of a thing stands in place of what was known of it; names are added. A further name that a file gives leads to
what the file says and no longer to what it led to as a further name elsewhere: 民促法 given to 民营经济促进法 is
taken from 民办教育促进法. Full titles stay with their documents. Files are laid over one another in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.catalogue.instruments import Work
from lawgraph.catalogue.names import law_names, squeeze
from lawgraph.catalogue.user import documents, sheet, turtle_file, village_file
from lawgraph.catalogue.user.conflicts import conflicts
from lawgraph.catalogue.user.documents import Given
from lawgraph.catalogue.user.files import UserFile, decoded, read_bytes, unpacked
from lawgraph.catalogue.user.gazetteer import ExtendedGazetteer
from lawgraph.catalogue.user.institution_types import institution_types
from lawgraph.catalogue.user.places import places
from lawgraph.catalogue.user.programmes import programmes
from lawgraph.catalogue.user.statement import Problem, Problems, Statement, Type
from lawgraph.catalogue.villages import Villages
from lawgraph.errors import CatalogueError
from lawgraph.text import normalise

if TYPE_CHECKING:
    from lawgraph.catalogue.load import Catalogue

_SHOWN = 10
_TURTLE = frozenset({".ttl", ".turtle", ".nt"})
E = TypeVar("E", Instrument, Programme, InstitutionType, Work)


@dataclass(frozen=True, slots=True)
class Check:
    """What a check of files found: how many entries of each type and how many villages they hold, and the problems in the
    order of the lines.
    """

    entries: dict[Type, int]
    problems: tuple[Problem, ...]
    villages: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the files from being used."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def with_files(catalogue: Catalogue, files: Sequence[Path]) -> Catalogue:
    """The catalogue with files laid over it, in their order; its digest is that of all of them.

    Raises CatalogueError, with the lines of the first mistakes, when a file cannot be read or is not well formed.
    """
    if not files:
        return catalogue
    problems = Problems()
    result, _, _ = _laid_over(catalogue, files, problems)
    errors = sorted(problems.errors(), key=_place_of(files))
    if errors:
        shown = "".join(f"\n  {error}" for error in errors[:_SHOWN])
        rest = f"\n  …… {len(errors) - _SHOWN}" if len(errors) > _SHOWN else ""
        raise CatalogueError(
            f"自备目录有 {len(errors)} 处错误，请改正后再运行 / {len(errors)} errors in catalogue files:{shown}{rest}"
        )
    return result


def check_files(catalogue: Catalogue, files: Sequence[Path]) -> Check:
    """Everything that is wrong or doubtful in files that are to be laid over the catalogue.

    Raises CatalogueError for a file that is missing or cannot be read at all.
    """
    problems = Problems()
    result, statements, given = _laid_over(catalogue, files, problems)
    conflicts(catalogue, result, given, problems)
    found = sorted(problems.found, key=_place_of(files))
    villages = len(result.villages) if result.villages is not None else 0
    return Check({kind: len(statements[kind]) for kind in Type}, tuple(found), villages)


def _place_of(files: Sequence[Path]) -> Callable[[Problem], tuple[int, int, str]]:
    """What sorts problems as the files are given, and by their lines."""
    order = {path.name: number for number, path in enumerate(files)}
    return lambda problem: (order.get(problem.source, -1), problem.line, problem.severity)


def _laid_over(
    catalogue: Catalogue, files: Sequence[Path], problems: Problems
) -> tuple[Catalogue, dict[Type, list[Statement]], dict[Type, list[Given]]]:
    sources, statements, village_tables = _read(files, problems)
    instruments, laws = documents.documents(
        statements[Type.LAW], catalogue.instruments, law_names(catalogue.instruments), problems
    )
    works, own_works = documents.works(statements[Type.WORK], catalogue.works, problems)
    schemes, own_schemes = programmes(statements[Type.PROGRAM], catalogue.programmes, instruments, problems)
    types, own_types = institution_types(statements[Type.INSTITUTION], catalogue.institution_types, problems)
    rows, own_places = places(statements[Type.PLACE], catalogue.gazetteer, problems)
    gazetteer = ExtendedGazetteer(catalogue.gazetteer, rows) if rows else catalogue.gazetteer
    villages = _villages(catalogue, gazetteer, village_tables, problems)
    digest = sha256(catalogue.digest.encode() + b"".join(bytes.fromhex(source.sha256) for source in sources))
    result = replace(
        catalogue,
        instruments=_claimed(instruments, laws, lambda i: i.title, normalise),
        works=_claimed(works, own_works, lambda w: w.title, normalise),
        programmes=_claimed(schemes, own_schemes, lambda p: p.name, squeeze),
        institution_types=_claimed(types, own_types, lambda t: t.name, normalise),
        gazetteer=gazetteer,
        digest=digest.hexdigest(),
        user_files=tuple(sources),
        villages=villages,
    )
    given = {
        Type.LAW: laws,
        Type.PROGRAM: own_schemes,
        Type.INSTITUTION: own_types,
        Type.WORK: own_works,
        Type.PLACE: own_places,
    }
    return result, statements, given


def _read(
    files: Iterable[Path], problems: Problems
) -> tuple[list[UserFile], dict[Type, list[Statement]], list[tuple[str, str]]]:
    """The files with their digests, what they state by type, and the names and texts of those that are tables of villages."""
    sources: list[UserFile] = []
    statements: dict[Type, list[Statement]] = {kind: [] for kind in Type}
    village_tables: list[tuple[str, str]] = []
    for path in files:
        content = read_bytes(path)
        sources.append(UserFile(path.name, sha256(content).hexdigest()))
        text = decoded(unpacked(content, path.name), path.name)
        if path.suffix.lower() not in _TURTLE and village_file.is_village_table(text):
            village_tables.append((path.name, text))
            continue
        read = turtle_file.statements if path.suffix.lower() in _TURTLE else sheet.statements
        for statement in read(text, path.name, problems):
            statements[statement.type].append(statement)
    return sources, statements, village_tables


def _villages(
    catalogue: Catalogue, gazetteer: Gazetteer, tables: Iterable[tuple[str, str]], problems: Problems
) -> Villages | None:
    """The villages of the catalogue with those of tables; of one code the later table speaks last."""
    rows = dict(catalogue.villages.rows) if catalogue.villages is not None else {}
    given = False
    for name, text in tables:
        given = True
        for town, lines in village_file.village_rows(text, name, gazetteer, problems).items():
            rows[town] = rows.get(town, "") + lines
    return Villages(rows, gazetteer, catalogue.grammar) if given else catalogue.villages


def _claimed(
    entries: Iterable[E], given: Sequence[Given], id_of: Callable[[E], str], form: Callable[[str], str]
) -> tuple[E, ...]:
    """The entries without the further names that files gave to others."""
    owners: dict[str, set[str]] = {}
    for one in given:
        for name in one.names:
            owners.setdefault(form(name), set()).add(one.id)

    def left(names: tuple[str, ...], id: str) -> tuple[str, ...]:
        return tuple(name for name in names if id in owners.get(form(name), {id}))

    result = []
    for entry in entries:
        names = left(entry.names, id_of(entry))
        kept = entry if names == entry.names else replace(entry, names=names)
        if isinstance(kept, Programme):
            quoted = left(kept.quoted, kept.name)
            kept = kept if quoted == kept.quoted else replace(kept, quoted=quoted)
        result.append(kept)
    return tuple(result)
