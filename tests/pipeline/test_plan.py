"""Files are shared out so that one more or less changes one shard."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.pipeline.plan import Shard, Source, shards_of

PATHS = [
    f"{province}/{town}镇{year}.txt" for province in "湘豫陇川" for town in range(40) for year in range(2016, 2025)
]


def shared_out(paths: list[str], size: int = 10_000) -> list[Shard]:
    return shards_of([Source(path, path) for path in paths], [size] * len(paths))


@settings(deadline=None)
@given(st.sets(st.sampled_from(PATHS)))
def test_every_file_is_in_one_shard_and_the_order_is_kept(some: set[str]) -> None:
    paths = sorted(some)
    assert [source.path for shard in shared_out(paths) for source in shard.files] == paths


@settings(deadline=None)
@given(st.sampled_from(PATHS))
def test_a_file_that_is_removed_changes_the_shards_around_it_only(gone: str) -> None:
    before = set(shared_out(PATHS))
    after = set(shared_out([path for path in PATHS if path != gone]))
    # up to the next path at which a shard ends in any case
    assert len(before - after) <= 4
    assert len(before) > 15


def test_shards_are_neither_large_nor_many() -> None:
    sizes = [len(shard.files) for shard in shared_out(PATHS)]
    assert max(sizes) <= 160
    assert 20 <= sum(sizes) / len(sizes) <= 120


def test_a_file_that_holds_many_reports_is_a_shard_of_its_own() -> None:
    paths = ["a.txt", "b.csv", "c.txt", "d.zip", "e.txt"]
    assert {("b.csv",), ("d.zip",)} <= {tuple(source.path for source in shard.files) for shard in shared_out(paths)}


def test_a_large_file_of_many_reports_is_worked_on_in_parts() -> None:
    shards = shared_out(["报告.jsonl"], 20 * 2**20)
    assert [shard.part for shard in shards] == [(number, 6) for number in range(6)]
    assert {shard.files for shard in shards} == {(Source("报告.jsonl", "报告.jsonl"),)}


def test_large_files_are_not_worked_on_together() -> None:
    assert [len(shard.files) for shard in shared_out(["a.pdf", "b.pdf"], 12 * 2**20)] == [1, 1]
