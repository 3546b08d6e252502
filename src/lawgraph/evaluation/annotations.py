"""Folders of annotation files: one NAME.jsonl a document, first its record, then one mention a line (docs/annotation.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lawgraph.errors import UnreadableError, UsageError
from lawgraph.evaluation.scoring import TYPES, Annotated

SUFFIX = ".jsonl"


def read_folder(folder: str | Path, *, gold: bool = False) -> dict[str, Annotated]:
    """Every annotation file below a folder, by its path there without the suffix; `gold` as in `read_annotations`.

    Raises UsageError when there is no such folder, and UnreadableError for a file that is malformed.
    """
    top = Path(folder)
    if not top.exists():
        raise UsageError(f"找不到目录 / no such folder: {folder}")
    if not top.is_dir():
        raise UsageError(
            f"需要目录，其中每份报告一个 {SUFFIX} 文件：{folder} 是文件 / a folder of {SUFFIX} files is needed, this is a file"
        )
    paths = {path.relative_to(top): path for path in top.rglob(f"*{SUFFIX}") if path.is_file()}
    seen = sorted(path for path in paths if not any(part.startswith(".") for part in path.parts))
    return {path.with_suffix("").as_posix(): read_annotations(paths[path], gold=gold) for path in seen}


def read_annotations(path: str | Path, *, gold: bool = False) -> Annotated:
    """One annotation file; the document record may be missing, in `gold` every mention needs an `id`.

    Raises UnreadableError with file and line for a line that is no JSON object, or a mention without a type or an
    honest span.
    """
    document: dict[str, Any] = {}
    mentions: list[dict[str, Any]] = []
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"无法打开 / cannot be opened: {path}: {error.strerror or error}") from error
    # split bytes, not text: a quoted sentence may hold U+2028, at which str.splitlines would cut the JSON
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        record = _record(line, f"{path}:{number}")
        if record.get("record") == "document":
            document = record
        else:
            wrong = _fault(record, gold)
            if wrong:
                raise UnreadableError(f"{path}:{number}: {wrong}")
            mentions.append(record)
    return Annotated(document, mentions)


def _record(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{where}: 不是 UTF-8 编码 / not UTF-8 (byte {error.start + 1} of the line)") from error
    except (ValueError, RecursionError) as error:
        at = f" ({error.msg}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(f"{where}: 不是合法的 JSON / not JSON{at}") from error
    if not isinstance(record, dict):
        raise UnreadableError(f"{where}: 每行应为一个 JSON 对象 / every line must be a JSON object")
    return record


def _fault(mention: dict[str, Any], gold: bool) -> str:
    """What is wrong with a mention, "" when nothing is."""
    if mention.get("type") not in TYPES:
        return f"“type”须为其一 / “type” must be one of: {', '.join(TYPES)}"
    start, end = mention.get("start"), mention.get("end")
    # True is an int in Python and no offset
    if not (type(start) is int and type(end) is int and 0 <= start < end):
        return "“start”“end”须为整数，且 0 ≤ start < end / “start” and “end” must be integers with 0 ≤ start < end"
    if gold and not isinstance(mention.get("id"), str):
        return "标准标注须有“id” / a gold mention needs an “id”"
    if not isinstance(mention.get("id") or "", str):
        return "“id”须为字符串 / “id” must be a string"
    also = mention.get("also", [])
    if not (isinstance(also, list) and all(isinstance(name, str) for name in also)):
        return "“also”须为字符串列表 / “also” must be a list of strings"
    return ""
