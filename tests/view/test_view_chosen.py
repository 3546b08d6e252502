"""What is drawn when not everything can be, and where it stands."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic_reports import random_corpus, small_corpus

from lawgraph.network import Network, analyse, as_entities
from lawgraph.view import Limits
from lawgraph.view.chosen import NODE_TYPES, choose, quotas
from lawgraph.view.evidence import PER_EDGE, gather
from lawgraph.view.layout import positions


@pytest.fixture(scope="module")
def large() -> Network:
    return analyse(random_corpus(120, 7))


@given(st.dictionaries(st.sampled_from(NODE_TYPES), st.integers(0, 5000), min_size=1), st.integers(0, 3000))
def test_quotas_use_all_places_and_never_exceed_a_type(sizes: dict[str, int], total: int) -> None:
    granted = quotas(sizes, total)
    assert sum(granted.values()) == min(total, sum(sizes.values()))
    assert all(granted[name] <= size for name, size in sizes.items())


def test_a_type_of_few_is_not_crowded_out_by_one_of_many() -> None:
    granted = quotas({"report": 200_000, "law": 800, "program": 200}, 2000)
    assert granted["law"] > 100
    assert granted["program"] > 50


def test_everything_is_drawn_when_it_fits() -> None:
    network = analyse(small_corpus())
    chosen = choose(network, Limits())
    assert len(chosen.reports) + len(chosen.entities) == 11
    assert sum(link.relation == "cites" for link in chosen.links) == chosen.edge_totals["cites"]


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 60), st.integers(0, 120))
def test_limits_hold_and_edges_join_drawn_nodes(large: Network, nodes: int, edges: int) -> None:
    chosen = choose(large, Limits(nodes, edges))
    drawn = len(chosen.reports) + len(chosen.entities)
    assert drawn <= nodes
    assert len(chosen.links) <= edges
    assert all(0 <= link.source < drawn and 0 <= link.target < drawn for link in chosen.links)
    assert len({(link.source, link.target) for link in chosen.links}) == len(chosen.links)


def test_no_entity_is_drawn_that_no_drawn_report_names(large: Network) -> None:
    chosen = choose(large, Limits(20, 500))
    reached = {link.target for link in chosen.links if link.relation != "cooccurs"}
    assert reached == set(range(len(chosen.reports), len(chosen.reports) + len(chosen.entities)))


def test_every_edge_to_an_entity_has_its_sentences() -> None:
    corpus = random_corpus(60, 3)
    network = analyse(corpus)
    chosen = choose(network, Limits())
    evidence = gather(as_entities(corpus), network.counts, chosen)
    for link in chosen.links:
        if link.relation == "cooccurs":
            continue
        places = evidence.places[link.source, link.target]
        assert 1 <= len(places) <= PER_EDGE
        entity = network.counts.entities[chosen.entities[link.target - len(chosen.reports)]]
        for sentence, hits in places:
            for begin, end, *_ in hits:
                assert evidence.sentences[sentence][begin:end] in evidence.spellings[link.target]
        assert evidence.spellings[link.target], entity


def random_edges(size: int, seed: int) -> list[tuple[int, int, float]]:
    generator = np.random.default_rng(seed)
    pairs = {tuple(sorted(pair)) for pair in generator.integers(0, size, (size * 2, 2)).tolist()}
    return [(a, b, 1.0) for a, b in sorted(pairs) if a != b]


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 80), st.integers(0, 100))
def test_no_two_nodes_stand_on_one_spot(size: int, seed: int) -> None:
    edges = random_edges(size, seed) if size else []
    points = positions([8.0] * size, edges)
    assert points.shape == (size, 2)
    assert np.isfinite(points).all()
    assert len({tuple(point) for point in points.tolist()}) == size


def test_the_same_graph_stands_in_the_same_places() -> None:
    edges = random_edges(150, 1)
    assert np.array_equal(positions([8.0] * 150, edges), positions([8.0] * 150, edges))


def test_groups_that_do_not_meet_stand_apart() -> None:
    edges = [(a, b, 1.0) for part in (0, 20) for a in range(part, part + 20) for b in range(part, a)]
    points = positions([8.0] * 40, edges)
    centres = points[:20].mean(axis=0), points[20:].mean(axis=0)
    reach = max(np.hypot(*(points[:20] - centres[0]).T).max(), np.hypot(*(points[20:] - centres[1]).T).max())
    assert np.hypot(*(centres[0] - centres[1])) > reach
