"""Word (.docx) → text: a paragraph a line, a row of a table a line, with what Word draws and what stands beside.

Read straight from document.xml: lists bring their numbers (`word_numbers`), the text of a box and of a footnote
follows the paragraph that holds it, deleted and hidden text is left out, heads and feet of pages stand in other
parts and are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from lawgraph.corpus.limits import ANY_LENGTH, Limits
from lawgraph.corpus.office_xml import read_events, tree
from lawgraph.corpus.packed import unpacked
from lawgraph.corpus.word_numbers import Counter, Numbering, integer, numbering_of
from lawgraph.errors import UnreadableError

BODY = "word/document.xml"
_NUMBERS, _STYLES = "word/numbering.xml", "word/styles.xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
#: a second form of what stands beside it, what was moved away or deleted, and properties as they were before
_SKIPPED = frozenset({"Fallback", "moveFrom", "del", "pPrChange", "rPrChange", "numberingChange"})
_WRITTEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})
_SHORT_CELL = 60  # code points: a cell of a table of facts, written on the line of its row


class WordText(NamedTuple):
    """The text of a Word file, and the offset at which each of its paragraphs begins that holds some text."""

    text: str
    paragraphs: tuple[int, ...]


def word_text(archive: ZipFile, limits: Limits = ANY_LENGTH) -> WordText:
    """The text of a Word file. Raises UnreadableError when a part is broken, too large or declares entities."""
    parts = {info.filename: info for info in archive.infolist()}
    if BODY not in parts:
        raise UnreadableError("不是 Word 文件，缺少正文 / no Word file: it has no word/document.xml")

    def content(name: str) -> bytes:
        return unpacked(archive, parts[name], limits)

    def part(name: str) -> Element | None:
        return tree(content(name)) if name in parts else None

    numbering = numbering_of(part(_NUMBERS), part(_STYLES))
    notes: dict[tuple[str, str], list[str]] = {}
    for kind, name in _NOTES.items():
        if name in parts:
            reader = _Reader(Numbering(), {})
            read_events(content(name), reader.start, reader.end, reader.text)
            notes |= {(kind, number): lines for number, lines in reader.notes.items()}
    reader = _Reader(numbering, notes)
    read_events(content(BODY), reader.start, reader.end, reader.text)
    starts = accumulate((len(line) + 1 for line in reader.lines[:-1]), initial=0)
    return WordText("\n".join(reader.lines), tuple(starts) if reader.lines else ())


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is read, with the lines that follow it: boxes anchored in it, its notes."""

    written: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str = ""
    level: int | None = None


class _Reader:
    """Takes the events of a part and keeps its lines; `notes` are those of a part of notes, by their number."""

    def __init__(self, numbering: Numbering, notes: Mapping[tuple[str, str], list[str]]) -> None:
        self.lines: list[str] = []
        self.notes: dict[str, list[str]] = {}
        self._known_notes = notes
        self._counter = Counter(numbering)
        self._targets: list[list[str]] = [self.lines]
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[str]]] = []
        self._skipped = 0
        self._in_text = False
        self._in_properties = 0
        self._hidden = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            return
        value = attributes.get("val", "")
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        match name:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "pPr" | "rPr" | "tblPr" | "tcPr" | "sectPr":
                self._in_properties += 1
            case "r":
                self._hidden = False
            case "vanish":
                self._hidden = value not in _OFF
            case "t":
                self._in_text = True
            case "tr":
                self._rows.append([])
            case "tc":
                self._targets.append([])
            case "txbxContent":
                self._targets.append(paragraph.after if paragraph else [])
            case "footnote" | "endnote":
                self._targets.append([])
                if not attributes.get("type", "").lower().endswith("separator"):
                    self.notes[attributes.get("id", "")] = self._targets[-1]
            case _ if paragraph is None:
                return
            case "pStyle":
                paragraph.style = value
            case "numId":
                paragraph.list_id = value
            case "ilvl":
                paragraph.level = integer(value)
            case "footnoteReference" | "endnoteReference":
                kind = name.removesuffix("Reference")
                paragraph.after += self._known_notes.get((kind, attributes.get("id", "")), [])
            case _ if name in _WRITTEN and not self._in_properties and not self._hidden:
                paragraph.written.append(_WRITTEN[name])  # a tab among the properties is a stop, not a sign

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "p" if self._paragraphs:
                self._close(self._paragraphs.pop())
            case "pPr" | "rPr" | "tblPr" | "tcPr" | "sectPr":
                self._in_properties -= 1
            case "t":
                self._in_text = False
            case "tc":
                cell = self._targets.pop()
                if self._rows:
                    self._rows[-1].append(cell)
            case "tr":
                self._targets[-1].extend(_row(self._rows.pop()))
            case "txbxContent" | "footnote" | "endnote":
                self._targets.pop()

    def text(self, characters: str) -> None:
        """Characters; only those of a run that is shown are written."""
        if self._in_text and not self._skipped and not self._hidden and self._paragraphs:
            self._paragraphs[-1].written.append(characters)

    def _close(self, paragraph: _Paragraph) -> None:
        number = self._counter.number(paragraph.style, paragraph.list_id, paragraph.level)
        line = "".join(paragraph.written)
        if line.strip():
            self._targets[-1].append(number + line)
        self._targets[-1].extend(paragraph.after)


def _row(cells: list[list[str]]) -> list[str]:
    """The lines of a row: one when all its cells are short, as in a table of facts, else each as it stands."""
    filled = [cell for cell in cells if cell]
    if all(len(cell) == 1 and len(cell[0]) <= _SHORT_CELL for cell in filled):
        return ["  ".join(cell[0].strip() for cell in filled)] if filled else []
    return [line for cell in filled for line in cell]
