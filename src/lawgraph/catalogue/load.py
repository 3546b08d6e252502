"""What is known beforehand: documents, programmes, organ types, places, and the words of the grammar."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lawgraph.catalogue.divisions import Gazetteer, load_gazetteer
from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.catalogue.files import ontology_file, ontology_folder
from lawgraph.catalogue.grammar import Cue, Grammar, Rung, load_cues, load_grammar, load_rungs, table
from lawgraph.catalogue.institution_types import load_institution_types
from lawgraph.catalogue.instruments import Work, load_instruments, load_works
from lawgraph.catalogue.names import Names, compile_names
from lawgraph.catalogue.programmes import load_programmes
from lawgraph.catalogue.roles import words_of_roles
from lawgraph.catalogue.user.files import UserFile
from lawgraph.catalogue.villages import Villages
from lawgraph.model import Level, Place

_log = logging.getLogger(__name__)

#: 国家|发展改革委
_OF_THE_STATE = "国家"
INSTRUMENT_FILES = ("laws.ttl", "regulations.ttl", "party.ttl", "policies.ttl")


@dataclass(frozen=True)
class Catalogue:
    """Everything the extractor knows before it reads a report.

    `user_files` are the files of one's own that were laid over what is shipped; `digest` is that of all files.
    `villages` are those of a table of one's own, None when none is given.
    """

    instruments: Sequence[Instrument]
    works: Sequence[Work]
    programmes: Sequence[Programme]
    institution_types: Sequence[InstitutionType]
    gazetteer: Gazetteer
    grammar: Grammar
    cues: Sequence[Cue]
    tense_cues: Sequence[str]
    lacking_cues: Sequence[Mapping[str, str]]
    rungs: Mapping[str, Rung]
    digest: str
    user_files: Sequence[UserFile] = ()
    villages: Villages | None = None

    @cached_property
    def names(self) -> Names:
        """All names as automata."""
        return compile_names(
            instruments=self.instruments,
            works=self.works,
            programmes=self.programmes,
            institution_types=self.institution_types,
            gazetteer=self.gazetteer,
            words=words_of_roles(self.grammar, self.tense_cues, self.lacking_cues),
            zone_words=self.grammar["zone-word"],
            quoted_in_organs=self.grammar["quoted-in-organ"],
        )

    @cached_property
    def _by_title(self) -> dict[str, Instrument]:
        return {i.title: i for i in self.instruments}

    @cached_property
    def _by_programme(self) -> dict[str, Programme]:
        return {p.name: p for p in self.programmes}

    def instrument(self, title: str) -> Instrument | None:
        """The document with this official title."""
        return self._by_title.get(title)

    def programme(self, name: str) -> Programme | None:
        """The programme with this received name."""
        return self._by_programme.get(name)

    @cached_property
    def _by_type(self) -> dict[str, InstitutionType]:
        return {t.name: t for t in self.institution_types}

    @cached_property
    def _national(self) -> dict[str, str]:
        known = {form: t.name for t in self.institution_types if t.national for form in (t.name, *t.names)}
        found: dict[str, str] = {}
        for kind in self.institution_types:
            forms = () if kind.national else (kind.name, *kind.names)
            organ = next((known[f"{_OF_THE_STATE}{form}"] for form in forms if f"{_OF_THE_STATE}{form}" in known), "")
            if organ:
                found[kind.name] = organ
        return found

    def institution_type(self, name: str) -> InstitutionType | None:
        """The type of organ with this usual short name."""
        return self._by_type.get(name)

    def national_organ(self, kind: InstitutionType) -> str:
        """The organ of the State that a type of organ without a place means in a ministry's report: 发展改革委 →
        国家发展改革委; "" where the State has none of the kind.
        """
        return self._national.get(kind.name, "")

    def place_by_key(self, key: str) -> Place | None:
        """The place with this key."""
        place = self.gazetteer.get(key)
        return place if place is not None or self.villages is None else self.villages.by_key(key)

    def place(self, path: str, year: int | None = None) -> Place | None:
        """The place with this path."""
        place = self.gazetteer.by_path(path, year)
        return place if place is not None or self.villages is None else self.villages.by_path(path, year)

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The places above a place, nearest first."""
        if place.level is Level.VILLAGE and self.villages is not None:
            return self.villages.above(place)
        return self.gazetteer.ancestors(place)


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that is shipped with lawgraph."""
    import hashlib

    folder = ontology_folder()
    files = sorted(p for p in folder.rglob("*") if p.suffix in {".ttl", ".tsv"})
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    _log.info("读入目录 / reading the catalogue: %s (%s)", folder, digest.hexdigest()[:12])
    return Catalogue(
        instruments=load_instruments([ontology_file(name) for name in INSTRUMENT_FILES]),
        works=load_works([ontology_file("works.ttl")]),
        programmes=load_programmes([ontology_file("programs.ttl")]),
        institution_types=load_institution_types([ontology_file("institutions.ttl")]),
        gazetteer=load_gazetteer(_division_files(folder)),
        grammar=load_grammar(ontology_file("grammar.tsv")),
        cues=load_cues(ontology_file("cues.tsv")),
        tense_cues=tuple(row["cue"] for row in table(ontology_file("tense_cues.tsv"))),
        lacking_cues=table(ontology_file("lacking_cues.tsv")),
        rungs=load_rungs(ontology_file("rungs.tsv")),
        digest=digest.hexdigest(),
    )


def _division_files(folder: Path) -> list[Path]:
    return sorted((folder / "divisions").glob("*.ttl"))
