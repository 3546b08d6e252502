"""From a folder of reports to three findings: a table, a picture and the sentences behind each.

从一个文件夹的报告到三项发现：每项有表、有图，并附所据原句。

    python examples/three_findings.py                        the reports of this repository
    python examples/three_findings.py my-reports             your own
    python examples/three_findings.py my-reports --out DIR   tables and pictures elsewhere than in out/example

It is a plain script; VS Code and Jupyter (with Jupytext) open its cells (`# %%`) as a notebook.

PLEASE NOTE. Twenty-one of the twenty-four reports of this repository are made up for testing, and the other three are digests. The places
are real, what is told of them is not. What comes out shows how to get from reports to findings, and proves nothing about any place.
请注意：本仓库的二十四份报告中，二十一份是为测试编造的，另三份是摘编。地名是真的，所述之事是编的。结果只演示做法，不说明任何地方的实际情况。
"""

# %% Before we start 准备
import argparse
import math
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, hypergeom

import lawgraph
from lawgraph.errors import LawgraphError
from lawgraph.query import empty_axes

HERE = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()  # a notebook has no __file__
MADE_UP, DIGESTS = HERE.parent / "tests" / "gold" / "reports", HERE.parent / "corpus"

parser = argparse.ArgumentParser(description="From a folder of reports to three findings / 从报告到三项发现")
parser.add_argument("folder", nargs="?", type=Path, help="your reports / 你的报告所在的文件夹")
parser.add_argument("--out", type=Path, default=Path("out/example"), help="where results go / 结果写到哪里")
NOTEBOOK = "ipykernel" in sys.modules
arguments = parser.parse_args([] if NOTEBOOK else None)
OUT: Path = arguments.out

if not NOTEBOOK:
    sys.stdout.reconfigure(errors="replace")  # a console that lacks a sign shows ? instead of ending the script
pd.set_option("display.unicode.east_asian_width", True, "display.width", 200, "display.max_columns", 20)

#: kinds of documents and what is done with them: docs/annotation.md
CHINESE = {
    "publicise": "宣传", "study": "学习", "implement": "执行", "enact": "制定", "mention": "提及",
    "constitution": "宪法", "statute": "法律", "administrative-regulation": "行政法规", "local-regulation": "地方性法规",
    "rule": "规章", "party-regulation": "党内法规", "judicial-interpretation": "司法解释", "policy": "政策文件",
}  # fmt: skip


def heading(text: str) -> None:
    """Print a heading."""
    print(f"\n{'=' * 100}\n{text}\n")


def show(table: pd.DataFrame, name: str, rows: int = 15) -> None:
    """Print the first rows of a table and write all of it to `OUT/name.csv`, for a spreadsheet."""
    table.to_csv(OUT / f"{name}.csv", encoding="utf-8-sig")
    print(f"[{name}.csv, {len(table)} rows]\n{table.head(rows).to_string() if len(table) else '（空 / empty）'}\n")


def save(axes: Any, name: str, title: str) -> None:
    """Write a picture to `OUT/name.png`, and show it where this runs as a notebook."""
    axes.set_title("")  # that of `rows.plot()`
    axes.set_title(f"{title}\n{WARNING}" if WARNING else title, fontsize="small", loc="left")
    axes.figure.savefig(OUT / f"{name}.png", dpi=100)
    if NOTEBOOK:
        from IPython.display import Image, display

        display(Image(filename=OUT / f"{name}.png"))


def quote(evidence: Iterable[Any], most: int = 2) -> None:
    """Print the first sentences: report, offsets in its text, words."""
    for item, _ in zip(evidence, range(most), strict=False):
        print(f"    {' '.join(str(item).split())}")


def name(kind: str) -> str:
    """A kind or context in Chinese and as the graph has it."""
    return f"{CHINESE.get(kind, '')} {kind}".strip()


def short(law: str) -> str:
    """The everyday name of a statute, for narrow labels."""
    return law.removeprefix("中华人民共和国")


