"""Checks of the graph against what lies beside it: the texts of the reports, the tables, the account of the run."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lawgraph.corpus.texts import kept_texts, text_path
from lawgraph.model import EntityType, EvidenceLevel
from lawgraph.run_account import evidence_held, run_account
from lawgraph.validation.facts import GraphFacts, MentionFact, ReportFact
from lawgraph.validation.problems import Check, Problem, Severity, at_mention, at_node
from lawgraph.wording import counted

TEXTS = Check("texts", "每份报告都留有原文，此外没有别的", "the text of every report is kept, and no other")
DIGEST = Check(
    "digest",
    "留存的原文与图中的 SHA-256 和字数一致",
    "a kept text has the SHA-256 and the number of characters that the graph says",
)
QUOTE = Check("quote", "原文在起止位置上正是所引的文字", "the words of every mention stand in the text at its offsets")
SENTENCE = Check(
    "sentence", "所在句见于原文，且包住所引的文字", "the sentence of every mention stands in the text, around its words"
)
TABLES = Check(
    "tables",
    "mentions.parquet 和 reports.csv 与图的数目一致",
    "mentions.parquet and reports.csv have a row for each mention and report of the graph",
)
RUN = Check("run", "run.json 所记的数目与图一致", "run.json counts the reports and mentions of the graph")
_SHOWN = 30


def texts(graph: GraphFacts, folder: Path) -> Iterator[Problem]:
    """Re-reads every quote and sentence from the kept texts; a text is in memory while its own mentions are read."""
    kept = kept_texts(folder)
    for report in graph.reports.values():
        path = text_path(folder, report.key)
        if report.key not in kept:
            zh, en = f"没有留下原文 {path}", f"its text is not kept: no {path}"
            yield at_node(TEXTS.name, report.iri, graph, zh, en)
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            zh, en = f"原文无法打开 {path}：{error.strerror}", f"its text cannot be opened: {path}"
            yield at_node(TEXTS.name, report.iri, graph, zh, en)
            continue
        text = data.decode("utf-8", "replace")
        yield from _digest(report, data, text, graph)
        for mention in graph.by_report[report.iri]:
            yield from _quoted(mention, text, graph)
    for key in sorted(kept.keys() - {report.key for report in graph.reports.values()}):
        zh, en = f"{kept[key]} 不属于图中的任何报告", f"{kept[key]} is the text of no report of the graph"
        yield at_node(TEXTS.name, "", graph, zh, en)


def _digest(report: ReportFact, data: bytes, text: str, graph: GraphFacts) -> Iterator[Problem]:
    found = hashlib.sha256(data).hexdigest()
    if report.digests and found not in report.digests:
        zh, en = "留存的原文与图中的 SHA-256 不符", "the kept text does not have the SHA-256 of the graph"
        yield at_node(DIGEST.name, report.iri, graph, f"{zh}：{found}", f"{en}: {found}")
    elif report.characters is not None and report.characters != len(text):
        zh = f"留存的原文有 {len(text)} 字，图中是 {report.characters}"
        en = f"the kept text has {len(text)} characters, the graph says {report.characters}"
        yield at_node(DIGEST.name, report.iri, graph, zh, en)


def _quoted(mention: MentionFact, text: str, graph: GraphFacts) -> Iterator[Problem]:
    start, end = mention.start, mention.end
    if start is None or end is None or start < 0:
        return
    if text[start:end] != mention.quote:
        found = text[start : min(end, start + _SHOWN)]
        yield at_mention(QUOTE.name, mention, graph, f"原文此处是“{found}”", f"the text has “{found}” there")
    at = text.find(mention.sentence, max(0, end - len(mention.sentence)))
    if mention.sentence and not 0 <= at <= start:
        begun = mention.sentence[:_SHOWN]
        zh, en = f"所在句不在原文此处：“{begun}…”", f"its sentence does not stand there: “{begun}…”"
        yield at_mention(SENTENCE.name, mention, graph, zh, en)


def tables(graph: GraphFacts, folder: Path) -> Iterator[Problem]:
    """Compares the rows of mentions.parquet by report, and the reports of reports.csv."""
    listed = _reports_listed(folder / "reports.csv")
    if listed is None:
        yield _missing(folder / "reports.csv")
    else:
        for iri in sorted(graph.reports.keys() - listed.keys()):
            yield at_node(TABLES.name, iri, graph, "reports.csv 中没有这份报告", "not in reports.csv")
        for iri in sorted(key for key, rows in listed.items() if key not in graph.reports or rows > 1):
            zh, en = f"reports.csv 中多出一行 {iri}", f"a row too many in reports.csv: {iri}"
            yield at_node(TABLES.name, iri, graph, zh, en)
    rows = _mentions_by_report(folder / "mentions.parquet")
    if rows is None and evidence_held(folder) is EvidenceLevel.EDGES:
        return  # no mention is held one by one
    if rows is None:
        yield _missing(folder / "mentions.parquet")
        return
    stated = Counter({graph.report_name(iri): len(mentions) for iri, mentions in graph.by_report.items()})
    for name in sorted(rows.keys() | stated.keys()):
        if rows[name] != stated[name]:
            zh = f"mentions.parquet 中有 {rows[name]} 行，图中有 {stated[name]} 处提及"
            en = f"{counted(rows[name], 'row')} in mentions.parquet, {counted(stated[name], 'mention')} in the graph"
            yield Problem(TABLES.name, "", Severity.VIOLATION, name, "", None, None, "", zh, en)


def _reports_listed(path: Path) -> Counter[str] | None:
    """The rows of each report by its IRI; None when there is no such table."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return Counter(row.get("iri") or "" for row in csv.DictReader(lines))
    except (OSError, ValueError, csv.Error):
        return None


def _mentions_by_report(path: Path) -> Counter[str] | None:
    """The rows of each report; None when there is no such table."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    try:
        counts = pc.value_counts(pq.read_table(path, columns=["document"]).column(0))
    except (OSError, pa.ArrowException):
        return None
    return Counter({pair["values"]: pair["counts"] for pair in counts.to_pylist()})


def _missing(path: Path) -> Problem:
    zh, en = f"没有 {path}，或已损坏", f"no {path}, or it is damaged"
    return Problem(TABLES.name, "", Severity.VIOLATION, "", "", None, None, "", zh, en)


def run(graph: GraphFacts, folder: Path) -> Iterator[Problem]:
    """Compares the numbers of run.json, which a build writes when it has come to its end."""
    try:
        account = run_account(folder)
        held = evidence_held(folder)
        told = account["reports"], sum(n for kind, n in account["mentions"].items() if held.holds(EntityType(kind)))
    except (ValueError, KeyError, TypeError, AttributeError):
        zh, en = "没有 run.json 或已损坏：生成未到最后", "no run.json, or a damaged one: the build came to no end"
        yield at_node(RUN.name, "", graph, zh, en)
        return
    found = len(graph.reports), len(graph.mentions)
    if told != found:
        zh = f"run.json 记有 {told[0]} 份报告、{told[1]} 处提及，图中是 {found[0]} 份、{found[1]} 处"
        en = f"run.json has {counted(told[0], 'report')} and {counted(told[1], 'mention')}, the graph {found[0]} and {found[1]}"
        yield at_node(RUN.name, "", graph, zh, en)
