"""Tables of one's own as statements: tab- or comma-separated text with one header line, as a spreadsheet saves it.

    type	name	names	kind	effective
    law	某市养犬管理条例	养犬条例	地方性法规	2021-01-01
    program	枫桥经验	枫桥做法

A cell may hold several values, separated by semicolons. An empty cell says nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from lawgraph.catalogue.user.statement import BY_NAME, COLUMNS, Problems, Statement, Type

#: what people write for the types, beside the English words
_TYPES: Mapping[str, Type] = {
    **{kind.value: kind for kind in Type},
    "法律": Type.LAW,
    "法规": Type.LAW,
    "文件": Type.LAW,
    "项目": Type.PROGRAM,
    "programme": Type.PROGRAM,
    "机构": Type.INSTITUTION,
    "作品": Type.WORK,
    "地名": Type.PLACE,
    "地方": Type.PLACE,
}
_HEADINGS = {heading: column.name for column in COLUMNS for heading in (column.name, column.zh)}
_SEMICOLON = re.compile("[;；]")


def statements(text: str, source: str, problems: Problems) -> Iterator[Statement]:
    """The rows of a table. `line` counts from 1, the header line included.

    Problems: a header without `type` and `name`, or with unknown or repeated columns; a row with too many cells, with an unknown
    type or without a name.
    """
    header, rows = _records(text)
    columns = _columns(header, source, problems)
    if columns is None:
        return
    written = dict(zip(columns, map(str.strip, header), strict=False))
    for line, cells in rows:
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        if any(cell.strip() for cell in cells[len(columns) :]):
            problems.of_file(
                source,
                line,
                f"有 {len(cells)} 列，表头只有 {len(columns)} 列，是否多了分隔符",
                f"{len(cells)} cells under {len(columns)} headings: is there a separator too many?",
            )
            continue
        statement = _statement(dict(zip(columns, cells, strict=False)), written, line, source, problems)
        if statement is not None:
            yield statement


def _records(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the rows with the lines they begin on."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = "\t" if "\t" in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    for cells in reader:
        if not header:
            header = cells
        else:
            rows.append((begins, cells or [""]))
        begins = reader.line_num + 1
    return header, rows


def _columns(header: list[str], source: str, problems: Problems) -> list[str] | None:
    """The names of the columns, None when the header cannot be used."""
    while header and not header[-1].strip():
        header = header[:-1]
    names = [_HEADINGS.get(cell.strip().lower(), "") for cell in header]
    sound = True
    if unknown := [cell for cell, name in zip(header, names, strict=True) if not name]:
        known = "、".join(f"{column.zh} {column.name}" for column in COLUMNS)
        zh = f"没有“{'”“'.join(unknown)}”这{'一' if len(unknown) == 1 else '些'}列，可用：{known}"
        problems.of_file(source, 1, zh, f"no column is called {', '.join(map(repr, unknown))}")
        sound = False
    for name in ("type", "name"):
        if name not in names:
            zh = BY_NAME[name].zh
            problems.of_file(source, 1, f"表头缺少“{zh}”({name})这一列", f"the header line lacks the column {name}")
            sound = False
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        problems.of_file(source, 1, f"“{name}”这一列重复", f"the column {name} stands twice")
        sound = False
    return names if sound else None


def _statement(
    cells: Mapping[str, str], written: Mapping[str, str], line: int, source: str, problems: Problems
) -> Statement | None:
    word = cells["type"].strip()
    kind = _TYPES.get(word.lower())
    if kind is None:
        known = "、".join(_TYPES)
        problems.of_file(source, line, f"没有“{word}”这个类型，可用：{known}", f"unknown type {word!r}")
        return None
    values: dict[str, tuple[str, ...]] = {}
    ignored = []
    for name, cell in cells.items():
        column = BY_NAME[name]
        parts = _SEMICOLON.split(cell) if column.several else [cell]
        given = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
        if not given or name in {"type", "note"}:
            continue
        if kind in column.types:
            values[name] = given
        else:
            ignored.append(name)
    statement = Statement(source, line, kind, "", values, written)
    if not values.get("name"):
        problems.error(statement, "缺少名称", "no name")
        return None
    for name in ignored:
        problems.warning(
            statement,
            f"“{BY_NAME[name].zh}”({name})这一列不用于 {kind.value}，未予采用",
            f"the column {name} is not used for type {kind.value}",
        )
    return statement
