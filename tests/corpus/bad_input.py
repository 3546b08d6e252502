"""Bad, large and strange files, and what is said of each: the table of docs/bad-input.md.

python -m tests.corpus.bad_input    # writes the table anew
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from lawgraph.corpus import Limits, Unreadable, discover, given_below, names, read_each, rows_without_file
from lawgraph.model import Document

from .pdf_files import PICTURE, drawn, printed
from .samples import BODY, REPORT, TITLE
from .test_archive import packed
from .word_files import paragraph, word_file

PAGE = Path(__file__).parents[2] / "docs" / "bad-input.md"
HEAD = "| file | what it is | what becomes of it |\n|---|---|---|\n"
VANISHING = "vanished.txt"  # deleted after the folder was searched and before the file is read

_WORD = word_file("".join(map(paragraph, REPORT.splitlines())))
_PRINTED = [(72.0, 760.0 - 20 * at, line[:40]) for at, line in enumerate(REPORT.splitlines())]
_DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "法治"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _other(name: str) -> str:
    """Another report than every other of these: no two of the files say the same."""
    return REPORT.replace("白石镇", f"{name}镇")


def _bomb(text: str) -> bytes:
    return packed({"a.txt": text * 3_000_000})


def _in_itself(times: int) -> bytes:
    data = packed({"a.txt": _other("层层")})
    for _ in range(times):
        data = packed({"inner.zip": data})
    return data


class Case(NamedTuple):
    """A file: what it is, and how it comes to stand in a folder; its bytes, or what is done there."""

    what: str
    made: bytes | str | Callable[[Path], None]


def _sparse(megabytes: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(megabytes * 2**20)

    return make


def _linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _folder(files: dict[str, str]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.mkdir()
        for name, text in files.items():
            (path / name).write_text(text, encoding="utf-8")

    return make


def _bytes_name(path: Path) -> None:
    (path.parent / os.fsdecode("黑石镇.txt".encode("gb18030"))).write_text(_other("黑石"), encoding="utf-8")


CASES: dict[str, Case] = {
    # nothing in it, or too much
    "empty.txt": Case("an empty file", b""),
    "blank.txt": Case("blanks and line ends only", "　\n\n　"),
    "short.txt": Case("a few words", "白石镇法治政府"),
    "english.txt": Case("a text without Chinese", "Annual report on the rule of law. " * 10),
    "huge.txt": Case("200 MB (a sparse file)", _sparse(200)),
    "menu.html": Case(
        "a page of menus and its foot",
        "<ul><li>首页<li>政务公开<li>机构职能<li>法治政府建设年度报告</ul><p>主办单位：青溪县人民政府办公室 版权所有",
    ),
    "list.html": Case(
        "a page that lists reports",
        "".join(f"<li><a href=x>{TITLE.replace('2023', str(year))}</a>" for year in range(2015, 2024)),
    ),
    # another format than its name says
    "word.txt": Case("a Word file called .txt", _WORD),
    "page.txt": Case(
        "a saved page called .txt",
        f"<!DOCTYPE html><html><body><h1>{TITLE}</h1>"
        + "".join(f"<p>{line}</p>" for line in _other("网页").splitlines()),
    ),
    "picture.txt": Case("a picture called .txt", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    "program.txt": Case("a program called .txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40),
    "text.docx": Case("a text called .docx", REPORT),
    "text.pdf": Case("a text called .pdf", REPORT),
    "old.doc": Case("a Word file of before 2007", b"\xd0\xcf\x11\xe0" + bytes(600)),
    "sheet.xlsx": Case("a spreadsheet", packed({"xl/workbook.xml": "<workbook/>"})),
    "packed.rar": Case("an archive that is no ZIP", b"Rar!\x1a\x07\x00" + bytes(40)),
    # damaged text
    "latin.txt": Case(
        "a text in an encoding without Chinese", "Rapport annuel sur l'état de droit, régénéré".encode("latin-1")
    ),
    "mojibake.txt": Case("UTF-8 that was read as GBK and saved so", REPORT.encode().decode("gb18030", "replace")),
    "stray.txt": Case(
        "a text with a few stray bytes", _other("杂字节").encode()[:-60] + b"\xff\xfe" + _other("杂字节").encode()[-60:]
    ),
    "zero.txt": Case("a text with a NUL in it", _other("空字节") + "\x00"),
    "cut.txt": Case("a text cut off within a character", _other("截断").encode() + "法".encode()[:2]),
    "half.jsonl": Case("a row with half a character in it", json.dumps({"text": _other("半字") + "\ud83d"})),
    "codec.html": Case(
        "a page that declares an encoding which is none (zlib)",
        b"<meta charset=zlib>" + _other("编码").encode("gb18030"),
    ),
    # packed, and made to do harm
    "broken.zip": Case("an archive cut off", packed({"a.txt": REPORT})[:-30]),
    "bomb.zip": Case("9 MB packed into 9 kB", _bomb("法")),
    "bombs.zip": Case("such an archive in an archive", packed({"bomb.zip": _bomb("治"), "a.txt": _other("包内")})),
    "deep.zip": Case("archives within archives, five deep", _in_itself(4)),
    "outside.zip": Case("a member called ../../a.txt", packed({"../../a.txt": REPORT})),
    "entities.docx": Case("a Word file that defines entities", word_file(paragraph("&b;" * 9), doctype=_DOCTYPE)),
    "broken.docx": Case("a Word file cut off", _WORD[:-60]),
    "nested.html": Case("a page of 100,000 tags left open", "<div>" * 100_000 + REPORT),
    "beside.json": Case("JSON of another kind, as programs leave it beside reports", '{"url": "http://example.cn"}'),
    "links.json": Case("a JSON array without texts", '[{"url": "http://example.cn"}]'),
    "cut.json": Case("a JSON array cut off", json.dumps([{"text": _other("数组")}], indent=1)[:-9]),
    "nested.jsonl": Case("JSON nested 100,000 deep", '{"text":' * 100_000),
    # PDF
    "scan.pdf": Case("pages that are pictures", drawn([PICTURE, PICTURE])),
    "partly.pdf": Case(
        "pages of which some are pictures", drawn([_PRINTED, PICTURE, _PRINTED, _PRINTED, PICTURE, PICTURE])
    ),
    "locked.pdf": Case("a PDF with a password", printed([REPORT], password="secret")),
    # not what was meant
    "two.txt": Case(
        "two reports in one file", _other("东河") + "\n" + BODY.replace("白石镇", "东河镇") + _other("西河") + BODY
    ),
    "twice.txt": Case("the report of same.txt once more", _other("同一")),
    "same.txt": Case("a report", _other("同一")),
    "table.csv": Case("a table without a column of texts", "县,report\n青溪县,x\n"),
    "rows.csv": Case("a table with an id that stands twice", f'id,text\n1,"{_other("表一")}"\n1,"{_other("表二")}"\n'),
    "stated": Case(
        "a folder whose metadata.csv names a file that is not there",
        _folder({"metadata.csv": "file,year\na.txt,2023\nb.txt,2023\n", "a.txt": _other("注明")}),
    ),
    "misstated": Case(
        "a folder whose metadata.csv gives a year that is none",
        _folder({"metadata.csv": "file,year\na.txt,去年\n", "a.txt": _other("误注")}),
    ),
    # names and links
    "Отчёт تقرير 😀 =1+1.txt": Case("a name in any script", _other("万国")),
    'line\nbreak "quoted".txt': Case("a name with a line end and quotation marks", _other("引号")),
    "黑石镇.txt": Case("a name that Chinese Windows wrote, not in UTF-8", _bytes_name),
    "gone.txt": Case("a link that leads nowhere", _linked("nowhere.txt")),
    "0last.txt": Case("a link to another of the reports", _linked("same.txt")),
    "round.txt": Case("a link that leads to itself", _linked("round.txt")),
    "circle": Case("a folder that is a link to the folder it lies in", _linked(".")),
    "pipe.txt": Case("a named pipe", os.mkfifo),
    VANISHING: Case("a file that vanishes before it is read", _other("消失")),
}


def make(folder: Path) -> None:
    """Put the file of every case into a folder."""
    for name, (_, made) in CASES.items():
        path = folder / name
        if isinstance(made, str):
            path.write_bytes(made.encode("utf-8"))
        elif isinstance(made, bytes):
            path.write_bytes(made)
        else:
            made(path)


def outcomes(folder: Path) -> dict[str, str]:
    """What is said of every case, by really reading them."""
    files = discover(folder)
    beside = given_below(folder)
    called = names(files, folder)
    (folder / VANISHING).unlink()
    told: dict[str, list[str]] = {name: [] for name in CASES}
    for path in files:
        for one in read_each(path, folder, name=called[path], beside=beside, limits=Limits()):
            told[_case(one.source)] += _said(one)
    for notice in rows_without_file(folder, files, beside):
        told[_case(notice.source)].append(f"**told**: {notice.reason}")
    return {name: "; ".join(dict.fromkeys(said)) or "passed over" for name, said in told.items()}


def _case(source: str) -> str:
    return source.split("/", maxsplit=1)[0].split("#", maxsplit=1)[0]


def _said(one: Document | Unreadable) -> Iterator[str]:
    if isinstance(one, Unreadable):
        yield f"**not read**: {one.reason}"
    else:
        yield f"read ({one.format})"
        yield from (f"**told**: {notice.reason}" for notice in one.notices)


def table(folder: Path) -> str:
    """The table of the page."""
    make(folder)
    said = outcomes(folder)
    rows = [(f"`{name}`", CASES[name].what, said[name]) for name in CASES]
    return HEAD + "".join("| " + " | ".join(_cell(cell) for cell in row) + " |\n" for row in rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "⏎")


def main() -> None:
    """Write the table anew."""
    page = PAGE.read_text(encoding="utf-8")
    start = page.index(HEAD)
    end = page.find("\n\n", start)
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(
            page[:start] + table(Path(folder)).rstrip("\n") + (page[end:] if end > 0 else "\n"), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
