from __future__ import annotations

import pytest
from synthetic_reports import small_corpus

from lawgraph.model import ExtractedReport
from lawgraph.network import Network, analyse


@pytest.fixture(scope="session")
def corpus() -> list[ExtractedReport]:
    return small_corpus()


@pytest.fixture(scope="session")
def network(corpus: list[ExtractedReport]) -> Network:
    return analyse(corpus)
