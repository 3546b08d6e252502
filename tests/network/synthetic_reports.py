"""Synthetic reports for tests: invented sentences, and a stand-in for extraction that looks names up."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence

from lawgraph import iri
from lawgraph.model import (
    Citation,
    Context,
    Document,
    EntityType,
    ExtractedReport,
    Frame,
    Level,
    Mention,
    Place,
    Section,
    SectionKind,
    Tense,
)

#: name in the text → (type, id, kind); an id that begins with `./` belongs to the report's own place.
NAMES: dict[str, tuple[EntityType, str, str]] = {
    "宪法": (EntityType.LAW, "中华人民共和国宪法", "constitution"),
    "民法典": (EntityType.LAW, "中华人民共和国民法典", "statute"),
    "行政处罚法": (EntityType.LAW, "中华人民共和国行政处罚法", "statute"),
    "信访工作条例": (EntityType.LAW, "信访工作条例", "party-regulation"),
    "枫桥经验": (EntityType.PROGRAM, "枫桥经验", "governance-experience"),
    "法律明白人": (EntityType.PROGRAM, "法律明白人", "mechanism"),
    "司法部": (EntityType.INSTITUTION, "|司法部", "department"),
    "镇司法所": (EntityType.INSTITUTION, "./|司法所", "service"),
    "南河村": (EntityType.LOCALITY, "./南河村", "village"),
}


def extracted(place: str, year: int, *sentences: str, title: str | None = None) -> ExtractedReport:
    """A report of a place (a path) whose text is the sentences, with every name of NAMES found in them.

    Two sentences make a section.
    """
    text = "\n".join(sentences)
    sha256 = hashlib.sha256(f"{place}{year}{text}".encode()).hexdigest()
    own = place.rpartition("/")[2]
    found: list[Mention] = []
    starts = [start for start, _ in _with_starts(sentences)]
    ends = [*starts[2::2], len(text)]
    sections = tuple(
        Section(start, end, "", SectionKind.OTHER, 0) for start, end in zip(starts[::2], ends, strict=bool(starts))
    )
    for number, (start, sentence) in enumerate(_with_starts(sentences)):
        for name in NAMES:
            at = sentence.find(name)
            while at >= 0:
                begin = start + at
                found.append(_mention(begin, name, (start, start + len(sentence)), place, number // 2))
                at = sentence.find(name, at + 1)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return ExtractedReport(
        Document(f"{own}-{year}", f"{own}-{year}.txt", text, sha256, "utf-8", "text", (0, len(text)), sections),
        Frame(
            title or f"{own}{year}年法治政府建设年度报告",
            Place(iri.local_name(place), place, Level.TOWNSHIP),
            (),
            Level.TOWNSHIP,
            year,
            f"{year + 1}-01-20",
            f"{place}|人民政府",
        ),
        tuple(found),
    )


def _with_starts(sentences: Sequence[str]) -> list[tuple[int, str]]:
    starts, at = [], 0
    for sentence in sentences:
        starts.append((at, sentence))
        at += len(sentence) + 1
    return starts


def _mention(start: int, name: str, sentence: tuple[int, int], place: str, section: int) -> Mention:
    kind_of, entity_id, kind = NAMES[name]
    if entity_id.startswith("./|"):
        full = place + entity_id[2:]
        identifier = iri.institution_iri(iri.local_name(place), entity_id[3:])
    elif entity_id.startswith("./"):
        full = place + entity_id[1:]
        identifier = iri.place_iri(iri.local_name(full))
    else:
        full = entity_id
        identifier = {
            EntityType.LAW: iri.law_iri,
            EntityType.PROGRAM: iri.program_iri,
            EntityType.INSTITUTION: lambda organ: iri.institution_iri("", organ),
            EntityType.LOCALITY: lambda path: iri.place_iri(iri.local_name(path)),
        }[kind_of](entity_id.removeprefix("|"))
    shared = (start, start + len(name), name, kind_of, full, identifier, kind, "test", 1.0, sentence, section)
    if kind_of is EntityType.LAW:
        return Citation(*shared, context=Context.PUBLICISE, tense=Tense.DONE)
    return Mention(*shared)


def small_corpus() -> list[ExtractedReport]:
    """Three reports of two towns in two years."""
    return [
        extracted(
            "广东省/河源市/龙川县/甲镇",
            2023,
            "开展宪法、民法典宣传,培养法律明白人。",
            "镇司法所坚持和发展枫桥经验,在南河村调解纠纷。",
        ),
        extracted(
            "广东省/河源市/龙川县/甲镇",
            2024,
            "深入学习宪法和民法典,民法典进乡村。",
            "镇司法所落实行政处罚法。",
        ),
        extracted(
            "河北省/保定市/莲池区/乙镇",
            2024,
            "贯彻行政处罚法,按照司法部要求规范执法。",
            "学习宪法。",
        ),
    ]


def random_corpus(reports: int, seed: int, *, per_report: int = 6) -> list[ExtractedReport]:
    """Reports with sentences of random names, the same for the same seed."""
    generator = random.Random(seed)
    names = list(NAMES)
    return [
        extracted(
            f"某省/某市/某县/{generator.choice('甲乙丙丁')}镇",
            2020 + number,
            *(
                "、".join(generator.sample(names, generator.randint(1, 4))) + "。"
                for _ in range(generator.randint(0, per_report))
            ),
        )
        for number in range(reports)
    ]
