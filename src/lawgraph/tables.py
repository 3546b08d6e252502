"""Results as tables: one row a mention, one row a report, as CSV for spreadsheets and Parquet for programs.

The row types are the data dictionary: each field carries its meaning in Chinese and English, which `columns` gives
to the documents, and which stands in the Parquet file too. Rows are written in the order in which they come; a
build hands the reports over in the order of their names, so that the same corpus gives the same bytes.

In CSV a cell that a spreadsheet would run as a formula gets a ' in front, and several values share a cell with
"; " between them. Parquet holds every value as it is.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_type_hints

from lawgraph.errors import UsageError
from lawgraph.iri import document_iri, mention_prefix
from lawgraph.model import Citation, EntityType, ExtractedReport
from lawgraph.rdf.report import span_names

if TYPE_CHECKING:
    import pyarrow

_WITH_POLARITY = frozenset({EntityType.LAW, EntityType.PROGRAM})
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_QUOTED = re.compile(r'[",\r\n]')
#: what a spreadsheet refuses to open when it holds CSV
_WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et", ".numbers"})
_SURROGATE = re.compile("[\ud800-\udfff]")


class Meaning(NamedTuple):
    """What a column holds, in both languages."""

    zh: str
    en: str


class MentionRow(NamedTuple):
    """One mention. Offsets are code points in the text that was read."""

    document: Annotated[str, Meaning("报告名，即文件路径去掉后缀", "the report: its file's path without the suffix")]
    place: Annotated[str, Meaning("报告地方，从省写起的路径", "the report's place, as a path from the province")]
    code: Annotated[str, Meaning("报告地方的统计用区划代码", "the statistical division code of that place")]
    level: Annotated[str, Meaning("报告级别", "the level of the report: province … township")]
    year: Annotated[int | None, Meaning("报告年度", "the year the report is about")]
    type: Annotated[str, Meaning("所指事物的种类", "LAW, PROGRAM, INSTITUTION or LOCALITY")]
    id: Annotated[
        str,
        Meaning(
            "所指事物的通用名称；未定时为首个候选（文件）或原文",
            "what is named, by its received name; undecided, the first candidate (documents) or as written",
        ),
    ]
    iri: Annotated[str, Meaning("所指事物在图中的标识；未定时为空", "its IRI in the graph; empty when undecided")]
    kind: Annotated[str, Meaning("所指事物的类型", "its kind: statute, campaign, government, township …")]
    place_code: Annotated[
        str,
        Meaning(
            "所指地方的统计用区划代码，只用于 LOCALITY；村、社区只在自备村级名单时才有",
            "the statistical code of the place that is named (LOCALITY only); a village has one only with a table of your own",
        ),
    ]
    context: Annotated[str, Meaning("引用情境，只用于 LAW", "what is done with it (LAW only): publicise, study …")]
    tense: Annotated[str, Meaning("已做或计划，只用于 LAW", "done or planned (LAW only)")]
    polarity: Annotated[
        str,
        Meaning(
            "写作已有还是不足，只用于 LAW 和 PROGRAM", "affirmed or lacking: named as falling short (LAW, PROGRAM only)"
        ),
    ]
    articles: Annotated[
        tuple[str, ...], Meaning("所引条款，只用于 LAW", "the provisions cited, as 第34条第1款 (LAW only)")
    ]
    number: Annotated[str, Meaning("所写文号，只用于 LAW", "the document number beside it (LAW only)")]
    force: Annotated[
        str,
        Meaning(
            "报告年度末的效力，只用于 LAW", "in force at the end of the year, or not (LAW only): in-force, repealed …"
        ),
    ]
    via: Annotated[str, Meaning("识别规则", "the rule that linked it")]
    confidence: Annotated[float, Meaning("识别规则的可信度等级", "the tier of that rule, 0 to 1")]
    candidates: Annotated[tuple[str, ...], Meaning("未定时仍有可能的各个名称", "what remains possible when undecided")]
    start: Annotated[int, Meaning("起始位置（码点，从 0 起）", "where it starts, in code points from 0")]
    end: Annotated[int, Meaning("结束位置（不含）", "where it ends, exclusive")]
    text: Annotated[str, Meaning("原文", "its words, verbatim")]
    sentence_start: Annotated[int, Meaning("所在句的起始位置", "where its sentence starts")]
    sentence: Annotated[str, Meaning("所在句，一字不改", "its sentence, verbatim")]
    section: Annotated[str, Meaning("所在章节的标题", "the heading of its section")]
    section_kind: Annotated[str, Meaning("所在章节的类型", "the kind of its section: achievements, plans …")]
    page: Annotated[int | None, Meaning("所在页，只有 PDF 才有", "the page it begins on, counted from 1 (PDF only)")]
    paragraph: Annotated[
        int | None, Meaning("所在段，只有 Word 才有", "the paragraph it begins in, counted from 1 (Word only)")
    ]
    mention: Annotated[str, Meaning("这一处在图中的标识", "the IRI of this mention in the graph")]


class ReportRow(NamedTuple):
    """One report."""

    document: Annotated[str, Meaning("报告名，即文件路径去掉后缀", "the report: its file's path without the suffix")]
    source: Annotated[str, Meaning("文件路径", "the path of its file")]
    title: Annotated[str, Meaning("题名", "its title")]
    place: Annotated[str, Meaning("报告地方，从省写起的路径", "its place, as a path from the province")]
    candidates: Annotated[
        tuple[str, ...], Meaning("地方未定时仍有可能的地方", "places that remain possible when undecided")
    ]
    code: Annotated[str, Meaning("统计用区划代码", "the statistical division code of its place")]
    level: Annotated[str, Meaning("级别", "its level: province … township")]
    year: Annotated[int | None, Meaning("报告年度", "the year it is about")]
    published: Annotated[str, Meaning("发布日期", "the day it was published or signed")]
    issuer: Annotated[str, Meaning("报告机关", "the organ whose report it is, as path|organ")]
    url: Annotated[str, Meaning("网页自己写明的网址", "the address that the saved page states")]
    laws: Annotated[int, Meaning("引用规范文本的处数", "mentions of normative documents")]
    programs: Annotated[int, Meaning("提到项目或机制的处数", "mentions of programmes")]
    institutions: Annotated[int, Meaning("提到机构的处数", "mentions of institutions")]
    localities: Annotated[int, Meaning("提到地方的处数", "mentions of places")]
    characters: Annotated[int, Meaning("字数（码点）", "its length in code points")]
    encoding: Annotated[str, Meaning("文件编码", "the encoding of its file")]
    format: Annotated[str, Meaning("文件格式", "the format of its file")]
    sha256: Annotated[str, Meaning("文本的 SHA-256", "the SHA-256 of its text as UTF-8")]
    iri: Annotated[str, Meaning("报告在图中的标识", "its IRI in the graph")]


class Column(NamedTuple):
    """One column of a table: its name, its type (string, integer, decimal, list) and its meaning."""

    name: str
    type: str
    nullable: bool
    zh: str
    en: str


_TYPE_NAMES = {str: "string", int: "integer", float: "decimal", tuple: "list"}


def columns(row_type: type[MentionRow] | type[ReportRow]) -> tuple[Column, ...]:
    """The data dictionary of a table.

    >>> columns(ReportRow)[0].name
    'document'
    """
    found = []
    for field, hint in get_type_hints(row_type, include_extras=True).items():
        value, meaning = get_args(hint)
        options = [option for option in get_args(value) if option is not NoneType] or [value]
        plain = tuple if value == tuple[str, ...] else options[0]
        found.append(Column(field, _TYPE_NAMES[plain], NoneType in get_args(value), meaning.zh, meaning.en))
    return tuple(found)


def mention_rows(report: ExtractedReport) -> list[MentionRow]:
    """The rows of one report, in the order of its mentions."""
    document, frame = report.document, report.frame
    place = frame.place
    nodes = mention_prefix(document.sha256)
    sections = [(section.heading, section.kind.value) for section in document.sections]
    head = (
        document.name,
        place.path if place else "",
        place.code if place else "",
        frame.level.value if frame.level else "",
        frame.year,
    )
    rows = []
    # Many mentions share a sentence: one string for all of them.
    sentences = {mention.sentence: document.text[slice(*mention.sentence)] for mention in report.mentions}
    for mention, span in zip(report.mentions, span_names(report.mentions), strict=True):
        citation = mention if isinstance(mention, Citation) else None
        rows.append(
            MentionRow(
                *head,
                str(mention.type),
                mention.id,
                "" if mention.candidates else mention.iri,
                mention.kind,
                mention.code,
                str(citation.context) if citation else "",
                str(citation.tense) if citation else "",
                str(mention.polarity) if mention.type in _WITH_POLARITY else "",
                tuple(map(str, citation.articles)) if citation else (),
                citation.number.value if citation and citation.number else "",
                str(citation.force) if citation else "",
                mention.via,
                mention.confidence,
                mention.candidates,
                mention.start,
                mention.end,
                mention.text,
                mention.sentence[0],
                sentences[mention.sentence],
                *(sections[mention.section] if 0 <= mention.section < len(sections) else ("", "")),
                document.page_at(mention.start),
                document.paragraph_at(mention.start),
                nodes + span,
            )
        )
    return rows


def report_row(report: ExtractedReport) -> ReportRow:
    """The row of one report."""
    document, frame = report.document, report.frame
    counts = dict.fromkeys(EntityType, 0)
    for mention in report.mentions:
        counts[mention.type] += 1
    return ReportRow(
        document=document.name,
        source=document.source,
        title=frame.title,
        place=frame.place.path if frame.place else "",
        candidates=() if frame.place else tuple(place.path for place in frame.candidates),
        code=frame.place.code if frame.place else "",
        level=frame.level.value if frame.level else "",
        year=frame.year,
        published=frame.published,
        issuer=frame.issuer,
        url=document.metadata.get("url", ""),
        laws=counts[EntityType.LAW],
        programs=counts[EntityType.PROGRAM],
        institutions=counts[EntityType.INSTITUTION],
        localities=counts[EntityType.LOCALITY],
        characters=len(document.text),
        encoding=document.encoding,
        format=document.format,
        sha256=document.sha256,
        iri=document_iri(document.sha256),
    )


def write_mentions(folder: Path, rows: Iterable[MentionRow]) -> None:
    """Write mentions.csv and mentions.parquet, of reports that were extracted one by one."""
    known, fields = list(rows), columns(MentionRow)
    (folder / "mentions.csv").write_bytes(csv_head(MentionRow) + csv_lines(known))
    with parquet_writer(folder / "mentions.parquet", fields) as file:
        file.write_table(arrow_table(known, fields))


def write_reports(folder: Path, rows: Iterable[ReportRow]) -> None:
    """Write reports.csv, of reports that were extracted one by one."""
    (folder / "reports.csv").write_bytes(csv_head(ReportRow) + csv_lines(rows))


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write rows as CSV that a spreadsheet opens: UTF-8 with a mark, no cell a formula, the members of a list on lines of their own.

    Raises UsageError for a file that cannot be written.
    """
    _refuse_workbook(path)
    try:
        with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(columns)
            for row in rows:
                writer.writerow([cell("\n".join(value) if isinstance(value, list) else value) for value in row])
    except OSError as error:
        raise _unwritable(path, error) from error


