"""`--catalogue`, `lawgraph catalogue check` and `lawgraph catalogue find`: what they print and how they end."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import lawgraph
from lawgraph import cli, compiled
from lawgraph.catalogue.load import load_catalogue
from lawgraph.errors import CatalogueError, NameUnknownError

ROOT = Path(__file__).parents[1]
REPORT = """\
龙川县上坪镇2022年度法治政府建设工作报告
2022年，在县委坚强领导下，镇党委组织学习《民典大全》，宣传养犬条例，扎实推进依法行政，不断提升治理能力。
龙川县上坪镇人民政府
2023年1月12日
"""
TABLE = """\
type\tname\tnames\tkind
law\t某市养犬管理条例\t养犬条例\t地方性法规
law\t民法典\t民典大全\t
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["lawgraph", *map(str, arguments)])
        capsys.readouterr()
        code: Any = 0
        try:
            cli.main()
        except SystemExit as ended:
            code = ended.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code or 0, out, err

    return run


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "my.tsv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "上坪镇.txt").write_text(REPORT, encoding="utf-8")
    return folder


# ------------------------------------------------------------------------------------ --catalogue


def test_extract_knows_what_a_file_adds(run: Run, mine: Path, corpus: Path) -> None:
    report = corpus / "上坪镇.txt"
    code, out, _ = run("extract", report, "--catalogue", mine)
    ids = {line.get("text"): line.get("id") for line in map(json.loads, out.splitlines())}
    assert code == 0
    assert ids["民典大全"] == "中华人民共和国民法典"
    assert ids["养犬条例"] == "某市养犬管理条例"
    assert "养犬条例" not in run("extract", report)[1].replace(REPORT, "")


def test_a_build_knows_it_too_and_answers_by_the_new_names(run: Run, mine: Path, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("build", corpus, "--out", out, "--catalogue", mine)[0] == 0
    assert "龙川县/上坪镇" in run("who-cites", "民典大全", "--out", out)[1]
    assert "某市养犬管理条例" in run("who-cites", "养犬条例", "--out", out)[1]
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))["catalogue"]
    assert [file["name"] for file in told["files"]] == ["my.tsv"]
    assert re.fullmatch("[0-9a-f]{64}", told["files"][0]["sha256"])
    assert told["sha256"] == compiled.catalogue_with([mine]).digest != load_catalogue().digest


def test_a_catalogue_with_a_mistake_stops_a_build_before_anything_is_written(
    run: Run, mine: Path, corpus: Path, tmp_path: Path
) -> None:
    mine.write_text(TABLE + "law\t某条例\t\t条条例\n", encoding="utf-8")
    code, _, err = run("build", corpus, "--out", tmp_path / "out", "-c", mine)
    assert code == 4
    assert "my.tsv 第 4 行 错误" in err
    assert not (tmp_path / "out").exists()


def test_the_public_verbs_take_files_as_well(mine: Path, corpus: Path, tmp_path: Path) -> None:
    report = lawgraph.extract(corpus / "上坪镇.txt", catalogue=[mine])
    assert "某市养犬管理条例" in {mention.id for mention in report.mentions}
    kg = lawgraph.build(corpus, tmp_path / "out", catalogue=[str(mine)])
    assert [row.law for row in kg.townships_citing("养犬条例")] == ["某市养犬管理条例"]  # type: ignore[attr-defined]
    assert "某市养犬管理条例" not in {m.id for m in lawgraph.extract(corpus / "上坪镇.txt").mentions}


def test_files_are_compiled_once_for_what_they_hold(mine: Path) -> None:
    first = compiled.annotator_with([mine])
    assert compiled.annotator_with([str(mine)]) is first
    assert compiled.annotator_with([]) is compiled.default_annotator()
    mine.write_text(TABLE.replace("民典大全", "民典全书"), encoding="utf-8")
    assert compiled.annotator_with([mine]) is not first
    with pytest.raises(CatalogueError):
        compiled.annotator_with([mine.with_name("missing.tsv")])


def test_a_list_of_villages_gives_them_their_codes_in_graph_and_tables(run: Run, corpus: Path, tmp_path: Path) -> None:
    villages = tmp_path / "villages.csv"
    villages.write_text("code,name\n441622127201,河湾村委会\n", encoding="utf-8")
    report = corpus / "上坪镇.txt"
    report.write_text(REPORT.replace("2022年，", "2022年，在河湾村，"), encoding="utf-8")
    for name, catalogue in (("with", ("-c", villages)), ("without", ())):
        assert run("build", corpus, "--out", tmp_path / name, *catalogue)[0] == 0
    graph = (tmp_path / "with" / "graph.ttl").read_text(encoding="utf-8")
    assert 'lg:divisionCode "441622127201"' in graph
    rows = {}
    for name in ("with", "without"):
        with (tmp_path / name / "mentions.csv").open(encoding="utf-8-sig", newline="") as lines:
            (rows[name],) = [row for row in csv.DictReader(lines) if row["text"] == "河湾村"]
    assert (rows["with"]["place_code"], rows["with"]["via"]) == ("441622127201", "listed")
    assert (rows["without"]["place_code"], rows["without"]["via"]) == ("", "below")
    assert rows["with"]["iri"] == rows["without"]["iri"]
    assert json.loads((tmp_path / "with" / "run.json").read_text(encoding="utf-8"))["catalogue"]["villages"] == 1
    record = next(line for line in run("extract", report, "-c", villages)[1].splitlines() if '"河湾村"' in line)
    assert json.loads(record)["code"] == "441622127201"


