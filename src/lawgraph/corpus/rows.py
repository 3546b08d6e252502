"""Tables of reports (CSV, TSV, JSON, Parquet) → their rows, each with its identifier."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lawgraph.corpus.decode import decode
from lawgraph.corpus.formats import JSON_SUFFIXES, PARQUET_SUFFIXES
from lawgraph.corpus.given import COLUMNS, keyed
from lawgraph.corpus.limits import Limits
from lawgraph.corpus.notices import whole_characters
from lawgraph.corpus.sheet import lines_of
from lawgraph.errors import UnreadableError

_ROWS_AT_ONCE = 100
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|#]+')
_LONGEST_ID = 100
#: the columns of mentions.csv and of the list of `lawgraph check`, whose `text` is a few words of a report
_OF_FINDS = {"start", "end", "text", "sentence"}
_SHOWN = 40  # characters of what is behind the last column


class Row(NamedTuple):
    """A row of a table: what it is called in it ("" as long as nobody has called it), its known cells, why it cannot be
    read ("" when it can), and what is to be told of it.
    """

    id: str
    cells: Mapping[str, str]
    problem: str = ""
    noticed: tuple[str, ...] = ()


def rows(data: bytes, suffix: str, limits: Limits) -> Iterator[Row]:
    """The rows of a table in their order. A row is called by its column `id`, else by its number, counted from 1.

    Raises UnreadableError for a table that is broken or has no column of texts.
    """
    read = _of_json if suffix in JSON_SUFFIXES else _of_parquet if suffix in PARQUET_SUFFIXES else _of_csv
    ids: set[str] = set()
    names: set[str] = set()
    number = 0
    for number, row in enumerate(read(data, limits), start=1):
        own = row.cells.get("id", "")
        if own in ids:
            yield Row(str(number), row.cells, f"编号与前面的行重复 / its id is that of a row before: {own}")
            continue
        called = safe_id(own) or str(number)
        while called in names:  # two ids may be one as a name, and an id the number of another row
            called += f"_{number}"
        names.add(called)
        if own:
            ids.add(own)
        yield row._replace(id=called)
    if not number:
        raise UnreadableError("表格里没有一行 / a table without rows")


def safe_id(text: str) -> str:
    """An identifier as a name of a file may hold it.

    >>> safe_id("../2023/白石镇")
    '_2023_白石镇'
    """
    return _NOT_IN_NAMES.sub("_", text)[:_LONGEST_ID].strip(". ")


def _of_csv(data: bytes, _: Limits) -> Iterator[Row]:
    lines = lines_of(data)
    head = next(lines, [])
    _require_text(head)
    for line in lines:
        if any(line):
            yield Row("", keyed(dict(zip(head, line, strict=False))), noticed=_beyond(line[len(head) :]))


def _beyond(cells: Sequence[str]) -> tuple[str, ...]:
    """The notice of cells behind the last column: most come of a text with commas that is not in quotation marks."""
    rest = ",".join(cells).strip(" ,")
    if not rest:
        return ()
    shown = rest if len(rest) <= _SHOWN else rest[:_SHOWN] + "…"
    return (
        f"单元格多于列，多出的没有读到；正文含逗号的须加引号 / more cells than columns (a text with commas needs quotation marks): the rest is not read: {shown}",
    )


def _of_json(data: bytes, _: Limits) -> Iterator[Row]:
    columns: list[str] = []
    # rows before the first with a text: one that has nothing in a column may leave it out
    waiting: list[Row] = []
    has_text = False
    for problem, row in _objects(decode(data)[0].removeprefix("\ufeff")):
        if not isinstance(row, dict):
            waiting.append(Row("", {}, problem))
        else:
            columns = columns or list(row)
            waiting.append(Row("", keyed(row)))
            has_text = has_text or _has_text(row)
        if has_text:
            yield from waiting
            waiting.clear()
    broken = [row for row in waiting if row.problem]
    yield from broken
    if len(broken) < len(waiting):
        _require_text(columns)


def _objects(text: str) -> Iterator[tuple[str, object]]:
    """What an array holds, or every line does, each with what is to be told where it is no object; or one object over several lines."""
    begin = text.lstrip()
    first = _loaded(begin.partition("\n")[0])
    whole = None if isinstance(first, dict) else _loaded(text)
    if isinstance(whole, dict):
        yield "", whole
    elif isinstance(whole, list):
        for number, item in enumerate(whole, start=1):
            yield f"第 {number} 项不是 JSON 对象 / item {number} is no JSON object", item
    elif first is None and begin.startswith("["):
        raise UnreadableError(
            "JSON 数组不完整或有误，请重新导出 / a JSON array that is cut off or broken: save it again"
        )
    else:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield f"第 {number} 行不是 JSON 对象 / line {number} is no JSON object", _loaded(line)


def _loaded(text: str) -> object:
    """The value that JSON holds, None where it is not well formed."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _of_parquet(data: bytes, limits: Limits) -> Iterator[Row]:
    import pyarrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        groups = (file.metadata.row_group(at) for at in range(file.metadata.num_row_groups))
        limits.check("largest_holder", sum(group.total_byte_size for group in groups), "表格解压后过大")
        _require_text(file.schema_arrow.names)
        known = [name for name in file.schema_arrow.names if keyed({name: "x"})]
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=known):
            for row in batch.to_pylist():
                yield Row("", keyed(row))
    except (pyarrow.ArrowException, ValueError, OSError) as error:  # bytes that are no UTF-8 among them
        raise UnreadableError("Parquet 文件已损坏 / a broken Parquet file") from error


def _has_text(columns: Iterable[str]) -> bool:
    return not {column.strip().lower() for column in columns}.isdisjoint(COLUMNS["text"])


def _require_text(columns: Sequence[str]) -> None:
    if set(columns) >= _OF_FINDS:
        raise UnreadableError(
            "这是 lawgraph 写出的表（提及或存疑之处），不是报告，请移到别处 / a table that lawgraph wrote, of mentions or doubts: no reports, keep it elsewhere"
        )
    if not _has_text(columns):
        wanted = "、".join(COLUMNS["text"])
        raise UnreadableError(
            f"表格没有正文列({wanted})，现有的列 / no column of texts (text), but: {whole_characters(', '.join(columns)) or '-'}"
        )
