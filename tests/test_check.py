"""Proofreading: what is found doubtful, where, and what is left alone."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawgraph.check import Doubt, Finding, check
from lawgraph.cli import app
from lawgraph.compiled import default_annotator
from lawgraph.corpus import document
from lawgraph.errors import UsageError


def findings(*paragraphs: str, year: int = 2023) -> tuple[Finding, ...]:
    text = "\n".join([f"湘潭县易俗河镇{year}年度法治政府建设工作报告", *paragraphs, f"{year + 1}年1月20日", ""])
    return check(default_annotator().annotate(document(text, name="report")))


def doubts(*paragraphs: str, year: int = 2023) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.doubt.value, f.text, f.meant) for f in findings(*paragraphs, year=year)]


@pytest.mark.parametrize(
    ("sentence", "words", "meant"),
    [
        ("我镇宣传《有组织犯罪法》。", "有组织犯罪法", "中华人民共和国反有组织犯罪法"),
        ("我镇宣传《民典法》。", "民典法", "中华人民共和国民法典"),
        ("我镇宣传《工伤保险条列》。", "工伤保险条列", "工伤保险条例"),
        ("我镇宣传《中华人名共和国监察法》。", "中华人名共和国监察法", "中华人民共和国监察法"),
        ("我镇宣传《湖南省物业管理条列》。", "湖南省物业管理条列", "湖南省物业管理条例"),
        ("我镇学习《行政诉讼发》。", "行政诉讼发", "中华人民共和国行政诉讼法"),
        ("我镇宣传《长江法》。", "长江法", "中华人民共和国长江保护法"),
        ("我镇学习《中华人民共和国刑诉法》《刑诉法》。", "中华人民共和国刑诉法", "中华人民共和国刑事诉讼法"),
        ("我镇学习《妇女权益保护法》。", "妇女权益保护法", "中华人民共和国妇女权益保障法"),
        (
            "落实《法治政府建设与责任落实督查工作规定》。",
            "法治政府建设与责任落实督查工作规定",
            "法治政府建设与责任落实督察工作规定",
        ),
    ],
)
def test_a_misprinted_title_is_shown_with_the_one_meant(sentence: str, words: str, meant: str) -> None:
    assert doubts(sentence) == [("title", words, (meant,))]


@pytest.mark.parametrize("sentence", ["我镇学习《保密法》《村委会组织法》。", "学习《党章》和《国务院信访条例》。"])
def test_a_short_name_is_no_misprint(sentence: str) -> None:
    assert doubts(sentence, year=2021) == []


def test_the_wrong_years_of_a_plan_are_told_with_the_right_ones() -> None:
    assert doubts("学习《法治中国建设规划（2021—2025年）》。") == [
        ("year", "法治中国建设规划（2021—2025年）", ("法治中国建设规划(2020-2025年)",))
    ]


def test_a_version_that_a_statute_never_had_is_told_with_the_last_one_before_the_report() -> None:
    assert doubts("学习《民法典（2019年）》《行政处罚法（2019年修订）》。") == [
        ("year", "民法典（2019年）", ("中华人民共和国民法典(2020年)",)),
        ("year", "行政处罚法（2019年修订）", ("中华人民共和国行政处罚法(2021年)",)),
    ]
    assert doubts("学习《安全生产法（2014年修正）》。", year=2014) == []


@pytest.mark.parametrize(
    "title", ["安全生产法（2021年修正）", "民法典（2021年）", "行政复议法（2023修订）", "公司法（2023年修订版）"]
)
def test_the_year_of_a_version_or_of_its_first_day_is_sound(title: str) -> None:
    assert doubts(f"学习《{title}》。") == []


def test_years_without_their_last_sign_are_not_wrong() -> None:
    assert doubts("学习《法治政府建设实施纲要（2021-2025）》。") == []


def test_masked_years_are_no_mistake_of_the_writer() -> None:
    assert doubts("学习《法治政府建设实施纲要(****—****年)》。") == []


def test_a_plan_whose_years_were_over() -> None:
    assert doubts("落实《法治政府建设实施纲要（2015-2020年）》。") == [
        ("expired", "法治政府建设实施纲要（2015-2020年）", ("法治政府建设实施纲要(2021-2025年)",))
    ]


def test_a_plan_of_years_to_come_is_shown_with_the_one_before_it() -> None:
    assert doubts("落实《法治政府建设实施纲要（2021-2025年）》。", year=2019) == [
        ("not-yet", "法治政府建设实施纲要（2021-2025年）", ("法治政府建设实施纲要(2015-2020年)",))
    ]


def test_a_repealed_law_is_shown_with_its_successor() -> None:
    (found,) = findings("我镇严格执行《信访条例》。")
    assert (found.doubt, found.meant, found.zh) == (Doubt.REPEALED, ("信访工作条例",), "2022-05-01 起失效")


def test_plans_are_judged_in_the_year_they_are_for() -> None:
    assert doubts("下一步将宣传《婚姻法》。", year=2020) == [("repealed", "婚姻法", ("中华人民共和国民法典",))]
    assert doubts("我镇宣传《婚姻法》。", year=2020) == []


@pytest.mark.parametrize(
    "sentence", ["《信访条例》同时废止。", "由《信访工作条例》取代《信访条例》。", "学习原《信访条例》的规定。"]
)
def test_a_report_may_say_that_a_law_is_repealed(sentence: str) -> None:
    assert doubts(sentence) == []


def test_a_law_may_be_publicised_before_its_first_day_and_not_before_it_is_adopted() -> None:
    assert doubts("我镇宣传《民法典》。", year=2020) == []
    (found,) = findings("我镇宣传《民法典》。", year=2018)
    assert (found.doubt, found.zh) == (Doubt.NOT_YET, "2020-05-28 才通过")
    assert "中华人民共和国婚姻法" in found.meant


def test_a_law_is_not_carried_out_before_its_first_day() -> None:
    (found,) = findings("我镇严格执行《爱国主义教育法》，2024年元旦起施行的法律。", year=2022)
    assert found.doubt is Doubt.NOT_YET
    assert doubts("我镇严格执行《生物安全法》。", year=2020) == [("not-yet", "生物安全法", ())]
    assert doubts("我镇宣传《生物安全法》。", year=2020) == []


def test_a_report_may_say_that_a_document_is_to_come() -> None:
    assert doubts("《信访工作条例》将于2022年5月1日起施行。", year=2021) == []
    assert doubts("我镇宣传即将施行的《信访工作条例》。", year=2020) == []
    (found,) = doubts("我镇学习《信访工作条例》，《生物安全法》将于2021年4月15日起施行。", year=2020)
    assert found[:2] == ("not-yet", "信访工作条例")


def test_a_name_of_several_reforms_is_not_too_early() -> None:
    """People say 党和国家机构改革方案 for 深化党和国家机构改革方案 of 2018 as well as for that of 2023."""
    assert doubts("我镇落实《党和国家机构改革方案》。", year=2018) == []


def test_without_a_day_a_report_is_of_the_first_quarter_after_its_year() -> None:
    """《信访工作条例》 was adopted on 2022-01-24."""
    text = "湘潭县易俗河镇2021年度法治政府建设工作报告\n我镇学习《信访工作条例》。\n"
    assert check(default_annotator().annotate(document(text, name="report"))) == ()


@pytest.mark.parametrize(
    ("sentence", "words", "zh"),
    [
        ("学习《民法典、《公务员法》。", "民法典", "缺少右书名号"),
        ("学习《公务员法》、民法典》。", "民法典", "缺少左书名号"),
    ],
)
def test_a_lost_bracket_is_told_with_the_title_that_was_meant(sentence: str, words: str, zh: str) -> None:
    assert [(f.doubt, f.text, f.zh, f.meant) for f in findings(sentence)] == [
        (Doubt.BRACKET, words, zh, ("《民法典》",))
    ]


@pytest.mark.parametrize(
    ("sentence", "zh"),
    [
        ("学习〈民法典》。", "左右书名号不一致"),
        ("学习《民法典〉和《公务员法》。", "左右书名号不一致"),
        ("学习《《民法典》》。", "书名号重复"),
        ("学习《民法典》》和《公务员法》。", "书名号重复"),
        ("学习《公务员法》、《《民法典》。", "书名号重复"),
    ],
)
def test_brackets_that_do_not_match_are_told(sentence: str, zh: str) -> None:
    assert [(f.doubt, f.text, f.zh, f.meant) for f in findings(sentence)] == [
        (Doubt.BRACKET, "民法典", zh, ("《民法典》",))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "学习<<民法典>>和≪公务员法≫。",
        "学习《民法\n典》。",
        "学习民法典、公务员法。",
        "学习《民法典 》。",
        "印发《〈民法典〉宣传工作方案》。",
        "印发《《民法典》宣传工作方案》。",
        "印发《关于认真学习宣传《民法典》》的通知。",
    ],
)
def test_whole_brackets_of_any_make_are_left_alone(sentence: str) -> None:
    assert doubts(sentence) == []


@pytest.mark.parametrize("title", ["关于进一步加强灯塔建设的意见", "灯塔航标管理法"])
def test_a_title_outside_the_catalogue_is_asked_about(title: str) -> None:
    assert doubts(f"学习《{title}》。") == [("unknown", title, ())]


@pytest.mark.parametrize(
    "title",
    [
        "中共中央 国务院关于印发〈法治政府建设实施纲要(2021—2025年)〉的通知",
        "国务院关于修改〈信访条例〉的决定",
        "全国人民代表大会常务委员会关于修改《中华人民共和国行政处罚法》的决定",
    ],
)
def test_what_publishes_or_amends_a_known_document_is_not_asked_about(title: str) -> None:
    assert doubts(f"落实《{title}》。", year=2021) == []


def test_what_publishes_an_unknown_document_is_asked_about() -> None:
    title = "国务院关于印发〈优化某某服务办法〉的通知"
    assert doubts(f"落实《{title}》。") == [("unknown", title, ())]


def test_what_a_title_outside_the_catalogue_is_like_is_offered() -> None:
    assert doubts("学习《公共机构节能检查条例》。") == [("unknown", "公共机构节能检查条例", ("公共机构节能条例",))]


def test_a_document_of_the_place_itself_is_left_alone() -> None:
    assert doubts("我镇制定《易俗河镇重大行政决策程序规定》。") == []


def test_a_wrong_document_number_is_told_with_the_right_one() -> None:
    assert doubts("落实《国务院办公厅关于严格规范涉企行政检查的意见》（国办发〔2024〕45号）。", year=2024) == [
        ("number", "国务院办公厅关于严格规范涉企行政检查的意见", ("国办发〔2024〕54号",))
    ]


def test_an_order_is_known_by_its_number_however_its_issuer_is_written() -> None:
    title = "安全生产违法行为行政处罚办法"
    assert doubts(f"依据《{title}》（总局令第15号）处罚。") == []
    assert [found[0] for found in doubts(f"依据《{title}》（总局令第51号）处罚。")] == ["number"]


def test_a_finding_tells_line_column_and_sentence() -> None:
    (found,) = findings("一、主要工作", "　　镇党委组织学习。严格执行《信访条例》。")
    assert (found.line, found.column) == (3, 16)
    assert found.sentence == "严格执行《信访条例》。"


def test_a_sound_report_has_no_findings() -> None:
    assert doubts("镇党委组织学习宪法、民法典，依据《行政处罚法》第三十三条（2021年修订）不予处罚。") == []


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    text = "湘潭县易俗河镇2023年度法治政府建设工作报告\n2023年，我镇组织学习《有组织犯罪法》，扎实推进依法行政。\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_command_prints_where_what_and_the_sentence(report: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(report)])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "report.txt:2:14: 题名有误: 有组织犯罪法 → 中华人民共和国反有组织犯罪法 / wrong title"
    assert lines[1].strip().startswith("2023年，我镇组织学习《有组织犯罪法》")
    assert "1 份报告，存疑 1 处 / 1 report, 1 doubtful citation\n" in done.stderr


def test_the_command_gives_json(report: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(report), "--json"])
    (found,) = json.loads(done.stdout)
    assert (found["source"], found["doubt"], found["line"], found["column"]) == ("report.txt", "title", 2, 14)
    assert found["meant"] == ["中华人民共和国反有组织犯罪法"]


def test_a_file_that_cannot_be_read_ends_with_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = CliRunner().invoke(app, ["check", str(tmp_path / "empty.txt")])
    assert done.exit_code == 3
    assert "跳过" in done.stderr


def test_what_was_lost_of_a_report_is_told(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("我镇学习《中华人民共和国民法典》，依法行政。" * 3 + "\ufffd", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(report)])
    assert (done.exit_code, "注意 / note: report.txt: 1 个字符已损坏" in done.stderr) == (0, True)


def test_the_command_writes_a_sheet(report: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "doubts.csv"
    done = CliRunner().invoke(app, ["check", str(report), "--csv", str(sheet)])
    assert (done.exit_code, done.stdout) == (0, "")
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        (found,) = csv.DictReader(lines)
    assert (found["source"], found["doubt"], found["line"], found["column"]) == ("report.txt", "title", "2", "14")
    assert (found["text"], found["meant"]) == ("有组织犯罪法", "中华人民共和国反有组织犯罪法")


def test_the_sheet_is_not_written_among_the_reports(report: Path) -> None:
    for sheet in (report, report.parent / "doubts.csv"):
        done = CliRunner().invoke(app, ["check", str(report.parent), "--csv", str(sheet)])
        assert isinstance(done.exception, UsageError)
        assert "在要读的报告之中" in str(done.exception)
    assert report.read_text(encoding="utf-8").startswith("湘潭县")


def test_a_sheet_that_cannot_be_written_is_told_before_the_reports_are_read(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for sheet in (tmp_path / "no" / "doubts.csv", tmp_path, tmp_path / "doubts.xlsx"):
        done = CliRunner().invoke(app, ["check", str(tmp_path / "empty.txt"), str(report), "--csv", str(sheet)])
        assert isinstance(done.exception, UsageError)
        assert "跳过" not in done.stderr


def test_the_sheet_is_named_where_it_was_written(report: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "存疑.csv"
    done = CliRunner().invoke(app, ["check", str(report), "--csv", str(sheet)])
    assert done.stderr.endswith(f"1 doubtful citation → {sheet}\n")


def test_the_sheet_takes_the_place_of_no_file_of_results(report: Path, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"files": {"reports.csv": {}}}', encoding="utf-8")
    (tmp_path / "reports.csv").write_text("source\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(report), "--csv", str(tmp_path / "reports.csv")])
    assert isinstance(done.exception, UsageError)
    assert (tmp_path / "reports.csv").read_text(encoding="utf-8") == "source\n"


def test_reports_of_one_name_in_two_folders_are_told_apart(report: Path, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "白石镇.txt").write_bytes(report.read_bytes())
    folder, file = tmp_path / "2023", tmp_path / "2024" / "白石镇.txt"
    done = CliRunner().invoke(app, ["check", str(folder), str(file), "--json"])
    assert [found["source"] for found in json.loads(done.stdout)] == [
        (folder / "白石镇.txt").as_posix(),
        file.as_posix(),
    ]
    (folder / "空.txt").write_bytes(b"")
    done = CliRunner().invoke(app, ["check", str(folder), str(file)])
    assert f"跳过 / skipped: {(folder / '空.txt').as_posix()}: " in done.stderr


def test_a_folder_without_reports_is_not_one_without_doubts(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert isinstance(done.exception, UsageError)
    assert "没有报告" in str(done.exception)


def test_a_path_that_is_not_there_is_told_before_the_others_are_read(report: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(report), str(tmp_path / "2024")])
    assert isinstance(done.exception, UsageError)
    assert done.stdout == ""