# ----------------------------------------------------------------------------------------- check


def test_a_list_of_villages_is_counted(run: Run, tmp_path: Path) -> None:
    villages = tmp_path / "villages.csv"
    villages.write_text("code,name\n441622127201,河湾村委会\n999999999201,东岭村委会\n", encoding="utf-8")
    code, out, _ = run("catalogue", "check", villages)
    assert code == 0
    assert (
        "villages.csv 提醒：1 行所属的 1 个乡级代码不在区划名录中，未予采用：999999999 / warning: not used: 1 row of 1 town"
        in out
    )
    assert "村、社区 1；错误 0，提醒 1 / errors: 0, warnings: 1" in out
    assert json.loads(run("catalogue", "check", villages, "--json")[1])["entries"]["village"] == 1


def test_a_sound_file_is_counted_and_ends_with_0(run: Run, mine: Path) -> None:
    code, out, err = run("catalogue", "check", mine)
    assert (code, err) == (0, "")
    assert out == "法律法规文件 2；错误 0，提醒 0 / errors: 0, warnings: 0\n"


def test_mistakes_are_told_with_their_lines_chinese_first_and_end_with_4(run: Run, mine: Path) -> None:
    mine.write_text(TABLE + "law\t某条例\t\t条条例\nlaw\t民营经济促进法\t民促法\t\n", encoding="utf-8")
    code, out, _ = run("catalogue", "check", mine)
    error, warning, summary = out.splitlines()
    assert code == 4
    assert re.match(
        r"my\.tsv 第 4 行 错误：某条例：kind 没有“条条例”这个取值，可用：.*地方性法规 local-regulation.* / error: ",
        error,
    )
    assert re.match(r"my\.tsv 第 5 行 提醒：民营经济促进法：“民促法”在自带目录中指.*改指.* / warning: ", warning)
    assert summary.endswith("/ errors: 1, warnings: 1")


def test_the_problems_of_a_file_are_told_as_json(run: Run, mine: Path) -> None:
    mine.write_text(TABLE + "law\t某条例\t\t条条例\n", encoding="utf-8")
    code, out, _ = run("catalogue", "check", "--json", mine)
    answer = json.loads(out)
    assert code == 4
    assert answer["entries"]["law"] == 3
    (problem,) = answer["problems"]
    assert (problem["severity"], problem["source"], problem["line"], problem["subject"]) == (
        "error",
        "my.tsv",
        4,
        "某条例",
    )


