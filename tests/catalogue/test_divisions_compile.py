"""How the names of the statistical tables become those of the gazetteer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawgraph.catalogue.files import ontology_folder

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import divisions_names

    return divisions_names.Rules.read(TOOLS / "facts")


@pytest.mark.parametrize(
    ("written", "code", "parent", "name", "level"),
    [
        ("上坪镇", "441622127", "广东省/河源市/龙川县", "上坪镇", "township"),
        ("新村街道办事处", "321204001", "江苏省/泰州市/姜堰区", "新村街道", "township"),
        ("西湾子街道办", "130709001", "河北省/张家口市/崇礼区", "西湾子街道", "township"),
        ("吴家山街", "420112001", "湖北省/武汉市/东西湖区", "吴家山街道", "township"),
        ("工人村办街道", "230406001", "黑龙江省/鹤岗市/东山区", "工人村街道", "township"),
        ("城北办街道事处", "450403004", "广西壮族自治区/梧州市/万秀区", "城北街道", "township"),
        ("鱼嘴镇人民政府", "500105100", "重庆市/江北区", "鱼嘴镇", "township"),
        ("东平街道地区", "370923001", "山东省/泰安市/东平县", "东平街道", "township"),
        ("南磨房地区", "110105021", "北京市/朝阳区", "南磨房地区", "township"),
        ("四平市铁东区平东街道", "220303001", "吉林省/四平市/铁东区", "平东街道", "township"),
        ("济源市梨林镇", "419001106", "河南省/济源市", "梨林镇", "township"),
        ("七星区街道", "450305001", "广西壮族自治区/桂林市/七星区", "七星区街道", "township"),
        ("（工业园区）城南街道", "220802006", "吉林省/白城市/洮北区", "城南街道", "township"),
        ("岭下镇（查干浩特旅游经济开发区）（省级）", "220802170", "吉林省/白城市/洮北区", "岭下镇", "township"),
        ("开发区峨嵋大街街道", "410571563", "河南省/安阳市/安阳高新技术产业开发区", "峨嵋大街街道", "township"),
        ("扬州市生态科技新城杭集镇", "321002401", "江苏省/扬州市/广陵区", "杭集镇", "township"),
        ("新城南街街道", "610102001", "陕西省/西安市/新城区", "新城南街街道", "township"),
        ("巴彦胡舒苏木乡", "152526200", "内蒙古自治区/锡林郭勒盟/西乌珠穆沁旗", "巴彦胡舒苏木", "township"),
        ("苏木乡", "410221205", "河南省/开封市/杞县", "苏木乡", "township"),
        ("泗县开发区管委会", "341324400", "安徽省/宿州市/泗县", "泗县开发区", "other"),
        ("八五二农场", "230523502", "黑龙江省/双鸭山市/宝清县", "八五二农场", "other"),
        ("八五一０农场", "230321500", "黑龙江省/鸡西市/鸡东县", "八五一〇农场", "other"),
        ("兵团一三四团", "654223508", "新疆维吾尔自治区/塔城地区/沙湾市", "兵团一三四团", "other"),
    ],
)
def test_a_township_has_its_official_name_and_level(
    rules: Any, written: str, code: str, parent: str, name: str, level: str
) -> None:
    assert rules.township(written, code, parent) == (name, level)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("县直辖村级区划", "222426198"),
        ("建华区（镇）直辖地域", "230203198"),
        ("齐齐哈尔局直", "230206500"),
        ("虚镇", "340705198"),
        ("天井湖社区街道", "340705402"),
        ("兴安社区公共服务站", "230902011"),
        ("花果园社区服务中心", "520102412"),
        ("山东省鲁南监狱", "370826501"),
        ("淮化集团", "320830401"),
        ("开发区", "341324400"),
        ("经济技术开发区", "341324400"),
        ("县第一良种场", "341324500"),
        ("?水街道", "522626001"),
    ],
)
def test_what_stands_in_the_table_and_is_no_division(rules: Any, written: str, code: str) -> None:
    assert rules.township(written, code, "安徽省/宿州市/泗县") is None


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("海西蒙古族藏族自治州", "海西"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("东乡族自治县", "东乡"),
        ("三都水族自治县", "三都"),
        ("隆林各族自治县", "隆林"),
        ("鄂温克族自治旗", "鄂温克"),
        ("梅里斯达斡尔族区", "梅里斯"),
        ("陈州街回族街道", "陈州街"),
        ("喇叭沟门满族乡", "喇叭沟门"),
        ("东固畲族少数民族乡", "东固"),
        ("叶赫满族镇", "叶赫"),
        ("龙川县", ""),
        ("胡族铺镇", ""),
        ("民族团结乡", ""),
    ],
)
def test_short_forms_without_the_people(rules: Any, name: str, stem: str) -> None:
    assert rules.ethnic_stem(name) == stem


@pytest.mark.parametrize(
    ("path", "level", "names"),
    [
        ("云南省/普洱市/景东彝族自治县", "county", ("景东县", "景东自治县")),
        ("吉林省/延边朝鲜族自治州", "prefecture", ("延边州", "延边自治州")),
        ("内蒙古自治区/呼伦贝尔市/鄂伦春自治旗", "county", ("鄂伦春旗",)),
        ("河南省/郑州市/管城回族区", "county", ("管城区",)),
        ("湖南省/怀化市/辰溪县/罗子山瑶族乡", "township", ("罗子山乡",)),
        (
            "辽宁省/朝阳市/喀喇沁左翼蒙古族自治县",
            "county",
            ("喀左县", "喀喇沁左翼县", "喀左自治县", "喀喇沁左翼自治县"),
        ),
        ("内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗", "county", ("东乌旗",)),
        ("内蒙古自治区/锡林郭勒盟", "prefecture", ("锡盟",)),
        ("广西壮族自治区", "province", ()),
        ("广东省", "province", ()),
        ("广东省/河源市/龙川县", "county", ()),
        ("河南省/郑州市/郑州高新技术产业开发区", "other", ()),
    ],
)
def test_what_a_place_is_called_every_day(rules: Any, path: str, level: str, names: tuple[str, ...]) -> None:
    assert rules.everyday_names(path, level) == names


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("冉固镇", "冉堌镇", True),
        ("革新街街道", "革新街道", True),
        ("横道镇", "横道河子镇", True),
        ("吉镇", "吉镇镇", True),
        ("五尧乡", "五尧镇", False),
        ("东城街道", "西城街道", True),
        ("四棵树乡", "五朵镇", False),
        ("卡乡", "恰乡", False),
    ],
)
def test_names_that_may_be_one_name(monkeypatch: pytest.MonkeyPatch, one: str, other: str, near: bool) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    import divisions_writings

    assert divisions_writings.near_enough(one, other) is near
    assert divisions_writings.near_enough(other, one) is near


def test_the_shipped_files_are_what_the_tool_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(TOOLS / "compile_divisions.py"), "--out", str(tmp_path)], check=True)
    shipped = {file.name: file.read_bytes() for file in (ontology_folder() / "divisions").glob("*.ttl")}
    assert {file.name: file.read_bytes() for file in tmp_path.glob("*.ttl")} == shipped
