"""`lawgraph view`: the page it writes, where, and what it says."""

from __future__ import annotations

import shutil
import webbrowser
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import lawgraph
from lawgraph.cli import app
from lawgraph.errors import LawgraphError


@pytest.fixture
def out(sample_graph: Path, tmp_path: Path) -> Path:
    """A result folder of one's own."""
    return shutil.copytree(sample_graph, tmp_path / "out")


def view(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["view", *map(str, arguments)])


def test_a_part_is_written_beside_the_page_of_the_build(out: Path) -> None:
    whole = (out / "view.html").read_bytes()
    done = view(out, "--law", "民法典", "--province", "广东省")
    assert done.exit_code == 0
    assert done.stdout == f"{out / 'view-民法典-广东省.html'}\n"
    assert done.stderr.startswith("1 份报告、")
    assert "民法典 · 广东省</title>" in (out / "view-民法典-广东省.html").read_text(encoding="utf-8")
    assert (out / "view.html").read_bytes() == whole


def test_the_folder_is_out_where_none_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    done = view("-p", "zhongfeng", "--year", "2020", "--level", "all")
    assert done.stdout == f"{Path('out') / 'view-重庆市-綦江区-中峰镇-2020.html'}\n"


def test_without_a_filter_the_page_of_the_build_is_made_anew(out: Path) -> None:
    whole = (out / "view.html").read_bytes()
    (out / "view.html").unlink()
    assert view(out).stdout == f"{out / 'view.html'}\n"
    assert (out / "view.html").read_bytes() == whole


def test_a_page_made_anew_says_what_a_catalogue_of_ones_own_says(tmp_path: Path) -> None:
    (tmp_path / "laws.csv").write_text(
        "type,name,kind,issuer,number,adopted,effective,until,first_year\n"
        "law,某市养犬管理条例,地方性法规,某市人民代表大会,某人发〔2020〕5号,2020-01-01,2020-05-01,,\n"
        "law,民法典,法律,某市人民政府,,2020-05-28,2021-01-01,2024-01-01,\n"
        "program,安心犬行动,专项行动,,,,,,2021\n",
        encoding="utf-8",
    )
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(
        "龙川县上坪镇2023年法治政府建设工作报告\n镇人民政府组织学习《某市养犬管理条例》《民法典》，开展安心犬行动和宪法宣传周活动。\n2024年1月3日",
        encoding="utf-8",
    )
    lawgraph.build(tmp_path / "reports", tmp_path / "out", catalogue=[tmp_path / "laws.csv"], processes=1)
    page = (tmp_path / "out" / "view.html").read_text(encoding="utf-8")
    assert all(words in page for words in ("某市人民代表大会", "某人发〔2020〕5号", "2024-01-01"))
    assert view(tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "view.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--law", "民法典", "--law", "xingzhengchufafa"], "view-民法典-行政处罚法.html"),
        (["--program", "宪法宣传周"], "view-宪法宣传周.html"),
        (["--level", "township", "--context", "study"], "view-乡级-学习培训.html"),
        (["-k", "法律", "-y", "2023", "-y", "2024"], "view-2023-2024-法律.html"),
    ],
    ids=str,
)
def test_every_filter_is_in_the_name(arguments: list[str], name: str, out: Path) -> None:
    assert view(out, *arguments).stdout == f"{out / name}\n"


def test_a_page_is_written_where_told_with_the_title_told(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "pages" / "my.html"
    assert view(out, "--law", "民法典", "--output", file, "--title", "民法典在基层").stdout == f"{file}\n"
    assert "<title>民法典在基层</title>" in file.read_text(encoding="utf-8")


def test_a_name_that_ends_with_a_slash_is_a_folder(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pages"
    assert view(out, "--law", "民法典", "--output", f"{folder}/").stdout == f"{folder / 'view-民法典.html'}\n"
    assert [path.name for path in folder.iterdir()] == ["view-民法典.html"]


@pytest.mark.parametrize("name", ["reports.csv", "network.gexf", "texts", "texts/a.html", ".lawgraph/"])
def test_a_page_never_takes_the_place_of_other_results(name: str, out: Path) -> None:
    before = sorted(out.rglob("*"))
    done = view(out, "--output", f"{out}/{name}")
    assert isinstance(done.exception, LawgraphError)
    assert done.exception.exit_code == 2
    assert sorted(out.rglob("*")) == before


def test_fewer_nodes_and_edges_are_drawn_when_told(out: Path) -> None:
    sizes = []
    for limits in ([], ["--edges", "20"], ["--nodes", "10"]):
        assert view(out, "--law", "民法典", *limits).exit_code == 0
        sizes.append((out / "view-民法典.html").stat().st_size)
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3
    assert view(out, "--nodes", "0").exit_code == 2


def test_the_page_is_opened_when_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not opened.append(address))
    view(out, "--law", "民法典")
    assert opened == []
    view(out, "--law", "民法典", "--open")
    assert opened == [(out / "view-民法典.html").as_uri()]


def test_a_browser_that_does_not_open_is_told_and_the_page_is_there(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    done = view(out, "--law", "民法典", "--open")
    assert done.exit_code == 0
    assert "打不开浏览器" in done.stderr
    assert (out / "view-民法典.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--law", "民法典", "--year", "1999"], 2, "year=1999"),
        (["--law", "并无此法"], 6, "并无此法"),
        (["--place", "火星市"], 6, "火星市"),
        (["--context", "抄写"], 2, "抄写"),
    ],
    ids=str,
)
def test_what_cannot_be_shown_ends_with_its_exit_code(arguments: list[str], code: int, said: str, out: Path) -> None:
    before = sorted(path.name for path in out.iterdir())
    done = view(out, *arguments)
    assert isinstance(done.exception, LawgraphError)
    assert done.exception.exit_code == code
    assert said in str(done.exception)
    assert sorted(path.name for path in out.iterdir()) == before


def test_a_folder_without_results_ends_with_5(tmp_path: Path) -> None:
    done = view(tmp_path)
    assert isinstance(done.exception, LawgraphError)
    assert done.exception.exit_code == 5
