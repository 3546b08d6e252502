"""One document with what its frame is read from; what costs a pass over the text is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lawgraph.catalogue.load import Catalogue
from lawgraph.extraction.hits import Hit, Hits
from lawgraph.frame.named import NamedPlaces
from lawgraph.frame.site import paper_place, site_place
from lawgraph.frame.sources import Source, file_words, opening_words, sources, subject_of
from lawgraph.frame.spoken import Voice, voice
from lawgraph.model import Document
from lawgraph.text import CleanText


@dataclass(frozen=True)
class Reading:
    """A document, its title (`heading`), its clean text with the names in it (`hits`) and the year it reports on."""

    document: Document
    heading: str
    cleaned: CleanText
    hits: Hits
    year: int | None
    catalogue: Catalogue

    @cached_property
    def content(self) -> str:
        """The clean text of the report without its furniture."""
        return self.cleaned.text[slice(*self.cleaned.clean_span(*self.document.content))]

    @cached_property
    def voice(self) -> Voice:
        """How the report speaks of itself."""
        return voice(self.content)

    @cached_property
    def named(self) -> NamedPlaces:
        """Finds what sources name."""
        return NamedPlaces(self.cleaned, self.hits, self.voice.word, self.catalogue)

    @cached_property
    def file(self) -> str:
        """The names of the file and its folders as words."""
        return file_words(self.document)

    def sources(self) -> Iterator[Source]:
        """The texts that may name the place, the surest first."""
        text, gazetteer = self.cleaned.text, self.catalogue.gazetteer
        site = site_place(text, gazetteer) or paper_place(text, gazetteer)
        return sources(self.document, self.heading, self.cleaned, site, self.catalogue.grammar)

    def subject(self) -> Source:
        """The first sentences, where a clause begins with who reports: 渝中区|坚持…."""
        return subject_of(opening_words(self.document), self.catalogue.grammar)

    def organs_in(self, text: str) -> dict[int, Hit]:
        """The organs of the catalogue in a source's text, by where they begin."""
        return {hit.start: hit for hit in self.named.hits_in(text).organs}