# %% The graph 建图
# `lawgraph.build` reads a folder. Ours stand in two, which are copied into one; the reports that are made up are named made-up/…
WARNING = ""
OUT.mkdir(parents=True, exist_ok=True)
try:
    empty_axes(1, 1)  # says at once what to install where pictures cannot be made
    if arguments.folder:
        kg = lawgraph.build(arguments.folder, OUT / "graph")
    else:
        WARNING = "报告多为编造，只演示做法，不是结论 / mostly made-up reports: an example, not a result"
        with tempfile.TemporaryDirectory() as both:
            shutil.copytree(MADE_UP, Path(both) / "made-up")
            shutil.copytree(DIGESTS, Path(both) / "digests")
            kg = lawgraph.build(both, OUT / "graph")
except LawgraphError as error:
    sys.exit(f"错误 / error: {error}")

reports = kg.reports()
townships = sum(report.level == "township" for report in reports)
years = sorted({report.year for report in reports if report.year is not None})
heading(f"{len(reports)} 份报告，其中乡镇街道 {townships} 份 / {len(reports)} reports, {townships} of townships")
if WARNING:
    print(f"{WARNING}\n")
counts = reports.df()
show(pd.crosstab(counts["year"].astype("Int64").astype("string").fillna("unknown"), counts["level"]), "reports")


# %% Finding 1 发现一 --------------------------------------------------------------------------------------------------
# Question: which kinds of law do townships publicise, and which do they implement?
# 问题：哪些种类的法，乡镇主要在宣传？哪些主要在执行？
#
# One question to the graph a kind and context; `citations` gets a row a report and document.
CONTEXTS = ["publicise", "study", "implement", "enact", "mention"]
KINDS = sorted({document.kind for document in kg.ask("documents") if document.kind})
answers = {(kind, context): kg.townships_citing(kind=kind, context=context) for kind in KINDS for context in CONTEXTS}
parts = [rows.df().assign(kind=kind, context=context) for (kind, context), rows in answers.items() if len(rows)]
if not parts:
    sys.exit("这些报告中没有引用文件的乡镇报告 / no township report among these cites a document")
citations = pd.concat(parts)
citations["report"] = citations["place"] + citations["name"] + citations["year"].astype(str)
by_kind = citations.pivot_table("citations", "kind", "context", "sum", 0).reindex(columns=CONTEXTS, fill_value=0)
by_law = citations.pivot_table("citations", ["law", "kind"], "context", "sum", 0).reindex(
    columns=CONTEXTS, fill_value=0
)


# %% How sure is the share? 比重有多可靠？
# Citations of one report are not independent: a list of ten laws is one decision. So whole reports are drawn again and again
# (bootstrap), and the interval is where the share lies in 95 of 100 such draws. Where all reports agree, every draw says the same, which
# is no certainty: then the bound is the exact one for so many reports that agree (Clopper and Pearson).
# 同一份报告里的引用并不独立，所以按报告重抽样（自助法），给出 95% 区间；各报告完全一致时，改用精确区间。
def interval(kind: str, draws: int = 1000) -> tuple[float, float]:
    """95 % interval of publicise / (publicise + implement) of a kind of document; (nan, nan) for fewer than 3 reports."""
    counts = citations[citations["kind"] == kind].pivot_table("citations", "report", "context", "sum", 0)
    counts = counts.reindex(columns=["publicise", "implement"], fill_value=0)
    counts = counts[counts.sum(axis=1) > 0].to_numpy()
    n = len(counts)
    if n < 3:
        return math.nan, math.nan
    publicised, implemented = (np.random.default_rng(1).multinomial(n, np.full(n, 1 / n), size=draws) @ counts).T
    low, high = np.percentile(publicised / (publicised + implemented), [2.5, 97.5])
    if not counts[:, 0].any():
        high = 1 - 0.025 ** (1 / n)
    elif not counts[:, 1].any():
        low = 0.025 ** (1 / n)
    return round(float(low), 2), round(float(high), 2)


both_uses = by_kind["publicise"] + by_kind["implement"]
by_kind["share publicised"] = (by_kind["publicise"] / both_uses.where(both_uses > 0)).round(2)
by_kind["low"], by_kind["high"] = zip(*map(interval, by_kind.index), strict=True)
by_kind = by_kind.loc[both_uses.sort_values(ascending=False, kind="stable").index]
by_law = by_law.loc[by_law[["publicise", "implement"]].sum(axis=1).sort_values(ascending=False, kind="stable").index]

heading("发现一：乡镇宣传什么，执行什么 / Finding 1: what townships publicise, and what they implement")
show(by_kind, "1-kinds-by-context")
show(by_law, "1-laws-by-context")

