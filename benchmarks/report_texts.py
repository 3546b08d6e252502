"""Synthetic report texts, for measuring speed: python benchmarks/report_texts.py --reports 10000 --seed 1 --out DIR

Every text is made up from the sentences of report_sentences.tsv and says so in its first and last line; places, laws,
programmes and kinds of organ are those of the catalogue. What is common in reports is common here, the reports of a county share
habits, and length, sections and the density of names are about those of real reports. The same seed gives the same texts,
and a larger corpus begins with the smaller one; the catalogue has places for some 210,000 reports.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from pathlib import Path

from report_authors import Author, authors
from report_words import Parts, Voice, issuer, names_something, stock, voice_of, written

from lawgraph.catalogue.load import load_catalogue
from lawgraph.model import Level

LABEL = "（合成文本，仅供测速，所述均非事实）"
FORMATS = ("txt", "html")
#: the share of sentences that name something: 63 mentions in 4,600 characters, where three real reports have 56 in 4,550; 0.38 gives 80
NAMING = 0.28
#: characters of a report: the middle of its level, and what no report falls below or rises above
_MIDDLE = {Level.TOWNSHIP: 3500, Level.COUNTY: 4800, Level.PREFECTURE: 7500, Level.PROVINCE: 9000}
_SHORTEST, _LONGEST = 1500, 15000
_SPREAD = 0.38
#: parts of a report after what was achieved, with their share of its length
_SHARES = {"leader": 0.1, "problem": 0.09, "plan": 0.13}
_ORDERS = (("leader", "problem", "plan"), ("problem", "leader", "plan"), ("problem", "plan"))
_LONGEST_PART = 900
#: characters of a topic with its heading
_TOPIC = 330
_SIGNED_IN_FULL = 0.6
_ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Report:
    """A text, and the file it is to be."""

    path: str
    text: str
    author: Author


def texts(
    reports: int, seed: int = 1, *, formats: Sequence[str] = FORMATS[:1], naming: float = NAMING
) -> Iterator[Report]:
    """So many reports, one at a time, each in one of the formats; `naming` is the share of sentences that name something."""
    known = stock()
    bureaus = [name for name in known.words["county"].words[:40] if name.endswith("局")]
    for author in islice(authors(load_catalogue(), bureaus, seed), reports):
        chance = random.Random(f"{seed}-{author.number}")
        title, lines = _report(voice_of(author, seed, naming), chance)
        form = chance.choice(formats)
        text = _page(author, title, lines) if form == "html" else "\n".join((LABEL, title, *lines, LABEL, ""))
        path = f"synthetic/{author.folder}/{author.place.name}{author.bureau}-{author.year}.{form}"
        yield Report(path, text, author)


def write(folder: Path, reports: Iterator[Report]) -> int:
    """Writes reports as files; gives their number."""
    number = 0
    folders: set[Path] = set()
    for number, report in enumerate(reports, start=1):  # noqa: B007
        path = folder / report.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(report.text.encode("utf-8"))
    return number


def _report(voice: Voice, chance: random.Random) -> tuple[str, list[str]]:
    """The title and the lines below it."""
    author = voice.author
    level = Level.TOWNSHIP if author.bureau else author.place.level
    rank = "office" if author.bureau else "town" if level is Level.TOWNSHIP else "above"
    title = _one_of(voice, chance, "title", rank)
    length = int(min(max(chance.lognormvariate(0, _SPREAD) * _MIDDLE[level], _SHORTEST), _LONGEST))
    parts = chance.choice(_ORDERS)
    rooms = {part: min(int(length * _SHARES[part]), _LONGEST_PART) for part in parts}
    lines = [_one_of(voice, chance, "opening"), f"一、{_one_of(voice, chance, 'section', 'achievement')}"]
    lines += _achievements(voice, chance, length - sum(rooms.values()))
    for ordinal, part in zip(_ORDINALS[1:], parts, strict=False):
        lines.append(f"{ordinal}、{_one_of(voice, chance, 'section', part)}")
        lines.append(_paragraph(voice, chance, part, "", rooms[part]))
    if chance.random() < 0.3:
        lines.append(_one_of(voice, chance, "closing"))
    signed = (
        f"{author.above.name}{issuer(author)}" if author.above and chance.random() < _SIGNED_IN_FULL else issuer(author)
    )
    lines += [signed, f"{author.year + 1}年{chance.randint(1, 3)}月{chance.randint(1, 28)}日"]
    indent = chance.choice(("", "　　", "    "))
    return title, [indent + line for line in lines]


def _achievements(voice: Voice, chance: random.Random, room: int) -> list[str]:
    topics = [topic for part, topic in voice.stock.patterns if part == "sentence"]
    count = min(max(room // _TOPIC, 3), len(topics), len(_ORDINALS))
    lines = []
    for ordinal, at in zip(_ORDINALS, sorted(chance.sample(range(len(topics)), count)), strict=False):
        heading = f"（{ordinal}）{_one_of(voice, chance, 'heading', topics[at])}"
        told = _paragraph(voice, chance, "sentence", topics[at], room // count - len(heading))
        lines += [f"{heading}。{told}"] if chance.random() < 0.5 else [heading, told]
    return lines


def _paragraph(voice: Voice, chance: random.Random, part: str, topic: str, room: int) -> str:
    """About `room` characters; no sentence comes again before all of its sort have been."""
    patterns = voice.stock.patterns[part, topic]
    general = voice.stock.patterns["plain", ""] if topic else ()
    sorts = [
        [*general, *(parts for parts in patterns if not names_something(parts))],
        [parts for parts in patterns if names_something(parts)],
    ]
    numbered = chance.random() < 0.5
    told: list[str] = []
    waiting: list[list[Parts]] = [[], []]
    while room > 0:
        sort = chance.random() < voice.naming
        waiting[sort] = waiting[sort] or chance.sample(sorts[sort], len(sorts[sort]))
        sentence = written(waiting[sort].pop(), voice, chance)
        told.append(f"{_ORDINALS[len(told)]}是{sentence}" if numbered and len(told) < len(_ORDINALS) else sentence)
        room -= len(sentence)
    return "".join(told)


def _one_of(voice: Voice, chance: random.Random, part: str, topic: str = "") -> str:
    return written(chance.choice(voice.stock.patterns[part, topic]), voice, chance)


def _page(author: Author, title: str, lines: Sequence[str]) -> str:
    """A saved page: what it says of itself, a menu, the way to it, the text, the foot."""
    published = f"{author.year + 1}-03-20"
    site = f"{author.above.name if author.above else ''}{author.place.name}人民政府"
    menu = "".join(
        f'<li><a href="/{n}.html">{name}</a></li>'
        for n, name in enumerate(("首页", "政务公开", "政务服务", "互动交流"))
    )
    body = "".join(f"<p>{escape(line)}</p>" for line in (LABEL, *lines, LABEL))
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="SiteName" content="{escape(site)}"><meta name="ArticleTitle" content="{escape(title)}">'
        f'<meta name="PubDate" content="{published} 09:30"><meta name="ContentSource" content="{escape(site)}"></head>\n'
        f'<body><div class="menu"><ul>{menu}</ul></div><div class="way">当前位置：<a href="/">首页</a> &gt; '
        f'<a href="/1.html">政务公开</a> &gt; <a href="/2.html">法治政府建设年度报告</a></div>\n'
        f"<h1>{escape(title)}</h1><div>发布时间：{published} 来源：{escape(site)} 字体：【大 中 小】</div>\n"
        f'<div class="article">{body}</div>\n<div class="foot">【打印本页】【关闭窗口】 主办：{escape(site)}</div></body></html>\n'
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument(
        "--out", type=Path, required=True, help="folder for the files; DIR/synthetic/PROVINCE/COUNTY/…"
    )
    arguments.add_argument("--formats", default="txt", help="txt, html or both, with a comma")
    arguments.add_argument("--naming", type=float, default=NAMING, help="share of sentences that name something")
    options = arguments.parse_args()
    formats = options.formats.split(",")
    if unknown := set(formats) - set(FORMATS):
        arguments.error(f"unknown format: {', '.join(sorted(unknown))}")
    number = write(options.out, texts(options.reports, options.seed, formats=formats, naming=options.naming))
    print(f"{number:,} synthetic reports below {options.out / 'synthetic'}")


if __name__ == "__main__":
    main()
