"""Tables of villages and communities of one's own: the statistics bureau's list, one row a village.

    code,name
    441622127201,河湾村委会

Only `code` (12 digits, of which the first nine are the town's) and `name` are read; whole lists have 620,000 rows, so a row costs
one step of csv and one of a dictionary.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.user.statement import Problems
from lawgraph.catalogue.villages import TOWN_DIGITS
from lawgraph.wording import counted

_DIGITS = 12
_FIRST = re.compile(r"[\r\n]*([^\r\n]*)")
_CODE = frozenset({"code", "统计代码", "代码", "区划代码", "统计用区划代码"})
_NAME = frozenset({"name", "名称"})
_TYPE = frozenset({"type", "类型"})
#: mistakes that are told with their lines; of more only the number
_TOLD = 20
_SHOWN = 5


def is_village_table(text: str) -> bool:
    """Whether a table is one of villages: its header has a code and a name, and no type."""
    first = _first_line(text)
    heads = {cell.strip().lower() for cell in next(csv.reader([first], delimiter=_delimiter(first)), [])}
    return bool(heads & _CODE and heads & _NAME and not heads & _TYPE)


def village_rows(text: str, source: str, known: Gazetteer, problems: Problems) -> dict[str, str]:
    """The rows of a table by the key of the town: lines of the last three digits of the code and the name, as `Villages` has them.

    Problems: a row without a code of 12 digits or without a name; how many rows lie in a town that the gazetteer does not have.
    """
    first = _first_line(text)
    reader = csv.reader(_lines(text), delimiter=_delimiter(first))
    header = [cell.strip().lower() for cell in next((cells for cells in reader if cells), [])]
    code_at = next(i for i, cell in enumerate(header) if cell in _CODE)
    name_at = next(i for i, cell in enumerate(header) if cell in _NAME)
    needed = max(code_at, name_at)
    rows: dict[str, str] = {}
    town, own = "", list[str]()
    wrong = 0
    for cells in reader:
        if len(cells) > needed:
            code = cells[code_at]
            if len(code) == _DIGITS and code.isdecimal() and cells[name_at]:
                if code[:TOWN_DIGITS] != town:
                    rows[town] = _joined(rows.get(town, ""), own)
                    town, own = code[:TOWN_DIGITS], []
                own.append(code[TOWN_DIGITS:] + cells[name_at])
                continue
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        wrong += 1
        if wrong <= _TOLD:
            _tell(cells, code_at, name_at, source, reader.line_num, problems)
    rows[town] = _joined(rows.get(town, ""), own)
    if wrong > _TOLD:
        more = wrong - _TOLD
        problems.of_file(source, 0, f"另有 {more} 行有误", f"{more} more rows are wrong")
    unknown = {town: lines.count("\n") for town, lines in rows.items() if lines and town not in known}
    if unknown:
        _tell_unknown(unknown, source, problems)
    return {town: lines for town, lines in rows.items() if lines and town not in unknown}


def _joined(lines: str, more: list[str]) -> str:
    return lines + "\n".join(more) + "\n" if more else lines


def _tell(cells: list[str], code_at: int, name_at: int, source: str, line: int, problems: Problems) -> None:
    code = cells[code_at].strip() if len(cells) > code_at else ""
    if len(code) != _DIGITS or not code.isdecimal():
        spoilt = "e+" in code.lower()  # 1.10101E+11
        hint = "，表格软件改写了它，请把这一列设为文本" if spoilt else "；如不是村级名单，请加“类型”(type)这一列"
        english = "a spreadsheet changed it" if spoilt else "for other entries add the column type"
        problems.of_file(
            source,
            line,
            f"村、社区的统计代码应为 12 位数字，现为“{code}”{hint}",
            f"no code of 12 digits: {code!r}; {english}",
        )
    else:
        problems.of_file(source, line, f"{code} 缺少名称", f"{code} has no name")


def _tell_unknown(unknown: Mapping[str, int], source: str, problems: Problems) -> None:
    shown = "、".join(sorted(unknown)[:_SHOWN]) + ("……" if len(unknown) > _SHOWN else "")
    count = sum(unknown.values())
    problems.of_file(
        source,
        0,
        f"{count} 行所属的 {len(unknown)} 个乡级代码不在区划名录中，未予采用：{shown}",
        f"not used: {counted(count, 'row')} of {counted(len(unknown), 'town')} not in the gazetteer",
        severity="warning",
    )


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, one at a time: a copy of the whole list takes 100 MB."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _first_line(text: str) -> str:
    found = _FIRST.match(text)
    return found[1] if found else ""


def _delimiter(first: str) -> str:
    return "\t" if "\t" in first else ","
