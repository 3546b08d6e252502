"""Two made-up reports of real towns, and how results are read back."""

from __future__ import annotations

import csv
from pathlib import Path

RESULTS = {
    "graph.ttl", "mentions.parquet", "mentions.csv", "reports.csv", "cooccurrence.csv", "centrality.csv",
    "network.graphml", "network.gexf", "view.html", "run.json",
}  # fmt: skip

YISUHE = """\
湘潭县易俗河镇2022年度法治政府建设工作报告
2022年，在县委、县政府坚强领导下，我镇深入学习贯彻习近平法治思想，扎实推进依法行政。现将有关情况报告如下：
一、主要工作及成效
组织干部学习《宪法》《民法典》，赶集日宣传《反有组织犯罪法》《民法典》。严格执行《信访工作条例》。
镇司法所与花石镇开展联合调解，发扬“枫桥经验”。
二、下一步工作打算
制定《易俗河镇2023年度普法责任清单》，继续实施“八五”普法规划。
湘潭县易俗河镇人民政府
2023年1月12日
"""
LIANHUA = """\
秦安县莲花镇2022年法治政府建设年度报告
莲花镇坚持以习近平法治思想为指导，认真落实法治政府建设各项任务。现将有关情况报告如下：
一、主要工作及成效
镇党委理论学习中心组学习宪法、民法典和行政处罚法，严格执行《信访工作条例》。
前往市中区考察学习“枫桥经验”，镇综合行政执法队规范办案。
秦安县莲花镇人民政府
2023年1月20日
"""


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def everything(out: Path) -> dict[str, bytes]:
    """The files of a result folder that follow from its reports alone: all but run.json and what is kept for the next build."""
    files = {name: (out / name).read_bytes() for name in RESULTS - {"run.json"} if (out / name).exists()}
    return files | {f"texts/{path.name}": path.read_bytes() for path in (out / "texts").iterdir()}


def towns(folder: Path, *numbers: int) -> Path:
    """Reports of so many years of a town, each in a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"易俗河镇{number}.txt").write_text(YISUHE.replace("2022", str(number)), encoding="utf-8")
    return folder
