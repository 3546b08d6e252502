"""How the statistical tables write the names of divisions, and what they are officially called."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

#: rows that only hold villages together: 市辖区直辖村级区划, 建华区（镇）直辖地域, 齐齐哈尔局直
_HOLDER = re.compile("直辖|直管|省直|自治区直|局直|类似乡|生活区|虚拟")
_BRACKET = re.compile("（[^（）]*）")
#: the office stands for the place: 新村街道办事处, 西湾子街道办, 鱼嘴镇人民政府, 东平街道地区, 泗县开发区管委会
_OFFICE = re.compile("(?<=街道)(?:办事处|办事|办|管委会|管理委员会|地区|事处)$|(?<=[镇乡])(?:人民)?政府$|(?:管理委员会|管委会)$")
#: 开发区峨嵋大街街道, 扬州市生态科技新城杭集镇: a zone named in front of a subdistrict
_ZONE = re.compile("^.*(?:开发区|管理区|示范区|保税区|.{2}新城|.{2}新区|管理处|矿务局)(?=..+(?:街道|[镇乡])$)")


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
        )

    def township(self, written: str, code: str, parent: str) -> tuple[str, str] | None:
        """Official name and level of a row of the fourth level, None when it is no division.

        Codes end in 001–099 for 街道, 100–199 镇, 200–399 乡; from 400 on stand units like a township: zones, farms.
        """
        if _HOLDER.search(written) or not parent:
            return None
        name = _BRACKET.sub("", written).replace("０", "〇").replace("0", "〇")
        name = _OFFICE.sub("", name)
        if code[6] == "0" and name.endswith("街"):  # 吴家山街
            name += "道"
        name = re.sub("(街道)(?:地区)$", r"\1", name)
        name = re.sub("特殊(?:街道|乡镇)$", "", name)
        for above in reversed(parent.split("/")):  # 济源市梨林镇, 四平市铁东区平东街道
            tail = name.partition(above)
            if not tail[0] and self._stem_long_enough(tail[2]):
                name = tail[2]
        if code[6] >= "4" or "开发区" in name:
            name = _ZONE.sub("", name)
        if name == parent.rpartition("/")[2]:  # 金门县 under 金门县
            return None
        if code[6] == "0" and name.endswith("地区"):  # 南磨房地区
            return name, "township"
        for ending, level in self.endings:
            if name.endswith(ending) and (level == "other" or len(name) > len(ending)):
                return name, level
        return None

    def _stem_long_enough(self, name: str) -> bool:
        return any(
            name.endswith(ending) and len(name) - len(ending) >= 1 for ending, level in self.endings if level == "township"
        )

    def county_or_above(self, written: str, code: str, parent: str, matched: bool) -> tuple[str, str] | None:
        """Name and level of a row above the fourth level, None when it only holds others together (市辖区, 县)."""
        if len(code) < 6:
            return written, "province" if len(code) == 2 else "prefecture"
        if written in ("市辖区", "县") or "直辖" in written or written == parent.rpartition("/")[2]:
            return None
        zone = "71" <= code[4:] <= "79" or written.endswith(("委员会", "群岛", "海域"))
        return written, "other" if zone and not matched else "county"

    def stem(self, name: str, level: str) -> str:
        """A name without its level word and the ethnic name before it: 琼中黎族苗族自治县 → 琼中, "" when there is none."""
        if level == "other":
            return ""
        words = sorted((word for at, word in self.level_words if at == level and name.endswith(word)), key=len)
        for word in reversed(words):
            if len(name) - len(word) >= 2:
                return name[: -len(word)]
        return name[: -len(words[0])] if words else ""

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
