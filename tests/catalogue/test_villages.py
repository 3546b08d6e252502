"""Tables of villages of one's own: how they are read, what a village is called, which town has it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgraph.catalogue.load import Catalogue, load_catalogue
from lawgraph.catalogue.user import check_files, with_files
from lawgraph.catalogue.villages import Villages, village_namer
from lawgraph.errors import CatalogueError
from lawgraph.lookup import find
from lawgraph.model import Place

SHANGPING = "441622127"
PATH = "广东省/河源市/龙川县/上坪镇"
Write = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    def write(*rows: str, header: str = "code,name", name: str = "villages.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes("".join(f"{row}\n" for row in (header, *rows)).encode(encoding))
        return path

    return write


def over(*files: Path) -> Catalogue:
    return with_files(load_catalogue(), files)


def villages(catalogue: Catalogue) -> Villages:
    assert catalogue.villages is not None
    return catalogue.villages


def town(catalogue: Catalogue, path: str = PATH) -> Place:
    found = catalogue.place(path)
    assert found is not None
    return found


NAMES = [
    ("多福巷社区居委会", "多福巷社区"),
    ("河湾村村委会", "河湾村"),
    ("河湾村委会", "河湾村"),
    ("河湾村村民委员会", "河湾村"),
    ("东岭村民委员会", "东岭村"),
    ("金龙社区居民委员会", "金龙社区"),
    ("金龙社区委员会", "金龙社区"),
    ("新华居委会", "新华社区"),
    ("河湾村居委会", "河湾村"),
    ("查干嘎查村委会", "查干嘎查"),
    ("查干嘎查村", "查干嘎查"),
    ("查干嘎查委员会", "查干嘎查"),
    ("乌图牧委会", "乌图村"),
    ("河湾村", "河湾村"),
    ("八号农场第一管理区", "八号农场第一管理区"),
    ("北沟村委会（一分场）", "北沟村"),
    # 岳村、东岭等村 in a report has the id 岳村村
    ("岳村村委会", "岳村村"),
    ("岳村委会", "岳村村"),
    ("岳村", "岳村村"),
    ("开发区虚拟社区", ""),
    ("居委会", ""),
]


@pytest.mark.parametrize(("listed", "name"), NAMES)
def test_a_village_is_called_without_its_committee(listed: str, name: str) -> None:
    assert village_namer(load_catalogue().grammar)(listed) == name


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("code,name,streetCode,provinceCode", f'{SHANGPING}201,"河湾村委会",{SHANGPING},44'),
        ("name\tcode", f"河湾村委会\t{SHANGPING}201"),
        ("统计用区划代码,城乡分类代码,名称", f"{SHANGPING}201,220,河湾村委会"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_code_and_name_are_read_whatever_stands_beside_them(table: Write, header: str, row: str, encoding: str) -> None:
    known = over(table(row, header=header, encoding=encoding))
    assert villages(known).of(town(known)) == {"河湾村": f"{SHANGPING}201"}


def test_a_packed_table_is_read_too(table: Write, tmp_path: Path) -> None:
    packed = tmp_path / "villages.csv.gz"
    packed.write_bytes(gzip.compress(table(f"{SHANGPING}201,河湾村委会").read_bytes()))
    assert len(villages(over(packed))) == 1
    packed.write_bytes(packed.read_bytes()[:-9])
    with pytest.raises(CatalogueError, match=r"villages\.csv\.gz 的压缩有损坏"):
        over(packed)


def test_without_a_table_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "my.tsv"
    path.write_text("type\tname\tnames\nlaw\t民法典\t民典大全\n", encoding="utf-8")
    assert load_catalogue().villages is None
    assert over(path).villages is None


def test_rows_stand_in_any_order_and_the_last_of_a_code_counts(table: Write) -> None:
    rows = (
        f"{SHANGPING}202,东岭村委会",
        "441622126201,西洼村委会",
        f"{SHANGPING}201,河口村委会",
        f"{SHANGPING}201,河湾村委会",
    )
    known = over(table(*rows))
    assert villages(known).of(town(known)) == {"东岭村": f"{SHANGPING}202", "河湾村": f"{SHANGPING}201"}


def test_two_villages_of_one_name_in_a_town_have_no_code(table: Write) -> None:
    known = over(table(f"{SHANGPING}001,新华居委会", f"{SHANGPING}002,新华社区居委会"))
    assert villages(known).of(town(known)) == {"新华社区": ""}


def test_a_row_of_the_town_itself_is_no_village(table: Write) -> None:
    known = over(table(f"{SHANGPING}000,上坪镇", f"{SHANGPING}201,河湾村委会"))
    assert len(villages(known)) == 1
    assert list(villages(known).of(town(known))) == ["河湾村"]


def test_a_village_is_a_place_below_its_town(table: Write) -> None:
    known = over(table(f"{SHANGPING}201,河湾村委会"))
    village = known.place(f"{PATH}/河湾村")
    assert village is not None
    assert (village.key, village.code, village.level) == (f"{SHANGPING}-河湾村", f"{SHANGPING}201", "village")
    assert known.place_by_key(village.key) == village
    assert [place.name for place in known.ancestors(village)] == ["上坪镇", "龙川县", "河源市", "广东省"]
    assert known.place_by_key(f"{SHANGPING}-东岭村") is None


def test_a_town_of_another_name_has_the_villages_of_the_one_it_was(table: Write) -> None:
    """五尧乡 became 五尧镇 after the list was made."""
    known = over(table("130606206201,河湾村委会"))
    path = "河北省/保定市/莲池区/五尧镇"
    assert villages(known).of(town(known, path)) == {"河湾村": "130606206201"}
    village = known.place(f"{path}/河湾村")
    assert village is not None
    assert village.key.endswith("-河湾村")
    assert known.place_by_key(village.key) == village


def test_a_town_that_was_taken_up_by_its_neighbour_has_not_the_villages_of_that(table: Write) -> None:
    known = over(table("140429101201,河湾村委会"))
    merged = town(known, "山西省/长治市/武乡县/墨镫乡")
    assert villages(known).of(merged) == {}


def test_rows_of_unknown_towns_are_counted(table: Write) -> None:
    found = check_files(
        load_catalogue(), [table("999999999201,河湾村", "999999999202,东岭村", f"{SHANGPING}201,西洼村")]
    )
    (warning,) = found.warnings
    assert found.errors == ()
    assert found.villages == 1
    assert str(warning).startswith("villages.csv 提醒：2 行所属的 1 个乡级代码不在区划名录中，未予采用：999999999 / ")


WRONG = [
    (f"{SHANGPING},河湾村", "villages.csv 第 2 行 错误：村、社区的统计代码应为 12 位数字"),
    ("4.41622E+11,河湾村", "表格软件改写了它"),
    (f"{SHANGPING}201,", f"{SHANGPING}201 缺少名称"),
    (f"{SHANGPING}201", "缺少名称"),
]


@pytest.mark.parametrize(("row", "message"), WRONG)
def test_what_is_wrong_is_told_with_its_line(table: Write, row: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(message)) as error:
        over(table(row))
    assert " / " in str(error.value)


def test_of_many_mistakes_most_are_counted(table: Write) -> None:
    found = check_files(load_catalogue(), [table(*(f"{n},河湾村" for n in range(50)))])
    assert len(found.errors) == 21
    assert "另有 30 行有误" in str(found.errors[0])


def test_blank_lines_and_remarks_say_nothing(table: Write) -> None:
    assert len(villages(over(table("# 2023", "", f"{SHANGPING}201,河湾村", ",")))) == 1


def test_of_two_tables_of_villages_both_count_and_the_later_wins(table: Write) -> None:
    first = table(f"{SHANGPING}201,河口村", f"{SHANGPING}202,东岭村")
    second = table(f"{SHANGPING}201,河湾村", name="more.csv")
    known = over(first, second)
    assert sorted(villages(known).of(town(known))) == ["东岭村", "河湾村"]


def test_a_town_added_by_another_file_has_its_villages(table: Write, tmp_path: Path) -> None:
    places = tmp_path / "places.tsv"
    places.write_text("type\tname\tkind\tcode\nplace\t广东省/河源市/龙川县/河东镇\t乡级\t441622199\n", encoding="utf-8")
    known = over(table("441622199201,河湾村委会"), places)
    assert known.place("广东省/河源市/龙川县/河东镇/河湾村") is not None


@pytest.mark.parametrize("name", ["河湾村", "河湾村委会", f"{PATH}/河湾村", f"{SHANGPING}201"])
def test_find_leads_to_a_village(table: Write, name: str) -> None:
    found = [c for c in find(name, catalogue=[table(f"{SHANGPING}201,河湾村委会")]) if c.kind == "village"]
    assert [(c.id, c.facts["code"]) for c in found] == [(f"{PATH}/河湾村", f"{SHANGPING}201")]
