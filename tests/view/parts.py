"""A result folder of a few made-up reports, and what a page of it draws, whatever the page looks like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from rdf import specimen
from rdf.specimen import Draft

from lawgraph.model import Context, ExtractedReport, Force, Level
from lawgraph.network import ReportEntities
from lawgraph.query import KnowledgeGraph, viewing
from lawgraph.rdf import write_turtle
from lawgraph.tables import mention_rows, report_row, write_mentions, write_reports

TOWN, NEIGHBOUR, ZHONGFENG = (place.path for place in (specimen.TOWN, specimen.NEIGHBOUR, specimen.ZHONGFENG))
CIVIL, MARRIAGE, WOODS = (law.title for law in (specimen.CIVIL_CODE, specimen.MARRIAGE_LAW, specimen.WOODS_LAW))
COMMON = "全镇把《民法典》的宣传融入日常工作，逐村逐户发放读本。"
BUREAU = "广东省/河源市/龙川县|司法局"

#: what each report names, by the name of the report
NAMED = {
    "shangping-2023": {CIVIL, f"{TOWN}|司法所"},
    "shangping-2024": {CIVIL, WOODS, "枫桥经验", f"{TOWN}|司法所", f"{TOWN}/南河村"},
    "lianping-2023": {CIVIL, f"{NEIGHBOUR}|司法所"},
    "lianping-2024": set(),
    "zhongfeng-2023": {MARRIAGE, "枫桥经验"},
    "zhongfeng-2024": {CIVIL, "某某暂行办法"},
    "longchuan-2024": {CIVIL, BUREAU, TOWN},
}


def _reports() -> list[ExtractedReport]:
    """Three towns on two years, one of them silent in the later year, and a county that names one of them."""
    drafts = [
        Draft("shangping-2023", f"上坪镇2023年报告\n{COMMON}司法所参加。", year=2023)
        .law("民法典", CIVIL)
        .institution("司法所", f"{TOWN}|司法所", specimen.TOWN.key),
        Draft("shangping-2024", f"上坪镇2024年报告\n{COMMON}\n司法所学习《民法典》《森林法》，到南河村推广枫桥经验。")
        .law("民法典", CIVIL)
        .law("民法典", CIVIL, context=Context.STUDY)
        .law("森林法", WOODS, context=Context.STUDY)
        .program("枫桥经验", "枫桥经验", "governance-experience")
        .institution("司法所", f"{TOWN}|司法所", specimen.TOWN.key)
        .locality("南河村", f"{TOWN}/南河村", f"{specimen.TOWN.key}-南河村", "village"),
        Draft("lianping-2023", "上坪镇2023年报告\n司法所学习《民法典》。", specimen.NEIGHBOUR, year=2023)
        .law("民法典", CIVIL, context=Context.STUDY)
        .institution("司法所", f"{NEIGHBOUR}|司法所", specimen.NEIGHBOUR.key),
        Draft("lianping-2024", "上坪镇2024年报告\n本年组织宣讲。", specimen.NEIGHBOUR),
        Draft("zhongfeng-2023", "中峰镇2023年报告\n宣传《婚姻法》，推广枫桥经验。", specimen.ZHONGFENG, year=2023)
        .law("婚姻法", MARRIAGE, force=Force.REPEALED)
        .program("枫桥经验", "枫桥经验", "governance-experience"),
        Draft("zhongfeng-2024", f"中峰镇2024年报告\n全 镇{COMMON[2:]}印发《某某暂行办法》。", specimen.ZHONGFENG)
        .law("民法典", CIVIL)
        .law("某某暂行办法", "某某暂行办法", "", "own-title"),
        Draft("longchuan-2024", "龙川县2024年报告\n县司法局在上坪镇贯彻民法典。", specimen.COUNTY, Level.COUNTY)
        .law("民法典", CIVIL, context=Context.IMPLEMENT)
        .institution("县司法局", BUREAU, specimen.COUNTY.key)
        .locality("上坪镇", TOWN, specimen.TOWN.key),
    ]
    return [draft.report() for draft in drafts]


def folder(path: Path, reports: Iterable[ExtractedReport] | None = None) -> KnowledgeGraph:
    """A folder as a build leaves it: the graph, and the tables that a page is made from."""
    path.mkdir(exist_ok=True)
    written = _reports() if reports is None else list(reports)
    write_turtle(path / "graph.ttl", written, specimen.Facts(), specimen.RUN)
    write_mentions(path, (row for report in written for row in mention_rows(report)))
    write_reports(path, map(report_row, written))
    return KnowledgeGraph(path)


class Drawn:
    """What `kg.view` hands to the page: each report by its name, with the names of what it is drawn with."""

    def __init__(self, kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kg = kg
        self._names = {row.iri: row.document for row in kg._source.reports({}).values()}
        self.reports: dict[str, set[str]] = {}
        self.title = ""
        monkeypatch.setattr(viewing, "render", self._render)

    def _render(self, network: Any, reports: Iterable[ReportEntities], *, title: str, **_: Any) -> str:
        self.title = title
        self.reports = {self._names[one.iri]: {seen.id for seen in one.occurrences} for one in reports}
        return "<html></html>"

    def __call__(self, rows: Any = None, **given: Any) -> dict[str, set[str]]:
        self.kg.view(rows, **given)
        return self.reports
