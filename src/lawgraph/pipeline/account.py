"""What a build did: a summary for whoever called it, and run.json for whoever opens the result folder."""

from __future__ import annotations

import json
import logging
import platform
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import groupby
from pathlib import Path
from typing import Any

from lawgraph import __version__
from lawgraph.catalogue.load import Catalogue
from lawgraph.corpus import Unreadable
from lawgraph.corpus.texts import TEXTS
from lawgraph.model import EntityType, Notice
from lawgraph.network.counts import Counts
from lawgraph.pipeline.assemble import Duplicate, Told

_log = logging.getLogger(__name__)
#: libraries whose version a result depends on
_LIBRARIES = ("daachorse", "igraph", "jieba", "networkx", "pyarrow", "pyoxigraph", "pyvis", "rdflib")
#: documents in run.json
_MOST_CITED = 100


@dataclass(slots=True)
class Summary:
    """What a build did: what was read, what was not, what should be known of a file (`notices`), counts by type, the
    most cited documents, seconds by stage.

    `fresh` are the reports that were worked on in this build, the others are those of the build before; `unchanged`
    says that nothing had to be done at all.
    """

    out: Path
    reports: int = 0
    fresh: int = 0
    unchanged: bool = False
    skipped: list[Unreadable] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    placeless: list[str] = field(default_factory=list)
    mentions: Counter[EntityType] = field(default_factory=Counter)
    entities: dict[EntityType, int] = field(default_factory=dict)
    citing: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def take(self, told: Told, noticed: Sequence[Notice]) -> None:
        """Takes what the batches say, and what is to be told of the files as a whole."""
        self.reports, self.skipped, self.duplicates = told.reports, told.skipped, told.duplicates
        self.placeless, self.mentions = told.placeless, told.mentions
        self.notices = [*noticed, *told.notices]

    def count(self, counts: Counts) -> None:
        """Takes how many things are named, and how many reports cite each document: however often, a report cites it once."""
        named, citing = Counter[EntityType](), Counter[str]()
        frequency = counts.reports_of_entity
        for (kind, id), same in groupby(range(len(counts.entities)), key=counts.entities.name):
            named[kind] += 1
            if kind is EntityType.LAW:
                citing[id] = int(frequency[list(same)].sum())
        self.entities = {kind: named[kind] for kind in EntityType}
        self.citing = dict(nsmallest(_MOST_CITED, citing.items(), key=lambda item: (-item[1], item[0])))

    def recall(self, account: Mapping[str, Any]) -> bool:
        """Takes what run.json says of the build that made the results, which stand; False, with nothing taken, where
        somebody has edited it so that it says too little.
        """
        try:
            reports, placeless, citing = (
                int(account["reports"]),
                list(account["without_place"]),
                dict(account["most_cited"]),
            )
            skipped = [Unreadable(**item) for item in account["skipped"]]
            notices = [Notice(**item) for item in account["notices"]]
            duplicates = [Duplicate(**item) for item in account["duplicates"]]
            mentions = Counter({EntityType(kind): int(number) for kind, number in account["mentions"].items()})
            entities = {EntityType(kind): int(number) for kind, number in account["entities"].items()}
        except (AttributeError, KeyError, TypeError, ValueError):
            return False
        self.unchanged, self.reports, self.placeless, self.citing = True, reports, placeless, citing
        self.skipped, self.notices, self.duplicates = skipped, notices, duplicates
        self.mentions, self.entities = mentions, entities
        return True

    def most_cited(self, limit: int) -> list[tuple[str, int]]:
        """The documents cited by most reports, a hundred at most."""
        return list(self.citing.items())[:limit]

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds the time of a block to a stage."""
        _log.info("%s …", stage)
        begun = time.perf_counter()
        try:
            yield
        finally:
            taken = time.perf_counter() - begun
            self.seconds[stage] = self.seconds.get(stage, 0.0) + taken
            _log.info("%s: %.1f s", stage, taken)


def account_of(
    summary: Summary, catalogue: Catalogue, corpus: str, options: Mapping[str, Any], made: Mapping[str, Any]
) -> bytes:
    """The content of run.json; `made` says from what the files were made and how large each is."""
    account = {
        "lawgraph": __version__,
        "python": platform.python_version(),
        "libraries": libraries(),
        "catalogue": {
            "sha256": catalogue.digest,
            "files": [{"name": file.name, "sha256": file.sha256} for file in catalogue.user_files],
            "instruments": len(catalogue.instruments),
            "programmes": len(catalogue.programmes),
            "institution_types": len(catalogue.institution_types),
            "places": len(catalogue.gazetteer),
            "villages": len(catalogue.villages) if catalogue.villages is not None else 0,
        },
        "corpus": corpus,
        "options": dict(options),
        "reports": summary.reports,
        "texts": TEXTS,
        "skipped": [{"source": s.source, "reason": s.reason} for s in summary.skipped],
        "notices": [{"source": n.source, "reason": n.reason} for n in summary.notices],
        "duplicates": [{"source": d.source, "same_as": d.same_as} for d in summary.duplicates],
        "without_place": summary.placeless,
        "mentions": {t.value: summary.mentions[t] for t in EntityType},
        "entities": {t.value: summary.entities.get(t, 0) for t in EntityType},
        "most_cited": summary.most_cited(_MOST_CITED),
        **made,
        "seconds": {stage: round(seconds, 3) for stage, seconds in summary.seconds.items()},
    }
    return (json.dumps(account, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def libraries() -> dict[str, str]:
    """The versions of the libraries that results depend on."""
    from importlib.metadata import version

    return {name: version(name) for name in _LIBRARIES}
