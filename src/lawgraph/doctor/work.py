"""Whether lawgraph does its work: the catalogue, its cache, a made-up report, and how it stands with a result folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lawgraph.catalogue.cache import cache_folder
from lawgraph.catalogue.files import ontology_file
from lawgraph.doctor.findings import Finding, State
from lawgraph.doctor.machine import why_not_written
from lawgraph.wording import counted

_AGAIN = "请重新运行 lawgraph build", "run lawgraph build again"


def catalogue() -> Finding:
    """Whether the shipped catalogue is there and can be read. Raises CatalogueError where not."""
    from lawgraph.catalogue.load import load_catalogue

    known = load_catalogue()
    counts = len(known.instruments), len(known.programmes), len(known.gazetteer)
    return Finding(
        "catalogue",
        State.OK,
        f"目录：规范文本 {counts[0]}、项目 {counts[1]}、地方 {counts[2]}，摘要 {known.digest[:12]}",
        f"catalogue: {counts[0]} documents, {counts[1]} programmes, {counts[2]} places, digest {known.digest[:12]}",
    )


def cache() -> Finding:
    """Whether what is compiled of the catalogue can be kept."""
    folder = cache_folder()
    fault = why_not_written(folder) if folder is not None else "没有主目录 / no home folder"
    if not fault:
        return Finding("cache", State.OK, f"缓存目录 {folder} 可写", f"the cache folder {folder} can be written")
    return Finding(
        "cache",
        State.WARNING,
        f"缓存目录 {folder or ''} 无法写入：{fault}；每次运行要多等几秒",
        f"the cache folder {folder or ''} cannot be written: {fault}; every run takes some seconds more",
        "请在环境变量 LAWGRAPH_CACHE 中给出可写的目录",
        "name a folder that can be written in the environment variable LAWGRAPH_CACHE",
    )


def self_test() -> Finding:
    """Whether in a made-up report (`ontology/self-test.json`) is found what is in it."""
    from lawgraph.compiled import default_annotator
    from lawgraph.corpus import document

    wanted = json.loads(ontology_file("self-test.json").read_text(encoding="utf-8"))
    report = default_annotator().annotate(document(wanted["text"], name="self-test"))
    text = report.document.text
    found = {
        "place": report.frame.place.path if report.frame.place else None,
        "year": report.frame.year,
        "mentions": [
            [text[mention.start : mention.end], mention.type.value, mention.id] for mention in report.mentions
        ],
    }
    return judged(found, wanted)


def judged(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> Finding:
    """What was found in the made-up report against what is in it."""
    wrong = [f"{name} {found[name]}" for name in ("place", "year") if found[name] != wanted[name]]
    wrong += [f"− {' '.join(each)}" for each in wanted["mentions"] if each not in found["mentions"]]
    wrong += [f"+ {' '.join(each)}" for each in found["mentions"] if each not in wanted["mentions"]]
    if not wrong:
        number = len(wanted["mentions"])
        return Finding(
            "self-test",
            State.OK,
            f"自检：样例报告中的 {number} 处全部找到",
            f"self-test: all {number} mentions of a made-up report were found",
        )
    return Finding(
        "self-test",
        State.BROKEN,
        f"自检：样例报告的结果不对：{'；'.join(wrong)}",
        f"self-test: a made-up report gave something else: {'; '.join(wrong)}",
        "请重新安装 lawgraph；仍然如此，请报告",
        "install lawgraph again; report it if that does not help",
    )


def results(out: Path, version: str) -> Finding:
    """How it stands with the results in a folder; `version` is that of the lawgraph that runs."""
    from lawgraph.pipeline.results import FILES, PAGE, WORK
    from lawgraph.run_account import RUN

    if not (out / RUN).is_file():
        if any((out / file.file).exists() for file in FILES):
            return _results(State.WARNING, f"不完整，没有 {RUN}", f"are incomplete: no {RUN}", *_AGAIN)
        if (out / WORK).is_dir():
            zh, en = "还没有：生成正在进行，或者中断了", "are not there yet: a build is at work or was ended"
            return _results(
                State.NOTE, zh, en, "中断了的，重新运行会接着做", "one that was ended goes on when it is run again"
            )
        return _results(State.NOTE, "还没有", "are not there yet", "请运行 lawgraph build", "run lawgraph build")
    try:
        account = json.loads((out / RUN).read_text(encoding="utf-8"))
        made, sizes = account["lawgraph"], dict(account["files"])
        counts = account["reports"], len(account["skipped"])
    except (OSError, ValueError, KeyError, TypeError):
        return _results(State.WARNING, f"{RUN} 已损坏", f"have a damaged {RUN}", *_AGAIN)
    sizes |= {PAGE: None}  # `lawgraph view` may have made it anew
    changed = sorted(name for name, size in sizes.items() if not _has(out / name, size))
    if changed:
        names = "、".join(changed)
        return _results(State.WARNING, f"有缺失或改动：{names}", f"were lost or changed: {names}", *_AGAIN)
    zh = f"{counts[0]} 份报告，跳过 {counts[1]} 份，由 lawgraph {made} 生成"
    en = f"are of {counted(counts[0], 'report')}, {counts[1]} skipped, made by lawgraph {made}"
    if made != version:
        return _results(State.NOTE, f"{zh}，现为 {version}", f"{en}, now {version}", *_AGAIN)
    return _results(State.OK, zh, en)


def _results(state: State, zh: str, en: str, advice_zh: str = "", advice_en: str = "") -> Finding:
    return Finding("results", state, f"结果：{zh}", f"the results {en}", advice_zh, advice_en)


def _has(file: Path, size: int | None) -> bool:
    try:
        return file.stat().st_size == size or size is None
    except OSError:
        return False
