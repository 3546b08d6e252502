"""What several folders of tests start from: the sample reports, the graph built from them, the shared gold set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# a machine with much to do is slow, and no test fails for that
settings.register_profile("lawgraph", deadline=None)
settings.load_profile("lawgraph")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample_corpus() -> Path:
    """The sample reports that are shipped with the sources."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def sample_graph(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result folder of the sample reports; tests read it and leave it as it is."""
    from lawgraph.pipeline import build_corpus

    out = tmp_path_factory.mktemp("sample") / "out"
    build_corpus(sample_corpus, out)
    return out


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    """The annotated real reports: `reports/`, `annotations/`, `score.py`. They may not be published, so they lie outside
    the repository: in `$LAWGRAPH_SHARED/gold`, by default in `shared/gold` beside the checkout.
    """
    shared = Path(os.environ.get("LAWGRAPH_SHARED") or ROOT.parent / "shared")
    gold = shared / "gold"
    if not (gold / "annotations").is_dir():
        pytest.skip(f"no annotated real reports in {gold}: set LAWGRAPH_SHARED to the folder that holds gold/")
    return gold