def test_several_files_are_checked_together(run: Run, mine: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.tsv"
    second.write_text("type\tname\tnames\nlaw\t某市养犬管理条例\t犬只条例\n", encoding="utf-8")
    assert run("catalogue", "check", second)[0] == 4
    assert run("catalogue", "check", mine, second)[0] == 0


def test_a_file_that_is_not_there_ends_with_4(run: Run, tmp_path: Path) -> None:
    code, _, err = run("catalogue", "check", tmp_path / "none.ttl")
    assert code == 4
    assert "没有这个目录文件" in err


# ------------------------------------------------------------------------------------------ find


@pytest.mark.parametrize(
    ("name", "id", "via"),
    [
        ("中华人民共和国民法典", "中华人民共和国民法典", "exact"),
        ("《民法典》", "中华人民共和国民法典", "full-name"),
        ("反诈法", "中华人民共和国反电信网络诈骗法", "alias"),
        ("反有组织犯法", "中华人民共和国反有组织犯罪法", "short-form"),
        ("民法典(草案)", "中华人民共和国民法典(草案)", "full-name"),
        ("枫桥经验", "枫桥经验", "name"),
        ("“枫桥经验”", "枫桥经验", "name"),
        ("司法所", "司法所", "name"),
        ("广东省/河源市/龙川县/上坪镇", "广东省/河源市/龙川县/上坪镇", "name"),
        ("441622127", "广东省/河源市/龙川县/上坪镇", "code"),
        ("人民日报", "人民日报", "name"),
    ],
)
def test_a_name_leads_to_one_thing_by_one_rule(name: str, id: str, via: str) -> None:
    assert [(found.id, found.via) for found in lawgraph.find(name)] == [(id, via)]


def test_every_candidate_of_an_open_name_is_told_and_the_year_decides(run: Run) -> None:
    plans = lawgraph.find("法治政府建设实施纲要")
    assert {plan.via for plan in plans} == {"series"}
    assert [plan.chosen for plan in plans] == [False, False]
    assert [plan.chosen for plan in lawgraph.find("法治政府建设实施纲要", year=2018)] == [True, False]
    assert [plan.chosen for plan in lawgraph.find("法治政府建设实施纲要", year=2023)] == [False, True]
    assert "由报告年度(--year)定夺" in run("catalogue", "find", "法治政府建设实施纲要")[1]
    assert "指另一文件" in run("catalogue", "find", "法治政府建设实施纲要", "--year", "2018")[1]


@pytest.mark.parametrize(
    ("name", "year", "status"),
    [
        ("民法典", 2020, "not-yet"),
        ("民法典", 2021, "in-force"),
        ("婚姻法", 2021, "repealed"),
        ("婚姻法", 2020, "in-force"),
    ],
)
def test_the_status_is_that_of_the_year(name: str, year: int, status: str) -> None:
    assert lawgraph.find(name, year=year)[0].facts["status"] == status


def test_a_short_name_leads_to_every_place_that_has_it() -> None:
    found = lawgraph.find("上坪")
    assert {"广东省/河源市/龙川县/上坪镇", "广东省/河源市/连平县/上坪镇"} <= {place.id for place in found}
    assert {place.via for place in found} == {"short"}


def test_a_place_that_is_no_more_tells_what_it_became() -> None:
    (place,) = lawgraph.find("密云县")
    assert (place.facts["last_year"], place.facts["became"]) == (2015, "北京市/密云区")


def test_what_is_printed_says_why_and_where_chinese_first(run: Run) -> None:
    code, out, _ = run("catalogue", "find", "反诈法")
    assert code == 0
    assert out.startswith("中华人民共和国反电信网络诈骗法\n  类型 / type: 法律法规文件 / document，法律 statute\n")
    assert "  依据 / by: alias 0.97，" in out
    assert "  施行 / in force since: 2022-12-01\n" in out
    assert "  IRI: https://w3id.org/lawgraph/law/反电信网络诈骗法\n" in out


def test_what_a_name_leads_to_is_told_as_json(run: Run) -> None:
    (found,) = json.loads(run("catalogue", "find", "反诈法", "--json")[1])
    assert (found["type"], found["kind"], found["via"], found["chosen"]) == ("law", "statute", "alias", True)
    assert found["facts"]["effective"] == "2022-12-01"


def test_many_places_of_one_name_are_cut_in_print_and_whole_in_json(run: Run) -> None:
    printed = run("catalogue", "find", "城关镇")[1]
    listed = json.loads(run("catalogue", "find", "城关镇", "--json")[1])
    assert len(listed) > 100
    assert f"另有 {len(listed) - 20} 个" in printed


def test_a_name_that_leads_nowhere_ends_with_6_and_offers_what_is_like_it(run: Run) -> None:
    code, out, err = run("catalogue", "find", "信访工作条理")
    assert (code, out) == (6, "")
    assert "相近的有 / nearest: 信访工作条例" in err
    assert run("catalogue", "find", "信访工作条理", "--json")[:2] == (6, "[]\n")
    assert run("catalogue", "find", "")[0] == 6


def test_names_of_ones_own_are_found_with_the_file(run: Run, mine: Path) -> None:
    with pytest.raises(NameUnknownError):
        lawgraph.find("养犬条例")
    code, out, _ = run("catalogue", "find", "养犬条例", "--catalogue", mine)
    assert code == 0
    assert out.startswith("某市养犬管理条例\n")


# ------------------------------------------------------------------------------------------ help


@pytest.mark.parametrize("command", ["catalogue", "catalogue check", "catalogue find", "build", "extract"])
def test_help_is_chinese_first(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert f"Usage: lawgraph {command}" in out
    assert "目录" in out


def test_help_loads_no_catalogue() -> None:
    code = "import sys, lawgraph.cli; print(sorted(m for m in sys.modules if m.startswith('lawgraph')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "lawgraph.cli.catalogue" in done.stdout
    assert "lawgraph.catalogue" not in done.stdout.replace("lawgraph.cli.catalogue", "")


def test_the_tables_of_the_page_on_catalogues_are_sound(run: Run, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "own-catalogue.md").read_text(encoding="utf-8")
    examples = re.findall(r"(?:^    .*\n)+", page, re.MULTILINE)
    table = next(text for text in examples if text.startswith("    type\t"))
    turtle = next(text for text in examples if text.startswith("    @prefix"))
    for name, text in (("page.tsv", table), ("page.ttl", turtle)):
        (tmp_path / name).write_text(re.sub("^    ", "", text, flags=re.MULTILINE), encoding="utf-8")
        code, out, _ = run("catalogue", "check", tmp_path / name)
        assert code == 0, out
        assert "错误 0，提醒 0" in out