def check_sheet(path: Path) -> None:
    """Raises UsageError where `write_sheet` would, so that nobody waits for an answer which then has no place. Nothing is changed."""
    _refuse_workbook(path)
    there = path.exists()
    if path.is_symlink() if not there else not (path.is_file() or path.is_dir()):
        return  # a link that leads nowhere yet, a pipe, a terminal: not to be opened twice
    try:
        path.open("ab").close()
        if not there:
            path.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


def _refuse_workbook(path: Path) -> None:
    if path.suffix.lower() in _WORKBOOKS:
        raise UsageError(
            f"写出的是 CSV，名称请以 .csv 结尾，Excel、WPS 都能打开 / what is written is CSV, which Excel opens: end its name in .csv: {path}"
        )


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"无法写入 {path}：{error.strerror or error}。请关闭正在打开它的程序，检查目录和权限 / "
        "cannot be written: close the program that has it open, check folder and permissions"
    )


def cell(value: Any) -> str | int | float:
    """A value as a CSV cell that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell(("甲", "乙")), cell(None), cell(-1)
    ("'=HYPERLINK(1)", '甲; 乙', '', -1)
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    # blanks before it do not make a formula harmless
    return f"'{text}" if text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA else text


class _Cells(dict[str, str]):
    """Texts as cells of CSV, each put into its form once: a table repeats most of them."""

    def __missing__(self, text: str) -> str:
        plain = str(cell(text)) if text[:1] in _FORMULA or text[:1].isspace() else text
        written = self[text] = f'"{plain.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(plain) else plain
        return written


def csv_head(row_type: type[MentionRow] | type[ReportRow]) -> bytes:
    """The first line of a table, after the mark by which spreadsheets know UTF-8."""
    return codecs.BOM_UTF8 + ",".join(row_type._fields).encode() + b"\r\n"


def csv_lines(rows: Iterable[MentionRow] | Iterable[ReportRow]) -> bytes:
    """Rows as lines of CSV (RFC 4180), encoded as UTF-8; what cannot be encoded becomes `?`."""
    cells = _Cells()
    lines = [
        ",".join(
            [
                cells[v] if type(v) is str else cells["; ".join(v)] if type(v) is tuple else "" if v is None else str(v)
                for v in row
            ]
        )
        for row in rows
    ]
    return "".join([f"{line}\r\n" for line in lines]).encode("utf-8", "replace")


def arrow_schema(fields: tuple[Column, ...]) -> pyarrow.Schema:
    """The columns as Parquet holds them, each with its meaning."""
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "decimal": pa.float64(), "list": pa.list_(pa.string())}
    return pa.schema(
        [pa.field(c.name, types[c.type], nullable=c.nullable, metadata={"zh": c.zh, "en": c.en}) for c in fields]
    )


def parquet_writer(
    path: Path, fields: tuple[Column, ...], memory_pool: pyarrow.MemoryPool | None = None
) -> pyarrow.parquet.ParquetWriter:
    """A file of Parquet with such columns, open for tables."""
    import pyarrow.parquet as pq

    return pq.ParquetWriter(path, arrow_schema(fields), compression="zstd", memory_pool=memory_pool)


def arrow_table(rows: list[Any], fields: tuple[Column, ...]) -> pyarrow.Table:
    """Rows as a table of Arrow; what cannot be encoded becomes U+FFFD."""
    import pyarrow as pa

    schema = arrow_schema(fields)
    values: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(fields)
    try:
        return pa.table([pa.array(v, f.type) for v, f in zip(values, schema, strict=True)], schema=schema)
    except UnicodeEncodeError:
        values = [[_SURROGATE.sub("\ufffd", v) if isinstance(v, str) else v for v in column] for column in values]
        return pa.table([pa.array(v, f.type) for v, f in zip(values, schema, strict=True)], schema=schema)
