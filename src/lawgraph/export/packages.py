"""Tables as CSV or Parquet in a folder of their own, with a dictionary of their columns beside them.

`dictionary.csv` is for people, `datapackage.json` (Data Package 2, https://datapackage.org/) for programs: files with
size and digest, columns with type and meaning, which column of one table names the rows of the other.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from lawgraph import __version__
from lawgraph.errors import ResultError
from lawgraph.export.files import replacing, result_file
from lawgraph.export.source import Terms
from lawgraph.tables import Column, MentionRow, ReportRow, arrow_schema, cell, columns

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_A_GROUP = 50_000
#: a text without any full stop is one sentence and one cell; the reader of Python stops at 131,072 characters by itself
_LONGEST_CELL = 2**31 - 1
_IDENTIFIERS = frozenset({"iri", "mention"})
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"string": "string", "integer": "integer", "decimal": "number", "list": "list"}


class _Table(NamedTuple):
    name: str
    columns: tuple[Column, ...]
    key: str
    zh: str
    en: str


_TABLES = (
    _Table("reports", columns(ReportRow), "document", "报告，一份一行", "One row a report"),
    _Table("mentions", columns(MentionRow), "mention", "提及，一处一行", "One row a mention"),
)


def write_csv(folder: Path, target: Path, terms: Terms) -> None:
    """reports.csv and mentions.csv, cell for cell as in the result folder."""

    def copy(table: _Table, out: IO[bytes]) -> None:
        text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(_moved(row, table, terms) for row in _csv_rows(folder, table))
        text.flush()
        text.detach()

    _write(folder, target, "csv", "text/csv", copy, terms)


def write_parquet(folder: Path, target: Path, terms: Terms) -> None:
    """reports.parquet and mentions.parquet: every value as it is, none as a spreadsheet needs it."""

    def copy(table: _Table, out: IO[bytes]) -> None:
        import pyarrow.parquet as pq

        schema = arrow_schema(table.columns)
        with pq.ParquetWriter(out, schema, compression="zstd") as writer:
            for batch in _arrow_tables(folder, table, schema):
                writer.write_table(_moved_columns(batch, terms))

    _write(folder, target, "parquet", "application/vnd.apache.parquet", copy, terms)


def _write(
    folder: Path,
    target: Path,
    format: str,
    media_type: str,
    copy: Callable[[_Table, IO[bytes]], None],
    terms: Terms,
) -> None:
    """All files are complete before the first takes its name; the package, which names the others, is the last."""
    with ExitStack() as stack:
        package = stack.enter_context(replacing(target / "datapackage.json"))
        dictionary = stack.enter_context(replacing(target / "dictionary.csv"))
        resources = []
        for table in _TABLES:
            name = f"{table.name}.{format}"
            out = stack.enter_context(replacing(target / name))
            copy(table, out)
            out.flush()
            size, digest = _measured(Path(out.name))
            resources.append(_resource(table, name, format, media_type, size, digest))
        dictionary.write(_dictionary().encode("utf-8-sig"))
        described = _package(resources, terms.licence)
        package.write((json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode())


def _csv_rows(folder: Path, table: _Table) -> Iterator[list[str]]:
    path = result_file(folder, f"{table.name}.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        names = [column.name for column in table.columns]
        limit = csv.field_size_limit(_LONGEST_CELL)
        try:
            if next(rows, None) != names:
                raise _outdated(path)
            for row in rows:
                if len(row) != len(names):
                    raise _outdated(path)
                yield row
        except (UnicodeDecodeError, csv.Error) as error:
            raise _outdated(path) from error
        finally:
            csv.field_size_limit(limit)


def _outdated(path: Path) -> ResultError:
    return ResultError(
        f"{path} 的列与当前版本不符或已损坏，请重新生成 / its columns are not those of this version, or it is damaged: build it again"
    )


def _moved(row: Sequence[str], table: _Table, terms: Terms) -> list[str]:
    if not terms.base:
        return list(row)
    return [
        terms.iri(value) if column.name in _IDENTIFIERS else value
        for column, value in zip(table.columns, row, strict=True)
    ]


def _arrow_tables(folder: Path, table: _Table, schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows in groups: of mentions from their Parquet file; of reports, which have none, from CSV."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if table.name == "mentions":
        path = result_file(folder, "mentions.parquet")
        try:
            file = pq.ParquetFile(path)
        except pa.ArrowInvalid as error:
            raise _outdated(path) from error
        with file:
            if not file.schema_arrow.equals(schema):
                raise _outdated(path)
            for batch in file.iter_batches(_ROWS_A_GROUP):
                yield pa.Table.from_batches([batch]).cast(schema)
        return
    try:
        rows = [list(map(_value, row, table.columns)) for row in _csv_rows(folder, table)]
    except ValueError as error:
        raise _outdated(folder / f"{table.name}.csv") from error
    values: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(schema)
    yield pa.table([pa.array(v, f.type) for v, f in zip(values, schema, strict=True)], schema=schema)


def _value(text: str, column: Column) -> Any:
    """What a cell of CSV stands for: without the ' that keeps a spreadsheet from running it."""
    if column.type == "integer":
        return int(text) if text else None
    if column.type == "list":
        return [part for part in _unescaped(text).split("; ") if part]
    return _unescaped(text)


def _unescaped(text: str) -> str:
    return text[1:] if text[:1] == "'" and cell(text[1:]) == text else text


def _moved_columns(table: pa.Table, terms: Terms) -> pa.Table:
    import pyarrow as pa

    for position, field in enumerate(table.schema):
        if terms.base and field.name in _IDENTIFIERS:
            moved = [terms.iri(value) for value in table.column(position).to_pylist()]
            table = table.set_column(position, field, pa.array(moved, field.type))
    return table


def _dictionary() -> str:
    lines = [("table", "column", "type", "may_be_missing", "zh", "en")]
    lines += [
        (table.name, column.name, column.type, "yes" if column.nullable else "no", column.zh, column.en)
        for table in _TABLES
        for column in table.columns
    ]
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue()


def _resource(table: _Table, name: str, format: str, media_type: str, size: int, digest: str) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, format) for column in table.columns],
        "primaryKey": [table.key],
    }
    if table.name == "mentions":
        schema["foreignKeys"] = [{"fields": ["document"], "reference": {"resource": "reports", "fields": ["document"]}}]
    return {
        "name": table.name,
        "path": name,
        "format": format,
        "mediatype": media_type,
        **({"encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"}} if format == "csv" else {}),
        "description": f"{table.zh} / {table.en}",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(column: Column, format: str) -> Mapping[str, Any]:
    delimiter = {"delimiter": "; "} if column.type == "list" and format == "csv" else {}
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        **delimiter,
        "description": f"{column.zh} / {column.en}",
    }


def _package(resources: Sequence[Mapping[str, Any]], licence: str) -> Mapping[str, Any]:
    return {
        "$schema": _PROFILE,
        "name": "lawgraph",
        "title": "法治政府建设年度报告知识图谱的表格 / Tables of a knowledge graph of annual rule-of-law government reports",
        "description": f"lawgraph {__version__}",
        **({"licenses": [{"path": licence}]} if licence else {}),
        "resources": list(resources),
    }


def _measured(path: Path) -> tuple[int, str]:
    """The size and SHA-256 of a file."""
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()
