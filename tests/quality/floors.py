"""The floors: how well extraction must do at least, measure by measure.

`floors.json` holds for each gold set the digest of the set and the floors measured on it, and for the probe sentences how many of
each difficulty (T01 …) must be without mistake: one less than were so. To raise them after an improvement:

    python -m quality.floors            (in tests/) prints what is measured beside the floors
    python -m quality.floors --record   writes the floors that rise: a measure less MARGIN

Recording never lowers a floor of an unchanged gold set. When the set has changed, its digest has too, and its floors are
measured anew; the difference in `floors.json` shows it to the reviewer. A floor is lowered by hand only, with the reason in the
commit.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lawgraph.evaluation.scoring import FIELDS, TYPES, Annotated, all_right, score

from . import goldsets

FILE = Path(__file__).with_name("floors.json")
MARGIN = 0.01
#: what is held: the measures that a reader of the graph meets
HELD = (
    *(f"{kind}.{measure}" for kind in (*TYPES, "ALL") for measure in ("mention.f1", "entity.f1", "link")),
    "LAW.context",
    "LAW.tense",
    *(f"document.{field}" for field in FIELDS),
)
#: what was promised for the three real reports, whatever is measured
PROMISED = {
    "LAW.mention.f1": 0.95,
    "LAW.entity.f1": 0.95,
    "PROGRAM.mention.f1": 0.85,
    "INSTITUTION.mention.f1": 0.88,
    "LOCALITY.mention.f1": 0.95,
    **{f"{kind}.link": 0.95 for kind in TYPES},
    "LAW.context": 0.85,
    "LAW.tense": 0.95,
    **{f"document.{field}": 1.0 for field in FIELDS},
}


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one gold set: the digest of the set, and for each measure the least it may be."""

    digest: str = ""
    floors: Mapping[str, float] = field(default_factory=dict)
    difficulties: Mapping[str, int] = field(default_factory=dict)


def stored() -> dict[str, Floors]:
    """The floors of every gold set as they are written."""
    return {name: Floors(**entry) for name, entry in json.loads(FILE.read_text(encoding="utf-8")).items()}


def of_reports(found: goldsets.GoldSet) -> dict[str, float]:
    """The measures of a gold set of whole reports that are held."""
    measures = score(found.gold, found.predicted)
    return {name: measures[name] for name in HELD}


def of_probes(found: list[goldsets.Probe]) -> dict[str, float]:
    """The measures of the probes that are held, with `sentences`: the share of sentences without any mistake."""
    gold: dict[str, Annotated] = {probe.id: probe.gold for probe in found}
    predicted = {probe.id: probe.predicted for probe in found}
    measures = score(gold, predicted)
    right = sum(all_right(probe.gold, probe.predicted) for probe in found)
    kept = {name: measures[name] for name in HELD if not name.startswith("document.")}
    return kept | {"sentences": right / len(found)}


def by_difficulty(found: list[goldsets.Probe]) -> dict[str, tuple[int, int]]:
    """For each difficulty (T01 …) how many probes are without mistake, and how many there are."""
    total = Counter(probe.difficulty for probe in found)
    right = Counter(probe.difficulty for probe in found if all_right(probe.gold, probe.predicted))
    return {name: (right[name], total[name]) for name in sorted(total)}


def below(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What sank below its floor, in words."""
    return [
        f"{name}: {measured[name]:.4f} < {floor}" for name, floor in sorted(floors.items()) if measured[name] < floor
    ]


def floor_of(measure: float) -> float:
    """The floor that a measure gives, rounded down to three digits."""
    return max(0.0, math.floor((measure - MARGIN) * 1000 + 1e-9) / 1000)


def raised(old: Floors, new: Floors) -> Floors:
    """The floors after a measurement: those of the same set only rise."""
    if old.digest != new.digest:
        return new
    return Floors(
        new.digest,
        {name: max(floor, old.floors.get(name, 0.0)) for name, floor in new.floors.items()},
        {name: max(least, old.difficulties.get(name, 0)) for name, least in new.difficulties.items()},
    )


def main(record: bool) -> None:
    """Measures every gold set that is at hand, prints it beside the floors, and records floors that rise."""
    kept = stored() if FILE.exists() else {}
    probes = list(goldsets.probes())
    difficulties = by_difficulty(probes)
    measured = {"reports": of_reports(goldsets.of_reports(goldsets.OWN)), "probes": of_probes(probes)}
    if goldsets.SHARED.is_dir():
        measured["shared"] = of_reports(goldsets.of_reports(goldsets.SHARED))
    for name, measures in measured.items():
        least = {d: max(0, right - 1) for d, (right, _) in difficulties.items()} if name == "probes" else {}
        new = Floors(goldsets.DIGESTS[name](), {m: floor_of(value) for m, value in measures.items()}, least)
        kept[name] = raised(kept.get(name, Floors()), new)
        for measure, value in measures.items():
            print(f"{name}\t{measure}\t{value:.4f}\tfloor {kept[name].floors[measure]}")
    for difficulty, (right, total) in difficulties.items():
        print(f"probes\t{difficulty}\t{right} of {total}\tfloor {kept['probes'].difficulties[difficulty]}")
    if record:
        text = json.dumps({name: asdict(floors) for name, floors in kept.items()}, indent=1, sort_keys=True)
        FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main("--record" in sys.argv[1:])
