"""The ladder as it is told: every rung a mention is found on is described, and every described rung is reached."""

from __future__ import annotations

from pathlib import Path

from extraction.sentences import COUNTY, DISTRICT, TOWN, mentions, whole_document

from lawgraph.catalogue.load import load_catalogue
from lawgraph.compiled import annotator_with

#: one sentence or two a rung, and the report it stands in
REACHING = [
    (TOWN, "学习《信访工作条例》（以下简称《条例》），执行《条例》。学习《湖南省禁毒办法》，《办法》施行。"),
    (TOWN, "学习《民法典》《保密法》《法治政府建设实施纲要》《农产品质量安会法》《青藏高原法》。"),
    (TOWN, "学习《合肥市公园条例》和《关于深化基层普法队伍建设的指导意见》。"),
    (TOWN, "发扬“枫桥经验”，打造“湘莲普法”品牌。"),
    (TOWN, "司法部、县司法局、湖南湘晋律师事务所、诸暨市司法局赴长沙市岳麓区、市中区、诸暨市、花石镇。金桂村达标。"),
    (COUNTY, "赴鼓楼区考察，并与南京市司法局座谈。"),
    (DISTRICT, "学习《宪法修正案》。"),
]


def test_every_described_rung_is_reached_and_every_reached_rung_described(tmp_path: Path) -> None:
    villages = tmp_path / "villages.csv"
    villages.write_text("code,name\n430321100201,银杏村委会\n", encoding="utf-8")
    listed = annotator_with([villages]).annotate(whole_document(f"{TOWN}\n银杏村达标。\n"))
    reached = {(m.via, m.type.value) for title, text in REACHING for m in mentions(text, None, title)}
    reached |= {(m.via, m.type.value) for m in listed.mentions}
    described = {(rung.name, kind) for rung in load_catalogue().rungs.values() for kind in rung.types}
    assert {rung for rung, _ in described} == {rung for rung, _ in reached}
    assert reached <= described


def test_a_surer_rung_has_the_higher_confidence() -> None:
    rungs = load_catalogue().rungs
    surest_first = ["exact", "full-name", "alias", "local-alias", "series", "anaphora", "own-title", "open"]
    tiers = [rungs[name].confidence for name in surest_first]
    assert tiers == sorted(tiers, reverse=True)
