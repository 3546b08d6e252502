"""How long the network takes, on synthetic corpora: python benchmarks/bench_network.py [--help].

The reports are invented: places are numbered, laws drawn from a list whose frequencies fall off as 1/rank, and each
county has habits of its own, so that communities exist to be found.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lawgraph import iri, network
from lawgraph.model import Context, EntityType, Level, Tense
from lawgraph.network import Occurrence, ReportEntities
from lawgraph.network.centrality import centrality_of, leiden, measured, to_igraph
from lawgraph.network.nodes import Entities, node_line
from lawgraph.rdf.facts import Entity

T = TypeVar("T")

_PEAK = Path("/proc/self/clear_refs")
_FILLER = "本镇高度重视法治政府建设,组织开展学习宣传与培训,规范行政执法行为,化解矛盾纠纷。"


def synthetic_reports(
    reports: int, *, laws: int = 400, programmes: int = 150, seed: int = 0
) -> Iterator[ReportEntities]:
    """Synthetic reports of numbered towns, three years each, the same for the same arguments."""
    generator = random.Random(seed)
    for number in range(reports):
        town, year = number // 3, 2022 + number % 3
        county = town // 12
        habits = random.Random(county)
        liked = [habits.randrange(laws) for _ in range(20)]
        place = f"甲省/乙市/第{county}县/第{town}镇"
        named: list[tuple[EntityType, str, str, str, str]] = []
        for _ in range(generator.randint(3, 12)):
            rank = generator.choice(liked) if generator.random() < 0.6 else _zipf(generator, laws)
            title = f"第{rank}号条例"
            named.append((EntityType.LAW, title, iri.law_iri(title), "statute", f"《{title}》"))
        for _ in range(generator.randint(1, 6)):
            name = f"第{_zipf(generator, programmes)}项行动"
            named.append((EntityType.PROGRAM, name, iri.program_iri(name), "campaign", f"“{name}”"))
        for organ in generator.sample(("司法所", "平安办", "综合行政执法队", "党委"), 2):
            key = iri.institution_iri(f"town-{town}", organ)
            named.append((EntityType.INSTITUTION, f"{place}|{organ}", key, "service", f"镇{organ}"))
        county_bureau = iri.institution_iri(f"county-{county}", "司法局")
        county_path = place.rpartition("/")[0]
        named.append((EntityType.INSTITUTION, f"{county_path}|司法局", county_bureau, "department", "县司法局"))
        named.append((EntityType.LOCALITY, place, iri.place_iri(f"town-{town}"), "township", f"第{town}镇"))
        generator.shuffle(named)
        yield _report(number, place, year, named, generator)


def _zipf(generator: random.Random, size: int) -> int:
    return min(int(size ** generator.random()) - 1, size - 1)


def _report(
    number: int,
    place: str,
    year: int,
    named: list[tuple[EntityType, str, str, str, str]],
    generator: random.Random,
) -> ReportEntities:
    occurrences, start = [], 0
    for begin in range(0, len(named), 3):
        sentence, at = _FILLER[:-1], len(_FILLER) - 1
        members = []
        for kind, entity_id, key, sort, written in named[begin : begin + 3]:
            members.append((kind, entity_id, key, sort, written, at))
            sentence += written
            at += len(written)
        sentence += "。"
        for kind, entity_id, key, sort, written, offset in members:
            cited = kind is EntityType.LAW
            occurrences.append(
                Occurrence(
                    *(kind, entity_id, key, sort, start + offset, start + offset + len(written)),
                    *(written, start, sentence),
                    context=generator.choice(list(Context)) if cited else None,
                    tense=Tense.DONE if cited else None,
                    section=begin // 6,
                )
            )
        start += len(sentence)
    key = f"{number:016x}"
    town = place.rpartition("/")[2]
    title = f"{town}{year}年法治政府建设年度报告(合成)"
    return ReportEntities(
        key, iri.NAMESPACES["doc"] + key, title, place, Level.TOWNSHIP, year, f"{year + 1}-01-20", tuple(occurrences)
    )


def timed(label: str, work: Callable[[], T]) -> T:
    """Run, print seconds of wall clock and of the processor and the most memory that the process held, return the result."""
    if _PEAK.exists():
        _PEAK.write_text("5", encoding="ascii")  # forgets the peak of what ran before
    begin, spent = time.perf_counter(), time.process_time()
    result = work()
    peak = most_memory()
    seconds = f"{time.perf_counter() - begin:8.2f} s   processor {time.process_time() - spent:8.2f} s"
    print(f"{label:42} {seconds}   peak {peak:6.0f} MB", flush=True)
    return result


def most_memory() -> float:
    """The most memory that the process held, in MB: since the peak was last forgotten where the system can do that (Linux)."""
    if _PEAK.exists():
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(counts: network.Counts, analysed: network.Network) -> None:
    """The measures beside the centrality table, and how much longer the plain way to each takes."""
    import networkx as nx

    graph = analysed.graph
    kept = timed("backbone, alpha 0.05", lambda: network.backbone(graph))
    print(f"{kept.number_of_nodes():,} nodes, {kept.number_of_edges():,} edges kept")
    found = timed("communities, 20 seeds", lambda: network.communities(graph))
    print(f"{max(found.community) + 1:,} communities, adjusted Rand {found.adjusted_rand:.2f}")
    timed("bipartite measures", lambda: network.bipartite_centrality(counts))
    timed("PageRank by year", lambda: network.centrality_by_year(counts))
    for name in ("strength", "pagerank", "eigenvector"):
        timed(f"bootstrap of {name}, 200 draws", partial(network.bootstrap, counts, measure=name))
    if graph.number_of_edges() > 100_000:
        print("no ratios: networkx would take too long here")
        return
    few = network.of_reports(counts, np.arange(len(counts.reports)) < 100)
    ratios: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("core", lambda: measured(to_igraph(graph), "core"), lambda: nx.core_number(graph)),
        ("one run of communities", lambda: leiden(to_igraph(graph)), lambda: nx.community.louvain_communities(graph)),
        ("bipartite, 100 reports", lambda: network.bipartite_centrality(few), lambda: _plain_bipartite(few)),
        (
            "one draw of PageRank",
            lambda: network.bootstrap(counts, n=1),
            lambda: nx.pagerank(network.cooccurrence_graph(network.cooccurrence(counts))),
        ),
    ]
    for name, ours, plain in ratios:
        one, other = seconds_of(ours), seconds_of(plain)
        print(f"{name:42} {one:8.3f} s, networkx {other:8.3f} s: 1 to {other / one:.1f}", flush=True)


def country(reports: int, entities: int, seed: int = 0) -> network.Counts:
    """The counts of a large corpus, as if its texts had been read: some 47 things a report in 35 sentences.

    Half of the entities are named all over the country, with frequencies that fall off as 1/rank and favourites of each region;
    the others are of one region. A region has 500 reports.
    """
    generator = np.random.default_rng(seed)
    lengths = generator.lognormal(np.log(60), 0.4, reports).clip(10, 300).astype(np.int64)
    report = np.repeat(np.arange(reports), lengths)
    size, shared, regions = len(report), entities // 2, max(reports // 500, 1)
    falling = np.cumsum(1 / (np.arange(shared) + 1.5))

    def drawn(many: int) -> NDArray[np.int64]:
        found: NDArray[np.int64] = np.searchsorted(falling, generator.random(many) * falling[-1])
        return found

    region = np.minimum(report // 500, regions - 1)
    favourite = drawn(regions * 40).reshape(regions, 40)[region, generator.integers(0, 40, size)]
    of_region = (entities - shared) // regions
    local = shared + region * of_region + generator.integers(0, of_region, size)
    sort = generator.random(size)
    entity = np.where(sort < 0.35, favourite, np.where(sort < 0.6, drawn(size), local))
    sentence = generator.integers(0, 35, size)
    nodes = tuple(network.ReportNode(f"{n}", f"doc:{n}", "", "", None, 2022 + n % 3, "") for n in range(reports))
    # Named as real ones are: the length of an IRI is most of a line of the files.
    titles = [f"第{n}号关于法治政府建设的规定" for n in range(entities)]
    named = Entities([node_line(Entity(iri.law_iri(title), EntityType.LAW, title, "rule")) for title in titles])
    named_in, times = np.unique(report * entities + entity, return_counts=True)
    in_sentence = np.unique((report * 35 + sentence) * entities + entity)
    in_section = np.unique((report * 5 + sentence // 7) * entities + entity)

    def column(values: NDArray[np.int64]) -> NDArray[np.int32]:
        return values.astype(np.int32)

    return network.Counts(
        nodes,
        named,
        report_of=column(named_in // entities),
        entity_of=column(named_in % entities),
        mentions=column(times),
        sentence_report=column(in_sentence // entities // 35),
        sentence_start=column(in_sentence // entities % 35),
        sentence_entity=column(in_sentence % entities),
        section_report=column(in_section // entities // 5),
        section_number=column(in_section // entities % 5),
        section_entity=column(in_section % entities),
    )


def wide(reports: int, entities: int, folder: Path, others: bool) -> None:
    """Counting done, a corpus of the size asked for to its files; then, where asked for, what is measured beside them."""
    counts = timed("(made up)", lambda: country(reports, entities))
    print(f"{reports:,} reports, {entities:,} entities, {len(counts.report_of):,} times named")
    most = network.MOST_PAIRS
    pairs = timed("co-occurrence in reports", lambda: network.cooccurrence(counts, min_reports=2, most_pairs=most))
    print(f"{len(pairs.first):,} pairs of {len(pairs.nodes):,} entities in {pairs.min_reports} reports or more")
    rows = timed("measures and communities", lambda: centrality_of(pairs))
    timed("tables and graph files", lambda: network.write_network(network.Network(counts, pairs, rows), folder))
    if others:
        timed("co-occurrence in sections", lambda: network.cooccurrence(counts, network.Scope.SECTION, most_pairs=most))
        timed("bootstrap of PageRank, 20 draws", lambda: network.bootstrap(counts, n=20))
        timed("strength by year", lambda: network.centrality_by_year(counts, "strength", min_reports=100))


def _plain_bipartite(counts: network.Counts) -> None:
    import networkx as nx

    graph = network.bipartite_graph(counts)
    nx.bipartite.betweenness_centrality(graph, [n for n, data in graph.nodes(data=True) if data["bipartite"] == 0])
    nx.average_neighbor_degree(graph)


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds of wall clock of one run."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Run the measurements asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=3000)
    arguments.add_argument("--laws", type=int, default=400)
    arguments.add_argument("--keep", type=Path, help="folder to leave the files in")
    arguments.add_argument("--network-only", action="store_true", help="write no files")
    arguments.add_argument("--wide", action="store_true", help="--reports by --entities as counted, to their files")
    arguments.add_argument("--entities", type=int, default=20_000, help="with --wide")
    arguments.add_argument("--others", action="store_true", help="with --wide: measures beside the files too")
    options = arguments.parse_args()
    if options.wide:
        with TemporaryDirectory() as folder:
            wide(options.reports, options.entities, options.keep or Path(folder), options.others)
        return
    reports = list(synthetic_reports(options.reports, laws=options.laws))
    mentions = sum(len(report.occurrences) for report in reports)
    print(f"{len(reports):,} reports, {mentions:,} mentions")
    counts = timed("count", lambda: network.count(reports))
    pairs = timed("co-occurrence in reports", lambda: network.cooccurrence(counts))
    print(f"{len(counts.entities):,} entities, {len(pairs.first):,} pairs")
    timed("co-occurrence in sections", lambda: network.cooccurrence(counts, network.Scope.SECTION))
    timed("co-occurrence in sentences", lambda: network.cooccurrence(counts, network.Scope.SENTENCE))
    analysed = timed("network (pairs of 2 reports) and measures", lambda: network.network_of(counts, min_reports=2))
    print(f"{analysed.graph.number_of_nodes():,} nodes, {analysed.graph.number_of_edges():,} edges")
    measure(counts, analysed)
    if options.network_only:
        return
    with TemporaryDirectory() as folder:
        out = options.keep or Path(folder)
        timed("tables and graph files", lambda: network.write_network(analysed, out))


if __name__ == "__main__":
    main()