# %% Picture and sentences 图与原句
axes = empty_axes(9, 1.6 + 0.45 * len(by_kind))
labels = [f"{name(kind)} (n={row[CONTEXTS].sum():.0f})" for kind, row in by_kind.iterrows()]
left = np.zeros(len(by_kind))
for context, colour in zip(CONTEXTS, ["#0072b2", "#56b4e9", "#d55e00", "#009e73", "#bbbbbb"], strict=True):
    shares = (by_kind[context] / by_kind[CONTEXTS].sum(axis=1)).to_numpy(float)
    axes.barh(labels, shares, left=left, color=colour, label=name(context))
    left += shares
axes.invert_yaxis()
axes.set_xlabel("引用的比重 / share of citations")
axes.legend(ncols=5, fontsize="small", loc="upper center", bbox_to_anchor=(0.5, -0.12 - 0.5 / (1 + len(by_kind))))
save(axes, "1-kinds-by-context", f"{townships} 份乡镇报告怎样引用各种文件 / how {townships} township reports cite")

compared = [row for _, row in by_kind.dropna(subset=["low"]).iterrows()][:2]  # the two kinds with most such citations
if len(compared) == 2:
    one, other = compared
    overlap = one["low"] <= other["high"] and other["low"] <= one["high"]
    print(
        f"发现一：称作宣传或执行的引用中，宣传所占比重：{name(one.name)} {one['share publicised']:.0%}，"
        f"{name(other.name)} {other['share publicised']:.0%}；两个区间{'有' if overlap else '无'}重叠。"
    )
    print(
        f"FINDING 1. Of what is said to be publicised or implemented, {one['share publicised']:.0%} is publicity for {one.name} "
        f"({one['low']:.0%}–{one['high']:.0%}) and {other['share publicised']:.0%} for {other.name} "
        f"({other['low']:.0%}–{other['high']:.0%}). The intervals "
        + ("overlap: these reports do not settle which is more.\n" if overlap else "do not overlap.\n")
    )
else:
    print("FINDING 1. 报告太少，不足以比较 / too few reports to compare kinds of documents\n")
for kind in by_kind.index[:3]:
    for context in ("publicise", "implement"):
        print(f"  {kind}, {context}: {answers[kind, context].coverage}")
        quote(item for row in answers[kind, context] for item in row.evidence)

# What this does not show 这不说明什么
# - Which two kinds differ most: the two with most citations are compared, whatever they say, so that nothing is picked.
# - That a law was applied, or that publicity reached anybody. It is what reports say. 报告所写，不等于实际所做。
# - Contexts are read from the words around a citation (docs/annotation.md) and are wrong at times: read the sentences.
#   A law that is publicised and implemented in one sentence is counted once, under what its own words say.
# - A report that does not say it implements a law may well do so: there is no zero here, only silence. 没写不等于没做。


# %% Finding 2 发现二 --------------------------------------------------------------------------------------------------
# Question: which documents do reports cite that were not in force in their year, and what changes from one year to the next?
# 问题：哪些报告引用了当年尚未施行或已经失效的文件？前后两年的引用有何变化？
outside = kg.not_in_force()
by_year = pd.DataFrame(
    {year: (rows.read, rows.with_, len(rows)) for year in years for rows in [kg.not_in_force(year=year)]},
    index=["reports read", "with such citations", "report × document"],
).T.rename_axis("year")
cited = outside.df().drop(columns="evidence")

heading("发现二：当年不在施行的文件，以及逐年变化 / Finding 2: documents not in force, and change between years")
show(by_year, "2-not-in-force-by-year")
show(cited, "2-not-in-force", rows=30)

# %% Picture and sentences 图与原句
FORCES = {"not-yet": "#0072b2", "repealed": "#d55e00", "expired": "#cc79a7"}
drawn = [row for row in outside if row.year is not None and (row.effective or row.until)][:30]
axes = empty_axes(9, 1.8 + 0.32 * len(drawn))
first, last = min(years, default=2015) - 1, max(years, default=2025) + 3
for height, row in enumerate(drawn):
    start = row.effective.year + (row.effective.month - 1) / 12 if row.effective else first
    end = row.until.year + (row.until.month - 1) / 12 if row.until else last
    axes.plot([max(start, first), end], [height, height], color="#bbbbbb", linewidth=5, solid_capstyle="butt")
    axes.plot(row.year + 0.95, height, "o", color=FORCES.get(row.force, "black"))  # December of the year reported on
