#!/usr/bin/env python3
"""Compile the marked-up sources of the gold set into texts, annotations and probes.

    python tests/gold/build.py            write reports/, annotations/ and probes.jsonl
    python tests/gold/build.py --check    only say what would change; exit code 1 if anything would

Offsets are never written by hand: a mention is marked where it stands, and its code points are counted here.

Markup (README.md explains it with examples):

    {{L|民法典|*民法典|publicise}}            LAW: text, id, context, then `planned` unless done
    {{P|枫桥经验|=}}                          PROGRAM: text, id
    {{I|镇党委|@>党委}}                       INSTITUTION: text, place>organ
    {{G|上坪镇|@}}                            LOCALITY: text, path

`?` after the letter marks an optional mention; marks may be nested; `=` is the text itself, `*` the prefix
中华人民共和国, `@` the report's own place, `@1` the place above it, and so on. Further fields are `also=ID;ID`
(other ids that are right too) and `kind=KIND` (of a place, where its depth does not tell). `\\u2002` is the
character of that number. What kind a law, programme or organ is, and by which other names its id is right too,
stands once in entities.tsv.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

HERE = Path(__file__).resolve().parent

Record: TypeAlias = dict[str, object]
#: (type, id or organ) → (kind, other ids or organs that are right too)
Entities: TypeAlias = Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]

TYPES = {"L": "LAW", "P": "PROGRAM", "I": "INSTITUTION", "G": "LOCALITY"}
CONTEXTS = ("publicise", "study", "implement", "enact", "mention")
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
PLACE_KINDS = ("province", "prefecture", "county", "township", "village")
STATE = "中华人民共和国"

_OPEN = re.compile(r"\{\{([LPIG])(\??)\|")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_UP = re.compile(r"@(\d*)")


class SourceError(ValueError):
    """A source file that does not follow the markup, with the place where it does not."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who is speaking: what the document record of docs/annotation.md holds. `published` is None when undated."""

    title: str
    locality: str
    code: str
    level: str
    year: int
    published: str | None
    issuer: str

    def record(self) -> Record:
        return {
            "title": self.title,
            "locality": self.locality,
            "code": self.code,
            "level": self.level,
            "year": self.year,
            "published": self.published,
            "issuer": self.issuer,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention, `[start, end)` in code points; `fields` are what the source says after its text."""

    start: int
    end: int
    text: str
    type: str
    optional: bool
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A compiled report: the text of its .txt file and the lines of its .jsonl file."""

    name: str
    text: str
    records: tuple[Record, ...]


def strip_markup(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text of a marked text, and its marks sorted by start, then longest first.

    >>> text, marks = strip_markup("学《{{L|宪法|*宪法|study}}》")
    >>> text, marks[0].start, marks[0].end, marks[0].fields
    ('学《宪法》', 2, 4, ('*宪法', 'study'))
    """
    plain: list[str] = []
    marks: list[Mark] = []
    position = _strip(marked, 0, plain, marks, depth=0)
    if position != len(marked):
        raise SourceError(f"a mark is closed that was never opened: {marked[position : position + 20]!r}")
    # a stable sort: of two marks of the same span the outer one was opened first
    return "".join(plain), tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


def _strip(marked: str, position: int, plain: list[str], marks: list[Mark], depth: int) -> int:
    """Read up to the end of the text, or, inside a mark, up to the `|` that ends its text."""
    while position < len(marked):
        if opened := _OPEN.match(marked, position):
            position = _strip_mark(marked, opened, plain, marks, depth)
        elif depth and marked[position] == "|":
            return position
        elif escape := _ESCAPE.match(marked, position):
            plain.append(chr(int(escape[1], 16)))
            position = escape.end()
        elif marked.startswith("{{", position) or marked[position] == "|":
            raise SourceError(f"no mark: {marked[position : position + 20]!r}")
        elif depth and marked.startswith("}}", position):
            raise SourceError(f"a mark without an id ends here: {marked[max(0, position - 20) : position]!r}")
        else:
            plain.append(marked[position])
            position += 1
    return position


def _strip_mark(marked: str, opened: re.Match[str], plain: list[str], marks: list[Mark], depth: int) -> int:
    slot = len(marks)
    first = len(plain)
    bar = _strip(marked, opened.end(), plain, marks, depth + 1)
    close = marked.find("}}", bar)
    if close < 0:
        raise SourceError(f"a mark is not closed: {opened.string[opened.start() : opened.start() + 20]!r}")
    text = "".join(plain[first:])
    fields = tuple(marked[bar + 1 : close].split("|"))
    if not text or any("{{" in field for field in fields):
        raise SourceError(f"a mark without a text, or not closed: {marked[opened.start() : close]!r}")
    # one entry of `plain` is one code point
    marks.insert(slot, Mark(first, len(plain), text, TYPES[opened[1]], bool(opened[2]), fields))
    return close + 2


def expand_id(written: str, text: str, place: str) -> str:
    """The id behind its short form in the source.

    >>> expand_id("@1>党委", "县委", "广东省/河源市/龙川县/上坪镇")
    '广东省/河源市/龙川县|党委'
    >>> expand_id("*民法典", "民法典", "")
    '中华人民共和国民法典'
    """
    if written == "=":
        return text
    if written.startswith("*"):
        return STATE + written[1:]
    if up := _UP.match(written):
        parts = place.split("/")
        above = int(up[1] or 0)
        if above >= len(parts):
            raise SourceError(f"{written!r}: {place!r} has no {above} places above it")
        written = "/".join(parts[: len(parts) - above]) + written[up.end() :]
    return written.replace(">", "|")


def place_kind(path: str) -> str:
    """The kind of a place by its depth; a municipality's counties stand right under it."""
    parts = path.split("/")
    depth = len(parts) - 1
    if parts[0] in MUNICIPALITIES and depth:
        depth += 1
    return PLACE_KINDS[min(depth, len(PLACE_KINDS) - 1)]


def mention(mark: Mark, place: str, entities: Entities) -> Record:
    """A mark as a mention record. Raises SourceError where a field is missing, unknown or not declared."""
    named = dict(f.split("=", 1) for f in mark.fields[1:] if "=" in f)
    bare = [f for f in mark.fields[1:] if "=" not in f]
    if unknown := set(named) - ({"also", "kind"} if mark.type == "LOCALITY" else {"also"}):
        raise SourceError(f"{mark.text}: unknown field {unknown.pop()!r}")
    id_ = expand_id(mark.fields[0], mark.text, place)
    kind, also = _declared(mark.type, id_, entities)
    if "also" in named:
        also = (*(expand_id(i, mark.text, place) for i in named["also"].split(";")), *also)
    if any((i.count("|") == 1) != (mark.type == "INSTITUTION") for i in (id_, *also)):
        raise SourceError(f"{mark.text}: an INSTITUTION, and nothing else, has ids of the form place>organ")
    record: Record = {
        "record": "mention",
        "start": mark.start,
        "end": mark.end,
        "text": mark.text,
        "type": mark.type,
        "id": id_,
    }
    if also:
        record["also"] = list(dict.fromkeys(also))
    record["kind"] = named.get("kind", kind)
    if mark.type == "LAW":
        context, tense = (*bare, "done")[:2] if bare else ("", "")
        if context not in CONTEXTS or tense not in ("done", "planned") or len(bare) > 2:
            raise SourceError(f"{mark.text}: a LAW needs a context, and `planned` or nothing: {bare}")
        record |= {"context": context, "tense": tense}
    elif bare:
        raise SourceError(f"{mark.text}: context and tense are for a LAW only: {bare}")
    return record | {"optional": mark.optional}


def _declared(type_: str, id_: str, entities: Entities) -> tuple[str, tuple[str, ...]]:
    """The kind of an entity, and the other ids that are right too."""
    if type_ == "LOCALITY":
        return place_kind(id_), ()
    path, bar, organ = id_.rpartition("|")
    try:
        kind, also = entities[type_, organ]
    except KeyError:
        raise SourceError(f"entities.tsv does not declare\t{type_}\t{organ}") from None
    return kind, tuple(path + bar + other for other in also)


def mentions(marked: str, place: str, entities: Entities) -> tuple[str, list[Record]]:
    """The plain text and the mention records of a marked text."""
    text, marks = strip_markup(marked)
    return text, [mention(mark, place, entities) for mark in marks]


def read_entities(path: Path) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """entities.tsv: type, id (of an INSTITUTION the organ only), kind, other right ids separated by `;`."""
    entities: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        type_, name, kind, also = line.split("\t")
        if (type_, name) in entities:
            raise SourceError(f"{path.name}: {name} is declared twice")
        entities[type_, name] = kind, tuple(also.split(";")) if also else ()
    return entities


def read_frame(header: str) -> Frame:
    """A header of `key: value` lines as a frame."""
    fields = dict(line.split(": ", 1) for line in header.strip().splitlines())
    try:
        return Frame(
            title=fields["title"],
            locality=fields["locality"],
            code=fields["code"],
            level=fields["level"],
            year=int(fields["year"]),
            published=fields.get("published"),
            issuer=expand_id(fields["issuer"], "", fields["locality"]),
        )
    except KeyError as missing:
        raise SourceError(f"the header has no {missing}") from None


def compile_report(name: str, source: str, entities: Entities) -> Report:
    """A source file (header, a line of three dashes, marked text) as a report."""
    header, dashes, body = source.partition("\n---\n")
    if not dashes:
        raise SourceError(f"{name}: no line of three dashes after the header")
    frame = read_frame(header)
    text, found = mentions(body, frame.locality, entities)
    return Report(name, text, ({"record": "document"} | frame.record(), *found))


def compile_probes(source: str, entities: Entities) -> Iterator[Record]:
    """The probes of a source: stretches of `key: value` header lines, each followed by its probes.

    A probe is `T01<TAB>marked sentence`; ↵ is a line break. `text` is the frame's title line followed by the
    sentence; `sentence` says where the latter stands, and only its mentions are listed.
    """
    frame: Frame | None = None
    header: list[str] = []
    counts: dict[str, int] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        difficulty, tab, marked = line.partition("\t")
        if not tab:
            header.append(line)
            continue
        try:
            if header:
                frame, header = read_frame("\n".join(header)), []
            if frame is None:
                raise SourceError("a probe before the first header")
            before = frame.title + "\n"
            sentence, marks = strip_markup(marked.replace("↵", "\n"))
            shifted = [replace(m, start=m.start + len(before), end=m.end + len(before)) for m in marks]
            counts[difficulty] = counts.get(difficulty, 0) + 1
            yield {
                "record": "probe",
                "id": f"{difficulty}-{counts[difficulty]:02}",
                "difficulty": difficulty,
                **frame.record(),
                "text": before + sentence + "\n",
                "sentence": [len(before), len(before) + len(sentence)],
                "mentions": [mention(m, frame.locality, entities) for m in shifted],
            }
        except SourceError as error:
            raise SourceError(f"probes.txt, line {number}: {error}") from None


def json_lines(records: Sequence[Record]) -> str:
    """Records as JSON, one a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def outputs(folder: Path) -> dict[Path, str]:
    """Every file the sources compile to, with its text."""
    entities = read_entities(folder / "entities.tsv")
    files: dict[Path, str] = {}
    for path in sorted((folder / "source").glob("*.txt")):
        try:
            report = compile_report(path.stem, path.read_text(encoding="utf-8"), entities)
        except SourceError as error:
            raise SourceError(f"{path.name}: {error}") from None
        files[folder / "reports" / f"{report.name}.txt"] = report.text
        files[folder / "annotations" / f"{report.name}.jsonl"] = json_lines(report.records)
    probes = list(compile_probes((folder / "probes.txt").read_text(encoding="utf-8"), entities))
    files[folder / "probes.jsonl"] = json_lines(probes)
    return files


def stale(folder: Path) -> list[Path]:
    """The compiled files that do not agree with the sources: changed, missing, or without a source."""
    files = outputs(folder)
    there = {*folder.glob("reports/*.txt"), *folder.glob("annotations/*.jsonl")}
    changed = {p for p, text in files.items() if not p.exists() or p.read_bytes() != text.encode()}
    return sorted(changed | (there - set(files)))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compile the gold set from its marked-up sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if stale")
    arguments = parser.parse_args(argv)
    try:
        changed = stale(HERE)
        files = outputs(HERE)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    for path in changed:
        print(path.relative_to(HERE))
        if not arguments.check:
            if path in files:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(files[path].encode())
            else:
                path.unlink()
    return 1 if arguments.check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
