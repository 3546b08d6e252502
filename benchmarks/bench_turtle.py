"""Writing a graph: lawgraph's own Turtle against pyoxigraph's and rdflib's writers, on the same triples in one run.

    python benchmarks/bench_turtle.py [REPORTS]

rdflib is given the graph ready in memory, so that only its writing is timed; lawgraph starts from the extracted
reports. What was written is loaded into Oxigraph and compared with what rdflib reads. The reports are made up from a seed. Times are
seconds of processor time, the best of three for the fast ones; ratios are what carries over.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.iri import institution_iri, law_iri, local_name, place_iri, program_iri
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
from lawgraph.rdf import Run, write_turtle

MENTIONS_A_REPORT = 80
RUN = Run("benchmark", "0" * 64)


class Facts:
    """A made-up catalogue: 300 laws, 80 programmes, as many towns as asked for."""

    def __init__(self, towns: int) -> None:
        self.instruments: Sequence[Instrument] = [
            Instrument(local_name(f"试验{n}法"), f"中华人民共和国试验{n}法", "statute", effective="2020-01-01")
            for n in range(300)
        ]
        self._instruments = {entry.title: entry for entry in self.instruments}
        names = [f"试验{n}机制" for n in range(80)]
        self._programmes = {name: Programme(name, name, "mechanism") for name in names}
        self.province = Place("990000", "试验省", Level.PROVINCE, "990000")
        self.towns = [Place(f"990000{n:06}", f"试验省/第{n}镇", Level.TOWNSHIP, f"99{n:07}") for n in range(towns)]
        self._places = {place.key: place for place in (self.province, *self.towns)}
        self._paths = {place.path: place for place in self._places.values()}

    def instrument(self, title: str) -> Instrument | None:
        return self._instruments.get(title)

    def programme(self, name: str) -> Programme | None:
        return self._programmes.get(name)

    def institution_type(self, name: str) -> InstitutionType | None:
        return None

    def place(self, path: str, year: int | None = None) -> Place | None:
        return self._paths.get(path)

    def place_by_key(self, key: str) -> Place | None:
        return self._places.get(key)

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        return () if place is self.province else (self.province,)

    @property
    def programmes(self) -> list[str]:
        return list(self._programmes)


def made_up_report(number: int, facts: Facts, chance: random.Random) -> ExtractedReport:
    """A report of some 4,000 characters with a quarter of its mentions citations."""
    town = facts.towns[number % len(facts.towns)]
    text = f"{town.name}法治政府建设年度报告（{number}）\n"
    mentions: list[Mention] = []
    for _ in range(MENTIONS_A_REPORT // 2):
        sentence = ["全镇围绕中心工作，结合实际开展“集中学习”，其中："]
        spans = []
        for _ in range(2):
            kind = chance.choices(list(EntityType), (25, 25, 35, 15))[0]
            if kind is EntityType.LAW:
                id = chance.choice(facts.instruments).title
                words, iri, of_kind = id.removeprefix("中华人民共和国"), law_iri(id), "statute"
            elif kind is EntityType.PROGRAM:
                id = words = chance.choice(facts.programmes)
                iri, of_kind = program_iri(id), "mechanism"
            elif kind is EntityType.INSTITUTION:
                words = chance.choice(("司法所", "党委", "平安办"))
                id, iri, of_kind = f"{town.path}|{words}", institution_iri(town.key, words), "department"
            else:
                words, id, iri, of_kind = town.name, town.path, place_iri(town.key), "township"
            before = sum(map(len, sentence))
            spans.append((kind, before, words, id, iri, of_kind))
            sentence += [words, "有关内容已经落实到村，"]
        sentence.append("取得明显成效。")
        start = len(text)
        text += "".join(sentence)
        for kind, before, words, id, iri, of_kind in spans:
            at = start + before
            common = (at, at + len(words), words, kind, id, iri, of_kind, "exact", 0.97, (start, len(text)), 0)
            if kind is EntityType.LAW:
                mentions.append(
                    Citation(*common, context=chance.choice(list(Context)), tense=chance.choice(list(Tense)))
                )
            else:
                mentions.append(Mention(*common))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    name = f"report-{number:06}"
    sections = (Section(0, len(text), "一、主要举措", SectionKind.ACHIEVEMENTS, 1),)
    document = Document(name, f"{name}.txt", text, sha256, "utf-8", "text", (0, len(text)), sections)
    frame = Frame(
        text.partition("\n")[0],
        town,
        (),
        Level.TOWNSHIP,
        2015 + number % 10,
        "2024-02-01",
        f"{town.path}|人民政府",
    )
    return ExtractedReport(document, frame, tuple(mentions))


def timed(action: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        action()
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    import pyoxigraph
    import rdflib

    facts = Facts(max(1, count // 2))
    chance = random.Random(20)
    reports = [made_up_report(number, facts, chance) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        ours = timed(lambda: write_turtle(path, reports, facts, RUN))
        store = pyoxigraph.Store()
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
        graph = rdflib.Graph().parse(path)
        turtle = pyoxigraph.RdfFormat.TURTLE
        default = pyoxigraph.DefaultGraph()
        oxigraph = timed(lambda: store.dump(str(path) + "2", turtle, from_graph=default))
        theirs = timed(lambda: graph.serialize(str(path) + "3", format="turtle"), 1)
        size = path.stat().st_size
    triples = len(store)
    if triples != len(graph):
        raise SystemExit(f"Oxigraph has {triples:,} triples of the file, rdflib {len(graph):,}")
    print(f"{count} reports, {triples:,} triples, {size / 1e6:.1f} MB")
    for name, seconds in (("lawgraph", ours), ("pyoxigraph", oxigraph), ("rdflib", theirs)):
        million = seconds / triples * 1e6
        print(
            f"{name:<11}{seconds:8.2f} s  {million:7.2f} s a million triples  {triples / seconds:11,.0f} triples/s  {seconds / ours:6.1f} × lawgraph"
        )


if __name__ == "__main__":
    main()
