"""The gold set agrees with its sources, with docs/annotation.md and with the division tables."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
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
    # 东莞市 stands twice above its towns, as a prefecture and in place of a county
    return {
        "/".join(dict.fromkeys(names[prefix] for prefix in prefixes[code] if prefix in names)): code.ljust(6, "0")
        for code in names
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
    if frame["code"][2:4] == "90" or frame["code"][4:6] == "00":
        # 海南省/琼海市 lies right under its province, 广东省/东莞市/虎门镇 right under its city
        assert frame["level"] == {6: "county", 9: "township"}.get(len(frame["code"])) or frame["code"].endswith("00")
    else:
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
                path = i.partition("|")[0]  # 北栅社区|居委会 is the committee of a village
                assert path in division_paths() or path.rpartition("/")[0] in division_paths()


def test_compiled_files_agree_with_their_sources() -> None:
    assert build.stale(HERE) == []


@pytest.mark.parametrize("name", NAMES)
def test_an_annotated_report_is_well_formed(name: str) -> None:
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


def test_titles_of_the_frames_are_known() -> None:
    for probe in probes():
        check_frame(probe)


def test_probes_are_well_formed() -> None:
    assert len({probe["id"] for probe in probes()}) == len(probes()) >= 220
    for probe in probes():
        start, end = probe["sentence"]
        assert probe["text"] == probe["title"] + "\n" + probe["text"][start:end] + "\n"
        check_mentions(probe["text"], probe["mentions"])
        check_places(probe["mentions"])
        assert all(start <= m["start"] < m["end"] <= end for m in probe["mentions"])


def test_every_difficulty_has_probes() -> None:
    counts = Counter(probe["difficulty"] for probe in probes())
    assert set(counts) == DIFFICULTIES
    assert min(counts.values()) >= 3


def test_reports_say_which_difficulties_they_hold() -> None:
    held = set()
    for path in (HERE / "source").glob("*.txt"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        held |= set(first.removeprefix("difficulties: ").split())
    assert held <= DIFFICULTIES


def test_every_context_tense_and_level_occurs() -> None:
    documents = [report(name)[1] for name in NAMES]
    laws = [m for name in NAMES for m in report(name)[2] if m["type"] == "LAW" and not m["optional"]]
    assert {m["context"] for m in laws} == set(build.CONTEXTS)
    assert {m["tense"] for m in laws} == {"done", "planned"}
    assert {d["level"] for d in documents} == {"province", "prefecture", "county", "township"}
    assert {d["year"] for d in documents} == set(range(2016, 2026))


def test_every_declared_entity_is_used() -> None:
    mentions = [m for name in NAMES for m in report(name)[2]] + [m for p in probes() for m in p["mentions"]]
    used = {(m["type"], m["id"].rpartition("|")[2]) for m in mentions if m["type"] != "LOCALITY"}
    assert set(build.read_entities(HERE / "entities.tsv")) == used


ENTITIES = {
    ("LAW", "中华人民共和国宪法"): ("constitution", ()),
    ("INSTITUTION", "住建局"): ("department", ("住房和城乡建设局",)),
}
PLACE = "广东省/河源市/龙川县/上坪镇"


def test_a_mention_carries_offsets_kind_and_other_right_ids() -> None:
    text, (found, place) = build.mentions("由{{I|{{G?|龙川县|@1}}住建局|@1>住建局}}负责", PLACE, ENTITIES)
    assert text == "由龙川县住建局负责"
    assert (found["start"], found["end"], found["text"]) == (1, 7, "龙川县住建局")
    assert found["id"] == "广东省/河源市/龙川县|住建局"
    assert found["also"] == ["广东省/河源市/龙川县|住房和城乡建设局"]
    assert found["kind"] == "department"
    assert (place["id"], place["kind"], place["optional"]) == ("广东省/河源市/龙川县", "county", True)


def test_a_blank_inside_a_name_is_written_as_its_number() -> None:
    text, (found,) = build.mentions(r"学{{L|宪\u2002法|*宪法|study|planned}}", PLACE, ENTITIES)
    assert text == "学宪\u2002法"
    assert (found["text"], found["tense"]) == ("宪\u2002法", "planned")


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("{{L|宪法|*宪法}}", "needs a context"),
        ("{{L|宪法|*宪法|shout}}", "needs a context"),
        ("{{L|宪法|*刑法|study}}", "does not declare"),
        ("{{L|宪法|*宪法|study", "not closed"),
        ("{{L|宪法}}", "without an id"),
        ("{{X|宪法|*宪法}}", "no mark"),
        ("{{I|住建局|住建局}}", "place>organ"),
        ("{{I|住建局|@9>住建局}}", "places above"),
        ("{{G|龙川县|@1|study}}", "LAW only"),
        ("{{G|龙川县|@1|knid=other}}", "unknown field"),
    ],
)
def test_a_slip_in_the_markup_is_named(marked: str, message: str) -> None:
    with pytest.raises(build.SourceError, match=message):
        build.mentions(marked, PLACE, ENTITIES)


def test_the_script_says_what_is_stale(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "entities.tsv").write_text("type\tid\tkind\talso\n", encoding="utf-8")
    (tmp_path / "probes.txt").write_text("", encoding="utf-8")
    (tmp_path / "reports" / "gone.txt").write_text("no source", encoding="utf-8")
    assert [path.name for path in build.stale(tmp_path)] == ["probes.jsonl", "gone.txt"]


def test_one_report_cites_no_document() -> None:
    without = [name for name in NAMES if not any(m["type"] == "LAW" for m in report(name)[2])]
    assert without == ["wuxiang-hongshui-2024"]