axes.set_yticks(range(len(drawn)), [f"{row.name} {row.year}：{short(row.law)}" for row in drawn], fontsize="small")
axes.set_xticks(range(first, last + 1), range(first, last + 1), fontsize="small")
axes.set_xlim(first, last)
axes.set_ylim(len(drawn) - 0.4, -0.6)
for force, colour in FORCES.items():
    axes.plot([], [], "o", color=colour, label=force)
axes.plot([], [], color="#bbbbbb", linewidth=5, label="施行期间 / in force")
axes.legend(ncols=4, fontsize="small", loc="upper center", bbox_to_anchor=(0.4, -0.4 / (1 + 0.32 * len(drawn))))
save(axes, "2-not-in-force", "报告年度之末（点）与施行期间（线） / end of the year reported on (dot), in force (line)")

forces = Counter(row.force for row in outside)
places = [item for row in outside for item in row.evidence]
planned = sum(item.tense == "planned" for item in places)
applied = sum(item.context == "implement" for item in places)
print(
    f"发现二：{outside.read} 份报告中，{outside.with_} 份引用了年终时不在施行的文件，共 {len(places)} 处："
    f"计划 {planned} 处，写作已执行或须执行的 {applied} 处。"
)
print(
    f"FINDING 2. {outside.with_} of {outside.read} reports cite a document that was not in force when their year ended: "
    + (", ".join(f"{force} {count}" for force, count in forces.most_common()) or "none")
    + f". Of the {len(places)} places in their texts {planned} are plans, and {applied} say that the document is carried out.\n"
)
for row in outside:
    if any(item.context == "implement" or row.force != "not-yet" for item in row.evidence):
        print(
            f"  {row.name} {row.year}, {row.law}: {row.force}, {row.effective}–{row.until or ''} {row.replacement or ''}"
        )
        quote(row.evidence)

# %% Change between years 前后两年
# Only places with a report on both years can be compared: of neighbouring years, those that most places share. Statutes only, because
# a town's own documents have the year in their titles and would all be new. 只看法律：本地文件题名带年份，年年都是“新”的。
of_years = (kg.change_between(before, after, kind="statute") for before, after in pairwise(years))
changes = max(of_years, key=lambda rows: rows.read, default=None)
if changes is not None and len(changes):
    show(changes.df().drop(columns="evidence"), "2-change-between-years")
    save(changes.plot(), "2-change-between-years", "引用的地方增减几个 / places more or fewer that cite it")
    print(
        f"CHANGE. {changes.coverage}; more places {sum(r.change > 0 for r in changes)}, fewer {sum(r.change < 0 for r in changes)}"
    )
    quote(item for row in changes[:3] for item in row.evidence)
else:
    print(
        "CHANGE. 没有一个地方有前后两年的报告，无从比较 / no place has reports on two neighbouring years: nothing to compare"
    )

# What this does not show 这不说明什么
# - That a citation is a mistake. A plan for next year may well name the law that enters into force in January. Read the sentences.
# - That all other citations are sound: where the dates of a document are not known, it is in neither number.
# - A trend. Other places report in other years; only the same places may be compared. 各年的报告来自不同地方，不能当作趋势。


# %% Finding 3 发现三 --------------------------------------------------------------------------------------------------
# Question: which programmes (八五普法, 双随机一公开 …) stand in the same reports as which documents, more often than by chance?
# 问题：哪些项目和哪些文件出现在同一份报告里，比偶然更常见？
#
# Lift: how many times more often than by chance; NPMI: the same from -1 to 1 (docs/network.md). Neither knows how many reports it
# rests on, so `p` is the chance of as many reports with both, if programmes were dealt out to reports at random (hypergeometric,
# Fisher's exact test, one-sided), and `q` the same after so many pairs were looked at (Benjamini and Hochberg).
LEAST = 3  # documents and programmes that fewer reports name are left out, whatever they stand with
together = kg.programs_with()
pairs = together.df().drop(columns="evidence").query("with_law >= @LEAST and with_other >= @LEAST")
pairs["npmi"] = pairs["npmi"].astype(float)
pairs["p"] = hypergeom.sf(pairs["together"] - 1, together.read, pairs["with_law"], pairs["with_other"])
never = pairs["law"].nunique() * pairs["other"].nunique() - len(pairs)  # looked at too, and never together: p = 1
pairs["q"] = false_discovery_control([*pairs["p"], *[1.0] * never])[: len(pairs)] if len(pairs) else pairs["p"]
pairs = pairs.sort_values(["p", "law", "other"]).set_index(["law", "other"])

