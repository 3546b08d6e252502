"""How the statistical tables write the names of divisions, and what they are officially called."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

#: rows that only hold villages together (市辖区直辖村级区划, 建华区（镇）直辖地域, 齐齐哈尔局直), or communities
#: (天井湖社区街道)
_HOLDER = re.compile(
    "直辖|直管|省直|局直|类似乡|生活区|虚拟|社区.*街道|居民街道|直属乡镇|办事处乡|管委会乡|办公室|^虚镇$"
)
_BRACKET = re.compile("^（[^（）]*）|(?:（[^（）]*）)+$")
#: the office stands for the place
_OFFICES = (
    (re.compile("办?街道事处$"), "街道"),  # 城北办街道事处
    (re.compile("(?:社区|片区)?(?:管理委员会|管委会)(?:街道|地区)?$"), ""),  # 泗县开发区管委会
    (re.compile("(?:管理委员会|管委会)(?=.+区$|.+园$)"), ""),  # 包头钢铁冶金开发区管委会石拐产业园
    (re.compile("(?<=街道)办事处(?=.+区$)"), ""),  # 乾州街道办事处经开区
    (re.compile("片区街道$"), "街道"),  # 王家沟片区街道
    (re.compile("(?:办事处|办)街道$"), "街道"),  # 柏泉办事处街道, 工人村办街道
    (re.compile("街道(?:办事处|办事|办|事处|地区)$"), "街道"),  # 新村街道办事处, 西湾子街道办, 东平街道地区
    (re.compile("(?<=[镇乡])(?:人民)?政府$"), ""),  # 鱼嘴镇人民政府
    (re.compile("(?<=..)苏木乡+$"), "苏木"),  # 巴彦胡舒苏木乡
    (re.compile("(?<=区)特殊(?:街道|乡镇)$"), ""),  # 永吉经济开发区特殊乡镇
)
#: a zone named in front of a subdistrict: 开发区峨嵋大街街道, 扬州市生态科技新城杭集镇, 大理创新工业园区凤仪镇
_ZONE = re.compile(
    "^.*(?:开发区|管理区|示范区|保税区|工业园区|高新区|.{2}新城|.{2}新区|矿务局)(?=[^街镇乡]..*(?:街道|[镇乡])$)"
)
#: a zone with the word subdistrict behind it: 山西朔州经济开发区街道
_ZONE_ITSELF = re.compile("(?<=区)街道$")
#: the unit word of a name that holds the name of a people, and in it the word that stays when people leave that out
_PEOPLES_UNIT = re.compile("(?:自治(?P<a>[州县旗])|(?:少数)?民族(?P<b>乡|苏木)|(?<=族)(?P<c>区|街道|[乡镇]))$")
#: a regiment of 兵团, which everybody calls by its number: 一四三团, 143团
_REGIMENT = re.compile("兵团([一二三四五六七八九〇零]{2,3}团)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
#: names the table itself lost a character of: ?水街道, 桴�1�1乡
_FOREIGN = re.compile("[?�A-Za-z0-9]")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@dataclass(frozen=True, slots=True)
class Rules:
    """The facts about names: endings of units, level words, ethnic names, short names."""

    endings: tuple[tuple[str, str], ...]
    level_words: tuple[tuple[str, str], ...]
    ethnic: tuple[str, ...]
    bare: frozenset[str]
    short: dict[str, tuple[str, ...]]
    zones: tuple[tuple[str, str], ...]
    generic: re.Pattern[str]

    @classmethod
    def read(cls, folder: Path) -> Rules:
        endings = [(row["ending"], row["level"]) for row in _rows(folder / "divisions-unit-endings.tsv")]
        endings.sort(key=lambda row: -len(row[0]))
        ethnic = _rows(folder / "divisions-ethnic-names.tsv")
        short: dict[str, tuple[str, ...]] = {}
        for row in _rows(folder / "divisions-short-names.tsv"):
            short[row["path"]] = (*short.get(row["path"], ()), row["short"])
        return cls(
            tuple(endings),
            tuple((row["level"], row["word"]) for row in _rows(folder / "divisions-level-words.tsv")),
            tuple(sorted((row["name"] for row in ethnic), key=len, reverse=True)),
            frozenset(row["name"] for row in ethnic if row["bare"] == "1"),
            short,
            tuple((row["long"], row["short"]) for row in _rows(folder / "divisions-zone-forms.tsv")),
            re.compile(
                "(?:{})*".format("|".join(row["word"] for row in _rows(folder / "divisions-generic-words.tsv")))
            ),
        )

    def township(self, written: str, code: str, parent: str) -> tuple[str, str] | None:
        """Official name and level of a row of the fourth level, None when it is no division.

        Codes end in 001–099 for 街道, 100–199 镇, 200–399 乡; from 400 on stand units like a township: zones, farms.
        """
        if _HOLDER.search(written) or not parent:
            return None
        name = _BRACKET.sub("", written).replace("０", "〇").replace("0", "〇").replace(".", "")
        name = name.rpartition("-")[2]  # 港口物流产业园-永安洲镇
        for pattern, instead in _OFFICES:
            name = pattern.sub(instead, name)
        if code[6] == "0" and name.endswith("街"):  # 吴家山街
            name += "道"
        for above in parent.split("/"):  # 济源市梨林镇, 四平市铁东区平东街道
            if name.startswith(above) and self._is_township(name.removeprefix(above)):
                name = name.removeprefix(above)
        name = name.removeprefix("人民政府")  # 敖汉旗人民政府新州街道
        name = _ZONE.sub("", name).replace("（", "(").replace("）", ")")  # ids have half-width brackets
        holder = parent.rpartition("/")[2]
        if code[6] >= "4":
            name = _ZONE_ITSELF.sub("", name)
            if holder.endswith(name):
                return None  # 三山经济开发区 of 安徽芜湖三山经济开发区 is that zone itself
        if name == holder or _FOREIGN.search(name):
            return None
        if code[6] == "0" and name.endswith("地区"):  # 南磨房地区
            return name, "township"
        for ending, level in self.endings:
            if name.endswith(ending):
                stem = name.removesuffix(ending)
                named = stem if level == "township" else not self.generic.fullmatch(stem) and level == "other"
                return (name, level) if named else None
        return None

    def _is_township(self, name: str) -> bool:
        return any(
            level == "township" and name.endswith(ending) and len(name) > len(ending) for ending, level in self.endings
        )

    def county_or_above(self, written: str, code: str, parent: str, matched: bool) -> tuple[str, str] | None:
        """Name and level of a row above the fourth level, None when it only holds others together (市辖区, 县)."""
        if len(code) < 6:
            return written, "province" if len(code) == 2 else "prefecture"
        if written in ("市辖区", "县") or "直辖" in written or written == parent.rpartition("/")[2]:
            return None
        written = re.sub("(?:管理区)?管委会$", "管理区", written)  # 乌拉盖管委会
        zone = "71" <= code[4:] <= "79" or written.endswith(("委员会", "群岛", "海域"))
        return written, "other" if zone and not matched else "county"

    def short_forms(self, path: str, level: str) -> tuple[str, ...]:
        """The short forms of a place that its level word does not give: those of the facts, 琼中, 郑州高新区."""
        name = path.rpartition("/")[2]
        forms = [*self.short.get(path, ())]
        if level == "other":
            forms += [name.replace(long, short) for long, short in self.zones if name.endswith(long) and name != long][
                :1
            ]
        else:
            forms.append(self.ethnic_stem(name))
        return tuple(dict.fromkeys(form for form in forms if form))

    def everyday_names(self, path: str, level: str) -> tuple[str, ...]:
        """The names with a unit word by which people call a place: 景东县 for 景东彝族自治县, 东乌旗 for 东乌珠穆沁旗.

        A place with the name of a people in it is called by its short form and the plain unit word; any other by the
        short forms of the facts that end in its unit word.
        """
        name = path.rpartition("/")[2]
        regiment = _REGIMENT.fullmatch(name)
        if regiment:
            return (regiment[1], regiment[1].translate(_DIGITS))
        unit = _PEOPLES_UNIT.search(name)
        if unit:
            word = next(filter(None, unit.groups()))
            stems = self.short_forms(path, level)
            found = [form if form.endswith(word) else form + word for form in stems]
            if unit["a"]:  # 威宁自治县 for 威宁彝族回族苗族自治县
                found += [form + unit[0] for form in stems if not form.endswith(word)]
        else:
            found = [form for form in self.short.get(path, ()) if len(form) > 1 and form[-1] == name[-1]]
        return tuple(dict.fromkeys(form for form in found if form != name))

    def ethnic_stem(self, name: str) -> str:
        """The short form of a name with the name of a people in it, "" when it has none: 三工河哈萨克民族乡 → 三工河."""
        match = re.search("(自治(?:区|州|县|旗)|(?<=族)(?:区|街道)|(?:少数)?民族(?:乡|苏木)|(?<=族)[乡镇])$", name)
        if not match:
            return ""
        rest, word = name[: match.start()], match[0]
        bare_allowed = word.startswith(("自治", "民族", "少数"))
        while True:
            shorter = self._without_people(rest, bare_allowed)
            if len(shorter) < 2:
                break
            if shorter == rest:
                break
            rest, bare_allowed = shorter, False
        return rest.removesuffix("族")

    def _without_people(self, rest: str, bare_allowed: bool) -> str:
        for people in self.ethnic:
            if rest.endswith(people + "族"):
                return rest[: -len(people) - 1]
            if bare_allowed and people in self.bare and rest.endswith(people):
                return rest[: -len(people)]
        if bare_allowed:
            for people in self.ethnic:
                if len(people) > 1 and rest.endswith(people):
                    return rest[: -len(people)]
        return rest
