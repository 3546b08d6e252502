"""The line of a title, and lines that are part of none."""

from __future__ import annotations

import pytest

from lawgraph.corpus.title_line import bare_title, is_row

TITLE = "青溪县白石镇2023年度法治政府建设工作报告"


@pytest.mark.parametrize(
    "line",
    [TITLE, f"| {TITLE} |", f"● {TITLE}", f"# **{TITLE}**", f"《{TITLE}》", f"《{TITLE}》是一份报告。", f"【公示】{TITLE}", f"{TITLE} - 青溪县政府网"],
)  # fmt: skip
def test_what_stands_around_a_title_is_taken_off(line: str) -> None:
    assert bare_title(line) == TITLE
    assert bare_title(bare_title(line)) == TITLE


@pytest.mark.parametrize("line", ["学习《宪法》情况报告", "[青政发〔2024〕7号]白石镇2023年报告", "上坪镇(2023)报告"])
def test_what_belongs_to_a_title_stays(line: str) -> None:
    assert bare_title(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "- 效力状态：有效",
        "| 体裁 | 报告 |",
        "发布机构: | 白石镇 | 公开方式: | 主动公开 |",
        "浙江/杭州-2026-02-25 00:00:00",
    ],
)
def test_a_row_of_facts_is_no_title(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize("line", [TITLE, f"| {TITLE} |", "县委、县政府：", "白石镇：2023年法治政府建设报告"])
def test_a_title_or_an_addressee_is_no_row(line: str) -> None:
    assert not is_row(line)