heading("发现三：哪些项目与哪些文件同现 / Finding 3: which programmes go with which documents")
show(pairs.round({"p": 4, "q": 3}), "3-programmes-with-laws", rows=20)

# %% Picture and sentences 图与原句
laws = list(pairs.groupby("law")["with_law"].first().sort_values(ascending=False, kind="stable").index[:14])
programmes = list(pairs.groupby("other")["with_other"].first().sort_values(ascending=False, kind="stable").index[:14])
grid = pairs["npmi"].unstack().reindex(index=laws, columns=programmes)
axes = empty_axes(4 + 0.5 * len(programmes), 2.4 + 0.36 * len(laws))
axes.set_facecolor("#eeeeee")
if len(pairs):
    image = axes.imshow(grid.to_numpy(float), cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
    axes.figure.colorbar(image, ax=axes, label="NPMI")
axes.set_xticks(range(len(programmes)), programmes, rotation=60, ha="right", fontsize="small")
axes.set_yticks(range(len(laws)), [short(law) for law in laws], fontsize="small")
for (law, programme), pair in pairs.iterrows():
    if law in laws and programme in programmes:
        mark = f"{pair['together']:.0f}{'*' if pair['q'] < 0.05 else ''}"
        axes.text(programmes.index(programme), laws.index(law), mark, ha="center", va="center", fontsize="small")
title = (
    f"{together.read} 份报告；数字为同现的报告数，灰色为从不同现，* 为 q < 0.05\n"
    f"number: reports with both, of {together.read}; grey: never together; *: q < 0.05"
)
save(axes, "3-programmes-with-laws", title)

beyond = pairs[pairs["q"] < 0.05]
print(
    f"发现三：{len(pairs) + never} 对文件与项目中，{len(pairs)} 对曾同篇出现，{len(beyond)} 对的同现多于偶然（q < 0.05）。"
)
print(
    f"FINDING 3. Of {len(pairs) + never} pairs of a document and a programme {len(pairs)} stand in one report, and {len(beyond)} "
    f"do so more often than {together.read} reports let one expect by chance (q < 0.05)."
)
if together.read < 100:
    print(
        f"  样本小，不宜下结论 / a small sample: with {together.read} reports only the very strongest link could show."
    )
for (law, programme), pair in pairs.head(3).iterrows():
    print(
        f"\n  {law} × {programme}: {pair['together']:.0f} reports with both, {pair['with_law']:.0f} and {pair['with_other']:.0f} "
        f"with each; lift {pair['lift']:.1f}, NPMI {pair['npmi']:.2f}, p {pair['p']:.3f}, q {pair['q']:.2f}"
    )
    in_sentences = [row for row in kg.programs_with(law, within="sentence") if row.other == programme]
    in_reports = [row for row in together if (row.law, row.other) == (law, programme)]
    print("  in one sentence 同句:" if in_sentences else "  in one report, never in one sentence 同篇而不同句:")
    quote(item for row in in_sentences or in_reports for item in row.evidence)

# What this does not show 这不说明什么
# - That a programme leads to a law or the other way round. Both may come from one circular, one year, one level of government:
#   八五普法 began in 2021, the year the civil code came into force, and goes with everything newer. Compare within a year and a level
#   (`kg.programs_with(year=2023, level="township")`) before you believe a pair. 两者可能只是同年、同级，或出自同一文件。
# - Words copied from a template count as often as they are copied: `kg.repeated_passages()`. 套话照样计数。
# - A pair that is not marked is not shown to be independent: with few reports most real links stay below the line.

# %% Where everything is 结果在哪里
heading(f"结果 / results: {OUT}")
print("\n".join(sorted(path.name for path in OUT.iterdir())))
print("网页 / the page:", OUT / "graph" / "view.html")
