"""What people state of their reports themselves: beside a file, in a table of a folder, or in the row that holds the report.

Three places, the later wins: `metadata.csv` of a folder above, that of a folder nearer, `NAME.meta.json` (or
`NAME.pdf.meta.json`) beside the file. What is given wins over everything that is read off the report.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from math import isnan
from pathlib import PurePosixPath

from lawgraph.corpus.decode import decode
from lawgraph.corpus.furniture import iso_date
from lawgraph.corpus.notices import whole_characters
from lawgraph.corpus.paths import readable
from lawgraph.corpus.sheet import lines_of
from lawgraph.errors import UnreadableError
from lawgraph.model import Notice

METADATA_TABLE, SIDECAR = "metadata.csv", ".meta.json"
#: key → the names a column may have
COLUMNS = {
    "file": ("file", "filename", "文件", "文件名"),
    "id": ("id", "编号", "序号"),
    "text": ("text", "content", "正文", "内容", "全文"),
    "place": ("place", "地方", "地区", "所属地区", "行政区划", "乡镇"),
    "year": ("year", "年度", "年份", "报告年度"),
    "url": ("url", "网址", "链接"),
    "title": ("title", "标题", "题名"),
    "published": ("published", "发布日期", "发布时间"),
    "issuer": ("issuer", "发布机构", "发布单位", "发文机关"),
}
_KEYS = {column: key for key, columns in COLUMNS.items() for column in columns}
#: what may be given of a report
_GIVEN = ("place", "year", "url", "title", "published", "issuer")
#: the columns of a table of metadata, as messages name them
_HEADINGS = "文件、地方、年度、网址、标题、发布日期、发布机构"
_MOST_NAMED = 10  # files of a table that are not there
_UNPARTED = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:\.0)?$")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|\.0)?")


def keyed(row: Mapping[str, object]) -> dict[str, str]:
    """The cells of a row that are known, by their key; empty ones are left out.

    >>> keyed({"正文": "我镇…", "年度": 2023, "备注": "x", "url": None})
    {'text': '我镇…', 'year': '2023'}
    """
    found: dict[str, str] = {}
    for column, value in row.items():
        key = _key(str(column))
        text = whole_characters(_written(value))
        if key and text.strip():
            found.setdefault(key, text if key == "text" else text.strip())
    return found


def _key(column: str) -> str:
    """The key of a column by its heading, "" where it has none."""
    return _KEYS.get(column.strip().lower(), "")


def _written(value: object) -> str:
    """A cell as text: of JSON and Parquet it may be a list of paragraphs, or the bytes of a text."""
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, list):
        return "\n".join(map(_written, value))
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def given_of(cells: Mapping[str, str]) -> dict[str, str]:
    """What keyed cells give of a report. Raises UnreadableError for a year or a date that is none."""
    given = {key: cells[key] for key in _GIVEN if key in cells}
    if "year" in given:
        year = _YEAR.fullmatch(given["year"])
        if not year:
            raise UnreadableError(f"元数据的年度不是年份 / the year given is none: {given['year']}")
        given["year"] = year[1]
    if "published" in given:
        date = iso_date(_UNPARTED.sub(r"\1-\2-\3", given["published"]))
        if not date:
            raise UnreadableError(f"元数据的发布日期不是日期 / the date given is none: {given['published']}")
        given["published"] = date
    return given


def _told(source: str, error: Exception | str) -> str:
    """What is wrong with what a file gives."""
    return f"{readable(source)}: {error}"


def _given_or_problem(cells: Mapping[str, str], source: str) -> dict[str, str] | str:
    try:
        return given_of(cells)
    except UnreadableError as error:
        return _told(source, error)


class GivenBeside:
    """What the files beside the reports of one folder or archive give; `load` takes a path in it and gives its bytes, or None."""

    def __init__(self, load: Callable[[str], bytes | None]) -> None:
        self._load = load
        self._unused: dict[PurePosixPath, list[str]] = {}
        self._table = lru_cache(maxsize=1024)(self._read_table)

    def of(self, source: str) -> dict[str, str]:
        """What is given of the file at a path. Raises UnreadableError, naming the file, where that cannot be read."""
        path = PurePosixPath(source)
        given: dict[str, str] = {}
        for folder in reversed(path.parents):
            table = self._table(folder)
            names = _names(path.relative_to(folder))
            stated = table if isinstance(table, str) else next((table[name] for name in names if name in table), {})
            if isinstance(stated, str):
                raise UnreadableError(stated)
            given |= stated
        for beside in (path.with_suffix(SIDECAR), path.with_name(path.name + SIDECAR)):
            given |= self._read_sidecar(beside.as_posix())
        return given

    def without_file(self, sources: Collection[str]) -> tuple[Notice, ...]:
        """What is to be told of the tables above some files: columns that say nothing, and files named there that are none of these."""
        known = {name for source in sources for name in _names(PurePosixPath(source))}
        folders = {folder for source in sources for folder in PurePosixPath(source).parents}
        found = []
        for folder in sorted(folders):
            table = self._table(folder)
            if isinstance(table, str):
                continue  # told of every file below
            name = readable((folder / METADATA_TABLE).as_posix())
            if unused := "、".join(self._unused.get(folder, ())):
                found.append(
                    Notice(name, f"没有用到这些列 / columns that are not used: {unused}；可用 / known: {_HEADINGS}")
                )
            missing = [file for file in table if _plain((folder / file).as_posix()) not in known]
            if missing:
                shown = "、".join(missing[:_MOST_NAMED]) + ("…" if len(missing) > _MOST_NAMED else "")
                reason = f"所列 {len(missing)} 个文件没有读到，请核对文件名 / of the files that it names {len(missing)} are not read: {shown}"
                found.append(Notice(name, reason))
        return tuple(found)

    def _read_table(self, folder: PurePosixPath) -> dict[str, dict[str, str] | str] | str:
        # What is wrong with a table or a row, a text here, is kept like what it gives: it would be read again for every
        # report otherwise. A kept error would keep the stack of every report that it was raised for.
        source = (folder / METADATA_TABLE).as_posix()
        try:
            data = self._load(source)
            if data is None:
                return {}
            head, *rows = lines_of(data)
            cells = [keyed(dict(zip(head, row, strict=False))) for row in rows]
            if "file" not in map(_key, head):
                raise UnreadableError(f"没有 file(文件)列，现有的列 / no column `file`, but: {', '.join(head)}")
            self._unused[folder] = [column for column in head if column.strip() and not _key(column)]
            return {_plain(one["file"]): _given_or_problem(one, source) for one in cells if "file" in one}
        except (UnreadableError, ValueError) as error:
            return _told(source, error)

    def _read_sidecar(self, source: str) -> dict[str, str]:
        try:
            data = self._load(source)
            if data is None:
                return {}
            row = json.loads(decode(data, prose=False)[0])
            if not isinstance(row, dict):
                raise UnreadableError("不是 JSON 对象 / no JSON object")
            return given_of(keyed(row))
        except UnreadableError as error:
            raise UnreadableError(_told(source, error)) from error
        except (ValueError, RecursionError) as error:
            raise UnreadableError(_told(source, f"JSON 有误 / broken JSON: {error}")) from error


def is_given(name: str) -> bool:
    """Whether a file of that name gives something of others, and holds no reports."""
    return name == METADATA_TABLE or name.endswith(SIDECAR)


def _names(path: PurePosixPath) -> tuple[str, str]:
    """What a table may call a file: its path, and that without the suffix, which Windows does not show."""
    return _plain(path.as_posix()), _plain(path.with_suffix("").as_posix())


def _plain(path: str) -> str:
    """A path as it is compared: one kind of slash, and characters put together (macOS takes them apart)."""
    return unicodedata.normalize("NFC", readable(path).replace("\\", "/").removeprefix("./"))
