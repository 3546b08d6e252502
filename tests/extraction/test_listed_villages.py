"""Villages of a table of one's own in the report of their town or county, and words that only look like their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgraph.compiled import annotator_with
from lawgraph.model import EntityType, Mention

from .sentences import TOWN, mentions, whole_document

COUNTY = "湘潭县2022年度法治政府建设工作报告"
XIANGTAN = "湖南省/湘潭市/湘潭县"
YISUHE, HUASHI = "430321100", "430321107"
VILLAGES = {
    YISUHE: "中村村委会 下寨村委会 左会村委会 新村村委会 团结村委会 和平社区居委会 中心社区居委会 平安社区居委会 幸福村委会 "
    "龙腾世纪花园社区居委会 金桂村委会 烟塘村委会 河湾村委会 红旗社区居委会 东风村委会",
    HUASHI: "金桂村委会 石门村委会 新村村委会",
}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [f"{key}{n},{name}\n" for key, names in VILLAGES.items() for n, name in enumerate(names.split(), start=201)]
    path = tmp_path_factory.mktemp("table") / "villages.csv"
    path.write_text("code,name\n" + "".join(rows), encoding="utf-8")
    return path


def listed(table: Path, sentence: str, title: str = TOWN) -> list[Mention]:
    report = annotator_with([table]).annotate(whole_document(f"{title}\n{sentence}\n"))
    return [m for m in report.mentions if m.start > len(title) and m.type is EntityType.LOCALITY]


def named(table: Path, sentence: str, title: str = TOWN) -> list[tuple[str, str]]:
    """The words and the names of the villages of a sentence."""
    return [(m.text, m.id.rpartition("/")[2]) for m in listed(table, sentence, title) if m.kind == "village"]


FULL = [
    ("走访河湾村困难群众。", ["河湾村"]),
    ("在龙腾世纪花园社区设立调解室。", ["龙腾世纪花园社区"]),
    ("河湾村党支部书记带头学法。", ["河湾村"]),
    ("河湾村两委换届。", ["河湾村"]),
    ("河湾村村委会整改到位。", ["河湾村"]),
    ("和平社区居委会整改到位。", ["和平社区"]),
    ("在中村召开坝坝会。", ["中村"]),
    ("团结村、和平社区率先达标。", ["团结村", "和平社区"]),
    ("在和平社区设立调解室。", ["和平社区"]),
]


@pytest.mark.parametrize(("sentence", "names"), FULL)
def test_a_full_name_is_known_wherever_it_stands(table: Path, sentence: str, names: list[str]) -> None:
    assert [text for text, _ in named(table, sentence)] == names


LISTS = [
    ("针对汛期中村、下寨、左会等村险情，", [("中村", "中村村"), ("下寨", "下寨村"), ("左会", "左会村")]),
    ("在团结、金桂两村试点。", [("团结", "团结村"), ("金桂", "金桂村")]),
    ("金桂和烟塘两村签约。", [("金桂", "金桂村"), ("烟塘", "烟塘村")]),
    ("指导和平、红旗2个社区整改。", [("和平", "和平社区"), ("红旗", "红旗社区")]),
    ("红旗、东风等3个村(社区)达标。", [("红旗", "红旗社区"), ("东风", "东风村")]),
    ("在金桂、烟塘等村、红旗等社区宣讲。", [("金桂", "金桂村"), ("烟塘", "烟塘村"), ("红旗", "红旗社区")]),
    ("中村、左会村联合执法。", [("中村", "中村村"), ("左会村", "左会村")]),
]


@pytest.mark.parametrize(("sentence", "names"), LISTS)
def test_a_list_may_share_the_ending(table: Path, sentence: str, names: list[tuple[str, str]]) -> None:
    assert named(table, sentence) == names


WORDS = [
    "全镇上下团结一心，社会和平稳定，突出中心工作。",
    "抓好团结、稳定、发展等村级工作。",
    "推进新村建设，打造平安社区、幸福村。",
    "其中村干部12人，城中村3个。",
    "团结村民共建，和平社区矫正对象零重犯。",
    "依托综治中心社区网格，开展平安社区创建。",
]


@pytest.mark.parametrize("sentence", WORDS)
def test_a_word_is_no_village(table: Path, sentence: str) -> None:
    assert named(table, sentence) == []


COMPANY = [
    ("新村、河湾村率先达标。", ["新村", "河湾村"]),
    ("河湾村和平安社区率先达标。", ["河湾村", "平安社区"]),
    ("易俗河镇幸福村率先达标。", ["易俗河镇幸福村"]),
]


@pytest.mark.parametrize(("sentence", "names"), COMPANY)
def test_a_word_is_a_village_beside_another_or_behind_its_town(table: Path, sentence: str, names: list[str]) -> None:
    assert [text for text, _ in named(table, sentence)] == names


def test_a_longer_name_is_another_village(table: Path) -> None:
    assert named(table, "小河湾村率先达标。") == named(table, "到小河湾村走访。") == [("小河湾村", "小河湾村")]


def test_a_village_has_the_code_of_the_table_and_the_same_iri_without_one(table: Path) -> None:
    (with_table,) = listed(table, "河湾村率先达标。")
    (without,) = mentions("河湾村率先达标。", EntityType.LOCALITY)
    assert (with_table.via, with_table.code) == ("listed", f"{YISUHE}213")
    assert (without.via, without.code) == ("below", "")
    assert (with_table.id, with_table.iri) == (without.id, without.iri)


@pytest.mark.parametrize("sentence", ["中村、下寨、左会等村受灾。", "在和平、红旗等社区宣讲。", "金桂村、烟塘村签约。"])
def test_ids_agree_with_those_of_unlisted_villages(table: Path, sentence: str) -> None:
    without = {m.text: m.iri for m in mentions(sentence, EntityType.LOCALITY)}
    with_table = {m.text: m.iri for m in listed(table, sentence)}
    assert without.items() <= with_table.items()


def test_a_village_that_is_not_in_the_table_is_told_by_its_form(table: Path) -> None:
    (village,) = listed(table, "银杏村率先达标。")
    assert (village.id, village.via, village.code) == (f"{XIANGTAN}/易俗河镇/银杏村", "below", "")


def test_a_village_behind_another_town_is_of_that_town(table: Path) -> None:
    (village,) = listed(table, "与花石镇金桂村联合执法。")
    assert (village.id, village.via, village.code) == (f"{XIANGTAN}/花石镇/金桂村", "listed", f"{HUASHI}201")


def test_in_a_county_the_one_town_that_has_it_decides(table: Path) -> None:
    (village,) = listed(table, "石门村率先达标。", COUNTY)
    assert (village.id, village.via, village.code) == (f"{XIANGTAN}/花石镇/石门村", "listed", f"{HUASHI}202")


def test_in_a_county_of_several_all_are_kept(table: Path) -> None:
    (village,) = listed(table, "金桂村率先达标。", COUNTY)
    assert (village.id, village.via, village.code) == ("金桂村", "open", "")
    assert village.candidates == (f"{XIANGTAN}/易俗河镇/金桂村", f"{XIANGTAN}/花石镇/金桂村")


def test_in_a_county_words_are_words_too(table: Path) -> None:
    assert named(table, "推进新村建设，团结一心，创建平安社区。", COUNTY) == []
