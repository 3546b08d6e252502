"""Compile ontology/divisions/*.ttl: every administrative division from province to township, 2015 to 2025.

    python tools/compile_divisions.py [--mca TABLE] [--nbs TABLE] [--out FOLDER]

Two tables go in: the civil-affairs codes of the end of 2025 (民政部) and the statistical codes of 2015–2023 (国家统计局),
gathered from the packages named in docs/divisions.md; the new areas of the state (国家级新区), which no table of codes has, are added. One place comes out for each path and level; its years, its
codes in both systems and what it became. What the tables leave open stands in tools/facts/divisions-*.tsv.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import divisions_names as names
from division import TABLE_YEARS, Division
from divisions_links import link
from divisions_turtle import write
from divisions_writings import Sighting, settle

ROOT = Path(__file__).resolve().parent
FACTS = ROOT / "facts"
DEPTHS = {"1": "province", "2": "prefecture", "3": "county", "4": "township"}


Divisions = dict[tuple[str, str], Division]


def table(path: Path) -> list[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def take_mca(rows: Iterable[dict[str, str]]) -> Divisions:
    divisions: Divisions = {}
    for row in rows:
        division = Division(row["path"], DEPTHS[row["level"]], mca=row["mca_code"])
        divisions[division.path, division.level] = division
    return divisions


def padded(code: str) -> str:
    return code.ljust(6, "0")


def sightings(rows: list[dict[str, str]], rules: names.Rules) -> Iterator[Sighting]:
    """Every row in every year it stands in, with its path of that year."""
    above: dict[tuple[str, int], str] = {}
    settled: dict[str, tuple[str, str] | None] = {}
    for row in sorted(rows, key=lambda row: (len(row["nbs_code"]), row["nbs_code"], row["first_vintage"])):
        code, written, matched = row["nbs_code"], row["name"], row["mca2025_code"]
        settled.clear()
        for year in map(int, row["vintages"].split(",")):
            parent = parent_of(code, year, above)
            if parent not in settled:
                settled[parent] = (
                    rules.township(written, code, parent)
                    if row["level"] == "4"
                    else rules.county_or_above(written, code, parent, bool(matched))
                )
            named = settled[parent]
            if named is None:
                above[code, year] = parent  # 市辖区, 东莞市 below 东莞市: what lies below hangs one level higher
                continue
            name, level = named
            path = f"{parent}/{name}" if parent else name
            above[code, year] = path
            yield Sighting(year, path, level, padded(code), matched, row["match"].endswith("REVIEW"), name)


def parent_of(code: str, year: int, above: dict[tuple[str, int], str]) -> str:
    """The path of the unit a code stands under; levels that no table names (省直辖县) are passed over."""
    for length in (6, 4, 2):
        if length < len(code) and (code[:length], year) in above:
            return above[code[:length], year]
    return ""


def take_nbs(divisions: Divisions, seen: Iterable[Sighting]) -> None:
    for one in sorted(seen, key=lambda one: (one.year, not one.leads_to, one.code)):
        division = divisions.setdefault((one.path, one.level), Division(one.path, one.level))
        division.codes.setdefault(one.year, one.code)
        if one.leads_to:
            division.leads_to.setdefault(one.year, one.leads_to)
            division.doubtful = one.doubtful
        if one.written != division.name:
            division.written.add(one.written)


def give_keys(divisions: Divisions) -> None:
    """The statistical code is the key; of several bearers over time the latest keeps it."""
    bearers: dict[str, list[Division]] = defaultdict(list)
    for division in divisions.values():
        if division.code:
            bearers[division.code].append(division)
        elif division.mca:
            division.key = f"mca-{division.mca}"
    for code, group in bearers.items():
        group.sort(key=lambda division: (division.last, max(division.codes), division.path))
        group[-1].key = code
        taken = {code}
        for division in reversed(group[:-1]):
            key = f"{code}-{division.last}"
            if key in taken:
                raise SystemExit(f"no key left for {division.path} ({code})")
            taken.add(key)
            division.key = key


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mca", type=Path, default=FACTS / "divisions-mca-2025.tsv.gz")
    parser.add_argument("--nbs", type=Path, default=FACTS / "divisions-nbs-2015-2023.tsv.gz")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "ontology" / "divisions")
    options = parser.parse_args()

    mca, nbs = table(options.mca), table(options.nbs)
    rules = names.Rules.read(FACTS)
    divisions = take_mca(mca)
    for row in table(FACTS / "divisions-additions.tsv"):
        divisions[row["path"], row["level"]] = Division(row["path"], row["level"], mca=row["mca_code"])
    for row in table(FACTS / "divisions-new-areas.tsv"):
        since = max(int(row["first_year"]), min(TABLE_YEARS))
        until = int(row["last_year"] or 0)
        divisions[row["path"], "other"] = Division(row["path"], "other", key=row["key"], since=since, until=until)
    seen = list(sightings(nbs, rules))
    writings = table(FACTS / "divisions-writings.tsv")
    take_nbs(divisions, settle(seen, mca, writings))
    for row in writings:  # 马当镇 stands in neither table, and the town itself writes its name so
        path = f"{row['path']}/{row['name']}"
        if (path, "township") in divisions and (f"{row['path']}/{row['written']}", "township") not in divisions:
            divisions[path, "township"].written.add(row["written"])
    give_keys(divisions)
    link(divisions.values(), table(FACTS / "divisions-successions.tsv"))
    write(list(divisions.values()), rules, options.out)


if __name__ == "__main__":
    main()
