"""The gold set agrees with its sources, with GUIDELINES and with the division tables."""

from __future__ import annotations

import csv
import gzip
import json
from functools import cache
from pathlib import Path

import pytest

from . import build

HERE = Path(__file__).resolve().parent
DIVISIONS = HERE.parents[1] / "tools/facts/divisions-nbs-2015-2023.tsv.gz"

LAW_KINDS = {
    "constitution",
    "statute",
    "administrative-regulation",
    "supervision-regulation",
    "judicial-interpretation",
    "local-regulation",
    "rule",
    "party-regulation",
    "policy",
}
PROGRAM_KINDS = {
    "law-popularisation-plan",
    "governance-experience",
    "campaign",
    "reform",
    "mechanism",
    "working-method",
    "observance",
    "platform",
    "brand",
    "guiding-thought",
}
INSTITUTION_KINDS = {
    "party",
    "government",
    "congress",
    "cppcc",
    "department",
    "court",
    "procuratorate",
    "mass-organisation",
    "coordination",
    "service",
    "law-firm",
    "enterprise",
    "school",
    "site",
}
LOCALITY_KINDS = {"province", "prefecture", "county", "township", "village", "other"}
KINDS = {
    "LAW": LAW_KINDS,
    "PROGRAM": PROGRAM_KINDS,
    "INSTITUTION": INSTITUTION_KINDS,
    "LOCALITY": LOCALITY_KINDS,
}
DIFFICULTIES = {f"T{number:02}" for number in range(1, 75)}
NAMES = sorted(path.stem for path in (HERE / "source").glob("*.txt"))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def report(name: str) -> tuple[str, dict, list[dict]]:
    text = (HERE / "reports" / f"{name}.txt").read_bytes().decode()
    document, *mentions = lines(HERE / "annotations" / f"{name}.jsonl")
    return text, document, mentions


@cache
def probes() -> list[dict]:
    return lines(HERE / "probes.jsonl")


@cache
def division_paths() -> dict[str, str]:
    """Path from the province → statistical code, padded to six digits, of every unit of any vintage."""
    with gzip.open(DIVISIONS, "rt", encoding="utf-8", newline="") as file:
        names = {row["nbs_code"]: row["name"] for row in csv.DictReader(file, delimiter="\t")}
    # a municipality's counties stand right under it: no unit has its four digits
    prefixes = {code: [code[:n] for n in (2, 4, 6, 9) if n <= len(code)] for code in names}
    return {
        "/".join(names[prefix] for prefix in prefixes[code] if prefix in names): code.ljust(6, "0") for code in names
    }


def check_mentions(text: str, mentions: list[dict]) -> None:
    assert mentions == sorted(mentions, key=lambda m: (m["start"], -m["end"]))
    assert len({(m["start"], m["end"], m["type"]) for m in mentions}) == len(mentions)
    for m in mentions:
        assert m["text"] == text[m["start"] : m["end"]]
        assert m["text"] == m["text"].strip(" \n\u3000、,，。;；:："), "no separator at the edge"
        assert m["kind"] in KINDS[m["type"]]
        for i in (m["id"], *m.get("also", ())):
            check_id(m["type"], i)


def check_id(type_: str, i: str) -> None:
    assert i, "an id is never empty"
    assert not set(i) & set("（），０１２３４５６７８９—–*\n \u2002\u00a0@="), f"{i}: half-width, one line"
    if type_ == "INSTITUTION":
        path, bar, organ = i.partition("|")
        assert bar, f"{i}: path|organ"
        assert organ
        assert not path.endswith("/")
    else:
        assert "|" not in i
    if type_ == "LAW":
        assert not set(i) & set("《》"), f"{i}: title marks inside a title are 〈〉"
    if type_ == "PROGRAM":
        assert not set(i) & set("“”‘’「」《》、·"), f"{i}: no quotation marks and no punctuation between parts"


def check_frame(frame: dict) -> None:
    assert division_paths()[frame["locality"]] == frame["code"]
    assert frame["level"] == build.place_kind(frame["locality"])
    assert frame["issuer"].partition("|")[0] == frame["locality"]
    assert 2016 <= frame["year"] <= 2025


def check_places(mentions: list[dict]) -> None:
    for m in mentions:
        for i in (m["id"], *m.get("also", ())):
            if m["type"] == "LOCALITY" and m["kind"] in ("village", "other"):
                assert i.rpartition("/")[0] in division_paths()
            elif m["type"] == "LOCALITY":
                assert i in division_paths()
            elif m["type"] == "INSTITUTION" and not i.startswith("|"):
                assert i.partition("|")[0] in division_paths()


def test_compiled_files_agree_with_their_sources() -> None:
    assert build.stale(HERE) == []


@pytest.mark.parametrize("name", NAMES)
def test_report(name: str) -> None:
    text, document, mentions = report(name)
    check_frame(document)
    check_mentions(text, mentions)
    check_places(mentions)
    assert document["title"] in text.replace("\n", "")
    assert 500 <= len(text) <= 1500


@pytest.mark.parametrize("name", NAMES)
def test_mentions_nest_and_never_cross(name: str) -> None:
    _, _, mentions = report(name)
    for a in mentions:
        for b in mentions:
            assert not a["start"] < b["start"] < a["end"] < b["end"]
