"""Where finds stand: their spans and words in the raw text, their sentences and sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lawgraph.catalogue.roles import Role
from lawgraph.corpus.headings import kinds_in_plan, section_at
from lawgraph.extraction.found import Found
from lawgraph.link.cues import Around, Standing
from lawgraph.model import Document, SectionKind
from lawgraph.text import CleanText, Sentences

#: a text without a full stop is one sentence; what is said of a document stands near it
_NEARBY = 400


class Where(NamedTuple):
    """Where a find stands: its span, words, sentence and section in the raw text, the kind of that section, and its span and
    sentence in the clean text.
    """

    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    section: int
    kind: SectionKind
    clean: tuple[int, int]
    clean_sentence: tuple[int, int]


def located(found: Sequence[Found], document: Document, cleaned: CleanText, *, is_plan: bool) -> list[Where]:
    """Where each of the finds stands; `cleaned` is the clean form of the document's text. What is said in a document that `is_plan`
    as a whole (2024年法治政府建设工作要点) is said in a section of plans, unless a heading tells of something else (2023年工作成效).
    """
    sections = document.sections
    sentences = Sentences(cleaned.text)
    opens = [section.start for section in sections]
    kinds = kinds_in_plan(sections) if is_plan else [section.kind for section in sections]
    spans = [(item.start, item.end) for item in found]
    inside: list[tuple[int, int]] = []
    sentence = (0, 0)
    for span in spans:
        if not sentence[0] <= span[0] < sentence[1]:
            sentence = sentences.at(span[0]) or span
        inside.append(sentence if span[1] <= sentence[1] else (sentence[0], span[1]))
    places: list[Where] = []
    for (start, end), sentence, span, clean_sentence in zip(
        cleaned.raw_spans(spans), cleaned.raw_spans(inside), spans, inside, strict=True
    ):
        section = section_at(sections, start, opens) if opens else 0
        kind = kinds[section] if opens else SectionKind.PLANS if is_plan else SectionKind.OTHER
        places.append(Where(start, end, document.text[start:end], sentence, section, kind, span, clean_sentence))
    return places


def around(text: str, where: Where, cues: Mapping[Role, Standing], first: int) -> Around:
    """The clean text that tells what is said of a find: its sentence, as far as that is near. `first` is where that sentence
    begins, or the one in which the list begins that the find stands in (|学习《水法》;《防洪法》).
    """
    (start, end), (_, last) = where.clean, where.clean_sentence
    return Around(text, max(first, start - _NEARBY), min(last, end + _NEARBY), cues)
