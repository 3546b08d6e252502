"""One sentence below the title of a report: what is found in it, in the order of the text.

The title tells who speaks (易俗河镇 in 湘潭县, 秦安县, …); what is found in the title itself is left out.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

from lawgraph.compiled import default_annotator
from lawgraph.corpus.headings import sections
from lawgraph.model import Citation, Document, EntityType, Mention

TOWN = "湘潭县易俗河镇2022年度法治政府建设工作报告"
COUNTY = "秦安县2023年法治政府建设年度报告"
BUREAU = "秦安县司法局2023年法治政府建设年度报告"
DISTRICT = "南京市鼓楼区2023年法治政府建设年度报告"
REGION = "崇左市2021年法治政府建设年度报告"

Names = list[str]
Links = list[tuple[str, str]]


def whole_document(text: str) -> Document:
    """A text that is all content: no page furniture, however short it is."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("test", "test", text, digest, "utf-8", "text", (0, len(text)), sections(text, (0, len(text))))


def mentions(sentence: str, kind: EntityType | None = None, title: str = TOWN) -> list[Mention]:
    """The mentions of a sentence, of one kind or of all, with offsets into title and sentence."""
    report = default_annotator().annotate(whole_document(f"{title}\n{sentence}\n"))
    return [m for m in report.mentions if m.start > len(title) and kind in {None, m.type}]


class Named(Protocol):
    """The names of one kind in a sentence, as they stand there."""

    def __call__(self, sentence: str, title: str = TOWN) -> Names: ...


class Linked(Protocol):
    """The names of one kind in a sentence, each with the id of what it names."""

    def __call__(self, sentence: str, title: str = TOWN) -> Links: ...


def _names(kind: EntityType) -> Named:
    def names(sentence: str, title: str = TOWN) -> Names:
        return [mention.text for mention in mentions(sentence, kind, title)]

    return names


def _links(kind: EntityType) -> Linked:
    def links(sentence: str, title: str = TOWN) -> Links:
        return [(mention.text, mention.id) for mention in mentions(sentence, kind, title)]

    return links


laws = _names(EntityType.LAW)
programs = _names(EntityType.PROGRAM)
institutions = _names(EntityType.INSTITUTION)
localities = _names(EntityType.LOCALITY)
law_ids = _links(EntityType.LAW)
program_ids = _links(EntityType.PROGRAM)
institution_ids = _links(EntityType.INSTITUTION)
locality_ids = _links(EntityType.LOCALITY)


def citations(sentence: str, title: str = TOWN) -> list[Citation]:
    """The documents cited in a sentence."""
    return [mention for mention in mentions(sentence, EntityType.LAW, title) if isinstance(mention, Citation)]
